package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
)

const noticeTime = 6 * time.Second

// notice is the line that tells results and trouble, above the status line. Good news goes by itself, trouble is closed.
type notice struct {
	layer  *fyne.Container
	runner *task.Runner
	timer  *task.Timer
	text   string
	tone   kit.Tone
	action *kit.Button
}

func newNotice(runner *task.Runner) *notice {
	n := &notice{runner: runner}
	n.layer = &fyne.Container{Layout: n}
	return n
}

// tell shows text; label and do are an optional link.
func (n *notice) tell(tone kit.Tone, text, label string, do func()) {
	n.timer.Stop()
	n.text, n.tone, n.action = text, tone, nil
	message := kit.NewParagraph(text)
	message.Color = tone.TextColor()
	line := []fyne.CanvasObject{kit.NewIcon(noticeIcon(tone), tone.TextColor()), kit.Grow(message)}
	if label != "" {
		n.action = kit.NewLink(label, do)
		line = append(line, n.action)
	}
	line = append(line, kit.NewIconButton(kit.IconCross, kit.T("Đóng (Esc)"), n.clear))
	box := kit.Bordered(tone.SoftColor(), tone.DotColor(), kit.Pad(kit.HBox(8, line...), 5, 6, 5, 12))
	n.layer.Objects = []fyne.CanvasObject{box}
	n.layer.Refresh()
	if tone != kit.ToneLate && tone != kit.ToneSoon {
		n.timer = n.runner.Every(noticeTime, n.clear)
	}
}

// clear takes the notice away and reports whether there was one.
func (n *notice) clear() { n.cleared() }

func (n *notice) cleared() bool {
	n.timer.Stop()
	was := len(n.layer.Objects) > 0
	n.layer.Objects, n.text = nil, ""
	n.layer.Refresh()
	return was
}

func noticeIcon(tone kit.Tone) kit.IconName {
	switch tone {
	case kit.ToneLate, kit.ToneSoon:
		return kit.IconWarning
	case kit.ToneDone:
		return kit.IconCheck
	}
	return kit.IconInfo
}

// Layout implements fyne.Layout: the notice lies at the bottom left, as wide as its text needs but at most 620.
func (n *notice) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, object := range objects {
		width := fyne.Min(620, size.Width-24)
		object.Resize(fyne.NewSize(width, object.MinSize().Height))
		height := object.MinSize().Height
		object.Resize(fyne.NewSize(width, height))
		object.Move(fyne.NewPos(12, size.Height-height-10))
	}
}

// MinSize implements fyne.Layout.
func (n *notice) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
