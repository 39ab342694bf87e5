package main

import (
	"vanphongso/app/boot"
	officecore "vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffMoveCommand writes what happened to people, the same for all of them. Without an action it lists the moves with what
// each needs and takes.
type staffMoveCommand struct {
	Action string   `arg:"" optional:"" help:"appoint, dismiss, transfer, grade, allowance, train, certificate, leave, travel, reward, discipline, classify, contract, plan, depart; without one, what each needs."`
	Who    []string `arg:"" optional:"" help:"Whom it happened to; may be repeated." sep:"none"`

	From        string   `help:"First day: 2026, 12/2026 or 01/12/2026." placeholder:"D"`
	To          string   `help:"Last day." placeholder:"D"`
	Title       string   `help:"Post, reward, measure, level, certificate, country, reason of leaving."`
	Kind        string   `help:"Kind of post, grade, allowance, training, leave, contract."`
	Unit        int64    `help:"Number of the unit, as org shows it." placeholder:"N"`
	Term        int      `help:"Which term it is." placeholder:"N"`
	Until       string   `help:"Last day of term, contract or certificate." placeholder:"D"`
	Code        string   `help:"Code of the grade: 01.003."`
	Step        int      `help:"Step." placeholder:"N"`
	Coefficient string   `help:"Coefficient, where it is not that of the step: 2,34."`
	Over        int      `help:"Percent over the frame." placeholder:"N"`
	Percent     int      `help:"Percent of the allowance, or of the pay in probation." placeholder:"N"`
	Amount      int64    `help:"Amount of the allowance in đồng." placeholder:"N"`
	Year        int      `help:"Year of classification, reward or leave." placeholder:"N"`
	Days        float64  `help:"Working days away: 2.5." placeholder:"N"`
	Place       string   `help:"Where."`
	For         string   `help:"What for."`
	Level       string   `help:"Level of training."`
	School      string   `help:"School."`
	Field       string   `help:"Subject or language."`
	Form        string   `help:"Form of training."`
	Number      string   `help:"Number of contract or certificate."`
	Note        string   `help:"Note; of a correction, why."`
	Decision    string   `help:"Number of the decision it rests on."`
	Dated       string   `help:"Day of the decision." placeholder:"D"`
	By          string   `help:"Who decided."`
	File        []string `help:"File of the decision; may be repeated." type:"existingfile" sep:"none"`
	JSON        bool     `name:"json" help:"One JSON object a line."`
}

// Run makes the move with all or none.
func (c *staffMoveCommand) Run(p *program) error {
	if c.Action == "" {
		return c.moves(p)
	}
	return p.open(func(opened *boot.Program) error {
		g, err := c.given(p, opened)
		if err != nil {
			return err
		}
		seen, err := whoAll(p, opened, c.Who)
		if err != nil {
			return err
		}
		saved, err := opened.Office.Personnel().MoveMany(p.ctx, seen, c.Action, g)
		for _, x := range saved {
			if err == nil {
				err = p.tellPerson(x, c.JSON)
			}
		}
		return err
	})
}

func (c *staffMoveCommand) moves(p *program) error {
	for _, m := range personnel.Moves() {
		if !c.JSON {
			p.say("%s\t%s\t%v\t%v", m.Action, m.Name, m.Needs, m.Takes)
			continue
		}
		if err := p.writeJSON(map[string]any{"action": m.Action, "label": m.Name, "needs": append([]string{}, m.Needs...), "takes": append([]string{}, m.Takes...)}); err != nil {
			return err
		}
	}
	return nil
}

// whoAll finds the people that words name.
func whoAll(p *program, opened *boot.Program, words []string) ([]officecore.Seen, error) {
	if len(words) == 0 {
		return nil, office.Refuse("Chưa ghi là ai.")
	}
	var list []officecore.Seen
	for _, one := range words {
		x, err := who(p, opened, one)
		if err != nil {
			return nil, err
		}
		list = append(list, officecore.Seen{ID: x.ID, Version: x.Version})
	}
	return list, nil
}

func (c *staffMoveCommand) given(p *program, opened *boot.Program) (personnel.Given, error) {
	g := personnel.Given{
		Title: c.Title, Kind: c.Kind, UnitID: c.Unit, Term: c.Term, Code: c.Code, Step: c.Step, Over: c.Over, Percent: c.Percent, Amount: office.Money(c.Amount),
		Year: c.Year, Halves: int(2*c.Days + 0.5), Place: c.Place, For: c.For, Level: c.Level, School: c.School, Field: c.Field, Form: c.Form, Number: c.Number, Note: c.Note,
		Decision: staff.Decision{Number: c.Decision, By: c.By},
	}
	today := office.DayOf(opened.Office.Time())
	var err error
	for _, when := range []struct {
		flag, text string
		into       *staff.When
	}{{"from", c.From, &g.From}, {"to", c.To, &g.To}} {
		if when.text == "" {
			continue
		}
		if *when.into, err = staff.ParseWhen(when.text, today); err != nil {
			return g, usageError{err}
		}
	}
	if g.Until, err = dayOr("until", c.Until, ""); err != nil {
		return g, err
	}
	if g.Decision.Dated, err = dayOr("dated", c.Dated, ""); err != nil {
		return g, err
	}
	if c.Coefficient != "" {
		if g.Coefficient, err = staff.ParseHundredths(c.Coefficient); err != nil {
			return g, usageError{err}
		}
	}
	g.Decision.Files, err = keepFiles(p, opened, c.File)
	return g, err
}
