package screens

import (
	"context"
	"strconv"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// lendingBook is the book of the uses of kept copies.
type lendingBook struct {
	*store.Lendings
	registry *registry.Registry
}

// Save implements register.Saver.
func (b lendingBook) Save(ctx context.Context, l *document.Lending) error {
	return b.registry.SaveLending(ctx, l)
}

// lendingTool opens the book from a screen of documents.
func lendingTool(d deps, s *stage) register.Tool {
	return register.Tool{
		Key: "lendings", Label: "Sổ mượn bản lưu", Shortcut: "Ctrl+Shift+U", Icon: kit.IconBook, More: true, Do: func(shell.Host) { openLendings(d, s) },
	}
}

// lendings is sổ sử dụng bản lưu in front of a list: who used which kept copy, who allowed it, when it came back.
type lendings struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[document.Lending]
}

// openLendings puts the book in front.
func openLendings(d deps, outer *stage) {
	s := &lendings{deps: d, host: outer.host, stage: newStage(outer.host)}
	s.list = register.New(s.host, s.describe(outer.close))
	s.stage.set(s.list)
	outer.open(s.stage)
}

func (s *lendings) today() office.Day { return office.DayOf(s.host.Now()) }

func (s *lendings) describe(close func()) register.Description[document.Lending] {
	type l = document.Lending
	return register.Description[l]{
		Key: "lendings", Title: "Sổ sử dụng bản lưu", One: "lượt mượn bản lưu", NewLabel: "Ghi mượn",
		ID:         func(x *l) int64 { return x.ID },
		Source:     lendingBook{s.deps.office.Store.Lendings, s.deps.office.Registry()},
		SearchHint: "Tìm người mượn, số, trích yếu… Ctrl+F",
		Sort:       "lent_on", Descending: true,
		Columns: []register.Column[l]{
			{Key: "lent_on", Label: "Ngày mượn", Width: 104, Sortable: true, Text: func(x *l) string { return x.LentOn.String() }, Value: func(x *l) any { return x.LentOn }},
			{Key: "person", Label: "Người mượn", Width: 130, Weight: 2, Sortable: true, Text: func(x *l) string { return x.User }},
			{Key: "number", Label: "Văn bản", Width: 120, Weight: 1, Text: func(x *l) string { return x.Number }},
			{Key: "summary", Label: "Trích yếu", Width: 140, Weight: 3, Text: func(x *l) string { return x.Summary }},
			{Key: "returned_on", Label: "Trả", Width: 118, Sortable: true, Dot: true, Text: lendingState, Tone: lendingTone, Value: func(x *l) any { return x.ReturnedOn }},
			{Key: "folder", Label: "Hồ sơ", Width: 90, Hidden: true, Text: func(x *l) string { return x.Folder }},
			{Key: "allowed_by", Label: "Người cho phép", Width: 130, Hidden: true, Text: func(x *l) string { return x.AllowedBy }},
		},
		Chips: []register.Chip{
			{Key: "lent", Label: "Đang mượn", Query: inLending(document.Lent)},
			{Key: "returned", Label: "Đã trả", Query: inLending(document.Returned)},
			{Key: "all", Label: "Tất cả"},
		},
		Filters: []register.Filter{{Key: "lent_on", Label: "Ngày mượn", Kind: register.FilterDays}},
		Empty:   kit.Empty{Title: kit.T("Chưa có lượt mượn bản lưu nào"), Hint: kit.T("Bản lưu ở văn thư chỉ cho mượn khi có người cho phép; ghi mượn bằng Ctrl+N.")},
		Tools: []register.Tool{
			{Key: "close", Label: "Đóng", Shortcut: "Esc", Icon: kit.IconCross, Do: func(shell.Host) { close() }},
			{Key: "print", Label: "In sổ", Shortcut: "Ctrl+Shift+P", Icon: kit.IconPrint, Do: func(shell.Host) { s.print() }},
		},
		Head: func(x *l) register.Head { return register.Head{Title: firstOf(x.Number, x.Summary), Subtitle: x.User} },
		Banner: func(x *l) register.Banner {
			return register.Banner{Tone: lendingTone(x), Title: kit.T(string(x.State())), Text: joined(" ", kit.T("từ ngày"), x.LentOn.String())}
		},
		Sections: lendingSections,
		Actions: []register.Action[l]{{
			Key: "return", Label: "Ghi trả", Shortcut: "Ctrl+D", Icon: kit.IconCheck, Primary: true, Hidden: func(x *l) bool { return x.State() == document.Returned },
			Show: func(_ shell.Host, x *l) { s.giveBack([]int64{x.ID}) }, Many: func(_ shell.Host, ids []int64) { s.giveBack(ids) },
		}, {
			Key: "document", Label: "Mở văn bản", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Hidden: func(x *l) bool { return x.DocumentID == 0 },
			Show: func(h shell.Host, x *l) { h.Navigate(document.ItemOutgoing, x.DocumentID) },
		}},
		Fields: s.fields(),
		Blank:  func(context.Context) (*l, error) { return &l{LentOn: s.today(), Signed: true}, nil },
		Verbs:  map[string]string{"return-copy": "Ghi trả"},
		Intro:  "Chọn văn bản trong sổ văn bản đi thì số, ngày, trích yếu và ký hiệu hồ sơ được điền; văn bản cũ chưa có trong sổ thì ghi tay.",
	}
}

func inLending(state document.State) func() office.Query {
	return func() office.Query { return office.Query{Filters: map[string][]string{"state": {string(state)}}} }
}

func lendingState(x *document.Lending) string {
	return firstOf(x.ReturnedOn.String(), kit.T(string(document.Lent)))
}

func lendingTone(x *document.Lending) kit.Tone {
	if x.State() == document.Lent {
		return kit.ToneSoon
	}
	return kit.ToneDone
}

func lendingSections(x *document.Lending) []register.Section {
	signed := kit.T("chưa ký nhận")
	if x.Signed {
		signed = kit.T("đã ký nhận")
	}
	return []register.Section{
		{Title: kit.T("Văn bản"), Pairs: []kit.Pair{
			{Label: kit.T("Số, ký hiệu"), Value: joined(" · ", x.Number, x.Dated.String())},
			{Label: kit.T("Trích yếu"), Value: joined(": ", x.Type, x.Summary)},
			{Label: kit.T("Hồ sơ"), Value: x.Folder},
		}},
		{Title: kit.T("Sử dụng"), Pairs: []kit.Pair{
			{Label: kit.T("Người mượn"), Value: joined(" · ", x.User, signed)},
			{Label: kit.T("Cho phép"), Value: x.AllowedBy},
			{Label: kit.T("Ngày mượn"), Value: x.LentOn.String()},
			{Label: kit.T("Ngày trả"), Value: x.ReturnedOn.String()},
			{Label: kit.T("Ghi chú"), Value: x.Note},
		}},
	}
}

// runAndTell does work beside the window; trouble is shown, done is called when there is none, and every screen asks again.
func runAndTell(host shell.Host, key, told string, do func(ctx context.Context) error, done func()) {
	host.Runner().Go(key, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(told)
		return do(ctx)
	}, func(err error) {
		if err != nil {
			host.Fail(err)
		} else {
			done()
		}
		host.Refresh()
	})
}

// giveBack notes that copies came back today.
func (s *lendings) giveBack(ids []int64) {
	s.host.Prompt(kit.Tf("Ghi trả %s", kit.Count(len(ids), "lượt mượn bản lưu")), kit.T("Bản lưu đã về chỗ hôm nay."), kit.T("Ghi chú"), kit.T("Ghi trả"), false, func(note string) {
		runAndTell(s.host, "lendings.return", kit.T("Đang ghi trả"), func(ctx context.Context) error {
			return s.deps.office.Registry().ReturnCopies(ctx, ids, note)
		}, func() {
			s.list.Unmark()
			s.host.Notify(kit.ToneDone, kit.Tf("Đã ghi trả %s.", kit.Count(len(ids), "lượt mượn bản lưu")))
		})
	})
}

// print puts the book of the days that the list is filtered by in front, else of this year.
func (s *lendings) print() {
	q := s.list.Query()
	to := office.Day(firstOf(q.To["lent_on"], string(s.today())))
	from := office.Day(firstOf(q.From["lent_on"], string(to[:4]+"-01-01")))
	name := "so-su-dung-ban-luu-" + string(from) + "-" + string(to)
	openDrawn(s.deps, s.stage, kit.Tf("Sổ sử dụng bản lưu, từ %s đến %s", from, to), name, func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().Book(ctx, paper.KindKeptCopyBook, from, to)
	})
}

func (s *lendings) fields() []register.Field[document.Lending] {
	type l = document.Lending
	type field = *register.Field[l]
	half := func(f field) { f.Half = true }
	day := func(key, label string, of func(*l) *office.Day) register.Field[l] {
		return register.Field[l]{
			Key: key, Label: label, Kind: kit.FieldDate, Half: true,
			Get: func(x *l) string { return string(*of(x)) }, Set: func(x *l, value string) error { *of(x) = office.Day(value); return nil },
		}
	}
	return []register.Field[l]{
		{
			Key: "document_id", Label: "Văn bản đi", Kind: kit.FieldLookup, Help: "Số, ký hiệu hoặc trích yếu", Search: s.searchOutgoing,
			Get: func(x *l) string { return idText(x.DocumentID) }, Set: s.setDocument, Name: func(x *l) string { return joined(" · ", x.Number, x.Summary) },
		},
		set(textOf("number", "Số, ký hiệu", func(x *l) *string { return &x.Number }), func(f field) {
			f.Half, f.Help = true, "khi văn bản không có trong sổ"
		}),
		day("dated", "Ngày văn bản", func(x *l) *office.Day { return &x.Dated }),
		set(textOf("summary", "Trích yếu", func(x *l) *string { return &x.Summary }), func(field) {}),
		set(textOf("type", "Loại", func(x *l) *string { return &x.Type }), half),
		set(textOf("folder", "Số, ký hiệu hồ sơ", func(x *l) *string { return &x.Folder }), half),
		set(textOf("user", "Người mượn", func(x *l) *string { return &x.User }), func(f field) { f.Section, f.Required, f.Half = "Sử dụng", true, true }),
		set(textOf("allowed_by", "Người cho phép", func(x *l) *string { return &x.AllowedBy }), func(f field) {
			f.Required, f.Half, f.Keep, f.Kind, f.Free, f.Search = true, true, true, kit.FieldLookup, true, s.searchLeaders
		}),
		set(day("lent_on", "Ngày mượn", func(x *l) *office.Day { return &x.LentOn }), func(f field) { f.Required, f.Keep = true, true }),
		day("returned_on", "Ngày trả", func(x *l) *office.Day { return &x.ReturnedOn }),
		checkOf("signed", "Ký nhận", "Người mượn đã ký nhận vào sổ", func(x *l) *bool { return &x.Signed }),
		set(textOf("note", "Ghi chú", func(x *l) *string { return &x.Note }), func(field) {}),
	}
}

// idText is the value of a look-up for a record, "" for none.
func idText(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// searchOutgoing finds numbered outgoing documents.
func (s *lendings) searchOutgoing(ctx context.Context, text string) ([]kit.Option, error) {
	found, err := s.deps.office.Store.Outgoing.Page(ctx, office.Query{Text: text, Limit: 2 * mostPapers})
	var answers []kit.Option
	for i := range found {
		if x := &found[i]; x.Number != "" {
			answers = append(answers, kit.Option{Value: idText(x.ID), Label: joined(" · ", x.Number, x.Summary), Note: x.Dated.String()})
		}
	}
	return answers, err
}

// setDocument notes which document is lent; what stands about it in the register is filled in when it is saved.
func (s *lendings) setDocument(x *document.Lending, value string) (err error) {
	x.DocumentID = 0
	if value != "" {
		x.DocumentID, err = strconv.ParseInt(value, 10, 64)
	}
	return err
}

// searchLeaders finds among those who sign.
func (s *lendings) searchLeaders(ctx context.Context, text string) ([]kit.Option, error) {
	about, err := s.deps.office.Registry().Settings(ctx)
	names := make([]string, len(about.Leaders))
	for i, leader := range about.Leaders {
		names[i] = leader.Name
	}
	return matching(names, text), err
}
