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
	where, args := q.everything()
	order := "t." + q.sort + q.direction()
	if q.sort != idColumn {
		order += ", t.id" + q.direction()
	}
	return statement{
		"SELECT t.id FROM " + q.register + " t" + where + " ORDER BY " + order + " LIMIT ? OFFSET ?",
		append(args, q.limit, q.offset),
	}, nil
}

func (b postgresBase) countOf(_ context.Context, _ *Store, q *question) (statement, error) {
	where, args := q.everything()
	return statement{"SELECT count(*) FROM " + q.register + " t" + where, args}, nil
}

func (b postgresBase) groupOf(_ context.Context, _ *Store, q *question, column string) (statement, error) {
	where, args := q.everything()
	return statement{"SELECT t." + column + ", count(*) FROM " + q.register + " t" + where + " GROUP BY t." + column, args}, nil
}

// everything is all that q asks for as SQL.
func (q *question) everything() (string, []any) {
	var conditions []string
	var args []any
	if match := q.tsquery(); match != "" {
		conditions, args = append(conditions, "t.search_words @@ ?::tsquery"), append(args, match)
	}
	for _, t := range q.tests {
		condition, values := t.sql("t.")
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if len(conditions) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(conditions, " AND "), args
}

// tsquery is the expression for the GIN index: 'nguyen':* & 'hong':*.
func (q *question) tsquery() string {
	parts := make([]string, len(q.words))
	for i, word := range q.words {
		parts[i] = "'" + word + "':*" // words are letters and digits only
	}
	return strings.Join(parts, " & ")
}
