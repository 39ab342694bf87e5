package screens

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

func foldersScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Folders, Title: "Hồ sơ công việc", Icon: kit.IconArchive,
		Build: func(h shell.Host) shell.Page { return newFolders(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			late, err := d.office.Store.Folders.Count(ctx, lateFolders(today(d)))
			return late, kit.ToneLate, err
		},
	}
}

// The chips of the folders, for shell.Host.NavigateTo.
const (
	ThisYearsFolders = "year"
	PlannedFolders   = "planned"
	OpenFolders      = "open"
	ClosedFolders    = "closed" // to be handed in
	LateFolders      = "late"   // should have been handed in
	HandedInFolders  = "handed_in"
	AllFolders       = "all"
)

// folderBook is the register of folders: what is typed is saved by the use case.
type folderBook struct {
	*store.Folders
	registry *registry.Registry
}

// Save implements register.Saver.
func (b folderBook) Save(ctx context.Context, f *document.Folder) error {
	return b.registry.SaveFolder(ctx, f)
}

// folders is the screen of the office's files: the lists of the years, and papers and moves in front of them.
type folders struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[document.Folder]
}

func newFolders(h shell.Host, d deps) *folders {
	s := &folders{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.also = s.openPart
	s.stage.set(s.list)
	return s
}

// openPart opens the search inside documents, with the words that may stand behind its name.
func (s *folders) openPart(key string) bool {
	words, ok := strings.CutPrefix(key, InsideDocuments)
	if ok {
		openInside(s.deps, s.stage, strings.TrimPrefix(words, ":"))
	}
	return ok
}

func (s *folders) today() office.Day { return office.DayOf(s.host.Now()) }

func (s *folders) describe() register.Description[document.Folder] {
	type f = document.Folder
	return register.Description[f]{
		Key: Folders, Title: "Hồ sơ công việc", One: "hồ sơ công việc", NewLabel: "Thêm vào danh mục",
		ID:         func(x *f) int64 { return x.ID },
		Source:     folderBook{s.deps.office.Store.Folders, s.deps.office.Registry()},
		Sort:       "code",
		SearchHint: "Tìm ký hiệu, tiêu đề, văn bản… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters: []register.Filter{
			{Key: "year", Label: "Năm", Load: s.values("year")},
			{Key: "unit", Label: "Đơn vị", Load: s.values("unit")},
			{Key: "keeper", Label: "Người lập", Load: s.values("keeper")},
			{Key: "heading", Label: "Mục", Load: s.values("heading")},
			{Key: "hand_in_by", Label: "Hạn nộp lưu", Kind: register.FilterDays},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có hồ sơ công việc nào"), Hint: kit.T("Lập danh mục hồ sơ của năm (Ctrl+N), hoặc chép danh mục năm trước sang."),
			Action: kit.T("Chép danh mục năm trước"), Do: func() { s.copyYear() },
		},
		Tools:    s.tools(),
		Head:     func(x *f) register.Head { return register.Head{Title: x.Code, Subtitle: x.Title} },
		Banner:   s.banner,
		Sections: s.sections,
		Actions:  s.actions(),
		Fields:   s.fields(),
		Blank: func(context.Context) (*f, error) {
			return &f{Year: s.today().Time().Year(), Keeper: s.deps.office.Who().Name, Retention: -1}, nil
		},
		Verbs:  folderVerbs(),
		Labels: map[string]string{"state": "Trạng thái", "opened_on": "Ngày mở", "closed_on": "Ngày kết thúc", "items": "Văn bản trong hồ sơ", "hand_in": "Nộp lưu"},
	}
}

func (s *folders) columns() []register.Column[document.Folder] {
	type f = document.Folder
	return []register.Column[f]{
		{Key: "code", Label: "Ký hiệu", Width: 100, Sortable: true, Text: func(x *f) string { return x.Code }},
		{Key: "title", Label: "Tiêu đề", Width: 180, Weight: 3, Sortable: true, Text: func(x *f) string { return x.Title }},
		{Key: "year", Label: "Năm", Width: 48, Text: func(x *f) string { return strconv.Itoa(x.Year) }, Value: func(x *f) any { return x.Year }},
		{Key: "retention", Label: "Bảo quản", Width: 82, Text: func(x *f) string { return kit.T(document.RetentionWords(x.Retention)) }},
		{Key: "keeper", Label: "Người lập", Width: 110, Weight: 1, Sortable: true, Text: func(x *f) string { return x.Keeper }},
		{
			Key: "state", Label: "Trạng thái", Width: 120, Dot: true,
			Text: s.standing, Tone: func(x *f) kit.Tone { return folderTone(x, s.today()) },
		},
		{Key: "hand_in_by", Label: "Hạn nộp", Width: 84, Sortable: true, Text: func(x *f) string { return firstOf(x.HandInBy().String(), "—") }, Value: func(x *f) any { return x.HandInBy() }},
		{Key: "unit", Label: "Đơn vị", Width: 120, Hidden: true, Text: func(x *f) string { return x.Unit }},
		{Key: "heading", Label: "Mục", Width: 130, Hidden: true, Text: func(x *f) string { return x.Heading }},
		{Key: "closed_on", Label: "Kết thúc", Width: 84, Hidden: true, Sortable: true, Text: func(x *f) string { return x.ClosedOn.String() }, Value: func(x *f) any { return x.ClosedOn }},
	}
}

// standing is the state in a word, and that the folder should have been handed in.
func (s *folders) standing(x *document.Folder) string {
	if isLate(x, s.today()) {
		return kit.T("Quá hạn nộp lưu")
	}
	return kit.T(string(x.State))
}

// isLate says whether the folder should have been handed in before today.
func isLate(x *document.Folder, today office.Day) bool {
	return x.State == document.Closed && x.HandInBy() < today
}

func folderTone(x *document.Folder, today office.Day) kit.Tone {
	switch {
	case isLate(x, today):
		return kit.ToneLate
	case x.State == document.Opened:
		return kit.ToneAccent
	case x.State == document.Closed:
		return kit.ToneSoon
	case x.State == document.HandedIn:
		return kit.ToneDone
	}
	return kit.ToneMuted
}

// today is the office's day, beside the window.
func today(d deps) office.Day { return office.DayOf(d.office.Time()) }

// lateFolders asks for those that should have been handed in before today.
func lateFolders(today office.Day) office.Query {
	return office.Query{Filters: map[string][]string{"state": {string(document.Closed)}}, To: map[string]string{"hand_in_by": string(today.Add(-1))}}
}

func (s *folders) chips() []register.Chip {
	in := func(state document.State) func() office.Query {
		return func() office.Query { return office.Query{Filters: map[string][]string{"state": {string(state)}}} }
	}
	return []register.Chip{
		{Key: ThisYearsFolders, Label: "Năm nay", Query: s.thisYear},
		{Key: PlannedFolders, Label: "Trong danh mục", Query: in(document.Planned)},
		{Key: OpenFolders, Label: "Đang lập", Query: in(document.Opened)},
		{Key: ClosedFolders, Label: "Chờ nộp lưu", Tone: kit.ToneSoon, Query: in(document.Closed)},
		{Key: LateFolders, Label: "Quá hạn nộp", Tone: kit.ToneLate, Query: func() office.Query { return lateFolders(s.today()) }},
		{Key: HandedInFolders, Label: "Đã nộp lưu", Query: in(document.HandedIn)},
		{Key: AllFolders, Label: "Tất cả"},
	}
}

// thisYear asks for the list of this year.
func (s *folders) thisYear() office.Query {
	return office.Query{Filters: map[string][]string{"year": {strconv.Itoa(s.today().Time().Year())}}}
}

// values are the values that a field has, as choices of the filter; the newest year first.
func (s *folders) values(field string) func(ctx context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		counts, err := s.deps.office.Store.Folders.GroupCount(ctx, office.Query{}, field)
		list := sortedOptions(counts)
		if field == "year" {
			slices.Reverse(list)
		}
		return list, err
	}
}

// searchValues finds among the values that a field has, for a line that may also hold another one.
func (s *folders) searchValues(field string) kit.Search {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		counts, err := s.deps.office.Store.Folders.GroupCount(ctx, office.Query{}, field)
		delete(counts, "")
		return matching(slices.Sorted(maps.Keys(counts)), text), err
	}
}

func (s *folders) fields() []register.Field[document.Folder] {
	type f = document.Folder
	lookup := func(key, help string) func(*register.Field[f]) {
		return func(field *register.Field[f]) {
			field.Kind, field.Free, field.Half, field.Help, field.Search = kit.FieldLookup, true, true, help, s.searchValues(key)
		}
	}
	return []register.Field[f]{
		set(textOf("code", "Số, ký hiệu", func(x *f) *string { return &x.Code }), func(field *register.Field[f]) {
			field.Required, field.Half, field.Help = true, true, "01.TCCB"
		}),
		set(numberOf("year", "Năm", func(x *f) *int { return &x.Year }), func(field *register.Field[f]) {
			field.Required, field.Half, field.Keep, field.Kind = true, true, true, kit.FieldText // a year has no point in it
		}),
		set(textOf("title", "Tiêu đề", func(x *f) *string { return &x.Title }), func(field *register.Field[f]) {
			field.Required, field.Kind, field.Rows, field.Help = true, kit.FieldLines, 2, "Hồ sơ nâng bậc lương năm 2026"
		}),
		set(textOf("heading", "Mục", func(x *f) *string { return &x.Heading }), lookup("heading", "Phần của danh mục: Tổ chức cán bộ")),
		{
			Key: "retention", Label: "Bảo quản", Kind: kit.FieldLookup, Half: true, Required: true, Help: "Vĩnh viễn, 20 năm…", Search: s.searchRetentions,
			Get: func(x *f) string {
				if x.Retention < 0 {
					return ""
				}
				return strconv.Itoa(x.Retention)
			},
			Set:  func(x *f, value string) (err error) { x.Retention, err = strconv.Atoi(value); return err },
			Name: func(x *f) string { return kit.T(document.RetentionWords(x.Retention)) },
		},
		set(textOf("keeper", "Người lập", func(x *f) *string { return &x.Keeper }), func(field *register.Field[f]) {
			lookup("keeper", "")(field)
			field.Required, field.Keep = true, true
		}),
		set(textOf("unit", "Đơn vị", func(x *f) *string { return &x.Unit }), func(field *register.Field[f]) {
			lookup("unit", "")(field)
			field.Keep = true
		}),
		checkOf("building", "Xây dựng cơ bản", "Nộp lưu trong 03 tháng từ khi quyết toán, không phải 01 năm", func(x *f) *bool { return &x.Building }),
		set(textOf("note", "Ghi chú", func(x *f) *string { return &x.Note }), func(field *register.Field[f]) { field.Kind, field.Rows = kit.FieldLines, 2 }),
	}
}

// searchRetentions finds among the terms of the catalogue.
func (s *folders) searchRetentions(ctx context.Context, text string) ([]kit.Option, error) {
	lists, err := s.deps.office.Registry().Lists(ctx)
	var answers []kit.Option
	for _, years := range lists.Retention {
		label := kit.T(document.RetentionWords(years))
		if len(matching([]string{label}, text)) > 0 {
			answers = append(answers, kit.Option{Value: strconv.Itoa(years), Label: label})
		}
	}
	return answers, err
}

func folderVerbs() map[string]string {
	verbs := map[string]string{document.ActPlan: "Đưa vào danh mục", document.ActReopen: "Mở lại"}
	for _, state := range document.FolderStates() {
		for _, m := range (&document.Folder{State: state}).Moves() {
			verbs[m.Action] = m.Label
		}
	}
	return verbs
}

// yearShown is the year that the list is filtered by, else this one: the year of what is printed.
func (s *folders) yearShown() int {
	if years := s.list.Query().Filters["year"]; len(years) == 1 {
		if year, err := strconv.Atoi(strings.TrimSpace(years[0])); err == nil {
			return year
		}
	}
	return s.today().Time().Year()
}
