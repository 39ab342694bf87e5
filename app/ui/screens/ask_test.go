package screens

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// told is what a move of the tests is given.
type told struct{ Note, Place string }

// openTold puts a move of another register than the dossiers' in front; the result is what it was given in the end.
func (d *desk) openTold(refuse error, mayKeep func(map[string]string) bool) *told {
	d.t.Helper()
	var done told
	preview := kit.NewLabel("")
	s := d.pages[Dossiers].(*stage)
	openMove(newAsk(s), moving[told]{
		page:   asking{title: "Trang thử", side: kit.NewLabel("Bên cạnh"), below: preview, draft: "test.told", mayKeep: mayKeep},
		action: "send", label: "Gửi đi", needs: []string{"note", "place"},
		fields: []moveField[told]{
			{Field: kit.Field{Key: "note", Label: "Ghi chú"}, labels: map[string]string{"send": "Lời gửi"}, put: typedInto(func(g *told) *string { return &g.Note })},
			{Field: kit.Field{Key: "place.town", Label: "Nơi"}, start: func() string { return "Lào Cai" }, put: typedInto(func(g *told) *string { return &g.Place })},
			{Field: kit.Field{Key: "number", Label: "Không hỏi"}, put: typedInto(func(g *told) *string { return &g.Note })},
		},
		preview: func(_ context.Context, g told) (func(), error) {
			return func() { preview.SetText("Sẽ gửi " + g.Note + " đến " + g.Place) }, nil
		},
		act: func(_ context.Context, g told) (func(), error) {
			if refuse != nil && g.Place == "Lào Cai" {
				return nil, refuse
			}
			return func() { done = g }, nil
		},
	})
	return &done
}

// A move of any register asks for what it needs, shows what it brings, says an error beside the field for a part of what is
// wrong, and keeps what was typed until it is made.
func TestAMoveOfAnyRegister(t *testing.T) {
	d := sit(t)
	d.Navigate(Dossiers, 0)
	d.openTold(office.Invalid("place", "Nơi này không nhận."), nil)
	d.shows("Trang thử", "Lời gửi", "Nơi", "Sẽ gửi  đến Lào Cai")
	d.hides("Không hỏi", "Ghi chú")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy nhập “Lời gửi”.")
	d.write("giấy mời")
	d.shows("Sẽ gửi giấy mời đến Lào Cai")
	d.keys(fyne.KeyEscape)
	d.shows("Đã giữ bản nháp.")

	done := d.openTold(office.Invalid("place", "Nơi này không nhận."), nil)
	d.shows("Đã nạp lại bản nháp", "Sẽ gửi giấy mời đến Lào Cai")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Nơi này không nhận.")
	d.front(Dossiers).(*askPage).form.SetValue("place.town", "Sa Pa")
	d.press(fyne.KeyReturn, ctrl)
	if *done != (told{"giấy mời", "Sa Pa"}) || d.front(Dossiers) != nil {
		t.Fatalf("%+v", *done)
	}
	d.openTold(nil, nil)
	d.hides("Đã nạp lại bản nháp")
}

// What must not lie in a draft is not kept, and what was kept before it became so is thrown away.
func TestADraftThatMustNotBeKept(t *testing.T) {
	d := sit(t)
	d.Navigate(Dossiers, 0)
	open := func(text string) {
		d.openTold(nil, func(values map[string]string) bool { return !strings.Contains(values["note"], "Mật") })
		d.front(Dossiers).(*askPage).Shown()
		d.write(text)
	}
	open("thường")
	d.keys(fyne.KeyEscape)
	open(", nay là Mật")
	d.shows("Đã nạp lại bản nháp")
	d.keys(fyne.KeyEscape)
	d.shows("Nội dung này không được giữ làm bản nháp.")
	kept, err := d.Host().Drafts().Read(d.ctx, "test.told")
	d.must(err)
	if len(kept.Values) > 0 {
		t.Errorf("%v", kept.Values)
	}
}
