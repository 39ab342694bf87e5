package main

import (
	"context"

	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// program is the seam to app/boot and app/ui/screens: what boot opened, and the screens over it.
type program struct{}

// openProgram opens the data of the office. It runs beside the window.
func openProgram(context.Context, *window) (*program, error) {
	return nil, office.Unavailable(nil, "Bản dựng này chưa nối với dữ liệu của cơ quan.")
}

// screens is what the window is made of.
func (p *program) screens(w *window) shell.Options {
	return shell.Options{Title: programName, Runner: w.runner}
}

func (p *program) close() error { return nil }
