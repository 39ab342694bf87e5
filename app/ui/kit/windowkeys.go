package kit

import "fyne.io/fyne/v2"

// windowKeys finds what takes the keys a window's widgets have no use for, by its canvas.
var windowKeys = map[fyne.Canvas]func(event *fyne.KeyEvent) bool{}

// WindowKeys sets what takes F1 … F12 and Esc when the focused widget has no use for them. Fyne gives such keys to the
// focused widget alone, neither to menus nor to the canvas (fyne #4393). nil takes it away: call it when the window closes.
func WindowKeys(window fyne.Window, use func(event *fyne.KeyEvent) bool) {
	if use == nil {
		delete(windowKeys, window.Canvas())
		return
	}
	windowKeys[window.Canvas()] = use
}

// handOn offers a key to the window that object stands in.
func handOn(object fyne.CanvasObject, event *fyne.KeyEvent) {
	function := len(event.Name) > 1 && event.Name[0] == 'F' && event.Name[1] >= '1' && event.Name[1] <= '9'
	if !function && event.Name != fyne.KeyEscape {
		return
	}
	if use := windowKeys[fyne.CurrentApp().Driver().CanvasForObject(object)]; use != nil {
		use(event)
	}
}
