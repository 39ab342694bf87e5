package screens_test

import (
	"context"
	"testing"

	"vanphongso/app/sheet/sheettest"
	"vanphongso/app/ui/screens"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

func TestDossiersOfTheProvinceAreShownCellByCell(t *testing.T) {
	w := openWorkplace(t)
	path := sheettest.Write(t, "Mã hồ sơ|Mã TTHC|Chủ hồ sơ|Ngày tiếp nhận|Trạng thái",
		[]any{"000.00.21.H38-261120-0001", "2.002385", "Giàng A Páo", "20/11/2026", "Đang xử lý"},
		[]any{"000.00.21.H38-261120-0002", "2.002385", "Vàng Thị Mai", "20/11/2026", "Đang bay"})
	w.Navigate(screens.Dossiers, 0)
	w.keys("Ctrl+I")
	w.write(path)
	w.keys("Enter")
	w.shows("Nạp hồ sơ từ hệ thống của tỉnh", "hồ sơ mới, mã chính thức", "không hiểu trạng thái", "Nạp 1 dòng", "Giàng A Páo", "08:00 20/11/2026")
	w.keys("Ctrl+Enter", "Enter")
	w.shows("Đã nạp 1 dòng; 1 dòng không nạp còn ở đây")
	x, err := w.program.Office.Store.Dossiers.ByCode(context.Background(), "000.00.21.H38-261120-0001")
	if err != nil || x.State != dossier.Processing || x.Internal {
		t.Fatalf("%v, %+v", err, x)
	}
	w.keys("Esc", "Esc") // the notice, then the page
	w.shows("Hồ sơ mới")
	w.hides("Trong tệp")
}

func TestAFileWithOtherTitlesAsksWhichColumnIsWhich(t *testing.T) {
	w := openWorkplace(t)
	path := sheettest.Write(t, "Số|Mã TTHC|Chủ hồ sơ|Ngày tiếp nhận", []any{"000.00.21.H38-261120-0001", "2.002385", "Giàng A Páo", "20/11/2026"})
	w.Navigate(screens.Dossiers, 0)
	w.keys("Ctrl+I")
	w.write(path)
	w.keys("Enter")
	w.shows("Cột nào của tệp là cột nào?")
	w.shows("Mã hồ sơ *", "(không có)", "Đọc lại tệp")
	w.keys("Esc")
	w.shows("Nạp hồ sơ từ hệ thống của tỉnh", "Không tìm thấy dòng tiêu đề")
	w.keys("Ctrl+G")
	w.shows("Cột nào của tệp là cột nào?")
	w.keys("Down", "Ctrl+Enter") // “Số” for the code
	w.hides("Cột nào của tệp là cột nào?", "Không tìm thấy dòng tiêu đề")
	w.shows("hồ sơ mới, mã chính thức", "Nạp 1 dòng")
}

func TestDaysAreReadIntoTheCalendarWithTheirImpact(t *testing.T) {
	w := openWorkplace(t)
	w.sample(150, 0)
	path := sheettest.Write(t, "Ngày|Loại|Lý do", []any{office.Day("2026-12-01").String(), "Nghỉ", "Bão"}, []any{"02/12/2026", "Nghỉ", "Bão"})
	w.NavigateTo(screens.Settings, "calendar")
	w.keys("Ctrl+Shift+I")
	w.write(path)
	w.keys("Enter")
	w.shows("ngày mới", "Nạp 2 dòng", "01/12/2026")
	w.keys("Ctrl+I")
	w.shows("Hồ sơ bị ảnh hưởng", "hồ sơ đang mở sẽ có hạn khác")
	w.keys("Esc", "Ctrl+Enter")
	w.shows("Đã nạp 2 dòng.")
	c, err := w.program.Office.Calendars().Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if work, err := c.IsWorkday("2026-12-01"); err != nil || work {
		t.Errorf("%v, %v", work, err)
	}
}
