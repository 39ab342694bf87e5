package staff

import "vanphongso/data/office"

// Kind is what becomes due of a file.
type Kind string

// The kinds.
const (
	KindRaise          Kind = "raise"          // nâng bậc thường xuyên
	KindOver           Kind = "over"           // phụ cấp thâm niên vượt khung
	KindRetirement     Kind = "retirement"     // nghỉ hưu
	KindTerm           Kind = "term"           // hết thời hạn bổ nhiệm
	KindProbation      Kind = "probation"      // hết tập sự
	KindContract       Kind = "contract"       // hết hạn hợp đồng
	KindCertificate    Kind = "certificate"    // chứng chỉ hết hạn
	KindClassification Kind = "classification" // chưa xếp loại năm
	KindLeave          Kind = "leave"          // còn ngày phép
	KindBirthday       Kind = "birthday"       // sinh nhật
	KindParty          Kind = "party"          // kỷ niệm ngày vào Đảng; restricted
)

// Kinds returns all kinds in the order they are shown.
func Kinds() []Kind {
	return []Kind{KindRaise, KindOver, KindRetirement, KindTerm, KindProbation, KindContract, KindCertificate, KindClassification, KindLeave, KindBirthday, KindParty}
}

// Title returns the kind's Vietnamese name.
func (k Kind) Title() string {
	return map[Kind]string{
		KindRaise: "Nâng bậc lương", KindOver: "Vượt khung", KindRetirement: "Nghỉ hưu", KindTerm: "Hết thời hạn bổ nhiệm", KindProbation: "Hết tập sự",
		KindContract: "Hết hạn hợp đồng", KindCertificate: "Chứng chỉ hết hạn", KindClassification: "Chưa xếp loại năm", KindLeave: "Còn ngày phép",
		KindBirthday: "Sinh nhật", KindParty: "Kỷ niệm ngày vào Đảng",
	}[k]
}

// Due is something that a file makes due on a day.
type Due struct {
	Kind Kind
	Row  int        // number of the row it comes from, 0 for none
	Day  office.Day // the day itself
	Act  office.Day // when work on it begins at the latest; empty: on the day
	What string     // Vietnamese, a few words: “bậc 3/9, hệ số 3,00”
	Why  Explanation
}
