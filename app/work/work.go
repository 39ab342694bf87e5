// Package work is what the staff do: the use cases of the office. Screens and the command line read registers from
// the store and write through this package only. Every write is one transaction with its audit record. Rooms below it hold
// the use cases of a register each on what they share, package core; this package is the door to all of them.
package work

import (
	"sync"

	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/app/work/registry"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
)

// Office is the door to all use cases: what the rooms share, and the rooms. Use it by pointer. All methods may be called
// from several goroutines.
type Office struct {
	core.Office

	mu       sync.Mutex // guards fetching
	fetching map[string]bool
}

// Registry returns the use cases of documents.
func (o *Office) Registry() *registry.Registry { return registry.New(&o.Office) }

// Personnel returns the use cases of staff.
func (o *Office) Personnel() *personnel.Personnel { return personnel.New(&o.Office) }

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

// The ids that core.Walk goes by.
func dossierID(x *dossier.Dossier) int64 { return x.ID }
func letterID(l *letter.Letter) int64    { return l.ID }
func paperID(r *dossier.Paper) int64     { return r.ID }
