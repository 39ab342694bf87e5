// Package core is what all rooms of the use cases share: the store and the files behind one transaction, the clock, the
// office's settings, the calendar in force, files out of letters and off the disk. It knows no room.
package core

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
	"vanphongso/data/workday"
)

// Office is what use cases work with. Fill the exported fields once, before the first call; use it by pointer. All methods
// may be called from several goroutines.
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

	mu sync.Mutex // guards Actor
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

// Update runs fn in one write transaction on behalf of who works here. The audit record bears the action; "" names the
// ordinary one.
func (o *Office) Update(ctx context.Context, action string, fn func(tx *store.Tx) error) error {
	return o.Store.Update(ctx, o.Who(), action, fn)
}

// Time is the present moment in UTC.
func (o *Office) Time() time.Time {
	if o.Now != nil {
		return o.Now().UTC()
	}
	return time.Now().UTC()
}

// Logger is where what went wrong is written for those who look after the program.
func (o *Office) Logger() *slog.Logger {
	if o.Log != nil {
		return o.Log
	}
	return slog.Default()
}

// Engine returns a version of the calendar, ready for counting; of 0 the one in force. Error: office.CodeNotFound.
func (o *Office) Engine(ctx context.Context, version int64) (*workday.Engine, error) {
	if version == 0 {
		calendar, err := o.Store.Calendars.Current(ctx)
		if err != nil {
			return nil, err
		}
		return calendar.Engine()
	}
	calendar, err := o.Store.Calendars.Get(ctx, version)
	if err != nil {
		return nil, err
	}
	return calendar.Engine()
}
