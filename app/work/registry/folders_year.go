package registry

import (
	"context"
	"slices"
	"strconv"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// HandIn hands folders in to the archive together: all of them or, when one may not be handed in, none. It returns them as
// saved. Errors: office.CodeRefused, office.CodeInvalid with the field's JSON name.
func (r *Registry) HandIn(ctx context.Context, ids []int64, h document.HandIn) ([]*document.Folder, error) {
	core.Compose(&h)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.ChangeMany(ctx, r.office, r.office.Store.Folders.Register, core.AnyVersion(ids), document.ActHandIn, func(_ *store.Tx, _ int, f *document.Folder) error {
		return f.Apply(document.ActHandIn, document.FolderGiven{HandIn: h, Note: h.Note}, o)
	})
}

// CopyFolders begins the list of a year with the folders of another year's list, in one transaction; those whose code the
// year has already are left out. It returns how many were made. Errors: office.CodeInvalid for years that are none or the
// same, office.CodeNotFound where the old list is empty.
func (r *Registry) CopyFolders(ctx context.Context, from, to int) (int, error) {
	if from == to {
		return 0, office.Invalid("year", "Hãy chọn hai năm khác nhau.")
	}
	old, err := r.foldersOf(ctx, from)
	if err != nil {
		return 0, err
	}
	if len(old) == 0 {
		return 0, office.Invalid("from", "Năm %d không có hồ sơ nào trong danh mục.", from)
	}
	there, err := r.foldersOf(ctx, to)
	if err != nil {
		return 0, err
	}
	o, err := r.occasion(ctx)
	if err != nil {
		return 0, err
	}
	made := 0
	err = r.office.Update(ctx, document.ActPlan, func(tx *store.Tx) error {
		made = 0
		for i := range old {
			if slices.ContainsFunc(there, func(f document.Folder) bool { return f.Code == old[i].Code }) {
				continue
			}
			next := old[i].NextYear(to)
			if err := r.plan(tx, &next, o); err != nil {
				return err
			}
			made++
		}
		return nil
	})
	return made, err
}

// plan puts a new folder into the list of its year.
func (r *Registry) plan(tx *store.Tx, f *document.Folder, o document.Occasion) error {
	if err := f.Validate(); err != nil {
		return err
	}
	if err := f.Apply(document.ActPlan, document.FolderGiven{}, o); err != nil {
		return err
	}
	return r.office.Store.Folders.Save(tx, f)
}

// foldersOf are the folders of a year's list, without their papers.
func (r *Registry) foldersOf(ctx context.Context, year int) ([]document.Folder, error) {
	var list []document.Folder
	q := office.Query{Filters: map[string][]string{"year": {strconv.Itoa(year)}}}
	err := core.Walk(ctx, r.office.Store.Folders.Page, q, func(f *document.Folder) int64 { return f.ID }, func(f document.Folder) error {
		list = append(list, f)
		return ctx.Err()
	})
	return list, err
}
