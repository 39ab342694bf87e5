package screens

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/document"
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
	{toDirect, "Chờ ý kiến", kit.ToneAccent},
	{work.UrgencyNone, "Khác", kit.ToneNone},
}

// The groups that the states of the registers make: results that wait to be fetched, documents that wait for a leader's word.
const (
	handedOut work.Urgency = "done"
	toDirect  work.Urgency = "to_direct"
)

// urgencyOf is the group of an item.
func urgencyOf(i *work.WorkItem) work.Urgency {
	switch {
	case i.Dossier != nil && i.Dossier.State == dossier.Done:
		return handedOut
	case i.Document != nil && i.Document.State == document.Presented && i.Urgency == work.UrgencyNone:
		return toDirect
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
	words, groups, keys := strings.Fields(viet.Fold(q.Text)), q.Filters["urgency"], q.Filters["id"]
	var list []work.WorkItem
	for _, i := range items {
		if oneOf(groups, string(urgencyOf(&i))) && oneOf(keys, strconv.FormatInt(i.Key(), 10)) && holdsAll(&i, words) {
			list = append(list, i)
		}
	}
	return list
}

// oneOf says whether a filter lets a value through; an empty one lets all.
func oneOf(filter []string, value string) bool {
	return len(filter) == 0 || slices.Contains(filter, value)
}

// holdsAll says whether every word is found in what the list shows.
func holdsAll(i *work.WorkItem, words []string) bool {
	parts := []string{i.Title, i.Party, i.What, i.Handler, i.Text}
	if i.Dossier != nil {
		parts = append(parts, i.Dossier.Procedure.Name)
	}
	text := viet.Fold(strings.Join(parts, " "))
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
func (b workBook) Get(ctx context.Context, key int64) (*work.WorkItem, error) {
	return b.desk.WorkItem(ctx, key)
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
		ID:         (*x).Key,
		Source:     workBook{s.deps.office.Desk(), &s.whose},
		SearchHint: "Tìm mã, số đến, tên, nội dung… Ctrl+F",
		Columns:    s.columns(),
		Chips:      workChips(),
		Footer:     s.footer,
		Empty:      kit.Empty{Title: kit.T("Không có việc nào đang chờ"), Hint: kit.T("Hồ sơ và văn bản đến mình xử lý, văn bản chờ mình cho ý kiến, và hồ sơ mình nhận còn ở một cửa, hiện ở đây.")},
		Tools: []register.Tool{
			{Key: "calendar", Label: "Lịch hẹn trả", Shortcut: "Ctrl+T", Icon: kit.IconCalendar, Primary: true, Do: func(shell.Host) { s.openCalendar() }},
			{Key: "whose", Label: "Việc của ai", Shortcut: "Ctrl+W", Icon: kit.IconPeople, Do: func(shell.Host) { s.chooseWhose() }},
			{Key: "apologies", Label: "Xin lỗi", Shortcut: "Ctrl+Y", Icon: kit.IconMailOut, Do: func(shell.Host) { s.openApologies() }},
			{Key: "ics", Label: "Xuất .ics", Shortcut: "Ctrl+I", Icon: kit.IconDownload, Do: func(shell.Host) { s.exportCalendar() }},
		},
		Head: func(i *x) register.Head {
			if i.Document != nil {
				return register.Head{Title: workTitle(i), Subtitle: joined(" · ", i.Document.Number, i.Party)}
			}
			return register.Head{Title: i.Title, Subtitle: i.Dossier.Procedure.Name}
		},
		Banner: func(i *x) register.Banner {
			return register.Banner{Tone: toneOf(i), Title: upperFirst(i.Text), Text: dueText(i)}
		},
		Sections: workSections,
		Enter:    openWork,
		Actions:  []register.Action[x]{{Key: "open", Label: "Mở", Icon: kit.IconOpen, Primary: true, Show: openWork}},
	}
}

func (s *myWork) columns() []register.Column[work.WorkItem] {
	type x = work.WorkItem
	now := s.host.Now
	return []register.Column[x]{
		{Key: "left", Label: "Thời gian còn lại", Width: 226, Dot: true, Text: timeLeft, Tone: toneOf},
		{Key: "due", Label: "Hạn", Width: 92, Text: func(i *x) string { return firstOf(dueBrief(i, now()), "—") }},
		{Key: "code", Label: "Mã, số đến", Width: 172, Text: workTitle},
		{Key: "owner", Label: "Chủ hồ sơ, tác giả", Width: 120, Weight: 2, Text: func(i *x) string { return i.Party }},
		{Key: "what", Label: "Nội dung", Width: 120, Weight: 2, Text: func(i *x) string { return i.What }},
		{Key: "step", Label: "Bước", Width: 110, Hidden: true, Text: stepOfWork},
		{Key: "handler", Label: "Người giữ", Width: 110, Hidden: true, Text: func(i *x) string { return firstOf(i.Handler, kit.T("một cửa")) }},
	}
}

// openWork opens the record in its own screen.
func openWork(h shell.Host, i *work.WorkItem) { h.Navigate(workScreens[i.Register], i.ID) }

// workScreens are the screens of the registers that items stand in.
var workScreens = map[string]string{work.WorkDossier: Dossiers, work.WorkDocument: Incoming}

// workTitle is the code of a dossier, the number of arrival of a document.
func workTitle(i *work.WorkItem) string {
	if i.Document != nil {
		return kit.Tf("Số đến %s", i.Title)
	}
	return i.Title
}

// dueBrief is when an item is due in a list: a document's due time is a day.
func dueBrief(i *work.WorkItem, now time.Time) string {
	if i.Document != nil {
		return briefDate(i.Document.Due, now)
	}
	return briefTime(i.Due, now)
}

// stepOfWork says how far an item has come.
func stepOfWork(i *work.WorkItem) string {
	if i.Document != nil {
		return kit.T(i.State())
	}
	return stepText(i.Dossier)
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
	switch {
	case i.Due.IsZero():
		return ""
	case i.Document != nil:
		return kit.Tf("Hạn %s", i.Document.Due)
	}
	return kit.Tf("Hẹn trả %s", longTime(i.Due))
}

// stepText says at which step a dossier is: that of the department, else its state.
func stepText(x *dossier.Dossier) string {
	if x.Step != nil && x.Step.Name != "" {
		return x.Step.Name
	}
	return kit.T(x.State.String())
}

func workSections(i *work.WorkItem) []register.Section {
	if i.Document != nil {
		return documentSections(i.Document)
	}
	sections := []register.Section{{Title: kit.T("Hồ sơ"), Pairs: aboutDossier(i.Dossier)}}
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

// documentSections are what an officer needs to know of a document before opening it.
func documentSections(x *document.Incoming) []register.Section {
	sections := []register.Section{{Title: kit.T("Văn bản"), Pairs: []kit.Pair{
		{Label: kit.T("Trích yếu"), Value: x.Summary},
		{Label: kit.T("Tác giả"), Value: x.Author},
		{Label: kit.T("Số, ký hiệu"), Value: x.Number},
		{Label: kit.T("Ngày văn bản"), Value: x.Dated.String()},
		{Label: kit.T("Ngày đến"), Value: x.ArrivedOn.String()},
		{Label: kit.T("Trạng thái"), Value: kit.T(string(x.State))},
		{Label: kit.T("Người xử lý"), Value: x.Handler},
	}}}
	if d := x.Direction(); d != nil {
		sections = append(sections, register.Section{Title: kit.T("Ý kiến chỉ đạo"), Pairs: []kit.Pair{
			{Label: kit.T("Lãnh đạo"), Value: d.Leader},
			{Label: kit.T("Chủ trì"), Value: d.LeadUnit},
			{Label: kit.T("Phối hợp"), Value: kit.ListText(d.JointUnits)},
			{Label: kit.T("Ý kiến"), Value: d.Text},
			{Label: kit.T("Hạn"), Value: d.Due.String()},
		}})
	}
	return sections
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
