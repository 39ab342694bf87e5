package kit

import "slices"

// SetPins lets the person pin fields: a pinned one carries its value over into the next record and shows a pin behind its
// label. keys are the fields that are pinned now, nil those with Keep.
func (f *Form) SetPins(keys []string) {
	f.pins = true
	for _, ff := range f.fields {
		if keys != nil {
			ff.pinned = slices.Contains(keys, ff.Key)
		}
		ff.drawPin()
	}
}

// Pins are the fields that are pinned now, in the order of the form.
func (f *Form) Pins() []string {
	keys := []string{}
	for _, ff := range f.fields {
		if ff.pinned {
			keys = append(keys, ff.Key)
		}
	}
	return keys
}

// TogglePin pins the field that has or had the focus, or unpins it. It returns its label, "" when there is none.
func (f *Form) TogglePin() (label string, pinned bool) {
	ff := f.last
	if ff == nil || !f.pins || ff.pin == nil {
		return "", false
	}
	ff.pinned = !ff.pinned
	ff.drawPin()
	return ff.Label, ff.pinned
}

func (ff *formField) drawPin() {
	if ff.pin != nil {
		show(ff.pin, ff.form.pins && ff.pinned)
	}
}

// Suggest offers a value in a field in which nobody has put one; its label is tinted until somebody does. It reports
// whether it did.
func (f *Form) Suggest(key, value string) bool {
	ff := f.byKey[key]
	if ff == nil || ff.touched || ff.off || value == "" {
		return false
	}
	ff.edit.set(value)
	ff.countLetters()
	ff.tint(true)
	f.mended()
	f.tellDirty()
	return true
}

// settled notes who put the value there: somebody, or nobody yet.
func (ff *formField) settled(touched bool) {
	ff.touched = touched
	ff.tint(false)
	ff.countLetters()
}

func (ff *formField) tint(suggested bool) {
	colour := ColorMuted
	if suggested {
		colour = ColorAccent
	}
	if ff.label != nil && ff.label.Color != colour {
		ff.label.Color = colour
		ff.label.Refresh()
	}
}

// countLetters says how many letters the value has of those that it may have.
func (ff *formField) countLetters() {
	if ff.count == nil {
		return
	}
	value, _ := ff.edit.value() // text is always read
	n := len([]rune(value))
	ff.count.Color = ColorMuted
	if n > ff.Most {
		ff.count.Color = ColorLate
	}
	ff.count.SetText(Tf("%d/%d ký tự", n, ff.Most))
	ff.count.Refresh()
}

// entered is told that the focus came to a field.
func (f *Form) entered(ff *formField) {
	f.last = ff
	FollowFocus(f.scroll, ff.line)
}
