package screens

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
)

// ticks is a list of papers of which some are ticked. Its value is the ticked ones, a line each.
type ticks struct {
	list  *kit.Checklist
	names []string
	on    map[string]bool
}

// newTicks offers the papers that a move may be about: to ask for, those of the procedure with the missing ones ticked; what
// came is what was asked for; what is handed out is the result.
func (p *dossierMove) newTicks() *ticks {
	t := &ticks{on: map[string]bool{}}
	add := func(name string, on bool) {
		t.names = append(t.names, name)
		t.on[name] = on
	}
	switch p.move.Action {
	case dossier.ActAsk:
		for _, c := range p.x.Components {
			add(c.Name, !c.Present && !c.Optional)
		}
	case dossier.ActSupplement:
		if n := len(p.x.Supplements); n > 0 {
			for _, name := range p.x.Supplements[n-1].Papers {
				add(name, true)
			}
		}
	case dossier.ActReturn:
		if name := resultText(p.x.Result); name != "" {
			add(name, true)
		}
	}
	t.list = kit.NewChecklist(nil)
	t.list.OnSwitch = func(i int, on bool) {
		t.on[t.names[i]] = on
		t.show()
		p.page.touched()
	}
	t.show()
	return t
}

func (t *ticks) show() {
	items := make([]kit.CheckItem, len(t.names))
	for i, name := range t.names {
		items[i] = kit.CheckItem{Label: name, Done: t.on[name], Optional: true}
	}
	t.list.SetItems(items)
}

func (t *ticks) value() string {
	var list []string
	for _, name := range t.names {
		if t.on[name] {
			list = append(list, name)
		}
	}
	return strings.Join(list, "\n")
}

func (t *ticks) set(value string) {
	t.on = map[string]bool{}
	for name := range strings.SplitSeq(value, "\n") {
		t.on[name] = true
	}
	t.show()
}

// resultText names the paper that came of a dossier: "Giấy phép số 65/GP-SKHCN ngày 25/11/2026"; "" for none.
func resultText(r *dossier.Result) string {
	if r == nil || r.Paper == "" && r.Number == "" {
		return ""
	}
	text := r.Paper
	if r.Number != "" {
		text = joined(" ", text, kit.Tf("số %s", r.Number))
	}
	if r.Day != "" {
		text += " " + kit.Tf("ngày %s", r.Day)
	}
	return text
}

// attached are files that are added to a form. Its value is their description as JSON.
type attached struct {
	deps    deps
	stage   *stage
	title   string // of the chooser
	files   []dossier.File
	list    *kit.FileList
	content *fyne.Container
	changed func()

	refused func() error                                                          // why no file may be added now; nil = one always may
	read    func(ctx context.Context, a letter.Attachment) (io.ReadCloser, error) // of a file that is not kept yet; nil = all are
}

func newAttached(d deps, s *stage, title string, changed func()) *attached {
	a := &attached{deps: d, stage: s, title: title, changed: changed}
	a.list = kit.NewFileList(nil, a.view)
	a.list.OnMenu = a.menu
	add := kit.NewButton(kit.T("Thêm tệp…"), a.choose)
	add.Shortcut = "Ctrl+O"
	a.content = kit.VBox(6, a.list, kit.HBox(0, add))
	a.show()
	return a
}

func (a *attached) choose() {
	if a.mayAdd() {
		addFiles(a.deps, a.stage.host, a.title, a.add)
	}
}

// drop takes files that were dropped on the window.
func (a *attached) drop(paths []string) {
	if a.mayAdd() {
		dropFiles(a.deps, a.stage.host, paths, a.add)
	}
}

// mayAdd says whether files may be added now; why not is told.
func (a *attached) mayAdd() bool {
	if a.refused == nil {
		return true
	}
	err := a.refused()
	a.stage.host.Fail(err)
	return err == nil
}

func (a *attached) add(f dossier.File) {
	a.files = append(a.files, f)
	a.show()
	a.changed()
}

// forget takes all the files away, and what is kept of those that no record has.
func (a *attached) forget() {
	added := a.files
	a.set("")
	a.stage.host.Runner().Go("attached.forget", func(ctx context.Context, _ *task.Progress) error {
		return a.deps.office.ForgetFiles(ctx, added)
	}, a.stage.host.Fail)
}

func (a *attached) show() {
	items := make([]kit.FileItem, len(a.files))
	for i, f := range a.files {
		items[i] = fileItem(attachmentOf(i, f))
	}
	a.list.SetItems(items)
	a.list.Hidden = len(items) == 0
	a.content.Refresh()
}

func (a *attached) view(i int) {
	of := storedFiles(a.deps, a.stage, "", a.files)
	if a.read != nil {
		of.read = a.read
	}
	of.view(of.all[i])
}

func (a *attached) menu(i int, at fyne.Position) {
	kit.ShowMenu(a.list, at, []kit.Command{
		{Label: kit.T("Xem"), Icon: kit.IconSearch, Do: func() { a.view(i) }},
		{Label: kit.T("Bỏ tệp này"), Icon: kit.IconTrash, Do: func() {
			a.files = append(a.files[:i:i], a.files[i+1:]...)
			a.show()
			a.changed()
		}},
	})
}

func (a *attached) value() string {
	if len(a.files) == 0 {
		return ""
	}
	content, err := json.Marshal(a.files)
	if err != nil {
		return ""
	}
	return string(content)
}

func (a *attached) set(value string) {
	a.files = attachedFiles(value)
	a.show()
}

// attachedFiles reads the value of attached; what it does not understand is no file.
func attachedFiles(value string) []dossier.File {
	var list []dossier.File
	if value == "" || json.Unmarshal([]byte(value), &list) != nil {
		return nil
	}
	return list
}
