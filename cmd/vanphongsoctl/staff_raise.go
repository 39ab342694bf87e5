package main

import (
	"bytes"
	"fmt"
	"strings"

	"vanphongso/app/boot"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// span are the days that a list is of; without any, the quarter of today.
type span struct {
	From string `help:"First day (default: the quarter of today)." placeholder:"D"`
	To   string `help:"Last day." placeholder:"D"`
}

func (s span) days(today office.Day) (from, to office.Day, err error) {
	first, last := personnel.Quarter(today)
	if from, err = dayOr("from", s.From, first); err != nil {
		return "", "", err
	}
	if s.From != "" && s.To == "" {
		_, last = personnel.Quarter(from)
	}
	to, err = dayOr("to", s.To, last)
	return from, to, err
}

type staffRaisesCommand struct {
	span
	Kind    string `default:"due" enum:"due,regular,over,early,retiring" help:"due (regular and over the frame), regular, over, early (by merit, of the year of the last day) or retiring."`
	Explain bool   `help:"Say how each day was worked out."`
	JSON    bool   `name:"json" help:"One JSON object a line."`
}

// Run lists the proposals.
func (c *staffRaisesCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		from, to, err := c.days(office.DayOf(opened.Office.Time()))
		if err != nil {
			return err
		}
		room := opened.Office.Personnel()
		var list []personnel.Proposal
		if c.Kind == "due" {
			list, err = room.Raises(p.ctx, from, to)
		} else {
			list, err = room.Proposals(p.ctx, c.Kind, from, to)
		}
		for _, proposal := range list {
			if err == nil {
				err = c.tell(p, proposal)
			}
		}
		return err
	})
}

func (c *staffRaisesCommand) tell(p *program, x personnel.Proposal) error {
	if c.JSON {
		return p.writeJSON(struct {
			ID      int64             `json:"id"`
			Number  string            `json:"number"`
			Name    string            `json:"name"`
			Kind    string            `json:"kind"`
			Was     staff.Pay         `json:"was"`
			Since   office.Day        `json:"since"`
			Now     staff.Pay         `json:"now"`
			Day     office.Day        `json:"day"`
			Late    bool              `json:"late"`
			Place   int               `json:"place,omitempty"`
			Within  bool              `json:"within,omitempty"`
			Notes   []string          `json:"notes"`
			Explain staff.Explanation `json:"explanation"`
		}{x.Person.ID, x.Person.Summary.Number, x.Person.Summary.Name, x.Kind, x.Was, x.Since, x.Now, x.Day, x.Late, x.Place, x.Within, append([]string{}, x.Notes()...), x.Why})
	}
	p.say("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", x.Person.Summary.Number, x.Person.Summary.Name, x.Kind, x.Was, x.Since, x.Now, x.Day, strings.Join(x.Notes(), "; "))
	if c.Explain {
		for _, line := range x.Why {
			p.say("\t%s", line)
		}
	}
	return nil
}

type staffRaiseCommand struct {
	Kind      string   `arg:"" enum:"regular,over,early,retiring" help:"regular, over, early or retiring."`
	Who       []string `arg:"" help:"Who is raised, in the order of the decision." sep:"none"`
	Number    string   `required:"" help:"Number of the decision, without its symbol."`
	Dated     string   `help:"Day of the decision (default: today)." placeholder:"D"`
	Basis     []string `help:"What it rests on (Căn cứ …); may be repeated." sep:"none"`
	Executors string   `help:"Who carries it out."`
	Copy      []string `help:"Who else gets it; may be repeated." sep:"none"`
	Out       string   `help:"PDF file to write." placeholder:"F.pdf" type:"path"`
	JSON      bool     `name:"json" help:"One JSON object a line."`
}

// Run decides the raises of all or none.
func (c *staffRaiseCommand) Run(p *program) error {
	dated, err := dayOr("dated", c.Dated, "")
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		people, err := whoAll(p, opened, c.Who)
		if err != nil {
			return err
		}
		room := opened.Office.Personnel()
		done, err := room.DecideRaises(p.ctx, personnel.RaiseDecision{
			Kind: c.Kind, Number: c.Number, Dated: dated, Bases: c.Basis, Executors: c.Executors, Copies: c.Copy, People: people,
		})
		if err != nil {
			return err
		}
		if c.Out != "" {
			pdf, err := room.PaperPDF(p.ctx, done.Paper.ID)
			if err != nil {
				return err
			}
			if err := p.deliver(c.Out, pdf); err != nil {
				return err
			}
		}
		for _, x := range done.People {
			if err := p.tellPerson(x, c.JSON); err != nil {
				return err
			}
		}
		return nil
	})
}

type staffUndoCommand struct {
	Number string `arg:"" help:"Number of the decision with its symbol: 386/QĐ-SKHCN."`
	Dated  string `required:"" help:"Day of the decision." placeholder:"D"`
	Reason string `required:"" help:"Why; it stands in the files."`
}

// Run takes the raises back.
func (c *staffUndoCommand) Run(p *program) error {
	dated, err := theDay("dated", c.Dated)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		n, err := opened.Office.Personnel().UndoRaises(p.ctx, c.Number, dated, c.Reason)
		if err == nil {
			p.say("Đã thu hồi việc nâng bậc lương của %d người.", n)
		}
		return err
	})
}

type staffRemindCommand struct {
	span
	Kind   []string `help:"raise, over, retirement, term, probation, contract, certificate, classification, leave, birthday, party; may be repeated (default: all)." sep:"none"`
	Format string   `default:"text" enum:"text,json,xlsx,pdf,ics" help:"text, json, xlsx, pdf or ics (calendar)."`
	Out    string   `help:"File to write." placeholder:"FILE" type:"path"`
}

// Run lists what is due.
func (c *staffRemindCommand) Run(p *program) error {
	if c.Out == "" && (c.Format == "xlsx" || c.Format == "pdf") {
		return usageError{fmt.Errorf("--format %s cần --out: tên tệp để ghi", c.Format)}
	}
	return p.open(func(opened *boot.Program) error {
		from, to, err := c.days(office.DayOf(opened.Office.Time()))
		if err != nil {
			return err
		}
		if c.From == "" {
			from = office.DayOf(opened.Office.Time())
		}
		var kinds []staff.Kind
		for _, kind := range c.Kind {
			if staff.Kind(kind).Title() == "" {
				return usageError{fmt.Errorf("--kind “%s” không có", kind)}
			}
			kinds = append(kinds, staff.Kind(kind))
		}
		list, err := opened.Office.Personnel().Reminders(p.ctx, from, to, kinds...)
		if err != nil {
			return err
		}
		return c.write(p, opened.Office.Personnel(), list, from, to)
	})
}

func (c *staffRemindCommand) write(p *program, room *personnel.Personnel, list []personnel.Reminder, from, to office.Day) error {
	var content bytes.Buffer
	var err error
	switch c.Format {
	case "xlsx":
		err = room.RemindersExcel(&content, list)
	case "ics":
		err = room.RemindersCalendar(&content, list)
	case "pdf":
		var pdf []byte
		pdf, err = room.RemindersPDF(p.ctx, list, from, to)
		content.Write(pdf)
	default:
		return c.tell(p, list)
	}
	if err != nil {
		return err
	}
	return p.deliver(c.Out, content.Bytes())
}

func (c *staffRemindCommand) tell(p *program, list []personnel.Reminder) error {
	for _, r := range list {
		if c.Format == "text" {
			p.say("%s\t%s\t%s\t%s\t%s\t%s", r.Day, r.Kind, r.Number, r.Name, r.Unit, r.What)
			continue
		}
		if err := p.writeJSON(map[string]any{
			"day": r.Day, "kind": r.Kind, "person_id": r.PersonID, "number": r.Number, "name": r.Name, "unit": r.Unit, "what": r.What, "since": r.Since, "late": r.Late,
			"explanation": append(staff.Explanation{}, r.Why...),
		}); err != nil {
			return err
		}
	}
	return nil
}
