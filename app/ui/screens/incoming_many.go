package screens

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/document"
)

// moveMany puts the page of a move of several documents in front. It says which of them it can take, and why not the others;
// they go together or not at all.
func (s *incoming) moveMany(ids []int64, action string) {
	f, first := &fateList{noun: "văn bản đến"}, (*document.Incoming)(nil)
	s.host.Runner().Go("incoming.many.preview", func(ctx context.Context, _ *task.Progress) error {
		for _, id := range ids {
			x, err := s.deps.office.Store.Incoming.Get(ctx, id)
			if err != nil {
				return err
			}
			one := fate{work.Seen{ID: x.ID, Version: x.Version}, x.Arrival() + " · " + x.Number, joined(" · ", x.Author, x.Summary), ""}
			switch {
			case !allowed(x.Moves(), action):
				one.refused = kit.Tf("đang ở “%s”", kit.T(string(x.State)))
			case first == nil:
				first = x
			}
			f.add(one)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			s.host.Fail(err)
		case first == nil:
			kit.ShowMessage(s.host.Window(), kit.Tf("Không văn bản nào “%s” được", kit.T(incomingLabel(action))), f.reasons())
		default:
			s.openMany(f, first, action)
		}
	})
}

func (s *incoming) openMany(f *fateList, first *document.Incoming, action string) {
	going, m := f.going(), moveAmong(first.Moves(), action)
	p := &incomingMove{deps: s.deps, stage: s.stage, x: &document.Incoming{}, page: newAsk(s.stage)}
	page := f.asking(s.host, kit.T(m.Label), kit.T("Số đến"), kit.T("Văn bản"), kit.T("Cả đợt ghi trong một lần, hoặc không văn bản nào."))
	page.errors = dueErrors
	openMove(p.page, moving[document.Given]{
		page: page, action: m.Action, label: m.Label, needs: m.Needs, takes: m.Takes, fields: p.fields(action),
		act: func(ctx context.Context, g document.Given) (func(), error) {
			moved, err := s.deps.office.Registry().MoveMany(ctx, going, action, g)
			return func() {
				s.list.Unmark()
				s.host.Notify(kit.ToneDone, kit.Tf("%s: đã làm “%s”.", kit.Count(len(moved), "văn bản đến"), kit.T(m.Label)))
			}, err
		},
	})
}
