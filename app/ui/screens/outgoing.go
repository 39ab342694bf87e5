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
	"vanphongso/data/store"
)

func outgoingScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Outgoing, Title: "Văn bản đi", Icon: kit.IconUpload,
		Build: func(h shell.Host) shell.Page { return newOutgoing(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			late, err := d.office.Registry().LateForNumber(ctx)
			return late, kit.ToneLate, err
		},
	}
}

// outgoing is the screen of the outgoing documents: the register, and in front of it a draft, a move, a book.
type outgoing struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[document.Outgoing]
	clock *clock
}

func newOutgoing(h shell.Host, d deps) *outgoing {
	s := &outgoing{deps: d, host: h, stage: newStage(h), clock: &clock{office: d.office, now: h.Now}}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *outgoing) describe() register.Description[document.Outgoing] {
	return register.Description[document.Outgoing]{
		Key: Outgoing, Title: "Văn bản đi", One: "văn bản đi", NewLabel: "Dự thảo mới",
		ID:     func(x *document.Outgoing) int64 { return x.ID },
		Source: clocked[document.Outgoing]{s.deps.office.Store.Outgoing.Register, s.clock},
		Create: func(shell.Host) { s.compose() },
		Tools: []register.Tool{
			{Key: "books", Label: "In sổ", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { openBooks(s.deps, s.stage, outgoingBooks) }},
			{Key: "numbers", Label: "Sổ số", Shortcut: "Ctrl+M", Icon: kit.IconBook, Do: func(shell.Host) { openNumbers(s.deps, s.stage) }},
			{Key: "reserve", Label: "Giữ số", Shortcut: "Ctrl+J", Icon: kit.IconStamp, More: true, Do: func(shell.Host) { openReserve(s.deps, s.stage) }},
			{Key: "reserved", Label: "Số giữ trước", Shortcut: "Ctrl+Shift+J", Icon: kit.IconStamp, More: true, Do: func(shell.Host) { s.stage.open(newReservations(s.deps, s.stage)) }},
			lendingTool(s.deps, s.stage),
			insideTool(s.deps, s.stage),
			importTool(s.deps, s.stage, work.ImportOutgoing),
		},
		SearchHint: "Tìm số, ký hiệu, trích yếu, nơi nhận… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters:    s.filters(),
		Empty: kit.Empty{
			Title: kit.T("Chưa có văn bản đi nào"),
			Hint:  kit.T("Soạn dự thảo bằng Ctrl+N; trả lời một văn bản đến thì bấm Ctrl+R ở văn bản đó."),
		},
		Head: func(x *document.Outgoing) register.Head {
			return register.Head{Title: firstOf(x.Number, kit.T("Chưa có số")), Subtitle: joined(": ", x.Type, x.Summary)}
		},
		Banner:   s.banner,
		Sections: s.sections,
		Actions:  s.actions(),
		Verbs:    outgoingVerbs(),
	}
}

func (s *outgoing) columns() []register.Column[document.Outgoing] {
	type x = document.Outgoing
	now := s.host.Now
	dayText := func(of func(*x) office.Day) func(*x) string {
		return func(x *x) string { return briefDate(of(x), now()) }
	}
	dated, issued, signed := func(x *x) office.Day { return x.Dated }, func(x *x) office.Day { return x.IssuedOn }, func(x *x) office.Day { return x.SignedOn }
	return []register.Column[x]{
		{Key: "number", Label: "Số, ký hiệu", Width: 122, Text: func(x *x) string { return x.Number }, Bold: func(*x) bool { return true }},
		{Key: "dated", Label: "Ngày", Width: 52, Sortable: true, Text: dayText(dated), Value: func(x *x) any { return x.Dated }},
		{Key: "summary", Label: "Loại và trích yếu", Width: 150, Weight: 5, Text: func(x *x) string { return urgentText(x.Urgency, joined(": ", x.Type, x.Summary)) }},
		{Key: "drafter", Label: "Soạn", Width: 68, Weight: 1, Text: func(x *x) string { return joined(" · ", x.Drafter, x.Unit) }},
		{Key: "signer", Label: "Người ký", Width: 68, Weight: 1, Text: func(x *x) string { return x.Signer }},
		{Key: "recipients", Label: "Nơi nhận", Width: 68, Weight: 2, Text: recipientsText},
		{
			Key: "state", Label: "Trạng thái", Width: 134, Sortable: true, Dot: true,
			Text: func(x *x) string { text, _ := s.clock.outgoing(x); return text },
			Tone: func(x *x) kit.Tone { _, tone := s.clock.outgoing(x); return tone },
		},
		{Key: "issued_on", Label: "Phát hành", Width: 84, Sortable: true, Text: dayText(issued), Value: func(x *x) any { return x.IssuedOn }},
		{Key: "signed_on", Label: "Ngày ký", Width: 68, Hidden: true, Text: dayText(signed), Value: func(x *x) any { return x.SignedOn }},
		{Key: "field", Label: "Lĩnh vực", Width: 120, Hidden: true, Text: func(x *x) string { return x.Field }},
		{Key: "urgency", Label: "Độ khẩn", Width: 80, Hidden: true, Text: func(x *x) string { return kit.T(x.Urgency) }},
		{Key: "unit", Label: "Đơn vị soạn", Width: 120, Hidden: true, Text: func(x *x) string { return x.Unit }},
		{Key: "keeper", Label: "Lưu bản gốc", Width: 110, Hidden: true, Text: func(x *x) string { return x.Keeper }},
		{Key: "copies", Label: "Số bản", Width: 62, Right: true, Hidden: true, Text: func(x *x) string { return count(x.Copies) }, Value: func(x *x) any { return x.Copies }},
		{Key: "tags", Label: "Nhãn", Width: 120, Hidden: true, Text: func(x *x) string { return kit.ListText(x.Tags) }},
		{Key: "inserted", Label: "Lý do giữ, chèn số", Width: 140, Hidden: true, Text: func(x *x) string { return x.Inserted }},
		{Key: "note", Label: "Ghi chú", Width: 120, Hidden: true, Text: func(x *x) string { return x.Note }},
	}
}

func (s *outgoing) chips() []register.Chip {
	in := func(states ...document.State) func() office.Query {
		return func() office.Query { return inDocumentStates(states...) }
	}
	return []register.Chip{
		{Key: OpenOut, Label: "Chưa phát hành", Query: in(document.Draft, document.AtUnit, document.AtOffice, document.Signed, document.Numbered)},
		{Key: MyDraftsOut, Label: "Dự thảo của tôi", Query: s.mine},
		{Key: AtUnitOut, Label: "Trình phòng", Query: in(document.AtUnit)},
		{Key: AtOfficeOut, Label: "Kiểm tra thể thức", Query: in(document.AtOffice)},
		{Key: ToNumberOut, Label: "Chờ cấp số", Tone: kit.ToneSoon, Query: in(document.Signed)},
		{Key: ToIssueOut, Label: "Chờ phát hành", Query: in(document.Numbered)},
		{Key: UndeliveredOut, Label: "Chưa chuyển xong", Query: func() office.Query {
			return office.Query{Filters: map[string][]string{"delivery": {store.DeliveryPending}}}
		}},
		{Key: IssuedOut, Label: "Năm nay", Tone: kit.ToneDone, Query: s.thisYear},
		{Key: ChangedOut, Label: "Đã sửa, thu hồi", Query: in(document.Corrected, document.Replaced, document.Recalled)},
		{Key: AllOut, Label: "Tất cả"},
	}
}

// mine asks for the drafts of who works here.
func (s *outgoing) mine() office.Query {
	q := inDocumentStates(document.Draft)
	q.Filters["drafter"] = []string{s.deps.office.Who().Name}
	return q
}

func (s *outgoing) thisYear() office.Query {
	year := strconv.Itoa(s.host.Now().In(office.Zone).Year())
	return office.Query{Sort: "issued_on", Descending: true, From: map[string]string{"issued_on": year + "-01-01"}, To: map[string]string{"issued_on": year + "-12-31"}}
}

func (s *outgoing) filters() []register.Filter {
	d := s.deps
	return []register.Filter{
		{Key: "year", Label: "Năm", Options: recentYears(s.host.Now())},
		{Key: "state", Label: "Trạng thái", Options: documentStates(document.OutgoingStates())},
		{Key: "type", Label: "Loại", Load: fromLists(d, func(l documentLists) []kit.Option { return typeOptions(l.Types) })},
		{Key: "unit", Label: "Đơn vị soạn", Load: unitsOf(d)},
		{Key: "drafter", Label: "Người soạn", Load: func(ctx context.Context) ([]kit.Option, error) {
			places, err := d.office.Desk().Places(ctx)
			return named(places.Handlers), err
		}},
		{Key: "signer", Label: "Người ký", Load: signersOf(d)},
		{Key: "recipient", Label: "Nơi nhận", Load: func(ctx context.Context) ([]kit.Option, error) {
			names, err := d.office.Registry().Authors(ctx, "", mostAuthors)
			return named(names), err
		}},
		{Key: "field", Label: "Lĩnh vực", Load: fromLists(d, func(l documentLists) []kit.Option { return named(l.Fields) })},
		{Key: "urgency", Label: "Độ khẩn", Load: fromLists(d, func(l documentLists) []kit.Option { return options(l.Urgencies...) })},
		{Key: "tag", Label: "Nhãn", Load: fromLists(d, func(l documentLists) []kit.Option { return named(l.Tags) })},
		{Key: "dated", Label: "Ngày văn bản", Kind: register.FilterDays},
		{Key: "issued_on", Label: "Ngày phát hành", Kind: register.FilterDays},
	}
}
