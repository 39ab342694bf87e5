package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/task"
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
	var series []kit.Option
	s.host.Runner().Go("books.series", func(ctx context.Context, _ *task.Progress) (err error) {
		series, err = bookSeries(ctx, d)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		p := &booksPage{deps: d, stage: s, page: newAsk(s), names: bookNames(d), series: series, about: kit.NewKeyValue()}
		p.page.open(p.asking(kind))
	})
}

// booksPage asks for a book.
type booksPage struct {
	deps   deps
	stage  *stage
	page   *askPage
	names  []kit.Option
	series []kit.Option
	about  *kit.KeyValue
}

func (p *booksPage) asking(kind string) asking {
	remark := kit.NewParagraph(kit.T("Sổ in từ dữ liệu phải in đủ các cột theo mẫu, ký nhận và đóng thành quyển (NĐ 30/2020). Cột “Ký nhận” để trống."))
	remark.TextSize, remark.Color = kit.SizeSmall, kit.ColorMuted
	today := office.DayOf(p.stage.host.Now())
	year := document.Period(today)
	starts := map[string]string{
		"kind": kind, "by": byDays, "from": year + "-01-01", "to": string(today), "year": year, "series": "", "first": "1", "last": "", "volume": "", "paper": "A4 landscape",
	}
	if len(p.series) > 0 {
		starts["series"] = p.series[0].Value
	}
	return asking{
		key: "books", title: kit.T("In sổ"), label: "Xem sổ", fields: p.fields(), starts: starts, changed: p.show, act: p.draw,
		side: kit.VBox(0, kit.NewSection(kit.T("Sổ sẽ in"), p.about), kit.Pad(remark, 9, 14, 9, 14)),
	}
}

// draw shows the book as a paper.
func (p *booksPage) draw(_ context.Context, v map[string]string) (func(), error) {
	wish := bookWish(v)
	name := labelOf(p.names, wish.Kind)
	return func() {
		openDrawn(p.deps, p.stage, joined(", ", name, bookWords(wish)), bookFile(name, v), func(ctx context.Context) ([]byte, error) {
			return p.deps.office.Registry().BookOf(ctx, wish)
		})
	}, wish.Check()
}

// bookWords say what of a book is printed.
func bookWords(w registry.BookWish) string {
	switch year := w.From.Time().Year(); {
	case !w.ByNumber:
		return kit.Tf("từ %s đến %s", w.From, w.To)
	case w.Last == 0:
		return kit.Tf("từ số %d năm %d", max(1, w.First), year)
	default:
		return kit.Tf("từ số %d đến số %d năm %d", max(1, w.First), w.Last, year)
	}
}

func bookNames(d deps) []kit.Option {
	var list []kit.Option
	for _, b := range d.office.Registry().Books() {
		list = append(list, kit.Option{Value: b.Kind, Label: kit.T(b.Name)})
	}
	return list
}

func (p *booksPage) fields() []kit.Field {
	now := p.stage.host.Now
	return []kit.Field{
		{Key: "kind", Label: kit.T("Sổ"), Kind: kit.FieldChoice, Options: p.names},
		{Key: "by", Label: kit.T("In theo"), Kind: kit.FieldChoice, Options: []kit.Option{{Value: byDays, Label: kit.T("Từ ngày, đến ngày")}, {Value: byNumbers, Label: kit.T("Từ số, đến số")}}},
		{Key: "from", Label: kit.T("Từ ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: now},
		{Key: "to", Label: kit.T("Đến ngày"), Kind: kit.FieldDate, Half: true, Required: true, Now: now},
		{Key: "year", Label: kit.T("Năm"), Kind: kit.FieldChoice, Half: true, Options: recentYears(now())},
		{Key: "series", Label: kit.T("Loại số"), Kind: kit.FieldChoice, Half: true, Options: p.series},
		{Key: "first", Label: kit.T("Từ số"), Kind: kit.FieldNumber, Half: true, Required: true},
		{Key: "last", Label: kit.T("Đến số"), Kind: kit.FieldNumber, Half: true, Help: kit.T("trống: đến số cuối")},
		{Key: "volume", Label: kit.T("Quyển số"), Half: true, Help: "01"},
		{Key: "paper", Label: kit.T("Khổ giấy"), Kind: kit.FieldChoice, Half: true, Options: []kit.Option{{Value: "A4 landscape", Label: kit.T("A4 ngang")}, {Value: "A3 landscape", Label: kit.T("A3 ngang")}}},
	}
}

// bookSeries are the series that outgoing documents have numbers of.
func bookSeries(ctx context.Context, d deps) ([]kit.Option, error) {
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

// show shows what the choice of a book asks for, and what will be printed.
func (p *booksPage) show(v map[string]string) {
	form, numbers := p.page.form, v["by"] == byNumbers && hasNumbers(v["kind"])
	form.SetVisible("by", hasNumbers(v["kind"]))
	form.SetVisible("series", numbers && !ofIncoming(v["kind"]) && len(p.series) > 1)
	for key, visible := range map[string]bool{"from": !numbers, "to": !numbers, "year": numbers, "first": numbers, "last": numbers} {
		form.SetVisible(key, visible)
	}
	wish := bookWish(v)
	p.about.SetPairs(
		kit.Pair{Label: kit.T("Sổ"), Value: labelOf(p.names, wish.Kind)},
		kit.Pair{Label: kit.T("Gồm"), Value: bookWords(wish)},
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
