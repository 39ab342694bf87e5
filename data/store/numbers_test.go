package store

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// numbered saves a dossier with the next number of the book.
func numbered(s *Store, tx *Tx, owner string) (int, error) {
	n, err := s.Numbers.Next(tx, "book", "2026", "dossiers")
	if err != nil {
		return 0, err
	}
	x := newDossier(n, owner)
	x.BookNumber = n
	return n, s.Dossiers.Save(tx, x)
}

func TestNumbersHaveNoGaps(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		boom := errors.New("printer on fire")
		for i := range 10 {
			err := s.Update(ctx, ha, "accept", func(tx *Tx) error {
				if _, err := numbered(s, tx, "An"); err != nil {
					return err
				}
				if i%3 == 2 {
					return boom // the number is free again
				}
				return nil
			})
			if i%3 == 2 != errors.Is(err, boom) {
				t.Fatal(err)
			}
		}
		must(t, s, ha, "accept", func(tx *Tx) error {
			n, err := numbered(s, tx, "Bình")
			if n != 8 {
				t.Errorf("the next number is %d, want 8", n)
			}
			return err
		})
		checkClean(t, s, 8)
	})
}

func TestNumbersOfWritersAtTheSameTime(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		s.now = func() time.Time { return start }
		const writers, each = 8, 12
		var wait sync.WaitGroup
		for range writers {
			wait.Go(func() {
				for range each {
					err := s.Update(context.Background(), ha, "accept", func(tx *Tx) error {
						_, err := numbered(s, tx, "An")
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		checkClean(t, s, writers*each)
		codes := map[string]bool{}
		for _, x := range get[[]dossier.Dossier](t)(s.Dossiers.Page(context.Background(), office.Query{Limit: 200})) {
			codes[x.Code] = true
		}
		if len(codes) != writers*each {
			t.Errorf("%d different codes, want %d", len(codes), writers*each)
		}
	})
}

func TestVoidedNumbersStayWithTheirReason(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		void := func(number int, reason string) error {
			return s.Update(ctx, ha, "void", func(tx *Tx) error { return s.Numbers.Void(tx, "book", "2026", number, reason) })
		}
		must(t, s, ha, "void", func(tx *Tx) error {
			n, err := s.Numbers.Next(tx, "book", "2026", "dossiers")
			if err != nil {
				return err
			}
			return s.Numbers.Void(tx, "book", "2026", n, "Viết nhầm sổ")
		})
		must(t, s, ha, "accept", func(tx *Tx) error {
			n, err := numbered(s, tx, "An")
			if n != 2 {
				t.Errorf("the number after the void one is %d, want 2", n)
			}
			return err
		})
		checkClean(t, s, 1)
		wantCode(t, void(1, "Lần nữa"), office.CodeRefused)
		wantCode(t, void(9, "Chưa có"), office.CodeNotFound)
		wantCode(t, void(2, "  "), office.CodeInvalid)
		changes := get[[]office.Change](t)(s.Audit.Page(ctx, office.Query{Filters: map[string][]string{"register": {"numbers"}}}))
		if len(changes) != 1 || !strings.Contains(changes[0].After, "Viết nhầm sổ") {
			t.Errorf("voiding is recorded as %+v", changes)
		}
	})
}

func TestUnexplainedNumbersAreNamed(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		for range 3 {
			must(t, s, ha, "accept", func(tx *Tx) error { _, err := numbered(s, tx, "An"); return err })
		}
		execute(t, s, "DELETE FROM numbers WHERE number = 1", "UPDATE numbers SET row_id = 77 WHERE number = 3")
		gaps := get[[]Gap](t)(s.Numbers.Gaps(context.Background()))
		if len(gaps) != 2 || gaps[0].Number != 1 || gaps[1].Number != 3 || gaps[0].Series != "book" || gaps[0].Period != "2026" || gaps[1].Reason == "" {
			t.Errorf("gaps are %+v", gaps)
		}
	})
}

func TestANumberWithoutARecordFailsTheTransaction(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		err := s.Update(context.Background(), ha, "accept", func(tx *Tx) error {
			_, err := s.Numbers.Next(tx, "book", "2026", "dossiers")
			return err
		})
		if err == nil {
			t.Error("a number was taken for nothing")
		}
		must(t, s, ha, "accept", func(tx *Tx) error {
			n, err := s.Numbers.Next(tx, "book", "2026", "papers")
			if err != nil {
				return err
			}
			x := newDossier(1, "An")
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
			return s.Numbers.Assign(tx, "book", "2026", n, x.ID)
		})
		wantCode(t, s.Update(context.Background(), ha, "", func(tx *Tx) error { return s.Numbers.Assign(tx, "book", "2026", 5, 1) }), office.CodeNotFound)
	})
}
