package letter

import (
	"net/mail"
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Sending is where an outgoing letter stands on its way.
type Sending string

// The states of an outgoing letter.
const (
	Queued    Sending = "queued"    // chờ gửi: confirmed by the officer, never tried since
	Underway  Sending = "underway"  // đang gửi: a program is handing it to the server
	Sent      Sending = "sent"      // đã gửi: the server has taken it
	Failed    Sending = "failed"    // thất bại: refused for good, or by a setting that a person must mend
	Deferred  Sending = "deferred"  // chờ gửi lại: could not be sent for the time being, NextTry says when it is tried again
	Uncertain Sending = "uncertain" // không rõ: the server may have taken it; only the officer may decide to send it again
	Cancelled Sending = "cancelled" // đã hủy: it will not be sent
)

// nextSendings is what may become of an outgoing letter: only from Underway does it become Sent by itself.
var nextSendings = map[Sending][]Sending{
	Queued:    {Underway, Cancelled},
	Underway:  {Sent, Failed, Deferred, Uncertain},
	Deferred:  {Underway, Queued, Cancelled},
	Failed:    {Queued, Cancelled},
	Uncertain: {Queued, Sent, Cancelled, Failed, Deferred}, // the last two when its own attempt reports late
	Sent:      {},
	Cancelled: {},
}

// May says whether a letter in this state may become next.
func (s Sending) May(next Sending) bool { return slices.Contains(nextSendings[s], next) }

// The occasions of an outgoing letter; each has its text in assets/catalogues/messages.yaml.
const (
	OccasionReceipt    = "receipt"    // giấy tiếp nhận
	OccasionSupplement = "supplement" // yêu cầu bổ sung
	OccasionRefusal    = "refusal"    // từ chối tiếp nhận
	OccasionResult     = "result"     // đã có kết quả
	OccasionApology    = "apology"    // xin lỗi và hẹn lại
	OccasionOther      = "other"      // any other letter
)

// Outgoing is a letter that the office sends (thư gửi). Once it is kept its content never changes: SHA256 names the exact
// bytes, with the Message-ID that every attempt bears.
type Outgoing struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Occasion    string `json:"occasion"`
	DossierID   int64  `json:"dossier_id,omitempty"`
	DossierCode string `json:"dossier_code,omitempty"`
	LetterID    int64  `json:"letter_id,omitempty"` // the letter it answers

	Account    string         `json:"account"`
	From       Address        `json:"from"`
	To         []Address      `json:"to"`
	Cc         []Address      `json:"cc,omitempty"`
	Subject    string         `json:"subject"`
	Text       string         `json:"text,omitempty"` // not loaded in pages
	Files      []OutgoingFile `json:"files,omitempty"`
	MessageID  string         `json:"message_id"` // without brackets; made when it was composed
	InReplyTo  string         `json:"in_reply_to,omitempty"`
	References []string       `json:"references,omitempty"`

	SHA256      string    `json:"sha256"` // of the bytes as they are sent
	Size        int64     `json:"size"`
	ConfirmedAt time.Time `json:"confirmed_at"` // when the officer said: send this
	ConfirmedBy string    `json:"confirmed_by"`

	State    Sending   `json:"state"`
	Reason   string    `json:"reason,omitempty"`  // Vietnamese: why it is not sent
	NextTry  time.Time `json:"next_try,omitzero"` // of Queued and Deferred
	SentAt   time.Time `json:"sent_at,omitzero"`
	Since    time.Time `json:"since"` // when it was queued last: how long it is tried counts from here
	Tries    int       `json:"tries"` // attempts since then
	Attempts []Attempt `json:"attempts,omitempty"`
	Copy     string    `json:"copy,omitempty"` // folder of the account that a copy was put in, or why none was
}

// OutgoingFile is a file that an outgoing letter bears; PaperID names the issued paper it is, 0 for any other file.
type OutgoingFile struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256"`
	PaperID int64  `json:"paper_id,omitempty"`
}

// Attempt is one try to hand a letter to the server, or a decision of the officer about it.
type Attempt struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Host    string    `json:"host,omitempty"`    // machine of the program that tries
	Process int       `json:"process,omitempty"` // its number there
	Until   time.Time `json:"until,omitzero"`    // by then the try is over whatever happens
	Ended   time.Time `json:"ended,omitzero"`    // zero while it lasts
	Outcome Sending   `json:"outcome,omitempty"`
	Reply   string    `json:"reply,omitempty"` // the server's own words
	Reason  string    `json:"reason,omitempty"`
}

// How long a letter that cannot be sent for the time being is tried again: after a minute, then twice as long each time, at
// most an hour, for a day.
const (
	firstPause = time.Minute
	longPause  = time.Hour
	patience   = 24 * time.Hour
)

// Begin makes the letter Underway with an attempt that ends by its Until. Error: office.CodeRefused when it may not be sent.
func (o *Outgoing) Begin(a Attempt) error {
	if err := o.become(Underway); err != nil {
		return err
	}
	o.Tries++
	o.Attempts = append(o.Attempts[:len(o.Attempts):len(o.Attempts)], a)
	return nil
}

// End notes how the attempt that began at that moment came out. One that was given up as uncertain meanwhile may still
// report. A letter that was deferred too often has Failed.
func (o *Outgoing) End(began time.Time, outcome Attempt) error {
	last := len(o.Attempts) - 1
	if last < 0 || !o.Attempts[last].At.Equal(began) {
		return office.Refuse("Lần gửi này của thư “%s” đã được ghi là kết thúc.", o.Subject)
	}
	if outcome.Outcome == Deferred && o.nextTry(outcome.Ended).Sub(o.Since) > patience {
		outcome.Outcome = Failed
		outcome.Reason += " Đã thử gửi suốt một ngày không được nên không tự gửi lại nữa."
	}
	if err := o.become(outcome.Outcome); err != nil {
		return err
	}
	attempts := slices.Clone(o.Attempts)
	a := &attempts[last]
	a.Ended, a.Outcome, a.Reply, a.Reason = outcome.Ended, outcome.Outcome, outcome.Reply, outcome.Reason
	o.Attempts, o.Reason = attempts, outcome.Reason
	switch outcome.Outcome {
	case Sent:
		o.SentAt, o.Reason = outcome.Ended, ""
	case Deferred:
		o.NextTry = o.nextTry(outcome.Ended)
	}
	return nil
}

// nextTry is when a letter that was deferred at that moment is tried again.
func (o *Outgoing) nextTry(at time.Time) time.Time {
	pause := longPause
	if o.Tries < 7 {
		pause = firstPause << max(o.Tries-1, 0)
	}
	return at.Add(min(pause, longPause))
}

// Decide is the officer's word about a letter that is not under way: Queued sends it (again), Sent says that it has
// arrived, Cancelled gives it up.
func (o *Outgoing) Decide(next Sending, at time.Time, by, reason string) error {
	if o.State == Underway || next != Queued && next != Sent && next != Cancelled {
		return office.Refuse("Thư “%s” đang được gửi; hãy đợi một lát rồi xem lại.", o.Subject)
	}
	if err := o.become(next); err != nil {
		return err
	}
	o.Attempts = append(o.Attempts[:len(o.Attempts):len(o.Attempts)], Attempt{At: at, By: by, Ended: at, Outcome: next, Reason: reason})
	o.Reason = reason
	switch next {
	case Queued:
		o.NextTry, o.Since, o.Tries, o.Reason = at, at, 0, ""
	case Sent:
		o.SentAt = at
	}
	return nil
}

func (o *Outgoing) become(next Sending) error {
	if !o.State.May(next) {
		return office.Refuse("Thư “%s” đang ở trạng thái “%s” nên không chuyển sang “%s” được.", o.Subject, o.State.Label(), next.Label())
	}
	o.State, o.NextTry = next, time.Time{}
	return nil
}

// Due says whether the letter is to be sent by itself at that moment.
func (o *Outgoing) Due(at time.Time) bool {
	return (o.State == Queued || o.State == Deferred) && !o.NextTry.After(at)
}

// Running returns the attempt that lasts, nil for none.
func (o *Outgoing) Running() *Attempt {
	if n := len(o.Attempts); o.State == Underway && n > 0 {
		return &o.Attempts[n-1]
	}
	return nil
}

// Abandoned says whether the program that was sending the letter is gone: its time is over, or it ran on this machine and
// alive does not know it any more.
func (o *Outgoing) Abandoned(at time.Time, host string, alive func(process int) bool) bool {
	a := o.Running()
	return a != nil && (at.After(a.Until) || a.Host == host && !alive(a.Process))
}

// Label returns the state in Vietnamese.
func (s Sending) Label() string {
	switch s {
	case Queued:
		return "Chờ gửi"
	case Underway:
		return "Đang gửi"
	case Sent:
		return "Đã gửi"
	case Failed:
		return "Thất bại"
	case Deferred:
		return "Chờ gửi lại"
	case Uncertain:
		return "Không rõ"
	case Cancelled:
		return "Đã hủy"
	}
	return string(s)
}

// Recipients returns the addresses the letter goes to, each once.
func (o *Outgoing) Recipients() []string {
	var list []string
	for _, a := range slices.Concat(o.To, o.Cc) {
		if !slices.ContainsFunc(list, func(known string) bool { return strings.EqualFold(known, a.Address) }) {
			list = append(list, a.Address)
		}
	}
	return list
}

// KeepsContent refuses to change what was confirmed, or to lose an attempt.
func KeepsContent(before, after *Outgoing) error {
	same := before.SHA256 == after.SHA256 && before.MessageID == after.MessageID && before.Subject == after.Subject && before.Text == after.Text &&
		before.From == after.From && slices.Equal(before.To, after.To) && slices.Equal(before.Cc, after.Cc) && slices.Equal(before.Files, after.Files)
	if !same || len(after.Attempts) < len(before.Attempts) {
		return office.Refuse("Thư gửi đã được xác nhận thì không sửa được nội dung; hãy hủy thư này và soạn thư khác.")
	}
	return nil
}

// ParseAddresses reads addresses as people type them: separated by commas, semicolons or lines, with or without a name.
// Error: office.CodeInvalid about field.
func ParseAddresses(field, text string) ([]Address, error) {
	var list []Address
	for _, part := range splitAddresses(text) {
		a, err := mail.ParseAddress(part)
		if err != nil || !isPlainAddress(a.Address) {
			return nil, office.Invalid(field, "Địa chỉ thư “%s” không đúng; hãy ghi như ten@vidu.vn, không dấu.", part)
		}
		list = append(list, Address{Name: a.Name, Address: a.Address})
	}
	return list, nil
}

// isPlainAddress says whether every mail server understands the address.
func isPlainAddress(address string) bool {
	local, domain, found := strings.Cut(address, "@")
	return found && local != "" && strings.Contains(domain, ".") && len(address) <= 254 &&
		strings.IndexFunc(address, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`<>"\`, r) }) < 0
}

// splitAddresses cuts at commas, semicolons and ends of lines that stand outside quotation marks.
func splitAddresses(text string) []string {
	var list []string
	quoted, start := false, 0
	add := func(end int) {
		if part := strings.TrimSpace(text[start:end]); part != "" {
			list = append(list, part)
		}
	}
	for i, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted && strings.ContainsRune(",;\n", r) {
			add(i)
			start = i + 1
		}
	}
	add(len(text))
	return list
}

// Written writes addresses as ParseAddresses reads them.
func Written(list []Address) string {
	texts := make([]string, len(list))
	for i, a := range list {
		texts[i] = a.String()
		if a.Name != "" && strings.ContainsAny(a.Name, `,;:"@()<>[]\.`) {
			texts[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(a.Name) + `" <` + a.Address + `>`
		}
	}
	return strings.Join(texts, "; ")
}
