package task

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// window plays the window's goroutine: posted functions wait until the test runs them.
type window struct{ posted chan func() }

func newWindow() (*window, *Runner) {
	w := &window{posted: make(chan func(), 100)}
	return w, New(func(f func()) { w.posted <- f }, nil)
}

// next runs the next posted function.
func (w *window) next(t *testing.T) {
	t.Helper()
	select {
	case f := <-w.posted:
		f()
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was posted")
	}
}

func TestTheNewestOfAKeyWins(t *testing.T) {
	w, r := newWindow()
	release := make(chan struct{})
	var got []string
	r.Go("page", func(ctx context.Context, _ *Progress) error {
		<-ctx.Done() // the newer one cancels it
		<-release
		return nil
	}, func(error) { got = append(got, "old") })
	r.Go("page", func(context.Context, *Progress) error { return nil }, func(error) { got = append(got, "new") })
	w.next(t)
	close(release)
	w.next(t)
	if strings.Join(got, " ") != "new" {
		t.Errorf("results came as %v, want the newest only", got)
	}
	if r.Busy("page") {
		t.Error("the key is still busy")
	}
}

func TestAnOldResultThatComesFirstIsDropped(t *testing.T) {
	w, r := newWindow()
	release := make(chan struct{})
	got := ""
	r.Go("page", func(ctx context.Context, _ *Progress) error {
		<-ctx.Done()
		return nil
	}, func(error) { got += "old " })
	r.Go("page", func(context.Context, *Progress) error {
		<-release
		return nil
	}, func(error) { got += "new " })
	w.next(t) // the old one, cancelled
	if got != "" || !r.Busy("page") {
		t.Fatalf("got %q, busy %v; the newer one still runs", got, r.Busy("page"))
	}
	close(release)
	w.next(t)
	if got != "new " {
		t.Errorf("got %q", got)
	}
}

func TestKeysRunBesideEachOther(t *testing.T) {
	w, r := newWindow()
	both := make(chan struct{}, 2)
	meet := func(context.Context, *Progress) error {
		both <- struct{}{}
		for len(both) < 2 {
			time.Sleep(time.Millisecond)
		}
		return nil
	}
	done := 0
	r.Go("a", meet, func(error) { done++ })
	r.Go("b", meet, func(error) { done++ })
	w.next(t)
	w.next(t)
	if done != 2 {
		t.Errorf("%d of 2 tasks ended", done)
	}
}

func TestCancelTellsDone(t *testing.T) {
	w, r := newWindow()
	var got error
	r.Go("fetch", func(ctx context.Context, _ *Progress) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got = err })
	r.Cancel("fetch")
	r.Cancel("nobody")
	w.next(t)
	if !errors.Is(got, context.Canceled) {
		t.Errorf("done was told %v, want context.Canceled", got)
	}
}

func TestDropTellsNobody(t *testing.T) {
	w, r := newWindow()
	r.Go("page", func(ctx context.Context, _ *Progress) error {
		<-ctx.Done()
		return nil
	}, func(error) { t.Error("done of a dropped task was called") })
	r.Drop("page")
	w.next(t)
}

func TestAPanicBecomesAnError(t *testing.T) {
	w, r := newWindow()
	var got error
	r.Go("bad", func(context.Context, *Progress) error { panic("boom") }, func(err error) { got = err })
	w.next(t)
	if got == nil || !strings.Contains(got.Error(), "boom") {
		t.Errorf("done was told %v", got)
	}
}

func TestRunningShowsProgress(t *testing.T) {
	w, r := newWindow()
	started, end := make(chan struct{}), make(chan struct{})
	changes := 0
	r.Watch(func() { changes++ })
	r.Go("fetch", func(_ context.Context, p *Progress) error {
		p.SetText("Đang đọc thư")
		p.Total.Store(50)
		p.Done.Store(31)
		close(started)
		<-end
		return nil
	}, nil)
	<-started
	list := r.Running()
	if len(list) != 1 || list[0].Key != "fetch" || list[0].Text != "Đang đọc thư" || list[0].Done != 31 || list[0].Total != 50 {
		t.Errorf("running: %+v", list)
	}
	close(end)
	w.next(t)
	if len(r.Running()) != 0 || changes != 2 {
		t.Errorf("after the end: %+v, told %d times, want 2", r.Running(), changes)
	}
}

func TestCloseWaitsAndSilences(t *testing.T) {
	w, r := newWindow()
	r.Go("a", func(ctx context.Context, _ *Progress) error {
		<-ctx.Done()
		return nil
	}, func(error) { t.Error("done was called after Close") })
	if err := r.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	w.next(t)
	r.Go("stuck", func(context.Context, *Progress) error {
		time.Sleep(time.Minute)
		return nil
	}, nil)
	soon, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := r.Close(soon); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Close over stuck work: %v", err)
	}
}

func TestInline(t *testing.T) {
	r := Inline()
	steps := ""
	r.Go("a", func(context.Context, *Progress) error { steps += "work "; return nil }, func(error) { steps += "done " })
	r.After(time.Hour, func() { steps += "after " })
	r.Every(time.Nanosecond, func() { steps += "every " })
	if steps != "work done after " {
		t.Errorf("inline ran %q", steps)
	}
}

func TestTimers(t *testing.T) {
	w, r := newWindow()
	got := ""
	r.After(time.Millisecond, func() { got += "after " })
	w.next(t)
	stopped := r.After(time.Millisecond, func() { got += "stopped " })
	f := <-w.posted // it fired, but the window had no time yet
	stopped.Stop()
	f()
	if got != "after " {
		t.Errorf("timers ran %q", got)
	}
	ticks := 0
	var every *Timer
	every = r.Every(time.Millisecond, func() {
		if ticks++; ticks == 3 {
			every.Stop()
		}
	})
	for range 3 {
		w.next(t)
	}
	if ticks != 3 {
		t.Errorf("%d ticks, want 3", ticks)
	}
	var never *Timer
	never.Stop()
}

func TestDebounceAsksOnceAtTheEnd(t *testing.T) {
	w, r := newWindow()
	debounce := r.Debounce(20 * time.Millisecond)
	got := ""
	for _, text := range []string{"h", "ho", "hon", "hong"} {
		debounce(func() { got += text + " " })
	}
	w.next(t)
	if got != "hong " || len(w.posted) != 0 {
		t.Errorf("asked %q and %d more", got, len(w.posted))
	}
}
