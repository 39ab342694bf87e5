package catalogue

import (
	"vanphongso/data/procedure"
)

// Procedures returns the shipped procedures (domain.md §9.2): sample data, marked where it was not verified.
func Procedures() ([]procedure.Procedure, error) {
	var list []procedure.Procedure
	if err := read("catalogues/procedures.yaml", &list); err != nil {
		return nil, err
	}
	return list, nil
}

// Reason is a reason for refusing a dossier that is offered with form 03.
type Reason struct {
	Key    string `json:"key"`
	Text   string `json:"text"`
	Detail bool   `json:"detail"` // choosing it is not enough, the officer says what exactly
}

// Reasons returns the shipped reasons for refusal.
func Reasons() ([]Reason, error) {
	var list []Reason
	if err := read("catalogues/reasons.yaml", &list); err != nil {
		return nil, err
	}
	return list, nil
}

// Office fills into, a pointer to a struct with JSON names, with the shipped office settings.
func Office(into any) error { return read("catalogues/office.yaml", into) }
