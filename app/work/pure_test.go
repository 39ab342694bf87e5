package work

import (
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
)

func TestParseLimit(t *testing.T) {
	for text, want := range map[string]string{
		"5d": "5d", "30cd": "30cd", "12h": "12h", "5 ngày làm việc": "5d", "05 ngày làm việc": "5d", "30 ngày": "30cd", "2,5 ngày làm việc": "2.5d",
		"2.5 ngày làm việc": "2.5d", "12 giờ làm việc": "12h", "Không quy định": "", "không": "", "10": "10d", "15 NGÀY LÀM VIỆC": "15d",
	} {
		if got, err := parseLimit(text); got != want || err != nil {
			t.Errorf("%q: %q %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"năm ngày", "5 tuần", "0 ngày", "-3 ngày", "3 ngày làm việc + 18 ngày"} {
		if got, err := parseLimit(text); err == nil {
			t.Errorf("%q was read as %q", text, got)
		}
	}
}

func TestComponentsInOneCell(t *testing.T) {
	before := []procedure.Component{{Name: "Đơn đề nghị", Originals: 2, Keywords: []string{"don"}}, {Name: "Bản vẽ", Optional: true, Copies: 1}}
	got := parseComponents("- Đơn đề nghị\n2) Bản vẽ (nếu có)\n\n+ Ảnh 3x4 (nếu có)", before)
	if len(got) != 3 || got[0].Originals != 2 || len(got[0].Keywords) != 1 || got[1].Copies != 1 || !got[1].Optional || !got[2].Optional || got[2].Originals != 1 {
		t.Errorf("%+v", got)
	}
	if text := componentsText(before); text != "Đơn đề nghị\nBản vẽ (nếu có)" {
		t.Error(text)
	}
	again := parseComponents(componentsText(before), before)
	if len(again) != 2 || again[1].Name != "Bản vẽ" {
		t.Errorf("a list that was written is not read back: %+v", again)
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Nguyễn Văn An", "NGUYEN VAN AN", true},
		{"Nguyễn Văn An", "An Nguyễn Văn", true},
		{"Nguyễn Văn An", "Nguyễn Văn Anh", false},
		{"Công ty TNHH An Bình", "Cty Trách nhiệm hữu hạn An Bình", true},
		{"Phòng khám Đa khoa Hồng Đức", "PK ĐK Hồng Đức", true},
		{"Công ty Cổ phần Chè Suối Giàng", "CTY CP CHÈ SUỐI GIÀNG", true},
		{"", "", false},
		{"Lan", "", false},
		{"Hợp tác xã Quế Văn Yên", "HTX Quế Văn Yên", true},
	} {
		if sameName(c.a, c.b) != c.same {
			t.Errorf("%q and %q: same=%v", c.a, c.b, !c.same)
		}
	}
}

func TestSameNameForgetsMarksAndOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(append(append([]string{}, familyNames...), givenNames[1]...)), 2, 5).Draw(t, "words")
		shuffled := rapid.Permutation(words).Draw(t, "shuffled")
		if a, b := join(words), viet.Fold(join(shuffled)); !sameName(a, b) {
			t.Fatalf("%q is not %q", a, b)
		}
	})
}

func join(words []string) string {
	text := ""
	for _, w := range words {
		text += " " + w
	}
	return text
}

func TestLedgerLine(t *testing.T) {
	states := map[letter.State]int{letter.Taken: 29, letter.Ignored: 70, letter.Duplicate: 2, letter.Quarantined: 2}
	for _, c := range []struct {
		server     int
		text       string
		consistent bool
	}{
		{103, "103 thư trên máy chủ = 29 lấy về + 2 trùng + 70 bỏ qua theo quy tắc + 2 cách ly", true},
		{101, "101 thư trên máy chủ + 2 thư không còn trên máy chủ = 29 lấy về + 2 trùng + 70 bỏ qua theo quy tắc + 2 cách ly", true},
		{104, "104 thư trên máy chủ ≠ 29 lấy về + 2 trùng + 70 bỏ qua theo quy tắc + 2 cách ly", false},
	} {
		got := ledgerLine(letter.Cursor{Account: "a", Folder: "INBOX", ServerCount: c.server}, states)
		if got.Text != c.text || got.Consistent != c.consistent || got.Accounted != 103 {
			t.Errorf("%+v", got)
		}
	}
}

func TestSamePersonAndSubmission(t *testing.T) {
	a := dossier.Party{Name: "Hoàng Thị Lan", IDNumber: "015190001234", Phone: "0912 345 678", Email: "Lan@x.vn"}
	b := dossier.Party{Name: "LAN HOANG THI", IDNumber: "015190001234", Phone: "+84912345678", Email: "lan@X.vn"}
	if got := samePerson(a, b); len(got) != 4 {
		t.Errorf("%q", got)
	}
	if got := samePerson(dossier.Party{Name: "Lan"}, dossier.Party{Name: "Lành"}); len(got) != 0 {
		t.Errorf("%q", got)
	}
	file := dossier.File{SHA256: "x"}
	x := dossier.Dossier{ProcedureCode: "1", Owner: a, MessageID: "<1>", OtherFiles: []dossier.File{file}}
	y := dossier.Dossier{ProcedureCode: "1", Owner: b, MessageID: "<1>", State: dossier.Received, Components: []dossier.Component{{Files: []dossier.File{file, {}}}}}
	if got := sameSubmission(x, y); len(got) != 3 {
		t.Errorf("%q", got)
	}
	y.State, y.MessageID, y.Components = dossier.Rejected, "", nil
	if got := sameSubmission(x, y); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// The forms ask for the number of a card; a company's tax code says what it is.
func TestPapersNameATaxCode(t *testing.T) {
	for _, c := range []struct{ kind, want string }{{"CCCD", "5300778899"}, {"MST", "MST: 5300778899"}, {"GCN ĐKDN", "GCN ĐKDN: 5300778899"}} {
		if got := person(dossier.Party{Kind: dossier.Company, IDKind: c.kind, IDNumber: "5300778899"}).IDNumber; got != c.want {
			t.Errorf("%s: %q, want %q", c.kind, got, c.want)
		}
	}
	if got := person(dossier.Party{IDKind: "MST"}).IDNumber; got != "" {
		t.Errorf("without a number: %q", got)
	}
}
