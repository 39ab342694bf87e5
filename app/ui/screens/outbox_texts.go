package screens

import (
	"context"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// letterText is the text of an occasion with a number to be found by.
type letterText struct {
	ID int64 `json:"id"`
	letter.Template
}

// textBook is the short register of the texts of letters, one an occasion.
type textBook struct{ outbox *work.Outbox }

// Page implements register.Source.
func (b textBook) Page(ctx context.Context, q office.Query) ([]letterText, error) {
	list, err := b.all(ctx, q)
	from := min(q.Offset, len(list))
	return list[from:min(from+max(q.Limit, 0), len(list))], err
}

// Count implements register.Source.
func (b textBook) Count(ctx context.Context, q office.Query) (int, error) {
	list, err := b.all(ctx, q)
	return len(list), err
}

// Get implements register.Source.
func (b textBook) Get(ctx context.Context, id int64) (*letterText, error) {
	list, err := b.all(ctx, office.Query{})
	if err != nil {
		return nil, err
	}
	if id < 1 || id > int64(len(list)) {
		return nil, office.NotFound("Không có mẫu thư số %d.", id)
	}
	return &list[id-1], nil
}

// Save implements register.Saver.
func (b textBook) Save(ctx context.Context, t *letterText) error {
	return b.outbox.SaveTemplate(ctx, t.Template)
}

func (b textBook) all(ctx context.Context, q office.Query) ([]letterText, error) {
	templates, err := b.outbox.Templates(ctx)
	var list []letterText
	for i, t := range templates {
		if strings.Contains(viet.Fold(t.Name+" "+t.Subject+" "+t.Text), viet.Fold(q.Text)) {
			list = append(list, letterText{ID: int64(i + 1), Template: t})
		}
	}
	return list, err
}

// textsIntro names every blank: the person types them from here.
const textsIntro = "Lời có sẵn chưa kiểm chứng, hãy đọc kỹ. Mục trong ngoặc nhọn được điền từ hồ sơ; dòng có mục trống thì bỏ cả dòng. " +
	"Các mục: {người nhận} {chủ hồ sơ} {mã hồ sơ} {thủ tục} {ngày nhận} {ngày hẹn trả} {cách trả} {giấy tờ cần bổ sung} {hạn bổ sung} " +
	"{lý do} {kết quả} {bộ phận} {cơ quan} {trang tra cứu} {chữ ký}."

func newLetterTexts(h shell.Host, d deps) shell.Page {
	type t = letterText
	book := textBook{d.office.Outbox()}
	return register.New(h, register.Description[t]{
		Key: "texts", Title: "Mẫu thư gửi", One: "mẫu thư", ID: func(x *t) int64 { return x.ID }, Source: book, SearchHint: "Tìm mẫu thư… Ctrl+F",
		Columns: []register.Column[t]{
			{Key: "name", Label: "Dịp", Width: 150, Weight: 1, Text: func(x *t) string { return kit.T(x.Name) }},
			{Key: "subject", Label: "Tiêu đề", Width: 200, Weight: 2, Text: func(x *t) string { return x.Subject }},
		},
		Head: func(x *t) register.Head { return register.Head{Title: kit.T(x.Name), Subtitle: x.Subject} },
		Sections: func(x *t) []register.Section {
			return []register.Section{
				{Title: "Lời thư", Text: x.Text},
				{Title: "Các mục điền được", Pairs: blankPairs()},
			}
		},
		Actions: []register.Action[t]{{
			Key: "shipped", Label: "Lấy lại lời có sẵn", Icon: kit.IconRefresh, Done: "Đã lấy lại lời có sẵn.",
			Confirm: func(x *t) string {
				return kit.Tf("Bỏ lời đã sửa của “%s” và dùng lại lời có sẵn của chương trình?", kit.T(x.Name))
			},
			Run: func(ctx context.Context, x *t, _ string) error {
				return book.outbox.SaveTemplate(ctx, letter.Template{Occasion: x.Occasion})
			},
		}},
		Intro: textsIntro,
		Fields: []register.Field[t]{
			set(textOf("subject", "Tiêu đề", func(x *t) *string { return &x.Subject }), func(f *register.Field[t]) { f.Required = true }),
			set(textOf("text", "Lời thư", func(x *t) *string { return &x.Text }), func(f *register.Field[t]) { f.Kind, f.Rows = kit.FieldLines, 16 }),
		},
	})
}

func blankPairs() []kit.Pair {
	pairs := make([]kit.Pair, len(letter.Blanks))
	for i, b := range letter.Blanks {
		pairs[i] = kit.Pair{Label: "{" + b.Name + "}", Value: kit.T(b.What)}
	}
	return pairs
}
