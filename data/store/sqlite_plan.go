package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A page of a large register must not cost more than one of a small register, so no plan may look at all rows, nor sort
// many. SQLite knows no distribution of values (and its guesses make pages slow by a factor of a thousand), so the way is
// chosen here, by looking how many rows each condition finds:
//
//   - the own order, and nothing but words and facets: along the search index, which gives ids in order;
//   - a condition that finds few rows: these rows are gathered and sorted;
//   - a condition that finds more, but not many: their ids are gathered, and along the index of the order only the rows among
//     them are looked at, which spares reading all the others to test them;
//   - otherwise the rows are many, and the page is soon full: along the index of the order, testing each row.
//
// A unary plus before a column keeps SQLite from using its index.

// textCost is how much dearer it is to look for words in a record's text than to reach its narrow row.
const textCost = 2

// few is how many rows may be gathered for a page. To gather n of the register's rows costs n steps; to walk until the page
// is full costs, when one row in total/n is wanted, page·total/n steps. They cost the same where n² is page·total.
func few(ctx context.Context, s *Store, q *question) (int, error) {
	total, err := list(ctx, s, one[int], "SELECT last_id FROM sequences WHERE register = ?", q.register)
	if err != nil || len(total) == 0 {
		return 0, err
	}
	steps := float64(q.offset+q.limit) * float64(total[0])
	if len(q.words) > 0 {
		steps *= textCost
	}
	return int(math.Sqrt(steps)), nil
}

// amongFactor says how many more ids than rows may be gathered. To read a row is about ten times as dear as to gather an id or
// to look one up, and n ids spare the reading of page·total/n rows: that is worth it up to n² = 10·few². Where the ids alone
// answer the question, it is also better than gathering rows from n² = few²/10 on.
const amongFactor = 3

// way is how the rows of a question are reached.
type way struct {
	from   string // FROM and what drives it
	args   []any
	driver *test // the test whose index drives, nil for none
	search bool  // the search index drives
	among  bool  // what drives gathers ids, and the rows are reached along the order
}

func (b sqliteBase) pageOf(ctx context.Context, s *Store, q *question) (statement, error) {
	w, err := b.wayTo(ctx, s, q)
	if err != nil {
		return statement{}, err
	}
	where, args := w.conditions(q)
	order := w.order(q)
	return statement{
		"SELECT t.id FROM " + w.from + where + " ORDER BY " + order + " LIMIT ? OFFSET ?",
		append(append(w.args, args...), q.limit, q.offset),
	}, nil
}

// order is the SQL of the order. Gathered rows are sorted, so that the index of the order must not be walked.
func (w way) order(q *question) string {
	prefix := "t."
	if w.search && q.sort == idColumn {
		return "w.rowid" + q.direction()
	}
	if (w.search || w.driver != nil) && !w.among {
		prefix = "+t."
	}
	order := prefix + q.sort + q.direction()
	if q.sort != idColumn {
		order += ", " + prefix + "id" + q.direction()
	}
	return order
}

// wayTo chooses the way of a page.
func (b sqliteBase) wayTo(ctx context.Context, s *Store, q *question) (way, error) {
	match, others := q.match()
	if q.sort == idColumn && len(others) == 0 {
		return q.along(match), nil
	}
	best, ways := q.along(""), []way{}
	if q.sort == idColumn {
		best = q.along(match)
	} else if match != "" {
		ways = append(ways, q.along(match))
	}
	for i := range others {
		if t := &others[i]; t.index && t.column != q.sort {
			ways = append(ways, q.through(t))
		}
	}
	few, err := few(ctx, s, q)
	least := few * amongFactor
	for _, w := range ways {
		if err != nil {
			break
		}
		var n int
		if n, err = b.hits(ctx, s, w, least+1); n <= least {
			best, least = w, n
		}
	}
	if best.search || best.driver != nil {
		if conditions, _ := best.conditions(q); conditions == "" {
			few /= amongFactor
		}
		if least > few && (!best.search || q.sort != idColumn) { // what a search finds is in the order of ids
			best = q.among(best)
		}
	}
	return best, err
}

// along is the way along the search index, or without a match along the index of the order.
func (q *question) along(match string) way {
	if match == "" {
		return way{from: q.register + "_fields t"}
	}
	return way{
		from: fmt.Sprintf("%[1]s_words w CROSS JOIN %[1]s_fields t ON t.id = w.rowid WHERE w.%[1]s_words MATCH ?", q.register),
		args: []any{match}, search: true,
	}
}

// through is the way along the index of a test.
func (q *question) through(t *test) way {
	condition, args := t.sql("t.")
	return way{from: q.register + "_fields t WHERE " + condition, args: args, driver: t}
}

// among is the way along the order over the rows whose ids another way finds.
func (q *question) among(w way) way {
	ids := fmt.Sprintf("SELECT w.rowid FROM %[1]s_words w WHERE w.%[1]s_words MATCH ?", q.register)
	if w.driver != nil {
		ids = "SELECT t.id FROM " + w.from
	}
	w.from, w.among = fmt.Sprintf("%s_fields t WHERE +t.id IN (%s)", q.register, ids), true
	return w
}

// hits counts the rows that the driving condition of a way finds, up to a limit.
func (b sqliteBase) hits(ctx context.Context, s *Store, w way, limit int) (int, error) {
	from := w.from
	if w.search { // the index alone knows
		from = strings.Replace(from, from[strings.Index(from, " CROSS"):strings.Index(from, " WHERE")], "", 1)
	}
	n, err := list(ctx, s, one[int], "SELECT count(*) FROM (SELECT 1 FROM "+from+" LIMIT ?)", append(slices.Clone(w.args), limit)...)
	if err != nil {
		return 0, err
	}
	return n[0], nil
}

// conditions are the tests that the way does not answer by itself.
func (w way) conditions(q *question) (string, []any) {
	var conditions []string
	var args []any
	rest := q.tests
	if w.search {
		_, rest = q.searched()
	}
	for _, t := range rest {
		if w.driver != nil && t.place == w.driver.place {
			continue
		}
		condition, values := t.sql(w.prefix(q, t))
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if !w.search {
		for _, word := range q.words {
			conditions = append(conditions, "instr((SELECT ' ' || x.search_text FROM "+q.register+" x WHERE x.id = t.id), ?) > 0")
			args = append(args, " "+word)
		}
	}
	if len(conditions) == 0 {
		return "", nil
	}
	joint := " WHERE "
	if len(w.args) > 0 {
		joint = " AND "
	}
	return joint + strings.Join(conditions, " AND "), args
}

// prefix is "t." where an index may serve the test beside the way: the range of the order's own column, and a column
// that has an index together with it.
func (w way) prefix(q *question, t test) string {
	beside, gathered := q.sort, w.driver != nil && !w.among
	if gathered {
		beside = w.driver.column
	}
	if (!w.search || w.among) && (t.column == beside || t.with == beside && (gathered || len(t.values) == 1)) {
		return "t."
	}
	return "+t."
}

func (b sqliteBase) countOf(ctx context.Context, s *Store, q *question) (statement, error) {
	return b.summary(ctx, s, q, "SELECT count(*) FROM ", "")
}

func (b sqliteBase) groupOf(ctx context.Context, s *Store, q *question, column string) (statement, error) {
	return b.summary(ctx, s, q, "SELECT t."+column+", count(*) FROM ", " GROUP BY t."+column)
}

// countedAtMost is up to how many rows the conditions of a count are compared.
const countedAtMost = 20_000

// summary counts along the condition that finds least. Where all find many, words go first and the count takes its time.
func (b sqliteBase) summary(ctx context.Context, s *Store, q *question, head, tail string) (statement, error) {
	match, others := q.match()
	if len(q.words) == 0 && len(others) > 0 {
		match = ""
	}
	best, least := q.along(match), countedAtMost
	for i := range others {
		t := &others[i]
		if !t.index {
			continue
		}
		if match == "" && len(others) == 1 {
			best = q.through(t)
			break
		}
		n, err := b.hits(ctx, s, q.through(t), least)
		if err != nil {
			return statement{}, err
		}
		if n < least || !best.search && best.driver == nil {
			best, least = q.through(t), n
		}
	}
	if best.search && len(others) == 0 && tail == "" { // the index alone knows
		return statement{fmt.Sprintf("%[2]s%[1]s_words WHERE %[1]s_words MATCH ?", q.register, head), best.args}, nil
	}
	where, args := best.conditions(q)
	return statement{head + best.from + where + tail, append(best.args, args...)}, nil
}

// match is the expression for the search index, "" for none, and the tests that the index does not answer.
func (q *question) match() (string, []test) {
	inside, others := q.searched()
	if !q.indexed {
		return "", q.tests
	}
	var parts []string
	for _, word := range q.words {
		parts = append(parts, `"`+word+`"*`)
	}
	for _, t := range inside {
		parts = append(parts, `("`+strings.Join(t.facetWords(), `" OR "`)+`")`)
	}
	return strings.Join(parts, " AND "), others
}
