package catalogue

import "vanphongso/data/fee"

// FeeRules are the rules of fees that a decree can change.
type FeeRules struct {
	Series     []fee.Series `json:"series"`
	Shares     []fee.Share  `json:"shares"`
	Exemptions []Exemption  `json:"exemptions"`
}

// Exemption is a kind of payer that may be exempt.
type Exemption struct {
	Name     string `json:"name"`
	Source   string `json:"source"`
	Verified bool   `json:"verified"` // false shows "chưa kiểm chứng"
}

// Fees returns the shipped rules of fees.
func Fees() (FeeRules, error) {
	var rules FeeRules
	err := read("catalogues/fees.yaml", &rules)
	return rules, err
}
