package evaluation

import (
	"fmt"

	"vanphongso/data/office"
)

// The criteria by their numbers in NĐ 61/2018, Điều 31.
const (
	TotalTime   = 1 // tổng thời gian giải quyết so với quy định
	AgencyTime  = 2 // thời gian của từng cơ quan tham gia
	Completions = 3 // số lần phải liên hệ để hoàn thiện hồ sơ
	Agencies    = 4 // số cơ quan phải liên hệ
	OneStop     = 5 // tổ chức tiếp nhận, giải quyết, trả kết quả tại Một cửa
	Publicity   = 6 // công khai thủ tục
	Attitude    = 7 // thái độ
	Complaints  = 8 // tiếp thu, giải trình phản ánh, kiến nghị
	Online      = 9 // dịch vụ công trực tuyến
)

// Criteria is a set of criteria as a decree lays it down, with its validity.
type Criteria struct {
	Key       string      `json:"key"`
	Name      string      `json:"name"`
	Source    string      `json:"source"`
	From      office.Day  `json:"from"`
	To        office.Day  `json:"to"`       // empty while it is in force
	Verified  bool        `json:"verified"` // somebody has compared it with the official text
	Note      string      `json:"note"`
	Criterion []Criterion `json:"criteria"` // by number
	Bands     []Band      `json:"bands"`    // the best first
}

// Criterion is one chỉ số.
type Criterion struct {
	Number  int     `json:"number"`
	Name    string  `json:"name"`
	Dossier bool    `json:"dossier"` // scored for each dossier; otherwise once a period
	Staff   bool    `json:"staff"`   // counts for the score of an officer
	Levels  []Level `json:"levels"`  // the best first
}

// Level is what earns so many points.
type Level struct {
	Points Tenths `json:"points"`
	Text   string `json:"text"`
	When   *Rule  `json:"when"` // when it is suggested; nil = never
}

// Rule is when a level is suggested: every condition holds.
type Rule struct {
	Least map[string]int `json:"least"` // fact → percent it must reach
	Most  map[string]int `json:"most"`  // fact → number it must not exceed
}

// Band is a grade from so many points of the period's sheet on.
type Band struct {
	From Tenths `json:"from"`
	Name string `json:"name"`
}

// The names of facts in rules.
const (
	FactOnTheSpot        = "on_the_spot"       // procedures of which every dossier was decided on the day it came
	FactOnlineProcedures = "online_procedures" // procedures that are offered online
	FactOnlineDossiers   = "online_dossiers"   // dossiers received online
	FactOnlineLate       = "online_late"       // of these, late ones
)

// Share is a number of a whole: 3 of 14 procedures.
type Share struct {
	Part  int `json:"part"`
	Whole int `json:"whole"`
}

// Facts are what the criteria of a period are suggested from, by name.
type Facts map[string]Share

// In returns the newest set that is in force on the day. Error: office.CodeNotFound.
func In(sets []Criteria, day office.Day) (*Criteria, error) {
	var found *Criteria
	for i, s := range sets {
		if s.From <= day && (s.To == "" || day <= s.To) && (found == nil || s.From > found.From) {
			found = &sets[i]
		}
	}
	if found == nil {
		return nil, office.NotFound("Không có bộ chỉ số đánh giá nào áp dụng vào ngày %s.", day)
	}
	return found, nil
}

// Get returns the criterion of that number; of one that the set does not have, an empty one.
func (c *Criteria) Get(number int) Criterion {
	for _, one := range c.Criterion {
		if one.Number == number {
			return one
		}
	}
	return Criterion{Number: number}
}

// OfDossier returns the criteria that are scored for each dossier.
func (c *Criteria) OfDossier() []Criterion {
	return c.where(func(one Criterion) bool { return one.Dossier })
}

// OfPeriod returns the criteria that are scored once a period.
func (c *Criteria) OfPeriod() []Criterion {
	return c.where(func(one Criterion) bool { return !one.Dossier })
}

// OfStaff returns the criteria that make the score of an officer.
func (c *Criteria) OfStaff() []Criterion {
	return c.where(func(one Criterion) bool { return one.Staff })
}

func (c *Criteria) where(wanted func(Criterion) bool) []Criterion {
	var list []Criterion
	for _, one := range c.Criterion {
		if wanted(one) {
			list = append(list, one)
		}
	}
	return list
}

// Most returns the most points that the criteria can bring together.
func Most(list []Criterion) Tenths {
	var sum Tenths
	for _, one := range list {
		sum += one.Most()
	}
	return sum
}

// Most returns the most points of the criterion.
func (c Criterion) Most() Tenths {
	if len(c.Levels) == 0 {
		return 0
	}
	return c.Levels[0].Points
}

// Judged says whether an officer scores the criterion for a dossier: it is not worked out from dates.
func (c Criterion) Judged() bool { return c.Dossier && c.Number != TotalTime && c.Number != AgencyTime }

// Has says whether a level of the criterion earns exactly so many points.
func (c Criterion) Has(points Tenths) bool {
	for _, l := range c.Levels {
		if l.Points == points {
			return true
		}
	}
	return false
}

// Suggest returns the points of the first level whose rule the facts fulfil; false when no level does.
func (c Criterion) Suggest(facts Facts) (Tenths, bool) {
	for _, l := range c.Levels {
		if l.When != nil && l.When.holds(facts) {
			return l.Points, true
		}
	}
	return 0, false
}

func (r *Rule) holds(facts Facts) bool {
	for name, least := range r.Least {
		if f := facts[name]; f.Whole == 0 || 100*f.Part < least*f.Whole {
			return false
		}
	}
	for name, most := range r.Most {
		if facts[name].Part > most {
			return false
		}
	}
	return true
}

// Grade returns the name of the band that the points fall into: the first whose lower bound they reach.
func (c *Criteria) Grade(points Tenths) string {
	for _, b := range c.Bands {
		if points >= b.From {
			return b.Name
		}
	}
	return ""
}

// Check refuses a set that cannot be worked with: its levels and bands must fall and the last of each begin at 0.
func (c *Criteria) Check() error {
	for i, one := range c.Criterion {
		if one.Number != i+1 || len(one.Levels) == 0 {
			return fmt.Errorf("evaluation: criterion %d of %s is out of order or has no levels", i+1, c.Key)
		}
		for j, l := range one.Levels {
			if j > 0 && l.Points >= one.Levels[j-1].Points {
				return fmt.Errorf("evaluation: levels of criterion %d of %s do not fall", one.Number, c.Key)
			}
		}
		if one.Levels[len(one.Levels)-1].Points != 0 {
			return fmt.Errorf("evaluation: criterion %d of %s has no level for 0 points", one.Number, c.Key)
		}
	}
	for i, b := range c.Bands {
		if i > 0 && b.From >= c.Bands[i-1].From {
			return fmt.Errorf("evaluation: bands of %s do not fall", c.Key)
		}
	}
	if n := len(c.Bands); n == 0 || c.Bands[n-1].From != 0 {
		return fmt.Errorf("evaluation: the last band of %s does not begin at 0", c.Key)
	}
	return nil
}
