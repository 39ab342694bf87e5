package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// folderCommands are the folders of the office's work. A folder is named by its code and year.
type folderCommands struct {
	List   folderListCommand   `cmd:"" help:"List the folders of a year."`
	Open   folderOpenCommand   `cmd:"" help:"Open a folder; one that the list of files does not have is put into it first."`
	Add    folderAddCommand    `cmd:"" help:"Put documents into a folder."`
	Close  folderCloseCommand  `cmd:"" help:"Close a folder."`
	Reopen folderReopenCommand `cmd:"" help:"Open a closed folder again."`
	HandIn folderHandInCommand `cmd:"" help:"Hand a closed folder in to the archive."`
	Papers folderPapersCommand `cmd:"" help:"Write a paper of folders as PDF."`
}

// folderName says which folder is meant.
type folderName struct {
	Code string `arg:"" help:"Code of the folder: 01.VP."`
	Year int    `help:"Year of the list of files (default: this year)." placeholder:"YEAR"`
	JSON bool   `name:"json" help:"Write the folder as JSON."`
}

// yearOr is a year, this one when none was said.
func yearOr(year int) int {
	if year == 0 {
		return time.Now().In(office.Zone).Year()
	}
	return year
}

// find returns the folder. Error: office.CodeNotFound.
func (f *folderName) find(p *program, opened *boot.Program) (*document.Folder, error) {
	found, err := opened.Office.Store.Folders.Page(p.ctx, office.Query{Filters: map[string][]string{"year": {fmt.Sprint(yearOr(f.Year))}, "code": {f.Code}}})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Danh mục hồ sơ năm %d không có hồ sơ %s.", yearOr(f.Year), f.Code)
	}
	return opened.Office.Store.Folders.Get(p.ctx, found[0].ID)
}

// move makes a move with the folder and tells what it is then.
func (f *folderName) move(p *program, action string, given func(*boot.Program) (document.FolderGiven, error)) error {
	return p.open(func(opened *boot.Program) error {
		folder, err := f.find(p, opened)
		if err != nil {
			return err
		}
		g, err := given(opened)
		if err != nil {
			return err
		}
		moved, err := opened.Office.Registry().MoveFolder(p.ctx, folder.ID, folder.Version, action, g)
		if err != nil {
			return err
		}
		return p.tellFolder(moved, f.JSON)
	})
}

// tellFolder writes a folder on one line.
func (p *program) tellFolder(f *document.Folder, asJSON bool) error {
	if asJSON {
		return p.writeJSON(f)
	}
	p.say("%d\t%s\t%d\t%s\t%s\t%s", f.ID, f.Code, f.Year, f.Title, f.Keeper, f.State)
	return nil
}

type folderListCommand struct {
	Year   int    `help:"Only of this year." placeholder:"YEAR"`
	Search string `help:"Words to look for; marks do not matter." placeholder:"TEXT"`
	State  string `help:"Only in this state, by its Vietnamese name." placeholder:"STATE"`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run lists folders, oldest first.
func (c *folderListCommand) Run(p *program) error {
	q := office.Query{Text: c.Search, Filters: map[string][]string{}}
	if c.Year != 0 {
		q.Filters["year"] = []string{fmt.Sprint(c.Year)}
	}
	if c.State != "" {
		q.Filters["state"] = []string{c.State}
	}
	return p.open(func(opened *boot.Program) error {
		return eachOldestFirst(p.ctx, opened.Office.Store.Folders.Page, q, func(f document.Folder) int64 { return f.ID }, func(f document.Folder) error {
			return p.tellFolder(&f, c.JSON)
		})
	})
}

type folderOpenCommand struct {
	folderName
	Title     string `help:"Title."`
	Heading   string `help:"Part of the list of files that it stands in."`
	Keeper    string `help:"Who keeps it (default: who works here)." placeholder:"NAME"`
	Unit      string `help:"Unit of the keeper."`
	Retention int    `default:"10" help:"Years that it is kept; 0 is for ever."`
	Note      string `help:"Note."`
}

// Run opens the folder.
func (c *folderOpenCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		registry := opened.Office.Registry()
		folder, err := c.find(p, opened)
		if office.CodeOf(err) == office.CodeNotFound {
			folder = &document.Folder{
				Year: yearOr(c.Year), Code: c.Code, Title: c.Title, Heading: c.Heading, Keeper: c.Keeper, Unit: c.Unit, Retention: c.Retention, Note: c.Note,
			}
			if folder.Keeper == "" {
				folder.Keeper = opened.Office.Who().Name
			}
			err = registry.SaveFolder(p.ctx, folder)
		}
		if err != nil {
			return err
		}
		folder, err = registry.MoveFolder(p.ctx, folder.ID, folder.Version, document.ActOpen, document.FolderGiven{})
		if err != nil {
			return err
		}
		return p.tellFolder(folder, c.JSON)
	})
}

type folderAddCommand struct {
	folderName
	In    []int64  `help:"Incoming document, as list shows it; may be repeated." placeholder:"N"`
	Out   []int64  `help:"Outgoing document, as list shows it; may be repeated." placeholder:"N"`
	Other []string `help:"Another paper, by what it is; may be repeated." placeholder:"TEXT" sep:"none"`
}

// Run puts the documents in.
func (c *folderAddCommand) Run(p *program) error {
	return c.move(p, document.ActAdd, func(opened *boot.Program) (document.FolderGiven, error) {
		var g document.FolderGiven
		for _, id := range c.In {
			x, err := opened.Office.Store.Incoming.Get(p.ctx, id)
			if err != nil {
				return g, err
			}
			g.Items = append(g.Items, registry.ItemOfIncoming(x))
		}
		settings, err := opened.Office.Settings(p.ctx)
		if err != nil {
			return g, err
		}
		for _, id := range c.Out {
			x, err := opened.Office.Store.Outgoing.Get(p.ctx, id)
			if err != nil {
				return g, err
			}
			g.Items = append(g.Items, registry.ItemOfOutgoing(x, settings.Name))
		}
		for _, text := range c.Other {
			g.Items = append(g.Items, document.Item{Kind: document.ItemOther, Summary: text, Sheets: 1})
		}
		return g, nil
	})
}

type folderCloseCommand struct{ folderName }

// Run closes the folder.
func (c *folderCloseCommand) Run(p *program) error {
	return c.move(p, document.ActClose, func(*boot.Program) (document.FolderGiven, error) { return document.FolderGiven{}, nil })
}

type folderReopenCommand struct {
	folderName
	Reason string `required:"" help:"Why."`
}

// Run opens the folder again.
func (c *folderReopenCommand) Run(p *program) error {
	return c.move(p, document.ActReopen, func(*boot.Program) (document.FolderGiven, error) {
		return document.FolderGiven{Note: c.Reason}, nil
	})
}

type folderHandInCommand struct {
	folderName
	On       string `help:"Day (default: today)." placeholder:"D"`
	Giver    string `help:"Who hands it in (default: its keeper)." placeholder:"NAME"`
	Receiver string `help:"Who receives it in the archive." placeholder:"NAME"`
	Boxes    int    `help:"How many boxes." placeholder:"N"`
	Note     string `help:"Note."`
}

// Run hands the folder in.
func (c *folderHandInCommand) Run(p *program) error {
	on, err := dayOr("on", c.On, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	return c.move(p, document.ActHandIn, func(*boot.Program) (document.FolderGiven, error) {
		return document.FolderGiven{HandIn: document.HandIn{On: on, Giver: c.Giver, Receiver: c.Receiver, Boxes: c.Boxes, Note: c.Note}}, nil
	})
}

type folderPapersCommand struct {
	Kind string `arg:"" enum:"list,index,hand-in-list,minutes" help:"list (danh mục hồ sơ), index (mục lục văn bản of --code), hand-in-list (mục lục hồ sơ nộp lưu) or minutes (biên bản giao nhận of --on)."`
	Code string `help:"Code of the folder, for index."`
	Year int    `help:"Year of the list of files (default: this year)." placeholder:"YEAR"`
	On   string `help:"Day of the hand-in, for minutes (default: today)." placeholder:"D"`
	Out  string `required:"" help:"PDF file to write." placeholder:"F.pdf" type:"path"`
}

// Run draws the paper.
func (c *folderPapersCommand) Run(p *program) error {
	on, err := dayOr("on", c.On, office.DayOf(time.Now()))
	if err != nil {
		return err
	}
	if c.Kind == "index" && c.Code == "" {
		return usageError{errors.New("index cần --code: số, ký hiệu hồ sơ")}
	}
	year := yearOr(c.Year)
	return p.writePaper(c.Out, func(opened *boot.Program) ([]byte, error) {
		registry := opened.Office.Registry()
		switch c.Kind {
		case "list":
			return registry.FolderList(p.ctx, year)
		case "hand-in-list":
			return registry.HandInList(p.ctx, year)
		case "minutes":
			return registry.HandInMinutes(p.ctx, year, on)
		}
		folder, err := (&folderName{Code: c.Code, Year: year}).find(p, opened)
		if err != nil {
			return nil, err
		}
		return registry.FolderIndex(p.ctx, folder.ID)
	})
}

// correspondentCommands are the directory of bodies.
type correspondentCommands struct {
	List correspondentListCommand `cmd:"" help:"List the directory."`
	Add  correspondentAddCommand  `cmd:"" help:"Add a body."`
}

type correspondentListCommand struct {
	Search string `help:"Words to look for; marks do not matter." placeholder:"TEXT"`
	JSON   bool   `name:"json" help:"One JSON object a line."`
}

// Run lists bodies, oldest first.
func (c *correspondentListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		q := office.Query{Text: c.Search}
		return eachOldestFirst(p.ctx, opened.Office.Store.Correspondents.Page, q, func(x document.Correspondent) int64 { return x.ID }, func(x document.Correspondent) error {
			return p.tellCorrespondent(&x, c.JSON)
		})
	})
}

// tellCorrespondent writes a body on one line.
func (p *program) tellCorrespondent(x *document.Correspondent, asJSON bool) error {
	if asJSON {
		return p.writeJSON(x)
	}
	p.say("%d\t%s\t%s\t%s\t%s\t%s", x.ID, x.Name, x.Abbreviation, x.Level, strings.Join(x.Groups, "; "), x.Email)
	return nil
}

type correspondentAddCommand struct {
	Name         string   `arg:"" help:"Name."`
	Abbreviation string   `help:"Abbreviation in symbols: UBND, STC."`
	Level        string   `help:"Level: Trung ương, Tỉnh …"`
	Group        []string `help:"Group of recipients that it belongs to; may be repeated." sep:"none"`
	Email        string   `help:"E-mail."`
	Address      string   `help:"Address."`
	Note         string   `help:"Note."`
	JSON         bool     `name:"json" help:"Write the body as JSON."`
}

// Run adds the body.
func (c *correspondentAddCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x := &document.Correspondent{Name: c.Name, Abbreviation: c.Abbreviation, Level: c.Level, Groups: c.Group, Email: c.Email, Address: c.Address, Note: c.Note}
		if err := opened.Office.Registry().SaveCorrespondent(p.ctx, x); err != nil {
			return err
		}
		return p.tellCorrespondent(x, c.JSON)
	})
}
