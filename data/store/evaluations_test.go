package store

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

func TestADossierIsJudgedOnce(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		must(t, s, ha, "", func(tx *Tx) error {
			for n, finished := range map[int]office.Day{1: "2026-11-24", 2: "2026-11-26", 3: ""} {
				if err := s.Dossiers.Save(tx, lived(n, finished)); err != nil {
					return err
				}
			}
			return nil
		})
		var ids []int64
		if err := s.Dossiers.Finished(ctx, "2026-11-24", "2026-11-26", func(x *dossier.Dossier) error {
			if len(x.Events) != 3 {
				t.Errorf("%s comes without its events", x.Code)
			}
			ids = append(ids, x.ID)
			return nil
		}); err != nil || len(ids) != 2 {
			t.Fatalf("%v, %v", ids, err)
		}
		judged := &evaluation.Evaluation{DossierID: ids[1], Code: "x", Judged: []evaluation.Judgement{{Criterion: 7, Points: 10, Reason: "đúng hạn"}}}
		must(t, s, ha, "", func(tx *Tx) error { return s.Evaluations.Save(tx, judged) })
		wantCode(t, s.Update(ctx, duc, "", func(tx *Tx) error {
			return s.Evaluations.Save(tx, &evaluation.Evaluation{DossierID: ids[1], Code: "x"})
		}), office.CodeExists)
		found := get[map[int64]*evaluation.Evaluation](t)(s.Evaluations.OfDossiers(ctx, ids))
		if len(found) != 1 || !reflect.DeepEqual(found[ids[1]].Judged, judged.Judged) {
			t.Errorf("%v", found)
		}
		for from, want := range map[office.Day]int{"2026-11-20": 1, "2026-11-25": 1, "2026-11-27": 0} {
			if found := get[map[int64]*evaluation.Evaluation](t)(s.Evaluations.Finished(ctx, from, "2026-11-30")); len(found) != want {
				t.Errorf("from %s: %v", from, found)
			}
		}
		checkClean(t, s, 4)
	})
}

func TestAPeriodHasOneSheet(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		two := evaluation.Whole(2)
		sheet := evaluation.Sheet{Unit: "Sở", From: "2026-10-01", To: "2026-12-31", Lines: []evaluation.Line{{Criterion: 1, Self: &two}}}
		must(t, s, ha, "", func(tx *Tx) error { first := sheet; return s.Sheets.Save(tx, &first) })
		wantCode(t, s.Update(context.Background(), duc, "", func(tx *Tx) error { again := sheet; return s.Sheets.Save(tx, &again) }), office.CodeExists)
		list := get[[]evaluation.Sheet](t)(s.Sheets.Page(context.Background(), office.Query{Sort: "from", Filters: map[string][]string{"closed": {"false"}}}))
		if len(list) != 1 || *list[0].Lines[0].Self != two || list[0].Lines[0].Assessed != nil {
			t.Errorf("%+v", list)
		}
		checkClean(t, s, 1)
	})
}

func TestSlipsAreFoundAndCounted(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		must(t, s, ha, "", func(tx *Tx) error {
			for i, level := range []int{5, 4, 1} {
				slip := evaluation.Slip{Day: office.Day(fmt.Sprintf("2026-11-2%d", i)), Level: level, Unit: "Một cửa", Officer: "Đặng Thị Hồng", Comment: "hài lòng"}
				if level == 1 {
					slip.Void = "ghi nhầm"
				}
				if err := s.Slips.Save(tx, &slip); err != nil {
					return err
				}
			}
			return nil
		})
		var levels []int
		if err := s.Slips.Between(ctx, "2026-11-21", "2026-11-22", func(x evaluation.Slip) error { levels = append(levels, x.Level); return nil }); err != nil || !reflect.DeepEqual(levels, []int{4, 1}) {
			t.Errorf("%v, %v", levels, err)
		}
		found := get[[]evaluation.Slip](t)(s.Slips.Page(ctx, office.Query{Text: "dang hong", Filters: map[string][]string{"void": {"false"}}}))
		if len(found) != 2 {
			t.Errorf("%v", found)
		}
		if byDay := get[[]evaluation.Slip](t)(s.Slips.Page(ctx, office.Query{Sort: "day", Descending: true})); byDay[0].Level != 1 {
			t.Errorf("%v", byDay)
		}
		checkClean(t, s, 3)
	})
}
