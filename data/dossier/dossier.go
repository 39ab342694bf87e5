// Package dossier is the one-stop desk's domain: the dossier (hồ sơ), its states and what may happen next, its code.
// Standard library only, beside the packages of data.
package dossier

import (
	"time"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

// State is a state of domain.md §1.5; the numbers are the ones in use at provincial desks.
type State int

// The states.
const (
	Registered    State = 1  // Mới đăng ký
	Received      State = 2  // Được tiếp nhận
	Rejected      State = 3  // Không được tiếp nhận
	Processing    State = 4  // Đang xử lý
	Supplementing State = 5  // Yêu cầu bổ sung giấy tờ
	Paying        State = 6  // Yêu cầu thực hiện nghĩa vụ tài chính
	Withdrawing   State = 7  // Công dân yêu cầu rút hồ sơ
	Stopped       State = 8  // Dừng xử lý
	Done          State = 9  // Đã xử lý xong: the result is at the desk
	Returned      State = 10 // Đã trả kết quả
)

// Party is a person or organisation: owner (chủ hồ sơ) or authorised submitter.
type Party struct {
	Kind       string     `json:"kind,omitempty"` // citizen, company, agency, organisation, other
	Name       string     `json:"name"`
	IDKind     string     `json:"id_kind,omitempty"` // CCCD, CMND, hộ chiếu, MST, GCN ĐKDN
	IDNumber   string     `json:"id_number,omitempty"`
	IDDay      office.Day `json:"id_day,omitempty"`
	IDPlace    string     `json:"id_place,omitempty"`
	BirthDay   office.Day `json:"birth_day,omitempty"`
	Sex        string     `json:"sex,omitempty"`
	Address    string     `json:"address,omitempty"`     // as written, in the two-tier form since 1/7/2025
	OldAddress string     `json:"old_address,omitempty"` // with an abolished district or province
	Phone      string     `json:"phone,omitempty"`
	Email      string     `json:"email,omitempty"`
}

// File is a file of a dossier.
type File = office.File

// Component is a paper of this dossier against the procedure's list.
type Component struct {
	Name       string `json:"name"`
	Optional   bool   `json:"optional,omitempty"`
	Present    bool   `json:"present"`
	Originals  int    `json:"originals"`
	Certified  int    `json:"certified"`
	Copies     int    `json:"copies"`
	Electronic int    `json:"electronic"`
	Digitised  string `json:"digitised,omitempty"`
	Note       string `json:"note,omitempty"`
	Files      []File `json:"files,omitempty"`
}

// Dossier is one submission handled at the desk. Times are UTC instants.
type Dossier struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Code       string `json:"code"`
	Internal   bool   `json:"internal"` // the program made the code; false for an official code typed in
	PortalCode string `json:"portal_code,omitempty"`
	Book       string `json:"book"`        // quyển số
	BookNumber int    `json:"book_number"` // số thứ tự in the book

	State         State  `json:"state"`
	RejectReason  string `json:"reject_reason,omitempty"`
	ProcedureID   int64  `json:"procedure_id"`
	ProcedureCode string `json:"procedure_code"`
	// Procedure is the version it was received under, as it stood that day.
	Procedure procedure.Procedure `json:"procedure"`
	Case      string              `json:"case,omitempty"`
	Summary   string              `json:"summary"` // trích yếu, at most 500 letters

	Owner     Party  `json:"owner"`
	Submitter *Party `json:"submitter,omitempty"` // authorised person, when not the owner
	Authority string `json:"authority,omitempty"` // văn bản ủy quyền

	Channel   procedure.Channel `json:"channel"`
	Source    string            `json:"source"` // "counter" or "email"
	LetterID  int64             `json:"letter_id,omitempty"`
	MessageID string            `json:"message_id,omitempty"`

	ReceivedAt time.Time `json:"received_at"`
	Receiver   string    `json:"receiver"`
	Place      string    `json:"place,omitempty"`
	Area       string    `json:"area,omitempty"`
	OutOfArea  bool      `json:"out_of_area,omitempty"` // phi địa giới hành chính
	Sets       int       `json:"sets"`                  // số bộ

	Components []Component `json:"components"`
	OtherFiles []File      `json:"other_files,omitempty"`

	Limit       string              `json:"limit"` // budget, empty when the law sets none
	Due         time.Time           `json:"due"`   // zero when there is no limit, and while a pause is open
	OriginalDue time.Time           `json:"original_due"`
	Calendar    int64               `json:"calendar"` // version of the calendar the promise was made under
	Explanation workday.Explanation `json:"explanation"`

	Fee     office.Money `json:"fee"`
	Charge  office.Money `json:"charge"`
	FeeTime string       `json:"fee_time,omitempty"` // before, after, exempt, none

	ReturnBy      string `json:"return_by"` // desk, post, online
	ReturnAddress string `json:"return_address,omitempty"`
	Note          string `json:"note,omitempty"`

	Life           // what moves change
	Events []Event `json:"events,omitempty"` // everything that was done, oldest first; only ever appended to
	Steps  []Step  `json:"steps,omitempty"`  // hand-over log: the steps that are over; only ever appended to
	Before *Before `json:"before,omitempty"` // what the last move has changed, for Undo
}
