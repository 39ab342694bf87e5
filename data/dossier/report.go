package dossier

import (
	"time"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// Column is a column of Biểu II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP, domain.md §10.1) by its number on the form.
type Column int

// The columns that count. Columns 1 and 2 are the running number and the field.
const (
	ColumnReceived    Column = 3  // tiếp nhận, tổng số = 4+5+6
	ColumnOnline      Column = 4  // trong kỳ, trực tuyến
	ColumnDirect      Column = 5  // trong kỳ, trực tiếp và bưu chính
	ColumnCarried     Column = 6  // từ kỳ trước
	ColumnSolved      Column = 7  // đã giải quyết, tổng số = 8+9+10
	ColumnEarly       Column = 8  // trước hạn
	ColumnOnTime      Column = 9  // đúng hạn
	ColumnLate        Column = 10 // quá hạn
	ColumnOpen        Column = 11 // đang giải quyết, tổng số = 12+13
	ColumnOpenInTime  Column = 12 // trong hạn
	ColumnOpenOverdue Column = 13 // quá hạn
)

// Columns are the columns that count, in order.
func Columns() []Column {
	list := make([]Column, 0, ColumnOpenOverdue-ColumnReceived+1)
	for c := ColumnReceived; c <= ColumnOpenOverdue; c++ {
		list = append(list, c)
	}
	return list
}

// ReportRules are what the note in the form's head leaves open; the zero value is the shipped choice.
type ReportRules struct {
	WaitingSolved   bool `json:"waiting_solved"`    // dossiers waiting for papers count as solved in time (9), not as open (12)
	ReturnedByClock bool `json:"returned_by_clock"` // withdrawn and returned ones are judged by their promise, not counted in 9
}

// Period is a reporting period; both days are in it.
type Period struct {
	From office.Day `json:"from"`
	To   office.Day `json:"to"`
	// Now is when a period that is not over is counted: dossiers that will be due later in it are not late. Zero counts it whole.
	Now time.Time `json:"now,omitzero"`
}

// Check refuses a period without days or that ends before it begins.
func (p Period) Check() error {
	switch {
	case p.From.Time().IsZero():
		return office.Invalid("from", "Ngày đầu kỳ báo cáo không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case p.To.Time().IsZero():
		return office.Invalid("to", "Ngày cuối kỳ báo cáo không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case p.To < p.From:
		return office.Invalid("to", "Kỳ báo cáo kết thúc (%s) trước khi bắt đầu (%s).", p.To, p.From)
	}
	return nil
}

// Begin is the first instant of the period.
func (p Period) Begin() time.Time { return p.From.Time() }

// End is the first instant behind what is counted: behind the period, or behind Now.
func (p Period) End() time.Time {
	end := p.To.Time().AddDate(0, 0, 1)
	if now := p.Now.Truncate(time.Second).Add(time.Second); !p.Now.IsZero() && now.Before(end) {
		return now
	}
	return end
}

// Months cuts the period at the ends of its months.
func (p Period) Months() []Period {
	var list []Period
	for from := p.From; from <= p.To; {
		begin := from.Time()
		next := office.DayOf(time.Date(begin.Year(), begin.Month()+1, 1, 0, 0, 0, 0, office.Zone))
		list = append(list, Period{From: from, To: min(next.Add(-1), p.To), Now: p.Now})
		from = next
	}
	return list
}

// Case is what a report needs of a dossier.
type Case struct {
	ID        int64
	Field     string // lĩnh vực
	Procedure string // code
	Channel   procedure.Channel
	Source    string // FromEmail or FromCounter
	Track     []Mark
}

// Place is where a dossier stands in the report: in one of the columns 4, 5, 6 and one of 8, 9, 10, 12, 13. The zero Place
// is none: the dossier does not belong to the period.
type Place struct {
	Origin, Standing Column
	Last             Mark // the mark that Standing follows from
}

// Counted says whether the dossier belongs to the period.
func (p Place) Counted() bool { return p.Origin != 0 }

// In says whether the dossier is counted in the column.
func (p Place) In(c Column) bool {
	switch c {
	case ColumnReceived:
		return p.Origin != 0
	case ColumnSolved:
		return p.Standing >= ColumnEarly && p.Standing <= ColumnLate
	case ColumnOpen:
		return p.Standing >= ColumnOpenInTime
	}
	return c != 0 && (c == p.Origin || c == p.Standing)
}

// PlaceIn finds a dossier's place in the report of a period, as it stood at the period's end. One that was finished before
// the period belongs to it only when it was taken up again in it.
func (c Case) PlaceIn(p Period, rules ReportRules) Place {
	end := p.End()
	if len(c.Track) == 0 || !c.Track[0].At.Before(end) {
		return Place{}
	}
	origin := c.origin(p.Begin(), end)
	if origin == 0 {
		return Place{}
	}
	last := c.Track[0]
	for _, m := range c.Track {
		if m.At.Before(end) {
			last = last.then(m)
		}
	}
	return Place{Origin: origin, Standing: last.standing(end, rules), Last: last}
}

// then is the mark that counts after the next one: handing the result out changes nothing about how it was solved.
func (m Mark) then(next Mark) Mark {
	if next.To == Returned {
		next.Finish, next.Due, next.At = m.Finish, m.Due, m.At
	}
	return next
}

func (c Case) origin(begin, end time.Time) Column {
	switch {
	case !c.Track[0].At.Before(begin) && c.Channel == procedure.Online:
		return ColumnOnline
	case !c.Track[0].At.Before(begin):
		return ColumnDirect
	}
	open := true
	for _, m := range c.Track {
		if !m.At.Before(end) {
			break
		}
		if !m.At.Before(begin) && open { // was open at the beginning, or was taken up again
			return ColumnCarried
		}
		open = m.To.Open()
	}
	if open {
		return ColumnCarried
	}
	return 0
}

// standing says how the dossier stands at the period's end, this being its last mark.
func (m Mark) standing(end time.Time, rules ReportRules) Column {
	switch {
	case !m.To.Open():
		return m.solved(rules)
	case m.To == Supplementing && rules.WaitingSolved:
		return ColumnOnTime
	case m.To.Running() && !m.Due.IsZero() && m.Due.Before(end):
		return ColumnOpenOverdue
	}
	return ColumnOpenInTime
}

func (m Mark) solved(rules ReportRules) Column {
	switch m.Finish {
	case "early":
		return ColumnEarly
	case "late":
		return ColumnLate
	case FinishReturned, FinishWithdrawn:
		if rules.ReturnedByClock && !m.Due.IsZero() && m.At.After(m.Due) {
			return ColumnLate
		}
	}
	return ColumnOnTime
}
