package work

import (
	"context"
	"io"
	"os"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
)

// Mailroom is the work with mail accounts and letters.
type Mailroom struct{ office *Office }

// FetchReport is what one fetch over several accounts did.
type FetchReport struct {
	mail.Counts
	Accounts []mail.Report `json:"accounts"` // one an account, in order; Error set where it failed
}

// LedgerLine says for one folder where its mails ended, against the server's own count.
type LedgerLine struct {
	Account    string               `json:"account"`
	Folder     string               `json:"folder"`
	Server     int                  `json:"server"` // mails on the server at the last fetch
	States     map[letter.State]int `json:"states"`
	Accounted  int                  `json:"accounted"` // sum of States
	Text       string               `json:"text"`      // "103 thư trên máy chủ = 29 tiếp nhận + …"
	Consistent bool                 `json:"consistent"`
}

// Accounts returns all accounts by name, disabled ones included.
func (m *Mailroom) Accounts(ctx context.Context) ([]letter.Account, error) { return nil, notYet() }

// SaveAccount checks and saves an account; a password that is not nil goes into the keyring first.
func (m *Mailroom) SaveAccount(ctx context.Context, a *letter.Account, password *string) error {
	return notYet()
}

// RemoveAccount stops an account for good: it is disabled and its password forgotten. Its letters stay.
func (m *Mailroom) RemoveAccount(ctx context.Context, name string) error { return notYet() }

// CheckAccount logs in and looks at the watched folders. A nil password means the stored one.
func (m *Mailroom) CheckAccount(ctx context.Context, a letter.Account, password *string) error {
	return notYet()
}

// Folders lists the folders of the account on its server. A nil password means the stored one.
func (m *Mailroom) Folders(ctx context.Context, a letter.Account, password *string) ([]string, error) {
	return nil, notYet()
}

// Fetch fetches the named accounts, all enabled ones when names is empty. An account that fails does not stop the
// others: its Report bears the error, and so does its row. The error is the first account's trouble, for exit codes;
// the report is right also then. progress may be nil.
func (m *Mailroom) Fetch(ctx context.Context, names []string, progress *mail.Progress) (FetchReport, error) {
	return FetchReport{}, notYet()
}

// Download brings the original of a letter that was too large or that the server would not deliver.
func (m *Mailroom) Download(ctx context.Context, id int64, progress *mail.Progress) (*letter.Letter, error) {
	return nil, notYet()
}

// Reparse reads the stored original again, after a repair of the parser or of the rules.
func (m *Mailroom) Reparse(ctx context.Context, id int64) (*letter.Letter, error) {
	return nil, notYet()
}

// Raw opens the original bytes of a letter; the caller closes it.
func (m *Mailroom) Raw(ctx context.Context, id int64) (*os.File, error) { return nil, notYet() }

// Attachment opens attachment number n (from 1) of a letter, byte for byte as it was sent; the caller closes it.
func (m *Mailroom) Attachment(ctx context.Context, id int64, n int) (io.ReadCloser, letter.Attachment, error) {
	return nil, letter.Attachment{}, notYet()
}

// Dismiss notes that a waiting letter is no dossier; the reason is mandatory.
func (m *Mailroom) Dismiss(ctx context.Context, id int64, reason string) error { return notYet() }

// Restore makes a dismissed letter wait again.
func (m *Mailroom) Restore(ctx context.Context, id int64) error { return notYet() }

// Ledger returns one line a watched folder: every UID in exactly one state, the sum against the server's count.
func (m *Mailroom) Ledger(ctx context.Context) ([]LedgerLine, error) { return nil, notYet() }

// Rules returns the ignore rules.
func (m *Mailroom) Rules(ctx context.Context) ([]letter.Rule, error) { return nil, notYet() }

// SaveRule checks and saves an ignore rule; a rule is taken out of force by Disabled.
func (m *Mailroom) SaveRule(ctx context.Context, r *letter.Rule) error { return notYet() }
