package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

func incomingScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Incoming, Title: "Văn bản đến", Icon: kit.IconDownload,
		Build: func(h shell.Host) shell.Page { return newIncoming(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			late, err := d.office.Store.Incoming.Count(ctx, incomingDue("", today(d).Add(-1)))
			return late, kit.ToneLate, err
		},
	}
}

// incoming is the screen of the incoming documents: the register, and in front of it the entry page, a move or a paper.
type incoming struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[document.Incoming]
	clock *clock
}

func newIncoming(h shell.Host, d deps) *incoming {
	s := &incoming{deps: d, host: h, stage: newStage(h), clock: &clock{office: d.office, now: h.Now}}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *incoming) describe() register.Description[document.Incoming] {
	return register.Description[document.Incoming]{
		Key: Incoming, Title: "Văn bản đến", One: "văn bản đến", NewLabel: "Vào sổ văn bản",
		ID:     func(x *document.Incoming) int64 { return x.ID },
		Source: clocked[document.Incoming]{s.deps.office.Store.Incoming.Register, s.clock},
		Create: func(shell.Host) { s.register() },
		Tools: []register.Tool{{
			Key: "books", Label: "In sổ", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { openBooks(s.deps, s.stage, incomingBooks) },
		}, {
			Key: "insert", Label: "Chèn số", Shortcut: "Ctrl+J", Icon: kit.IconPlus, More: true, Do: func(shell.Host) { s.insert() },
		}, insideTool(s.deps, s.stage), importTool(s.deps, s.stage, work.ImportIncoming)},
		SearchHint: "Tìm số, tác giả, trích yếu… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters:    s.filters(),
		Empty: kit.Empty{
			Title: kit.T("Chưa có văn bản đến nào"),
			Hint:  kit.T("Vào sổ văn bản giấy bằng Ctrl+N; văn bản gửi qua thư thì vào sổ ngay ở Hộp thư (Ctrl+B)."),
		},
		Head: func(x *document.Incoming) register.Head {
			return register.Head{Title: kit.Tf("Số đến %s", x.Arrival()), Subtitle: joined(" · ", joined(" ", x.Type, x.Number), x.Author)}
		},
		Banner:      s.banner,
		Sections:    s.sections,
		Actions:     s.actions(),
		Verbs:       incomingVerbs(),
		DetailWidth: detailWidth,
	}
}

// detailWidth leaves the columns of the book more room than usual.
const detailWidth = 336

func (s *incoming) columns() []register.Column[document.Incoming] {
	type x = document.Incoming
	now := s.host.Now
	dayText := func(of func(*x) office.Day) func(*x) string {
		return func(x *x) string { return briefDate(of(x), now()) }
	}
	arrived, dated := func(x *x) office.Day { return x.ArrivedOn }, func(x *x) office.Day { return x.Dated }
	due := func(x *x) office.Day { return x.Due }
	return []register.Column[x]{
		{Key: "serial", Label: "Số", Width: 46, Right: true, Text: func(x *x) string { return x.Arrival() }, Bold: func(*x) bool { return true }},
		{Key: "arrived_on", Label: "Ng. đến", Width: 66, Sortable: true, Text: dayText(arrived), Value: func(x *x) any { return x.ArrivedOn }},
		{Key: "author", Label: "Tác giả", Width: 96, Weight: 1, Sortable: true, Text: func(x *x) string { return x.Author }},
		{Key: "number", Label: "Số, ký hiệu", Width: 112, Text: func(x *x) string { return x.Number }},
		{Key: "dated", Label: "Ng. VB", Width: 62, Sortable: true, Hidden: true, Text: dayText(dated), Value: func(x *x) any { return x.Dated }},
		{Key: "summary", Label: "Loại và trích yếu", Width: 150, Weight: 4, Text: func(x *x) string { return urgentText(x.Urgency, joined(": ", x.Type, x.Summary)) }},
		{Key: "place", Label: "Đang ở", Width: 84, Weight: 1, Text: func(x *x) string { return firstOf(x.Handler, x.Unit()) }},
		{Key: "due", Label: "Hạn", Width: 58, Sortable: true, Text: dayText(due), Value: func(x *x) any { return x.Due }},
		{
			Key: "state", Label: "Trạng thái", Width: 122, Sortable: true, Dot: true,
			Text: func(x *x) string { text, _ := s.clock.incoming(x); return text },
			Tone: func(x *x) kit.Tone { _, tone := s.clock.incoming(x); return tone },
		},
		{Key: "level", Label: "Cấp ban hành", Width: 110, Hidden: true, Text: func(x *x) string { return kit.T(x.Level) }},
		{Key: "field", Label: "Lĩnh vực", Width: 120, Hidden: true, Text: func(x *x) string { return x.Field }},
		{Key: "urgency", Label: "Độ khẩn", Width: 80, Hidden: true, Text: func(x *x) string { return kit.T(x.Urgency) }},
		{Key: "source", Label: "Nguồn", Width: 110, Hidden: true, Text: func(x *x) string { return kit.T(x.Source) }},
		{Key: "signer", Label: "Người ký", Width: 120, Hidden: true, Text: func(x *x) string { return x.Signer }},
		{Key: "unit", Label: "Chủ trì", Width: 120, Hidden: true, Text: func(x *x) string { return x.Unit() }},
		{Key: "tags", Label: "Nhãn", Width: 120, Hidden: true, Text: func(x *x) string { return kit.ListText(x.Tags) }},
		{Key: "completed_on", Label: "Hoàn thành", Width: 84, Hidden: true, Text: func(x *x) string { return x.CompletedOn.String() }, Value: func(x *x) any { return x.CompletedOn }},
		{Key: "registrar", Label: "Văn thư", Width: 120, Hidden: true, Text: func(x *x) string { return x.Registrar }},
		{Key: "note", Label: "Ghi chú", Width: 120, Hidden: true, Text: func(x *x) string { return x.Note }},
	}
}

func (s *incoming) chips() []register.Chip {
	today := func() office.Day { return office.DayOf(s.host.Now()) }
	return []register.Chip{
		{Key: ThisYearIncoming, Label: "Năm nay", Query: func() office.Query {
			return office.Query{Filters: map[string][]string{"year": {strconv.Itoa(s.host.Now().In(office.Zone).Year())}}}
		}},
		{Key: ToPresentIncoming, Label: "Chờ trình", Query: func() office.Query { return inDocumentStates(document.Arrived, document.ToPresent) }},
		{Key: PresentedIncoming, Label: "Chờ ý kiến", Query: func() office.Query { return inDocumentStates(document.Presented) }},
		{Key: HandlingIncoming, Label: "Đang xử lý", Query: func() office.Query { return inDocumentStates(document.Directed, document.Handling) }},
		{Key: SoonIncoming, Label: "Sắp đến hạn", Tone: kit.ToneSoon, Query: func() office.Query { return incomingDue(today(), s.clock.soonDay()) }},
		{Key: LateIncoming, Label: "Quá hạn", Tone: kit.ToneLate, Query: func() office.Query { return incomingDue("", today().Add(-1)) }},
		{Key: ToConfirmIncoming, Label: "Chờ duyệt", Query: func() office.Query { return inDocumentStates(document.ToConfirm) }},
		{Key: DoneIncoming, Label: "Hoàn thành", Tone: kit.ToneDone, Query: func() office.Query { return inDocumentStates(document.Completed) }},
		{Key: AllIncoming, Label: "Tất cả"},
	}
}

// inDocumentStates asks for the documents in some states.
func inDocumentStates(states ...document.State) office.Query {
	list := make([]string, len(states))
	for i, state := range states {
		list[i] = string(state)
	}
	return office.Query{Filters: map[string][]string{"state": list}}
}

// incomingDue asks for the open documents that are due in [from, to]; an empty bound is open.
func incomingDue(from, to office.Day) office.Query {
	var open []document.State
	for _, state := range document.IncomingStates() {
		if state.Open() {
			open = append(open, state)
		}
	}
	q := inDocumentStates(open...)
	q.Sort, q.From, q.To = "due", map[string]string{"due": string(from)}, map[string]string{"due": string(to)}
	return q
}

func (s *incoming) filters() []register.Filter {
	return []register.Filter{
		{Key: "year", Label: "Năm", Options: recentYears(s.host.Now())},
		{Key: "state", Label: "Trạng thái", Options: documentStates(document.IncomingStates())},
		{Key: "type", Label: "Loại", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return typeOptions(l.Types) })},
		{Key: "author", Label: "Tác giả", Load: s.authors},
		{Key: "level", Label: "Cấp ban hành", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Levels...) })},
		{Key: "field", Label: "Lĩnh vực", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Fields...) })},
		{Key: "urgency", Label: "Độ khẩn", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Urgencies...) })},
		{Key: "source", Label: "Nguồn", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Sources...) })},
		{Key: "unit", Label: "Chủ trì", Load: s.grouped("unit")},
		{Key: "handler", Label: "Người xử lý", Load: s.grouped("handler")},
		{Key: "tag", Label: "Nhãn", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return named(l.Tags) })},
		{Key: "arrived_on", Label: "Ngày đến", Kind: register.FilterDays},
		{Key: "dated", Label: "Ngày văn bản", Kind: register.FilterDays},
		{Key: "due", Label: "Hạn xử lý", Kind: register.FilterDays},
	}
}
