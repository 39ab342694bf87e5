package registry

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// mostLines is how many records a list that is read whole may have.
const mostLines = 500

// SeriesName is a series of numbers in words: văn bản đi – BC.
func SeriesName(series string) string {
	group, outgoing := strings.CutPrefix(series, document.OutgoingSeries+" ")
	switch {
	case series == document.IncomingSeries:
		return "Văn bản đến"
	case outgoing && group == document.CommonGroup:
		return "Văn bản đi"
	case outgoing:
		return "Văn bản đi – " + group
	}
	return series
}

// Series are the series of documents that have given numbers, with their years: the newest year first.
func (r *Registry) Series(ctx context.Context) ([]store.Series, error) {
	all, err := r.office.Store.Numbers.Series(ctx)
	all = slices.DeleteFunc(all, func(s store.Series) bool {
		return s.Name != document.IncomingSeries && !strings.HasPrefix(s.Name, document.OutgoingSeries+" ")
	})
	slices.SortStableFunc(all, func(a, b store.Series) int {
		return cmp.Or(cmp.Compare(b.Period, a.Period), cmp.Compare(b.Name, a.Name))
	})
	return all, err
}

// NumberLine is a number of a series and what became of it.
type NumberLine struct {
	Serial   int
	Suffix   string
	Document int64  // that has the number, 0 for none
	Number   string // as the document writes it
	Day      office.Day
	What     string // type and summary of the document, or who keeps the number
	State    string // document's or reservation's
	Reason   string // why it is void, kept or put in between
	Gap      bool   // nothing explains it
}

// NumberBook is every number of a series of a year in order, those put in between behind theirs.
type NumberBook struct {
	Series string
	Year   int
	Lines  []NumberLine
}

// Gaps is how many numbers nothing explains; it must be 0.
func (b NumberBook) Gaps() int {
	n := 0
	for _, line := range b.Lines {
		if line.Gap {
			n++
		}
	}
	return n
}

// NumberBook tells of every number that a series has given in a year what became of it.
func (r *Registry) NumberBook(ctx context.Context, series string, year int) (NumberBook, error) {
	book := NumberBook{Series: series, Year: year}
	period := strconv.Itoa(year)
	ledger, err := r.office.Store.Numbers.Ledger(ctx, series, period)
	if err != nil {
		return book, err
	}
	documents, err := r.numbered(ctx, series, period)
	if err != nil {
		return book, err
	}
	kept, err := r.reserved(ctx, series, period)
	if err != nil {
		return book, err
	}
	book.Lines = documents
	has := map[int]bool{}
	for _, line := range documents {
		has[line.Serial] = has[line.Serial] || line.Suffix == ""
	}
	last := 0
	void := map[int]string{}
	for _, entry := range ledger {
		last, void[entry.Number] = max(last, entry.Number), entry.Void
	}
	for serial := 1; serial <= last; serial++ {
		if has[serial] {
			continue
		}
		line, known := kept[serial]
		if !known {
			line = NumberLine{Serial: serial, State: document.Voided, Reason: void[serial], Gap: void[serial] == ""}
		}
		book.Lines = append(book.Lines, line)
	}
	slices.SortFunc(book.Lines, func(a, b NumberLine) int {
		return cmp.Or(cmp.Compare(a.Serial, b.Serial), cmp.Compare(a.Suffix, b.Suffix))
	})
	for i := range book.Lines { // a document that was cancelled says why in the ledger
		if line := &book.Lines[i]; line.Suffix == "" && line.Document != 0 {
			line.Reason = joinWords(line.Reason, void[line.Serial])
		}
	}
	return book, nil
}

// numbered are the documents that have a number of a series.
func (r *Registry) numbered(ctx context.Context, series, period string) ([]NumberLine, error) {
	q := office.Query{Filters: map[string][]string{"year": {period}}}
	var list []NumberLine
	if series == document.IncomingSeries {
		err := core.Walk(ctx, r.office.Store.Incoming.Page, q, func(x *document.Incoming) int64 { return x.ID }, func(x document.Incoming) error {
			list = append(list, NumberLine{
				Serial: x.Serial, Suffix: x.Suffix, Document: x.ID, Number: x.Arrival(), Day: x.ArrivedOn, What: x.Author + ": " + x.Summary, State: string(x.State),
			})
			return ctx.Err()
		})
		return list, err
	}
	q.Filters["series"] = []string{series}
	err := core.Walk(ctx, r.office.Store.Outgoing.Page, q, func(x *document.Outgoing) int64 { return x.ID }, func(x document.Outgoing) error {
		list = append(list, NumberLine{
			Serial: x.Serial, Suffix: x.Suffix, Document: x.ID, Number: x.Number, Day: x.Dated, What: x.Type + ": " + x.Summary, State: string(x.State), Reason: x.Inserted,
		})
		return ctx.Err()
	})
	return list, err
}

// reserved are the numbers of a series that were kept, by number.
func (r *Registry) reserved(ctx context.Context, series, period string) (map[int]NumberLine, error) {
	q := office.Query{Filters: map[string][]string{"series": {series}, "period": {period}}}
	all := map[int]NumberLine{}
	err := core.Walk(ctx, r.office.Store.Reservations.Page, q, func(x *document.Reservation) int64 { return x.ID }, func(x document.Reservation) error {
		all[x.Serial] = NumberLine{Serial: x.Serial, Day: office.DayOf(x.At), What: x.For, State: x.State, Reason: joinWords(x.Reason, x.Ended), Gap: x.State == document.Used}
		return ctx.Err()
	})
	return all, err
}

// arrivals are the parts of a number of arrival and its year: 07/2026, 12a/2026.
var arrivals = regexp.MustCompile(`^0*(\d{1,6})([a-z]?)/(\d{4})$`)

// Arrivals returns the incoming documents with those numbers of arrival and years (document.Incoming.ArrivalInYear), in that
// order. Error: office.CodeInvalid with the field
// "answers".
func (r *Registry) Arrivals(ctx context.Context, list []string) ([]document.Incoming, error) {
	var found []document.Incoming
	for _, text := range list {
		parts := arrivals.FindStringSubmatch(strings.TrimSpace(text))
		if parts == nil {
			return nil, office.Invalid("answers", "“%s” không phải là số đến; hãy ghi số đến và năm, ví dụ 07/2026.", text)
		}
		page, err := r.office.Store.Incoming.Page(ctx, office.Query{Filters: map[string][]string{"serial": {parts[1]}, "suffix": {parts[2]}, "year": {parts[3]}}, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(page) == 0 {
			return nil, office.Invalid("answers", "Không có văn bản đến số %s.", text)
		}
		found = append(found, page[0])
	}
	return found, nil
}
