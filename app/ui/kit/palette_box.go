package kit

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
)

// paletteWidth is the width of the list of Ctrl+K.
const paletteWidth = 620

// paletteBox is a line to type in over a list: commands filtered without marks, then records found.
type paletteBox struct {
	window   fyne.Window
	runner   *task.Runner
	title    string
	commands []Command
	find     func(ctx context.Context, text string) ([]Command, error)

	in       *input
	list     *picker
	modal    *modal
	shown    []Command
	found    []Command
	debounce func(func())
}

// ShowPalette opens the list of Ctrl+K: commands filtered without marks as one types, then what find finds (records; may be nil).
func ShowPalette(window fyne.Window, runner *task.Runner, commands []Command, find func(ctx context.Context, text string) ([]Command, error)) {
	newPalette(window, runner, T("Gõ tên việc hoặc mã, tên hồ sơ…"), commands, find).open()
}

func newPalette(window fyne.Window, runner *task.Runner, title string, commands []Command, find func(ctx context.Context, text string) ([]Command, error)) *paletteBox {
	p := &paletteBox{window: window, runner: runner, title: title, commands: commands, find: find, in: newInput(title)}
	if runner != nil {
		p.debounce = runner.Debounce(searchDelay)
	}
	p.list = newPicker(p.run)
	p.in.onKey = p.key
	p.in.Icon = IconIn(IconSearch, ColorMuted)
	p.in.OnChanged = func(string) { p.typed() }
	return p
}

func (p *paletteBox) open() {
	p.filter()
	hint := NewMuted(T("Phím lên, xuống để chọn · Enter thực hiện · Esc đóng"))
	height := float32(pickerPage) * p.list.height
	body := VBox(8, p.in, Sized(0, height, p.list), hint)
	p.modal = openModal(p.window, paletteWidth, body, nil, p.in, nil)
}

func (p *paletteBox) key(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run(p.list.at)
		return true
	}
	return p.modal.key(event.Name) || p.list.key(event.Name)
}

// typed filters at once and asks for records after a rest.
func (p *paletteBox) typed() {
	p.found = nil
	p.filter()
	if p.find != nil && p.debounce != nil {
		p.debounce(p.ask)
	}
}

func (p *paletteBox) ask() {
	text := typed(p.in.Text)
	if text == "" {
		return
	}
	var found []Command
	p.runner.Go("kit.palette", func(ctx context.Context, _ *task.Progress) (err error) {
		found, err = p.find(ctx, text)
		return err
	}, func(err error) {
		if err == nil && typed(p.in.Text) == text {
			p.found = found
			p.filter()
		}
	})
}

// filter lists the commands that match, those that begin with the text first, then the records.
func (p *paletteBox) filter() {
	query := p.in.Text
	var begin, contain []Command
	for _, command := range p.commands {
		switch {
		case strings.HasPrefix(fold(command.Label), fold(strings.TrimSpace(query))):
			begin = append(begin, command)
		case matches(command.Label+" "+command.Note, query):
			contain = append(contain, command)
		}
	}
	p.shown = append(append(begin, contain...), p.found...)
	list := make([]line, len(p.shown))
	for i, command := range p.shown {
		note := command.Shortcut
		if note == "" {
			note = command.Note
		}
		list[i] = line{icon: command.Icon, text: command.Label, note: note, textMuted: command.Off != ""}
		if command.Off != "" {
			list[i].note = command.Off
		}
	}
	if len(list) == 0 {
		list = []line{{text: T("Không tìm thấy"), textMuted: true}}
	}
	p.list.set(list, 0)
}

// run closes the palette and does the command.
func (p *paletteBox) run(index int) {
	if index < 0 || index >= len(p.shown) || p.shown[index].Off != "" {
		return
	}
	p.modal.close()
	if do := p.shown[index].Do; do != nil {
		do()
	}
}
