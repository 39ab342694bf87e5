// Package task is the one place that starts goroutines for the window. A Runner runs work beside the window's own
// goroutine and posts what comes out of it back there; the newest work of a key wins; panics become errors. It does not
// know Fyne: how to post is injected (fyne.Do in the program, inline in tests).
package task

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

// Progress is what work tells about itself. All of it is atomic, so that 50,000 steps cost no message to the window:
// the window reads it when it draws.
type Progress struct {
	Done  atomic.Int64 // steps done
	Total atomic.Int64 // steps in all; 0 = unknown
	text  atomic.Pointer[string]
}

// SetText sets the sentence shown beside the bar, e.g. "Đang đọc thư".
func (p *Progress) SetText(text string) { p.text.Store(&text) }

// Text returns what SetText set last.
func (p *Progress) Text() string {
	if text := p.text.Load(); text != nil {
		return *text
	}
	return ""
}

// Info is one running task as Running lists it.
type Info struct {
	Key         string
	Text        string
	Done, Total int64
	Since       time.Time
}

// Work is done beside the window. It must return soon after ctx is cancelled and must not touch the window.
type Work func(ctx context.Context, progress *Progress) error

// Runner runs work. Make one with New or Inline. Its methods are called on the window's goroutine.
type Runner struct {
	post   func(func())
	log    *slog.Logger
	inline bool
	wait   sync.WaitGroup

	mu      sync.Mutex
	ticket  int64
	running map[string]*running
	watcher func()
}

type running struct {
	ticket   int64
	cancel   context.CancelFunc
	progress *Progress
	since    time.Time
}

// New returns a Runner that posts results with post (fyne.Do in the program). log may be nil.
func New(post func(func()), log *slog.Logger) *Runner {
	if log == nil {
		log = slog.Default()
	}
	return &Runner{post: post, log: log, running: map[string]*running{}}
}

// Inline returns a Runner for tests: Go runs work and done before it returns, timers fire at once or never (see After, Every).
func Inline() *Runner {
	r := New(func(f func()) { f() }, nil)
	r.inline = true
	return r
}

// Go runs work beside the window and then calls done with its error on the window's goroutine; done may be nil. Work of the
// same key that still runs is cancelled and its done is never called: an old result cannot overwrite a newer one.
// A panic in work becomes an error and is logged with its stack.
func (r *Runner) Go(key string, work Work, done func(err error)) {
	ctx, cancel := context.WithCancel(context.Background())
	task := &running{cancel: cancel, progress: &Progress{}, since: time.Now()}
	r.mu.Lock()
	r.ticket++
	task.ticket = r.ticket
	if old := r.running[key]; old != nil {
		old.cancel()
	}
	r.running[key] = task
	r.mu.Unlock()
	r.changed()

	finish := func(err error) {
		defer cancel()
		if r.leave(key, task.ticket) && done != nil {
			done(err)
		}
	}
	if r.inline {
		finish(r.guard(ctx, key, work, task.progress))
		return
	}
	r.wait.Add(1)
	go func() {
		defer r.wait.Done()
		err := r.guard(ctx, key, work, task.progress)
		r.post(func() { finish(err) })
	}()
}

// leave takes the task off the list and reports whether it was still the newest of its key.
func (r *Runner) leave(key string, ticket int64) bool {
	r.mu.Lock()
	task := r.running[key]
	newest := task != nil && task.ticket == ticket
	if newest {
		delete(r.running, key)
	}
	r.mu.Unlock()
	if newest {
		r.changed()
	}
	return newest
}

// guard runs work and turns a panic into an error.
func (r *Runner) guard(ctx context.Context, key string, work Work, progress *Progress) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("task %s: panic: %v", key, cause)
			r.log.Error("a background task panicked", "key", key, "cause", cause, "stack", string(debug.Stack()))
		}
	}()
	err = work(ctx, progress)
	if err != nil && !errors.Is(err, context.Canceled) {
		r.log.Warn("a background task failed", "key", key, "error", err)
	}
	return err
}

// Busy reports whether work of key is running.
func (r *Runner) Busy(key string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.running[key] != nil
}

// Cancel asks the running work of key to stop; its done is called with what work returns (mostly context.Canceled).
func (r *Runner) Cancel(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if task := r.running[key]; task != nil {
		task.cancel()
	}
}

// Drop cancels the running work of key and makes sure that its done is never called (the screen that asked is gone).
func (r *Runner) Drop(key string) {
	r.mu.Lock()
	task := r.running[key]
	delete(r.running, key)
	r.mu.Unlock()
	if task != nil {
		task.cancel()
		r.changed()
	}
}

// Running lists the running tasks, oldest first.
func (r *Runner) Running() []Info {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]Info, 0, len(r.running))
	for key, task := range r.running {
		list = append(list, Info{
			Key: key, Text: task.progress.Text(), Since: task.since,
			Done: task.progress.Done.Load(), Total: task.progress.Total.Load(),
		})
	}
	sort.Slice(list, func(i, k int) bool { return list[i].Since.Before(list[k].Since) })
	return list
}

// Watch sets the function that is called on the window's goroutine whenever a task starts or ends (the task bar).
func (r *Runner) Watch(watcher func()) {
	r.mu.Lock()
	r.watcher = watcher
	r.mu.Unlock()
}

func (r *Runner) changed() {
	r.mu.Lock()
	watcher := r.watcher
	r.mu.Unlock()
	if watcher != nil {
		watcher()
	}
}

// Close cancels everything, waits until all work has returned (or ctx ends) and calls no done any more.
func (r *Runner) Close(ctx context.Context) error {
	r.mu.Lock()
	for key, task := range r.running {
		task.cancel()
		delete(r.running, key)
	}
	r.watcher = nil
	r.mu.Unlock()
	ended := make(chan struct{})
	go func() { r.wait.Wait(); close(ended) }()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
