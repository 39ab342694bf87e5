package procedure

import (
	"reflect"
	"strings"
	"testing"

	"vanphongso/data/office"
)

func renewal() Procedure {
	return Procedure{
		Code: "2.002381", Name: "Gia hạn giấy phép", Field: "An toàn bức xạ", From: "2026-01-01", To: "2026-12-31",
		Terms: []Term{
			{Channel: Counter, Limit: "5d", Fee: 100},
			{Channel: Online, Limit: "4d", Fee: 50},
			{Channel: Counter, Case: "Có thẩm định", Limit: "30cd"},
		},
		Parts: []Component{
			{Name: "Đơn"}, {Name: "Biên bản thẩm định", Case: "Có thẩm định"}, {Name: "Giấy ủy quyền", Case: "Nộp thay"},
		},
	}
}

func TestValidOn(t *testing.T) {
	p := renewal()
	for day, want := range map[office.Day]bool{"2025-12-31": false, "2026-01-01": true, "2026-12-31": true, "2027-01-01": false} {
		if p.ValidOn(day) != want {
			t.Errorf("%s: %v", day, !want)
		}
	}
	p.To = ""
	if !p.ValidOn("2099-01-01") || p.Status("2099-01-01") != "đang áp dụng" || p.Status("2025-01-01") != "chưa áp dụng" {
		t.Error("a version without an end ends")
	}
}

func TestTermFor(t *testing.T) {
	p := renewal()
	for _, c := range []struct {
		channel Channel
		variant string
		limit   string
	}{
		{Counter, "", "5d"},
		{Online, "", "4d"},
		{Post, "", "5d"},
		{Counter, "Có thẩm định", "30cd"},
		{Online, "Có thẩm định", "4d"},
		{Post, "Có thẩm định", "30cd"},
		{Counter, "Nộp thay", "5d"},
	} {
		if got, ok := p.TermFor(c.channel, c.variant); !ok || got.Limit != c.limit {
			t.Errorf("%s %q: %v", c.channel, c.variant, got)
		}
	}
	if _, ok := (Procedure{}).TermFor(Counter, ""); ok {
		t.Error("a term out of nothing")
	}
}

func TestCasesAndComponents(t *testing.T) {
	p := renewal()
	if got := p.Cases(); !reflect.DeepEqual(got, []string{"Có thẩm định", "Nộp thay"}) {
		t.Error(got)
	}
	for variant, want := range map[string]int{"": 1, "Có thẩm định": 2} {
		if got := p.Components(variant); len(got) != want {
			t.Errorf("%q: %v", variant, got)
		}
	}
}

func TestValidate(t *testing.T) {
	if err := renewal().Validate(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Procedure){
		"code":          func(p *Procedure) { p.Code = "2 002381" },
		"name":          func(p *Procedure) { p.Name = " " },
		"name (long)":   func(p *Procedure) { p.Name = strings.Repeat("ộ", 1001) },
		"field":         func(p *Procedure) { p.Field = "" },
		"from":          func(p *Procedure) { p.From = "01/01/2026" },
		"to":            func(p *Procedure) { p.To = "2025-01-01" },
		"to (broken)":   func(p *Procedure) { p.To = "x" },
		"terms":         func(p *Procedure) { p.Terms = nil },
		"terms[0]":      func(p *Procedure) { p.Terms[0].Limit = "5 ngày" },
		"terms[0] zero": func(p *Procedure) { p.Terms[0].Limit = "0d" },
		"terms[1]":      func(p *Procedure) { p.Terms[1] = p.Terms[0] },
		"terms[2]":      func(p *Procedure) { p.Terms[2].Channel = "fax" },
		"terms[0] fee":  func(p *Procedure) { p.Terms[0].Charge = -1 },
		"components[1]": func(p *Procedure) { p.Parts[1].Name = "" },
		"components[0]": func(p *Procedure) { p.Parts[0].Copies = -1 },
	} {
		p := renewal()
		spoil(&p)
		err := p.Validate()
		want, _, _ := strings.Cut(field, " ")
		if office.FieldOf(err) != want || office.MessageOf(err) == "" {
			t.Errorf("%s: %v on %q", field, err, office.FieldOf(err))
		}
	}
}

func TestLimitText(t *testing.T) {
	for limit, want := range map[string]string{"5d": "5 ngày làm việc", "30cd": "30 ngày", "": "không quy định", "12h": "12 giờ làm việc"} {
		if got := (Term{Limit: limit}).LimitText(); got != want {
			t.Errorf("%s: %s", limit, got)
		}
	}
}
