// Command empty is the empty Fyne window that the program's start is compared with.
package main

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	start := time.Now()
	a := app.NewWithID("vn.vanphongso.empty")
	w := a.NewWindow("empty")
	w.SetContent(widget.NewLabel("empty"))
	w.Resize(fyne.NewSize(1280, 720))
	a.Lifecycle().SetOnStarted(func() { fmt.Println("ready", time.Since(start).Milliseconds()) })
	w.ShowAndRun()
}
