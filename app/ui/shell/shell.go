// Package shell is the window: navigation, header, menus, shortcuts, status line, notices. It knows no register; screens
// are a table, and what a screen can do beside being shown it says with the small interfaces of page.go.
package shell

import (
	"context"
	"log/slog"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
)

// Screen is one entry of the navigation. Screens are a table; the order is the one on screen.
type Screen struct {
	Key      string
	Title    string // Vietnamese; shown through kit.T
	Icon     kit.IconName
	Group    string // Vietnamese; stands above the first screen of the group; empty = none
	Shortcut string // "Ctrl+,"; empty = Alt+1 … Alt+9, Alt+0 by position for the first ten

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
	Backup     time.Time     // last backup; zero = none is told
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
	Part        string // instead of ID: what Host.NavigateTo shows of the screen
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
	Files    Files
	About    About

	Status  func(ctx context.Context) (Status, error)               // asked beside the window, every half minute and after Refresh
	Find    func(ctx context.Context, text string) ([]Found, error) // records for Ctrl+K
	SaveLog func(ctx context.Context) (path string, err error)      // "Lưu nhật ký"
	Open    func(ctx context.Context, path string) error            // the system's viewer; nil = Fyne's way
	Closed  func()                                                  // the window is about to close: end the program's work
	Now     func() time.Time                                        // nil = time.Now
}

// Shell is the window. All of its methods are called on the window's goroutine.
type Shell struct {
	app     fyne.App
	window  fyne.Window
	runner  *task.Runner
	memory  Memory
	options Options

	nav     *navigation
	status  *statusLine
	notice  *notice
	centre  *fyne.Container
	menus   *menus
	pages   map[string]Page
	stale   map[string]bool
	current string
	from    string // the screen that led to the current one; Esc leads back to it
	ticker  *task.Timer
}

// New makes the window of the program with a calm splash; Start or Broken replace it. Nothing is shown yet: see Show.
func New(app fyne.App, title string, runner *task.Runner, memory Memory) *Shell {
	s := &Shell{app: app, runner: runner, memory: memory}
	if s.memory == nil {
		s.memory = forgetful{}
	}
	s.window = app.NewWindow(title)
	s.window.SetPadded(false)
	s.window.SetMaster()
	s.window.Resize(s.rememberedSize())
	s.window.SetContent(splash(title))
	s.window.SetCloseIntercept(s.close)
	return s
}

// Window returns the window.
func (s *Shell) Window() fyne.Window { return s.window }

// Host returns what screens get.
func (s *Shell) Host() Host { return s }

// Start replaces the splash by the program: navigation, the last screen, status line.
func (s *Shell) Start(o Options) {
	s.options = withDefaults(o, s)
	s.pages, s.stale = map[string]Page{}, map[string]bool{}
	s.nav = newNavigation(s.options.About.Program, s.options.Screens, func(key string) { s.Navigate(key, 0) })
	s.status = newStatusLine(kit.NewTaskBar(s.runner), s.showShortcuts)
	s.notice = newNotice(s.runner)
	s.centre = container.NewStack()
	s.menus = newMenus(s)
	body := kit.VBox(0, kit.Grow(kit.Fill(kit.ColorPage, s.centre)), s.notice.layer)
	s.notice.parent = body.Refresh
	s.window.SetContent(kit.WithTooltips(s.window, kit.VBox(0,
		kit.Grow(Beside(navWidth*textScale(), s.nav.content, body)), s.status.content)))
	s.window.Canvas().SetOnTypedKey(func(event *fyne.KeyEvent) { s.TypedKey(event) })
	kit.WindowKeys(s.window, s.TypedKey)
	s.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.Drop(pathsOf(files)) })
	s.showPage(s.firstScreen())
	s.refreshAround()
	s.ticker = s.runner.Every(statusEvery, func() {
		s.refreshAround()
		s.runner.Go("shell.memory", func(context.Context, *task.Progress) error { return s.flush() }, nil)
	})
}

func withDefaults(o Options, s *Shell) Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Memory != nil {
		s.memory = o.Memory
	}
	if o.Drafts == nil {
		o.Drafts = noDrafts{}
	}
	if o.Files == nil {
		o.Files = noFiles{}
	}
	if o.About.Program == "" {
		o.About.Program = o.Title
	}
	o.Screens = append([]Screen(nil), o.Screens...)
	for i := range o.Screens {
		if o.Screens[i].Shortcut == "" && i < 10 {
			o.Screens[i].Shortcut = "Alt+" + strconv.Itoa((i+1)%10)
		}
	}
	return o
}

// firstScreen is the one shown last time, else the first.
func (s *Shell) firstScreen() string {
	last := s.memory.Get(memoryScreen)
	for _, screen := range s.options.Screens {
		if screen.Key == last {
			return last
		}
	}
	if len(s.options.Screens) == 0 {
		return ""
	}
	return s.options.Screens[0].Key
}

// page returns the page of key, built when it is asked for the first time; nil for an unknown key.
func (s *Shell) page(key string) Page {
	if page, ok := s.pages[key]; ok {
		return page
	}
	for _, screen := range s.options.Screens {
		if screen.Key == key {
			page := screen.Build(s)
			s.pages[key] = page
			s.centre.Add(page.Content())
			return page
		}
	}
	return nil
}

// showPage brings the page of key to the front; pages are hidden, not thrown away.
func (s *Shell) showPage(key string) {
	page := s.page(key)
	if page == nil {
		return
	}
	s.window.Canvas().Unfocus()
	for name, other := range s.pages {
		show(other.Content(), name == key)
	}
	s.current = key
	s.nav.choose(key)
	s.memory.Set(memoryScreen, key)
	s.menus.rebuild()
	if s.stale[key] {
		delete(s.stale, key)
		if p, ok := holding[Refreshable](page); ok {
			p.Reload()
		}
	}
	if p, ok := page.(Shower); ok { // a page that holds others may want the focus for its own list
		p.Shown()
	} else if p, ok := able[Shower](page); ok {
		p.Shown()
	}
}

// currentPage returns the page in front, nil before Start.
func (s *Shell) currentPage() Page { return s.pages[s.current] }

// leave asks the current page whether it may be left, then calls then.
func (s *Shell) leave(then func()) {
	if page, ok := able[Leaver](s.currentPage()); ok {
		page.Leave(then)
		return
	}
	then()
}

// Refresh tells that records may have changed: the current page asks again, the others when they are shown, counts and status too.
func (s *Shell) Refresh() {
	if s.nav == nil {
		return
	}
	for key := range s.pages {
		s.stale[key] = key != s.current
	}
	if page, ok := holding[Refreshable](s.currentPage()); ok {
		page.Reload()
	}
	s.refreshAround()
}

// refreshAround asks for the counts of the navigation and for the status line.
func (s *Shell) refreshAround() {
	for _, screen := range s.options.Screens {
		if screen.Count == nil {
			continue
		}
		var count int
		var tone kit.Tone
		s.runner.Go("shell.count."+screen.Key, func(ctx context.Context, _ *task.Progress) (err error) {
			count, tone, err = screen.Count(ctx)
			return err
		}, func(err error) {
			if err == nil {
				s.nav.setCount(screen.Key, count, tone)
			}
		})
	}
	s.askStatus()
}

func (s *Shell) askStatus() {
	if s.options.Status == nil {
		return
	}
	var status Status
	s.runner.Go("shell.status", func(ctx context.Context, _ *task.Progress) (err error) {
		status, err = s.options.Status(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.options.Log.Warn("status line", "error", err)
			return
		}
		s.nav.department.SetText(status.Department)
		s.status.set(status, s.Now())
	})
}

// Raise brings the window to the front (a second start of the program).
func (s *Shell) Raise() {
	s.window.Show()
	s.window.RequestFocus()
}

// close asks the current page, remembers the window's size and ends the program.
func (s *Shell) close() {
	if s.nav == nil {
		s.end()
		return
	}
	s.leave(s.end)
}

func (s *Shell) end() {
	s.rememberSize()
	if err := s.flush(); err != nil {
		slog.Warn("window", "error", err) // a forgotten window size must not keep the program open
	}
	s.ticker.Stop()
	if s.options.Closed != nil {
		s.options.Closed()
	}
	kit.WindowKeys(s.window, nil)
	kit.ForgetTooltips(s.window)
	s.window.SetCloseIntercept(nil)
	s.window.Close()
}
