package mail

import "sync/atomic"

// Progress is how far a fetch has come. The fetch writes it, the window polls it; all of it may be read at any time.
// One Progress may be shared by the fetches of several accounts one after another: the counts go on.
type Progress struct {
	Done  atomic.Int64 // mails in the ledger
	Total atomic.Int64 // mails found to be new so far
	Bytes atomic.Int64 // bytes of mail downloaded

	account atomic.Value // string
}

// Account returns the name of the account being fetched, "" before the first.
func (p *Progress) Account() string {
	name, _ := p.account.Load().(string)
	return name
}

// begin notes which account is being fetched.
func (p *Progress) begin(account string) { p.account.Store(account) }
