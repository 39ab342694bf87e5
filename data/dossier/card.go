package dossier

import (
	"regexp"
	"strings"
	"unicode"

	"vanphongso/data/office"
)

const pasteAdvice = "hãy chuyển bộ gõ sang tiếng Anh (chữ E) rồi quét lại, hoặc dán nguyên văn nội dung mã QR vào ô này"

// ParseIDCard reads the payload of the QR code on a citizen card (domain.md §11.1), already in NFC:
//
//	so_CCCD|so_CMND_cu|Ho va ten|ddMMyyyy|Gioi tinh|Dia chi|ddMMyyyy_ngay_cap
//
// It takes every variant met: an empty or missing old number, labels, slashed dates, more fields behind, other
// separators. It never fails on what newer or older cards add or leave out; the warnings are Vietnamese sentences about
// doubtful parts. The error, office.CodeInvalid on "payload", says what to do when nothing can be read.
func ParseIDCard(payload string) (Party, []string, error) {
	payload = cleanPayload(payload)
	if payload == "" {
		return Party{}, nil, office.Invalid("payload", "Chưa có nội dung mã QR; hãy quét mã trên thẻ hoặc dán nguyên văn vào ô này.")
	}
	var c card
	fields := c.split(payload)
	if len(fields) == 1 {
		return c.bareNumber(payload)
	}
	if !c.takeNumber(fields[0]) {
		return Party{}, nil, office.Invalid("payload", "Mã QR không bắt đầu bằng số định danh 12 chữ số; %s.", pasteAdvice)
	}
	c.takeRest(fields[1:])
	c.judge()
	return c.party, c.warnings, nil
}

// card gathers what a payload says.
type card struct {
	party    Party
	warnings []string
}

func (c *card) warn(sentence string) { c.warnings = append(c.warnings, sentence) }

// cleanPayload takes away what scanners and clipboards put around the payload.
func cleanPayload(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return ' '
		case r == '\u200b' || r == '\ufeff' || r == unicode.ReplacementChar:
			return -1
		case unicode.IsControl(r) && r != '\t' && r != '\n':
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " \t\n\"'`“”")
}

// split cuts the payload at its separators. An input method or a keyboard layout may have replaced the | by one other
// sign; one that follows the number and occurs often enough is taken for it.
func (c *card) split(payload string) []string {
	payload = strings.NewReplacer("｜", "|", "¦", "|", "ǀ", "|", "│", "|").Replace(payload)
	if strings.Contains(payload, "|") {
		return strings.Split(strings.ReplaceAll(payload, "\n", " "), "|")
	}
	if strings.Count(payload, "\n") >= 4 {
		return strings.Split(payload, "\n")
	}
	for _, separator := range []string{`\`, "~", "#", "^", ";", "\t", ">", "}"} {
		if strings.Count(payload, separator) >= 4 {
			c.warn("Dấu | của mã QR đã bị bộ gõ hoặc bàn phím đổi thành “" + separator + "”; hãy đối chiếu lại các ô vừa điền.")
			return strings.Split(payload, separator)
		}
	}
	return []string{payload}
}

var (
	longNumber = regexp.MustCompile(`^\d{12}`)
	onlyDigits = regexp.MustCompile(`^\d+$`)
)

// bareNumber handles a payload without separators: a number typed alone, or one whose separators were eaten.
func (c *card) bareNumber(payload string) (Party, []string, error) {
	digits := strings.Join(strings.Fields(payload), "")
	if len(digits) == 12 && onlyDigits.MatchString(digits) {
		c.party = Party{Kind: Citizen, IDKind: "CCCD", IDNumber: digits}
		c.warn("Chỉ đọc được số định danh, không có họ tên và địa chỉ.")
		c.judge()
		return c.party, c.warnings, nil
	}
	if longNumber.MatchString(digits) {
		return Party{}, nil, office.Invalid("payload", "Các dấu | ngăn giữa các mục của mã QR đã bị bộ gõ làm mất; %s.", pasteAdvice)
	}
	return Party{}, nil, office.Invalid("payload", "Đây không phải là nội dung mã QR của thẻ căn cước; %s.", pasteAdvice)
}

// takeNumber reads the first field: 12 digits, or the 9 of an old card.
func (c *card) takeNumber(field string) bool {
	digits := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(unlabel(field))
	if !onlyDigits.MatchString(digits) {
		return false
	}
	switch len(digits) {
	case 12:
		c.party = Party{Kind: Citizen, IDKind: "CCCD", IDNumber: digits}
	case 9:
		c.party = Party{Kind: Citizen, IDKind: "CMND", IDNumber: digits}
		c.warn("Mã chỉ có số chứng minh nhân dân 9 chữ số, loại giấy tờ này đã hết giá trị sử dụng.")
	case 11:
		c.party = Party{Kind: Citizen, IDKind: "CCCD", IDNumber: "0" + digits}
		c.warn("Số định danh chỉ có 11 chữ số, chương trình đã thêm số 0 ở đầu; hãy đối chiếu với thẻ.")
	default:
		return false
	}
	return true
}

// takeRest reads the fields behind the number. The old number may be empty or left out; what follows keeps its order.
func (c *card) takeRest(fields []string) {
	values := make([]string, len(fields))
	for i, f := range fields {
		values[i] = unlabel(f)
	}
	if len(values) > 0 && isOldNumberSlot(values[0]) {
		values = values[1:]
	}
	at := func(i int) string {
		if i < len(values) {
			return values[i]
		}
		return ""
	}
	c.party.Name = at(0)
	c.party.BirthDay = c.day(at(1), "Ngày sinh")
	c.party.Sex = c.sex(at(2))
	c.party.Address = at(3)
	c.party.IDDay = c.day(at(4), "Ngày cấp")
	if c.party.IDDay != "" && c.party.IDKind == "CCCD" {
		c.party.IDPlace = issuer(c.party.IDDay)
	}
}

// isOldNumberSlot says whether the field is the place of the old CMND number: empty, digits or a dash.
func isOldNumberSlot(value string) bool {
	return value == "" || value == "-" || onlyDigits.MatchString(strings.ReplaceAll(value, " ", ""))
}

// issuer returns who issued cards on the day: the Ministry itself since the Law on Identification of 2023 came into
// force on 1/7/2024, its police department for social order before.
func issuer(day office.Day) string {
	if day >= "2024-07-01" {
		return "Bộ Công an"
	}
	return "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
}

// unlabel takes away a label such as "Họ và tên:" in front of the value. A colon behind a digit belongs to the value.
func unlabel(field string) string {
	field = strings.Join(strings.Fields(field), " ")
	label, value, found := strings.Cut(field, ":")
	if found && len([]rune(label)) <= 40 && !strings.ContainsFunc(label, unicode.IsDigit) {
		return strings.TrimSpace(value)
	}
	return field
}

var dayPattern = regexp.MustCompile(`^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$`)

// day reads ddMMyyyy, dd/MM/yyyy (or with dots, dashes, single digits) and 2006-01-02.
func (c *card) day(value, name string) office.Day {
	if value == "" {
		return ""
	}
	var day office.Day
	if m := dayPattern.FindStringSubmatch(value); m != nil {
		day = office.Day(m[3] + "-" + twoDigits(m[2]) + "-" + twoDigits(m[1]))
	} else if len(value) == 8 && onlyDigits.MatchString(value) {
		day = office.Day(value[4:] + "-" + value[2:4] + "-" + value[:2])
	} else {
		day = office.Day(value)
	}
	if day.Time().IsZero() || day < "1900-01-01" || day > "2199-12-31" {
		c.warn(name + " “" + value + "” trong mã QR không đọc được, hãy nhập tay.")
		return ""
	}
	return day
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// sex returns Nam or Nữ, also for what an input method made of them.
func (c *card) sex(value string) string {
	switch strings.ToLower(value) {
	case "":
		return ""
	case "nam", "male", "m":
		return "Nam"
	case "nữ", "nu", "nũ", "nư", "nuwx", "nu7", "nu74", "nư4", "female", "f":
		return "Nữ"
	}
	c.warn("Giới tính “" + value + "” trong mã QR không đọc được, hãy chọn tay.")
	return ""
}

// judge adds the warnings about the whole.
func (c *card) judge() {
	p := &c.party
	if strings.ContainsFunc(p.Name, unicode.IsDigit) {
		c.warn("Họ tên “" + p.Name + "” có chữ số, có lẽ bộ gõ đã làm hỏng khi quét; " + pasteAdvice + ".")
	}
	if old, now := formerProvince(p.Address); old != "" {
		p.OldAddress = p.Address
		c.warn("Địa chỉ trên thẻ ghi tỉnh " + old + ", từ 01/7/2025 thuộc " + now + "; hãy ghi lại địa chỉ hai cấp nếu biết.")
	}
	if p.IDKind == "CCCD" {
		c.warnings = append(c.warnings, CheckIDNumber(p.IDNumber, *p)...)
	}
}
