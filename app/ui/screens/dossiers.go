package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

func dossiersScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Dossiers, Title: "Hồ sơ", Icon: kit.IconFolder,
		Build: func(h shell.Host) shell.Page { return newDossiers(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) { return pressing(ctx, d) },
	}
}

// pressing is the number beside the screen: what is late, else what is due today.
func pressing(ctx context.Context, d deps) (int, kit.Tone, error) {
	now := d.office.Time()
	late, err := d.office.Store.Dossiers.Count(ctx, dueQuery(time.Time{}, now.Add(-time.Second)))
	if err != nil || late > 0 {
		return late, kit.ToneLate, err
	}
	today, err := d.office.Store.Dossiers.Count(ctx, dueQuery(now, endOfDay(now)))
	return today, kit.ToneSoon, err
}

// clocked is a register whose records are shown against the office's working time: the calendar is read beside them.
type clocked[T any] struct {
	*store.Register[T]
	clock *clock
}

// Page implements register.Source.
func (b clocked[T]) Page(ctx context.Context, q office.Query) ([]T, error) {
	b.clock.refresh(ctx)
	return b.Register.Page(ctx, q)
}

// dossiers is the screen of the dossiers: the register, and in front of it the counter's intake or a paper.
type dossiers struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[dossier.Dossier]
	clock *clock
	shown int64 // the dossier whose numbers of people are shown in full, 0 = none
}

func newDossiers(h shell.Host, d deps) *dossiers {
	s := &dossiers{deps: d, host: h, stage: newStage(h), clock: &clock{office: d.office, now: h.Now}}
	s.list = register.New(h, s.describe())
	s.stage.also = s.openPart
	s.stage.set(s.list)
	return s
}

func (s *dossiers) describe() register.Description[dossier.Dossier] {
	return register.Description[dossier.Dossier]{
		Key: Dossiers, Title: "Hồ sơ", One: "hồ sơ", NewLabel: "Hồ sơ mới",
		ID:         func(x *dossier.Dossier) int64 { return x.ID },
		Source:     clocked[dossier.Dossier]{s.deps.office.Store.Dossiers.Register, s.clock},
		Create:     func(shell.Host) { s.newAtCounter() },
		Tools:      []register.Tool{{Key: "book", Label: "In sổ", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { s.openBook() }}, importTool(s.deps, s.stage, work.ImportDossiers)},
		Sort:       "due",
		SearchHint: "Tìm mã, tên, điện thoại, giấy tờ… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters: []register.Filter{
			{Key: "procedure", Label: "Thủ tục", Load: s.procedures},
			{Key: "field", Label: "Lĩnh vực", Load: s.procedureFields},
			{Key: "state", Label: "Trạng thái", Options: stateOptions()},
			{Key: "handler", Label: "Người xử lý", Load: s.handlers},
			{Key: "channel", Label: "Cách nộp", Options: channelOptions()},
			{Key: "received_at", Label: "Nhận", Kind: register.FilterDays, Instant: true},
			{Key: "due", Label: "Hẹn trả", Kind: register.FilterDays, Instant: true},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có hồ sơ nào"),
			Hint:  kit.T("Hồ sơ vào sổ khi một thư được tiếp nhận ở Hộp thư, hoặc khi lập tại quầy (Ctrl+N)."),
		},
		Head: func(x *dossier.Dossier) register.Head {
			return register.Head{Title: x.Code, Subtitle: x.Procedure.Name}
		},
		Banner:   s.banner,
		Sections: s.sections,
		Actions:  s.actions(),
		Reveal:   s.deps.office.Desk().RevealInSheet,
		Verbs:    dossierVerbs(),
		Labels:   map[string]string{"summary": "Nội dung", "state": "Trạng thái", "due": "Hẹn trả", "owner.name": "Chủ hồ sơ"},
	}
}

func (s *dossiers) columns() []register.Column[dossier.Dossier] {
	type x = dossier.Dossier
	now := s.host.Now
	return []register.Column[x]{
		{Key: "code", Label: "Mã hồ sơ", Width: 186, Sortable: true, Text: func(x *x) string { return x.Code }},
		{Key: "owner", Label: "Chủ hồ sơ", Width: 130, Weight: 2, Sortable: true, Text: func(x *x) string { return x.Owner.Name }},
		{Key: "procedure", Label: "Thủ tục", Width: 130, Weight: 2, Text: func(x *x) string { return x.Procedure.Name }},
		{Key: "received_at", Label: "Nhận", Width: 66, Sortable: true, Text: func(x *x) string { return briefDay(x.ReceivedAt, now()) }, Value: func(x *x) any { return x.ReceivedAt }},
		{Key: "due", Label: "Hẹn trả", Width: 92, Sortable: true, Text: func(x *x) string { return firstOf(briefTime(x.Due, now()), "—") }, Value: func(x *x) any { return x.Due }},
		{
			Key: "state", Label: "Trạng thái", Width: 146, Dot: true,
			Text: func(x *x) string { text, _ := s.clock.standing(x); return text },
			Tone: func(x *x) kit.Tone { _, tone := s.clock.standing(x); return tone },
		},
		{Key: "phone", Label: "Điện thoại", Width: 100, Hidden: true, Text: func(x *x) string { return dossier.MaskPhone(x.Owner.Phone) }, Full: func(x *x) string { return x.Owner.Phone }},
		{Key: "id_number", Label: "Số giấy tờ", Width: 120, Hidden: true, Text: func(x *x) string { return dossier.MaskID(x.Owner.IDNumber) }, Full: func(x *x) string { return x.Owner.IDNumber }},
		{Key: "handler", Label: "Người xử lý", Width: 120, Hidden: true, Text: func(x *x) string { return x.Handler() }},
		{Key: "place", Label: "Đang ở", Width: 150, Hidden: true, Text: placeText},
		{Key: "channel", Label: "Cách nộp", Width: 90, Hidden: true, Text: func(x *x) string { return kit.T(x.Channel.Label()) }},
		{Key: "receiver", Label: "Người nhận", Width: 120, Hidden: true, Text: func(x *x) string { return x.Receiver }},
	}
}

func (s *dossiers) chips() []register.Chip {
	now := s.host.Now
	return []register.Chip{
		{Key: OpenDossiers, Label: "Đang giải quyết", Query: func() office.Query { return statesThat(dossier.State.Open) }},
		{Key: DueToday, Label: "Hạn hôm nay", Tone: kit.ToneSoon, Query: func() office.Query { return dueQuery(now(), endOfDay(now())) }},
		{Key: DueSoon, Label: "Hạn 2 ngày", Tone: kit.ToneSoon, Query: func() office.Query { return dueQuery(now(), s.clock.soonEnd()) }},
		{Key: LateDossiers, Label: "Quá hạn", Tone: kit.ToneLate, Query: func() office.Query { return dueQuery(time.Time{}, now().Add(-time.Second)) }},
		{Key: PausedDossiers, Label: "Tạm dừng", Tone: kit.TonePaused, Query: func() office.Query { return statesThat(dossier.State.Paused) }},
		{Key: DoneDossiers, Label: "Chờ trả", Tone: kit.ToneDone, Query: func() office.Query { return inStates(dossier.Done) }},
		{Key: ReturnedDossiers, Label: "Đã trả", Query: func() office.Query { return inStates(dossier.Returned) }},
		{Key: RejectedDossiers, Label: "Từ chối", Query: func() office.Query { return inStates(dossier.Rejected) }},
		{Key: AllDossiers, Label: "Tất cả"},
	}
}

// dossierVerbs are the entries of the history in words: the moves, and what else is done with a dossier.
func dossierVerbs() map[string]string {
	verbs := map[string]string{
		work.ActView: "Xem số giấy tờ", work.ActExport: "Xuất số giấy tờ ra tệp",
		"sample": "Dữ liệu mẫu", "import dossiers": "Nạp từ hệ thống của tỉnh", "move deadlines": "Chuyển hẹn theo lịch mới", "apply calendar": "Chuyển hẹn theo lịch mới", dossier.ActUndo: "Hoàn tác", dossier.ActCorrect: "Sửa thông tin",
	}
	for _, m := range moveActions {
		verbs[m.action] = moveLabel(m.action)
	}
	return verbs
}

func stateOptions() []kit.Option {
	var options []kit.Option
	for _, s := range dossier.States() {
		options = append(options, kit.Option{Value: strconv.Itoa(int(s)), Label: kit.T(s.String())})
	}
	return options
}

// handlers are those who have dossiers now, as choices of the filter.
func (s *dossiers) handlers(ctx context.Context) ([]kit.Option, error) {
	places, err := s.deps.office.Desk().Places(ctx)
	return named(places.Handlers), err
}

// procedureFields are the fields of the procedures in force, as choices of the filter.
func (s *dossiers) procedureFields(ctx context.Context) ([]kit.Option, error) {
	list, err := s.deps.office.Catalogue().InForce(ctx, office.DayOf(s.host.Now()))
	var fields []string
	for _, p := range list {
		fields = append(fields, p.Field)
	}
	slices.Sort(fields)
	return named(slices.Compact(fields)), err
}

// procedures are the choices of the filter.
func (s *dossiers) procedures(ctx context.Context) ([]kit.Option, error) {
	list, err := s.deps.office.Catalogue().InForce(ctx, office.DayOf(s.host.Now()))
	if err != nil {
		return nil, err
	}
	options := make([]kit.Option, len(list))
	for i, p := range list {
		options[i] = kit.Option{Value: p.Code, Label: p.Code + " · " + p.Name}
	}
	return options, nil
}

func (s *dossiers) actions() []register.Action[dossier.Dossier] {
	type x = dossier.Dossier
	untaken := func(x *x) bool { return !x.TakenIn() }
	return append(s.moveActionsOf(), []register.Action[x]{
		{
			Key: "papers", Label: "Giấy tờ", Shortcut: "Ctrl+G", Icon: kit.IconDocument,
			Show: func(_ shell.Host, x *x) { choosePaper(s.deps, s.stage, x) },
		},
		{
			Key: "correct", Label: "Sửa thông tin", Shortcut: "F2", Icon: kit.IconEdit, More: true,
			Show: func(_ shell.Host, x *x) { s.correct(x.ID) },
		},
		{
			Key: "fees", Label: "Thu phí", Shortcut: "Ctrl+U", Icon: kit.IconStamp, More: true, Hidden: untaken,
			Show: func(_ shell.Host, x *x) { openCollect(s.deps, s.stage, x.ID) },
		},
		{
			Key: "receipt", Label: "Giấy tiếp nhận", Shortcut: "Ctrl+P", Icon: kit.IconPrint, More: true, Hidden: untaken,
			Show: func(_ shell.Host, x *x) { s.showReceipt(x) },
		},
		{
			Key: "explain", Label: "Vì sao hẹn?", Shortcut: "Ctrl+Shift+H", Icon: kit.IconCalendar, More: true, Hidden: untaken,
			Show: func(_ shell.Host, x *x) { openExplanation(s.deps, s.stage, x) },
		},
		{
			Key: "score", Label: "Đánh giá", Icon: kit.IconCheck, More: true, Hidden: func(x *x) bool { return x.FinishedAt.IsZero() }, Show: scoreDossier,
		},
		{
			Key: "letter", Label: "Mở thư gốc", Shortcut: "Ctrl+L", Icon: kit.IconMail, More: true, Hidden: func(x *x) bool { return x.LetterID == 0 },
			Show: func(h shell.Host, x *x) { h.Navigate(Letters, x.LetterID) },
		},
		{
			Key: "mail", Label: "Gửi thư", Shortcut: "Ctrl+Shift+M", Icon: kit.IconMailOut, More: true,
			Show: func(_ shell.Host, x *x) { openCompose(s.deps, s.stage, work.Wish{DossierID: x.ID}) },
		},
		{
			Key: "applicant", Label: "Người nộp và các hồ sơ khác", Shortcut: "Ctrl+H", Icon: kit.IconPerson, More: true,
			Show: func(_ shell.Host, x *x) { openApplicant(s.deps, s.stage, x.ID) },
		},
		{
			Key: "unmask", Label: "Hiện hoặc che số giấy tờ, điện thoại", Shortcut: "Ctrl+M", Icon: kit.IconLock, More: true,
			Show: func(_ shell.Host, x *x) { s.unmask(x) },
		},
		{
			Key: "copy", Label: "Chép mã hồ sơ", Shortcut: "Ctrl+Shift+C", Icon: kit.IconDocument, More: true,
			Show: func(h shell.Host, x *x) { h.Copy(x.Code) },
			Many: func(_ shell.Host, ids []int64) { s.copyCodes(ids) },
		},
	}...)
}

// newAtCounter opens the counter's intake in front of the list.
func (s *dossiers) newAtCounter() {
	s.stage.open(newCounterPage(s.deps, s.stage, func(x *dossier.Dossier, r *dossier.Paper) {
		s.host.Notify(kit.ToneDone, kit.Tf("Đã tiếp nhận %s.", x.Code))
		s.stage.close() // the receipt is in front of the list, not of the empty intake
		openPaper(s.deps, s.stage, x, r, func() { s.list.OpenIn(OpenDossiers, x.ID) })
		s.host.Refresh()
	}))
}

// showReceipt puts the newest receipt of the dossier in front.
func (s *dossiers) showReceipt(x *dossier.Dossier) {
	var receipts []dossier.Paper
	s.host.Runner().Go("dossiers.receipts", func(ctx context.Context, _ *task.Progress) (err error) {
		receipts, err = s.deps.office.Store.Papers.OfDossier(ctx, x.ID)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.host.Fail(err)
		case newestReceipt(receipts) == nil:
			s.host.Notify(kit.ToneSoon, kit.T("Hồ sơ này không có giấy tiếp nhận (dữ liệu mẫu chỉ lập giấy cho các hồ sơ mới nhất)."))
		default:
			openPaper(s.deps, s.stage, x, newestReceipt(receipts), nil)
		}
	})
}

// newestReceipt is the receipt among the papers of a dossier, nil when there is none.
func newestReceipt(papers []dossier.Paper) *dossier.Paper {
	for i := range slices.Backward(papers) {
		if papers[i].Kind == paper.KindReceipt {
			return &papers[i]
		}
	}
	return nil
}

// filesOf is what can be done with the files of a dossier.
func (s *dossiers) filesOf(x *dossier.Dossier) files {
	var all []dossier.File
	for _, c := range x.Components {
		all = append(all, c.Files...)
	}
	all = append(all, x.OtherFiles...)
	if x.Result != nil {
		all = append(all, x.Result.Files...)
	}
	return storedFiles(s.deps, s.stage, x.Owner.Name, all)
}

// safeName is a file name without what Windows or Linux do not allow in one.
func safeName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}
