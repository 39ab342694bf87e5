package register

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// What stands behind a filter's key where the two days of FilterDays are kept.
const (
	boundMark = "/"
	fromDay   = boundMark + "from"
	toDay     = boundMark + "to"
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
	s.label()
	s.asked()
}

// label says on the button how many filters are in use.
func (s *filterStrip) label() {
	if s.button == nil {
		return
	}
	s.button.SetLabel(kit.T("+ Lọc"))
	if n := s.active(); n > 0 {
		s.button.SetLabel(kit.Tf("Lọc (%d)", n))
	}
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
	s.label()
}

// active counts the filters in use.
func (s *filterStrip) active() int {
	used := map[string]bool{}
	for key := range s.values() {
		field, _, _ := strings.Cut(key, boundMark)
		used[field] = true
	}
	return len(used)
}

// values are the filters in use as they can be kept: the key of a list → its value, the key of days with fromDay or toDay
// → a day.
func (s *filterStrip) values() map[string]string {
	values := map[string]string{}
	for _, part := range s.parts {
		for key, value := range part.values() {
			if value != "" {
				values[key] = value
			}
		}
	}
	return values
}

func (p *filterPart) values() map[string]string {
	if p.choice != nil {
		return map[string]string{p.Key: p.choice.Value()}
	}
	from, wrong := p.from.Day()
	if wrong != nil {
		from = ""
	}
	to, wrong := p.to.Day()
	if wrong != nil {
		to = ""
	}
	return map[string]string{p.Key + fromDay: from, p.Key + toDay: to}
}

// set chooses what values gave, without asking, and opens the strip when there is something to see.
func (s *filterStrip) set(values map[string]string) {
	s.clear()
	s.quiet = true
	for _, part := range s.parts {
		if part.choice != nil {
			part.choice.SetValue(values[part.Key])
		} else {
			part.from.SetDay(values[part.Key+fromDay])
			part.to.SetDay(values[part.Key+toDay])
		}
	}
	s.quiet = false
	s.label()
	show(s.content, s.active() > 0)
	s.relayout()
}

// query is what the filters ask now.
func (s *filterStrip) query() office.Query { return s.queryOf(s.values()) }

// queryOf is what kept values ask.
func (s *filterStrip) queryOf(values map[string]string) office.Query {
	q := office.Query{Filters: map[string][]string{}, From: map[string]string{}, To: map[string]string{}}
	for _, part := range s.parts {
		if value := values[part.Key]; value != "" {
			q.Filters[part.Key] = []string{value}
		}
		if day := values[part.Key+fromDay]; day != "" {
			q.From[part.Key] = part.bound(office.Day(day), 0)
		}
		if day := values[part.Key+toDay]; day != "" {
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
