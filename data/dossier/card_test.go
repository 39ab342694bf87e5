package dossier

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanphongso/data/office"
)

const (
	lan  = "Hoàng Thị Lan"
	home = "Thôn 3, Mường Lai, Lục Yên, Yên Bái"
)

func TestParseIDCard(t *testing.T) {
	full := Party{
		Kind: Citizen, IDKind: "CCCD", IDNumber: "015190001234", Name: lan, BirthDay: "1990-02-01", Sex: "Nữ",
		Address: "Tổ 5, phường Yên Bái, tỉnh Lào Cai", IDDay: "2021-04-15",
		IDPlace: "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
	}
	with := func(change func(*Party)) Party { p := full; change(&p); return p }
	address := full.Address
	cases := []struct {
		name, payload string
		want          Party
		warning       string // part of a warning, "" for none at all
	}{
		{"standard", "015190001234|060123456|Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"old number empty", "015190001234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"old number a dash", "015190001234|-|Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"old number of 12 digits", "015190001234|015190009999|Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"six fields, no old number", "015190001234|Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"six fields, no issue day", "015190001234||Hoàng Thị Lan|01021990|Nữ|" + address, with(func(p *Party) { p.IDDay, p.IDPlace = "", "" }), ""},
		{"slashed days", "015190001234|060123456|Hoàng Thị Lan|01/02/1990|Nữ|" + address + "|15/04/2021", full, ""},
		{"single digits in days", "015190001234||Hoàng Thị Lan|1/2/1990|Nữ|" + address + "|15/4/2021", full, ""},
		{"dashed days", "015190001234||Hoàng Thị Lan|01-02-1990|Nữ|" + address + "|15-04-2021", full, ""},
		{"ISO days", "015190001234||Hoàng Thị Lan|1990-02-01|Nữ|" + address + "|2021-04-15", full, ""},
		{"labels", "Số CCCD: 015190001234|Số CMND: 060123456|Họ và tên: Hoàng Thị Lan|Ngày sinh: 01/02/1990|Giới tính: Nữ|Nơi thường trú: " + address + "|Ngày cấp: 15/04/2021", full, ""},
		{"labels on lines", "Số CCCD: 015190001234\nSố CMND:\nHọ và tên: Hoàng Thị Lan\nNgày sinh: 01/02/1990\nGiới tính: Nữ\nNơi thường trú: " + address + "\nNgày cấp: 15/04/2021", full, ""},
		{"new card with parents", "015190001234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021||Hoàng Văn Nam|Lò Thị Hoa|", full, ""},
		{"new card since 2024", "015190001234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15082024|Hoàng Văn Nam|Lò Thị Hoa", with(func(p *Party) { p.IDDay, p.IDPlace = "2024-08-15", "Bộ Công an" }), ""},
		{"enter behind, spaces around", "  \ufeff015190001234 | | Hoàng  Thị Lan |01021990| Nữ |" + address + "|15042021\r\n", full, ""},
		{"number in groups", "015 190 001 234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, ""},
		{"quotes around", "\"015190001234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021\"", full, ""},
		{"wide bars", "015190001234｜｜Hoàng Thị Lan｜01021990｜Nữ｜" + address + "｜15042021", full, ""},
		{"backslashes of another layout", `015190001234\\Hoàng Thị Lan\01021990\Nữ\` + address + `\15042021`, full, "bị bộ gõ"},
		{"tildes of another layout", "015190001234~~Hoàng Thị Lan~01021990~Nữ~" + address + "~15042021", full, "bị bộ gõ"},
		{"sex typed with Telex", "015190001234||Hoàng Thị Lan|01021990|Nuwx|" + address + "|15042021", full, ""},
		{"digits in the name after VNI", "015190001234||Hoa2ng Thi5 Lan|01021990|Nữ|" + address + "|15042021", with(func(p *Party) { p.Name = "Hoa2ng Thi5 Lan" }), "dán nguyên văn"},
		{"abolished province", "015190001234||Hoàng Thị Lan|01021990|Nữ|" + home + "|15042021", with(func(p *Party) { p.Address, p.OldAddress = home, home }), "thuộc tỉnh Lào Cai"},
		{"broken birth day", "015190001234||Hoàng Thị Lan|99991990|Nữ|" + address + "|15042021", with(func(p *Party) { p.BirthDay = "" }), "Ngày sinh"},
		{"unknown sex", "015190001234||Hoàng Thị Lan|01021990|?|" + address + "|15042021", with(func(p *Party) { p.Sex = "" }), "Giới tính"},
		{"other sex than the number", "015190001234||Hoàng Thị Lan|01021990|Nam|" + address + "|15042021", with(func(p *Party) { p.Sex = "Nam" }), "giới tính Nữ"},
		{"other year than the number", "015190001234||Hoàng Thị Lan|01021991|Nữ|" + address + "|15042021", with(func(p *Party) { p.BirthDay = "1991-02-01" }), "năm sinh 1990"},
		{"lost leading zero", "15190001234||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", full, "thêm số 0"},
		{"number only", "015190001234", Party{Kind: Citizen, IDKind: "CCCD", IDNumber: "015190001234"}, "Chỉ đọc được số"},
		{"number and nothing else", "015190001234|", Party{Kind: Citizen, IDKind: "CCCD", IDNumber: "015190001234"}, ""},
		{"old card", "060123456||Hoàng Thị Lan|01021990|Nữ|" + address + "|15042021", with(func(p *Party) { p.IDKind, p.IDNumber, p.IDPlace = "CMND", "060123456", "" }), "hết giá trị"},
		{"born after 2000", "010303001234||Hoàng Thị Lan|01022003|Nữ|" + address + "|15042021", with(func(p *Party) { p.IDNumber, p.BirthDay = "010303001234", "2003-02-01" }), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, warnings, err := ParseIDCard(c.payload)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			all := strings.Join(warnings, " ")
			if c.warning == "" && all != "" || !strings.Contains(all, c.warning) {
				t.Errorf("warnings %q, want %q", all, c.warning)
			}
		})
	}
}

func TestParseIDCardSaysWhatToDo(t *testing.T) {
	for payload, advice := range map[string]string{
		"":    "quét mã",
		" \n": "quét mã",
		"015190001234060123456Hoàng Thị Lan01021990Nữ": "dán nguyên văn",
		"https://dichvucong.gov.vn/":                   "dán nguyên văn",
		"a|b|c|d|e|f|g":                                "12 chữ số",
		"|||||||":                                      "12 chữ số",
	} {
		_, _, err := ParseIDCard(payload)
		if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "payload" || !strings.Contains(office.MessageOf(err), advice) {
			t.Errorf("%q: %v, want advice with %q", payload, err, advice)
		}
	}
}

func FuzzParseIDCard(f *testing.F) {
	f.Add("015190001234|060123456|Hoàng Thị Lan|01021990|Nữ|" + home + "|15042021")
	f.Add("Số CCCD: 015190001234|Họ và tên: Lan|1/2/1990|Nữ|a, b|15/04/2021|x|y|z")
	f.Add(`015190001234\\Lan\01021990\Nữ\a\15042021`)
	f.Add("|||||||\x00\xff")
	f.Fuzz(func(t *testing.T, payload string) {
		p, warnings, err := ParseIDCard(payload)
		if err != nil {
			if office.CodeOf(err) != office.CodeInvalid {
				t.Fatalf("unexpected kind of error: %v", err)
			}
			return
		}
		if n := len(p.IDNumber); n != 12 && n != 9 {
			t.Fatalf("number %q", p.IDNumber)
		}
		for _, day := range []office.Day{p.BirthDay, p.IDDay} {
			if day != "" && day.Time().IsZero() {
				t.Fatalf("impossible day %q", day)
			}
		}
		if utf8.ValidString(payload) && !utf8.ValidString(p.Name+p.Address+strings.Join(warnings, "")) {
			t.Fatal("broken text out of valid text")
		}
	})
}
