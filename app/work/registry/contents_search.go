package registry

import (
	"context"
	"strings"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Place is where words were found inside a file of a document.
type Place struct {
	Register string      `json:"register"`
	RecordID int64       `json:"record_id"`
	File     string      `json:"file"`
	SHA256   string      `json:"sha256"`         // of the file
	Page     int         `json:"page,omitempty"` // from 1, 0 where the file has no pages
	Excerpt  string      `json:"excerpt"`
	At       viet.Span   `json:"at"`    // of the first word, in Excerpt
	Words    []viet.Span `json:"words"` // of all words that were found, in Excerpt
}

// excerptAround is how many letters stand on each side of what was found.
const excerptAround = 70

// pageBreak parts the pages of a file's text.
const pageBreak = "\f"

// SearchInside finds documents by what stands inside their files, newest first; every word must be there, as the
// beginning of a word. Of each file it shows the place where most of the words stand together.
func (r *Registry) SearchInside(ctx context.Context, text string, limit int) ([]Place, error) {
	if len(viet.Words(text)) == 0 {
		return nil, nil
	}
	found, err := r.office.Store.Contents.Page(ctx, office.Query{Text: text, Limit: limit})
	if err != nil {
		return nil, err
	}
	places := make([]Place, 0, len(found))
	for _, light := range found {
		whole, err := r.office.Store.Contents.Get(ctx, light.ID)
		if err != nil {
			return nil, err
		}
		places = append(places, placeIn(whole, text))
	}
	return places, nil
}

// placeIn is the best place of a query's words in a text. Words that stand in the file's name only have no excerpt.
func placeIn(c *document.Content, query string) Place {
	place := Place{Register: c.Register, RecordID: c.RecordID, File: c.Name, SHA256: c.SHA256}
	spans := viet.Find(c.Text, query)
	if len(spans) == 0 {
		return place
	}
	at := densest(c.Text, spans)
	if c.Pages > 0 {
		place.Page = 1 + strings.Count(c.Text[:at.From], pageBreak)
	}
	begin := strings.LastIndex(c.Text[:at.From], pageBreak) + 1
	page, _, _ := strings.Cut(c.Text[begin:], pageBreak) // an excerpt does not run on into the next page
	place.Excerpt, place.At = viet.Excerpt(page, viet.Span{From: at.From - begin, To: at.To - begin}, excerptAround)
	place.Words = viet.Find(place.Excerpt, query)
	return place
}

// densest is the span behind which, within the reach of an excerpt, most different words stand; the first one of them.
func densest(text string, spans []viet.Span) viet.Span {
	best, most := spans[0], 0
	for i, from := range spans {
		words := map[string]bool{}
		for _, span := range spans[i:] {
			if span.From > from.From+excerptAround {
				break
			}
			words[viet.Fold(text[span.From:span.To])] = true
		}
		if len(words) > most {
			best, most = from, len(words)
		}
	}
	return best
}
