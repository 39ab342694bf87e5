package screens

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/mail/samples"
	"vanphongso/app/ui/kit"
	"vanphongso/data/letter"
	"vanphongso/data/store"
)

// mailed is a desk whose mailbox has been fetched; mails above limit stay on the server.
func mailed(t *testing.T, limit int64) *desk {
	t.Helper()
	d := sit(t)
	d.sampleMailbox(limit)
	d.press("2", alt)
	d.keys("F9")
	return d
}

// The ledger's line accounts for every mail on the server.
func TestLedgerLineAddsUp(t *testing.T) {
	d := mailed(t, 0)
	line := "25 thư trên máy chủ = 20 lấy về + 1 trùng + 2 bỏ qua theo quy tắc + 2 cách ly ✓"
	if texts := strings.Join(strings.Fields(d.texts()), " "); !strings.Contains(texts, line) {
		t.Errorf("%q is not on the screen:\n%s", line, texts)
	}
	if len(samples.All()) != 25 {
		t.Errorf("%d samples", len(samples.All()))
	}
}

// A letter that is no dossier leaves the new ones with its reason, and can be taken up again.
func TestDismissAndRestore(t *testing.T) {
	d := mailed(t, 0)
	l := d.sample("03-outlook")
	d.Navigate(Letters, l.ID)
	d.press("D", ctrl)
	d.enter(1)
	d.shows("Hãy nhập “Lý do”.")
	d.write("hỏi thông tin, không nộp hồ sơ")
	d.enter(1)
	if l = d.sample("03-outlook"); l.Handling != letter.Dismissed || l.HandlingReason != "hỏi thông tin, không nộp hồ sơ" {
		t.Fatalf("%s %q", l.Handling, l.HandlingReason)
	}
	d.Navigate(Letters, l.ID)
	d.shows("Không phải hồ sơ", "hỏi thông tin, không nộp hồ sơ")
	d.hides("TIẾP NHẬN THÀNH HỒ SƠ")
	d.press("D", ctrl)
	if l = d.sample("03-outlook"); l.Handling != letter.Waiting {
		t.Error(l.Handling)
	}
}

// A letter over the limit stays on the server until somebody asks for it.
func TestTooLargeLetterIsDownloaded(t *testing.T) {
	d := mailed(t, samples.SmallLimit)
	d.NavigateTo(Letters, TooLargeLetters)
	large := d.pages[Letters].(*stage).list.(interface{ Selected() *letter.Letter }).Selected()
	if large == nil || large.State != letter.TooLarge {
		t.Fatalf("%+v", large)
	}
	d.shows("Tải thư quá lớn")
	d.press("T", ctrl)
	got, err := d.office.Store.Letters.Get(d.ctx, large.ID)
	d.must(err)
	if got.State != letter.Taken || got.SHA256 == "" {
		t.Errorf("%s %q", got.State, got.Reason)
	}
}

// A letter in quarantine says why, shows its bytes and can be read again.
func TestQuarantine(t *testing.T) {
	d := mailed(t, 0)
	d.NavigateTo(Letters, UnreadLetters)
	d.shows("Cách ly", "Thử đọc lại")
	d.press("T", ctrl)
	d.press("U", ctrl)
	d.shows(".eml")
	d.keys(fyne.KeyEscape)
	d.hides(".eml")
}

// A file of a stranger is shown inside the program; with the system's program it is opened only after a question, and what
// can run is not opened at all.
func TestFilesAreOpenedWithCare(t *testing.T) {
	d := mailed(t, 0)
	l := d.sample("03-outlook")
	d.Navigate(Letters, l.ID)
	f := filesOfLetter(deps{d.office, d.place}, d.pages[Letters].(*stage), l)
	var pdf letter.Attachment
	for _, a := range l.Attachments {
		if a.Sniffed == "application/pdf" {
			pdf = a
		}
	}
	f.view(pdf)
	d.shows(pdf.Name, "Trang 1/")
	d.press("O", ctrl)
	d.shows("Mở tệp do người ngoài gửi?")
	if len(d.opened) != 0 {
		t.Fatal("it was opened before the answer")
	}
	d.keys(fyne.KeyTab)
	d.Window().Canvas().Overlays().Top().Hide()
	f.write("open", []letter.Attachment{pdf}, viewFile, d.Host().OpenFile)
	if len(d.opened) != 1 || filepath.Base(d.opened[0]) != pdf.FileName {
		t.Errorf("opened %q", d.opened)
	}
	f.openOutside(letter.Attachment{Name: "hoa-don.pdf.exe", FileName: "hoa-don.pdf.exe"})
	d.shows("Tệp này có thể chạy mã lệnh")
}

// Saved files are the bytes that were sent, and none is written over.
func TestSavedFilesAreWhole(t *testing.T) {
	d := mailed(t, 0)
	downloads := filepath.Join(os.Getenv("HOME"), "Downloads")
	d.must(os.MkdirAll(downloads, 0o700))
	l := d.sample("03-outlook")
	d.Navigate(Letters, l.ID)
	d.press("S", ctrl)
	d.press("S", ctrl)
	entries, err := os.ReadDir(downloads)
	d.must(err)
	files := 0
	for _, a := range l.Attachments {
		if a.Inline {
			continue
		}
		files++
		content, err := os.ReadFile(filepath.Join(downloads, a.FileName))
		d.must(err)
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != a.SHA256 {
			t.Errorf("%s is not what was sent", a.FileName)
		}
	}
	if len(entries) != 2*files {
		t.Errorf("%d files on the disk for %d that were saved twice", len(entries), files)
	}
}

func TestFileItemsNameWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		a     letter.Attachment
		state string
		tone  kit.Tone
	}{
		{letter.Attachment{Name: "don.pdf", Type: "application/pdf", Sniffed: "application/pdf", Size: 410_000}, "", kit.ToneNone},
		{letter.Attachment{Name: "kiemxa.zip", Type: "application/zip", Sniffed: "application/zip", Encrypted: true}, "có mật khẩu", kit.ToneSoon},
		{letter.Attachment{Name: "don.pdf", Type: "application/pdf", Sniffed: "application/pdf", Damaged: true}, "bị hỏng hoặc thiếu", kit.ToneLate},
		{letter.Attachment{Name: "don.pdf", Type: "application/pdf", Sniffed: "application/x-msdownload"}, "khai là PDF, thực ra là Chương trình", kit.ToneSoon},
		{letter.Attachment{Name: "a.csv", Type: "application/vnd.ms-excel", Sniffed: "text/csv"}, "", kit.ToneNone},
	} {
		item := fileItem(c.a)
		if !strings.Contains(item.State, c.state) || c.state == "" && item.State != "" || item.Tone != c.tone {
			t.Errorf("%s: %q %v", c.a.Name, item.State, item.Tone)
		}
	}
	if note := fileItem(letter.Attachment{Name: "don.pdf", Sniffed: "application/pdf", Size: 1_100_000}).Note; note != "PDF · 1,1 MB" {
		t.Error(note)
	}
}

func TestDueAccounts(t *testing.T) {
	ago := func(d time.Duration) time.Time { return morning.Add(-d) }
	got := DueAccounts([]letter.Account{
		{Name: "đến giờ", Minutes: 10, LastTry: ago(10 * time.Minute)},
		{Name: "chưa lần nào", Minutes: 10},
		{Name: "chưa đến giờ", Minutes: 10, LastTry: ago(9 * time.Minute)},
		{Name: "chỉ khi bấm", LastTry: ago(time.Hour)},
		{Name: "ngừng dùng", Minutes: 10, Disabled: true},
	}, morning)
	if strings.Join(got, ", ") != "đến giờ, chưa lần nào" {
		t.Error(got)
	}
}

// Without an account the window says what to do.
func TestFetchWithoutAnAccount(t *testing.T) {
	d := sit(t)
	d.press("2", alt)
	d.keys("F9")
	d.shows("Chưa có tài khoản thư nào đang dùng; hãy thêm ở Thiết lập, mục Tài khoản thư.")
}

// What is odd about a letter takes a line each: its text and the papers stay in sight.
func TestOddLettersLeaveRoomForTheText(t *testing.T) {
	d := mailed(t, 0)
	l := d.sample("03-outlook")
	l.SameMessageID, l.Defects = 7, []string{"Dòng tiêu đề thứ 3 không có dấu hai chấm", "Thiếu ranh giới phần thư", "Bảng mã khai sai"}
	d.must(d.office.Store.Update(d.ctx, d.office.Actor, "reparse", func(tx *store.Tx) error { return d.office.Store.Letters.Save(tx, l) }))
	d.Navigate(Letters, l.ID)
	d.Refresh()
	d.shows("Có thư khác cùng mã Message-ID", "Thư viết sai chuẩn, đã đọc")
	if reader := object[*kit.Reader](d); reader.Size().Height < 90 {
		t.Errorf("%v are left for the text", reader.Size().Height)
	}
}
