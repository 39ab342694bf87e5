package work

import (
	"context"
	"regexp"
	"strings"

	"vanphongso/app/mail"
	"vanphongso/app/sheet"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// What the lists of documents share.
var (
	typeTitles    = []string{"Loại văn bản", "Loại", "Tên loại"}
	contentTitles = []string{"Tên loại và trích yếu nội dung văn bản", "Loại và trích yếu", "Tên loại và trích yếu nội dung", "Tên loại và trích yếu"}
	summaryTitles = []string{"Trích yếu", "Trích yếu nội dung", "Nội dung", "Nội dung trích yếu"}
	numberTitles  = []string{"Số, ký hiệu", "Số, ký hiệu văn bản", "Số ký hiệu", "Số và ký hiệu", "Số hiệu", "Số/ký hiệu"}
	secrecy       = sheet.Heading{Key: "secrecy", Titles: []string{"Độ mật", "Mức độ mật", "Độ mật văn bản"}}
)

// checkRowSecrecy refuses a row of a state secret: by its column, and by a mark in what it says. Nothing of the row may be
// kept.
func checkRowSecrecy(r sheet.Row) error {
	if err := document.CheckSecrecy(r.Get(secrecy.Key)); err != nil {
		return err
	}
	for _, key := range []string{"summary", "content", "note"} {
		if mark := mail.TitleMark(r.Get(key)); mark != "" {
			return document.CheckSecrecy(mark)
		}
	}
	return nil
}

// theOldWay stands for who did what an older book does not say.
const theOldWay = "(theo sổ cũ)"

// documentStateWords are what else is written for the states of documents, folded; "" leaves the state to what the row has.
var documentStateWords = map[string]document.State{
	"cho y kien": document.Presented, "da chuyen": document.Directed, "dang giai quyet": document.Handling, "da giai quyet": document.Completed, "da xu ly": document.Completed,
	"da hoan thanh": document.Completed, "xong": document.Completed, "de biet": document.ForNotice, "luu": document.ForNotice, "huy": document.Cancelled, "huy so": document.Cancelled,
	"phat hanh": document.Issued, "dinh chinh": document.Corrected, "thay the": document.Replaced, "thu hoi": document.Recalled, "den han hom nay": "",
}

// dueWords are the words of the screen for documents that are due or late: they are open.
var dueWords = regexp.MustCompile(`^(qua han|con) \d+ ngay`)

// readState reads the state of a document; "" is to be found out from the rest of the row.
func readState(text string, states []document.State) (document.State, error) {
	folded := viet.SearchText(text)
	for _, state := range states {
		if viet.SearchText(string(state)) == folded {
			return state, nil
		}
	}
	state, known := documentStateWords[folded]
	if !known && folded != "" && !dueWords.MatchString(folded) {
		return "", office.Invalid("state", "không hiểu trạng thái “%s”", text)
	}
	return state, nil
}

// splitContent reads the column of type and summary, with the urgency that the screen writes in front.
func splitContent(types document.Types, text string) (urgency, kind, summary string) {
	if rest, is := strings.CutPrefix(text, "["); is {
		if word, after, closed := strings.Cut(rest, "]"); closed {
			urgency, text = word, strings.TrimSpace(after)
		}
	}
	kind, summary = types.SplitContent(text)
	return urgency, kind, summary
}

// contentOf is type and summary in one column.
func contentOf(kind, summary string) string { return kind + ": " + summary }

// typeOf is the type by its name as the office writes it, else by the symbol; without one it is a công văn.
func typeOf(types document.Types, name, number string) string {
	if kind, known := types.Named(name); known {
		return kind.Name
	}
	if name != "" {
		return name // refused by name, or kept as an older list had it
	}
	if n, err := types.Parse(number); err == nil && n.Type != "" {
		if kind, known := types.Find(n.Type); known {
			return kind.Name
		}
	}
	return "Công văn"
}

// oldBooks is what the imports of documents share.
type oldBooks struct {
	office *Office
	books  *registry.OldBooks
}

func (b *oldBooks) load(ctx context.Context) (err error) {
	b.books, err = b.office.Registry().OldBooks(ctx)
	return err
}

func (b *oldBooks) types() document.Types { return b.books.Lists().Types }

// urgencyOf is a degree of urgency as the office writes it.
func (b *oldBooks) urgencyOf(text string) string {
	for _, known := range b.books.Lists().Urgencies {
		if sameWord(known, text) {
			return known
		}
	}
	return text
}

// thisYear says whether a day lies in the year that is running.
func (b *oldBooks) thisYear(day office.Day) bool {
	return document.Period(day) == document.Period(office.DayOf(b.office.Time()))
}
