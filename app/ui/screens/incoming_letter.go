package screens

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/letter"
)

// registerDocument opens the page on which a letter becomes an incoming document: what the letter and its PDF say is
// proposed, the clerk confirms.
func (s *letters) registerDocument(l *letter.Letter) {
	var proposal *registry.IncomingProposal
	s.host.Runner().Go("letters.document", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang đọc văn bản trong thư"))
		proposal, err = s.deps.office.Registry().ProposeIncoming(ctx, l.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		e := newIncomingEntry(s.deps, s.stage, func(*document.Incoming) { s.list.Hold(l.ID) })
		e.proposed(l, proposal)
		e.open()
	})
}
