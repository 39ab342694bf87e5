package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// documentCommands are the registers of the clerk (văn thư). Documents, folders and kept numbers are named by the number
// that list shows first.
type documentCommands struct {
	In            documentInCommand     `cmd:"" help:"Register an incoming document, or a letter as one."`
	Out           documentOutCommands   `cmd:"" help:"Outgoing documents: draft, number."`
	Move          documentMoveCommand   `cmd:"" help:"Move a document on: direct, assign, sign, issue, deliver …"`
	List          documentListCommand   `cmd:"" help:"List documents or kept numbers."`
	Show          documentShowCommand   `cmd:"" help:"Show a document with all that was done with it."`
	Reserve       documentReserve       `cmd:"" help:"Keep the next numbers of a type."`
	GiveUp        documentGiveUp        `cmd:"" help:"Give a kept number up; it is never given again."`
	Book          documentBookCommand   `cmd:"" help:"Draw a register as a bound book, or write it to Excel."`
	Slip          documentSlipCommand   `cmd:"" help:"Write phiếu giải quyết văn bản đến as PDF."`
	Stamp         documentStampCommand  `cmd:"" help:"Write a copy of a document's PDF with the stamp ĐẾN."`
	Folder        folderCommands        `cmd:"" help:"Folders of the office's work (hồ sơ công việc)."`
	Correspondent correspondentCommands `cmd:"" help:"Directory of bodies that documents come from and go to."`
	Search        documentSearchCommand `cmd:"" help:"Find documents by what stands inside their files."`
	Texts         documentTextsCommand  `cmd:"" help:"Read the texts of files that nobody has read yet."`
}

// contentFlags are what is said of a document, incoming or outgoing; what is left out stays as it is.
type contentFlags struct {
	Type    string   `help:"Name of the type or its abbreviation: Công văn, BC …"`
	Summary string   `help:"What it is about (trích yếu)."`
	Field   string   `help:"Field (lĩnh vực)."`
	Urgency string   `help:"Thường, Khẩn, Thượng khẩn or Hỏa tốc."`
	Secrecy string   `help:"Thường. Whatever else stands on the document, nothing of it is kept."`
	Tag     []string `help:"Tag; may be repeated." sep:"none"`
	Pages   int      `help:"How many pages." placeholder:"N"`
	Copies  int      `help:"How many copies." placeholder:"N"`
	Note    string   `help:"Note."`
	File    []string `help:"File that belongs to it; may be repeated." type:"existingfile" sep:"none"`
	JSON    bool     `name:"json" help:"Write the document as JSON."`
}

// given sets a field to what was said, if anything was.
func given[T comparable](field *T, said T) {
	var nothing T
	if said != nothing {
		*field = said
	}
}

// typeName is the full name of a type that was given by its name or abbreviation.
func typeName(types document.Types, text string) string {
	if kind, known := types.Find(text); known {
		return kind.Name
	}
	if kind, known := types.Named(text); known {
		return kind.Name
	}
	return text
}

// keepFiles keeps files of the disk.
func keepFiles(p *program, opened *boot.Program, paths []string) ([]office.File, error) {
	var files []office.File
	for _, path := range paths {
		file, err := opened.Office.AddFile(p.ctx, path)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

type documentInCommand struct {
	contentFlags
	Letter  int64  `help:"Number of the letter that it came with; what is not said is read from the letter." placeholder:"N"`
	Number  string `help:"Number and symbol as on the paper." placeholder:"NUMBER"`
	Dated   string `help:"Day of the document." placeholder:"D"`
	Arrived string `help:"Day of arrival (default: today)." placeholder:"D"`
	Author  string `help:"Who issued it."`
	Level   string `help:"Level of who issued it."`
	Source  string `help:"How it came: Bưu điện, Trực tiếp, Trục liên thông …"`
	Signer  string `help:"Who signed it."`
	Post    string `help:"Post of who signed it."`
	Behind  int    `help:"Put it in behind this number of arrival (12 gives 12a); needs --reason." placeholder:"N"`
	Reason  string `help:"Why it is put in afterwards."`
	Again   bool   `help:"Register it although a document like it is there."`
}

// Run registers the document and says its number of arrival.
func (c *documentInCommand) Run(p *program) error {
	if err := document.CheckSecrecy(c.Secrecy); err != nil {
		return err // before any of its files is read
	}
	return p.open(func(opened *boot.Program) error {
		registry := opened.Office.Registry()
		x, alike, err := c.begin(p, registry)
		if err != nil {
			return err
		}
		if err := c.apply(p, opened, x); err != nil {
			return err
		}
		if len(alike) == 0 {
			if alike, err = registry.Alike(p.ctx, x); err != nil {
				return err
			}
		}
		if len(alike) > 0 && !c.Again {
			return office.Refuse("%s Nếu là văn bản khác, hãy thêm --again.", strings.Join(alike, " "))
		}
		if err := c.register(p, registry, x); err != nil {
			return err
		}
		return p.tellIncoming(x, c.JSON)
	})
}

// begin is the document before anything was said: empty, or as the letter proposes it.
func (c *documentInCommand) begin(p *program, registry *registry.Registry) (*document.Incoming, []string, error) {
	if c.Letter == 0 {
		return registry.Blank(), nil, nil
	}
	proposal, err := registry.ProposeIncoming(p.ctx, c.Letter)
	if err != nil {
		return nil, nil, err
	}
	return &proposal.Document, proposal.Alike, nil
}

func (c *documentInCommand) register(p *program, registry *registry.Registry, x *document.Incoming) error {
	if c.Behind != 0 {
		return registry.Insert(p.ctx, x, c.Secrecy, c.Behind, c.Reason)
	}
	return registry.Register(p.ctx, x, c.Secrecy)
}

// apply puts what was said into the document; type and author that were not said are those that the number tells.
func (c *documentInCommand) apply(p *program, opened *boot.Program, x *document.Incoming) error {
	lists, err := opened.Office.Registry().Lists(p.ctx)
	if err != nil {
		return err
	}
	if x.Dated, err = dayOr("dated", c.Dated, x.Dated); err != nil {
		return err
	}
	if x.ArrivedOn, err = dayOr("arrived", c.Arrived, x.ArrivedOn); err != nil {
		return err
	}
	guess, err := opened.Office.Registry().Guess(p.ctx, c.Number)
	if err != nil {
		return err
	}
	given(&x.Number, c.Number)
	given(&x.Number, guess.Number)
	given(&x.Author, guess.Author)
	given(&x.Type, guess.Type)
	given(&x.Type, typeName(lists.Types, c.Type))
	for field, said := range map[*string]string{
		&x.Summary: c.Summary, &x.Field: c.Field, &x.Urgency: c.Urgency, &x.Note: c.Note, &x.Author: c.Author, &x.Level: c.Level, &x.Source: c.Source,
		&x.Signer: c.Signer, &x.SignerPost: c.Post,
	} {
		given(field, said)
	}
	given(&x.Pages, c.Pages)
	given(&x.Copies, c.Copies)
	x.Tags = append(x.Tags, c.Tag...)
	files, err := keepFiles(p, opened, c.File)
	x.Files = append(x.Files, files...)
	return err
}

// tellIncoming writes an incoming document on one line.
func (p *program) tellIncoming(x *document.Incoming, asJSON bool) error {
	if asJSON {
		return p.writeJSON(x)
	}
	p.say("%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s", x.ID, x.Arrival(), x.ArrivedOn, x.Number, x.Author, x.Summary, x.State, x.Due)
	return nil
}

// tellOutgoing writes an outgoing document on one line.
func (p *program) tellOutgoing(x *document.Outgoing, asJSON bool) error {
	if asJSON {
		return p.writeJSON(x)
	}
	p.say("%d\t%s\t%s\t%s\t%s\t%s\t%s", x.ID, x.Number, x.Dated, x.Type, x.Summary, x.Unit, x.State)
	return nil
}

// tellReservation writes a kept number on one line.
func (p *program) tellReservation(r *document.Reservation, asJSON bool) error {
	if asJSON {
		return p.writeJSON(r)
	}
	p.say("%d\t%s\t%d/%s\t%s\t%s\t%s", r.ID, r.Series, r.Serial, r.Period, r.State, r.For, r.Reason)
	return nil
}

type documentListCommand struct {
	Register string `arg:"" enum:"in,out,reservations" help:"in, out or reservations."`
	Search   string `help:"Words to look for; marks do not matter." placeholder:"TEXT"`
	Year     int    `help:"Only of this year." placeholder:"YEAR"`
	State    string `help:"Only in this state, by its Vietnamese name." placeholder:"STATE"`
	Late     bool   `help:"Only incoming documents that are late."`
	JSON     bool   `name:"json" help:"One JSON object a line."`
}

// Run lists oldest first.
func (c *documentListCommand) Run(p *program) error {
	q := office.Query{Text: c.Search, Filters: map[string][]string{}}
	if c.Year != 0 {
		q.Filters[map[bool]string{false: "year", true: "period"}[c.Register == "reservations"]] = []string{fmt.Sprint(c.Year)}
	}
	if c.State != "" {
		q.Filters["state"] = []string{c.State}
	}
	if c.Late {
		q.Filters["state"], q.To = openStates(), map[string]string{"due": string(office.DayOf(time.Now()).Add(-1))}
	}
	return p.open(func(opened *boot.Program) error {
		kept := opened.Office.Store
		switch c.Register {
		case "in":
			return eachOldestFirst(p.ctx, kept.Incoming.Page, q, func(x document.Incoming) int64 { return x.ID }, func(x document.Incoming) error { return p.tellIncoming(&x, c.JSON) })
		case "out":
			return eachOldestFirst(p.ctx, kept.Outgoing.Page, q, func(x document.Outgoing) int64 { return x.ID }, func(x document.Outgoing) error { return p.tellOutgoing(&x, c.JSON) })
		}
		return eachOldestFirst(p.ctx, kept.Reservations.Page, q, func(r document.Reservation) int64 { return r.ID }, func(r document.Reservation) error { return p.tellReservation(&r, c.JSON) })
	})
}

// openStates are the states of an incoming document that somebody still has to do something with.
func openStates() []string {
	var open []string
	for _, state := range document.IncomingStates() {
		if state.Open() {
			open = append(open, string(state))
		}
	}
	return open
}

type documentShowCommand struct {
	Register string `arg:"" enum:"in,out" help:"in or out."`
	ID       int64  `arg:"" help:"Number of the document, as list shows it."`
	JSON     bool   `name:"json" help:"Write the document as JSON."`
}

// Run shows the document.
func (c *documentShowCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if c.Register == "out" {
			x, err := opened.Office.Store.Outgoing.Get(p.ctx, c.ID)
			if err != nil || c.JSON {
				return c.json(p, x, err)
			}
			p.showOutgoing(x)
			return nil
		}
		x, err := opened.Office.Store.Incoming.Get(p.ctx, c.ID)
		if err != nil || c.JSON {
			return c.json(p, x, err)
		}
		p.showIncoming(x)
		return nil
	})
}

func (c *documentShowCommand) json(p *program, x any, err error) error {
	if err != nil {
		return err
	}
	return p.writeJSON(x)
}

// showLines writes what is not empty, each with its name.
func (p *program) showLines(lines ...[2]string) {
	for _, line := range lines {
		if line[1] != "" {
			p.say("%s: %s", line[0], line[1])
		}
	}
}

// showEvents writes what was done, oldest first.
func (p *program) showEvents(events []document.Event) {
	for _, e := range events {
		p.say("%s\t%s\t%s\t%s\t%s", e.At.In(office.Zone).Format("15:04 02/01/2006"), e.By, e.Action, e.To, e.Note)
	}
}

func fileNames(files []office.File) string {
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return strings.Join(names, "; ")
}

func (p *program) showIncoming(x *document.Incoming) {
	p.showLines(
		[2]string{"Số đến", x.Arrival()}, [2]string{"Ngày đến", x.ArrivedOn.String()}, [2]string{"Nguồn", x.Source}, [2]string{"Cơ quan ban hành", x.Author},
		[2]string{"Số, ký hiệu", x.Number}, [2]string{"Ngày văn bản", x.Dated.String()}, [2]string{"Loại", x.Type}, [2]string{"Trích yếu", x.Summary},
		[2]string{"Độ khẩn", x.Urgency}, [2]string{"Trạng thái", string(x.State)}, [2]string{"Chủ trì", x.Unit()}, [2]string{"Người xử lý", x.Handler},
		[2]string{"Hạn xử lý", x.Due.String()}, [2]string{"Nhãn", strings.Join(x.Tags, "; ")}, [2]string{"Tệp", fileNames(x.Files)}, [2]string{"Ghi chú", x.Note},
	)
	p.showEvents(x.Events)
}

func (p *program) showOutgoing(x *document.Outgoing) {
	var recipients []string
	for _, r := range x.Recipients {
		recipients = append(recipients, strings.Join(slices.DeleteFunc([]string{r.Name, r.Purpose, r.Outcome}, func(s string) bool { return s == "" }), " – "))
	}
	p.showLines(
		[2]string{"Số, ký hiệu", x.Number}, [2]string{"Ngày văn bản", x.Dated.String()}, [2]string{"Loại", x.Type}, [2]string{"Trích yếu", x.Summary},
		[2]string{"Đơn vị soạn", x.Unit}, [2]string{"Người soạn", x.Drafter}, [2]string{"Độ khẩn", x.Urgency}, [2]string{"Trạng thái", string(x.State)},
		[2]string{"Người ký", strings.TrimSpace(x.Authority + " " + x.Signer)}, [2]string{"Ngày phát hành", x.IssuedOn.String()},
		[2]string{"Nơi nhận", strings.Join(recipients, "; ")}, [2]string{"Lý do chèn, giữ số", x.Inserted}, [2]string{"Nhãn", strings.Join(x.Tags, "; ")},
		[2]string{"Tệp", fileNames(x.Files)}, [2]string{"Ghi chú", x.Note},
	)
	for i, d := range x.Drafts {
		p.say("Bản dự thảo %d: %s, %s: %s", i+1, d.At.In(office.Zone).Format("15:04 02/01/2006"), d.By, fileNames(d.Files))
	}
	p.showEvents(x.Events)
}
