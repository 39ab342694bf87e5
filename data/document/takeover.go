package document

import (
	"slices"
	"strings"

	"vanphongso/data/office"
)

// ActTakeOver is the first event of a document that comes out of an older book, of paper or of another program.
const ActTakeOver = "take-over"

// OldBook says of a number that an older book has it, or that it was missing there.
const OldBook = "sổ cũ"

// TakeOver puts a document of an older book into the register with the number of arrival and in the state that it has
// there; what was done with it before is not known. Errors: office.CodeInvalid with the field's JSON name.
func (x *Incoming) TakeOver(to State, o Occasion) error {
	switch {
	case x.Serial < 1:
		return office.Invalid("serial", "Chưa có số đến; văn bản mới thì vào sổ ở Văn bản đến.")
	case !slices.Contains(IncomingStates(), to):
		return office.Invalid("state", "Trạng thái “%s” không có trong sổ văn bản đến.", to)
	case x.CompletedOn > o.today():
		return office.Invalid("completed_on", "Ngày hoàn thành %s là ngày chưa đến.", x.CompletedOn)
	case to == Completed && x.Due != "" && x.CompletedOn == "":
		return office.Invalid("completed_on", "Văn bản có hạn và đã hoàn thành thì phải có ngày hoàn thành.")
	}
	x.State, x.Registrar, x.Events = to, o.By, takenOver(to, o)
	return nil
}

// TakeOver puts a document of an older book into the register with its number as it stands there.
func (x *Outgoing) TakeOver(n Number, series string, to State, o Occasion) error {
	switch {
	case n.Serial < 1 || x.Dated.Time().IsZero():
		return office.Invalid("number", "Văn bản của sổ cũ phải có số, ký hiệu và ngày.")
	case x.Dated > o.today():
		return office.Invalid("dated", "Ngày văn bản %s là ngày chưa đến.", x.Dated)
	case !slices.Contains([]State{Numbered, Issued, Corrected, Replaced, Recalled, Cancelled}, to):
		return office.Invalid("state", "Văn bản ở trạng thái “%s” chưa có số nên không thuộc sổ.", to)
	}
	x.Number, x.Serial, x.Suffix, x.Series = n.String(), n.Serial, n.Suffix, series
	x.State, x.Events = to, takenOver(to, o)
	return nil
}

func takenOver(to State, o Occasion) []Event {
	return []Event{{At: o.At, By: o.By, Action: ActTakeOver, To: to, Note: "Nạp từ " + OldBook}}
}

// SplitContent divides type and summary that stand in one column, as in the book of NĐ 30/2020 Phụ lục IV: “Báo cáo: Kết
// quả …”, “Báo cáo kết quả …”. The type is empty when the text begins with none.
func (t Types) SplitContent(text string) (kind, summary string) {
	text = strings.TrimSpace(text)
	letters := []rune(text)
	for _, known := range t {
		name := []rune(known.Name)
		if len(name) <= len([]rune(kind)) || len(letters) < len(name) || !strings.EqualFold(string(letters[:len(name)]), known.Name) {
			continue
		}
		rest := string(letters[len(name):])
		if rest == "" || strings.ContainsAny(rest[:1], " :,.-") {
			kind, summary = known.Name, strings.TrimLeft(rest, " :,.-–")
		}
	}
	if kind == "" || summary == "" {
		return kind, text
	}
	return kind, summary
}
