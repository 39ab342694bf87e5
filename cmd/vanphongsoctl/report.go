package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// reportCommand counts a report from the dossiers' events.
type reportCommand struct {
	Name   string `arg:"" enum:"II.06a" help:"Which report: II.06a."`
	From   string `required:"" help:"First day: 2022-01-01 or 01/01/2022." placeholder:"D"`
	To     string `required:"" help:"Last day." placeholder:"D"`
	Format string `default:"json" enum:"json,xlsx,pdf" help:"json, xlsx or pdf."`
	Out    string `help:"File to write; JSON goes to standard output without it." placeholder:"FILE" type:"path"`
}

// Run writes the report of the period.
func (c *reportCommand) Run(p *program) error {
	period, err := c.period()
	if err != nil {
		return err
	}
	if c.Out == "" && c.Format != "json" {
		return usageError{fmt.Errorf("--format %s cần --out: tên tệp để ghi", c.Format)}
	}
	return p.open(func(opened *boot.Program) error {
		report, err := opened.Office.Reports().II06a(p.ctx, period)
		if err != nil {
			return err
		}
		content, err := c.content(p, opened.Office.Reports(), report)
		if err != nil {
			return err
		}
		return p.deliver(c.Out, content)
	})
}

// period reads the two days.
func (c *reportCommand) period() (dossier.Period, error) {
	from, err := theDay("from", c.From)
	if err != nil {
		return dossier.Period{}, err
	}
	to, err := theDay("to", c.To)
	if err != nil {
		return dossier.Period{}, err
	}
	period := dossier.Period{From: from, To: to}
	if err := period.Check(); err != nil {
		return period, usageError{errors.New(office.MessageOf(err))}
	}
	return period, nil
}

// theDay reads a day given with a flag.
func theDay(flag, text string) (office.Day, error) {
	day, err := viet.ParseDay(text, office.DayOf(time.Now()))
	if err != nil || day == "" {
		return "", usageError{fmt.Errorf("--%s “%s” không phải là ngày, hãy viết như 2022-01-01 hoặc 01/01/2022", flag, text)}
	}
	return day, nil
}

func (c *reportCommand) content(p *program, reports *work.Reports, report dossier.Report) ([]byte, error) {
	switch c.Format {
	case "pdf":
		return reports.PDF(p.ctx, report)
	case "xlsx":
		var book bytes.Buffer
		err := reports.Excel(&book, report)
		return book.Bytes(), err
	}
	text, err := json.MarshalIndent(work.Rows(report), "", "  ")
	return append(text, '\n'), err
}

// deliver writes to a file, or to standard output when none is named.
func (p *program) deliver(path string, content []byte) error {
	if path == "" {
		_, err := p.out.Write(content)
		return err
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return office.Unavailable(err, "Không ghi được tệp %s; hãy kiểm tra thư mục và chỗ trống.", path)
	}
	return nil
}
