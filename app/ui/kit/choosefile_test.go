package kit

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vanphongso/app/task"
)

func TestChooseFileGoesThroughFolders(t *testing.T) {
	_, window := shownForm(t)
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "danh muc"), 0o700); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(folder, "danh muc", "thu-tuc.xlsx")
	for _, path := range []string{want, filepath.Join(folder, "danh muc", "anh.png")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := ""
	ChooseFile(window, task.Inline(), "Chọn tệp", folder, []string{".xlsx"}, func(path string) { got = path })
	test.Type(window.Canvas().Focused(), "danh")
	press(window.Canvas().Focused(), fyne.KeyReturn)
	test.Type(window.Canvas().Focused(), "thu-tuc")
	press(window.Canvas().Focused(), fyne.KeyReturn)
	if got != want {
		t.Errorf("chosen %q, want %q", got, want)
	}
	files, err := filesIn(filepath.Join(folder, "danh muc"), []string{".xlsx"})
	if err != nil || len(files) != 2 {
		t.Errorf("the folder shows %v (%v)", files, err)
	}
	if _, err := filesIn(filepath.Join(folder, "khong co"), nil); err == nil {
		t.Error("a missing folder is listed")
	}
}

func TestAPathThatIsTypedIsTaken(t *testing.T) {
	_, window := shownForm(t)
	folder := t.TempDir()
	got := ""
	ChooseFolder(window, task.Inline(), "Chọn thư mục", "", func(path string) { got = path })
	test.Type(window.Canvas().Focused(), folder)
	press(window.Canvas().Focused(), fyne.KeyReturn) // goes in
	press(window.Canvas().Focused(), fyne.KeyReturn) // takes it
	if got != folder {
		t.Errorf("chosen %q, want %q", got, folder)
	}
	if found, err := typedPath(nil)(t.Context(), filepath.Join(folder, "khong co")); err != nil || len(found) > 0 {
		t.Errorf("what is not there is offered: %v, %v", found, err)
	}
}
