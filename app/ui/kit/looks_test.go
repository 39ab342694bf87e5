package kit

import (
	"context"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
)

func sampleForm() *Form {
	search := func(context.Context, string) ([]Option, error) {
		return []Option{
			{Value: "1", Label: "2.002381 · Gia hạn giấy phép tiến hành công việc bức xạ", Note: "Bức xạ"},
			{Value: "2", Label: "2.002380 · Cấp giấy phép", Note: "Bức xạ"},
		}, nil
	}
	return NewForm(task.Inline(),
		Field{Key: "procedure", Label: "Thủ tục", Kind: FieldLookup, Search: search, Required: true, Section: "Hồ sơ"},
		Field{Key: "owner", Label: "Chủ hồ sơ", Required: true, Help: "Tên người hoặc tổ chức"},
		Field{Key: "id", Label: "Số giấy tờ", Half: true, Help: "Quét QR căn cước hoặc nhập số"},
		Field{Key: "phone", Label: "Điện thoại", Half: true},
		Field{Key: "day", Label: "Ngày nhận", Kind: FieldDate, Half: true, Section: "Thời hạn"},
		Field{Key: "channel", Label: "Kênh tiếp nhận", Kind: FieldChoice, Half: true, Options: []Option{
			{Value: "direct", Label: "Trực tiếp"}, {Value: "online", Label: "Trực tuyến"}, {Value: "post", Label: "Bưu chính"},
		}},
		Field{Key: "fee", Label: "Lệ phí", Kind: FieldMoney, Half: true, Hint: "Theo Thông tư 287/2016/TT-BTC"},
		Field{Key: "copies", Label: "Số bản", Kind: FieldNumber, Half: true},
		Field{Key: "public", Label: "Công khai", Kind: FieldCheck, Help: "Cho tra cứu trên mạng"},
		Field{Key: "note", Label: "Ghi chú dài đến mức phải xuống dòng", Kind: FieldLines},
		Field{Key: "limit", Label: "Thời hạn", Kind: FieldShow},
	)
}

// TestLooks draws every widget once, light and dark; with KIT_LOOKS=folder the pictures are kept to be looked at.
func TestLooks(t *testing.T) {
	t.Run("grid", func(t *testing.T) {
		g := NewGrid(sampleColumns, &list{count: 1_000_000, rows: sampleRows(), loading: map[int]bool{12: true}})
		g.SetSort("received", true)
		window := newWindow(t, 1000, 500, g)
		window.Canvas().Focus(g)
		press(g, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown)
		keep(t, window, "grid")
		fyne.CurrentApp().Settings().SetTheme(NewTheme(true, 1))
		keep(t, window, "grid-dark")
		fyne.CurrentApp().Settings().SetTheme(NewTheme(false, 1.3))
		keep(t, window, "grid-large")
	})
	t.Run("grid of two lines", func(t *testing.T) {
		rows := []Row{{Cells: []Cell{{Text: "Hồ sơ đề nghị gia hạn giấy phép X-quang – PK Hồng Đức", Second: "Lê Minh Đức · 4 tệp", Bold: true}, {Text: "20/11 09:41"}}}}
		g := NewGrid([]GridColumn{{Key: "subject", Width: 200, Weight: 1}, {Key: "date", Width: 100, Right: true}}, &list{count: 30, rows: rows})
		g.TwoLine = true
		keep(t, newWindow(t, 460, 400, g), "grid-two-line")
	})
	t.Run("empty grid", func(t *testing.T) {
		g := NewGrid(sampleColumns, &list{})
		g.Empty = Empty{Title: "Chưa có hồ sơ nào", Hint: "Hồ sơ xuất hiện ở đây khi thư được tiếp nhận, hoặc khi lập hồ sơ tại quầy.", Action: "Lập hồ sơ mới", Do: func() {}}
		keep(t, newWindow(t, 800, 300, g), "grid-empty")
	})
	t.Run("form", func(t *testing.T) {
		f := sampleForm()
		window := newWindow(t, 760, 560, Fill(ColorSurface, Scroll(Pad(f, 12, 16, 12, 16))))
		f.SetValues(map[string]string{"fee": "2250000", "day": "2026-11-24", "channel": "online", "limit": "5 ngày làm việc, nghỉ 24/11", "phone": "0912 345 456"})
		window.Canvas().Focus(f.byKey["channel"].edit.focusable())
		keep(t, window, "form")
		f.byKey["procedure"].edit.(*lookupEditor).in.SetText("gia")
		f.Save()
		keep(t, window, "form-errors")
		f.FocusField("procedure")
		f.byKey["procedure"].edit.(*lookupEditor).ask()
		keep(t, window, "form-lookup")
		fyne.CurrentApp().Settings().SetTheme(NewTheme(true, 1))
		keep(t, window, "form-dark")
	})
	t.Run("calendar", func(t *testing.T) {
		f := sampleForm()
		window := newWindow(t, 760, 560, Fill(ColorSurface, Scroll(Pad(f, 12, 16, 12, 16))))
		f.SetValues(map[string]string{"day": "2026-11-24"})
		f.byKey["day"].edit.(*dateEditor).field.ShowCalendar()
		keep(t, window, "calendar")
	})
	t.Run("pieces", func(t *testing.T) {
		window := newWindow(t, 1100, 720, Fill(ColorPage, Pad(pieces(), 14, 14, 14, 14)))
		keep(t, window, "pieces")
		fyne.CurrentApp().Settings().SetTheme(NewTheme(true, 1))
		keep(t, window, "pieces-dark")
	})
	t.Run("icons", func(t *testing.T) {
		row := Flow(10)
		window := newWindow(t, 700, 420, Fill(ColorSurface, Pad(row, 10, 10, 10, 10)))
		for _, name := range everyIcon(t) {
			row.Add(VBox(0, Sized(32, 32, newIcon(name, ColorText, 32)), NewMuted(string(name))))
		}
		row.Refresh()
		keep(t, window, "icons")
	})
	t.Run("dialogs", func(t *testing.T) {
		window := newWindow(t, 900, 600, Fill(ColorPage, NewLabel("")))
		Confirm(window, "Bỏ những gì đã sửa?", "Những thay đổi chưa lưu trên trang này sẽ mất.", "Bỏ thay đổi", true, func(bool) {})
		keep(t, window, "confirm")
		closeAll(window)
		Prompt(window, "Không phải hồ sơ", "Thư được giữ trong sổ với lý do dưới đây.", "Lý do", "Ghi lại", true, func(string) {})
		keep(t, window, "prompt")
		closeAll(window)
		ShowError(window, "Không nối được máy chủ thư mail.laocai.gov.vn: sai mật khẩu. Hãy nhập lại mật khẩu trong Thiết lập.", "imap: NO [AUTHENTICATIONFAILED]")
		keep(t, window, "error")
		closeAll(window)
		ShowPalette(window, task.Inline(), []Command{
			{Label: "Lấy thư", Shortcut: "F5", Icon: IconRefresh},
			{Label: "Hồ sơ mới", Shortcut: "Ctrl+N", Icon: IconPlus},
			{Label: "In giấy tiếp nhận", Off: "hãy chọn một hồ sơ", Icon: IconPrint},
		}, nil)
		keep(t, window, "palette")
		closeAll(window)
		ShowShortcuts(window, []ShortcutGroup{
			{Title: "Chung", Keys: []Pair{{Label: "Ctrl+K", Value: "Tìm mọi thứ"}, {Label: "F1", Value: "Phím tắt"}}},
			{Title: "Danh sách", Keys: []Pair{{Label: "Lên, xuống, PgUp, PgDn", Value: "Di chuyển"}, {Label: "Dấu cách", Value: "Đánh dấu dòng để làm một việc cho nhiều dòng"}}},
		})
		keep(t, window, "shortcuts")
	})
	t.Run("paper", func(t *testing.T) {
		v := NewPDFView(task.Inline(), "page", 2, func(context.Context, int, int) (image.Image, error) { return page(600, 850), nil })
		window := newWindow(t, 500, 500, v)
		press(v, fyne.KeyPageDown)
		if v.Page() != 1 {
			t.Errorf("PgDn shows page %d, want 1", v.Page())
		}
		keep(t, window, "paper")
	})
}

func closeAll(window fyne.Window) {
	for _, o := range window.Canvas().Overlays().List() {
		o.Hide()
		window.Canvas().Overlays().Remove(o)
	}
}

func pieces() fyne.CanvasObject {
	check := NewChecklist([]CheckItem{
		{Label: "Đơn đề nghị (Mẫu 6)", Done: true, Note: "don.pdf · 98%"},
		{Label: "Kết quả đo liều cá nhân của nhân viên bức xạ trong ba năm gần nhất", Done: true, Unsure: true, Note: "lieu.xlsx · 61%, cần xem"},
		{Label: "Giấy chứng nhận kiểm định", Note: "chưa có"},
		{Label: "Giấy uỷ quyền", Optional: true, Note: "nếu có"},
	})
	check.focused = true
	check.Refresh()
	files := NewFileList([]FileItem{{Name: "don.pdf", Note: "PDF · 410 KB"}, {Name: "lieu.xlsx", Note: "Excel · 38 KB"}, {Name: "kiemxa.zip", State: "có mật khẩu", Tone: ToneSoon}}, nil)
	off := NewButton("Từ chối", nil)
	off.SetEnabled(false, "Hồ sơ đã được tiếp nhận")
	danger := NewButton("Xoá", nil)
	danger.Kind = ButtonDanger
	printer := NewButton("In sổ", nil)
	printer.Icon = IconPrint
	focused := NewButton("Có tiêu điểm", nil)
	focused.focused = true
	search := NewSearchBox(task.Inline(), "Tìm mã, tên, điện thoại… Ctrl+F", nil)
	chips := NewChips([]Chip{{Key: "a", Label: "Đang giải quyết", Count: 16}, {Key: "b", Label: "Quá hạn", Count: 1, Tone: ToneLate}, {Key: "c", Label: "Tất cả", Count: -1}}, nil)
	chips.focused = true
	chips.Refresh()
	left := VBox(10,
		HBox(8, NewTitle("Hồ sơ"), Sized(260, 0, search), Grow(nil), NewPrimary("Hồ sơ mới", "Ctrl+N", nil)),
		Flow(7, NewPrimary("Tiếp nhận và in giấy", "Ctrl+Enter", nil), printer, off, danger, focused, NewLink("Vì sao?", nil), NewIconButton(IconGear, "Cột", nil)),
		chips,
		NewBanner(ToneAccent, "10:00 thứ Hai 30/11/2026", "5 ngày làm việc, nghỉ 24/11", "Vì sao?", nil),
		NewBanner(ToneSoon, "", "Biểu mẫu này chưa kiểm chứng với bản gốc của Thông tư; hãy đối chiếu trước khi dùng chính thức.", "", nil),
		NewBanner(ToneLate, "Không lấy được thư", "Máy chủ từ chối mật khẩu lúc 07:10.", "Thử lại", nil),
		HBox(8, NewBadge("7", ToneAccent), NewBadge("quá hạn", ToneLate), NewBadge("xong", ToneDone), NewBadge("chờ", TonePaused), NewBadge("sắp hạn", ToneSoon)),
		NewPanel("Nhận và giải quyết theo tháng", Pad(sampleChart(), 10, 10, 10, 10), NewLink("Xem", nil)),
	)
	right := Fill(ColorSurface, VBox(0,
		Pad(VBox(2, NewHeading("H38.21.06-261120-0003"), NewMuted("Gia hạn giấy phép tiến hành công việc bức xạ (X-quang)")), 12, 14, 12, 14), HLine(),
		NewSection("Chủ hồ sơ", NewKeyValue(Pair{Label: "Tên", Value: "Phòng khám Đa khoa Hồng Đức"}, Pair{Label: "Địa chỉ", Value: "Tổ 5, phường Yên Bái, tỉnh Lào Cai, đường Trần Phú kéo dài"}, Pair{Label: "Hạn", Value: "Quá hạn 1 ngày", Tone: ToneLate})),
		NewSection("Thành phần hồ sơ 2/3", check, NewLink("Xem tệp", nil)),
		NewSection("Tệp gửi kèm", files),
	))
	return container.New(&dividedLayout{Split(left, right, 372, 300)}, left, right, NewLabel(""))
}

func TestFontCoversSigns(t *testing.T) {
	test.NewApp()
	for _, sign := range "✓✗–▲▼‹›…·" {
		if textWidth(string(sign), face{13, false}) <= 0 {
			t.Errorf("%q has no width", sign)
		}
	}
}

// sampleChart has two bars a month and a month without any.
func sampleChart() *BarChart {
	chart := NewBarChart()
	chart.SetGroups([]BarGroup{
		{Label: "T1", Bars: []Bar{{4, ToneAccent}, {3, ToneDone}}},
		{Label: "T2", Bars: []Bar{{12, ToneAccent}, {7, ToneDone}}},
		{Label: "T3", Bars: []Bar{{-1, ToneAccent}, {0, ToneDone}}},
	})
	return chart
}
