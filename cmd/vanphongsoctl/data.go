package main

import (
	"errors"
	"fmt"

	"vanphongso/app/boot"
	"vanphongso/app/work"
)

type sampleCommand struct {
	Dossiers  int   `default:"100" help:"How many dossiers."`
	Letters   int   `default:"100" help:"How many letters."`
	Documents int   `default:"100" help:"About how many incoming and outgoing documents; above 5,000 they lie in earlier years."`
	Staff     int   `default:"40" help:"How many people of the department."`
	Seed      int64 `default:"1" help:"The same seed gives the same data."`
	Year      int   `help:"Instead: a whole year as the department's 2022 was, 94 dossiers with all that was done with them." placeholder:"YEAR"`
}

// sampleTold is after how many rows sample says how far it is.
const sampleTold = 50_000

// Run fills the data folder; what is written in a large run is told on standard error.
func (c *sampleCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if c.Year != 0 {
			return c.year(p, opened)
		}
		if err := opened.Office.Sample(p.ctx, c.Dossiers, c.Letters, c.Seed, p.tellRows()); err != nil {
			return err
		}
		if err := opened.Office.SampleDocuments(p.ctx, c.Documents, c.Seed, p.tellRows()); err != nil {
			return err
		}
		err := opened.Office.SampleStaff(p.ctx, c.Staff, c.Seed, p.tellRows())
		if err == nil {
			p.say("Đã tạo %d hồ sơ và %d thư mẫu, khoảng %d văn bản mẫu, %d hồ sơ cán bộ mẫu trong %s", c.Dossiers, c.Letters, c.Documents, c.Staff, opened.Data)
		}
		return err
	})
}

// tellRows says on standard error how far a large sample is.
func (p *program) tellRows() func(done, total int) {
	told := 0
	return func(done, total int) {
		if done-told >= sampleTold {
			told = done
			_, _ = fmt.Fprintf(p.err, "%d / %d\n", done, total)
		}
	}
}

// year fills the data folder with a sample year.
func (c *sampleCommand) year(p *program, opened *boot.Program) error {
	err := opened.Office.SampleYear(p.ctx, c.Year)
	if err == nil {
		p.say("Đã tạo các hồ sơ mẫu của năm %d trong %s", c.Year, opened.Data)
	}
	return err
}

type checkCommand struct {
	JSON    bool `name:"json" help:"Write the findings as JSON."`
	Reindex bool `help:"First make the search words of records again that an earlier version has written."`
}

// errFindings makes check end with status 1 when something is wrong.
var errFindings = errors.New("có dữ liệu không đúng, xem các dòng ở trên")

// Run examines everything and fails when something is wrong.
func (c *checkCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		if err := c.reindex(p, opened); err != nil {
			return err
		}
		report, err := opened.Office.Checker().Check(p.ctx, nil)
		if err != nil {
			return err
		}
		if c.JSON {
			err = p.writeJSON(report)
		} else {
			printReport(p, report)
		}
		if err == nil && !report.Good {
			return errFindings
		}
		return err
	})
}

// reindexTold is after how many mended records reindex says how far it is.
const reindexTold = 10_000

// reindex makes search words again when that is asked for; how far it is and what was mended is told on standard error.
func (c *checkCommand) reindex(p *program, opened *boot.Program) error {
	if !c.Reindex {
		return nil
	}
	told := 0
	mended, err := opened.Office.Checker().Reindex(p.ctx, func(mended int) {
		if mended-told >= reindexTold {
			told = mended
			_, _ = fmt.Fprintln(p.err, mended)
		}
	})
	if err == nil {
		_, _ = fmt.Fprintf(p.err, "Đã lập lại từ tìm kiếm của %d bản ghi.\n", mended)
	}
	return err
}

func printReport(p *program, report work.CheckReport) {
	for _, item := range report.Items {
		verdict := "tốt"
		if item.Found > 0 {
			verdict = fmt.Sprintf("%d lỗi", item.Found)
		}
		p.say("%s: %d, %s", item.Name, item.Checked, verdict)
		for _, line := range append(item.Problems, item.Notes...) {
			p.say("  %s", line)
		}
	}
}
