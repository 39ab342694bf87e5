package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// calendarForm is the calendar as it is edited. Exceptions before From are not shown and stay as they are.
type calendarForm struct {
	workday.Calendar
	shownFrom office.Day
}

// newCalendar makes the page of working hours and days off, with the list of dossiers that would move in front of it.
func newCalendar(h shell.Host, d deps) shell.Page {
	s := newStage(h)
	s.set(calendarFrom(h, d, s, firstShownDay(office.DayOf(h.Now())), "settings.calendar"))
	return s
}

// calendarFrom is the form with the days off from a day on. Forms that show other days have other drafts: key.
func calendarFrom(h shell.Host, d deps, s *stage, shownFrom office.Day, key string) *register.Single[calendarForm] {
	var form *register.Single[calendarForm]
	impact := func(c *calendarForm, saved bool) {
		s.clear() // saving from the list of the impact shows the new list
		s.open(newImpact(h, d, c.Calendar, saved, form.Save, s.close))
	}
	form = register.NewSingle(h, register.Description[calendarForm]{
		Key: key, Title: "Lịch làm việc", One: "lịch làm việc", ID: func(*calendarForm) int64 { return 1 },
		Intro: "Ngày hẹn trả đếm theo lịch này. Hạn đã hẹn không tự đổi khi sửa lịch: xem ảnh hưởng, rồi dời hạn những hồ sơ cần dời. " +
			"Năm chưa có trong lịch thì chương trình không hẹn ngày.",
		FormWidth: 960,
		Source: single[calendarForm]{
			get: func(ctx context.Context) (calendarForm, error) {
				c, err := d.office.Calendars().Current(ctx)
				if err != nil {
					return calendarForm{}, err
				}
				return calendarForm{*c, shownFrom}, nil
			},
			save: func(ctx context.Context, c *calendarForm) error { return d.office.Calendars().Save(ctx, &c.Calendar) },
		},
		Saved: func(h shell.Host, c *calendarForm) {
			h.Notify(kit.ToneDone, kit.T("Đã lưu lịch làm việc."))
			impact(c, true)
		},
		FormActions: []register.FormAction[calendarForm]{{
			Key: "impact", Label: "Xem ảnh hưởng", Shortcut: "Ctrl+I", Icon: kit.IconList,
			Show: func(_ shell.Host, c *calendarForm) { impact(c, false) },
		}, {
			Key: "import", Label: "Nạp từ Excel", Shortcut: "Ctrl+Shift+I", Icon: kit.IconUpload,
			Show: func(h shell.Host, _ *calendarForm) { s.open(newImport(h, d, work.ImportCalendar, s.close)) },
		}, {
			Key: "from", Label: "Xem từ năm khác", Shortcut: "Ctrl+G", Icon: kit.IconCalendar,
			Show: func(shell.Host, *calendarForm) { form.Leave(func() { askCalendarYear(h, d, s) }) },
		}},
		Fields: calendarFields(shownFrom),
	})
	return form
}

// askCalendarYear asks from which year on the days off are shown and shows them.
func askCalendarYear(h shell.Host, d deps, s *stage) {
	h.Prompt(kit.T("Xem từ năm khác"), kit.T("Ngày nghỉ và ngày làm bù từ năm này trở đi hiện ra để sửa."), kit.T("Năm"), kit.T("Xem"), true, func(text string) {
		years, err := parseYears(text)
		if err != nil || len(years) != 1 || years[0] < 1900 || years[0] > 2999 {
			h.Fail(office.Invalid("years", "“%s” không phải là một năm; hãy viết như 2024.", text))
			return
		}
		year := strconv.Itoa(years[0])
		form := calendarFrom(h, d, s, office.Day(year+"-01-01"), "settings.calendar."+year)
		s.set(form)
		s.content.Refresh()
		h.Changed()
		h.Runner().After(firstFrame, form.Shown)
	})
}

// firstShownDay is where the table of exceptions begins: with the year before. Earlier days only matter for dossiers that
// were promised long ago.
func firstShownDay(today office.Day) office.Day {
	year, _ := strconv.Atoi(string(today[:4])) // a day always begins with its year
	return office.Day(strconv.Itoa(year-1) + "-01-01")
}

func calendarFields(shownFrom office.Day) []register.Field[calendarForm] {
	return []register.Field[calendarForm]{
		set(textOf("name", "Tên lịch", func(c *calendarForm) *string { return &c.Name }), func(f *register.Field[calendarForm]) { f.Required, f.Half = true, true }),
		{
			Key: "years", Label: "Các năm đã đủ", Half: true, Required: true, Help: "2026, 2027",
			Get: func(c *calendarForm) string { return yearsText(c.Years) },
			Set: func(c *calendarForm, value string) (err error) { c.Years, err = parseYears(value); return err },
		},
		{
			Key: "hours", Label: "Giờ làm việc trong tuần", Section: "Giờ làm việc trong tuần", Kind: kit.FieldTable, Columns: []kit.Field{
				{Key: "from", Label: kit.T("Áp dụng từ"), Kind: kit.FieldDate, Width: 140, Required: true},
				{Key: "days", Label: kit.T("Các ngày"), Width: 170, Weight: 1, Help: "T2-T6", Required: true},
				{Key: "morning", Label: kit.T("Buổi sáng"), Width: 150, Weight: 1, Help: "07:30-11:30"},
				{Key: "afternoon", Label: kit.T("Buổi chiều"), Width: 150, Weight: 1, Help: "13:00-17:00"},
			},
			Hint: "Ngày viết T2-T6, T7, CN hoặc T2, T4. Đổi giờ từ một ngày thì thêm dòng bắt đầu từ ngày đó, giữ dòng cũ.",
			Get:  hoursRows, Set: setHours,
		},
		{
			Key: "exceptions", Label: kit.Tf("Ngày nghỉ, ngày làm bù từ %s", shownFrom.String()), Section: kit.Tf("Ngày nghỉ, ngày làm bù từ %s", shownFrom.String()),
			Kind: kit.FieldTable, Columns: []kit.Field{
				{Key: "day", Label: kit.T("Ngày"), Kind: kit.FieldDate, Width: 140, Required: true},
				{Key: "kind", Label: kit.T("Loại"), Kind: kit.FieldChoice, Width: 170, Options: exceptionKinds(), Required: true},
				{Key: "reason", Label: kit.T("Lý do"), Width: 240, Weight: 1, Required: true},
				{Key: "verified", Label: kit.T("Kiểm chứng"), Kind: kit.FieldCheck, Width: 74},
			},
			Hint: "Những ngày trước đó vẫn giữ nguyên; muốn sửa thì bấm Xem từ năm khác.",
			Get:  exceptionRows, Set: setExceptions,
		},
	}
}

func exceptionKinds() []kit.Option {
	return []kit.Option{
		{Value: workday.Off, Label: kit.T("Nghỉ")}, {Value: workday.Work, Label: kit.T("Làm bù cả ngày")}, {Value: workday.Morning, Label: kit.T("Làm buổi sáng")},
	}
}

func exceptionRows(c *calendarForm) string {
	exceptions := slices.Clone(c.Exceptions)
	slices.SortStableFunc(exceptions, func(a, b workday.Exception) int { return strings.Compare(string(a.Day), string(b.Day)) })
	var rows []map[string]string
	for _, e := range exceptions {
		if e.Day >= c.shownFrom {
			rows = append(rows, map[string]string{"day": string(e.Day), "kind": e.Kind, "reason": e.Reason, "verified": tick(e.Verified)})
		}
	}
	return kit.TableValue(rows)
}

func setExceptions(c *calendarForm, value string) error {
	var kept []workday.Exception
	for _, e := range c.Exceptions {
		if e.Day < c.shownFrom {
			kept = append(kept, e)
		}
	}
	for i, row := range kit.TableRows(value) {
		e := workday.Exception{Day: office.Day(row["day"]), Kind: row["kind"], Reason: viet.NFC(row["reason"]), Verified: row["verified"] != ""}
		switch {
		case e.Day == "":
			return office.Invalid(rowOf("exceptions", i), "Dòng %d chưa có ngày.", i+1)
		case e.Day < c.shownFrom:
			return office.Invalid(rowOf("exceptions", i), "Dòng %d: ngày %s đứng trước phần lịch sửa được ở đây.", i+1, e.Day)
		}
		kept = append(kept, e)
	}
	c.Exceptions = kept
	return nil
}

func yearsText(years []int) string {
	texts := make([]string, len(years))
	for i, year := range years {
		texts[i] = strconv.Itoa(year)
	}
	return strings.Join(texts, ", ")
}

func parseYears(text string) ([]int, error) {
	var years []int
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		year, err := strconv.Atoi(word)
		if err != nil {
			return nil, office.Invalid("years", "“%s” không phải là một năm; hãy viết như 2026, 2027.", word)
		}
		years = append(years, year)
	}
	slices.Sort(years)
	return slices.Compact(years), nil
}
