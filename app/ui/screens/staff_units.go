package screens

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// unitsPage is the organisation in front of the list of people: the units of a day as a tree, with how many people each has.
type unitsPage struct {
	page    *staffPage
	day     office.Day // empty = today
	tree    staff.Tree
	rows    []staff.Branch
	people  map[string]int // by the id of the unit, as things stand today
	title   *kit.Label
	grid    *kit.Grid
	side    *fyne.Container
	content fyne.CanvasObject
}

// openUnits puts the organisation in front.
func openUnits(s *staffPage) {
	p := &unitsPage{page: s, title: kit.NewTitle(""), side: kit.VBox(0)}
	if roll := s.roll.Load(); roll != nil {
		p.day = roll.Day
	}
	p.grid = kit.NewGrid([]kit.GridColumn{
		{Key: "name", Title: kit.T("Đơn vị"), Width: 300, Weight: 3},
		{Key: "short", Title: kit.T("Ký hiệu"), Width: 80},
		{Key: "kind", Title: kit.T("Loại"), Width: 120, Weight: 1},
		{Key: "people", Title: kit.T("Số người"), Width: 72, Right: true},
		{Key: "from", Title: kit.T("Từ"), Width: 92},
		{Key: "to", Title: kit.T("Đến"), Width: 92},
	}, p)
	p.grid.OnKey = s.host.TypedKey
	p.grid.OnSelect = func(int64) { p.show() }
	p.grid.OnOpen = func(int64) { p.correct() }
	p.grid.SetEmpty(kit.Empty{Title: kit.T("Chưa có đơn vị nào"), Hint: kit.T("Ctrl+N thêm đơn vị của cơ quan.")})
	p.layOut()
	p.Reload()
	s.stage.open(p)
}

func (p *unitsPage) layOut() {
	line := []fyne.CanvasObject{button(shell.Command{Label: "Đóng", Shortcut: "Esc", Do: p.page.stage.close}, false)}
	for _, c := range p.Commands() {
		line = append(line, button(c, c.Key == "units.add"))
	}
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, headOf(p.title, line...), kit.Grow(kit.Split(p.grid, kit.Fill(kit.ColorSurface, kit.Scroll(p.side)), 330, 280))))
}

// Content implements shell.Page.
func (p *unitsPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *unitsPage) Shown() { p.page.host.Window().Canvas().Focus(p.grid) }

// on is the day of the chart.
func (p *unitsPage) on() office.Day {
	return office.Day(firstOf(string(p.day), string(p.page.today())))
}

// Reload implements shell.Refreshable.
func (p *unitsPage) Reload() {
	var tree staff.Tree
	var people map[string]int
	p.page.host.Runner().Go("staff.units", func(ctx context.Context, _ *task.Progress) (err error) {
		if tree, err = p.page.deps.office.Personnel().Tree(ctx); err != nil {
			return err
		}
		serving := office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}}
		people, err = p.page.deps.office.Store.Staff.GroupCount(ctx, serving, "unit_id")
		return err
	}, func(err error) {
		if err != nil {
			p.page.host.Fail(err)
			return
		}
		p.tree, p.people = tree, people
		p.draw()
	})
}

func (p *unitsPage) draw() {
	title := kit.T("Cơ cấu tổ chức")
	if p.day != "" {
		title += " · " + kit.Tf("tại ngày %s", p.day)
	}
	p.title.SetText(title)
	p.rows = p.tree.On(p.on())
	p.grid.Reload()
	p.show()
}

// Len implements kit.Source.
func (p *unitsPage) Len() int { return len(p.rows) }

// Row implements kit.Source.
func (p *unitsPage) Row(i int) (kit.Row, bool) {
	b := p.rows[i]
	people := count(p.people[strconv.FormatInt(b.ID, 10)])
	if p.day != "" {
		people = ""
	}
	return kit.Row{ID: b.ID, Cells: []kit.Cell{
		{Text: strings.Repeat("      ", b.Depth) + b.Name, Bold: b.Depth == 0}, {Text: b.Short}, {Text: b.Kind}, {Text: people}, {Text: b.From.String()}, {Text: b.To.String()},
	}}, true
}

// selected is the unit under the cursor, nil for none.
func (p *unitsPage) selected() *staff.Unit { return p.tree.Get(p.grid.Selected()) }

// show fills the pane with all names that the unit has had.
func (p *unitsPage) show() {
	p.side.Objects = nil
	if u := p.selected(); u != nil {
		names := staff.Holding(u.Names)
		for i := len(names) - 1; i >= 0; i-- {
			p.side.Add(p.nameSection(&names[i]))
		}
	}
	p.side.Refresh()
	p.page.host.Changed()
}

func (p *unitsPage) nameSection(n *staff.UnitName) fyne.CanvasObject {
	title := kit.T("Tên cũ")
	if n.InForce(p.on()) {
		title = kit.T("Đang dùng")
	}
	return kit.NewSection(title, kit.NewKeyValue(
		kit.Pair{Label: kit.T("Tên"), Value: n.Name},
		kit.Pair{Label: kit.T("Ký hiệu"), Value: n.Short},
		kit.Pair{Label: kit.T("Loại"), Value: n.Kind},
		kit.Pair{Label: kit.T("Trực thuộc"), Value: p.tree.Name(n.ParentID, p.on())},
		kit.Pair{Label: kit.T("Từ – đến"), Value: joined(" – ", n.From.String(), n.To.String())},
		kit.Pair{Label: kit.T("Nhập vào"), Value: p.tree.Name(n.Into, p.on())},
		kit.Pair{Label: kit.T("Quyết định"), Value: joined(" · ", n.Decision.Number, n.Decision.Dated.String())},
		kit.Pair{Label: kit.T("Đính chính vì"), Value: n.Reason}))
}

// Commands implements shell.Commander.
func (p *unitsPage) Commands() []shell.Command {
	may := func() (bool, string) {
		if p.day != "" {
			return false, kit.Tf("Đang xem tại ngày %s; Ctrl+T để về hôm nay.", p.day)
		}
		if !p.page.deps.office.Personnel().MayReveal() {
			return false, kit.Tf("Chỉ người có vai trò %s sửa được cơ cấu tổ chức.", kit.T(personnel.Role))
		}
		return true, ""
	}
	one := func() (bool, string) {
		if ok, why := may(); !ok {
			return false, why
		}
		return p.selected() != nil, kit.T("Hãy chọn một đơn vị.")
	}
	return []shell.Command{
		{Key: "units.day", Label: "Tại ngày…", Shortcut: "Ctrl+T", Icon: kit.IconCalendar, Do: p.askDay},
		{Key: "units.end", Label: "Giải thể", Shortcut: "Ctrl+Shift+D", Icon: kit.IconCross, Allowed: one, Do: p.end},
		{Key: "units.merge", Label: "Nhập vào đơn vị khác", Shortcut: "Ctrl+J", Icon: kit.IconRight, Allowed: one, Do: p.merge},
		{Key: "units.correct", Label: "Đính chính", Shortcut: "F2", Icon: kit.IconEdit, Allowed: one, Do: p.correct},
		{Key: "units.rename", Label: "Đổi tên từ ngày", Shortcut: "Ctrl+D", Icon: kit.IconEdit, Allowed: one, Do: p.rename},
		{Key: "units.add", Label: "Thêm", Shortcut: "Ctrl+N", Icon: kit.IconPlus, Allowed: may, Do: p.add},
	}
}

func (p *unitsPage) askDay() {
	p.page.host.Prompt(kit.T("Cơ cấu tổ chức tại ngày"), kit.T("Tên và vị trí các đơn vị như ngày ấy. Để trống: hôm nay."), kit.T("Ngày"), kit.T("Xem"), false, func(text string) {
		day, err := viet.ParseDay(text, p.page.today())
		if err != nil {
			p.page.host.Fail(err)
			return
		}
		p.day = day
		if day == p.page.today() {
			p.day = ""
		}
		p.draw()
	})
}
