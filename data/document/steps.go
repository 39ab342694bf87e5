package document

import (
	"slices"

	"vanphongso/data/office"
)

// State is where a document stands, by the Vietnamese word for it.
type State string

// Move is one thing that may be done with a document. From and To are the same where nothing but the record changes.
type Move struct {
	From   []State
	To     State
	Action string   // name in the audit record
	Label  string   // Vietnamese, what the button says
	Needs  []string // JSON names of what must be said
	Takes  []string // JSON names of what may be said beside that
}

// The states of an incoming document.
const (
	Arrived    State = "Mới đến"
	ToPresent  State = "Chờ trình"
	Presented  State = "Đã trình"
	Directed   State = "Đã có ý kiến"
	Handling   State = "Đang xử lý"
	ToConfirm  State = "Chờ duyệt"
	Completed  State = "Hoàn thành"
	ForNotice  State = "Lưu để biết"
	GivenBack  State = "Trả lại"
	Cancelled  State = "Đã hủy" // the number stays, with its reason
	noChange   State = ""       // the move leaves the state as it is
	beforeBook State = "-"      // not in the register yet
)

// The moves of an incoming document, as the audit record and the command line name them.
const (
	ActRegister = "register"
	ActPresent  = "present"
	ActDirect   = "direct"
	ActAssign   = "assign"
	ActProgress = "progress"
	ActSubmit   = "submit"
	ActConfirm  = "confirm"
	ActReopen   = "reopen"
	ActNotice   = "notice"
	ActGiveBack = "give-back"
	ActCancel   = "cancel"
	ActFile     = "file"
)

// incomingMoves is the whole way of an incoming document (NĐ 30/2020 Điều 20–24; the states are the office's own words).
var incomingMoves = []Move{
	{From: []State{beforeBook}, To: ToPresent, Action: ActRegister, Label: "Vào sổ"},
	{From: []State{Arrived, ToPresent}, To: Presented, Action: ActPresent, Label: "Trình lãnh đạo", Takes: []string{"leader", "note"}},
	{From: []State{Arrived, ToPresent, Presented, Directed, Handling}, To: Directed, Action: ActDirect, Label: "Ghi ý kiến chỉ đạo", Needs: []string{"leader", "lead_unit"}, Takes: []string{"joint_units", "notice_units", "direction", "due"}},
	{From: []State{Directed, Handling}, To: Handling, Action: ActAssign, Label: "Phân công", Needs: []string{"handler"}, Takes: []string{"due", "note"}},
	{From: []State{Handling}, To: noChange, Action: ActProgress, Label: "Ghi tiến độ", Needs: []string{"note"}},
	{From: []State{Directed, Handling}, To: ToConfirm, Action: ActSubmit, Label: "Báo hoàn thành", Takes: []string{"answer_id", "note"}},
	{From: []State{Directed, Handling, ToConfirm}, To: Completed, Action: ActConfirm, Label: "Xác nhận hoàn thành", Takes: []string{"answer_id", "note"}},
	{From: []State{ToConfirm, Completed, ForNotice}, To: Handling, Action: ActReopen, Label: "Xử lý lại", Needs: []string{"note"}},
	{From: []State{Arrived, ToPresent, Presented, Directed}, To: ForNotice, Action: ActNotice, Label: "Lưu để biết", Takes: []string{"note"}},
	{From: []State{Arrived, ToPresent, Presented, Directed}, To: GivenBack, Action: ActGiveBack, Label: "Trả lại nơi gửi", Needs: []string{"note"}},
	{From: []State{Arrived, ToPresent}, To: Cancelled, Action: ActCancel, Label: "Hủy số đến", Needs: []string{"note"}},
	{From: []State{Completed, ForNotice}, To: noChange, Action: ActFile, Label: "Đưa vào hồ sơ công việc", Needs: []string{"folder_id"}},
}

// The states of an outgoing document.
const (
	Draft     State = "Dự thảo"
	AtUnit    State = "Trình phòng"
	AtOffice  State = "Kiểm tra thể thức"
	Signed    State = "Đã ký"
	Numbered  State = "Đã cấp số"
	Issued    State = "Đã phát hành"
	Corrected State = "Đã đính chính"
	Replaced  State = "Đã thay thế"
	Recalled  State = "Đã thu hồi"
)

// The moves of an outgoing document, beside ActCancel, ActFile and ActGiveBack.
const (
	ActDraft   = "draft"
	ActRevise  = "revise"
	ActToUnit  = "to-unit"
	ActToCheck = "to-check"
	ActSign    = "sign"
	ActNumber  = "number"
	ActIssue   = "issue"
	ActDeliver = "deliver"
	ActCorrect = "correct"
	ActReplace = "replace"
	ActRecall  = "recall"
)

// outgoingMoves is the whole way of an outgoing document. A number is given after signing and never before
// (NĐ 30/2020 Điều 15); what was issued is corrected by a công văn, replaced by a document of the same form, or recalled
// (Điều 18).
var outgoingMoves = []Move{
	{From: []State{beforeBook}, To: Draft, Action: ActDraft, Label: "Soạn dự thảo"},
	{From: []State{Draft}, To: noChange, Action: ActRevise, Label: "Lưu bản dự thảo mới", Needs: []string{"files"}, Takes: []string{"note"}},
	{From: []State{Draft}, To: AtUnit, Action: ActToUnit, Label: "Trình lãnh đạo phòng", Takes: []string{"note"}},
	{From: []State{Draft, AtUnit}, To: AtOffice, Action: ActToCheck, Label: "Chuyển kiểm tra thể thức", Takes: []string{"note"}},
	{From: []State{AtUnit, AtOffice}, To: Draft, Action: ActGiveBack, Label: "Trả lại người soạn", Needs: []string{"note"}},
	{From: []State{Draft, AtUnit, AtOffice}, To: Signed, Action: ActSign, Label: "Đã ký", Needs: []string{"signer", "signed_on"}, Takes: []string{"authority", "signer_post", "files"}},
	{From: []State{Signed}, To: Numbered, Action: ActNumber, Label: "Cấp số"},
	{From: []State{Numbered}, To: Issued, Action: ActIssue, Label: "Phát hành", Needs: []string{"recipients"}, Takes: []string{"files"}},
	{From: []State{Issued, Corrected}, To: noChange, Action: ActDeliver, Label: "Ghi chuyển phát", Needs: []string{"recipient", "outcome"}},
	{From: []State{Issued, Corrected}, To: Corrected, Action: ActCorrect, Label: "Đính chính", Needs: []string{"other_id", "note"}},
	{From: []State{Issued, Corrected}, To: Replaced, Action: ActReplace, Label: "Thay thế", Needs: []string{"other_id", "note"}},
	{From: []State{Issued, Corrected}, To: Recalled, Action: ActRecall, Label: "Thu hồi", Needs: []string{"note"}},
	{From: []State{Draft, AtUnit, AtOffice, Signed, Numbered}, To: Cancelled, Action: ActCancel, Label: "Hủy", Needs: []string{"note"}},
	{From: []State{Issued, Corrected, Replaced, Recalled}, To: noChange, Action: ActFile, Label: "Đưa vào hồ sơ công việc", Needs: []string{"folder_id"}},
}

// IncomingStates are the states of an incoming document in order.
func IncomingStates() []State {
	return []State{Arrived, ToPresent, Presented, Directed, Handling, ToConfirm, Completed, ForNotice, GivenBack, Cancelled}
}

// OutgoingStates are the states of an outgoing document in order.
func OutgoingStates() []State {
	return []State{Draft, AtUnit, AtOffice, Signed, Numbered, Issued, Corrected, Replaced, Recalled, Cancelled}
}

// Open says whether somebody still has to do something with the document: its due day counts.
func (s State) Open() bool {
	return !slices.Contains([]State{Completed, ForNotice, GivenBack, Cancelled, Issued, Corrected, Replaced, Recalled}, s)
}

// IncomingMoves are what may be done with an incoming document in a state.
func IncomingMoves(s State) []Move { return from(incomingMoves, s) }

// OutgoingMoves are what may be done with an outgoing document in a state.
func OutgoingMoves(s State) []Move { return from(outgoingMoves, s) }

func from(table []Move, s State) []Move {
	var list []Move
	for _, m := range table {
		if slices.Contains(m.From, s) {
			if m.To == noChange {
				m.To = s
			}
			list = append(list, m)
		}
	}
	return list
}

// move returns the move of that name out of a state. Error: office.CodeRefused, one sentence.
func move(table []Move, s State, action string) (Move, error) {
	label := action
	for _, m := range from(table, s) {
		if m.Action == action {
			return m, nil
		}
	}
	for _, m := range table {
		if m.Action == action {
			label = m.Label
		}
	}
	if s == beforeBook {
		return Move{}, office.Refuse("Văn bản chưa vào sổ nên chưa thể “%s”.", label)
	}
	return Move{}, office.Refuse("Văn bản đang ở trạng thái “%s” nên không thể “%s”.", s, label)
}
