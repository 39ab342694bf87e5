package screens

import (
	"context"
	"fmt"
	"strconv"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// rank says how near at hand a move is offered.
type rank int

const (
	usual    rank = iota // the next step: the first button, and Enter in the list
	frequent             // a button beside it
	rare                 // under "Thêm"
)

// moveActions is how each move is offered. Moves that are never possible at the same time share a shortcut.
var moveActions = []struct {
	action, shortcut string
	icon             kit.IconName
	rank             rank
}{
	{dossier.ActAccept, "Ctrl+Enter", kit.IconCheck, usual},
	{dossier.ActTransfer, "Ctrl+B", kit.IconRight, usual},
	{dossier.ActHandOver, "Ctrl+B", kit.IconRight, usual},
	{dossier.ActReturn, "Ctrl+D", kit.IconCheck, usual},
	{dossier.ActSupplement, "Ctrl+B", kit.IconDownload, usual},
	{dossier.ActPay, "Ctrl+B", kit.IconCheck, usual},
	{dossier.ActResume, "Ctrl+B", kit.IconRight, usual},
	{dossier.ActRelease, "Ctrl+D", kit.IconLeft, usual},
	{dossier.ActFinish, "Ctrl+D", kit.IconCheck, frequent},
	{dossier.ActAsk, "Ctrl+Shift+B", kit.IconUpload, frequent},
	{dossier.ActExtend, "Ctrl+Shift+G", kit.IconClock, rare},
	{dossier.ActCharge, "Ctrl+Shift+F", kit.IconDocument, rare},
	{dossier.ActStop, "Ctrl+Shift+D", kit.IconMinus, rare},
	{dossier.ActWithdraw, "Ctrl+Shift+W", kit.IconLeft, rare},
	{dossier.ActRefuse, "Ctrl+Shift+R", kit.IconCross, rare},
	{dossier.ActReject, "Ctrl+Shift+R", kit.IconCross, rare},
	{dossier.ActExpire, "Ctrl+Shift+E", kit.IconCross, rare},
	{dossier.ActRework, "Ctrl+Shift+B", kit.IconLeft, rare},
}

// moveLabel is what the table of moves calls an action.
func moveLabel(action string) string {
	for _, state := range dossier.States() {
		for _, m := range state.Moves() {
			if m.Action == action {
				return m.Label
			}
		}
	}
	return action
}

// moveActionsOf are the moves as actions of the screen: those that the table does not allow are not shown.
func (s *dossiers) moveActionsOf() []register.Action[dossier.Dossier] {
	var list []register.Action[dossier.Dossier]
	for _, m := range moveActions {
		action := register.Action[dossier.Dossier]{
			Key: "move." + m.action, Label: moveLabel(m.action), Shortcut: m.shortcut, Icon: m.icon, Primary: m.rank == usual, More: m.rank == rare,
			Hidden: func(x *dossier.Dossier) bool { _, err := x.Move(m.action); return err != nil },
			Show:   func(_ shell.Host, x *dossier.Dossier) { s.move(x, m.action) },
		}
		if m.action == dossier.ActTransfer {
			action.Many = func(_ shell.Host, ids []int64) { s.handOverMany(ids) }
		}
		list = append(list, action)
	}
	return append(list, s.batchAction("batch", "Giấy bàn giao", "Ctrl+J", paper.KindBatch, func(x *dossier.Dossier) bool { return x.Step == nil }),
		s.batchAction("results", "Phiếu bàn giao kết quả", "Ctrl+Shift+J", paper.KindResults, func(x *dossier.Dossier) bool { return x.State != dossier.Done }),
		register.Action[dossier.Dossier]{
			Key: "undo", Label: "Hoàn tác bước vừa làm", Shortcut: "Ctrl+Z", Icon: kit.IconLeft, More: true,
			Hidden: func(x *dossier.Dossier) bool { return x.MayUndo(s.host.Now()) != nil },
			Show:   func(_ shell.Host, x *dossier.Dossier) { s.undo(x) },
			Many:   func(_ shell.Host, ids []int64) { s.undoMany(ids) },
		})
}

// batchAction prints a sheet that one or several dossiers are handed over with.
func (s *dossiers) batchAction(key, label, shortcut, kind string, hidden func(*dossier.Dossier) bool) register.Action[dossier.Dossier] {
	return register.Action[dossier.Dossier]{
		Key: key, Label: label, Shortcut: shortcut, Icon: kit.IconPrint, More: true, Hidden: hidden,
		Show: func(_ shell.Host, x *dossier.Dossier) { issueBatch(s.deps, s.stage, kind, []int64{x.ID}) },
		Many: func(_ shell.Host, ids []int64) { issueBatch(s.deps, s.stage, kind, ids) },
	}
}

// move puts the page of a move of the selected dossier in front.
func (s *dossiers) move(x *dossier.Dossier, action string) {
	desk := s.deps.office.Desk()
	key := "move." + strconv.FormatInt(x.ID, 10) + "." + action
	openMoveOf(s.deps, s.stage, x, action, key, func(ctx context.Context, g dossier.Given) (*dossier.Dossier, error) {
		switch action {
		case dossier.ActAccept:
			accepted := *x
			_, err := desk.Accept(ctx, &accepted)
			return &accepted, err
		case dossier.ActReject:
			rejected := *x
			return &rejected, desk.Reject(ctx, &rejected, g.Reason)
		}
		return desk.Move(ctx, x.ID, x.Version, action, g)
	}, func(saved *dossier.Dossier) {
		s.list.Hold(saved.ID)
		s.host.Notify(kit.ToneDone, kit.Tf("%s: đã làm “%s”.", saved.Code, kit.T(moveLabel(action))))
		openPaperAfter(s.deps, s.stage, saved, action)
	})
}

// openMoveOf puts the page of a move of one dossier in front, which need not be saved yet; done is told what it has become.
func openMoveOf(d deps, s *stage, x *dossier.Dossier, action, draft string, act func(context.Context, dossier.Given) (*dossier.Dossier, error), done func(*dossier.Dossier)) {
	m, err := x.Move(action)
	if err != nil {
		s.host.Fail(err)
		return
	}
	now := s.host.Now()
	after := kit.NewKeyValue()
	refused, owed := kit.NewBanner(kit.ToneLate, "", "", "", nil), kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	openDossierMove(d, s, x, m, moving[dossier.Given]{
		page: asking{
			title: joined(" · ", kit.T(m.Label), firstOf(x.Code, x.Owner.Name)), draft: draft,
			side: kit.VBox(0,
				kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(aboutDossier(x)...)),
				kit.NewSection(kit.T("Hiện nay"), kit.NewKeyValue(placeOf(x, now)...))),
			below: whatFollows(refused, owed, after),
		},
		preview: func(ctx context.Context, g dossier.Given) (func(), error) {
			next, err := d.office.Desk().Preview(ctx, x, action, g)
			if office.CodeOf(err) == office.CodeRefused {
				return func() { refused.Set(kit.ToneLate, "", kit.T(office.MessageOf(err)), "", nil) }, nil
			}
			if err != nil {
				return nil, err
			}
			unpaid, err := unpaidAt(ctx, d, x.ID, action)
			if err != nil {
				return nil, err
			}
			return func() {
				refused.Set(kit.ToneLate, "", "", "", nil)
				showUnpaid(owed, unpaid, action, func() { s.close(); openCollect(d, s, x.ID) })
				after.SetPairs(effect(x, next, now)...)
			}, nil
		},
		act: func(ctx context.Context, g dossier.Given) (func(), error) {
			saved, err := act(ctx, g)
			return func() { done(saved) }, err
		},
	})
}

// undo takes the last move of today back after saying what will be again and asking why.
func (s *dossiers) undo(x *dossier.Dossier) {
	desk := s.deps.office.Desk()
	var before *dossier.Dossier
	s.host.Runner().Go("dossiers.undo.preview", func(ctx context.Context, _ *task.Progress) (err error) {
		before, err = desk.Preview(ctx, x, dossier.ActUndo, dossier.Given{})
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Prompt(kit.T("Hoàn tác bước vừa làm"), s.undoText(x, before), kit.T("Lý do"), kit.T("Hoàn tác"), true, func(reason string) {
			s.run("undo", kit.T("Đang hoàn tác"), func(ctx context.Context) error {
				_, err := desk.Undo(ctx, x.ID, x.Version, reason)
				return err
			}, func() {
				s.list.Hold(x.ID)
				s.host.Notify(kit.ToneDone, kit.Tf("Đã hoàn tác, %s lại ở trạng thái “%s”.", x.Code, kit.T(before.State.String())))
			})
		})
	})
}

// undoText says what the undo takes back and what will be again.
func (s *dossiers) undoText(x, before *dossier.Dossier) string {
	last, _ := x.LastMove() // there is one, or the undo would have been refused
	text := kit.Tf("Bước cuối: “%s” lúc %s, %s.", kit.T(moveLabel(last.Action)), briefTime(last.At, s.host.Now()), last.By) + "\n"
	for _, pair := range effect(x, before, s.host.Now()) {
		text += fmt.Sprintf("\n%s: %s", pair.Label, pair.Value)
	}
	return text
}

// run does work beside the window; trouble is shown, done is called when there is none, and every screen asks again.
func (s *dossiers) run(name, told string, do func(ctx context.Context) error, done func()) {
	s.host.Runner().Go("dossiers."+name, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(told)
		return do(ctx)
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
		} else {
			done()
		}
		s.host.Refresh()
	})
}
