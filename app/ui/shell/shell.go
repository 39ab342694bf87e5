// Package shell is the window: navigation, header, menus, shortcuts, status line, notices. It knows no register; screens
// are a table, and what a screen can do beside being shown it says with the small interfaces of page.go.
package shell

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
)

// Screen is one entry of the navigation. Screens are a table; the order is the one on screen.
type Screen struct {
	Key      string
	Title    string // Vietnamese; shown through kit.T
	Icon     kit.IconName
	Group    int    // a line is drawn between groups
	Shortcut string // "Alt+1"; empty = by position for the first nine

	// Build makes the page when it is first shown; the page is kept and re-used.
	Build func(host Host) Page
	// Count is the number beside the title and its tone; 0 shows none; nil = no count. It runs beside the window.
	Count func(ctx context.Context) (int, kit.Tone, error)
}

// Feed is something fetched from outside (one mailbox): when it last worked and what is wrong with it now.
type Feed struct {
	Name    string
	Last    time.Time // last good fetch; zero = never
	Trouble string    // Vietnamese; empty = none
}

// Status is what the status line says.
type Status struct {
	Department string // the department's name in the header
	User       string
	Database   string        // "máy này (SQLite)"
	Feeds      []Feed        // mailboxes
	FeedLimit  time.Duration // a feed older than this is red; 0 = 4 hours
	Backup     time.Time     // last backup; zero = never
}

// About is what the About box names.
type About struct {
	Program, Version    string
	Data, Log, Crash    string // paths
	Licence, HomeOnline string
}

// Found is a record that the palette's search found.
type Found struct {
	Screen      string // key of the screen that shows it
	ID          int64
	Label, Note string
}

// Options are what a window is made of. Everything but Runner and Screens may be left out.
type Options struct {
	Title    string
	Screens  []Screen
	Commands []Command // of the whole program: fetch mail, back up …
	Runner   *task.Runner
	Log      *slog.Logger
	Memory   Memory
	Drafts   Drafts
	About    About

	Status  func(ctx context.Context) (Status, error)               // asked beside the window, every half minute and after Refresh
	Find    func(ctx context.Context, text string) ([]Found, error) // records for Ctrl+K
	SaveLog func(ctx context.Context) (path string, err error)      // "Lưu nhật ký"
	Closed  func()                                                  // the window was closed: end the program's work
}

// New makes the window of the program; nothing is shown yet. The first frame shows a calm splash until Start.
func New(app fyne.App, title string, runner *task.Runner, memory Memory) *Shell {
	return &Shell{}
}

// Shell is the window. All of its methods are called on the window's goroutine.
type Shell struct{}

// Window returns the window.
func (s *Shell) Window() fyne.Window { return nil }

// Start replaces the splash by the program: navigation, the last screen, status line.
func (s *Shell) Start(o Options) {}

// Broken replaces the splash by a page that says what is wrong and what to do; again, when not nil, is offered as "Thử lại".
func (s *Shell) Broken(err error, hint string, again func()) {}

// Host returns what screens get.
func (s *Shell) Host() Host { return nil }

// Refresh tells that records may have changed: the current page asks again, the others when they are shown, counts and status too.
func (s *Shell) Refresh() {}

// Raise brings the window to the front (a second start of the program).
func (s *Shell) Raise() {}
