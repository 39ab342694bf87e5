package viet

import (
	"fmt"
	"time"

	"vanphongso/data/office"
)

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// FormatTime writes a moment in the office's time zone: “10:00 thứ Hai 30/11/2026”; "" for the zero time.
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(office.Zone)
	return t.Format("15:04 ") + weekdays[t.Weekday()] + t.Format(" 02/01/2006")
}

// FormatTimeLong writes a moment the way it stands on paper: “10 giờ 00 phút, ngày 30 tháng 11 năm 2026”; "" for the zero
// time.
func FormatTimeLong(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(office.Zone).Format("15 giờ 04 phút, ") + FormatDayLong(office.DayOf(t))
}

// FormatDay writes a day with its weekday: “thứ Hai 30/11/2026”; "" for the empty day.
func FormatDay(day office.Day) string {
	t := day.Time()
	if t.IsZero() {
		return ""
	}
	return weekdays[t.Weekday()] + t.Format(" 02/01/2006")
}

// FormatDayLong writes a day the way documents do (NĐ 30/2020/NĐ-CP, Phụ lục I): “ngày 30 tháng 11 năm 2026”, with a
// leading zero for days below 10 and for the months 1 and 2; "" for the empty day.
func FormatDayLong(day office.Day) string {
	t := day.Time()
	if t.IsZero() {
		return ""
	}
	month := fmt.Sprint(int(t.Month()))
	if t.Month() <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", t.Day(), month, t.Year())
}
