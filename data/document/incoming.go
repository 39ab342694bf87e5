package document

import (
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Incoming is a document that came to the office (văn bản đến). Its number of arrival is taken when it is registered, one
// series a year for paper and electronic documents alike (NĐ 30/2020 Điều 22).
type Incoming struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Serial    int        `json:"serial"`           // số đến
	Suffix    string     `json:"suffix,omitempty"` // of a number put in afterwards: 12a
	ArrivedOn office.Day `json:"arrived_on"`       // ngày đến
	Source    string     `json:"source"`           // bưu điện, trực tiếp, trục liên thông, fax, thư điện tử
	LetterID  int64      `json:"letter_id,omitempty"`
	Envelope  string     `json:"envelope,omitempty"` // condition of the envelope

	Author     string        `json:"author"`          // cơ quan ban hành
	Level      string        `json:"level,omitempty"` // cấp ban hành
	Number     string        `json:"number"`          // số và ký hiệu as on the paper, empty for a document without one
	Dated      office.Day    `json:"dated"`           // ngày văn bản
	Type       string        `json:"type"`            // tên loại
	Field      string        `json:"field,omitempty"`
	Summary    string        `json:"summary"` // trích yếu
	Language   string        `json:"language,omitempty"`
	Pages      int           `json:"pages,omitempty"`
	Copies     int           `json:"copies,omitempty"`
	Urgency    string        `json:"urgency"`
	Signer     string        `json:"signer,omitempty"`
	SignerPost string        `json:"signer_post,omitempty"`
	Tags       []string      `json:"tags,omitempty"`
	Files      []office.File `json:"files,omitempty"`
	Note       string        `json:"note,omitempty"`

	State       State       `json:"state"`
	Directions  []Direction `json:"directions,omitempty"` // what leaders wrote, newest last; never changed
	Handler     string      `json:"handler,omitempty"`
	Due         office.Day  `json:"due,omitempty"`
	CompletedOn office.Day  `json:"completed_on,omitempty"`
	AnswerID    int64       `json:"answer_id,omitempty"`
	FolderID    int64       `json:"folder_id,omitempty"`
	Registrar   string      `json:"registrar"` // văn thư
	Events      []Event     `json:"events,omitempty"`
}

// Direction is what a leader wrote on a document (bút phê; NĐ 30/2020 Điều 23).
type Direction struct {
	Leader      string     `json:"leader"`
	On          time.Time  `json:"on"`
	LeadUnit    string     `json:"lead_unit"`
	JointUnits  []string   `json:"joint_units,omitempty"`
	NoticeUnits []string   `json:"notice_units,omitempty"`
	Text        string     `json:"text,omitempty"`
	Due         office.Day `json:"due,omitempty"`
}

// Direction returns the newest direction, nil when nobody has written one.
func (x *Incoming) Direction() *Direction {
	if len(x.Directions) == 0 {
		return nil
	}
	return &x.Directions[len(x.Directions)-1]
}

// Unit is who has the lead, "" when nobody has.
func (x *Incoming) Unit() string {
	if d := x.Direction(); d != nil {
		return d.LeadUnit
	}
	return ""
}

// Validate checks what the register needs: every column of it is filled (NĐ 30/2020 Phụ lục IV). It returns the first
// trouble, an *office.Error with the field's JSON name.
func (x *Incoming) Validate(secrecy string) error {
	if err := CheckSecrecy(secrecy); err != nil {
		return err
	}
	switch {
	case x.ArrivedOn.Time().IsZero():
		return office.Invalid("arrived_on", "Hãy ghi ngày đến.")
	case strings.TrimSpace(x.Author) == "":
		return office.Invalid("author", "Hãy ghi cơ quan ban hành.")
	case x.Dated.Time().IsZero():
		return office.Invalid("dated", "Hãy ghi ngày của văn bản.")
	case x.Dated > x.ArrivedOn:
		return office.Invalid("dated", "Ngày văn bản %s sau ngày đến %s.", x.Dated, x.ArrivedOn)
	}
	return checkContent(x.Type, x.Summary)
}

// Moves are what may be done with the document now.
func (x *Incoming) Moves() []Move { return IncomingMoves(x.state()) }

func (x *Incoming) state() State {
	if x.State == "" {
		return beforeBook
	}
	return x.State
}

// Apply makes a move: the table must allow it and what it needs must be given. A document that is refused stays as it
// was. Errors: office.CodeRefused, office.CodeInvalid with the field's JSON name.
func (x *Incoming) Apply(action string, g Given, o Occasion) error {
	m, err := move(incomingMoves, x.state(), action)
	if err != nil {
		return err
	}
	if err := g.check(m, o); err != nil {
		return err
	}
	due, err := dueDay(g.Due, o)
	if err != nil {
		return err
	}
	next, text := *x, g.Note
	switch action {
	case ActRegister:
		next.Registrar = o.By
	case ActPresent:
		text = words(g.Leader, g.Note)
	case ActDirect:
		text = next.direct(&g, due, o)
	case ActAssign:
		if text, err = next.assign(&g, due); err != nil {
			return err
		}
	case ActConfirm:
		next.CompletedOn = o.today()
		next.answer(&g)
	case ActSubmit:
		next.answer(&g)
	case ActReopen:
		next.CompletedOn = ""
	case ActFile:
		next.FolderID = g.FolderID
	}
	next.State = m.To
	next.Events = append(slices.Clip(x.Events), note(m, x.State, text, o))
	*x = next
	return nil
}

// direct adds what a leader wrote; its due day is the document's.
func (x *Incoming) direct(g *Given, due office.Day, o Occasion) string {
	d := Direction{Leader: g.Leader, On: o.At, LeadUnit: g.LeadUnit, JointUnits: g.JointUnits, NoticeUnits: g.NoticeUnits, Text: g.Direction, Due: due}
	x.Directions = append(slices.Clip(x.Directions), d)
	x.Due = due
	return words(g.Leader, "chủ trì: "+g.LeadUnit, g.Direction)
}

// assign gives the document to a person. The person's time cannot be longer than the leader's (step 5 of the way).
func (x *Incoming) assign(g *Given, due office.Day) (string, error) {
	if d := x.Direction(); due != "" && d != nil && d.Due != "" && due > d.Due {
		return "", office.Invalid("due", "Hạn giao %s muộn hơn hạn lãnh đạo cho là %s.", due, d.Due)
	}
	x.Handler = g.Handler
	if due != "" {
		x.Due = due
	}
	return words(g.Handler, g.Note), nil
}

func (x *Incoming) answer(g *Given) {
	if g.AnswerID != 0 {
		x.AnswerID = g.AnswerID
	}
}

// Late says whether the document is still open after its due day.
func (x *Incoming) Late(today office.Day) bool { return x.State.Open() && x.Due != "" && x.Due < today }

// Arrival is the number of arrival as it is written: 07, 12a.
func (x *Incoming) Arrival() string {
	serial, _, _ := strings.Cut(Number{Serial: x.Serial, Suffix: x.Suffix}.String(), "/")
	return serial
}

// ArrivalInYear names the document among those of all years: 07/2026, 12a/2026.
func (x *Incoming) ArrivalInYear() string { return x.Arrival() + "/" + Period(x.ArrivedOn) }

// Same says whether y may be the same document: the officer decides.
func (x *Incoming) Same(y *Incoming) bool {
	return x.ID != y.ID && x.Likeness() != "" && x.Likeness() == y.Likeness()
}

// Likeness is what duplicates are looked for by: author, number and day, folded. It is empty for a document without a
// number: two of those are never taken for one.
func (x *Incoming) Likeness() string {
	if x.Number == "" {
		return ""
	}
	number := strings.ReplaceAll(viet.Fold(tidy(x.Number)), " ", "")
	return viet.SearchText(x.Author) + "|" + strings.TrimLeft(number, "0") + "|" + string(x.Dated)
}
