package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// personnel are the rules and the organisation that files are saved with.
type personnel struct {
	rules *staff.Rules
	units staff.Tree
}

func openPersonnel(t testing.TB, s *Store) personnel {
	t.Helper()
	x := personnel{rules: get[*staff.Rules](t)(catalogue.Staff())}
	must(t, s, ha, "organise", func(tx *Tx) error {
		for _, name := range []string{"Văn phòng", "Phòng Quản lý Khoa học"} {
			u := new(staff.Unit)
			as := &staff.Unit{Names: []staff.UnitName{{Entry: staff.Entry{From: "2010-01-01"}, Name: name}}}
			if err := u.Revise(as, "", staff.Occasion{At: tx.At(), By: ha.Name}); err != nil {
				return err
			}
			if err := s.OrganisationUnits.Save(tx, u); err != nil {
				return err
			}
		}
		var err error
		x.units, err = s.OrganisationUnits.TreeIn(tx)
		return err
	})
	return x
}

// person is what an officer types of a specialist; n makes the numbers differ.
func person(n int, name string, born staff.When, sex string, unit int64, code string, step int, coefficient staff.Hundredths, since staff.When) *staff.Person {
	return &staff.Person{
		File: staff.File{
			Details: []staff.Details{{
				Name: name, Born: born, Sex: sex, Ethnicity: "Kinh", Number: fmt.Sprintf("CC-%03d", n), IDNumber: fmt.Sprintf("0100850%05d", n), Phone: fmt.Sprintf("09123450%02d", n%100),
			}},
			Tenures:     []staff.Tenure{{Entry: staff.Entry{From: "2012-01-01"}, Kind: "Công chức"}},
			Assignments: []staff.Assignment{{Entry: staff.Entry{From: "2012-01-01"}, UnitID: unit}},
			Grades:      []staff.Grade{{Entry: staff.Entry{From: since}, Kind: staff.GradeRegular, Code: code, Step: step, Coefficient: coefficient}},
		},
		Private: &staff.Private{},
	}
}

// employ saves new people.
func employ(t testing.TB, s *Store, x personnel, drafts ...*staff.Person) []*staff.Person {
	t.Helper()
	var saved []*staff.Person
	must(t, s, ha, "employ", func(tx *Tx) error {
		for _, as := range drafts {
			p := new(staff.Person)
			if err := p.Revise(as, "", staff.Occasion{At: tx.At(), By: ha.Name}); err != nil {
				return err
			}
			if err := s.Staff.Save(tx, p, x.rules, x.units); err != nil {
				return err
			}
			saved = append(saved, p)
		}
		return nil
	})
	return saved
}

// revise changes a person as an officer does and saves the file.
func revise(t testing.TB, s *Store, x personnel, id int64, reason string, change func(p *staff.Person)) *staff.Person {
	t.Helper()
	var saved *staff.Person
	must(t, s, duc, "revise", func(tx *Tx) error {
		p, err := s.Staff.Load(tx, id)
		if err != nil {
			return err
		}
		as, err := s.Staff.Load(tx, id)
		if err != nil {
			return err
		}
		change(as)
		if err := p.Revise(as, reason, staff.Occasion{At: tx.At(), By: duc.Name}); err != nil {
			return err
		}
		saved = p
		return s.Staff.Save(tx, p, x.rules, x.units)
	})
	return saved
}

func TestStaffAreKeptAndFound(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx, x := context.Background(), openPersonnel(t, s)
		head := person(1, "Lò Văn Đặng", "1965-12-20", staff.Male, 2, "01.002", 3, 508, "2024-06-01")
		head.Posts = []staff.Post{{Entry: staff.Entry{From: "2022-03-01"}, Kind: staff.PostState, Title: "Trưởng phòng"}}
		head.Private.Party = []staff.Party{{Entry: staff.Entry{From: "1996-12-19"}}}
		head.Private.Beliefs = []staff.Belief{{Religion: "Phật giáo"}}
		head.Training = []staff.Training{{Kind: staff.TrainProfessional, Level: "Thạc sĩ", Field: "Vật lý hạt nhân", Entry: staff.Entry{From: "1998", To: "2000"}}}
		nhung := person(2, "Đặng Thị Hồng Nhung", "1990-03-31", staff.Female, 1, "01.003", 2, 267, "2024-01-01")
		an := person(3, "Nguyễn Văn An", "1995", staff.Male, 1, "01.005", 1, 186, "2025-01-01")
		gone := person(4, "Trần Bình", "1964-01-01", staff.Male, 1, "01.003", 9, 498, "2020-01-01")
		gone.Tenures[0].To = "2025-04-30"
		saved := employ(t, s, x, head, nhung, an, gone)
		whole := get[*staff.Person](t)(s.Staff.Whole(ctx, saved[0].ID))
		if string(get[[]byte](t)(json.Marshal(whole))) != string(get[[]byte](t)(json.Marshal(saved[0]))) {
			t.Errorf("saved  %+v\nloaded %+v", saved[0], whole)
		}
		for _, v := range []struct {
			q    office.Query
			want string
		}{
			{office.Query{Text: "lo van dang"}, "1"},
			{office.Query{Text: "hong nhung van phong"}, "2"},
			{office.Query{Text: "vat ly hat nhan"}, "1"},
			{office.Query{Text: "010085000002"}, "2"},
			{office.Query{Text: "phat giao"}, ""},
			{office.Query{Filters: map[string][]string{"unit_id": {"2"}}}, "1"},
			{office.Query{Filters: map[string][]string{"state": {"serving"}}, Sort: "name"}, "3 1 2"}, // An, Đặng, Nhung
			{office.Query{Filters: map[string][]string{"state": {"left"}}}, "4"},
			{office.Query{Filters: map[string][]string{"party": {"true"}}}, "1"},
			{office.Query{Filters: map[string][]string{"sex": {staff.Female}, "class": {"Chuyên viên và tương đương"}}}, "2"},
			{office.Query{Filters: map[string][]string{"education": {"Thạc sĩ"}}}, "1"},
			{office.Query{Filters: map[string][]string{"post": {"Trưởng phòng"}}}, "1"},
			{office.Query{From: map[string]string{"raise": "2027-01-01"}, To: map[string]string{"raise": "2027-03-31"}, Sort: "raise"}, "2 3"},
			{office.Query{To: map[string]string{"retires": "2027-12-31"}, Filters: map[string][]string{"state": {"serving"}}}, "1"},
			{office.Query{From: map[string]string{"birthday": "12-01"}, To: map[string]string{"birthday": "12-31"}}, "1"},
			{office.Query{Sort: "coefficient", Descending: true}, "1 4 2 3"},
			{office.Query{Sort: "unit"}, "1 2 3 4"},
			{office.Query{Sort: "term_ends", Limit: 1}, "1"},
			{office.Query{Sort: "retires", Text: "van"}, "4 1 2 3"}, // Văn phòng, Văn
		} {
			var ids []string
			for _, p := range get[[]staff.Person](t)(s.Staff.Page(ctx, v.q)) {
				ids = append(ids, fmt.Sprint(p.ID))
			}
			if got := strings.Join(ids, " "); got != v.want {
				t.Errorf("%+v found %s, want %s", v.q, got, v.want)
			}
		}
		checkClean(t, s, 6)
	})
}

// Lists carry the summary with masked numbers; whoever has not the right gets the file without the restricted items, and
// neither lists nor history tell them.
func TestRestrictedItemsOfStaffStayApart(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx, x := context.Background(), openPersonnel(t, s)
		as := person(1, "Lò Văn Đặng", "1975-12-20", staff.Male, 2, "01.003", 1, 234, "2024-01-01")
		as.Private.Discipline = []staff.Discipline{{Entry: staff.Entry{From: "2025-05-10"}, Measure: "Khiển trách"}}
		id := employ(t, s, x, as)[0].ID
		revise(t, s, x, id, "Bổ sung lý lịch", func(p *staff.Person) { p.Private.Beliefs = []staff.Belief{{Religion: "Phật giáo"}} })
		secret := func(what string, v any) {
			text := string(get[[]byte](t)(json.Marshal(v)))
			for _, word := range []string{"Khiển trách", "Phật giáo"} {
				if strings.Contains(text, word) {
					t.Errorf("%s tells %s: %s", what, word, text)
				}
			}
		}
		page := get[[]staff.Person](t)(s.Staff.Page(ctx, office.Query{}))
		secret("the list", page)
		if n := page[0].Summary; n.IDNumber != "0100 ···· 0001" || strings.Contains(n.Phone, "345") || page[0].Details != nil || n.Raise != "2027-04-01" || n.Unit != "Phòng Quản lý Khoa học" {
			t.Errorf("the list has %+v", page[0])
		}
		public := get[*staff.Person](t)(s.Staff.Get(ctx, id))
		secret("the file without the right", public)
		history := get[[]office.Change](t)(s.Staff.History(ctx, id))
		secret("the history", history)
		if len(history) != 2 || !strings.Contains(history[0].After, `"private":"sha256:`) {
			t.Errorf("the history is %+v", history)
		}
		wantCode(t, s.Update(ctx, ha, "", func(tx *Tx) error { return s.Staff.Save(tx, public, x.rules, x.units) }), office.CodeRefused)
		must(t, s, ha, "look", func(tx *Tx) error { return s.Staff.Look(tx, id, "mục hạn chế") })
		if history := get[[]office.Change](t)(s.Staff.History(ctx, id)); history[0].Action != "look" {
			t.Errorf("the look is recorded as %+v", history[0])
		}
	})
}

func TestFilesOfStaffAreOnlyAddedTo(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx, x := context.Background(), openPersonnel(t, s)
		as := person(1, "Lò Văn Đặng", "1975-12-20", staff.Male, 2, "01.003", 1, 234, "2024-01-01")
		as.Grades[0].Decision = staff.Decision{Number: "12/QĐ", Files: []office.File{{Name: "qd.pdf", SHA256: fmt.Sprintf("%064d", 7)}}}
		id := employ(t, s, x, as, person(2, "Trần Bình", "1980", staff.Male, 1, "01.003", 1, 234, "2024-01-01"))[0].ID
		for what, change := range map[string]func(p *staff.Person){
			"a row is taken away": func(p *staff.Person) { p.Assignments = nil },
			"a row is changed":    func(p *staff.Person) { p.Grades[0].Step = 5 },
			"a row is backdated":  func(p *staff.Person) { p.Grades[0].At = p.Grades[0].At.Add(-time.Hour) },
		} {
			err := s.Update(ctx, ha, "", func(tx *Tx) error {
				p, err := s.Staff.Load(tx, id)
				if err != nil {
					return err
				}
				change(p)
				return s.Staff.Save(tx, p, x.rules, x.units)
			})
			if office.CodeOf(err) != office.CodeRefused {
				t.Errorf("%s: %v", what, err)
			}
		}
		before := get[*staff.Person](t)(s.Staff.Whole(ctx, id))
		after := revise(t, s, x, id, "", func(p *staff.Person) {
			p.Grades = append(p.Grades, staff.Grade{Entry: staff.Entry{From: "2026-11-01"}, Kind: staff.GradeRegular, Code: "01.003", Step: 2, Coefficient: 267})
		})
		if after.Summary.Step != 2 || after.Version != 2 {
			t.Errorf("the raise is shown as %+v", after.Summary)
		}
		was := get[*staff.Person](t)(s.Staff.Whole(ctx, id)).KnownAt(before.Grades[0].At)
		if fmt.Sprintf("%+v", was.Grades) != fmt.Sprintf("%+v", before.Grades) {
			t.Errorf("what was known then: %+v", was.Grades)
		}
		for what, change := range map[string]func(p *staff.Person){
			"number":   func(p *staff.Person) { p.Details[0].Number = "CC-002" },
			"identity": func(p *staff.Person) { p.Details[0].IDNumber = "010085000002" },
		} {
			twin := person(3, "Người Khác", "1990", staff.Male, 1, "01.003", 1, 234, "2024-01-01")
			change(twin)
			err := s.Update(ctx, ha, "", func(tx *Tx) error {
				p := new(staff.Person)
				if err := p.Revise(twin, "", staff.Occasion{At: tx.At(), By: ha.Name}); err != nil {
					return err
				}
				return s.Staff.Save(tx, p, x.rules, x.units)
			})
			if office.CodeOf(err) != office.CodeExists {
				t.Errorf("a second %s: %v", what, err)
			}
		}
		var hashes []string
		if err := s.BlobHashes(ctx, func(sha string) error { hashes = append(hashes, sha); return nil }); err != nil || !slices.Equal(hashes, []string{fmt.Sprintf("%064d", 7)}) {
			t.Errorf("files are %v, %v", hashes, err)
		}
	})
}

// A summary holds until something in the file begins or ends, and while the rules are the same.
func TestOutdatedSummaries(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx, x := context.Background(), openPersonnel(t, s)
		moving := person(1, "Lò Văn Đặng", "1975-12-20", staff.Male, 1, "01.003", 1, 234, "2024-01-01")
		moving.Assignments[0].To = "2026-12-31"
		moving.Assignments = append(moving.Assignments, staff.Assignment{Entry: staff.Entry{From: "2027-01-01"}, UnitID: 2})
		saved := employ(t, s, x, moving, person(2, "Trần Bình", "1980", staff.Male, 1, "01.003", 1, 234, "2024-01-01"))
		if got := saved[0].Summary; got.Until != "2026-12-31" || got.Unit != "Văn phòng" {
			t.Errorf("the summary is %+v", got)
		}
		for _, v := range []struct {
			on      office.Day
			edition string
			want    []int64
		}{
			{"2026-12-31", x.rules.Edition, nil},
			{"2027-01-01", x.rules.Edition, []int64{1}},
			{"2026-12-01", "other", []int64{1, 2}},
		} {
			if got := get[[]int64](t)(s.Staff.Outdated(ctx, v.on, v.edition)); !slices.Equal(got, v.want) {
				t.Errorf("on %s by %s: %v, want %v", v.on, v.edition, got, v.want)
			}
		}
		if got := get[[]int64](t)(s.Staff.InUnit(ctx, 1)); !slices.Equal(got, []int64{1, 2}) {
			t.Errorf("in the unit are %v", got)
		}
		var names []string
		if err := s.Staff.Everybody(ctx, func(p *staff.Person) error {
			names = append(names, p.Name("2026-11-25"))
			if p.Private == nil {
				t.Errorf("%s comes without the restricted items", p.Summary.Name)
			}
			return nil
		}); err != nil || len(names) != 2 {
			t.Errorf("everybody is %v, %v", names, err)
		}
	})
}

func TestUnitsAreKeptAndFound(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		openPersonnel(t, s)
		must(t, s, duc, "rename", func(tx *Tx) error {
			u, err := s.OrganisationUnits.Load(tx, 2)
			if err != nil {
				return err
			}
			as := *u
			as.Names = append(slices.Clone(u.Names), staff.UnitName{Entry: staff.Entry{From: "2025-03-01"}, Name: "Phòng Đổi mới sáng tạo"})
			if err := u.Revise(&as, "", staff.Occasion{At: tx.At(), By: duc.Name}); err != nil {
				return err
			}
			return s.OrganisationUnits.Save(tx, u)
		})
		tree := get[staff.Tree](t)(s.OrganisationUnits.Tree(ctx))
		if tree.Name(2, "2020-01-01") != "Phòng Quản lý Khoa học" || tree.Name(2, "2026-11-25") != "Phòng Đổi mới sáng tạo" {
			t.Errorf("the tree is %+v", tree)
		}
		if found := get[[]staff.Unit](t)(s.OrganisationUnits.Page(ctx, office.Query{Text: "quan ly khoa hoc", Sort: "name"})); len(found) != 1 || found[0].ID != 2 {
			t.Errorf("by its old name: %+v", found)
		}
		wantCode(t, s.Update(ctx, ha, "", func(tx *Tx) error {
			u, err := s.OrganisationUnits.Load(tx, 2)
			if err != nil {
				return err
			}
			u.Names = u.Names[1:]
			return s.OrganisationUnits.Save(tx, u)
		}), office.CodeRefused)
		checkClean(t, s, 2)
	})
}
