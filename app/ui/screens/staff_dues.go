package screens

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// StaffDues is the key of the screen of reminders about people, for shell.Host.Navigate.
const StaffDues = "staff.dues"

// The chips of the reminders, for shell.Host.NavigateTo.
const (
	DuesNow     = "now"  // work on it has to begin
	DuesLate    = "late" // the day has passed and nobody has done it
	DuesQuarter = "3"    // within so many months
	DuesHalf    = "6"
	DuesYear    = "12"
)

func staffDuesScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: StaffDues, Title: "Nhắc việc cán bộ", Icon: kit.IconClock,
		Build: func(h shell.Host) shell.Page { return newStaffDues(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) { return duesNow(ctx, d) },
	}
}

// duesNow counts what has to be begun about people, for the personnel officer; nobody else is told.
func duesNow(ctx context.Context, d deps) (int, kit.Tone, error) {
	if !d.office.Personnel().MayReveal() {
		return 0, kit.ToneNone, nil
	}
	now := today(d)
	list, err := d.office.Personnel().Reminders(ctx, now, now, duties...)
	tone := kit.ToneSoon
	if slices.ContainsFunc(list, func(r personnel.Reminder) bool { return r.Late }) {
		tone = kit.ToneLate
	}
	return len(list), tone, err
}

// duties are the kinds that are something to do; the others are good to know.
var duties = []staff.Kind{
	staff.KindRaise, staff.KindOver, staff.KindRetirement, staff.KindTerm, staff.KindProbation, staff.KindContract, staff.KindCertificate, staff.KindClassification,
}

// duesBook is what becomes due of people, as a register: it is worked out anew with every question.
type duesBook struct {
	page *staffDues
}

// longest is the longest span in months that is asked for.
const longest = 12

// all are the reminders of the longest span.
func (b duesBook) all(ctx context.Context) ([]personnel.Reminder, error) {
	now := b.page.today()
	return b.page.deps.office.Personnel().Reminders(ctx, now, monthsAfter(now, longest))
}

// chosen are the reminders that a query asks for.
func (b duesBook) chosen(list []personnel.Reminder, q office.Query) []personnel.Reminder {
	words := strings.Fields(viet.Fold(q.Text))
	return slices.DeleteFunc(slices.Clone(list), func(r personnel.Reminder) bool { return !b.asked(&r, q) || !namesAll(&r, words) })
}

// asked says whether a reminder passes chip and filters.
func (b duesBook) asked(r *personnel.Reminder, q office.Query) bool {
	for field, allowed := range q.Filters {
		if len(allowed) > 0 && !slices.Contains(allowed, b.value(r, field, allowed[0])) {
			return false
		}
	}
	return true
}

// value is what a reminder has in a field; of a span the span itself when the day lies within.
func (b duesBook) value(r *personnel.Reminder, field, asked string) string {
	switch field {
	case "kind":
		return string(r.Kind)
	case "unit":
		return r.Unit
	case "late":
		return tick(r.Late)
	case "now":
		return tick(r.Since <= b.page.today() && slices.Contains(duties, r.Kind))
	case "span":
		if r.Day <= monthsAfter(b.page.today(), numberIn(asked)) {
			return asked
		}
	}
	return ""
}

// namesAll says whether every word is found in what the list shows.
func namesAll(r *personnel.Reminder, words []string) bool {
	text := viet.Fold(strings.Join([]string{r.Name, r.Number, r.Unit, r.Post, r.What, r.Kind.Title()}, " "))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// Page implements register.Source.
func (b duesBook) Page(ctx context.Context, q office.Query) ([]personnel.Reminder, error) {
	all, err := b.all(ctx)
	list := b.chosen(all, q)
	from := min(q.Offset, len(list))
	if q.Limit == 0 {
		return list[from:], err
	}
	return list[from:min(from+q.Limit, len(list))], err
}

// Count implements register.Source.
func (b duesBook) Count(ctx context.Context, q office.Query) (int, error) {
	all, err := b.all(ctx)
	return len(b.chosen(all, q)), err
}

// Counts implements register.Counter: the list is worked out once for all chips.
func (b duesBook) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	all, err := b.all(ctx)
	counts := make([]int, len(queries))
	for i, q := range queries {
		counts[i] = len(b.chosen(all, q))
	}
	return counts, err
}

// Get implements register.Source.
func (b duesBook) Get(ctx context.Context, id int64) (*personnel.Reminder, error) {
	all, err := b.all(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if reminderID(&all[i]) == id {
			return &all[i], nil
		}
	}
	return nil, office.Refuse("Việc này đã được làm xong hoặc không còn đến hạn.")
}

// reminderID is the same for the same thing of the same person: kind, and row or year.
func reminderID(r *personnel.Reminder) int64 {
	which := r.Row
	if which == 0 {
		which = r.Day.Time().Year()
	}
	return r.PersonID<<24 | int64(slices.Index(staff.Kinds(), r.Kind))<<20 | int64(which)&(1<<20-1)
}

// staffDues is the screen of what becomes due of people.
type staffDues struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[personnel.Reminder]
}

func newStaffDues(h shell.Host, d deps) *staffDues {
	s := &staffDues{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *staffDues) today() office.Day { return office.DayOf(s.host.Now()) }

func (s *staffDues) describe() register.Description[personnel.Reminder] {
	type r = personnel.Reminder
	open := func(h shell.Host, x *r) { h.Navigate(Staff, x.PersonID) }
	return register.Description[r]{
		Key: StaffDues, Title: "Nhắc việc cán bộ", One: "việc", ID: reminderID, Source: duesBook{s}, SearchHint: "Tìm tên, đơn vị, việc… Ctrl+F",
		Columns: s.columns(), Chips: s.chips(),
		Filters: []register.Filter{{Key: "kind", Label: "Việc", Options: s.kinds()}},
		Empty:   kit.Empty{Title: kit.T("Không có việc nào đến hạn"), Hint: kit.T("Nâng bậc, nghỉ hưu, hết nhiệm kỳ, hợp đồng, chứng chỉ… hiện ở đây khi sắp đến ngày.")},
		Tools: []register.Tool{
			{Key: "pdf", Label: "Xem bản in", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Primary: true, Do: func(shell.Host) { s.preview() }},
			{Key: "ics", Label: "Xuất .ics", Shortcut: "Ctrl+I", Icon: kit.IconDownload, Do: func(shell.Host) { s.calendar() }},
			{Key: "excel", Label: "Excel kèm cách tính", Shortcut: "Ctrl+Shift+X", Icon: kit.IconSheet, More: true, Do: func(shell.Host) { s.excel() }},
		},
		Head: func(x *r) register.Head {
			return register.Head{Title: x.Name, Subtitle: joined(" · ", x.Post, x.Unit)}
		},
		Banner: func(x *r) register.Banner {
			return register.Banner{Tone: s.tone(x), Title: kit.T(x.Kind.Title()) + " " + x.Day.String(), Text: x.What}
		},
		Sections: s.sections,
		Enter:    open,
		Actions:  []register.Action[r]{{Key: "open", Label: "Mở trong danh sách cán bộ", Icon: kit.IconOpen, Primary: true, Show: open}},
	}
}

func (s *staffDues) columns() []register.Column[personnel.Reminder] {
	type r = personnel.Reminder
	return []register.Column[r]{
		{Key: "day", Label: "Ngày", Width: 104, Dot: true, Text: func(x *r) string { return x.Day.String() }, Tone: s.tone, Value: func(x *r) any { return x.Day }},
		{Key: "kind", Label: "Việc", Width: 140, Text: func(x *r) string { return kit.T(x.Kind.Title()) }},
		{Key: "name", Label: "Họ và tên", Width: 140, Weight: 1, Text: func(x *r) string { return x.Name }},
		{Key: "what", Label: "Nội dung", Width: 150, Weight: 2, Text: func(x *r) string { return x.What }},
		{Key: "unit", Label: "Đơn vị", Width: 100, Weight: 1, Text: func(x *r) string { return x.Unit }},
		{Key: "since", Label: "Lo từ", Width: 90, Text: func(x *r) string { return x.Since.String() }, Value: func(x *r) any { return x.Since }},
		{Key: "number", Label: "Số hiệu", Width: 76, Hidden: true, Text: func(x *r) string { return x.Number }},
		{Key: "post", Label: "Chức vụ", Width: 110, Hidden: true, Text: func(x *r) string { return x.Post }},
		{Key: "checked", Label: "Kiểm chứng", Width: 110, Hidden: true, Text: verifiedText},
	}
}

// verifiedText says whether a day rests on a rule that nobody has compared with the decree.
func verifiedText(x *personnel.Reminder) string {
	if x.Why.Unverified() {
		return kit.T("chưa kiểm chứng")
	}
	return ""
}

func (s *staffDues) tone(x *personnel.Reminder) kit.Tone {
	switch {
	case x.Late:
		return kit.ToneLate
	case x.Since <= s.today():
		return kit.ToneSoon
	}
	return kit.ToneMuted
}

func (s *staffDues) chips() []register.Chip {
	by := func(field, value string) func() office.Query {
		return func() office.Query { return office.Query{Filters: map[string][]string{field: {value}}} }
	}
	return []register.Chip{
		{Key: DuesNow, Label: "Cần lo ngay", Tone: kit.ToneSoon, Query: by("now", tick(true))},
		{Key: DuesLate, Label: "Quá hạn", Tone: kit.ToneLate, Query: by("late", tick(true))},
		{Key: DuesQuarter, Label: "Trong 3 tháng", Query: by("span", "3")},
		{Key: DuesHalf, Label: "Trong 6 tháng", Query: by("span", "6")},
		{Key: DuesYear, Label: "Trong 12 tháng", Query: by("span", "12")},
		{Key: "all", Label: "Tất cả"},
	}
}

// kinds are the kinds of reminders; anniversaries of the Party are for the personnel officer.
func (s *staffDues) kinds() []kit.Option {
	var list []kit.Option
	for _, kind := range staff.Kinds() {
		if kind != staff.KindParty || s.deps.office.Personnel().MayReveal() {
			list = append(list, kit.Option{Value: string(kind), Label: kit.T(kind.Title())})
		}
	}
	return list
}

func (s *staffDues) sections(x *personnel.Reminder) []register.Section {
	list := []register.Section{{Pairs: []kit.Pair{
		{Label: kit.T("Số hiệu"), Value: x.Number},
		{Label: kit.T("Chức vụ"), Value: x.Post},
		{Label: kit.T("Đơn vị"), Value: x.Unit},
		{Label: kit.T("Lo từ"), Value: x.Since.String()},
		{Label: kit.T("Việc bắt đầu"), Value: x.Act.String()},
	}}}
	switch {
	case len(x.Why) == 0 && !s.deps.office.Personnel().MayReveal():
		list = append(list, register.Section{Title: kit.T("Cách tính"), Text: kit.T("Chỉ tổ chức cán bộ xem được cách tính, vì có thể có mục hạn chế.")})
	case len(x.Why) > 0:
		list = append(list, register.Section{Title: kit.T("Cách tính"), Text: explanationText(x.Why)})
	}
	return list
}

// shown gives the reminders of the list as it is filtered to work beside the window.
func (s *staffDues) shown(ctx context.Context, q office.Query) ([]personnel.Reminder, error) {
	q.Offset, q.Limit = 0, 0
	return duesBook{s}.Page(ctx, q)
}

// preview puts the list as it is printed in front.
func (s *staffDues) preview() {
	q, from := s.list.Query(), s.today()
	to := monthsAfter(from, longest)
	openDrawn(s.deps, s.stage, kit.T("Nhắc việc cán bộ"), "Nhac viec can bo "+string(from), func(ctx context.Context) ([]byte, error) {
		list, err := s.shown(ctx, q)
		if err != nil {
			return nil, err
		}
		return s.deps.office.Personnel().RemindersPDF(ctx, list, from, to)
	})
}

// calendar writes the list as a file for other calendars.
func (s *staffDues) calendar() {
	s.write("nhac-viec-can-bo.ics", "Đã lưu vào %s; mở tệp này bằng lịch của điện thoại hay máy tính.", func(file io.Writer, list []personnel.Reminder) error {
		return s.deps.office.Personnel().RemindersCalendar(file, list)
	})
}

// excel writes the list as a workbook, with how each day was worked out.
func (s *staffDues) excel() {
	s.write("Nhac viec can bo.xlsx", "Đã lưu vào %s", func(file io.Writer, list []personnel.Reminder) error {
		return s.deps.office.Personnel().RemindersExcel(file, list)
	})
}

// write writes the list to a file of the user.
func (s *staffDues) write(name, told string, fill func(file io.Writer, list []personnel.Reminder) error) {
	q, path := s.list.Query(), ""
	s.host.Runner().Go("staff.dues.write", func(ctx context.Context, _ *task.Progress) error {
		list, err := s.shown(ctx, q)
		if err != nil {
			return err
		}
		var content bytes.Buffer
		if err := fill(&content, list); err != nil {
			return err
		}
		path, err = s.deps.place.keep(name, &content)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.Tf(told, path))
	})
}
