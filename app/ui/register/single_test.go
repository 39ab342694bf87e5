package register_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
)

// office settings: one record that is always there.
type single struct{ *source }

func (s single) Get(context.Context, int64) (*record, error) {
	r := s.records[0]
	return &r, nil
}

func openSingle(t *testing.T) (*desk, *source) {
	s := newSource(1)
	d := openWith(t, task.Inline(), s, func(d *register.Description[record]) { d.Chips = nil })
	page := register.NewSingle(d.Host(), register.Description[record]{
		Key: "single", Title: "Đơn vị", One: "thiết lập", ID: func(r *record) int64 { return r.ID }, Source: single{s}, Intro: "In trên mọi giấy.",
		Fields: append(describe(s).Fields, register.Field[record]{
			Key: "Secret", Label: "Mật khẩu", Kind: kit.FieldSecret, Get: func(*record) string { return "" }, Set: func(*record, string) error { return nil },
		}),
		FormActions: []register.FormAction[record]{{
			Key: "try", Label: "Thử", Shortcut: "Ctrl+T",
			Run: func(_ context.Context, r *record) (string, error) {
				if r.Name == "sai" {
					return "", office.Invalid("Name", "Tên này không dùng được.")
				}
				return "Dùng được: " + r.Name, nil
			},
		}},
	})
	d.Window().SetContent(page.Content())
	page.Shown()
	return d, s
}

func TestSingleSavesInPlace(t *testing.T) {
	d, s := openSingle(t)
	d.shows("Đơn vị", "In trên mọi giấy.", "Lưu")
	d.write("Mới: ")
	d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrlEnter)
	if s.records[0].Name != "Mới: Bản ghi 1" {
		t.Errorf("kept %q", s.records[0].Name)
	}
	d.shows("Đơn vị", "Mới: Bản ghi 1")
}

func TestFormActionUsesWhatIsTyped(t *testing.T) {
	d, s := openSingle(t)
	d.write("Thử ")
	d.button("Thử").Press()
	if s.saves != 0 {
		t.Error("a trial saved")
	}
	d.Window().Canvas().Focused().(interface{ SetText(string) }).SetText("sai")
	d.button("Thử").Press()
	d.shows("Tên này không dùng được.")
}

func TestPasswordsAreNoDrafts(t *testing.T) {
	d, _ := openSingle(t)
	d.write("dở dang")
	d.keys(fyne.KeyReturn, fyne.KeyReturn)
	d.write("bí mật")
	for key, draft := range d.drafts.Kept {
		for field, value := range draft.Values {
			if value == "bí mật" {
				t.Errorf("%s/%s holds the password", key, field)
			}
		}
	}
	if len(d.drafts.Kept) == 0 {
		t.Error("what was typed is no draft")
	}
}

func TestFilterChoosesAChip(t *testing.T) {
	d := open(t, 9, nil)
	d.Navigate("other", 0)
	d.NavigateTo("fake", "late")
	if got := d.page.Query().Filters["state"]; len(got) != 1 || got[0] != "late" {
		t.Errorf("the list asks for %v", got)
	}
	if d.selected() != "Bản ghi 2" {
		t.Errorf("the cursor stands on %q", d.selected())
	}
}

var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}

var _ shell.Page = (*register.Single[record])(nil)
