package kit

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The field that is being typed in is pinned and unpinned; the next record gets what pinned fields say, the others begin anew.
func TestPinnedFieldsAreCarriedOver(t *testing.T) {
	f, window := shownForm(t, Field{Key: "name", Label: "Tên"}, Field{Key: "place", Label: "Nơi", Keep: true}, Field{Key: "kind", Label: "Loại"})
	f.FocusFirst()
	if label, _ := f.TogglePin(); label != "" {
		t.Error("a form that lets nobody pin pins")
	}
	f.SetPins(nil)
	if label, pinned := f.TogglePin(); label != "Tên" || !pinned || !f.byKey["name"].pin.Visible() {
		t.Errorf("%q %v", label, pinned)
	}
	window.Canvas().FocusNext()
	if label, pinned := f.TogglePin(); label != "Nơi" || pinned || f.byKey["place"].pin.Visible() {
		t.Errorf("%q %v", label, pinned)
	}
	if !slices.Equal(f.Pins(), []string{"name"}) {
		t.Error(f.Pins())
	}
	f.SetValues(map[string]string{"name": "A", "place": "Lào Cai", "kind": "B"})
	f.Next(map[string]string{"kind": "Công văn"})
	if v := f.Values(); v["name"] != "A" || v["place"] != "" || v["kind"] != "Công văn" || f.Dirty() {
		t.Errorf("next record: %v, dirty %v", v, f.Dirty())
	}
	if f.Suggest("name", "C") {
		t.Error("a suggestion takes the place of what was pinned")
	}
}

// A suggestion fills a field in which nobody has typed, and stands back from what somebody has.
func TestSuggestionsGiveWay(t *testing.T) {
	f, window := shownForm(t, Field{Key: "kind", Label: "Loại", Required: true}, Field{Key: "signer", Label: "Người ký"})
	f.FocusFirst()
	test.Type(window.Canvas().Focused(), "Báo cáo")
	if f.Suggest("kind", "Công văn") || f.Value("kind") != "Báo cáo" {
		t.Error("what was typed is lost")
	}
	if !f.Suggest("signer", "Nguyễn Văn A") || !f.Suggest("signer", "Trần Thị B") || f.Value("signer") != "Trần Thị B" || f.byKey["signer"].label.Color != ColorAccent {
		t.Errorf("%q", f.Value("signer"))
	}
	window.Canvas().FocusNext()
	test.Type(window.Canvas().Focused(), "!")
	if f.byKey["signer"].label.Color != ColorMuted || f.Suggest("signer", "Lê Văn C") {
		t.Error("a field that was changed still counts as a suggestion")
	}
	f.SetValues(map[string]string{"kind": "", "signer": ""})
	if !f.Suggest("kind", "Công văn") {
		t.Error("a form that was filled anew takes no suggestion")
	}
}

// Letters are counted while they are typed.
func TestLettersAreCounted(t *testing.T) {
	f, window := shownForm(t, Field{Key: "summary", Label: "Trích yếu", Kind: FieldLines, Most: 5})
	f.FocusFirst()
	test.Type(window.Canvas().Focused(), "Về")
	if got := f.byKey["summary"].count; got.Text != "2/5 ký tự" || got.Color != ColorMuted {
		t.Errorf("%q", got.Text)
	}
	test.Type(window.Canvas().Focused(), " việc")
	if got := f.byKey["summary"].count; got.Text != "7/5 ký tự" || got.Color != ColorLate {
		t.Errorf("%q %v", got.Text, got.Color)
	}
}

// Several answers are chosen one after the other; what is typed beside them counts too.
func TestSeveralAnswers(t *testing.T) {
	units := []string{"Phòng Quản lý Khoa học", "Phòng Chuyển đổi số", "Thanh tra"}
	search := func(_ context.Context, text string) ([]Option, error) {
		var found []Option
		for _, unit := range units {
			if strings.Contains(fold(unit), fold(text)) {
				found = append(found, Option{Value: unit, Label: unit})
			}
		}
		return found, nil
	}
	f, window := shownForm(t, Field{Key: "joint", Label: "Phối hợp", Kind: FieldLookup, Several: true, Search: search}, Field{Key: "note", Label: "Ghi chú"})
	f.FocusFirst()
	in := window.Canvas().Focused()
	test.Type(in, "khoa")
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(in, "thanh")
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(in, "Trung tâm Thông tin")
	if got := f.Value("joint"); got != "Phòng Quản lý Khoa học; Thanh tra; Trung tâm Thông tin" {
		t.Errorf("%q", got)
	}
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.focusedKey(window) != "note" {
		t.Error("Enter does not go on")
	}
	if list := ListOf(f.Value("joint")); len(list) != 3 || list[2] != "Trung tâm Thông tin" || ListText(list) != f.Value("joint") {
		t.Errorf("%q", list)
	}
}
