package store

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// Two workplaces on one server hear of each other's changes, also after the server has dropped the line between them.
func TestWorkplacesOnOneServerHearOfEachOther(t *testing.T) {
	o := openPostgres(t)
	here, there := openStore(t, o), openStore(t, o)
	told := make(chan string, 100)
	stop := here.OnChange(func(register string, id int64) { told <- fmt.Sprint(register, " ", id) })
	defer stop()
	waitForListener(t, there)
	saveDossiers(t, there, "An", "Bình")
	expect(t, told, "dossiers 1", "dossiers 2")

	saveDossiersFrom(t, here, 3) // told once, not a second time through the server
	expect(t, told, "dossiers 3")

	execute(t, there, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")
	saveDossiersFrom(t, there, 4)
	expect(t, told, " 0") // anything may have changed meanwhile
	saveDossiersFrom(t, there, 5)
	expect(t, told, "dossiers 5")
	select {
	case more := <-told:
		t.Errorf("told of %q too", more)
	case <-time.After(100 * time.Millisecond):
	}
}

// waitForListener waits until somebody listens on the database.
func waitForListener(t *testing.T, s *Store) {
	t.Helper()
	for range 100 {
		n := get[[]int](t)(list(context.Background(), s, one[int], "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"))
		if n[0] > 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("nobody listens")
}

func saveDossiersFrom(t *testing.T, s *Store, n int) {
	t.Helper()
	must(t, s, duc, "accept", func(tx *Tx) error { return s.Dossiers.Save(tx, newDossier(n, "Chi")) })
}

func expect(t *testing.T, told <-chan string, want ...string) {
	t.Helper()
	for _, w := range want {
		select {
		case got := <-told:
			if got != w {
				t.Errorf("told of %q, want %q", got, w)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("never told of %q", w)
		}
	}
}

func TestNotesFitAndAreRead(t *testing.T) {
	var changed []event
	for i := range int64(5000) {
		changed = append(changed, event{"dossiers", i})
	}
	var heard []event
	list := notes("ME", changed)
	for _, note := range list {
		if len(note) > longestNote {
			t.Errorf("a note has %d bytes", len(note))
		}
		heard = append(heard, readNote("YOU", note)...)
		if own := readNote("ME", note); len(own) > 0 {
			t.Errorf("the teller hears itself: %v", own)
		}
	}
	if len(list) < 2 || fmt.Sprint(heard) != fmt.Sprint(changed) || len(notes("ME", nil)) > 0 {
		t.Errorf("%d notes, %d records heard", len(list), len(heard))
	}
}
