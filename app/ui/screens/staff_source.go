package screens

import (
	"context"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/store"
)

// staffBook is the register of people as it is, or as it was on the day of the page. It never gives restricted items.
type staffBook struct {
	*store.Staff
	page *staffPage
}

// asked refuses what is asked of restricted items by somebody who may not see them, or of a day's list, which has none.
func (b staffBook) asked(q office.Query) error {
	if len(q.Filters["party"]) == 0 {
		return nil
	}
	if b.page.roll.Load() != nil {
		return office.Refuse("Bộ lọc “Đảng viên” chỉ dùng với danh sách hôm nay; hãy bỏ bộ lọc này.")
	}
	if !b.page.deps.office.Personnel().MayReveal() {
		return office.Refuse("Bộ lọc “Đảng viên” chỉ dành cho vai trò Tổ chức cán bộ; hãy bỏ bộ lọc này.")
	}
	return nil
}

// Page implements register.Source.
func (b staffBook) Page(ctx context.Context, q office.Query) ([]staff.Person, error) {
	if err := b.asked(q); err != nil {
		return nil, err
	}
	if roll := b.page.roll.Load(); roll != nil {
		return roll.Page(ctx, q)
	}
	return b.Staff.Page(ctx, q)
}

// Count implements register.Source.
func (b staffBook) Count(ctx context.Context, q office.Query) (int, error) {
	if err := b.asked(q); err != nil {
		return 0, err
	}
	if roll := b.page.roll.Load(); roll != nil {
		return roll.Count(ctx, q)
	}
	return b.Staff.Count(ctx, q)
}

// Counts implements register.Counter.
func (b staffBook) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	roll := b.page.roll.Load()
	if roll == nil {
		return b.Staff.Counts(ctx, queries)
	}
	counts := make([]int, len(queries))
	for i, q := range queries {
		n, err := roll.Count(ctx, q)
		if err != nil {
			return nil, err
		}
		counts[i] = n
	}
	return counts, nil
}

// Get implements register.Source: the file, of a day with the summary of that day.
func (b staffBook) Get(ctx context.Context, id int64) (*staff.Person, error) {
	roll := b.page.roll.Load()
	if roll == nil {
		return b.Staff.Get(ctx, id)
	}
	return b.on(ctx, id, roll.Day)
}

// on is the file of a day. Its summary is worked out of the whole file, which nobody is shown.
func (b staffBook) on(ctx context.Context, id int64, day office.Day) (*staff.Person, error) {
	room := b.page.deps.office.Personnel()
	rules, err := room.Rules()
	if err != nil {
		return nil, err
	}
	tree, err := room.Tree(ctx)
	if err != nil {
		return nil, err
	}
	whole, err := b.Whole(ctx, id)
	if err != nil {
		return nil, err
	}
	was := whole.AsOf(day)
	was.Summary = rules.Summarise(was, tree, day)
	was.Summary.IDNumber, was.Summary.Phone = dossier.MaskID(was.Now(day).IDNumber), dossier.MaskPhone(was.Now(day).Phone)
	return was.WithoutPrivate(), nil
}
