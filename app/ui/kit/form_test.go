package kit

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
	"vanphongso/data/office"
)

var (
	ctrlEnterKey      = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	ctrlShiftEnterKey = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
)

func shownForm(t *testing.T, fields ...Field) (*Form, fyne.Window) {
	t.Helper()
	test.NewApp()
	f := NewForm(task.Inline(), fields...)
	return f, newWindow(t, 760, 560, Scroll(f))
}

// focused returns the key of the field that has the focus.
func (f *Form) focusedKey(window fyne.Window) string {
	for _, ff := range f.fields {
		if ff.edit.focusable() != nil && window.Canvas().Focused() == ff.edit.focusable() {
			return ff.Key
		}
	}
	return ""
}

func TestFormTabAndEnterFollowTheList(t *testing.T) {
	fields := []Field{
		{Key: "name", Label: "Tên"},
		{Key: "shown", Label: "Mã", Kind: FieldShow},
		{Key: "day", Label: "Ngày", Kind: FieldDate},
		{Key: "kind", Label: "Loại", Kind: FieldChoice, Options: []Option{{Value: "a", Label: "A"}}},
		{Key: "tick", Label: "Có", Kind: FieldCheck},
		{Key: "fee", Label: "Lệ phí", Kind: FieldMoney, Half: true},
		{Key: "copies", Label: "Số bản", Kind: FieldNumber, Half: true},
		{Key: "find", Label: "Tìm", Kind: FieldLookup},
		{Key: "note", Label: "Ghi chú", Kind: FieldLines},
	}
	want := []string{"name", "day", "kind", "tick", "fee", "copies", "find", "note"}
	f, window := shownForm(t, fields...)
	f.FocusFirst()
	for i, key := range want {
		if got := f.focusedKey(window); got != key {
			t.Fatalf("Tab %d: the focus is on %q, want %q", i, got, key)
		}
		window.Canvas().FocusNext()
	}
	f.FocusFirst()
	for i, key := range want {
		if got := f.focusedKey(window); got != key {
			t.Fatalf("Enter %d: the focus is on %q, want %q", i, got, key)
		}
		press(window.Canvas().Focused(), fyne.KeyReturn)
	}
	if f.focusedKey(window) != "note" || f.byKey["note"].edit.(*textEditor).in.Text != "\n" {
		t.Error("Enter in a field of several lines does not begin a line")
	}
}

func TestFormSaves(t *testing.T) {
	f, window := shownForm(t,
		Field{Key: "name", Label: "Tên", Required: true}, Field{Key: "fee", Label: "Lệ phí", Kind: FieldMoney},
		Field{Key: "phone", Label: "Điện thoại", Check: func(v string) error {
			if len(v) < 10 {
				return &office.Error{Message: "Số điện thoại có 10 chữ số.", Cause: errors.New("too short")}
			}
			return nil
		}})
	var saved, next map[string]string
	f.OnSave = func(values map[string]string) { saved = values }
	f.OnSaveNew = func(values map[string]string) { next = values }
	f.SetValues(map[string]string{"phone": "091"})
	f.FocusField("fee")
	test.Type(window.Canvas().Focused(), "2250000")
	window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnterKey)
	if saved != nil || f.focusedKey(window) != "name" {
		t.Fatalf("a form with errors saved %v; the focus is on %q, want the first wrong field", saved, f.focusedKey(window))
	}
	if got := f.byKey["phone"].failed.Text; got != "Số điện thoại có 10 chữ số." {
		t.Errorf("beside the field stands %q", got)
	}
	if got := f.summary.text.Text; got != "Tên, Điện thoại" || !f.summary.Visible() {
		t.Errorf("the summary says %q", got)
	}
	test.Type(window.Canvas().Focused(), "Lê Minh Đức")
	f.SetValue("phone", "0912345456")
	window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnterKey)
	if want := map[string]string{"name": "Lê Minh Đức", "fee": "2250000", "phone": "0912345456"}; !maps.Equal(saved, want) {
		t.Errorf("saved %v, want %v", saved, want)
	}
	if f.summary.Visible() || f.byKey["name"].failed.Visible() {
		t.Error("the errors stay after they were mended")
	}
	window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlShiftEnterKey)
	if next == nil {
		t.Error("Ctrl+Shift+Enter does not save")
	}
}

func TestFormNextKeepsWhatIsCarriedOver(t *testing.T) {
	f, window := shownForm(t, Field{Key: "name", Label: "Tên"}, Field{Key: "place", Label: "Nơi", Keep: true})
	f.SetValues(map[string]string{"name": "A", "place": "Lào Cai"})
	f.Next(nil)
	if f.Value("name") != "" || f.Value("place") != "Lào Cai" || f.Dirty() || f.focusedKey(window) != "name" {
		t.Errorf("next record: %v, dirty %v, focus on %q", f.Values(), f.Dirty(), f.focusedKey(window))
	}
}

func TestFormEscAsksOnlyWhenSomethingChanged(t *testing.T) {
	f, window := shownForm(t, Field{Key: "name", Label: "Tên"})
	cancelled, dirty := 0, []bool{}
	f.Window, f.OnCancel, f.OnDirty = window, func() { cancelled++ }, func(d bool) { dirty = append(dirty, d) }
	f.FocusFirst()
	press(window.Canvas().Focused(), fyne.KeyEscape)
	if cancelled != 1 {
		t.Fatal("Esc in an unchanged form does not cancel at once")
	}
	test.Type(window.Canvas().Focused(), "x")
	press(window.Canvas().Focused(), fyne.KeyEscape)
	if cancelled != 1 || window.Canvas().Overlays().Top() == nil {
		t.Fatal("Esc in a changed form does not ask")
	}
	press(window.Canvas().Focused(), fyne.KeyEscape) // no
	if cancelled != 1 || f.Value("name") != "x" {
		t.Fatal("Esc in the question loses what was typed")
	}
	f.Cancel()
	press(window.Canvas().Focused(), fyne.KeyReturn) // the safe answer has the focus
	if cancelled != 1 {
		t.Fatal("Enter throws changes away")
	}
	f.SetValue("name", "")
	if len(dirty) != 2 || !dirty[0] || dirty[1] {
		t.Errorf("dirty was told as %v, want once on and once off", dirty)
	}
}

func TestFormNumbersAreWrittenOutOnLeavingOnly(t *testing.T) {
	f, window := shownForm(t, Field{Key: "fee", Label: "Lệ phí", Kind: FieldMoney}, Field{Key: "n", Label: "Số", Kind: FieldNumber})
	in := f.byKey["fee"].edit.(*textEditor).in
	f.FocusFirst()
	test.Type(in, "2250000")
	if in.Text != "2250000" {
		t.Errorf("while typing the field shows %q", in.Text)
	}
	press(in, fyne.KeyReturn)
	if in.Text != "2.250.000 đ" || f.Value("fee") != "2250000" {
		t.Errorf("after leaving: shows %q, value %q", in.Text, f.Value("fee"))
	}
	window.Canvas().Focus(in)
	in.SetText("hai triệu")
	press(in, fyne.KeyReturn)
	if in.Text != "hai triệu" || f.byKey["fee"].failed.Text == "" {
		t.Errorf("what cannot be read: shows %q, error %q", in.Text, f.byKey["fee"].failed.Text)
	}
	for text, want := range map[string]string{"": "", "0": "0", "007": "7", "1.250": "1250", "2 250 000 đồng": "2250000", "-5": "-5", "10.000 VNĐ": "10000"} {
		if got, err := parseNumber(text); got != want || err != nil {
			t.Errorf("parseNumber(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"1,5", "abc", "99999999999999999999"} {
		if got, err := parseNumber(text); err == nil {
			t.Errorf("parseNumber(%q) = %q, want an error", text, got)
		}
	}
}

func TestFormDate(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, office.Zone) }
	f, window := shownForm(t, Field{Key: "day", Label: "Ngày", Kind: FieldDate, Now: now}, Field{Key: "x", Label: "X"})
	field := f.byKey["day"].edit.(*dateEditor).field
	f.FocusFirst()
	test.Type(field, "5/9")
	if field.Text != "5/9" {
		t.Errorf("while typing the field shows %q", field.Text)
	}
	press(field, fyne.KeyReturn)
	if field.Text != "05/09/2026" || f.Value("day") != "2026-09-05" {
		t.Errorf("after leaving: shows %q, value %q", field.Text, f.Value("day"))
	}
	window.Canvas().Focus(field)
	press(field, fyne.KeyF4)
	month := window.Canvas().Focused()
	press(month, fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if f.Value("day") != "2026-10-13" {
		t.Errorf("from the calendar: %q, want 2026-10-13", f.Value("day"))
	}
	field.SetText("31/2")
	f.Save()
	if f.byKey["day"].failed.Text == "" {
		t.Error("31/2 is taken for a day")
	}
}

func TestParseDay(t *testing.T) {
	today := time.Date(2026, 11, 24, 23, 0, 0, 0, office.Zone)
	for text, want := range map[string]string{
		"": "", "5/9": "2026-09-05", "05-09-26": "2026-09-05", "5.9.2026": "2026-09-05", "050926": "2026-09-05", "05092026": "2026-09-05",
		"0509": "2026-09-05", "2026-09-05": "2026-09-05", "+3": "2026-11-27", "-1": "2026-11-23", "Hôm nay": "2026-11-24", "hom nay": "2026-11-24",
		"mai": "2026-11-25", "29/2/2028": "2028-02-29", "7": "2026-11-07", "1/1/61": "1961-01-01", " 5/9 ": "2026-09-05",
	} {
		if got, err := ParseDay(text, today); got != want || err != nil {
			t.Errorf("ParseDay(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"31/2", "29/2/2027", "0/5", "5/13", "abc", "+x", "5/9/202", "1/2/3/4", "+99999", "١/٢"} {
		if got, err := ParseDay(text, today); err == nil {
			t.Errorf("ParseDay(%q) = %q, want an error", text, got)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"5/9", "+3", "hôm nay", "31/2", "", "050926"} {
		f.Add(text)
	}
	today := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		day, err := ParseDay(text, today)
		if err != nil || day == "" {
			return
		}
		again, err := ParseDay(ShowDay(day), today)
		if err != nil || again != day {
			t.Errorf("%q gives %s, which is shown as %s and read as %s, %v", text, day, ShowDay(day), again, err)
		}
	})
}

func TestFormLookup(t *testing.T) {
	asked := ""
	search := func(_ context.Context, text string) ([]Option, error) {
		asked = text
		return []Option{{Value: "1", Label: "Gia hạn"}, {Value: "2", Label: "Gia công"}}, nil
	}
	var picked Option
	f, window := shownForm(t, Field{Key: "find", Label: "Thủ tục", Kind: FieldLookup, Search: search, Picked: func(o Option) { picked = o }},
		Field{Key: "x", Label: "X"})
	e := f.byKey["find"].edit.(*lookupEditor)
	f.FocusFirst()
	test.Type(e.in, "gia")
	if asked != "gia" || !e.drop.open {
		t.Fatalf("typing asked %q, list open %v", asked, e.drop.open)
	}
	if e.in.Text != "gia" {
		t.Errorf("the field rewrote itself to %q while typing", e.in.Text)
	}
	press(e.in, fyne.KeyDown, fyne.KeyReturn)
	if f.Value("find") != "2" || e.in.Text != "Gia công" || picked.Value != "2" || f.focusedKey(window) != "x" || e.drop.open {
		t.Errorf("chosen: value %q, shown %q, picked %v, focus on %q", f.Value("find"), e.in.Text, picked, f.focusedKey(window))
	}
	f.FocusFirst()
	test.Type(e.in, "z")
	press(e.in, fyne.KeyEscape)
	if e.drop.open {
		t.Error("Esc does not close the list")
	}
	f.Save()
	if f.byKey["find"].failed.Text == "" {
		t.Error("a text that is none of the answers is taken")
	}
}

func TestFormLookupFree(t *testing.T) {
	f, _ := shownForm(t, Field{Key: "find", Label: "Tên", Kind: FieldLookup, Free: true})
	f.byKey["find"].edit.(*lookupEditor).in.SetText("Người mới")
	if f.Value("find") != "Người mới" {
		t.Errorf("value %q, want what was typed", f.Value("find"))
	}
}

func TestFormChoice(t *testing.T) {
	f, window := shownForm(t, Field{Key: "c", Label: "Kênh", Kind: FieldChoice, Options: []Option{{"d", "Trực tiếp", ""}, {"p", "Bưu chính", ""}, {"o", "Đường mạng", ""}}},
		Field{Key: "x", Label: "X"})
	f.FocusFirst()
	c := window.Canvas().Focused().(*Choice)
	press(c, fyne.KeyDown)
	if f.Value("c") != "d" {
		t.Errorf("Down chose %q", f.Value("c"))
	}
	c.TypedRune('đ')
	if f.Value("c") != "o" {
		t.Errorf("the letter đ chose %q", f.Value("c"))
	}
	press(c, fyne.KeySpace, fyne.KeyUp, fyne.KeyReturn)
	if f.Value("c") != "p" || f.focusedKey(window) != "x" {
		t.Errorf("from the open list: %q, focus on %q", f.Value("c"), f.focusedKey(window))
	}
}

func TestFormHiddenFieldsAreNotChecked(t *testing.T) {
	f, _ := shownForm(t, Field{Key: "a", Label: "A"}, Field{Key: "b", Label: "B", Required: true})
	saved := false
	f.OnSave = func(map[string]string) { saved = true }
	f.SetVisible("b", false)
	f.Save()
	if !saved {
		t.Error("a hidden required field keeps the form from being saved")
	}
}

func TestFormServerErrorsStandBesideTheirField(t *testing.T) {
	f, window := shownForm(t, Field{Key: "a", Label: "A"}, Field{Key: "b", Label: "Mã số"})
	f.SetError("b", "Mã này đã có.")
	if f.byKey["b"].failed.Text != "Mã này đã có." || f.focusedKey(window) != "b" || f.summary.text.Text != "Mã này đã có." {
		t.Errorf("beside %q, focus %q, summary %q", f.byKey["b"].failed.Text, f.focusedKey(window), f.summary.text.Text)
	}
	f.SetError("?", "Máy chủ không trả lời.")
	if f.summary.text.Text != "Máy chủ không trả lời." {
		t.Errorf("summary %q", f.summary.text.Text)
	}
}

func TestFormTakesAnErrorBackWhenAnotherFieldMendsIt(t *testing.T) {
	f, window := shownForm(t, Field{Key: "counted", Label: "Đếm được"}, Field{Key: "why", Label: "Giải thích"})
	f.SetError("why", "Lệch với sổ: đếm lại hoặc giải thích.")
	f.FocusField("counted")
	test.Type(window.Canvas().Focused(), "5")
	if f.byKey["why"].failed.Text != "" || !f.summary.Hidden {
		t.Errorf("still says %q, summary %q", f.byKey["why"].failed.Text, f.summary.text.Text)
	}
}

func TestFormTakesDecomposedTyping(t *testing.T) {
	f, _ := shownForm(t, Field{Key: "a", Label: "A"})
	f.byKey["a"].edit.(*textEditor).in.SetText("e\u0302\u0301 ")
	if got := f.Value("a"); got != "ế" {
		t.Errorf("value %q, want it composed", got)
	}
}
