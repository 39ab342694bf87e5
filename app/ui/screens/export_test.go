package screens_test

import (
	"os"
	"testing"

	"vanphongso/app/ui/screens"
)

// Every register can be written to a sheet, with records and without.
func TestEveryRegisterIsExported(t *testing.T) {
	w := openWorkplace(t)
	for _, filled := range []bool{false, true} {
		if filled {
			w.sample(12, 6)
		}
		for _, key := range []string{screens.Dossiers, screens.Letters, screens.Procedures, screens.Outbox, screens.Fees, screens.Incoming} {
			w.Navigate(key, 0)
			before := len(w.opened)
			w.keys("Ctrl+E")
			if len(w.opened) != before+1 {
				t.Errorf("%s (filled: %v): nothing was exported:\n%s", key, filled, w.texts())
				continue
			}
			if info, err := os.Stat(w.opened[before]); err != nil || info.Size() < 1000 {
				t.Errorf("%s: %v %v", key, info, err)
			}
		}
	}
}
