// Package letter is the mail register's domain: accounts, the ledger of every mail seen on a server, rules.
// Every UID of a watched folder ends in exactly one State. Standard library only.
package letter

import (
	"cmp"
	"time"

	"vanphongso/data/office"
)

// State is where a mail of the server ended in the ledger.
type State string

// The states; together they account for every UID of a watched folder.
const (
	Taken       State = "taken"       // stored and readable
	Duplicate   State = "duplicate"   // same bytes as letter DuplicateOf
	Ignored     State = "ignored"     // a rule said so; Reason names it
	Quarantined State = "quarantined" // unreadable or not to be stored; Reason says why
	TooLarge    State = "too_large"   // over the account's size limit, downloaded on demand
)

// Handling is what the desk did with a taken letter.
type Handling string

// The handlings of a taken letter.
const (
	Waiting    Handling = "waiting"    // nobody has dealt with it
	Accepted   Handling = "accepted"   // became dossier DossierID
	Dismissed  Handling = "dismissed"  // "not a dossier", HandlingReason says why
	Documented Handling = "documented" // became incoming document DocumentID
)

// Address is a mail address with its display name.
type Address struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address"`
}

// String returns Name <address>, or the one of them that there is.
func (a Address) String() string {
	switch {
	case a.Name == "":
		return a.Address
	case a.Address == "":
		return a.Name
	}
	return a.Name + " <" + a.Address + ">"
}

// Letter is one mail in the ledger. Its original bytes are the blob SHA256; everything else is an index over them.
type Letter struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Account     string `json:"account"` // account name
	Folder      string `json:"folder"`
	UIDValidity uint32 `json:"uid_validity"`
	UID         uint32 `json:"uid"`

	State       State  `json:"state"`
	Reason      string `json:"reason"` // Vietnamese; empty for Taken
	DuplicateOf int64  `json:"duplicate_of,omitempty"`

	Handling       Handling `json:"handling,omitempty"` // only for Taken
	HandlingReason string   `json:"handling_reason,omitempty"`
	DossierID      int64    `json:"dossier_id,omitempty"`
	DocumentID     int64    `json:"document_id,omitempty"` // incoming document made from it

	MessageID  string    `json:"message_id"`
	From       Address   `json:"from"`
	ReplyTo    Address   `json:"reply_to"`
	To         []Address `json:"to,omitempty"`
	Subject    string    `json:"subject"`
	Date       time.Time `json:"date"`        // Date header; zero when unreadable
	ReceivedAt time.Time `json:"received_at"` // the server's INTERNALDATE
	FetchedAt  time.Time `json:"fetched_at"`

	SHA256 string `json:"sha256"` // of the original bytes; empty when they are not stored (TooLarge, state secret)
	Size   int64  `json:"size"`   // bytes of the original

	Parsing         string       `json:"parsing"`           // "strict", "lenient" or "raw": how much had to be forgiven
	Defects         []string     `json:"defects,omitempty"` // Vietnamese, one line each
	SameMessageID   int64        `json:"same_message_id,omitempty"`
	Text            string       `json:"text,omitempty"` // readable body, NFC; not loaded in pages
	Attachments     []Attachment `json:"attachments"`
	AttachmentCount int          `json:"attachment_count"`
}

// Attachment is a file inside a letter, counted from 1 in reading order, files unpacked from nested mails,
// winmail.dat included. Its bytes are those that were sent: transfer encoding undone, nothing else.
type Attachment struct {
	Index     int    `json:"index"`
	Parent    int    `json:"parent,omitempty"` // index of the attachment it was unpacked from, 0 for none
	Name      string `json:"name"`             // as the sender wrote it, NFC
	FileName  string `json:"file_name"`        // safe to create on Windows and Linux
	Type      string `json:"type"`             // declared media type
	Sniffed   string `json:"sniffed"`          // media type by content
	Size      int64  `json:"size"`             // bytes
	SHA256    string `json:"sha256"`
	Encrypted bool   `json:"encrypted,omitempty"` // password protected archive, PDF or Office file
	Damaged   bool   `json:"damaged,omitempty"`   // cut off or wrongly encoded; what could be read is kept
	Inline    bool   `json:"inline,omitempty"`    // shown inside the text (signature pictures)
}

// MustWait refuses a letter that was not taken or that somebody has dealt with. Error: office.CodeRefused.
func (l *Letter) MustWait() error {
	switch {
	case l.State != Taken:
		return office.Refuse("Thư này chưa được tiếp nhận vào sổ thư (%s) nên không lập hồ sơ được.", cmp.Or(l.Reason, string(l.State)))
	case l.Handling == Accepted:
		return office.Refuse("Thư này đã được lập thành hồ sơ, không tiếp nhận lần thứ hai.")
	case l.Handling == Documented:
		return office.Refuse("Thư này đã vào sổ văn bản (%s), không xử lý lần thứ hai.", l.HandlingReason)
	case l.Handling == Dismissed:
		return office.Refuse("Thư này đã được đánh dấu không phải hồ sơ (%s); hãy khôi phục nó trước.", cmp.Or(l.HandlingReason, "không ghi lý do"))
	}
	return nil
}

// Files returns the attachments that can be papers: pictures shown inside the text are left out.
func (l *Letter) Files() []Attachment {
	files := []Attachment{}
	for _, a := range l.Attachments {
		if !a.Inline {
			files = append(files, a)
		}
	}
	return files
}

// File makes a record's file out of an attachment; its bytes are cut out of the letter when the record is saved.
func (a Attachment) File() office.File {
	return office.File{Name: a.Name, Type: cmp.Or(a.Sniffed, a.Type), Size: a.Size, SHA256: a.SHA256}
}

// Security of the connection to a mail server.
const (
	TLS      = "tls"
	STARTTLS = "starttls"
	Plain    = "none" // loopback only
)

// Account is a mailbox to fetch from, and to send from where it has an SMTP server. The password is not here: it is in the OS keyring, or in the environment
// variable PasswordEnv.
type Account struct {
	ID          int64     `json:"id"`
	Version     int64     `json:"version"`
	Name        string    `json:"name"`
	Server      string    `json:"server"` // host:port
	User        string    `json:"user"`
	Security    string    `json:"security"` // TLS, STARTTLS or Plain
	CAFile      string    `json:"ca_file,omitempty"`
	PasswordEnv string    `json:"password_env,omitempty"`
	Folders     []string  `json:"folders"`    // watched folders, INBOX when empty
	SizeLimit   int64     `json:"size_limit"` // bytes; larger mails become TooLarge; 0 means DefaultSizeLimit
	Minutes     int       `json:"minutes"`    // timer; 0 means on demand only
	Disabled    bool      `json:"disabled,omitempty"`
	LastTry     time.Time `json:"last_try"`
	LastGood    time.Time `json:"last_good"`
	LastError   string    `json:"last_error,omitempty"` // Vietnamese, empty after a good fetch

	// Sending, with the same user, password and CA file. Nothing is sent from an account without SMTPServer.
	SMTPServer   string `json:"smtp_server,omitempty"`   // host:port
	SMTPSecurity string `json:"smtp_security,omitempty"` // TLS, STARTTLS or Plain
	Address      string `json:"address,omitempty"`       // the sender's address, User when empty
	SentFolder   string `json:"sent_folder,omitempty"`   // IMAP folder that gets a copy of what was sent; empty for none
}

// Sends says whether mail is sent from the account.
func (a Account) Sends() bool { return a.SMTPServer != "" && !a.Disabled }

// Sender returns the address that mail is sent from: Address, else User.
func (a Account) Sender() string {
	if a.Address != "" {
		return a.Address
	}
	return a.User
}

// DefaultSizeLimit is the size above which a mail is not fetched by itself: 50 MiB.
const DefaultSizeLimit = 50 << 20

// Cursor is how far a folder has been read: every UID up to LastUID is in the ledger.
type Cursor struct {
	Account     string `json:"account"`
	Folder      string `json:"folder"`
	UIDValidity uint32 `json:"uid_validity"`
	LastUID     uint32 `json:"last_uid"`
	ServerCount int    `json:"server_count"` // mails the server reported at the last fetch
}

// Rule ignores mails whose Field contains Pattern, both folded (no marks, lower case).
type Rule struct {
	ID       int64  `json:"id"`
	Version  int64  `json:"version"`
	Name     string `json:"name"`
	Field    string `json:"field"` // "from", "subject" or "any"
	Pattern  string `json:"pattern"`
	Disabled bool   `json:"disabled,omitempty"`
}
