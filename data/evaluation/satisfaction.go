package evaluation

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Scale is the levels of satisfaction that a slip offers, with validity.
type Scale struct {
	Key      string        `json:"key"`
	Name     string        `json:"name"`
	Source   string        `json:"source"`
	From     office.Day    `json:"from"`
	To       office.Day    `json:"to"`
	Verified bool          `json:"verified"`
	Levels   []Contentment `json:"levels"` // by number, from 1
}

// Contentment is one level of satisfaction.
type Contentment struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
	Good   bool   `json:"good"` // counts as satisfied
}

// Check refuses levels that are not numbered 1, 2, 3 …: the digit is what is typed.
func (s *Scale) Check() error {
	for i, l := range s.Levels {
		if l.Number != i+1 || l.Name == "" || i >= 9 {
			return fmt.Errorf("evaluation: level %d of scale %s is out of order", i+1, s.Key)
		}
	}
	if len(s.Levels) == 0 {
		return fmt.Errorf("evaluation: scale %s has no levels", s.Key)
	}
	return nil
}

// Slip is one phiếu đánh giá mức độ hài lòng that came in at the desk. Who filled it in is not kept.
type Slip struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Day         office.Day `json:"day"`
	Level       int        `json:"level"`
	Unit        string     `json:"unit"`
	Officer     string     `json:"officer"`                // who is judged
	DossierCode string     `json:"dossier_code,omitempty"` // when the slip names one
	DossierID   int64      `json:"dossier_id,omitempty"`
	Comment     string     `json:"comment,omitempty"`
	Void        string     `json:"void,omitempty"` // why it does not count; slips are never erased
	By          string     `json:"by"`
	At          time.Time  `json:"at"`
}

// MaxComment is the longest comment, in letters.
const MaxComment = 1000

// Validate checks a slip against the scale; today is the latest day it may bear.
func (s *Slip) Validate(scale *Scale, today office.Day) error {
	switch {
	case s.Level < 1 || s.Level > len(scale.Levels):
		return office.Invalid("level", "Mức hài lòng phải là một số từ 1 đến %d.", len(scale.Levels))
	case s.Officer == "":
		return office.Invalid("officer", "Chưa ghi công chức được đánh giá.")
	case s.Unit == "":
		return office.Invalid("unit", "Chưa ghi đơn vị của công chức được đánh giá.")
	case s.Day.Time().IsZero():
		return office.Invalid("day", "Ngày của phiếu không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case s.Day > today:
		return office.Invalid("day", "Ngày %s của phiếu là ngày chưa đến.", s.Day)
	case len([]rune(s.Comment)) > MaxComment:
		return office.Invalid("comment", "Ý kiến dài %d ký tự, tối đa %d.", len([]rune(s.Comment)), MaxComment)
	}
	return nil
}

// SatisfactionRow is what the slips say of one officer, or of all together.
type SatisfactionRow struct {
	Unit    string `json:"unit"`
	Officer string `json:"officer"`
	Slips   int    `json:"slips"`
	Counts  []int  `json:"counts"` // by level, the lowest first
}

// Share is the percentage of a level (from 1).
func (r SatisfactionRow) Share(level int) Tenths { return Percent(r.Counts[level-1], r.Slips) }

// Good is the percentage of satisfied slips.
func (r SatisfactionRow) Good(scale *Scale) Tenths {
	n := 0
	for _, l := range scale.Levels {
		if l.Good {
			n += r.Counts[l.Number-1]
		}
	}
	return Percent(n, r.Slips)
}

// Satisfaction counts slips by unit and officer. Void ones do not count; the order of the slips does not matter.
type Satisfaction struct {
	scale *Scale
	rows  map[[2]string]*SatisfactionRow
	total SatisfactionRow
}

// NewSatisfaction begins to count.
func NewSatisfaction(scale *Scale) *Satisfaction {
	return &Satisfaction{scale: scale, rows: map[[2]string]*SatisfactionRow{}, total: SatisfactionRow{Counts: make([]int, len(scale.Levels))}}
}

// Add counts a slip.
func (s *Satisfaction) Add(slip Slip) {
	if slip.Void != "" || slip.Level < 1 || slip.Level > len(s.scale.Levels) {
		return
	}
	who := [2]string{slip.Unit, slip.Officer}
	if s.rows[who] == nil {
		s.rows[who] = &SatisfactionRow{Unit: slip.Unit, Officer: slip.Officer, Counts: make([]int, len(s.scale.Levels))}
	}
	for _, row := range []*SatisfactionRow{s.rows[who], &s.total} {
		row.Slips++
		row.Counts[slip.Level-1]++
	}
}

// Rows returns a row for each officer, by unit and name, and the sum of all.
func (s *Satisfaction) Rows() (rows []SatisfactionRow, total SatisfactionRow) {
	for _, row := range s.rows {
		rows = append(rows, *row)
	}
	slices.SortFunc(rows, func(a, b SatisfactionRow) int {
		return cmp.Or(slices.Compare(viet.SortKey(a.Unit), viet.SortKey(b.Unit)), slices.Compare(viet.PersonSortKey(a.Officer), viet.PersonSortKey(b.Officer)),
			cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Officer, b.Officer))
	})
	return rows, s.total
}
