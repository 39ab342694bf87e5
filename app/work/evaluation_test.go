package work_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

var quarter = dossier.Period{From: "2026-10-01", To: "2026-12-31"}

// finish takes a dossier through the department; each step has the limit given, "" for none.
func (b *bench) finish(name, limit string, after time.Duration) *dossier.Dossier {
	b.T.Helper()
	x, _ := b.accept("2.002385", name)
	b.Clock = b.Clock.Add(10 * time.Minute)
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hoàng Văn Hùng", Limit: limit})
	b.Clock = b.Clock.Add(after)
	return b.move(x.ID, dossier.ActFinish, result())
}

func TestADossierIsScoredByItsTimes(t *testing.T) {
	b := newBench(t)
	e := b.Evaluations()
	early := b.finish("Lò Văn Pao", "1d", 20*time.Minute)
	slow := b.finish("Giàng A Páo", "1h", 26*time.Hour)
	scored, err := e.Get(b.Ctx, early.ID)
	b.Must(err)
	if scored.Staff() != evaluation.Whole(10) || scored.ID != 0 || scored.Criteria.Key != "nd61-2018" {
		t.Errorf("%+v comes to %s", scored.Rating, scored.Staff())
	}
	scored, err = e.Get(b.Ctx, slow.ID)
	b.Must(err)
	if scored.Rating[evaluation.TotalTime] != evaluation.Whole(2) || scored.Rating[evaluation.AgencyTime] != 0 {
		t.Errorf("a late step in a dossier that is early: %+v", scored.Rating)
	}
	open, _ := b.accept("2.002385", "Vàng Thị Mai")
	_, err = e.Get(b.Ctx, open.ID)
	b.Refused(err, office.CodeRefused, "chưa xử lý xong")

	scored.Judged = []evaluation.Judgement{{Criterion: evaluation.Attitude, Points: 0}}
	b.Refused(e.Save(b.Ctx, scored), office.CodeInvalid, "lý do")
	scored.Judged = []evaluation.Judgement{{Criterion: evaluation.Attitude, Points: 0, Reason: " phản a\u0301nh đúng "}, {Criterion: evaluation.Publicity, Points: evaluation.Whole(2)}}
	b.Must(e.Save(b.Ctx, scored))
	if scored.Staff() != evaluation.Whole(6) || len(scored.Judged) != 1 || scored.Judged[0].Reason != "phản ánh đúng" {
		t.Errorf("%+v, %s", scored.Judged, scored.Staff())
	}
	list, err := e.Page(b.Ctx, office.Query{})
	b.Must(err)
	if len(list) != 2 || list[0].Dossier.ID != slow.ID || list[0].Staff() != evaluation.Whole(6) {
		t.Errorf("%d dossiers", len(list))
	}
	if n, err := e.Count(b.Ctx, office.Query{}); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if history, err := e.History(b.Ctx, slow.ID); len(history) != 1 || err != nil {
		t.Errorf("%v, %v", history, err)
	}

	rows, _, err := e.Staff(b.Ctx, quarter)
	b.Must(err)
	var told []string
	for _, row := range rows {
		told = append(told, row.Role+" "+row.Name+" "+row.Total.String())
	}
	if got := strings.Join(told, ", "); got != "receiver Trần Thị Bích 8, handler Hoàng Văn Hùng 8" {
		t.Error(got)
	}
	b.Good()
}

func TestTheSheetOfAPeriod(t *testing.T) {
	b := newBench(t)
	e := b.Evaluations()
	empty, _, err := e.NewSheet(b.Ctx, quarter)
	b.Must(err)
	b.Refused(e.SaveSheet(b.Ctx, empty), office.CodeInvalid, "không có hồ sơ nào")
	b.finish("Lò Văn Pao", "", 20*time.Minute)
	b.finish("Giàng A Páo", "1h", 26*time.Hour)
	b.finish("Vàng Thị Mai", "", 26*time.Hour)
	s, advice, err := e.NewSheet(b.Ctx, quarter)
	b.Must(err)
	if s.Dossiers != 3 || *s.Line(evaluation.AgencyTime).Self != 13 || *s.Line(evaluation.TotalTime).Self != evaluation.Whole(2) || s.Line(evaluation.Complaints).Self != nil {
		t.Errorf("%+v", s)
	}
	if a := advice[evaluation.Online]; !a.Given || a.Points != 0 || !strings.Contains(a.Why, "hồ sơ trực tuyến: 0/3") {
		t.Errorf("%+v", a)
	}
	b.Must(e.SaveSheet(b.Ctx, s))
	if s.Grade != "" {
		t.Errorf("a sheet that is begun is %s", s.Grade)
	}
	b.Refused(e.CloseSheet(b.Ctx, s), office.CodeInvalid, "chỉ số 8")
	two := evaluation.Whole(2)
	s.Line(evaluation.Complaints).Self = &two
	typed := evaluation.Tenths(1)
	s.Line(evaluation.TotalTime).Self = &typed // averages are never typed
	b.Must(e.SaveSheet(b.Ctx, s))
	if *s.Line(evaluation.TotalTime).Self != two || s.SelfTotal() != 143 || s.Grade != "Tốt" { // 2+1,3+2+2+1+2+2+2+0
		t.Errorf("%s is %s", s.SelfTotal(), s.Grade)
	}
	b.finish("Thào A Sùng", "", 20*time.Minute)
	b.Must(e.SaveSheet(b.Ctx, s))
	if s.Dossiers != 4 || *s.Line(evaluation.AgencyTime).Self != 15 {
		t.Errorf("%d dossiers, %s", s.Dossiers, s.Line(evaluation.AgencyTime).Self)
	}
	second := *s
	second.ID, second.Version = 0, 0
	b.Refused(e.SaveSheet(b.Ctx, &second), office.CodeExists, "đã có phiếu đánh giá")
	b.Must(e.CloseSheet(b.Ctx, s))
	b.Refused(e.SaveSheet(b.Ctx, s), office.CodeRefused, "đã chốt")

	pdf, err := e.SheetPDF(b.Ctx, s)
	b.Must(err)
	text, err := paper.Text(b.Ctx, pdf)
	b.Must(err)
	for _, want := range []string{"PHIẾU ĐÁNH GIÁ", "Quý IV/2026", "14,5", "Xếp loại: Tốt", "chưa được kiểm chứng"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
	var book bytes.Buffer
	b.Must(e.SheetExcel(&book, s))
	path := filepath.Join(t.TempDir(), "phieu.xlsx")
	b.Must(os.WriteFile(path, book.Bytes(), 0o600))
	var rows []string
	b.Must(sheet.Read(path, []sheet.Heading{{Key: "self", Titles: []string{"Điểm tự chấm"}, Required: true}, {Key: "note", Titles: []string{"Ghi chú"}}}, func(r sheet.Row) error {
		rows = append(rows, r.Get("self")+" "+r.Get("note"))
		return nil
	}))
	if len(rows) != 10 || rows[1] != "1.5 " || rows[9] != "14.5 Xếp loại: Tốt" {
		t.Errorf("%q", rows)
	}
	b.Good()
}

func TestOnlineAndOnTheSpotAreAdvised(t *testing.T) {
	b := newBench(t)
	for i := range 10 {
		x := b.draft("2.002385", "Lò Văn Pao")
		if i < 3 {
			x.Channel = procedure.Online
		}
		_, err := b.Desk().Accept(b.Ctx, x)
		b.Must(err)
		if i == 0 {
			b.Clock = b.Clock.Add(time.Minute)
			b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng", Handler: "Hùng"})
			b.move(x.ID, dossier.ActFinish, result())
		}
	}
	facts, err := b.Evaluations().Facts(b.Ctx, quarter)
	b.Must(err)
	if f := facts[evaluation.FactOnlineDossiers]; f.Part != 3 || f.Whole != 10 {
		t.Errorf("%+v", facts)
	}
	if f := facts[evaluation.FactOnTheSpot]; f.Part != 1 || f.Whole != 1 || facts[evaluation.FactOnlineLate].Part != 0 {
		t.Errorf("%+v", facts)
	}
	advice, err := b.Evaluations().Suggest(b.Ctx, quarter)
	b.Must(err)
	if a := advice[evaluation.OneStop]; a.Points != evaluation.Whole(2) || !strings.Contains(a.Why, "1/1 (100%)") {
		t.Errorf("%+v", a)
	}
	b.Clock = b.Clock.AddDate(0, 2, 0)
	late, err := b.Evaluations().Facts(b.Ctx, quarter)
	b.Must(err)
	if f := late[evaluation.FactOnlineLate]; f.Part != 2 || f.Whole != 3 {
		t.Errorf("two months later %+v", late)
	}
}

func TestSlipsAreTypedAndCounted(t *testing.T) {
	b := newBench(t)
	e := b.Evaluations()
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	named := &evaluation.Slip{Level: 5, DossierCode: strings.ToLower(x.Code)}
	b.Must(e.SaveSlip(b.Ctx, named))
	if named.DossierID != x.ID || named.Officer != "Trần Thị Bích" || named.Unit == "" || named.Day != "2026-11-25" || named.DossierCode != x.Code {
		t.Errorf("%+v", named)
	}
	for _, level := range []int{4, 2, 4} {
		b.Must(e.SaveSlip(b.Ctx, &evaluation.Slip{Level: level, Officer: "Hoàng Văn Hùng", Unit: "Phòng Chuyên nga\u0300nh"}))
	}
	wrong := &evaluation.Slip{Level: 1, Officer: "Hoàng Văn Hùng"}
	b.Must(e.SaveSlip(b.Ctx, wrong))
	b.Refused(e.VoidSlip(b.Ctx, wrong, "x"), office.CodeInvalid, "lý do")
	b.Must(e.VoidSlip(b.Ctx, wrong, "ghi nhầm"))
	b.Refused(e.SaveSlip(b.Ctx, wrong), office.CodeRefused, "đã hủy")
	b.Refused(e.SaveSlip(b.Ctx, &evaluation.Slip{Level: 6, Officer: "A"}), office.CodeInvalid, "từ 1 đến 5")
	b.Refused(e.SaveSlip(b.Ctx, &evaluation.Slip{Level: 5}), office.CodeInvalid, "công chức")
	b.Refused(e.SaveSlip(b.Ctx, &evaluation.Slip{Level: 5, DossierCode: "H38-1"}), office.CodeInvalid, "H38-1")

	var text bytes.Buffer
	b.Must(b.Reports().JSON(b.Ctx, &text, work.Satisfaction, quarter))
	var rows []map[string]any
	b.Must(json.Unmarshal(text.Bytes(), &rows))
	last := rows[len(rows)-1]
	if len(rows) != 3 || last["so_phieu"] != 4.0 || last["muc_4"] != 2.0 || last["ty_le_4"] != 50.0 || last["hai_long"] != 75.0 || last["muc_1"] != 0.0 {
		t.Errorf("%s", text.String())
	}
	ids, err := b.Reports().Cell(b.Ctx, work.Satisfaction, quarter, work.AllRows, "muc_5")
	b.Must(err)
	if len(ids) != 1 || ids[0] != x.ID {
		t.Errorf("%v", ids)
	}
	pdf, err := e.BlankSlip(b.Ctx, x.ID)
	b.Must(err)
	shown, err := paper.Text(b.Ctx, pdf)
	b.Must(err)
	if !strings.Contains(shown, "Rất không hài lòng") || !strings.Contains(shown, x.Code) {
		t.Error(shown)
	}
	names, err := e.Officers(b.Ctx)
	b.Must(err)
	if len(names) != 2 || names[0] != "Hoàng Văn Hùng" {
		t.Errorf("%q", names)
	}
	b.Good()
}

func TestScoresOfOfficersAreAReport(t *testing.T) {
	b := newBench(t)
	x := b.finish("Lò Văn Pao", "", 20*time.Minute)
	table, err := b.Reports().Make(b.Ctx, work.StaffScores, quarter, 0)
	b.Must(err)
	if len(table.Rows) != 2 || strings.Join(table.Rows[0].Texts(), "|") != "Trần Thị Bích|Tiếp nhận|1|2|2|2|2|2|10" || !strings.Contains(table.Note, "chưa kiểm chứng") {
		t.Errorf("%+v", table)
	}
	ids, err := b.Reports().Cell(b.Ctx, work.StaffScores, quarter, table.Rows[1].Key, "so_ho_so")
	b.Must(err)
	if len(ids) != 1 || ids[0] != x.ID {
		t.Errorf("%v", ids)
	}
	pdf, err := b.Reports().PDF(b.Ctx, work.StaffScores, quarter)
	b.Must(err)
	if text, err := paper.Text(b.Ctx, pdf); err != nil || !strings.Contains(text, "Hoàng Văn Hùng") {
		t.Errorf("%v, %s", err, text)
	}
}
