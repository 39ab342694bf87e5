package screens

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

type home struct{ content fyne.CanvasObject }

func newHome(shell.Host, deps) shell.Page { return &home{kit.NewTitle("")} }

// Content implements shell.Page.
func (h *home) Content() fyne.CanvasObject { return h.content }
