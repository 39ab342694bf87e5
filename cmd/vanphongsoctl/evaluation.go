package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/evaluation"
)

// evaluationCommand writes the sheet of a period: the one that was saved, else the averages with what is advised.
type evaluationCommand struct {
	From   string `required:"" help:"First day: 2026-10-01 or 01/10/2026." placeholder:"D"`
	To     string `required:"" help:"Last day." placeholder:"D"`
	Format string `default:"json" enum:"json,xlsx,pdf" help:"json, xlsx or pdf."`
	Out    string `help:"File to write; JSON goes to standard output without it." placeholder:"FILE" type:"path"`
}

// Run writes the sheet.
func (c *evaluationCommand) Run(p *program) error {
	period, err := (&reportCommand{From: c.From, To: c.To}).period()
	if err != nil {
		return err
	}
	if c.Out == "" && c.Format != "json" {
		return usageError{fmt.Errorf("--format %s cần --out: tên tệp để ghi", c.Format)}
	}
	return p.open(func(opened *boot.Program) error {
		scores := opened.Office.Evaluations()
		sheet, err := scores.SheetOf(p.ctx, period)
		if err != nil {
			return err
		}
		content, err := c.content(p, scores, sheet)
		if err != nil {
			return err
		}
		return p.deliver(c.Out, content)
	})
}

func (c *evaluationCommand) content(p *program, scores *work.Evaluations, sheet *evaluation.Sheet) ([]byte, error) {
	switch c.Format {
	case "pdf":
		return scores.SheetPDF(p.ctx, sheet)
	case "xlsx":
		var book bytes.Buffer
		err := scores.SheetExcel(&book, sheet)
		return book.Bytes(), err
	}
	text, err := json.MarshalIndent(struct {
		*evaluation.Sheet
		Total evaluation.Tenths `json:"total"`
	}{sheet, sheet.Total()}, "", "  ")
	return append(text, '\n'), err
}
