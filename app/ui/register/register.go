// Package register is the one generic register screen: list, filters, detail, history and edit page, made from a
// Description. A new register needs a description, not a new kind of screen.
package register

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/shell"
)

// Screen is the page of a register. It has the shell's capabilities as far as its description has them.
type Screen[T any] struct {
	host shell.Host
	d    Description[T]
}

// New makes the screen of d. Use it in shell.Screen.Build:
//
//	shell.Screen{Key: "dossiers", Title: "Hồ sơ", Build: func(h shell.Host) shell.Page { return register.New(h, dossiers(office)) }}
func New[T any](host shell.Host, d Description[T]) *Screen[T] { return &Screen[T]{host: host, d: d} }

// Content implements shell.Page.
func (s *Screen[T]) Content() fyne.CanvasObject { return nil }

// Selected returns the record under the cursor as Get gave it, nil when none is selected or it is still being read.
func (s *Screen[T]) Selected() *T { return nil }

// Open implements shell.Opener: it selects the record, widening the filters when they hide it.
func (s *Screen[T]) Open(id int64) {}

// Edit opens the edit page for record (ID 0 = a new one).
func (s *Screen[T]) Edit(record *T) {}

// Reload implements shell.Refreshable: the visible page and the counts are asked again, the selection is kept by id.
func (s *Screen[T]) Reload() {}
