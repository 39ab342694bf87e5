package fee

import "vanphongso/data/office"

// State is how far a bill is.
type State string

// The states (domain page §13).
const (
	Unpaid    State = "unpaid"    // Chưa thanh toán
	Waiting   State = "waiting"   // Chờ: the payer says that the money is on its way
	Paid      State = "paid"      // Đã thanh toán
	Refunded  State = "refunded"  // Hoàn phí
	Cancelled State = "cancelled" // Hủy: nothing is owed any more, also when the payer is exempt
)

// States are all states, in order.
var States = []State{Unpaid, Waiting, Paid, Refunded, Cancelled}

// String returns the Vietnamese name.
func (s State) String() string {
	switch s {
	case Unpaid:
		return "Chưa thanh toán"
	case Waiting:
		return "Chờ"
	case Paid:
		return "Đã thanh toán"
	case Refunded:
		return "Hoàn phí"
	case Cancelled:
		return "Hủy"
	}
	return "Trạng thái không rõ"
}

// The names of the moves, as the audit record and the command line have them.
const (
	ActDemand  = "demand" // makes a bill; stands in no row of the table
	ActAwait   = "await"
	ActGiveUp  = "give-up"
	ActCollect = "collect"
	ActExempt  = "exempt"
	ActCancel  = "cancel"
	ActReopen  = "reopen"
	ActRefund  = "refund"
	ActVoid    = "void"
)

// A Move is one allowed change of a bill's state.
type Move struct {
	From, To State
	Action   string
	Label    string   // Vietnamese, what the button says
	Needs    []string // JSON names of what Given must say
	Takes    []string // JSON names of what Given may say beside that
}

// moves is the whole table. A refund gives money back that was rightly taken; a void says that the payment never was one:
// its voucher is cancelled and the bill is open again.
var moves = []Move{
	{Unpaid, Paid, ActCollect, "Thu tiền", []string{"method", "series", "payer"}, []string{"fee", "charge", "address", "reference", "reason"}},
	{Unpaid, Waiting, ActAwait, "Chờ chuyển tiền", nil, []string{"reference"}},
	{Unpaid, Cancelled, ActExempt, "Miễn", []string{"category", "reason"}, nil},
	{Unpaid, Cancelled, ActCancel, "Hủy khoản thu", []string{"reason"}, nil},
	{Waiting, Paid, ActCollect, "Thu tiền", []string{"method", "series", "payer"}, []string{"fee", "charge", "address", "reference", "reason"}},
	{Waiting, Unpaid, ActGiveUp, "Không nhận được tiền", []string{"reason"}, nil},
	{Waiting, Cancelled, ActExempt, "Miễn", []string{"category", "reason"}, nil},
	{Waiting, Cancelled, ActCancel, "Hủy khoản thu", []string{"reason"}, nil},
	{Paid, Refunded, ActRefund, "Hoàn phí", []string{"method", "reason"}, []string{"fee", "charge", "reference"}},
	{Paid, Unpaid, ActVoid, "Hủy biên lai", []string{"reason"}, nil},
	{Cancelled, Unpaid, ActReopen, "Mở lại khoản thu", []string{"reason"}, nil},
}

// Moves returns what may happen next to a bill in this state.
func (s State) Moves() []Move {
	var list []Move
	for _, m := range moves {
		if m.From == s {
			list = append(list, m)
		}
	}
	return list
}

// May returns the move of that name. Errors: office.CodeInvalid for a name that no move has, office.CodeRefused when it is
// not allowed in the state.
func (s State) May(action string) (Move, error) {
	label := ""
	for _, m := range moves {
		if m.Action != action {
			continue
		}
		if m.From == s {
			return m, nil
		}
		label = m.Label
	}
	if label == "" {
		return Move{}, office.Invalid("action", "Không có thao tác “%s” với khoản thu.", action)
	}
	return Move{}, office.Refuse("Khoản thu đang ở trạng thái “%s” nên không làm được thao tác “%s”.", s, label)
}
