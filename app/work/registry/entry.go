package registry

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Guess is what a number and symbol tells of its document.
type Guess struct {
	Number string // tidied: the serial with its leading zero, no spaces
	Type   string // "" when the symbol does not say
	Author string // the only body known under the symbol, "" for none or several
}

// Guess reads a number and symbol as it was typed: 8/bc-stc. One that is written in another way tells nothing.
func (r *Registry) Guess(ctx context.Context, number string) (Guess, error) {
	lists, err := r.Lists(ctx)
	if err != nil {
		return Guess{}, err
	}
	n, err := lists.Types.Parse(number)
	if err != nil {
		return Guess{}, nil // the clerk sees what was typed and keeps it
	}
	n.Body, n.Unit = capitals(n.Body), capitals(n.Unit)
	g := Guess{Number: n.String()}
	if kind, known := lists.Types.Find(n.Type); known {
		g.Type = kind.Name
	} else if n.Type == "" && !n.Party && n.Year == 0 {
		g.Type = "Công văn"
	}
	g.Author, err = r.authorOf(ctx, lists.Types, n)
	return g, err
}

// capitals writes an abbreviation that was typed in small letters the way it stands on paper.
func capitals(abbreviation string) string {
	if abbreviation == strings.ToLower(abbreviation) {
		return strings.ToUpper(abbreviation)
	}
	return abbreviation
}

// authorOf is who writes with a symbol: the only correspondent with that abbreviation, else the author of the newest
// document with it.
func (r *Registry) authorOf(ctx context.Context, types document.Types, n document.Number) (string, error) {
	found, err := r.office.Store.Correspondents.Page(ctx, office.Query{Filters: map[string][]string{"abbreviation": {n.Body}}, Limit: 2})
	if err != nil || len(found) == 1 {
		return nameOf(found), err
	}
	list, err := r.office.Store.Incoming.Page(ctx, office.Query{Text: n.Body, Limit: authorsRead})
	for _, x := range list {
		if m, err := types.Parse(x.Number); err == nil && m.Body == n.Body && m.Party == n.Party {
			return x.Author, nil
		}
	}
	return "", err
}

func nameOf(list []document.Correspondent) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Name
}

// authorsRead is how many documents are looked at for authors.
const authorsRead = 60

// Authors are the bodies whose name or abbreviation holds the words: those of the directory first, then those that
// documents came from.
func (r *Registry) Authors(ctx context.Context, text string, limit int) ([]string, error) {
	known, err := r.office.Store.Correspondents.Page(ctx, office.Query{Text: text, Limit: limit})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, c := range known {
		names = append(names, c.Name)
	}
	list, err := r.office.Store.Incoming.Page(ctx, office.Query{Text: text, Limit: authorsRead})
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		if len(names) < limit && strings.Contains(viet.Fold(x.Author), viet.Fold(text)) && !slices.ContainsFunc(names, func(name string) bool { return viet.Fold(name) == viet.Fold(x.Author) }) {
			names = append(names, x.Author)
		}
	}
	return names, nil
}

// LastFrom is the newest registered document of an author, whose details the next one mostly shares; nil for none.
func (r *Registry) LastFrom(ctx context.Context, author string) (*document.Incoming, error) {
	author = viet.SearchText(strings.TrimSpace(author))
	if author == "" {
		return nil, nil
	}
	found, err := r.office.Store.Incoming.Page(ctx, office.Query{Filters: map[string][]string{"author": {author}}, Limit: 1})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Preview is the document as a move would leave it; nothing is written. Errors: as Move.
func (r *Registry) Preview(ctx context.Context, x *document.Incoming, action string, g document.Given) (*document.Incoming, error) {
	core.Compose(&g)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	next := *x
	return &next, next.Apply(action, g, o)
}

// MoveMany makes the same move with several documents, all in one transaction: what was confirmed is done as a whole, or
// nothing of it. Errors: as Move, of the first document that has one.
func (r *Registry) MoveMany(ctx context.Context, list []core.Seen, action string, g document.Given) ([]*document.Incoming, error) {
	if len(list) == 0 {
		return nil, office.Refuse("Chưa chọn văn bản nào.")
	}
	core.Compose(&g)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.ChangeMany(ctx, r.office, r.office.Store.Incoming.Register, list, action, func(_ *store.Tx, _ int, x *document.Incoming) error {
		return x.Apply(action, g, o)
	})
}
