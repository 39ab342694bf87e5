package work

import (
	"context"

	"vanphongso/data/dossier"
	"vanphongso/data/store"
)

// The audit actions of looks at what lists hide: full numbers of identity and telephone.
const (
	ActView   = "view"   // shown on the screen
	ActExport = "export" // written to a file
)

// Reveal returns the whole dossier for somebody who wants to see the full numbers of its people, and records in the audit
// chain who, when and which dossier. Nothing is returned that could not be recorded. Error: office.CodeNotFound.
func (d *Desk) Reveal(ctx context.Context, id int64) (*dossier.Dossier, error) {
	if err := d.looked(ctx, ActView, []int64{id}, ""); err != nil {
		return nil, err
	}
	return d.office.Store.Dossiers.Get(ctx, id)
}

// RevealInSheet records that the full numbers of dossiers leave the program in a file, and why.
func (d *Desk) RevealInSheet(ctx context.Context, ids []int64, reason string) error {
	return d.looked(ctx, ActExport, ids, reason)
}

// looked records a look at each of the dossiers, all in one transaction.
func (d *Desk) looked(ctx context.Context, action string, ids []int64, reason string) error {
	return d.office.Update(ctx, action, func(tx *store.Tx) error {
		for _, id := range ids {
			if err := d.office.Store.Dossiers.Look(tx, id, reason); err != nil {
				return err
			}
		}
		return nil
	})
}
