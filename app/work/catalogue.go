package work

import (
	"context"
	"sort"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Catalogue is the work with procedures.
type Catalogue struct{ office *Office }

// Save checks and saves a version of a procedure. A new version (ID 0) of a code closes the version that is in force
// when it begins on the day before, in the same transaction; a version that would begin on or before the first day of
// a later one is refused.
func (c *Catalogue) Save(ctx context.Context, p *procedure.Procedure) error {
	tidyProcedure(p)
	if err := p.Validate(); err != nil {
		return err
	}
	versions, err := c.versions(ctx, p.Code)
	if err != nil {
		return err
	}
	saved := *p
	err = c.office.Update(ctx, "save procedure", func(tx *store.Tx) error {
		saved = *p
		return c.save(tx, &saved, versions)
	})
	if err == nil {
		*p = saved
	}
	return err
}

// save closes the version before, where p is a new one, and saves p.
func (c *Catalogue) save(tx *store.Tx, p *procedure.Procedure, versions []procedure.Procedure) error {
	for _, v := range versions {
		if v.ID == p.ID || !overlap(v, *p) {
			continue
		}
		if p.ID != 0 || v.From >= p.From {
			return office.Invalid("from", "Thời gian áp dụng trùng với phiên bản từ %s của thủ tục %s; hãy chọn ngày bắt đầu khác.", v.From, v.Code)
		}
		v.To = p.From.Add(-1)
		if err := c.office.Store.Procedures.Save(tx, &v); err != nil {
			return err
		}
	}
	return c.office.Store.Procedures.Save(tx, p)
}

// overlap says whether two versions are in force on a common day.
func overlap(a, b procedure.Procedure) bool {
	return (b.To == "" || a.From <= b.To) && (a.To == "" || b.From <= a.To)
}

// versions returns all versions of a code.
func (c *Catalogue) versions(ctx context.Context, code string) ([]procedure.Procedure, error) {
	list, err := core.All(ctx, c.office.Store.Procedures.Page, office.Query{Filters: map[string][]string{"code": {code}}})
	if err != nil {
		return nil, err
	}
	return c.whole(ctx, list)
}

// whole loads what pages leave out.
func (c *Catalogue) whole(ctx context.Context, light []procedure.Procedure) ([]procedure.Procedure, error) {
	list := make([]procedure.Procedure, 0, len(light))
	for _, l := range light {
		p, err := c.office.Store.Procedures.Get(ctx, l.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, *p)
	}
	return list, nil
}

// tidyProcedure composes and trims every text that was typed.
func tidyProcedure(p *procedure.Procedure) {
	texts := []*string{&p.Code, &p.Name, &p.Field, &p.Level, &p.Service, &p.Audience, &p.Result, &p.Unit, &p.Decision, &p.Source, &p.Note}
	for i := range p.Basis {
		texts = append(texts, &p.Basis[i])
	}
	for i := range p.Terms {
		texts = append(texts, &p.Terms[i].Case, &p.Terms[i].Limit, &p.Terms[i].FeeNote)
	}
	for i := range p.Parts {
		texts = append(texts, &p.Parts[i].Name, &p.Parts[i].Form, &p.Parts[i].Case)
		for j, k := range p.Parts[i].Keywords {
			p.Parts[i].Keywords[j] = strings.Join(viet.Words(k), " ")
		}
	}
	for _, t := range texts {
		*t = strings.TrimSpace(viet.NFC(*t))
	}
}

// InForce returns the procedures valid on the day, by field and name.
func (c *Catalogue) InForce(ctx context.Context, on office.Day) ([]procedure.Procedure, error) {
	light, err := core.All(ctx, c.office.Store.Procedures.Page, office.Query{})
	if err != nil {
		return nil, err
	}
	valid := light[:0]
	for _, p := range light {
		if p.ValidOn(on) {
			valid = append(valid, p)
		}
	}
	list, err := c.whole(ctx, valid)
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Field != list[j].Field {
			return viet.Fold(list[i].Field) < viet.Fold(list[j].Field)
		}
		return viet.Fold(list[i].Name) < viet.Fold(list[j].Name)
	})
	return list, err
}

// Suggest ranks the procedures in force today against what somebody types; best first, at most 5. Part of a code or the
// folded beginnings of words of the name are enough.
func (c *Catalogue) Suggest(ctx context.Context, text string) ([]Suggestion, error) {
	list, err := c.InForce(ctx, office.DayOf(c.office.Time()))
	if err != nil {
		return nil, err
	}
	return rankTyped(list, text), nil
}

// Seed fills an empty catalogue, an empty list of calendars and empty rules of fees with what is shipped. It is a no-op otherwise.
func (o *Office) Seed(ctx context.Context) error {
	if err := o.seedCalendar(ctx); err != nil {
		return err
	}
	if err := o.seedFees(ctx); err != nil {
		return err
	}
	return o.seedOnce(ctx, o.Store.Procedures.Count, func(tx *store.Tx) error {
		list, err := catalogue.Procedures()
		if err != nil {
			return err
		}
		for i := range list {
			if err := o.Store.Procedures.Save(tx, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// seedOnce has fill write what is shipped into a register that is empty. Programs may start on empty data at the same time:
// whoever comes second finds it filled when nobody else can write any more.
func (o *Office) seedOnce(ctx context.Context, count func(context.Context, office.Query) (int, error), fill func(*store.Tx) error) error {
	n, err := count(ctx, office.Query{})
	if err != nil || n > 0 {
		return err
	}
	return o.Update(ctx, "seed", func(tx *store.Tx) error {
		if n, err := count(ctx, office.Query{}); err != nil || n > 0 {
			return err
		}
		return fill(tx)
	})
}

func (o *Office) seedCalendar(ctx context.Context) error {
	return o.seedOnce(ctx, o.Store.Calendars.Count, func(tx *store.Tx) error {
		calendar, err := catalogue.DefaultCalendar()
		if err != nil {
			return err
		}
		return o.Store.Calendars.Save(tx, calendar)
	})
}
