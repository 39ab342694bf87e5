package register

import (
	"context"
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// patience is how long the detail of the record before stays while the next one is read.
const patience = 150 * time.Millisecond

// detail is the pane of the selected record.
type detail[T any] struct {
	screen  *Screen[T]
	content fyne.CanvasObject
	body    *fyne.Container // what is shown of the record
	away    *kit.Banner     // says that the list does not hold the record
	above   fyne.CanvasObject
	marked  *fyne.Container // what is shown instead while rows are marked
	history *fyne.Container // filled when the changes have come
	actions *fyne.Container
	foot    fyne.CanvasObject
	own     fyne.CanvasObject // made by Description.Detail

	id     int64 // the record wanted, 0 = none
	record *T    // the record read, nil while it is being read
	shown  *T    // the record that body shows
	slow   *task.Timer
	queued func() // what waits for the record
}

func newDetail[T any](s *Screen[T]) *detail[T] {
	d := &detail[T]{screen: s, body: container.NewStack(), marked: container.NewStack(), history: kit.VBox(0), actions: kit.Flow(7)}
	d.marked.Hide()
	d.away = kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	d.above = kit.Pad(d.away, 9, 14, 9, 14)
	d.above.Hide()
	d.foot = kit.VBox(0, kit.HLine(), kit.Pad(d.actions, 10, 14, 10, 14))
	d.foot.Hide()
	d.content = kit.Fill(kit.ColorSurface, kit.VBox(0, d.above, kit.Grow(container.NewStack(d.body, d.marked)), d.foot))
	return d
}

// none asks to choose a record.
func (d *detail[T]) none() {
	d.blank(kit.Tf("Chọn một %s trong danh sách để xem ở đây.", d.screen.one()))
}

// show reads the record and shows it; 0 empties the pane.
func (d *detail[T]) show(id int64) {
	if id == d.id && id != 0 {
		return
	}
	d.id, d.record, d.queued = id, nil, nil
	d.slow.Stop()
	if id == 0 {
		d.screen.host.Runner().Drop("register." + d.screen.d.Key + ".get")
		d.none()
		return
	}
	d.slow = d.screen.host.Runner().After(patience, func() { d.blank(kit.T("Đang đọc…")) })
	d.read()
}

// read asks for the record and its history beside the window.
func (d *detail[T]) read() {
	id := d.id
	var record *T
	d.screen.run("get", func(ctx context.Context, _ *task.Progress) (err error) {
		record, err = d.screen.d.Source.Get(ctx, id)
		return err
	}, func(err error) {
		d.slow.Stop()
		if err != nil {
			d.lost(err)
			return
		}
		d.fill(record)
	})
	d.readHistory(id)
}

// lost shows that the record cannot be read (any more).
func (d *detail[T]) lost(err error) {
	d.record, d.queued = nil, nil
	d.blank(kit.T(office.MessageOf(err)))
	d.showActions()
	if office.CodeOf(err) != office.CodeNotFound {
		d.screen.host.Fail(err)
	}
}

// fill shows the record. A record that has not changed keeps its pane, with whatever is typed there.
func (d *detail[T]) fill(record *T) {
	d.record = record
	if d.shown == nil || !reflect.DeepEqual(d.shown, record) {
		d.shown = record
		d.own = nil
		if d.screen.d.Detail != nil {
			d.own = d.screen.d.Detail(d.screen.host, record)
			d.put(d.own)
		} else {
			d.put(d.paper(record))
		}
	}
	d.showActions()
	d.tellAway()
	if queued := d.queued; queued != nil {
		d.queued = nil
		queued()
	}
}

// whenRead runs do with the record under the cursor: at once, or as soon as it has been read. A quick hand that moves the
// cursor and presses a shortcut means the new record.
func (d *detail[T]) whenRead(do func()) {
	if d.id != 0 && d.record == nil {
		d.queued = do
		return
	}
	do()
}

// blank shows a sentence instead of a record.
func (d *detail[T]) blank(text string) {
	d.shown, d.own = nil, nil
	message := kit.NewParagraph(text)
	message.Color, message.Align = kit.ColorMuted, fyne.TextAlignCenter
	d.put(kit.VBox(0, kit.Pad(message, 40, 30, 0, 30)))
	d.showActions()
	d.tellAway()
}

func (d *detail[T]) put(object fyne.CanvasObject) {
	d.body.Objects = []fyne.CanvasObject{object}
	d.body.Refresh()
}

// paper is head, banner, sections and history of a record.
func (d *detail[T]) paper(record *T) fyne.CanvasObject {
	desc := &d.screen.d
	var rows []fyne.CanvasObject
	if desc.Banner != nil {
		if b := desc.Banner(record); b.Title != "" {
			banner := kit.NewBanner(b.Tone, b.Title, b.Text, b.Action, d.do(b.Do))
			rows = append(rows, kit.Pad(banner, 9, 14, 9, 14), kit.HLine())
		}
	}
	if desc.Sections != nil {
		for _, section := range desc.Sections(record) {
			if object := d.section(section); object != nil {
				rows = append(rows, object)
			}
		}
	}
	rows = append(rows, d.history)
	scroll := kit.Grow(kit.Scroll(kit.VBox(0, rows...)))
	if desc.Head == nil {
		return kit.VBox(0, scroll)
	}
	head := desc.Head(record)
	title := []fyne.CanvasObject{kit.NewHeading(head.Title)}
	if head.Subtitle != "" {
		subtitle := kit.NewParagraph(head.Subtitle)
		subtitle.TextSize, subtitle.Color = kit.SizeSmall, kit.ColorMuted
		title = append(title, subtitle)
	}
	return kit.VBox(0, kit.Pad(kit.VBox(2, title...), 11, 14, 11, 14), kit.HLine(), scroll)
}

func (d *detail[T]) section(section Section) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if section.Text != "" {
		parts = append(parts, kit.NewParagraph(section.Text))
	}
	if len(section.Pairs) > 0 {
		parts = append(parts, kit.NewKeyValue(section.Pairs...))
	}
	if len(section.Checks) > 0 {
		list := kit.NewChecklist(section.Checks)
		list.ReadOnly = true
		parts = append(parts, list)
	}
	if len(section.Files) > 0 {
		parts = append(parts, kit.NewFileList(section.Files, func(i int) {
			if section.Open != nil {
				section.Open(d.screen.host, i)
			}
		}))
	}
	if section.Object != nil {
		parts = append(parts, section.Object)
	}
	if len(parts) == 0 {
		return nil
	}
	var links []fyne.CanvasObject
	if section.Action != "" {
		links = append(links, kit.NewLink(kit.T(section.Action), d.do(section.Do)))
	}
	return kit.NewSection(kit.T(section.Title), kit.VBox(6, parts...), links...)
}

// do gives host to something that a description does.
func (d *detail[T]) do(what func(host shell.Host)) func() {
	if what == nil {
		return nil
	}
	return func() { what(d.screen.host) }
}
