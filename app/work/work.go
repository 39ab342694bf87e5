// Package work is what the staff do: the use cases of the office. Screens and the command line read registers from
// the store and write through this package only. Every write is one transaction with its audit record.
package work

import (
	"context"
	"log/slog"
	"maps"
	"strconv"
	"sync"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/data/blob"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
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

	// PDFText reads the text of the first page of a PDF, for matching papers; nil means paper.FirstText.
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

// walk calls each for every record that q asks for, oldest first. It asks for pages behind the last id, so that a
// million records cost no more than a thousand times a thousand.
func walk[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query, id func(*T) int64, each func(T) error) error {
	q.Sort, q.Limit, q.From = "id", 500, maps.Clone(q.From)
	if q.From == nil {
		q.From = map[string]string{}
	}
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
		q.From["id"] = strconv.FormatInt(id(&list[len(list)-1])+1, 10)
	}
}

// The ids that walk goes by.
func dossierID(x *dossier.Dossier) int64 { return x.ID }
func letterID(l *letter.Letter) int64    { return l.ID }
func paperID(r *dossier.Paper) int64     { return r.ID }

// all returns every record of a short register.
func all[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query) ([]T, error) {
	var list []T
	for q.Limit = 500; ; q.Offset += q.Limit {
		some, err := page(ctx, q)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
		if len(some) < q.Limit {
			return list, nil
		}
	}
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
