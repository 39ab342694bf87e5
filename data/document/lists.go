package document

import (
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Correspondent is a body or person that documents come from and go to.
type Correspondent struct {
	ID           int64    `json:"id"`
	Version      int64    `json:"version"`
	Name         string   `json:"name"`
	ShortName    string   `json:"short_name,omitempty"`
	Abbreviation string   `json:"abbreviation,omitempty"` // as in symbols: UBND, STC
	Level        string   `json:"level,omitempty"`        // cấp ban hành
	Groups       []string `json:"groups,omitempty"`       // nơi nhận that are chosen together: “Các sở, ban, ngành”
	Email        string   `json:"email,omitempty"`
	Address      string   `json:"address,omitempty"`
	Note         string   `json:"note,omitempty"`
	MergedInto   int64    `json:"merged_into,omitempty"` // the entry that stands for this one now; 0 for one in use
}

// The standings of entries of the directory.
const (
	InUse  = "đang dùng"
	Merged = "đã gộp"
)

// Standing says whether the entry is in use.
func (c *Correspondent) Standing() string {
	if c.MergedInto != 0 {
		return Merged
	}
	return InUse
}

// Absorb makes this entry stand for another one of the same body: what it lacks it takes from the other, which keeps its
// name and nothing that it is found by. Error: office.CodeRefused for itself and for one that is merged already.
func (c *Correspondent) Absorb(other *Correspondent) error {
	switch {
	case c.ID == other.ID:
		return office.Refuse("Hãy chọn hai dòng khác nhau để gộp.")
	case c.MergedInto != 0 || other.MergedInto != 0:
		return office.Refuse("“%s” và “%s” không gộp được: có dòng đã gộp trước đó.", c.Name, other.Name)
	}
	take := func(mine, theirs *string) {
		if *mine == "" {
			*mine = *theirs
		}
	}
	take(&c.ShortName, &other.ShortName)
	take(&c.Abbreviation, &other.Abbreviation)
	take(&c.Level, &other.Level)
	take(&c.Email, &other.Email)
	take(&c.Address, &other.Address)
	take(&c.Note, &other.Note)
	for _, group := range other.Groups {
		if !slices.Contains(c.Groups, group) {
			c.Groups = append(slices.Clip(c.Groups), group)
		}
	}
	other.MergedInto, other.Groups, other.Abbreviation = c.ID, nil, ""
	return nil
}

// Validate checks what the directory needs.
func (c *Correspondent) Validate() error {
	if strings.TrimSpace(c.Name) == "" {
		return office.Invalid("name", "Hãy ghi tên cơ quan, đơn vị.")
	}
	return nil
}

// Reservation is a number of an outgoing series that was taken before its document was ready. It is used by a document or
// voided with a reason; it is never given to anybody else.
type Reservation struct {
	ID      int64     `json:"id"`
	Version int64     `json:"version"`
	Series  string    `json:"series"`
	Period  string    `json:"period"`
	Serial  int       `json:"serial"`
	Reason  string    `json:"reason"`
	For     string    `json:"for,omitempty"` // who wanted it
	By      string    `json:"by"`
	At      time.Time `json:"at"`
	State   string    `json:"state"` // Kept, Used or Voided
	UsedBy  int64     `json:"used_by,omitempty"`
	Ended   string    `json:"ended,omitempty"` // why it was voided
}

// The states of a reservation.
const (
	Kept   = "Đang giữ"
	Used   = "Đã dùng"
	Voided = "Đã hủy"
)

// Use gives the reserved number to a document. Error: office.CodeRefused when it is used or void.
func (r *Reservation) Use(documentID int64) error {
	if r.State != Kept {
		return office.Refuse("Số giữ %d năm %s %s; hãy chọn số khác.", r.Serial, r.Period, strings.ToLower(r.State))
	}
	r.State, r.UsedBy = Used, documentID
	return nil
}

// Void gives the reservation up; the number stays unused for ever, with the reason.
func (r *Reservation) Void(reason string) error {
	reason = strings.TrimSpace(reason)
	switch {
	case r.State != Kept:
		return office.Refuse("Số giữ %d năm %s %s nên không hủy được.", r.Serial, r.Period, strings.ToLower(r.State))
	case len([]rune(reason)) < shortest:
		return office.Invalid("note", "Hãy ghi rõ lý do hủy số.")
	}
	r.State, r.Ended = Voided, reason
	return nil
}

// Content is the text of one file of a document, for searching inside it.
type Content struct {
	ID       int64  `json:"id"`
	Version  int64  `json:"version"`
	Register string `json:"register"` // "incoming" or "outgoing"
	RecordID int64  `json:"record_id"`
	SHA256   string `json:"sha256"`
	Name     string `json:"name"`
	Pages    int    `json:"pages,omitempty"`
	Text     string `json:"text,omitempty"`
	Trouble  string `json:"trouble,omitempty"` // why there is no text: a scan, an encrypted file …
}

// The reasons why a file has no text.
const (
	Scan      = "bản quét, không có chữ"
	Encrypted = "tệp có mật khẩu"
	Unread    = "loại tệp không đọc được chữ"
	Damaged   = "tệp hỏng"
)
