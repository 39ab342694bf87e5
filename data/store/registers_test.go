package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

func TestTheLedgerOfLetters(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		again := newLetter(3, "Gửi lại")
		again.State, again.Handling, again.DuplicateOf, again.SHA256, again.MessageID = letter.Duplicate, "", 1, fmt.Sprintf("%064x", 1), "<1@example.vn>"
		large := newLetter(4, "Rất lớn")
		large.State, large.Handling, large.SHA256, large.MessageID = letter.TooLarge, "", "", "<1@example.vn>"
		other := newLetter(1, "Thư mục khác")
		other.Folder, other.SHA256 = "Lưu trữ", fmt.Sprintf("%064x", 99)
		must(t, s, ha, "fetch", func(tx *Tx) error {
			for _, l := range []*letter.Letter{newLetter(1, "Hồ sơ X-quang"), newLetter(2, "V/v sáng kiến"), again, large, other} {
				if err := s.Letters.Save(tx, l); err != nil {
					return err
				}
			}
			id, err := s.Letters.FindSHA(tx, fmt.Sprintf("%064x", 1))
			if id != 1 || err != nil {
				t.Errorf("FindSHA: %d, %v", id, err)
			}
			if id, err := s.Letters.FindSHA(tx, ""); id != 0 || err != nil {
				t.Errorf("FindSHA of nothing: %d, %v", id, err)
			}
			ids, err := s.Letters.FindMessageID(tx, "<1@example.vn>")
			if !slices.Equal(ids, []int64{1, 3, 5}) || err != nil {
				t.Errorf("FindMessageID: %v, %v", ids, err)
			}
			return s.Letters.SaveCursor(tx, letter.Cursor{Account: "Một cửa", Folder: "INBOX", UIDValidity: 7, LastUID: 4, ServerCount: 4})
		})
		if uids := get[[]uint32](t)(s.Letters.KnownUIDs(ctx, "Một cửa", "INBOX", 7)); !slices.Equal(uids, []uint32{1, 2, 3, 4}) {
			t.Errorf("known UIDs are %v", uids)
		}
		if l := get[*letter.Letter](t)(s.Letters.FindUID(ctx, "Một cửa", "INBOX", 7, 2)); l.Subject != "V/v sáng kiến" || l.Text == "" {
			t.Errorf("FindUID returned %+v", l)
		}
		_, err := s.Letters.FindUID(ctx, "Một cửa", "INBOX", 8, 2)
		wantCode(t, err, office.CodeNotFound)
		inbox := get[map[letter.State]int](t)(s.Letters.Ledger(ctx, "Một cửa", "INBOX"))
		if fmt.Sprint(inbox) != fmt.Sprint(map[letter.State]int{letter.Taken: 2, letter.Duplicate: 1, letter.TooLarge: 1}) {
			t.Errorf("the ledger of INBOX is %v", inbox)
		}
		if all := get[map[letter.State]int](t)(s.Letters.Ledger(ctx, "", "")); all[letter.Taken] != 3 {
			t.Errorf("the ledger of all is %v", all)
		}
		if c := get[letter.Cursor](t)(s.Letters.Cursor(ctx, "Một cửa", "INBOX")); c.LastUID != 4 || c.UIDValidity != 7 {
			t.Errorf("the cursor is %+v", c)
		}
		if c := get[letter.Cursor](t)(s.Letters.Cursor(ctx, "Một cửa", "Khác")); c.LastUID != 0 || c.Folder != "Khác" {
			t.Errorf("the cursor of an unread folder is %+v", c)
		}
		if n := len(get[[]letter.Cursor](t)(s.Letters.Cursors(ctx))); n != 1 {
			t.Errorf("%d cursors", n)
		}
		page := get[[]letter.Letter](t)(s.Letters.Page(ctx, office.Query{Filters: map[string][]string{"handling": {"waiting"}}, Sort: "subject"}))
		if len(page) != 3 || page[0].Subject != "Hồ sơ X-quang" || page[0].Text != "" || page[0].Attachments != nil || page[0].AttachmentCount != 1 {
			t.Errorf("waiting letters are %+v", page)
		}
		wantCode(t, s.Update(ctx, ha, "fetch", func(tx *Tx) error { return s.Letters.Save(tx, newLetter(2, "Lần nữa")) }), office.CodeExists)
	})
}

func TestLettersWithBrokenTextsAreKept(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		l := newLetter(1, "zero\x00 and \xff\xfe broken")
		l.Text, l.MessageID = "a\x00b \xc3\x28", "<"+strings.Repeat("x", 5000)+">"
		l.From.Name = strings.Repeat("Ấ", 3000)
		must(t, s, ha, "fetch", func(tx *Tx) error {
			if err := s.Letters.Save(tx, l); err != nil {
				return err
			}
			ids, err := s.Letters.FindMessageID(tx, l.MessageID)
			if len(ids) != 1 {
				t.Errorf("the long Message-ID finds %v", ids)
			}
			return err
		})
		if found := get[[]letter.Letter](t)(s.Letters.Page(context.Background(), office.Query{Text: "broken"})); len(found) != 1 {
			t.Errorf("%d letters found", len(found))
		}
		checkClean(t, s, 1)
	})
}

func TestTheVersionOfAProcedureOnADay(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		old := &procedure.Procedure{Code: "2.002381", Name: "Gia hạn giấy phép", Field: "Năng lượng nguyên tử", From: "2024-01-01", To: "2025-06-30"}
		fresh := &procedure.Procedure{Code: "2.002381", Name: "Gia hạn giấy phép bức xạ", Field: "Năng lượng nguyên tử", From: "2025-07-01", Terms: []procedure.Term{{Limit: "5d"}}}
		must(t, s, ha, "", func(tx *Tx) error {
			if err := s.Procedures.Save(tx, old); err != nil {
				return err
			}
			return s.Procedures.Save(tx, fresh)
		})
		for day, want := range map[office.Day]int64{"2024-01-01": old.ID, "2025-06-30": old.ID, "2025-07-01": fresh.ID, "2030-01-01": fresh.ID} {
			if p := get[*procedure.Procedure](t)(s.Procedures.ByCode(ctx, "2.002381", day)); p.ID != want {
				t.Errorf("on %s version %d is valid, want %d", day, p.ID, want)
			}
		}
		_, err := s.Procedures.ByCode(ctx, "2.002381", "2023-12-31")
		wantCode(t, err, office.CodeNotFound)
		must(t, s, ha, "", func(tx *Tx) error {
			return s.Procedures.Save(tx, &procedure.Procedure{Code: "1.1", Name: "Khác", Field: "Đo lường", From: "2025-07-01"})
		})
		for sort, want := range map[string]string{"field": "Đo lường", "name": "Gia hạn giấy phép", "code": "Khác", "from": "Gia hạn giấy phép"} {
			first := get[[]procedure.Procedure](t)(s.Procedures.Page(ctx, office.Query{Sort: sort}))[0]
			if first.Name != want && first.Field != want {
				t.Errorf("by %s the first is %s", sort, first.Name)
			}
		}
		twice := *fresh
		twice.ID = 0
		wantCode(t, s.Update(ctx, ha, "", func(tx *Tx) error { return s.Procedures.Save(tx, &twice) }), office.CodeExists)
		if found := get[[]procedure.Procedure](t)(s.Procedures.Page(ctx, office.Query{Text: "gia han buc xa"})); len(found) != 1 || found[0].Terms != nil {
			t.Errorf("found %+v", found)
		}
	})
}

func TestCalendarsKeepEveryVersion(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		_, err := s.Calendars.Current(ctx)
		wantCode(t, err, office.CodeNotFound)
		save := func(c *workday.Calendar) error {
			return s.Update(ctx, ha, "", func(tx *Tx) error { return s.Calendars.Save(tx, c) })
		}
		first := &workday.Calendar{Name: "Lịch Sở", Years: []int{2026}}
		if err := save(first); err != nil || first.ID != 1 {
			t.Fatal(err, first.ID)
		}
		stale := *first
		if err := save(first); err != nil || first.ID != 1 {
			t.Errorf("an unchanged calendar became version %d, %v", first.ID, err)
		}
		second := *first
		second.Years = []int{2026, 2027}
		if err := save(&second); err != nil || second.ID != 2 {
			t.Errorf("the changed calendar has id %d, %v", second.ID, err)
		}
		if c := get[*workday.Calendar](t)(s.Calendars.Current(ctx)); c.ID != 2 || len(c.Years) != 2 {
			t.Errorf("the current calendar is %+v", c)
		}
		if c := get[*workday.Calendar](t)(s.Calendars.Get(ctx, 1)); len(c.Years) != 1 {
			t.Errorf("version 1 is now %+v", c)
		}
		stale.Name = "Khác"
		wantCode(t, save(&stale), office.CodeStale)
	})
}

func TestPapersAndTheirPrintings(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		r := &dossier.Paper{DossierID: 5, Code: "H38", SHA256: fmt.Sprintf("%064d", 1), IssuedAt: start, IssuedBy: ha.Name}
		must(t, s, ha, "accept", func(tx *Tx) error { return s.Papers.Save(tx, r) })
		for want := 1; want <= 2; want++ {
			p := &dossier.Printing{PaperID: r.ID, At: start.Add(time.Hour), By: ha.Name, Printer: "HP", Outcome: "sent"}
			must(t, s, ha, "print", func(tx *Tx) error { return s.Papers.AddPrinting(tx, p) })
			if p.Number != want || p.ID != int64(want) {
				t.Errorf("printing %d has number %d and id %d", want, p.Number, p.ID)
			}
		}
		printings := get[[]dossier.Printing](t)(s.Papers.Printings(ctx, r.ID))
		if len(printings) != 2 || printings[1].Number != 2 || printings[0].By != ha.Name || !printings[0].At.Equal(start.Add(time.Hour)) {
			t.Errorf("printings are %+v", printings)
		}
		if of := get[[]dossier.Paper](t)(s.Papers.OfDossier(ctx, 5)); len(of) != 1 || !reflect.DeepEqual(of[0], *r) {
			t.Errorf("papers are %+v", of)
		}
		checkClean(t, s, 1)
	})
}

func TestDossiersOfTheSameParty(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		must(t, s, ha, "accept", func(tx *Tx) error {
			for i, p := range []dossier.Party{
				{Name: "Đặng Thị Hồng Nhung", IDNumber: "010 085 001 234", Phone: "0987.654.321", Email: "Nhung@Example.vn"},
				{Name: "dang thi hong nhung", Phone: "0911111111"},
				{Name: "Người khác", Phone: "+84 987 654 321"},
				{Name: "Người lạ", Email: "nhung@example.vn "},
				{Name: "Tổ chức", IDNumber: "010085001234"},
				{Name: "Không liên quan", Phone: "0922222222"},
			} {
				x := newDossier(i+1, "")
				x.Owner = p
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		p := dossier.Party{Name: "Đặng Thị Hồng Nhung", IDNumber: "010085001234", Phone: "0987654321", Email: "nhung@example.vn"}
		found := owners(get[[]dossier.Dossier](t)(s.Dossiers.SameParty(context.Background(), p, 1, 50)))
		if want := "Tổ chức, Người lạ, Người khác, dang thi hong nhung"; found != want {
			t.Errorf("found %s, want %s", found, want)
		}
		if none := get[[]dossier.Dossier](t)(s.Dossiers.SameParty(context.Background(), dossier.Party{}, 0, 50)); len(none) > 0 {
			t.Errorf("nobody is the same as %s", owners(none))
		}
	})
}

func TestSettingsAndDrafts(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		type form struct{ Name string }
		kept := form{"như cũ"}
		if err := s.Settings.Read(ctx, "office", &kept); err != nil || kept.Name != "như cũ" {
			t.Errorf("a setting that is not there gives %+v, %v", kept, err)
		}
		for _, name := range []string{"Sở A", "Sở A", "Sở B"} {
			must(t, s, ha, "save settings", func(tx *Tx) error { return s.Settings.Write(tx, "office", form{name}) })
		}
		if err := s.Settings.Read(ctx, "office", &kept); err != nil || kept.Name != "Sở B" {
			t.Errorf("the setting is %+v, %v", kept, err)
		}
		changes := get[[]office.Change](t)(s.Audit.Page(ctx, office.Query{}))
		if len(changes) != 2 || changes[0].Before != `{"Name":"Sở A"}` {
			t.Errorf("recorded as %+v", changes)
		}

		for _, actor := range []office.Actor{ha, duc} {
			for _, key := range []string{"intake", "letter 5"} {
				if err := s.Drafts.Keep(ctx, actor, key, form{actor.Name + key}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := s.Drafts.Keep(ctx, ha, "intake", form{"mới"}); err != nil {
			t.Fatal(err)
		}
		var draft form
		if found, err := s.Drafts.Read(ctx, ha, "intake", &draft); !found || err != nil || draft.Name != "mới" {
			t.Errorf("the draft is %+v, %v, %v", draft, found, err)
		}
		list := get[[]Draft](t)(s.Drafts.List(ctx, ha))
		if len(list) != 2 || list[0].Key != "intake" || list[0].SavedAt.Before(list[1].SavedAt) || string(list[0].Value) != `{"Name":"mới"}` {
			t.Errorf("drafts are %+v", list)
		}
		if err := s.Drafts.Drop(ctx, ha, "intake"); err != nil {
			t.Fatal(err)
		}
		if found, err := s.Drafts.Read(ctx, ha, "intake", &draft); found || err != nil {
			t.Errorf("a dropped draft is found: %v, %v", found, err)
		}
		if found, _ := s.Drafts.Read(ctx, duc, "intake", &draft); !found {
			t.Error("the other's draft is gone")
		}
	})
}

func TestBlobsThatRecordsName(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := saveDossiers(t, s, "An", "Bình")[0]
		sha := func(n int) string { return fmt.Sprintf("%064d", n) }
		x.Components[0].Files = []dossier.File{{SHA256: sha(8)}, {SHA256: sha(9)}}
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		var named []string
		if err := s.BlobHashes(context.Background(), func(sha string) error { named = append(named, sha); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(named, []string{sha(2), sha(8), sha(9)}) {
			t.Errorf("named are %v", named)
		}
	})
}

func TestChangesAreToldAfterTheCommit(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		told := make(chan string, 10)
		stop := s.OnChange(func(register string, id int64) { told <- fmt.Sprint(register, " ", id) })
		_ = s.Update(context.Background(), ha, "", func(tx *Tx) error {
			_ = s.Dossiers.Save(tx, newDossier(9, "Không lưu"))
			return fmt.Errorf("no")
		})
		saveDossiers(t, s, "An", "Bình")
		for _, want := range []string{"dossiers 1", "dossiers 2"} {
			select {
			case got := <-told:
				if got != want {
					t.Errorf("told %q, want %q", got, want)
				}
			case <-time.After(5 * time.Second):
				t.Fatal("nothing was told")
			}
		}
		stop()
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, newDossier(3, "Cúc")) })
		select {
		case got := <-told:
			t.Errorf("told %q after the end", got)
		case <-time.After(50 * time.Millisecond):
		}
	})
}

func TestGroupsAreCounted(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		must(t, s, ha, "", func(tx *Tx) error {
			for i := 1; i <= 9; i++ {
				x := newDossier(i, []string{"Nguyễn An", "Trần Bình"}[i%2])
				x.State = dossier.State(1 + i%3)
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		ctx := context.Background()
		for name, c := range map[string]struct {
			q     office.Query
			field string
			want  map[string]int
		}{
			"all":      {office.Query{}, "state", map[string]int{"1": 3, "2": 3, "3": 3}},
			"words":    {office.Query{Text: "binh"}, "state", map[string]int{"1": 2, "2": 2, "3": 1}},
			"receiver": {office.Query{}, "receiver", map[string]int{ha.Name: 9}},
			"bounds":   {office.Query{To: map[string]string{"received_at": start.Add(3 * time.Hour).Format(time.RFC3339)}}, "procedure", map[string]int{"2.002381": 3}},
		} {
			if got := get[map[string]int](t)(s.Dossiers.GroupCount(ctx, c.q, c.field)); fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("%s: %v, want %v", name, got, c.want)
			}
		}
		counts := get[[]int](t)(s.Dossiers.Counts(ctx, []office.Query{{}, {Text: "an"}, {Filters: map[string][]string{"state": {"1"}}}}))
		if !slices.Equal(counts, []int{9, 4, 3}) {
			t.Errorf("counts are %v", counts)
		}
	})
}
