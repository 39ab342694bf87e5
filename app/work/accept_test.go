package work_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

func TestCodesRunByDayAndBooksByYear(t *testing.T) {
	b := newBench(t)
	for i, want := range []string{"H38.21.06-261125-0001", "H38.21.06-261125-0002"} {
		x, _ := b.accept("2.002385", "Lò Văn Pao")
		if x.Code != want || x.BookNumber != i+1 || x.Book != "01/2026" || !x.Internal {
			t.Errorf("%s, book %s number %d, want %s", x.Code, x.Book, x.BookNumber, want)
		}
	}
	b.Clock = b.Clock.AddDate(0, 0, 1)
	if x, _ := b.accept("2.002385", "Lò Văn Pao"); x.Code != "H38.21.06-261126-0001" || x.BookNumber != 3 {
		t.Errorf("the next day: %s, number %d", x.Code, x.BookNumber)
	}
	b.Clock = time.Date(2027, 1, 4, 8, 0, 0, 0, office.Zone)
	if x, _ := b.accept("2.002385", "Lò Văn Pao"); x.Code != "H38.21.06-270104-0001" || x.Book != "01/2027" || x.BookNumber != 1 {
		t.Errorf("the next year: %s, book %s number %d", x.Code, x.Book, x.BookNumber)
	}
	b.Good()
}

func TestTheAgencyCodeComesFromTheSettings(t *testing.T) {
	b := newBench(t)
	s, err := b.Settings(b.Ctx)
	b.Must(err)
	s.AgencyCode = " 000.00.21.h38 "
	b.Must(b.SaveSettings(b.Ctx, s))
	if x, _ := b.accept("2.002385", "Lò Văn Pao"); x.Code != "000.00.21.H38-261125-0001" {
		t.Error(x.Code)
	}
	s.AgencyCode = "Sở"
	b.Refused(b.SaveSettings(b.Ctx, s), office.CodeInvalid, "Mã định danh")
}

func TestOfficialCodes(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Lò Văn Pao")
	x.Code = " 000.00.06.h56–231027-0361 "
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	if x.Code != "000.00.06.H56-231027-0361" || x.Internal || x.BookNumber != 1 {
		t.Errorf("%s internal %v, number %d", x.Code, x.Internal, x.BookNumber)
	}
	for code, want := range map[string]office.Code{"000.00.06.H56-231027-0361": office.CodeExists, "HS-12": office.CodeInvalid} {
		y := b.draft("2.002385", "Vàng A Tủa")
		y.Code = code
		_, err := b.Desk().Accept(b.Ctx, y)
		b.Refused(err, want, code)
	}
	if y, _ := b.accept("2.002385", "Vàng A Tủa"); y.BookNumber != 2 || y.Code != "H38.21.06-261125-0001" {
		t.Errorf("after the refused ones: %s number %d", y.Code, y.BookNumber)
	}
	b.Good()
}

// Somebody types in as official the very code that the program would give next.
func TestACodeTypedInBeforeItsTurn(t *testing.T) {
	b := newBench(t)
	for _, code := range []string{"H38.21.06-261125-0001", "H38.21.06-261125-0002"} {
		x := b.draft("2.002385", "Lò Văn Pao")
		x.Code = code
		_, err := b.Desk().Accept(b.Ctx, x)
		b.Must(err)
	}
	x, _ := b.accept("2.002385", "Vàng A Tủa")
	if x.Code != "H38.21.06-261125-0003" || x.BookNumber != 3 {
		t.Errorf("%s, number %d", x.Code, x.BookNumber)
	}
	b.Good()
}

func TestAcceptIsAllOrNothing(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002381", "Nguyễn Văn An")
	receipt, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	if x.ID == 0 || x.Version != 1 || receipt.DossierID != x.ID || receipt.Code != x.Code {
		t.Errorf("%+v %+v", x, receipt)
	}
	if got := worktest.Actions(b.Bench, b.Store.Dossiers.Register, x.ID) + " " + worktest.Actions(b.Bench, b.Store.Papers.Register, receipt.ID); got != "accept accept" {
		t.Errorf("audit: %s", got)
	}

	y := b.draft("2.002381", "Trần Thị Hoa")
	y.Owner.Email = "không phải địa chỉ"
	before := *y
	_, err = b.Desk().Accept(b.Ctx, y)
	b.Refused(err, office.CodeInvalid, "không đúng")
	if office.FieldOf(err) != "owner.email" || y.Code != before.Code || y.ID != 0 {
		t.Errorf("field %s, draft %+v", office.FieldOf(err), y)
	}
	if n := worktest.Count(b.Bench, b.Store.Dossiers.Register) + worktest.Count(b.Bench, b.Store.Papers.Register); n != 2 {
		t.Errorf("%d rows", n)
	}
}

// Eight windows take in dossiers at the same moment: every code once, no number left out.
func TestManyAtTheSameTime(t *testing.T) {
	b := newBench(t)
	var group sync.WaitGroup
	trouble := make(chan error, 40)
	for clerk := range 8 {
		drafts := make([]*dossier.Dossier, 5)
		for i := range drafts {
			drafts[i] = b.draft("2.002385", fmt.Sprintf("Người %d %d", clerk, i))
		}
		group.Go(func() {
			for _, x := range drafts {
				_, err := b.Desk().Accept(b.Ctx, x)
				trouble <- err
			}
		})
	}
	group.Wait()
	close(trouble)
	for err := range trouble {
		b.Must(err)
	}
	last, err := b.Store.Dossiers.ByCode(b.Ctx, "H38.21.06-261125-0040")
	b.Must(err)
	if n := worktest.Count(b.Bench, b.Store.Dossiers.Register); n != 40 || last.BookNumber != 40 {
		t.Errorf("%d dossiers, the last has number %d", n, last.BookNumber)
	}
	b.Good()
}

// A receipt that cannot be drawn leaves no dossier and uses up no number.
func TestADossierWithoutAReceiptIsNotKept(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Lò Văn Pao")
	b.Must(os.RemoveAll(b.Dir + "/files"))
	b.Must(os.WriteFile(b.Dir+"/files", nil, 0o600)) // the folder of files is gone
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Refused(err, office.CodeUnavailable, "kiểm tra ổ đĩa")
	if n := worktest.Count(b.Bench, b.Store.Dossiers.Register); n != 0 {
		t.Errorf("%d dossiers", n)
	}
	b.Must(os.Remove(b.Dir + "/files"))
	b.Must(os.MkdirAll(b.Dir+"/files/tmp", 0o700))
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	if x.Code != "H38.21.06-261125-0001" {
		t.Error(x.Code)
	}
	b.Good()
}

func TestReject(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("04-chuyen-tiep")
	x, err := b.Desk().NewFromLetter(b.Ctx, l.ID, b.procedure("NB-KHCN-49"), "")
	b.Must(err)
	b.Refused(b.Desk().Reject(b.Ctx, x, " x "), office.CodeInvalid, "lý do")
	b.Must(b.Desk().Reject(b.Ctx, x, "Hồ sơ không thuộc phạm vi giải quyết"))
	if x.State != dossier.Rejected || x.State.String() != "Không được tiếp nhận" || x.Code != "KTN-261125-0001" || !x.Due.IsZero() || x.RejectReason == "" {
		t.Errorf("%+v", x)
	}
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Refused(err, office.CodeRefused, "Không được tiếp nhận")
	_, err = b.Desk().NewFromLetter(b.Ctx, l.ID, x.ProcedureID, "")
	b.Refused(err, office.CodeRefused, "Hồ sơ không thuộc phạm vi")
	if y, _ := b.accept("2.002385", "Lò Văn Pao"); y.Code != "H38.21.06-261125-0001" || y.BookNumber != 1 {
		t.Errorf("the refused one took a number: %s, %d", y.Code, y.BookNumber)
	}
	receipts, err := b.Store.Papers.OfDossier(b.Ctx, x.ID)
	b.Must(err)
	if len(receipts) != 0 {
		t.Errorf("%d receipts for a refused dossier", len(receipts))
	}
	b.Good()
}

func TestCasesOfAProcedure(t *testing.T) {
	b := newBench(t)
	id := b.procedure("2.001277")
	x, err := b.Desk().New(b.Ctx, id, procedure.Counter, "")
	b.Must(err)
	if x.Case != "Dựa trên kết quả chứng nhận" || len(x.Components) != 2 || x.Limit != "5d" {
		t.Errorf("%q %d %s", x.Case, len(x.Components), x.Limit)
	}
	_, err = b.Desk().New(b.Ctx, id, procedure.Counter, "khác")
	b.Refused(err, office.CodeInvalid, "Dựa trên kết quả tự đánh giá")
}

func TestReceivedOutsideWorkingHours(t *testing.T) {
	b := newBench(t)
	b.Clock = time.Date(2026, 11, 27, 17, 5, 0, 0, office.Zone) // Friday evening counts as Monday's opening
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	if want := time.Date(2026, 12, 7, 7, 30, 0, 0, office.Zone); !x.Due.Equal(want) {
		t.Errorf("due %s, want %s", x.Due.In(office.Zone), want)
	}
}

func TestWithoutALimitNothingIsPromised(t *testing.T) {
	b := newBench(t)
	x, receipt := b.accept("2.002382", "Lò Văn Pao")
	if !x.Due.IsZero() || !strings.Contains(x.Explanation.Rule, "không quy định thời hạn") || receipt.SHA256 == "" {
		t.Errorf("%s %q", x.Due, x.Explanation.Rule)
	}
}

func TestAYearThatIsNotLoaded(t *testing.T) {
	b := newBench(t)
	b.Clock = time.Date(2027, 12, 30, 9, 0, 0, 0, office.Zone)
	id := b.procedure("2.002385")
	_, err := b.Desk().New(b.Ctx, id, procedure.Counter, "")
	b.Refused(err, office.CodeRefused, "2028")
	b.Clock = b.Clock.AddDate(0, 0, -20)
	x := b.draft("2.002385", "Lò Văn Pao")
	b.Clock = b.Clock.AddDate(0, 0, 20)
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Refused(err, office.CodeRefused, "2028")
	if n := worktest.Count(b.Bench, b.Store.Dossiers.Register); n != 0 {
		t.Errorf("%d dossiers", n)
	}
}

// An emoji, five hundred letters, thirty papers: the receipt is there and says all of it.
func TestStrangeNamesOnAReceipt(t *testing.T) {
	b := newBench(t)
	for name, owner := range map[string]string{
		"emoji": "Nguyễn 😀 Thị Hoa", "500 letters": strings.TrimSpace(strings.Repeat("Công ty Đặng Ước ", 29)), "one word": strings.Repeat("Ơ", 500),
	} {
		x := b.draft("2.002381", owner)
		for i := range 25 {
			x.Components = append(x.Components, dossier.Component{Name: "Giấy tờ bổ sung " + strings.Repeat("dài ", i), Present: true, Copies: 1})
		}
		receipt, err := b.Desk().Accept(b.Ctx, x)
		b.Must(err)
		pdf, err := b.Desk().PaperPDF(b.Ctx, receipt.ID)
		b.Must(err)
		letters := strings.Join(strings.Fields(b.Text(pdf)), "")
		if want := strings.Join(strings.Fields(strings.NewReplacer("😀", "").Replace(owner)), ""); name != "emoji" && !strings.Contains(letters, want) {
			t.Errorf("%s: the name is not whole on the receipt", name)
		}
		if kept, err := b.Store.Dossiers.Get(b.Ctx, x.ID); err != nil || kept.Owner.Name != owner {
			t.Errorf("%s: kept as %q, %v", name, kept.Owner.Name, err)
		}
	}
	x := b.draft("2.002381", strings.Repeat("Ơ", 501))
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Refused(err, office.CodeInvalid, "dài quá 500")
}

func TestPrintingAndReprinting(t *testing.T) {
	b := newBench(t)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(b.Dir, "cache"))
	_, receipt := b.accept("2.002385", "Lò Văn Pao")
	first, err := b.Desk().PaperPDF(b.Ctx, receipt.ID)
	b.Must(err)
	for range 2 {
		_, err := b.Desk().Print(b.Ctx, receipt.ID, "máy quầy 1", 2)
		b.Must(err)
	}
	broken := errors.New("lp: no such printer")
	b.PrintFile = func(_ ctxType, path, _ string, _ int, size string) error {
		if !sameBytes(readFile(t, path), first) || size != "A5" {
			t.Errorf("another file went to the printer, or on %s", size)
		}
		return office.Unavailable(broken, "Máy in không nhận lệnh in; hãy kiểm tra máy in.")
	}
	failed, err := b.Desk().Print(b.Ctx, receipt.ID, "máy hỏng", 1)
	b.Refused(err, office.CodeUnavailable, "Máy in không nhận")
	if failed.Number != 3 || !strings.Contains(failed.Outcome, "Máy in không nhận") {
		t.Errorf("%+v", failed)
	}
	_, err = b.Desk().View(b.Ctx, receipt.ID)
	b.Must(err)
	printings, err := b.Store.Papers.Printings(b.Ctx, receipt.ID)
	b.Must(err)
	var outcomes []string
	for i, p := range printings {
		outcomes = append(outcomes, p.Outcome)
		if p.Number != i+1 || p.By != "Trần Thị Bích" || p.At.IsZero() {
			t.Errorf("%+v", p)
		}
	}
	if len(printings) != 4 || outcomes[0] != "sent" || outcomes[3] != "viewer" || printings[0].Printer != "máy quầy 1" {
		t.Errorf("%q", outcomes)
	}
	again, err := b.Desk().PaperPDF(b.Ctx, receipt.ID)
	b.Must(err)
	if !sameBytes(first, again) {
		t.Error("a reprint has other bytes")
	}
	changes, err := b.Store.Audit.Page(b.Ctx, office.Query{Filters: map[string][]string{"action": {"in lại lần 1"}}})
	b.Must(err)
	if len(changes) != 1 {
		t.Errorf("the log does not say “in lại lần 1”: %+v", changes)
	}
	_, err = b.Desk().Print(b.Ctx, receipt.ID, "", 0)
	b.Refused(err, office.CodeInvalid, "từ 1 đến 20")
	b.Good()
}

func TestFilesFromTheCounter(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(b.Dir, "Đơn.pdf")
	b.Must(os.WriteFile(path, []byte("%PDF-1.4\n"), 0o600))
	f, err := b.AddFile(b.Ctx, path)
	b.Must(err)
	if f.Name != "Đơn.pdf" || f.Type != "application/pdf" || f.Size != 9 {
		t.Errorf("%+v", f)
	}
	_, err = b.AddFile(b.Ctx, b.Dir)
	b.Refused(err, office.CodeInvalid, "không phải là một tệp")
	x := b.draft("2.002385", "Lò Văn Pao")
	x.Components[0].Files = []dossier.File{f, {Name: "mất.pdf", SHA256: strings.Repeat("0", 64)}}
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Refused(err, office.CodeRefused, "mất.pdf")
	x.Components[0].Files = x.Components[0].Files[:1]
	_, err = b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	b.Good()
}

func TestTheExplanationOnPaper(t *testing.T) {
	b := newBench(t)
	b.Clock = time.Date(2026, 11, 23, 10, 0, 0, 0, office.Zone)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	pdf, err := b.Desk().Draft(b.Ctx, x.ID, paper.KindExplanation)
	b.Must(err)
	text := strings.Join(strings.Fields(b.Text(pdf)), " ")
	for _, words := range []string{"Ngày Văn hóa Việt Nam", "01/12/2026", x.Code, "5 ngày làm việc"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in:\n%s", words, text)
		}
	}
}

// Another form set from tomorrow on: new receipts are drawn after it, the old ones stay as they were issued.
func TestAnotherFormSetAndPaper(t *testing.T) {
	b := newBench(t)
	_, old := b.accept("2.002385", "Lò Văn Pao")
	before, err := b.Desk().PaperPDF(b.Ctx, old.ID)
	b.Must(err)
	s, err := b.Settings(b.Ctx)
	b.Must(err)
	s.FormSet, s.Paper, s.Hotline = "tt01-2018", "A4", "02143 123 456"
	b.Must(b.SaveSettings(b.Ctx, s))
	_, fresh := b.accept("2.002385", "Vàng A Tủa")
	if fresh.Form != "tt01-2018/01-receipt" || fresh.Sheet != "A4" || old.Form != "tt03-2025/01-receipt" || old.Sheet != "A5" {
		t.Errorf("%+v\n%+v", old, fresh)
	}
	again, err := b.Desk().PaperPDF(b.Ctx, old.ID)
	b.Must(err)
	if !sameBytes(before, again) {
		t.Error("the old receipt has changed")
	}
	b.Good()
}
