package document

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/office"
)

// known are the types that the examples name.
func known() Types {
	var list Types
	for _, abbreviation := range strings.Fields("NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB GP NĐ TT TTLT VBHN SY") {
		list = append(list, Type{Name: abbreviation, Abbreviation: abbreviation})
	}
	return append(list, Type{Name: "Công văn"})
}

// Numbers as they stand on papers, mails and in registers, how they come apart and how they are written again.
var numbers = []struct {
	text, written string
	want          Number
}{
	{"386/BC-SKHCN", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"431/BC-SKHCN", "431/BC-SKHCN", Number{Serial: 431, Type: "BC", Body: "SKHCN"}},
	{"45/QĐ-UBND", "45/QĐ-UBND", Number{Serial: 45, Type: "QĐ", Body: "UBND"}},
	{"2160/SKHCN-BCVT", "2160/SKHCN-BCVT", Number{Serial: 2160, Body: "SKHCN", Unit: "BCVT"}},
	{"7322/GM-HĐKH", "7322/GM-HĐKH", Number{Serial: 7322, Type: "GM", Body: "HĐKH"}},
	{"65/GP-SKHCN", "65/GP-SKHCN", Number{Serial: 65, Type: "GP", Body: "SKHCN"}},
	{"28/2026/QH16", "28/2026/QH16", Number{Serial: 28, Year: 2026, Body: "QH16"}},
	{"30/2020/NĐ-CP", "30/2020/NĐ-CP", Number{Serial: 30, Year: 2020, Type: "NĐ", Body: "CP"}},
	{"01/2018/TT-VPCP", "01/2018/TT-VPCP", Number{Serial: 1, Year: 2018, Type: "TT", Body: "VPCP"}},
	{"3/2025/TT-VPCP", "03/2025/TT-VPCP", Number{Serial: 3, Year: 2025, Type: "TT", Body: "VPCP"}},
	{"118/2025/NĐ-CP", "118/2025/NĐ-CP", Number{Serial: 118, Year: 2025, Type: "NĐ", Body: "CP"}},
	{"20/2020/QĐ-TTg", "20/2020/QĐ-TTg", Number{Serial: 20, Year: 2020, Type: "QĐ", Body: "TTg"}},
	{"766/QĐ-TTg", "766/QĐ-TTg", Number{Serial: 766, Type: "QĐ", Body: "TTg"}},
	{"12729/VPCP-KGVX", "12729/VPCP-KGVX", Number{Serial: 12729, Body: "VPCP", Unit: "KGVX"}},
	{"9441/TB-BNV", "9441/TB-BNV", Number{Serial: 9441, Type: "TB", Body: "BNV"}},
	{"101/QĐ-BKHCN", "101/QĐ-BKHCN", Number{Serial: 101, Type: "QĐ", Body: "BKHCN"}},
	{"09/VBHN-BKHCN", "09/VBHN-BKHCN", Number{Serial: 9, Type: "VBHN", Body: "BKHCN"}},
	{"2524/QĐ-UBND", "2524/QĐ-UBND", Number{Serial: 2524, Type: "QĐ", Body: "UBND"}},
	{"12/2026/QĐ-UBND", "12/2026/QĐ-UBND", Number{Serial: 12, Year: 2026, Type: "QĐ", Body: "UBND"}},
	{"57-NQ/TW", "57-NQ/TW", Number{Serial: 57, Type: "NQ", Body: "TW", Party: true}},
	{"08-KH/TU", "08-KH/TU", Number{Serial: 8, Type: "KH", Body: "TU", Party: true}},
	{"123-CV/TU", "123-CV/TU", Number{Serial: 123, Type: "CV", Body: "TU", Party: true}},
	{"15-QĐ/ĐUK", "15-QĐ/ĐUK", Number{Serial: 15, Type: "QĐ", Body: "ĐUK", Party: true}},
	{"36-CTr/TU", "36-CTr/TU", Number{Serial: 36, Type: "CTr", Body: "TU", Party: true}},
	{"193/2025/QH15", "193/2025/QH15", Number{Serial: 193, Year: 2025, Body: "QH15"}},
	{"05/2014/TTLT-BNV-BTC", "05/2014/TTLT-BNV-BTC", Number{Serial: 5, Year: 2014, Type: "TTLT", Body: "BNV-BTC"}},
	{"12a/QĐ-SKHCN", "12a/QĐ-SKHCN", Number{Serial: 12, Suffix: "a", Type: "QĐ", Body: "SKHCN"}},
	{"12B/QĐ-SKHCN", "12B/QĐ-SKHCN", Number{Serial: 12, Suffix: "B", Type: "QĐ", Body: "SKHCN"}},
	{"7/TTr-SKHCN", "07/TTr-SKHCN", Number{Serial: 7, Type: "TTr", Body: "SKHCN"}},
	{"210/TTr-STC", "210/TTr-STC", Number{Serial: 210, Type: "TTr", Body: "STC"}},
	{"33/QyĐ-SKHCN", "33/QyĐ-SKHCN", Number{Serial: 33, Type: "QyĐ", Body: "SKHCN"}},
	{"18/ĐA-UBND", "18/ĐA-UBND", Number{Serial: 18, Type: "ĐA", Body: "UBND"}},
	{"44/KH-UBND", "44/KH-UBND", Number{Serial: 44, Type: "KH", Body: "UBND"}},
	{"90/HD-BNV", "90/HD-BNV", Number{Serial: 90, Type: "HD", Body: "BNV"}},
	{"14/CT-TTg", "14/CT-TTg", Number{Serial: 14, Type: "CT", Body: "TTg"}},
	{"02/CĐ-UBND", "02/CĐ-UBND", Number{Serial: 2, Type: "CĐ", Body: "UBND"}},
	{"11/BB-HĐKH", "11/BB-HĐKH", Number{Serial: 11, Type: "BB", Body: "HĐKH"}},
	{"150/UBND-VX", "150/UBND-VX", Number{Serial: 150, Body: "UBND", Unit: "VX"}},
	{"1820/UBND-KGVX", "1820/UBND-KGVX", Number{Serial: 1820, Body: "UBND", Unit: "KGVX"}},
	{"3345/BKHCN-TĐC", "3345/BKHCN-TĐC", Number{Serial: 3345, Body: "BKHCN", Unit: "TĐC"}},
	{"512/STNMT", "512/STNMT", Number{Serial: 512, Body: "STNMT"}},
	{"68/TĐC-ĐL", "68/TĐC-ĐL", Number{Serial: 68, Body: "TĐC", Unit: "ĐL"}},
	{"1007/SKHCN-QLKH&CN", "1007/SKHCN-QLKH&CN", Number{Serial: 1007, Body: "SKHCN", Unit: "QLKH&CN"}},
	{"23/TB-SKHCN.TTra", "23/TB-SKHCN.TTra", Number{Serial: 23, Type: "TB", Body: "SKHCN.TTra"}},
	{"04/HĐND-TT", "04/HĐND-TT", Number{Serial: 4, Body: "HĐND", Unit: "TT"}},
	{"27/NQ-HĐND", "27/NQ-HĐND", Number{Serial: 27, Type: "NQ", Body: "HĐND"}},
	{"202/2025/QH15", "202/2025/QH15", Number{Serial: 202, Year: 2025, Body: "QH15"}},
	{"Số: 386/BC-SKHCN", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"số 45/QĐ-UBND", "45/QĐ-UBND", Number{Serial: 45, Type: "QĐ", Body: "UBND"}},
	{"386 / BC - SKHCN", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"386/BC–SKHCN", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"386/BC—SKHCN.", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"386/bc-SKHCN", "386/BC-SKHCN", Number{Serial: 386, Type: "BC", Body: "SKHCN"}},
	{"45/qđ-UBND", "45/QĐ-UBND", Number{Serial: 45, Type: "QĐ", Body: "UBND"}},
	{"210/TTR-STC", "210/TTr-STC", Number{Serial: 210, Type: "TTr", Body: "STC"}},
	{" 0071/QĐ-SKHCN ", "71/QĐ-SKHCN", Number{Serial: 71, Type: "QĐ", Body: "SKHCN"}},
	{"45/QĐ\u00a0-\u00a0UBND", "45/QĐ-UBND", Number{Serial: 45, Type: "QĐ", Body: "UBND"}},
	{"18/HĐ-VPĐK", "18/HĐ-VPĐK", Number{Serial: 18, Type: "HĐ", Body: "VPĐK"}},
	{"999999/CV-X", "999999/CV-X", Number{Serial: 999999, Body: "CV", Unit: "X"}},
	{"06/GUQ-SKHCN", "06/GUQ-SKHCN", Number{Serial: 6, Type: "GUQ", Body: "SKHCN"}},
	{"81/PC-UBND", "81/PC-UBND", Number{Serial: 81, Type: "PC", Body: "UBND"}},
	{"60/GGT-SKHCN", "60/GGT-SKHCN", Number{Serial: 60, Type: "GGT", Body: "SKHCN"}},
	{"9/2026/NQ-HĐND", "09/2026/NQ-HĐND", Number{Serial: 9, Year: 2026, Type: "NQ", Body: "HĐND"}},
}

func TestNumbersComeApartAndTogether(t *testing.T) {
	if len(numbers) < 60 {
		t.Fatalf("only %d examples", len(numbers))
	}
	for _, n := range numbers {
		got, err := known().Parse(n.text)
		if err != nil || got != n.want {
			t.Errorf("%q: %+v, %v; want %+v", n.text, got, err, n.want)
			continue
		}
		if got.String() != n.written {
			t.Errorf("%q is written %q, want %q", n.text, got, n.written)
		}
		if again, err := known().Parse(got.String()); err != nil || again != got {
			t.Errorf("%q does not come apart the same way again: %+v, %v", got.String(), again, err)
		}
	}
}

func TestWhatIsNoNumberIsRefusedWithASentence(t *testing.T) {
	for _, text := range []string{"", "386", "BC-SKHCN", "386/", "/BC-SKHCN", "0/BC-SKHCN", "12/5/2026", "1234567/BC-SKHCN", "386/BC_SKHCN", "12ab/QĐ-X", "28/1826/QH16", "386/BC-"} {
		got, err := known().Parse(text)
		if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != "number" {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestANumberIsFoundInARunningText(t *testing.T) {
	for text, want := range map[string]string{
		"V/v triển khai Công văn số 1820/UBND-KGVX ngày 12/5/2026 của UBND tỉnh": "1820/UBND-KGVX",
		"Fwd: BC 386/BC-SKHCN (bản ký số)":                                       "386/BC-SKHCN",
		"Quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024":                      "57-NQ/TW",
		"Họp lúc 8h ngày 12/5/2026, phòng 2/3":                                   "",
		"Gọi 0216/3852-123 hoặc km/h":                                            "",
		"Thực hiện nghị định 30/2020/NĐ-CP và Quyết định 45/QĐ-UBND":             "30/2020/NĐ-CP",
		"Giấy mời số 7322 / GM – HĐKH":                                           "7322/GM-HĐKH",
		"tỷ lệ 3/4-nửa":                                                          "",
	} {
		n, found := known().FindIn(text)
		if n.String() != want || found != (want != "") {
			t.Errorf("%q: %q", text, n)
		}
	}
}

// A number made of known parts is written and read without loss.
func TestEveryNumberSurvivesWriting(t *testing.T) {
	types := known()
	rapid.Check(t, func(t *rapid.T) {
		n := Number{
			Serial: rapid.IntRange(1, 999999).Draw(t, "serial"),
			Suffix: rapid.SampledFrom([]string{"", "a", "b", "đ"}).Draw(t, "suffix"),
			Year:   rapid.SampledFrom([]int{0, 1999, 2026}).Draw(t, "year"),
			Type:   rapid.SampledFrom([]string{"", "BC", "QĐ", "TTr"}).Draw(t, "type"),
			Body:   rapid.SampledFrom([]string{"SKHCN", "UBND", "QH16", "HĐND.TT"}).Draw(t, "body"),
		}
		if n.Type == "" {
			n.Unit = rapid.SampledFrom([]string{"", "BCVT", "QLKH&CN", "BNV-BTC"}).Draw(t, "unit")
		}
		if got, err := types.Parse(n.String()); err != nil || got != n {
			t.Fatalf("%q: %+v, %v; want %+v", n, got, err, n)
		}
	})
}

func TestARegisterSortsInsertedNumbersBehindTheirs(t *testing.T) {
	order := []Number{{Serial: 9}, {Serial: 12}, {Serial: 12, Suffix: "a"}, {Serial: 12, Suffix: "b"}, {Serial: 13}, {Serial: 100}}
	for i := range order[1:] {
		if !order[i].Before(order[i+1]) || order[i+1].Before(order[i]) {
			t.Errorf("%v and %v stand the wrong way round", order[i], order[i+1])
		}
	}
}

func TestSuffixesGoOnFromThoseTaken(t *testing.T) {
	for _, v := range []struct {
		taken []string
		want  string
	}{{nil, "a"}, {[]string{"a"}, "b"}, {[]string{"c", "a"}, "d"}, {[]string{"z"}, ""}} {
		got, err := NextSuffix(12, v.taken)
		if got != v.want || (err != nil) != (v.want == "") {
			t.Errorf("after %v: %q, %v", v.taken, got, err)
		}
	}
}

func TestSeriesFollowTheScheme(t *testing.T) {
	report, letter, law := Type{Abbreviation: "BC"}, Type{Name: "Công văn"}, Type{Abbreviation: "QĐ", Legal: true}
	for _, v := range []struct {
		scheme Scheme
		t      Type
		want   string
	}{
		{Scheme{Kind: OneSeries}, report, "outgoing chung"},
		{Scheme{Kind: OneSeries}, law, "outgoing qppl QĐ"},
		{Scheme{Kind: SeriesByType}, report, "outgoing BC"},
		{Scheme{Kind: SeriesByType}, letter, "outgoing công văn"},
		{Scheme{Kind: SeriesByGroup, Groups: map[string]string{"BC": "báo cáo, tờ trình"}}, report, "outgoing báo cáo, tờ trình"},
		{Scheme{Kind: SeriesByGroup}, letter, "outgoing chung"},
	} {
		if got := v.scheme.Series(v.t); got != v.want {
			t.Errorf("%+v %+v: %q", v.scheme, v.t, got)
		}
	}
	if got := NumberFor(386, "", report, "SKHCN", "VP", "2026-11-25").String(); got != "386/BC-SKHCN" {
		t.Error(got)
	}
	if got := NumberFor(2160, "", letter, "SKHCN", "BCVT", "2026-11-25").String(); got != "2160/SKHCN-BCVT" {
		t.Error(got)
	}
	if got := NumberFor(5, "", law, "UBND", "", "2026-11-25").String(); got != "05/2026/QĐ-UBND" {
		t.Error(got)
	}
}
