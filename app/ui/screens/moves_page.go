package screens

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// moving is a move that is to be made, of one dossier or of several.
type moving struct {
	x     *dossier.Dossier // whose values stand in the form at first
	move  dossier.Move
	title string
	label string            // of the button; empty = the move's own
	side  fyne.CanvasObject // what it is about, beside the form
	below fyne.CanvasObject // what the move brings, always in sight
	width float32           // of the side
	draft string            // key of what is typed; empty = it is not kept

	// preview works out beside the window what the move would bring; show is called on the window's goroutine.
	preview func(ctx context.Context, g dossier.Given) (show func(), err error)
	// act makes the move beside the window; done is called on the window's goroutine once the page is gone.
	act func(ctx context.Context, g dossier.Given) (done func(), err error)
}

// movePage asks for what a move needs, in front of a list: the form at the left, the dossier and what the move brings
// beside it. Nothing is done before Ctrl+Enter.
type movePage struct {
	moving
	deps     deps
	host     shell.Host
	stage    *stage
	form     *kit.Form
	fields   []moveField
	attached *attached // the files of the result
	kept     *kit.Banner
	typed    *draft
	rest     func(func())
	working  bool
	content  fyne.CanvasObject
}

const (
	moveForm    = 820                    // widest form
	moveSide    = 400                    // of the dossier beside the form
	previewRest = 250 * time.Millisecond // from typing to the preview
)

// openMove puts the page of a move in front.
func openMove(d deps, s *stage, m moving) *movePage {
	p := &movePage{moving: m, deps: d, host: s.host, stage: s, rest: s.host.Runner().Debounce(previewRest)}
	p.fields = p.asked()
	fields := make([]kit.Field, len(p.fields))
	for i, f := range p.fields {
		fields[i] = f.formField(m.move)
	}
	p.form = kit.NewForm(s.host.Runner(), fields...)
	p.form.SetValues(p.starts())
	p.showTracking()
	p.form.OnSave = func(map[string]string) { p.commit() }
	p.form.OnChange = func(string, string) { p.changed() }
	p.form.OnCancel = p.leave
	p.kept = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	p.typed = newDraft(s.host, m.draft, func() map[string]string { return p.form.Values() })
	p.content = p.layOut()
	p.typed.restore(p.bringBack)
	p.showPreview()
	s.open(p)
	return p
}

// starts are the values that stand in the form at first.
func (p *movePage) starts() map[string]string {
	values := map[string]string{}
	for _, f := range p.fields {
		values[f.Key] = ""
		if f.start != nil {
			values[f.Key] = f.start()
		}
	}
	return values
}

func (p *movePage) layOut() fyne.CanvasObject {
	form := kit.Scroll(kit.Pad(kit.AtMost(moveForm, kit.VBox(8, p.kept, p.form)), 12, 16, 14, 14))
	p.form.FollowIn(form)
	side := kit.VBox(0, kit.Grow(kit.Scroll(p.side)), kit.HLine(), p.below)
	title := head(p.title, buttons(p.form.Cancel, true, p.Commands())...)
	return kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(kit.Split(form, side, max(p.width, moveSide), 320))))
}

// Content implements shell.Page.
func (p *movePage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *movePage) Shown() { p.form.FocusFirst() }

// Escape implements shell.Escaper: what was typed stays as a draft.
func (p *movePage) Escape() bool {
	p.leave()
	return true
}

// Leave implements shell.Leaver.
func (p *movePage) Leave(then func()) {
	p.typed.keepOf(p.form)
	then()
}

// Commands implements shell.Commander.
func (p *movePage) Commands() []shell.Command {
	list := []shell.Command{{Key: "move.make", Label: firstOf(p.label, p.move.Label), Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save}}
	if p.asksFor("result.files") {
		list = append(list, shell.Command{Key: "move.files", Label: "Thêm tệp kết quả", Shortcut: "Ctrl+O", Icon: kit.IconPlus, Do: p.attached.choose})
	}
	return list
}

func (p *movePage) asksFor(key string) bool {
	for _, f := range p.fields {
		if f.Key == key {
			return true
		}
	}
	return false
}

// given is what stands in the form.
func (p *movePage) given() dossier.Given {
	var g dossier.Given
	for _, f := range p.fields {
		if value := p.form.Value(f.Key); value != "" {
			f.put(&g, value)
		}
	}
	return g
}

func (p *movePage) changed() {
	p.rest(p.showPreview)
	p.typed.later()
}

// showPreview shows what the move would bring with what is typed now.
func (p *movePage) showPreview() {
	g := p.given()
	var show func()
	p.host.Runner().Go("move.preview", func(ctx context.Context, _ *task.Progress) (err error) {
		show, err = p.preview(ctx, g)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		show()
	})
}

// commit makes the move, once.
func (p *movePage) commit() {
	if p.working {
		return
	}
	p.working = true
	g := p.given()
	var done func()
	p.host.Runner().Go("move.make", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T(p.move.Label))
		done, err = p.act(ctx, g)
		return err
	}, func(err error) {
		p.working = false
		if err != nil {
			p.fail(err)
			return
		}
		p.typed.drop()
		p.rest(func() {})
		p.stage.close()
		done()
		p.host.Refresh()
	})
}

// fail shows an error beside its field.
func (p *movePage) fail(err error) {
	key := office.FieldOf(err)
	if key == "papers" && !p.asksFor(key) {
		key = "papers.more"
	}
	if key == "reject_reason" {
		key = "reason"
	}
	if !p.asksFor(key) {
		p.host.Fail(err)
		return
	}
	p.form.SetError(key, kit.T(office.MessageOf(err)))
}

// leave is Esc: what was typed stays as a draft.
func (p *movePage) leave() {
	p.typed.leave(p.form)
	p.stage.close()
}

func (p *movePage) bringBack(kept shell.Draft) {
	for key, value := range kept.Values {
		if p.form.Value(key) != value {
			p.form.SetValue(key, value)
		}
	}
	p.showTracking()
	p.typed.told(p.kept, kept.At, func() {
		p.form.SetValues(p.starts())
		p.form.FocusFirst()
	})
	p.showPreview()
}
