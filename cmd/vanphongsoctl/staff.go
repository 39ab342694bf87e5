package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"vanphongso/app/boot"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffCommands are the files of the office's people. WHO is a number of staff, an identity number or words of a name that
// only one person has. Writing, and reading restricted items, is for who works here as Tổ chức cán bộ: see settings.yaml.
// Lists in Excel are read by import staff.
type staffCommands struct {
	List      staffListCommand    `cmd:"" help:"List people, as of any day."`
	Show      staffShowCommand    `cmd:"" help:"Show a file, as of any day."`
	Add       staffAddCommand     `cmd:"" help:"Keep new files, one JSON object each, as show --json writes them."`
	Move      staffMoveCommand    `cmd:"" help:"Write what happened to people: appoint, transfer, leave, reward, classify, depart …"`
	Raises    staffRaisesCommand  `cmd:"" help:"List whose pay is to be raised."`
	Raise     staffRaiseCommand   `cmd:"" help:"Decide raises and write the decision as PDF."`
	UndoRaise staffUndoCommand    `cmd:"" help:"Take the raises of a decision back."`
	Remind    staffRemindCommand  `cmd:"" help:"List what is due: raises, retirement, terms, contracts, certificates, birthdays …"`
	Paper     staffPaperCommand   `cmd:"" help:"Draw a paper about people as PDF."`
	Export    staffExportCommand  `cmd:"" help:"Write the list as a workbook that import staff reads back."`
	TakeOut   staffTakeOutCommand `cmd:"" help:"Write all that is kept of a person as a zip file, at the person's request."`
	Org       staffOrgCommands    `cmd:"" help:"Units of the organisation."`
}

// who finds the one person that words name.
func who(p *program, opened *boot.Program, words string) (*staff.Person, error) {
	found, err := opened.Office.Personnel().Find(p.ctx, words)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 0:
		return nil, office.NotFound("Không có hồ sơ cán bộ nào của “%s”.", words)
	case len(found) > 1:
		var names []string
		for _, x := range found {
			names = append(names, x.Summary.Name+" ("+x.Summary.Number+")")
		}
		return nil, office.Refuse("Có nhiều người là “%s”: %s; hãy ghi số hiệu.", words, strings.Join(names, ", "))
	}
	return &found[0], nil
}

type staffListCommand struct {
	AsOf   string `help:"The list as it was on a day." placeholder:"D"`
	Search string `help:"Words of name, number, unit, post."`
	Unit   int64  `help:"Number of a unit, as org shows it; its parts too." placeholder:"N"`
	State  string `default:"serving" enum:"serving,coming,left,all" help:"serving, coming, left or all."`
	Sort   string `default:"name" help:"name, number, unit, coefficient, born, raise, retires, term_ends …"`
	Limit  int    `default:"500" help:"How many at most." placeholder:"N"`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run lists people.
func (c *staffListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		people, err := c.page(p, opened)
		if err != nil {
			return err
		}
		for i := range people {
			if err := p.tellPerson(&people[i], c.JSON); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *staffListCommand) page(p *program, opened *boot.Program) ([]staff.Person, error) {
	day, err := dayOr("as-of", c.AsOf, office.DayOf(opened.Office.Time()))
	if err != nil {
		return nil, err
	}
	q := office.Query{Text: c.Search, Sort: c.Sort, Limit: c.Limit, Filters: map[string][]string{}}
	if c.State != "all" {
		q.Filters["state"] = []string{c.State}
	}
	room := opened.Office.Personnel()
	if c.Unit != 0 {
		tree, err := room.Tree(p.ctx)
		if err != nil {
			return nil, err
		}
		q.Filters["unit_id"] = personnel.UnitFilter(tree, c.Unit, day)
	}
	if c.AsOf == "" {
		if _, err := room.Refresh(p.ctx); err != nil {
			return nil, err
		}
		return opened.Office.Store.Staff.Page(p.ctx, q)
	}
	roll, err := room.Roll(p.ctx, day)
	if err != nil {
		return nil, err
	}
	return roll.Page(p.ctx, q)
}

// tellPerson writes a person of a list.
func (p *program) tellPerson(x *staff.Person, asJSON bool) error {
	if asJSON {
		return p.writeJSON(struct {
			ID int64 `json:"id"`
			staff.Summary
		}{x.ID, x.Summary})
	}
	s := x.Summary
	p.say("%d\t%s\t%s\t%s\t%s\t%s\t%s/%d\t%s\t%s\t%s", x.ID, s.Number, s.Name, s.Born, s.Unit, s.Post, s.Code, s.Step, s.Coefficient, s.Raise, s.Retires)
	return nil
}

type staffShowCommand struct {
	Who     string `arg:"" help:"Whose file."`
	AsOf    string `help:"The file as it was in force on a day." placeholder:"D"`
	Private bool   `help:"With the restricted items; the look is recorded."`
	JSON    bool   `name:"json" help:"Write the file as JSON."`
}

// Run shows the file.
func (c *staffShowCommand) Run(p *program) error {
	day, err := dayOr("as-of", c.AsOf, "")
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		found, err := who(p, opened, c.Who)
		if err != nil {
			return err
		}
		read := opened.Office.Personnel().Person
		if c.Private {
			read = opened.Office.Personnel().Reveal
		}
		x, err := read(p.ctx, found.ID)
		if err != nil {
			return err
		}
		if day != "" {
			x = x.AsOf(day)
		}
		if c.JSON {
			return p.writeJSON(x)
		}
		return p.tellFile(x)
	})
}

// tellFile writes every change of a file on a line, the oldest first.
func (p *program) tellFile(x *staff.Person) error {
	if err := p.tellPerson(x, false); err != nil {
		return err
	}
	_, titles := staff.Titles()
	log, err := x.Log()
	for _, change := range log {
		p.say("%d\t%s\t%s\t%s\t%s\t%s", change.No, office.DayOf(change.At), change.Kind, titles[change.Table], change.Row, change.Reason)
	}
	return err
}

type staffAddCommand struct {
	File string `arg:"" help:"JSON file, - for standard input."`
	JSON bool   `name:"json" help:"Write who was kept as JSON."`
}

// Run keeps the files.
func (c *staffAddCommand) Run(p *program) error {
	in := p.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return office.Unavailable(err, "Không mở được tệp %s.", c.File)
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	return p.open(func(opened *boot.Program) error {
		decoder := json.NewDecoder(in)
		for {
			as := &staff.Person{Private: &staff.Private{}}
			err := decoder.Decode(as)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return office.Invalid("file", "Tệp không phải là JSON của hồ sơ cán bộ: %v.", err)
			}
			saved, err := opened.Office.Personnel().Employ(p.ctx, as)
			if err != nil {
				return err
			}
			if err := p.tellPerson(saved, c.JSON); err != nil {
				return err
			}
		}
	})
}

type staffExportCommand struct {
	AsOf   string `help:"The list as it was on a day." placeholder:"D"`
	Reason string `required:"" help:"Why full numbers leave the program; it is recorded."`
	Out    string `required:"" help:"Workbook to write." placeholder:"F.xlsx" type:"path"`
}

// Run writes the workbook.
func (c *staffExportCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		day, err := dayOr("as-of", c.AsOf, office.DayOf(opened.Office.Time()))
		if err != nil {
			return err
		}
		var book bytes.Buffer
		if err := opened.Office.Personnel().Export(p.ctx, &book, day, c.Reason); err != nil {
			return err
		}
		return p.deliver(c.Out, book.Bytes())
	})
}

type staffTakeOutCommand struct {
	Who     string `arg:"" help:"Whose record."`
	Request string `required:"" help:"Who asked for it, and when; it is recorded."`
	Out     string `required:"" help:"Zip file to write." placeholder:"F.zip" type:"path"`
}

// Run writes the record.
func (c *staffTakeOutCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x, err := who(p, opened, c.Who)
		if err != nil {
			return err
		}
		var file bytes.Buffer
		if err := opened.Office.Personnel().TakeOut(p.ctx, &file, x.ID, c.Request); err != nil {
			return err
		}
		return p.deliver(c.Out, file.Bytes())
	})
}
