package screens

import (
	"context"
	"fmt"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// slipBook is the register of the slips.
type slipBook struct {
	*store.Slips
	work *work.Evaluations
}

// Save implements register.Saver.
func (b slipBook) Save(ctx context.Context, s *evaluation.Slip) error { return b.work.SaveSlip(ctx, s) }

// slips is the list of the slips, and in front of it the page where many are typed in a row.
type slips struct {
	*stage
	deps  deps
	scale evaluation.Scale
	list  *register.Screen[evaluation.Slip]
}

func newSlips(h shell.Host, d deps) shell.Page {
	s := &slips{stage: newStage(h), deps: d}
	if scale, err := d.office.Evaluations().Scale(); err == nil {
		s.scale = *scale
	}
	s.list = register.New(h, s.describe())
	s.set(s.list)
	return s
}

func (s *slips) describe() register.Description[evaluation.Slip] {
	type x = evaluation.Slip
	counted := func(x *x) (bool, string) { return x.Void == "", kit.T("Phiếu này đã hủy.") }
	return register.Description[x]{
		Key: Slips, Title: "Phiếu hài lòng", One: "phiếu hài lòng", NewLabel: "Nhập phiếu",
		ID:         func(x *x) int64 { return x.ID },
		Source:     slipBook{s.deps.office.Store.Slips, s.deps.office.Evaluations()},
		Create:     func(shell.Host) { s.open(newSlipEntry(s.host, s.deps, s.scale, s.close)) },
		SearchHint: "Tìm công chức, mã hồ sơ, ý kiến… Ctrl+F",
		Columns:    s.columns(),
		Chips:      s.chips(),
		Filters:    []register.Filter{{Key: "day", Label: "Ngày", Kind: register.FilterDays}},
		Empty: kit.Empty{
			Title: kit.T("Chưa có phiếu nào"), Hint: kit.T("Bấm Ctrl+N để nhập phiếu: gõ số 1–5 rồi Enter là xong một phiếu. Ctrl+Shift+P in phiếu trống."),
		},
		DetailWidth: scoreDetail,
		Head:        func(x *x) register.Head { return register.Head{Title: s.level(x.Level), Subtitle: x.Officer} },
		Banner: func(x *x) register.Banner {
			if x.Void == "" {
				return register.Banner{}
			}
			return register.Banner{Tone: kit.ToneMuted, Title: kit.T("Phiếu đã hủy, không tính"), Text: x.Void}
		},
		Sections: func(x *x) []register.Section { return slipSections(x) },
		Tools: []register.Tool{{Key: "blank", Label: "Phiếu trống", Icon: kit.IconPrint, More: true, Shortcut: "Ctrl+Shift+P", Do: func(shell.Host) {
			openDrawn(s.deps, s.stage, kit.T("Phiếu đánh giá mức độ hài lòng"), "Phieu hai long", func(ctx context.Context) ([]byte, error) {
				return s.deps.office.Evaluations().BlankSlip(ctx, 0)
			})
		}}},
		Actions: []register.Action[x]{
			{
				Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, Hidden: func(x *x) bool { return x.DossierID == 0 },
				Show: func(h shell.Host, x *x) { h.Navigate(Dossiers, x.DossierID) },
			},
			{
				Key: "void", Label: "Hủy phiếu", Icon: kit.IconTrash, Danger: true, More: true, Allowed: counted, Reason: "Lý do hủy", Done: "Đã hủy phiếu.",
				Run: func(ctx context.Context, x *x, reason string) error {
					return s.deps.office.Evaluations().VoidSlip(ctx, x, reason)
				},
			},
		},
		Fields: s.fields(),
		Verbs:  map[string]string{"save slip": "Lưu phiếu", "void slip": "Hủy phiếu"},
	}
}

// level names a level: "5 – Rất hài lòng".
func (s *slips) level(number int) string {
	if number < 1 || number > len(s.scale.Levels) {
		return fmt.Sprint(number)
	}
	return fmt.Sprintf("%d – %s", number, s.scale.Levels[number-1].Name)
}

// levelTone is how a level is coloured: the two lowest stand out.
func levelTone(number int) kit.Tone {
	switch number {
	case 1:
		return kit.ToneLate
	case 2:
		return kit.ToneSoon
	}
	return kit.ToneNone
}

func (s *slips) columns() []register.Column[evaluation.Slip] {
	type x = evaluation.Slip
	return []register.Column[x]{
		{Key: "day", Label: "Ngày", Width: 96, Sortable: true, Text: func(x *x) string { return x.Day.String() }},
		{
			Key: "level", Label: "Mức", Width: 150, Dot: true, Text: func(x *x) string { return s.level(x.Level) },
			Tone: func(x *x) kit.Tone {
				if x.Void != "" {
					return kit.ToneMuted
				}
				return levelTone(x.Level)
			},
		},
		{Key: "officer", Label: "Công chức", Width: 130, Weight: 1, Sortable: true, Text: func(x *x) string { return x.Officer }},
		{Key: "dossier_code", Label: "Mã hồ sơ", Width: 168, Text: func(x *x) string { return firstOf(x.DossierCode, "–") }},
		{Key: "comment", Label: "Ý kiến", Width: 120, Weight: 1, Text: func(x *x) string {
			if x.Void != "" {
				return kit.Tf("đã hủy: %s", x.Void)
			}
			return x.Comment
		}},
		{Key: "unit", Label: "Đơn vị", Width: 160, Hidden: true, Text: func(x *x) string { return x.Unit }},
		{Key: "by", Label: "Người nhập", Width: 120, Hidden: true, Text: func(x *x) string { return x.By }},
	}
}

func (s *slips) chips() []register.Chip {
	where := func(filters map[string][]string) func() office.Query {
		return func() office.Query { return office.Query{Filters: filters} }
	}
	counted := []string{"false"}
	return []register.Chip{
		{Key: "counted", Label: "Được tính", Query: where(map[string][]string{"void": counted})},
		{Key: "unhappy", Label: "Không hài lòng", Tone: kit.ToneSoon, Query: where(map[string][]string{"void": counted, "level": {"1", "2"}})},
		{Key: "void", Label: "Đã hủy", Query: where(map[string][]string{"void": {"true"}})},
	}
}

func slipSections(x *evaluation.Slip) []register.Section {
	return []register.Section{{Pairs: []kit.Pair{
		{Label: kit.T("Ngày"), Value: x.Day.String()},
		{Label: kit.T("Công chức"), Value: x.Officer},
		{Label: kit.T("Đơn vị"), Value: x.Unit},
		{Label: kit.T("Mã hồ sơ"), Value: firstOf(x.DossierCode, "–")},
		{Label: kit.T("Ý kiến"), Value: firstOf(x.Comment, "–")},
		{Label: kit.T("Người nhập"), Value: x.By + ", " + fullTime(x.At)},
	}}}
}

// fields are those of the edit page, for mending a slip that was typed wrong.
func (s *slips) fields() []register.Field[evaluation.Slip] {
	type x = evaluation.Slip
	levels := make([]kit.Option, len(s.scale.Levels))
	for i, l := range s.scale.Levels {
		levels[i] = kit.Option{Value: fmt.Sprint(l.Number), Label: s.level(l.Number)}
	}
	return []register.Field[x]{
		{
			Key: "level", Label: "Mức", Kind: kit.FieldChoice, Options: levels, Half: true,
			Get: func(x *x) string { return fmt.Sprint(x.Level) },
			Set: func(x *x, value string) error { _, err := fmt.Sscan(value, &x.Level); return err },
		},
		{
			Key: "day", Label: "Ngày", Kind: kit.FieldDate, Half: true, Required: true,
			Get: func(x *x) string { return string(x.Day) }, Set: func(x *x, value string) error { x.Day = office.Day(value); return nil },
		},
		{
			Key: "officer", Label: "Công chức", Kind: kit.FieldLookup, Free: true, Search: officers(s.deps), Half: true, Required: true,
			Get: func(x *x) string { return x.Officer }, Set: func(x *x, value string) error { x.Officer = value; return nil },
			Name: func(x *x) string { return x.Officer },
		},
		{
			Key: "unit", Label: "Đơn vị", Half: true, Get: func(x *x) string { return x.Unit }, Set: func(x *x, value string) error { x.Unit = value; return nil },
		},
		{
			Key: "dossier_code", Label: "Mã hồ sơ", Half: true, Help: "Không bắt buộc",
			Get: func(x *x) string { return x.DossierCode }, Set: func(x *x, value string) error { x.DossierCode = value; return nil },
		},
		{
			Key: "comment", Label: "Ý kiến", Kind: kit.FieldLines,
			Get: func(x *x) string { return x.Comment }, Set: func(x *x, value string) error { x.Comment = value; return nil },
		},
	}
}
