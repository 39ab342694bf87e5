package register_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/ui/uitest"
	"vanphongso/data/office"
)

func TestActionsAllowedAndRefused(t *testing.T) {
	d := open(t, 9, everything)
	d.press(fyne.KeyD, ctrl)
	d.shows("Đã đóng dấu.")
	d.keys(fyne.KeyDown)
	d.press(fyne.KeyD, ctrl)
	d.shows("Bản ghi này quá hạn.")
	d.keys(fyne.KeyDown)
	if d.button("Đóng dấu").Enabled() {
		t.Error("a forbidden action can be pressed")
	}
	d.press(fyne.KeyD, ctrl)
	d.shows("Bản ghi đã xong nên không đóng dấu nữa.")
}

func TestActionAsksForAReason(t *testing.T) {
	given := ""
	d := open(t, 3, func(d *register.Description[record]) {
		everything(d)
		d.Actions = []register.Action[record]{{
			Key: "reject", Label: "Từ chối", Shortcut: "Ctrl+R", Reason: "Lý do",
			Run: func(_ context.Context, _ *record, reason string) error { given = reason; return nil },
		}}
	})
	d.press(fyne.KeyR, ctrl)
	d.keys(fyne.KeyReturn) // nothing typed: refused
	if given != "" {
		t.Fatal("an empty reason was taken")
	}
	d.write("thiếu giấy tờ")
	d.keys(fyne.KeyReturn)
	if given != "thiếu giấy tờ" {
		t.Errorf("the reason was %q", given)
	}
}

func TestEditSavesOnAPage(t *testing.T) {
	d := open(t, 100, everything)
	d.keys(fyne.KeyDown, fyne.KeyF2)
	d.shows("Sửa bản ghi")
	d.hides("Bản ghi 5\n")
	d.write("Sửa lại: ")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Chi tiết Sửa lại: Bản ghi 2", "Đã lưu bản ghi.")
	if d.source.records[1].Name != "Sửa lại: Bản ghi 2" || d.source.records[1].Version != 2 {
		t.Errorf("%+v", d.source.records[1])
	}
	d.keys(fyne.KeyDown) // the list has the focus again
	if d.selected() != "Bản ghi 3" {
		t.Errorf("selected %q", d.selected())
	}
}

func TestErrorStandsAtItsField(t *testing.T) {
	d := open(t, 5, everything)
	d.keys(fyne.KeyF2)
	d.write("x")
	d.source.refuse = office.Invalid("Name", "Tên này đã có trong sổ.")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Sửa bản ghi", "Tên này đã có trong sổ.")
	if n := strings.Count(d.texts(), "Tên này đã có trong sổ."); n != 2 {
		t.Errorf("the error stands %d times; once at the field and once above are meant", n)
	}
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Chi tiết xBản ghi 1")
	if d.source.saves != 2 {
		t.Errorf("%d saves", d.source.saves)
	}
}

func TestRequiredFieldIsNotSaved(t *testing.T) {
	d := open(t, 5, everything)
	d.press(fyne.KeyN, ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Thêm bản ghi", "Hãy nhập “Tên”.")
	if d.source.saves != 0 {
		t.Error("it was saved")
	}
}

func TestNewRecordIsSelectedAfterSaving(t *testing.T) {
	d := open(t, 5, everything)
	d.press(fyne.KeyN, ctrl)
	d.write("Mới tinh")
	d.press(fyne.KeyReturn, ctrl)
	if d.selected() != "Mới tinh" {
		t.Errorf("selected %q", d.selected())
	}
}

func TestSaveAndNewCarriesOver(t *testing.T) {
	d := open(t, 2, everything)
	d.press(fyne.KeyN, ctrl)
	d.write("Một")
	d.keys(fyne.KeyReturn) // to the next field
	d.write("ghi chú chung")
	d.press(fyne.KeyReturn, ctrl|shift)
	d.shows("Thêm bản ghi")
	d.write("Hai")
	d.press(fyne.KeyReturn, ctrl)
	last := d.source.records[len(d.source.records)-2:]
	if last[0].Name != "Một" || last[1].Name != "Hai" || last[1].Note != "ghi chú chung" {
		t.Errorf("%+v", last)
	}
}

func TestStaleSavePutsTheChangesOnTheNewerRecord(t *testing.T) {
	d := open(t, 5, everything)
	d.keys(fyne.KeyF2)
	d.write("Tôi sửa ")
	d.source.records[0].Note, d.source.records[0].Version = "người khác ghi", 2
	d.source.refuse = &office.Error{Code: office.CodeStale, Message: "Lê Văn đã lưu bản ghi này lúc 10:02."}
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Lê Văn đã lưu bản ghi này lúc 10:02.")
	d.keys(fyne.KeyReturn) // load the newer one, keep mine
	d.press(fyne.KeyReturn, ctrl)
	got := d.source.records[0]
	if got.Name != "Tôi sửa Bản ghi 1" || got.Note != "người khác ghi" || got.Version != 3 {
		t.Errorf("%+v", got)
	}
}

func TestUnsavedFormIsAskedAboutAndRestored(t *testing.T) {
	d := open(t, 5, everything)
	d.press(fyne.KeyN, ctrl)
	d.write("Dở dang")
	d.press(fyne.Key2, alt)
	d.shows("Biểu mẫu chưa lưu")
	d.keys(fyne.KeyEscape)
	d.shows("Thêm bản ghi")
	d.press(fyne.Key2, alt)
	d.keys(fyne.KeyReturn)
	d.shows("trang khác")
	if d.drafts.Kept["fake/0"].Values["Name"] != "Dở dang" {
		t.Fatalf("drafts %v", d.drafts.Kept)
	}
	d.press(fyne.Key1, alt)
	d.press(fyne.KeyN, ctrl)
	d.shows("Có bản nháp", "12:00 23/11/2026")
	d.button("Dùng bản nháp").Press()
	d.press(fyne.KeyReturn, ctrl)
	if d.selected() != "Dở dang" || len(d.drafts.Kept) != 0 {
		t.Errorf("selected %q, drafts %v", d.selected(), d.drafts.Kept)
	}
}

func TestDraftCanBeThrownAway(t *testing.T) {
	d := open(t, 5, everything)
	d.drafts.Kept["fake/1"] = shell.Draft{Values: map[string]string{"Name": "cũ"}, At: time.Now()}
	d.keys(fyne.KeyF2)
	d.button("Bỏ bản nháp").Press()
	d.hides("Có bản nháp")
	if len(d.drafts.Kept) != 0 {
		t.Errorf("%v", d.drafts.Kept)
	}
}

func TestHistoryInWords(t *testing.T) {
	s := newSource(2)
	s.changes = []office.Change{
		{
			At: time.Date(2026, 11, 20, 7, 10, 0, 0, time.UTC), Actor: office.Actor{Name: "Đức Anh"}, Action: "update",
			Before: `{"Name":"cũ","due":"2026-11-20T03:00:00Z","owner":{"phone":"1"},"secret":"a"}`,
			After:  `{"Name":"mới","due":"2026-11-23T03:00:00Z","owner":{"phone":"2"},"secret":"b"}`,
		},
		{At: time.Date(2026, 11, 19, 7, 10, 0, 0, time.UTC), Actor: office.Actor{Name: "Thu Hà"}, Action: "accept", After: `{}`},
	}
	d := openWith(t, task.Inline(), s, func(d *register.Description[record]) {
		everything(d)
		d.Verbs = map[string]string{"accept": "Tiếp nhận"}
		d.Labels = map[string]string{"due": "Hẹn trả", "owner.phone": "Điện thoại"}
	})
	d.shows("20/11/2026 14:10", "Sửa", "Đức Anh", "Tên: cũ thành mới", "Hẹn trả: 20/11/2026 10:00 thành 23/11/2026 10:00",
		"Điện thoại: 1 thành 2", "Tiếp nhận", "Thu Hà")
	d.hides("secret")
}

func TestOwnDetailIsKeptUntilTheRecordChanges(t *testing.T) {
	built := 0
	d := open(t, 5, func(d *register.Description[record]) {
		everything(d)
		d.Detail = func(_ shell.Host, r *record) fyne.CanvasObject {
			built++
			return newOwn(r.Name)
		}
	})
	d.shows("riêng Bản ghi 1")
	d.Host().Refresh()
	if built != 1 {
		t.Errorf("an unchanged record was drawn %d times: what was typed there is lost", built)
	}
	d.source.records[0].Note = "khác"
	d.Host().Refresh()
	if built != 2 {
		t.Errorf("a changed record was drawn %d times", built)
	}
	d.press(fyne.KeyReturn, ctrl)
	if committed != "Bản ghi 1" {
		t.Errorf("Ctrl+Enter committed %q", committed)
	}
}

// own is a detail pane of a description's own that can be committed.
type own struct {
	*kit.Label
	name string
}

var committed string

func newOwn(name string) *own { return &own{Label: kit.NewLabel("riêng " + name), name: name} }

// Commit implements shell.Committer.
func (o *own) Commit() { committed = o.name }

func TestEscLeavesADraftOnOffer(t *testing.T) {
	d := open(t, 3, everything)
	d.drafts.Kept["fake/1"] = shell.Draft{Values: map[string]string{"Name": "gõ dở"}, At: d.Host().Now()}
	d.keys(fyne.KeyF2)
	d.shows("Có bản nháp")
	d.keys(fyne.KeyEscape)
	if len(d.drafts.Kept) != 1 {
		t.Error("the draft is gone though nobody threw it away")
	}
}

// Which fields are carried over is the person's choice, and remembered.
func TestPinsAreRemembered(t *testing.T) {
	memory := uitest.Memory{}
	d := openRemembering(t, memory)
	d.press(fyne.KeyN, ctrl)
	d.press(fyne.KeyL, ctrl)
	d.shows("Ghim “Tên”")
	d.write("Cục Chuyển đổi số")
	d.press(fyne.KeyReturn, ctrl|shift)
	d.press(fyne.KeyReturn, ctrl)
	last := d.source.records[300:]
	if got := []string{last[0].Name, last[1].Name}; got[0] != "Cục Chuyển đổi số" || got[1] != "Cục Chuyển đổi số" {
		t.Errorf("%q", got)
	}
	d = openRemembering(t, memory)
	d.press(fyne.KeyN, ctrl)
	d.press(fyne.KeyL, ctrl)
	d.shows("Bỏ ghim “Tên”")
}
