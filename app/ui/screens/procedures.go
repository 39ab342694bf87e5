package screens

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

type proceduresPage struct{ content fyne.CanvasObject }

func newProcedures(shell.Host, deps) shell.Page { return &proceduresPage{kit.NewTitle("")} }

// Content implements shell.Page.
func (h *proceduresPage) Content() fyne.CanvasObject { return h.content }
