package kit

import "fyne.io/fyne/v2"

// WithTooltips puts the shared tooltip layer of window above content. The shell sets the result as the window's content, once.
func WithTooltips(window fyne.Window, content fyne.CanvasObject) fyne.CanvasObject { return content }

// ShowTooltip shows text near the pointer (absolute position on the canvas of object) after a short rest; an empty text hides it.
func ShowTooltip(object fyne.CanvasObject, text string, at fyne.Position) {}

// HideTooltip hides the tooltip of object's canvas.
func HideTooltip(object fyne.CanvasObject) {}
