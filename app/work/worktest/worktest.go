// Package worktest is the bench that the tests of all rooms of the use cases work at: an office with real data in a folder
// of its own and a clock that the test moves.
package worktest

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/app/work/core"
	"vanphongso/data/blob"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Morning is when the tests take place: a Wednesday, the day after a holiday.
var Morning = time.Date(2026, 11, 25, 9, 0, 0, 0, office.Zone)

// Bench is an office of a test.
type Bench struct {
	*work.Office
	T       testing.TB
	Ctx     context.Context
	Dir     string    // data folder
	Clock   time.Time // what the office takes for now
	Printed []string  // printers that were reached
}

// New makes an office with the shipped catalogues and nothing else, in the Morning.
func New(t testing.TB) *Bench {
	t.Helper()
	return Open(t, t.TempDir(), Morning)
}

// Open opens the data in a folder, as at a start of the program.
func Open(t testing.TB, dir string, clock time.Time) *Bench {
	t.Helper()
	b := &Bench{T: t, Ctx: context.Background(), Dir: dir, Clock: clock}
	s, err := store.Open(b.Ctx, store.Options{Dir: dir, Now: func() time.Time { return b.Clock }})
	b.Must(err)
	t.Cleanup(func() { _ = s.Close() })
	blobs, err := blob.Open(dir + "/files")
	b.Must(err)
	forms, err := paper.NewLibrary(dir + "/forms")
	b.Must(err)
	b.Office = &work.Office{Office: core.Office{
		Store: s, Blobs: blobs, Forms: forms, Passwords: settings.Memory(), Actor: office.Actor{Name: "Trần Thị Bích", Role: "Một cửa", Host: "quầy 1"},
		Now: func() time.Time { return b.Clock }, Log: slog.New(slog.DiscardHandler),
		PrintFile: func(_ context.Context, _, printer string, _ int, _ string) error {
			b.Printed = append(b.Printed, printer)
			return nil
		},
		OpenFile: func(context.Context, string) error { return nil },
	}}
	b.Must(b.Seed(b.Ctx))
	return b
}

// Must ends the test with an error.
func (b *Bench) Must(err error) {
	b.T.Helper()
	if err != nil {
		b.T.Fatalf("%v (%s)", err, office.CodeOf(err))
	}
}

// SampleMailbox adds an account with the shipped sample mails and the rules they were made for.
func (b *Bench) SampleMailbox(limit int64) {
	b.T.Helper()
	server, stop, err := samples.Serve(b.Ctx)
	b.Must(err)
	b.T.Cleanup(stop)
	for _, rule := range samples.Rules {
		b.Must(b.Mailroom().SaveRule(b.Ctx, &rule))
	}
	password := samples.Password
	b.Must(b.Mailroom().SaveAccount(b.Ctx, &letter.Account{
		Name: "mẫu", Server: server, User: samples.User, Security: letter.Plain, SizeLimit: limit,
	}, &password))
}

// Fetch fetches the mail of all accounts.
func (b *Bench) Fetch() work.FetchReport {
	b.T.Helper()
	report, err := b.Mailroom().Fetch(b.Ctx, nil, &mail.Progress{})
	b.Must(err)
	return report
}

// SampleLetter returns the letter that a sample mail became.
func (b *Bench) SampleLetter(name string) *letter.Letter {
	b.T.Helper()
	for i, s := range samples.All() {
		if !strings.HasPrefix(s.Name, name) {
			continue
		}
		letters, err := b.Store.Letters.Page(b.Ctx, office.Query{Limit: 500})
		b.Must(err)
		for _, l := range letters {
			if l.UID == uint32(i+1) {
				whole, err := b.Store.Letters.Get(b.Ctx, l.ID)
				b.Must(err)
				return whole
			}
		}
	}
	b.T.Fatalf("no letter of sample %s", name)
	return nil
}

// Good fails when the examination of all data finds anything.
func (b *Bench) Good() {
	b.T.Helper()
	report, err := b.Checker().Check(b.Ctx, nil)
	b.Must(err)
	for _, item := range report.Items {
		for _, problem := range item.Problems {
			b.T.Errorf("check: %s: %s", item.Name, problem)
		}
	}
	if len(report.Items) < 5 {
		b.T.Errorf("only %d things were checked", len(report.Items))
	}
}

// Refused fails when err is not of the code or its sentence lacks the words.
func (b *Bench) Refused(err error, code office.Code, words string) {
	b.T.Helper()
	sentence := office.MessageOf(err)
	if office.CodeOf(err) != code || !strings.Contains(sentence, words) || !strings.HasSuffix(sentence, ".") {
		b.T.Errorf("got %s: %q (%v), want %s with %q", office.CodeOf(err), sentence, err, code, words)
	}
}

// Text returns the text of a PDF.
func (b *Bench) Text(pdf []byte) string {
	b.T.Helper()
	text, err := paper.Text(b.Ctx, pdf)
	b.Must(err)
	return text
}

// Count returns how many records a register has.
func Count[T any](b *Bench, r *store.Register[T]) int {
	b.T.Helper()
	n, err := r.Count(b.Ctx, office.Query{})
	b.Must(err)
	return n
}

// Actions returns the actions of the audit records of a row, newest first.
func Actions[T any](b *Bench, r *store.Register[T], id int64) string {
	b.T.Helper()
	changes, err := r.History(b.Ctx, id)
	b.Must(err)
	var list []string
	for _, c := range changes {
		list = append(list, c.Action)
	}
	return strings.Join(list, " ")
}

// Words returns the text of a PDF on one line.
func (b *Bench) Words(pdf []byte) string {
	b.T.Helper()
	text, err := paper.Text(b.Ctx, pdf)
	b.Must(err)
	return strings.Join(strings.Fields(text), " ")
}

// Has fails when the words are not in the text in this order.
func (b *Bench) Has(text string, want ...string) {
	b.T.Helper()
	rest := text
	for _, w := range want {
		_, after, found := strings.Cut(rest, w)
		if !found {
			b.T.Fatalf("%q is missing or out of order in:\n%s", w, text)
		}
		rest = after
	}
}
