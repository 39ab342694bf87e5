package work

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// The kinds of lists that are read from Excel.
const (
	ImportProcedures = "procedures"
	ImportCalendar   = "calendar" // days off and make-up days
	ImportDossiers   = "dossiers" // those of the province's one-stop system

	ImportIncoming       = "incoming" // older books of documents, with the numbers that they have there
	ImportOutgoing       = "outgoing"
	ImportCorrespondents = "correspondents"

	ImportStaff = "staff" // the office's people
)

// Fates of an imported row.
const (
	FateNew     = "new"
	FateChanged = "changed"
	FateSame    = "same"
	FateSkipped = "skipped" // belongs to nothing here, Reason says why
	FateError   = "error"
	FateRefused = "refused" // when it was to be written: the record had changed since the preview
)

// Imports is the work with Excel lists: what would become of each row is shown before anything is written.
type Imports struct{ office *Office }

// Imports returns the use cases of reading Excel lists.
func (o *Office) Imports() *Imports { return &Imports{o} }

// ImportOrder says what is to be read.
type ImportOrder struct {
	Kind    string
	Path    string
	Mapping map[string]string // column key → title in the file, where the program does not find it by itself, or NoColumn
	From    office.Day        // ImportProcedures: first day of the new versions
}

// ImportPlan is what would become of each row of a file.
type ImportPlan struct {
	Order   ImportOrder    `json:"-"`
	Columns []ImportColumn `json:"columns"`
	Titles  []string       `json:"-"` // of the file's header row
	Rows    []ImportRow    `json:"rows"`
}

// ImportColumn is a column that the program understands.
type ImportColumn struct {
	Key      string `json:"key"`
	Title    string `json:"title"`
	Required bool   `json:"required"`
	From     string `json:"from"` // its title in the file, empty when the file has none
}

// ImportRow is one row of the file and what would become of it.
type ImportRow struct {
	Row    int          `json:"row"` // in the sheet, from 1
	Fate   string       `json:"fate"`
	Reason string       `json:"reason"` // Vietnamese: what is wrong, or what changes
	Key    string       `json:"key"`    // what the record is known by: code, day
	Cells  []ImportCell `json:"cells"`  // those that the file fills in

	read sheet.Row
	seen string // state of the record that the row was compared with, "" for none
}

// ImportCell is a value as it is kept and as the file has it.
type ImportCell struct {
	Column string `json:"column"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// Changed says whether the file has another value.
func (c ImportCell) Changed() bool { return c.Old != c.New }

// importer reads one kind of list.
type importer interface {
	headings() []sheet.Heading
	// load reads what rows are compared with, as it is now.
	load(ctx context.Context) error
	// key is what the record of a row is known by.
	key(r sheet.Row) string
	// judge fills in a row's cells, fate and what it was compared with. An error is what is wrong with the row.
	judge(ctx context.Context, r sheet.Row, row *ImportRow) error
	// write keeps a row that was judged since load.
	write(tx *store.Tx, row *ImportRow) error
	// done is called after the last row.
	done(tx *store.Tx) error
}

// guarded is an importer of what may be forbidden to keep: of a row that guard refuses nothing stays, in no list and no file.
type guarded interface{ guard(r sheet.Row) error }

func (i *Imports) importer(o ImportOrder) (importer, error) {
	switch o.Kind {
	case ImportProcedures:
		return &procedureImport{catalogue: i.office.Catalogue(), from: o.From}, nil
	case ImportCalendar:
		return &calendarImport{office: i.office}, nil
	case ImportDossiers:
		return &dossierImport{desk: i.office.Desk()}, nil
	case ImportIncoming:
		return &incomingImport{oldBooks: oldBooks{office: i.office}}, nil
	case ImportOutgoing:
		return &outgoingImport{oldBooks: oldBooks{office: i.office}}, nil
	case ImportCorrespondents:
		return &correspondentImport{office: i.office}, nil
	case ImportStaff:
		return &staffImport{office: i.office}, nil
	}
	return nil, office.Invalid("kind", "Không nạp được danh sách loại “%s”.", o.Kind)
}

// Preview reads an Excel list and says what would become of each row. Nothing is saved. When required columns are not
// found the error is office.CodeInvalid on "file", and the plan still has columns and titles, so that Mapping can be given.
func (i *Imports) Preview(ctx context.Context, o ImportOrder) (*ImportPlan, error) {
	reader, err := i.importer(o)
	if err != nil {
		return nil, err
	}
	plan := &ImportPlan{Order: o}
	headings := mapped(reader.headings(), o.Mapping)
	if plan.Titles, err = sheet.Header(o.Path, headings); err != nil {
		return nil, err
	}
	plan.Columns = columnsOf(reader.headings(), headings, plan.Titles)
	if err := reader.load(ctx); err != nil {
		return nil, err
	}
	judge := judging{reader, plan, map[string]int{}}
	err = sheet.Read(o.Path, headings, func(r sheet.Row) error {
		plan.Rows = append(plan.Rows, judge.row(ctx, r))
		return ctx.Err()
	})
	return plan, err
}

// NoColumn is the mapping of a column that the file does not have, whatever its titles.
const NoColumn = "-"

// mapped puts the titles that a person chose in place of those the program knows.
func mapped(headings []sheet.Heading, mapping map[string]string) []sheet.Heading {
	list := slices.Clone(headings)
	for n, h := range list {
		switch title := mapping[h.Key]; {
		case title == NoColumn && !h.Required:
			list[n].Titles = nil
		case title != "" && title != NoColumn:
			list[n].Titles = []string{title}
		}
	}
	return list
}

// columnsOf are the columns by their usual names, with where the file has them.
func columnsOf(usual, headings []sheet.Heading, titles []string) []ImportColumn {
	columns := make([]ImportColumn, len(headings))
	for n, h := range headings {
		columns[n] = ImportColumn{Key: h.Key, Title: usual[n].Titles[0], Required: h.Required}
		for _, title := range titles {
			if columns[n].From == "" && h.Accepts(title) {
				columns[n].From = title
			}
		}
	}
	return columns
}

// judging says what would become of rows; seen are the rows of the file by their keys.
type judging struct {
	reader importer
	plan   *ImportPlan
	seen   map[string]int
}

func (j judging) row(ctx context.Context, r sheet.Row) ImportRow {
	if guard, is := j.reader.(guarded); is {
		if err := guard.guard(r); err != nil {
			return ImportRow{Row: r.Number, Fate: FateError, Reason: office.MessageOf(err), Cells: []ImportCell{}}
		}
	}
	row := ImportRow{Row: r.Number, Key: j.reader.key(r), Cells: []ImportCell{}, read: r}
	if earlier := j.seen[row.Key]; earlier != 0 && row.Key != "" {
		row.fail(fmt.Sprintf("mã %s đã có ở dòng %d", row.Key, earlier))
		row.Cells = j.plan.raw(r)
		return row
	}
	j.seen[row.Key] = r.Number
	if err := j.reader.judge(ctx, r, &row); err != nil {
		row.fail(office.MessageOf(err))
	}
	if len(row.Cells) == 0 {
		row.Cells = j.plan.raw(r)
	}
	if row.Fate == FateChanged && row.Reason == "" {
		row.Reason = "đổi " + strings.Join(j.plan.changed(row), ", ")
	}
	return row
}

// raw are the cells of a row that could not be judged, as the file has them.
func (p *ImportPlan) raw(r sheet.Row) []ImportCell {
	cells := []ImportCell{}
	for _, c := range p.Columns {
		if text := r.Get(c.Key); text != "" {
			cells = append(cells, ImportCell{Column: c.Key, New: text})
		}
	}
	return cells
}

// changed are the titles of the columns that a row changes.
func (p *ImportPlan) changed(row ImportRow) []string {
	var titles []string
	for _, c := range p.Columns {
		if slices.ContainsFunc(row.Cells, func(cell ImportCell) bool { return cell.Column == c.Key && cell.Changed() }) {
			titles = append(titles, strings.ToLower(c.Title))
		}
	}
	return titles
}

func (r *ImportRow) fail(reason string) { r.Fate, r.Reason = FateError, reason }

// compare sets the fate of a row by its cells; fresh is the reason of a new one.
func (r *ImportRow) compare(exists bool, fresh string) {
	switch {
	case !exists:
		r.Fate, r.Reason = FateNew, fresh
	case slices.ContainsFunc(r.Cells, ImportCell.Changed):
		r.Fate = FateChanged
	default:
		r.Fate, r.Reason = FateSame, "không đổi"
	}
}

// ImportResult is what came of writing a plan.
type ImportResult struct {
	Written int         `json:"written"`
	Refused []ImportRow `json:"refused"` // rows that were to be written but had changed since the preview
}

// errNothing ends a transaction in which no row was written.
var errNothing = errors.New("nothing written")

// Apply writes the new and changed rows of a plan in one transaction, or none. Each row is judged once more: one whose
// record has changed since the preview is refused with the reason, and the others are written.
func (i *Imports) Apply(ctx context.Context, plan *ImportPlan) (ImportResult, error) {
	var result ImportResult
	reader, err := i.importer(plan.Order)
	if err != nil {
		return result, err
	}
	if plan.Order.Kind == ImportProcedures && plan.Order.From.Time().IsZero() {
		return result, office.Invalid("from", "Chưa chọn ngày bắt đầu áp dụng của danh mục.")
	}
	err = i.office.Update(ctx, "import "+plan.Order.Kind, func(tx *store.Tx) error {
		result = ImportResult{Refused: []ImportRow{}}
		if err := reader.load(ctx); err != nil { // nobody else writes now: what is read stays true
			return err
		}
		return i.apply(tx, reader, plan, &result)
	})
	if errors.Is(err, errNothing) {
		err = nil
	}
	if err != nil {
		return ImportResult{}, err
	}
	return result, nil
}

func (i *Imports) apply(tx *store.Tx, reader importer, plan *ImportPlan, result *ImportResult) error {
	for _, row := range plan.Rows {
		if row.Fate != FateNew && row.Fate != FateChanged {
			continue
		}
		again := judging{reader, plan, map[string]int{}}.row(tx.Context(), row.read)
		if again.seen != row.seen || again.Fate != row.Fate {
			row.Fate, row.Reason = FateRefused, "bản ghi đã thay đổi từ lúc xem trước: "+again.now()+"; hãy xem trước lại dòng này"
			result.Refused = append(result.Refused, row)
			continue
		}
		if err := reader.write(tx, &again); err != nil {
			return err
		}
		result.Written++
	}
	if result.Written == 0 {
		return errNothing
	}
	return reader.done(tx)
}

// now says what would become of the row by now.
func (r *ImportRow) now() string {
	switch r.Fate {
	case FateNew:
		return "nay chưa có trong sổ"
	case FateChanged:
		return "nay có nội dung khác"
	case FateSame:
		return "nay đã giống như trong tệp"
	}
	return r.Reason
}

// Rest writes the rows that were not taken as a workbook, with the reason of each and what the file had: to be mended and
// read again.
func (i *Imports) Rest(w io.Writer, plan *ImportPlan, rows []ImportRow) error {
	columns := []sheet.Column{{Title: "Dòng", Kind: sheet.Number, Width: 8}, {Title: "Lý do", Width: 60}}
	for _, c := range plan.Columns {
		columns = append(columns, sheet.Column{Title: c.Title, Width: 24})
	}
	return sheet.Write(w, "Dòng không nạp", columns, func(yield func([]any) bool) {
		for _, row := range rows {
			cells := []any{row.Row, row.Reason}
			for _, c := range plan.Columns {
				cells = append(cells, row.read.Get(c.Key))
			}
			if !yield(cells) {
				return
			}
		}
	})
}

// Template writes a workbook to hand out: an empty list with the columns that it may have, and behind it a sheet that tells
// what goes into each, with examples. Read untouched it brings nothing.
func (i *Imports) Template(w io.Writer, kind string) error {
	reader, err := i.importer(ImportOrder{Kind: kind})
	if err != nil {
		return err
	}
	headings, examples := reader.headings(), examplesOf(kind)
	var columns []sheet.Column
	for _, h := range headings {
		columns = append(columns, sheet.Column{Title: h.Titles[0], Kind: h.Kind, Width: max(14, len([]rune(h.Titles[0]))+4)})
	}
	list := sheet.List{Name: "Mẫu", Columns: columns, Rows: func(func([]any) bool) {}}
	return sheet.WriteLists(w, list, guideTo(headings, examples))
}

// guideTo is the sheet that explains the columns of a list, one a row: there Read takes none for the list itself.
func guideTo(headings []sheet.Heading, examples []map[string]string) sheet.List {
	columns := []sheet.Column{{Title: "Tên cột", Width: 24}, {Title: "Bắt buộc", Width: 10}, {Title: "Tên khác cũng được", Width: 50}}
	for range examples {
		columns = append(columns, sheet.Column{Title: "Ví dụ", Width: 44})
	}
	return sheet.List{Name: "Hướng dẫn", Columns: columns, Rows: func(yield func([]any) bool) {
		for _, h := range headings {
			row := []any{h.Titles[0], map[bool]string{true: "x"}[h.Required], strings.Join(h.Titles[1:], "; ")}
			for _, example := range examples {
				row = append(row, example[h.Key])
			}
			if !yield(row) {
				return
			}
		}
	}}
}

// examplesOf are records as a list of the kind has them, by the keys of its columns.
func examplesOf(kind string) []map[string]string {
	switch kind {
	case ImportProcedures:
		return []map[string]string{exampleProcedure()}
	case ImportCalendar:
		return []map[string]string{
			{"day": "01/01/2027", "kind": "Nghỉ", "reason": "Tết Dương lịch", "verified": "x"},
			{"day": "09/01/2027", "kind": "Làm bù", "reason": "Làm bù cho ngày nghỉ hoán đổi"},
		}
	case ImportDossiers:
		return []map[string]string{exampleDossier}
	case ImportIncoming:
		return []map[string]string{exampleIncoming}
	case ImportOutgoing:
		return []map[string]string{exampleOutgoing}
	case ImportCorrespondents:
		return []map[string]string{exampleCorrespondent}
	case ImportStaff:
		return []map[string]string{personnel.ListExample()}
	}
	return nil
}
