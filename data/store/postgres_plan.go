package store

import (
	"context"
	"strings"
	"time"
)

// connectTimeout is how long a server may take to answer the first call.
const connectTimeout = 10 * time.Second

// PostgreSQL keeps statistics and chooses its ways by itself; it is only told all conditions. Words and facets are asked
// of the one GIN index over the words.

func (b postgresBase) pageOf(_ context.Context, _ *Store, q *question) (statement, error) {
	from, args := q.everything()
	order := "t." + q.sort + q.direction()
	if q.sort != idColumn {
		order += ", t.id" + q.direction()
	}
	return statement{
		"SELECT t.id FROM " + from + " ORDER BY " + order + " LIMIT ? OFFSET ?",
		append(args, q.limit, q.offset),
	}, nil
}

func (b postgresBase) countOf(_ context.Context, _ *Store, q *question) (statement, error) {
	from, args := q.everything()
	return statement{"SELECT count(*) FROM " + from, args}, nil
}

func (b postgresBase) groupOf(_ context.Context, _ *Store, q *question, column string) (statement, error) {
	from, args := q.everything()
	return statement{"SELECT t." + column + ", count(*) FROM " + from + " GROUP BY t." + column, args}, nil
}

// everything is all that q asks for as SQL behind FROM.
func (q *question) everything() (string, []any) {
	from, conditions := q.register+"_fields t", []string{}
	var args []any
	if match := q.tsquery(); match != "" {
		from += " JOIN " + q.register + " x ON x.id = t.id"
		conditions, args = append(conditions, "x.search_words @@ ?::tsquery"), append(args, match)
	}
	for _, t := range q.tests {
		condition, values := t.sql("t.")
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if len(conditions) == 0 {
		return from, nil
	}
	return from + " WHERE " + strings.Join(conditions, " AND "), args
}

// reword and writeWords do nothing: the words of a row are a column of it.
func (b postgresBase) reword(*Tx, string, int64, string) error { return nil }
func (b postgresBase) writeWords(*Tx) error                    { return nil }

// tsquery is the expression for the GIN index: 'nguyen':* & 'hong':*.
func (q *question) tsquery() string {
	parts := make([]string, len(q.words))
	for i, word := range q.words {
		parts[i] = "'" + word + "':*" // words are letters and digits only
	}
	return strings.Join(parts, " & ")
}
