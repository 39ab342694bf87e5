package sheet

import (
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestMomentsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"25/11/2026 14:30": "2026-11-25T14:30", "14:30 25/11/2026": "2026-11-25T14:30", "14:30, 5/1/2026": "2026-01-05T14:30", "2026-11-25 08:00:59": "2026-11-25T08:00",
		"46351.604166666664": "2026-11-25T14:30", "46351": "2026-11-25", "25/11/2026": "2026-11-25", "mai": "mai", "": "",
	} {
		if got := ReadMoment(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestTheHeaderIsFoundAlsoWhenItsTitlesAreUnknown(t *testing.T) {
	headings := []Heading{{Key: "code", Titles: []string{"Mã hồ sơ"}, Required: true}, {Key: "owner", Titles: []string{"Chủ hồ sơ"}, Required: true}}
	for name, c := range map[string]struct {
		rows [][]any
		want []string
	}{
		"known":   {[][]any{{"Danh sách hồ sơ"}, {"a", "b", "c"}, {"STT", "MÃ HỒ SƠ", "", "Tên"}}, []string{"STT", "MÃ HỒ SƠ", "Tên"}},
		"unknown": {[][]any{{"Danh sách hồ sơ"}, {"Số", "Ai", "Khi nào"}, {"1", "An", "hôm nay"}}, []string{"Số", "Ai", "Khi nào"}},
		"none":    {[][]any{{"Danh sách"}}, nil},
	} {
		file := excelize.NewFile()
		for i, row := range c.rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := file.SetSheetRow("Sheet1", cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		path := t.TempDir() + "/a.xlsx"
		if err := file.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		if got, err := Header(path, headings); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
