package register

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

const (
	dayWidth    = 138
	choiceWidth = 200
)

// filterStrip is the line of extra filters that "+ Lọc" opens below the chips.
type filterStrip struct {
	host     shell.Host
	asked    func()      // the choice is another
	relayout func()      // the strip appeared or went
	button   *kit.Button // nil without filters
	content  fyne.CanvasObject
	parts    []*filterPart
	quiet    bool
}

// filterPart is one filter with what it is chosen with.
type filterPart struct {
	Filter
	choice   *kit.Choice
	from, to *kit.DateField
}

func newFilterStrip[T any](host shell.Host, d Description[T], asked, relayout func()) *filterStrip {
	s := &filterStrip{host: host, asked: asked, relayout: relayout}
	objects := []fyne.CanvasObject{}
	for _, filter := range d.Filters {
		part := s.newPart(filter)
		s.parts = append(s.parts, part)
		objects = append(objects, part.object())
		s.load(d.Key, part)
	}
	objects = append(objects, kit.NewButton(kit.T("Bỏ lọc"), func() { s.clear(); s.changed() }))
	s.content = kit.VBox(0, kit.HLine(), kit.Pad(kit.Flow(14, objects...), 7, 14, 7, 14))
	s.content.Hide()
	if len(d.Filters) > 0 {
		s.button = kit.NewButton(kit.T("+ Lọc"), s.toggle)
		s.button.Help = kit.T("Lọc thêm theo danh mục và ngày")
	}
	return s
}

func (s *filterStrip) newPart(filter Filter) *filterPart {
	part := &filterPart{Filter: filter}
	if filter.Kind == FilterDays {
		part.from, part.to = kit.NewDateField(), kit.NewDateField()
		part.from.OnChanged = func(string) { s.changed() }
		part.to.OnChanged = part.from.OnChanged
		return part
	}
	part.choice = kit.NewChoice(withAll(filter.Options), func(string) { s.changed() })
	part.choice.SetValue("")
	return part
}

// load asks for the options of a filter that does not know them yet.
func (s *filterStrip) load(register string, part *filterPart) {
	if part.Load == nil {
		return
	}
	var options []kit.Option
	s.host.Runner().Go("register."+register+".filter."+part.Key, func(ctx context.Context, _ *task.Progress) (err error) {
		options, err = part.Load(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		part.choice.SetOptions(withAll(options))
	})
}

// withAll puts "Tất cả" before the options: no filter.
func withAll(options []kit.Option) []kit.Option {
	return append([]kit.Option{{Value: "", Label: kit.T("Tất cả")}}, options...)
}

func (p *filterPart) object() fyne.CanvasObject {
	if p.choice != nil {
		return kit.HBox(6, kit.NewMuted(kit.T(p.Label)), kit.Sized(choiceWidth, 0, p.choice))
	}
	return kit.HBox(6, kit.NewMuted(kit.T(p.Label)), kit.NewMuted(kit.T("từ")), kit.Sized(dayWidth, 0, p.from),
		kit.NewMuted(kit.T("đến")), kit.Sized(dayWidth, 0, p.to))
}

// toggle opens the strip; it stays open while a filter is in use, so that a short list is never a riddle.
func (s *filterStrip) toggle() {
	show(s.content, !s.content.Visible() || s.active() > 0)
	s.relayout()
}

func (s *filterStrip) changed() {
	if s.quiet {
		return
	}
	s.button.SetLabel(kit.T("+ Lọc"))
	if n := s.active(); n > 0 {
		s.button.SetLabel(kit.Tf("Lọc (%d)", n))
	}
	s.asked()
}

// clear empties all filters without asking.
func (s *filterStrip) clear() {
	s.quiet = true
	for _, part := range s.parts {
		if part.choice != nil {
			part.choice.SetValue("")
		} else {
			part.from.SetDay("")
			part.to.SetDay("")
		}
	}
	s.quiet = false
	if s.button != nil {
		s.button.SetLabel(kit.T("+ Lọc"))
	}
}

// active counts the filters in use.
func (s *filterStrip) active() int {
	q, used := s.query(), map[string]bool{}
	for field := range q.Filters {
		used[field] = true
	}
	for field := range q.From {
		used[field] = true
	}
	for field := range q.To {
		used[field] = true
	}
	return len(used)
}

func (s *filterStrip) query() office.Query {
	q := office.Query{Filters: map[string][]string{}, From: map[string]string{}, To: map[string]string{}}
	for _, part := range s.parts {
		if part.choice != nil {
			if value := part.choice.Value(); value != "" {
				q.Filters[part.Key] = []string{value}
			}
			continue
		}
		if day, err := part.from.Day(); err == nil && day != "" {
			q.From[part.Key] = part.bound(office.Day(day), 0)
		}
		if day, err := part.to.Day(); err == nil && day != "" {
			q.To[part.Key] = part.bound(office.Day(day), 24*time.Hour-time.Second)
		}
	}
	return q
}

// bound writes a day as the column stores it: as a day, or as the instant that begins or ends it.
func (p *filterPart) bound(day office.Day, later time.Duration) string {
	if !p.Instant {
		return string(day)
	}
	return day.Time().Add(later).UTC().Format(time.RFC3339)
}
