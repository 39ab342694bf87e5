package screens

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// busy is an office where three dossiers wait for who works here, due an hour apart, and one for Mai.
func busy(t *testing.T) (*desk, []*dossier.Dossier) {
	d := sit(t)
	var list []*dossier.Dossier
	for _, name := range []string{"Hoàng Thị Lan", "Đặng Văn Bảo", "Lò Văn Pao", "Giàng A Sử"} {
		list = append(list, d.accept("2.002385", name))
		d.clock = d.clock.Add(time.Hour)
	}
	_, err := d.office.Desk().Move(d.ctx, list[3].ID, list[3].Version, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Mai"})
	d.must(err)
	return d, list
}

func TestWorkThatWaits(t *testing.T) {
	d, list := busy(t)
	d.clock = list[1].Due.Add(-10 * time.Minute)
	d.Navigate(MyWork, 0)
	d.shows("quá hạn ", "đến hạn hôm nay lúc", "Hoàng Thị Lan", "Đặng Văn Bảo", "Đang xem việc của tôi", "văn bản xin lỗi chờ xác nhận")
	d.hides("Giàng A Sử")
	d.pages[MyWork].(*stage).Filter("late")
	d.shows("Hoàng Thị Lan")
	d.hides("Đặng Văn Bảo")
	d.press("W", ctrl) // whose work
	d.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.pages[MyWork].(*stage).Filter("all")
	d.shows("Giàng A Sử", "Đang xem việc của mọi người")
	d.keys(fyne.KeyReturn)
	d.shows(list[0].Code, "TIẾP NHẬN")
}

// A day of the calendar counts what it lists.
func TestCalendarOfDueDates(t *testing.T) {
	d, list := busy(t)
	d.Navigate(MyWork, 0)
	d.press("T", ctrl)
	d.shows("Lịch hẹn trả", "Tháng 11 năm 2026", "Ngày Văn hóa Việt Nam", "3 đến hạn")
	month := object[*kit.Month](d)
	d.Window().Canvas().Focus(month)
	for range 40 {
		if month.Day() == string(office.DayOf(list[0].Due)) {
			break
		}
		d.keys(fyne.KeyRight)
	}
	d.shows(office.DayOf(list[0].Due).String() + "   ·   3 đến hạn")
	d.keys(fyne.KeyReturn)
	d.shows("Đến hạn "+office.DayOf(list[0].Due).String(), "Hoàng Thị Lan", "Lò Văn Pao")
	d.hides("Giàng A Sử")
	d.press("T", ctrl)
	d.Window().Canvas().Focus(object[*kit.Month](d))
	d.keys(fyne.KeyPageDown)
	d.shows("Tháng 12 năm 2026")
	d.keys(fyne.KeyEscape)
	d.hides("Tháng 12 năm 2026")
}

func TestDueDatesAreExported(t *testing.T) {
	d, list := busy(t)
	d.Navigate(MyWork, 0)
	d.press("I", ctrl)
	d.shows("Đã lưu vào ", "lich-hen-tra")
	path := ""
	for _, line := range strings.Split(d.texts(), "\n") {
		if rest, ok := strings.CutPrefix(line, "Đã lưu vào "); ok {
			path, _, _ = strings.Cut(rest, ";")
		}
	}
	content, err := os.ReadFile(path)
	d.must(err)
	if n := strings.Count(string(content), "BEGIN:VEVENT"); n != 3 || !strings.Contains(string(content), list[0].Code) {
		t.Errorf("%d events:\n%s", n, content)
	}
}

// memory keeps what a window remembers.
type memory map[string]string

func (m memory) Get(key string) string { return m[key] }
func (m memory) Set(key, value string) { m[key] = value }

// remembering is a host whose memory is not forgetful.
type remembering struct {
	shell.Host
	memory memory
}

func (r remembering) Memory() shell.Memory { return r.memory }

// The reminder comes once a day and says what is urgent; the desk of the day says it too.
func TestReminders(t *testing.T) {
	d, list := busy(t)
	host := remembering{d.Host(), memory{}}
	Remind(host, d.office)
	d.hides("Việc của tôi: ")
	d.clock = list[1].Due.Add(-10 * time.Minute)
	Remind(host, d.office) // the day of the first reminder is another
	d.shows("Việc của tôi: 1 việc quá hạn, 2 việc đến hạn hôm nay.")
	d.keys(fyne.KeyEscape)
	d.hides("Việc của tôi: ")
	Remind(host, d.office)
	d.hides("Việc của tôi: ")
	d.Navigate(Home, 0)
	d.Refresh()
	d.shows("Việc của tôi: 1 việc quá hạn, 2 việc đến hạn hôm nay.", "Mở việc của tôi")
}

// An apology that waits is given its reason and becomes a paper.
func TestApologiesAreConfirmed(t *testing.T) {
	d, list := busy(t)
	d.clock = list[2].Due.Add(2 * time.Hour)
	d.Navigate(MyWork, 0)
	d.press("Y", ctrl)
	d.shows("Văn bản xin lỗi chờ xác nhận", "Đã quá hạn", list[0].Code)
	d.press("P", ctrl)
	d.shows("Bản thảo văn bản xin lỗi")
	d.keys(fyne.KeyEscape)
	d.keys(fyne.KeyReturn)
	d.shows("Lý do chậm")
	d.write("phải lấy ý kiến của cơ quan phối hợp")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đã lập văn bản xin lỗi của ")
	papers, err := d.office.Store.Papers.OfDossier(d.ctx, list[0].ID)
	d.must(err)
	if len(papers) != 2 {
		t.Errorf("%d papers", len(papers))
	}
}

// A scanned receipt opens its dossier from anywhere; a code that nobody has says so and the next one may come.
func TestReceiptIsScanned(t *testing.T) {
	d, list := busy(t)
	d.Navigate(Settings, 0)
	ScanReceipt(d.Host(), d.office)
	d.write("H38.21.06-000101-0001")
	d.keys(fyne.KeyReturn)
	d.shows("Không có hồ sơ nào mang mã “H38.21.06-000101-0001”")
	d.write(strings.ToLower(list[2].Code) + " ")
	d.keys(fyne.KeyReturn)
	d.shows("Lò Văn Pao", list[2].Code)
	d.hides("Quét giấy tiếp nhận")
}
