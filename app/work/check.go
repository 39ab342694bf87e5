package work

import (
	"context"
	"fmt"

	"vanphongso/app/work/core"
	"vanphongso/app/work/registry"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
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
		{"Chuỗi nhật ký", c.audit},
		{"Số thứ tự", c.numbers},
		{"Cột, số đếm và chỉ mục tìm kiếm", c.columns},
		{"Tệp đính kèm và bản gốc", c.blobs},
		{"Hạn trả kết quả", c.dueDates},
		{"Giấy tờ đã lập", c.papers},
		{"Thư đã lập hồ sơ", c.acceptedLetters},
		{"Số văn bản đến, văn bản đi", c.documentNumbers},
		{"Liên kết của văn bản, hồ sơ công việc", c.documentLinks},
		{"Thư đã vào sổ văn bản đến", c.documentedLetters},
		{"Sổ thư", c.ledger},
		{"Phí, lệ phí", c.fees},
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
	if item.Checked, err = c.office.Store.Dossiers.Count(ctx, office.Query{}); err != nil {
		return err
	}
	for _, g := range gaps {
		item.problem("Số %d của sổ %s kỳ %s: %s", g.Number, registry.SeriesName(g.Series), g.Period, g.Reason)
	}
	return nil
}

// columns compares what the store keeps beside the records with the records.
func (c *Checker) columns(ctx context.Context, item *CheckItem, _ func(int)) (err error) {
	item.Checked, err = c.office.Store.Check(ctx, func(sentence string) { item.problem("%s", sentence) })
	return err
}

// Reindex makes the words that records are found by again where an earlier version wrote other ones; nothing else changes.
// progress, which may be nil, is told how many records were mended so far. It returns how many were.
func (c *Checker) Reindex(ctx context.Context, progress func(mended int)) (int, error) {
	if progress == nil {
		progress = func(int) {}
	}
	return c.office.Store.Reindex(ctx, c.office.Who(), progress)
}

// blobs verifies every blob that a record names, once each, and counts those that nothing names.
func (c *Checker) blobs(ctx context.Context, item *CheckItem, progress func(int)) error {
	named, broken := map[string]bool{}, map[string]string{}
	err := c.office.Store.BlobHashes(ctx, func(sha string) error {
		if named[sha] {
			return nil
		}
		named[sha] = true
		if item.Checked++; item.Checked%100 == 0 {
			progress(item.Checked)
		}
		if err := c.office.Blobs.Verify(sha); err != nil {
			broken[sha] = office.MessageOf(err)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if err := c.nameOwners(ctx, item, broken); err != nil {
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

// nameOwners reports broken blobs with the records that need them. It walks the registers only when there are any.
func (c *Checker) nameOwners(ctx context.Context, item *CheckItem, broken map[string]string) error {
	if len(broken) == 0 {
		return nil
	}
	owned := map[string]bool{}
	report := func(sha, owner string) {
		if message, isBroken := broken[sha]; isBroken {
			owned[sha] = true
			item.problem("%s: %s", owner, message)
		}
	}
	err := core.Walk(ctx, c.office.Store.Letters.Page, office.Query{}, letterID, func(l letter.Letter) error {
		report(l.SHA256, fmt.Sprintf("Thư số %d “%s”", l.ID, l.Subject))
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	err = core.Walk(ctx, c.office.Store.Papers.Page, office.Query{}, paperID, func(r dossier.Paper) error {
		report(r.SHA256, PaperTitle(r))
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	err = core.Walk(ctx, c.office.Store.Dossiers.Page, office.Query{}, dossierID, func(light dossier.Dossier) error {
		x, err := c.office.Store.Dossiers.Get(ctx, light.ID)
		if err != nil {
			return err
		}
		for _, f := range filesOf(*x) {
			report(f.SHA256, fmt.Sprintf("Hồ sơ %s, tệp “%s”", x.Code, f.Name))
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	err = c.documentFiles(ctx, report)
	for sha, message := range broken {
		if !owned[sha] {
			item.problem("%s", message)
		}
	}
	return err
}

// dueDates works out every promise again under the calendar it was given under.
func (c *Checker) dueDates(ctx context.Context, item *CheckItem, progress func(int)) error {
	calendars := map[int64]*workday.Engine{}
	return core.Walk(ctx, c.office.Store.Dossiers.Page, office.Query{}, dossierID, func(x dossier.Dossier) error {
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
		p, err := x.Promise(calendar)
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

// papers looks whether every issued paper belongs to dossiers that are there, and every receipt to one that was taken in,
// under the same code.
func (c *Checker) papers(ctx context.Context, item *CheckItem, progress func(int)) error {
	return core.Walk(ctx, c.office.Store.Papers.Page, office.Query{}, paperID, func(p dossier.Paper) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		about := p.Dossiers
		if p.DossierID != 0 {
			about = append(about, p.DossierID)
		}
		for _, id := range about {
			x, err := c.office.Store.Dossiers.Get(ctx, id)
			switch {
			case office.CodeOf(err) == office.CodeNotFound:
				item.problem("%s không còn hồ sơ của nó.", PaperTitle(p))
			case err != nil:
				return err
			case p.Kind == paper.KindReceipt && x.Code != p.Code:
				item.problem("%s lại gắn với hồ sơ %s.", PaperTitle(p), x.Code)
			case p.Kind == paper.KindReceipt && !x.TakenIn():
				item.problem("Hồ sơ %s có giấy tiếp nhận nhưng đang ở trạng thái “%s”.", x.Code, x.State)
			}
		}
		return ctx.Err()
	})
}

// acceptedLetters looks whether letters that became dossiers and those dossiers name each other.
func (c *Checker) acceptedLetters(ctx context.Context, item *CheckItem, progress func(int)) error {
	q := office.Query{Filters: map[string][]string{"handling": {string(letter.Accepted)}}}
	return core.Walk(ctx, c.office.Store.Letters.Page, q, letterID, func(l letter.Letter) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		x, err := c.office.Store.Dossiers.Get(ctx, l.DossierID)
		switch {
		case office.CodeOf(err) == office.CodeNotFound:
			item.problem("Thư số %d “%s” ghi đã lập hồ sơ nhưng không có hồ sơ nào.", l.ID, l.Subject)
		case err != nil:
			return err
		case x.LetterID != l.ID:
			item.problem("Thư số %d “%s” ghi đã lập thành hồ sơ %s nhưng hồ sơ này không ghi thư đó.", l.ID, l.Subject, x.Code)
		}
		return ctx.Err()
	})
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
