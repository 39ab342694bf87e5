package dossier

import (
	"slices"

	"vanphongso/data/office"
)

// The names of the moves, as the audit record and the command line have them.
const (
	ActAccept     = "accept"
	ActReject     = "reject"
	ActAsk        = "ask"
	ActSupplement = "supplement"
	ActExpire     = "expire"
	ActTransfer   = "transfer"
	ActHandOver   = "hand-over"
	ActExtend     = "extend"
	ActCharge     = "charge"
	ActPay        = "pay"
	ActWithdraw   = "withdraw"
	ActRelease    = "release"
	ActStop       = "stop"
	ActResume     = "resume"
	ActFinish     = "finish"
	ActRefuse     = "refuse"
	ActReturn     = "return"
	ActRework     = "rework"
	ActUndo       = "undo"    // stands in no row of the table: see Dossier.Undo
	ActCorrect    = "correct" // nor does this: see Dossier.Correct
)

// A Move is one allowed change of state, or something done inside a state (From and To are the same then).
type Move struct {
	From, To State
	Action   string   // name in the audit record
	Label    string   // Vietnamese, what the button says
	Needs    []string // JSON names of what Given must say
	Takes    []string // JSON names of what Given may say beside that
}

// clock says whether the time limit runs in a state.
type clock int

const (
	waiting clock = iota // not begun
	runs
	stands // paused
	ended
)

// states are the states with their Vietnamese names and how time goes in them.
var states = []struct {
	state State
	name  string
	clock clock
}{
	{Registered, "Mới đăng ký", waiting},
	{Received, "Được tiếp nhận", runs},
	{Rejected, "Không được tiếp nhận", ended},
	{Processing, "Đang xử lý", runs},
	{Supplementing, "Yêu cầu bổ sung giấy tờ", stands},
	{Paying, "Yêu cầu thực hiện nghĩa vụ tài chính", stands},
	{Withdrawing, "Công dân yêu cầu rút hồ sơ", stands},
	{Stopped, "Dừng xử lý", stands},
	{Done, "Đã xử lý xong", ended},
	{Returned, "Đã trả kết quả", ended},
}

// moves is the whole transition table (domain.md §1.5). Accept and reject are the desk's reception and are not carried out
// by Apply. A dossier that waits for papers goes back to where it came from: to the department, or, when it was not taken
// in yet, to the desk.
var moves = []Move{
	{From: Registered, To: Received, Action: ActAccept, Label: "Tiếp nhận"},
	{From: Registered, To: Rejected, Action: ActReject, Label: "Không tiếp nhận", Needs: []string{"reason"}},
	{From: Registered, To: Supplementing, Action: ActAsk, Label: "Yêu cầu bổ sung", Needs: []string{"reason", "document", "day", "papers"}, Takes: []string{"until"}},
	{From: Received, To: Processing, Action: ActTransfer, Label: "Chuyển phòng chuyên môn", Needs: []string{"unit"}, Takes: []string{"handler", "step", "limit", "reason"}},
	{From: Processing, To: Processing, Action: ActHandOver, Label: "Chuyển bước xử lý", Needs: []string{"step"}, Takes: []string{"unit", "handler", "limit", "reason"}},
	{From: Processing, To: Processing, Action: ActExtend, Label: "Xin lỗi và gia hạn", Needs: []string{"days", "reason", "document", "day"}, Takes: []string{"basis", "apology"}},
	{From: Processing, To: Supplementing, Action: ActAsk, Label: "Yêu cầu bổ sung", Needs: []string{"reason", "document", "day", "papers"}, Takes: []string{"until"}},
	{From: Processing, To: Paying, Action: ActCharge, Label: "Yêu cầu nghĩa vụ tài chính", Needs: []string{"reason", "document", "day"}},
	{From: Processing, To: Withdrawing, Action: ActWithdraw, Label: "Người nộp rút hồ sơ", Needs: []string{"reason"}, Takes: []string{"document", "day"}},
	{From: Processing, To: Stopped, Action: ActStop, Label: "Dừng xử lý", Needs: []string{"reason", "document", "day"}},
	{From: Processing, To: Done, Action: ActFinish, Label: "Xử lý xong", Needs: []string{"result.paper", "result.number", "result.day", "result.signer"}, Takes: []string{"result.issuer", "result.files", "reason"}},
	{From: Processing, To: Done, Action: ActRefuse, Label: "Trả lại, không giải quyết", Needs: []string{"reason", "document", "day"}, Takes: []string{"result.signer", "result.files"}},
	{From: Supplementing, To: Processing, Action: ActSupplement, Label: "Nhận giấy tờ bổ sung", Takes: []string{"papers", "reason"}},
	{From: Supplementing, To: Registered, Action: ActSupplement, Label: "Nhận giấy tờ bổ sung", Takes: []string{"papers", "reason"}},
	{From: Supplementing, To: Rejected, Action: ActExpire, Label: "Quá hạn bổ sung", Needs: []string{"reason"}, Takes: []string{"document", "day"}},
	{From: Paying, To: Processing, Action: ActPay, Label: "Đã thực hiện nghĩa vụ tài chính", Takes: []string{"document", "day", "reason"}},
	{From: Withdrawing, To: Done, Action: ActRelease, Label: "Trả lại hồ sơ đã rút", Takes: []string{"document", "day", "reason"}},
	{From: Stopped, To: Processing, Action: ActResume, Label: "Xử lý tiếp", Takes: []string{"document", "day", "reason"}},
	{From: Done, To: Returned, Action: ActReturn, Label: "Trả kết quả", Needs: []string{"receiver", "return_by"}, Takes: []string{"receiver_id", "tracking", "papers", "reason"}},
	{From: Done, To: Processing, Action: ActRework, Label: "Chuyển xử lý lại", Needs: []string{"reason"}, Takes: []string{"unit", "handler", "step", "limit"}},
}

// States returns all states in order.
func States() []State {
	list := make([]State, len(states))
	for i, s := range states {
		list[i] = s.state
	}
	return list
}

// String returns the state's Vietnamese name.
func (s State) String() string {
	for _, known := range states {
		if known.state == s {
			return known.name
		}
	}
	return "Trạng thái không rõ"
}

// clock returns how time goes in the state; in an unknown one it does not.
func (s State) clock() clock {
	for _, known := range states {
		if known.state == s {
			return known.clock
		}
	}
	return ended
}

// Open says whether a dossier in this state is still to be decided: its promise counts. A result that waits at the desk
// to be fetched is decided.
func (s State) Open() bool { return s.clock() != ended }

// Running says whether the time limit runs in this state.
func (s State) Running() bool { return s.clock() == runs }

// Paused says whether the time limit stands still in this state.
func (s State) Paused() bool { return s.clock() == stands }

// Moves returns what may happen next to a dossier in this state, of all dossiers; Dossier.Moves is for a certain one.
func (s State) Moves() []Move {
	var list []Move
	for _, m := range moves {
		if m.From == s {
			list = append(list, m)
		}
	}
	return list
}

// May returns the first move from one state to another, or office.CodeRefused with the reason.
func May(from, to State) (Move, error) {
	for _, m := range moves {
		if m.From == from && m.To == to {
			return m, nil
		}
	}
	return Move{}, office.Refuse("Hồ sơ đang ở trạng thái “%s” nên không chuyển được sang “%s”.", from, to)
}

// Moves returns what may happen next to this dossier.
func (x *Dossier) Moves() []Move {
	return slices.DeleteFunc(x.State.Moves(), func(m Move) bool { return !x.concerns(m) })
}

// concerns says whether a row of the table is meant for this dossier: which way back a supplement takes depends on
// whether it was taken in.
func (x *Dossier) concerns(m Move) bool {
	return m.Action != ActSupplement || x.TakenIn() == (m.To == Processing)
}

// Move returns the dossier's next move of that name. Errors: office.CodeInvalid for a name that no move has,
// office.CodeRefused when it is not allowed in the dossier's state.
func (x *Dossier) Move(action string) (Move, error) {
	label := ""
	for _, m := range moves {
		if m.Action != action {
			continue
		}
		if m.From == x.State && x.concerns(m) {
			return m, nil
		}
		label = m.Label
	}
	if label == "" {
		return Move{}, office.Invalid("action", "Không có thao tác “%s”.", action)
	}
	return Move{}, office.Refuse("Hồ sơ %s đang ở trạng thái “%s” nên không làm được thao tác “%s”.", x.Code, x.State, label)
}
