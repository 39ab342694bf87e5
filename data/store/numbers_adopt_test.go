package store

import (
	"testing"

	"vanphongso/data/office"
)

// adopted saves a dossier with a number of an older book.
func adopted(s *Store, tx *Tx, number int) error {
	if err := s.Numbers.Adopt(tx, "book", "2026", number, "dossiers", "sổ cũ"); err != nil {
		return err
	}
	x := newDossier(number, "An")
	x.BookNumber = number
	return s.Dossiers.Save(tx, x)
}

// Numbers of an older book are taken in any order; what is missing is explained, may come later and is never given anew.
func TestNumbersOfAnOlderBook(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		explain := func(tx *Tx) error { return s.Numbers.Explain(tx, "book", "2026", "dossiers", "sổ cũ") }
		must(t, s, ha, "import", func(tx *Tx) error {
			for _, n := range []int{7, 3} {
				if err := adopted(s, tx, n); err != nil {
					return err
				}
			}
			return explain(tx)
		})
		must(t, s, ha, "accept", func(tx *Tx) error {
			n, err := numbered(s, tx, "Bình")
			if n != 8 {
				t.Errorf("the next number is %d, want 8", n)
			}
			return err
		})
		must(t, s, ha, "import", func(tx *Tx) error {
			if err := adopted(s, tx, 5); err != nil {
				return err
			}
			if err := s.Numbers.Reach(tx, "book", "2026", 2); err != nil {
				return err
			}
			return explain(tx)
		})
		for _, given := range []int{7, 8} {
			err := s.Update(t.Context(), ha, "import", func(tx *Tx) error { return adopted(s, tx, given) })
			wantCode(t, err, office.CodeExists)
		}
		err := s.Update(t.Context(), ha, "import", func(tx *Tx) error {
			if err := adopted(s, tx, 99_999); err != nil {
				return err
			}
			return explain(tx)
		})
		wantCode(t, err, office.CodeRefused)
		ledger := get[[]Taken](t)(s.Numbers.Ledger(t.Context(), "book", "2026"))
		void := ""
		for _, taken := range ledger {
			if taken.Void != "" {
				void += string(rune('0' + taken.Number))
			}
		}
		if len(ledger) != 8 || void != "1246" {
			t.Errorf("%d numbers, void %s", len(ledger), void)
		}
		checkClean(t, s, 4)
	})
}
