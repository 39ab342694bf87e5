package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/app/work/core"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

func correspondentsScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Correspondents, Title: "Danh bạ", Icon: kit.IconPerson,
		Build: func(h shell.Host) shell.Page { return newCorrespondents(h, d).stage },
	}
}

// directory is the register of the bodies and persons that documents come from and go to.
type directory struct {
	*store.Register[document.Correspondent]
	registry *registry.Registry
}

// Save implements register.Saver.
func (b directory) Save(ctx context.Context, c *document.Correspondent) error {
	return b.registry.SaveCorrespondent(ctx, c)
}

// correspondents is the screen of the directory.
type correspondents struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[document.Correspondent]
}

func newCorrespondents(h shell.Host, d deps) *correspondents {
	s := &correspondents{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *correspondents) describe() register.Description[document.Correspondent] {
	type c = document.Correspondent
	return register.Description[c]{
		Key: Correspondents, Title: "Danh bạ", One: "cơ quan, đơn vị", NewLabel: "Nơi mới",
		ID:         func(x *c) int64 { return x.ID },
		Source:     directory{s.deps.office.Store.Correspondents, s.deps.office.Registry()},
		Tools:      []register.Tool{importTool(s.deps, s.stage, work.ImportCorrespondents)},
		SearchHint: "Tìm tên, viết tắt, nhóm, địa chỉ… Ctrl+F", Sort: "name",
		Columns: []register.Column[c]{
			{Key: "name", Label: "Tên", Width: 180, Weight: 4, Sortable: true, Text: func(x *c) string { return x.Name }, Bold: func(*c) bool { return true }},
			{Key: "short_name", Label: "Tên ngắn", Width: 84, Text: func(x *c) string { return x.ShortName }},
			{Key: "abbreviation", Label: "Ký hiệu", Width: 84, Text: func(x *c) string { return x.Abbreviation }},
			{Key: "level", Label: "Cấp ban hành", Width: 116, Text: func(x *c) string { return kit.T(x.Level) }},
			{Key: "groups", Label: "Nhóm", Width: 130, Weight: 2, Text: func(x *c) string { return kit.ListText(x.Groups) }},
			{Key: "email", Label: "Thư điện tử", Width: 130, Weight: 1, Text: func(x *c) string { return x.Email }},
			{Key: "address", Label: "Địa chỉ", Width: 140, Hidden: true, Text: func(x *c) string { return x.Address }},
			{Key: "note", Label: "Ghi chú", Width: 120, Hidden: true, Text: func(x *c) string { return x.Note }},
		},
		Chips: []register.Chip{
			{Key: "in_use", Label: "Đang dùng", Query: standing(document.InUse)},
			{Key: "merged", Label: "Đã gộp", Query: standing(document.Merged)},
			{Key: "all", Label: "Tất cả"},
		},
		Filters: []register.Filter{
			{Key: "group", Label: "Nhóm", Load: s.groups},
			{Key: "level", Label: "Cấp ban hành", Load: fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Levels...) })},
		},
		Empty: kit.Empty{
			Title: kit.T("Danh bạ chưa có nơi nào"), Hint: kit.T("Ctrl+N thêm cơ quan, đơn vị hay gửi và nhận văn bản; nhóm giúp chọn nhiều nơi nhận một lần."),
		},
		Head: func(x *c) register.Head {
			return register.Head{Title: x.Name, Subtitle: joined(" · ", x.ShortName, x.Abbreviation)}
		},
		Banner:   s.banner,
		Sections: s.sections,
		Actions:  s.actions(),
		Fields:   s.fields(),
		Blank:    func(context.Context) (*c, error) { return &c{}, nil },
		Verbs:    map[string]string{"merge": "Gộp hai dòng", "group": "Sửa nhóm"},
	}
}

// standing asks for the entries in use, or for those that were merged into others.
func standing(word string) func() office.Query {
	return func() office.Query { return office.Query{Filters: map[string][]string{"standing": {word}}} }
}

func (s *correspondents) groups(ctx context.Context) ([]kit.Option, error) {
	groups, err := s.deps.office.Registry().Groups(ctx)
	list := make([]kit.Option, len(groups))
	for i, g := range groups {
		list[i] = kit.Option{Value: g.Name, Label: g.Name, Note: strconv.Itoa(len(g.Members))}
	}
	return list, err
}

func (s *correspondents) banner(x *document.Correspondent) register.Banner {
	if x.MergedInto == 0 {
		return register.Banner{}
	}
	return register.Banner{
		Tone: kit.ToneMuted, Title: kit.T("Đã gộp vào dòng khác"), Text: kit.T("Văn bản cũ giữ tên này; văn bản mới dùng dòng kia."),
		Action: kit.T("Mở dòng kia"), Do: func(h shell.Host) { h.Navigate(Correspondents, x.MergedInto) },
	}
}

func (s *correspondents) sections(x *document.Correspondent) []register.Section {
	return []register.Section{{Title: kit.T("Liên hệ"), Pairs: []kit.Pair{
		{Label: kit.T("Ký hiệu"), Value: x.Abbreviation},
		{Label: kit.T("Cấp ban hành"), Value: kit.T(x.Level)},
		{Label: kit.T("Thư điện tử"), Value: x.Email},
		{Label: kit.T("Địa chỉ"), Value: x.Address},
		{Label: kit.T("Nhóm"), Value: strings.Join(x.Groups, "\n")},
		{Label: kit.T("Ghi chú"), Value: x.Note},
	}}}
}

func (s *correspondents) fields() []register.Field[document.Correspondent] {
	type c = document.Correspondent
	type f = register.Field[c]
	half := func(x *f) { x.Half = true }
	return []f{
		set(textOf("name", "Tên", func(x *c) *string { return &x.Name }), func(x *f) { x.Required, x.Help = true, "Sở Tài chính tỉnh Lào Cai" }),
		set(textOf("short_name", "Tên ngắn", func(x *c) *string { return &x.ShortName }), half),
		set(textOf("abbreviation", "Ký hiệu", func(x *c) *string { return &x.Abbreviation }), func(x *f) {
			x.Half, x.Help, x.Hint = true, "STC", "Chữ viết tắt đứng trong số, ký hiệu văn bản của nơi này."
		}),
		set(textOf("level", "Cấp ban hành", func(x *c) *string { return &x.Level }), func(x *f) {
			x.Half, x.Keep, x.Kind, x.Free = true, true, kit.FieldLookup, true
			x.Search = amongLoaded(fromLists(s.deps, func(l documentLists) []kit.Option { return options(l.Levels...) }))
			x.Name = func(x *c) string { return x.Level }
		}),
		set(textOf("email", "Thư điện tử", func(x *c) *string { return &x.Email }), half),
		{
			Key: "groups", Label: "Nhóm", Keep: true, Kind: kit.FieldTable, Hint: "Chọn nhóm ở nơi nhận thì thêm mọi nơi trong nhóm.",
			Columns: []kit.Field{{Key: "name", Label: kit.T("Tên nhóm"), Kind: kit.FieldLookup, Free: true, Width: 260, Weight: 1, Search: amongLoaded(s.groups), Help: kit.T("Các sở, ban, ngành")}},
			Get:     func(x *c) string { return groupRows(x.Groups) },
			Set:     func(x *c, value string) error { x.Groups = groupsOf(value); return nil },
		},
		textOf("address", "Địa chỉ", func(x *c) *string { return &x.Address }),
		textOf("note", "Ghi chú", func(x *c) *string { return &x.Note }),
	}
}

// groupRows are names of groups as the rows of a table.
func groupRows(groups []string) string {
	rows := make([]map[string]string, len(groups))
	for i, name := range groups {
		rows[i] = map[string]string{"name": name}
	}
	return kit.TableValue(rows)
}

func groupsOf(value string) []string {
	var list []string
	for _, row := range kit.TableRows(value) {
		list = append(list, row["name"])
	}
	return list
}

func (s *correspondents) actions() []register.Action[document.Correspondent] {
	type c = document.Correspondent
	merged := func(x *c) bool { return x.MergedInto != 0 }
	return []register.Action[c]{
		{
			Key: "join", Label: "Thêm vào nhóm", Shortcut: "Ctrl+B", Icon: kit.IconPlus, Hidden: merged,
			Show: func(_ shell.Host, x *c) { s.askGroup([]int64{x.ID}, true) }, Many: func(_ shell.Host, ids []int64) { s.askGroup(ids, true) },
		},
		{
			Key: "leave", Label: "Bỏ khỏi nhóm", Shortcut: "Ctrl+D", Icon: kit.IconCross, More: true, Hidden: func(x *c) bool { return len(x.Groups) == 0 },
			Show: func(_ shell.Host, x *c) { s.askGroup([]int64{x.ID}, false) }, Many: func(_ shell.Host, ids []int64) { s.askGroup(ids, false) },
		},
		{Key: "merge", Label: "Gộp với nơi khác", Shortcut: "Ctrl+Shift+B", Icon: kit.IconRight, More: true, Hidden: merged, Show: func(_ shell.Host, x *c) { s.merge(x) }},
	}
}

// askGroup puts entries into a group, or takes them out of one.
func (s *correspondents) askGroup(ids []int64, in bool) {
	label, done := "Thêm vào nhóm", "Đã thêm %s vào nhóm “%s”."
	if !in {
		label, done = "Bỏ khỏi nhóm", "Đã bỏ %s khỏi nhóm “%s”."
	}
	about := kit.NewParagraph(kit.T("Tên mới thì lập nhóm mới; nhóm không còn nơi nào thì tự mất."))
	openAsk(s.stage, asking{
		key: "group", title: joined(" · ", kit.T(label), kit.Count(len(ids), "cơ quan, đơn vị")), label: label, side: kit.NewSection(kit.T("Nhóm"), about),
		fields: []kit.Field{{Key: "group", Label: kit.T("Nhóm"), Kind: kit.FieldLookup, Free: in, Required: true, Search: amongLoaded(s.groups), Help: kit.T("Các sở, ban, ngành")}},
		starts: map[string]string{"group": ""},
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			err := s.deps.office.Registry().JoinGroup(ctx, ids, v["group"], in)
			return func() {
				s.list.Unmark()
				s.host.Notify(kit.ToneDone, kit.Tf(done, kit.Count(len(ids), "cơ quan, đơn vị"), v["group"]))
			}, err
		},
	})
}

// merge asks which other entry is the same body as this one, and which of both stays.
func (s *correspondents) merge(x *document.Correspondent) {
	other := kit.NewKeyValue()
	openAsk(s.stage, asking{
		key: "merge", title: kit.Tf("Gộp với nơi khác · %s", x.Name), label: "Gộp", errors: map[string]string{"": "other"},
		side: kit.VBox(0, kit.NewSection(kit.T("Dòng ở lại"), kit.NewKeyValue(entryPairs(x)...)), kit.NewSection(kit.T("Dòng gộp vào"), other)),
		fields: []kit.Field{{
			Key: "other", Label: kit.T("Cùng nơi với"), Kind: kit.FieldLookup, Required: true, Search: s.others(x.ID), Help: kit.T("gõ vài chữ của tên"),
			Hint: kit.T("Dòng ở lại lấy thêm những gì nó chưa có, kể cả nhóm. Văn bản đã có giữ tên cũ."),
		}},
		starts: map[string]string{"other": ""},
		preview: func(ctx context.Context, v map[string]string) (func(), error) {
			id, err := strconv.ParseInt(v["other"], 10, 64)
			if err != nil {
				return func() { other.SetPairs() }, nil
			}
			y, err := s.deps.office.Store.Correspondents.Get(ctx, id)
			if err != nil {
				return nil, err
			}
			return func() { other.SetPairs(entryPairs(y)...) }, nil
		},
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			id, _ := strconv.ParseInt(v["other"], 10, 64) // a look-up gives numbers only
			err := s.deps.office.Registry().Merge(ctx, core.Seen{ID: x.ID, Version: x.Version}, core.Seen{ID: id})
			return func() {
				s.list.Open(x.ID)
				s.host.Notify(kit.ToneDone, kit.Tf("Đã gộp vào “%s”.", x.Name))
			}, err
		},
	})
}

func entryPairs(x *document.Correspondent) []kit.Pair {
	return []kit.Pair{
		{Label: kit.T("Tên"), Value: x.Name},
		{Label: kit.T("Ký hiệu"), Value: x.Abbreviation},
		{Label: kit.T("Nhóm"), Value: kit.ListText(x.Groups)},
		{Label: kit.T("Thư điện tử"), Value: x.Email},
		{Label: kit.T("Địa chỉ"), Value: x.Address},
	}
}

// others finds the other entries that are in use.
func (s *correspondents) others(id int64) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		q := standing(document.InUse)()
		q.Text, q.Limit = typed, mostAnswers
		found, err := s.deps.office.Store.Correspondents.Page(ctx, q)
		var list []kit.Option
		for _, c := range found {
			if c.ID != id {
				list = append(list, kit.Option{Value: strconv.FormatInt(c.ID, 10), Label: c.Name, Note: firstOf(c.Abbreviation, c.ShortName)})
			}
		}
		return list, err
	}
}
