package screens

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// asking is what a page in front of a list asks for, to do one thing with it.
type asking struct {
	key    string // of its tasks
	title  string
	label  string // of the button
	fields []kit.Field
	starts map[string]string // what stands in the form at first
	side   fyne.CanvasObject // what it is about, beside the form
	below  fyne.CanvasObject // what it brings, always in sight; nil for none
	width  float32           // of the side; 0 = the usual one
	draft  string            // key of what is typed; empty = it is not kept
	errors map[string]string // the fields beside which errors of other names are shown

	// mayKeep is asked before what is typed is kept as a draft; nil = it always may.
	mayKeep func(values map[string]string) bool
	// changed is told what stands in the form, at first and at once after every change; nil for nobody.
	changed func(values map[string]string)
	// preview works out beside the window what it would bring, at first and a moment after changes; show is called on the
	// window's goroutine. nil for none.
	preview func(ctx context.Context, values map[string]string) (show func(), err error)
	// doubt says beside the window what must be confirmed before it is done; the zero doubt asks nothing. nil = nothing is
	// asked.
	doubt func(ctx context.Context, values map[string]string) (doubt, error)
	// act does it beside the window; done is called on the window's goroutine once the page is gone.
	act func(ctx context.Context, values map[string]string) (done func(), err error)
	// next is what the form begins with when Ctrl+Shift+Enter has done it and the same is asked for once more; fields may be
	// pinned then. nil = once is enough.
	next func() map[string]string
	// more are further commands of the page.
	more []shell.Command
	// drop takes files that were dropped on the window; nil for a page that has no use for them.
	drop func(paths []string)
	// forget takes away at once what was kept of what is typed beside the draft; nil for nothing.
	forget func()
}

// doubt is what is asked before something is done.
type doubt struct{ title, text, yes string }

// askPage is such a page: the form at the left, what it is about and what it brings beside it. Nothing is done before
// Ctrl+Enter.
type askPage struct {
	asking
	host    shell.Host
	stage   *stage
	form    *kit.Form
	kept    *kit.Banner // says that a draft was brought back
	typed   *draft
	rest    func(func())
	pin     shell.Command // of a page that asks for the same again and again
	working bool
	content fyne.CanvasObject
}

const (
	askForm     = 820                    // widest form
	askSide     = 400                    // of what it is about, beside the form
	previewRest = 250 * time.Millisecond // from typing to the preview
)

// openAsk puts the page in front.
func openAsk(s *stage, a asking) { newAsk(s).open(a) }

// newAsk is a page that is not open yet, for fields that must know the page they will stand on.
func newAsk(s *stage) *askPage {
	return &askPage{host: s.host, stage: s, rest: s.host.Runner().Debounce(previewRest)}
}

func (p *askPage) open(a asking) {
	p.asking = a
	p.form = kit.NewForm(p.host.Runner(), a.fields...)
	p.form.SetValues(a.starts)
	p.form.OnSave = func(values map[string]string) { p.commit(values, p.close) }
	if a.next != nil {
		p.form.OnSaveNew = func(values map[string]string) { p.commit(values, p.again) }
		p.pin = register.PinCommand(p.host, p.form, a.key)
	}
	p.form.OnChange = func(string, string) { p.touched() }
	p.form.OnCancel = p.leave
	p.kept = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	p.typed = newDraft(p.host, a.draft, p.form.Values)
	p.typed.mayKeep = a.mayKeep
	p.content = p.layOut()
	p.typed.restore(p.bringBack)
	p.tell()
	p.showPreview()
	p.stage.open(p)
}

func (p *askPage) layOut() fyne.CanvasObject {
	form := kit.Scroll(kit.Pad(kit.AtMost(askForm, kit.VBox(8, p.kept, p.form)), 12, 16, 14, 14))
	p.form.FollowIn(form)
	side := []fyne.CanvasObject{kit.Grow(kit.Scroll(p.side))}
	if p.below != nil {
		side = append(side, kit.HLine(), p.below)
	}
	title := head(p.title, buttons(p.form.Cancel, true, p.offered())...)
	return kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(kit.Split(form, kit.VBox(0, side...), max(p.width, askSide), 320))))
}

// Content implements shell.Page.
func (p *askPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *askPage) Shown() { p.form.FocusFirst() }

// Escape implements shell.Escaper.
func (p *askPage) Escape() bool {
	p.leave()
	return true
}

// Leave implements shell.Leaver.
func (p *askPage) Leave(then func()) {
	p.typed.keepOf(p.form)
	then()
}

// Drop implements shell.Dropper.
func (p *askPage) Drop(paths []string) bool {
	if p.drop == nil {
		return false
	}
	p.drop(paths)
	return true
}

// Commands implements shell.Commander.
func (p *askPage) Commands() []shell.Command {
	if p.next == nil {
		return p.offered()
	}
	return append(p.offered(), p.pin)
}

// offered are the commands that are buttons too.
func (p *askPage) offered() []shell.Command {
	list := []shell.Command{{Key: p.key + ".do", Label: p.label, Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save}}
	if p.next != nil {
		list = append(list, shell.Command{Key: p.key + ".next", Label: "Lưu và nhập tiếp", Shortcut: "Ctrl+Shift+Enter", Icon: kit.IconPlus, Do: p.form.SaveNew})
	}
	return append(list, p.more...)
}

// touched follows a change of the form; a field that keeps its own value calls it when that changes.
func (p *askPage) touched() {
	p.tell()
	p.rest(p.showPreview)
	p.typed.later()
}

func (p *askPage) tell() {
	if p.changed != nil {
		p.changed(p.form.Values())
	}
}

// showPreview shows what it would bring with what is typed now.
func (p *askPage) showPreview() {
	if p.preview == nil {
		return
	}
	values := p.form.Values()
	var show func()
	p.host.Runner().Go(p.key+".preview", func(ctx context.Context, _ *task.Progress) (err error) {
		show, err = p.preview(ctx, values)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		show()
	})
}

// commit does what was asked for, once, after what is doubtful about it was confirmed; then says what becomes of the page.
func (p *askPage) commit(values map[string]string, then func()) {
	switch {
	case p.working:
	case p.doubt == nil:
		p.do(values, then)
	default:
		p.confirm(values, then)
	}
}

func (p *askPage) confirm(values map[string]string, then func()) {
	p.working = true
	var found doubt
	p.host.Runner().Go(p.key+".doubt", func(ctx context.Context, _ *task.Progress) (err error) {
		found, err = p.doubt(ctx, values)
		return err
	}, func(err error) {
		p.working = false
		switch {
		case err != nil:
			p.fail(err)
		case found.text == "":
			p.do(values, then)
		default:
			p.host.Confirm(found.title, found.text, found.yes, false, func() { p.do(values, then) })
		}
	})
}

func (p *askPage) do(values map[string]string, then func()) {
	p.working = true
	var done func()
	p.host.Runner().Go(p.key+".do", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T(p.label))
		done, err = p.act(ctx, values)
		return err
	}, func(err error) {
		p.working = false
		if err != nil {
			p.fail(err)
			return
		}
		p.typed.drop()
		p.rest(func() {})
		then()
		done()
		p.host.Refresh()
	})
}

func (p *askPage) close() { p.stage.close() }

// again begins the next one.
func (p *askPage) again() {
	p.kept.Set(kit.ToneAccent, "", "", "", nil)
	p.form.Next(p.next())
	p.tell()
	p.showPreview()
}

// fail shows an error beside its field, or beside the first of those that ask for a part of it.
func (p *askPage) fail(err error) {
	key := office.FieldOf(err)
	key = firstOf(p.errors[key], key)
	name, _, _ := strings.Cut(key, "[") // of a table with its row: terms[2]
	if !slices.ContainsFunc(p.fields, func(f kit.Field) bool { return f.Key == name }) {
		i := slices.IndexFunc(p.fields, func(f kit.Field) bool { return asksFor(f.Key, name) })
		if i < 0 {
			p.host.Fail(err)
			return
		}
		key = p.fields[i].Key
	}
	p.form.SetError(key, kit.T(office.MessageOf(err)))
}

// asksFor says whether the field with a key asks for a thing or for a part of it: papers.more for papers.
func asksFor(key, name string) bool {
	return key == name || name != "" && strings.HasPrefix(key, name+".")
}

// leave is Esc: what was typed stays as a draft.
func (p *askPage) leave() {
	p.typed.leave(p.form)
	p.stage.close()
}

func (p *askPage) bringBack(kept shell.Draft) {
	for key, value := range kept.Values {
		if p.form.Value(key) != value {
			p.form.SetValue(key, value)
		}
	}
	p.typed.told(p.kept, kept.At, func() {
		p.form.SetValues(p.starts)
		p.form.FocusFirst()
		p.tell()
		p.showPreview()
	})
	p.tell()
	p.showPreview()
}
