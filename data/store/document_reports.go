package store

import (
	"context"
	"fmt"
	"strings"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// DocumentSpan says which documents a report is about: those whose day By lies in a period.
type DocumentSpan struct {
	By       string // arrived_on, due or completed_on; of outgoing documents dated
	From, To office.Day
	Today    office.Day // what is late is judged on this day
	Authors  []string   // only documents of these; empty = whoever wrote them
	Assigned bool       // only documents that a unit has the lead of
}

// byMonth is the row that is no column of its own.
const byMonth = "month"

// Tallies counts the documents of a span, in one row for each value of a column: month, type, author, level, unit, handler.
func (i *Incoming) Tallies(ctx context.Context, span DocumentSpan, row string) ([]document.Tally, error) {
	return tallyDocuments(ctx, i.Register, span, row, incomingLateness)
}

// Each calls do for every document of a span with what its standing follows from; FirstID is the document.
func (i *Incoming) Each(ctx context.Context, span DocumentSpan, row string, do func(document.Tally) error) error {
	return eachDocument(ctx, i.Register, span, row, incomingLateness, do)
}

// Tallies counts the documents of a span, in one row for each value of a column: month, type, unit, signer.
func (o *Outgoing) Tallies(ctx context.Context, span DocumentSpan, row string) ([]document.Tally, error) {
	return tallyDocuments(ctx, o.Register, span, row, noLateness)
}

// Each calls do for every document of a span with what its standing follows from; FirstID is the document.
func (o *Outgoing) Each(ctx context.Context, span DocumentSpan, row string, do func(document.Tally) error) error {
	return eachDocument(ctx, o.Register, span, row, noLateness, do)
}

// The two columns that say whether a document is late: past its due day, completed by it. Outgoing ones have no due day.
const (
	incomingLateness = "CASE WHEN due < ? THEN 1 ELSE 0 END, CASE WHEN completed_on <= due THEN 1 ELSE 0 END"
	noLateness       = "CASE WHEN '' = ? THEN 1 ELSE 0 END, 0"
)

func tallyDocuments[T any](ctx context.Context, r *Register[T], span DocumentSpan, row, lateness string) ([]document.Tally, error) {
	value, err := rowValue(r, span, row)
	if err != nil {
		return nil, err
	}
	where, args := span.where()
	sql := fmt.Sprintf("SELECT %s, min(id), count(*), state, %s FROM %s_fields WHERE %s GROUP BY 1, 4, 5, 6", value, lateness, r.mapping.register, where)
	return list(ctx, r.store, scanTally, sql, append([]any{string(span.Today)}, args...)...)
}

func eachDocument[T any](ctx context.Context, r *Register[T], span DocumentSpan, row, lateness string, do func(document.Tally) error) error {
	value, err := rowValue(r, span, row)
	if err != nil {
		return err
	}
	where, args := span.where()
	sql := fmt.Sprintf("SELECT %s, id, 1, state, %s FROM %s_fields WHERE %s ORDER BY id DESC", value, lateness, r.mapping.register, where)
	return each(ctx, r.store, scanTally, do, sql, append([]any{string(span.Today)}, args...)...)
}

func scanTally(scan scanner) (t document.Tally, err error) {
	var past, inTime int
	err = scan(&t.Row, &t.FirstID, &t.N, &t.State, &past, &inTime)
	t.Past, t.InTime = past == 1, inTime == 1
	return t, err
}

// rowValue is the SQL of what makes the rows. Columns that the register does not know are a defect of the caller.
func rowValue[T any](r *Register[T], span DocumentSpan, row string) (string, error) {
	for _, name := range []string{span.By, row} {
		if _, known := r.mapping.column(name); !known && name != byMonth {
			return "", fmt.Errorf("store: %s has no field %q", r.mapping.register, name)
		}
	}
	if row == byMonth {
		return "substr(" + span.By + ", 1, 7)", nil
	}
	return row, nil
}

func (span DocumentSpan) where() (string, []any) {
	conditions := []string{span.By + " BETWEEN ? AND ?"}
	args := []any{string(span.From), string(span.To)}
	if len(span.Authors) > 0 {
		conditions = append(conditions, "author IN (?"+strings.Repeat(", ?", len(span.Authors)-1)+")")
		for _, author := range span.Authors {
			args = append(args, folded(author))
		}
	}
	if span.Assigned {
		conditions = append(conditions, "unit <> ''")
	}
	return strings.Join(conditions, " AND "), args
}
