package screens_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/mail/mailtest"
	"vanphongso/app/settings"
	"vanphongso/app/ui/screens"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/workday"
)

func mailAccount(server string) letter.Account { return mailtest.Account(server) }

func TestOfficeSettingsRefuseABadAgencyCode(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "office")
	w.shows("Mã định danh *", "H38.21.06")
	w.keys("Enter", "Enter", "Enter") // parent, name, short name → agency code
	w.write("sai mã")
	w.keys("Ctrl+Enter")
	w.shows("không đúng dạng")
	w.write("000.00.21.h38")
	w.keys("Ctrl+Enter")
	kept, err := w.program.Office.Settings(context.Background())
	if err != nil || kept.AgencyCode != "000.00.21.H38" {
		t.Errorf("kept %q (%v)", kept.AgencyCode, err)
	}
	w.hides("không đúng dạng")
}

func TestWhoWorksHereIsKeptAndSigned(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "person")
	w.write("Nguyễn Thu Hà")
	w.keys("Ctrl+Enter")
	if who := w.program.Office.Who().Name; who != "Nguyễn Thu Hà" {
		t.Errorf("%q works here", who)
	}
	kept, err := settings.Load(w.program.Data)
	if err != nil || kept.User != "Nguyễn Thu Hà" {
		t.Errorf("the file says %q (%v)", kept.User, err)
	}
}

func TestLooksAreKept(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "looks")
	w.keys("Enter", "Down", "Ctrl+Enter") // text size: the next larger one
	kept, err := settings.Load(w.program.Data)
	if err != nil || kept.TextSize != 110 {
		t.Errorf("the text size is %d (%v)", kept.TextSize, err)
	}
	w.keys("Ctrl+Enter")
	w.shows("Giao diện không có gì đổi.")
}

// TestAccountByKeyboard types an account, tries it against a server and saves it; the password goes into the keyring only.
func TestAccountByKeyboard(t *testing.T) {
	w := openWorkplace(t)
	host, port, _ := strings.Cut(mailtest.StartMemory(t).Address, ":")
	w.NavigateTo(screens.Settings, "accounts")
	w.shows("Chưa có tài khoản thư nào")
	w.keys("Ctrl+N")
	w.write("Một cửa")
	w.keys("Enter")
	w.write(host)
	w.keys("Enter", "Down", "Down", "Enter") // security: none
	w.write(port)
	w.keys("Enter", "Enter")
	w.write(mailtest.User)
	w.keys("Enter")
	w.write("sai mật khẩu")
	w.keys("Ctrl+T")
	w.hides("Kết nối được")
	w.write(mailtest.Password)
	w.keys("Ctrl+T")
	w.shows("Kết nối được")
	w.keys("Ctrl+Enter")
	accounts, err := w.program.Office.Mailroom().Accounts(context.Background())
	if err != nil || len(accounts) != 1 || accounts[0].Server != host+":"+port || accounts[0].Folders[0] != "INBOX" {
		t.Fatalf("kept %+v (%v)", accounts, err)
	}
	if word, err := w.passwords.Get(context.Background(), "Một cửa"); err != nil || word != mailtest.Password {
		t.Errorf("the keyring holds %q (%v)", word, err)
	}
	w.shows("chưa lấy thư lần nào")
}

func TestRuleNeedsEnoughLetters(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "rules")
	w.keys("Ctrl+N")
	w.write("Quảng cáo")
	w.keys("Enter", "Enter")
	w.write("km")
	w.keys("Ctrl+Enter")
	w.shows("ít nhất 3 ký tự")
	w.write("khuyến mãi")
	w.keys("Ctrl+Enter")
	rules, err := w.program.Office.Mailroom().Rules(context.Background())
	if err != nil || len(rules) != 1 || rules[0].Pattern != "khuyến mãi" {
		t.Errorf("kept %+v (%v)", rules, err)
	}
}

func TestBrokenFormFileIsNamed(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "forms")
	w.hides("tệp bị lỗi")
	file := filepath.Join(w.program.Data, "forms", "tt03-2025", "01-receipt.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("name: [hỏng\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.keys("F5")
	w.shows("tệp bị lỗi", "1 lỗi")
}

// TestFormIsSeenTakenOverAndGivenBack goes through a form's actions by keyboard.
func TestFormIsSeenTakenOverAndGivenBack(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "forms")
	w.keys("Down", "Ctrl+P")
	w.shows("Lưu PDF")
	w.keys("Esc", "F2")
	w.shows("của đơn vị", "Dùng lại mẫu đi kèm")
	if len(w.opened) != 1 || !strings.HasPrefix(w.opened[0], filepath.Join(w.program.Data, "forms")) {
		t.Fatalf("opened %q", w.opened)
	}
	if err := os.WriteFile(w.opened[0], []byte("name: [hỏng\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.keys("F5")
	w.shows("tệp bị lỗi", "1 lỗi")
}

func TestDataAreChecked(t *testing.T) {
	w := openWorkplace(t)
	w.sample(20, 10)
	w.NavigateTo(screens.Settings, "data")
	w.shows(w.program.Data, "SQLite", "20 hồ sơ")
	w.keys("Ctrl+Enter")
	w.shows("Dữ liệu toàn vẹn", "Chuỗi nhật ký")
}

// TestBackupByKeyboard chooses a folder by typing its name, backs up, and sees the backup among the facts.
func TestBackupByKeyboard(t *testing.T) {
	w := openWorkplace(t)
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(home, "sao-luu")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	w.NavigateTo(screens.Settings, "data")
	w.shows("chưa chọn nơi sao lưu")
	w.keys("Ctrl+B")
	test.Type(w.focused(), "sao-luu")
	w.keys("Enter", "Enter") // into the folder, then take it
	w.shows("Đã sao lưu vào "+folder, "14 bản gần nhất, đang có 1")
	kept, err := settings.Load(w.program.Data)
	if list, _ := work.Backups(folder); err != nil || kept.Backup.Folder != folder || len(list) != 1 {
		t.Errorf("the file says %+v (%v), there are %d backups", kept.Backup, err, len(list))
	}
	screens.BackUpDue(w.Host(), w.program.Office, w.place)
	list, err := work.Backups(folder)
	if err != nil || len(list) != 1 {
		t.Fatalf("a second backup on the same day: %d (%v)", len(list), err)
	}
	if err := os.RemoveAll(list[0].Folder); err != nil {
		t.Fatal(err)
	}
	screens.BackUpDue(w.Host(), w.program.Office, w.place)
	if list, _ := work.Backups(folder); len(list) != 1 {
		t.Errorf("no backup of a day without one: %d", len(list))
	}
}

// TestBackupWaitsForItsDisk tells of a folder that is gone and does not make it anew.
func TestBackupWaitsForItsDisk(t *testing.T) {
	w := openWorkplace(t)
	folder := filepath.Join(t.TempDir(), "usb")
	w.place.Change(w.Host(), func(s *settings.Settings) { s.Backup.Folder = folder })
	screens.BackUpDue(w.Host(), w.program.Office, w.place)
	w.shows("hãy kiểm tra ổ đĩa đã cắm chưa")
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder was made")
	}
}

func TestUnsavedSettingsAreNotLeftSilently(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "office")
	w.write("Tên khác")
	w.keys("Esc")
	w.shows("Bỏ những gì đã sửa?")
	w.keys("Esc")
	w.NavigateTo(screens.Settings, "data")
	w.shows("Biểu mẫu chưa lưu")
	w.keys("Esc")
	w.shows("Tên khác")
}

// TestCalendarShowsItsImpactAndMoves takes a day off that is near, sees which dossiers would move, saves and moves them.
func TestCalendarShowsItsImpactAndMoves(t *testing.T) {
	w := openWorkplace(t)
	w.sample(40, 1)
	before, err := w.program.Office.Calendars().Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w.NavigateTo(screens.Settings, "calendar")
	w.shows("T2-T6", "07:30-11:30")
	w.keys("Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter") // name, years, a row of hours, the empty row → exceptions
	for range before.Exceptions {
		w.keys("Down") // to the empty row
	}
	if text := w.focusedText(); text != "" {
		t.Fatalf("the keyboard is on %q, not on the empty row", text)
	}
	w.write("27/11/2026")
	w.keys("Enter", "Down", "Enter")
	w.write("Mất điện")
	w.keys("Ctrl+I")
	w.shows("Hồ sơ bị ảnh hưởng", "sẽ có hạn khác", "Lịch chưa lưu")
	calendar, _ := w.program.Office.Calendars().Current(context.Background())
	if calendar.ID != before.ID {
		t.Fatal("looking at the impact saved the calendar")
	}
	w.keys("Ctrl+Enter")
	w.shows("Lịch đã lưu")
	moves, err := w.program.Office.Calendars().Impact(context.Background(), w.current())
	if err != nil || len(moves) == 0 {
		t.Fatalf("no dossier would move: %v", err)
	}
	w.keys("Ctrl+Enter")
	w.shows("Giấy tiếp nhận đã in vẫn ghi")
	w.keys("Enter")
	w.shows("Không hồ sơ đang mở nào đổi hạn")
	moved, err := w.program.Office.Store.Dossiers.Get(context.Background(), moves[0].ID)
	if err != nil || !moved.Due.Equal(moves[0].Due) || moved.OriginalDue.Equal(moved.Due) {
		t.Errorf("the dossier is due %v, promised first %v, want %v (%v)", moved.Due, moved.OriginalDue, moves[0].Due, err)
	}
	w.keys("Esc", "Esc")
	w.hides("Bỏ những gì đã sửa?") // the form knows that it is saved
}

// TestDaysOffOfAnyYearAreReached shows the days off of a year long ago and adds one; the others stay.
func TestDaysOffOfAnyYearAreReached(t *testing.T) {
	w := openWorkplace(t)
	before := w.current()
	w.NavigateTo(screens.Settings, "calendar")
	w.hides("01/01/2019")
	w.keys("Ctrl+G")
	w.write("năm nào")
	w.keys("Enter")
	w.shows("không phải là một năm")
	w.keys("Ctrl+G")
	w.write("2019")
	w.keys("Enter")
	w.shows("01/01/2019")
	w.write("Lịch đã sửa")
	w.keys("Ctrl+Enter")
	if now := w.current(); now.Name != "Lịch đã sửa" || len(now.Exceptions) != len(before.Exceptions) {
		t.Errorf("%q has %d days, before %d", now.Name, len(now.Exceptions), len(before.Exceptions))
	}
}

func (w *workplace) current() (c *workday.Calendar) {
	c, err := w.program.Office.Calendars().Current(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// focusedText is what stands in the field with the keyboard.
func (w *workplace) focusedText() string {
	if entry, ok := w.focused().(interface{ SelectedText() string }); ok {
		w.focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
		return entry.SelectedText()
	}
	return ""
}

func TestCalendarHoursAreReadAsPeopleWriteThem(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "calendar")
	w.keys("Enter", "Enter", "Enter", "Enter") // → morning of the first row
	w.write("8h – 11h")
	w.keys("Ctrl+Enter")
	w.shows("hãy viết như 07:30-11:30")
	w.keys("Enter", "Enter") // the row in trouble has the keyboard
	w.write("8h00 – 11h30")
	w.keys("Ctrl+Enter")
	if got := w.current().Hours[0].Week[1][0]; got.Open != 8*60 || got.Close != 11*60+30 {
		t.Errorf("the morning is %+v", got)
	}
	if got := w.current().Hours[0].Week[6]; len(got) != 0 {
		t.Errorf("Saturday works %v", got)
	}
}

func TestEscGoesBackToTheChapters(t *testing.T) {
	w := openWorkplace(t)
	w.NavigateTo(screens.Settings, "person")
	w.keys("Esc", "Down", "Enter") // the next chapter: the calendar
	w.shows("Lịch làm việc")
	w.write("Lịch của Sở")
	w.keys("Ctrl+Enter")
	if got := w.current().Name; got != "Lịch của Sở" {
		t.Errorf("the calendar is called %q", got)
	}
}
