package work

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// calendarImport reads a list of days off and make-up days. Days of the calendar that the list does not name stay; a year that
// it has days of counts as loaded afterwards.
type calendarImport struct {
	office *Office
	now    *workday.Calendar
	judged map[int]workday.Exception // by row
	next   workday.Calendar          // what write makes
}

// The columns of the list of days.
var calendarHeadings = []sheet.Heading{
	{Key: "day", Titles: []string{"Ngày", "Ngày tháng", "Ngày nghỉ"}, Kind: sheet.Day, Required: true},
	{Key: "kind", Titles: []string{"Loại", "Loại ngày", "Kiểu", "Hình thức"}, Required: true},
	{Key: "reason", Titles: []string{"Lý do", "Tên ngày", "Nội dung", "Ghi chú", "Tên ngày lễ"}, Required: true},
	{Key: "verified", Titles: []string{"Đã kiểm chứng", "Kiểm chứng"}},
}

// exceptionKinds are the kinds as people write them, folded.
var exceptionKinds = map[string]string{
	"nghi": workday.Off, "le": workday.Off, "nghi le": workday.Off, "nghi bu": workday.Off, "hoan doi nghi": workday.Off, "nghi hoan doi": workday.Off, "ngay le": workday.Off,
	"lam bu": workday.Work, "lam bu ca ngay": workday.Work, "di lam": workday.Work, "lam viec": workday.Work, "lam": workday.Work,
	"lam bu sang": workday.Morning, "lam buoi sang": workday.Morning, "lam sang": workday.Morning,
}

// kindNames are the kinds as the list and the screen show them.
var kindNames = map[string]string{workday.Off: "Nghỉ", workday.Work: "Làm bù", workday.Morning: "Làm buổi sáng"}

func (c *calendarImport) headings() []sheet.Heading { return calendarHeadings }

func (c *calendarImport) load(ctx context.Context) (err error) {
	c.judged = map[int]workday.Exception{}
	if c.now, err = c.office.Store.Calendars.Current(ctx); err != nil {
		return err
	}
	c.next = *c.now
	c.next.Years, c.next.Exceptions = slices.Clone(c.now.Years), slices.Clone(c.now.Exceptions)
	return nil
}

func (c *calendarImport) key(r sheet.Row) string {
	if day := office.Day(r.Get("day")); !day.Time().IsZero() {
		return day.String()
	}
	return r.Get("day")
}

func (c *calendarImport) judge(_ context.Context, r sheet.Row, row *ImportRow) error {
	e, err := readException(r)
	if err != nil {
		return err
	}
	old := find(c.now, e.Day)
	if old != nil && r.Get("verified") == "" {
		e.Verified = old.Verified
	}
	if old != nil {
		row.seen = exceptionText(*old)
	}
	for _, h := range calendarHeadings {
		cell := ImportCell{Column: h.Key, New: exceptionCell(e, h.Key)}
		if old != nil {
			cell.Old = exceptionCell(*old, h.Key)
		}
		row.Cells = append(row.Cells, cell)
	}
	c.judged[row.Row] = e
	year, _ := strconv.Atoi(string(e.Day[:4]))
	fresh := "ngày mới"
	if !slices.Contains(c.now.Years, year) {
		fresh = fmt.Sprintf("ngày mới; năm %d được thêm vào lịch", year)
	}
	row.compare(old != nil, fresh)
	return nil
}

// readException reads a row of the list.
func readException(r sheet.Row) (workday.Exception, error) {
	e := workday.Exception{Day: office.Day(r.Get("day")), Reason: r.Get("reason"), Verified: r.Get("verified") != ""}
	kind, known := exceptionKinds[strings.Join(viet.Words(r.Get("kind")), " ")]
	switch {
	case e.Day == "" || e.Day.Time().IsZero():
		return e, office.Invalid("day", "“%s” không phải là ngày", r.Get("day"))
	case !known:
		return e, office.Invalid("kind", "không hiểu loại “%s”; hãy ghi Nghỉ, Làm bù hoặc Làm buổi sáng", r.Get("kind"))
	case e.Reason == "":
		return e, office.Invalid("reason", "chưa ghi lý do")
	}
	e.Kind = kind
	return e, nil
}

// find returns the calendar's exception of a day, nil for none.
func find(c *workday.Calendar, day office.Day) *workday.Exception {
	for i := range c.Exceptions {
		if c.Exceptions[i].Day == day {
			return &c.Exceptions[i]
		}
	}
	return nil
}

func exceptionCell(e workday.Exception, column string) string {
	switch column {
	case "day":
		return e.Day.String()
	case "kind":
		return kindNames[e.Kind]
	case "reason":
		return e.Reason
	}
	if e.Verified {
		return "đã kiểm chứng"
	}
	return "chưa kiểm chứng"
}

func exceptionText(e workday.Exception) string {
	return fmt.Sprintf("%s|%s|%s|%v", e.Day, e.Kind, e.Reason, e.Verified)
}

// write puts a judged row into the calendar that done saves.
func (c *calendarImport) write(_ *store.Tx, row *ImportRow) error {
	e := c.judged[row.Row]
	if old := find(&c.next, e.Day); old != nil {
		*old = e
	} else {
		c.next.Exceptions = append(c.next.Exceptions, e)
	}
	year, _ := strconv.Atoi(string(e.Day[:4]))
	if !slices.Contains(c.next.Years, year) {
		c.next.Years = append(c.next.Years, year)
		slices.Sort(c.next.Years)
	}
	return nil
}

// done saves the calendar as a new version.
func (c *calendarImport) done(tx *store.Tx) error {
	slices.SortFunc(c.next.Exceptions, func(a, b workday.Exception) int { return strings.Compare(string(a.Day), string(b.Day)) })
	if err := c.next.Validate(); err != nil {
		return err
	}
	return c.office.Store.Calendars.Save(tx, &c.next)
}

// Calendar returns the calendar as it would be after a plan, for the list of dossiers that it would move.
func (i *Imports) Calendar(ctx context.Context, plan *ImportPlan) (*workday.Calendar, error) {
	reader := &calendarImport{office: i.office}
	if err := reader.load(ctx); err != nil {
		return nil, err
	}
	judge := judging{reader, plan, map[string]int{}}
	for _, row := range plan.Rows {
		if row.Fate != FateNew && row.Fate != FateChanged {
			continue
		}
		if again := judge.row(ctx, row.read); again.Fate == FateNew || again.Fate == FateChanged {
			if err := reader.write(nil, &again); err != nil {
				return nil, err
			}
		}
	}
	return &reader.next, nil
}
