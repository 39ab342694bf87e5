package screens

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// seriesBook is the register of the series of vouchers.
type seriesBook struct {
	*store.FeeSeries
	fees *work.Fees
}

// Save implements register.Saver.
func (b seriesBook) Save(ctx context.Context, s *fee.Series) error { return b.fees.SaveSeries(ctx, s) }

func newSeries(h shell.Host, d deps) shell.Page {
	type x = fee.Series
	fees := d.office.Fees()
	return register.New(h, register.Description[x]{
		Key: "fee_series", Title: "Biên lai thu phí", One: "ký hiệu biên lai", NewLabel: "Quyển mới",
		ID:     func(x *x) int64 { return x.ID },
		Source: seriesBook{d.office.Store.FeeSeries, fees}, Sort: "symbol",
		Columns: []register.Column[x]{
			{Key: "symbol", Label: "Ký hiệu", Width: 100, Weight: 1, Sortable: true, Text: func(x *x) string { return x.Symbol }},
			{Key: "form", Label: "Mẫu số", Width: 110, Weight: 1, Text: func(x *x) string { return x.Form }},
			{Key: "numbers", Label: "Từ số – đến số", Width: 140, Text: seriesRange},
			{Key: "kind", Label: "Loại", Width: 110, Text: func(x *x) string { return kit.T(seriesKind(x)) }},
			{Key: "from", Label: "Dùng từ", Width: 98, Sortable: true, Text: func(x *x) string { return x.From.String() }},
		},
		Head: func(x *x) register.Head { return register.Head{Title: x.Symbol, Subtitle: kit.T(seriesKind(x))} },
		Sections: func(x *x) []register.Section {
			return []register.Section{{Pairs: []kit.Pair{
				{Label: kit.T("Mẫu số"), Value: x.Form},
				{Label: kit.T("Các số"), Value: seriesRange(x)},
				{Label: kit.T("Dùng từ"), Value: x.From.String()},
				{Label: kit.T("Đến ngày"), Value: x.To.String()},
				{Label: kit.T("Ghi chú"), Value: x.Note},
			}}}
		},
		Actions: []register.Action[x]{{
			Key: "spoil", Label: "Hủy số hỏng", Shortcut: "Ctrl+Shift+D", Icon: kit.IconTrash, Danger: true, Reason: "Lý do (rách, in hỏng…)", Done: "Đã hủy số biên lai tiếp theo.",
			Confirm: func(x *x) string {
				return kit.Tf("Số tiếp theo của ký hiệu %s bị hủy và không dùng lại.", x.Symbol)
			},
			Run: func(ctx context.Context, x *x, reason string) error {
				_, err := fees.Spoil(ctx, x.ID, reason)
				return err
			},
		}},
		Intro: "Quyển biên lai cơ quan được cấp: nhập ký hiệu, mẫu số và dãy số. Số do chương trình cấp lần lượt khi thu tiền; số hủy không dùng lại. Chưa có biên lai thì dùng phiếu thu nội bộ (PT).",
		Fields: []register.Field[x]{
			set(textOf("symbol", "Ký hiệu", func(x *x) *string { return &x.Symbol }), func(f *register.Field[x]) { f.Required, f.Half, f.Help = true, true, "28AA-17T" }),
			set(textOf("form", "Mẫu số", func(x *x) *string { return &x.Form }), func(f *register.Field[x]) { f.Half, f.Help = true, "01BLP2-001" }),
			checkOf("preprinted", "In sẵn", "Biên lai in sẵn số, cấp theo quyển", func(x *x) *bool { return &x.Preprinted }),
			set(numberOf("first", "Từ số", func(x *x) *int { return &x.First }), func(f *register.Field[x]) { f.Half = true }),
			set(numberOf("last", "Đến số", func(x *x) *int { return &x.Last }), func(f *register.Field[x]) {
				f.Half, f.Help, f.Get = true, "Bắt buộc khi in sẵn", func(x *x) string { return strings.TrimLeft(strconv.Itoa(x.Last), "0") }
			}),
			dayField("from", "Dùng từ", func(x *x) *office.Day { return &x.From }),
			dayField("to", "Đến ngày", func(x *x) *office.Day { return &x.To }),
			textOf("note", "Ghi chú", func(x *x) *string { return &x.Note }),
		},
		Blank: func(context.Context) (*x, error) {
			return &x{Preprinted: true, First: 1, From: office.DayOf(h.Now())}, nil
		},
		Verbs: map[string]string{"save series": "Lưu ký hiệu", "seed": "Danh mục đi kèm"},
	})
}

func seriesKind(s *fee.Series) string {
	if s.Preprinted {
		return "biên lai in sẵn"
	}
	return "phiếu thu nội bộ"
}

func seriesRange(s *fee.Series) string {
	if s.Last == 0 {
		return kit.Tf("từ %d, mỗi năm", s.First)
	}
	return fmt.Sprintf("%07d – %07d", s.First, s.Last)
}

// shareBook is the register of what the office retains.
type shareBook struct {
	*store.FeeShares
	fees *work.Fees
}

// Save implements register.Saver.
func (b shareBook) Save(ctx context.Context, s *fee.Share) error { return b.fees.SaveShare(ctx, s) }

func newShares(h shell.Host, d deps) shell.Page {
	type x = fee.Share
	percent := func(n int) string { return strconv.Itoa(n) + " %" }
	fieldOf := func(x *x) string { return firstOf(x.Field, kit.T("mọi lĩnh vực khác")) }
	verified := func(x *x) string {
		if x.Verified {
			return kit.T("đã kiểm chứng")
		}
		return kit.T("chưa kiểm chứng")
	}
	return register.New(h, register.Description[x]{
		Key: "fee_shares", Title: "Tỷ lệ để lại", One: "tỷ lệ để lại", NewLabel: "Tỷ lệ mới",
		ID:     func(x *x) int64 { return x.ID },
		Source: shareBook{d.office.Store.FeeShares, d.office.Fees()}, Sort: "from", Descending: true,
		Columns: []register.Column[x]{
			{Key: "field", Label: "Lĩnh vực", Width: 110, Weight: 1, Text: fieldOf},
			{Key: "fee", Label: "Phí để lại", Width: 84, Right: true, Text: func(x *x) string { return percent(x.Fee) }},
			{Key: "charge", Label: "Lệ phí để lại", Width: 96, Right: true, Text: func(x *x) string { return percent(x.Charge) }},
			{Key: "from", Label: "Từ", Width: 98, Sortable: true, Text: func(x *x) string { return x.From.String() }},
			{Key: "to", Label: "Đến", Width: 98, Text: func(x *x) string { return x.To.String() }},
			{
				Key: "verified", Label: "Kiểm chứng", Width: 140, Dot: true, Text: verified,
				Tone: func(x *x) kit.Tone {
					if x.Verified {
						return kit.ToneDone
					}
					return kit.ToneSoon
				},
			},
		},
		Head: func(x *x) register.Head {
			return register.Head{Title: fieldOf(x), Subtitle: kit.Tf("phí %s, lệ phí %s", percent(x.Fee), percent(x.Charge))}
		},
		Sections: func(x *x) []register.Section {
			return []register.Section{{Pairs: []kit.Pair{
				{Label: kit.T("Áp dụng"), Value: joined(" – ", x.From.String(), x.To.String())},
				{Label: kit.T("Căn cứ"), Value: x.Source},
				{Label: kit.T("Kiểm chứng"), Value: verified(x)},
			}}}
		},
		Intro: "Phần trăm phí, lệ phí cơ quan được để lại; phần còn lại nộp ngân sách. Tỷ lệ lúc thu được ghi vào sổ, sửa ở đây không đổi các lần thu trước.",
		Fields: []register.Field[x]{
			set(textOf("field", "Lĩnh vực", func(x *x) *string { return &x.Field }), func(f *register.Field[x]) { f.Help = "Để trống: mọi lĩnh vực khác" }),
			set(numberOf("fee", "Phí để lại (%)", func(x *x) *int { return &x.Fee }), func(f *register.Field[x]) { f.Half = true }),
			set(numberOf("charge", "Lệ phí để lại (%)", func(x *x) *int { return &x.Charge }), func(f *register.Field[x]) { f.Half = true }),
			dayField("from", "Áp dụng từ", func(x *x) *office.Day { return &x.From }),
			dayField("to", "Đến ngày", func(x *x) *office.Day { return &x.To }),
			textOf("source", "Căn cứ", func(x *x) *string { return &x.Source }),
			checkOf("verified", "Kiểm chứng", "Đã đối chiếu với văn bản", func(x *x) *bool { return &x.Verified }),
		},
		Blank: func(context.Context) (*x, error) { return &x{From: office.DayOf(h.Now())}, nil },
		Verbs: map[string]string{"save share": "Lưu tỷ lệ", "seed": "Danh mục đi kèm"},
	})
}
