package work

import (
	"context"
	"fmt"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Checker examines everything that is kept and changes nothing.
type Checker struct{ office *Office }

// CheckReport is what an examination found.
type CheckReport struct {
	Items []CheckItem `json:"items"`
	Good  bool        `json:"good"` // no item has a problem
}

// CheckItem is one thing that was examined.
type CheckItem struct {
	Name     string   `json:"name"`     // Vietnamese
	Checked  int      `json:"checked"`  // how many records or files were looked at
	Problems []string `json:"problems"` // Vietnamese, the first maxProblems of them
	Found    int      `json:"found"`    // how many problems there are
	Notes    []string `json:"notes"`    // worth knowing, no problem: e.g. blobs that nothing refers to
}

// maxProblems is how many problems of a kind are listed.
const maxProblems = 100

func (i *CheckItem) problem(format string, args ...any) {
	i.Found++
	if i.Found <= maxProblems {
		i.Problems = append(i.Problems, fmt.Sprintf(format, args...))
	}
}

// Check verifies the audit chain, the numbers, the blobs, the due dates and the ledger sums. progress, which may be
// nil, is told what is being examined and how far it is.
func (c *Checker) Check(ctx context.Context, progress func(what string, done int)) (CheckReport, error) {
	if progress == nil {
		progress = func(string, int) {}
	}
	report := CheckReport{Good: true}
	for _, part := range []struct {
		name  string
		check func(context.Context, *CheckItem, func(int)) error
	}{
		{"Chuỗi nhật ký", c.audit}, {"Số thứ tự", c.numbers}, {"Tệp đính kèm và bản gốc", c.blobs},
		{"Hạn trả kết quả", c.dueDates}, {"Sổ thư", c.ledger},
	} {
		item := CheckItem{Name: part.name, Problems: []string{}, Notes: []string{}}
		progress(part.name, 0)
		if err := part.check(ctx, &item, func(done int) { progress(part.name, done) }); err != nil {
			return report, err
		}
		report.Good = report.Good && item.Found == 0
		report.Items = append(report.Items, item)
	}
	return report, nil
}

func (c *Checker) audit(ctx context.Context, item *CheckItem, _ func(int)) error {
	r, err := c.office.Store.Audit.Verify(ctx)
	if err != nil {
		return err
	}
	item.Checked = r.Records
	for _, trouble := range r.Trouble {
		item.problem("%s", trouble)
	}
	if r.LastHash != "" {
		item.Notes = append(item.Notes, "Mã băm cuối cùng của nhật ký: "+r.LastHash)
	}
	return nil
}

func (c *Checker) numbers(ctx context.Context, item *CheckItem, _ func(int)) error {
	gaps, err := c.office.Store.Numbers.Gaps(ctx)
	if err != nil {
		return err
	}
	for _, g := range gaps {
		item.problem("Số %d của sổ %s kỳ %s: %s", g.Number, g.Series, g.Period, g.Reason)
	}
	return nil
}

// blobs verifies every blob that a record names, once each, and lists those that nothing names.
func (c *Checker) blobs(ctx context.Context, item *CheckItem, progress func(int)) error {
	named := map[string]bool{}
	err := c.office.Store.BlobHashes(ctx, func(sha string) error {
		if named[sha] {
			return nil
		}
		named[sha] = true
		if item.Checked++; item.Checked%100 == 0 {
			progress(item.Checked)
		}
		if err := c.office.Blobs.Verify(sha); err != nil {
			item.problem("%s", office.MessageOf(err))
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	loose := 0
	err = c.office.Blobs.Walk(func(sha string) error {
		if !named[sha] {
			loose++
		}
		return ctx.Err()
	})
	if loose > 0 {
		item.Notes = append(item.Notes, fmt.Sprintf("%d tệp không có bản ghi nào dùng đến (còn lại sau lần ghi bị gián đoạn; không gây hại).", loose))
	}
	return err
}

// dueDates works out every promise again under the calendar it was given under.
func (c *Checker) dueDates(ctx context.Context, item *CheckItem, progress func(int)) error {
	calendars := map[int64]*workday.Engine{}
	return pages(ctx, c.office.Store.Dossiers.Page, office.Query{}, func(x dossier.Dossier) error {
		if x.Limit == "" {
			return nil
		}
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		calendar, known := calendars[x.Calendar]
		if !known {
			var err error
			if calendar, err = c.engine(ctx, x.Calendar); err != nil {
				return err
			}
			calendars[x.Calendar] = calendar
		}
		if calendar == nil {
			item.problem("Hồ sơ %s được hẹn theo phiên bản lịch làm việc không còn trong dữ liệu.", x.Code)
			return nil
		}
		p, err := dueOf(x, calendar)
		switch {
		case err != nil:
			item.problem("Hồ sơ %s: %s", x.Code, office.MessageOf(err))
		case !p.Due.Equal(x.Due):
			item.problem("Hồ sơ %s ghi hẹn trả %s nhưng tính lại là %s.", x.Code, instant(x.Due), instant(p.Due))
		}
		return ctx.Err()
	})
}

// engine returns a version of the calendar ready for many questions, nil when there is no such version.
func (c *Checker) engine(ctx context.Context, id int64) (*workday.Engine, error) {
	calendar, err := c.office.Store.Calendars.Get(ctx, id)
	if office.CodeOf(err) == office.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return calendar.Engine()
}

func (c *Checker) ledger(ctx context.Context, item *CheckItem, _ func(int)) error {
	lines, err := c.office.Mailroom().Ledger(ctx)
	if err != nil {
		return err
	}
	for _, l := range lines {
		item.Checked += l.Accounted
		if !l.Consistent {
			item.problem("%s, thư mục %s: %s", l.Account, l.Folder, l.Text)
		} else {
			item.Notes = append(item.Notes, fmt.Sprintf("%s, thư mục %s: %s", l.Account, l.Folder, l.Text))
		}
	}
	return nil
}
