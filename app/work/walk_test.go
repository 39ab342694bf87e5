package work_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// The main job, end to end: an e-mailed submission becomes a registered dossier with a printed receipt.
func TestFromMailToReceipt(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	report := b.fetch()
	if report.UIDs != len(samples.All()) || report.Taken+report.Duplicate+report.Ignored+report.Quarantined+report.TooLarge != report.UIDs {
		t.Fatalf("%+v", report.Counts)
	}
	l := b.sample("03-outlook")
	proposal, err := b.Desk().Propose(b.ctx, l.ID)
	b.must(err)
	if proposal.Procedures[0].Procedure.Code != "2.002381" || proposal.Owner.Name == "" || proposal.Owner.Email == "" {
		t.Fatalf("%v %+v", proposal.Procedures, proposal.Owner)
	}
	draft, err := b.Desk().NewFromLetter(b.ctx, l.ID, proposal.Procedures[0].Procedure.ID, "")
	b.must(err)
	if missing := draft.Missing(); len(missing) != 0 {
		t.Errorf("missing %q", missing)
	}
	receipt, err := b.Desk().Accept(b.ctx, draft)
	b.must(err)

	x, err := b.Store.Dossiers.ByCode(b.ctx, "H38.21.06-261125-0001")
	b.must(err)
	if x.State != dossier.Received || !x.Internal || x.LetterID != l.ID || x.MessageID != l.MessageID || x.Source != dossier.FromEmail || x.BookNumber != 1 {
		t.Errorf("%+v", x)
	}
	if want := time.Date(2026, 12, 14, 9, 0, 0, 0, office.Zone); !x.Due.Equal(want) { // 18 days end on Sunday 13/12
		t.Errorf("due %s, want %s", x.Due.In(office.Zone), want)
	}
	if x.Procedure.Code != "2.002381" || len(x.Procedure.Parts) != 7 || x.Calendar == 0 || len(x.Explanation.Lines) < 3 || x.Receiver != "Trần Thị Bích" {
		t.Errorf("the snapshot lacks something: %+v", x)
	}
	for _, c := range x.Components {
		for _, f := range c.Files {
			if err := b.Blobs.Verify(f.SHA256); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
	if l = b.sample("03-outlook"); l.Handling != letter.Accepted || l.DossierID != x.ID {
		t.Errorf("letter: %s, dossier %d", l.Handling, l.DossierID)
	}

	pdf, err := b.Desk().PaperPDF(b.ctx, receipt.ID)
	b.must(err)
	text := b.text(pdf)
	for _, words := range []string{x.Code, x.Owner.Name, "Trần Thị Bích", "ngày 14 tháng 12 năm 2026"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), words) {
			t.Errorf("the receipt does not say %q:\n%s", words, text)
		}
	}
	if receipt.Form != "tt03-2025/01-receipt" || receipt.SHA256 == "" || receipt.Size != int64(len(pdf)) {
		t.Errorf("%+v", receipt)
	}
	b.good()

	_, err = b.Desk().NewFromLetter(b.ctx, l.ID, draft.ProcedureID, "")
	b.refused(err, office.CodeRefused, "đã được lập thành hồ sơ")
}

// Two clerks have the same letter open: one dossier comes of it.
func TestALetterIsTakenInOnce(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	b.fetch()
	l := b.sample("03-outlook")
	id := b.procedure("2.002381")
	first, err := b.Desk().NewFromLetter(b.ctx, l.ID, id, "")
	b.must(err)
	second, err := b.Desk().NewFromLetter(b.ctx, l.ID, id, "")
	b.must(err)
	_, err = b.Desk().Accept(b.ctx, first)
	b.must(err)
	_, err = b.Desk().Accept(b.ctx, second)
	b.refused(err, office.CodeRefused, "đã được lập thành hồ sơ")
	_, err = b.Desk().Accept(b.ctx, first) // pressed twice
	b.refused(err, office.CodeRefused, "Được tiếp nhận")
	if n := count(b, b.Store.Dossiers.Register); n != 1 {
		t.Errorf("%d dossiers", n)
	}
	next, _ := b.accept("2.002385", "Lò Văn Pao")
	if next.Code != "H38.21.06-261125-0002" {
		t.Errorf("the refused one has used up a number: %s", next.Code)
	}
	b.good()
}

func TestEverySampleEndsWhereItShould(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(samples.SmallLimit)
	b.fetch()
	letters, err := b.Store.Letters.Page(b.ctx, office.Query{Limit: 500})
	b.must(err)
	large := 0
	for _, l := range letters {
		s := samples.All()[l.UID-1]
		if l.State == letter.TooLarge {
			large++
			fresh, err := b.Mailroom().Download(b.ctx, l.ID, &mail.Progress{})
			b.must(err)
			l = *fresh
			_, err = b.Mailroom().Download(b.ctx, l.ID, nil)
			b.refused(err, office.CodeRefused, "đã được lưu")
		}
		if l.State != s.Expect {
			t.Errorf("%s: %s (%s), want %s", s.Name, l.State, l.Reason, s.Expect)
		}
		if (l.State != letter.Taken) != (l.Reason != "" || l.State == letter.Duplicate) {
			t.Errorf("%s: %s without a reason: %q", s.Name, l.State, l.Reason)
		}
		if l.SHA256 == "" {
			continue
		}
		raw, err := b.Mailroom().Raw(b.ctx, l.ID)
		b.must(err)
		kept, err := io.ReadAll(raw)
		b.must(errors.Join(err, raw.Close()))
		if !sameBytes(kept, s.Raw) {
			t.Errorf("%s: what was kept is not what was sent", s.Name)
		}
	}
	if large != 1 {
		t.Errorf("%d letters were too large", large)
	}
	again := b.fetch()
	if again.UIDs != 0 {
		t.Errorf("a second fetch brought %+v", again.Counts)
	}
	lines, err := b.Mailroom().Ledger(b.ctx)
	b.must(err)
	if len(lines) != 1 || !lines[0].Consistent || lines[0].Server != len(samples.All()) || lines[0].Accounted != lines[0].Server {
		t.Errorf("%+v", lines)
	}
	b.good()
}

func TestALetterThatIsNoDossier(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	b.fetch()
	l := b.sample("17-ban-tin")
	room := b.Mailroom()
	b.refused(room.Dismiss(b.ctx, l.ID, "  "), office.CodeInvalid, "lý do")
	b.must(room.Dismiss(b.ctx, l.ID, "bản tin"))
	b.refused(room.Dismiss(b.ctx, l.ID, "lần nữa"), office.CodeRefused, "khôi phục")
	_, err := b.Desk().Propose(b.ctx, l.ID)
	b.refused(err, office.CodeRefused, "không phải hồ sơ (bản tin)")
	b.must(room.Restore(b.ctx, l.ID))
	b.refused(room.Restore(b.ctx, l.ID), office.CodeRefused, "Chỉ khôi phục")
	_, err = b.Desk().Propose(b.ctx, l.ID)
	b.must(err)
	if got := actions(b, b.Store.Letters.Register, l.ID); got != "restore dismiss fetch" {
		t.Errorf("history: %s", got)
	}
}

// A quarantined letter can be read again; what can be read by now is taken, the rest stays with its reason.
func TestQuarantineIsReadAgain(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	b.fetch()
	unreadable := b.sample("22-khong-phai-thu")
	again, err := b.Mailroom().Reparse(b.ctx, unreadable.ID)
	b.must(err)
	if again.State != letter.Quarantined || again.Reason == "" {
		t.Errorf("%s %q", again.State, again.Reason)
	}
	secret := b.sample("16-dau-mat")
	_, err = b.Mailroom().Reparse(b.ctx, secret.ID)
	b.refused(err, office.CodeNotFound, "chưa được lưu")

	readable := b.sample("02-html") // as an older parser might have left it
	b.must(b.Store.Update(b.ctx, b.Who(), "test", func(tx *storeTx) error {
		readable.State, readable.Reason, readable.Handling, readable.Text = letter.Quarantined, "không đọc được", "", ""
		return b.Store.Letters.Save(tx, readable)
	}))
	mended, err := b.Mailroom().Reparse(b.ctx, readable.ID)
	b.must(err)
	if mended.State != letter.Taken || mended.Handling != letter.Waiting || mended.Reason != "" || mended.Text == "" {
		t.Errorf("%s %s %q", mended.State, mended.Handling, mended.Reason)
	}
	b.good()
}

func TestAttachmentsAreWhatWasSent(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	b.fetch()
	l := b.sample("05-nhieu-giay-to")
	if len(l.Attachments) < 8 {
		t.Fatalf("%d attachments", len(l.Attachments))
	}
	for _, a := range l.Attachments {
		r, same, err := b.Mailroom().Attachment(b.ctx, l.ID, a.Index)
		b.must(err)
		ref, err := b.Blobs.Put(r)
		b.must(errors.Join(err, r.Close()))
		if ref.SHA256 != a.SHA256 || same.Name != a.Name {
			t.Errorf("%s: %s, want %s", a.Name, ref.SHA256, a.SHA256)
		}
	}
	_, _, err := b.Mailroom().Attachment(b.ctx, l.ID, 99)
	if office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("attachment 99: %v", err)
	}
}

func TestNFDTextIsComposed(t *testing.T) {
	b := newBench(t)
	b.sampleMailbox(0)
	b.fetch()
	l := b.sample("08-ten-nfd")
	draft, err := b.Desk().NewFromLetter(b.ctx, l.ID, b.procedure("NB-KHCN-48"), "")
	b.must(err)
	draft.Owner.Name = "Đa\u0323\u0306ng Thi\u0323 Ho\u0302\u0300ng" // typed on a Mac
	_, err = b.Desk().Accept(b.ctx, draft)
	b.must(err)
	if draft.Owner.Name != "Đặng Thị Hồng" {
		t.Errorf("%q", draft.Owner.Name)
	}
	found, err := b.Store.Dossiers.Page(b.ctx, office.Query{Text: "dang thi hong"})
	b.must(err)
	if len(found) != 1 {
		t.Errorf("%d found", len(found))
	}
}
