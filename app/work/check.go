package work

import "context"

// Checker examines everything that is kept and changes nothing.
type Checker struct{ office *Office }

// CheckReport is what an examination found.
type CheckReport struct {
	Items []CheckItem `json:"items"`
	Good  bool        `json:"good"` // no item has a finding that is an error
}

// CheckItem is one thing that was examined.
type CheckItem struct {
	Name     string   `json:"name"`    // Vietnamese
	Checked  int      `json:"checked"` // how many records or files were looked at
	Problems []string `json:"problems"`
	Notes    []string `json:"notes"` // worth knowing, no error: e.g. blobs that nothing refers to
}

// Check verifies the audit chain, the numbers, the blobs, the due dates and the ledger sums. progress, which may be
// nil, is told what is being examined.
func (c *Checker) Check(ctx context.Context, progress func(what string, done int)) (CheckReport, error) {
	return CheckReport{}, notYet()
}
