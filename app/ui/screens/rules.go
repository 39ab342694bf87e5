package screens

import (
	"context"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/store"
)

// ruleBook is the register of rules that leave mails out.
type ruleBook struct {
	*store.Register[letter.Rule]
	mailroom *work.Mailroom
}

// Save implements register.Saver.
func (b ruleBook) Save(ctx context.Context, r *letter.Rule) error { return b.mailroom.SaveRule(ctx, r) }

// ruleFields are what a rule may look at.
func ruleFields() []kit.Option {
	return []kit.Option{
		{Value: "from", Label: kit.T("Người gửi")}, {Value: "subject", Label: kit.T("Tiêu đề")}, {Value: "any", Label: kit.T("Toàn bộ thư")},
	}
}

func newRules(h shell.Host, d deps) shell.Page {
	return register.New(h, register.Description[letter.Rule]{
		Key: "rules", Title: "Quy tắc bỏ qua thư", One: "quy tắc", NewLabel: "Quy tắc mới",
		ID:     func(r *letter.Rule) int64 { return r.ID },
		Source: ruleBook{d.office.Store.Rules, d.office.Mailroom()}, SearchHint: "Tìm quy tắc… Ctrl+F",
		Columns: []register.Column[letter.Rule]{
			{Key: "name", Label: "Tên", Width: 140, Weight: 1, Text: func(r *letter.Rule) string { return r.Name }},
			{Key: "field", Label: "So với", Width: 100, Text: func(r *letter.Rule) string { return labelOf(ruleFields(), r.Field) }},
			{Key: "pattern", Label: "Có chữ", Width: 140, Weight: 1, Text: func(r *letter.Rule) string { return r.Pattern }},
			{Key: "state", Label: "Tình trạng", Width: 110, Dot: true, Text: ruleState, Tone: func(r *letter.Rule) kit.Tone {
				if r.Disabled {
					return kit.ToneMuted
				}
				return kit.ToneDone
			}},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có quy tắc nào"), Hint: kit.T("Thư quảng cáo, thư báo tự động… khớp quy tắc thì ghi vào sổ là “bỏ qua”, không phải xử lý."),
		},
		Head: func(r *letter.Rule) register.Head { return register.Head{Title: r.Name} },
		Sections: func(r *letter.Rule) []register.Section {
			return []register.Section{{Pairs: []kit.Pair{
				{Label: kit.T("So với"), Value: labelOf(ruleFields(), r.Field)},
				{Label: kit.T("Có chữ"), Value: r.Pattern},
				{Label: kit.T("Tình trạng"), Value: ruleState(r)},
			}}}
		},
		Intro: "Thư có chữ này thì bỏ qua: không phân biệt hoa thường, có dấu hay không dấu. Thư bị bỏ qua vẫn có dòng trong sổ thư.",
		Fields: []register.Field[letter.Rule]{
			set(textOf("name", "Tên quy tắc", func(r *letter.Rule) *string { return &r.Name }), func(f *register.Field[letter.Rule]) {
				f.Required, f.Help = true, "Thư quảng cáo"
			}),
			set(textOf("field", "So với", func(r *letter.Rule) *string { return &r.Field }), func(f *register.Field[letter.Rule]) {
				f.Kind, f.Options = kit.FieldChoice, ruleFields()
			}),
			set(textOf("pattern", "Có chữ", func(r *letter.Rule) *string { return &r.Pattern }), func(f *register.Field[letter.Rule]) {
				f.Required, f.Help = true, "khuyến mãi"
			}),
			checkOf("disabled", "Tạm dừng", "Không dùng quy tắc này", func(r *letter.Rule) *bool { return &r.Disabled }),
		},
		Blank: func(context.Context) (*letter.Rule, error) { return &letter.Rule{Field: "from"}, nil },
		Verbs: map[string]string{"save rule": "Lưu quy tắc"},
	})
}

func ruleState(r *letter.Rule) string {
	if r.Disabled {
		return kit.T("tạm dừng")
	}
	return kit.T("đang áp dụng")
}

// labelOf is what a closed list shows for a value.
func labelOf(options []kit.Option, value string) string {
	for _, option := range options {
		if option.Value == value {
			return option.Label
		}
	}
	return value
}
