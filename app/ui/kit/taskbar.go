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

// update reads the running tasks; while there are some it comes again by timer, nothing ticks otherwise.
func (b *TaskBar) update() {
	running := b.shown()
	if len(running) == 0 {
		b.timer.Stop()
		b.timer, b.key = nil, ""
		show(b, b.runningQuietly())
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
	show(b, true)
	b.content.Refresh()
	if b.timer == nil {
		b.timer = b.runner.Every(taskPeriod, b.update)
	}
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

// runningQuietly keeps the timer going while a task runs that may tell its text soon.
func (b *TaskBar) runningQuietly() bool {
	if len(b.runner.Running()) > 0 {
		b.timer = b.runner.After(taskPeriod, b.update)
	}
	return false
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
