package dossier

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// mark writes a mark as tests read it.
func mark(moment string, to State, due, finish string) Mark {
	m := Mark{At: at(moment).UTC(), To: to, Finish: finish}
	if due != "" {
		m.Due = at(due).UTC()
	}
	return m
}

func TestPlacesInTheReport(t *testing.T) {
	quarter := Period{From: "2026-04-01", To: "2026-06-30"}
	in, before := mark("2026-05-04T08:00", Received, "2026-05-11T08:00", ""), mark("2026-03-30T08:00", Received, "2026-04-06T08:00", "")
	done := func(moment, finish string) Mark { return mark(moment, Done, "2026-05-11T08:00", finish) }
	for name, c := range map[string]struct {
		channel procedure.Channel
		track   []Mark
		rules   ReportRules
		want    Place
	}{
		"never received":               {"", nil, ReportRules{}, Place{}},
		"received afterwards":          {"", []Mark{mark("2026-07-01T07:30", Received, "", "")}, ReportRules{}, Place{}},
		"on the last day":              {"", []Mark{mark("2026-06-30T16:59", Received, "2026-07-06T16:59", "")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOpenInTime}},
		"online, early":                {procedure.Online, []Mark{in, done("2026-05-07T08:00", "early")}, ReportRules{}, Place{Origin: ColumnOnline, Standing: ColumnEarly}},
		"by post, on time":             {procedure.Post, []Mark{in, done("2026-05-11T08:00", "on_time")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOnTime}},
		"late and handed out":          {"", []Mark{in, done("2026-05-12T08:00", "late"), mark("2026-05-13T08:00", Returned, "2026-05-11T08:00", "")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnLate}},
		"carried over, open":           {procedure.Online, []Mark{before}, ReportRules{}, Place{Origin: ColumnCarried, Standing: ColumnOpenOverdue}},
		"carried over, finished":       {"", []Mark{before, done("2026-04-01T07:30", "late")}, ReportRules{}, Place{Origin: ColumnCarried, Standing: ColumnLate}},
		"finished before":              {"", []Mark{before, done("2026-03-31T16:59", "early")}, ReportRules{}, Place{}},
		"finished before, handed out":  {"", []Mark{before, done("2026-03-31T16:59", "early"), mark("2026-04-02T08:00", Returned, "", "")}, ReportRules{}, Place{}},
		"finished afterwards":          {"", []Mark{in, done("2026-07-01T07:30", "late")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOpenOverdue}},
		"taken up again":               {"", []Mark{before, done("2026-03-31T08:00", "early"), mark("2026-04-02T08:00", Processing, "2026-04-06T08:00", "")}, ReportRules{}, Place{Origin: ColumnCarried, Standing: ColumnOpenOverdue}},
		"waiting for papers":           {"", []Mark{in, mark("2026-05-05T08:00", Supplementing, "", "")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOpenInTime}},
		"waiting, counted as solved":   {"", []Mark{in, mark("2026-05-05T08:00", Supplementing, "", "")}, ReportRules{WaitingSolved: true}, Place{Origin: ColumnDirect, Standing: ColumnOnTime}},
		"late already when it stopped": {"", []Mark{in, mark("2026-06-05T08:00", Stopped, "2026-05-11T08:00", "")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOpenInTime}},
		"withdrawn late":               {"", []Mark{in, done("2026-06-12T08:00", FinishWithdrawn)}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOnTime}},
		"withdrawn late, by the clock": {"", []Mark{in, done("2026-06-12T08:00", FinishWithdrawn)}, ReportRules{ReturnedByClock: true}, Place{Origin: ColumnDirect, Standing: ColumnLate}},
		"papers never came":            {"", []Mark{in, mark("2026-06-12T08:00", Rejected, "", FinishReturned)}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOnTime}},
		"no limit":                     {"", []Mark{mark("2026-05-04T08:00", Received, "", "")}, ReportRules{}, Place{Origin: ColumnDirect, Standing: ColumnOpenInTime}},
	} {
		if got := (Case{Channel: c.channel, Track: c.track}).PlaceIn(quarter, c.rules); got.Origin != c.want.Origin || got.Standing != c.want.Standing {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// A report in the middle of its period knows nothing of what is to come.
func TestAPeriodThatIsNotOver(t *testing.T) {
	c := Case{Track: []Mark{mark("2026-05-04T08:00", Received, "2026-05-11T08:00", ""), mark("2026-05-20T08:00", Done, "2026-05-11T08:00", "late")}}
	for now, want := range map[string]Column{"2026-05-04T08:00": ColumnOpenInTime, "2026-05-12T08:00": ColumnOpenOverdue, "2026-07-12T08:00": ColumnLate} {
		if got := c.PlaceIn(Period{From: "2026-04-01", To: "2026-06-30", Now: at(now)}, ReportRules{}); got.Origin != ColumnDirect || got.Standing != want {
			t.Errorf("at %s: %v, want %d", now, got, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, p := range []Period{{From: "", To: "2026-01-01"}, {From: "2026-01-01"}, {From: "2026-02-30", To: "2026-03-01"}, {From: "2026-03-02", To: "2026-03-01"}} {
		if office.CodeOf(p.Check()) != office.CodeInvalid {
			t.Errorf("%v is taken", p)
		}
	}
	if err := (Period{From: "2026-03-01", To: "2026-03-01"}).Check(); err != nil {
		t.Error(err)
	}
}

// anyTrack draws a track that moves forward in time.
func anyTrack(t *rapid.T) []Mark {
	moment := office.Day("2026-01-01").Time().Add(time.Duration(rapid.IntRange(0, 200*24).Draw(t, "received")) * time.Hour).UTC()
	track := []Mark{{At: moment, To: Received, Due: moment.AddDate(0, 0, 7)}}
	for range rapid.IntRange(0, 6).Draw(t, "marks") {
		moment = moment.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(t, "hours")) * time.Hour)
		m := Mark{At: moment, To: rapid.SampledFrom(States()[2:]).Draw(t, "state")}
		if !m.To.Open() && m.To != Returned {
			m.Finish = rapid.SampledFrom([]string{"early", "on_time", "late", FinishReturned, FinishWithdrawn}).Draw(t, "finish")
		}
		if !m.To.Paused() {
			m.Due = moment.AddDate(0, 0, rapid.IntRange(-9, 9).Draw(t, "due"))
		}
		track = append(track, m)
	}
	return track
}

// Whatever happens, the sums of every report hold, and what one period leaves open the next one carries over.
func TestTheSumsOfTheReportsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := ReportRules{ReturnedByClock: rapid.Bool().Draw(t, "clock"), WaitingSolved: rapid.Bool().Draw(t, "waiting")}
		spring, summer := Period{From: "2026-03-01", To: "2026-05-31"}, Period{From: "2026-06-01", To: "2026-08-31"}
		tallies := map[string]*Tally{
			"settlement": NewTally(SettlementMeasures()), "procedure": NewTally(ProcedureMeasures()), "standing": NewTally(StandingMeasures()),
		}
		for i := range rapid.IntRange(1, 20).Draw(t, "dossiers") {
			c := Case{
				ID: int64(i), Field: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "field"), Track: anyTrack(t),
				Channel: rapid.SampledFrom(procedure.Channels).Draw(t, "channel"), Source: rapid.SampledFrom([]string{FromCounter, FromEmail}).Draw(t, "source"),
			}
			place := c.PlaceIn(spring, rules)
			if next := c.PlaceIn(summer, rules); !place.Last.At.IsZero() && place.Last.To.Open() && next.Origin != ColumnCarried {
				t.Fatalf("left open but then %v", next)
			}
			for _, tally := range tallies {
				tally.Add(c, place, c.Field, "*")
			}
		}
		for name, tally := range tallies {
			sums := make(Counts, len(tally.measures))
			for _, key := range tally.Rows() {
				row, err := tally.Row(key)
				if err != nil {
					t.Fatalf("%s, %s: %v", name, key, err)
				}
				for i, n := range row {
					if key != "*" && tally.measures[i].Share == nil {
						sums[i] += n
					}
				}
			}
			total, _ := tally.Row("*")
			for i, n := range total {
				if tally.measures[i].Share == nil && n != sums[i] {
					t.Fatalf("%s: the rows come to %v, the total is %v", name, sums, total)
				}
			}
		}
	})
}

// Keys are unique and what a measure refers to is there.
func TestMeasuresFitTogether(t *testing.T) {
	for _, list := range [][]Measure{SettlementMeasures(), ProcedureMeasures(), StandingMeasures()} {
		keys := map[string]bool{}
		for _, m := range list {
			if keys[m.Key] || m.Title == "" || m.Counts == nil {
				t.Errorf("%q", m.Key)
			}
			keys[m.Key] = true
		}
		for _, m := range list {
			for _, parts := range m.Sums {
				for _, part := range parts {
					if !keys[part] {
						t.Errorf("%s sums up %s", m.Key, part)
					}
				}
			}
		}
	}
}

func TestBrokenSumsAreNoticed(t *testing.T) {
	for i, m := range SettlementMeasures() {
		tally := NewTally(SettlementMeasures())
		tally.Add(Case{}, Place{Origin: ColumnDirect, Standing: ColumnEarly}, "A")
		tally.rows["A"][i]++
		if _, err := tally.Row("A"); err == nil {
			t.Errorf("one too many in %s goes unnoticed", m.Key)
		}
	}
}

// Not all is never said to be all.
func TestShares(t *testing.T) {
	for _, c := range [][3]int{{0, 0, -1}, {0, 7, 0}, {1, 3, 333}, {2, 3, 667}, {3, 3, 1000}, {9999, 10000, 999}, {1, 10000, 0}} {
		if got := share(c[0], c[1]); got != c[2] {
			t.Errorf("%d of %d is %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

func TestMonthsOfAPeriod(t *testing.T) {
	months := Period{From: "2025-12-15", To: "2026-03-01"}.Months()
	want := []Period{{From: "2025-12-15", To: "2025-12-31"}, {From: "2026-01-01", To: "2026-01-31"}, {From: "2026-02-01", To: "2026-02-28"}, {From: "2026-03-01", To: "2026-03-01"}}
	if !reflect.DeepEqual(months, want) {
		t.Errorf("%v", months)
	}
}

func TestTracksAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		track := anyTrack(t)
		text := WriteTrack(track)
		got, err := ReadTrack(text)
		if err != nil || !reflect.DeepEqual(got, track) {
			t.Fatalf("%s: %v\n%v\n%v", text, err, got, track)
		}
	})
	for _, broken := range []string{"2", "2,5", "2,x,0", "2,1,5q", "2,1,5;", "a,1,5"} {
		if _, err := ReadTrack(broken); office.CodeOf(err) != office.CodeInvalid {
			t.Errorf("%q is read", broken)
		}
	}
}

func TestTheTrackFollowsTheEvents(t *testing.T) {
	f := taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.do(ActHandOver, "2026-11-23T08:00")
	f.do(ActFinish, "2026-11-23T10:00")
	if err := f.Undo("ký nhầm bản", f.occasion("2026-11-23T10:30")); err != nil {
		t.Fatal(err)
	}
	due := "2026-11-30T10:00"
	want := []Mark{
		mark("2026-11-20T10:00", Received, due, ""), mark("2026-11-20T14:00", Processing, due, ""),
		mark("2026-11-23T10:00", Done, due, "early"), mark("2026-11-23T10:30", Processing, due, ""),
	}
	if got := f.Track(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	f.Events = nil
	if got := f.Track(); len(got) != 1 || got[0].To != Processing || !got[0].At.Equal(f.ReceivedAt) {
		t.Errorf("without events: %+v", got)
	}
}
