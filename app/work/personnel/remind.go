package personnel

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// Reminder is something due of a person, as lists show it.
type Reminder struct {
	staff.Reminder
	Number string // số hiệu
	Unit   string // its name of the first day asked for
	Post   string
}

// Title is what is due in a few words: “Nâng bậc lương: bậc 3, hệ số 3,00”.
func (r Reminder) Title() string { return r.Kind.Title() + ": " + r.What }

// Reminders returns what is to be told of people in the days from one to another, sorted by day; of some kinds only when any are
// named. What was due before and is not done is told too. Who is not the personnel officer gets no anniversaries of the Party
// and no reasons of raises, for discipline stands in them. Error: office.CodeInvalid for days out of order.
func (p *Personnel) Reminders(ctx context.Context, from, to office.Day, kinds ...staff.Kind) ([]Reminder, error) {
	if from.Time().IsZero() || to.Time().IsZero() || to < from {
		return nil, office.Invalid("to", "Hãy ghi ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.")
	}
	rules, err := p.Rules()
	if err != nil {
		return nil, err
	}
	tree, err := p.Tree(ctx)
	if err != nil {
		return nil, err
	}
	whose := map[int64]staff.Summary{}
	var all []staff.Reminder
	err = p.office.Store.Staff.Everybody(ctx, func(x *staff.Person) error {
		due := rules.RemindersOf(x, from, to)
		if len(due) > 0 {
			whose[x.ID] = x.Summary
		}
		for _, r := range due {
			if told, there := p.told(r, kinds); there {
				all = append(all, told)
			}
		}
		return ctx.Err()
	})
	staff.SortReminders(all)
	list := make([]Reminder, len(all))
	for i, r := range all {
		s := whose[r.PersonID]
		list[i] = Reminder{Reminder: r, Number: s.Number, Unit: tree.Name(r.UnitID, from), Post: s.Post}
	}
	return list, err
}

// told is a reminder as who works here may read it, and whether it was asked for.
func (p *Personnel) told(r staff.Reminder, kinds []staff.Kind) (staff.Reminder, bool) {
	if len(kinds) > 0 && !slices.Contains(kinds, r.Kind) {
		return r, false
	}
	if p.MayReveal() {
		return r, true
	}
	if r.Kind == staff.KindRaise || r.Kind == staff.KindOver {
		r.Why = nil
	}
	return r, r.Kind != staff.KindParty
}

// remindersName is what the list is called in files.
const remindersName = "Nhắc việc cán bộ"

var remindersColumns = []sheet.Column{
	{Title: "Ngày", Kind: sheet.Day},
	{Title: "Việc", Width: 22},
	{Title: "Số hiệu", Width: 14},
	{Title: "Họ và tên", Width: 26},
	{Title: "Chức vụ", Width: 22},
	{Title: "Đơn vị", Width: 30},
	{Title: "Nội dung", Width: 40},
	{Title: "Bắt đầu từ", Kind: sheet.Day},
	{Title: "Quá hạn", Width: 10},
	{Title: "Cách tính", Width: 80},
}

// RemindersExcel writes a list of reminders as a workbook, with how each day was worked out.
func (p *Personnel) RemindersExcel(w io.Writer, list []Reminder) error {
	return sheet.Write(w, remindersName, remindersColumns, func(yield func([]any) bool) {
		for _, r := range list {
			late := ""
			if r.Late {
				late = "x"
			}
			if !yield([]any{r.Day, r.Kind.Title(), r.Number, r.Name, r.Post, r.Unit, r.What, r.Since, late, r.Why.String()}) {
				return
			}
		}
	})
}

// RemindersPDF draws a list of reminders of the days from one to another.
func (p *Personnel) RemindersPDF(ctx context.Context, list []Reminder, from, to office.Day) ([]byte, error) {
	s, err := p.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data := paper.ReportData{
		Letterhead: s.Letterhead(p.office.Time()), Title: remindersName, From: from, To: to,
		Author: p.office.Who().Name, Note: unverifiedNote(list),
		Columns: []paper.ReportColumn{
			{Title: "TT", Width: 5, Align: "center"},
			{Title: "Ngày", Width: 11, Align: "center"},
			{Title: "Việc", Width: 18},
			{Title: "Họ và tên", Width: 22},
			{Title: "Chức vụ, đơn vị", Width: 28},
			{Title: "Nội dung", Width: 26},
		},
	}
	for i, r := range list {
		day := r.Day.String()
		if r.Late {
			day += "\n(quá hạn)"
		}
		data.Rows = append(data.Rows, paper.ReportRow{Cells: []string{fmt.Sprint(i + 1), day, r.Kind.Title(), r.Name, joined(", ", r.Post, r.Unit), r.What}})
	}
	return p.office.Forms.Draw(paper.Key(paper.OwnSet, "report-table"), "", data, paper.Options{Created: p.office.Time(), Author: s.Name, Checked: s.FormsChecked})
}

// unverifiedNote says so when a day rests on a rule that nobody has compared with the decree.
func unverifiedNote(list []Reminder) string {
	if slices.ContainsFunc(list, func(r Reminder) bool { return r.Why.Unverified() }) {
		return "Có ngày tính theo quy định chưa kiểm chứng với văn bản; xem cách tính trong chương trình."
	}
	return ""
}

// joined joins the words that are there.
func joined(mark string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), mark)
}
