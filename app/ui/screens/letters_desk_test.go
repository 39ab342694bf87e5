package screens

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/mail/samples"
	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
	"vanphongso/app/work"
	"vanphongso/app/work/core"
	"vanphongso/data/blob"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// morning is when the tests take place: a Wednesday, the day after a holiday.
var morning = time.Date(2026, 11, 25, 9, 0, 0, 0, office.Zone)

// desk is an officer's place: the whole window over real data in a folder of its own.
type desk struct {
	*shell.Shell
	t       *testing.T
	ctx     context.Context
	office  *work.Office
	place   *Workplace
	clock   time.Time
	posted  chan func() // what waits for the window; nil when all work is done at once
	printed []string
	opened  []string
	broken  error // what the printer answers
	pages   map[string]shell.Page
}

// sit opens the window over an empty office; all work is done at once.
func sit(t *testing.T) *desk { return sitWith(t, task.Inline(), nil) }

func sitWith(t *testing.T, runner *task.Runner, posted chan func()) *desk {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", home+"/cache")
	d := &desk{t: t, ctx: context.Background(), clock: morning, posted: posted, pages: map[string]shell.Page{}}
	d.openOffice(t.TempDir())
	app := test.NewApp()
	app.Settings().SetTheme(kit.NewTheme(false, 1))
	d.Shell = shell.New(app, "Văn phòng Sở", runner, nil)
	d.Window().Resize(fyne.NewSize(1366, 768))
	d.Window().Show()
	d.Start(shell.Options{
		Title: "Văn phòng Sở", Runner: runner, Drafts: uitest.NewDrafts(), Now: func() time.Time { return d.clock },
		Screens: d.screens(), Files: d.place, Log: slog.New(slog.DiscardHandler),
		Open: func(_ context.Context, path string) error { d.opened = append(d.opened, path); return nil },
	})
	t.Cleanup(func() {
		kit.WindowKeys(d.Window(), nil)
		kit.ForgetTooltips(d.Window())
		d.Window().Close()
	})
	return d
}

// screens are those of the program; the pages they make are remembered.
func (d *desk) screens() []shell.Screen {
	list := All(d.office, d.place)
	for i, screen := range list {
		list[i].Build = func(h shell.Host) shell.Page {
			d.pages[screen.Key] = screen.Build(h)
			return d.pages[screen.Key]
		}
	}
	return list
}

// front is the page in front of the list of a screen.
func (d *desk) front(key string) shell.Page { return d.pages[key].(*stage).front() }

func (d *desk) openOffice(dir string) {
	d.t.Helper()
	s, err := store.Open(d.ctx, store.Options{Dir: dir, Now: func() time.Time { return d.clock }})
	d.must(err)
	d.t.Cleanup(func() { _ = s.Close() })
	blobs, err := blob.Open(dir + "/files")
	d.must(err)
	forms, err := paper.NewLibrary("")
	d.must(err)
	d.office = &work.Office{Office: core.Office{
		Store: s, Blobs: blobs, Forms: forms, Passwords: settings.Memory(), Actor: office.Actor{Name: "Trần Thị Bích", Role: "Một cửa", Host: "quầy 1"},
		Now: func() time.Time { return d.clock }, Log: slog.New(slog.DiscardHandler),
		PrintFile: func(_ context.Context, path, _ string, _ int, _ string) error {
			d.printed = append(d.printed, path)
			return d.broken
		},
		OpenFile: func(_ context.Context, path string) error { d.opened = append(d.opened, path); return nil },
	}}
	d.must(d.office.Seed(d.ctx))
	d.place = &Workplace{Data: dir, Settings: settings.Default()}
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatalf("%v (%s)", err, office.CodeOf(err))
	}
}

// sampleMailbox adds an account with the shipped sample mails and the rules they were made for.
func (d *desk) sampleMailbox(limit int64) {
	d.t.Helper()
	server, stop, err := samples.Serve(d.ctx)
	d.must(err)
	d.t.Cleanup(stop)
	for _, rule := range samples.Rules {
		d.must(d.office.Mailroom().SaveRule(d.ctx, &rule))
	}
	password := samples.Password
	d.must(d.office.Mailroom().SaveAccount(d.ctx, &letter.Account{
		Name: "mẫu", Server: server, User: samples.User, Security: letter.Plain, SizeLimit: limit,
	}, &password))
}

// sample returns the letter that a sample mail became.
func (d *desk) sample(name string) *letter.Letter {
	d.t.Helper()
	for i, s := range samples.All() {
		if !strings.HasPrefix(s.Name, name) {
			continue
		}
		list, err := d.office.Store.Letters.Page(d.ctx, office.Query{Limit: 500})
		d.must(err)
		for _, l := range list {
			if l.UID == uint32(i+1) {
				whole, err := d.office.Store.Letters.Get(d.ctx, l.ID)
				d.must(err)
				return whole
			}
		}
	}
	d.t.Fatalf("no letter of sample %s", name)
	return nil
}

// dossiers are all that are kept, newest first.
func (d *desk) dossiers() []dossier.Dossier {
	d.t.Helper()
	list, err := d.office.Store.Dossiers.Page(d.ctx, office.Query{Limit: 100})
	d.must(err)
	return list
}

// receiptText is what the printed receipt of a dossier says, with single spaces.
func (d *desk) receiptText(id int64) string {
	d.t.Helper()
	receipts, err := d.office.Store.Papers.OfDossier(d.ctx, id)
	d.must(err)
	if len(receipts) != 1 {
		d.t.Fatalf("%d receipts", len(receipts))
	}
	pdf, err := d.office.Desk().PaperPDF(d.ctx, receipts[0].ID)
	d.must(err)
	text, err := paper.Text(d.ctx, pdf)
	d.must(err)
	return strings.Join(strings.Fields(text), " ")
}

const (
	ctrl  = fyne.KeyModifierControl
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

func (d *desk) press(key fyne.KeyName, modifier fyne.KeyModifier) {
	d.t.Helper()
	uitest.Press(d.t, d.Window(), key, modifier)
}

// keys presses plain keys.
func (d *desk) keys(names ...fyne.KeyName) {
	d.t.Helper()
	for _, name := range names {
		d.press(name, 0)
	}
}

// enter presses Enter so many times.
func (d *desk) enter(times int) {
	d.t.Helper()
	for range times {
		d.keys(fyne.KeyReturn)
	}
}

// write types text into what has the focus.
func (d *desk) write(text string) {
	d.t.Helper()
	test.Type(d.Window().Canvas().Focused(), text)
}

func (d *desk) texts() string {
	return uitest.Texts(d.Window())
}

func (d *desk) shows(want ...string) {
	d.t.Helper()
	uitest.Shows(d.t, d.Window(), want...)
}

func (d *desk) hides(unwanted ...string) {
	d.t.Helper()
	uitest.Hides(d.t, d.Window(), unwanted...)
}

// pump does what was posted to the window until something has come to pass.
func (d *desk) pump(until func() bool) {
	d.t.Helper()
	uitest.Pump(d.t, d.Window(), d.posted, until)
}
