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
	if len(q.words) > 0 {
		from += " JOIN " + q.register + " x ON x.id = t.id"
		listed, tested := q.dividedWords()
		conditions, args = append(conditions, "x.search_words @@ ?::tsquery"), append(args, tsquery(listed))
		for _, word := range tested {
			conditions, args = append(conditions, "position(? in ' ' || x.search_text) > 0"), append(args, " "+word)
		}
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

// dividedWords are the words that the GIN index is asked for and those that are tested in the rows it finds. A few digits begin
// a word of nearly every record – parts of codes, days, numbers –, and the index goes through all that begins so: H38.21.06
// costs as much as the register is large. Something longer beside them finds few enough to look at.
func (q *question) dividedWords() (listed, tested []string) {
	for _, word := range q.words { // the longest first
		if len(listed) > 0 && len(word) <= fewDigits && strings.ContainsAny(word, "0123456789") {
			tested = append(tested, word)
		} else {
			listed = append(listed, word)
		}
	}
	return listed, tested
}

// fewDigits is how long a word with digits may be to be in nearly every record.
const fewDigits = 3

// tsquery is the expression for the GIN index: 'nguyen':* & 'hong':*.
func tsquery(words []string) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = "'" + word + "':*" // words are letters and digits only
	}
	return strings.Join(parts, " & ")
}
