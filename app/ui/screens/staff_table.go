package screens

import (
	"cmp"
	"slices"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffTable is one of the tables of a file: how its rows are shown, typed and written. Its methods are functions, for each
// table has rows of its own kind.
type staffTable struct {
	name, title string // title in Vietnamese
	private     bool
	columns     []kit.GridColumn
	fields      []kit.Field // those of the kind, then when, the decision and a note
	rows        func(x *staff.Person) []staffRow
	// text is a row in a line, also one that no longer holds.
	text func(x *staff.Person, no int) string
	// starts are what stands in the form: of a row, or of a new one for number 0.
	starts func(x *staff.Person, no int) map[string]string
	// write puts what was typed into the file: into a row, or a new one for number 0.
	write func(as *staff.Person, no int, values map[string]string, files []office.File) error
	// end gives a row its last day; drop takes it out.
	end  func(as *staff.Person, no int, last staff.When)
	drop func(as *staff.Person, no int)
}

// staffRow is a row as the page shows it.
type staffRow struct {
	staff.Entry
	cells []string
	pairs []kit.Pair // everything that is set
}

// over says whether another row stands for it, or it was withdrawn, because it was wrong. A row that only got its end is not
// told twice.
func (r *staffRow) over() bool { return r.Ended != nil && r.Ended.Reason != "" }

// told says whether the page shows the row at all.
func (r *staffRow) told() bool { return r.Holds() || r.over() }

// rowField is a field of a row; with a width it is a column too.
type rowField[T any] struct {
	register.Field[T]
	width, weight float32
}

// inList makes a field a column.
func inList[T any](width, weight float32, f register.Field[T]) rowField[T] {
	return rowField[T]{f, width, weight}
}

// unlisted is a field that only the form and the pane show.
func unlisted[T any](f register.Field[T]) rowField[T] { return rowField[T]{Field: f} }

// rowTimes say what the days of the rows of a table are called; an empty name is a day that they do not have.
type rowTimes struct{ from, to string }

// tableRows is how a table is reached.
type tableRows[T any] struct {
	name  string
	rows  func(x *staff.Person) *[]T
	entry func(r *T) *staff.Entry
	times rowTimes
	today func() office.Day
	blank func(x *staff.Person) T // what a new row begins with; nil = nothing
}

// tableOf makes a table of its fields.
func tableOf[T any](t tableRows[T], fields ...rowField[T]) staffTable {
	_, titles := staff.Titles()
	made := staffTable{name: t.name, title: titles[t.name], private: strings.HasPrefix(t.name, "private.")}
	for _, f := range fields {
		if f.width > 0 {
			made.columns = append(made.columns, kit.GridColumn{Key: f.Key, Title: kit.T(f.Label), Width: f.width, Weight: f.weight})
		}
		made.fields = append(made.fields, t.formField(f.Field))
	}
	made.columns = append(made.columns, t.times.columns()...)
	made.fields = append(made.fields, entryFields(t.times, t.today)...)
	made.rows = func(x *staff.Person) []staffRow { return t.shown(x, fields) }
	made.text = func(x *staff.Person, no int) string { return t.text(x, no, fields) }
	made.starts = func(x *staff.Person, no int) map[string]string { return t.starts(x, no, fields) }
	made.write = func(as *staff.Person, no int, values map[string]string, files []office.File) error {
		return t.write(as, no, fields, values, files)
	}
	made.end = func(as *staff.Person, no int, last staff.When) {
		if r := t.find(as, no); r != nil {
			t.entry(r).To = last
		}
	}
	made.drop = func(as *staff.Person, no int) {
		rows := t.rows(as)
		*rows = slices.DeleteFunc(slices.Clone(*rows), func(r T) bool { return t.entry(&r).No == no })
	}
	return made
}

// formField is a field of the row as the form draws it.
func (t tableRows[T]) formField(f register.Field[T]) kit.Field {
	return kit.Field{
		Key: f.Key, Label: kit.T(f.Label), Help: kit.T(f.Help), Hint: kit.T(f.Hint), Kind: f.Kind, Section: kit.T(f.Section), Required: f.Required, Half: f.Half,
		Rows: f.Rows, Free: f.Free, Options: f.Options, Search: f.Search, Check: f.Check,
	}
}

// columns are when a row is in force, what it rests on and how it stands.
func (t rowTimes) columns() []kit.GridColumn {
	var list []kit.GridColumn
	if t.from != "" {
		list = append(list, kit.GridColumn{Key: "from", Title: kit.T(t.from), Width: 92})
	}
	if t.to != "" {
		list = append(list, kit.GridColumn{Key: "to", Title: kit.T(t.to), Width: 92})
	}
	return append(list, kit.GridColumn{Key: "decision", Title: kit.T("Quyết định"), Width: 88})
}

// entryFields ask when a row is in force and what it rests on.
func entryFields(times rowTimes, today func() office.Day) []kit.Field {
	section := kit.T("Thời gian, căn cứ")
	var list []kit.Field
	when := func(key, label string) {
		if label != "" {
			list = append(list, kit.Field{Key: key, Label: kit.T(label), Half: true, Help: kit.T("dd/mm/yyyy, mm/yyyy hoặc năm"), Section: section, Check: checkWhen(today)})
		}
	}
	when("from", times.from)
	when("to", times.to)
	return append(list,
		kit.Field{Key: "decision.number", Label: kit.T("Số quyết định"), Half: true, Help: kit.T("văn bản, nếu có"), Section: section},
		kit.Field{Key: "decision.dated", Label: kit.T("Ngày ký"), Kind: kit.FieldDate, Half: true, Section: section},
		kit.Field{Key: "decision.by", Label: kit.T("Cơ quan ký"), Section: section},
		kit.Field{Key: "note", Label: kit.T("Ghi chú"), Section: section})
}

// shown are the rows that the page tells, the newest first.
func (t tableRows[T]) shown(x *staff.Person, fields []rowField[T]) []staffRow {
	var list []staffRow
	for i := range *t.rows(x) {
		r := &(*t.rows(x))[i]
		row := staffRow{Entry: *t.entry(r)}
		if !row.told() {
			continue
		}
		for _, f := range fields {
			value := fieldText(f.Field, r)
			row.pairs = append(row.pairs, kit.Pair{Label: kit.T(f.Label), Value: value})
			if f.width > 0 {
				row.cells = append(row.cells, value)
			}
		}
		row.times(t.times)
		list = append(list, row)
	}
	slices.SortStableFunc(list, func(a, b staffRow) int {
		return cmp.Or(-cmp.Compare(a.From.First(), b.From.First()), -cmp.Compare(a.No, b.No))
	})
	return list
}

// text is a row in a line: what the list shows of it, and since when.
func (t tableRows[T]) text(x *staff.Person, no int, fields []rowField[T]) string {
	for i := range *t.rows(x) {
		r := &(*t.rows(x))[i]
		if t.entry(r).No != no {
			continue
		}
		var parts []string
		for _, f := range fields {
			if f.width > 0 {
				parts = append(parts, fieldText(f.Field, r))
			}
		}
		from, to := t.entry(r).From.String(), t.entry(r).To.String()
		return joined(" · ", append(parts, joined(" – ", from, to))...)
	}
	return ""
}

// times adds when the row is in force and what it rests on.
func (r *staffRow) times(t rowTimes) {
	if t.from != "" {
		r.cells = append(r.cells, r.From.String())
		r.pairs = append(r.pairs, kit.Pair{Label: kit.T(t.from), Value: r.From.String()})
	}
	if t.to != "" {
		r.cells = append(r.cells, r.To.String())
		r.pairs = append(r.pairs, kit.Pair{Label: kit.T(t.to), Value: r.To.String()})
	}
	r.cells = append(r.cells, r.Decision.Number)
	r.pairs = append(r.pairs,
		kit.Pair{Label: kit.T("Quyết định"), Value: joined(" · ", r.Decision.Number, r.Decision.Dated.String(), r.Decision.By)},
		kit.Pair{Label: kit.T("Ghi chú"), Value: r.Note},
		kit.Pair{Label: kit.T("Người ghi"), Value: joined(" · ", r.By, fullTime(r.At))})
	if r.Corrected() {
		r.pairs = append(r.pairs, kit.Pair{Label: kit.T("Đính chính vì"), Value: r.Reason, Tone: kit.ToneSoon})
	}
	if r.over() {
		r.pairs = append(r.pairs, kit.Pair{Label: kit.T("Không còn đúng"), Value: joined(" · ", r.Ended.Reason, r.Ended.By, fullTime(r.Ended.At)), Tone: kit.ToneLate})
	}
}

// fieldText is the value of a field as people read it.
func fieldText[T any](f register.Field[T], r *T) string {
	value := f.Get(r)
	switch {
	case f.Name != nil:
		return f.Name(r)
	case f.Kind == kit.FieldChoice:
		return strings.TrimSpace(labelOf(f.Options, value))
	case f.Kind == kit.FieldDate:
		return office.Day(value).String()
	case f.Kind == kit.FieldMoney && value != "":
		return moneyOf(value).String()
	case f.Kind == kit.FieldCheck && value != "":
		return kit.T("có")
	}
	return value
}

// fresh is what a new row begins with.
func (t tableRows[T]) fresh(x *staff.Person) T {
	var blank T
	if t.blank != nil {
		blank = t.blank(x)
	}
	return blank
}

func (t tableRows[T]) starts(x *staff.Person, no int, fields []rowField[T]) map[string]string {
	fresh := t.fresh(x)
	r := t.find(x, no)
	if r == nil {
		r = &fresh
	}
	e := t.entry(r)
	values := map[string]string{
		"from": e.From.String(), "to": e.To.String(), "note": e.Note, "decision.number": e.Decision.Number, "decision.dated": string(e.Decision.Dated), "decision.by": e.Decision.By,
	}
	for _, f := range fields {
		values[f.Key] = f.Get(r)
	}
	return values
}

func (t tableRows[T]) write(as *staff.Person, no int, fields []rowField[T], values map[string]string, files []office.File) error {
	fresh := t.fresh(as)
	r := t.find(as, no)
	if r == nil {
		r = &fresh
	}
	for _, f := range fields {
		if err := f.Set(r, values[f.Key]); err != nil {
			return office.Invalid(f.Key, "%s", office.MessageOf(err))
		}
	}
	if err := writeEntry(t.entry(r), values, files, t.today()); err != nil {
		return err
	}
	if r == &fresh {
		*t.rows(as) = append(*t.rows(as), fresh)
	}
	return nil
}

// writeEntry takes over when a row is in force and what it rests on.
func writeEntry(e *staff.Entry, values map[string]string, files []office.File, today office.Day) error {
	from, err := whenOf(values["from"], today)
	if err != nil {
		return office.Invalid("from", "%s", office.MessageOf(err))
	}
	to, err := whenOf(values["to"], today)
	if err != nil {
		return office.Invalid("to", "%s", office.MessageOf(err))
	}
	e.From, e.To, e.Note = from, to, values["note"]
	e.Decision = staff.Decision{Number: values["decision.number"], Dated: office.Day(values["decision.dated"]), By: values["decision.by"], Files: files}
	return nil
}

// find returns a row that holds, nil for none.
func (t tableRows[T]) find(x *staff.Person, no int) *T {
	rows := *t.rows(x)
	for i := range rows {
		if e := t.entry(&rows[i]); no != 0 && e.No == no && e.Holds() {
			return &rows[i]
		}
	}
	return nil
}
