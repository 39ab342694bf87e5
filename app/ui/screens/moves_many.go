package screens

import (
	"context"
	"slices"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// previewMany works out what a move would do to the dossiers and hands it to show, with the first one that goes.
func (s *dossiers) previewMany(ids []int64, action string, show func(f *fateList, first *dossier.Dossier)) {
	var list []work.Fate
	s.host.Runner().Go("dossiers.many.preview", func(ctx context.Context, _ *task.Progress) (err error) {
		list, err = s.deps.office.Desk().PreviewMany(ctx, ids, action, dossier.Given{})
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		show(fatesOfDossiers(list))
	})
}

// fatesOfDossiers lists what becomes of dossiers, and returns the first that goes.
func fatesOfDossiers(list []work.Fate) (*fateList, *dossier.Dossier) {
	f, first := &fateList{noun: "hồ sơ"}, (*dossier.Dossier)(nil)
	for i := range list {
		x := &list[i].Dossier
		f.add(fate{work.Seen{ID: x.ID, Version: x.Version}, x.Code, x.Owner.Name, list[i].Refused})
		if first == nil && list[i].Refused == "" {
			first = x
		}
	}
	return f, first
}

// handOverMany puts the page that hands several dossiers over in front: from the desk to a department, or, when none of them
// lies at the desk, from step to step. It says which of them go, and why the others do not; they go together or not at all.
func (s *dossiers) handOverMany(ids []int64) {
	s.previewMany(ids, dossier.ActTransfer, func(f *fateList, first *dossier.Dossier) {
		if first != nil {
			s.openMany(f, first, dossier.ActTransfer)
			return
		}
		s.previewMany(ids, dossier.ActHandOver, func(inside *fateList, first *dossier.Dossier) {
			if first != nil {
				s.openMany(inside, first, dossier.ActHandOver)
				return
			}
			kit.ShowMessage(s.host.Window(), kit.T("Không hồ sơ nào chuyển được"), f.reasons())
		})
	})
}

func (s *dossiers) openMany(f *fateList, first *dossier.Dossier, action string) {
	m, err := first.Move(action)
	if err != nil {
		s.host.Fail(err)
		return
	}
	going := f.going()
	openDossierMove(s.deps, s.stage, first, m, moving[dossier.Given]{
		page: f.asking(s.host, kit.T(m.Label), kit.T("Mã hồ sơ"), kit.T("Chủ hồ sơ"),
			kit.T("Cả đợt chuyển trong một lần; hoàn tác được trong ngày khi các hồ sơ này còn được chọn (Ctrl+Z).")),
		act: func(ctx context.Context, g dossier.Given) (func(), error) {
			moved, err := s.deps.office.Desk().MoveMany(ctx, going, action, g)
			return func() { s.movedMany(moved, action) }, err
		},
	})
}

// movedMany says that several dossiers went and shows the sheet that goes with them.
func (s *dossiers) movedMany(moved []*dossier.Dossier, action string) {
	s.host.Notify(kit.ToneDone, kit.Tf("%s: đã làm “%s”.", kit.Count(len(moved), "hồ sơ"), kit.T(moveLabel(action))))
	ids := make([]int64, len(moved))
	for i, x := range moved {
		ids[i] = x.ID
	}
	issueBatch(s.deps, s.stage, paper.KindBatch, ids)
}

// undoMany takes the last move of several dossiers back after saying which, and asking why.
func (s *dossiers) undoMany(ids []int64) {
	s.previewMany(ids, dossier.ActUndo, func(f *fateList, _ *dossier.Dossier) {
		going := f.going()
		if len(going) == 0 {
			kit.ShowMessage(s.host.Window(), kit.T("Không hồ sơ nào hoàn tác được"), f.reasons())
			return
		}
		text := kit.Tf("Bước vừa làm của %s được hoàn tác, cả đợt trong một lần.", kit.Count(len(going), "hồ sơ"))
		if reasons := f.reasons(); reasons != "" {
			text += "\n\n" + kit.T("Không hoàn tác được:") + "\n" + reasons
		}
		s.host.Prompt(kit.T("Hoàn tác cả đợt"), text, kit.T("Lý do"), kit.T("Hoàn tác"), true, func(reason string) {
			s.run("many.undo", kit.T("Đang hoàn tác"), func(ctx context.Context) error {
				_, err := s.deps.office.Desk().UndoMany(ctx, going, reason)
				return err
			}, func() { s.host.Notify(kit.ToneDone, kit.Tf("Đã hoàn tác %s.", kit.Count(len(going), "hồ sơ"))) })
		})
	})
}

// issueBatch draws the sheets that several dossiers are handed over with, one for each unit, and puts them in front.
func issueBatch(d deps, s *stage, kind string, ids []int64) {
	var issued []dossier.Paper
	s.host.Runner().Go("papers.batch", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang lập giấy tờ"))
		issued, err = d.office.Desk().IssueBatch(ctx, kind, ids)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		for i := range slices.Backward(issued) {
			openIssued(d, s, &issued[i], []kit.Pair{{Label: kit.T("Về"), Value: kit.Count(len(issued[i].Dossiers), "hồ sơ")}}, nil)
		}
	})
}
