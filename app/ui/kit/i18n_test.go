package kit

import (
	"testing"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
)

func TestLanguage(t *testing.T) {
	test.NewApp()
	t.Cleanup(func() {
		if err := LoadLanguage("vi"); err != nil {
			t.Error(err)
		}
	})
	for _, want := range []struct{ code, own, fyne, name string }{{"en", "Close", "Cancel", "Name"}, {"vi", "Đóng", "Huỷ", "Tên"}} {
		if err := LoadLanguage(want.code); err != nil {
			t.Fatal(err)
		}
		if got := T("Đóng"); got != want.own {
			t.Errorf("%s: T = %q, want %q", want.code, got, want.own)
		}
		if got := lang.L("Cancel"); got != want.fyne {
			t.Errorf("%s: Fyne says %q, want %q", want.code, got, want.fyne)
		}
		if got := lang.X("file.name", "Name"); got != want.name {
			t.Errorf("%s: Fyne's file.name is %q, want %q", want.code, got, want.name)
		}
		if Language() != want.code {
			t.Errorf("Language() = %q after loading %q", Language(), want.code)
		}
	}
	if err := LoadLanguage("fr"); err == nil {
		t.Error("French is taken for a language that is there")
	}
}

func TestEnglishCounts(t *testing.T) {
	test.NewApp()
	t.Cleanup(func() {
		if err := LoadLanguage("vi"); err != nil {
			t.Error(err)
		}
	})
	for _, want := range []struct{ code, one, many, days string }{
		{"en", "1 dossier", "0 dossiers", "1 day, 2 days"}, {"vi", "1 hồ sơ", "0 hồ sơ", "1 ngày, 2 ngày"},
	} {
		if err := LoadLanguage(want.code); err != nil {
			t.Fatal(err)
		}
		days := Tf("%d ngày", 1) + ", " + Tf("%d ngày", 2)
		if one, many := Count(1, "hồ sơ"), Count(0, "hồ sơ"); one != want.one || many != want.many || days != want.days {
			t.Errorf("%s: %q, %q, %q", want.code, one, many, days)
		}
		if noun := T("hồ sơ"); noun != want.one[2:] {
			t.Errorf("%s: one is a %q", want.code, noun)
		}
	}
}

// TestVietnameseHasAllOfFynesTexts: a key that is missing logs "Translation failure" whenever it is shown. The list is that of
// lang/translations/base.en.json in Fyne 2.8.1.
func TestVietnameseHasAllOfFynesTexts(t *testing.T) {
	table, err := readTable("i18n/vi.json")
	if err != nil {
		t.Fatal(err)
	}
	english, err := readTable("i18n/en.json")
	if err != nil {
		t.Fatal(err)
	}
	keys := []string{
		"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error", "Favourites", "File", "Folder",
		"New Folder", "No", "OK", "Open", "Paste", "Quit", "Redo", "Save", "Select all", "Show Hidden Files", "Undo", "Yes",
		"file.name", "file.parent",
	}
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		keys = append(keys, day, day+".short")
	}
	for _, key := range keys {
		if table[key] == nil || english[key] == nil {
			t.Errorf("Fyne's text %q is missing", key)
		}
	}
	if len(table) != len(keys) {
		t.Errorf("vi.json has %d texts, Fyne shows %d", len(table), len(keys))
	}
}
