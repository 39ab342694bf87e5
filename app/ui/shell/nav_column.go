package shell

import (
	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
)

// navTight is how much of their height the entries keep when the window is too low for all of them.
const navTight = 0.75

// navColumn lays the entries out below each other: at their own height where there is room, else all of them tighter.
type navColumn struct{}

// MinSize implements fyne.Layout.
func (navColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, navTight*heightOf(objects))
}

// Layout implements fyne.Layout.
func (navColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	part := min(1, max(navTight, size.Height/max(1, heightOf(objects))))
	y := float32(0)
	for _, object := range objects {
		height := part * object.MinSize().Height
		object.Move(fyne.NewPos(0, y))
		object.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func heightOf(objects []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, object := range objects {
		height += object.MinSize().Height
	}
	return height
}

// newNavGroup is the name of a group of screens.
func newNavGroup(title string) fyne.CanvasObject {
	name := kit.NewCaption(kit.T(title))
	name.Color = kit.ColorNavMuted
	return kit.Sized(0, navGroup*textScale(), kit.VBox(0, kit.Grow(nil), kit.Pad(name, 0, 10, 3, 14)))
}
