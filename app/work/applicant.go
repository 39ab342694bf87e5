package work

import (
	"regexp"
	"strings"
	"unicode"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// labels are what people write in front of the applicant's data, folded, and the field it belongs to.
var labels = map[string]string{
	"ho va ten": "person", "ho ten": "person", "toi ten la": "person", "ten toi la": "person", "toi la": "person", "nguoi nop": "person",
	"nguoi nop ho so": "person", "nguoi lam don": "person", "ong ba": "person", "ho va ten nguoi nop": "person", "ten ca nhan": "person",
	"nguoi dai dien": "agent", "nguoi dai dien theo phap luat": "agent", "dai dien": "agent", "nguoi dung dau": "agent",
	"ten to chuc": "body", "ten to chuc ca nhan": "body", "ten co so": "body", "ten co quan": "body", "ten don vi": "body", "don vi": "body",
	"co so": "body", "ten cong ty": "body", "ten doanh nghiep": "body", "to chuc": "body", "chu ho so": "body", "co quan": "body",
	"cccd": "id", "so cccd": "id", "can cuoc cong dan": "id", "so can cuoc cong dan": "id", "so can cuoc": "id", "can cuoc": "id",
	"so dinh danh": "id", "so dinh danh ca nhan": "id", "cmnd": "id", "so cmnd": "id", "cccd so": "id", "cmnd cccd": "id", "cccd cmnd": "id",
	"so cmnd the can cuoc ho chieu": "id", "so giay to": "id",
	"mst": "tax", "ma so thue": "tax", "ma so doanh nghiep": "tax", "msdn": "tax",
	"dia chi": "address", "dia chi tru so": "address", "dia chi lien he": "address", "noi o": "address", "noi thuong tru": "address",
	"thuong tru": "address", "tru so": "address", "tru so chinh": "address", "dia chi thuong tru": "address", "noi cu tru": "address",
	"dien thoai": "phone", "so dien thoai": "phone", "sdt": "phone", "dt": "phone", "dtdd": "phone", "tel": "phone", "mobile": "phone",
	"dien thoai lien he": "phone", "lien he": "phone", "di dong": "phone", "hotline": "phone", "sdt lien he": "phone", "zalo": "phone",
	"email": "email", "e mail": "email", "thu dien tu": "email", "ngay sinh": "birth", "sinh ngay": "birth", "gioi tinh": "sex",
	"ngay cap": "issued", "noi cap": "place",
}

// bodyStarts are the words that the name of an organisation begins with, folded, and its kind.
var bodyStarts = []struct{ start, kind string }{
	{"cong ty", dossier.Company},
	{"cty", dossier.Company},
	{"doanh nghiep", dossier.Company},
	{"dntn", dossier.Company},
	{"hop tac xa", dossier.Organisation},
	{"htx", dossier.Organisation},
	{"phong kham", dossier.Organisation},
	{"benh vien", dossier.Organisation},
	{"trung tam", dossier.Organisation},
	{"nha khoa", dossier.Organisation},
	{"vien ", dossier.Organisation},
	{"truong ", dossier.Organisation},
	{"tram y te", dossier.Organisation},
	{"ho kinh doanh", dossier.Organisation},
	{"nha may", dossier.Company},
	{"tap doan", dossier.Company},
	{"uy ban nhan dan", dossier.Agency},
	{"ubnd", dossier.Agency},
	{"so ", dossier.Agency},
}

// stopWords end the name of an organisation inside a sentence, folded.
var stopWords = map[string]bool{
	"xin": true, "nop": true, "de": true, "kinh": true, "gui": true, "tran": true, "co": true, "dang": true, "la": true, "tai": true,
	"theo": true, "chung": true, "toi": true, "do": true, "dia": true, "ma": true, "duoc": true, "da": true, "se": true, "mong": true,
	"muon": true, "can": true, "voi": true, "ve": true, "cua": true, "khai": true, "dien": true, "sdt": true, "mst": true, "email": true,
	"gia": true, "ho": true, "v": true, "nhu": true, "vua": true, "hien": true,
}

var (
	phonePattern   = regexp.MustCompile(`(?:\+?84|0)[\d. \-]{8,13}\d`)
	citizenPattern = regexp.MustCompile(`(?:^|\D)(\d{3} ?\d{3} ?\d{3} ?\d{3})(?:\D|$)`)
	taxPattern     = regexp.MustCompile(`\d{10}(?:-\d{3})?`)
	dayInText      = regexp.MustCompile(`(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})`)
)

// findApplicant reads who applies out of a letter's head and text. The hints say where each field comes from.
func findApplicant(l letter.Letter) (dossier.Party, []string) {
	f := applicantFinder{}
	f.labelled(l.Text)
	f.organisation(l)
	f.loose(l)
	f.sender(l)
	return f.party, f.hints
}

type applicantFinder struct {
	party dossier.Party
	agent string // a person who acts for an organisation
	hints []string
}

func (f *applicantFinder) hint(text string) { f.hints = append(f.hints, text) }

// labelled takes what stands behind a label: "Họ và tên: Hoàng Thị Lan". Several labels may share a line.
func (f *applicantFinder) labelled(text string) {
	for _, line := range lines(text) {
		for _, piece := range splitLabels(line) {
			label, value, found := strings.Cut(piece, ":")
			if field := labels[labelKey(label)]; found && field != "" {
				f.take(field, strings.Trim(strings.TrimSpace(value), ".,;…"))
			}
		}
	}
}

// labelKey folds a label and drops what precedes it, such as "1." or "-".
func labelKey(label string) string {
	words := viet.Words(label)
	for len(words) > 0 && isNumber(words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// splitLabels cuts a line in front of each further label: "CCCD: 015190001234, điện thoại: 0912345678".
func splitLabels(line string) []string {
	var pieces []string
	for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == '–' || r == '|' || r == '\t' }) {
		pieces = append(pieces, splitAtCommas(part)...)
	}
	return pieces
}

func splitAtCommas(part string) []string {
	var pieces []string
	for _, p := range strings.Split(part, ",") {
		label, _, found := strings.Cut(p, ":")
		if found && labels[labelKey(label)] != "" || len(pieces) == 0 {
			pieces = append(pieces, p)
		} else {
			pieces[len(pieces)-1] += "," + p // commas inside an address
		}
	}
	return pieces
}

// take fills a field when it is still empty.
func (f *applicantFinder) take(field, value string) {
	p := &f.party
	if value == "" || len([]rune(value)) > 300 {
		return
	}
	switch field {
	case "person", "body":
		f.takeName(field, value)
	case "agent":
		f.agent = first(f.agent, value)
	case "id":
		if m := citizenPattern.FindStringSubmatch(value); m != nil && p.IDNumber == "" {
			p.IDKind, p.IDNumber = "CCCD", strings.ReplaceAll(m[1], " ", "")
		}
	case "tax":
		if m := taxPattern.FindString(value); m != "" && p.IDNumber == "" {
			p.IDKind, p.IDNumber = "MST", m
		}
	case "address":
		p.Address = first(p.Address, value)
	case "phone":
		if m := phonePattern.FindString(value); m != "" {
			p.Phone = first(p.Phone, dossier.TidyPhone(m))
		}
	case "email":
		if strings.Contains(value, "@") && p.Email == "" {
			p.Email = strings.Fields(value)[0]
		}
	case "birth":
		p.BirthDay = office.Day(first(string(p.BirthDay), string(dayOf(value))))
	case "issued":
		p.IDDay = office.Day(first(string(p.IDDay), string(dayOf(value))))
	case "place":
		p.IDPlace = first(p.IDPlace, value)
	case "sex":
		if s := viet.Fold(value); s == "nam" || s == "nu" {
			p.Sex = map[string]string{"nam": "Nam", "nu": "Nữ"}[s]
		}
	}
}

func (f *applicantFinder) takeName(field, value string) {
	p := &f.party
	kind := kindOf(value)
	if field == "body" && kind == dossier.Citizen && p.Name != "" {
		return
	}
	if p.Name == "" || p.Kind == dossier.Citizen && kind != dossier.Citizen {
		if p.Name != "" {
			f.agent = first(f.agent, p.Name)
		}
		p.Name, p.Kind = properName(value), kind
		f.hint("Tên chủ hồ sơ lấy từ nội dung thư")
	}
}

// organisation looks for the name of an organisation in the subject, the text and the sender's name.
func (f *applicantFinder) organisation(l letter.Letter) {
	if f.party.Name != "" && f.party.Kind != dossier.Citizen {
		return
	}
	if f.party.Name != "" { // a person signed; an organisation counts only where it names itself
		return
	}
	for _, source := range []struct{ text, hint string }{
		{withoutAddressee(l.Text), "Tên tổ chức lấy từ nội dung thư"},
		{l.Subject, "Tên tổ chức lấy từ tiêu đề thư"},
		{l.From.Name, "Tên tổ chức lấy từ tên người gửi"},
	} {
		if name, kind := organisationIn(source.text); name != "" {
			f.party.Name, f.party.Kind = name, kind
			f.hint(source.hint)
			return
		}
	}
}

// withoutAddressee drops the lines that name who the letter is written to, and quoted letters.
func withoutAddressee(text string) string {
	var kept []string
	for _, line := range lines(text) {
		folded := strings.TrimSpace(viet.Fold(line))
		if strings.HasPrefix(folded, "kinh gui") || strings.HasPrefix(folded, ">") || strings.HasPrefix(folded, "to:") || strings.HasPrefix(folded, "den:") {
			continue
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

// organisationIn returns the first name of an organisation in the text.
func organisationIn(text string) (name, kind string) {
	for _, line := range lines(text) {
		words := strings.Fields(line)
		for i := range words {
			rest := strings.Join(words[i:], " ")
			kind := startsBody(rest)
			if kind == "" || kind == dossier.Agency || !unicode.IsUpper([]rune(words[i])[0]) {
				continue
			}
			if name := cutName(words[i:]); len(strings.Fields(name)) >= 3 && !strings.Contains(viet.Fold(name), "hanh chinh cong") {
				return name, kind
			}
		}
	}
	return "", ""
}

// cutName takes words up to a sign of punctuation or a word that ends the name.
func cutName(words []string) string {
	var taken []string
	for i, w := range words {
		bare := strings.TrimRight(w, ",.;:!?)–-")
		folded := viet.Fold(bare)
		lower := bare != "" && unicode.IsLower([]rune(bare)[0])
		if bare == "" || i > 0 && lower && stopWords[folded] || len(taken) >= 16 {
			break
		}
		taken = append(taken, bare)
		if bare != w && !strings.HasSuffix(w, "-") {
			break
		}
	}
	return strings.Join(taken, " ")
}

// loose finds a telephone and a citizen number without labels.
func (f *applicantFinder) loose(l letter.Letter) {
	p := &f.party
	if p.Phone == "" {
		for _, m := range phonePattern.FindAllString(l.Text, -1) {
			if dossier.CheckPhone(m) == "" {
				p.Phone = dossier.TidyPhone(m)
				f.hint("Số điện thoại lấy từ nội dung thư")
				break
			}
		}
	}
	if p.IDNumber == "" && (p.Kind == "" || p.Kind == dossier.Citizen) {
		for _, m := range citizenPattern.FindAllStringSubmatch(l.Text, -1) {
			number := strings.ReplaceAll(m[1], " ", "")
			if len(dossier.CheckIDNumber(number, dossier.Party{})) == 0 {
				p.IDKind, p.IDNumber = "CCCD", number
				f.hint("Số định danh lấy từ nội dung thư")
				break
			}
		}
	}
}

// sender falls back on the sender's name and address.
func (f *applicantFinder) sender(l letter.Letter) {
	p := &f.party
	from := l.From
	if l.ReplyTo.Address != "" {
		from.Address = l.ReplyTo.Address
	}
	p.Email = first(p.Email, from.Address)
	if p.Name == "" && from.Name != "" && !strings.Contains(from.Name, "@") {
		p.Name, p.Kind = properName(from.Name), kindOf(from.Name)
		f.hint("Họ tên lấy từ tên người gửi thư")
	}
	if p.Name == "" && f.agent != "" {
		p.Name, p.Kind = f.agent, dossier.Citizen
	}
	if p.Name != "" && p.Kind == "" {
		p.Kind = dossier.Citizen
	}
}

func startsBody(text string) string {
	folded := viet.Fold(text)
	for _, b := range bodyStarts {
		if strings.HasPrefix(folded, b.start) {
			return b.kind
		}
	}
	return ""
}

// kindOf tells an organisation from a person by how the name begins.
func kindOf(name string) string {
	if kind := startsBody(name); kind != "" {
		return kind
	}
	return dossier.Citizen
}

// properName writes HOÀNG THỊ LAN as Hoàng Thị Lan when a person's name is all in capitals, and single-spaces any name.
func properName(name string) string {
	words := strings.Fields(name)
	joined := strings.Join(words, " ")
	if kindOf(joined) != dossier.Citizen || joined != strings.ToUpper(joined) {
		return joined
	}
	for i, w := range words {
		runes := []rune(strings.ToLower(w))
		runes[0] = unicode.ToUpper(runes[0])
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

func dayOf(text string) office.Day {
	m := dayInText.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	day := office.Day(m[3] + "-" + leadingZero(m[2]) + "-" + leadingZero(m[1]))
	if day.Time().IsZero() {
		return ""
	}
	return day
}

func leadingZero(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func first(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

func lines(text string) []string { return strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") }
