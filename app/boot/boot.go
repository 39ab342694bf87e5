// Package boot is wiring only: settings → store → use cases. It knows no Fyne.
package boot

// Version is the program's version, set by the linker.
var Version = "dev"
