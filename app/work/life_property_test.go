package work_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// lives is the office whose dossiers are driven at random, and what the test remembers of them.
type lives struct {
	*bench
	engine *workday.Engine
	ids    []int64
	codes  map[string]int64
	chains map[int64]int // dossier → how many audit records it must have
}

// Whatever is done with dossiers in whatever order: the sums of II.06a hold, no time is lost, no number is given twice, the
// stored promise is the one that can be worked out again, the audit chain is whole, and what the table forbids is refused
// and changes nothing.
func TestRandomLivesKeepTheInvariants(t *testing.T) {
	l := &lives{bench: newBench(t), codes: map[string]int64{}, chains: map[int64]int{}}
	l.Clock = time.Date(2026, 1, 5, 8, 0, 0, 0, office.Zone)
	calendar, err := l.Calendars().Current(l.Ctx)
	l.Must(err)
	l.engine, err = calendar.Engine()
	l.Must(err)
	rapid.Check(t, func(t *rapid.T) {
		l.pass(t)
		if len(l.ids) == 0 || rapid.IntRange(0, 2).Draw(t, "new") == 0 {
			l.receive(t)
		}
		for range rapid.IntRange(1, 9).Draw(t, "steps") {
			l.pass(t)
			id := rapid.SampledFrom(l.ids[max(0, len(l.ids)-5):]).Draw(t, "dossier")
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				l.forbidden(t, id)
			case 1:
				l.undo(t, id)
			default:
				l.legal(t, id)
			}
			l.holds(t, id)
		}
		l.reports(t)
	})
	l.everything()
	l.Good()
}

// pass lets some time pass; in the end the year begins anew with other dossiers.
func (l *lives) pass(t *rapid.T) {
	longest := rapid.SampledFrom([]int{60, 5 * 60, 4 * 24 * 60}).Draw(t, "longest")
	l.Clock = l.Clock.Add(time.Duration(rapid.IntRange(0, longest).Draw(t, "minutes"))*time.Minute + time.Duration(rapid.IntRange(0, 59).Draw(t, "seconds"))*time.Second)
	if l.Clock.After(time.Date(2026, 10, 1, 0, 0, 0, 0, office.Zone)) {
		l.ids, l.Clock = nil, time.Date(2026, 1, 5, 8, 0, 0, 0, office.Zone)
		l.receive(t)
	}
}

func (l *lives) receive(t *rapid.T) {
	x := l.draft(rapid.SampledFrom([]string{"2.002385", "2.002381", "2.002382", "2.001277", "2.001259"}).Draw(t, "procedure"), "Lò Văn Pao")
	_, err := l.Desk().Accept(l.Ctx, x)
	l.Must(err)
	if other, twice := l.codes[x.Code]; twice {
		t.Fatalf("%s belongs to %d and %d", x.Code, other, x.ID)
	}
	l.codes[x.Code], l.ids, l.chains[x.ID] = x.ID, append(l.ids, x.ID), 1
}

// all is something for every need.
func (l *lives) all(t *rapid.T) dossier.Given {
	today := office.DayOf(l.Clock)
	g := dossier.Given{
		Reason: "theo quy định", Document: "1/TB", Day: today, Papers: []string{"Bản vẽ"}, Unit: "Phòng Chuyên ngành", Step: "Thụ lý", Days: 3,
		Handler: rapid.SampledFrom([]string{"Hùng", "Chi", ""}).Draw(t, "handler"), Limit: rapid.SampledFrom([]string{"", "4h", "2d"}).Draw(t, "limit"),
		Receiver: "Lò Văn Pao", ReturnBy: dossier.ReturnDesk, Result: dossier.Result{Paper: "Giấy phép", Number: "1/GP", Day: today, Signer: "A"},
	}
	return g
}

// legal makes a move that the table allows; only the two things that are allowed once may be refused.
func (l *lives) legal(t *rapid.T, id int64) {
	x := l.get(id)
	moves := x.Moves()
	if len(moves) == 0 {
		return
	}
	m := rapid.SampledFrom(moves).Draw(t, "move")
	moved, err := l.Desk().Move(l.Ctx, id, x.Version, m.Action, l.all(t))
	once := m.Action == dossier.ActAsk && len(x.Supplements) > 0 || m.Action == dossier.ActExtend && (x.Extension != nil || x.Limit == "")
	switch {
	case once:
		l.unchanged(t, x, err, m.Action)
	case err != nil:
		t.Fatalf("%s from %s: %v", m.Action, x.State, err)
	case moved.State != m.To:
		t.Fatalf("%s from %s led to %s", m.Action, x.State, moved.State)
	default:
		l.chains[id]++
	}
}

// forbidden tries a move that the table does not allow.
func (l *lives) forbidden(t *rapid.T, id int64) {
	x := l.get(id)
	action := rapid.SampledFrom([]string{
		dossier.ActTransfer, dossier.ActHandOver, dossier.ActSupplement, dossier.ActPay, dossier.ActResume, dossier.ActRelease, dossier.ActReturn, dossier.ActRework, "dance",
	}).Draw(t, "forbidden")
	if slices.ContainsFunc(x.Moves(), func(m dossier.Move) bool { return m.Action == action }) {
		return
	}
	_, err := l.Desk().Move(l.Ctx, id, 0, action, l.all(t))
	l.unchanged(t, x, err, action)
}

// unchanged fails unless a call was refused and left the dossier as it was.
func (l *lives) unchanged(t *rapid.T, before *dossier.Dossier, err error, action string) {
	if code := office.CodeOf(err); code != office.CodeRefused && code != office.CodeInvalid {
		t.Fatalf("%s from %s: %v", action, before.State, err)
	}
	if was, is := asJSON(before), asJSON(l.get(before.ID)); was != is {
		t.Fatalf("%s was refused but changed\n%s\ninto\n%s", action, was, is)
	}
}

func (l *lives) undo(t *rapid.T, id int64) {
	x := l.get(id)
	may := x.MayUndo(l.Clock)
	undone, err := l.Desk().Undo(l.Ctx, id, 0, "bấm nhầm")
	if may != nil {
		l.unchanged(t, x, err, "undo")
		return
	}
	if err != nil || undone.State != x.Before.State || len(undone.Events) != len(x.Events)+1 || dossier.Keeps(x, undone) != nil {
		t.Fatalf("undo: %v", err)
	}
	l.chains[id]++
}

func (l *lives) get(id int64) *dossier.Dossier {
	x, err := l.Store.Dossiers.Get(l.Ctx, id)
	l.Must(err)
	return x
}

func asJSON(x *dossier.Dossier) string {
	text, err := json.Marshal(x)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// holds checks what must hold of one dossier.
func (l *lives) holds(t *rapid.T, id int64) {
	x := l.get(id)
	if pauses := pausesOf(x.Events); fmt.Sprint(pauses) != fmt.Sprint(spans(x.Pauses)) {
		t.Fatalf("time is lost: by the events %v, kept %v", pauses, spans(x.Pauses))
	}
	for i, e := range x.Events {
		if i > 0 && (e.From != x.Events[i-1].To || e.At.Before(x.Events[i-1].At)) {
			t.Fatalf("event %d does not follow: %+v", i, x.Events)
		}
	}
	if x.Events[len(x.Events)-1].To != x.State {
		t.Fatalf("the events end with %s, the state is %s", x.Events[len(x.Events)-1].To, x.State)
	}
	if inside := x.State == dossier.Processing || x.State.Paused(); (x.Step != nil) != inside {
		t.Fatalf("in %s the step is %+v", x.State, x.Step)
	}
	l.promise(t, x)
	history, err := l.Store.Dossiers.History(l.Ctx, id)
	l.Must(err)
	if len(history) != l.chains[id] {
		t.Fatalf("%d audit records, want %d", len(history), l.chains[id])
	}
}

// promise works the promise out in another way: the first one, moved on by the working time of each pause in which the
// clock still ran, and by the extension where it was granted.
func (l *lives) promise(t *rapid.T, x *dossier.Dossier) {
	if x.Limit == "" {
		if !x.Due.IsZero() {
			t.Fatal("a due time without a limit")
		}
		return
	}
	due, extension, open := x.OriginalDue, x.Extension, false
	extend := func() {
		days := extension.Days
		for day := office.DayOf(due); days > 0; {
			day = day.Add(1)
			if works, err := l.engine.IsWorkday(day); err == nil && works {
				clock := due.In(office.Zone).Sub(office.DayOf(due).Time())
				if days--; days == 0 {
					due = day.Time().Add(clock)
				}
			}
		}
		extension = nil
	}
	for _, p := range x.Pauses {
		if extension != nil && !p.From.Before(extension.At) {
			extend()
		}
		if !p.From.Before(due) {
			continue
		}
		if p.To.IsZero() {
			open = true
			continue
		}
		stood, err := l.engine.WorkingTime(later(p.From, l.norm(x.ReceivedAt)), p.To)
		l.Must(err)
		due, err = l.engine.AddWorkingTime(due, stood)
		l.Must(err)
	}
	if extension != nil {
		extend()
	}
	switch {
	case open && (!x.Due.IsZero() || x.Remaining < 0):
		t.Fatalf("the clock stands but %v is promised", x.Due)
	case !open && !x.Due.Equal(due):
		t.Fatalf("%s is promised %v, worked out %v: %+v", x.Code, x.Due, due, x.Life)
	}
}

func (l *lives) norm(at time.Time) time.Time {
	at, err := l.engine.Norm(at)
	l.Must(err)
	return at
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// pausesOf works out from the events alone when the clock stood. A move that was undone has not happened.
func pausesOf(events []dossier.Event) [][2]string {
	var happened []dossier.Event
	for _, e := range events {
		if e.Action == dossier.ActUndo {
			happened = happened[:len(happened)-1]
			continue
		}
		happened = append(happened, e)
	}
	list := [][2]string{}
	for _, e := range happened {
		if e.From.Paused() {
			list[len(list)-1][1] = e.At.UTC().String()
		}
		if e.To.Paused() {
			list = append(list, [2]string{e.At.UTC().String(), time.Time{}.String()})
		}
	}
	return list
}

func spans(pauses []dossier.Pause) [][2]string {
	list := [][2]string{}
	for _, p := range pauses {
		list = append(list, [2]string{p.From.UTC().String(), p.To.UTC().String()})
	}
	return list
}

// reports checks that every cell of a report lists the dossiers that it counts.
func (l *lives) reports(t *rapid.T) {
	from := rapid.IntRange(1, 9).Draw(t, "month")
	p := dossier.Period{From: office.Day(fmt.Sprintf("2026-%02d-01", from)), To: office.Day(fmt.Sprintf("2026-%02d-28", from+rapid.IntRange(0, 2).Draw(t, "months")))}
	report := rapid.SampledFrom(l.Reports().All()).Draw(t, "report")
	made, err := l.Reports().Make(l.Ctx, report.Key, p, 0) // its sums are checked while it is made
	if err != nil {
		t.Fatal(err)
	}
	rows := made.Rows
	if made.Total != nil {
		rows = append(rows, *made.Total)
	}
	if len(rows) == 0 {
		return
	}
	row := rapid.SampledFrom(rows).Draw(t, "row")
	at := rapid.IntRange(0, len(report.Columns)-1).Draw(t, "column")
	ids, err := l.Reports().Cell(l.Ctx, report.Key, p, row.Key, report.Columns[at].Key)
	if err != nil {
		t.Fatal(err)
	}
	if n, counts := row.Cells[at].(int); counts && len(ids) != n {
		t.Fatalf("%s: %s of %s counts %d and lists %d", report.Key, report.Columns[at].Key, row.Key, n, len(ids))
	}
	if row.ID != 0 && (len(ids) != 1 || ids[0] != row.ID) {
		t.Fatalf("%s: the row of %d lists %v", report.Key, row.ID, ids)
	}
}

// everything counts all dossiers by hand, at the end of the clock.
func (l *lives) everything() {
	received, open := 0, 0
	l.Clock = time.Date(2026, 12, 31, 23, 0, 0, 0, office.Zone)
	for _, id := range l.codes {
		received++
		if l.get(id).State.Open() {
			open++
		}
	}
	n := l.total(dossier.Period{From: "2026-01-01", To: "2026-12-31"})
	if n[0] != received || n[8] != open || n[3] != 0 {
		l.T.Errorf("%d dossiers, %d open; the report says %v", received, open, n)
	}
	l.T.Logf("%d dossiers, %d open, %v", received, open, n)
}
