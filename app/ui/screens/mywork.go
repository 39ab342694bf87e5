package screens

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

func myWorkScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: MyWork, Title: "Việc của tôi", Icon: kit.IconClock,
		Build: func(h shell.Host) shell.Page { return newMyWork(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) { return reminded(ctx, d.office) },
	}
}

// urgencies are the groups of the list with their words and tones; the one without a limit comes last.
var urgencies = []struct {
	key   work.Urgency
	label string
	tone  kit.Tone
}{
	{work.UrgencyLate, "Quá hạn", kit.ToneLate},
	{work.UrgencyToday, "Hôm nay", kit.ToneSoon},
	{work.UrgencySoon, "Hai ngày tới", kit.ToneSoon},
	{work.UrgencyLater, "Sau đó", kit.ToneNone},
	{work.UrgencyPaused, "Tạm dừng", kit.TonePaused},
	{handedOut, "Chờ trả", kit.ToneDone},
	{work.UrgencyNone, "Khác", kit.ToneNone},
}

// handedOut is the group of results that wait to be fetched.
const handedOut work.Urgency = "done"

// urgencyOf is the group of an item.
func urgencyOf(i *work.WorkItem) work.Urgency {
	if i.Dossier.State == dossier.Done {
		return handedOut
	}
	return i.Urgency
}

// workBook is what waits, as a register: it is worked out anew with every question.
type workBook struct {
	desk  *work.Desk
	whose *atomic.Value // work.Whose
}

func (b workBook) list(ctx context.Context, q office.Query) ([]work.WorkItem, error) {
	items, err := b.desk.MyWork(ctx, "", b.whose.Load().(work.Whose))
	return chosenItems(items, q), err
}

// chosenItems are the items that a query asks for.
func chosenItems(items []work.WorkItem, q office.Query) []work.WorkItem {
	words, groups := strings.Fields(viet.Fold(q.Text)), q.Filters["urgency"]
	var list []work.WorkItem
	for _, i := range items {
		if (len(groups) == 0 || slices.Contains(groups, string(urgencyOf(&i)))) && holdsAll(&i, words) {
			list = append(list, i)
		}
	}
	return list
}

// holdsAll says whether every word is found in what the list shows.
func holdsAll(i *work.WorkItem, words []string) bool {
	x := &i.Dossier
	text := viet.Fold(strings.Join([]string{x.Code, x.Owner.Name, x.Procedure.Name, x.Summary, x.Handler(), i.Text}, " "))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// Page implements register.Source.
func (b workBook) Page(ctx context.Context, q office.Query) ([]work.WorkItem, error) {
	items, err := b.list(ctx, q)
	from := min(q.Offset, len(items))
	if q.Limit == 0 {
		return items[from:], err
	}
	return items[from:min(from+q.Limit, len(items))], err
}

// Count implements register.Source.
func (b workBook) Count(ctx context.Context, q office.Query) (int, error) {
	items, err := b.list(ctx, q)
	return len(items), err
}

// Counts implements register.Counter: the list is worked out once for all chips.
func (b workBook) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	items, err := b.list(ctx, office.Query{})
	counts := make([]int, len(queries))
	for i, q := range queries {
		counts[i] = len(chosenItems(items, q))
	}
	return counts, err
}

// Get implements register.Source.
func (b workBook) Get(ctx context.Context, id int64) (*work.WorkItem, error) {
	return b.desk.WorkItem(ctx, id)
}

// myWork is the screen of what waits, with the calendar of due dates in front of it at times.
type myWork struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[work.WorkItem]
	whose atomic.Value // work.Whose: read beside the window too
}

// whoseWork remembers whose work was looked at last.
const whoseWork = "mywork.whose"

func newMyWork(h shell.Host, d deps) *myWork {
	s := &myWork{deps: d, host: h, stage: newStage(h)}
	s.whose.Store(work.Mine)
	for _, option := range whoseOptions() {
		if option.Value == h.Memory().Get(whoseWork) {
			s.whose.Store(work.Whose(option.Value))
		}
	}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *myWork) describe() register.Description[work.WorkItem] {
	type x = work.WorkItem
	return register.Description[x]{
		Key: MyWork, Title: "Việc của tôi", One: "việc",
		ID:         func(i *x) int64 { return i.Dossier.ID },
		Source:     workBook{s.deps.office.Desk(), &s.whose},
		SearchHint: "Tìm mã, tên, thủ tục… Ctrl+F",
		Columns:    s.columns(),
		Chips:      workChips(),
		Footer:     s.footer,
		Empty:      kit.Empty{Title: kit.T("Không có việc nào đang chờ"), Hint: kit.T("Hồ sơ mình thụ lý, và hồ sơ mình nhận còn ở một cửa, hiện ở đây.")},
		Tools: []register.Tool{
			{Key: "calendar", Label: "Lịch hẹn trả", Shortcut: "Ctrl+T", Icon: kit.IconCalendar, Primary: true, Do: func(shell.Host) { s.openCalendar() }},
			{Key: "whose", Label: "Việc của ai", Shortcut: "Ctrl+W", Icon: kit.IconPeople, Do: func(shell.Host) { s.chooseWhose() }},
			{Key: "apologies", Label: "Xin lỗi", Shortcut: "Ctrl+Y", Icon: kit.IconMailOut, Do: func(shell.Host) { s.openApologies() }},
			{Key: "ics", Label: "Xuất .ics", Shortcut: "Ctrl+I", Icon: kit.IconDownload, Do: func(shell.Host) { s.exportCalendar() }},
		},
		Head: func(i *x) register.Head {
			return register.Head{Title: i.Dossier.Code, Subtitle: i.Dossier.Procedure.Name}
		},
		Banner: func(i *x) register.Banner {
			return register.Banner{Tone: toneOf(i), Title: upperFirst(i.Text), Text: dueText(i)}
		},
		Sections: workSections,
		Enter:    func(h shell.Host, i *x) { h.Navigate(Dossiers, i.Dossier.ID) },
		Actions: []register.Action[x]{{
			Key: "open", Label: "Mở hồ sơ", Icon: kit.IconOpen, Primary: true,
			Show: func(h shell.Host, i *x) { h.Navigate(Dossiers, i.Dossier.ID) },
		}},
	}
}

func (s *myWork) columns() []register.Column[work.WorkItem] {
	type x = work.WorkItem
	now := s.host.Now
	return []register.Column[x]{
		{Key: "left", Label: "Thời gian còn lại", Width: 226, Dot: true, Text: timeLeft, Tone: toneOf},
		{Key: "due", Label: "Hẹn trả", Width: 92, Text: func(i *x) string { return firstOf(briefTime(i.Dossier.Due, now()), "—") }},
		{Key: "code", Label: "Mã hồ sơ", Width: 172, Text: func(i *x) string { return i.Dossier.Code }},
		{Key: "owner", Label: "Chủ hồ sơ", Width: 120, Weight: 2, Text: func(i *x) string { return i.Dossier.Owner.Name }},
		{Key: "what", Label: "Nội dung", Width: 120, Weight: 2, Text: func(i *x) string { return firstOf(i.Dossier.Summary, i.Dossier.Procedure.Name) }},
		{Key: "step", Label: "Bước", Width: 110, Hidden: true, Text: func(i *x) string { return stepText(&i.Dossier) }},
		{Key: "handler", Label: "Người giữ", Width: 110, Hidden: true, Text: func(i *x) string { return firstOf(i.Dossier.Handler(), kit.T("một cửa")) }},
	}
}

// timeLeft is the time left without the day promised, which has its own column.
func timeLeft(i *work.WorkItem) string {
	if i.Urgency != work.UrgencySoon {
		return i.Text
	}
	text, _, _ := strings.Cut(i.Text, ",")
	return text
}

func workChips() []register.Chip {
	chips := []register.Chip{{Key: "all", Label: "Tất cả"}}
	for _, u := range urgencies {
		chips = append(chips, register.Chip{Key: string(u.key), Label: u.label, Tone: u.tone, Query: func() office.Query {
			return office.Query{Filters: map[string][]string{"urgency": {string(u.key)}}}
		}})
	}
	return chips
}

// whoseOptions are whose work can be asked for; without a choice it is one's own.
func whoseOptions() []kit.Option {
	return []kit.Option{
		{Value: string(work.Mine), Label: kit.T("tôi")}, {Value: string(work.MyUnits), Label: kit.T("đơn vị tôi")}, {Value: string(work.Everyones), Label: kit.T("mọi người")},
	}
}

func toneOf(i *work.WorkItem) kit.Tone {
	for _, u := range urgencies {
		if u.key == urgencyOf(i) {
			if u.tone == kit.ToneNone {
				return kit.ToneAccent
			}
			return u.tone
		}
	}
	return kit.ToneNone
}

// dueText is when the result is promised.
func dueText(i *work.WorkItem) string {
	if i.Dossier.Due.IsZero() {
		return ""
	}
	return kit.Tf("Hẹn trả %s", longTime(i.Dossier.Due))
}

// stepText says at which step a dossier is: that of the department, else its state.
func stepText(x *dossier.Dossier) string {
	if x.Step != nil && x.Step.Name != "" {
		return x.Step.Name
	}
	return kit.T(x.State.String())
}

func workSections(i *work.WorkItem) []register.Section {
	sections := []register.Section{{Title: kit.T("Hồ sơ"), Pairs: aboutDossier(&i.Dossier)}}
	step := i.Dossier.Step
	if step == nil {
		return sections
	}
	return append(sections, register.Section{Title: kit.T("Đang ở"), Pairs: []kit.Pair{
		{Label: kit.T("Đơn vị"), Value: step.Unit},
		{Label: kit.T("Người giữ"), Value: step.Handler},
		{Label: kit.T("Bước"), Value: step.Name},
		{Label: kit.T("Nhận lúc"), Value: fullTime(step.TakenAt)},
		{Label: kit.T("Hạn của bước"), Value: fullTime(step.Due)},
		{Label: kit.T("Ý kiến"), Value: step.Note},
	}})
}

// chooseWhose asks whose work is to be shown.
func (s *myWork) chooseWhose() {
	kit.Choose(s.host.Window(), kit.T("Xem việc của ai?"), whoseOptions(), func(option kit.Option) {
		s.whose.Store(work.Whose(option.Value))
		s.host.Memory().Set(whoseWork, option.Value)
		s.list.Reload()
	})
}

// footer says whose work is shown, and how many apologies wait to be confirmed.
func (s *myWork) footer(ctx context.Context) (string, kit.Tone, error) {
	text := kit.Tf("Đang xem việc của %s (Ctrl+W đổi).", labelOf(whoseOptions(), string(s.whose.Load().(work.Whose))))
	apologies, err := s.deps.office.Desk().Apologies(ctx)
	if err != nil || len(apologies) == 0 {
		return text, kit.ToneNone, err
	}
	return text + "   ·   " + kit.Tf("%d văn bản xin lỗi chờ xác nhận (Ctrl+Y).", len(apologies)), kit.ToneNone, nil
}

// exportCalendar writes the due dates of the list as a file for other calendars.
func (s *myWork) exportCalendar() {
	whose, path := s.whose.Load().(work.Whose), ""
	s.host.Runner().Go("mywork.ics", func(ctx context.Context, _ *task.Progress) error {
		content, err := s.deps.office.Desk().DueCalendar(ctx, "", whose)
		if err != nil {
			return err
		}
		path, err = s.deps.place.keep("lich-hen-tra.ics", bytes.NewReader(content))
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s; mở tệp này bằng lịch của điện thoại hay máy tính.", path))
	})
}
