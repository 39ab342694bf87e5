package kit

import (
	"context"
	"testing"
	"time"

	"vanphongso/app/task"
)

func TestTaskBarFollowsTheRunningTask(t *testing.T) {
	posted := make(chan func(), 10)
	runner := task.New(func(f func()) { posted <- f }, nil)
	next := func() {
		select {
		case f := <-posted:
			f()
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was posted")
		}
	}
	bar := NewTaskBar(runner)
	window := newWindow(t, 400, 30, bar)
	if bar.Visible() {
		t.Error("the bar shows before anything runs")
	}
	var told *task.Progress
	stepped := make(chan struct{})
	runner.Go("fetch", func(ctx context.Context, p *task.Progress) error {
		told = p
		close(stepped)
		<-ctx.Done()
		return ctx.Err()
	}, nil)
	<-stepped
	for i := range 3 {
		told.SetText("Đang đọc thư")
		told.Total.Store(50)
		told.Done.Store(int64(i + 1))
		next() // the timer
	}
	if !bar.Visible() || bar.text.Text != "Đang đọc thư" || bar.count.Text != "3/50" {
		t.Errorf("shown %v: %q %q", bar.Visible(), bar.text.Text, bar.count.Text)
	}
	keep(t, window, "taskbar")
	bar.stop.Press()
	for bar.Visible() {
		next()
	}
	if len(runner.Running()) != 0 {
		t.Error("the button does not stop the task")
	}
}
