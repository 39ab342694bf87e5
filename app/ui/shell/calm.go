package shell

import "fyne.io/fyne/v2"

// Calm makes a the current app with its animations off and returns it. A cursor that fades in and out has the whole window
// drawn a dozen times a second while nobody types: where OpenGL is done in software that is a fifth of a processor.
func Calm(a fyne.App) fyne.App {
	c := calm{a}
	fyne.SetCurrentApp(c)
	return c
}

type calm struct{ fyne.App }

// Settings implements fyne.App.
func (c calm) Settings() fyne.Settings { return still{c.App.Settings()} }

type still struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (still) ShowAnimations() bool { return false }
