package document

// Standing is how a document stands when a report is made. Every document that is counted stands in exactly one way.
type Standing int

// The ways a document stands.
const (
	NotCounted Standing = iota // its number was cancelled
	Undirected                 // nobody has written a direction yet
	OpenInTime
	OpenLate
	DoneInTime
	DoneLate
	Noticed // kept for notice
	SentBack
	ToIssue // outgoing: has a number, waits to be issued
	Out     // issued, nothing since
	Amended // corrected
	Superseded
	Withdrawn
)

// Tally is how many documents of a row of a report are alike in what their standing follows from.
type Tally struct {
	Row     string // value that makes the row, as the register keeps it
	FirstID int64  // one of them: the row may be named by it
	State   State
	Past    bool // the due day is over
	InTime  bool // completed by the due day, or there was none
	N       int
}

// Standing says how the documents of the tally stand.
func (t Tally) Standing() Standing {
	switch t.State {
	case Cancelled, Draft, AtUnit, AtOffice, Signed:
		return NotCounted
	case Arrived, ToPresent, Presented:
		return Undirected
	case ForNotice:
		return Noticed
	case GivenBack:
		return SentBack
	case Numbered:
		return ToIssue
	case Issued:
		return Out
	case Corrected:
		return Amended
	case Replaced:
		return Superseded
	case Recalled:
		return Withdrawn
	case Completed:
		return either(t.InTime, DoneInTime, DoneLate)
	}
	return either(!t.Past, OpenInTime, OpenLate)
}

func either(yes bool, a, b Standing) Standing {
	if yes {
		return a
	}
	return b
}
