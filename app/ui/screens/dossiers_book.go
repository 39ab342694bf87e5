package screens

import (
	"context"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// openBook puts the register as a bound book (form 07) in front: of the days of receipt that the list is filtered by, else of
// this year.
func (s *dossiers) openBook() {
	from, to := bookDays(s.list.Query(), office.DayOf(s.host.Now()))
	name := "so-theo-doi-ho-so-" + string(from) + "-" + string(to)
	openDrawn(s.deps, s.stage, kit.Tf("Sổ theo dõi hồ sơ, từ %s đến %s", from, to), name, func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Desk().Book(ctx, from, to)
	})
}

// bookDays are the days of receipt that a query is bounded by; where a bound is missing it is the beginning of the year, and
// today.
func bookDays(q office.Query, today office.Day) (from, to office.Day) {
	day := func(bound string, otherwise office.Day) office.Day {
		if at, err := time.Parse(time.RFC3339, bound); err == nil {
			return office.DayOf(at)
		}
		return otherwise
	}
	to = day(q.To["received_at"], today)
	return day(q.From["received_at"], to[:4]+"-01-01"), to
}

// copyCodes puts the codes of dossiers on the clipboard, a line each.
func (s *dossiers) copyCodes(ids []int64) {
	q := office.Query{Filters: map[string][]string{}, Limit: len(ids)}
	for _, id := range ids {
		q.Filters["id"] = append(q.Filters["id"], strconv.FormatInt(id, 10))
	}
	var list []dossier.Dossier
	s.host.Runner().Go("dossiers.copy", func(ctx context.Context, _ *task.Progress) (err error) {
		list, err = s.deps.office.Store.Dossiers.Page(ctx, q)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		codes := make([]string, len(list))
		for i, x := range list {
			codes[i] = x.Code
		}
		s.host.Copy(strings.Join(codes, "\n"))
	})
}
