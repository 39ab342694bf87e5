package dossier

import (
	"bytes"
	"encoding/json"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Life is what the moves after reception change and what Undo restores. Everything in it follows from the events.
type Life struct {
	Step        *Step           `json:"step,omitempty"`      // who has it now; nil while it is at the desk
	Remaining   time.Duration   `json:"remaining,omitempty"` // working time that is left, while a pause is open
	FinishedAt  time.Time       `json:"finished_at,omitzero"`
	Outcome     workday.Outcome `json:"outcome,omitempty"` // how FinishedAt compares with the promise; on time without a limit
	Pauses      []Pause         `json:"pauses,omitempty"`  // in order, never overlapping; only the last may be open
	Supplements []Supplement    `json:"supplements,omitempty"`
	Extension   *Extension      `json:"extension,omitempty"`
	Result      *Result         `json:"result,omitempty"`
	Return      *Return         `json:"return,omitempty"`
}

// Event is one thing that was done with the dossier. Undo too is an event: nothing is taken back by erasing.
type Event struct {
	At       time.Time  `json:"at"`
	By       string     `json:"by"`
	Action   string     `json:"action"`
	From     State      `json:"from"`
	To       State      `json:"to"`
	Note     string     `json:"note,omitempty"`
	Document string     `json:"document,omitempty"` // number of the paper that it was done with
	Day      office.Day `json:"day,omitempty"`      // day of that paper
	Due      time.Time  `json:"due,omitzero"`       // the promise afterwards
	Finish   string     `json:"finish,omitempty"`   // for what ends the work: an outcome, FinishReturned or FinishWithdrawn
}

// How the work on a dossier ends without being measured.
const (
	FinishReturned  = "returned"  // trả lại: refused after reception, or the papers asked for never came
	FinishWithdrawn = "withdrawn" // the applicant took it back
)

// Step is a stretch of work at one place inside "Đang xử lý".
type Step struct {
	Name    string          `json:"name"` // phân công, thụ lý …
	Unit    string          `json:"unit,omitempty"`
	Handler string          `json:"handler,omitempty"`
	Limit   string          `json:"limit,omitempty"` // budget of the step, empty for none
	Due     time.Time       `json:"due,omitzero"`    // by Limit and the pauses; zero without one, and while a pause is open
	From    string          `json:"from,omitempty"`  // who handed it over
	TakenAt time.Time       `json:"taken_at"`
	Began   time.Time       `json:"began,omitzero"`    // when Limit began to run, where that was before TakenAt
	GivenAt time.Time       `json:"given_at,omitzero"` // zero while it lasts
	Outcome workday.Outcome `json:"outcome,omitempty"`
	Note    string          `json:"note,omitempty"`
}

// begun is when the limit of the step began to run.
func (s Step) begun() time.Time {
	if s.Began.IsZero() {
		return s.TakenAt
	}
	return s.Began
}

// StepNames are the usual sub-steps of a small department, in order (domain.md §1.5); any other name will do.
func StepNames() []string {
	return []string{"Phân công", "Thụ lý", "Trình lãnh đạo phòng", "Trình lãnh đạo Sở", "Ký duyệt", "Cấp số, đóng dấu", "Trả về một cửa"}
}

// Pause is a stretch [From, To) in which the clock stands still, with the paper that caused it. To is zero while it is
// open.
type Pause struct {
	State    State      `json:"state"` // Supplementing, Paying, Withdrawing or Stopped
	From     time.Time  `json:"from"`
	To       time.Time  `json:"to,omitzero"`
	Reason   string     `json:"reason"`
	Document string     `json:"document,omitempty"`
	Day      office.Day `json:"day,omitempty"`
	By       string     `json:"by"`
}

// Supplement is a request for papers (form 02), made once and complete, and what came of it.
type Supplement struct {
	At       time.Time  `json:"at"`
	By       string     `json:"by"`
	Document string     `json:"document"`
	Day      office.Day `json:"day"`
	Reason   string     `json:"reason"`
	Papers   []string   `json:"papers"`           // what is asked for
	Until    office.Day `json:"until,omitempty"`  // last day for bringing them, empty for none
	CameAt   time.Time  `json:"came_at,omitzero"` // when they came; zero while they have not
	Came     []string   `json:"came,omitempty"`   // what came
	TakenBy  string     `json:"taken_by,omitempty"`
}

// Extension puts the promise off, once, with an apology (form 04).
type Extension struct {
	At       time.Time  `json:"at"`
	By       string     `json:"by"`
	Days     int        `json:"days"` // working days
	Reason   string     `json:"reason"`
	Basis    string     `json:"basis,omitempty"` // legal basis
	Document string     `json:"document"`
	Day      office.Day `json:"day"`
	Apology  string     `json:"apology"`           // words of the letter; empty for those of the form
	Previous time.Time  `json:"previous,omitzero"` // the promise before
}

// The kinds of result.
const (
	ResultGiven     = "given"     // what was applied for was decided
	ResultReturned  = "returned"  // trả lại, không giải quyết
	ResultWithdrawn = "withdrawn" // rút hồ sơ
)

// Result is what came of the dossier.
type Result struct {
	Kind   string     `json:"kind"`
	Paper  string     `json:"paper"`  // loại văn bản, e.g. Giấy phép
	Number string     `json:"number"` // số, ký hiệu
	Day    office.Day `json:"day,omitempty"`
	Signer string     `json:"signer,omitempty"`
	Issuer string     `json:"issuer,omitempty"` // cơ quan ban hành
	Reason string     `json:"reason,omitempty"`
	Files  []File     `json:"files,omitempty"`
}

// Return is how the result was handed to the applicant.
type Return struct {
	At         time.Time `json:"at"`
	By         string    `json:"by"` // who handed it out
	How        string    `json:"how"`
	Receiver   string    `json:"receiver"`
	ReceiverID string    `json:"receiver_id,omitempty"`
	Tracking   string    `json:"tracking,omitempty"` // of the post
	Papers     []string  `json:"papers,omitempty"`
}

// TakenIn says whether the dossier was received: it has its place in the book.
func (x *Dossier) TakenIn() bool { return x.BookNumber > 0 }

// Handler returns who works on the dossier inside the department, "" when nobody does.
func (x *Dossier) Handler() string {
	if x.Step == nil {
		return ""
	}
	return x.Step.Handler
}

// OpenPause returns the pause that lasts, nil for none.
func (x *Dossier) OpenPause() *Pause {
	if n := len(x.Pauses); n > 0 && x.Pauses[n-1].To.IsZero() {
		return &x.Pauses[n-1]
	}
	return nil
}

// Enter changes the state of a dossier at reception and notes it: at ReceivedAt, by Receiver.
func (x *Dossier) Enter(to State, action, note string) {
	x.Events = append(x.Events[:len(x.Events):len(x.Events)],
		Event{At: x.ReceivedAt, By: x.Receiver, Action: action, From: x.State, To: to, Note: note, Due: x.Due})
	x.State, x.Before = to, nil
}

// Keeps refuses to lose or alter what was noted: after must begin with the events and the hand-over log of before.
func Keeps(before, after *Dossier) error {
	if begins(before.Events, after.Events) && begins(before.Steps, after.Steps) {
		return nil
	}
	return office.Refuse("Nhật ký xử lý và bàn giao của hồ sơ %s chỉ được ghi thêm, không sửa hay xóa được.", before.Code)
}

// begins compares as the records are kept, for the same moment may be held in another zone.
func begins[T any](head, all []T) bool {
	if len(head) > len(all) {
		return false
	}
	was, err := json.Marshal(head)
	is, err2 := json.Marshal(all[:len(head)])
	return err == nil && err2 == nil && (len(head) == 0 || bytes.Equal(was, is))
}
