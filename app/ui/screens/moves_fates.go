package screens

import (
	"cmp"
	"slices"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
)

// manyWidth is the width of the list of records beside the form of a move of several.
const manyWidth = 600

// fate is what becomes of one of several records that a move is to be made with.
type fate struct {
	seen       work.Seen
	name, what string
	refused    string // why it does not go; empty when it does
}

// fateList are the records of a move of several, with what becomes of each: those that do not go come first.
type fateList struct {
	noun string // what a record is called
	list []fate
}

func (f *fateList) add(one fate) {
	f.list = append(f.list, one)
	slices.SortStableFunc(f.list, func(a, b fate) int { return cmp.Compare(b.refused, a.refused) })
}

// Len implements kit.Source.
func (f *fateList) Len() int { return len(f.list) }

// Row implements kit.Source.
func (f *fateList) Row(i int) (kit.Row, bool) {
	one := &f.list[i]
	text, tone := kit.T("chuyển được"), kit.ToneDone
	if one.refused != "" {
		text, tone = kit.T(one.refused), kit.ToneLate
	}
	return kit.Row{ID: one.seen.ID, Cells: []kit.Cell{{Text: one.name}, {Text: one.what}, {Text: text, Tone: tone, Dot: true}}}, true
}

// going are the records that go, as they were seen.
func (f *fateList) going() []work.Seen {
	var list []work.Seen
	for _, one := range f.list {
		if one.refused == "" {
			list = append(list, one.seen)
		}
	}
	return list
}

// reasons are the records that do not go, a line each.
func (f *fateList) reasons() string {
	var lines []string
	for _, one := range f.list {
		if one.refused != "" {
			lines = append(lines, "– "+kit.T(one.refused))
		}
	}
	return strings.Join(lines, "\n")
}

// asking is the page of a move of several: which go, and why the others do not, beside the form.
func (f *fateList) asking(host shell.Host, label, name, what, remark string) asking {
	going := len(f.going())
	grid := kit.NewGrid([]kit.GridColumn{
		{Key: "name", Title: name, Width: 168},
		{Key: "what", Title: what, Width: 120, Weight: 1},
		{Key: "fate", Title: kit.T("Kết quả"), Width: 150, Weight: 2},
	}, f)
	grid.OnKey = host.TypedKey
	sum := kit.NewKeyValue(
		kit.Pair{Label: kit.T("Chuyển"), Value: kit.Count(going, f.noun), Tone: kit.ToneDone},
		kit.Pair{Label: kit.T("Không chuyển"), Value: f.notZero(len(f.list) - going), Tone: kit.ToneLate},
		kit.Pair{Label: kit.T("Lưu ý"), Value: remark})
	return asking{
		title: label + " · " + kit.Count(going, f.noun), width: manyWidth, side: grid,
		below: whatFollows(sum),
	}
}

func (f *fateList) notZero(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Count(n, f.noun)
}
