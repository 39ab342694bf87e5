package letter

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"vanphongso/data/office"
)

var noon = time.Date(2026, 11, 25, 5, 0, 0, 0, time.UTC)

func queued() *Outgoing {
	return &Outgoing{Subject: "Giấy tiếp nhận", State: Queued, Since: noon, NextTry: noon, To: []Address{{Address: "lan@x.vn"}}}
}

// The whole table: a letter that was sent or cancelled stays so, and nothing becomes Sent without having been under way or
// uncertain.
func TestSendingMoves(t *testing.T) {
	all := []Sending{Queued, Underway, Sent, Failed, Deferred, Uncertain, Cancelled}
	allowed := map[string]bool{}
	for _, pair := range [][2]Sending{
		{Queued, Underway},
		{Queued, Cancelled},
		{Underway, Sent},
		{Underway, Failed},
		{Underway, Deferred},
		{Underway, Uncertain},
		{Deferred, Underway},
		{Deferred, Queued},
		{Deferred, Cancelled},
		{Failed, Queued},
		{Failed, Cancelled},
		{Uncertain, Queued},
		{Uncertain, Sent},
		{Uncertain, Cancelled},
		{Uncertain, Failed},
		{Uncertain, Deferred},
	} {
		allowed[fmt.Sprint(pair)] = true
	}
	for _, from := range all {
		if from.Label() == string(from) {
			t.Errorf("%s has no label", from)
		}
		for _, to := range all {
			if want := allowed[fmt.Sprint([2]Sending{from, to})]; from.May(to) != want {
				t.Errorf("%s → %s: %v, want %v", from, to, from.May(to), want)
			}
		}
	}
}

// A letter that is put off is tried after 1, 2, 4 … 60 minutes and given up after a day.
func TestTryingAgain(t *testing.T) {
	o, at := queued(), noon
	var pauses []time.Duration
	for o.State != Failed {
		if !o.Due(at) {
			t.Fatalf("not due at %s: %+v", at, o)
		}
		if o.Due(at.Add(-time.Second)) {
			t.Fatalf("due too early: %+v", o)
		}
		if err := o.Begin(Attempt{At: at, Until: at.Add(time.Minute)}); err != nil {
			t.Fatal(err)
		}
		if o.Due(at) {
			t.Fatal("due while under way")
		}
		if err := o.End(at, Attempt{Ended: at, Outcome: Deferred, Reason: "Máy chủ bận."}); err != nil {
			t.Fatal(err)
		}
		if o.State == Deferred {
			pauses = append(pauses, o.NextTry.Sub(at))
			at = o.NextTry
		}
	}
	first := []time.Duration{1, 2, 4, 8, 16, 32, 60, 60}
	for i, minutes := range first {
		if pauses[i] != minutes*time.Minute {
			t.Errorf("pause %d is %s", i, pauses[i])
		}
	}
	if at.Sub(noon) > 24*time.Hour || at.Sub(noon) < 22*time.Hour {
		t.Errorf("given up after %s", at.Sub(noon))
	}
	if len(o.Attempts) != len(pauses)+1 || o.Reason == "Máy chủ bận." {
		t.Errorf("%d attempts, reason %q", len(o.Attempts), o.Reason)
	}
	if err := o.Decide(Queued, at, "Hà", ""); err != nil || !o.Due(at) || o.Tries != 0 {
		t.Errorf("%v %+v", err, o)
	}
}

// An attempt reports once, and only the last one does; one that was called uncertain may report late.
func TestAttemptsReportOnce(t *testing.T) {
	o := queued()
	if err := o.End(noon, Attempt{Ended: noon, Outcome: Sent}); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("an attempt that never began: %v", err)
	}
	begin := func(at time.Time) {
		if err := o.Begin(Attempt{At: at, Host: "MAY-01", Process: 7, Until: at.Add(time.Minute)}); err != nil {
			t.Fatal(err)
		}
	}
	begin(noon)
	if err := o.Begin(Attempt{At: noon}); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("begun twice: %v", err)
	}
	if err := o.Decide(Queued, noon, "Hà", ""); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("decided while under way: %v", err)
	}
	dead := func(int) bool { return false }
	alive := func(int) bool { return true }
	for _, c := range []struct {
		at    time.Time
		host  string
		alive func(int) bool
		want  bool
	}{
		{noon, "MAY-01", alive, false},
		{noon, "MAY-01", dead, true},
		{noon, "MAY-02", dead, false},
		{noon.Add(2 * time.Minute), "MAY-02", alive, true},
	} {
		if got := o.Abandoned(c.at, c.host, c.alive); got != c.want {
			t.Errorf("abandoned at %s on %s: %v", c.at, c.host, got)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(o.End(noon, Attempt{Ended: noon, Outcome: Uncertain, Reason: "Mất điện."}))
	if o.Due(noon.Add(48 * time.Hour)) {
		t.Error("an uncertain letter sends itself")
	}
	must(o.End(noon, Attempt{Ended: noon, Outcome: Sent}))
	if err := o.End(noon, Attempt{Ended: noon, Outcome: Failed}); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("reported after it was sent: %v", err)
	}
	if o.State != Sent || o.SentAt.IsZero() || o.Reason != "" {
		t.Errorf("%+v", o)
	}
	if err := o.Decide(Queued, noon, "Hà", ""); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("a sent letter is sent again: %v", err)
	}
}

func TestContentStays(t *testing.T) {
	before := queued()
	before.Attempts = []Attempt{{At: noon}}
	for name, change := range map[string]func(o *Outgoing){
		"recipient": func(o *Outgoing) { o.To = []Address{{Address: "khac@x.vn"}} },
		"text":      func(o *Outgoing) { o.Text = "khác" },
		"bytes":     func(o *Outgoing) { o.SHA256 = "khác" },
		"attempts":  func(o *Outgoing) { o.Attempts = nil },
	} {
		after := *before
		change(&after)
		if office.CodeOf(KeepsContent(before, &after)) != office.CodeRefused {
			t.Errorf("the %s may be changed", name)
		}
	}
	after := *before
	after.State = Cancelled
	if err := KeepsContent(before, &after); err != nil {
		t.Error(err)
	}
}

func TestParseAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"lan@x.vn":                                 "lan@x.vn",
		" lan@x.vn , ; duc@y.vn\n":                 "lan@x.vn; duc@y.vn",
		"Hoàng Thị Lan <lan@x.vn>":                 "Hoàng Thị Lan <lan@x.vn>",
		`"Công ty A, chi nhánh B" <a@b.vn>;c@d.vn`: `"Công ty A, chi nhánh B" <a@b.vn>; c@d.vn`,
		"": "",
	} {
		list, err := ParseAddresses("to", text)
		if err != nil || Written(list) != want {
			t.Errorf("%q is read as %q (%v), want %q", text, Written(list), err, want)
		}
		again, err := ParseAddresses("to", Written(list))
		if err != nil || !slices.Equal(again, list) {
			t.Errorf("%q written and read again gives %v (%v)", text, again, err)
		}
	}
	for _, text := range []string{"lan", "lan@máy.vn", "lan@localhost", "@x.vn", "lan@x.vn duc@y.vn", "a\r\nBcc: b@c.vn", "<lan@x.vn"} {
		if _, err := ParseAddresses("to", text); office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "to" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRecipientsOnce(t *testing.T) {
	o := Outgoing{To: []Address{{Address: "lan@x.vn"}, {Address: "LAN@x.vn"}}, Cc: []Address{{Address: "duc@y.vn"}, {Address: "lan@x.vn"}}}
	if got := o.Recipients(); !slices.Equal(got, []string{"lan@x.vn", "duc@y.vn"}) {
		t.Error(got)
	}
}
