package dossier

import "vanphongso/data/office"

// A Move is one allowed change of state.
type Move struct {
	From, To State
	Action   string // name in the audit record
	Label    string // Vietnamese, what the button says
}

// states are the states in use with their Vietnamese names and whether the dossier is still to be worked on.
var states = []struct {
	state State
	name  string
	open  bool
}{
	{Registered, "Mới đăng ký", true},
	{Received, "Được tiếp nhận", true},
	{Rejected, "Không được tiếp nhận", false},
}

// moves is the whole transition table (domain.md §1.5). A later stage of the desk adds rows here and nothing else.
var moves = []Move{
	{Registered, Received, "accept", "Tiếp nhận"},
	{Registered, Rejected, "reject", "Không tiếp nhận"},
}

// States returns all states in use, in order.
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

// Open says whether a dossier in this state still waits for something to be done.
func (s State) Open() bool {
	for _, known := range states {
		if known.state == s {
			return known.open
		}
	}
	return false
}

// Moves returns what may happen next to a dossier in this state.
func (s State) Moves() []Move {
	var list []Move
	for _, m := range moves {
		if m.From == s {
			list = append(list, m)
		}
	}
	return list
}

// May returns the move from one state to another, or office.CodeRefused with the reason.
func May(from, to State) (Move, error) {
	for _, m := range moves {
		if m.From == from && m.To == to {
			return m, nil
		}
	}
	return Move{}, office.Refuse("Hồ sơ đang ở trạng thái “%s” nên không chuyển được sang “%s”.", from, to)
}
