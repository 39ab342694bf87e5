package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store/storetest"
)

var (
	ha  = office.Actor{Name: "Nguyễn Thu Hà", Role: "Một cửa", Host: "MAY-01"}
	duc = office.Actor{Name: "Lê Đức Anh", Role: "Một cửa", Host: "MAY-02"}
)

// start is the first moment of the tests' clock; every look at it is a second later.
var start = time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)

func clock() func() time.Time {
	at := start
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

// databases are what the suite runs on.
var databases = []struct {
	name string
	open func(t testing.TB) Options
}{
	{"SQLite", func(t testing.TB) Options { return Options{Dir: t.TempDir()} }},
	{"PostgreSQL", openPostgres},
}

// openPostgres returns options for a fresh database of the tests' own server.
func openPostgres(t testing.TB) Options { return Options{Database: storetest.Postgres(t)} }

// onEach runs a test on a fresh store of each database.
func onEach(t *testing.T, test func(t *testing.T, s *Store)) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			o := d.open(t)
			o.Now = clock()
			test(t, openStore(t, o))
		})
	}
}

func openStore(t testing.TB, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// must runs a transaction that has to succeed.
func must(t testing.TB, s *Store, actor office.Actor, action string, fn func(tx *Tx) error) {
	t.Helper()
	if err := s.Update(context.Background(), actor, action, fn); err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code office.Code) {
	t.Helper()
	if office.CodeOf(err) != code {
		t.Errorf("error %v has code %q, want %q", err, office.CodeOf(err), code)
	}
}

func get[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// newDossier invents a dossier; n makes it differ from others.
func newDossier(n int, owner string) *dossier.Dossier {
	received := start.Add(time.Duration(n) * time.Hour)
	return &dossier.Dossier{
		Code: fmt.Sprintf("H38.21.06-261120-%04d", n), Internal: true, State: dossier.Received, ProcedureID: 1, ProcedureCode: "2.002381",
		Procedure: procedure.Procedure{
			ID: 1, Version: 1, Code: "2.002381", Name: "Gia hạn giấy phép tiến hành công việc bức xạ", Basis: []string{"Nghị định 142/2020/NĐ-CP"},
			Terms: []procedure.Term{{Channel: procedure.Counter, Limit: "5d", Fee: 2_250_000}},
		},
		Summary: "Gia hạn X-quang", Owner: dossier.Party{Name: owner, Phone: fmt.Sprintf("09123454%02d", n%100), Email: fmt.Sprintf("nguoi%d@example.vn", n)},
		Channel: procedure.Counter, Source: dossier.FromCounter, ReceivedAt: received, Receiver: ha.Name, Sets: 1,
		Components: []dossier.Component{{Name: "Đơn đề nghị", Present: true, Originals: 1, Files: []dossier.File{{Name: "don.pdf", SHA256: fmt.Sprintf("%064d", n)}}}},
		Limit:      "5d", Due: received.Add(7 * 24 * time.Hour), OriginalDue: received.Add(7 * 24 * time.Hour), ReturnBy: dossier.ReturnDesk,
	}
}

func newLetter(uid uint32, subject string) *letter.Letter {
	return &letter.Letter{
		Account: "Một cửa", Folder: "INBOX", UIDValidity: 7, UID: uid, State: letter.Taken, Handling: letter.Waiting,
		MessageID: fmt.Sprintf("<%d@example.vn>", uid), From: letter.Address{Name: "Lê Minh Đức", Address: "minhduc@example.vn"}, Subject: subject,
		ReceivedAt: start.Add(time.Duration(uid) * time.Minute), SHA256: fmt.Sprintf("%064x", uid), Size: 1000 + int64(uid), Parsing: "strict",
		Text: "Kính gửi Sở Khoa học và Công nghệ", Attachments: []letter.Attachment{{Index: 1, Name: "Đơn.pdf"}}, AttachmentCount: 1,
	}
}

// saveDossiers saves one dossier for each owner, in one transaction.
func saveDossiers(t testing.TB, s *Store, owners ...string) []*dossier.Dossier {
	t.Helper()
	var saved []*dossier.Dossier
	must(t, s, ha, "accept", func(tx *Tx) error {
		for i, owner := range owners {
			x := newDossier(i+1, owner)
			if err := s.Dossiers.Save(tx, x); err != nil {
				return err
			}
			saved = append(saved, x)
		}
		return nil
	})
	return saved
}

func owners(list []dossier.Dossier) string {
	names := make([]string, len(list))
	for i, x := range list {
		names[i] = x.Owner.Name
	}
	return strings.Join(names, ", ")
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		x := saveDossiers(t, s, "Phòng khám Đa khoa Hồng Đức")[0]
		if x.ID != 1 || x.Version != 1 {
			t.Errorf("first dossier has id %d and version %d", x.ID, x.Version)
		}
		loaded := get[*dossier.Dossier](t)(s.Dossiers.Get(ctx, x.ID))
		if fmt.Sprintf("%+v", loaded) != fmt.Sprintf("%+v", x) {
			t.Errorf("saved  %+v\nloaded %+v", x, loaded)
		}
		page := get[[]dossier.Dossier](t)(s.Dossiers.Page(ctx, office.Query{}))
		if len(page) != 1 || page[0].Components != nil || page[0].Procedure.Terms != nil || page[0].Procedure.Name == "" {
			t.Errorf("a page carries heavy fields or lacks light ones: %+v", page)
		}
		if byCode := get[*dossier.Dossier](t)(s.Dossiers.ByCode(ctx, x.Code)); byCode.ID != x.ID || len(byCode.Components) != 1 {
			t.Errorf("ByCode returned %+v", byCode)
		}
		_, err := s.Dossiers.Get(ctx, 99)
		wantCode(t, err, office.CodeNotFound)
		_, err = s.Dossiers.ByCode(ctx, "H38")
		wantCode(t, err, office.CodeNotFound)
	})
}

func TestFoundWithoutMarks(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		saveDossiers(t, s, "Đặng Thị Hồng Nhung", "Phòng khám Hồng Đức", "Nguye\u0302\u0303n Va\u0306n A\u0302\u0301n")
		everyone := "Nguye\u0302\u0303n Va\u0306n A\u0302\u0301n, Phòng khám Hồng Đức, Đặng Thị Hồng Nhung"
		for typed, want := range map[string]string{
			"dang thi hong": "Đặng Thị Hồng Nhung", "ĐẶNG": "Đặng Thị Hồng Nhung", "hong": "Phòng khám Hồng Đức, Đặng Thị Hồng Nhung",
			"nguyễn văn": "Nguye\u0302\u0303n Va\u0306n A\u0302\u0301n", "nguye\u0302\u0303n": "Nguye\u0302\u0303n Va\u0306n A\u0302\u0301n", "h38.21.06-261120-0002": "Phòng khám Hồng Đức",
			"0912 345 402": "Phòng khám Hồng Đức", "nguoi1@example.vn": "Đặng Thị Hồng Nhung", "ang": "", "hong khong co": "", "state": "", "_state_2": "",
			`" OR *`: "", `hong" OR "a`: "", "2.002381 đặng": "Đặng Thị Hồng Nhung",
			"261120-0002": "Phòng khám Hồng Đức", "06-261120-0002": "Phòng khám Hồng Đức", "21.06-261120": everyone, "06-261120-000": everyone, "0912345402": "Phòng khám Hồng Đức",
			"261119-0002": "",
		} {
			q := office.Query{Text: typed}
			found := owners(get[[]dossier.Dossier](t)(s.Dossiers.Page(context.Background(), q)))
			if typed == `" OR *` {
				continue // "or" is a word that nothing has; what matters is that it is no error
			}
			if found != want {
				t.Errorf("%q finds %q, want %q", typed, found, want)
			}
			n := get[int](t)(s.Dossiers.Count(context.Background(), q))
			if listed := len(strings.Split(want, ", ")); want != "" && n != listed || want == "" && n != 0 {
				t.Errorf("%q counts %d, want %q", typed, n, want)
			}
		}
	})
}

// Whatever a person remembers of a dossier finds it, typed without marks.
func TestADossierIsFoundByEverythingThatIsKnownOfIt(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		x := newDossier(1, "Công ty TNHH Hoà Bình")
		x.Owner.IDNumber, x.Owner.Address, x.Owner.OldAddress = "0100 109-106", "Số 5 đường Hoàng Liên", "huyện Văn Bàn"
		x.Submitter = &dossier.Party{Name: "Giàng A Phử", IDNumber: "010190000777", Phone: "0977.888.999", Email: "phu@vidu.vn", Address: "thôn Séo Chong Hô"}
		x.Authority = "Giấy ủy quyền 12/GUQ"
		x.Components[0] = dossier.Component{Name: "Bản vẽ mặt bằng", Files: []dossier.File{{Name: "SƠ ĐỒ bố trí.pdf"}}}
		x.OtherFiles = []dossier.File{{Name: "ảnh chụp máy.jpg"}}
		x.Result = &dossier.Result{Number: "77/GP-SKHCN", Signer: "Trần Bá Khuê", Files: []dossier.File{{Name: "giấy phép ký số.pdf"}}}
		x.Events = []dossier.Event{{Action: "accept", Document: "45/BC-TTPVHCC"}}
		other := newDossier(2, "Nguyễn Văn Khác")
		must(t, s, ha, "accept", func(tx *Tx) error { return errors.Join(s.Dossiers.Save(tx, x), s.Dossiers.Save(tx, other)) })
		for _, typed := range []string{
			x.Code, "hoa binh tnhh", "0100109106", "hoang lien", "van ban", "giang a phu", "010190000777", "0977888999", "phu@vidu.vn", "seo chong ho",
			"12/guq", "ban ve mat bang", "so do bo tri", "anh chup may", "77/gp", "ba khue", "giay phep ky so", "45/bc-ttpvhcc", "phu 77/gp so do",
		} {
			if found := owners(get[[]dossier.Dossier](t)(s.Dossiers.Page(context.Background(), office.Query{Text: typed}))); found != x.Owner.Name {
				t.Errorf("%q finds %q", typed, found)
			}
		}
	})
}

func TestNamesSortInVietnameseOrder(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		saveDossiers(t, s, "Đào", "Bình", "An", "Duy", "Ấn")
		for descending, want := range map[bool]string{false: "An, Ấn, Bình, Duy, Đào", true: "Đào, Duy, Bình, Ấn, An"} {
			page := get[[]dossier.Dossier](t)(s.Dossiers.Page(context.Background(), office.Query{Sort: "owner", Descending: descending}))
			if owners(page) != want {
				t.Errorf("sorted %s, want %s", owners(page), want)
			}
		}
	})
}

func TestStaleSaveNamesWhoChangedWhat(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		x := saveDossiers(t, s, "Phòng khám Hồng Đức")[0]
		mine := *x
		theirs := get[*dossier.Dossier](t)(s.Dossiers.Get(ctx, x.ID))
		theirs.Note, theirs.Sets = "đã gọi điện", 2
		must(t, s, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, theirs) })
		mine.Summary = "Khác"
		err := s.Update(ctx, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, &mine) })
		wantCode(t, err, office.CodeStale)
		want := "Hồ sơ này đã được Lê Đức Anh sửa lúc 10:00 20/11/2026 (Ghi chú, Số bộ) trong khi đang mở ở đây; hãy mở lại bản mới rồi nhập lại phần của mình."
		if office.MessageOf(err) != want {
			t.Errorf("said %q\nwant %q", office.MessageOf(err), want)
		}
		if mine.Version != 1 {
			t.Errorf("a refused record has version %d", mine.Version)
		}
	})
}

// A look is in the chain and in the history, but it is no version: saves go on, and a stale one names changes only.
func TestALookIsRecordedAndChangesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		x := saveDossiers(t, s, "Phòng khám Hồng Đức")[0]
		must(t, s, duc, "view", func(tx *Tx) error { return s.Dossiers.Look(tx, x.ID, "gọi điện") })
		history := get[[]office.Change](t)(s.Dossiers.History(ctx, x.ID))
		if len(history) != 2 || history[0].Action != "view" || history[0].Actor != duc || history[0].After != `{"reason":"gọi điện"}` || history[0].Before != "" {
			t.Fatalf("recorded as %+v", history)
		}
		if report := get[AuditReport](t)(s.Audit.Verify(ctx)); report.Records != 2 || len(report.Trouble) > 0 {
			t.Errorf("verified as %+v", report)
		}
		x.Note = "đã gọi"
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		mine := *x
		x.Sets = 3
		must(t, s, ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		mine.Summary = "Khác"
		err := s.Update(ctx, duc, "", func(tx *Tx) error { return s.Dossiers.Save(tx, &mine) })
		wantCode(t, err, office.CodeStale)
		if !strings.Contains(office.MessageOf(err), "(Số bộ)") {
			t.Errorf("said %q", office.MessageOf(err))
		}
		wantCode(t, s.Update(ctx, duc, "view", func(tx *Tx) error { return s.Dossiers.Look(tx, 99, "") }), office.CodeNotFound)
	})
}

func TestUniqueValuesAreKept(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		saveDossiers(t, s, "An")
		x := newDossier(1, "Bình")
		err := s.Update(context.Background(), ha, "", func(tx *Tx) error { return s.Dossiers.Save(tx, x) })
		wantCode(t, err, office.CodeExists)
		if !strings.Contains(office.MessageOf(err), x.Code) || x.ID != 0 {
			t.Errorf("said %q, id %d", office.MessageOf(err), x.ID)
		}
		if n := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{})); n != 1 {
			t.Errorf("%d dossiers are kept, want 1", n)
		}
	})
}

func TestPagesAndCountsAgree(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		must(t, s, ha, "sample", func(tx *Tx) error {
			for i := 1; i <= 120; i++ {
				x := newDossier(i, []string{"Nguyễn An", "Trần Bình", "Lê Cúc"}[i%3])
				if i%4 == 0 {
					x.State, x.Due = dossier.Rejected, time.Time{}
				}
				if i%5 == 0 {
					x.Channel = procedure.Online
				}
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		received := map[string][]string{"state": {"2"}}
		bounds := map[string]string{"due": start.Add(60 * time.Hour).Add(7 * 24 * time.Hour).Format(time.RFC3339)}
		for name, c := range map[string]struct {
			q    office.Query
			want int
		}{
			"all":                  {office.Query{}, 120},
			"state":                {office.Query{Filters: received}, 90},
			"states":               {office.Query{Filters: map[string][]string{"state": {"2", "3"}}}, 120},
			"words":                {office.Query{Text: "nguyen"}, 40},
			"words and state":      {office.Query{Text: "nguyen", Filters: received}, 30},
			"receiver":             {office.Query{Filters: map[string][]string{"receiver": {ha.Name}, "channel": {"online"}}}, 24},
			"due until":            {office.Query{To: bounds}, 45},
			"due from":             {office.Query{From: bounds}, 45},
			"due and state":        {office.Query{To: bounds, Filters: received}, 45},
			"due, state and words": {office.Query{To: bounds, Filters: received, Text: "an nguyen"}, 15},
			"one code":             {office.Query{Filters: map[string][]string{"code": {"H38.21.06-261120-0007"}}}, 1},
			"received days":        {office.Query{From: map[string]string{"received_at": "2026-11-21"}, To: map[string]string{"received_at": "2026-11-21"}}, 24},
		} {
			if n := get[int](t)(s.Dossiers.Count(ctx, c.q)); n != c.want {
				t.Errorf("%s: counted %d, want %d", name, n, c.want)
			}
			for _, sort := range []string{"", "id", "due", "owner", "received_at", "code", "procedure", "state"} {
				seen := map[int64]bool{}
				q := c.q
				q.Sort, q.Limit = sort, 7
				for {
					page := get[[]dossier.Dossier](t)(s.Dossiers.Page(ctx, q))
					for _, x := range page {
						if seen[x.ID] {
							t.Errorf("%s by %q: dossier %d comes twice", name, sort, x.ID)
						}
						seen[x.ID] = true
					}
					if len(page) == 0 {
						break
					}
					q.Offset += len(page)
				}
				if len(seen) != c.want {
					t.Errorf("%s by %q: pages hold %d, want %d", name, sort, len(seen), c.want)
				}
			}
		}
	})
}

func TestRecordsOfAPeriodAreInTheOrderOfTheirTime(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		must(t, s, ha, "", func(tx *Tx) error {
			for i, owner := range []string{"thứ ba", "thứ nhất", "thứ hai"} {
				x := newDossier(i+1, owner)
				x.ReceivedAt = start.Add(time.Duration([]int{3, 1, 2}[i]) * time.Hour)
				if err := s.Dossiers.Save(tx, x); err != nil {
					return err
				}
			}
			return nil
		})
		page := get[[]dossier.Dossier](t)(s.Dossiers.Page(context.Background(), office.Query{From: map[string]string{"received_at": "2026-11-20"}}))
		if want := "thứ ba, thứ hai, thứ nhất"; owners(page) != want {
			t.Errorf("listed %s, want %s", owners(page), want)
		}
	})
}

func TestAskingForUnknownFieldsFails(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		for _, q := range []office.Query{
			{Sort: "colour"},
			{Sort: "receiver"},
			{Filters: map[string][]string{"colour": {"red"}}},
			{From: map[string]string{"colour": "1"}},
			{From: map[string]string{"due": "gestern"}},
			{Filters: map[string][]string{"state": {"two"}}},
			{Filters: map[string][]string{"owner": {"An"}}},
		} {
			if _, err := s.Dossiers.Page(context.Background(), q); err == nil {
				t.Errorf("%+v is answered", q)
			}
		}
	})
}

func TestReadingInsideATransactionDoesNotWaitForOtherWriters(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		s.now = func() time.Time { return start }
		saveDossiers(t, s, "An")
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		var wait sync.WaitGroup
		for i := range 20 {
			wait.Go(func() {
				err := s.Update(ctx, ha, "", func(tx *Tx) error {
					if _, err := s.Dossiers.Get(ctx, 1); err != nil {
						return err
					}
					return s.Dossiers.Save(tx, newDossier(i+2, "Bình"))
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
	})
}

func TestAnAbandonedCallEndsAndLeavesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx, cancel := context.WithCancel(context.Background())
		err := s.Update(ctx, ha, "", func(tx *Tx) error {
			if err := s.Dossiers.Save(tx, newDossier(1, "An")); err != nil {
				return err
			}
			cancel()
			return s.Dossiers.Save(tx, newDossier(2, "Bình"))
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
		if n := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{})); n != 0 {
			t.Errorf("%d dossiers are kept", n)
		}
		saveDossiers(t, s, "An")
		checkClean(t, s, 1)
	})
}
