package screens

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
)

// procedureBook is the register of procedures: it reads from the store and writes through the use case.
type procedureBook struct {
	*store.Procedures
	catalogue *work.Catalogue
}

// Page implements register.Source: whole records, because the list shows the limit. A catalogue has a few dozen of them.
func (b procedureBook) Page(ctx context.Context, q office.Query) ([]procedure.Procedure, error) {
	list, err := b.Procedures.Page(ctx, q)
	if err != nil {
		return nil, err
	}
	for i, p := range list {
		whole, err := b.Get(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		list[i] = *whole
	}
	return list, nil
}

// Save implements register.Saver.
func (b procedureBook) Save(ctx context.Context, p *procedure.Procedure) error {
	return b.catalogue.Save(ctx, p)
}

// exportForImport writes the procedures in force to a file in the columns that the import reads, and opens it.
func exportForImport(h shell.Host, d deps, today office.Day) {
	var path string
	h.Runner().Go("procedures.export", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang xuất Excel"))
		path, err = d.place.Write("thu-tuc-"+string(today)+".xlsx", func(to io.Writer) error { return d.office.Catalogue().Export(ctx, to, today) })
		return err
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Notify(kit.ToneDone, kit.Tf("Đã ghi %s", path))
		h.OpenFile(path)
	})
}

// newProcedures makes the screen of the procedures: the register, and the import in front of it.
func newProcedures(h shell.Host, d deps) shell.Page {
	stack := newStage(h)
	var list *register.Screen[procedure.Procedure]
	today := office.DayOf(h.Now())
	description := describeProcedures(d, today)
	description.Tools = []register.Tool{{
		Key: "import", Label: "Nạp từ Excel", Shortcut: "Ctrl+I", Icon: kit.IconUpload,
		Do: func(shell.Host) { stack.open(newImport(h, d, work.ImportProcedures, stack.close)) },
	}, {
		Key: "export", Label: "Xuất để sửa và nạp lại", Shortcut: "Ctrl+Shift+I", Icon: kit.IconDownload, More: true,
		Do: func(h shell.Host) { exportForImport(h, d, today) },
	}}
	description.Actions = []register.Action[procedure.Procedure]{
		{
			Key: "version", Label: "Phiên bản mới", Shortcut: "Ctrl+Shift+N", Icon: kit.IconPlus, Primary: true,
			Show: func(_ shell.Host, p *procedure.Procedure) { list.Edit(nextVersion(*p, today)) },
		},
		{
			Key: "verify", Label: "Đã kiểm chứng", Shortcut: "Ctrl+Shift+K", Icon: kit.IconCheck,
			Hidden: func(p *procedure.Procedure) bool { return p.Verified },
			Confirm: func(p *procedure.Procedure) string {
				return kit.Tf("Đã đối chiếu thủ tục %s với quyết định công bố?", p.Code)
			},
			Run: func(ctx context.Context, p *procedure.Procedure, _ string) error {
				checked := *p
				checked.Verified = true
				return d.office.Catalogue().Save(ctx, &checked)
			},
			Done: "Đã ghi là đã kiểm chứng.",
		},
	}
	description.Sections = func(p *procedure.Procedure) []register.Section {
		return append(procedureSections(p), register.Section{Title: "Các phiên bản", Object: procedureVersions(h, d, p)})
	}
	list = register.New(h, description)
	stack.set(list)
	return stack
}

// nextVersion is a copy that begins today: what was in force until then stays as it was.
func nextVersion(p procedure.Procedure, today office.Day) *procedure.Procedure {
	p.ID, p.Version, p.From, p.To, p.Verified = 0, 0, today, "", false
	return &p
}

func describeProcedures(d deps, today office.Day) register.Description[procedure.Procedure] {
	return register.Description[procedure.Procedure]{
		Key: Procedures, Title: "Thủ tục", One: "thủ tục", NewLabel: "Thủ tục mới",
		ID:         func(p *procedure.Procedure) int64 { return p.ID },
		Source:     procedureBook{d.office.Store.Procedures, d.office.Catalogue()},
		SearchHint: "Tìm mã, tên, lĩnh vực… Ctrl+F",
		Columns:    procedureColumns(today),
		Chips:      procedureChips(today),
		Filters:    []register.Filter{{Key: "field", Label: "Lĩnh vực", Load: func(ctx context.Context) ([]kit.Option, error) { return procedureFields(ctx, d) }}},
		Empty: kit.Empty{
			Title: kit.T("Chưa có thủ tục nào"), Hint: kit.T("Nạp danh mục từ Excel (Ctrl+I) hoặc thêm từng thủ tục."),
		},
		Head: func(p *procedure.Procedure) register.Head { return register.Head{Title: p.Code, Subtitle: p.Name} },
		Banner: func(p *procedure.Procedure) register.Banner {
			if p.Verified {
				return register.Banner{}
			}
			return register.Banner{
				Tone: kit.ToneSoon, Title: kit.T("Chưa kiểm chứng"),
				Text: kit.T("Hãy đối chiếu thời hạn, phí và giấy tờ với quyết định công bố trước khi dùng."),
			}
		},
		Sort:      "code",
		FormWidth: 1120,
		Fields:    procedureFormFields(d),
		Blank: func(context.Context) (*procedure.Procedure, error) {
			return &procedure.Procedure{From: today, Level: "Cấp tỉnh", Terms: []procedure.Term{{Channel: procedure.Counter}}}, nil
		},
		Intro: "Gõ sai thì sửa ngay ở đây; quy định thay đổi thì lập phiên bản mới (Ctrl+Shift+N) để hồ sơ cũ giữ quy định cũ. " +
			"Hồ sơ đã tiếp nhận luôn giữ phiên bản lúc tiếp nhận.",
		Verbs:  map[string]string{"save procedure": "Lưu thủ tục", "import procedures": "Nạp từ Excel", "seed": "Danh mục đi kèm chương trình"},
		Labels: map[string]string{"components": "Thành phần hồ sơ", "terms": "Thời hạn và phí", "basis": "Căn cứ pháp lý"},
	}
}

func procedureColumns(today office.Day) []register.Column[procedure.Procedure] {
	return []register.Column[procedure.Procedure]{
		{Key: "code", Label: "Mã", Width: 112, Sortable: true, Text: func(p *procedure.Procedure) string { return p.Code }},
		{Key: "name", Label: "Tên thủ tục", Width: 200, Weight: 2, Sortable: true, Text: func(p *procedure.Procedure) string { return p.Name }},
		{Key: "field", Label: "Lĩnh vực", Width: 110, Weight: 1, Sortable: true, Text: func(p *procedure.Procedure) string { return p.Field }},
		{Key: "limit", Label: "Thời hạn", Width: 124, Text: counterLimit},
		{Key: "from", Label: "Từ ngày", Width: 92, Hidden: true, Sortable: true, Text: func(p *procedure.Procedure) string { return p.From.String() }, Value: func(p *procedure.Procedure) any { return p.From }},
		{
			Key: "verified", Label: "Tình trạng", Width: 140, Dot: true,
			Text: func(p *procedure.Procedure) string { return procedureState(p, today) },
			Tone: func(p *procedure.Procedure) kit.Tone { return procedureTone(p, today) },
		},
	}
}

// counterLimit is the limit at the counter, the one the law names first.
func counterLimit(p *procedure.Procedure) string {
	term, ok := p.TermFor(procedure.Counter, "")
	if !ok && len(p.Terms) > 0 {
		term, ok = p.Terms[0], true
	}
	if !ok {
		return ""
	}
	return termLimit(term)
}

func procedureState(p *procedure.Procedure, today office.Day) string {
	if p.ValidOn(today) && !p.Verified {
		return kit.T("chưa kiểm chứng")
	}
	return kit.T(p.Status(today))
}

func procedureTone(p *procedure.Procedure, today office.Day) kit.Tone {
	switch {
	case !p.ValidOn(today):
		return kit.ToneMuted
	case !p.Verified:
		return kit.ToneSoon
	}
	return kit.ToneDone
}

func procedureChips(today office.Day) []register.Chip {
	return []register.Chip{
		{Key: "valid", Label: "Đang áp dụng", Query: func() office.Query { return inForce(today) }},
		{Key: "unverified", Label: "Chưa kiểm chứng", Tone: kit.ToneSoon, Query: func() office.Query { return unverified(today) }},
		{Key: "coming", Label: "Chưa áp dụng", Query: func() office.Query {
			return office.Query{From: map[string]string{"from": string(today.Add(1))}}
		}},
		{Key: "ended", Label: "Hết hiệu lực", Query: func() office.Query {
			return office.Query{To: map[string]string{"to": string(today.Add(-1))}}
		}},
		{Key: "all", Label: "Tất cả phiên bản"},
	}
}

// procedureFields are the fields (lĩnh vực) that occur, to filter by and to choose from.
func procedureFields(ctx context.Context, d deps) ([]kit.Option, error) {
	counts, err := d.office.Store.Procedures.GroupCount(ctx, office.Query{}, "field")
	if err != nil {
		return nil, err
	}
	return sortedOptions(counts), nil
}

func procedureSections(p *procedure.Procedure) []register.Section {
	terms := make([]kit.Pair, len(p.Terms))
	for i, t := range p.Terms {
		terms[i] = kit.Pair{Label: joined(" · ", kit.T(t.Channel.Label()), t.Case), Value: termText(t)}
	}
	return []register.Section{
		{Title: "Thời hạn và phí", Pairs: terms},
		{Title: kit.Tf("Thành phần hồ sơ (%d)", len(p.Parts)), Object: partLines(p.Parts)},
		{Title: "Thông tin chung", Pairs: []kit.Pair{
			{Label: kit.T("Lĩnh vực"), Value: p.Field},
			{Label: kit.T("Áp dụng"), Value: validity(p)},
			{Label: kit.T("Cấp thực hiện"), Value: p.Level},
			{Label: kit.T("Dịch vụ công"), Value: p.Service},
			{Label: kit.T("Đối tượng"), Value: p.Audience},
			{Label: kit.T("Kết quả"), Value: p.Result},
			{Label: kit.T("Đơn vị"), Value: p.Unit},
			{Label: kit.T("Công bố"), Value: p.Decision},
			{Label: kit.T("Căn cứ"), Value: strings.Join(p.Basis, "\n")},
			{Label: kit.T("Nguồn"), Value: p.Source},
			{Label: kit.T("Ghi chú"), Value: p.Note},
		}},
	}
}

// termLimit writes the limit of a row in words.
func termLimit(t procedure.Term) string {
	if t.Limit == "" {
		return kit.T("không quy định")
	}
	return limitText(t.Limit)
}

// validity says from when until when a version is in force.
func validity(p *procedure.Procedure) string {
	if p.To == "" {
		return kit.Tf("từ %s", p.From.String())
	}
	return kit.Tf("từ %s đến %s", p.From.String(), p.To.String())
}

// termText writes limit and fees of a row in one line.
func termText(t procedure.Term) string {
	parts := []string{termLimit(t)}
	if t.Fee > 0 {
		parts = append(parts, kit.Tf("phí %s", t.Fee.String()))
	}
	if t.Charge > 0 {
		parts = append(parts, kit.Tf("lệ phí %s", t.Charge.String()))
	}
	return joined(" · ", append(parts, t.FeeNote)...)
}

func partLines(parts []procedure.Component) fyne.CanvasObject {
	box := kit.VBox(5)
	for i, part := range parts {
		box.Add(kit.NewParagraph(kit.Tf("%d. %s", i+1, part.Name)))
		if note := partNote(part); note != "" {
			muted := kit.NewMuted(note)
			muted.Wrap = true
			box.Add(kit.Pad(muted, 0, 0, 0, 16))
		}
	}
	return box
}

func partNote(part procedure.Component) string {
	var notes []string
	if part.Originals > 0 {
		notes = append(notes, kit.Tf("%d bản chính", part.Originals))
	}
	if part.Copies > 0 {
		notes = append(notes, kit.Tf("%d bản sao", part.Copies))
	}
	if part.Optional {
		notes = append(notes, kit.T("nếu có"))
	}
	return joined(" · ", append(notes, part.Form, part.Case)...)
}

// procedureVersions lists the other versions of the procedure's code; they are read beside the window.
func procedureVersions(h shell.Host, d deps, p *procedure.Procedure) fyne.CanvasObject {
	box := kit.VBox(3, kit.NewMuted(kit.T("Đang đọc…")))
	var versions []procedure.Procedure
	h.Runner().Go("procedures.versions", func(ctx context.Context, _ *task.Progress) (err error) {
		versions, err = d.office.Store.Procedures.Page(ctx, office.Query{Filters: map[string][]string{"code": {p.Code}}, Sort: "from", Descending: true})
		return err
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		box.Objects = nil
		for _, version := range versions {
			text := kit.NewLabel(validity(&version))
			if version.ID == p.ID {
				text.Bold = true
			}
			line := []fyne.CanvasObject{kit.Grow(text)}
			if version.ID != p.ID {
				line = append(line, kit.NewLink(kit.T("Xem"), func() { h.Navigate(Procedures, version.ID) }))
			}
			box.Add(kit.HBox(8, line...))
		}
		box.Refresh()
	})
	return box
}
