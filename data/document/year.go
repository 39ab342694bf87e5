package document

import "vanphongso/data/office"

// CheckYear refuses the next number of a year that is over: a series ends on 31 December and begins again at 1
// (NĐ 30/2020 Điều 15 and 22). What was overlooked is put in behind a number of that year, or gets one that was kept in
// time. book names the register in the sentence, field is the JSON name of the day.
func CheckYear(book, field string, day, today office.Day) error {
	year, now := Period(day), Period(today)
	if year >= now {
		return nil
	}
	return office.Invalid(field, "Sổ %s năm %s đã khóa ngày 31/12; hãy dùng một ngày của năm %s, hoặc chèn vào sau một số của năm %s kèm lý do.", book, year, now, year)
}
