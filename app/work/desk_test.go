package work_test

import (
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/mail/mailtest"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

func TestTheSamePersonIsShown(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Hoàng Thị Lan")
	x.Owner.IDKind, x.Owner.IDNumber, x.Owner.Address = "CCCD", "015190001234", "Tổ 5, phường Yên Bái, tỉnh Lào Cai"
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	b.accept("2.002385", "Người khác hẳn")
	for name, c := range map[string]struct {
		party      dossier.Party
		reasons    string
		submission bool
	}{
		"name without marks": {dossier.Party{Name: "HOANG THI LAN"}, "cùng tên (không kể dấu)", true},
		"name in disorder":   {dossier.Party{Name: "Lan Hoàng Thị"}, "khác thứ tự", true},
		"number":             {dossier.Party{Name: "Ai đó", IDNumber: "015190001234"}, "cùng số giấy tờ 0151 ···· 1234", true},
		"nobody":             {dossier.Party{Name: "Lý Thị Dở"}, "", false},
	} {
		y := b.draft("2.002385", "")
		y.Owner = c.party
		similar, err := b.Desk().Similar(b.Ctx, y)
		b.Must(err)
		var got []string
		for _, s := range similar.Applicants {
			got = append(got, s.Reasons...)
			if s.Dossier.ID != x.ID {
				t.Errorf("%s: shows %s", name, s.Dossier.Code)
			}
		}
		if !strings.Contains(strings.Join(got, "; "), c.reasons) || (c.reasons == "") != (len(got) == 0) || (len(similar.Submissions) > 0) != c.submission {
			t.Errorf("%s: %q, %d submissions", name, got, len(similar.Submissions))
		}
	}
	again := b.draft("2.002385", "Hoàng Thị Lan") // shown, not decided
	_, err = b.Desk().Accept(b.Ctx, again)
	b.Must(err)
}

// The same letter sent twice, changed a little: the dossier of the first one is shown at the second.
func TestTheSameSubmissionIsShown(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	first, err := b.Desk().NewFromLetter(b.Ctx, b.SampleLetter("06-ten-rfc2231").ID, b.procedure("NB-KHCN-30"), "")
	b.Must(err)
	_, err = b.Desk().Accept(b.Ctx, first)
	b.Must(err)
	second, err := b.Desk().NewFromLetter(b.Ctx, b.SampleLetter("15-trung-ma-thu").ID, b.procedure("NB-KHCN-30"), "")
	b.Must(err)
	similar, err := b.Desk().Similar(b.Ctx, second)
	b.Must(err)
	if len(similar.Submissions) != 1 || similar.Submissions[0].Dossier.ID != first.ID || !strings.Contains(strings.Join(similar.Submissions[0].Reasons, "; "), "cùng một thư điện tử") {
		t.Errorf("%+v", similar.Submissions)
	}
}

// What a letter does not say of its sender comes from an earlier dossier of the same person.
func TestTheApplicantIsFilledFromEarlierDossiers(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Hoàng Thị Lan")
	x.Owner.IDKind, x.Owner.IDNumber, x.Owner.Address = "CCCD", "015190001234", "Tổ 5, phường Yên Bái, tỉnh Lào Cai"
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	memory := mailtest.StartMemory(t)
	b.mailbox("thử", memory.Address)
	memory.Deliver(t, "INBOX", []byte("From: HOANG THI LAN <lan@example.vn>\r\nSubject: Nop don\r\n\r\nDien thoai: 0987 654 321\r\n"))
	b.Fetch()
	letters, err := b.Store.Letters.Page(b.Ctx, office.Query{})
	b.Must(err)
	proposal, err := b.Desk().Propose(b.Ctx, letters[0].ID)
	b.Must(err)
	if o := proposal.Owner; o.Address != x.Owner.Address || o.IDNumber != "015190001234" || o.IDKind != "CCCD" {
		t.Errorf("%+v", o)
	}
	if o := proposal.Owner; o.Phone != "0987654321" || o.Email != "lan@example.vn" {
		t.Errorf("what the letter says was overwritten: %+v", o)
	}
	if !strings.Contains(strings.Join(proposal.Hints, " "), x.Code) {
		t.Errorf("hints: %q", proposal.Hints)
	}
}

func TestACitizenCardFillsTheOwner(t *testing.T) {
	b := newBench(t)
	owner, warnings, err := b.Desk().ReadIDCard("015190001234|063123456|Hoàng Thị Lan|01021990|Nữ|Tổ 5, phường Yên Bái, tỉnh Lào Cai|15042021")
	b.Must(err)
	if owner.Name != "Hoàng Thị Lan" || owner.IDNumber != "015190001234" || owner.BirthDay != "1990-02-01" || owner.IDDay != "2021-04-15" || len(warnings) != 0 {
		t.Errorf("%+v %q", owner, warnings)
	}
	if len(b.Desk().Reasons()) < 5 {
		t.Error("no reasons for refusal")
	}
}

func TestToday(t *testing.T) {
	b := newBench(t)
	b.Clock = time.Date(2026, 11, 16, 9, 0, 0, 0, office.Zone) // Monday
	late, _ := b.accept("2.002385", "Trễ Một")                 // 5 days, one of them off: 23/11
	b.Clock = time.Date(2026, 11, 17, 15, 0, 0, 0, office.Zone)
	today, _ := b.accept("2.002385", "Hôm Nay") // 25/11 15:00: 24/11 is off
	b.Clock = time.Date(2026, 11, 19, 9, 0, 0, 0, office.Zone)
	soon, _ := b.accept("2.002385", "Hai Ngày Nữa") // 27/11
	b.Clock = time.Date(2026, 11, 20, 9, 0, 0, 0, office.Zone)
	b.accept("2.002385", "Còn Lâu") // 30/11
	b.accept("2.002382", "Không Có Hạn")
	memory := mailtest.StartMemory(t)
	b.mailbox("thử", memory.Address)
	memory.Deliver(t, "INBOX", mailtest.Mail(1))
	memory.Deliver(t, "INBOX", mailtest.Mail(2))
	b.Clock = worktest.Morning
	b.Fetch()

	got, err := b.Desk().Today(b.Ctx)
	b.Must(err)
	if got.Late != 1 || got.LateList[0].Code != late.Code || got.DueToday != 1 || got.DueSoon != 2 || got.ThisMonth != 5 || got.NewLetters != 2 {
		t.Errorf("late %d, today %d, soon %d, month %d, letters %d", got.Late, got.DueToday, got.DueSoon, got.ThisMonth, got.NewLetters)
	}
	if len(got.DueList) != 2 || got.DueList[0].Code != today.Code || got.DueList[1].Code != soon.Code || len(got.LetterList) != 2 {
		t.Errorf("%+v", got.DueList)
	}
	if got.MailStale || !got.LastFetch.Equal(worktest.Morning) || !strings.Contains(got.NextDayOff, "01/01/2027") {
		t.Errorf("last fetch %s, stale %v, next day off %s", got.LastFetch, got.MailStale, got.NextDayOff)
	}
	b.Clock = worktest.Morning.Add(25 * time.Hour)
	if got, err = b.Desk().Today(b.Ctx); err != nil || !got.MailStale {
		t.Errorf("25 hours later the mail is not called stale: %v", err)
	}
	empty := newBench(t)
	if got, err = empty.Desk().Today(empty.Ctx); err != nil || got.MailStale || got.Late+got.DueSoon+got.NewLetters != 0 {
		t.Errorf("a fresh office: %+v, %v", got, err)
	}
}
