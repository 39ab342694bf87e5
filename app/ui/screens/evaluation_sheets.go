package screens

import (
	"context"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// periodSheet is a sheet with what the program advises for the criteria that are scored once.
type periodSheet struct {
	evaluation.Sheet
	advice map[int]work.Advice
}

// sheetBook is the register of the sheets.
type sheetBook struct {
	*store.Sheets
	work *work.Evaluations
}

// most is how many sheets are read: a quarter has one, and years and months may have one beside.
const most = 2000

// Page implements register.Source. The few sheets there are need no index to be searched.
func (b sheetBook) Page(ctx context.Context, q office.Query) ([]periodSheet, error) {
	list, err := b.found(ctx, q)
	list = list[min(q.Offset, len(list)):]
	if q.Limit > 0 {
		list = list[:min(q.Limit, len(list))]
	}
	return list, err
}

// Count implements register.Source.
func (b sheetBook) Count(ctx context.Context, q office.Query) (int, error) {
	list, err := b.found(ctx, q)
	return len(list), err
}

func (b sheetBook) found(ctx context.Context, q office.Query) ([]periodSheet, error) {
	all, err := b.Sheets.Page(ctx, office.Query{Filters: q.Filters, Sort: "from", Descending: true, Limit: most})
	var list []periodSheet
	for _, x := range all {
		if len(matching([]string{periodOf(&x) + " " + x.Unit + " " + x.Grade}, q.Text)) > 0 {
			list = append(list, periodSheet{Sheet: x})
		}
	}
	return list, err
}

// periodOf names the period of a sheet.
func periodOf(x *evaluation.Sheet) string {
	return work.PeriodName(dossier.Period{From: x.From, To: x.To})
}

// Get implements register.Source.
func (b sheetBook) Get(ctx context.Context, id int64) (*periodSheet, error) {
	found, err := b.Sheets.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	advice, err := b.work.Suggest(ctx, dossier.Period{From: found.From, To: found.To})
	return &periodSheet{*found, advice}, err
}

// Save implements register.Saver.
func (b sheetBook) Save(ctx context.Context, s *periodSheet) error {
	return b.work.SaveSheet(ctx, &s.Sheet)
}

// sheets is the list of the periods' sheets, and in front of it the choice of a new period or a paper.
type sheets struct {
	*stage
	deps deps
	list *register.Screen[periodSheet]
}

func newSheets(h shell.Host, d deps) shell.Page {
	s := &sheets{stage: newStage(h), deps: d}
	s.list = register.New(h, s.describe(criteriaToday(h, d)))
	s.set(s.list)
	return s
}

func (s *sheets) describe(c *evaluation.Criteria) register.Description[periodSheet] {
	type p = periodSheet
	open := func(x *p) (bool, string) {
		return !x.Closed, kit.T("Phiếu đã chốt, không sửa được nữa.")
	}
	return register.Description[p]{
		Key: PeriodSheets, Title: "Phiếu đánh giá kỳ", One: "phiếu đánh giá", NewLabel: "Kỳ mới",
		ID:         func(x *p) int64 { return x.ID },
		Source:     sheetBook{s.deps.office.Store.Sheets, s.deps.office.Evaluations()},
		Create:     func(shell.Host) { s.begin() },
		SearchHint: "Tìm kỳ, xếp loại… Ctrl+F",
		Columns: []register.Column[p]{
			{Key: "period", Label: "Kỳ", Width: 130, Weight: 1, Text: func(x *p) string { return periodOf(&x.Sheet) }},
			{Key: "dossiers", Label: "Số hồ sơ", Width: 74, Right: true, Text: func(x *p) string { return fmt.Sprint(x.Dossiers) }},
			{Key: "self", Label: "Tự chấm", Width: 74, Right: true, Text: func(x *p) string { return x.SelfTotal().String() }},
			{Key: "assessed", Label: "Thẩm định", Width: 84, Right: true, Text: func(x *p) string { return assessedText(&x.Sheet) }},
			{Key: "grade", Label: "Xếp loại", Width: 96, Text: func(x *p) string { return firstOf(x.Grade, "–") }, Bold: func(*p) bool { return true }},
			{Key: "state", Label: "Tình trạng", Width: 124, Dot: true, Text: sheetState, Tone: sheetTone},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có phiếu đánh giá nào"), Hint: kit.T("Chọn kỳ (Ctrl+N): chương trình tính điểm bình quân của các hồ sơ và gợi ý các chỉ số chấm một lần cho cả kỳ."),
		},
		DetailWidth: scoreDetail,
		Head: func(x *p) register.Head {
			return register.Head{Title: periodOf(&x.Sheet), Subtitle: x.Unit}
		},
		Banner:   func(x *p) register.Banner { return sheetBanner(c, x) },
		Sections: func(x *p) []register.Section { return sheetSections(c, x) },
		Actions: []register.Action[p]{
			{Key: "print", Label: "In phiếu", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Primary: true, Show: func(_ shell.Host, x *p) { s.showPaper(&x.Sheet) }},
			{Key: "excel", Label: "Xuất Excel", Shortcut: "Ctrl+Shift+E", Icon: kit.IconSheet, More: true, Show: func(_ shell.Host, x *p) { s.saveExcel(&x.Sheet) }},
			{
				Key: "close", Label: "Chốt phiếu", Icon: kit.IconLock, More: true, Allowed: open, Done: "Đã chốt phiếu đánh giá.",
				Confirm: func(*p) string {
					return kit.T("Chốt rồi thì không sửa điểm của kỳ này được nữa. Chốt phiếu?")
				},
				Run: func(ctx context.Context, x *p, _ string) error {
					return s.deps.office.Evaluations().CloseSheet(ctx, &x.Sheet)
				},
			},
		},
		Intro:  "Điểm các chỉ số 1, 2, 3, 4, 6, 7 là bình quân của các hồ sơ xử lý xong trong kỳ và được tính lại mỗi lần lưu.",
		Fields: sheetFields(c),
		Verbs:  map[string]string{"save evaluation": "Lưu phiếu đánh giá", "close evaluation": "Chốt phiếu"},
	}
}

func sheetState(x *periodSheet) string {
	switch {
	case x.Closed:
		return kit.T("đã chốt")
	case x.Grade == "":
		return kit.T("chưa chấm đủ")
	}
	return kit.T("đang chấm")
}

func sheetTone(x *periodSheet) kit.Tone {
	switch {
	case x.Closed:
		return kit.ToneDone
	case x.Grade == "":
		return kit.ToneSoon
	}
	return kit.ToneNone
}

// assessedText is the assessment's total, a dash while it is not complete.
func assessedText(x *evaluation.Sheet) string {
	if total, complete := x.AssessedTotal(); complete {
		return total.String()
	}
	return "–"
}

func sheetBanner(c *evaluation.Criteria, x *periodSheet) register.Banner {
	most := evaluation.Most(c.Criterion)
	if x.Grade == "" {
		return register.Banner{Tone: kit.ToneSoon, Title: kit.Tf("Đã có %s/%s điểm, chưa chấm đủ", x.Total(), most), Text: kit.T("Bấm F2 để chấm các chỉ số còn thiếu.")}
	}
	return register.Banner{Tone: kit.ToneAccent, Title: kit.Tf("%s – %s/%s điểm", x.Grade, x.Total(), most), Text: kit.Tf("Từ %s đến %s, %d hồ sơ.", x.From, x.To, x.Dossiers)}
}

func sheetSections(c *evaluation.Criteria, x *periodSheet) []register.Section {
	rows := kit.VBox(8)
	for _, l := range x.Lines {
		points := pointsOf(l.Self, "–")
		if l.Assessed != nil {
			points += " / " + l.Assessed.String()
		}
		rows.Add(scoreLine(fmt.Sprint(l.Criterion), c.Get(l.Criterion).Name, points, l.Note))
	}
	basis := c.Name
	if !c.Verified {
		basis += " " + kit.T("(chưa kiểm chứng)")
	}
	return []register.Section{
		{Title: kit.T("Điểm tự chấm / thẩm định"), Object: rows},
		{Title: kit.T("Căn cứ"), Pairs: []kit.Pair{
			{Label: kit.T("Bộ chỉ số"), Value: basis},
			{Label: kit.T("Nguồn"), Value: c.Source},
			{Label: kit.T("Lưu ý"), Value: c.Note},
			{Label: kit.T("Người lập"), Value: x.By + ", " + fullTime(x.At)},
		}},
	}
}

// pointsOf writes points that may not be there.
func pointsOf(points *evaluation.Tenths, none string) string {
	if points == nil {
		return none
	}
	return points.String()
}

// sheetFields are the fields of the edit page: first what the unit scores itself, then the assessment.
func sheetFields(c *evaluation.Criteria) []register.Field[periodSheet] {
	type p = periodSheet
	var fields []register.Field[p]
	for _, one := range c.OfPeriod() {
		section := "Tự chấm: chỉ số chấm một lần cho cả kỳ"
		fields = append(fields, register.Field[p]{
			Key: fmt.Sprintf("self.%d", one.Number), Label: kit.Tf("Chỉ số %d", one.Number), Section: section, Kind: kit.FieldChoice,
			Options: append([]kit.Option{{Value: "", Label: kit.T("chưa chấm")}}, levelOptions(one)...),
			Get:     func(x *p) string { return pointsOf(x.Line(one.Number).Self, "") },
			Set: func(x *p, value string) error {
				return setLine(x, one.Number, func(l *evaluation.Line) (err error) { l.Self, err = readPoints(value); return err })
			},
		}, register.Field[p]{
			Key: fmt.Sprintf("advice.%d", one.Number), Label: "Gợi ý", Section: section, Get: func(x *p) string { return one.Name + ". " + adviceText(x.advice[one.Number]) },
		})
	}
	for _, one := range c.Criterion {
		fields = append(fields, assessmentFields(one)...)
	}
	return fields
}

// assessmentFields are the points and the note of the assessment.
func assessmentFields(one evaluation.Criterion) []register.Field[periodSheet] {
	type p = periodSheet
	section := "Thẩm định: để trống khi chưa thẩm định"
	return []register.Field[p]{{
		Key: fmt.Sprintf("assessed.%d", one.Number), Label: kit.Tf("Chỉ số %d", one.Number), Section: section, Half: true, Help: fmt.Sprintf("0 – %s", one.Most()),
		Get: func(x *p) string { return pointsOf(x.Line(one.Number).Assessed, "") },
		Set: func(x *p, value string) error {
			return setLine(x, one.Number, func(l *evaluation.Line) (err error) { l.Assessed, err = readPoints(value); return err })
		},
	}, {
		Key: fmt.Sprintf("note.%d", one.Number), Label: "Ghi chú", Section: section, Half: true,
		Get: func(x *p) string { return x.Line(one.Number).Note },
		Set: func(x *p, value string) error {
			return setLine(x, one.Number, func(l *evaluation.Line) error { l.Note = value; return nil })
		},
	}}
}

// adviceText is what the program advises, with its reason.
func adviceText(a work.Advice) string {
	if !a.Given {
		return a.Why
	}
	return kit.Tf("%s điểm. %s", a.Points, a.Why)
}

// readPoints reads points that may be left empty.
func readPoints(value string) (*evaluation.Tenths, error) {
	if value == "" {
		return nil, nil
	}
	points, err := evaluation.ParseTenths(value)
	return &points, err
}

// setLine changes a line in a copy of the list.
func setLine(x *periodSheet, criterion int, change func(l *evaluation.Line) error) error {
	x.Lines = slices.Clone(x.Lines)
	return change(x.Line(criterion))
}

// begin asks for the period of a new sheet.
func (s *sheets) begin() {
	s.open(newPeriodPage(s.host, kit.T("Phiếu đánh giá của kỳ nào?"), s.close, s.create))
}

// create makes and keeps the sheet of a period, then shows it in the list.
func (s *sheets) create(p dossier.Period, fail func(err error)) {
	var made *evaluation.Sheet
	s.host.Runner().Go("evaluation.sheet", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tính điểm của kỳ"))
		if made, _, err = s.deps.office.Evaluations().NewSheet(ctx, p); err == nil {
			err = s.deps.office.Evaluations().SaveSheet(ctx, made)
		}
		return err
	}, func(err error) {
		if err != nil {
			fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.T("Đã lập phiếu; bấm F2 để chấm các chỉ số của kỳ."))
		s.host.Refresh()
		s.Open(made.ID)
	})
}

// showPaper puts the sheet as it is printed in front.
func (s *sheets) showPaper(x *evaluation.Sheet) {
	openDrawn(s.deps, s.stage, kit.Tf("Phiếu đánh giá %s", periodOf(x)),
		"Phieu danh gia "+string(x.From)+" "+string(x.To), func(ctx context.Context) ([]byte, error) { return s.deps.office.Evaluations().SheetPDF(ctx, x) })
}

func (s *sheets) saveExcel(x *evaluation.Sheet) {
	path := ""
	s.host.Runner().Go("evaluation.excel", func(context.Context, *task.Progress) (err error) {
		path, err = s.deps.place.Write("Phieu danh gia "+string(x.From)+" "+string(x.To)+".xlsx", func(to io.Writer) error {
			return s.deps.office.Evaluations().SheetExcel(to, x)
		})
		return err
	}, func(err error) {
		s.host.Fail(err)
		if err == nil {
			s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path))
		}
	})
}

// periodPage asks for a period: a usual one, or any days.
type periodPage struct {
	form    *kit.Form
	content fyne.CanvasObject
}

func newPeriodPage(h shell.Host, title string, done func(), chosen func(p dossier.Period, fail func(error))) *periodPage {
	p := &periodPage{}
	today := office.DayOf(h.Now())
	usual := []dossier.Period{work.Quarter(today, 0), work.Quarter(today, 1), work.Month(today, 0), work.Month(today, 1), work.Year(today, 0), work.Year(today, 1)}
	options := make([]kit.Option, len(usual)+1)
	for i, one := range usual {
		options[i] = kit.Option{Value: fmt.Sprint(i), Label: work.PeriodName(one)}
	}
	options[len(usual)] = kit.Option{Value: "other", Label: kit.T("kỳ khác")}
	show := func(one dossier.Period) {
		p.form.SetValue("from", string(one.From))
		p.form.SetValue("to", string(one.To))
	}
	p.form = kit.NewForm(h.Runner(),
		kit.Field{Key: "period", Label: kit.T("Kỳ"), Kind: kit.FieldChoice, Options: options, Changed: func(value string) {
			for i, one := range usual {
				if value == fmt.Sprint(i) {
					show(one)
				}
			}
		}},
		kit.Field{Key: "from", Label: kit.T("Từ ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: h.Now},
		kit.Field{Key: "to", Label: kit.T("Đến ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: h.Now})
	p.form.SetValues(map[string]string{"period": "0", "from": string(usual[0].From), "to": string(usual[0].To)})
	p.form.OnCancel = done
	p.form.OnSave = func(values map[string]string) {
		period := dossier.Period{From: office.Day(values["from"]), To: office.Day(values["to"])}
		chosen(period, func(err error) { p.form.SetError(office.FieldOf(err), kit.T(office.MessageOf(err))) })
	}
	cancel := kit.NewButton(kit.T("Bỏ"), done)
	cancel.Shortcut = "Esc"
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, head(title, cancel, kit.NewPrimary(kit.T("Lập phiếu"), "Ctrl+Enter", p.form.Save)),
		kit.AtMost(640, kit.Pad(p.form, 14, 14, 14, 14))))
	return p
}

// Content implements shell.Page.
func (p *periodPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *periodPage) Shown() { p.form.FocusFirst() }

// Commands implements shell.Commander.
func (p *periodPage) Commands() []shell.Command {
	return []shell.Command{{Key: "period.use", Label: "Lập phiếu", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save}}
}
