package work

import (
	"context"
	"fmt"
	"strings"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// FetchReport is what one fetch over several accounts did.
type FetchReport struct {
	mail.Counts
	Accounts []mail.Report `json:"accounts"` // one an account, in order; Error set where it failed
}

// Fetch fetches the named accounts, all enabled ones when names is empty. An account that fails does not stop the
// others: its Report bears the error, and so does its row. The error is the first account's trouble, for exit codes;
// the report is right also then. progress may be nil.
func (m *Mailroom) Fetch(ctx context.Context, names []string, progress *mail.Progress) (FetchReport, error) {
	report := FetchReport{Accounts: []mail.Report{}}
	accounts, err := m.chosen(ctx, names)
	if err != nil {
		return report, err
	}
	var first error
	for _, a := range accounts {
		one, err := m.fetchAccount(ctx, a, progress)
		report.Accounts = append(report.Accounts, one)
		addCounts(&report.Counts, one.Counts)
		if err != nil && first == nil {
			first = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return report, first
}

// chosen returns the named accounts, or all that are enabled.
func (m *Mailroom) chosen(ctx context.Context, names []string) ([]letter.Account, error) {
	var list []letter.Account
	if len(names) == 0 {
		accounts, err := m.Accounts(ctx)
		if err != nil {
			return nil, err
		}
		for _, a := range accounts {
			if !a.Disabled {
				list = append(list, a)
			}
		}
		if len(list) == 0 {
			return nil, office.Refuse("Chưa có tài khoản thư nào đang dùng; hãy thêm ở Thiết lập, mục Tài khoản thư.")
		}
		return list, nil
	}
	for _, name := range names {
		a, err := m.account(ctx, name)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// fetchAccount fetches one account and remembers how it went.
func (m *Mailroom) fetchAccount(ctx context.Context, a letter.Account, progress *mail.Progress) (mail.Report, error) {
	report := mail.Report{Account: a.Name, Folders: []mail.FolderReport{}}
	if !m.office.begin(a.Name) {
		err := beingFetched(a.Name, nil)
		report.Error = office.MessageOf(err)
		return report, err
	}
	defer m.office.end(a.Name)
	word, err := m.password(ctx, a, nil)
	if err == nil {
		report, err = mail.Fetch(ctx, a, word, keeper{m.office}, progress)
	}
	if office.CodeOf(err) == office.CodeExists { // another program has written the same mail: no fault of the account
		err = beingFetched(a.Name, err)
		report.Error = office.MessageOf(err)
		return report, err
	}
	if err != nil {
		report.Error = office.MessageOf(err)
		m.office.Logger().Warn("fetch", "account", a.Name, "error", err)
	}
	if saved := m.remember(ctx, a.Name, err); saved != nil && err == nil {
		err = saved
	}
	return report, err
}

// beingFetched is the error for an account that somebody else fetches at this moment.
func beingFetched(account string, cause error) error {
	return &office.Error{Code: office.CodeRefused, Message: "Hộp thư “" + account + "” đang được lấy thư ở một cửa sổ hoặc máy khác; hãy đợi lần đó xong.", Cause: cause}
}

// remember notes the try in the account's row, also when the fetch was cancelled.
func (m *Mailroom) remember(ctx context.Context, name string, trouble error) error {
	ctx = context.WithoutCancel(ctx)
	found, err := m.account(ctx, name)
	if err != nil {
		return err
	}
	return m.office.Update(ctx, "fetch", func(tx *store.Tx) error {
		a, err := m.office.Store.Accounts.Load(tx, found.ID) // fresh: it may have been edited or fetched meanwhile
		if err != nil {
			return err
		}
		a.LastTry, a.LastError = m.office.Time(), office.MessageOf(trouble)
		if trouble == nil {
			a.LastGood = a.LastTry
		}
		return m.office.Store.Accounts.Save(tx, a)
	})
}

// begin says whether the account may be fetched now and takes it.
func (o *Office) begin(account string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.fetching == nil {
		o.fetching = map[string]bool{}
	}
	if o.fetching[account] {
		return false
	}
	o.fetching[account] = true
	return true
}

func (o *Office) end(account string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.fetching, account)
}

func addCounts(sum *mail.Counts, c mail.Counts) {
	sum.UIDs += c.UIDs
	sum.Taken += c.Taken
	sum.Duplicate += c.Duplicate
	sum.Ignored += c.Ignored
	sum.Quarantined += c.Quarantined
	sum.TooLarge += c.TooLarge
}

// LedgerLine says for one folder where its mails ended, against the server's own count.
type LedgerLine struct {
	Account    string               `json:"account"`
	Folder     string               `json:"folder"`
	Server     int                  `json:"server"` // mails on the server at the last fetch
	States     map[letter.State]int `json:"states"`
	Accounted  int                  `json:"accounted"` // sum of States
	Text       string               `json:"text"`      // "103 thư trên máy chủ = 29 lấy về + …"
	Consistent bool                 `json:"consistent"`
}

// stateWords are the states of the ledger in the order they are told.
var stateWords = []struct {
	state letter.State
	word  string
}{
	{letter.Taken, "lấy về"},
	{letter.Duplicate, "trùng"},
	{letter.Ignored, "bỏ qua theo quy tắc"},
	{letter.Quarantined, "cách ly"},
	{letter.TooLarge, "quá lớn chưa tải"},
}

// Ledger returns one line a folder that was ever fetched: every UID in exactly one state, the sum against the server's
// count. Mails that the ledger knows and the server no longer has are told apart.
func (m *Mailroom) Ledger(ctx context.Context) ([]LedgerLine, error) {
	cursors, err := m.office.Store.Letters.Cursors(ctx)
	if err != nil {
		return nil, err
	}
	lines := []LedgerLine{}
	for _, c := range cursors {
		states, err := m.office.Store.Letters.Ledger(ctx, c.Account, c.Folder)
		if err != nil {
			return nil, err
		}
		lines = append(lines, ledgerLine(c, states))
	}
	return lines, nil
}

func ledgerLine(c letter.Cursor, states map[letter.State]int) LedgerLine {
	line := LedgerLine{Account: c.Account, Folder: c.Folder, Server: c.ServerCount, States: states}
	var parts []string
	for _, s := range stateWords {
		if n := states[s.state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s.word))
			line.Accounted += n
		}
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	left := fmt.Sprintf("%d thư trên máy chủ", c.ServerCount)
	if gone := line.Accounted - c.ServerCount; gone > 0 {
		left += fmt.Sprintf(" + %d thư không còn trên máy chủ", gone)
	}
	line.Consistent = line.Accounted >= c.ServerCount
	sign := " = "
	if !line.Consistent {
		sign = " ≠ "
	}
	line.Text = left + sign + strings.Join(parts, " + ")
	return line
}
