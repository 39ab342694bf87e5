package registry

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// SaveLending enters a use of a kept copy in its book, or saves what was corrected in one. Errors: office.CodeInvalid with the
// field's JSON name; office.CodeRefused while somebody else has the copy.
func (r *Registry) SaveLending(ctx context.Context, l *document.Lending) error {
	draft := *l
	core.Compose(&draft)
	if err := r.describeLent(ctx, &draft); err != nil {
		return err
	}
	if err := draft.Validate(office.DayOf(r.office.Time())); err != nil {
		return err
	}
	err := r.office.Update(ctx, "", func(tx *store.Tx) error {
		if err := r.mayLend(tx, &draft); err != nil {
			return err
		}
		return r.office.Store.Lendings.Save(tx, &draft)
	})
	if err == nil {
		*l = draft
	}
	return err
}

// describeLent fills in what the register of outgoing documents says about the document that is lent.
func (r *Registry) describeLent(ctx context.Context, l *document.Lending) error {
	if l.DocumentID == 0 {
		return nil
	}
	x, err := r.office.Store.Outgoing.Get(ctx, l.DocumentID)
	if err != nil {
		return err
	}
	code := l.Folder
	if x.FolderID != 0 {
		folder, err := r.office.Store.Folders.Get(ctx, x.FolderID)
		if err != nil {
			return err
		}
		code = folder.Code
	}
	l.OfOutgoing(x, code)
	return nil
}

// mayLend refuses to lend what somebody else has.
func (r *Registry) mayLend(tx *store.Tx, l *document.Lending) error {
	if l.DocumentID == 0 || l.State() == document.Returned {
		return nil
	}
	out, err := r.office.Store.Lendings.Out(tx, l.DocumentID)
	if err != nil || out == nil || out.ID == l.ID {
		return err
	}
	return office.Refuse("Bản lưu văn bản %s đang do %s mượn từ ngày %s; hãy ghi trả trước.", l.Number, out.User, out.LentOn)
}

// ReturnCopies notes that kept copies came back today, all of them or none.
func (r *Registry) ReturnCopies(ctx context.Context, ids []int64, note string) error {
	today := office.DayOf(r.office.Time())
	_, err := core.ChangeMany(ctx, r.office, r.office.Store.Lendings.Register, core.AnyVersion(ids), actReturnCopy, func(_ *store.Tx, _ int, l *document.Lending) error {
		return l.Return(today, note)
	})
	return err
}

// actReturnCopy names the return of a kept copy in the audit record.
const actReturnCopy = "return-copy"

// lendingRows are the uses of kept copies that began in the days of a book, in their order.
func (r *Registry) lendingRows(ctx context.Context, data *paper.DocumentBookData) error {
	var list []document.Lending
	err := core.Walk(ctx, r.office.Store.Lendings.Page, bookDays("lent_on", data), func(l *document.Lending) int64 { return l.ID }, func(l document.Lending) error {
		list = append(list, l)
		return ctx.Err()
	})
	slices.SortStableFunc(list, func(a, b document.Lending) int { return cmp.Compare(a.LentOn, b.LentOn) })
	for _, l := range list {
		number := l.Number
		if l.Dated != "" {
			number = strings.TrimSpace(number + " ngày " + l.Dated.String())
		}
		data.Rows = append(data.Rows, paper.DocumentRow{
			Day: l.LentOn, User: l.User, Number: number, Content: strings.TrimPrefix(l.Type+": "+l.Summary, ": "), Folder: l.Folder, HandedOn: l.ReturnedOn,
			Signer: l.AllowedBy, Note: l.Note,
		})
	}
	return err
}
