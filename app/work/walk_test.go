package work_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// The main job, end to end: an e-mailed submission becomes a registered dossier with a printed receipt.
func TestFromMailToReceipt(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	report := b.Fetch()
	if report.UIDs != len(samples.All()) || report.Taken+report.Duplicate+report.Ignored+report.Quarantined+report.TooLarge != report.UIDs {
		t.Fatalf("%+v", report.Counts)
	}
	l := b.SampleLetter("03-outlook")
	proposal, err := b.Desk().Propose(b.Ctx, l.ID)
	b.Must(err)
	if proposal.Procedures[0].Procedure.Code != "2.002381" || proposal.Owner.Name == "" || proposal.Owner.Email == "" {
		t.Fatalf("%v %+v", proposal.Procedures, proposal.Owner)
	}
	draft, err := b.Desk().NewFromLetter(b.Ctx, l.ID, proposal.Procedures[0].Procedure.ID, "")
	b.Must(err)
	if missing := draft.Missing(); len(missing) != 0 {
		t.Errorf("missing %q", missing)
	}
	receipt, err := b.Desk().Accept(b.Ctx, draft)
	b.Must(err)

	x, err := b.Store.Dossiers.ByCode(b.Ctx, "H38.21.06-261125-0001")
	b.Must(err)
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
	if l = b.SampleLetter("03-outlook"); l.Handling != letter.Accepted || l.DossierID != x.ID {
		t.Errorf("letter: %s, dossier %d", l.Handling, l.DossierID)
	}

	pdf, err := b.Desk().PaperPDF(b.Ctx, receipt.ID)
	b.Must(err)
	text := b.Text(pdf)
	for _, words := range []string{x.Code, x.Owner.Name, "Trần Thị Bích", "ngày 14 tháng 12 năm 2026"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), words) {
			t.Errorf("the receipt does not say %q:\n%s", words, text)
		}
	}
	if receipt.Form != "tt03-2025/01-receipt" || receipt.SHA256 == "" || receipt.Size != int64(len(pdf)) {
		t.Errorf("%+v", receipt)
	}
	b.Good()

	_, err = b.Desk().NewFromLetter(b.Ctx, l.ID, draft.ProcedureID, "")
	b.Refused(err, office.CodeRefused, "đã được lập thành hồ sơ")
}

// Two clerks have the same letter open: one dossier comes of it.
func TestALetterIsTakenInOnce(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("03-outlook")
	id := b.procedure("2.002381")
	first, err := b.Desk().NewFromLetter(b.Ctx, l.ID, id, "")
	b.Must(err)
	second, err := b.Desk().NewFromLetter(b.Ctx, l.ID, id, "")
	b.Must(err)
	_, err = b.Desk().Accept(b.Ctx, first)
	b.Must(err)
	_, err = b.Desk().Accept(b.Ctx, second)
	b.Refused(err, office.CodeRefused, "đã được lập thành hồ sơ")
	_, err = b.Desk().Accept(b.Ctx, first) // pressed twice
	b.Refused(err, office.CodeRefused, "Được tiếp nhận")
	if n := worktest.Count(b.Bench, b.Store.Dossiers.Register); n != 1 {
		t.Errorf("%d dossiers", n)
	}
	next, _ := b.accept("2.002385", "Lò Văn Pao")
	if next.Code != "H38.21.06-261125-0002" {
		t.Errorf("the refused one has used up a number: %s", next.Code)
	}
	b.Good()
}

func TestEverySampleEndsWhereItShould(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(samples.SmallLimit)
	b.Fetch()
	letters, err := b.Store.Letters.Page(b.Ctx, office.Query{Limit: 500})
	b.Must(err)
	large := 0
	for _, l := range letters {
		s := samples.All()[l.UID-1]
		if l.State == letter.TooLarge {
			large++
			fresh, err := b.Mailroom().Download(b.Ctx, l.ID, &mail.Progress{})
			b.Must(err)
			l = *fresh
			_, err = b.Mailroom().Download(b.Ctx, l.ID, nil)
			b.Refused(err, office.CodeRefused, "đã được lưu")
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
		raw, err := b.Mailroom().Raw(b.Ctx, l.ID)
		b.Must(err)
		kept, err := io.ReadAll(raw)
		b.Must(errors.Join(err, raw.Close()))
		if !sameBytes(kept, s.Raw) {
			t.Errorf("%s: what was kept is not what was sent", s.Name)
		}
	}
	if large != 1 {
		t.Errorf("%d letters were too large", large)
	}
	again := b.Fetch()
	if again.UIDs != 0 {
		t.Errorf("a second fetch brought %+v", again.Counts)
	}
	lines, err := b.Mailroom().Ledger(b.Ctx)
	b.Must(err)
	if len(lines) != 1 || !lines[0].Consistent || lines[0].Server != len(samples.All()) || lines[0].Accounted != lines[0].Server {
		t.Errorf("%+v", lines)
	}
	b.Good()
}

func TestALetterThatIsNoDossier(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("17-ban-tin")
	room := b.Mailroom()
	b.Refused(room.Dismiss(b.Ctx, l.ID, "  "), office.CodeInvalid, "lý do")
	b.Must(room.Dismiss(b.Ctx, l.ID, "bản tin"))
	b.Refused(room.Dismiss(b.Ctx, l.ID, "lần nữa"), office.CodeRefused, "khôi phục")
	_, err := b.Desk().Propose(b.Ctx, l.ID)
	b.Refused(err, office.CodeRefused, "không phải hồ sơ (bản tin)")
	b.Must(room.Restore(b.Ctx, l.ID))
	b.Refused(room.Restore(b.Ctx, l.ID), office.CodeRefused, "Chỉ khôi phục")
	_, err = b.Desk().Propose(b.Ctx, l.ID)
	b.Must(err)
	if got := worktest.Actions(b.Bench, b.Store.Letters.Register, l.ID); got != "restore dismiss fetch" {
		t.Errorf("history: %s", got)
	}
}

// A quarantined letter can be read again; what can be read by now is taken, the rest stays with its reason.
func TestQuarantineIsReadAgain(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	unreadable := b.SampleLetter("22-khong-phai-thu")
	again, err := b.Mailroom().Reparse(b.Ctx, unreadable.ID)
	b.Must(err)
	if again.State != letter.Quarantined || again.Reason == "" {
		t.Errorf("%s %q", again.State, again.Reason)
	}
	secret := b.SampleLetter("16-dau-mat")
	_, err = b.Mailroom().Reparse(b.Ctx, secret.ID)
	b.Refused(err, office.CodeNotFound, "chưa được lưu")

	readable := b.SampleLetter("02-html") // as an older parser might have left it
	b.Must(b.Store.Update(b.Ctx, b.Who(), "test", func(tx *storeTx) error {
		readable.State, readable.Reason, readable.Handling, readable.Text = letter.Quarantined, "không đọc được", "", ""
		return b.Store.Letters.Save(tx, readable)
	}))
	mended, err := b.Mailroom().Reparse(b.Ctx, readable.ID)
	b.Must(err)
	if mended.State != letter.Taken || mended.Handling != letter.Waiting || mended.Reason != "" || mended.Text == "" {
		t.Errorf("%s %s %q", mended.State, mended.Handling, mended.Reason)
	}
	b.Good()
}

func TestAttachmentsAreWhatWasSent(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("05-nhieu-giay-to")
	if len(l.Attachments) < 8 {
		t.Fatalf("%d attachments", len(l.Attachments))
	}
	for _, a := range l.Attachments {
		r, same, err := b.Mailroom().Attachment(b.Ctx, l.ID, a.Index)
		b.Must(err)
		ref, err := b.Blobs.Put(r)
		b.Must(errors.Join(err, r.Close()))
		if ref.SHA256 != a.SHA256 || same.Name != a.Name {
			t.Errorf("%s: %s, want %s", a.Name, ref.SHA256, a.SHA256)
		}
	}
	_, _, err := b.Mailroom().Attachment(b.Ctx, l.ID, 99)
	if office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("attachment 99: %v", err)
	}
}

func TestNFDTextIsComposed(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("08-ten-nfd")
	draft, err := b.Desk().NewFromLetter(b.Ctx, l.ID, b.procedure("NB-KHCN-48"), "")
	b.Must(err)
	draft.Owner.Name = "Đa\u0323\u0306ng Thi\u0323 Ho\u0302\u0300ng" // typed on a Mac
	_, err = b.Desk().Accept(b.Ctx, draft)
	b.Must(err)
	if draft.Owner.Name != "Đặng Thị Hồng" {
		t.Errorf("%q", draft.Owner.Name)
	}
	found, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Text: "dang thi hong"})
	b.Must(err)
	if len(found) != 1 {
		t.Errorf("%d found", len(found))
	}
}
