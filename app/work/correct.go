package work

import (
	"context"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/viet"
)

// Correct saves what was taken down wrongly about a dossier that is in the book, with the reason; see
// dossier.Dossier.Correct for what may differ: whatever else differs in x is not taken over. x is the saved dossier
// afterwards. Errors: office.CodeInvalid, CodeRefused, CodeStale, CodeNotFound.
func (d *Desk) Correct(ctx context.Context, x *dossier.Dossier, reason string) error {
	as := *x
	as.Components = nil // not taken over, and tidying would reach the caller's
	if x.Submitter != nil {
		submitter := *x.Submitter
		as.Submitter = &submitter
	}
	tidyDossier(&as)
	reason = strings.TrimSpace(viet.NFC(reason))
	saved, err := d.change(ctx, x.ID, x.Version, dossier.ActCorrect, func(now *dossier.Dossier, o dossier.Occasion) error {
		return now.Correct(as, reason, o)
	})
	if err == nil {
		*x = *saved
	}
	return err
}
