package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"vanphongso/data/office"
)

func TestEveryChangeIsInTheChain(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		x := saveDossiers(t, s, "Phòng khám Hồng Đức")[0]
		x.Note = "đã gọi điện"
		must(t, s, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		must(t, s, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) }) // as it was: no record
		history := get[[]office.Change](t)(s.Dossiers.History(ctx, x.ID))
		if len(history) != 2 || x.Version != 2 {
			t.Fatalf("%d changes, version %d, want 2 of both", len(history), x.Version)
		}
		newest, oldest := history[0], history[1]
		if newest.Actor != duc || newest.Action != "update" || newest.After != `{"note":"đã gọi điện"}` || newest.Before != "{}" {
			t.Errorf("the change is recorded as %+v", newest)
		}
		if oldest.Actor != ha || oldest.Action != "accept" || oldest.Before != "" || !json.Valid([]byte(oldest.After)) || !strings.Contains(oldest.After, `"code":"H38.21.06-261120-0001"`) {
			t.Errorf("the new record is recorded as %+v", oldest)
		}
		if newest.PreviousHash != oldest.Hash || oldest.PreviousHash != "" {
			t.Error("the hashes do not hang together")
		}
		report := get[AuditReport](t)(s.Audit.Verify(ctx))
		if report.Records != 2 || report.LastHash != newest.Hash || len(report.Trouble) > 0 {
			t.Errorf("verified as %+v", report)
		}
		for name, q := range map[string]office.Query{
			"actor":    {Filters: map[string][]string{"actor": {duc.Name}}},
			"action":   {Filters: map[string][]string{"action": {"update"}, "register": {"dossiers"}, "row_id": {"1"}}},
			"time":     {From: map[string]string{"at": newest.At.Format("2006-01-02T15:04:05Z07:00")}},
			"one only": {Limit: 1},
		} {
			if page := get[[]office.Change](t)(s.Audit.Page(ctx, q)); len(page) != 1 || page[0] != newest {
				t.Errorf("by %s: %+v", name, page)
			}
		}
	})
}

// unlock takes away what keeps the log append-only, as somebody with a database tool would.
func unlock(t *testing.T, s *Store) {
	t.Helper()
	queries := []string{"DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"}
	if s.Kind() == "PostgreSQL" {
		queries = []string{"ALTER TABLE audit DISABLE TRIGGER USER"}
	}
	execute(t, s, queries...)
}

func execute(t testing.TB, s *Store, queries ...string) {
	t.Helper()
	for _, q := range queries {
		if _, err := s.writer.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

func TestTamperingWithTheLogIsNoticed(t *testing.T) {
	for name, c := range map[string]struct{ query, want string }{
		"altered text":       {`UPDATE audit SET after_text = replace(after_text, 'Ấn', 'An') WHERE id = 2`, "số 2 (accept, bản ghi dossiers 2) đã bị sửa đổi"},
		"altered actor":      {`UPDATE audit SET actor_name = 'Ai đó' WHERE id = 3`, "số 3"},
		"moved between":      {`UPDATE audit SET actor_name = actor_name || actor_role, actor_role = '' WHERE id = 3`, "số 3"},
		"taken out":          {`DELETE FROM audit WHERE id = 2`, "thiếu bản ghi từ số 2 đến số 2"},
		"cut off":            {`DELETE FROM audit WHERE id = 4`, "cắt mất phần cuối"},
		"everything cut off": {`DELETE FROM audit`, "cắt mất phần cuối"},
		"head altered":       {`UPDATE audit_head SET hash = 'x'`, "cắt mất phần cuối"},
		"forged hash":        {`UPDATE audit SET hash = 'x' WHERE id = 3`, "số 4 không nối tiếp"},
	} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *Store) {
				saveDossiers(t, s, "An", "Ấn", "Bình", "Cúc")
				unlock(t, s)
				execute(t, s, c.query)
				report := get[AuditReport](t)(s.Audit.Verify(context.Background()))
				if !strings.Contains(strings.Join(report.Trouble, "\n"), c.want) {
					t.Errorf("reported %q, want %q", report.Trouble, c.want)
				}
			})
		})
	}
}

func TestARecordThatWasForgedWithItsHashIsNoticed(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		saveDossiers(t, s, "An", "Ấn", "Bình")
		unlock(t, s)
		forged := get[[]office.Change](t)(s.Dossiers.History(ctx, 2))[0]
		forged.Actor = duc
		forged.Hash = hashOf(forged)
		execute(t, s, "UPDATE audit SET actor_name = '"+duc.Name+"', actor_host = '"+duc.Host+"', hash = '"+forged.Hash+"' WHERE id = 2",
			"UPDATE audit SET previous_hash = '"+forged.Hash+"' WHERE id = 3")
		report := get[AuditReport](t)(s.Audit.Verify(ctx))
		if len(report.Trouble) != 1 || !strings.Contains(report.Trouble[0], "số 3") {
			t.Errorf("reported %q", report.Trouble)
		}
	})
}

func TestTheLogIsAppendOnly(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		saveDossiers(t, s, "An")
		for _, q := range []string{"UPDATE audit SET action = 'x'", "DELETE FROM audit"} {
			if _, err := s.writer.Exec(q); err == nil {
				t.Errorf("%s is possible", q)
			}
		}
	})
}

func TestLongTextsStandInTheLogAsHashes(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		l := newLetter(1, "V/v hồ sơ")
		must(t, s, ha, "fetch", func(tx *Tx) error { return s.Letters.Save(tx, l) })
		after := get[[]office.Change](t)(s.Letters.History(context.Background(), l.ID))[0].After
		if strings.Contains(after, "Kính gửi") || !strings.Contains(after, `"text":"sha256:`) {
			t.Errorf("recorded as %s", after)
		}
	})
}

// Of what lists do not show, a new record's entry holds the hash; the first change of it says in full what it was.
func TestHeavyFieldsAreLoggedInFullOnceTheyChange(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := saveDossiers(t, s, "An")[0]
		x.Components[0].Present = false
		must(t, s, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		history := get[[]office.Change](t)(s.Dossiers.History(context.Background(), x.ID))
		var made, was map[string]json.RawMessage
		if err := errors.Join(json.Unmarshal([]byte(history[1].After), &made), json.Unmarshal([]byte(history[0].Before), &was)); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(was["components"])
		if want := fmt.Sprintf(`"sha256:%x"`, sum); string(made["components"]) != want || !strings.Contains(string(was["components"]), "Đơn đề nghị") {
			t.Errorf("made with %s, then changed from %s", made["components"], was["components"])
		}
	})
}

func TestCheckNamesRecordsThatDoNotMatchTheirCopies(t *testing.T) {
	for name, c := range map[string]struct{ query, want string }{
		"column":   {`UPDATE dossiers_fields SET due = due + 1 WHERE id = 2`, "Hồ sơ số 2 có cột không khớp với nội dung: due."},
		"sort key": {`UPDATE dossiers_fields SET owner = (SELECT owner FROM dossiers_fields WHERE id = 1) WHERE id = 2`, "Hồ sơ số 2 có cột không khớp với nội dung: owner."},
		"words":    {`UPDATE dossiers SET search_text = 'x' WHERE id = 3`, "Từ tìm kiếm của hồ sơ số 3 không như chương trình này ghi"},
		"record":   {`UPDATE dossiers SET data = '{' WHERE id = 3`, "Hồ sơ số 3 không đọc được"},
		"tally":    {`UPDATE tallies SET n = 7 WHERE register = 'dossiers'`, "ghi 7 nhưng đếm lại được 3"},
	} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, s *Store) {
				saveDossiers(t, s, "An", "Bình", "Cúc")
				must(t, s, ha, "fetch", func(tx *Tx) error { return s.Letters.Save(tx, newLetter(1, "V/v")) })
				checkClean(t, s, 4)
				execute(t, s, c.query)
				var said []string
				get[int](t)(s.Check(context.Background(), func(sentence string) { said = append(said, sentence) }))
				if !strings.Contains(strings.Join(said, "\n"), c.want) {
					t.Errorf("said %q, want %q", said, c.want)
				}
			})
		})
	}
}

// checkClean fails when anything that is kept does not fit together.
func checkClean(t testing.TB, s *Store, records int) {
	t.Helper()
	ctx := context.Background()
	n := get[int](t)(s.Check(ctx, func(sentence string) { t.Error(sentence) }))
	if n != records {
		t.Errorf("%d records were checked, want %d", n, records)
	}
	for _, trouble := range get[AuditReport](t)(s.Audit.Verify(ctx)).Trouble {
		t.Error(trouble)
	}
	for _, g := range get[[]Gap](t)(s.Numbers.Gaps(ctx)) {
		t.Errorf("gap: %+v", g)
	}
}

// What an earlier version wrote is found by all its words once they are made again; nothing else has changed.
func TestWordsOfAnEarlierVersionAreMadeAgain(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		list := saveDossiers(t, s, "An", "Bình", "Cúc")
		must(t, s, ha, "", func(tx *Tx) error {
			if err := s.base.reword(tx, "dossiers", 2, "zzz"); err != nil {
				return err
			}
			_, err := tx.exec(`UPDATE dossiers SET search_text = 'zzz' WHERE id = 2`)
			return err
		})
		found := func(words string) int {
			return get[int](t)(s.Dossiers.Count(ctx, office.Query{Text: words}))
		}
		if found("binh") != 0 || found("zzz") != 1 {
			t.Fatal("the words were not taken away")
		}
		before := get[[]office.Change](t)(s.Dossiers.History(ctx, list[1].ID))
		told := 0
		if n := get[int](t)(s.Reindex(ctx, ha, func(mended int) { told = mended })); n != 1 || told != 1 {
			t.Errorf("%d records were mended, %d told", n, told)
		}
		if found("binh") != 1 || found("zzz") != 0 {
			t.Error("the mended record is not found by its words")
		}
		if after := get[[]office.Change](t)(s.Dossiers.History(ctx, list[1].ID)); len(after) != len(before) {
			t.Errorf("mending was recorded as a change: %+v", after[0])
		}
		if n := get[int](t)(s.Reindex(ctx, ha, func(int) {})); n != 0 {
			t.Errorf("%d records were mended again", n)
		}
		checkClean(t, s, 3)
	})
}
