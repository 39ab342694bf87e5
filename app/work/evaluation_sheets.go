package work

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Advice is what the program proposes for a criterion that is scored once a period, and why.
type Advice struct {
	Points evaluation.Tenths `json:"points"`
	Given  bool              `json:"given"` // false: the program knows nothing to go by
	Why    string            `json:"why"`   // Vietnamese
}

// NewSheet begins the sheet of a period: the averages of its dossiers stand in it, what is scored once as suggested or
// empty. Nothing is saved.
func (e *Evaluations) NewSheet(ctx context.Context, p dossier.Period) (*evaluation.Sheet, map[int]Advice, error) {
	c, err := e.criteriaOf(p)
	if err != nil {
		return nil, nil, err
	}
	settings, err := e.office.Settings(ctx)
	if err != nil {
		return nil, nil, err
	}
	tally, err := e.tally(ctx, p, c)
	if err != nil {
		return nil, nil, err
	}
	suggested, err := e.Suggest(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	s := evaluation.NewSheet(c, p.From, p.To, tally)
	s.Unit = settings.Name
	for criterion, suggestion := range suggested {
		if suggestion.Given {
			points := suggestion.Points
			s.Line(criterion).Self = &points
		}
	}
	return s, suggested, nil
}

func (e *Evaluations) tally(ctx context.Context, p dossier.Period, c *evaluation.Criteria) (*evaluation.Tally, error) {
	var tally evaluation.Tally
	err := e.each(ctx, p, c, func(_ *dossier.Dossier, r evaluation.Rating) { tally.Add(r) })
	return &tally, err
}

// SheetOf returns the department's sheet of a period as it was saved, or a new one.
func (e *Evaluations) SheetOf(ctx context.Context, p dossier.Period) (*evaluation.Sheet, error) {
	fresh, _, err := e.NewSheet(ctx, p)
	if err != nil {
		return nil, err
	}
	bound := map[string]string{"from": string(p.From)}
	saved, err := core.All(ctx, e.office.Store.Sheets.Page, office.Query{From: bound, To: bound})
	for i, s := range saved {
		if s.To == p.To && s.Unit == fresh.Unit {
			return &saved[i], err
		}
	}
	if c, err := e.criteriaOf(p); err == nil && fresh.Dossiers > 0 {
		fresh.Judge(c)
	}
	return fresh, err
}

// SaveSheet keeps the sheet of a period, also one that is only begun; the averages are taken anew from the dossiers, for nobody types them. Errors:
// office.CodeInvalid with the field "self.N", "assessed.N", "note.N", "from" or "to", CodeRefused for a closed one, CodeStale,
// CodeExists when the period has a sheet.
func (e *Evaluations) SaveSheet(ctx context.Context, s *evaluation.Sheet) error {
	p := dossier.Period{From: s.From, To: s.To}
	c, err := e.criteriaOf(p)
	if err != nil {
		return err
	}
	tally, err := e.tally(ctx, p, c)
	if err != nil {
		return err
	}
	fresh := *s
	fresh.Lines = slices.Clone(s.Lines)
	fresh.Criteria, fresh.Unit = c.Key, strings.TrimSpace(viet.NFC(s.Unit))
	fresh.Take(c, tally)
	for i := range fresh.Lines {
		fresh.Lines[i].Note = strings.TrimSpace(viet.NFC(fresh.Lines[i].Note))
	}
	if err := fresh.Validate(c); err != nil {
		return err
	}
	fresh.Judge(c)
	fresh.By, fresh.At = e.office.Who().Name, e.office.Time()
	if err := e.keepSheet(ctx, "save evaluation", &fresh); err != nil {
		return err
	}
	*s = fresh
	return nil
}

// keepSheet saves a sheet that is not closed.
func (e *Evaluations) keepSheet(ctx context.Context, action string, s *evaluation.Sheet) error {
	return e.office.Update(ctx, action, func(tx *store.Tx) error {
		if s.ID != 0 {
			old, err := e.office.Store.Sheets.Load(tx, s.ID)
			if err != nil {
				return err
			}
			if old.Closed {
				return office.Refuse("Phiếu đánh giá từ %s đến %s đã chốt, không sửa được nữa.", old.From, old.To)
			}
		}
		return e.office.Store.Sheets.Save(tx, s)
	})
}

// CloseSheet fixes a sheet for good: nothing of it changes any more. Error: office.CodeInvalid while it is not scored through.
func (e *Evaluations) CloseSheet(ctx context.Context, s *evaluation.Sheet) error {
	if err := s.Complete(); err != nil {
		return err
	}
	fresh := *s
	fresh.Closed = true
	if err := e.keepSheet(ctx, "close evaluation", &fresh); err != nil {
		return err
	}
	*s = fresh
	return nil
}

// Suggest proposes points for the criteria that are scored once a period, from what the program knows of it.
func (e *Evaluations) Suggest(ctx context.Context, p dossier.Period) (map[int]Advice, error) {
	c, err := e.criteriaOf(p)
	if err != nil {
		return nil, err
	}
	facts, err := e.Facts(ctx, p)
	if err != nil {
		return nil, err
	}
	suggested := map[int]Advice{}
	for _, one := range c.OfPeriod() {
		points, given := one.Suggest(facts)
		suggested[one.Number] = Advice{Points: points, Given: given, Why: why(one.Number, facts)}
	}
	return suggested, nil
}

// why says what a suggestion goes by.
func why(criterion int, f evaluation.Facts) string {
	share := func(fact string) string {
		return fmt.Sprintf("%d/%d (%s%%)", f[fact].Part, f[fact].Whole, evaluation.Percent(f[fact].Part, f[fact].Whole))
	}
	switch criterion {
	case evaluation.OneStop:
		return "Thủ tục có mọi hồ sơ giải quyết ngay trong ngày nhận: " + share(evaluation.FactOnTheSpot) +
			". Chương trình coi mọi thủ tục đều tiếp nhận và trả kết quả tại Một cửa; nếu không đúng thì chấm 0."
	case evaluation.Online:
		return fmt.Sprintf("Thủ tục trực tuyến: %s; hồ sơ trực tuyến: %s; hồ sơ trực tuyến trễ: %d.",
			share(evaluation.FactOnlineProcedures), share(evaluation.FactOnlineDossiers), f[evaluation.FactOnlineLate].Part)
	}
	return "Chương trình không có số liệu để gợi ý; chấm theo sổ phản ánh, kiến nghị."
}

// Facts are what the program knows of a period.
func (e *Evaluations) Facts(ctx context.Context, p dossier.Period) (evaluation.Facts, error) {
	procedures, err := e.office.Catalogue().InForce(ctx, p.To)
	if err != nil {
		return nil, err
	}
	online := 0
	for _, one := range procedures {
		if offeredOnline(one) {
			online++
		}
	}
	spot, err := e.onTheSpot(ctx, p)
	if err != nil {
		return nil, err
	}
	dossiers, late, err := e.online(ctx, p)
	return evaluation.Facts{
		evaluation.FactOnTheSpot: spot, evaluation.FactOnlineProcedures: {Part: online, Whole: len(procedures)},
		evaluation.FactOnlineDossiers: dossiers, evaluation.FactOnlineLate: late,
	}, err
}

// offeredOnline says whether a procedure is a public service online, in whole or in part (levels 3 and 4 of before).
func offeredOnline(p procedure.Procedure) bool {
	service := viet.Fold(p.Service)
	for _, word := range []string{"toan trinh", "mot phan", "3", "4"} {
		if strings.Contains(service, word) {
			return true
		}
	}
	return false
}

// onTheSpot counts the procedures with dossiers finished in the period, and those of which each was on the day it came.
func (e *Evaluations) onTheSpot(ctx context.Context, p dossier.Period) (evaluation.Share, error) {
	spot := map[string]bool{}
	err := e.office.Store.Dossiers.Finished(ctx, p.From, p.To, func(x *dossier.Dossier) error {
		before, seen := spot[x.ProcedureCode]
		spot[x.ProcedureCode] = (before || !seen) && office.DayOf(x.ReceivedAt) == office.DayOf(x.FinishedAt)
		return ctx.Err()
	})
	share := evaluation.Share{Whole: len(spot)}
	for _, all := range spot {
		if all {
			share.Part++
		}
	}
	return share, err
}

// online counts the dossiers received online in the period among all, and among the online ones those that were or are late.
func (e *Evaluations) online(ctx context.Context, p dossier.Period) (received, late evaluation.Share, err error) {
	settings, err := e.office.Settings(ctx)
	if err != nil {
		return received, late, err
	}
	if p.Now.IsZero() {
		p.Now = e.office.Time()
	}
	err = e.office.Store.Dossiers.Cases(ctx, p, func(c dossier.Case) error {
		place := c.PlaceIn(p, settings.Report)
		if place.In(dossier.ColumnOnline) || place.In(dossier.ColumnDirect) {
			received.Whole++
		}
		if place.In(dossier.ColumnOnline) {
			received.Part++
		}
		if place.Origin != 0 && c.Channel == procedure.Online {
			late.Whole++
			if place.In(dossier.ColumnLate) || place.In(dossier.ColumnOpenOverdue) {
				late.Part++
			}
		}
		return ctx.Err()
	})
	return received, late, err
}

// SheetPDF draws a sheet as Mẫu 2.
func (e *Evaluations) SheetPDF(ctx context.Context, s *evaluation.Sheet) ([]byte, error) {
	settings, err := e.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data, err := e.onPaper(s)
	if err != nil {
		return nil, err
	}
	data.Letterhead = settings.Letterhead(e.office.Time())
	data.Signature = paper.Signature{Authority: settings.SignerAuthority, Post: settings.SignerPost, Signer: settings.Signer}
	return e.office.Forms.Draw(paper.Key(paper.OwnSet, "evaluation-sheet"), "", data, paper.Options{Created: e.office.Time(), Author: settings.Name})
}

// onPaper is a sheet as its form shows it, without a head.
func (e *Evaluations) onPaper(s *evaluation.Sheet) (paper.EvaluationData, error) {
	c, err := e.Criteria(s.To)
	if err != nil {
		return paper.EvaluationData{}, err
	}
	data := paper.EvaluationData{
		Unit: s.Unit, Period: periodName(dossier.Period{From: s.From, To: s.To}), From: s.From, To: s.To, Dossiers: s.Dossiers, Basis: c.Name,
		Unverified: !c.Verified, Most: evaluation.Most(c.Criterion).String(), Self: s.SelfTotal().String(), Grade: s.Grade, Author: first(s.By, e.office.Who().Name),
	}
	if total, complete := s.AssessedTotal(); complete {
		data.Assessed = total.String()
	}
	for _, l := range s.Lines {
		one := c.Get(l.Criterion)
		data.Rows = append(data.Rows, paper.EvaluationRow{
			Number: l.Criterion, Name: one.Name, Most: one.Most().String(), Self: pointsText(l.Self), Assessed: pointsText(l.Assessed), Note: l.Note,
		})
	}
	return data, nil
}

func pointsText(points *evaluation.Tenths) string {
	if points == nil {
		return ""
	}
	return points.String()
}

// SheetExcel writes a sheet as a workbook with the columns of Mẫu 2.
func (e *Evaluations) SheetExcel(w io.Writer, s *evaluation.Sheet) error {
	c, err := e.Criteria(s.To)
	if err != nil {
		return err
	}
	return sheet.Write(w, "Phiếu đánh giá", []sheet.Column{
		{Title: "Chỉ số", Kind: sheet.Number, Width: 8},
		{Title: "Tên chỉ số", Width: 60},
		{Title: "Điểm chuẩn", Kind: sheet.Number, Width: 12},
		{Title: "Điểm tự chấm", Kind: sheet.Number, Width: 14},
		{Title: "Điểm thẩm định", Kind: sheet.Number, Width: 16},
		{Title: "Ghi chú", Width: 40},
	}, sheetRows(c, s))
}

func sheetRows(c *evaluation.Criteria, s *evaluation.Sheet) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for _, l := range s.Lines {
			one := c.Get(l.Criterion)
			if !yield([]any{l.Criterion, one.Name, one.Most().Float(), pointsCell(l.Self), pointsCell(l.Assessed), l.Note}) {
				return
			}
		}
		total := []any{nil, "Tổng điểm", evaluation.Most(c.Criterion).Float(), s.SelfTotal().Float(), nil, "Xếp loại: " + s.Grade}
		if assessed, complete := s.AssessedTotal(); complete {
			total[4] = assessed.Float()
		}
		yield(total)
	}
}

func pointsCell(points *evaluation.Tenths) any {
	if points == nil {
		return nil
	}
	return points.Float()
}
