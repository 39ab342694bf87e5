package task

import "time"

// Timer is a pending call made by After or Every.
type Timer struct {
	stopped bool
	timer   *time.Timer
}

// Stop makes sure that the call does not happen (again). It is called on the window's goroutine; nil is fine.
func (t *Timer) Stop() {
	if t == nil {
		return
	}
	t.stopped = true
	if t.timer != nil {
		t.timer.Stop()
	}
}

// After calls f on the window's goroutine once delay has passed. An inline Runner calls f before it returns.
func (r *Runner) After(delay time.Duration, f func()) *Timer {
	t := &Timer{}
	if r.inline {
		f()
		return t
	}
	t.timer = time.AfterFunc(delay, func() {
		r.post(func() {
			if !t.stopped {
				f()
			}
		})
	})
	return t
}

// Every calls f on the window's goroutine every period until Stop. An inline Runner never calls it.
func (r *Runner) Every(period time.Duration, f func()) *Timer {
	t := &Timer{}
	if r.inline {
		return t
	}
	t.timer = time.AfterFunc(period, func() {
		r.post(func() {
			if t.stopped {
				return
			}
			f()
			if !t.stopped {
				t.timer.Reset(period)
			}
		})
	})
	return t
}

// Debounce returns a function that calls the latest f given to it once no other was given for delay: typing in a search
// box asks once, at the end.
func (r *Runner) Debounce(delay time.Duration) func(f func()) {
	var pending *Timer
	return func(f func()) {
		pending.Stop()
		pending = r.After(delay, f)
	}
}
