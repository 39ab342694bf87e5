package kit

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// newWindow returns a test window of a size with the program's theme and its layer, with content in it.
func newWindow(t testing.TB, width, height float32, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewApp()
	app.Settings().SetTheme(NewTheme(false, 1))
	window := test.NewWindow(nil)
	window.SetPadded(false)
	window.SetContent(WithTooltips(window, content))
	window.Resize(fyne.NewSize(width, height))
	t.Cleanup(func() {
		ForgetTooltips(window)
		window.Close()
	})
	return window
}

// keep writes what the window shows to KIT_LOOKS/name.png, when that folder is named; the maker looks at it.
func keep(t testing.TB, window fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("KIT_LOOKS")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if err := png.Encode(file, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func press(target fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		target.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// list is a Source of count rows made when asked; missing ones are still loading.
type list struct {
	count   int
	rows    []Row
	loading map[int]bool
	asked   int
}

func (l *list) Len() int { return l.count }

func (l *list) Row(i int) (Row, bool) {
	l.asked++
	if l.loading[i] {
		return Row{}, false
	}
	return l.rows[i%len(l.rows)].at(i), true
}

func (r Row) at(i int) Row {
	r.ID = int64(i + 1)
	return r
}

var sampleColumns = []GridColumn{
	{Key: "code", Title: "Mã hồ sơ", Width: 178, Sortable: true},
	{Key: "owner", Title: "Chủ hồ sơ", Width: 120, Weight: 1, Sortable: true},
	{Key: "procedure", Title: "Thủ tục", Width: 120, Weight: 1.5},
	{Key: "received", Title: "Nhận", Width: 70, Sortable: true},
	{Key: "fee", Title: "Lệ phí", Width: 90, Right: true},
	{Key: "state", Title: "Trạng thái", Width: 140},
}

func sampleRows() []Row {
	names := []string{"Trần Văn Bảo", "Cty CP Chè Suối Giàng", "Bệnh viện Đa khoa số 1 tỉnh Lào Cai", "Đặng Thị Hồng Nhung"}
	works := []string{"Cấp giấy phép tiến hành công việc bức xạ", "Công bố sử dụng dấu định lượng", "Khai báo thiết bị X-quang chẩn đoán y tế"}
	states := []Cell{
		{Text: "Quá hạn 1 ngày", Tone: ToneLate, Dot: true},
		{Text: "Đến hạn hôm nay", Tone: ToneSoon, Dot: true},
		{Text: "Đang xử lý", Dot: true},
		{Text: "Chờ bổ sung", Tone: TonePaused, Dot: true},
		{Text: "Chờ trả kết quả", Tone: ToneDone, Dot: true},
	}
	rows := make([]Row, 60)
	for i := range rows {
		rows[i] = Row{Cells: []Cell{
			{Text: fmt.Sprintf("H38.21.06-261109-%04d", i)},
			{Text: names[i%len(names)], Bold: i%7 == 1},
			{Text: works[i%len(works)]},
			{Text: "09/11"},
			{Text: "2.250.000 đ"},
			states[i%len(states)],
		}}
		if i == 9 {
			rows[i].Tone = ToneMuted
		}
	}
	return rows
}

// page is a picture of a paper for views.
func page(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, color.White)
			if y%40 < 2 && x > 60 && x < width-60 {
				picture.Set(x, y, color.Black)
			}
		}
	}
	return picture
}
