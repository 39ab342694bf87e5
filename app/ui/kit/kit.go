// Package kit holds the window's widgets. They know no office word: what they show, search and save is given to them.
// All of them are compact, drawn flat, reachable by keyboard, and show where the focus is. Every text a person reads
// goes through T.
package kit

import "context"

// Option is one value of a closed list or one answer of a search: Value is kept, Label is shown, Note stands dimmed beside it.
type Option struct {
	Value, Label, Note string
}

// Search asks for the options that match text, best first. It runs beside the window (task.Runner), never on it.
type Search func(ctx context.Context, text string) ([]Option, error)
