package screens

import (
	"context"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// apologyBook is the register of the letters of apology that were drafted and wait for an officer's word.
type apologyBook struct {
	desk   *work.Desk
	issued *dossier.Paper // by the last Save
}

func (b *apologyBook) list(ctx context.Context, q office.Query) ([]work.Apology, error) {
	all, err := b.desk.Apologies(ctx)
	var found []work.Apology
	for _, a := range all {
		if strings.Contains(viet.Fold(a.Dossier.Code+" "+a.Dossier.Owner.Name), viet.Fold(q.Text)) {
			found = append(found, a)
		}
	}
	return found, err
}

// Page implements register.Source.
func (b *apologyBook) Page(ctx context.Context, q office.Query) ([]work.Apology, error) {
	list, err := b.list(ctx, q)
	list = list[min(q.Offset, len(list)):]
	if q.Limit > 0 {
		list = list[:min(q.Limit, len(list))]
	}
	return list, err
}

// Count implements register.Source.
func (b *apologyBook) Count(ctx context.Context, q office.Query) (int, error) {
	list, err := b.list(ctx, q)
	return len(list), err
}

// Get implements register.Source.
func (b *apologyBook) Get(ctx context.Context, id int64) (*work.Apology, error) {
	a, err := b.desk.Apology(ctx, id)
	return &a, err
}

// Save implements register.Saver: it confirms the letter.
func (b *apologyBook) Save(ctx context.Context, a *work.Apology) (err error) {
	b.issued, err = b.desk.Apologize(ctx, *a)
	return err
}

// openApologies puts the letters that wait in front of the list.
func (s *myWork) openApologies() {
	inner := newStage(s.host)
	inner.set(register.New(s.host, s.describeApologies(inner, &apologyBook{desk: s.deps.office.Desk()})))
	s.stage.open(inner)
}

func (s *myWork) describeApologies(inner *stage, book *apologyBook) register.Description[work.Apology] {
	type x = work.Apology
	now := s.host.Now
	return register.Description[x]{
		Key: "apologies", Title: "Văn bản xin lỗi chờ xác nhận", One: "văn bản xin lỗi",
		ID: func(a *x) int64 { return a.Dossier.ID }, Source: book, SearchHint: "Tìm mã, tên… Ctrl+F",
		Columns: []register.Column[x]{
			{Key: "code", Label: "Mã hồ sơ", Width: 172, Text: func(a *x) string { return a.Dossier.Code }},
			{Key: "owner", Label: "Chủ hồ sơ", Width: 140, Weight: 2, Text: func(a *x) string { return a.Dossier.Owner.Name }},
			{Key: "promised", Label: "Đã hẹn", Width: 100, Text: func(a *x) string { return briefTime(a.Promised, now()) }},
			{Key: "new", Label: "Hẹn lại", Width: 100, Text: func(a *x) string { return briefTime(a.NewDue, now()) }},
			{Key: "state", Label: "Tình trạng", Width: 120, Dot: true, Text: apologyState, Tone: apologyTone},
		},
		Tools: []register.Tool{{Key: "close", Label: "Đóng", Shortcut: "Esc", Icon: kit.IconCross, Do: func(shell.Host) { s.stage.close() }}},
		Empty: kit.Empty{Title: kit.T("Không có văn bản xin lỗi nào chờ xác nhận")},
		Head:  func(a *x) register.Head { return register.Head{Title: a.Dossier.Code, Subtitle: a.Dossier.Owner.Name} },
		Banner: func(a *x) register.Banner {
			return register.Banner{Tone: apologyTone(a), Title: apologyState(a), Text: apologyWords(a)}
		},
		Sections: func(a *x) []register.Section {
			return []register.Section{{Title: kit.T("Hồ sơ"), Pairs: aboutDossier(&a.Dossier)}}
		},
		Intro: "Chương trình đã soạn sẵn văn bản; hãy ghi lý do, xem lại số ngày rồi lưu (Ctrl+Enter): văn bản được lập và, nếu còn trong hạn, hẹn trả chuyển sang ngày mới.",
		Actions: []register.Action[x]{
			{Key: "draft", Label: "Xem bản thảo", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Primary: true, Show: func(_ shell.Host, a *x) { s.showDraft(inner, *a) }},
			{Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Show: func(h shell.Host, a *x) { h.Navigate(Dossiers, a.Dossier.ID) }},
		},
		Fields: apologyFields(),
		Saved: func(h shell.Host, a *x) {
			h.Notify(kit.ToneDone, kit.Tf("Đã lập văn bản xin lỗi của %s.", a.Dossier.Code))
			h.Refresh()
			openPaper(s.deps, inner, &a.Dossier, book.issued, nil)
		},
	}
}

func apologyFields() []register.Field[work.Apology] {
	type x = work.Apology
	return []register.Field[x]{
		set(textOf("reason", "Lý do chậm", func(a *x) *string { return &a.Reason }), func(f *register.Field[x]) {
			f.Required, f.Kind, f.Rows, f.Help = true, kit.FieldLines, 3, "phải lấy ý kiến của cơ quan phối hợp"
		}),
		set(numberOf("days", "Hẹn lại sau", func(a *x) *int { return &a.Days }), func(f *register.Field[x]) {
			f.Required, f.Half, f.Hint = true, true, "số ngày làm việc"
		}),
		set(textOf("document", "Số văn bản", func(a *x) *string { return &a.Document }), func(f *register.Field[x]) { f.Half, f.Help = true, "45/SKHCN-VP" }),
		{
			Key: "day", Label: "Ngày văn bản", Kind: kit.FieldDate, Half: true,
			Get: func(a *x) string { return string(a.Day) }, Set: func(a *x, value string) error { a.Day = office.Day(value); return nil },
		},
		set(textOf("basis", "Căn cứ", func(a *x) *string { return &a.Basis }), func(*register.Field[x]) {}),
	}
}

func apologyState(a *work.Apology) string {
	if a.Late {
		return kit.T("Đã quá hạn")
	}
	return kit.T("Sắp quá hạn")
}

func apologyTone(a *work.Apology) kit.Tone {
	if a.Late {
		return kit.ToneLate
	}
	return kit.ToneSoon
}

// apologyWords say what confirming does.
func apologyWords(a *work.Apology) string {
	if a.Extends {
		return kit.Tf("gia hạn %d ngày làm việc, hẹn lại %s", a.Days, longTime(a.NewDue))
	}
	return kit.Tf("xin lỗi và hẹn lại %s; hồ sơ vẫn tính là quá hạn", longTime(a.NewDue))
}

// showDraft puts the letter as it would be issued in front.
func (s *myWork) showDraft(inner *stage, a work.Apology) {
	if a.Reason == "" {
		a.Reason = "……………"
	}
	openDrawn(s.deps, inner, kit.Tf("Bản thảo văn bản xin lỗi %s", a.Dossier.Code), "Ban thao xin loi "+a.Dossier.Code,
		func(ctx context.Context) ([]byte, error) { return s.deps.office.Desk().DraftApology(ctx, a) })
}
