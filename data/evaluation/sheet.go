package evaluation

import (
	"fmt"
	"time"

	"vanphongso/data/office"
)

// Sheet is the scoring of a period, Mẫu 2 (domain page §1.7): the criteria of dossiers with their averages, the others
// scored once.
type Sheet struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Unit     string     `json:"unit"`
	From     office.Day `json:"from"`
	To       office.Day `json:"to"`
	Criteria string     `json:"criteria"` // key of the set that it was scored under
	Dossiers int        `json:"dossiers"` // how many the averages are of
	Lines    []Line     `json:"lines"`    // by criterion
	Grade    string     `json:"grade"`    // xếp loại of Total; empty while a criterion is not scored
	Closed   bool       `json:"closed"`   // signed: nothing changes any more
	By       string     `json:"by"`
	At       time.Time  `json:"at"`
}

// Line is a criterion on the sheet.
type Line struct {
	Criterion int     `json:"criterion"`
	Self      *Tenths `json:"self"`     // điểm tự chấm; nil while nobody has scored it
	Assessed  *Tenths `json:"assessed"` // điểm thẩm định; nil while nobody has
	Note      string  `json:"note,omitempty"`
}

// NewSheet begins the sheet of a period: the averages stand in it, what is scored once does not.
func NewSheet(c *Criteria, from, to office.Day, t *Tally) *Sheet {
	s := &Sheet{From: from, To: to, Criteria: c.Key, Lines: make([]Line, len(c.Criterion))}
	for i, one := range c.Criterion {
		s.Lines[i].Criterion = one.Number
	}
	s.Take(c, t)
	return s
}

// Take puts the averages of the dossiers into the sheet, in place of those that stood there.
func (s *Sheet) Take(c *Criteria, t *Tally) {
	s.Dossiers = t.Dossiers
	averages := t.Averages()
	for i := range s.Lines {
		if one := c.Get(s.Lines[i].Criterion); one.Dossier {
			points := averages[one.Number]
			s.Lines[i].Self = &points
		}
	}
}

// Line returns the line of a criterion, an empty one where there is none.
func (s *Sheet) Line(criterion int) *Line {
	for i := range s.Lines {
		if s.Lines[i].Criterion == criterion {
			return &s.Lines[i]
		}
	}
	return &Line{Criterion: criterion}
}

// SelfTotal adds the points the unit gave itself.
func (s *Sheet) SelfTotal() Tenths {
	var sum Tenths
	for _, l := range s.Lines {
		if l.Self != nil {
			sum += *l.Self
		}
	}
	return sum
}

// AssessedTotal adds the points of the assessment; false while it is not complete.
func (s *Sheet) AssessedTotal() (sum Tenths, complete bool) {
	for _, l := range s.Lines {
		if l.Assessed == nil {
			return 0, false
		}
		sum += *l.Assessed
	}
	return sum, true
}

// Total is what the grade is given for: the assessment's total once it is complete, the unit's own until then.
func (s *Sheet) Total() Tenths {
	if total, complete := s.AssessedTotal(); complete {
		return total
	}
	return s.SelfTotal()
}

// Complete refuses a sheet that has a criterion nobody has scored. The error's field is "self.N".
func (s *Sheet) Complete() error {
	for _, l := range s.Lines {
		if l.Self == nil {
			return office.Invalid(fmt.Sprintf("self.%d", l.Criterion), "Chưa chấm điểm chỉ số %d.", l.Criterion)
		}
	}
	return nil
}

// Judge grades a sheet that is complete.
func (s *Sheet) Judge(c *Criteria) {
	s.Grade = ""
	if s.Complete() == nil {
		s.Grade = c.Grade(s.Total())
	}
}

// Validate refuses points that the criteria do not have, and a period without dossiers. The error's field is "self.N",
// "assessed.N", "note.N", "from" or "to".
func (s *Sheet) Validate(c *Criteria) error {
	switch {
	case s.From.Time().IsZero():
		return office.Invalid("from", "Ngày đầu kỳ không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case s.To.Time().IsZero():
		return office.Invalid("to", "Ngày cuối kỳ không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case s.To < s.From:
		return office.Invalid("to", "Kỳ đánh giá kết thúc (%s) trước khi bắt đầu (%s).", s.To, s.From)
	case s.Dossiers == 0:
		return office.Invalid("to", "Kỳ từ %s đến %s không có hồ sơ nào đã giải quyết nên chưa chấm được điểm.", s.From, s.To)
	}
	for _, l := range s.Lines {
		if err := l.validate(c.Get(l.Criterion)); err != nil {
			return err
		}
	}
	return nil
}

func (l Line) validate(c Criterion) error {
	field := func(name string) string { return fmt.Sprintf("%s.%d", name, c.Number) }
	switch {
	case l.Self != nil && !c.Dossier && !c.Has(*l.Self):
		return office.Invalid(field("self"), "Chỉ số %d không có mức %s điểm.", c.Number, *l.Self)
	case l.Assessed != nil && (*l.Assessed < 0 || *l.Assessed > c.Most()):
		return office.Invalid(field("assessed"), "Điểm thẩm định chỉ số %d phải từ 0 đến %s.", c.Number, c.Most())
	case l.Assessed != nil && l.Self != nil && *l.Assessed != *l.Self && l.Note == "":
		return office.Invalid(field("note"), "Điểm thẩm định chỉ số %d khác điểm tự chấm thì phải ghi lý do.", c.Number)
	}
	return nil
}
