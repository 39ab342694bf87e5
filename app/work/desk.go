package work

import (
	"context"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/procedure"
)

// Desk is the work of the one-stop desk: taking dossiers in, refusing them, receipts.
type Desk struct{ office *Office }

// Suggestion is a procedure that a text seems to ask for.
type Suggestion struct {
	Procedure procedure.Procedure `json:"procedure"`
	Score     int                 `json:"score"` // 0–100
}

// Proposal is what a letter suggests; the officer confirms or changes all of it.
type Proposal struct {
	Letter     letter.Letter       `json:"letter"`
	Procedures []Suggestion        `json:"procedures"` // best first, at most 5
	Owner      dossier.Party       `json:"owner"`
	Hints      []string            `json:"hints"` // Vietnamese: where the owner's fields come from
	Files      []letter.Attachment `json:"files"` // attachments that can be papers, inline pictures left out
}

// Match is a required component with the attachments that seem to be it.
type Match struct {
	Component  int    `json:"component"`  // index in the dossier's components
	Name       string `json:"name"`       // of the component
	Attachment int    `json:"attachment"` // letter.Attachment.Index, 0 when none fits
	Confidence int    `json:"confidence"` // 0–100
	Reason     string `json:"reason"`     // Vietnamese: why it fits, or that the file is encrypted or damaged
}

// Similar is what looks like the same person or the same submission; shown, not decided.
type Similar struct {
	Applicants  []SimilarDossier `json:"applicants"`  // dossiers of what seems to be the same person
	Submissions []SimilarDossier `json:"submissions"` // what seems to be the same submission
}

// SimilarDossier is an earlier dossier with the reason why it is shown.
type SimilarDossier struct {
	Dossier dossier.Dossier `json:"dossier"`
	Reasons []string        `json:"reasons"` // Vietnamese
}

// Propose reads a taken letter: which procedures it may ask for, who applies.
func (d *Desk) Propose(ctx context.Context, letterID int64) (*Proposal, error) {
	return nil, notYet()
}

// Match finds for each component of the procedure in the case the attachment that fits best. No attachment is used
// for two components.
func (d *Desk) Match(ctx context.Context, letterID, procedureID int64, variant string) ([]Match, error) {
	return nil, notYet()
}

// New makes a draft under the procedure: components, term and fees for the channel and case, received now, promised.
// Nothing is saved.
func (d *Desk) New(ctx context.Context, procedureID int64, channel procedure.Channel, variant string) (*dossier.Dossier, error) {
	return nil, notYet()
}

// NewFromLetter makes a draft out of a letter: New, with the applicant and the matched papers filled in.
func (d *Desk) NewFromLetter(ctx context.Context, letterID, procedureID int64, variant string) (*dossier.Dossier, error) {
	return nil, notYet()
}

// Promise fills Limit, fees, Due, OriginalDue, Calendar and Explanation for a dossier received now.
func (d *Desk) Promise(ctx context.Context, x *dossier.Dossier) error { return notYet() }

// Similar finds earlier dossiers of the same person and the same submission.
func (d *Desk) Similar(ctx context.Context, x *dossier.Dossier) (Similar, error) {
	return Similar{}, notYet()
}

// Accept takes the dossier in: code, book number, promise, papers, receipt, the letter's handling and the audit
// records in one transaction, or nothing of it. An empty Code asks for an internal one, any other is taken as the
// official code. x is the saved dossier afterwards. Errors: office.CodeInvalid, CodeRefused, CodeExists, CodeStale.
func (d *Desk) Accept(ctx context.Context, x *dossier.Dossier) (*dossier.Receipt, error) {
	return nil, notYet()
}

// Reject notes that the dossier is not taken in (state 3); the reason is mandatory. No receipt number is used.
func (d *Desk) Reject(ctx context.Context, x *dossier.Dossier, reason string) error { return notYet() }

// Reasons returns the reasons for refusal that are offered; free text is always possible.
func (d *Desk) Reasons() []string { return nil }

// AddFile keeps a file from this machine as a blob, to be put into a component's Files.
func (d *Desk) AddFile(ctx context.Context, path string) (dossier.File, error) {
	return dossier.File{}, notYet()
}

// ReceiptPDF returns the stored bytes of a receipt.
func (d *Desk) ReceiptPDF(ctx context.Context, receiptID int64) ([]byte, error) { return nil, notYet() }

// Print sends the stored receipt to a printer ("" is the default one) and records the attempt, also when it fails:
// then both the record and an error of office.CodeUnavailable are returned. Nothing else changes.
func (d *Desk) Print(ctx context.Context, receiptID int64, printer string, copies int) (dossier.Printing, error) {
	return dossier.Printing{}, notYet()
}

// View opens the stored receipt in the system's viewer and records that.
func (d *Desk) View(ctx context.Context, receiptID int64) (dossier.Printing, error) {
	return dossier.Printing{}, notYet()
}

// Today returns what the home screen shows.
func (d *Desk) Today(ctx context.Context) (Today, error) { return Today{}, notYet() }

// ReadIDCard reads the payload of a citizen card's QR code (domain.md §11.1), as scanned or pasted. The warnings are
// Vietnamese sentences about what does not agree; they forbid nothing.
func (d *Desk) ReadIDCard(payload string) (dossier.Party, []string, error) {
	return dossier.Party{}, nil, notYet()
}

// Today is the home screen.
type Today struct {
	At          time.Time         `json:"at"`
	NewLetters  int               `json:"new_letters"`  // taken letters that wait
	Quarantined int               `json:"quarantined"`  // letters in quarantine
	TooLarge    int               `json:"too_large"`    // letters not downloaded yet
	DueToday    int               `json:"due_today"`    // open dossiers due today, not late
	Late        int               `json:"late"`         // open dossiers past their due time
	DueSoon     int               `json:"due_soon"`     // open dossiers due within two working days, today's included
	ThisMonth   int               `json:"this_month"`   // dossiers received this month
	LateList    []dossier.Dossier `json:"late_list"`    // at most 8, most late first
	DueList     []dossier.Dossier `json:"due_list"`     // at most 8, due next first
	LetterList  []letter.Letter   `json:"letter_list"`  // at most 8 waiting letters, newest first
	Accounts    []letter.Account  `json:"accounts"`     // last try, last good fetch, last error of each enabled account
	LastFetch   time.Time         `json:"last_fetch"`   // oldest last good fetch over the enabled accounts; zero when one never was
	MailStale   bool              `json:"mail_stale"`   // LastFetch is older than the office's MailHours
	NextDayOff  string            `json:"next_day_off"` // Vietnamese: "Thứ Ba 24/11/2026 – Ngày Văn hóa Việt Nam"
}

// FileOf makes a dossier file out of a letter's attachment; Accept takes its bytes from the letter.
func FileOf(a letter.Attachment) dossier.File {
	return dossier.File{Name: a.Name, Type: a.Sniffed, Size: a.Size, SHA256: a.SHA256}
}
