package store

import (
	"context"
	"reflect"
	"testing"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// lived is a dossier that was received, sent on and, for a day, finished.
func lived(n int, finished office.Day) *dossier.Dossier {
	x := newDossier(n, "An")
	x.BookNumber, x.State, x.Procedure.Field = n, dossier.Registered, "An toàn bức xạ"
	x.Enter(dossier.Received, dossier.ActAccept, "")
	x.State, x.Step = dossier.Processing, &dossier.Step{Name: "Thụ lý", Handler: "Hùng", TakenAt: x.ReceivedAt}
	x.Events = append(x.Events, dossier.Event{At: x.ReceivedAt, By: "Hà", Action: dossier.ActTransfer, From: dossier.Received, To: dossier.Processing, Due: x.Due})
	if finished != "" {
		x.State, x.Step, x.FinishedAt = dossier.Done, nil, finished.Time().UTC()
		x.Events = append(x.Events, dossier.Event{At: x.FinishedAt, To: dossier.Done, Due: x.Due, Finish: "early"})
	}
	return x
}

func TestEventsOfADossierAreOnlyAppendedTo(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := lived(1, "")
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		for _, spoil := range []func(*dossier.Dossier){
			func(x *dossier.Dossier) { x.Events = x.Events[:1] },
			func(x *dossier.Dossier) {
				x.Events = append([]dossier.Event(nil), x.Events...)
				x.Events[1].By = "Ai đó"
			},
		} {
			loaded := get[*dossier.Dossier](t)(s.Dossiers.Get(context.Background(), x.ID))
			spoil(loaded)
			wantCode(t, s.Update(context.Background(), duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, loaded) }), office.CodeRefused)
		}
		x.Events = append(x.Events, dossier.Event{At: x.ReceivedAt, By: "Hà", Action: dossier.ActHandOver})
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		checkClean(t, s, 1)
	})
}

func TestCasesOfAPeriod(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		must(t, s, ha, "", func(tx *Tx) error {
			rejected := newDossier(4, "Bình")
			rejected.State = dossier.Rejected
			for _, x := range []*dossier.Dossier{lived(1, ""), lived(2, "2026-11-24"), lived(3, "2026-11-26"), rejected, lived(6*24, "")} {
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		found := map[int64]dossier.Case{}
		err := s.Dossiers.Cases(context.Background(), dossier.Period{From: "2026-11-25", To: "2026-11-25"}, func(c dossier.Case) error {
			found[c.ID] = c
			return nil
		})
		if err != nil || len(found) != 2 || found[1].ID == 0 || found[3].ID == 0 {
			t.Fatalf("%v, %v", found, err)
		}
		x := lived(3, "2026-11-26")
		want := dossier.Case{
			ID: 3, Field: "An toàn bức xạ", Procedure: "2.002381", Channel: procedure.Counter, Source: dossier.FromCounter, Track: x.Track(),
		}
		if !reflect.DeepEqual(found[3], want) {
			t.Errorf("%+v, want %+v", found[3], want)
		}
		mine, err := s.Dossiers.Page(context.Background(), office.Query{Filters: map[string][]string{"handler": {"Hùng"}}})
		if err != nil || len(mine) != 2 || mine[0].Events != nil || mine[0].Handler() != "Hùng" {
			t.Errorf("%d of mine, %v", len(mine), err)
		}
	})
}
