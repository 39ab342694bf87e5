package personnel

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// copyOf returns a file that shares nothing with x.
func copyOf(x *staff.Person) (*staff.Person, error) {
	text, err := json.Marshal(x)
	if err != nil {
		return nil, err
	}
	fresh := new(staff.Person)
	return fresh, json.Unmarshal(text, fresh)
}

// Person returns the file without its restricted items. Error: office.CodeNotFound.
func (p *Personnel) Person(ctx context.Context, id int64) (*staff.Person, error) {
	return p.office.Store.Staff.Get(ctx, id)
}

// Reveal returns the whole file for the personnel officer, and records in the audit chain who read it. Nothing is returned
// that could not be recorded. Errors: office.CodeRefused for everybody else, CodeNotFound.
func (p *Personnel) Reveal(ctx context.Context, id int64) (*staff.Person, error) {
	if err := p.looked(ctx, ActView, []int64{id}, ""); err != nil {
		return nil, err
	}
	return p.office.Store.Staff.Whole(ctx, id)
}

// RevealInSheet records that the full numbers of people leave the program in a file, and why.
func (p *Personnel) RevealInSheet(ctx context.Context, ids []int64, reason string) error {
	return p.looked(ctx, ActExport, ids, reason)
}

// looked records a look at each of the files, all in one transaction.
func (p *Personnel) looked(ctx context.Context, action string, ids []int64, reason string) error {
	return p.update(ctx, action, func(d *desk) error {
		for _, id := range ids {
			if err := d.looked(id, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

// looked records a look at a file; the action of the transaction says which.
func (d *desk) looked(id int64, reason string) error {
	return d.personnel.office.Store.Staff.Look(d.tx, id, reason)
}

// Blank is a new person's file before anything is typed: the details, a tenure and the restricted tables are there.
func (p *Personnel) Blank() *staff.Person {
	return &staff.Person{
		File: staff.File{
			Details: []staff.Details{{Ethnicity: staff.Majority}},
			Tenures: []staff.Tenure{{Entry: staff.Entry{From: staff.On(p.today())}, Kind: "Công chức"}},
		},
		Private: &staff.Private{},
	}
}

// Employ keeps the file of a new person. as is what was typed, rows without numbers. Errors: office.CodeInvalid with the field
// table.number.field, CodeExists when somebody else has the number or the identity number.
func (p *Personnel) Employ(ctx context.Context, as *staff.Person) (*staff.Person, error) {
	if err := p.hasFiles(as); err != nil {
		return nil, err
	}
	var saved *staff.Person
	err := p.update(ctx, ActEmploy, func(d *desk) (err error) {
		saved, err = d.employ(as)
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// employ keeps a new file in the running transaction.
func (d *desk) employ(as *staff.Person) (*staff.Person, error) {
	x := &staff.Person{Private: &staff.Private{}}
	err := revise(x, "", d.occasion(), func(fresh *staff.Person) error {
		fresh.File, fresh.Private = as.File, as.Private
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := d.units(x); err != nil {
		return nil, err
	}
	return x, d.save(x)
}

// Revise makes the file say what as says: what is new is added, what differs is corrected, what is missing is withdrawn. What
// changes the past needs a reason. Restricted items stay as they are when as has none. Errors: office.CodeInvalid with the
// field ("reason" or table.number.field), CodeRefused when nothing differs, CodeStale when somebody else saved the file since
// the version of as.
func (p *Personnel) Revise(ctx context.Context, as *staff.Person, reason string) (*staff.Person, error) {
	if err := p.hasFiles(as); err != nil {
		return nil, err
	}
	return p.Change(ctx, core.Seen{ID: as.ID, Version: as.Version}, ActRevise, reason, func(x *staff.Person) error {
		x.File = as.File
		if as.Private != nil {
			x.Private = as.Private
		}
		return nil
	})
}

// Change lets fn change a copy of the file, with its restricted items, and makes the file say what the copy says, in one
// transaction whose audit record bears the action. Errors: as Revise.
func (p *Personnel) Change(ctx context.Context, seen core.Seen, action, reason string, fn func(as *staff.Person) error) (*staff.Person, error) {
	var saved *staff.Person
	err := p.update(ctx, action, func(d *desk) (err error) {
		if saved, err = d.revise(seen, reason, fn); err != nil {
			return err
		}
		return d.units(saved)
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// units refuses a file that names a unit which is not there.
func (d *desk) units(x *staff.Person) error {
	for _, a := range staff.Holding(x.Assignments) {
		if d.tree.Get(a.UnitID) == nil {
			return office.Invalid("assignments.0.unit_id", "Đơn vị số %d không có trong cơ cấu tổ chức.", a.UnitID)
		}
	}
	return nil
}

// hasFiles refuses a file whose photographs or attachments were not kept with core.Office.AddFile.
func (p *Personnel) hasFiles(as *staff.Person) error {
	for _, f := range as.Files() {
		if !p.office.Blobs.Has(f.SHA256) {
			return office.Refuse("Tệp “%s” chưa được lưu; hãy thêm lại tệp này.", f.Name)
		}
	}
	return nil
}

// Find returns who has the text as number of staff or identity number, else the people whose name has all its words; several
// when it is not clear who is meant.
func (p *Personnel) Find(ctx context.Context, text string) ([]staff.Person, error) {
	text = strings.TrimSpace(viet.NFC(text))
	for _, field := range []string{"number", "id_number"} {
		found, err := p.office.Store.Staff.Page(ctx, office.Query{Filters: map[string][]string{field: {text}}, Limit: 2})
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	found, err := p.office.Store.Staff.Page(ctx, office.Query{Text: text, Sort: "name", Limit: 20})
	if err != nil {
		return nil, err
	}
	words := viet.Words(text)
	return slices.DeleteFunc(found, func(x staff.Person) bool {
		name := viet.Words(x.Summary.Name)
		return slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(name, word) })
	}), nil
}
