package screens

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
)

// moving is a move that is to be made; G is what the moves of its register are given. The page asks for those of the fields
// that the move needs or takes.
type moving[G any] struct {
	page         asking // its title, what stands beside the form, its draft; the rest comes from the move
	action       string // as the transition table names it
	label        string // what the button says
	needs, takes []string
	fields       []moveField[G] // all that moves of the register ask for, in the order in which they are asked

	preview func(ctx context.Context, g G) (show func(), err error) // as asking.preview; nil for none
	act     func(ctx context.Context, g G) (done func(), err error) // as asking.act
}

// moveField says how one thing that a move needs or takes is asked for. Its Key is the one that the transition table names,
// or a part of it: "papers.more".
type moveField[G any] struct {
	kit.Field
	start   func() string            // what stands in it at first; nil = nothing
	put     func(g *G, value string) // takes the value over
	labels  map[string]string        // by action, where Label would say too little
	another bool                     // what is needed may be said in another field too, so this one may stay empty
}

// typedInto is where a plain text goes.
func typedInto[G any](field func(g *G) *string) func(*G, string) {
	return func(g *G, value string) { *field(g) = value }
}

// openMove puts the page of a move in front.
func openMove[G any](p *askPage, m moving[G]) {
	a, asked := m.page, m.asked()
	a.key, a.label, a.starts = "move", m.label, map[string]string{}
	for _, f := range asked {
		a.fields = append(a.fields, f.formField(m.action, m.needs))
		a.starts[f.Key] = ""
		if f.start != nil {
			a.starts[f.Key] = f.start()
		}
	}
	if m.preview != nil {
		a.preview = func(ctx context.Context, values map[string]string) (func(), error) {
			return m.preview(ctx, given(asked, values))
		}
	}
	a.act = func(ctx context.Context, values map[string]string) (func(), error) {
		return m.act(ctx, given(asked, values))
	}
	p.open(a)
}

// asked are the fields of this page: those that the move needs or takes.
func (m moving[G]) asked() []moveField[G] {
	wanted := slices.Concat(m.needs, m.takes)
	return slices.DeleteFunc(slices.Clone(m.fields), func(f moveField[G]) bool {
		return !slices.ContainsFunc(wanted, func(name string) bool { return asksFor(f.Key, name) })
	})
}

// formField is the field as the form draws it.
func (f moveField[G]) formField(action string, needs []string) kit.Field {
	field := f.Field
	field.Label = kit.T(firstOf(f.labels[action], f.Label))
	field.Help, field.Hint = kit.T(f.Help), kit.T(f.Hint)
	field.Required = f.Required || slices.Contains(needs, f.Key) && !f.another
	return field
}

// given is what stands in the form, as the move takes it.
func given[G any](fields []moveField[G], values map[string]string) G {
	var g G
	for _, f := range fields {
		if value := values[f.Key]; value != "" {
			f.put(&g, value)
		}
	}
	return g
}

// whatFollows stands below the side of a move's page: why it cannot be, or what it brings.
func whatFollows(parts ...fyne.CanvasObject) fyne.CanvasObject {
	caption := []fyne.CanvasObject{kit.NewCaption(kit.T("Sau thao tác này"))}
	return kit.Pad(kit.VBox(6, append(caption, parts...)...), 9, 14, 12, 14)
}
