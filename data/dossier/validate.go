package dossier

import (
	"fmt"
	"strings"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// MaxSummary is the longest trích yếu, in letters.
const MaxSummary = 500

// The kinds of party.
const (
	Citizen      = "citizen"
	Company      = "company"
	Agency       = "agency"
	Organisation = "organisation"
	Other        = "other"
)

// Where a dossier comes from.
const (
	FromCounter  = "counter"
	FromEmail    = "email"
	FromProvince = "province" // read from a list of the province's one-stop system, which is its master
)

// How the result is returned.
const (
	ReturnDesk   = "desk"
	ReturnPost   = "post"
	ReturnOnline = "online"
)

// When fees are paid.
const (
	FeeBefore = "before"
	FeeAfter  = "after"
	FeeExempt = "exempt"
	FeeNone   = "none"
)

// Validate checks what reception needs. It returns the first trouble, an *office.Error with the field's JSON name
// ("owner.name", "components[2]" …).
func (d Dossier) Validate() error {
	switch {
	case d.ProcedureCode == "":
		return office.Invalid("procedure_code", "Chưa chọn thủ tục hành chính.")
	case strings.TrimSpace(d.Owner.Name) == "":
		return office.Invalid("owner.name", "Chưa nhập họ tên hoặc tên tổ chức của chủ hồ sơ.")
	case d.Submitter != nil && strings.TrimSpace(d.Submitter.Name) == "":
		return office.Invalid("submitter.name", "Chưa nhập họ tên người nộp thay.")
	case len([]rune(d.Summary)) > MaxSummary:
		return office.Invalid("summary", "Trích yếu dài %d ký tự, tối đa %d.", len([]rune(d.Summary)), MaxSummary)
	case d.Channel != procedure.Counter && d.Channel != procedure.Online && d.Channel != procedure.Post:
		return office.Invalid("channel", "Chưa chọn cách nộp hồ sơ.")
	case d.Source != FromCounter && d.Source != FromEmail && d.Source != FromProvince:
		return office.Invalid("source", "Nguồn của hồ sơ không đúng.")
	case d.Source == FromEmail && d.LetterID == 0:
		return office.Invalid("letter_id", "Hồ sơ từ thư điện tử phải gắn với một thư đã nhận.")
	case d.Sets < 1 || d.Sets > 99:
		return office.Invalid("sets", "Số bộ hồ sơ phải từ 1 đến 99.")
	case d.Fee < 0:
		return office.Invalid("fee", "Phí không được âm.")
	case d.Charge < 0:
		return office.Invalid("charge", "Lệ phí không được âm.")
	case d.ReturnBy != ReturnDesk && d.ReturnBy != ReturnPost && d.ReturnBy != ReturnOnline:
		return office.Invalid("return_by", "Chưa chọn nơi nhận kết quả.")
	case d.ReturnBy == ReturnPost && strings.TrimSpace(d.ReturnAddress) == "" && strings.TrimSpace(d.Owner.Address) == "":
		return office.Invalid("return_address", "Nhận kết quả qua bưu chính thì phải có địa chỉ nhận.")
	}
	if err := d.Owner.validate("owner"); err != nil {
		return err
	}
	if d.Submitter != nil {
		if err := d.Submitter.validate("submitter"); err != nil {
			return err
		}
	}
	return d.validateComponents()
}

// validate checks the party's fields; prefix is the JSON name of the party.
func (p Party) validate(prefix string) error {
	switch {
	case len([]rune(p.Name)) > MaxSummary:
		return office.Invalid(prefix+".name", "Tên dài quá %d ký tự.", MaxSummary)
	case p.Email != "" && !plausibleEmail(p.Email):
		return office.Invalid(prefix+".email", "Địa chỉ thư điện tử “%s” không đúng.", p.Email)
	case p.BirthDay != "" && p.BirthDay.Time().IsZero():
		return office.Invalid(prefix+".birth_day", "Ngày sinh không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	case p.IDDay != "" && p.IDDay.Time().IsZero():
		return office.Invalid(prefix+".id_day", "Ngày cấp giấy tờ không đúng, hãy ghi theo dạng ngày/tháng/năm.")
	}
	return nil
}

func plausibleEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	return at > 0 && at < len(s)-1 && !strings.ContainsAny(s, " \t\r\n,;<>")
}

func (d Dossier) validateComponents() error {
	for i, c := range d.Components {
		field := fmt.Sprintf("components[%d]", i)
		switch {
		case strings.TrimSpace(c.Name) == "":
			return office.Invalid(field, "Giấy tờ thứ %d chưa có tên.", i+1)
		case c.Originals < 0 || c.Certified < 0 || c.Copies < 0 || c.Electronic < 0:
			return office.Invalid(field, "Số bản của giấy tờ “%s” không được âm.", c.Name)
		case !c.Present && len(c.Files) > 0:
			return office.Invalid(field, "Giấy tờ “%s” có tệp đính kèm nhưng được đánh dấu là thiếu.", c.Name)
		}
	}
	return nil
}

// Missing returns the names of the required papers that are not there.
func (d Dossier) Missing() []string {
	var names []string
	for _, c := range d.Components {
		if !c.Optional && !c.Present {
			names = append(names, c.Name)
		}
	}
	return names
}

// Warnings returns Vietnamese sentences about what looks wrong but forbids nothing: missing papers, doubtful numbers.
func (d Dossier) Warnings() []string {
	var list []string
	if missing := d.Missing(); len(missing) > 0 {
		list = append(list, fmt.Sprintf("Còn thiếu %d giấy tờ: %s.", len(missing), strings.Join(missing, "; ")))
	}
	list = append(list, d.Owner.Warnings()...)
	if d.Submitter != nil {
		list = append(list, d.Submitter.Warnings()...)
	}
	return list
}

// Warnings returns Vietnamese sentences about doubtful numbers of the party.
func (p Party) Warnings() []string {
	var list []string
	switch p.IDKind {
	case "CCCD":
		list = append(list, CheckIDNumber(p.IDNumber, p)...)
	case "MST":
		if w := CheckTaxCode(p.IDNumber); w != "" {
			list = append(list, w)
		}
	}
	if w := CheckPhone(p.Phone); w != "" {
		list = append(list, w)
	}
	return list
}
