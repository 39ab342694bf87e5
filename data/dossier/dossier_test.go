package dossier

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

func TestFormatCode(t *testing.T) {
	if got := FormatCode("000.00.06.H56", "2023-10-27", 361); got != "000.00.06.H56-231027-0361" {
		t.Error(got)
	}
	rapid.Check(t, func(t *rapid.T) {
		agency := rapid.SampledFrom([]string{"000.00.06.H56", "H38.21", "H38.21.06", "000.00.21.H38"}).Draw(t, "agency")
		day := office.Day("2026-01-01").Add(rapid.IntRange(0, 3000).Draw(t, "day"))
		code := FormatCode(agency, day, rapid.IntRange(1, MaxPerDay).Draw(t, "n"))
		if tidy, err := OfficialCode(code); err != nil || tidy != code {
			t.Fatalf("our own code %q is not taken back: %v", code, err)
		}
	})
}

func TestOfficialCode(t *testing.T) {
	for in, want := range map[string]string{
		"000.00.06.H56-231027-0361":        "000.00.06.H56-231027-0361",
		" 000.00.21.h38-261124-0001\n":     "000.00.21.H38-261124-0001",
		"H38.21–261124–00012":              "H38.21-261124-00012",
		"000.00.21.H38 - 261124 - 0001":    "000.00.21.H38-261124-0001",
		"000.00.21.H38-261124-1":           "",
		"000.00.21.H38-20261124-0001":      "",
		"H38-261124-0001":                  "",
		"":                                 "",
		"000.00.21.H38-261124-0001; DROP":  "",
		"000.00.21.22.23.24.H38-261124-01": "",
	} {
		got, err := OfficialCode(in)
		if got != want || (want == "") != (office.FieldOf(err) == "code") {
			t.Errorf("%q: %q %v, want %q", in, got, err, want)
		}
	}
}

func TestPhones(t *testing.T) {
	for phone, good := range map[string]bool{
		"0912345678": true, "0912.345.678": true, "+84 912 345 678": true, "84912345678": true, "(0216) 3852 111": true,
		"02163852111": true, "0216 3 852 111": true, "19001009": true, "": true, "091234567": false, "0612345678": false, "abc": false,
	} {
		if got := CheckPhone(phone) == ""; got != good {
			t.Errorf("%q good=%v, want %v", phone, got, good)
		}
	}
	if got := MaskPhone("+84 912 345 456"); got != "0912 ··· 456" {
		t.Error(got)
	}
}

func TestTaxCodes(t *testing.T) {
	for code, good := range map[string]bool{
		"0100109106": true, "0100109107": false, "0100109106-001": true, "0100109106001": true, "015190001234": true, "": true, "12345": false,
	} {
		if got := CheckTaxCode(code) == ""; got != good {
			t.Errorf("%q good=%v, want %v", code, got, good)
		}
	}
}

func TestMasksHideTheMiddle(t *testing.T) {
	if got := MaskID("015190001234"); got != "0151 ···· 1234" {
		t.Error(got)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{3,14}`).Draw(t, "number")
		for _, masked := range []string{MaskID(s), MaskPhone(s)} {
			if shown := len(keepDigits(masked)); shown > 8 || shown >= len(s) {
				t.Fatalf("%q shows too much: %q", s, masked)
			}
		}
	})
}

func good() Dossier {
	return Dossier{
		ProcedureCode: "2.002381", Owner: Party{Name: "Phòng khám Hồng Đức"}, Channel: procedure.Counter, Source: FromCounter,
		Sets: 1, ReturnBy: ReturnDesk, Components: []Component{{Name: "Đơn", Present: true}},
	}
}

func TestValidate(t *testing.T) {
	if err := good().Validate(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Dossier){
		"procedure_code":     func(d *Dossier) { d.ProcedureCode = "" },
		"owner.name":         func(d *Dossier) { d.Owner.Name = "  " },
		"owner.email":        func(d *Dossier) { d.Owner.Email = "khong co" },
		"owner.birth_day":    func(d *Dossier) { d.Owner.BirthDay = "1990-02-31" },
		"submitter.name":     func(d *Dossier) { d.Submitter = &Party{} },
		"summary":            func(d *Dossier) { d.Summary = strings.Repeat("ă", 501) },
		"channel":            func(d *Dossier) { d.Channel = "" },
		"source":             func(d *Dossier) { d.Source = "fax" },
		"letter_id":          func(d *Dossier) { d.Source = FromEmail },
		"sets":               func(d *Dossier) { d.Sets = 0 },
		"fee":                func(d *Dossier) { d.Fee = -1 },
		"charge":             func(d *Dossier) { d.Charge = -1 },
		"return_by":          func(d *Dossier) { d.ReturnBy = "" },
		"return_address":     func(d *Dossier) { d.ReturnBy = ReturnPost },
		"components[0]":      func(d *Dossier) { d.Components[0].Name = "" },
		"submitter.id_day":   func(d *Dossier) { d.Submitter = &Party{Name: "Lan", IDDay: "15/4/2021"} },
		"owner.email ":       func(d *Dossier) { d.Owner.Email = "a@b, c@d" },
		"components[0] ":     func(d *Dossier) { d.Components[0].Copies = -1 },
		"components[0]  ":    func(d *Dossier) { d.Components[0].Present = false; d.Components[0].Files = []File{{}} },
		"submitter.email":    func(d *Dossier) { d.Submitter = &Party{Name: "Lan", Email: "@x"} },
		"owner.name (long)":  func(d *Dossier) { d.Owner.Name = strings.Repeat("ờ", 501) },
		"letter_id (source)": func(d *Dossier) { d.Source, d.LetterID = FromEmail, 0 },
	} {
		d := good()
		spoil(&d)
		err := d.Validate()
		want, _, _ := strings.Cut(strings.TrimSpace(field), " ")
		if office.FieldOf(err) != want || office.MessageOf(err) == "" {
			t.Errorf("%s: %v (field %q)", field, err, office.FieldOf(err))
		}
	}
}

func TestMissingAndWarnings(t *testing.T) {
	d := good()
	d.Components = append(d.Components, Component{Name: "Bản sao giấy phép"}, Component{Name: "Phiếu khai báo", Optional: true})
	d.Owner.Phone, d.Owner.IDKind, d.Owner.IDNumber = "123", "CCCD", "999190001234"
	if got := d.Missing(); len(got) != 1 || got[0] != "Bản sao giấy phép" {
		t.Error(got)
	}
	if got := d.Warnings(); len(got) != 3 {
		t.Errorf("%d warnings: %q", len(got), got)
	}
}
