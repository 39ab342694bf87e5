package paper

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPages fills pages with rows of any height: they keep their order, none is lost or stands beyond the page, and rows
// that belong together stand together whenever they fit on a page.
func TestPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const height = 100.0
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) *row {
			return &row{
				height: rapid.Float64Range(1, 60).Draw(t, "height"), before: rapid.Float64Range(0, 5).Draw(t, "before"),
				whole: true, next: rapid.Bool().Draw(t, "next"),
			}
		}), 1, 30).Draw(t, "rows")
		var placedRows []*row
		page := map[*row]int{}
		for n, places := range paginate(rows, height) {
			end := 0.0
			for _, place := range places {
				if place.y < end-slack || place.y+place.row.height > height+slack {
					t.Fatalf("page %d: a row from %v to %v after %v", n, place.y, place.y+place.row.height, end)
				}
				end = place.y + place.row.height
				page[place.row] = n
				placedRows = append(placedRows, place.row)
			}
		}
		if !slices.Equal(placedRows, rows) {
			t.Fatal("rows lost or out of order")
		}
		for begin := 0; begin < len(rows); {
			end := begin + 1
			for end < len(rows) && rows[end-1].next {
				end++
			}
			if total(rows[begin:end]) <= height && page[rows[begin]] != page[rows[end-1]] {
				t.Fatalf("rows %d to %d are parted", begin, end-1)
			}
			begin = end
		}
	})
}

// TestNoEmptyPages begins a page only for something to stand on it.
func TestNoEmptyPages(t *testing.T) {
	for name, rows := range map[string][]*row{
		"break at the beginning": {{ends: true}, {height: 10}},
		"two breaks":             {{height: 10}, {ends: true}, {ends: true}, {height: 10}},
		"exactly full":           {{height: 50}, {height: 50}, {ends: true}, {height: 10}},
	} {
		for _, page := range paginate(rows, 100) {
			if len(page) == 0 {
				t.Errorf("%s: an empty page", name)
			}
		}
	}
}
