package screens

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// manyWidth is the width of the list of dossiers beside the form of a move of several.
const manyWidth = 600

// fateList are the dossiers of a move of several, with what becomes of each: those that do not go come first.
type fateList struct{ list []work.Fate }

// Len implements kit.Source.
func (f *fateList) Len() int { return len(f.list) }

// Row implements kit.Source.
func (f *fateList) Row(i int) (kit.Row, bool) {
	fate := &f.list[i]
	text, tone := kit.T("chuyển được"), kit.ToneDone
	if fate.Refused != "" {
		text, tone = kit.T(fate.Refused), kit.ToneLate
	}
	return kit.Row{ID: fate.Dossier.ID, Cells: []kit.Cell{
		{Text: fate.Dossier.Code}, {Text: fate.Dossier.Owner.Name}, {Text: text, Tone: tone, Dot: true},
	}}, true
}

// going are the dossiers that go, as they were seen.
func (f *fateList) going() []work.Seen {
	var list []work.Seen
	for _, fate := range f.list {
		if fate.Refused == "" {
			list = append(list, work.Seen{ID: fate.Dossier.ID, Version: fate.Dossier.Version})
		}
	}
	return list
}

// reasons are the dossiers that do not go, a line each.
func (f *fateList) reasons() string {
	var lines []string
	for _, fate := range f.list {
		if fate.Refused != "" {
			lines = append(lines, "– "+kit.T(fate.Refused))
		}
	}
	return strings.Join(lines, "\n")
}

// previewMany works out what a move would do to the dossiers and hands it to show.
func (s *dossiers) previewMany(ids []int64, action string, show func(*fateList)) {
	f := &fateList{}
	s.host.Runner().Go("dossiers.many.preview", func(ctx context.Context, _ *task.Progress) (err error) {
		f.list, err = s.deps.office.Desk().PreviewMany(ctx, ids, action, dossier.Given{})
		slices.SortStableFunc(f.list, func(a, b work.Fate) int { return cmp.Compare(b.Refused, a.Refused) })
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		show(f)
	})
}

// handOverMany puts the page that hands several dossiers over in front: from the desk to a department, or, when none of them
// lies at the desk, from step to step. It says which of them go, and why the others do not; they go together or not at all.
func (s *dossiers) handOverMany(ids []int64) {
	s.previewMany(ids, dossier.ActTransfer, func(f *fateList) {
		if len(f.going()) > 0 {
			s.openMany(f, dossier.ActTransfer)
			return
		}
		s.previewMany(ids, dossier.ActHandOver, func(inside *fateList) {
			if len(inside.going()) > 0 {
				s.openMany(inside, dossier.ActHandOver)
				return
			}
			kit.ShowMessage(s.host.Window(), kit.T("Không hồ sơ nào chuyển được"), f.reasons())
		})
	})
}

func (s *dossiers) openMany(f *fateList, action string) {
	going := f.going()
	x := f.first()
	m, err := x.Move(action)
	if err != nil {
		s.host.Fail(err)
		return
	}
	sum := kit.NewKeyValue(
		kit.Pair{Label: kit.T("Chuyển"), Value: kit.Count(len(going), "hồ sơ"), Tone: kit.ToneDone},
		kit.Pair{Label: kit.T("Không chuyển"), Value: notZero(len(f.list) - len(going)), Tone: kit.ToneLate},
		kit.Pair{Label: kit.T("Lưu ý"), Value: kit.T("Cả đợt chuyển trong một lần; hoàn tác được trong ngày khi các hồ sơ này còn được chọn (Ctrl+Z).")})
	openDossierMove(s.deps, s.stage, x, m, moving[dossier.Given]{
		page: asking{
			title: kit.T(m.Label) + " · " + kit.Count(len(going), "hồ sơ"), width: manyWidth, side: s.fateGrid(f),
			below: kit.Pad(kit.VBox(6, kit.NewCaption(kit.T("Sau thao tác này")), sum), 9, 14, 12, 14),
		},
		act: func(ctx context.Context, g dossier.Given) (func(), error) {
			moved, err := s.deps.office.Desk().MoveMany(ctx, going, action, g)
			return func() { s.movedMany(moved, action) }, err
		},
	})
}

// first is the first dossier that goes, nil for none.
func (f *fateList) first() *dossier.Dossier {
	for i := range f.list {
		if f.list[i].Refused == "" {
			return &f.list[i].Dossier
		}
	}
	return nil
}

func notZero(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Count(n, "hồ sơ")
}

func (s *dossiers) fateGrid(f *fateList) fyne.CanvasObject {
	grid := kit.NewGrid([]kit.GridColumn{
		{Key: "code", Title: kit.T("Mã hồ sơ"), Width: 168},
		{Key: "owner", Title: kit.T("Chủ hồ sơ"), Width: 120, Weight: 1},
		{Key: "fate", Title: kit.T("Kết quả"), Width: 150, Weight: 2},
	}, f)
	grid.OnKey = s.host.TypedKey
	return grid
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
	s.previewMany(ids, dossier.ActUndo, func(f *fateList) {
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
