package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/task"
)

// taskPeriod is how often the bar reads the progress of the running task.
const taskPeriod = 200 * time.Millisecond

// TaskBar shows the oldest running task that says what it does: text, bar, count and "Dừng". It is empty when nothing runs.
type TaskBar struct {
	composite
	runner *task.Runner
	text   *Label
	count  *Label
	bar    *meter
	stop   *Button
	timer  *task.Timer
	key    string
}

// NewTaskBar returns the bar; it watches runner.
func NewTaskBar(runner *task.Runner) *TaskBar {
	b := &TaskBar{runner: runner, text: NewMuted(""), count: NewMuted(""), bar: newMeter()}
	b.stop = NewLink(T("Dừng"), func() { runner.Cancel(b.key) })
	b.content = HBox(6, b.text, Sized(110, 6, b.bar), b.count, b.stop)
	b.ExtendBaseWidget(b)
	b.Hide()
	runner.Watch(b.update)
	return b
}

// update reads the running tasks; while there are some it comes again by timer, nothing ticks otherwise. A task may tell its
// text only after a while.
func (b *TaskBar) update() {
	switch running := len(b.runner.Running()) > 0; {
	case running && b.timer == nil:
		b.timer = b.runner.Every(taskPeriod, b.update)
	case !running:
		b.timer.Stop()
		b.timer = nil
	}
	b.draw(b.shown())
}

func (b *TaskBar) draw(running []task.Info) {
	b.key = ""
	show(b, len(running) > 0)
	if len(running) == 0 {
		return
	}
	first := running[0]
	b.key = first.Key
	text := first.Text
	if len(running) > 1 {
		text = Tf("%s (và %d việc nữa)", text, len(running)-1)
	}
	b.text.SetText(text)
	b.count.SetText("")
	if first.Total > 0 {
		b.count.SetText(fmt.Sprintf("%d/%d", first.Done, first.Total))
	}
	b.bar.set(first.Done, first.Total)
	b.content.Refresh()
}

// shown lists the tasks that told a text; the short ones of lists and look-ups do not.
func (b *TaskBar) shown() []task.Info {
	var list []task.Info
	for _, info := range b.runner.Running() {
		if info.Text != "" {
			list = append(list, info)
		}
	}
	return list
}

// meter is a thin bar; without a total it fills by what was done against a moving goal, so that one sees it lives.
type meter struct {
	widget.BaseWidget
	share float32
}

func newMeter() *meter {
	m := &meter{}
	m.ExtendBaseWidget(m)
	return m
}

func (m *meter) set(done, total int64) {
	m.share = float32(done%20) / 20
	if total > 0 {
		m.share = min(1, float32(done)/float32(total))
	}
	m.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (m *meter) CreateRenderer() fyne.WidgetRenderer {
	r := &meterRenderer{m: m, track: newRectangle(), fill: newRectangle()}
	r.Layout(m.Size())
	return r
}

type meterRenderer struct {
	m           *meter
	track, fill *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *meterRenderer) MinSize() fyne.Size { return fyne.NewSize(40, 6) }

// Layout implements fyne.WidgetRenderer.
func (r *meterRenderer) Layout(size fyne.Size) {
	setRectangle(r.track, ColorField, "", size.Height/2)
	setRectangle(r.fill, ColorAccent, "", size.Height/2)
	place(r.track, 0, 0, size.Width, size.Height)
	place(r.fill, 0, 0, size.Width*r.m.share, size.Height)
}

// Refresh implements fyne.WidgetRenderer.
func (r *meterRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

// Objects implements fyne.WidgetRenderer.
func (r *meterRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.track, r.fill} }

// Destroy implements fyne.WidgetRenderer.
func (r *meterRenderer) Destroy() {}
