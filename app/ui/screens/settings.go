package screens

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

type settingsPage struct{ content fyne.CanvasObject }

func newSettings(shell.Host, deps) shell.Page { return &settingsPage{kit.NewTitle("")} }

// Content implements shell.Page.
func (h *settingsPage) Content() fyne.CanvasObject { return h.content }
