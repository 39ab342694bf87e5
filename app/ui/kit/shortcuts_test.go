package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestShortcutsScrollByKeyboard(t *testing.T) {
	test.NewApp()
	keys := make([]Pair, 60)
	for i := range keys {
		keys[i] = Pair{Label: fmt.Sprintf("F%d", i), Value: "việc"}
	}
	scroll := Scroll(shortcutList([]ShortcutGroup{{Title: "Một", Keys: keys}}))
	scroll.Resize(fyne.NewSize(700, 300))
	end := scroll.Content.MinSize().Height - 300
	for _, want := range []struct {
		key fyne.KeyName
		at  float32
	}{{fyne.KeyDown, shortcutsStep}, {fyne.KeyPageDown, shortcutsStep + 300}, {fyne.KeyEnd, end}, {fyne.KeyDown, end}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0}} {
		if !scrollBy(scroll, want.key) || scroll.Offset.Y != want.at {
			t.Errorf("%s: at %v, not %v", want.key, scroll.Offset.Y, want.at)
		}
	}
	if scrollBy(scroll, fyne.KeyEscape) {
		t.Error("Esc scrolls")
	}
}

func TestShortcutColumnsAreBalanced(t *testing.T) {
	test.NewApp()
	long, short := make([]Pair, 20), make([]Pair, 9)
	list := shortcutList([]ShortcutGroup{{Keys: short}, {Keys: long}, {Keys: short}, {Keys: short}}).(*fyne.Container)
	row := list.Objects[0].(*fyne.Container)
	var groups []int
	for _, column := range row.Objects {
		groups = append(groups, len(column.(*grow).content.(*fyne.Container).Objects))
	}
	if fmt.Sprint(groups) != "[2 2]" {
		t.Errorf("groups in the columns: %v", groups)
	}
}
