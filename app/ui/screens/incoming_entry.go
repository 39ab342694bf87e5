package screens

import (
	"context"
	"io"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// incomingEntry is the page on which an incoming document is registered, out of a letter or from paper, put in between two
// others, or corrected.
type incomingEntry struct {
	deps   deps
	host   shell.Host
	stage  *stage
	page   *askPage
	lists  documentLists
	x      document.Incoming // what the form began with
	letter *letter.Letter    // it came with, nil for none
	insert bool              // it is put in behind a number
	done   func(x *document.Incoming)

	arrival string // the next number of arrival, not taken
	guessed string // the number that was taken apart last
	asked   string // the author that was looked up last
	kind    string // the type that the symbol told
	files   *attached
	next    *kit.Label
	last    *kit.Label // the document before
	alike   *kit.Banner
	sources *kit.KeyValue // where suggestions come from
	from    []kit.Pair
}

// newIncomingEntry makes the page that registers; done is told what was saved.
func newIncomingEntry(d deps, s *stage, done func(*document.Incoming)) *incomingEntry {
	e := &incomingEntry{deps: d, host: s.host, stage: s, page: newAsk(s), done: done, x: *d.office.Registry().Blank()}
	e.files = newAttached(d, s, kit.T("Tệp của văn bản"), func() { e.page.touched() })
	e.files.refused = func() error { return document.CheckSecrecy(e.page.form.Value("secrecy")) }
	e.next, e.last = kit.NewFigure("", kit.ToneNone), kit.NewMuted("")
	e.last.Wrap = true
	e.last.Hide()
	e.alike = kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	e.sources = kit.NewKeyValue()
	return e
}

// open reads what the form offers and puts the page in front.
func (e *incomingEntry) open() {
	registry := e.deps.office.Registry()
	e.run("lists", func(ctx context.Context) (err error) {
		if e.lists, err = registry.Lists(ctx); err != nil {
			return err
		}
		e.arrival, err = registry.NextArrival(ctx)
		return err
	}, func() {
		e.page.open(e.asking())
		if e.letter != nil {
			e.tintProposed()
		}
	})
}

func (e *incomingEntry) asking() asking {
	a := asking{
		key: "incoming", title: e.title(), label: "Vào sổ", fields: e.fields(), starts: e.starts(), side: e.side(), draft: e.draftKey(),
		mayKeep: func(v map[string]string) bool { return document.CheckSecrecy(v["secrecy"]) == nil },
		drop:    e.files.drop, forget: e.files.forget, preview: e.lookAround, doubt: e.doubtful, act: e.save,
		more: []shell.Command{{Key: "incoming.files", Label: "Thêm tệp", Shortcut: "Ctrl+O", Icon: kit.IconPaperclip, Do: e.files.choose}},
	}
	switch {
	case e.x.ID != 0:
		a.label = "Lưu"
	case e.insert:
		a.errors = map[string]string{"note": "reason"}
	case e.letter == nil:
		a.next = e.again
	}
	return a
}

// again is what the form begins with for the next document: the day may be another one by now.
func (e *incomingEntry) again() map[string]string {
	e.x = *e.deps.office.Registry().Blank()
	return e.starts()
}

func (e *incomingEntry) title() string {
	switch {
	case e.x.ID != 0:
		return kit.Tf("Sửa văn bản đến số %s", e.x.Arrival())
	case e.insert:
		return kit.T("Chèn văn bản vào sổ văn bản đến")
	case e.letter != nil:
		return kit.T("Vào sổ văn bản từ thư")
	}
	return kit.T("Vào sổ văn bản đến")
}

func (e *incomingEntry) draftKey() string {
	switch {
	case e.x.ID != 0:
		return "incoming." + strconv.FormatInt(e.x.ID, 10)
	case e.insert:
		return "incoming.insert"
	case e.letter != nil:
		return "incoming.letter." + strconv.FormatInt(e.letter.ID, 10)
	}
	return "incoming.new"
}

// side is what stands beside the form: the next number, what may be the same, where suggestions come from.
func (e *incomingEntry) side() fyne.CanvasObject {
	keys := kit.NewParagraph(kit.T("Enter, Tab: ô sau. Ctrl+L: ghim ô đang gõ cho văn bản sau. Chữ xanh: chương trình gợi ý, gõ vào là thay."))
	keys.TextSize, keys.Color = kit.SizeSmall, kit.ColorMuted
	number := kit.VBox(2, e.next, kit.NewMuted(kit.T("Số chỉ được lấy khi vào sổ.")), e.last)
	if e.x.ID != 0 || e.insert {
		number = kit.VBox(2, e.next, e.last)
	}
	return kit.VBox(0,
		kit.NewSection(e.numberCaption(), number),
		kit.Pad(kit.VBox(8, e.alike, e.sources, keys), 9, 14, 9, 14))
}

func (e *incomingEntry) numberCaption() string {
	switch {
	case e.x.ID != 0:
		return kit.T("Số đến")
	case e.insert:
		return kit.T("Số đến được chèn")
	}
	return kit.T("Số đến tiếp theo")
}

// showNumber shows the number of arrival that the document has or would get.
func (e *incomingEntry) showNumber(v map[string]string) {
	switch {
	case e.x.ID != 0:
		e.next.SetText(e.x.Arrival())
	case e.insert && v["behind"] != "":
		e.next.SetText(kit.Tf("%s + chữ", v["behind"]))
	case e.insert:
		e.next.SetText("…")
	default:
		e.next.SetText(e.arrival)
	}
}

// lookAround asks for the next number and for documents that may be the same.
func (e *incomingEntry) lookAround(ctx context.Context, v map[string]string) (func(), error) {
	registry, x := e.deps.office.Registry(), e.filled(v)
	arrival, err := registry.NextArrival(ctx)
	if err != nil {
		return nil, err
	}
	alike, err := registry.Alike(ctx, x)
	return func() {
		e.arrival = arrival
		e.showNumber(v)
		title := ""
		if len(alike) > 0 {
			title = kit.T("Có thể đã vào sổ")
		}
		e.alike.Set(kit.ToneSoon, title, strings.Join(alike, "\n"), "", nil)
	}, err
}

// doubtful asks once more when the document may stand in the register already.
func (e *incomingEntry) doubtful(ctx context.Context, v map[string]string) (doubt, error) {
	if err := document.CheckSecrecy(v["secrecy"]); err != nil {
		return doubt{}, err
	}
	alike, err := e.deps.office.Registry().Alike(ctx, e.filled(v))
	if err != nil || len(alike) == 0 {
		return doubt{}, err
	}
	yes := kit.T("Vẫn vào sổ")
	if e.x.ID != 0 {
		yes = kit.T("Vẫn lưu")
	}
	return doubt{kit.T("Có thể văn bản này đã vào sổ"), strings.Join(alike, "\n"), yes}, nil
}

// save registers the document, puts it in, or keeps what was corrected.
func (e *incomingEntry) save(ctx context.Context, v map[string]string) (func(), error) {
	registry, x, secrecy := e.deps.office.Registry(), e.filled(v), v["secrecy"]
	var err error
	switch {
	case x.ID != 0:
		err = registry.Save(ctx, x, secrecy)
	case e.insert:
		behind, _ := strconv.Atoi(v["behind"]) // the form lets only numbers pass
		err = registry.Insert(ctx, x, secrecy, behind, v["reason"])
	default:
		err = registry.Register(ctx, x, secrecy)
	}
	return func() { e.saved(x) }, err
}

func (e *incomingEntry) saved(x *document.Incoming) {
	e.last.SetText(kit.Tf("Vừa vào sổ: số đến %s · %s", x.Arrival(), joined(" · ", joined(" ", x.Type, x.Number), x.Author)))
	e.last.Show()
	e.from = nil
	e.guessed, e.asked, e.kind = "", "", ""
	e.sources.SetPairs()
	readTexts(e.deps, e.host, "incoming", x.ID, x.Files)
	if e.x.ID != 0 {
		e.host.Notify(kit.ToneDone, kit.Tf("Đã sửa văn bản đến số %s.", x.Arrival()))
	} else {
		e.host.Notify(kit.ToneDone, kit.Tf("Số đến %s · đã vào sổ %s", x.Arrival(), joined(" ", x.Type, x.Number)))
	}
	e.done(x)
}

// run does work beside the window; trouble is shown, done is called when there is none.
func (e *incomingEntry) run(name string, do func(ctx context.Context) error, done func()) {
	e.host.Runner().Go("incoming.entry."+name, func(ctx context.Context, _ *task.Progress) error { return do(ctx) }, func(err error) {
		if err != nil {
			e.host.Fail(err)
			return
		}
		done()
	})
}

// proposed fills the entry with what a letter suggests.
func (e *incomingEntry) proposed(l *letter.Letter, p *registry.IncomingProposal) {
	e.letter, e.x = l, p.Document
	for _, hint := range p.Hints {
		what, where, _ := strings.Cut(hint, ": ")
		e.from = append(e.from, kit.Pair{Label: kit.T(what), Value: where})
	}
	e.files.read = e.readFile
	e.sources.SetPairs(e.from...)
}

// tintProposed shows what the letter proposes as suggestions; the clerk confirms them by registering.
func (e *incomingEntry) tintProposed() {
	starts := e.page.starts
	for _, key := range []string{"number", "dated", "author", "type", "summary", "source"} {
		if e.page.form.Value(key) == starts[key] { // not what a draft brought back
			e.page.form.Suggest(key, starts[key])
		}
	}
}

// readFile reads a file that is kept, or is still a part of the letter.
func (e *incomingEntry) readFile(ctx context.Context, a letter.Attachment) (io.ReadCloser, error) {
	for _, part := range e.letter.Attachments {
		if part.SHA256 == a.SHA256 {
			r, _, err := e.deps.office.Mailroom().Attachment(ctx, e.letter.ID, part.Index)
			return r, err
		}
	}
	return e.deps.office.Blobs.Open(a.SHA256)
}

// register opens the page for a new document.
func (s *incoming) register() { newIncomingEntry(s.deps, s.stage, s.entered).open() }

// insert opens the page for a document that is put in behind a number.
func (s *incoming) insert() {
	e := newIncomingEntry(s.deps, s.stage, s.entered)
	e.insert = true
	e.open()
}

// correct opens the page on which what was taken down wrongly is put right.
func (s *incoming) correct(x *document.Incoming) {
	e := newIncomingEntry(s.deps, s.stage, s.entered)
	e.x = *x
	e.open()
}

// entered shows the document in the list once the page is gone.
func (s *incoming) entered(x *document.Incoming) {
	if s.stage.front() == nil {
		s.list.Hold(x.ID)
	}
}

// dayOr is a day that a form has, empty when it is none.
func dayOr(value string) office.Day {
	if day := office.Day(value); !day.Time().IsZero() {
		return day
	}
	return ""
}
