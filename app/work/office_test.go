package work_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"vanphongso/app/work/worktest"

	"vanphongso/app/mail/mailtest"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
)

// bench is the bench of all rooms with what only the tests of the desk need.
type bench struct{ *worktest.Bench }

func newBench(t testing.TB) *bench {
	t.Helper()
	return &bench{worktest.New(t)}
}

// procedure returns the id of the version in force.
func (b *bench) procedure(code string) int64 {
	b.T.Helper()
	p, err := b.Store.Procedures.ByCode(b.Ctx, code, office.DayOf(b.Clock))
	b.Must(err)
	return p.ID
}

// draft is what a clerk has typed at the counter.
func (b *bench) draft(code, name string) *dossier.Dossier {
	b.T.Helper()
	x, err := b.Desk().New(b.Ctx, b.procedure(code), procedure.Counter, "")
	b.Must(err)
	x.Owner = dossier.Party{Kind: dossier.Citizen, Name: name, Phone: "0912 345 678"}
	for i := range x.Components {
		if c := &x.Components[i]; !c.Optional {
			c.Present, c.Originals = true, 1
		}
	}
	return x
}

// accept takes in a counter dossier.
func (b *bench) accept(code, name string) (*dossier.Dossier, *dossier.Paper) {
	b.T.Helper()
	x := b.draft(code, name)
	receipt, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	return x, receipt
}

// mailbox adds an account to the server and returns it.
func (b *bench) mailbox(name, server string) letter.Account {
	b.T.Helper()
	password := mailtest.Password
	a := letter.Account{Name: name, Server: server, User: mailtest.User, Security: letter.Plain}
	b.Must(b.Mailroom().SaveAccount(b.Ctx, &a, &password))
	return a
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Short names for what tests hand over.
type (
	storeTx = store.Tx
	ctxType = context.Context
)

func sameBytes(a, b []byte) bool { return bytes.Equal(a, b) }
