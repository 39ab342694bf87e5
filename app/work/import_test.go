package work_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// sheetOf writes an Excel file with these titles and rows and returns its path.
func (b *bench) sheetOf(titles string, rows ...[]any) string {
	b.T.Helper()
	var columns []sheet.Column
	for _, title := range strings.Split(titles, "|") {
		columns = append(columns, sheet.Column{Title: title})
	}
	var file bytes.Buffer
	b.Must(sheet.Write(&file, "Danh sách", columns, func(yield func([]any) bool) {
		for _, row := range rows {
			if !yield(row) {
				return
			}
		}
	}))
	path := filepath.Join(b.T.TempDir(), "danh-sach.xlsx")
	b.Must(os.WriteFile(path, file.Bytes(), 0o600))
	return path
}

func (b *bench) preview(kind, path string) *work.ImportPlan {
	b.T.Helper()
	plan, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: kind, Path: path})
	b.Must(err)
	return plan
}

func (b *bench) apply(plan *work.ImportPlan) work.ImportResult {
	b.T.Helper()
	result, err := b.Imports().Apply(b.Ctx, plan)
	b.Must(err)
	return result
}

// fates are the fates of a plan's rows.
func fates(plan *work.ImportPlan) string {
	var list []string
	for _, row := range plan.Rows {
		list = append(list, row.Fate)
	}
	return strings.Join(list, " ")
}

const provinceTitles = "STT|MÃ HỒ SƠ|Mã TTHC|Họ tên chủ hồ sơ|Ngày nhận|Ngày hẹn trả|Tình trạng|Ngày kết thúc|Ngày trả|Hình thức nộp"

func provinceRows() [][]any {
	return [][]any{
		{"1", "000.00.21.H38-261005-0001", "2.002385", "LÒ VĂN PAO", "05/10/2026 08:30", "12/10/2026", "Đã trả kết quả", "09/10/2026 10:00", "12/10/2026", "Trực tuyến"},
		{"2", "000.00.21.H38-261006-0002", "2.002385", "Công ty TNHH Sơn La", "06/10/2026", "13/10/2026", "Đã xử lý xong", "20/10/2026", "", "Trực tiếp"},
		{"3", "000.00.21.H38-261120-0003", "2.002385", "Giàng A Páo", "20/11/2026", "30/11/2026", "Đang xử lý", "", "", "Bưu chính công ích"},
		{"4", "000.00.21.H38-261120-0004", "2.002385", "Vàng Thị Mai", "20/11/2026", "", "Yêu cầu bổ sung giấy tờ", "", "", ""},
		{"5", "000.00.21.H38-261120-0005", "2.002385", "Thào A Sùng", "20/11/2026", "", "Từ chối tiếp nhận", "", "", ""},
		{"6", "000.00.21.H38-261120-0006", "9.999999", "Ai đó", "20/11/2026", "", "Đang xử lý", "", "", ""},
		{"7", "không phải mã", "2.002385", "Ai đó", "20/11/2026", "", "Đang xử lý", "", "", ""},
		{"8", "000.00.21.H38-261120-0008", "2.002385", "Ai đó", "20/11/2026", "", "Đang bay", "", "", ""},
		{"9", "000.00.21.H38-261120-0009", "2.002385", "Ai đó", "20/11/2026", "", "Đã trả kết quả", "", "", ""},
		{"10", "000.00.21.H38-261005-0001", "2.002385", "Lặp", "20/11/2026", "", "", "", "", ""},
		{"11", "000.00.21.H38-261006-0011", "2.002385", "Sùng Thị Mỷ", "06/10/2026", "13/10/2026", "Rút hồ sơ", "08/10/2026", "", "Trực tuyến"},
	}
}

func TestDossiersOfTheProvinceAreReadWithTheirLife(t *testing.T) {
	b := newBench(t)
	plan := b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, provinceRows()...))
	if got := fates(plan); got != "new new new new skipped error error error error error new" {
		for _, row := range plan.Rows {
			t.Errorf("%d %s: %s", row.Row, row.Fate, row.Reason)
		}
		t.Fatal(got)
	}
	for row, want := range map[int]string{4: "không được tiếp nhận", 5: "9.999999", 6: "không đúng dạng", 7: "Đang bay", 8: "ngày xử lý xong", 9: "đã có ở dòng 2"} {
		if !strings.Contains(plan.Rows[row].Reason, want) {
			t.Errorf("row %d: %s", row, plan.Rows[row].Reason)
		}
	}
	if n, _ := b.Store.Dossiers.Count(b.Ctx, office.Query{}); n != 0 {
		t.Fatal("a preview has written")
	}
	if result := b.apply(plan); result.Written != 5 || len(result.Refused) != 0 {
		t.Errorf("%+v", result)
	}
	early, err := b.Store.Dossiers.ByCode(b.Ctx, "000.00.21.H38-261005-0001")
	b.Must(err)
	if early.Internal || early.State != dossier.Returned || early.Owner.Name != "Lò Văn Pao" || early.Outcome != workday.Early || early.BookNumber == 0 || len(early.Events) != 4 || early.Book != "01/2026" {
		t.Errorf("%+v", early)
	}
	late, err := b.Store.Dossiers.ByCode(b.Ctx, "000.00.21.H38-261006-0002")
	b.Must(err)
	if late.State != dossier.Done || late.Outcome != workday.Late || late.Owner.Kind != dossier.Company {
		t.Errorf("%+v", late.Life)
	}
	report, err := b.Reports().Make(b.Ctx, work.Settlement, quarter, 0)
	b.Must(err)
	// received 5: 2 online; solved 3: one early, one withdrawn (on time), one late; open 2 in time
	if got := strings.Join(report.Total.Texts()[1:], " "); got != "5 2 3 0 3 1 1 1 2 2 0" {
		t.Errorf("II.06a: %s", got)
	}
	again := b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, provinceRows()...))
	if got := fates(again); !strings.HasPrefix(got, "same same same same skipped") {
		for _, row := range again.Rows[:4] {
			t.Errorf("%d %s: %s %+v", row.Row, row.Fate, row.Reason, row.Cells)
		}
	}
	b.Good()
}

func TestAListReadAgainTakesDossiersFurther(t *testing.T) {
	b := newBench(t)
	rows := provinceRows()
	b.apply(b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, rows...)))
	rows[2][6], rows[2][7] = "Đã xử lý xong", "25/11/2026 09:00"
	rows[2][3] = "Giàng A Páo Sùng"
	rows[1][6] = "Đang xử lý" // back
	rows[0][4] = "04/10/2026" // another day
	rows[3][6] = "Đang giải quyết"
	b.Clock = b.Clock.Add(48 * time.Hour)
	plan := b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, rows...))
	if got := fates(plan); !strings.HasPrefix(got, "error error changed changed") {
		t.Fatalf("%s: %+v", got, plan.Rows[:4])
	}
	if cells := plan.Rows[2].Cells; cells[2].Old != "Giàng A Páo" || cells[2].New != "Giàng A Páo Sùng" || !strings.Contains(plan.Rows[2].Reason, "trạng thái") {
		t.Errorf("%s %+v", plan.Rows[2].Reason, cells)
	}
	b.apply(plan)
	done, err := b.Store.Dossiers.ByCode(b.Ctx, "000.00.21.H38-261120-0003")
	b.Must(err)
	if done.State != dossier.Done || len(done.Events) != 3 || done.Outcome != workday.Early || done.Version != 2 {
		t.Errorf("%+v", done)
	}
	b.Good()
}

// A record that changes between preview and writing is refused, the other rows are written.
func TestRowsThatChangedMeanwhileAreRefused(t *testing.T) {
	b := newBench(t)
	rows := provinceRows()
	b.apply(b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, rows...)))
	rows[2][6], rows[2][7] = "Đã xử lý xong", "25/11/2026 08:00"
	rows[3][6] = "Đang xử lý"
	b.Clock = b.Clock.Add(48 * time.Hour)
	plan := b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, rows...))
	other, err := b.Store.Dossiers.ByCode(b.Ctx, rows[2][1].(string))
	b.Must(err)
	b.move(other.ID, dossier.ActHandOver, dossier.Given{Step: "Trình lãnh đạo Sở"})
	result := b.apply(plan)
	if result.Written != 1 || len(result.Refused) != 1 || result.Refused[0].Key != other.Code || !strings.Contains(result.Refused[0].Reason, "đã thay đổi từ lúc xem trước") {
		t.Fatalf("%+v", result)
	}
	var rest bytes.Buffer
	b.Must(b.Imports().Rest(&rest, plan, result.Refused))
	path := filepath.Join(t.TempDir(), "rest.xlsx")
	b.Must(os.WriteFile(path, rest.Bytes(), 0o600))
	if mended := b.preview(work.ImportDossiers, path); len(mended.Rows) != 1 || mended.Rows[0].Key != other.Code {
		t.Errorf("%+v", mended.Rows)
	}
	if twice := b.apply(plan); twice.Written != 0 || len(twice.Refused) != 2 {
		t.Errorf("applied twice: %+v", twice)
	}
	b.Good()
}

func TestDossiersMadeHereAreNotOverwritten(t *testing.T) {
	b := newBench(t)
	x := b.draft("2.002385", "Lò Văn Pao")
	x.Code = "000.00.21.H38-261125-0001"
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	same := b.preview(work.ImportDossiers, b.sheetOf("Mã hồ sơ|Mã thủ tục|Chủ hồ sơ|Ngày tiếp nhận|Trạng thái", []any{x.Code, "2.002385", "Lò Văn Pao", "25/11/2026", "Đã tiếp nhận"}))
	other := b.preview(work.ImportDossiers, b.sheetOf("Mã hồ sơ|Mã thủ tục|Chủ hồ sơ|Ngày tiếp nhận|Trạng thái", []any{x.Code, "2.002385", "Người khác", "25/11/2026", "Đang xử lý"}))
	if fates(same) != work.FateSame || fates(other) != work.FateSkipped || !strings.Contains(other.Rows[0].Reason, "lập tại đây") {
		t.Errorf("%+v, %+v", same.Rows, other.Rows)
	}
}

func TestColumnsCanBeNamedByHand(t *testing.T) {
	b := newBench(t)
	path := b.sheetOf("Số|Thủ tục hành chính|Ai|Bao giờ", []any{"000.00.21.H38-261120-0003", "Khai báo thiết bị X-quang chẩn đoán trong y tế", "Giàng A Páo", "20/11/2026"})
	order := work.ImportOrder{Kind: work.ImportDossiers, Path: path}
	plan, err := b.Imports().Preview(b.Ctx, order)
	b.Refused(err, office.CodeInvalid, "Mã hồ sơ")
	if plan == nil || strings.Join(plan.Titles, ",") != "Số,Thủ tục hành chính,Ai,Bao giờ" {
		t.Fatalf("%+v", plan)
	}
	order.Mapping = map[string]string{"code": "Số", "owner": "Ai", "received": "Bao giờ"}
	plan, err = b.Imports().Preview(b.Ctx, order)
	b.Must(err)
	if fates(plan) != work.FateNew || plan.Columns[0].From != "Số" || plan.Rows[0].Cells[0].New != "000.00.21.H38-261120-0003" {
		t.Errorf("%+v", plan)
	}
}

func TestTheCalendarIsReadDayByDay(t *testing.T) {
	b := newBench(t)
	before, err := b.Calendars().Current(b.Ctx)
	b.Must(err)
	path := b.sheetOf("Ngày|Loại|Lý do", []any{office.Day("2028-01-03"), "Nghỉ bù", "Bù Tết Dương lịch"}, []any{"08/01/2028", "làm bù", "Đi làm bù"},
		[]any{"24/11/2026", "Nghỉ", "Ngày Văn hóa Việt Nam, đổi tên"}, []any{"32/1/2028", "Nghỉ", "x"}, []any{"10/1/2028", "chơi", "x"}, []any{"3/1/2028", "Nghỉ", "lặp"})
	plan := b.preview(work.ImportCalendar, path)
	if got := fates(plan); got != "new new changed error error error" || !strings.Contains(plan.Rows[0].Reason, "năm 2028") {
		t.Fatalf("%s %+v", got, plan.Rows)
	}
	next, err := b.Imports().Calendar(b.Ctx, plan)
	b.Must(err)
	if len(next.Exceptions) != len(before.Exceptions)+2 || next.ID != before.ID {
		t.Errorf("%d days", len(next.Exceptions))
	}
	if result := b.apply(plan); result.Written != 3 {
		t.Errorf("%+v", result)
	}
	after, err := b.Calendars().Current(b.Ctx)
	b.Must(err)
	if after.ID == before.ID || len(after.Exceptions) != len(before.Exceptions)+2 || after.Years[len(after.Years)-1] != 2028 {
		t.Errorf("%v", after.Years)
	}
	if work, err := after.IsWorkday("2028-01-08"); err != nil || !work {
		t.Errorf("a make-up Saturday: %v, %v", work, err)
	}
	if again := b.preview(work.ImportCalendar, path); !strings.HasPrefix(fates(again), "same same same") {
		t.Errorf("%s", fates(again))
	}
	b.Good()
}

// A template that nobody has filled in brings nothing: its examples stand in a sheet that is not read.
func TestUntouchedTemplatesBringNothing(t *testing.T) {
	b := newBench(t)
	for _, kind := range []string{work.ImportProcedures, work.ImportCalendar, work.ImportDossiers, work.ImportIncoming, work.ImportOutgoing, work.ImportCorrespondents} {
		var file bytes.Buffer
		b.Must(b.Imports().Template(&file, kind))
		path := filepath.Join(t.TempDir(), "mau.xlsx")
		b.Must(os.WriteFile(path, file.Bytes(), 0o600))
		plan := b.preview(kind, path)
		for _, column := range plan.Columns {
			if column.From != column.Title {
				t.Errorf("%s: the column %q is missing", kind, column.Title)
			}
		}
		if len(plan.Rows) != 0 {
			t.Errorf("%s: %+v", kind, plan.Rows)
		}
	}
	_, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: "x", Path: "y"})
	b.Refused(err, office.CodeInvalid, "x")
}

// Imported dossiers are scored by the province's promise.
func TestImportedDossiersAreScored(t *testing.T) {
	b := newBench(t)
	b.apply(b.preview(work.ImportDossiers, b.sheetOf(provinceTitles, provinceRows()...)))
	x, err := b.Store.Dossiers.ByCode(b.Ctx, "000.00.21.H38-261006-0002")
	b.Must(err)
	scored, err := b.Evaluations().Get(b.Ctx, x.ID)
	b.Must(err)
	if scored.Rating[evaluation.TotalTime] != 0 {
		t.Errorf("a late one has %s", scored.Rating[evaluation.TotalTime])
	}
}
