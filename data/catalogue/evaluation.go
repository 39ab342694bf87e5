package catalogue

import "vanphongso/data/evaluation"

// Criteria returns the shipped sets of criteria for scoring dossiers, each checked.
func Criteria() ([]evaluation.Criteria, error) {
	var list []evaluation.Criteria
	if err := read("catalogues/evaluation.yaml", &list); err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].Check(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Scales returns the shipped scales of satisfaction, each checked.
func Scales() ([]evaluation.Scale, error) {
	var list []evaluation.Scale
	if err := read("catalogues/satisfaction.yaml", &list); err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].Check(); err != nil {
			return nil, err
		}
	}
	return list, nil
}
