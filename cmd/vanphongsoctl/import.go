package main

import (
	"bytes"
	"errors"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// importCommand reads an Excel list, or says what would become of each of its rows.
type importCommand struct {
	Kind     string            `arg:"" enum:"dossiers,calendar,procedures,incoming,outgoing,correspondents,staff" help:"dossiers (of the province's system), calendar, procedures, incoming or outgoing (documents of an older book), correspondents or staff."`
	File     string            `arg:"" type:"path" help:"Excel file."`
	Preview  bool              `help:"Only say what would become of each row."`
	JSON     bool              `name:"json" help:"Write the rows as JSON."`
	Template bool              `help:"Write the workbook to hand out to FILE instead."`
	Column   map[string]string `help:"Which column of the file is which: --column code=\"Số hồ sơ\"." placeholder:"KEY=TITLE"`
	From     string            `help:"First day of the new versions of procedures (default: today)." placeholder:"D"`
	Rest     string            `help:"File for the rows that were not taken, to be mended and read again." placeholder:"FILE" type:"path"`
}

// errRowsLeft makes import end with status 1 when rows were not taken.
var errRowsLeft = errors.New("có dòng không nạp được, xem các dòng ở trên")

// Run reads the file.
func (c *importCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		imports := opened.Office.Imports()
		if c.Template {
			var book bytes.Buffer
			if err := imports.Template(&book, c.Kind); err != nil {
				return err
			}
			return p.deliver(c.File, book.Bytes())
		}
		order := work.ImportOrder{Kind: c.Kind, Path: c.File, Mapping: c.Column, From: office.DayOf(time.Now())}
		if c.From != "" {
			day, err := theDay("from", c.From)
			if err != nil {
				return err
			}
			order.From = day
		}
		plan, err := imports.Preview(p.ctx, order)
		if err != nil {
			return err
		}
		return c.finish(p, imports, plan)
	})
}

// finish writes the plan, unless it is only to be shown, and tells of its rows.
func (c *importCommand) finish(p *program, imports *work.Imports, plan *work.ImportPlan) error {
	var result work.ImportResult
	if !c.Preview {
		var err error
		if result, err = imports.Apply(p.ctx, plan); err != nil {
			return err
		}
	}
	left := result.Refused
	for _, row := range plan.Rows {
		if row.Fate == work.FateError {
			left = append(left, row)
		}
	}
	if err := c.tell(p, plan, result); err != nil {
		return err
	}
	if c.Rest != "" && len(left) > 0 {
		var book bytes.Buffer
		if err := imports.Rest(&book, plan, left); err != nil {
			return err
		}
		if err := p.deliver(c.Rest, book.Bytes()); err != nil {
			return err
		}
	}
	if len(left) > 0 && !c.Preview {
		return errRowsLeft
	}
	return nil
}

func (c *importCommand) tell(p *program, plan *work.ImportPlan, result work.ImportResult) error {
	if c.JSON {
		return p.writeJSON(struct {
			*work.ImportPlan
			work.ImportResult
		}{plan, result})
	}
	for _, row := range append(plan.Rows, result.Refused...) {
		p.say("%d\t%s\t%s\t%s", row.Row, row.Fate, row.Key, row.Reason)
		for _, cell := range row.Cells {
			if row.Fate == work.FateChanged && cell.Changed() {
				p.say("\t%s: %s thành %s", cell.Column, cell.Old, cell.New)
			}
		}
	}
	if !c.Preview {
		p.say("Đã nạp %d dòng.", result.Written)
	}
	return nil
}
