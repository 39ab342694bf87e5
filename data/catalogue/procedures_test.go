package catalogue

import (
	"strings"
	"testing"

	"vanphongso/data/viet"
)

func TestShippedProcedures(t *testing.T) {
	list, err := Procedures()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 54 {
		t.Errorf("only %d procedures are shipped", len(list))
	}
	codes := map[string]bool{}
	for _, p := range list {
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", p.Code, err)
		}
		if codes[p.Code] {
			t.Errorf("%s twice", p.Code)
		}
		codes[p.Code] = true
		if p.Source == "" || len(p.Parts) == 0 {
			t.Errorf("%s has no source or no components", p.Code)
		}
		if p.Verified && !strings.Contains(p.Source, "theo ") {
			t.Errorf("%s is called verified without a source that was read", p.Code)
		}
		for _, c := range p.Parts {
			for _, k := range c.Keywords {
				if viet.Fold(k) != k {
					t.Errorf("%s: keyword %q is not folded", p.Code, k)
				}
			}
		}
		if viet.NFC(p.Name) != p.Name {
			t.Errorf("%s is not NFC", p.Code)
		}
	}
	renewal := list[1]
	if term, _ := renewal.TermFor("counter", ""); renewal.Code != "2.002381" || len(renewal.Parts) != 7 || !renewal.Verified ||
		term.Limit != "18cd" || term.Fee != 2250000 || !renewal.Parts[5].Optional {
		t.Errorf("the X-ray renewal is not as worked out: %+v", renewal)
	}
}

func TestShippedReasonsAndOffice(t *testing.T) {
	reasons, err := Reasons()
	if err != nil || len(reasons) != 6 || reasons[5].Text != "Lý do khác" {
		t.Errorf("%v %v", reasons, err)
	}
	var office map[string]any
	if err := Office(&office); err != nil || office["agency_code"] != "H38.21.06" {
		t.Errorf("%v %v", office, err)
	}
}
