package store

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// The figures of the README: `go test -run - -bench Pages -timeout 1h ./data/store`. VANPHONGSO_BENCH_DIR keeps the
// files for the next run, VANPHONGSO_BENCH_ROWS makes the large register
// smaller, VANPHONGSO_BENCH_ONLY chooses kinds of questions by a part of their names.

const smallRegister = 10_000

var (
	families   = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Lò", "Giàng", "Vàng", "Sùng"}
	middles    = []string{"Văn", "Thị", "Minh", "Thu", "Đức", "Ngọc", "Quốc", "Hồng", "A", "Thanh", "Xuân", "Gia"}
	givens     = []string{"An", "Ấn", "Bình", "Cường", "Dung", "Duy", "Đào", "Giang", "Hà", "Hoa", "Hùng", "Khánh", "Lan", "Nhung", "Phúc", "Quyên", "Sơn", "Tú", "Uyên", "Yến"}
	villages   = []string{"Yên Bái", "Cam Đường", "Sa Pa", "Bắc Hà", "Văn Chấn", "Mường Khương", "Bảo Thắng", "Si Ma Cai", "Nghĩa Lộ", "Lục Yên"}
	subjects   = []string{"Gia hạn giấy phép bức xạ", "Công bố sử dụng dấu định lượng", "Xét công nhận sáng kiến", "Đăng ký kết quả nhiệm vụ khoa học", "Khai báo thiết bị X-quang", "Cấp giấy chứng nhận hoạt động", "Điều chỉnh bản công bố", "Hỗ trợ doanh nghiệp nhỏ và vừa"}
	benchState = []dossier.State{dossier.Received, dossier.Received, dossier.Received, dossier.Received, dossier.Received, dossier.Received, dossier.Received, dossier.Received, dossier.Rejected}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// benchDossier invents a dossier; the last hundred of n are still to be decided.
func benchDossier(r *rand.Rand, i, n int) *dossier.Dossier {
	x := newDossier(i, strings.Join([]string{pick(r, families), pick(r, middles), pick(r, middles), pick(r, givens)}, " "))
	received := start.Add(-time.Duration(n-i) * rowInterval)
	x.Code = fmt.Sprintf("H38.21.06-%s-%04d", received.Format("060102"), i%10_000)
	x.ReceivedAt, x.Due, x.State = received, received.Add(time.Duration(5+r.IntN(25))*24*time.Hour), pick(r, benchState)
	if i > n-waitingRows {
		x.State = dossier.Registered
	}
	if x.State == dossier.Rejected || r.IntN(10) == 0 {
		x.Limit, x.Due = "", time.Time{}
	}
	x.ProcedureCode = fmt.Sprintf("2.0023%02d", r.IntN(38))
	x.Procedure.Name, x.Summary = pick(r, subjects), pick(r, subjects)
	x.Channel = pick(r, procedure.Channels)
	x.Owner.IDNumber, x.Owner.Phone = fmt.Sprintf("0100850%05d", r.IntN(100_000)), fmt.Sprintf("09%08d", r.IntN(100_000_000))
	x.Owner.Address = fmt.Sprintf("Tổ %d, phường %s, tỉnh Lào Cai", 1+r.IntN(30), pick(r, villages))
	return x
}

func benchLetter(r *rand.Rand, i, n int) *letter.Letter {
	l := newLetter(uint32(i), pick(r, subjects)+" của "+pick(r, families)+" "+pick(r, givens))
	l.From = letter.Address{Name: strings.Join([]string{pick(r, families), pick(r, middles), pick(r, givens)}, " "), Address: fmt.Sprintf("nguoi%d@example.vn", r.IntN(100_000))}
	l.ReceivedAt = start.Add(-time.Duration(n-i) * rowInterval)
	l.Text = strings.Repeat("Kính gửi Sở Khoa học và Công nghệ, tôi xin nộp hồ sơ. ", 3) + pick(r, villages) + " " + pick(r, subjects)
	switch k := r.IntN(100); {
	case i > n-waitingRows:
	case k < 70:
		l.Handling, l.DossierID = letter.Accepted, int64(i)
	case k < 95:
		l.Handling = letter.Dismissed
	case k < 99:
		l.State, l.Handling, l.Reason = letter.Ignored, "", "quy tắc “Thư quảng cáo”"
	default:
		l.State, l.Handling, l.Reason = letter.Quarantined, "", "không đọc được"
	}
	return l
}

// fill makes n dossiers and n letters: up to seedRows are saved, then all of them are copied until there are n, with other
// codes and later times; the newest are saved again, to be those that wait.
func fill(b *testing.B, s *Store, n int) {
	b.Helper()
	seed := min(n, seedRows)
	save(b, s, 1, seed-waitingRows, n)
	copies := n/seed - 1
	from := fmt.Sprintf("WHERE id <= %d", seed-waitingRows)
	for k := 1; k <= copies; k++ {
		shift, later := k*(seed-waitingRows), int64(k)*int64(seed)*int64(rowInterval/time.Microsecond)
		id := fmt.Sprintf("id + %d", shift)
		execute(b, s, copyRows(s, s.Dossiers.mapping, id, from, map[string]string{
			"code": fmt.Sprintf("code || '-%d'", k), "received_at": fmt.Sprintf("received_at + %d", later), "due": fmt.Sprintf("CASE due WHEN %d THEN due ELSE due + %d END", never, later),
		})...)
		execute(b, s, copyRows(s, s.Letters.mapping, id, from, map[string]string{"uid": fmt.Sprintf("uid + %d", shift), "received_at": fmt.Sprintf("received_at + %d", later)})...)
		fmt.Printf("  %d rows of each\n", shift+seed)
	}
	execute(b, s, fmt.Sprintf("UPDATE sequences SET last_id = last_id * %d", copies+1), fmt.Sprintf("UPDATE tallies SET n = n * %d", copies+1))
	save(b, s, n-waitingRows+1, n, n)
}

const (
	seedRows    = 50_000
	waitingRows = 100
	rowInterval = 30 * time.Second
)

// save saves the rows from first to last of n.
func save(b *testing.B, s *Store, first, last, n int) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, uint64(first)))
	for i := first; i <= last; {
		must(b, s, ha, "sample", func(tx *Tx) error {
			for end := min(i+2500, last+1); i < end; i++ {
				if err := s.Dossiers.Save(tx, benchDossier(r, i, n)); err != nil {
					return err
				}
				if err := s.Letters.Save(tx, benchLetter(r, i, n)); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// copyRows is the SQL that copies rows of a register under new ids, some columns changed, and has the search index follow.
func copyRows[T any](s *Store, m *mapping[T], id, where string, changed map[string]string) []string {
	var columns, values []string
	for _, c := range m.columns {
		columns, values = append(columns, c.name), append(values, cmp.Or(changed[c.name], c.name))
	}
	statements := []string{
		fmt.Sprintf("INSERT INTO %[1]s (id, version, search_text, data, heavy) SELECT %[2]s, version, search_text, data, heavy FROM %[1]s %[3]s", m.register, id, where),
		fmt.Sprintf("INSERT INTO %[1]s_fields (id, %[2]s) SELECT %[3]s, %[4]s FROM %[1]s_fields %[5]s", m.register, strings.Join(columns, ", "), id, strings.Join(values, ", "), where),
	}
	if s.Kind() == "SQLite" {
		statements = append(statements, fmt.Sprintf("INSERT INTO %[1]s_words (rowid, words) SELECT %[2]s, search_text FROM %[1]s %[3]s", m.register, id, where))
	}
	return statements
}

// benchStore opens a store of the given size, filled when it is not there.
func benchStore(b *testing.B, rows int) *Store {
	b.Helper()
	dir := b.TempDir()
	if kept := os.Getenv("VANPHONGSO_BENCH_DIR"); kept != "" {
		dir = filepath.Join(kept, fmt.Sprint(rows))
	}
	s := openStore(b, Options{Dir: dir})
	if n := get[int](b)(s.Dossiers.Count(context.Background(), office.Query{})); n == 0 {
		fill(b, s, rows)
	}
	return s
}

const (
	benchWarm  = 20
	benchCalls = 200
)

// measure returns what half of the calls and 19 of 20 calls stay below, in milliseconds, the first ones aside.
func measure(b *testing.B, call func(i int) error) (p50, p95 float64) {
	b.Helper()
	var times []time.Duration
	for i := range benchWarm + benchCalls {
		began := benchClock()
		if err := call(i); err != nil {
			b.Fatal(err)
		}
		if i >= benchWarm {
			times = append(times, benchClock()-began)
		}
	}
	slices.Sort(times)
	return times[len(times)/2].Seconds() * 1000, times[len(times)*95/100].Seconds() * 1000
}

// inProcessorTime says that calls are measured by the processor time of this process (VANPHONGSO_BENCH_CLOCK=cpu), which
// other processes do not lengthen; the sqlite3 program is not asked then.
var inProcessorTime = os.Getenv("VANPHONGSO_BENCH_CLOCK") == "cpu"

var benchBegan = time.Now()

// benchClock is what calls are measured with.
func benchClock() time.Duration {
	if !inProcessorTime {
		return time.Since(benchBegan)
	}
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// benchCase is a kind of call with a different question each time.
type benchCase struct {
	name   string
	call   func(s *Store, i int) error
	writes bool
}

func benchCases() []benchCase {
	ctx := context.Background()
	page := func(ask func(i int) office.Query) func(s *Store, i int) error {
		return func(s *Store, i int) error {
			q := ask(i)
			q.Limit = 60
			_, err := s.Dossiers.Page(ctx, q)
			return err
		}
	}
	letters := func(ask func(i int) office.Query) func(s *Store, i int) error {
		return func(s *Store, i int) error {
			q := ask(i)
			q.Limit = 60
			_, err := s.Letters.Page(ctx, q)
			return err
		}
	}
	name := func(i int) string { return families[i%len(families)] + " " + givens[i%len(givens)] }
	state := func(values ...string) map[string][]string { return map[string][]string{"state": values} }
	now := map[string]string{"due": start.Format(time.RFC3339)}
	return []benchCase{
		{name: "first page", call: page(func(int) office.Query { return office.Query{} })},
		{name: "first page by owner", call: page(func(int) office.Query { return office.Query{Sort: "owner"} })},
		{name: "first page by due", call: page(func(int) office.Query { return office.Query{Sort: "due"} })},
		{name: "last page by due", call: page(func(int) office.Query { return office.Query{Sort: "due", Descending: true} })},
		{name: "filtered: rejected", call: page(func(int) office.Query { return office.Query{Filters: state("3")} })},
		{name: "filtered: rejected by due", call: page(func(int) office.Query { return office.Query{Filters: state("3"), Sort: "due"} })},
		{name: "filtered: registered by due", call: page(func(int) office.Query { return office.Query{Filters: state("1"), Sort: "due"} })},
		{name: "filtered: open by due", call: page(func(int) office.Query { return office.Query{Filters: state("1", "2"), Sort: "due"} })},
		{name: "filtered: procedure", call: page(func(i int) office.Query {
			return office.Query{Filters: map[string][]string{"procedure": {fmt.Sprintf("2.0023%02d", i%38)}}}
		})},
		{name: "filtered: procedure by owner", call: page(func(i int) office.Query {
			return office.Query{Filters: map[string][]string{"procedure": {fmt.Sprintf("2.0023%02d", i%38)}, "channel": {"online"}}, Sort: "owner"}
		})},
		{name: "filtered: late", call: page(func(int) office.Query { return office.Query{Filters: state("1"), To: now, Sort: "due"} })},
		{name: "filtered: a month", call: page(func(i int) office.Query {
			return office.Query{From: map[string]string{"received_at": "2026-09-01"}, To: map[string]string{"received_at": "2026-09-30"}, Filters: state("2")}
		})},
		{name: "search: one name", call: page(func(i int) office.Query { return office.Query{Text: families[i%len(families)]} })},
		{name: "search: while typing", call: page(func(i int) office.Query { return office.Query{Text: string([]rune(name(i))[:1+i%4])} })},
		{name: "search: name and given name", call: page(func(i int) office.Query { return office.Query{Text: name(i)} })},
		{name: "search: name with filter", call: page(func(i int) office.Query { return office.Query{Text: name(i), Filters: state("3")} })},
		{name: "search: telephone", call: page(func(i int) office.Query { return office.Query{Text: fmt.Sprintf("09%05d", i*379)} })},
		{name: "search: code", call: page(func(i int) office.Query { return office.Query{Text: fmt.Sprintf("H38.21.06-261119-%04d", i*31)} })},
		{name: "search: name by due", call: page(func(i int) office.Query { return office.Query{Text: name(i), Sort: "due"} })},
		{name: "search: one name by due", call: page(func(i int) office.Query { return office.Query{Text: families[i%len(families)], Sort: "due"} })},
		{name: "search: nothing", call: page(func(i int) office.Query { return office.Query{Text: name(i) + " khongco"} })},
		{name: "letters: first page", call: letters(func(int) office.Query { return office.Query{} })},
		{name: "letters: waiting", call: letters(func(int) office.Query {
			return office.Query{Filters: map[string][]string{"state": {"taken"}, "handling": {"waiting"}}}
		})},
		{name: "letters: waiting by time", call: letters(func(int) office.Query {
			return office.Query{Filters: map[string][]string{"state": {"taken"}, "handling": {"waiting"}}, Sort: "received_at", Descending: true}
		})},
		{name: "letters: quarantine by time", call: letters(func(int) office.Query {
			return office.Query{Filters: map[string][]string{"state": {"quarantined"}}, Sort: "received_at", Descending: true}
		})},
		{name: "letters: search", call: letters(func(i int) office.Query { return office.Query{Text: name(i)} })},
		{name: "letters: search by time", call: letters(func(i int) office.Query { return office.Query{Text: name(i), Sort: "received_at", Descending: true} })},
		{name: "same party", call: func(s *Store, i int) error {
			_, err := s.Dossiers.SameParty(ctx, dossier.Party{Name: "Nguyễn Văn Thị An", Phone: fmt.Sprintf("09%08d", i*37911), IDNumber: "010085000001"}, 0, 50)
			return err
		}},
		{name: "count: all", call: func(s *Store, _ int) error { _, err := s.Dossiers.Count(ctx, office.Query{}); return err }},
		{name: "count: state", call: func(s *Store, _ int) error {
			_, err := s.Dossiers.Count(ctx, office.Query{Filters: state("2")})
			return err
		}},
		{name: "count: late", call: func(s *Store, _ int) error {
			_, err := s.Dossiers.Count(ctx, office.Query{Filters: state("1"), To: now})
			return err
		}},
		{name: "count: month", call: func(s *Store, _ int) error {
			_, err := s.Dossiers.Count(ctx, office.Query{Filters: state("2"), From: map[string]string{"received_at": "2026-11-01"}})
			return err
		}},
		{name: "count: search", call: func(s *Store, i int) error { _, err := s.Dossiers.Count(ctx, office.Query{Text: name(i)}); return err }},
		{writes: true, name: "save", call: func(s *Store, i int) error {
			return s.Update(ctx, ha, "accept", func(tx *Tx) error {
				x := benchDossier(rand.New(rand.NewPCG(uint64(i), uint64(time.Now().UnixNano()))), i, 100)
				x.Code = fmt.Sprint("K", time.Now().UnixNano())
				return s.Dossiers.Save(tx, x)
			})
		}},
	}
}

// largeRegister is how many rows the large register has.
func largeRegister(b *testing.B) int {
	b.Helper()
	large := 1_000_000
	if text := os.Getenv("VANPHONGSO_BENCH_ROWS"); text != "" {
		if _, err := fmt.Sscan(text, &large); err != nil {
			b.Fatal(err)
		}
	}
	return large
}

// BenchmarkPages prints for each kind of question what half and 95 of 100 take at most, in the small and in the large register,
// and what the sqlite3 program takes for the same SQL on the same large file.
func BenchmarkPages(b *testing.B) {
	first, second := benchStore(b, smallRegister), benchStore(b, largeRegister(b))
	benchPages(b, first, second, openShell(b, second), benchCases())
}

// BenchmarkPostgresPages is BenchmarkPages on a PostgreSQL server of its own.
func BenchmarkPostgresPages(b *testing.B) {
	first, second := openStore(b, openPostgres(b)), openStore(b, openPostgres(b))
	fill(b, first, smallRegister)
	fill(b, second, largeRegister(b))
	execute(b, first, "ANALYZE")
	execute(b, second, "ANALYZE")
	benchPages(b, first, second, nil, benchCases())
}

func benchPages(b *testing.B, first, second *Store, plain *shell, cases []benchCase) {
	b.Helper()
	fmt.Printf("%-33s %9s %9s %6s  %9s %9s %6s", "ms", "p50 small", "p50 large", "growth", "p95 small", "p95 large", "growth")
	if plain != nil {
		fmt.Printf("  %9s %6s  %9s %6s", "p50 plain", "ratio", "p95 plain", "ratio")
	}
	fmt.Println()
	for _, c := range cases {
		if !strings.Contains(c.name, os.Getenv("VANPHONGSO_BENCH_ONLY")) {
			continue
		}
		smallHalf, smallMost := measure(b, func(i int) error { return c.call(first, i) })
		largeHalf, largeMost := measure(b, func(i int) error { return c.call(second, i) })
		fmt.Printf("%-33s %9.2f %9.2f %6.2f  %9.2f %9.2f %6.2f", c.name, smallHalf, largeHalf, largeHalf/smallHalf, smallMost, largeMost, largeMost/smallMost)
		if plain != nil && !c.writes {
			half, most := plain.measure(b, c)
			fmt.Printf("  %9.2f %6.2f  %9.2f %6.2f", half, largeHalf/half, most, largeMost/most)
		}
		fmt.Println()
	}
}

// measure is measure for the sqlite3 program.
func (h *shell) measure(b *testing.B, c benchCase) (p50, p95 float64) {
	b.Helper()
	asked := make([]string, benchWarm+benchCalls)
	for i := range asked {
		asked[i] = h.sqlOf(b, func(s *Store) error { return c.call(s, i) })
	}
	return measure(b, func(i int) error { return h.answer(asked[i]) })
}
