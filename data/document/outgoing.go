package document

import (
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Outgoing is a document that the office issues (văn bản đi). It has a number only after it was signed.
type Outgoing struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Type      string        `json:"type"` // tên loại
	Summary   string        `json:"summary"`
	Field     string        `json:"field,omitempty"`
	Unit      string        `json:"unit"`    // đơn vị soạn
	Drafter   string        `json:"drafter"` // người soạn
	Urgency   string        `json:"urgency"`
	AnswersID []int64       `json:"answers_id,omitempty"` // incoming documents that it answers
	Tags      []string      `json:"tags,omitempty"`
	Pages     int           `json:"pages,omitempty"`
	Copies    int           `json:"copies,omitempty"`
	Note      string        `json:"note,omitempty"`
	Drafts    []DraftFiles  `json:"drafts,omitempty"` // every version of the draft, newest last; none is ever taken away
	Files     []office.File `json:"files,omitempty"`  // as they are now: of the newest draft, as signed, as issued

	State      State       `json:"state"`
	Signer     string      `json:"signer,omitempty"`
	SignerPost string      `json:"signer_post,omitempty"`
	Authority  string      `json:"authority,omitempty"`
	SignedOn   office.Day  `json:"signed_on,omitempty"`
	Number     string      `json:"number,omitempty"` // as printed: 386/BC-SKHCN
	Serial     int         `json:"serial,omitempty"`
	Suffix     string      `json:"suffix,omitempty"`
	Series     string      `json:"series,omitempty"`
	Inserted   string      `json:"inserted,omitempty"` // why the number was reserved or put in between
	Dated      office.Day  `json:"dated,omitempty"`    // ngày văn bản
	IssuedOn   office.Day  `json:"issued_on,omitempty"`
	Recipients []Recipient `json:"recipients,omitempty"`
	Keeper     string      `json:"keeper,omitempty"`   // đơn vị, người nhận bản lưu
	OtherID    int64       `json:"other_id,omitempty"` // the document that corrects or replaces it
	FolderID   int64       `json:"folder_id,omitempty"`
	Events     []Event     `json:"events,omitempty"`
}

// DraftFiles is one version of a draft.
type DraftFiles struct {
	At    time.Time     `json:"at"`
	By    string        `json:"by"`
	Note  string        `json:"note,omitempty"`
	Files []office.File `json:"files"`
}

// What a recipient gets a document for.
const (
	ToCarryOut = "thực hiện"
	ToReport   = "báo cáo"
	ToKnow     = "biết"
	ToKeep     = "lưu"
)

// Purposes are what a recipient may get a document for.
func Purposes() []string { return []string{ToCarryOut, ToReport, ToKnow, ToKeep} }

// Recipient is one of nơi nhận and what became of the delivery.
type Recipient struct {
	Name    string     `json:"name"`
	Purpose string     `json:"purpose,omitempty"`
	How     string     `json:"how,omitempty"` // trục, thư điện tử, bưu điện, trực tiếp
	Copies  int        `json:"copies,omitempty"`
	SentOn  office.Day `json:"sent_on,omitempty"`
	Outcome string     `json:"outcome,omitempty"` // đã nhận, trả lại …
}

// Authorities are the words in front of a signer's post (NĐ 30/2020 Phụ lục I).
func Authorities() []string { return []string{"", "TM.", "KT.", "TL.", "TUQ.", "Q."} }

// Validate checks what a draft needs.
func (x *Outgoing) Validate(secrecy string) error {
	if err := CheckSecrecy(secrecy); err != nil {
		return err
	}
	if err := checkContent(x.Type, x.Summary); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(x.Unit) == "":
		return office.Invalid("unit", "Hãy chọn đơn vị soạn.")
	case strings.TrimSpace(x.Drafter) == "":
		return office.Invalid("drafter", "Hãy ghi người soạn.")
	}
	return nil
}

// Moves are what may be done with the document now.
func (x *Outgoing) Moves() []Move { return OutgoingMoves(x.state()) }

func (x *Outgoing) state() State {
	if x.State == "" {
		return beforeBook
	}
	return x.State
}

// Apply makes a move as Incoming.Apply does. The number of ActNumber is taken by the caller, in the transaction that saves
// the document, and set with Take before.
func (x *Outgoing) Apply(action string, g Given, o Occasion) error {
	m, err := move(outgoingMoves, x.state(), action)
	if err != nil {
		return err
	}
	if err := g.check(m, o); err != nil {
		return err
	}
	next, text := *x, g.Note
	if len(g.Files) > 0 {
		next.Files = g.Files
	}
	switch action {
	case ActDraft, ActRevise:
		if len(next.Files) > 0 {
			next.Drafts = append(slices.Clip(x.Drafts), DraftFiles{At: o.At, By: o.By, Note: g.Note, Files: next.Files})
		}
	case ActSign:
		if g.SignedOn > o.today() {
			return office.Invalid("signed_on", "Ngày ký %s là ngày chưa đến.", g.SignedOn)
		}
		next.Signer, next.SignerPost, next.Authority, next.SignedOn = g.Signer, g.SignerPost, g.Authority, g.SignedOn
		text = words(strings.TrimSpace(g.Authority+" "+g.Signer), g.Note)
	case ActNumber:
		if next.Number == "" {
			return office.Refuse("Văn bản chưa lấy được số; hãy cấp số lại.")
		}
		text = words(next.Number, next.Inserted)
	case ActIssue:
		next.IssuedOn, next.Recipients = o.today(), sent(g.Recipients, o.today())
	case ActDeliver:
		if next.Recipients, err = delivered(x.Recipients, g.Recipient, g.Outcome); err != nil {
			return err
		}
		text = words(strings.TrimPrefix(g.Recipient, AllOthers), g.Outcome)
	case ActCorrect, ActReplace:
		next.OtherID = g.OtherID
	case ActFile:
		next.FolderID = g.FolderID
	}
	next.State = m.To
	next.Events = append(slices.Clip(x.Events), note(m, x.State, text, o))
	*x = next
	return nil
}

// Take gives the document the number that was taken for it. reason says why it was reserved or put in between; without
// one the number must be the next of its series. The day of the document is the day of its number, and never before the
// day it was signed.
func (x *Outgoing) Take(n Number, series string, day office.Day, reason string) error {
	reason = strings.TrimSpace(reason)
	switch {
	case x.State != Signed:
		return office.Refuse("Chỉ cấp số sau khi văn bản đã được ký (NĐ 30/2020, Điều 15).")
	case n.Suffix != "" && len([]rune(reason)) < shortest:
		return office.Invalid("note", "Chèn số %d%s vào sổ thì phải ghi rõ lý do.", n.Serial, n.Suffix)
	case day < x.SignedOn:
		return office.Invalid("dated", "Ngày văn bản %s trước ngày ký %s.", day, x.SignedOn)
	}
	x.Serial, x.Suffix, x.Series, x.Number, x.Dated, x.Inserted = n.Serial, n.Suffix, series, n.String(), day, reason
	return nil
}

// NumberedInTime says whether the number was given when it must be.
func (x *Outgoing) NumberedInTime(o Occasion) (bool, error) {
	by, err := x.NumberBy(o)
	return err == nil && x.Dated <= by, err
}

// NumberBy is the last day on which a signed document gets its number: the next working day (NĐ 30/2020 Điều 15).
func (x *Outgoing) NumberBy(o Occasion) (office.Day, error) {
	day := x.SignedOn.Add(1)
	for {
		works, err := o.Engine.IsWorkday(day)
		if err != nil || works {
			return day, err
		}
		day = day.Add(1)
	}
}

// Addressees is how many recipients the document goes to; the office's own copy goes nowhere.
func (x *Outgoing) Addressees() int {
	n := 0
	for _, r := range x.Recipients {
		if r.Purpose != ToKeep {
			n++
		}
	}
	return n
}

// Pending are the recipients of an issued document of whom it is not known that they have it. The office's own copy goes
// nowhere.
func (x *Outgoing) Pending() []Recipient {
	if x.IssuedOn == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(x.Recipients), func(r Recipient) bool { return r.Purpose == ToKeep || r.Outcome != "" })
}

func sent(list []Recipient, on office.Day) []Recipient {
	list = slices.Clone(list)
	for i := range list {
		if list[i].Purpose == "" {
			list[i].Purpose = ToCarryOut
		}
		if list[i].SentOn == "" {
			list[i].SentOn = on
		}
	}
	return list
}

// AllOthers stands for every recipient whose delivery is not noted yet.
const AllOthers = "*"

func delivered(list []Recipient, name, outcome string) ([]Recipient, error) {
	list, found := slices.Clone(list), false
	for i, r := range list {
		if viet.Fold(r.Name) == viet.Fold(name) || name == AllOthers && r.Outcome == "" && r.Purpose != ToKeep {
			list[i].Outcome, found = outcome, true
		}
	}
	switch {
	case found:
		return list, nil
	case name == AllOthers:
		return nil, office.Invalid("recipient", "Kết quả chuyển phát đã ghi cho mọi nơi nhận.")
	}
	return nil, office.Invalid("recipient", "Văn bản không gửi tới “%s”.", name)
}
