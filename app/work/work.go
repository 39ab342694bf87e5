// Package work is what the staff do: the use cases of the office. Screens and the command line read registers from
// the store and write through this package only. Every write is one transaction with its audit record.
package work

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/data/blob"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Office wires the use cases to what they need. Fill the exported fields once, before the first call; use it by
// pointer. All methods may be called from several goroutines.
type Office struct {
	Store     *store.Store
	Blobs     *blob.Store
	Forms     *paper.Library
	Passwords settings.Passwords
	Actor     office.Actor     // who works here; SignIn changes it later
	Now       func() time.Time // nil means time.Now
	Log       *slog.Logger     // nil means slog.Default

	// PDFText reads the text of the first page of a PDF, for matching papers; nil means paper.Text.
	PDFText func(ctx context.Context, pdf []byte) (string, error)

	// PrintFile and OpenFile reach the printer and the viewer; nil means paper.Print and paper.OpenInViewer.
	PrintFile func(ctx context.Context, path, printer string, copies int, paper string) error
	OpenFile  func(ctx context.Context, path string) error

	mu       sync.Mutex // guards Actor and fetching
	fetching map[string]bool
}

// SignIn changes who works here.
func (o *Office) SignIn(actor office.Actor) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.Actor = actor
}

// Who returns who works here.
func (o *Office) Who() office.Actor {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.Actor
}

// Mailroom returns the use cases of mail.
func (o *Office) Mailroom() *Mailroom { return &Mailroom{o} }

// Desk returns the use cases of the one-stop desk.
func (o *Office) Desk() *Desk { return &Desk{o} }

// Catalogue returns the use cases of the procedures.
func (o *Office) Catalogue() *Catalogue { return &Catalogue{o} }

// Calendars returns the use cases of the office's working time.
func (o *Office) Calendars() *Calendars { return &Calendars{o} }

// Checker returns the examination of everything that is kept.
func (o *Office) Checker() *Checker { return &Checker{o} }

// update runs fn in one write transaction on behalf of who works here.
func (o *Office) update(ctx context.Context, action string, fn func(tx *store.Tx) error) error {
	return o.Store.Update(ctx, o.Who(), action, fn)
}

// pages calls each for every record that q asks for, page by page.
func pages[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query, each func(T) error) error {
	q.Limit = 500
	for {
		list, err := page(ctx, q)
		if err != nil {
			return err
		}
		for _, record := range list {
			if err := each(record); err != nil {
				return err
			}
		}
		if len(list) < q.Limit {
			return nil
		}
		q.Offset += len(list)
	}
}

// all returns every record that q asks for.
func all[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query) ([]T, error) {
	var list []T
	err := pages(ctx, page, q, func(record T) error {
		list = append(list, record)
		return nil
	})
	return list, err
}

func (o *Office) now() time.Time {
	if o.Now != nil {
		return o.Now().UTC()
	}
	return time.Now().UTC()
}

func (o *Office) log() *slog.Logger {
	if o.Log != nil {
		return o.Log
	}
	return slog.Default()
}
