package document

import (
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// MaxSummary is the longest trích yếu, in letters.
const MaxSummary = 500

// checkContent checks what every document has: its type and its summary.
func checkContent(kind, summary string) error {
	summary = strings.TrimSpace(summary)
	switch length := len([]rune(summary)); {
	case strings.TrimSpace(kind) == "":
		return office.Invalid("type", "Hãy chọn loại văn bản.")
	case summary == "":
		return office.Invalid("summary", "Hãy ghi trích yếu.")
	case length > MaxSummary:
		return office.Invalid("summary", "Trích yếu dài %d ký tự, tối đa %d.", length, MaxSummary)
	}
	return nil
}

// Event is one thing that was done with a document. Events are only added, never changed.
type Event struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Action string    `json:"action"`
	From   State     `json:"from,omitempty"`
	To     State     `json:"to"`
	Note   string    `json:"note,omitempty"`
}

// Given is what the officer says with a move; Move.Needs and Move.Takes name the fields that matter.
type Given struct {
	Note        string        `json:"note,omitempty"`
	Leader      string        `json:"leader,omitempty"`       // who directs
	LeadUnit    string        `json:"lead_unit,omitempty"`    // chủ trì
	JointUnits  []string      `json:"joint_units,omitempty"`  // phối hợp
	NoticeUnits []string      `json:"notice_units,omitempty"` // để biết
	Direction   string        `json:"direction,omitempty"`    // what the leader wrote
	Due         string        `json:"due,omitempty"`          // a day (2006-01-02) or a budget (5d) from now on
	Handler     string        `json:"handler,omitempty"`
	AnswerID    int64         `json:"answer_id,omitempty"` // the outgoing document that answers
	FolderID    int64         `json:"folder_id,omitempty"` // hồ sơ công việc
	OtherID     int64         `json:"other_id,omitempty"`  // the document that corrects or replaces
	Files       []office.File `json:"files,omitempty"`
	Signer      string        `json:"signer,omitempty"`
	SignerPost  string        `json:"signer_post,omitempty"`
	Authority   string        `json:"authority,omitempty"` // TM., KT., TL., TUQ., Q. or nothing
	SignedOn    office.Day    `json:"signed_on,omitempty"`
	Recipients  []Recipient   `json:"recipients,omitempty"`
	Recipient   string        `json:"recipient,omitempty"` // whose delivery is noted, or AllOthers
	Outcome     string        `json:"outcome,omitempty"`   // what came of the delivery
}

// Occasion is when, by whom and under which calendar a move is made.
type Occasion struct {
	At     time.Time
	By     string
	Engine *workday.Engine
}

// today is the day of the occasion.
func (o Occasion) today() office.Day { return office.DayOf(o.At) }

// needs are the checks and the sentences of the fields that a move may need.
var needs = map[string]struct {
	there    func(g *Given) bool
	sentence string
}{
	"note":       {func(g *Given) bool { return len([]rune(g.Note)) >= shortest }, "Hãy ghi rõ lý do."},
	"leader":     {func(g *Given) bool { return g.Leader != "" }, "Hãy chọn lãnh đạo cho ý kiến."},
	"lead_unit":  {func(g *Given) bool { return g.LeadUnit != "" }, "Hãy chọn đơn vị hoặc cá nhân chủ trì."},
	"handler":    {func(g *Given) bool { return g.Handler != "" }, "Hãy chọn người xử lý."},
	"folder_id":  {func(g *Given) bool { return g.FolderID != 0 }, "Hãy chọn hồ sơ công việc."},
	"other_id":   {func(g *Given) bool { return g.OtherID != 0 }, "Hãy chọn văn bản đính chính hoặc thay thế."},
	"files":      {func(g *Given) bool { return len(g.Files) > 0 }, "Hãy chọn tệp của bản dự thảo."},
	"signer":     {func(g *Given) bool { return g.Signer != "" }, "Hãy chọn người ký."},
	"signed_on":  {func(g *Given) bool { return !g.SignedOn.Time().IsZero() }, "Hãy ghi ngày ký."},
	"recipients": {func(g *Given) bool { return len(g.Recipients) > 0 }, "Hãy ghi nơi nhận."},
	"recipient":  {func(g *Given) bool { return g.Recipient != "" }, "Hãy chọn nơi nhận."},
	"outcome":    {func(g *Given) bool { return g.Outcome != "" }, "Hãy ghi kết quả chuyển phát."},
}

// shortest is how many letters a reason has at least.
const shortest = 5

// check refuses what lacks a field that the move needs.
func (g *Given) check(m Move, o Occasion) error {
	for _, text := range []*string{&g.Note, &g.Leader, &g.LeadUnit, &g.Direction, &g.Due, &g.Handler, &g.Signer, &g.SignerPost, &g.Authority, &g.Recipient, &g.Outcome} {
		*text = strings.TrimSpace(*text)
	}
	for _, field := range m.Needs {
		if need := needs[field]; !need.there(g) {
			return office.Invalid(field, "%s", need.sentence)
		}
	}
	if g.SignedOn > o.today() {
		return office.Invalid("signed_on", "Ngày ký %s là ngày chưa đến.", g.SignedOn)
	}
	return nil
}

// dueDay works out the day something is due: a day as it stands, a budget with the deadline engine from the occasion on.
// A day on which the office is closed is refused, for nobody could keep it.
func dueDay(text string, o Occasion) (office.Day, error) {
	if text == "" {
		return "", nil
	}
	if day := office.Day(text); !day.Time().IsZero() {
		if day < o.today() {
			return "", office.Invalid("due", "Hạn %s là ngày đã qua.", day)
		}
		if works, err := o.Engine.IsWorkday(day); err != nil {
			return "", err
		} else if !works {
			return "", office.Invalid("due", "Ngày %s là ngày nghỉ; hãy chọn một ngày làm việc.", day)
		}
		return day, nil
	}
	budget, err := workday.ReadBudget(text, workday.WorkingDays)
	if err != nil {
		return "", err
	}
	promise, err := o.Engine.Due(o.At, budget, nil, nil)
	if err != nil {
		return "", err
	}
	return office.DayOf(promise.Due), nil
}

// note makes the event of a move.
func note(m Move, from State, text string, o Occasion) Event {
	return Event{At: o.At, By: o.By, Action: m.Action, From: from, To: m.To, Note: text}
}

// words joins what is not empty.
func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
