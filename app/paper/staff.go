package paper

import (
	"strings"

	"vanphongso/data/office"
)

// StaffSet is the set of the forms about the office's people: files, lists, decisions on raises and retirement, leave.
const StaffSet = "staff"

// The kinds of data of StaffSet's forms.
const (
	KindProfile            = "profile"             // ProfileData
	KindStaffPay           = "staff-pay"           // StaffPayData
	KindStaffCount         = "staff-count"         // StaffCountData
	KindRaiseList          = "raise-list"          // RaiseListData
	KindRetirementList     = "retirement-list"     // RetirementListData
	KindRaiseDecision      = "raise-decision"      // RaiseDecisionData
	KindRetirementNotice   = "retirement-notice"   // RetirementData
	KindRetirementDecision = "retirement-decision" // RetirementData
	KindLeave              = "leave"               // LeaveData
)

// StaffPerson is who a row of a list or a decision is about. Every text may be empty.
type StaffPerson struct {
	Name      string `json:"name"`
	Female    bool   `json:"female"`
	Born      string `json:"born"` // as well as it is known: "05/09/1979", "09/1979" or "1979"
	Post      string `json:"post"` // chức vụ hoặc chức danh
	Unit      string `json:"unit"`
	Grade     string `json:"grade"` // ngạch công chức or chức danh nghề nghiệp
	GradeCode string `json:"grade_code"`
}

// Title is how the person is addressed in front of the name.
func (p StaffPerson) Title() string {
	switch {
	case p.Name == "":
		return "ông (bà)"
	case p.Female:
		return "bà"
	}
	return "ông"
}

// BirthWords is the day of birth as a sentence names it: "sinh ngày 05/09/1979", "sinh tháng 09/1979" or "sinh năm 1979".
func (p StaffPerson) BirthWords() string {
	switch strings.Count(p.Born, "/") {
	case 2:
		return "sinh ngày " + p.Born
	case 1:
		return "sinh tháng " + p.Born
	}
	if p.Born == "" {
		return ""
	}
	return "sinh năm " + p.Born
}

// Pay is what a person is paid by: bậc, hệ số and phụ cấp thâm niên vượt khung, since when. Numbers are texts, as they are
// shown.
type Pay struct {
	Step        string     `json:"step"`        // bậc: "3" or "3/9"
	Coefficient string     `json:"coefficient"` // hệ số: "3,00"
	Over        string     `json:"over"`        // vượt khung: "5%"; empty for none
	Since       office.Day `json:"since"`
}

// Words names step, coefficient and what is paid over the frame: "bậc 9/9, hệ số 4,98, phụ cấp thâm niên vượt khung 5%".
func (p Pay) Words() string {
	over := p.Over
	if over != "" {
		over = "phụ cấp thâm niên vượt khung " + over
	}
	return joinFilled(", ", []any{"bậc " + orDots(2, p.Step), "hệ số " + orDots(3, p.Coefficient), over})
}

// StaffList is what all lists of people have.
type StaffList struct {
	Letterhead
	Signature
	Group      string     `json:"group"`  // whom it lists: "công chức", "viên chức"; empty for "công chức, viên chức"
	Period     string     `json:"period"` // in words, e.g. "Quý IV/2026"; may be empty
	On         office.Day `json:"on"`     // the day the list is true for
	Basis      string     `json:"basis"`  // the rules that days and amounts follow
	Unverified bool       `json:"unverified"`
	Author     string     `json:"author"`
}

// Of is whom the list is of.
func (l StaffList) Of() string {
	if l.Group == "" {
		return "công chức, viên chức"
	}
	return l.Group
}

// StaffPayData is what danh sách và tiền lương shows.
type StaffPayData struct {
	StaffList
	Rows []StaffPayRow `json:"rows"`
}

// StaffPayRow is a person with the pay.
type StaffPayRow struct {
	StaffPerson
	Pay
	GradeSince       office.Day `json:"grade_since"` // since when the person holds the grade or an equal one
	PostAllowance    string     `json:"post_allowance"`
	DutyAllowance    string     `json:"duty_allowance"` // trách nhiệm
	AreaAllowance    string     `json:"area_allowance"` // khu vực
	PercentAllowance string     `json:"percent_allowance"`
	Note             string     `json:"note"`
}

// RaiseListData is what danh sách đề nghị nâng bậc lương shows.
type RaiseListData struct {
	StaffList
	Kind string     `json:"kind"` // one of the kinds of raises
	Rows []RaiseRow `json:"rows"`
}

// The kinds of raises.
const (
	RaiseRegular  = "regular"  // thường xuyên
	RaiseEarly    = "early"    // trước thời hạn, for merit
	RaiseRetiring = "retiring" // trước thời hạn, when the notice of retirement is given
	RaiseOver     = "over"     // phụ cấp thâm niên vượt khung
)

// raiseWords name the kinds of raises, as titles go on behind "việc" or "đề nghị".
var raiseWords = map[string]string{
	RaiseRegular:  "nâng bậc lương thường xuyên",
	RaiseEarly:    "nâng bậc lương trước thời hạn",
	RaiseRetiring: "nâng bậc lương trước thời hạn khi có thông báo nghỉ hưu",
	RaiseOver:     "hưởng phụ cấp thâm niên vượt khung",
}

// Raise names the kind of raise; an unknown kind is a raise of no kind.
func (d RaiseListData) Raise() string { return raiseName(d.Kind) }

func raiseName(kind string) string {
	if words, known := raiseWords[kind]; known {
		return words
	}
	return "nâng bậc lương"
}

// RaiseRow is a person with the pay of today and the pay proposed or decided.
type RaiseRow struct {
	StaffPerson
	Now   Pay        `json:"now"`
	New   Pay        `json:"new"`
	Next  office.Day `json:"next"`  // from when the time up to the next raise is counted
	Early int        `json:"early"` // months that an early raise comes before its time
	Note  string     `json:"note"`
}

// RetirementListData is what danh sách nghỉ hưu shows.
type RetirementListData struct {
	StaffList
	Rows []RetirementRow `json:"rows"`
}

// RetirementRow is a person who is going to retire.
type RetirementRow struct {
	StaffPerson
	Coefficient string     `json:"coefficient"`
	Age         string     `json:"age"`     // age of retirement in words: "61 tuổi 6 tháng"
	Reaches     office.Day `json:"reaches"` // day the age is reached
	Retires     office.Day `json:"retires"` // first day of retirement
	Notice      office.Day `json:"notice"`  // last day for the notice
	Decision    office.Day `json:"decision"`
	Note        string     `json:"note"`
}
