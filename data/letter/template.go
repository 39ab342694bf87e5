package letter

import (
	"regexp"
	"slices"
	"strings"

	"vanphongso/data/office"
)

// Template is the text of a letter for an occasion (mẫu thư). Subject and Text have blanks such as {mã hồ sơ}.
type Template struct {
	Occasion string   `json:"occasion"`
	Name     string   `json:"name"`             // what the officer chooses
	Papers   []string `json:"papers,omitempty"` // kinds of papers that go with it
	Subject  string   `json:"subject"`
	Text     string   `json:"text"`
}

// Blank is a place in a template that is filled from a dossier.
type Blank struct {
	Name string // as it stands between the braces
	What string // Vietnamese: what comes in
}

// Blanks are the places that a template may have.
var Blanks = []Blank{
	{"người nhận", "ông/bà và tên người nhận thư"},
	{"chủ hồ sơ", "tên chủ hồ sơ"},
	{"mã hồ sơ", "mã hồ sơ"},
	{"thủ tục", "tên thủ tục"},
	{"ngày nhận", "giờ, ngày tiếp nhận"},
	{"ngày hẹn trả", "giờ, ngày hẹn trả đang có hiệu lực"},
	{"cách trả", "nơi và cách nhận kết quả"},
	{"giấy tờ cần bổ sung", "mỗi giấy tờ một dòng"},
	{"hạn bổ sung", "ngày cuối nhận bổ sung"},
	{"lý do", "lý do yêu cầu bổ sung, từ chối hoặc gia hạn"},
	{"kết quả", "loại, số và ngày của kết quả"},
	{"bộ phận", "tên bộ phận một cửa"},
	{"cơ quan", "tên cơ quan"},
	{"trang tra cứu", "trang tra cứu hồ sơ"},
	{"chữ ký", "lời kết, người gửi, bộ phận, địa chỉ, điện thoại"},
}

var blankPattern = regexp.MustCompile(`\{([^{}\n]*)\}`)

// Validate refuses a template without a subject or with a blank that nothing fills.
func (t Template) Validate() error {
	if strings.TrimSpace(t.Subject) == "" {
		return office.Invalid("subject", "Chưa có tiêu đề của mẫu thư.")
	}
	for field, text := range map[string]string{"subject": t.Subject, "text": t.Text} {
		for _, match := range blankPattern.FindAllStringSubmatch(text, -1) {
			if !slices.ContainsFunc(Blanks, func(b Blank) bool { return b.Name == match[1] }) {
				return office.Invalid(field, "Mẫu thư có mục “%s” mà chương trình không biết điền; hãy dùng một mục trong danh sách.", match[0])
			}
		}
	}
	return nil
}

// Fill writes the template with the values of its blanks. A line with a blank that has no value is left out; no two empty
// lines stand one after the other.
func (t Template) Fill(values map[string]string) (subject, text string) {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimRight(t.Text, "\n"), "\n") {
		if filled, whole := fillLine(line, values); whole {
			lines = append(lines, filled)
		}
	}
	subject, _ = fillLine(t.Subject, values)
	return strings.Join(strings.Fields(subject), " "), joinLines(lines)
}

// joinLines joins lines with no more than one empty line between two others.
func joinLines(lines []string) string {
	var b strings.Builder
	empty := 0
	for i, line := range lines {
		if line == "" {
			empty++
		} else {
			empty = 0
		}
		if empty > 1 {
			continue
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// fillLine fills the blanks of a line; whole is false when one of them has no value.
func fillLine(line string, values map[string]string) (filled string, whole bool) {
	whole = true
	return blankPattern.ReplaceAllStringFunc(line, func(blank string) string {
		value := values[strings.Trim(blank, "{}")]
		whole = whole && value != ""
		return value
	}), whole
}
