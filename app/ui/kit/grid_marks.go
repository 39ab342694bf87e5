package kit

import "slices"

// marks are the marked rows. With all set, every row is marked but those in ids.
type marks struct {
	all bool
	ids map[int64]bool
}

func (m *marks) has(id int64) bool { return m.ids[id] != m.all }

func (m *marks) empty() bool { return !m.all && len(m.ids) == 0 }

func (m *marks) set(id int64, marked bool) {
	if m.ids == nil {
		m.ids = map[int64]bool{}
	}
	if marked != m.all {
		m.ids[id] = true
	} else {
		delete(m.ids, id)
	}
}

// Marked returns the marked rows; without marks the row under the cursor.
func (g *Grid) Marked() Marks {
	if g.marks.empty() {
		if g.selID == 0 {
			return Marks{}
		}
		return Marks{IDs: []int64{g.selID}}
	}
	ids := make([]int64, 0, len(g.marks.ids))
	for id := range g.marks.ids {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if g.marks.all {
		return Marks{All: true, Except: ids}
	}
	return Marks{IDs: ids}
}

// HasMarks reports whether rows are marked (Marked also answers for the cursor alone).
func (g *Grid) HasMarks() bool { return !g.marks.empty() }

// ClearMarks takes all marks away.
func (g *Grid) ClearMarks() {
	if g.marks.empty() {
		return
	}
	g.clearMarks()
	g.draw()
}

func (g *Grid) clearMarks() {
	if g.marks.empty() {
		return
	}
	g.marks = marks{}
	g.marksChanged()
}

func (g *Grid) marksChanged() {
	if g.OnMark != nil {
		g.OnMark(g.Marked())
	}
}

// markAll marks every row of the list without reading it.
func (g *Grid) markAll() {
	if g.count() == 0 {
		return
	}
	g.marks = marks{all: true}
	g.marksChanged()
	g.draw()
}

// switchMark marks or unmarks the row under the cursor.
func (g *Grid) switchMark() {
	if g.selID == 0 {
		return
	}
	g.marks.set(g.selID, !g.marks.has(g.selID))
	g.marksChanged()
	g.draw()
}

// markRange marks the rows between the anchor and the cursor; those not loaded are left out.
func (g *Grid) markRange() {
	if g.anchor < 0 {
		return
	}
	g.marks = marks{}
	for i := min(g.anchor, g.at); i <= max(g.anchor, g.at); i++ {
		if row, ok := g.source.Row(i); ok {
			g.marks.set(row.ID, true)
		}
	}
	g.marksChanged()
	g.draw()
}
