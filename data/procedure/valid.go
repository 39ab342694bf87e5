package procedure

import (
	"regexp"
	"strconv"
	"strings"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Label returns the channel's Vietnamese name.
func (c Channel) Label() string {
	switch c {
	case Counter:
		return "Trực tiếp"
	case Online:
		return "Trực tuyến"
	case Post:
		return "Bưu chính công ích"
	}
	return string(c)
}

// Channels are all channels, in the order they are offered.
var Channels = []Channel{Counter, Online, Post}

// ValidOn says whether this version is in force on the day.
func (p Procedure) ValidOn(day office.Day) bool {
	return p.From <= day && (p.To == "" || day <= p.To)
}

// TermFor returns the row of channel and case. A row for all cases stands in for a missing case; the counter's row
// stands in for a missing channel, for the law names the counter's term first and e-mail counts as its pre-reception.
func (p Procedure) TermFor(channel Channel, variant string) (Term, bool) {
	for _, wanted := range []Term{
		{Channel: channel, Case: variant}, {Channel: channel}, {Channel: Counter, Case: variant}, {Channel: Counter},
	} {
		for _, t := range p.Terms {
			if t.Channel == wanted.Channel && t.Case == wanted.Case {
				return t, true
			}
		}
	}
	return Term{}, false
}

// Cases returns the named cases of the terms and the components, in order of appearance; none when there is one case.
func (p Procedure) Cases() []string {
	var cases []string
	seen := map[string]bool{"": true}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			cases = append(cases, name)
		}
	}
	for _, t := range p.Terms {
		add(t.Case)
	}
	for _, c := range p.Parts {
		add(c.Case)
	}
	return cases
}

// Components returns the papers of the case: those of every case and those of this one.
func (p Procedure) Components(variant string) []Component {
	var parts []Component
	for _, c := range p.Parts {
		if c.Case == "" || c.Case == variant {
			parts = append(parts, c)
		}
	}
	return parts
}

// Status returns "đang áp dụng", "chưa áp dụng" or "hết hiệu lực" on the day.
func (p Procedure) Status(day office.Day) string {
	switch {
	case day < p.From:
		return "chưa áp dụng"
	case p.To != "" && day > p.To:
		return "hết hiệu lực"
	}
	return "đang áp dụng"
}

var codePattern = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._-]{1,39}$`)

// Validate checks one version by itself. It returns the first trouble, an *office.Error with the field's JSON name;
// rows are named by terms[0], components[0] …
func (p Procedure) Validate() error {
	switch {
	case !codePattern.MatchString(p.Code):
		return office.Invalid("code", "Mã thủ tục chỉ gồm chữ, số, dấu chấm và gạch nối, ví dụ 2.002381.")
	case strings.TrimSpace(p.Name) == "":
		return office.Invalid("name", "Chưa nhập tên thủ tục.")
	case len([]rune(p.Name)) > 1000:
		return office.Invalid("name", "Tên thủ tục dài quá 1.000 ký tự.")
	case strings.TrimSpace(p.Field) == "":
		return office.Invalid("field", "Chưa nhập lĩnh vực của thủ tục.")
	case p.From.Time().IsZero():
		return office.Invalid("from", "Chưa nhập ngày bắt đầu áp dụng của thủ tục.")
	case p.To != "" && p.To.Time().IsZero():
		return office.Invalid("to", "Ngày hết hiệu lực không đúng.")
	case p.To != "" && p.To < p.From:
		return office.Invalid("to", "Ngày hết hiệu lực %s đứng trước ngày bắt đầu %s.", p.To, p.From)
	case len(p.Terms) == 0:
		return office.Invalid("terms", "Thủ tục phải có ít nhất một dòng thời hạn theo cách nộp.")
	}
	if err := p.validateTerms(); err != nil {
		return err
	}
	return p.validateComponents()
}

func (p Procedure) validateTerms() error {
	seen := map[Term]bool{}
	for i, t := range p.Terms {
		field := indexed("terms", i)
		key := Term{Channel: t.Channel, Case: t.Case}
		switch {
		case t.Channel != Counter && t.Channel != Online && t.Channel != Post:
			return office.Invalid(field, "Dòng thời hạn thứ %d có cách nộp không đúng.", i+1)
		case seen[key]:
			return office.Invalid(field, "Dòng thời hạn thứ %d lặp lại cách nộp và trường hợp của dòng trước.", i+1)
		case t.Limit != "" && badLimit(t.Limit) != "":
			return office.Invalid(field, "%s", badLimit(t.Limit))
		case t.Fee < 0 || t.Charge < 0:
			return office.Invalid(field, "Phí và lệ phí của dòng thứ %d không được âm.", i+1)
		}
		seen[key] = true
	}
	return nil
}

func (p Procedure) validateComponents() error {
	for i, c := range p.Parts {
		field := indexed("components", i)
		switch {
		case strings.TrimSpace(c.Name) == "":
			return office.Invalid(field, "Giấy tờ thứ %d chưa có tên.", i+1)
		case c.Originals < 0 || c.Copies < 0 || c.Originals > 99 || c.Copies > 99:
			return office.Invalid(field, "Số bản của giấy tờ “%s” không đúng.", c.Name)
		}
	}
	return nil
}

func indexed(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// badLimit says what is wrong with a limit, "" for a good one.
func badLimit(limit string) string {
	_, err := workday.ParseBudget(limit)
	return office.MessageOf(err)
}

// LimitText returns the limit in words: "5 ngày làm việc", "30 ngày", "không quy định".
func (t Term) LimitText() string {
	if t.Limit == "" {
		return "không quy định"
	}
	budget, err := workday.ParseBudget(t.Limit)
	if err != nil {
		return t.Limit
	}
	return budget.Vietnamese()
}
