package screens

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// InsideDocuments is the part of the screen of folders that searches the texts of files, for shell.Host.NavigateTo; with
// ":" and words behind it, it searches for them at once.
const InsideDocuments = "inside"

// mostFindings is how many places are shown.
const mostFindings = 50

// insideTool opens the search from a screen of documents.
func insideTool(d deps, s *stage) register.Tool {
	return register.Tool{
		Key: "inside", Label: "Tìm trong nội dung", Shortcut: "Ctrl+Shift+F", Icon: kit.IconSearch, More: true, Do: func(shell.Host) { openInside(d, s, "") },
	}
}

// finding is a place in a file with what its document is called.
type finding struct {
	registry.Place
	name string
}

// inside searches the texts of the files of all documents, in front of a list.
type inside struct {
	deps     deps
	host     shell.Host
	stage    *stage
	box      *kit.SearchBox
	list     *kit.FileList
	scroll   *container.Scroll
	told     *kit.Label
	found    []finding
	query    string
	content  fyne.CanvasObject
	commands []shell.Command
}

// openInside puts the search in front; words, which may be empty, are searched for at once.
func openInside(d deps, s *stage, words string) {
	p := &inside{deps: d, host: s.host, stage: s, told: kit.NewParagraph("")}
	p.box = kit.NewSearchBox(s.host.Runner(), kit.T("Chữ có trong tệp của văn bản, có dấu hay không dấu… Ctrl+F"), p.search)
	p.box.OnDown = p.Shown
	p.list = kit.NewFindingList(p.view)
	p.list.OnSelect = func(int) { p.list.RevealIn(p.scroll) }
	p.scroll = kit.Scroll(kit.Pad(p.list, 4, 0, 4, 0))
	p.commands = []shell.Command{{Key: "inside.document", Label: "Mở văn bản trong sổ", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Do: p.openDocument}}
	p.told.Color = kit.ColorMuted
	line := kit.HBox(14, kit.NewTitle(kit.T("Tìm trong nội dung")), kit.Grow(kit.VBox(0, kit.Grow(nil), p.box, kit.Grow(nil))))
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0,
		headOf(line, buttons(s.close, false, p.commands)...), kit.Pad(p.told, 8, 14, 8, 14), kit.HLine(), kit.Grow(p.scroll)))
	p.tell()
	s.open(p)
	if words != "" {
		p.box.SetQuery(words)
		p.search(words)
	}
}

// Content implements shell.Page.
func (p *inside) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower: back from a file, the list has the focus.
func (p *inside) Shown() {
	if len(p.found) > 0 {
		p.host.Window().Canvas().Focus(p.list)
		return
	}
	p.box.Focus()
}

// FocusSearch implements shell.Searchable.
func (p *inside) FocusSearch() { p.box.Focus() }

// Commands implements shell.Commander.
func (p *inside) Commands() []shell.Command { return p.commands }

// search finds the places of words; the newest search wins.
func (p *inside) search(words string) {
	words = strings.TrimSpace(words)
	var found []finding
	p.host.Runner().Go("inside.search", func(ctx context.Context, _ *task.Progress) error {
		places, err := p.deps.office.Registry().SearchInside(ctx, words, mostFindings)
		for _, place := range places {
			found = append(found, finding{place, p.nameOf(ctx, place)})
		}
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.query, p.found = words, found
		p.show()
	})
}

// nameOf is what a document is called in one line; one that cannot be read is called by its register.
func (p *inside) nameOf(ctx context.Context, place registry.Place) string {
	kept := p.deps.office.Store
	if place.Register == document.ItemIncoming {
		if x, err := kept.Incoming.Get(ctx, place.RecordID); err == nil {
			return joined(" · ", kit.Tf("Đến %s", x.Arrival()), x.Number, x.Summary)
		}
		return kit.T("Văn bản đến")
	}
	if x, err := kept.Outgoing.Get(ctx, place.RecordID); err == nil {
		return joined(" · ", kit.T("Đi"), x.Number, x.Summary)
	}
	return kit.T("Văn bản đi")
}

func (p *inside) show() {
	items := make([]kit.FileItem, len(p.found))
	for i, f := range p.found {
		page := ""
		if f.Page > 0 {
			page = kit.Tf("trang %d", f.Page)
		}
		items[i] = kit.FileItem{
			Name: f.name, Note: joined(" · ", f.File, page), Icon: kit.FileIcon(f.File), Below: firstOf(f.Excerpt, kit.T("Chữ này có trong tên tệp.")), Found: f.Words,
		}
	}
	p.list.SetItems(items)
	p.list.Select(0)
	p.scroll.ScrollToTop()
	p.tell()
	p.content.Refresh()
}

// tell says what was found, or what can be done.
func (p *inside) tell() {
	switch {
	case p.query == "":
		p.told.SetText(kit.T("Tìm trong chữ của tệp PDF, Word (.docx), OpenDocument và tệp văn bản. Bản quét không có chữ nên không tìm được."))
	case len(p.found) == 0:
		p.told.SetText(kit.Tf("Không tệp nào có “%s”. Thử ít chữ hơn; bản quét không có chữ nên không tìm được.", p.query))
	case len(p.found) == mostFindings:
		p.told.SetText(kit.Tf("%d tệp mới nhất có “%s”; gõ thêm chữ để tìm hẹp lại. Enter mở tệp ở đúng trang.", len(p.found), p.query))
	default:
		p.told.SetText(kit.Tf("%d tệp có “%s”. Enter mở tệp ở đúng trang.", len(p.found), p.query))
	}
}

// view shows the file of finding i where the words are.
func (p *inside) view(i int) {
	f := p.found[i]
	var list []office.File
	p.host.Runner().Go("inside.files", func(ctx context.Context, _ *task.Progress) (err error) {
		list, err = p.deps.office.Registry().FilesOf(ctx, f.Register, f.RecordID)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		shown := storedFiles(p.deps, p.stage, kit.T("văn bản"), list)
		at := slices.IndexFunc(shown.all, func(a letter.Attachment) bool { return a.SHA256 == f.SHA256 })
		if at < 0 {
			p.host.Notify(kit.ToneSoon, kit.T("Tệp này không còn trong văn bản nữa."))
			return
		}
		shown.viewAt(shown.all[at], spot{page: max(0, f.Page-1), words: p.query})
	})
}

// openDocument shows the document of the finding under the cursor in its register.
func (p *inside) openDocument() {
	if i := p.list.Selected(); i >= 0 && i < len(p.found) {
		p.host.Navigate(p.found[i].Register, p.found[i].RecordID)
	}
}
