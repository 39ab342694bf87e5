package screens

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
)

// counterPage is the intake at the counter, in front of the dossiers: the form at the left, papers and promise beside it.
type counterPage struct {
	intake  *intake
	content fyne.CanvasObject
}

// counterSide is the width of the papers beside the form.
const counterSide = 460

func newCounterPage(d deps, s *stage, accepted func(*dossier.Dossier, *dossier.Paper)) *counterPage {
	in := newIntake(d, s, nil)
	in.accepted = accepted
	in.refused = func() { s.close(); s.host.Refresh() }
	in.left = s.close
	p := &counterPage{intake: in}
	title := head(kit.T("Tiếp nhận tại quầy"), buttons(in.form.Cancel, true, p.decisions())...)
	form := kit.Scroll(kit.Pad(kit.VBox(8, in.kept, in.form), 12, 16, 14, 14))
	in.form.FollowIn(form)
	papers := kit.VBox(0, kit.Grow(kit.Scroll(kit.Pad(in.papersPane(), 12, 14, 14, 14))), kit.HLine(), kit.Pad(in.promisePane(), 8, 14, 8, 14))
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, title, kit.Grow(kit.Split(form, papers, counterSide, 320))))
	in.restore()
	return p
}

// Content implements shell.Page.
func (p *counterPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *counterPage) Shown() { p.intake.form.FocusFirst() }

// Escape implements shell.Escaper: what was typed stays as a draft.
func (p *counterPage) Escape() bool {
	p.intake.leave()
	return true
}

// Drop implements shell.Dropper: the files are of the paper under the cursor.
func (p *counterPage) Drop(paths []string) bool { return p.intake.dropScans(paths) }

// Leave implements shell.Leaver.
func (p *counterPage) Leave(then func()) {
	if p.intake.form.Dirty() || p.intake.marked {
		p.intake.typed.keep()
	}
	then()
}

// Commands implements shell.Commander.
func (p *counterPage) Commands() []shell.Command {
	return append(p.decisions(), append(p.intake.paperCommands(),
		shell.Command{Key: "intake.again", Label: "Xóa biểu mẫu", Shortcut: "Ctrl+Shift+X", Icon: kit.IconTrash, Do: p.intake.startAgain})...)
}

// decisions are what can become of a submission.
func (p *counterPage) decisions() []shell.Command {
	return []shell.Command{
		{Key: "intake.accept", Label: "Tiếp nhận và in giấy", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.intake.Commit},
		{Key: "intake.ask", Label: "Yêu cầu bổ sung", Shortcut: "Ctrl+Shift+B", Icon: kit.IconUpload, Do: p.intake.askFirst},
		{Key: "intake.reject", Label: "Không tiếp nhận", Shortcut: "Ctrl+Shift+R", Icon: kit.IconCross, Do: p.intake.reject},
	}
}
