package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// The book that the page begins with.
const (
	incomingBooks = paper.KindIncomingBook
	outgoingBooks = paper.KindOutgoingBook
)

// How the page of a book is bounded.
const (
	byDays    = "days"
	byNumbers = "numbers"
)

// openBooks puts the page in front that asks which bound register is printed and what of it, and then shows it as a paper.
func openBooks(d deps, s *stage, kind string) {
	page, now := newAsk(s), s.host.Now().In(office.Zone)
	names := bookNames(d)
	about := kit.NewKeyValue()
	remark := kit.NewParagraph(kit.T("Sổ in từ dữ liệu phải in đủ các cột theo mẫu, ký nhận và đóng thành quyển (NĐ 30/2020). Cột “Ký nhận” để trống."))
	remark.TextSize, remark.Color = kit.SizeSmall, kit.ColorMuted
	year := strconv.Itoa(now.Year())
	page.open(asking{
		key: "books", title: kit.T("In sổ"), label: "Xem sổ",
		side:   kit.VBox(0, kit.NewSection(kit.T("Sổ sẽ in"), about), kit.Pad(remark, 9, 14, 9, 14)),
		fields: bookFields(d, names, s),
		starts: map[string]string{
			"kind": kind, "by": byDays, "from": year + "-01-01", "to": string(office.DayOf(now)), "year": year, "series": document.OutgoingSeries + " " + document.CommonGroup,
			"first": "1", "last": "", "volume": "", "paper": "A4 landscape",
		},
		changed: func(v map[string]string) { showBook(page.form, names, about, v) },
		act: func(_ context.Context, v map[string]string) (func(), error) {
			wish := bookWish(v)
			title := joined(", ", kit.T(labelOf(names, wish.Kind)), wish.Words())
			return func() {
				openDrawn(d, s, title, bookFile(labelOf(names, wish.Kind), v), func(ctx context.Context) ([]byte, error) {
					return d.office.Registry().BookOf(ctx, wish)
				})
			}, wish.Check()
		},
	})
}

func bookNames(d deps) []kit.Option {
	var list []kit.Option
	for _, b := range d.office.Registry().Books() {
		list = append(list, kit.Option{Value: b.Kind, Label: kit.T(b.Name)})
	}
	return list
}

func bookFields(d deps, names []kit.Option, s *stage) []kit.Field {
	return []kit.Field{
		{Key: "kind", Label: kit.T("Sổ"), Kind: kit.FieldChoice, Options: names},
		{Key: "by", Label: kit.T("In theo"), Kind: kit.FieldChoice, Options: []kit.Option{{Value: byDays, Label: kit.T("Từ ngày, đến ngày")}, {Value: byNumbers, Label: kit.T("Từ số, đến số")}}},
		{Key: "from", Label: kit.T("Từ ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: s.host.Now},
		{Key: "to", Label: kit.T("Đến ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: s.host.Now},
		{Key: "year", Label: kit.T("Năm"), Kind: kit.FieldChoice, Half: true, Options: recentYears(s.host.Now())},
		{Key: "series", Label: kit.T("Loại số"), Kind: kit.FieldLookup, Half: true, Search: amongLoaded(bookSeries(d))},
		{Key: "first", Label: kit.T("Từ số"), Kind: kit.FieldNumber, Half: true, Required: true},
		{Key: "last", Label: kit.T("Đến số"), Kind: kit.FieldNumber, Half: true, Help: kit.T("trống: đến số cuối")},
		{Key: "volume", Label: kit.T("Quyển số"), Half: true, Help: "01"},
		{Key: "paper", Label: kit.T("Khổ giấy"), Kind: kit.FieldChoice, Half: true, Options: []kit.Option{{Value: "A4 landscape", Label: kit.T("A4 ngang")}, {Value: "A3 landscape", Label: kit.T("A3 ngang")}}},
	}
}

// bookSeries are the series that outgoing documents have numbers of.
func bookSeries(d deps) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		all, err := d.office.Registry().Series(ctx)
		var list []kit.Option
		there := map[string]bool{document.IncomingSeries: true}
		for _, s := range all {
			if !there[s.Name] {
				there[s.Name] = true
				list = append(list, kit.Option{Value: s.Name, Label: kit.T(registry.SeriesName(s.Name))})
			}
		}
		return list, err
	}
}

// showBook shows what the choice of a book asks for, and what will be printed.
func showBook(form *kit.Form, names []kit.Option, about *kit.KeyValue, v map[string]string) {
	incoming, numbers := ofIncoming(v["kind"]), v["by"] == byNumbers && hasNumbers(v["kind"])
	form.SetVisible("by", hasNumbers(v["kind"]))
	for key, visible := range map[string]bool{"from": !numbers, "to": !numbers, "year": numbers, "series": numbers && !incoming, "first": numbers, "last": numbers} {
		form.SetVisible(key, visible)
	}
	wish := bookWish(v)
	about.SetPairs(
		kit.Pair{Label: kit.T("Sổ"), Value: labelOf(names, wish.Kind)},
		kit.Pair{Label: kit.T("Gồm"), Value: wish.Words()},
		kit.Pair{Label: kit.T("Quyển số"), Value: wish.Volume})
}

// hasNumbers says whether a book can be printed from one number to another.
func hasNumbers(kind string) bool { return kind != paper.KindKeptCopyBook }

func ofIncoming(kind string) bool {
	return kind == paper.KindIncomingBook || kind == paper.KindHandlingBook || kind == paper.KindIncomingTransferBook
}

// bookWish is what stands in the form.
func bookWish(v map[string]string) registry.BookWish {
	wish := registry.BookWish{Kind: v["kind"], From: dayOr(v["from"]), To: dayOr(v["to"]), Volume: v["volume"], Paper: v["paper"]}
	if v["by"] != byNumbers || !hasNumbers(wish.Kind) {
		return wish
	}
	wish.From, wish.To = office.Day(v["year"]+"-01-01"), office.Day(v["year"]+"-12-31")
	wish.First, _ = strconv.Atoi(v["first"]) // the form lets only numbers pass; empty is 0
	wish.Last, _ = strconv.Atoi(v["last"])
	wish.ByNumber, wish.Series = true, v["series"]
	if ofIncoming(wish.Kind) {
		wish.Series = document.IncomingSeries
	}
	return wish
}

// bookFile is the name of a file that a book is saved in.
func bookFile(name string, v map[string]string) string {
	name = strings.ReplaceAll(viet.Fold(name), " ", "-")
	if v["by"] == byNumbers && hasNumbers(v["kind"]) {
		return joined("-", name, v["year"], firstOf(v["first"], "1"), firstOf(v["last"], "cuoi"))
	}
	return joined("-", name, v["from"], v["to"])
}
