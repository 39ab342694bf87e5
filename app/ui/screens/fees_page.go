package screens

import (
	"context"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
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
	draft  string            // key of what is typed; empty = it is not kept

	// changed is told what stands in the form, at first and after every change; nil for nobody.
	changed func(values map[string]string)
	// act does it beside the window; done is called on the window's goroutine once the page is gone.
	act func(ctx context.Context, values map[string]string) (done func(), err error)
	// more are further commands of the page.
	more []shell.Command
}

// askPage is such a page: the form at the left, what it is about beside it. Nothing is done before Ctrl+Enter.
type askPage struct {
	asking
	host    shell.Host
	stage   *stage
	form    *kit.Form
	typed   *draft
	working bool
	content fyne.CanvasObject
}

// openAsk puts the page in front.
func openAsk(s *stage, a asking) *askPage {
	p := &askPage{asking: a, host: s.host, stage: s}
	p.form = kit.NewForm(s.host.Runner(), a.fields...)
	p.form.SetValues(a.starts)
	p.form.OnSave = func(values map[string]string) { p.commit(values) }
	p.form.OnChange = func(string, string) { p.tell() }
	p.form.OnCancel = p.leave
	p.typed = newDraft(s.host, a.draft, func() map[string]string { return p.form.Values() })
	p.content = p.layOut()
	if p.changed != nil {
		p.changed(p.form.Values())
	}
	p.typed.restore(p.bringBack)
	s.open(p)
	return p
}

func (p *askPage) layOut() fyne.CanvasObject {
	form := kit.Scroll(kit.Pad(kit.AtMost(moveForm, p.form), 12, 16, 14, 14))
	p.form.FollowIn(form)
	side := []fyne.CanvasObject{kit.Grow(kit.Scroll(p.side))}
	if p.below != nil {
		side = append(side, kit.HLine(), p.below)
	}
	title := head(p.title, buttons(p.form.Cancel, true, p.Commands())...)
	return kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(kit.Split(form, kit.VBox(0, side...), moveSide, 320))))
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

// Commands implements shell.Commander.
func (p *askPage) Commands() []shell.Command {
	return append([]shell.Command{{Key: p.key + ".do", Label: p.label, Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save}}, p.more...)
}

func (p *askPage) tell() {
	if p.changed != nil {
		p.changed(p.form.Values())
	}
	p.typed.later()
}

// commit does what was asked for, once; an error is shown beside its field.
func (p *askPage) commit(values map[string]string) {
	if p.working {
		return
	}
	p.working = true
	var done func()
	p.host.Runner().Go(p.key, func(ctx context.Context, progress *task.Progress) (err error) {
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
		p.stage.close()
		done()
		p.host.Refresh()
	})
}

func (p *askPage) fail(err error) {
	key := office.FieldOf(err)
	for _, f := range p.fields {
		if f.Key == key {
			p.form.SetError(key, kit.T(office.MessageOf(err)))
			p.form.FocusField(key)
			return
		}
	}
	p.host.Fail(err)
}

// leave is Esc: what was typed stays as a draft.
func (p *askPage) leave() {
	p.typed.leave(p.form)
	p.stage.close()
}

func (p *askPage) bringBack(kept shell.Draft) {
	for key, value := range kept.Values {
		p.form.SetValue(key, value)
	}
	if p.changed != nil {
		p.changed(p.form.Values())
	}
}
