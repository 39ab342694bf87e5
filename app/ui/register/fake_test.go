package register_test

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"sync"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
)

// record is a row of the fake register: nobody's data.
type record struct {
	ID, Version int64
	Name, Note  string
	State       string
	Day         office.Day
}

// source keeps records in memory and notes what it is asked.
type source struct {
	lock    sync.Mutex
	records []record
	pages   []office.Query
	gets    int
	saves   int
	changes []office.Change
	hold    map[string]chan struct{} // a search text whose answer waits
	refuse  error                    // what the next Save answers
	broken  error                    // what every Page answers
	began   chan string
}

func newSource(n int) *source {
	s := &source{hold: map[string]chan struct{}{}, began: make(chan string, 100)}
	for i := range n {
		s.records = append(s.records, record{
			ID: int64(i + 1), Version: 1, Name: fmt.Sprintf("Bản ghi %d", i+1), State: []string{"open", "late", "done"}[i%3],
			Day: office.Day("2026-01-01").Add(i % 300),
		})
	}
	return s
}

func (s *source) find(q office.Query) []record {
	s.lock.Lock()
	defer s.lock.Unlock()
	if q.Text == "" && len(q.Filters)+len(q.From)+len(q.To) == 0 && q.Sort == "" {
		return s.records
	}
	var found []record
	for _, r := range s.records {
		states := q.Filters["state"]
		from, to := q.From["day"], q.To["day"]
		if strings.Contains(r.Name, q.Text) && (len(states) == 0 || states[0] == r.State) &&
			(from == "" || string(r.Day) >= from) && (to == "" || string(r.Day) <= to) {
			found = append(found, r)
		}
	}
	if q.Sort == "name" {
		sort.SliceStable(found, func(i, k int) bool { return (found[i].Name < found[k].Name) != q.Descending })
	}
	return found
}

func (s *source) Page(ctx context.Context, q office.Query) ([]record, error) {
	s.lock.Lock()
	s.pages = append(s.pages, q)
	if q.Limit <= 0 || q.Limit > 500 {
		panic(fmt.Sprintf("%d rows were asked at once", q.Limit))
	}
	wait, broken := s.hold[q.Text], s.broken
	s.lock.Unlock()
	if broken != nil {
		return nil, broken
	}
	if wait != nil {
		s.began <- q.Text
		<-wait // even a cancelled query may still answer
	}
	found := s.find(q)
	from := min(q.Offset, len(found))
	return found[from:min(from+q.Limit, len(found))], nil
}

func (s *source) Count(_ context.Context, q office.Query) (int, error) { return len(s.find(q)), nil }

func (s *source) Get(_ context.Context, id int64) (*record, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.gets++
	for _, r := range s.records {
		if r.ID == id {
			return &r, nil
		}
	}
	return nil, office.NotFound("Bản ghi này không còn nữa.")
}

func (s *source) History(context.Context, int64) ([]office.Change, error) { return s.changes, nil }

func (s *source) Save(_ context.Context, r *record) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.saves++
	if err := s.refuse; err != nil {
		s.refuse = nil
		return err
	}
	if r.ID == 0 {
		r.ID, r.Version = int64(len(s.records)+1), 1
		s.records = append(s.records, *r)
		return nil
	}
	for i := range s.records {
		if s.records[i].ID == r.ID {
			r.Version++
			s.records[i] = *r
		}
	}
	return nil
}

// asked returns the offsets asked since the last call.
func (s *source) asked() []int {
	s.lock.Lock()
	defer s.lock.Unlock()
	var offsets []int
	for _, q := range s.pages {
		offsets = append(offsets, q.Offset)
	}
	s.pages = nil
	return offsets
}

func state(key string) func() office.Query {
	return func() office.Query { return office.Query{Filters: map[string][]string{"state": {key}}} }
}

func describe(s *source) register.Description[record] {
	return register.Description[record]{
		Key: "fake", Title: "Sổ thử", One: "bản ghi", ID: func(r *record) int64 { return r.ID }, Source: s,
		SearchHint: "Tìm", NewLabel: "Bản ghi mới",
		Columns: []register.Column[record]{
			{Key: "name", Label: "Tên", Width: 200, Weight: 1, Sortable: true, Text: func(r *record) string { return r.Name }},
			{Key: "state", Label: "Trạng thái", Width: 100, Text: func(r *record) string { return r.State }},
		},
		Chips: []register.Chip{
			{Key: "open", Label: "Đang làm", Query: state("open")},
			{Key: "late", Label: "Quá hạn", Tone: kit.ToneLate, Query: state("late")},
			{Key: "all", Label: "Tất cả"},
		},
		Filters: []register.Filter{{Key: "day", Label: "Ngày", Kind: register.FilterDays}},
		Head:    func(r *record) register.Head { return register.Head{Title: "Chi tiết " + r.Name} },
		Sections: func(r *record) []register.Section {
			return []register.Section{{Title: "Ghi chú", Text: "Ghi: " + r.Note}}
		},
		Actions: []register.Action[record]{
			{
				Key: "stamp", Label: "Đóng dấu", Shortcut: "Ctrl+D", Primary: true, Done: "Đã đóng dấu.",
				Allowed: func(r *record) (bool, string) {
					return r.State != "done", "Bản ghi đã xong nên không đóng dấu nữa."
				},
				Run: func(_ context.Context, r *record, _ string) error {
					if r.State == "late" {
						return office.Refuse("Bản ghi này quá hạn.")
					}
					return nil
				},
			},
		},
		Fields: []register.Field[record]{
			{
				Key: "Name", Label: "Tên", Required: true, Get: func(r *record) string { return r.Name },
				Set: func(r *record, v string) error { r.Name = v; return nil },
			},
			{
				Key: "Note", Label: "Ghi chú", Keep: true, Get: func(r *record) string { return r.Note },
				Set: func(r *record, v string) error { r.Note = v; return nil },
			},
		},
		Blank: func(context.Context) (*record, error) { return &record{State: "open"}, nil },
	}
}
