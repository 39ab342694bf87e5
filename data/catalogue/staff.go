package catalogue

import "vanphongso/data/staff"

// Staff returns the shipped rules about staff (pay, raises, retirement, terms, leave), checked; marked where they were not
// verified.
func Staff() (*staff.Rules, error) {
	rules := new(staff.Rules)
	if err := read("catalogues/staff.yaml", rules); err != nil {
		return nil, err
	}
	return rules, rules.Check()
}
