package screens

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func (s *staffPage) columns() []register.Column[staff.Person] {
	type p = staff.Person
	text := func(key, label string, width, weight float32, of func(x *staff.Summary) string) register.Column[p] {
		return register.Column[p]{Key: key, Label: label, Width: width, Weight: weight, Text: func(x *p) string { return of(&x.Summary) }}
	}
	day := func(key, label string, of func(x *staff.Summary) office.Day) register.Column[p] {
		return register.Column[p]{
			Key: key, Label: label, Width: 90, Sortable: true,
			Text: func(x *p) string { return firstOf(of(&x.Summary).String(), "—") }, Value: func(x *p) any { return of(&x.Summary) },
		}
	}
	sortable := func(c register.Column[p]) register.Column[p] { c.Sortable = true; return c }
	hidden := func(c register.Column[p]) register.Column[p] { c.Hidden = true; return c }
	raise, retires := day("raise", "Nâng bậc", func(x *staff.Summary) office.Day { return x.Raise }), day("retires", "Nghỉ hưu", func(x *staff.Summary) office.Day { return x.Retires })
	raise.Tone = func(x *p) kit.Tone { return s.nearness(&x.Summary, x.Summary.Raise, endOfQuarter(s.day())) }
	retires.Tone = func(x *p) kit.Tone { return s.nearness(&x.Summary, x.Summary.Retires, monthsAfter(s.day(), 12)) }
	return []register.Column[p]{
		sortable(text("number", "Số hiệu", 92, 0, func(x *staff.Summary) string { return x.Number })),
		sortable(text("name", "Họ và tên", 136, 1, func(x *staff.Summary) string { return x.Name })),
		sortable(text("born", "Ngày sinh", 90, 0, func(x *staff.Summary) string { return x.Born.String() })),
		sortable(text("unit", "Đơn vị", 84, 2, func(x *staff.Summary) string { return x.Unit })),
		text("post", "Chức vụ", 78, 2, func(x *staff.Summary) string { return x.Post }),
		sortable(text("code", "Ngạch", 84, 0, func(x *staff.Summary) string { return x.Code })),
		sortable(text("coefficient", "Bậc, hệ số", 104, 0, payText)),
		raise, retires,
		hidden(text("id_number", "Số định danh", 112, 0, func(x *staff.Summary) string { return x.IDNumber })),
		hidden(text("phone", "Điện thoại", 96, 0, func(x *staff.Summary) string { return x.Phone })),
		hidden(text("sex", "Giới tính", 64, 0, func(x *staff.Summary) string { return kit.T(x.Sex) })),
		hidden(text("ethnicity", "Dân tộc", 70, 0, func(x *staff.Summary) string { return x.Ethnicity })),
		hidden(text("kind", "Đối tượng", 90, 0, func(x *staff.Summary) string { return kit.T(x.Kind) })),
		hidden(text("grade", "Tên ngạch", 120, 0, func(x *staff.Summary) string { return x.Grade })),
		hidden(text("education", "Trình độ", 90, 0, func(x *staff.Summary) string { return x.Education })),
		hidden(sortable(text("recruited", "Tuyển dụng", 90, 0, func(x *staff.Summary) string { return x.Recruited.String() }))),
		hidden(day("paid_since", "Hưởng từ", func(x *staff.Summary) office.Day { return x.PaidSince })),
		hidden(day("term_ends", "Hết nhiệm kỳ", func(x *staff.Summary) office.Day { return x.TermEnds })),
		hidden(text("state", "Tình trạng", 100, 0, func(x *staff.Summary) string { return kit.T(x.State.Title()) })),
	}
}

// payText is step, coefficient and what is paid over the frame.
func payText(x *staff.Summary) string {
	if x.Code == "" {
		return "—"
	}
	over := ""
	if x.Over > 0 {
		over = "+" + strconv.Itoa(x.Over) + "%"
	}
	return joined(" ", strconv.Itoa(x.Step)+" · "+x.Coefficient.String(), over)
}

// nearness is red for a day that has passed, amber for one by a day.
func (s *staffPage) nearness(x *staff.Summary, day, by office.Day) kit.Tone {
	switch {
	case day == "" || x.State != staff.Serving || day > by:
		return kit.ToneNone
	case day < s.day():
		return kit.ToneLate
	}
	return kit.ToneSoon
}

// monthsAfter is the day some months later.
func monthsAfter(day office.Day, months int) office.Day {
	return office.DayOf(day.Time().AddDate(0, months, 0))
}

// endOfQuarter is the last day of the quarter that a day lies in.
func endOfQuarter(day office.Day) office.Day {
	t := day.Time()
	return office.DayOf(time.Date(t.Year(), (t.Month()-1)/3*3+4, 0, 0, 0, 0, 0, office.Zone))
}

func (s *staffPage) chips() []register.Chip {
	in := func(state staff.State) office.Query {
		return office.Query{Filters: map[string][]string{"state": {string(state)}}}
	}
	due := func(field string, by func() office.Day) func() office.Query {
		return func() office.Query {
			q := in(staff.Serving)
			q.To = map[string]string{field: string(by())}
			return q
		}
	}
	return []register.Chip{
		{Key: ServingStaff, Label: "Đang công tác", Query: func() office.Query { return in(staff.Serving) }},
		{Key: RaisedStaff, Label: "Nâng lương quý này", Tone: kit.ToneSoon, Query: due("raise", func() office.Day { return endOfQuarter(s.day()) })},
		{Key: RetiringStaff, Label: "Sắp nghỉ hưu", Tone: kit.ToneSoon, Query: due("retires", func() office.Day { return monthsAfter(s.day(), 12) })},
		{Key: TermStaff, Label: "Hết nhiệm kỳ", Tone: kit.ToneSoon, Query: due("term_ends", func() office.Day { return monthsAfter(s.day(), 6) })},
		{Key: ComingStaff, Label: "Chưa nhận việc", Query: func() office.Query { return in(staff.Coming) }},
		{Key: LeftStaff, Label: "Đã nghỉ, chuyển", Query: func() office.Query { return in(staff.Left) }},
		{Key: AllStaff, Label: "Tất cả"},
	}
}

// filters are those of the register; that of the Party tells a restricted item, so only the personnel officer has it.
func (s *staffPage) filters() []register.Filter {
	list := []register.Filter{
		{Key: "unit_id", Label: "Đơn vị", Load: s.unitOptions},
		{Key: "kind", Label: "Đối tượng", Load: s.values("kind")},
		{Key: "code", Label: "Ngạch", Load: s.gradeOptions},
		{Key: "class", Label: "Nhóm ngạch", Load: s.values("class")},
		{Key: "sex", Label: "Giới tính", Options: options(staff.Male, staff.Female)},
		{Key: "ethnicity", Label: "Dân tộc", Load: s.values("ethnicity")},
		{Key: "education", Label: "Trình độ", Load: s.values("education")},
		{Key: "born", Label: "Ngày sinh", Kind: register.FilterDays},
		{Key: "recruited", Label: "Tuyển dụng", Kind: register.FilterDays},
		{Key: "raise", Label: "Nâng bậc", Kind: register.FilterDays},
		{Key: "retires", Label: "Nghỉ hưu", Kind: register.FilterDays},
		{Key: "term_ends", Label: "Hết nhiệm kỳ", Kind: register.FilterDays},
	}
	if s.deps.office.Personnel().MayReveal() {
		list = append(list, register.Filter{Key: "party", Label: "Đảng viên", Options: []kit.Option{{Value: "true", Label: kit.T("Đảng viên")}, {Value: "false", Label: kit.T("Không phải Đảng viên")}}})
	}
	return list
}

// values are the values that a field has, as choices of the filter.
func (s *staffPage) values(field string) func(ctx context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		counts, err := s.deps.office.Store.Staff.GroupCount(ctx, office.Query{}, field)
		return sortedOptions(counts), err
	}
}

// gradeOptions are the grades that people have, with their names.
func (s *staffPage) gradeOptions(ctx context.Context) ([]kit.Option, error) {
	counts, err := s.deps.office.Store.Staff.GroupCount(ctx, office.Query{}, "code")
	if err != nil {
		return nil, err
	}
	delete(counts, "")
	rules, err := s.deps.office.Personnel().Rules()
	var list []kit.Option
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		list = append(list, kit.Option{Value: code, Label: joined(" · ", code, rules.GradeName(code, s.today())), Note: strconv.Itoa(counts[code])})
	}
	return list, err
}

// unitOptions are the units of the day as they stand on the chart.
func (s *staffPage) unitOptions(ctx context.Context) ([]kit.Option, error) {
	tree, err := s.deps.office.Personnel().Tree(ctx)
	return branchOptions(tree, s.day()), err
}

// branchOptions are the units of a day, parts set in below what they belong to.
func branchOptions(tree staff.Tree, day office.Day) []kit.Option {
	var list []kit.Option
	for _, b := range tree.On(day) {
		list = append(list, kit.Option{Value: strconv.FormatInt(b.ID, 10), Label: strings.Repeat("    ", b.Depth) + b.Name})
	}
	return list
}
