package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// The register of this year has as many documents as a bound book of a year; the others are of the ten years before.
const (
	bookYear  = 2026
	bookLines = 5_000
	pastYears = 10
)

var (
	benchAuthors = []string{
		"UBND tỉnh Lào Cai", "Văn phòng UBND tỉnh", "Bộ Khoa học và Công nghệ", "Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường",
		"UBND phường Yên Bái", "UBND xã Lục Yên", "UBND xã Văn Chấn", "Cục Sở hữu trí tuệ", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "Công an tỉnh Lào Cai",
	}
	benchSymbols  = []string{"UBND-KGVX", "UBND-VP", "BKHCN-KHTC", "STC-QLNS", "BC-SNV", "SYT-NVY", "GM-SGDĐT", "KH-SNNMT", "TB-UBND", "BC-UBND", "UBND-VHXH", "SHTT-SC", "TĐC-ĐL", "CAT-PA05"}
	benchTypes    = []string{"Công văn", "Báo cáo", "Kế hoạch", "Thông báo", "Giấy mời", "Quyết định", "Tờ trình"}
	benchMatters  = []string{"Triển khai Nghị quyết 57-NQ/TW", "Chuyển đổi số trong cơ quan nhà nước", "Thực hiện Đề án 06", "Dự toán ngân sách năm sau", "Kiểm tra đo lường, chất lượng", "Xét duyệt nhiệm vụ khoa học", "An toàn bức xạ hạt nhân", "Sở hữu trí tuệ cho sản phẩm chủ lực"}
	benchUnits    = []string{"Văn phòng", "Phòng Quản lý Khoa học", "Phòng Quản lý Chuyên ngành", "Phòng Chuyển đổi số", "Phòng Bưu chính Viễn thông"}
	benchHandlers = []string{"Vũ Minh Hải", "Hoàng Thị Thu Hương", "Giàng A Páo", "Phạm Quốc Việt", "Lò Thị Mai", "Trần Quốc Toản"}
	benchEnds     = []document.State{document.Completed, document.Completed, document.Completed, document.Completed, document.ForNotice, document.ForNotice, document.GivenBack, document.Cancelled}
	benchOpen     = []document.State{document.ToPresent, document.Presented, document.Directed, document.Handling, document.Handling, document.ToConfirm}
)

// benchIncoming invents a document of a day; only those of the last month are still open.
func benchIncoming(r *rand.Rand, day office.Day, serial int, open bool) *document.Incoming {
	from := r.IntN(len(benchAuthors))
	x := &document.Incoming{
		Serial: serial, ArrivedOn: day, Dated: day.Add(-r.IntN(9)), Source: pick(r, []string{"Trục liên thông", "Bưu điện", "Thư điện tử"}), Author: benchAuthors[from],
		Level: pick(r, []string{"Trung ương", "Tỉnh", "Sở, ban, ngành", "Xã, phường"}), Number: fmt.Sprintf("%d/%s", 1+r.IntN(4000), benchSymbols[from]), Type: pick(r, benchTypes),
		Summary: pick(r, benchMatters) + " tại " + pick(r, villages) + ", " + pick(r, benchMatters), Urgency: document.Normal, Copies: 1, Pages: 1 + r.IntN(12),
		Signer: strings.Join([]string{pick(r, families), pick(r, middles), pick(r, givens)}, " "), Registrar: ha.Name, State: pick(r, benchEnds), Handler: pick(r, benchHandlers),
	}
	x.Directions = []document.Direction{{Leader: "Nguyễn Đình Chiến", On: day.Time().Add(10 * time.Hour), LeadUnit: pick(r, benchUnits), Text: "Tham mưu, báo cáo trước thời hạn", Due: day.Add(7)}}
	x.Due, x.CompletedOn = day.Add(7), day.Add(r.IntN(10))
	if open {
		x.State, x.CompletedOn = pick(r, benchOpen), ""
	}
	for i, action := range []string{document.ActRegister, document.ActDirect, document.ActAssign, document.ActConfirm} {
		x.Events = append(x.Events, document.Event{At: day.Time().Add(time.Duration(8+i) * time.Hour), By: ha.Name, Action: action, To: x.State})
	}
	return x
}

// fillDocuments makes n incoming documents: some of past years are saved and copied until all of those are there, then the
// year of the book is saved.
func fillDocuments(b *testing.B, s *Store, n int) {
	b.Helper()
	past := n - bookLines
	copies := (past + seedRows - 1) / seedRows
	seed := past / copies
	first := office.Day(fmt.Sprintf("%d-01-01", bookYear-pastYears))
	saveDocuments(b, s, seed, func(r *rand.Rand, i int) *document.Incoming {
		return benchIncoming(r, first.Add(i*pastYears*365/seed), i+1, false)
	})
	for k := 1; k < copies; k++ {
		execute(b, s, copyRows(s, s.Incoming.mapping, fmt.Sprintf("id + %d", k*seed), fmt.Sprintf("WHERE id <= %d", seed), map[string]string{
			"serial": fmt.Sprintf("serial + %d", k*seed), "likeness": fmt.Sprintf("likeness || '-%d'", k),
		})...)
	}
	execute(b, s, fmt.Sprintf("UPDATE sequences SET last_id = last_id * %d WHERE register = 'incoming'", copies), fmt.Sprintf("UPDATE tallies SET n = n * %d WHERE register = 'incoming'", copies))
	begin := office.Day(fmt.Sprintf("%d-01-01", bookYear))
	saveDocuments(b, s, bookLines, func(r *rand.Rand, i int) *document.Incoming {
		return benchIncoming(r, begin.Add(i*325/bookLines), i+1, i > bookLines*9/10)
	})
}

// saveDocuments saves n invented documents.
func saveDocuments(b *testing.B, s *Store, n int, invent func(r *rand.Rand, i int) *document.Incoming) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := 0; i < n; {
		must(b, s, ha, "sample", func(tx *Tx) error {
			for end := min(i+2500, n); i < end; i++ {
				if err := s.Incoming.Save(tx, invent(r, i)); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func documentCases() []benchCase {
	ctx := context.Background()
	page := func(ask func(i int) office.Query) func(s *Store, i int) error {
		return func(s *Store, i int) error {
			q := ask(i)
			q.Limit = 60
			_, err := s.Incoming.Page(ctx, q)
			return err
		}
	}
	only := func(field string, values ...string) map[string][]string { return map[string][]string{field: values} }
	var open []string
	for _, state := range document.IncomingStates() {
		if state.Open() {
			open = append(open, string(state))
		}
	}
	late := office.Query{Filters: only("state", open...), To: map[string]string{"due": "2026-11-20"}, Sort: "due"}
	matter := func(i int) string {
		return strings.Join(strings.Fields(benchMatters[i%len(benchMatters)])[:2+i%3], " ")
	}
	return []benchCase{
		{name: "documents: first page", call: page(func(int) office.Query { return office.Query{} })},
		{name: "documents: first page by arrival", call: page(func(int) office.Query { return office.Query{Sort: "arrived_on", Descending: true} })},
		{name: "documents: first page by author", call: page(func(int) office.Query { return office.Query{Sort: "author"} })},
		{name: "documents: of a year", call: page(func(i int) office.Query {
			return office.Query{Filters: only("year", fmt.Sprint(bookYear-i%pastYears))}
		})},
		{name: "documents: being handled by due", call: page(func(int) office.Query {
			return office.Query{Filters: only("state", string(document.Handling)), Sort: "due"}
		})},
		{name: "documents: late", call: page(func(int) office.Query { return late })},
		{name: "documents: of an author", call: page(func(i int) office.Query {
			return office.Query{Filters: only("author", folded(benchAuthors[i%len(benchAuthors)]))}
		})},
		{name: "documents: of a handler, open", call: page(func(i int) office.Query {
			return office.Query{Filters: map[string][]string{"handler": {benchHandlers[i%len(benchHandlers)]}, "state": open}, Sort: "due"}
		})},
		{name: "documents: of a type and level", call: page(func(i int) office.Query {
			return office.Query{Filters: map[string][]string{"type": {benchTypes[i%len(benchTypes)]}, "level": {"Tỉnh"}}}
		})},
		{name: "documents: a month", call: page(func(i int) office.Query {
			return office.Query{From: map[string]string{"arrived_on": "2026-09-01"}, To: map[string]string{"arrived_on": "2026-09-30"}, Sort: "arrived_on"}
		})},
		{name: "documents: search for a matter", call: page(func(i int) office.Query { return office.Query{Text: matter(i)} })},
		{name: "documents: search while typing", call: page(func(i int) office.Query { return office.Query{Text: string([]rune(matter(i))[:1+i%5])} })},
		{name: "documents: search for a number", call: page(func(i int) office.Query {
			return office.Query{Text: fmt.Sprintf("%d/%s", 1+i*17%4000, benchSymbols[i%len(benchSymbols)])}
		})},
		{name: "documents: search in a year", call: page(func(i int) office.Query {
			return office.Query{Text: matter(i), Filters: only("year", fmt.Sprint(bookYear))}
		})},
		{name: "documents: search for nothing", call: page(func(i int) office.Query { return office.Query{Text: matter(i) + " khongco"} })},
		{name: "documents: like another", call: func(s *Store, i int) error {
			_, err := s.Incoming.Like(ctx, benchIncoming(rand.New(rand.NewPCG(9, uint64(i))), "2026-03-02", 0, false))
			return err
		}},
		{name: "documents: count the late", call: func(s *Store, _ int) error { _, err := s.Incoming.Count(ctx, late); return err }},
		{name: "documents: count by state", call: func(s *Store, _ int) error {
			_, err := s.Incoming.GroupCount(ctx, office.Query{}, "state")
			return err
		}},
		{writes: true, name: "documents: register one", call: func(s *Store, i int) error {
			return s.Update(ctx, ha, "register", func(tx *Tx) error {
				n, err := s.Numbers.Next(tx, "bench", "2027", "incoming")
				if err != nil {
					return err
				}
				return s.Incoming.Save(tx, benchIncoming(rand.New(rand.NewPCG(uint64(i), 3)), "2027-01-04", n, true))
			})
		}},
	}
}

// documentStore is benchStore for documents.
func documentStore(b *testing.B, rows int) *Store {
	b.Helper()
	dir := b.TempDir()
	if kept := os.Getenv("VANPHONGSO_BENCH_DIR"); kept != "" {
		dir = filepath.Join(kept, fmt.Sprint("documents-", rows))
	}
	s := openStore(b, Options{Dir: dir})
	if n := get[int](b)(s.Incoming.Count(context.Background(), office.Query{})); n == 0 {
		began := time.Now()
		fillDocuments(b, s, rows)
		fmt.Printf("  made %d documents in %v\n", rows, time.Since(began).Round(time.Second))
	}
	return s
}

// peak is the most memory in MB that the process held while fn ran, 0 where the system does not tell.
func peak(fn func()) int {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600) // begins anew
	fn()
	status, _ := os.ReadFile("/proc/self/status")
	kilobytes := 0
	if i := strings.Index(string(status), "VmHWM:"); i >= 0 {
		_, _ = fmt.Sscan(string(status)[i+len("VmHWM:"):], &kilobytes)
	}
	return kilobytes / 1024
}

// BenchmarkDocuments is BenchmarkPages for incoming documents, with the memory that their pages take in both registers.
func BenchmarkDocuments(b *testing.B) {
	first, second := documentStore(b, smallRegister), documentStore(b, largeRegister(b))
	reading := slices.DeleteFunc(documentCases(), func(c benchCase) bool { return c.writes })
	ask := func(s *Store) func() {
		return func() {
			for _, c := range reading {
				for i := range 5 {
					if err := c.call(s, i); err != nil {
						b.Fatal(err)
					}
				}
			}
		}
	}
	small, large := peak(ask(first)), peak(ask(second))
	fmt.Printf("memory while pages of documents are read: %d MB of %d, %d MB of %d\n", small, smallRegister, large, largeRegister(b))
	benchPages(b, first, second, openShell(b, second), documentCases())
}
