package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// reportCommand counts a report from the dossiers' events.
type reportCommand struct {
	Name   string `arg:"" help:"Which report: II.06a, procedures, channels, months, late, supplements, refusals, fee-book, fees."`
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
		reports := opened.Office.Reports()
		if _, err := reports.Find(c.Name); err != nil {
			return usageError{fmt.Errorf("%s Có: %s", office.MessageOf(err), strings.Join(reportNames(reports), ", "))}
		}
		content, err := c.content(p, reports, period)
		if err != nil {
			return err
		}
		return p.deliver(c.Out, content)
	})
}

func reportNames(reports *work.Reports) []string {
	var names []string
	for _, report := range reports.All() {
		names = append(names, report.Key)
	}
	return names
}

// period reads the two days.
func (c *reportCommand) period() (dossier.Period, error) {
	from, to, err := theDays(c.From, c.To)
	if err != nil {
		return dossier.Period{}, err
	}
	period := dossier.Period{From: from, To: to}
	if err := period.Check(); err != nil {
		return period, usageError{errors.New(office.MessageOf(err))}
	}
	return period, nil
}

// theDays reads the days given with --from and --to.
func theDays(fromText, toText string) (from, to office.Day, err error) {
	if from, err = theDay("from", fromText); err != nil {
		return "", "", err
	}
	to, err = theDay("to", toText)
	return from, to, err
}

// theDay reads a day given with a flag.
func theDay(flag, text string) (office.Day, error) {
	day, err := viet.ParseDay(text, office.DayOf(time.Now()))
	if err != nil || day == "" {
		return "", usageError{fmt.Errorf("--%s “%s” không phải là ngày, hãy viết như 2022-01-01 hoặc 01/01/2022", flag, text)}
	}
	return day, nil
}

func (c *reportCommand) content(p *program, reports *work.Reports, period dossier.Period) ([]byte, error) {
	if c.Format == "pdf" {
		return reports.PDF(p.ctx, c.Name, period)
	}
	var content bytes.Buffer
	write := reports.JSON
	if c.Format == "xlsx" {
		write = reports.Excel
	}
	err := write(p.ctx, &content, c.Name, period)
	return content.Bytes(), err
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
