package registry_test

import (
	"fmt"
	"strings"
	"testing"

	"vanphongso/app/work/worktest"

	"vanphongso/app/paper"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// bench is the bench of all rooms with what only the tests of documents need.
type bench struct{ *worktest.Bench }

func newBench(t testing.TB) *bench {
	t.Helper()
	return &bench{worktest.New(t)}
}

// arrived is what the clerk has typed of a document.
func (b *bench) arrived(number, summary string) *document.Incoming {
	x := b.Registry().Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = "UBND ti\u0309nh Lào Cai", number, "2026-11-23", "Công văn", summary
	return x
}

func (b *bench) register(number string) *document.Incoming {
	b.T.Helper()
	x := b.arrived(number, "Báo cáo kết quả thực hiện Nghị quyết 57")
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	return x
}

func (b *bench) direct(id int64, action string, g document.Given) *document.Incoming {
	b.T.Helper()
	x, err := b.Registry().Move(b.Ctx, id, 0, action, g)
	b.Must(err)
	return x
}

func (b *bench) send(id int64, action string, g document.Given) *document.Outgoing {
	b.T.Helper()
	x, err := b.Registry().MoveOutgoing(b.Ctx, id, 0, action, g)
	b.Must(err)
	return x
}

// signed is an outgoing document that waits for its number.
func (b *bench) signed(kind string) *document.Outgoing {
	b.T.Helper()
	x := &document.Outgoing{Type: kind, Summary: "Báo cáo công tác năm 2026", Unit: "Văn phòng"}
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	return b.send(x.ID, document.ActSign, document.Given{Signer: "Phạm Hùng", SignedOn: office.DayOf(b.Clock)})
}

func (b *bench) number(id int64, wish registry.NumberWish) *document.Outgoing {
	b.T.Helper()
	x, err := b.Registry().Number(b.Ctx, id, 0, wish)
	b.Must(err)
	return x
}

func TestIncomingDocumentsGetTheNextNumberOfTheirYear(t *testing.T) {
	b := newBench(t)
	if next, err := b.Registry().NextArrival(b.Ctx); err != nil || next != "01" {
		t.Errorf("next %q, %v", next, err)
	}
	first, second := b.register("1820/UBND-KGVX"), b.register("1821/UBND-KGVX")
	if first.Arrival() != "01" || second.Arrival() != "02" || first.State != document.ToPresent || first.Author != "UBND tỉnh Lào Cai" || first.Registrar != "Trần Thị Bích" {
		t.Errorf("%+v", first)
	}
	refusedNumber := b.arrived("1822/UBND-KGVX", "")
	b.Refused(b.Registry().Register(b.Ctx, refusedNumber, ""), office.CodeInvalid, "trích yếu")
	if third := b.register("1823/UBND-KGVX"); third.Arrival() != "03" {
		t.Errorf("a refused document took a number: %s", third.Arrival())
	}
	b.Clock = b.Clock.AddDate(0, 2, 0) // January
	if x := b.register("12/UBND-KGVX"); x.Arrival() != "01" || document.Period(x.ArrivedOn) != "2027" {
		t.Errorf("the new year begins with %s", x.Arrival())
	}
	b.Good()
}

func TestSecretsLeaveNoTrace(t *testing.T) {
	b := newBench(t)
	for _, level := range document.Secrecies()[1:] {
		b.Refused(b.Registry().Register(b.Ctx, b.arrived("07/UBND-M", "Kế hoạch mật"), level), office.CodeRefused, "trên giấy")
		b.Refused(b.Registry().Draft(b.Ctx, &document.Outgoing{Type: "Báo cáo", Summary: "Kế hoạch mật", Unit: "VP"}, level), office.CodeRefused, "trên giấy")
	}
	if n := worktest.Count(b.Bench, b.Store.Incoming.Register) + worktest.Count(b.Bench, b.Store.Outgoing.Register); n != 0 {
		t.Errorf("%d secret documents are kept", n)
	}
	changes, err := b.Store.Audit.Page(b.Ctx, office.Query{Limit: 500})
	b.Must(err)
	for _, c := range changes {
		if strings.Contains(c.After, "mật") && (c.Register == "incoming" || c.Register == "outgoing") {
			t.Errorf("the audit record has it: %s", c.After)
		}
	}
	if next, err := b.Registry().NextArrival(b.Ctx); err != nil || next != "01" {
		t.Errorf("a secret document took a number: %q, %v", next, err)
	}
}

func TestADuplicateIsShownAndNotDecided(t *testing.T) {
	b := newBench(t)
	first := b.register("1820/UBND-KGVX")
	again := b.arrived(" 1820/UBND – KGVX ", "Báo cáo (bản giấy)")
	alike, err := b.Registry().Alike(b.Ctx, again)
	b.Must(err)
	if len(alike) != 1 || !strings.Contains(alike[0], "số đến 01") {
		t.Errorf("%q", alike)
	}
	b.Must(b.Registry().Register(b.Ctx, again, "")) // the clerk says it is another one
	if again.ID == first.ID || again.Arrival() != "02" {
		t.Errorf("%+v", again)
	}
}

func TestOverlookedDocumentsArePutInBehind(t *testing.T) {
	b := newBench(t)
	b.register("1/A-B")
	b.register("2/A-B")
	x := b.arrived("3/A-B", "Giấy mời bỏ sót")
	b.Refused(b.Registry().Insert(b.Ctx, x, "", 1, ""), office.CodeInvalid, "lý do")
	b.Refused(b.Registry().Insert(b.Ctx, x, "", 9, "bỏ sót khi vào sổ"), office.CodeNotFound, "chưa có số 9")
	b.Must(b.Registry().Insert(b.Ctx, x, "", 1, "bỏ sót khi vào sổ"))
	y := b.arrived("4/A-B", "Giấy mời bỏ sót nữa")
	b.Must(b.Registry().Insert(b.Ctx, y, "", 1, "bỏ sót khi vào sổ"))
	if x.Arrival() != "01a" || y.Arrival() != "01b" || !strings.Contains(x.Note, "bỏ sót") {
		t.Errorf("%s, %s, note %q", x.Arrival(), y.Arrival(), x.Note)
	}
	if next := b.register("5/A-B"); next.Arrival() != "03" {
		t.Errorf("the next number is %s", next.Arrival())
	}
	b.Good()
}

func TestACancelledNumberStaysWithItsReason(t *testing.T) {
	b := newBench(t)
	x := b.register("1/A-B")
	_, err := b.Registry().Move(b.Ctx, x.ID, 0, document.ActCancel, document.Given{})
	b.Refused(err, office.CodeInvalid, "lý do")
	if cancelled := b.direct(x.ID, document.ActCancel, document.Given{Note: "vào sổ nhầm đơn vị"}); cancelled.State != document.Cancelled {
		t.Errorf("%s", cancelled.State)
	}
	if next := b.register("2/A-B"); next.Arrival() != "02" {
		t.Errorf("the number was given again: %s", next.Arrival())
	}
	b.Good()
}

func TestTheWholeWayOfADocumentAndItsAnswer(t *testing.T) {
	b := newBench(t)
	in := b.register("1820/UBND-KGVX")
	b.direct(in.ID, document.ActPresent, document.Given{Leader: "Giám đốc"})
	x := b.direct(in.ID, document.ActDirect, document.Given{Leader: "Giám đốc", LeadUnit: "Văn phòng", JointUnits: []string{"Phòng Kế hoạch"}, Direction: "Tham mưu trả lời", Due: "5d"})
	if x.Due != "2026-12-02" {
		t.Errorf("due %s", x.Due)
	}
	b.direct(in.ID, document.ActAssign, document.Given{Handler: "Lý A", Due: "2026-12-01"})
	answer, err := b.Registry().Answer(b.Ctx, in.ID)
	b.Must(err)
	b.Must(b.Registry().Draft(b.Ctx, answer, ""))
	_, err = b.Registry().Number(b.Ctx, answer.ID, 0, registry.NumberWish{})
	b.Refused(err, office.CodeRefused, "đã được ký")
	b.send(answer.ID, document.ActSign, document.Given{Signer: "Phạm Hùng", SignedOn: "2026-11-25", Authority: "KT."})
	numbered := b.send(answer.ID, document.ActNumber, document.Given{})
	if numbered.Number != "01/SKHCN" || numbered.Dated != "2026-11-25" {
		t.Errorf("%q of %s", numbered.Number, numbered.Dated)
	}
	b.send(answer.ID, document.ActIssue, document.Given{Recipients: answer.Recipients})
	x, err = b.Store.Incoming.Get(b.Ctx, in.ID)
	b.Must(err)
	if x.State != document.ToConfirm || x.AnswerID != answer.ID || !strings.Contains(x.Events[len(x.Events)-1].Note, "01/SKHCN") {
		t.Errorf("%s, answer %d, %+v", x.State, x.AnswerID, x.Events)
	}
	x = b.direct(in.ID, document.ActConfirm, document.Given{})
	if x.State != document.Completed || x.CompletedOn != "2026-11-25" {
		t.Errorf("%s on %s", x.State, x.CompletedOn)
	}
	b.Good()
}

func TestSeriesKeptNumbersAndThoseInBetween(t *testing.T) {
	b := newBench(t)
	s, err := b.Registry().Settings(b.Ctx)
	b.Must(err)
	s.Scheme, s.Units = document.Scheme{Kind: document.SeriesByType}, []registry.DocumentUnit{{Name: "Văn phòng", Abbreviation: "VP"}}
	b.Must(b.Registry().SaveSettings(b.Ctx, s))
	report, letterOut := b.number(b.signed("Báo cáo").ID, registry.NumberWish{}), b.number(b.signed("Công văn").ID, registry.NumberWish{})
	if report.Number != "01/BC-SKHCN" || letterOut.Number != "01/SKHCN-VP" {
		t.Errorf("%s, %s", report.Number, letterOut.Number)
	}
	_, err = b.Registry().Reserve(b.Ctx, "Báo cáo", 2, "Văn phòng", "")
	b.Refused(err, office.CodeInvalid, "lý do")
	kept, err := b.Registry().Reserve(b.Ctx, "Báo cáo", 2, "Văn phòng", "báo cáo in trước ngày ký")
	b.Must(err)
	if next := b.number(b.signed("Báo cáo").ID, registry.NumberWish{}); next.Number != "04/BC-SKHCN" {
		t.Errorf("the next number is %s", next.Number)
	}
	used := b.number(b.signed("Báo cáo").ID, registry.NumberWish{Reservation: kept[0].ID})
	if used.Number != "02/BC-SKHCN" || !strings.Contains(used.Inserted, "in trước") {
		t.Errorf("%s, %q", used.Number, used.Inserted)
	}
	_, err = b.Registry().Number(b.Ctx, b.signed("Báo cáo").ID, 0, registry.NumberWish{Reservation: kept[0].ID})
	b.Refused(err, office.CodeRefused, "đã dùng")
	b.Must(b.Registry().GiveUp(b.Ctx, kept[1].ID, "không ban hành báo cáo này nữa"))
	between := b.number(b.signed("Báo cáo").ID, registry.NumberWish{Behind: 1, Reason: "cấp sót ngày 25/11"})
	if between.Number != "01a/BC-SKHCN" || between.Inserted == "" {
		t.Errorf("%s, %q", between.Number, between.Inserted)
	}
	_, err = b.Registry().Number(b.Ctx, b.signed("Báo cáo").ID, 0, registry.NumberWish{Behind: 1})
	b.Refused(err, office.CodeInvalid, "lý do")
	cancelled := b.send(report.ID, document.ActCancel, document.Given{Note: "ký nhầm bản cũ"})
	if cancelled.State != document.Cancelled || cancelled.Number != "01/BC-SKHCN" {
		t.Errorf("%+v", cancelled)
	}
	b.Good()
}

func TestAFolderKnowsItsDocumentsAndTheyKnowIt(t *testing.T) {
	b := newBench(t)
	in := b.register("1820/UBND-KGVX")
	b.direct(in.ID, document.ActNotice, document.Given{})
	f := &document.Folder{Year: 2026, Code: "01.VP", Title: "Nghị quyết 57 năm 2026", Keeper: "Lý A"}
	b.Must(b.Registry().SaveFolder(b.Ctx, f))
	move := func(action string, g document.FolderGiven) error {
		_, err := b.Registry().MoveFolder(b.Ctx, f.ID, 0, action, g)
		return err
	}
	b.Must(move(document.ActOpen, document.FolderGiven{}))
	item := registry.ItemOfIncoming(in)
	b.Must(move(document.ActAdd, document.FolderGiven{Items: []document.Item{item}}))
	b.Refused(move(document.ActAdd, document.FolderGiven{Items: []document.Item{item}}), office.CodeRefused, "đã có trong hồ sơ")
	open := b.register("1821/UBND-KGVX")
	b.Refused(move(document.ActAdd, document.FolderGiven{Items: []document.Item{registry.ItemOfIncoming(open)}}), office.CodeRefused, "không thể")
	x, err := b.Store.Incoming.Get(b.Ctx, in.ID)
	b.Must(err)
	whole, err := b.Store.Folders.Get(b.Ctx, f.ID)
	b.Must(err)
	if x.FolderID != f.ID || len(whole.Items) != 1 {
		t.Errorf("document in folder %d, folder has %d items", x.FolderID, len(whole.Items))
	}
	b.Must(move(document.ActClose, document.FolderGiven{}))
	b.Good()
}

func TestALetterIsProposedAndRegisteredOnce(t *testing.T) {
	b := newBench(t)
	b.SampleMailbox(0)
	b.Fetch()
	l := b.SampleLetter("05")
	p, err := b.Registry().ProposeIncoming(b.Ctx, l.ID)
	b.Must(err)
	if p.Document.LetterID != l.ID || len(p.Document.Files) == 0 || p.Document.Source != "Thư điện tử" {
		t.Fatalf("%+v", p.Document)
	}
	x := p.Document
	x.Number, x.Dated, x.Type, x.Summary = "15/CV-ABC", "2026-11-20", "Công văn", "Đề nghị cấp phép"
	b.Must(b.Registry().Register(b.Ctx, &x, ""))
	after, err := b.Store.Letters.Get(b.Ctx, l.ID)
	b.Must(err)
	if after.Handling != letter.Documented || after.DocumentID != x.ID {
		t.Errorf("%s, document %d", after.Handling, after.DocumentID)
	}
	for _, f := range x.Files {
		if !b.Blobs.Has(f.SHA256) {
			t.Errorf("%s is not kept", f.Name)
		}
	}
	y := p.Document
	y.Number, y.Dated, y.Type, y.Summary = "15/CV-ABC", "2026-11-20", "Công văn", "Đề nghị cấp phép"
	b.Refused(b.Registry().Register(b.Ctx, &y, ""), office.CodeRefused, "đã vào sổ văn bản")
	_, err = b.Desk().Propose(b.Ctx, l.ID)
	b.Refused(err, office.CodeRefused, "đã vào sổ văn bản")
	if next, _ := b.Registry().NextArrival(b.Ctx); next != "02" {
		t.Errorf("the refused one took a number: next is %s", next)
	}
	b.Good()
}

func TestReadingAFirstPage(t *testing.T) {
	b := newBench(t)
	lists, err := b.Registry().Lists(b.Ctx)
	b.Must(err)
	official := "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÀO CAI              Độc lập - Tự do - Hạnh phúc\nSố: 1820/UBND-KGVX        Lào Cai, ngày 12 tháng 5 năm 2026\nV/v triển khai Nghị quyết số 57-NQ/TW\nKính gửi: Các sở, ban, ngành"
	report := "SỞ TÀI CHÍNH\nSố: 386/BC-STC     Lào Cai, ngày 05 tháng 02 năm 2026\nBÁO CÁO\nKết quả thực hiện dự toán năm 2025\nKính gửi: UBND tỉnh"
	for text, want := range map[string]registry.Reading{
		official: {Number: "1820/UBND-KGVX", Dated: "2026-05-12", Type: "Công văn", Summary: "Về việc triển khai Nghị quyết số 57-NQ/TW", Author: "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"},
		report:   {Number: "386/BC-STC", Dated: "2026-02-05", Type: "Báo cáo", Summary: "Kết quả thực hiện dự toán năm 2025", Author: "SỞ TÀI CHÍNH"},
		"Fwd: Giấy mời 7322/GM-HĐKH ngày 3/12/2026": {Number: "7322/GM-HĐKH", Dated: "2026-12-03", Type: "Giấy mời"},
		"Chúc mừng năm mới":                         {},
	} {
		if got := registry.ReadDocument(lists.Types, text); got != want {
			t.Errorf("%q:\n got %+v\nwant %+v", text, got, want)
		}
	}
}

// Numbers are taken by several at once: every one is there once, none is missing.
func TestClerksAtTheSameTimeTakeDifferentNumbers(t *testing.T) {
	b := newBench(t)
	const clerks, each = 4, 5
	errs := make(chan error, clerks)
	for c := range clerks {
		go func() {
			for i := range each {
				x := b.arrived(fmt.Sprintf("%d/C%d-X", i+1, c), "Văn bản thử")
				if err := b.Registry().Register(b.Ctx, x, ""); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range clerks {
		b.Must(<-errs)
	}
	page, err := b.Store.Incoming.Page(b.Ctx, office.Query{Limit: 100})
	b.Must(err)
	seen := map[int]bool{}
	for _, x := range page {
		seen[x.Serial] = true
	}
	if len(page) != clerks*each || len(seen) != clerks*each || !seen[clerks*each] {
		t.Errorf("%d documents, %d numbers", len(page), len(seen))
	}
	b.Good()
}

func TestDocumentsAreFoundByWhatStandsInTheirFiles(t *testing.T) {
	b := newBench(t)
	keep := func(name, text string) office.File {
		ref, err := b.Blobs.Put(strings.NewReader(text))
		b.Must(err)
		return office.File{Name: name, Size: int64(len(text)), SHA256: ref.SHA256}
	}
	x := b.arrived("1/A-B", "Công văn")
	x.Files = []office.File{keep("cv.txt", "Kính gửi: các sở, ban, ngành.\nVề việc đo lường phóng xạ trong y tế."), keep("anh.png", "\x89PNG\r\n\x1a\n000")}
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	if places, err := b.Registry().SearchInside(b.Ctx, "phong xa", 10); err != nil || len(places) != 0 {
		t.Errorf("before it was read: %+v, %v", places, err)
	}
	for range 2 { // a second time reads nothing anew
		b.Must(b.Registry().CatchUp(b.Ctx, nil))
	}
	b.Must(b.Registry().ReadTexts(b.Ctx, "incoming", x.ID, x.Files))
	places, err := b.Registry().SearchInside(b.Ctx, "PHONG xạ y te", 10)
	b.Must(err)
	if len(places) != 1 || places[0].RecordID != x.ID || places[0].File != "cv.txt" || places[0].Excerpt[places[0].At.From:places[0].At.To] != "phóng" {
		t.Errorf("%+v", places)
	}
	texts, err := b.Store.Contents.OfRecord(b.Ctx, "incoming", x.ID)
	b.Must(err)
	if len(texts) != 2 || texts[1].Trouble != document.Unread {
		t.Errorf("%+v", texts)
	}
	b.Good()
}

// squeezed is the text of a drawn PDF on one line.
func (b *bench) squeezed(pdf []byte, err error) string {
	b.T.Helper()
	b.Must(err)
	return b.Words(pdf)
}

func TestBooksAndSlipsOfDocuments(t *testing.T) {
	b := newBench(t)
	in := b.register("1820/UBND-KGVX")
	b.direct(in.ID, document.ActPresent, document.Given{})
	b.direct(in.ID, document.ActDirect, document.Given{Leader: "Phạm Hùng", LeadUnit: "Phòng Quản lý khoa học", Direction: "Tham mưu báo cáo", Due: "5d"})
	b.direct(in.ID, document.ActAssign, document.Given{Handler: "Lý Thị A"})
	out := b.number(b.signed("Báo cáo").ID, registry.NumberWish{})
	b.send(out.ID, document.ActIssue, document.Given{Recipients: []document.Recipient{{Name: "UBND tỉnh", How: "Bưu điện"}, {Name: "Lưu: VT"}}})
	cancelled := b.register("1/X-Y")
	b.direct(cancelled.ID, document.ActCancel, document.Given{Note: "vào sổ nhầm"})
	for kind, words := range map[string][]string{
		paper.KindIncomingBook:         {"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Từ số 01 đến số 02", "1820/UBND", "Phòng Quản lý khoa học", "hủy số"},
		paper.KindHandlingBook:         {"SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN", "02/12/2026", "Đang xử lý; Lý Thị A"},
		paper.KindIncomingTransferBook: {"SỔ CHUYỂN GIAO VĂN BẢN ĐẾN"},
		paper.KindOutgoingBook:         {"SỔ ĐĂNG KÝ VĂN BẢN ĐI", "01/BC-SKHCN", "UBND tỉnh; Lưu: VT"},
		paper.KindOutgoingTransferBook: {"SỔ CHUYỂN GIAO VĂN BẢN ĐI", "01/BC-SKHCN"},
		paper.KindPostBook:             {"SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN", "UBND tỉnh 1"},
		paper.KindKeptCopyBook:         {"SỔ SỬ DỤNG BẢN LƯU"},
	} {
		b.Has(b.squeezed(b.Registry().Book(b.Ctx, kind, "2026-01-01", "2026-12-31")), words...)
	}
	if len(b.Registry().Books()) != 7 {
		t.Error("a book is missing")
	}
	b.Has(b.squeezed(b.Registry().DirectionSlip(b.Ctx, in.ID)), "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", "Tham mưu báo cáo", "Giao cho cá nhân: Lý Thị A", "02/12/2026")
	_, err := b.Registry().Book(b.Ctx, paper.KindIncomingBook, "2026-12-31", "2026-01-01")
	b.Refused(err, office.CodeInvalid, "không trước ngày đầu")
	_, err = b.Registry().Book(b.Ctx, "sổ lạ", "2026-01-01", "2026-12-31")
	b.Refused(err, office.CodeNotFound, "Không có sổ")
}

func TestPapersOfFolders(t *testing.T) {
	b := newBench(t)
	in := b.register("1820/UBND-KGVX")
	b.direct(in.ID, document.ActNotice, document.Given{})
	f := &document.Folder{Year: 2026, Code: "01.VP", Title: "Nghị quyết 57 năm 2026", Keeper: "Lý Thị A", Heading: "I. Văn phòng", Unit: "Văn phòng", Retention: document.Forever}
	other := &document.Folder{Year: 2026, Code: "02.VP", Title: "Thi đua năm 2026", Keeper: "Lý Thị A", Heading: "I. Văn phòng", Retention: 20}
	b.Must(b.Registry().SaveFolder(b.Ctx, f))
	b.Must(b.Registry().SaveFolder(b.Ctx, other))
	move := func(action string, g document.FolderGiven) {
		_, err := b.Registry().MoveFolder(b.Ctx, f.ID, 0, action, g)
		b.Must(err)
	}
	move(document.ActOpen, document.FolderGiven{})
	item := registry.ItemOfIncoming(in)
	item.Sheets = 3
	move(document.ActAdd, document.FolderGiven{Items: []document.Item{item, {Kind: document.ItemOther, Summary: "Biên bản họp", Sheets: 1}}})
	move(document.ActClose, document.FolderGiven{})
	b.Has(b.squeezed(b.Registry().FolderList(b.Ctx, 2026)), "DANH MỤC HỒ SƠ", "I. VĂN PHÒNG", "01.VP", "Vĩnh viễn", "20 năm", "có 2 hồ sơ", "1 hồ sơ bảo quản vĩnh viễn")
	b.Has(b.squeezed(b.Registry().FolderIndex(b.Ctx, f.ID)), "1820/UBND", "1–3", "Biên bản họp", "gồm 2 văn bản, tài liệu, 4 tờ")
	b.Has(b.squeezed(b.Registry().HandInList(b.Ctx, 2026)), "MỤC LỤC HỒ SƠ", "23/11/2026 – 23/11/2026", "gồm 1 hồ sơ", "một hồ sơ")
	_, err := b.Registry().HandInMinutes(b.Ctx, 2026, "2026-11-25")
	b.Refused(err, office.CodeNotFound, "nộp lưu ngày 25/11/2026")
	move(document.ActHandIn, document.FolderGiven{HandIn: document.HandIn{On: "2026-11-25", Receiver: "Hoàng Thị Lan", Boxes: 2}})
	b.Has(b.squeezed(b.Registry().HandInMinutes(b.Ctx, 2026, "2026-11-25")), "BIÊN BẢN", "Hoàng Thị Lan", "tổng số hồ sơ: 1", "số tờ: 4")
}

func TestTheStampLiesOnACopy(t *testing.T) {
	b := newBench(t)
	pdf, err := b.Registry().DirectionSlip(b.Ctx, b.register("1/A-B").ID)
	b.Must(err)
	ref, err := b.Blobs.Put(strings.NewReader(string(pdf)))
	b.Must(err)
	x := b.arrived("1820/UBND-KGVX", "Công văn")
	x.Files = []office.File{{Name: "cv.pdf", SHA256: ref.SHA256}, {Name: "anh.png", SHA256: ref.SHA256}}
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	b.Has(b.squeezed(b.Registry().Stamped(b.Ctx, x.ID, 0)), "PHIẾU GIẢI QUYẾT", "ĐẾN Số: 02", "Ngày: 25/11/2026")
	_, err = b.Registry().Stamped(b.Ctx, x.ID, 5)
	b.Refused(err, office.CodeNotFound, "không có tệp thứ 6")
	b.Good()
}
