package staff

import (
	"fmt"
	"slices"

	"vanphongso/data/office"
)

// Check refuses rules that cannot be worked with: steps and ages that do not rise, grades without a scale, a rule without a
// source or with impossible days.
func (r *Rules) Check() error {
	if r.Edition == "" {
		return fmt.Errorf("staff: the rules have no edition")
	}
	for _, err := range []error{
		based("scales", r.Scales), based("grades", r.Grades), based("base_salaries", r.BaseSalaries), based("posts", r.Posts),
		based("raises", r.Raises), based("measures", r.Measures), based("levels", r.Levels), based("classifications", r.Classifications),
		based("merits", r.Merits), based("retirements", r.Retirements), based("terms", r.Terms), based("leaves", r.Leaves),
		based("leave_kinds", r.LeaveKinds), based("leads", r.Leads), r.checkScales(), r.checkRetirements(), r.checkLeads(),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// based checks what all rules of a list have in common.
func based[T interface{ basis() Basis }](list string, rules []T) error {
	if len(rules) == 0 {
		return fmt.Errorf("staff: no %s", list)
	}
	for i, rule := range rules {
		b := rule.basis()
		if b.Source == "" || b.From.Time().IsZero() || b.To != "" && (b.To.Time().IsZero() || b.To < b.From) {
			return fmt.Errorf("staff: %s, rule %d has no source or impossible days", list, i+1)
		}
	}
	return nil
}

func (r *Rules) checkScales() error {
	for _, s := range r.Scales {
		if len(s.Steps) == 0 || s.Months <= 0 || s.OverFirst <= 0 || s.OverEach <= 0 {
			return fmt.Errorf("staff: scale %s has no steps, months or percents", s.Key)
		}
		for i := range s.Steps[1:] {
			if s.Steps[i+1] <= s.Steps[i] {
				return fmt.Errorf("staff: step %d of scale %s does not rise", i+2, s.Key)
			}
		}
	}
	for _, g := range r.Grades {
		if !slices.ContainsFunc(r.Scales, func(s Scale) bool { return s.Key == g.Scale }) || g.Class == "" {
			return fmt.Errorf("staff: grade %s has no class or names scale %q that is not there", g.Code, g.Scale)
		}
	}
	return nil
}

func (r *Rules) checkRetirements() error {
	for _, rule := range r.Retirements {
		if len(rule.Ages) == 0 {
			return fmt.Errorf("staff: a table of retirement without ages")
		}
		for i := range rule.Ages[1:] {
			a, b := rule.Ages[i], rule.Ages[i+1]
			if b.Year != a.Year+1 || b.Male < a.Male || b.Female < a.Female || b.Male-a.Male > 12 || b.Female-a.Female > 12 {
				return fmt.Errorf("staff: ages of retirement of %d do not follow those of %d", b.Year, a.Year)
			}
		}
	}
	for _, c := range r.Classifications {
		if office.Day("2024-" + c.Due).Time().IsZero() {
			return fmt.Errorf("staff: %q is no day of the year", c.Due)
		}
	}
	return nil
}

func (r *Rules) checkLeads() error {
	for _, l := range r.Leads {
		if !slices.Contains(Kinds(), l.Kind) {
			return fmt.Errorf("staff: no kind of reminder %q", l.Kind)
		}
	}
	return nil
}
