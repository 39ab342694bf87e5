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
	parent func() // lays the window out anew: the notice takes its room from the page, so that it covers nothing
	runner *task.Runner
	timer  *task.Timer
	text   string
	tone   kit.Tone
	stays  bool // until it is closed: trouble
	action *kit.Button
}

func newNotice(runner *task.Runner) *notice {
	return &notice{runner: runner, layer: kit.VBox(0)}
}

// tell shows text; label and do are an optional link.
func (n *notice) tell(tone kit.Tone, text, label string, do func()) {
	n.timer.Stop()
	n.text, n.tone, n.action = text, tone, nil
	message := kit.NewParagraph(text)
	message.Color = tone.TextColor()
	line := []fyne.CanvasObject{kit.NewIcon(noticeIcon(tone), tone.TextColor()), kit.Grow(kit.VBox(0, kit.Grow(nil), message, kit.Grow(nil)))}
	if label != "" {
		n.action = kit.NewLink(label, do)
		line = append(line, n.action)
	}
	line = append(line, kit.NewIconButton(kit.IconCross, kit.T("Đóng (Esc)"), n.clear))
	edge := kit.Fill(tone.DotColor(), kit.Sized(0, 1, kit.VBox(0)))
	n.put(edge, kit.Fill(tone.SoftColor(), kit.Pad(kit.HBox(8, line...), 3, 8, 3, 14)))
	if n.stays = tone == kit.ToneLate || tone == kit.ToneSoon; !n.stays {
		n.timer = n.runner.Every(noticeTime, n.clear)
	}
}

// clear takes the notice away and reports whether there was one.
func (n *notice) clear() { n.cleared() }

func (n *notice) cleared() bool {
	n.timer.Stop()
	was := len(n.layer.Objects) > 0
	n.text, n.stays = "", false
	n.put()
	return was
}

func (n *notice) put(objects ...fyne.CanvasObject) {
	n.layer.Objects = objects
	n.parent()
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
