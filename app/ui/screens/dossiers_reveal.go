package screens

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/data/dossier"
)

// revealed reports whether the full numbers of people in a dossier may be shown. Another dossier hides them again: every
// look is recorded, also the second at the same dossier.
func (s *dossiers) revealed(x *dossier.Dossier) bool {
	if s.shown != x.ID {
		s.shown = 0
	}
	return s.shown == x.ID
}

// unmask shows the numbers of people in a dossier in full, once the look is recorded, or hides them again.
func (s *dossiers) unmask(x *dossier.Dossier) {
	if s.revealed(x) {
		s.shown = 0
		s.list.Redraw()
		return
	}
	s.host.Runner().Go("dossiers.reveal", func(ctx context.Context, _ *task.Progress) error {
		_, err := s.deps.office.Desk().Reveal(ctx, x.ID)
		return err
	}, func(err error) {
		if now := s.list.Selected(); err != nil || now == nil || now.ID != x.ID {
			s.host.Fail(err)
			return
		}
		s.shown = x.ID
		s.list.Redraw()
		s.list.Reload() // the history has the look
	})
}
