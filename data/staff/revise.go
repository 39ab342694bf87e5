package staff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
)

// The kinds of changes of a file.
const (
	ChangeAdd      = "add"
	ChangeEnd      = "end"      // a row got its last day
	ChangeCorrect  = "correct"  // a row about the past was wrong: another stands for it
	ChangeWithdraw = "withdraw" // a row was wrong and nothing stands for it
)

// Change is one thing that was done to a file.
type Change struct {
	No     int             `json:"no"` // counts the changes of a file up
	At     time.Time       `json:"at"`
	By     string          `json:"by"`
	Kind   string          `json:"kind"`
	Table  string          `json:"table"`
	Was    int             `json:"was,omitempty"` // the row that was ended, corrected or withdrawn
	Reason string          `json:"reason,omitempty"`
	Row    json.RawMessage `json:"row,omitempty"` // what was written; nothing for a withdrawal
}

// shortest is how many letters a reason has at least.
const shortest = 5

// revision is one saving of a file.
type revision struct {
	occasion Occasion
	reason   string
	last     int
	changes  int
	past     bool // something was corrected or withdrawn
}

// Revise makes the file say what as says: rows without a number are added, rows that differ are corrected by new ones, and
// rows that as does not have are withdrawn. A row that only gets an end is ended. Where a person has one of a kind at a
// time, a new row ends the open one before it. Rows that no longer hold are not looked at, and the restricted tables only
// when both files have them. What changes the past needs a reason of some letters. A file that is refused stays as it was.
// Errors: office.CodeInvalid with the field ("reason" or table.number.field), CodeRefused when nothing differs.
func (p *Person) Revise(as *Person, reason string, o Occasion) error {
	next := p.copy()
	wanted := as.copy()
	if wanted.Private == nil && next.Private != nil {
		wanted.Private = next.Private
	}
	if next.Private == nil {
		next.Private = &Private{}
	}
	if wanted.Private == nil {
		wanted.Private = &Private{}
	}
	r := &revision{
		occasion: Occasion{At: o.At.UTC().Truncate(time.Second), By: o.By}, reason: strings.TrimSpace(reason), last: p.Last,
	}
	if err := r.all(next.tables(), wanted.tables()); err != nil {
		return err
	}
	next.Last = r.last
	if err := next.Validate(); err != nil {
		return err
	}
	if r.changes == 0 {
		return office.Refuse("Chưa sửa gì trong hồ sơ của %s.", next.Name(office.DayOf(o.At)))
	}
	*p = *next
	return nil
}

// all revises every table.
func (r *revision) all(tables, as []table) error {
	for i, t := range tables {
		if err := t.revise(as[i], r); err != nil {
			return err
		}
	}
	if r.past && len([]rune(r.reason)) < shortest {
		return office.Invalid("reason", "Sửa điều đã ghi trong hồ sơ thì phải ghi rõ lý do, ít nhất %d chữ.", shortest)
	}
	return nil
}

// next counts a change.
func (r *revision) next() int {
	r.changes++
	r.last++
	return r.last
}

func (r *revision) addition(e *Entry) Entry {
	fresh := e.what()
	fresh.No, fresh.At, fresh.By = r.next(), r.occasion.At, r.occasion.By
	return fresh
}

// correction is the entry of the row that stands for old.
func (r *revision) correction(old, fresh *Entry, onlyEnds bool) Entry {
	e := r.addition(fresh)
	e.Corrects = old.No
	if !onlyEnds {
		e.Reason, r.past = r.reason, true
	}
	return e
}

// ending is how a row ends for which another stands.
func (r *revision) ending(by *Entry) *Ending {
	return &Ending{No: by.No, At: by.At, By: by.By, Reason: by.Reason}
}

func (r *revision) withdrawal(*Entry) *Ending {
	r.past = true
	return &Ending{No: r.next(), At: r.occasion.At, By: r.occasion.By, Reason: r.reason}
}

// Log returns all changes of the file, the oldest first; those of restricted tables only when the reader has them. Replay
// makes the file of them again.
func (p *Person) Log() ([]Change, error) { return logOf(p.tables()) }

// logOf reads the changes of tables out of their rows.
func logOf(tables []table) ([]Change, error) {
	var log []Change
	for _, t := range tables {
		for i, e := range t.entries() {
			text, err := t.text(i)
			if err != nil {
				return nil, err
			}
			log = append(log, Change{No: e.No, At: e.At, By: e.By, Kind: e.kind(), Table: t.name(), Was: e.Corrects, Reason: e.Reason, Row: text})
			if e.Ended != nil && !replaced(t, e) {
				log = append(log, Change{No: e.Ended.No, At: e.Ended.At, By: e.Ended.By, Kind: ChangeWithdraw, Table: t.name(), Was: e.No, Reason: e.Ended.Reason})
			}
		}
	}
	slices.SortFunc(log, func(a, b Change) int { return a.No - b.No })
	return log, nil
}

func (e *Entry) kind() string {
	switch {
	case e.Corrects == 0:
		return ChangeAdd
	case e.Reason == "":
		return ChangeEnd
	}
	return ChangeCorrect
}

// replaced says whether another row stands for e.
func replaced(t table, e *Entry) bool {
	return slices.ContainsFunc(t.entries(), func(other *Entry) bool { return other.No == e.Ended.No })
}

// Replay makes a file of its changes. It has neither ID nor version nor summary.
func Replay(log []Change) (*Person, error) {
	p := &Person{Private: &Private{}}
	tables := map[string]table{}
	for _, t := range p.tables() {
		tables[t.name()] = t
	}
	for _, c := range log {
		t, known := tables[c.Table]
		if !known {
			return nil, fmt.Errorf("staff: no table %q", c.Table)
		}
		for _, e := range t.entries() {
			if c.Was != 0 && e.No == c.Was {
				e.Ended = &Ending{No: c.No, At: c.At, By: c.By, Reason: c.Reason}
			}
		}
		if c.Row != nil {
			if err := t.take(c.Row); err != nil {
				return nil, err
			}
		}
		p.Last = max(p.Last, c.No)
	}
	return p, nil
}

// Keeps refuses the file when it has lost or changed anything that was written in it before.
func (p *Person) Keeps(before *Person) error {
	if before.Private != nil && p.Private == nil {
		return office.Refuse("Hồ sơ của %s thiếu các mục hạn chế nên không lưu được; hãy mở lại hồ sơ.", p.Summary.Name)
	}
	was, err := before.Log()
	if err != nil {
		return err
	}
	is, err := p.Log()
	if err != nil {
		return err
	}
	return keeps(was, is, p.Summary.Name)
}

// keeps refuses a log that does not begin with an earlier one.
func keeps(was, is []Change, whose string) error {
	for i, c := range was {
		if i >= len(is) || c.No != is[i].No || c.Kind != is[i].Kind || c.Was != is[i].Was || !bytes.Equal(c.Row, is[i].Row) {
			return office.Refuse("Điều đã ghi trong hồ sơ của %s không được sửa hay xóa; hãy đính chính bằng dòng mới.", whose)
		}
	}
	return nil
}

// Files returns all files of the rows, also of those that no longer hold, and the photographs.
func (p *Person) Files() []office.File {
	var all []office.File
	for _, t := range p.tables() {
		for _, e := range t.entries() {
			all = append(all, e.Decision.Files...)
		}
	}
	for _, d := range p.Details {
		all = append(all, d.Photo...)
	}
	return all
}

// Validate checks every row that holds, and that there are details and a time in this office. It returns the first
// trouble, an *office.Error whose field is table.number.field.
func (p *Person) Validate() error {
	if len(Holding(p.Details)) == 0 {
		return office.Invalid("details.0.name", "Hãy ghi lý lịch: họ và tên, ngày sinh, giới tính.")
	}
	for _, t := range p.tables() {
		if err := t.validate(); err != nil {
			return err
		}
	}
	if len(Holding(p.Tenures)) == 0 {
		return office.Invalid("tenures.0.from", "Hãy ghi ngày bắt đầu công tác tại cơ quan.")
	}
	return nil
}
