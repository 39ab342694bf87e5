package evaluation

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Evaluation is what an officer has judged of a dossier; what nobody judged counts full points. The criteria that are
// worked out from dates do not stand in it.
type Evaluation struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	DossierID int64       `json:"dossier_id"`
	Code      string      `json:"code"` // of the dossier
	Judged    []Judgement `json:"judged"`
	By        string      `json:"by"`
	At        time.Time   `json:"at"`
}

// Judgement is the points of one criterion, with the reason when they are not full.
type Judgement struct {
	Criterion int    `json:"criterion"`
	Points    Tenths `json:"points"`
	Reason    string `json:"reason,omitempty"`
}

// Judgement returns what was judged of a criterion; full points of the criterion where nothing was.
func (e *Evaluation) Judgement(c Criterion) Judgement {
	if e != nil {
		for _, j := range e.Judged {
			if j.Criterion == c.Number {
				return j
			}
		}
	}
	return Judgement{Criterion: c.Number, Points: c.Most()}
}

// Validate refuses points that the criteria do not have and lowered ones without a reason. The error's field is
// "points.N" or "reason.N".
func (e *Evaluation) Validate(c *Criteria) error {
	for _, j := range e.Judged {
		one := c.Get(j.Criterion)
		field := func(name string) string { return fmt.Sprintf("%s.%d", name, j.Criterion) }
		switch {
		case !one.Judged():
			return office.Invalid(field("points"), "Chỉ số %d do chương trình tính, không chấm tay.", j.Criterion)
		case !one.Has(j.Points):
			return office.Invalid(field("points"), "Chỉ số %d không có mức %s điểm.", j.Criterion, j.Points)
		case j.Points < one.Most() && len([]rune(j.Reason)) < 5:
			return office.Invalid(field("reason"), "Hạ điểm chỉ số %d thì phải ghi rõ lý do.", j.Criterion)
		}
	}
	return nil
}

// Times is what is measured of a dossier that was decided.
type Times struct {
	Limited bool              // there is a time limit to compare with
	Total   workday.Outcome   // the whole against the promise
	Steps   []workday.Outcome // those of the steps that had a limit of their own
}

// Rating is what a dossier gets, by criterion.
type Rating map[int]Tenths

// Rate scores a dossier: criteria 1 and 2 from its times, the others as judged.
func (c *Criteria) Rate(t Times, e *Evaluation) Rating {
	r := Rating{}
	for _, one := range c.OfDossier() {
		switch one.Number {
		case TotalTime:
			r[one.Number] = one.total(t)
		case AgencyTime:
			r[one.Number] = one.steps(t)
		default:
			r[one.Number] = e.Judgement(one).Points
		}
	}
	return r
}

// total scores the whole time; without a limit there is nothing that it could be longer than.
func (c Criterion) total(t Times) Tenths {
	if !t.Limited {
		return c.Most()
	}
	return c.points(t.Total)
}

// steps scores the worst of the agencies that took part. Where no step has a limit of its own the department is the only
// agency: its time is the whole.
func (c Criterion) steps(t Times) Tenths {
	if len(t.Steps) == 0 {
		return c.total(t)
	}
	worst := c.Most()
	for _, outcome := range t.Steps {
		worst = min(worst, c.points(outcome))
	}
	return worst
}

// points are those of an outcome: shorter, equal, longer are the levels in order.
func (c Criterion) points(o workday.Outcome) Tenths {
	level := slices.Index([]workday.Outcome{workday.Early, workday.OnTime, workday.Late}, o)
	if level < 0 || level >= len(c.Levels) {
		return c.Most()
	}
	return c.Levels[level].Points
}

// Sum adds the points that a dossier gets for the criteria.
func (r Rating) Sum(list []Criterion) Tenths {
	var sum Tenths
	for _, one := range list {
		sum += r[one.Number]
	}
	return sum
}

// Tally gathers ratings into averages. The order in which they come does not matter.
type Tally struct {
	Dossiers int
	sums     Rating
}

// Add counts a dossier.
func (t *Tally) Add(r Rating) {
	if t.sums == nil {
		t.sums = Rating{}
	}
	t.Dossiers++
	for criterion, points := range r {
		t.sums[criterion] += points
	}
}

// Averages are the average points by criterion, each rounded to one decimal.
func (t *Tally) Averages() Rating {
	averages := Rating{}
	for criterion, sum := range t.sums {
		averages[criterion] = Average(sum, t.Dossiers)
	}
	return averages
}

// The roles of an officer in a dossier.
const (
	RoleReceiver = "receiver" // took it in at the desk
	RoleHandler  = "handler"  // worked on it in the department
)

// StaffRow is the score of an officer in one role: averages that add up to Total as they are shown.
type StaffRow struct {
	Role     string `json:"role"`
	Name     string `json:"name"`
	Dossiers int    `json:"dossiers"`
	Points   Rating `json:"points"`
	Total    Tenths `json:"total"`
}

// Staff gathers the ratings of dossiers by officer.
type Staff map[[2]string]*Tally

// Add counts a dossier for an officer.
func (s Staff) Add(role, name string, r Rating) {
	who := [2]string{role, name}
	if s[who] == nil {
		s[who] = &Tally{}
	}
	s[who].Add(r)
}

// Rows returns a row for each officer and role, receivers first, then by name.
func (s Staff) Rows(c *Criteria) []StaffRow {
	rows := make([]StaffRow, 0, len(s))
	for who, tally := range s {
		row := StaffRow{Role: who[0], Name: who[1], Dossiers: tally.Dossiers, Points: tally.Averages()}
		row.Total = row.Points.Sum(c.OfStaff())
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b StaffRow) int {
		return cmp.Or(-cmp.Compare(a.Role, b.Role), slices.Compare(viet.PersonSortKey(a.Name), viet.PersonSortKey(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return rows
}
