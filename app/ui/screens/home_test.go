package screens_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/screens"
	"vanphongso/data/office"
)

func TestFreshOfficeIsToldWhatToDoFirst(t *testing.T) {
	w := openWorkplace(t)
	w.shows("Bắt đầu từ đâu?", "Thêm tài khoản thư", "Nạp dữ liệu mẫu")
	for _, object := range w.objects() {
		if tile, ok := object.(*kit.Tile); ok {
			tile.Press() // the first step
			break
		}
	}
	w.shows("Người làm việc", "Họ và tên")
}

func TestSampleDataReplaceTheWelcome(t *testing.T) {
	w := openWorkplace(t)
	for _, object := range w.objects() {
		if link, ok := object.(*kit.Button); ok && link.Label == "Nạp dữ liệu mẫu" {
			link.Press()
			break
		}
	}
	w.hides("Bắt đầu từ đâu?")
	w.shows("Việc cần làm", "THƯ MỚI NHẤT", "Chưa ghi tên người làm việc")
}

// TestHomeNumbersAreThoseOfTheRecords counts the dossiers one by one and compares with the big numbers.
func TestHomeNumbersAreThoseOfTheRecords(t *testing.T) {
	w := openWorkplace(t)
	w.sample(40, 20)
	w.Navigate(screens.Home, 0)
	late, due, open := 0, 0, 0
	endOfToday := today().Add(1).Time()
	for offset := 0; ; offset += 50 {
		page, err := w.program.Office.Store.Dossiers.Page(context.Background(), office.Query{Offset: offset, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range page {
			if !x.State.Open() {
				continue
			}
			open++
			switch {
			case x.Due.IsZero():
			case x.Due.Before(morning):
				late++
			case x.Due.Before(endOfToday):
				due++
			}
		}
		if len(page) < 50 {
			break
		}
	}
	numbers := w.figures()
	if fmt.Sprint(late) != numbers["đã quá hạn"] || fmt.Sprint(due) != numbers["đến hạn hôm nay"] {
		t.Errorf("%d late, %d due today; shown are %v", late, due, numbers)
	}
	for text, number := range numbers {
		if strings.HasPrefix(text, "đang giải quyết") && number != fmt.Sprint(open) {
			t.Errorf("%d in work, shown %s", open, number)
		}
	}
}

// figures are the big numbers by the words below them.
func (w *workplace) figures() map[string]string {
	numbers := map[string]string{}
	var labels []*kit.Label
	for _, object := range w.objects() {
		if label, ok := object.(*kit.Label); ok {
			labels = append(labels, label)
		}
	}
	for i, label := range labels {
		if label.TextSize == kit.SizeFigure && i+1 < len(labels) {
			numbers[labels[i+1].Text] = label.Text
		}
	}
	return numbers
}

func TestEveryNumberOpensItsList(t *testing.T) {
	w := openWorkplace(t)
	w.sample(30, 20)
	chips := []string{screens.NewLetters, screens.DueToday, screens.DueSoon, screens.LateDossiers, screens.OpenDossiers}
	for i, want := range chips {
		w.Navigate(screens.Home, 0)
		cards := 0
		for _, object := range w.objects() {
			tile, ok := object.(*kit.Tile)
			if !ok {
				continue
			}
			if cards == i {
				tile.Press()
				break
			}
			cards++
		}
		if got := w.chip(); got != want {
			t.Errorf("card %d opens the list at %q, want %q", i, got, want)
		}
	}
}

func TestEnterOpensTheMostUrgentDossier(t *testing.T) {
	w := openWorkplace(t)
	w.sample(40, 5)
	w.Navigate(screens.Home, 0)
	today, err := w.program.Office.Desk().Today(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	first := append(today.LateList, today.DueList...)[0]
	w.keys("Enter")
	w.shows(first.Code)
}

func TestMailThatWasNotFetchedForLongIsRed(t *testing.T) {
	w := openWorkplace(t)
	w.sample(5, 5)
	account := mailAccount("127.0.0.1:143")
	if err := w.program.Office.Mailroom().SaveAccount(context.Background(), &account, nil); err != nil {
		t.Fatal(err)
	}
	w.Navigate(screens.Home, 0)
	w.Refresh()
	w.shows("thử", "chưa lần nào")
	if tone := w.colourOf("chưa lần nào"); tone != kit.ColorLate {
		t.Errorf("a mailbox never read is drawn in %s", tone)
	}
}

func (w *workplace) colourOf(text string) any {
	for _, object := range w.objects() {
		if label, ok := object.(*kit.Label); ok && label.Text == text {
			return label.Color
		}
	}
	return nil
}

func TestHomeTellsTheNextDayOff(t *testing.T) {
	w := openWorkplace(t)
	w.shows("Thứ Tư "+today().String(), "01/01/2027")
	if morning.In(office.Zone).Weekday() != time.Wednesday {
		t.Fatal("the test's day is another one")
	}
}

// TestWindowStaysNarrow asks that no screen needs more room than a small screen has, whatever stands in it and at the text
// size of 125 %.
func TestWindowStaysNarrow(t *testing.T) {
	w := openWorkplace(t)
	w.sample(20, 20)
	for _, scale := range []float32{1, 1.25} {
		fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(false, scale))
		for _, screen := range []string{screens.Home, screens.Letters, screens.Dossiers, screens.Procedures, screens.Settings} {
			w.Navigate(screen, 0)
			if least := w.Window().Content().MinSize().Width; least > 1366 {
				t.Errorf("%s needs %.0f pixels at %.0f %%", screen, least, 100*scale)
			}
		}
	}
}
