package work_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/data/blob"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
)

// morning is when the tests take place: a Wednesday, the day after a holiday.
var morning = time.Date(2026, 11, 25, 9, 0, 0, 0, office.Zone)

// bench is an office with real data in a folder of its own and a clock that the test moves.
type bench struct {
	*work.Office
	t       testing.TB
	ctx     context.Context
	dir     string
	clock   time.Time
	printed []string // printers and viewers that were reached
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, ctx: context.Background(), dir: t.TempDir(), clock: morning}
	b.open()
	return b
}

// open opens the data, as at a start of the program.
func (b *bench) open() {
	b.t.Helper()
	s, err := store.Open(b.ctx, store.Options{Dir: b.dir, Now: func() time.Time { return b.clock }})
	b.must(err)
	b.t.Cleanup(func() { _ = s.Close() })
	blobs, err := blob.Open(b.dir + "/files")
	b.must(err)
	forms, err := paper.NewLibrary(b.dir + "/forms")
	b.must(err)
	b.Office = &work.Office{
		Store: s, Blobs: blobs, Forms: forms, Passwords: settings.Memory(), Actor: office.Actor{Name: "Trần Thị Bích", Role: "Một cửa", Host: "quầy 1"},
		Now: func() time.Time { return b.clock }, Log: slog.New(slog.DiscardHandler),
		PrintFile: func(_ context.Context, _, printer string, _ int, _ string) error {
			b.printed = append(b.printed, printer)
			return nil
		},
		OpenFile: func(context.Context, string) error { return nil },
	}
	b.must(b.Seed(b.ctx))
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatalf("%v (%s)", err, office.CodeOf(err))
	}
}

// procedure returns the id of the version in force.
func (b *bench) procedure(code string) int64 {
	b.t.Helper()
	p, err := b.Store.Procedures.ByCode(b.ctx, code, office.DayOf(b.clock))
	b.must(err)
	return p.ID
}

// draft is what a clerk has typed at the counter.
func (b *bench) draft(code, name string) *dossier.Dossier {
	b.t.Helper()
	x, err := b.Desk().New(b.ctx, b.procedure(code), procedure.Counter, "")
	b.must(err)
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
	b.t.Helper()
	x := b.draft(code, name)
	receipt, err := b.Desk().Accept(b.ctx, x)
	b.must(err)
	return x, receipt
}

// mailbox adds an account to the server and returns it.
func (b *bench) mailbox(name, server string) letter.Account {
	b.t.Helper()
	password := mailtest.Password
	a := letter.Account{Name: name, Server: server, User: mailtest.User, Security: letter.Plain}
	b.must(b.Mailroom().SaveAccount(b.ctx, &a, &password))
	return a
}

// sampleMailbox adds an account with the shipped sample mails and the rules they were made for.
func (b *bench) sampleMailbox(limit int64) {
	b.t.Helper()
	server, stop, err := samples.Serve(b.ctx)
	b.must(err)
	b.t.Cleanup(stop)
	for _, rule := range samples.Rules {
		b.must(b.Mailroom().SaveRule(b.ctx, &rule))
	}
	password := samples.Password
	b.must(b.Mailroom().SaveAccount(b.ctx, &letter.Account{
		Name: "mẫu", Server: server, User: samples.User, Security: letter.Plain, SizeLimit: limit,
	}, &password))
}

func (b *bench) fetch() work.FetchReport {
	b.t.Helper()
	report, err := b.Mailroom().Fetch(b.ctx, nil, &mail.Progress{})
	b.must(err)
	return report
}

// sample returns the letter that a sample mail became.
func (b *bench) sample(name string) *letter.Letter {
	b.t.Helper()
	for i, s := range samples.All() {
		if !strings.HasPrefix(s.Name, name) {
			continue
		}
		letters, err := b.Store.Letters.Page(b.ctx, office.Query{Limit: 500})
		b.must(err)
		for _, l := range letters {
			if l.UID == uint32(i+1) {
				whole, err := b.Store.Letters.Get(b.ctx, l.ID)
				b.must(err)
				return whole
			}
		}
	}
	b.t.Fatalf("no letter of sample %s", name)
	return nil
}

// good fails when the examination of all data finds anything.
func (b *bench) good() {
	b.t.Helper()
	report, err := b.Checker().Check(b.ctx, nil)
	b.must(err)
	for _, item := range report.Items {
		for _, problem := range item.Problems {
			b.t.Errorf("check: %s: %s", item.Name, problem)
		}
	}
	if len(report.Items) < 5 {
		b.t.Errorf("only %d things were checked", len(report.Items))
	}
}

// refused fails when err is not of the code or its sentence lacks the words.
func (b *bench) refused(err error, code office.Code, words string) {
	b.t.Helper()
	sentence := office.MessageOf(err)
	if office.CodeOf(err) != code || !strings.Contains(sentence, words) || !strings.HasSuffix(sentence, ".") {
		b.t.Errorf("got %s: %q (%v), want %s with %q", office.CodeOf(err), sentence, err, code, words)
	}
}

// text returns the text of a PDF.
func (b *bench) text(pdf []byte) string {
	b.t.Helper()
	text, err := paper.Text(b.ctx, pdf)
	b.must(err)
	return text
}

// count returns how many records a register has.
func count[T any](b *bench, r *store.Register[T]) int {
	b.t.Helper()
	n, err := r.Count(b.ctx, office.Query{})
	b.must(err)
	return n
}

// actions returns the actions of the audit records of a row, newest first.
func actions[T any](b *bench, r *store.Register[T], id int64) string {
	b.t.Helper()
	changes, err := r.History(b.ctx, id)
	b.must(err)
	var list []string
	for _, c := range changes {
		list = append(list, c.Action)
	}
	return strings.Join(list, " ")
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
