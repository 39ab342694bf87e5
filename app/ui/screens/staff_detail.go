package screens

import (
	"context"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// placeOf is post and unit in a line.
func (s *staffPage) placeOf(x *staff.Person) string {
	return joined(" · ", x.Summary.Post, firstOf(x.Summary.Unit, kit.T("chưa có đơn vị")))
}

// banner says what comes next of a person, or that the person is gone or still to come.
func (s *staffPage) banner(x *staff.Person) register.Banner {
	m, day := &x.Summary, s.day()
	b := register.Banner{}
	switch {
	case m.State != staff.Serving:
		b.Tone, b.Title = kit.ToneMuted, kit.T(m.State.Title())
	case m.Retires != "" && m.Retires <= monthsAfter(day, 12):
		b.Tone, b.Title = s.nearness(m, m.Retires, monthsAfter(day, 12)), kit.Tf("Nghỉ hưu từ %s", m.Retires)
	case m.Raise != "" && m.Raise <= endOfQuarter(day):
		b.Tone, b.Title = s.nearness(m, m.Raise, endOfQuarter(day)), joined(" ", kit.T(m.RaiseKind.Title()), m.Raise.String())
	case m.TermEnds != "" && m.TermEnds <= monthsAfter(day, 6):
		b.Tone, b.Title = s.nearness(m, m.TermEnds, monthsAfter(day, 6)), kit.Tf("Hết thời hạn bổ nhiệm %s", m.TermEnds)
	}
	if roll := s.roll.Load(); roll != nil {
		b.Text = kit.Tf("Hồ sơ tại ngày %s", roll.Day)
		if b.Title == "" {
			b.Tone, b.Title, b.Text = kit.ToneSoon, b.Text, ""
		}
	}
	return b
}

func (s *staffPage) sections(x *staff.Person) []register.Section {
	m, day := &x.Summary, s.day()
	person := register.Section{Pairs: []kit.Pair{
		{Label: kit.T("Số hiệu"), Value: m.Number},
		{Label: kit.T("Sinh ngày"), Value: joined(" · ", m.Born.String(), kit.T(m.Sex), m.Ethnicity)},
		{Label: kit.T("Số định danh"), Value: m.IDNumber},
		{Label: kit.T("Điện thoại"), Value: m.Phone},
		{Label: kit.T("Thư điện tử"), Value: x.Now(day).Email},
	}}
	place := register.Section{Title: kit.T("Công tác"), Pairs: []kit.Pair{
		{Label: kit.T("Đơn vị"), Value: m.Unit},
		{Label: kit.T("Chức vụ"), Value: m.Post},
		{Label: kit.T("Hết nhiệm kỳ"), Value: m.TermEnds.String()},
		{Label: kit.T("Đối tượng"), Value: joined(" · ", kit.T(m.Kind), kit.T(m.State.Title()))},
		{Label: kit.T("Tuyển dụng"), Value: m.Recruited.String()},
		{Label: kit.T("Trình độ"), Value: m.Education},
		{Label: kit.T("Nghỉ hưu"), Value: m.Retires.String()},
	}}
	if m.Retires != "" {
		place.Action, place.Do = kit.T("Vì sao?"), func(shell.Host) {
			s.explain(x.ID, kit.Tf("Nghỉ hưu của %s", m.Name), func(r *staff.Rules, whole *staff.Person) staff.Explanation { return r.Retirement(whole).Why })
		}
	}
	pay := register.Section{Title: kit.T("Lương"), Pairs: []kit.Pair{
		{Label: kit.T("Ngạch"), Value: joined(" · ", m.Code, m.Grade)},
		{Label: kit.T("Bậc, hệ số"), Value: payText(m)},
		{Label: kit.T("Hưởng từ"), Value: m.PaidSince.String()},
		{Label: kit.T("Lần tới"), Value: joined(" ", m.Raise.String(), kit.T(m.RaiseKind.Title()))},
	}}
	if m.Code != "" {
		pay.Action, pay.Do = kit.T("Vì sao?"), func(shell.Host) {
			s.explain(x.ID, kit.Tf("Nâng bậc lương của %s", m.Name), func(r *staff.Rules, whole *staff.Person) staff.Explanation { return r.NextRaise(whole, day).Why })
		}
	}
	return []register.Section{person, place, pay}
}

// explain shows why a day is what it is. What was due to discipline is told too, so the look at the whole file is recorded.
func (s *staffPage) explain(id int64, title string, why func(r *staff.Rules, whole *staff.Person) staff.Explanation) {
	p := newPaperPage(s.host, title, nil, s.stage.close)
	p.text(func(ctx context.Context) (string, error) {
		rules, err := s.deps.office.Personnel().Rules()
		if err != nil {
			return "", err
		}
		whole, err := s.deps.office.Personnel().Reveal(ctx, id)
		if err != nil {
			return "", err
		}
		if roll := s.roll.Load(); roll != nil {
			whole = whole.AsOf(roll.Day)
		}
		return explanationText(why(rules, whole)), nil
	}, "")
	s.stage.open(p)
}

// explanationText writes each line of an explanation on its own, and a warning where a rule is not verified.
func explanationText(why staff.Explanation) string {
	if !why.Unverified() {
		return why.String()
	}
	return why.String() + "\n\n" + kit.T("Có quy định chưa kiểm chứng: hãy đối chiếu với văn bản trước khi quyết định.")
}

func (s *staffPage) actions() []register.Action[staff.Person] {
	type p = staff.Person
	list := []register.Action[p]{{
		Key: "file", Label: "Mở hồ sơ", Icon: kit.IconFolder, Primary: true, Shortcut: "Ctrl+O", Show: func(_ shell.Host, x *p) { s.openFile(x.ID) },
	}}
	for _, move := range personnel.Moves() {
		look := staffMoveLooks[move.Action]
		action := register.Action[p]{
			Key: "move." + move.Action, Label: move.Name, Shortcut: look.shortcut, Icon: look.icon, More: look.more,
			Allowed: func(*p) (bool, string) { return s.may() },
			Show:    func(_ shell.Host, x *p) { s.move(x, move) },
		}
		if look.many {
			action.Many = func(_ shell.Host, ids []int64) { s.moveMany(ids, move) }
		}
		list = append(list, action)
	}
	return append(list, s.paperActions()...)
}

// aboutPerson names the person beside what is done with the file.
func aboutPerson(x *staff.Person) *kit.KeyValue {
	m := &x.Summary
	return kit.NewKeyValue(
		kit.Pair{Label: kit.T("Họ và tên"), Value: m.Name},
		kit.Pair{Label: kit.T("Số hiệu"), Value: m.Number},
		kit.Pair{Label: kit.T("Sinh ngày"), Value: m.Born.String()},
		kit.Pair{Label: kit.T("Đơn vị"), Value: m.Unit},
		kit.Pair{Label: kit.T("Chức vụ"), Value: m.Post},
		kit.Pair{Label: kit.T("Ngạch"), Value: joined(" · ", m.Code, m.Grade)},
		kit.Pair{Label: kit.T("Bậc, hệ số"), Value: payText(m)},
		kit.Pair{Label: kit.T("Hưởng từ"), Value: m.PaidSince.String()},
		kit.Pair{Label: kit.T("Nâng bậc"), Value: m.Raise.String()},
		kit.Pair{Label: kit.T("Nghỉ hưu"), Value: m.Retires.String()})
}

// checkWhen refuses what is no time, known as well as it is known.
func checkWhen(now func() office.Day) func(value string) error {
	return func(value string) error {
		_, err := whenOf(value, now())
		return err
	}
}

// whenOf is a time as it was typed; nothing is the empty When.
func whenOf(value string, today office.Day) (staff.When, error) {
	if value == "" {
		return "", nil
	}
	return staff.ParseWhen(value, today)
}
