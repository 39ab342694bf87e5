package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

func newIncoming(n int, author, number, summary string) *document.Incoming {
	return &document.Incoming{
		Serial: n, ArrivedOn: "2026-11-25", Source: "Trục liên thông", Author: author, Number: number, Dated: "2026-11-23", Type: "Công văn",
		Summary: summary, Urgency: document.Normal, State: document.ToPresent, Files: []office.File{{Name: "cong-van.pdf", SHA256: fmt.Sprintf("%064d", n)}},
		Events: []document.Event{{At: start, By: ha.Name, Action: document.ActRegister, To: document.ToPresent}},
	}
}

func TestIncomingDocumentsAreKeptAndFound(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		first := newIncoming(1, "UBND tỉnh Lào Cai", "1820/UBND-KGVX", "Báo cáo kết quả thực hiện Nghị quyết 57")
		first.Directions = []document.Direction{{Leader: "Giám đốc", LeadUnit: "Phòng Quản lý khoa học", Text: "Xem và tham mưu", Due: "2026-11-30"}}
		first.Due, first.State, first.Tags, first.Field = "2026-11-30", document.Directed, []string{"Nghị quyết 57", "Đề án 06"}, "Chuyển đổi số"
		second := newIncoming(2, "Bộ Khoa học và Công nghệ", "3345/BKHCN-TĐC", "Góp ý dự thảo thông tư về đo lường")
		second.Tags = []string{"Đề án 06 mở rộng"}
		must(t, s, ha, "register", func(tx *Tx) error {
			for _, x := range []*document.Incoming{first, second} {
				if err := s.Incoming.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		loaded := get[*document.Incoming](t)(s.Incoming.Get(ctx, first.ID))
		if fmt.Sprintf("%+v", loaded) != fmt.Sprintf("%+v", first) {
			t.Errorf("saved  %+v\nloaded %+v", first, loaded)
		}
		for _, v := range []struct {
			q    office.Query
			want int64
		}{
			{office.Query{Text: "nghi quyet 57 lao cai"}, first.ID},
			{office.Query{Text: "tham muu"}, first.ID},
			{office.Query{Text: "3345"}, second.ID},
			{office.Query{Filters: map[string][]string{"unit": {"Phòng Quản lý khoa học"}}}, first.ID},
			{office.Query{Filters: map[string][]string{"state": {string(document.ToPresent)}}}, second.ID},
			{office.Query{To: map[string]string{"due": "2026-12-01"}}, first.ID},
			{office.Query{Text: "do luong", Filters: map[string][]string{"year": {"2026"}}}, second.ID},
			{office.Query{Filters: map[string][]string{"tag": {"Đề án 06"}}}, first.ID},
			{office.Query{Filters: map[string][]string{"tag": {"Đề án 06 mở rộng"}}}, second.ID},
			{office.Query{Filters: map[string][]string{"tag": {"Nghị quyết 57", "Đề án 06"}, "field": {"Chuyển đổi số"}}}, first.ID},
			{office.Query{Text: "bao cao", Sort: "due", Filters: map[string][]string{"tag": {"Nghị quyết 57"}, "year": {"2026"}}}, first.ID},
		} {
			page := get[[]document.Incoming](t)(s.Incoming.Page(ctx, v.q))
			if len(page) != 1 || page[0].ID != v.want {
				t.Errorf("%+v found %d documents", v.q, len(page))
			}
		}
		if found := get[[]document.Incoming](t)(s.Incoming.ByNumber(ctx, "Số: 1820 / UBND-KGVX")); len(found) != 0 {
			t.Errorf("“Số:” is not part of a number, and yet %d", len(found))
		}
		if found := get[[]document.Incoming](t)(s.Incoming.ByNumber(ctx, "01820/ubnd-KGVX")); len(found) != 1 {
			t.Errorf("%d documents by their number", len(found))
		}
	})
}

func TestTheSameDocumentTwiceIsSeen(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := newIncoming(1, "UBND tỉnh Lào Cai", "1820/UBND-KGVX", "Báo cáo")
		must(t, s, ha, "register", func(tx *Tx) error { return s.Incoming.Save(tx, x) })
		again := newIncoming(2, "ubnd tỉnh lào cai", "01820/UBND–KGVX", "Báo cáo (bản giấy)")
		like := get[[]document.Incoming](t)(s.Incoming.Like(context.Background(), again))
		if len(like) != 1 || like[0].ID != x.ID {
			t.Errorf("%d documents are alike", len(like))
		}
		if like := get[[]document.Incoming](t)(s.Incoming.Like(context.Background(), x)); len(like) != 0 {
			t.Errorf("a document is like itself: %d", len(like))
		}
	})
}

func TestANumberOfArrivalIsThereOnceAYear(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		save := func(x *document.Incoming) error {
			return s.Update(context.Background(), ha, "register", func(tx *Tx) error { return s.Incoming.Save(tx, x) })
		}
		next := newIncoming(12, "B", "", "y")
		next.ArrivedOn, next.Dated = "2027-01-04", "2027-01-04"
		between := newIncoming(12, "A", "", "x")
		between.Suffix = "a"
		for _, x := range []*document.Incoming{newIncoming(12, "A", "", "x"), between, next} {
			if err := save(x); err != nil {
				t.Fatal(err)
			}
		}
		wantCode(t, save(newIncoming(12, "C", "", "z")), office.CodeExists)
		must(t, s, ha, "", func(tx *Tx) error {
			taken, err := s.Incoming.Suffixes(tx, 2026, 12)
			if len(taken) != 2 {
				t.Errorf("suffixes %q", taken)
			}
			return err
		})
	})
}

func TestWhatWasDoneWithADocumentIsNotRewritten(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		x := newIncoming(1, "A", "1/X-Y", "x")
		out := &document.Outgoing{Type: "Báo cáo", Summary: "Báo cáo năm", Unit: "Văn phòng", Drafter: "Lý A", State: document.Numbered, Number: "386/BC-SKHCN", Serial: 386, Series: "outgoing chung", Dated: "2026-11-25", Drafts: []document.DraftFiles{{By: "Lý A"}}}
		must(t, s, ha, "register", func(tx *Tx) error {
			if err := s.Outgoing.Save(tx, out); err != nil {
				return err
			}
			return s.Incoming.Save(tx, x)
		})
		refuse := func(what string, change func(tx *Tx) error) {
			t.Helper()
			if err := s.Update(ctx, duc, "update", change); office.CodeOf(err) != office.CodeRefused {
				t.Errorf("%s: %v", what, err)
			}
		}
		refuse("an event is lost", func(tx *Tx) error {
			y := *x
			y.Events = nil
			return s.Incoming.Save(tx, &y)
		})
		refuse("an event is changed", func(tx *Tx) error {
			y := *x
			y.Events = []document.Event{{At: start, By: duc.Name, Action: document.ActRegister, To: document.ToPresent}}
			return s.Incoming.Save(tx, &y)
		})
		refuse("a number is changed", func(tx *Tx) error {
			y := *out
			y.Number = "387/BC-SKHCN"
			return s.Outgoing.Save(tx, &y)
		})
		refuse("a draft is lost", func(tx *Tx) error {
			y := *out
			y.Drafts = nil
			return s.Outgoing.Save(tx, &y)
		})
	})
}

func TestDraftsNeedNoNumberAndNumbersAreUniqueInTheirSeries(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		out := func(series, number string, serial int) *document.Outgoing {
			x := &document.Outgoing{Type: "Báo cáo", Summary: "x", Unit: "VP", Drafter: "A", State: document.Draft}
			if serial > 0 {
				x.State, x.Series, x.Number, x.Serial, x.Dated = document.Numbered, series, number, serial, "2026-11-25"
			}
			return x
		}
		save := func(x *document.Outgoing) error {
			return s.Update(context.Background(), ha, "draft", func(tx *Tx) error { return s.Outgoing.Save(tx, x) })
		}
		for _, x := range []*document.Outgoing{out("", "", 0), out("", "", 0), out("outgoing BC", "05/BC-X", 5), out("outgoing QĐ", "05/QĐ-X", 5)} {
			if err := save(x); err != nil {
				t.Fatal(err)
			}
		}
		wantCode(t, save(out("outgoing BC", "05/BC-X", 5)), office.CodeExists)
		page := get[[]document.Outgoing](t)(s.Outgoing.Page(context.Background(), office.Query{From: map[string]string{"dated": "2026-01-01"}, To: map[string]string{"dated": "2026-12-31"}}))
		if len(page) != 2 {
			t.Errorf("%d documents of the year", len(page))
		}
	})
}

func TestFoldersBodiesReservationsAndTexts(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		folder := &document.Folder{Year: 2026, Code: "01.TCCB", Title: "Nâng lương", Keeper: "Lý A", State: document.Opened, Items: []document.Item{{Kind: document.ItemOther, Summary: "Biên bản họp xét"}}}
		content := &document.Content{Register: "incoming", RecordID: 7, SHA256: "aa", Name: "cv.pdf", Text: "Kính gửi: các sở, ban, ngành về phóng xạ"}
		must(t, s, ha, "plan", func(tx *Tx) error {
			for _, save := range []error{
				s.Folders.Save(tx, folder), s.Contents.Save(tx, content),
				s.Correspondents.Save(tx, &document.Correspondent{Name: "Sở Tài chính", Groups: []string{"Các sở, ban, ngành"}}),
				s.Reservations.Save(tx, &document.Reservation{Series: "outgoing chung", Period: "2026", Serial: 9, State: document.Kept}),
			} {
				if save != nil {
					return save
				}
			}
			return nil
		})
		if found := get[[]document.Folder](t)(s.Folders.Page(ctx, office.Query{Text: "bien ban hop"})); len(found) != 1 {
			t.Errorf("%d folders by a paper in them", len(found))
		}
		if found := get[[]document.Correspondent](t)(s.Correspondents.Page(ctx, office.Query{Text: "cac so ban nganh"})); len(found) != 1 {
			t.Errorf("%d bodies by their group", len(found))
		}
		if found := get[[]document.Content](t)(s.Contents.Page(ctx, office.Query{Text: "phong xa"})); len(found) != 1 || found[0].Text != "" {
			t.Errorf("texts found: %+v", found)
		}
		if of := get[[]document.Content](t)(s.Contents.OfRecord(ctx, "incoming", 7)); len(of) != 1 || of[0].Text != content.Text {
			t.Errorf("texts of a record: %+v", of)
		}
		for what, save := range map[string]func(tx *Tx) error{
			"folder": func(tx *Tx) error {
				return s.Folders.Save(tx, &document.Folder{Year: 2026, Code: "01.TCCB", Title: "Khác", Keeper: "B"})
			},
			"body": func(tx *Tx) error {
				return s.Correspondents.Save(tx, &document.Correspondent{Name: "sở tài chính"})
			},
			"number": func(tx *Tx) error {
				return s.Reservations.Save(tx, &document.Reservation{Series: "outgoing chung", Period: "2026", Serial: 9})
			},
		} {
			if err := s.Update(ctx, ha, "", save); office.CodeOf(err) != office.CodeExists {
				t.Errorf("a second %s: %v", what, err)
			}
		}
	})
}

func TestWhatWasSavedSinceItWasSeenIsRefusedAtLoading(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := newIncoming(1, "A", "1/X-Y", "x")
		must(t, s, ha, "register", func(tx *Tx) error { return s.Incoming.Save(tx, x) })
		seen := x.Version
		x.Note = "đã sửa"
		must(t, s, duc, "", func(tx *Tx) error { return s.Incoming.Save(tx, x) })
		must(t, s, ha, "", func(tx *Tx) error {
			_, err := s.Incoming.LoadSeen(tx, x.ID, seen)
			wantCode(t, err, office.CodeStale)
			if told := office.MessageOf(err); !strings.Contains(told, duc.Name) || !strings.Contains(told, "Ghi chú") {
				t.Errorf("%q", told)
			}
			for _, version := range []int64{0, x.Version} {
				if now, err := s.Incoming.LoadSeen(tx, x.ID, version); err != nil || now.Note != x.Note {
					t.Errorf("version %d: %+v, %v", version, now, err)
				}
			}
			return nil
		})
	})
}
