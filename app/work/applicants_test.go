package work_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// taken accepts a dossier of an owner.
func (b *bench) taken(owner dossier.Party, change func(*dossier.Dossier)) *dossier.Dossier {
	b.T.Helper()
	x := b.draft("2.002385", owner.Name)
	x.Owner = owner
	if change != nil {
		change(x)
	}
	b.Clock = b.Clock.Add(time.Minute)
	x.ReceivedAt = b.Clock
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	return x
}

func codes(list []work.ApplicantDossier) string {
	var all []string
	for _, x := range list {
		all = append(all, x.Dossier.Code)
	}
	return strings.Join(all, " ")
}

func TestAnApplicantHasAllTheirDossiersAndWhatWasSeenEarlier(t *testing.T) {
	b := newBench(t)
	lan := dossier.Party{Kind: dossier.Citizen, Name: "Hoàng Thị Lan", IDKind: "CCCD", IDNumber: "015190001234", Phone: "0912 345 678", Email: "lan@vidu.vn", Address: "Tổ 5, phường Yên Bái"}
	first := b.taken(lan, nil)
	moved := lan
	moved.Name, moved.Phone, moved.Address, moved.Email = "HOÀNG THỊ LAN", "0988 777 666", "Thôn 2, xã Mường Bo", ""
	second := b.taken(moved, nil)
	namesake := lan // the same name and telephone, another number: another person
	namesake.IDNumber = "015190009999"
	b.taken(namesake, nil)
	nameless := b.taken(dossier.Party{Kind: dossier.Citizen, Name: "Lan Hoàng Thị", Phone: "0912345678", Address: "Tổ 5, phường Yên Bái"}, nil)
	handed := b.taken(dossier.Party{Kind: dossier.Company, Name: "Công ty Ánh Dương", Phone: "0900000001", Address: "Lào Cai"}, func(x *dossier.Dossier) {
		x.Submitter, x.Authority = &lan, "Giấy ủy quyền"
	})
	a, err := b.Desk().Applicant(b.Ctx, first.ID)
	b.Must(err)
	if want := strings.Join([]string{handed.Code, nameless.Code, second.Code, first.Code}, " "); codes(a.Dossiers) != want {
		t.Errorf("dossiers %s, want %s", codes(a.Dossiers), want)
	}
	if !a.Dossiers[0].Submitted || a.Dossiers[1].Submitted {
		t.Error("who handed in for somebody else is taken for an owner, or the other way round")
	}
	if reasons := strings.Join(a.Dossiers[2].Reasons, "; "); !strings.Contains(reasons, "cùng số giấy tờ 0151 ···· 1234") {
		t.Errorf("reasons %q", reasons)
	}
	if a.Party.Phone != lan.Phone || !slices.Equal(a.Phones, []string{"0988777666"}) || !slices.Equal(a.Addresses, []string{"Thôn 2, xã Mường Bo"}) || len(a.Emails) != 0 {
		t.Errorf("%+v; earlier %q %q %q", a.Party, a.Phones, a.Addresses, a.Emails)
	}
}

func TestTheSenderOfALetterIsAnApplicant(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("06-ten-rfc2231")
	before, err := b.Desk().ApplicantOfLetter(b.Ctx, l.ID)
	b.Must(err)
	if len(before.Dossiers) != 0 || !slices.ContainsFunc(before.Mails, func(m work.ApplicantMail) bool { return m.LetterID == l.ID }) {
		t.Errorf("before any dossier: %+v", before)
	}
	x, err := b.Desk().NewFromLetter(b.Ctx, l.ID, b.procedure("NB-KHCN-30"), "")
	b.Must(err)
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	after, err := b.Desk().ApplicantOfLetter(b.Ctx, l.ID)
	b.Must(err)
	if codes(after.Dossiers) != x.Code || after.Party.Name != x.Owner.Name {
		t.Errorf("after it became a dossier: %+v", after)
	}
	for _, m := range after.Mails {
		if m.LetterID != 0 && m.Subject == "" {
			t.Errorf("%+v", m)
		}
	}
}
