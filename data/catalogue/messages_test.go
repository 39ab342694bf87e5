package catalogue

import (
	"testing"

	"vanphongso/data/letter"
	"vanphongso/data/viet"
)

func TestShippedMessages(t *testing.T) {
	list, err := Messages()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range list {
		if err := m.Validate(); err != nil {
			t.Errorf("%s: %v", m.Occasion, err)
		}
		if viet.NFC(m.Text) != m.Text || m.Name == "" || known[m.Occasion] {
			t.Errorf("%s is not NFC, has no name or comes twice", m.Occasion)
		}
		known[m.Occasion] = true
	}
	for _, occasion := range []string{
		letter.OccasionReceipt, letter.OccasionSupplement, letter.OccasionRefusal, letter.OccasionResult, letter.OccasionApology, letter.OccasionOther,
	} {
		if !known[occasion] {
			t.Errorf("no text for %s", occasion)
		}
	}
}
