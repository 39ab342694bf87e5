package screens

import (
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
)

// letterView is a letter with its files, and beside it the intake while the letter waits.
type letterView struct {
	intake *intake // nil when the letter does not wait
	reader *kit.Reader
}

const (
	letterHeight = 176 // of text and files above the intake; the papers below must be in sight on a screen of 1366×768
	filesWidth   = 290 // of the files beside the text
	papersWidth  = 350 // of the papers beside the form
	filesHeight  = 200 // most that the files take below the text
	fileHeight   = 39
)

// detail is the pane of the letter under the cursor.
func (s *letters) detail(host shell.Host, l *letter.Letter) fyne.CanvasObject {
	v := &letterView{reader: kit.NewReader(firstOf(l.Text, kit.T("(thư không có lời)")))}
	s.view = v
	var body fyne.CanvasObject
	if !waits(l) {
		body = s.letterPane(l, v.reader)
	} else {
		v.intake = s.newIntake(l)
		body = kit.VBox(0, kit.Sized(0, letterHeight, s.letterAbove(l, v.reader)), kit.HLine(), kit.Grow(intakePane(v.intake)))
		// A quick hand on the arrow keys passes by letters: only one that is stayed with is worth the reading.
		host.Runner().After(patience, func() {
			if s.view == v {
				v.intake.restore()
			}
		})
	}
	return kit.VBox(0, letterHead(l), kit.HLine(), kit.Grow(body))
}

// patience is how long the cursor rests on a letter before it is read for its proposals.
const patience = 3 * firstFrame

// focus is Enter in the list: to the form, or to the text of a letter without one.
func (v *letterView) focus() {
	if v.intake != nil {
		v.intake.form.FocusFirst()
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.reader); c != nil {
		c.Focus(v.reader)
	}
}

func (s *letters) newIntake(l *letter.Letter) *intake {
	in := newIntake(s.deps, s.stage, l)
	in.left = s.list.FocusList
	in.refused = s.host.Refresh
	in.accepted = func(x *dossier.Dossier, r *dossier.Paper) {
		s.host.Notify(kit.ToneDone, kit.Tf("Đã tiếp nhận %s.", x.Code))
		openPaper(s.deps, s.stage, x, r, nil)
		s.host.Refresh()
	}
	return in
}

// intakePane is the form below the letter, beside it the papers and the promise.
func intakePane(in *intake) fyne.CanvasObject {
	caption := kit.NewCaption(kit.T("Tiếp nhận thành hồ sơ"))
	form := kit.Scroll(kit.Pad(kit.VBox(6, caption, in.kept, in.form), 9, 14, 14, 14))
	in.form.FollowIn(form)
	papers := kit.Scroll(kit.Pad(in.papersPane(), 9, 14, 9, 14))
	side := kit.VBox(0, kit.Grow(papers), kit.HLine(), kit.Pad(in.promisePane(), 8, 14, 8, 14))
	return kit.Fill(kit.ColorSurface, kit.Split(form, side, papersWidth, 280))
}

// letterHead is subject, sender and what the letter weighs.
func letterHead(l *letter.Letter) fyne.CanvasObject {
	files := ""
	if l.AttachmentCount > 0 {
		files = kit.Tf("%d tệp", l.AttachmentCount)
	}
	raw := ""
	if len(l.SHA256) > 8 {
		raw = kit.Tf("thư gốc %s…", l.SHA256[:8])
	}
	line := joined(" · ", l.From.String(), fullTime(firstTime(l)), files, fileSize(l.Size), raw)
	facts := kit.NewMuted(line)
	facts.Wrap = true // a long address must not widen the window
	return kit.Pad(kit.VBox(2, kit.NewHeading(firstOf(l.Subject, kit.T("(không có tiêu đề)"))), facts), 9, 14, 9, 14)
}

// letterPane is what must be known about a letter that does not wait, its text and below it its files.
func (s *letters) letterPane(l *letter.Letter, reader *kit.Reader) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Grow(s.textPane(l, reader))}
	if list := filesOfLetter(s.deps, s.stage, l).list(); list != nil {
		height := min(float32(filesHeight), float32(len(l.Attachments))*fileHeight)
		rows = append(rows, kit.HLine(), filesPane(l, kit.Sized(0, height, kit.Scroll(list))))
	}
	rows = append(rows, answersPane(s.deps, s.host, l.ID))
	return kit.Fill(kit.ColorSurface, kit.VBox(0, rows...))
}

// letterAbove is the same for a letter that waits: low, with the files beside the text.
func (s *letters) letterAbove(l *letter.Letter, reader *kit.Reader) fyne.CanvasObject {
	text := s.textPane(l, reader)
	list := filesOfLetter(s.deps, s.stage, l).list()
	if list == nil {
		return kit.Fill(kit.ColorSurface, text)
	}
	return kit.Fill(kit.ColorSurface, kit.Split(text, filesPane(l, kit.Grow(kit.Scroll(list))), filesWidth, 200))
}

func (s *letters) textPane(l *letter.Letter, reader *kit.Reader) fyne.CanvasObject {
	return kit.VBox(0, append(s.notices(l), kit.Grow(reader))...)
}

func filesPane(l *letter.Letter, list fyne.CanvasObject) fyne.CanvasObject {
	return kit.Pad(kit.VBox(6, kit.NewCaption(kit.Tf("Tệp gửi kèm %d", len(l.Attachments))), list), 9, 14, 9, 14)
}

// notices stand above the text: where the letter ended, and in a line each what was odd about it.
func (s *letters) notices(l *letter.Letter) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	ended := func(tone kit.Tone, reason string) {
		rows = append(rows, kit.Pad(kit.NewBanner(tone, stateOf(l), reason, "", nil), 9, 14, 0, 14))
	}
	switch {
	case l.State == letter.Quarantined || l.State == letter.TooLarge:
		ended(kit.ToneSoon, l.Reason)
	case l.State != letter.Taken:
		ended(kit.TonePaused, l.Reason)
	case l.Handling == letter.Accepted || l.Handling == letter.Documented:
		ended(kit.ToneDone, l.HandlingReason)
	case l.Handling == letter.Dismissed:
		ended(kit.TonePaused, l.HandlingReason)
	}
	if l.SameMessageID != 0 {
		rows = append(rows, s.noticeLine(kit.ToneSoon, kit.IconWarning, kit.T("Có thư khác cùng mã Message-ID"), kit.Tf("Xem thư số %d trước khi tiếp nhận.", l.SameMessageID)))
	}
	if len(l.Defects) > 0 {
		rows = append(rows, s.noticeLine(kit.TonePaused, kit.IconInfo, kit.T("Thư viết sai chuẩn, đã đọc theo cách nới lỏng"), strings.Join(l.Defects, "\n")))
	}
	return rows
}

// noticeLine is a notice that takes one line from the text; all of it is a click away.
func (s *letters) noticeLine(tone kit.Tone, icon kit.IconName, title, text string) fyne.CanvasObject {
	line := kit.NewLabel(title + ": " + strings.ReplaceAll(text, "\n", "; "))
	line.Color = tone.TextColor()
	all := kit.NewLink(kit.T("Xem"), func() { kit.ShowMessage(s.host.Window(), title, text) })
	return kit.VBox(0, kit.Fill(tone.SoftColor(), kit.Pad(kit.HBox(8, kit.NewIcon(icon, tone.TextColor()), kit.Grow(line), all), 1, 8, 1, 14)), kit.HLine())
}
