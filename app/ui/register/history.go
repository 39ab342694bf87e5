package register

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

const (
	historyShown = 12 // lines before "Xem tất cả"
	valueLength  = 60 // runes of a value in the history
)

// readHistory asks for the changes of a record, when the source knows them.
func (d *detail[T]) readHistory(id int64) {
	historian, ok := d.screen.d.Source.(Historian)
	if !ok || d.screen.d.Detail != nil {
		return
	}
	var changes []office.Change
	d.screen.run("history", func(ctx context.Context, _ *task.Progress) (err error) {
		changes, err = historian.History(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			d.screen.host.Fail(err)
			return
		}
		d.showHistory(changes, historyShown)
	})
}

func (d *detail[T]) showHistory(changes []office.Change, most int) {
	d.history.Objects = nil
	if len(changes) > 0 {
		var rows, links []fyne.CanvasObject
		for i, change := range changes {
			if i == most {
				links = append(links, kit.NewLink(kit.Tf("Xem cả %d", len(changes)), func() { d.showHistory(changes, len(changes)) }))
				break
			}
			rows = append(rows, historyRow(d.screen.d.lineOf(change)))
		}
		d.history.Add(kit.NewSection(kit.T("Lịch sử"), kit.VBox(4, rows...), links...))
	}
	d.history.Refresh()
	d.body.Refresh()
}

// line is one change in words.
type line struct {
	when, who, what string
	fields          []string // "Nhãn: cũ thành mới"
}

func historyRow(l line) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.HBox(10, kit.NewMuted(l.when), kit.Grow(kit.NewLabel(l.what)), kit.NewMuted(l.who))}
	for _, field := range l.fields {
		text := kit.NewParagraph(field)
		text.TextSize, text.Color = kit.SizeSmall, kit.ColorMuted
		rows = append(rows, kit.Pad(text, 0, 0, 0, 12))
	}
	return kit.VBox(1, rows...)
}

// lineOf writes a change in words: when, who, what, and the fields that differ under their labels; one whose label is empty
// is left out.
func (d *Description[T]) lineOf(change office.Change) line {
	l := line{when: change.At.In(office.Zone).Format("02/01/2006 15:04"), who: change.Actor.Name, what: d.verb(change.Action)}
	if change.Before == "" || change.After == "" {
		if reason := flat(change.After)["reason"]; reason != "" && change.Before == "" {
			l.fields = []string{kit.Tf("Lý do: %s", reason)} // looked at, with a reason
		}
		return l // made or taken away: every field differs
	}
	before, after := flat(change.Before), flat(change.After)
	labels := d.labels()
	for _, key := range keysOf(before, after) {
		label, known := labels[key]
		if !known || label == "" || before[key] == after[key] {
			continue
		}
		l.fields = append(l.fields, kit.Tf("%s: %s thành %s", label, orDash(before[key]), orDash(after[key])))
	}
	return l
}

func (d *Description[T]) verb(action string) string {
	if verb, ok := d.Verbs[action]; ok {
		return kit.T(verb)
	}
	switch action {
	case "create":
		return kit.T("Tạo mới")
	case "update":
		return kit.T("Sửa")
	}
	return action
}

// labels are the readable names of the record's JSON fields.
func (d *Description[T]) labels() map[string]string {
	labels := map[string]string{}
	for _, field := range d.Fields {
		labels[field.Key] = kit.T(field.Label)
	}
	for _, column := range d.Columns {
		if labels[column.Key] == "" {
			labels[column.Key] = kit.T(column.Label)
		}
	}
	for key, label := range d.Labels {
		labels[key] = kit.T(label)
	}
	return labels
}

// flat reads a JSON record into its values by dotted names: owner.name. Lists count as a whole.
func flat(text string) map[string]string {
	var value any
	into := map[string]string{}
	if json.Unmarshal([]byte(text), &value) == nil {
		flatten("", value, into)
	}
	return into
}

func flatten(name string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			flatten(strings.TrimPrefix(name+"."+key, "."), inner, into)
		}
	case []any:
		text, _ := json.Marshal(v)
		into[name] = fmt.Sprintf("%d mục", len(v)) + hidden(string(text))
	case bool:
		into[name] = map[bool]string{true: "có", false: "không"}[v]
	case float64:
		into[name] = fmt.Sprintf("%.10g", v)
	case string:
		into[name] = readable(v)
	}
}

// hidden keeps two lists of the same length apart when they are compared; orDash cuts it off again.
func hidden(text string) string { return "\x00" + text }

// readable writes days and times the way they are shown.
func readable(v string) string {
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		if at.Year() <= 1 {
			return ""
		}
		return at.In(office.Zone).Format("02/01/2006 15:04")
	}
	if day, err := time.Parse("2006-01-02", v); err == nil {
		return day.Format("02/01/2006")
	}
	return v
}

func orDash(v string) string {
	v, _, _ = strings.Cut(v, "\x00")
	if v == "" {
		return "—"
	}
	if runes := []rune(v); len(runes) > valueLength {
		return string(runes[:valueLength-1]) + "…"
	}
	return v
}

func keysOf(maps ...map[string]string) []string {
	all := map[string]bool{}
	for _, m := range maps {
		for key := range m {
			all[key] = true
		}
	}
	keys := make([]string, 0, len(all))
	for key := range all {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
