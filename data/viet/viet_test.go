package viet

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanphongso/data/office"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"Lê\u202E A\x00 😀\te\u0302": "Lê A □ ê", "a\r\nb\rc\u2028d": "a\nb\nc\nd", "e\u200D\u0302": "ê", "x\u00A0y": "x y", "a\xffb": "a\uFFFDb",
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSafeLine(t *testing.T) {
	if got := SafeLine("  Nguyễn\t Văn\r\n A\u202Efdp.exe "); got != "Nguyễn Văn Afdp.exe" {
		t.Errorf("got %q", got)
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("Lê\u202E A\x00 😀\te\u0302\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := Printable(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) || Printable(got) != got {
			t.Fatalf("Printable(%q) = %q, again %q", s, got, Printable(got))
		}
		for _, r := range got {
			if r > 0xFFFF || (unicode.IsControl(r) && r != '\n') || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("Printable(%q) = %q holds %U", s, got, r)
			}
		}
		if strings.Contains(SafeLine(s), "\n") {
			t.Fatalf("SafeLine(%q) has two lines", s)
		}
	})
}

func TestAmountInWords(t *testing.T) {
	for amount, want := range map[int64]string{
		0:                 "Không đồng",
		5:                 "Năm đồng",
		10:                "Mười đồng",
		14:                "Mười bốn đồng",
		15:                "Mười lăm đồng",
		21:                "Hai mươi mốt đồng",
		24:                "Hai mươi tư đồng",
		25:                "Hai mươi lăm đồng",
		50:                "Năm mươi đồng",
		101:               "Một trăm linh một đồng",
		105:               "Một trăm linh năm đồng",
		111:               "Một trăm mười một đồng",
		1000:              "Một nghìn đồng",
		1005:              "Một nghìn không trăm linh năm đồng",
		1015:              "Một nghìn không trăm mười lăm đồng",
		2250000:           "Hai triệu hai trăm năm mươi nghìn đồng",
		1000005:           "Một triệu không trăm linh năm đồng",
		20014021:          "Hai mươi triệu không trăm mười bốn nghìn không trăm hai mươi mốt đồng",
		1000000000:        "Một tỷ đồng",
		1000000000000:     "Một nghìn tỷ đồng",
		1234000000000:     "Một nghìn hai trăm ba mươi tư tỷ đồng",
		3000005000000000:  "Ba triệu không trăm linh năm tỷ đồng",
		-500000:           "Âm năm trăm nghìn đồng",
		math.MinInt64 + 1: "Âm chín tỷ tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy đồng",
	} {
		if got := AmountInWords(amount); got != want {
			t.Errorf("%d: %q, want %q", amount, got, want)
		}
	}
	if !strings.HasSuffix(AmountInWords(math.MinInt64), "tám trăm linh tám đồng") {
		t.Error("the smallest amount is read wrongly")
	}
}

func TestMomentsAndDays(t *testing.T) {
	at := time.Date(2026, 11, 30, 3, 0, 0, 0, time.UTC)
	for got, want := range map[string]string{
		FormatTime(at):                              "10:00 thứ Hai 30/11/2026",
		FormatTimeLong(at):                          "10 giờ 00 phút, ngày 30 tháng 11 năm 2026",
		FormatDay("2026-08-22"):                     "thứ Bảy 22/08/2026",
		FormatDayLong("2026-02-05"):                 "ngày 05 tháng 02 năm 2026",
		FormatDayLong("2026-03-09"):                 "ngày 09 tháng 3 năm 2026",
		FormatDayLong("2026-12-31"):                 "ngày 31 tháng 12 năm 2026",
		FormatTime(at.Add(14 * 3600 * time.Second)): "00:00 thứ Ba 01/12/2026",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if FormatTime(time.Time{})+FormatTimeLong(time.Time{})+FormatDay("")+FormatDayLong("broken") != "" {
		t.Error("what is not set is written out")
	}
}

func TestParseDay(t *testing.T) {
	const today = office.Day("2026-11-24")
	for text, want := range map[string]office.Day{
		"": "", "5/9": "2026-09-05", "05-09-26": "2026-09-05", "5.9.2026": "2026-09-05", "050926": "2026-09-05", "05092026": "2026-09-05",
		"0509": "2026-09-05", "2026-09-05": "2026-09-05", "+3": "2026-11-27", "-1": "2026-11-23", "+ 40": "2027-01-03", "Hôm nay": "2026-11-24",
		"hom nay": "2026-11-24", "mai": "2026-11-25", "ngày  kia": "2026-11-26", "hôm qua": "2026-11-23", "29/2/2028": "2028-02-29",
		"7": "2026-11-07", "1/1/61": "1961-01-01", " 5/9 ": "2026-09-05", "31/12": "2026-12-31",
	} {
		if got, err := ParseDay(text, today); got != want || err != nil {
			t.Errorf("ParseDay(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"31/2", "29/2/2027", "0/5", "5/13", "abc", "+x", "+", "5/9/202", "1/2/3/4", "+99999", "١/٢", "--3", "/", "😀", "99999999999999999999"} {
		if got, err := ParseDay(text, today); office.CodeOf(err) != office.CodeInvalid {
			t.Errorf("ParseDay(%q) = %q, %v; want it refused", text, got, err)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"5/9", "+3", "hôm nay", "31/2", "", "050926"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, err := ParseDay(text, "2026-11-24")
		if err != nil || day == "" {
			return
		}
		if again, err := ParseDay(day.String(), "2026-11-24"); err != nil || again != day {
			t.Errorf("%q gives %s, which is read as %s, %v", text, day, again, err)
		}
	})
}
