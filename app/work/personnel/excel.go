package personnel

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Export writes the list of all who serve on a day as a workbook that List reads back. The full numbers of people stand in it:
// reason says why they leave the program, and the export of each file is recorded. Errors: office.CodeInvalid on "reason",
// CodeRefused for everybody but the personnel officer.
func (p *Personnel) Export(ctx context.Context, w io.Writer, on office.Day, reason string) error {
	if len([]rune(strings.TrimSpace(reason))) < 5 {
		return office.Invalid("reason", "Danh sách có đủ số giấy tờ của từng người; hãy ghi lý do xuất, ít nhất 5 chữ.")
	}
	rules, err := p.Rules()
	if err != nil {
		return err
	}
	tree, err := p.Tree(ctx)
	if err != nil {
		return err
	}
	type line struct {
		person staff.Person
		cells  []any
	}
	var lines []line
	var ids []int64
	err = p.serving(ctx, on, func(x *staff.Person) {
		lines, ids = append(lines, line{light(x), cellsOf(newView(x, rules, tree, on))}), append(ids, x.ID)
	})
	if err != nil {
		return err
	}
	if err := p.looked(ctx, ActExport, ids, reason); err != nil {
		return err
	}
	slices.SortFunc(lines, func(a, b line) int { return byName(&a.person, &b.person) })
	var titles []sheet.Column
	for _, c := range columns {
		kind := sheet.Text
		if c.day {
			kind = sheet.Day
		}
		titles = append(titles, sheet.Column{Title: c.titles[0], Kind: kind, Width: c.width})
	}
	return sheet.Write(w, "Danh sách cán bộ", titles, func(yield func([]any) bool) {
		for _, l := range lines {
			if !yield(l.cells) {
				return
			}
		}
	})
}

// cellsOf are the cells of a line; a day that is known whole is one for Excel.
func cellsOf(v *view) []any {
	cells := make([]any, len(columns))
	for i, c := range columns {
		text := c.show(v)
		cells[i] = text
		if c.day && text != "" {
			cells[i] = staff.When(text).String()
			if staff.When(text).Exact() {
				cells[i] = office.Day(text)
			}
		}
	}
	return cells
}

// List is the list of staff that rows of a workbook are compared with.
type List struct {
	personnel *Personnel
	rules     *staff.Rules
	tree      staff.Tree
	today     office.Day
}

// List returns the list as it is now. Error: office.CodeRefused for everybody but the personnel officer.
func (p *Personnel) List(ctx context.Context) (*List, error) {
	if err := p.officer(); err != nil {
		return nil, err
	}
	rules, err := p.Rules()
	if err != nil {
		return nil, err
	}
	tree, err := p.Tree(ctx)
	return &List{p, rules, tree, p.today()}, err
}

// Line is a row of a workbook and what it makes of a file.
type Line struct {
	Person *staff.Person     // whole, as it is kept; nil for somebody new
	Old    map[string]string // by column, as people write it
	New    map[string]string

	keep map[string]string // New as files have it
}

// Line compares a row with the file of the number of staff, else of the identity number. An empty cell leaves what the file
// says. Errors: what is wrong with the row.
func (l *List) Line(ctx context.Context, r sheet.Row) (*Line, error) {
	line := &Line{Old: map[string]string{}, New: map[string]string{}, keep: map[string]string{}}
	var err error
	if line.Person, err = l.find(ctx, r); err != nil {
		return nil, err
	}
	now := line.Person
	if now == nil {
		now = &staff.Person{Private: &staff.Private{}}
	}
	v := newView(now, l.rules, l.tree, l.today)
	for _, c := range columns {
		old := c.show(v)
		fresh := old
		if typed := r.Get(c.key); typed != "" {
			if fresh, err = l.tidy(c, typed); err != nil {
				return nil, err
			}
		}
		line.keep[c.key] = fresh
		line.Old[c.key], line.New[c.key] = shown(c, old), shown(c, fresh)
	}
	_, err = line.revised(l)
	return line, err
}

// find returns the file that a row is about, nil for none.
func (l *List) find(ctx context.Context, r sheet.Row) (*staff.Person, error) {
	for _, key := range []string{keyNumber, keyIDNumber} {
		if r.Get(key) == "" {
			continue
		}
		found, err := l.personnel.office.Store.Staff.Page(ctx, office.Query{Filters: map[string][]string{key: {r.Get(key)}}, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			return l.personnel.office.Store.Staff.Whole(ctx, found[0].ID)
		}
	}
	return nil, nil
}

// tidy is a cell as files write it.
func (l *List) tidy(c column, typed string) (string, error) {
	switch {
	case c.day:
		return readWhen(c, typed, l.today)
	case c.key == keyUnit:
		for _, b := range l.tree.On(l.today) {
			if viet.SearchText(b.Name) == viet.SearchText(typed) || strings.EqualFold(b.Short, typed) {
				return b.Name, nil
			}
		}
		return "", office.Invalid(keyUnit, "đơn vị “%s” không có trong cơ cấu tổ chức", typed)
	case c.key == keyCoefficient:
		h, err := staff.ParseHundredths(typed)
		return h.String(), err
	case c.key == keyStep || c.key == keyOver:
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(typed, "%")))
		if err != nil || n < 0 {
			return "", office.Invalid(c.key, "%s “%s” không phải là số", strings.ToLower(c.titles[0]), typed)
		}
		return percentText(n), nil
	case c.key == keySex:
		d := new(staff.Details)
		err := putSex(d, typed)
		return d.Sex, err
	}
	return typed, nil
}

// readWhen reads a day, a month or a year; Excel has days as numbers.
func readWhen(c column, typed string, today office.Day) (string, error) {
	if n, err := strconv.Atoi(typed); err == nil && n > 2199 {
		typed = sheet.ReadDay(typed)
	}
	w, err := staff.ParseWhen(typed, today)
	if err != nil {
		return "", office.Invalid(c.key, "%s “%s” không phải là ngày, tháng/năm hay năm", strings.ToLower(c.titles[0]), typed)
	}
	return string(w), nil
}

// shown is a cell as people read it.
func shown(c column, text string) string {
	if c.day && text != "" {
		return staff.When(text).String()
	}
	return text
}

// changed says whether the row has another value of one of the columns.
func (l *Line) changed(keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return l.Old[key] != l.New[key] })
}

// revised is the file as the row makes it, checked; nothing is written.
func (l *Line) revised(list *List) (*staff.Person, error) {
	x := &staff.Person{Private: &staff.Private{}}
	if l.Person != nil {
		var err error
		if x, err = copyOf(l.Person); err != nil {
			return nil, err
		}
	}
	o := staff.Occasion{At: list.personnel.office.Time(), By: list.personnel.office.Who().Name}
	err := revise(x, l.reason(list), o, func(as *staff.Person) error { return l.apply(as, list) })
	if l.Person != nil && office.CodeOf(err) == office.CodeRefused { // nothing differs
		err = nil
	}
	if err == nil {
		err = l.learned(x, list)
	}
	return x, plainRow(err)
}

// learned refuses a level below the one that the file has: the list shows the highest, and the file keeps what was learned.
func (l *Line) learned(x *staff.Person, list *List) error {
	v := newView(x, list.rules, list.tree, list.today)
	for _, c := range columns {
		if l.changed(c.key) && slices.Contains(trainings, c.key) && v.training(c.key).Level != l.keep[c.key] {
			return office.Invalid(c.key, "%s trong hồ sơ là “%s”, cao hơn “%s”; hãy sửa trong hồ sơ.", c.titles[0], v.training(c.key).Level, l.keep[c.key])
		}
	}
	return nil
}

// trainings are the kinds of training that have a column.
var trainings = []string{staff.TrainProfessional, staff.TrainPolitical, staff.TrainAdministration, staff.TrainLanguage, staff.TrainComputing}

// plainRow is the sentence of a row without where it stands in a file that nobody sees here.
func plainRow(err error) error {
	if err == nil {
		return nil
	}
	return office.Invalid(office.FieldOf(err), "%s", office.MessageOf(plain(err)))
}

func (l *Line) reason(list *List) string {
	return "Nạp danh sách Excel ngày " + list.today.String()
}

// Write keeps the file of a line inside a running transaction.
func (l *Line) Write(tx *store.Tx, list *List) error {
	d := &desk{list.personnel, tx, list.rules, list.tree}
	if l.Person == nil {
		as := &staff.Person{Private: &staff.Private{}}
		if err := l.apply(as, list); err != nil {
			return err
		}
		_, err := d.employ(as)
		return err
	}
	_, err := d.revise(core.Seen{ID: l.Person.ID, Version: l.Person.Version}, l.reason(list), func(as *staff.Person) error { return l.apply(as, list) })
	return err
}

// apply puts what the row changes into a file. Details are corrected; a dated row is corrected when its first day is the same,
// and followed by a new one when the row has a later day.
func (l *Line) apply(as *staff.Person, list *List) error {
	if err := l.details(as, list.today); err != nil {
		return err
	}
	if l.changed(keyKind, keyJoined) {
		as.Tenures = place(as.Tenures, func(t *staff.Tenure) *staff.Entry { return &t.Entry }, list.today, l.when(keyJoined, "recruited_on"), func(t *staff.Tenure) { t.Kind = l.keep[keyKind] })
	}
	if l.changed(keyUnit, keyUnitSince) {
		as.Assignments = place(as.Assignments, func(a *staff.Assignment) *staff.Entry { return &a.Entry }, list.today, l.when(keyUnitSince, keyJoined), func(a *staff.Assignment) {
			a.UnitID = list.unit(l.keep[keyUnit])
		})
	}
	if l.changed(keyPost, keyPostSince) {
		as.Posts = place(as.Posts, func(p *staff.Post) *staff.Entry { return &p.Entry }, list.today, l.when(keyPostSince), func(p *staff.Post) {
			p.Kind, p.Title = staff.PostState, l.keep[keyPost]
		})
	}
	if err := l.grade(as, list); err != nil {
		return err
	}
	l.training(as)
	return nil
}

func (l *Line) details(as *staff.Person, today office.Day) error {
	if len(as.Details) == 0 {
		as.Details = []staff.Details{{}}
	}
	d := as.Now(today)
	for _, c := range columns {
		if c.put != nil && l.Old[c.key] != l.New[c.key] {
			if err := c.put(d, l.keep[c.key]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Line) grade(as *staff.Person, list *List) error {
	if !l.changed(keyCode, keyStep, keyCoefficient, keyOver, keyPaidSince) {
		return nil
	}
	step, _ := strconv.Atoi(l.keep[keyStep])
	over, _ := strconv.Atoi(l.keep[keyOver])
	since := l.when(keyPaidSince)
	coefficient := list.rules.Coefficient(l.keep[keyCode], step, since.First())
	if l.keep[keyCoefficient] != "" && (l.changed(keyCoefficient) || coefficient == 0) {
		var err error
		if coefficient, err = staff.ParseHundredths(l.keep[keyCoefficient]); err != nil {
			return err
		}
	}
	as.Grades = place(as.Grades, func(g *staff.Grade) *staff.Entry { return &g.Entry }, list.today, since, func(g *staff.Grade) {
		if g.Kind == "" {
			g.Kind = staff.GradeRegular
		}
		g.Code, g.Step, g.Coefficient, g.Over = l.keep[keyCode], step, coefficient, over
	})
	return nil
}

// training adds what the file does not have as the highest of its kind.
func (l *Line) training(as *staff.Person) {
	for _, kind := range trainings {
		field := ""
		if kind == staff.TrainProfessional {
			field = l.keep[keyField]
		}
		if l.changed(kind) || field != "" && l.changed(keyField) {
			as.Training = append(as.Training, staff.Training{Kind: kind, Level: l.keep[kind], Field: field})
		}
	}
}

// when is the first day of a dated row: of its own column, else of the next one that is filled.
func (l *Line) when(keys ...string) staff.When {
	for _, key := range keys {
		if l.keep[key] != "" {
			return staff.When(l.keep[key])
		}
	}
	return ""
}

func (l *List) unit(name string) int64 {
	for _, b := range l.tree.On(l.today) {
		if b.Name == name {
			return b.ID
		}
	}
	return 0
}

// place lets set change the row in force on a day, or a new one when there is none or since is later.
func place[T any](rows []T, entry func(*T) *staff.Entry, day office.Day, since staff.When, set func(*T)) []T {
	now := -1
	for i := range rows {
		if entry(&rows[i]).InForce(day) {
			now = i
		}
	}
	if now < 0 || since.First() > entry(&rows[now]).From.First() {
		rows = append(rows, *new(T))
		now = len(rows) - 1
	}
	if since != "" {
		entry(&rows[now]).From = since
	}
	set(&rows[now])
	return rows
}

// Title names a line for people.
func (l *Line) Title() string {
	return joined(" ", l.New[keyNumber], l.New[keyName])
}

// Seen is the state of the file that a line was compared with, "" for somebody new.
func (l *Line) Seen() string {
	if l.Person == nil {
		return ""
	}
	return fmt.Sprintf("%d/%d", l.Person.ID, l.Person.Version)
}
