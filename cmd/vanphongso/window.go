package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/assets"
)

const (
	programName = "Văn phòng Sở"
	programID   = "vn.vanphongso"
	crashFile   = "crash.log"
	memoryFile  = "window.json"
	draftFolder = "drafts"
)

// options are the flags.
type options struct {
	data, database, language string
	scale                    int
}

// window is the running program: it is on the screen before its data are open.
type window struct {
	options
	dir    string
	shell  *shell.Shell
	runner *task.Runner
	office *program
	begun  bool
}

// show opens the window and runs until it is closed.
func (w *window) show() error {
	kept, keptErr := settings.Load(w.dir)
	if w.language == "" {
		w.language = kept.Language
	}
	if err := kit.LoadLanguage(w.language); err != nil {
		return err
	}
	if w.scale > 0 {
		_ = os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(w.scale)/100, 'f', 2, 64)) // the name is valid
	}
	w.runner = task.New(fyne.Do, nil)
	var a fyne.App
	err := shell.TryWindow(func() {
		a = shell.Calm(app.NewWithID(programID))
		opened := w.open(keptErr) // beside the making of the window: neither waits for the other
		a.SetIcon(icon())
		a.Settings().SetTheme(kit.NewTheme(kept.Dark, float32(kept.TextSize)/100))
		w.shell = shell.New(a, programName, w.runner, shell.NewFileMemory(filepath.Join(w.dir, memoryFile)))
		w.beginEarly(opened, keptErr)
		w.shell.Window().Show()
	})
	if err != nil {
		return errors.Join(err, w.close())
	}
	a.Run()
	return w.close()
}

func icon() fyne.Resource {
	picture, err := assets.Files.ReadFile("icons/program/vanphongso.png")
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource("vanphongso.png", picture)
}

func (w *window) raise() {
	if w.shell != nil {
		w.shell.Raise()
	}
}

// open opens the data beside the window and closes opened when that has gone well; trouble is a page that says what to do.
// warning is told once the program is there.
func (w *window) open(warning error) (opened chan struct{}) {
	opened = make(chan struct{})
	w.runner.Go("open", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang mở dữ liệu"))
		if w.office, err = openProgram(ctx, w); err == nil {
			close(opened)
		}
		return err
	}, func(err error) {
		if err != nil {
			w.shell.Broken(err, kit.Tf("Dữ liệu nằm trong %s. Sửa nguyên nhân rồi bấm “Thử lại”.", w.dir), func() { w.open(warning) })
			return
		}
		w.begin(warning)
	})
	return opened
}

// early is how long the window waits for its data before it comes up with the splash. Data on this machine are there sooner:
// then the first page is read while the system makes the window, and no splash is drawn in vain.
const early = 100 * time.Millisecond

func (w *window) beginEarly(opened <-chan struct{}, warning error) {
	select {
	case <-opened:
		w.begin(warning)
	case <-time.After(early):
	}
}

// begin replaces the splash by the program, once.
func (w *window) begin(warning error) {
	if w.begun {
		return
	}
	w.begun = true
	w.shell.Start(w.office.screens())
	w.office.started()
	w.shell.Host().Fail(warning)
	w.tellReady()
	w.runner.After(settled, w.settle)
}

// settled is when the first page has been filled and drawn.
const settled = time.Second

// settle reads the forms, which the first page did not need, and returns to the system what only the start has needed: as
// much memory again as the program works in.
func (w *window) settle() {
	forms := w.office.Office.Forms
	w.runner.Go("settle", func(context.Context, *task.Progress) error {
		forms.Forms()
		debug.FreeOSMemory()
		return nil
	}, nil)
}

// readyVariable asks the program to print "ready" once its first page is filled: a stopwatch waits for it.
const readyVariable = "VANPHONGSO_READY"

func (w *window) tellReady() {
	if os.Getenv(readyVariable) == "" {
		return
	}
	var look *task.Timer
	look = w.runner.Every(10*time.Millisecond, func() {
		if len(w.runner.Running()) == 0 {
			look.Stop()
			fmt.Println("ready")
		}
	})
}

// close waits for the work that still runs, then closes the data.
func (w *window) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := w.runner.Close(ctx)
	if w.office != nil {
		err = errors.Join(err, w.office.close())
	}
	return err
}
