//go:build bench

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	emptyWindow  = "../../build/empty"
	dataVariable = "VANPHONGSO_BENCH_DATA" // names the data folder with many dossiers and letters that .ci/bench makes
	starts       = 7
)

// TestStart compares the program's start over a million dossiers and letters with an empty Fyne window: the time until the
// window is on the screen, the time until its first page is filled, what that took of the processors, and the memory then.
func TestStart(t *testing.T) {
	d := newDesk(t, "1366x768", t.TempDir())
	empty, err := filepath.Abs(emptyWindow)
	must(t, err)
	program, err := filepath.Abs(builtWindow)
	must(t, err)
	data := os.Getenv(dataVariable)
	if data == "" {
		t.Skip(dataVariable + " names no data: make bench does")
	}
	var plain, ours []started
	for range starts { // in turn, so that a slow minute of the machine strikes both
		plain = append(plain, d.timeStart(exec.Command(empty), "empty"))
		ours = append(ours, d.timeStart(exec.Command(program, "-data", data), programName))
	}
	for _, figure := range []struct {
		name string
		of   func(started) float64
	}{
		{"window on the screen, ms", func(s started) float64 { return s.mapped }},
		{"first page filled, ms", func(s started) float64 { return s.ready }},
		{"processor until then, ms", func(s started) float64 { return s.processor }},
		{"memory, MiB", func(s started) float64 { return s.memory }},
	} {
		a, b := median(ours, figure.of), median(plain, figure.of)
		fmt.Printf("start over a large office: %-26s %7.0f, empty window %7.0f, ratio %.2f\n", figure.name, a, b, a/b)
	}
}

// started is one start of a window, in milliseconds and MiB.
type started struct{ mapped, ready, processor, memory float64 }

// timeStart starts a program, waits until it prints or logs that it is ready, and ends it.
func (d *desk) timeStart(command *exec.Cmd, title string) (s started) {
	d.t.Helper()
	read, err := command.StdoutPipe()
	must(d.t, err)
	command.Env = append(d.env, "VANPHONGSO_READY=1")
	begin := time.Now()
	must(d.t, command.Start())
	defer func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}()
	ready := make(chan struct{})
	go func() {
		lines := bufio.NewScanner(read)
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "ready") {
				close(ready)
				return
			}
		}
	}()
	d.until("the window "+title, func() bool {
		search := exec.Command("xdotool", "search", "--onlyvisible", "--name", title)
		search.Env = d.env
		return search.Run() == nil
	})
	s.mapped = float64(time.Since(begin).Milliseconds())
	select {
	case <-ready:
	case <-time.After(time.Minute):
		d.t.Fatalf("%s never became ready", title)
	}
	s.ready = float64(time.Since(begin).Milliseconds())
	s.processor = float64(10 * worked(d.t, command.Process))
	time.Sleep(2 * time.Second) // what the program does after its first page belongs to its memory
	s.memory, _ = resident(d.t, command.Process.Pid)
	return s
}

func median(list []started, of func(started) float64) float64 {
	values := make([]float64, len(list))
	for i, s := range list {
		values[i] = of(s)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
