package staff

import (
	"strings"

	"vanphongso/data/office"
)

// Highest returns the training of a kind with the highest level that is over by the day, by the order of Rules.Lists["training."+kind]; of
// two alike, and of levels that the list does not have, the newest. nil for none.
func (r *Rules) Highest(p *Person, kind string, day office.Day) *Training {
	place := func(t *Training) int {
		for i, level := range r.Lists["training."+kind] {
			if strings.EqualFold(level, t.Level) {
				return i
			}
		}
		return len(r.Lists["training."+kind])
	}
	var best *Training
	for i := range p.Training {
		t := &p.Training[i]
		if t.Kind != kind || t.Level == "" || !t.begun(day) || t.To.Last() >= day {
			continue
		}
		if best == nil || place(t) < place(best) || place(t) == place(best) && t.From.First() >= best.From.First() {
			best = t
		}
	}
	return best
}

// HighestReward returns the highest reward by a day (item 21), by the order of the rules; those that they do not know stand
// below. nil for none.
func (r *Rules) HighestReward(p *Person, day office.Day) *Reward {
	place := func(name string) int {
		if i := r.rank(name); i >= 0 {
			return i
		}
		return len(r.Merits)
	}
	var best *Reward
	for i := range p.Rewards {
		reward := &p.Rewards[i]
		if reward.begun(day) && (best == nil || place(reward.Name) < place(best.Name)) {
			best = reward
		}
	}
	return best
}

// HeaviestMeasure returns the heaviest disciplinary measure by a day (item 22), by the order of the rules; a suspension is
// none. nil for none, and for a reader without the restricted items.
func (r *Rules) HeaviestMeasure(p *Person, day office.Day) *Discipline {
	place := func(name string) int {
		for i, m := range r.Measures {
			if m.Name == name && !m.Uncounted {
				return i
			}
		}
		return -1
	}
	var worst *Discipline
	for i := range p.restricted().Discipline {
		d := &p.Private.Discipline[i]
		if d.begun(day) && place(d.Measure) >= 0 && (worst == nil || place(d.Measure) > place(worst.Measure)) {
			worst = d
		}
	}
	return worst
}

// GradeSince returns since when the person holds the grade of a day without a break, whatever its steps; "" for none.
func (p *Person) GradeSince(day office.Day) office.Day {
	g := p.Grade(day)
	if g == nil {
		return ""
	}
	since := g.From.First()
	for before := p.Grade(since.Add(-1)); before != nil && before.Code == g.Code; before = p.Grade(since.Add(-1)) {
		since = before.From.First()
	}
	return since
}
