package register

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// command is a shell.Command with its looks.
type command struct {
	shell.Command
	primary, danger, more bool
}

// Commands implements shell.Commander: what can be done now, the actions of the selected record included.
func (s *Screen[T]) Commands() []shell.Command {
	var list []shell.Command
	if s.editing != nil {
		return s.editing.commands()
	}
	for _, c := range slices.Concat(s.recordCommands(), s.tableCommands(), s.sheetCommands(), s.viewCommands()) {
		list = append(list, c.Command)
	}
	if own, ok := s.detail.own.(shell.Committer); ok && !has(list, "Ctrl+Enter") {
		list = append(list, shell.Command{Key: "register.commit", Label: "Hoàn tất", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: own.Commit})
	}
	return list
}

func has(list []shell.Command, shortcut string) bool {
	for _, c := range list {
		if c.Shortcut == shortcut {
			return true
		}
	}
	return false
}

// tableCommands are those that concern no single record: the description's tools, export, new.
func (s *Screen[T]) tableCommands() []command {
	var list []command
	for _, tool := range s.d.Tools {
		list = append(list, command{primary: tool.Primary, more: tool.More, Command: shell.Command{
			Key: "tool." + tool.Key, Label: tool.Label, Shortcut: tool.Shortcut, Icon: tool.Icon,
			Do: func() { tool.Do(s.host) },
		}})
	}
	list = append(list, command{Command: shell.Command{
		Key: "register.export", Label: "Xuất Excel", Shortcut: "Ctrl+E", Icon: kit.IconSheet, Do: s.export,
	}})
	if c := s.newCommand(); c != nil {
		list = append(list, command{Command: *c, primary: true})
	}
	return list
}

// newCommand is Ctrl+N, nil when no record can be made here.
func (s *Screen[T]) newCommand() *shell.Command {
	label := s.d.NewLabel
	if label == "" {
		label = "Mới"
	}
	c := &shell.Command{Key: "register.new", Label: label, Shortcut: "Ctrl+N", Icon: kit.IconPlus}
	switch {
	case s.d.Create != nil:
		c.Do = func() { s.d.Create(s.host) }
	case s.d.Blank != nil && s.saver() != nil:
		c.Do = s.editNew
	default:
		return nil
	}
	return c
}

// recordCommands are the actions of the marked records, else those of the selected one.
func (s *Screen[T]) recordCommands() []command {
	if s.grid.HasMarks() {
		return s.manyCommands()
	}
	return s.singleCommands()
}

// singleCommands are the actions of the selected record, editing included.
func (s *Screen[T]) singleCommands() []command {
	record := s.detail.record
	var list []command
	for _, action := range s.d.Actions {
		if record != nil && action.Hidden != nil && action.Hidden(record) {
			continue
		}
		list = append(list, command{
			primary: action.Primary, danger: action.Danger, more: action.More,
			Command: shell.Command{
				Key: "action." + action.Key, Label: action.Label, Shortcut: action.Shortcut, Icon: action.Icon,
				Allowed: func() (bool, string) { return s.allowed(action) },
				Do:      func() { s.detail.whenRead(func() { s.act(action) }) },
			},
		})
	}
	if len(s.d.Fields) > 0 && s.saver() != nil {
		list = append(list, command{Command: shell.Command{
			Key: "register.edit", Label: "Sửa", Shortcut: "F2", Icon: kit.IconEdit,
			Allowed: func() (bool, string) { return s.allowed(Action[T]{}) },
			Do:      func() { s.detail.whenRead(func() { s.Edit(s.detail.record) }) },
		}})
	}
	return list
}

// allowed says whether the action may be done with the selected record, and why not.
func (s *Screen[T]) allowed(action Action[T]) (bool, string) {
	record := s.detail.record
	switch {
	case record == nil && s.detail.id != 0:
		return true, "" // it is being read: act looks again
	case record == nil:
		return false, kit.Tf("Hãy chọn một %s trước.", s.one())
	}
	if action.Allowed == nil {
		return true, ""
	}
	return action.Allowed(record)
}

// act does an action: question, reason, then beside the window.
func (s *Screen[T]) act(action Action[T]) {
	record := s.detail.record
	if may, why := s.allowed(action); !may {
		s.host.Notify(kit.ToneSoon, kit.T(why))
		return
	}
	if action.Show != nil {
		action.Show(s.host, record)
		return
	}
	question := ""
	if action.Confirm != nil {
		question = action.Confirm(record)
	}
	run := func(reason string) { s.runAction(action, record, reason) }
	label := kit.T(action.Label)
	switch {
	case action.Reason != "":
		s.host.Prompt(label, question, kit.T(action.Reason), label, true, run)
	case question != "":
		s.host.Confirm(label, question, label, action.Danger, func() { run("") })
	default:
		run("")
	}
}

func (s *Screen[T]) runAction(action Action[T], record *T, reason string) {
	if action.Run == nil {
		return
	}
	s.run("action."+action.Key, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T(action.Label))
		return action.Run(ctx, record, reason)
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
		} else if action.Done != "" {
			s.host.Notify(kit.ToneDone, kit.T(action.Done))
		}
		s.host.Refresh()
	})
}

// openSelected is Enter: what the description says, else the edit page where there is one, else the primary action.
func (s *Screen[T]) openSelected() { s.detail.whenRead(s.openRecord) }

func (s *Screen[T]) openRecord() {
	if s.d.Enter != nil && s.detail.record != nil {
		s.d.Enter(s.host, s.detail.record)
		return
	}
	for _, c := range s.singleCommands() {
		if c.Key == "register.edit" || c.primary && !s.canEdit() {
			if may, _ := c.Allowed(); may {
				c.Do()
			}
			return
		}
	}
}

func (s *Screen[T]) canEdit() bool { return len(s.d.Fields) > 0 && s.saver() != nil }

// showActions draws the buttons below the detail and lets the menus follow.
func (d *detail[T]) showActions() {
	var buttons, more []fyne.CanvasObject
	var hidden []kit.Command
	for _, c := range d.screen.recordCommands() {
		if c.more {
			hidden = append(hidden, c.entry())
			continue
		}
		buttons = append(buttons, actionButton(c))
	}
	if len(hidden) > 0 {
		var button *kit.Button
		button = kit.NewButton(kit.T("Thêm ▾"), func() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
			kit.ShowMenu(button, at.AddXY(0, button.Size().Height), hidden)
		})
		more = append(more, button)
	}
	d.actions.Objects = append(buttons, more...)
	show(d.foot, (d.id != 0 || d.screen.grid.HasMarks()) && len(d.actions.Objects) > 0)
	d.actions.Refresh()
	d.content.Refresh()
	d.screen.host.Changed()
}

// entry is the command in a menu, greyed with its reason when it is not allowed.
func (c command) entry() kit.Command {
	entry := kit.Command{Label: kit.T(c.Label), Shortcut: c.Shortcut, Icon: c.Icon, Do: c.Do}
	if may, why := c.Allowed(); !may {
		entry.Off, entry.Note = kit.T(why), kit.T(why)
	}
	return entry
}

func actionButton(c command) *kit.Button {
	button := kit.NewButton(kit.T(c.Label), c.Do)
	switch {
	case c.primary:
		button = kit.NewPrimary(kit.T(c.Label), c.Shortcut, c.Do)
	case c.danger:
		button.Kind = kit.ButtonDanger
	}
	button.Help = c.Shortcut
	if may, why := c.Allowed(); !may {
		button.SetEnabled(false, kit.T(why))
	}
	return button
}

func show(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

// rowMenu opens the menu of the selected row: what is allowed now.
func (s *Screen[T]) rowMenu(_ int64, at fyne.Position) {
	s.detail.whenRead(func() {
		var list []kit.Command
		for _, c := range s.recordCommands() {
			list = append(list, c.entry())
		}
		if len(list) > 0 {
			kit.ShowMenu(s.grid, at, list)
		}
	})
}

func (s *Screen[T]) makeFile(name, text string, make func(context.Context, *task.Progress) (string, error)) {
	var path string
	s.run(name, func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(text)
		path, err = make(ctx, progress)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.Tf("Đã ghi %s", path))
		s.host.OpenFile(path)
	})
}
