package screens

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/document"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
)

// figure is one big number; pressing it opens the list behind it.
type figure struct {
	card   *kit.Tile
	number *kit.Label
	text   *kit.Label
	read   func(v *homeView) (n int, tone kit.Tone, text string)
}

func (p *home) newFigures() []*figure {
	return []*figure{
		p.figure(Letters, NewLetters, func(v *homeView) (int, kit.Tone, string) {
			if n := v.today.Quarantined; n > 0 {
				return v.today.NewLetters, kit.ToneNone, kit.Tf("thư mới, %d thư không đọc được", n)
			}
			return v.today.NewLetters, kit.ToneNone, kit.T("thư mới chờ xử lý")
		}),
		p.figure(Dossiers, DueToday, func(v *homeView) (int, kit.Tone, string) {
			return v.today.DueToday, kit.ToneSoon, kit.T("đến hạn hôm nay")
		}),
		p.figure(Dossiers, DueSoon, func(v *homeView) (int, kit.Tone, string) {
			return v.today.DueSoon, kit.ToneSoon, kit.T("đến hạn trong hai ngày làm việc")
		}),
		p.figure(Dossiers, LateDossiers, func(v *homeView) (int, kit.Tone, string) {
			return v.today.Late, kit.ToneLate, kit.T("đã quá hạn")
		}),
		p.figure(Dossiers, OpenDossiers, func(v *homeView) (int, kit.Tone, string) {
			return v.open, kit.ToneNone, kit.Tf("đang giải quyết, %s nhận trong tháng", thousands(v.today.ThisMonth))
		}),
	}
}

func (p *home) figure(screen, filter string, read func(v *homeView) (int, kit.Tone, string)) *figure {
	f := &figure{number: kit.NewFigure("", kit.ToneNone), text: kit.NewMuted(""), read: read}
	f.text.Wrap = true
	f.card = kit.NewCard(kit.Sized(0, kit.Scaled(84), kit.Pad(kit.VBox(2, f.number, f.text), 8, 12, 8, 12)), func() { p.host.NavigateTo(screen, filter) })
	return f
}

// set shows the number; nothing late is nothing red.
func (f *figure) set(v *homeView) {
	n, tone, text := f.read(v)
	if n == 0 {
		tone = kit.ToneMuted
	}
	f.number.SetText(thousands(n))
	f.number.SetTone(tone)
	f.text.SetText(text)
	f.card.Refresh()
}

// dueRow is a dossier or a document that is late or due next.
type dueRow struct {
	item      work.WorkItem // which record it is
	due       string
	what, who string
	standing  string
	tone      kit.Tone
	dueAt     time.Time
}

// dueRows are the dossiers and documents that are late or due next.
type dueRows struct {
	clock *clock
	list  []dueRow
}

// set lists what is late, then what is due next, both registers by their due times.
func (r *dueRows) set(t *work.Today) {
	r.list = nil
	for _, part := range []struct {
		late      bool
		dossiers  []dossier.Dossier
		documents []document.Incoming
	}{{true, t.LateList, t.Documents.LateList}, {false, t.DueList, t.Documents.DueList}} {
		var rows []dueRow
		for i := range part.dossiers {
			rows = append(rows, r.dossier(&part.dossiers[i]))
		}
		for i := range part.documents {
			rows = append(rows, r.document(&part.documents[i]))
		}
		slices.SortStableFunc(rows, func(a, b dueRow) int { return a.dueAt.Compare(b.dueAt) })
		r.list = append(r.list, rows...)
	}
}

func (r *dueRows) dossier(x *dossier.Dossier) dueRow {
	row := dueRow{item: work.WorkItem{Register: work.WorkDossier, ID: x.ID}, due: briefTime(x.Due, r.clock.now()), dueAt: x.Due, what: firstOf(x.Summary, x.Procedure.Name), who: x.Owner.Name}
	row.standing, row.tone = r.clock.standing(x)
	return row
}

func (r *dueRows) document(x *document.Incoming) dueRow {
	row := dueRow{item: work.WorkItem{Register: work.WorkDocument, ID: x.ID}, due: briefDate(x.Due, r.clock.now()), dueAt: x.Due.Add(1).Time(), what: urgentText(x.Urgency, joined(": ", x.Type, x.Summary)), who: x.Author}
	row.standing, row.tone = r.clock.incoming(x)
	return row
}

// Len implements kit.Source.
func (r *dueRows) Len() int { return len(r.list) }

// Row implements kit.Source.
func (r *dueRows) Row(i int) (kit.Row, bool) {
	x := &r.list[i]
	return kit.Row{ID: x.item.Key(), Cells: []kit.Cell{{Text: x.due, Tone: x.tone}, {Text: x.what}, {Text: x.who}, {Text: x.standing, Tone: x.tone, Dot: true}}}, true
}

func newDueGrid(h shell.Host, rows *dueRows) *kit.Grid {
	grid := kit.NewGrid([]kit.GridColumn{
		{Key: "due", Title: kit.T("Hạn"), Width: 92},
		{Key: "what", Title: kit.T("Hồ sơ, văn bản"), Width: 180, Weight: 2},
		{Key: "owner", Title: kit.T("Chủ hồ sơ, tác giả"), Width: 120, Weight: 1},
		{Key: "standing", Title: kit.T("Tình trạng"), Width: 128},
	}, rows)
	grid.OnOpen = func(key int64) {
		for i := range rows.list {
			if item := &rows.list[i].item; item.Key() == key {
				openWork(h, item)
			}
		}
	}
	grid.OnKey = h.TypedKey
	grid.SetEmpty(kit.Empty{Title: kit.T("Không có việc nào quá hạn hay sắp đến hạn")})
	return grid
}

// asideOf is the right column: mailboxes, letters that wait, what needs a look.
func (p *home) asideOf(v *homeView) []fyne.CanvasObject {
	sections := []fyne.CanvasObject{p.mailSection(v)}
	if v.documents > 0 {
		sections = append(sections, p.documentSection(v))
	}
	if len(v.today.LetterList) > 0 {
		sections = append(sections, p.letterSection(v))
	}
	return append(sections, p.careSection(v))
}

// documentSection counts the documents that wait; each number opens its list.
func (p *home) documentSection(v *homeView) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, line := range []struct {
		n              int
		text           string
		tone           kit.Tone
		screen, filter string
	}{
		{v.today.Documents.Late, "Văn bản đến quá hạn", kit.ToneLate, Incoming, LateIncoming},
		{v.today.Documents.ToDirect, "Chờ lãnh đạo cho ý kiến", kit.ToneSoon, Incoming, PresentedIncoming},
		{v.today.Documents.ToNumber, "Văn bản đi chờ cấp số", kit.ToneSoon, Outgoing, ToNumberOut},
	} {
		number := kit.NewMuted(thousands(line.n))
		if line.n > 0 {
			number.SetTone(line.tone)
		}
		rows = append(rows, p.row(kit.NewLabel(kit.T(line.text)), number, func() { p.host.NavigateTo(line.screen, line.filter) }))
	}
	return section(kit.T("Văn bản"), rows...)
}

// row is a line that opens something.
func (p *home) row(left, right fyne.CanvasObject, open func()) fyne.CanvasObject {
	return kit.NewTile(kit.Sized(0, kit.Scaled(25), kit.HBox(8, kit.Grow(left), right)), 14, open)
}

func section(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.VBox(0, kit.Pad(kit.NewCaption(title), 12, 14, 4, 14), kit.Pad(kit.VBox(0, rows...), 0, 0, 9, 0), kit.HLine())
}

// mailSection tells when each mailbox was read last.
func (p *home) mailSection(v *homeView) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, a := range v.today.Accounts {
		rows = append(rows, p.row(kit.NewLabel(a.Name), p.fetched(v, a), func() { p.host.NavigateTo(Settings, "accounts") }))
	}
	if len(rows) == 0 {
		rows = append(rows, p.row(kit.NewLabel(kit.T("Chưa có tài khoản thư")), kit.NewMuted(kit.T("thêm")), func() { p.host.NavigateTo(Settings, "accounts") }))
	}
	return section(kit.T("Lấy thư"), rows...)
}

// fetched says how the last fetch of an account went, in red when it failed or was long ago.
func (p *home) fetched(v *homeView, a letter.Account) *kit.Label {
	label := kit.NewMuted(ago(a.LastGood, v.today.At))
	stale := v.today.MailStale && !a.LastGood.After(v.today.LastFetch)
	switch {
	case a.LastError != "":
		label.SetText(kit.Tf("lỗi, lần tốt cuối %s", ago(a.LastGood, v.today.At)))
		label.SetTone(kit.ToneLate)
	case stale:
		label.SetTone(kit.ToneLate)
	}
	return label
}

func (p *home) letterSection(v *homeView) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, l := range v.today.LetterList {
		rows = append(rows, p.row(kit.NewLabel(firstOf(l.Subject, l.From.String(), kit.T("(không có tiêu đề)"))), kit.NewMuted(briefTime(l.ReceivedAt, v.today.At)),
			func() { p.host.Navigate(Letters, l.ID) }))
	}
	return section(kit.T("Thư mới nhất"), rows...)
}

// careSection lists what is not right yet; all well is told too.
func (p *home) careSection(v *homeView) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	add := func(n int, text string, tone kit.Tone, open func()) {
		if n > 0 {
			number := kit.NewMuted(strconv.Itoa(n))
			number.SetTone(tone)
			rows = append(rows, p.row(kit.NewLabel(text), number, open))
		}
	}
	if p.deps.place.Settings.User == "" {
		rows = append(rows, p.row(kit.NewLabel(kit.T("Chưa ghi tên người làm việc")), kit.NewMuted(kit.T("ghi tên")), func() { p.host.NavigateTo(Settings, "person") }))
	}
	add(v.today.Quarantined, kit.T("Thư không đọc được"), kit.ToneLate, func() { p.host.NavigateTo(Letters, UnreadLetters) })
	add(v.today.TooLarge, kit.T("Thư quá lớn chưa tải"), kit.ToneSoon, func() { p.host.NavigateTo(Letters, TooLargeLetters) })
	add(len(p.deps.office.Forms.Problems()), kit.T("Tệp mẫu giấy bị lỗi"), kit.ToneLate, func() { p.host.NavigateTo(Settings, "forms") })
	add(v.staff, kit.T("Nhắc việc cán bộ"), v.staffTone, func() { p.host.NavigateTo(StaffDues, DuesNow) })
	add(v.unverified, kit.T("Thủ tục chưa kiểm chứng"), kit.ToneSoon, func() { p.host.NavigateTo(Procedures, "unverified") })
	if len(rows) == 0 {
		rows = append(rows, p.row(kit.NewMuted(kit.T("Không có gì bất thường.")), kit.NewMuted(""), nil))
	}
	return section(kit.T("Cần để ý"), rows...)
}

// welcome says what to do first in an office in which nothing has come in yet.
func (p *home) welcome(v *homeView) fyne.CanvasObject {
	step := func(n int, done bool, title, text string, open func()) *kit.Tile {
		sign := kit.NewFigure(strconv.Itoa(n), kit.ToneAccent)
		if done {
			sign = kit.NewFigure("✓", kit.ToneDone)
		}
		explained := kit.NewParagraph(text)
		explained.Color = kit.ColorMuted
		return kit.NewCard(kit.Pad(kit.HBox(14, kit.Sized(26, 0, sign), kit.Grow(kit.VBox(2, kit.NewBold(title), explained))), 11, 16, 11, 16), open)
	}
	p.first = step(1, p.deps.place.Settings.User != "", kit.T("Ghi tên người làm việc"), kit.T("Họ tên đứng trên giấy tiếp nhận và trong nhật ký."),
		func() { p.host.NavigateTo(Settings, "person") })
	rows := kit.VBox(10,
		kit.NewHeading(kit.T("Bắt đầu từ đâu?")),
		kit.NewParagraph(kit.T("Chưa có thư và hồ sơ nào. Bốn bước đầu, bằng chuột hoặc bằng Tab và Enter:")),
		p.first,
		step(2, false, kit.T("Xem lại thiết lập đơn vị"), kit.T("Tên cơ quan, mã định danh, địa danh, giờ làm việc và lịch nghỉ."),
			func() { p.host.NavigateTo(Settings, "office") }),
		step(3, v.accounts > 0, kit.T("Thêm tài khoản thư"), kit.T("Hộp thư nhận hồ sơ; chương trình chỉ đọc, không đổi gì trên máy chủ."),
			func() { p.host.NavigateTo(Settings, "accounts") }),
		step(4, false, kit.T("Nhận hồ sơ đầu tiên"), kit.T("Nhận thư bằng F9, hoặc nhập hồ sơ tại quầy ở màn hình Hồ sơ bằng Ctrl+N."),
			func() { p.host.Navigate(Dossiers, 0) }),
		kit.HBox(8, kit.NewMuted(kit.T("Chỉ muốn xem thử?")), kit.NewLink(kit.T("Nạp dữ liệu mẫu"), func() { loadSample(p.host, p.deps) })))
	return kit.Scroll(kit.Pad(kit.AtMost(620, rows), 26, 0, 20, 40))
}
