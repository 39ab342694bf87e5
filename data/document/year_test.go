package document

import (
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

func TestAYearClosesAtMidnightInTheOfficesZone(t *testing.T) {
	last := time.Date(2026, 12, 31, 16, 59, 59, 0, time.UTC) // 23:59:59
	day := office.Day("2026-12-31")
	if err := CheckYear("văn bản đi", "dated", day, office.DayOf(last)); err != nil {
		t.Error(err)
	}
	err := CheckYear("văn bản đi", "dated", day, office.DayOf(last.Add(time.Second)))
	if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "dated" || !strings.Contains(office.MessageOf(err), "Sổ văn bản đi năm 2026 đã khóa") {
		t.Errorf("%v", err)
	}
	if err := CheckYear("văn bản đi", "dated", "2027-01-01", office.DayOf(last.Add(time.Second))); err != nil {
		t.Error(err)
	}
}
