package catalogue

import "vanphongso/data/letter"

// Messages returns the shipped texts of outgoing letters, one an occasion, in the order they are offered.
func Messages() ([]letter.Template, error) {
	var list []letter.Template
	if err := read("catalogues/messages.yaml", &list); err != nil {
		return nil, err
	}
	return list, nil
}
