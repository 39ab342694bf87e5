// Package personnel are the use cases of the personnel officer (tổ chức cán bộ): people's files, the organisation, raises,
// reminders, papers, the list in Excel. Who has not the role reads files without their restricted items and writes nothing.
package personnel

import (
	"context"
	"sync"

	"vanphongso/app/work/core"
	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/store"
)

// Personnel are the use cases of staff.
type Personnel struct{ office *core.Office }

// New returns the use cases of staff in an office.
func New(o *core.Office) *Personnel { return &Personnel{o} }

// Role is who keeps people's files: the only one who reads restricted items and who writes.
const Role = "Tổ chức cán bộ"

// The actions of the audit records of files, beside those of moves.
const (
	ActEmploy  = "employ"  // a new file
	ActRevise  = "revise"  // the file was edited
	ActView    = "view"    // somebody read the restricted items
	ActExport  = "export"  // a file, or full numbers, left the program
	ActRefresh = "refresh" // a summary was worked out for a new day

	actUnit     = "organise"      // the organisation was changed
	actMerge    = "merge-units"   // units went into another
	actDissolve = "dissolve-unit" // a unit ended
	actRaise    = "raise"         // a decision on raises
	actUndo     = "undo-raise"    // such a decision was taken back
	actIssue    = "issue"         // a paper
)

// shipped are the rules that come with the program, read once.
var shipped = sync.OnceValues(catalogue.Staff)

// Rules returns the rules about staff. They are shared: nobody changes them.
func (p *Personnel) Rules() (*staff.Rules, error) { return shipped() }

// MayReveal says whether who works here may read restricted items and write files.
func (p *Personnel) MayReveal() bool { return p.office.Who().Role == Role }

// officer refuses everybody but the personnel officer.
func (p *Personnel) officer() error {
	if p.MayReveal() {
		return nil
	}
	return office.Refuse("Chỉ người có vai trò %s mới làm được việc này; hãy chọn vai trò trong Thiết lập.", Role)
}

// today is the day it is.
func (p *Personnel) today() office.Day { return office.DayOf(p.office.Time()) }

// Tree returns the whole organisation, also what has ended.
func (p *Personnel) Tree(ctx context.Context) (staff.Tree, error) {
	return p.office.Store.OrganisationUnits.Tree(ctx)
}

// desk is what files are written with inside a transaction.
type desk struct {
	personnel *Personnel
	tx        *store.Tx
	rules     *staff.Rules
	tree      staff.Tree
}

// update runs fn in one transaction of the personnel officer. Error: office.CodeRefused for everybody else.
func (p *Personnel) update(ctx context.Context, action string, fn func(d *desk) error) error {
	if err := p.officer(); err != nil {
		return err
	}
	return p.write(ctx, action, fn)
}

// write is update for what needs no right: nothing of a file is told or changed by it.
func (p *Personnel) write(ctx context.Context, action string, fn func(d *desk) error) error {
	rules, err := p.Rules()
	if err != nil {
		return err
	}
	return p.office.Update(ctx, action, func(tx *store.Tx) error {
		tree, err := p.office.Store.OrganisationUnits.TreeIn(tx)
		if err != nil {
			return err
		}
		return fn(&desk{p, tx, rules, tree})
	})
}

// occasion is when and by whom a file is changed.
func (d *desk) occasion() staff.Occasion {
	return staff.Occasion{At: d.tx.At(), By: d.personnel.office.Who().Name}
}

// save keeps a file with its summary worked out anew.
func (d *desk) save(x *staff.Person) error {
	return d.personnel.office.Store.Staff.Save(d.tx, x, d.rules, d.tree)
}

// revise lets fn say what a file is to say, and saves it. The restricted items are there.
func (d *desk) revise(seen core.Seen, reason string, fn func(as *staff.Person) error) (*staff.Person, error) {
	x, err := d.personnel.office.Store.Staff.LoadSeen(d.tx, seen.ID, seen.Version)
	if err != nil {
		return nil, err
	}
	if err := revise(x, reason, d.occasion(), fn); err != nil {
		return nil, err
	}
	return x, d.save(x)
}

// revise lets fn change a copy of the file and makes the file say what the copy says.
func revise(x *staff.Person, reason string, o staff.Occasion, fn func(as *staff.Person) error) error {
	as, err := copyOf(x)
	if err != nil {
		return err
	}
	if err := fn(as); err != nil {
		return err
	}
	core.Compose(as)
	return x.Revise(as, reason, o)
}
