package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheYearOfTheArticleIsScored(t *testing.T) {
	d := newDesk(t)
	d.good("sample", "--year", "2022")
	period := []string{"evaluation", "--from", "2022-01-01", "--to", "31/12/2022"}
	var sheet struct {
		Dossiers int
		Total    float64
		Lines    []struct {
			Criterion int
			Self      *float64
		}
	}
	out := d.good(period...)
	if err := json.Unmarshal([]byte(out), &sheet); err != nil || sheet.Dossiers != 78 || len(sheet.Lines) != 9 {
		t.Fatalf("%v: %s", err, out)
	}
	if early := sheet.Lines[0].Self; early == nil || *early != 2 { // all 78 were early
		t.Errorf("%s", out)
	}
	if sheet.Lines[7].Self != nil || sheet.Total <= 0 || sheet.Total > 16 {
		t.Errorf("%s", out)
	}
	for format, begin := range map[string]string{"pdf": "%PDF-", "xlsx": "PK"} {
		path := filepath.Join(d.dir, "phieu."+format)
		d.good(append(period, "--format", format, "--out", path)...)
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), begin) {
			t.Errorf("%s: %d bytes, %v", format, len(content), err)
		}
	}
	d.bad(2, "--out", append(period, "--format", "pdf")...)
	d.bad(2, "trước khi bắt đầu", "evaluation", "--from", "2022-12-31", "--to", "2022-01-01")
	d.good("report", "staff", "--from", "2022-01-01", "--to", "2022-12-31")
	if out := d.good("report", "satisfaction", "--from", "2022-01-01", "--to", "2022-12-31"); !strings.Contains(out, `"so_phieu": 0`) {
		t.Errorf("%s", out)
	}
}
