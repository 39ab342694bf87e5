package screens

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/data/dossier"
)

// read returns a dossier as it is kept.
func (d *desk) read(id int64) *dossier.Dossier {
	d.t.Helper()
	x, err := d.office.Store.Dossiers.Get(d.ctx, id)
	d.must(err)
	return x
}

// transferred is a dossier that the department has.
func (d *desk) transferred() *dossier.Dossier {
	d.t.Helper()
	x := d.accept("2.002381", "Hoàng Thị Lan")
	moved, err := d.office.Desk().Move(d.ctx, x.ID, 0, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành", Handler: "Hùng"})
	d.must(err)
	return moved
}

// putFile puts a file into the officer's own folder, where the chooser begins.
func (d *desk) putFile(name string) {
	d.t.Helper()
	home, err := os.UserHomeDir()
	d.must(err)
	d.must(os.WriteFile(filepath.Join(home, name), []byte("%PDF-1.4\n"), 0o600))
}

// tab moves the focus on so many times.
func (d *desk) tab(times int) {
	for range times {
		d.Window().Canvas().FocusNext()
	}
}

// A dossier goes its whole way by keyboard: to the department, papers asked for and come, the result, handed out.
func TestALifeByKeyboard(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.shows("Chờ chuyển", "Chuyển phòng chuyên môn")

	d.press("B", ctrl)
	d.shows("Chuyển phòng chuyên môn · "+x.Code, "SAU THAO TÁC NÀY", "giữ nguyên 09:00 thứ Hai 14/12/2026", "Giao cho", "Phòng Quản lý Chuyên ngành · Phân công")
	d.enter(1) // the unit stands there
	d.write("Hùng")
	d.enter(2) // handler, step
	d.write("2d")
	d.shows("hạn bước 27/11 09:00")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Giấy bàn giao", x.Code)
	d.keys(fyne.KeyEscape)
	d.shows("Đang xử lý", "Phòng Quản lý Chuyên ngành – Hùng", "DIỄN BIẾN")
	if now := d.read(x.ID); now.State != dossier.Processing || now.Handler() != "Hùng" || now.Step.Limit != "2d" || now.Step.Name != "Phân công" {
		t.Fatalf("%+v", now.Step)
	}

	d.clock = d.clock.Add(time.Hour)
	d.press("B", ctrl|shift)
	d.shows("Yêu cầu bổ sung · ", "Cần bổ sung", "đồng hồ dừng, còn 12 ngày")
	d.tab(2)
	d.write("thiếu giấy tờ theo danh mục")
	d.tab(1)
	d.write("12/HDHS")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Phiếu yêu cầu bổ sung")
	d.keys(fyne.KeyEscape)
	d.shows("Yêu cầu bổ sung giấy tờ", "Dừng, còn 1", "12/HDHS ngày 25/11/2026")
	if now := d.read(x.ID); now.State != dossier.Supplementing || len(now.Supplements[0].Papers) != 6 {
		t.Fatalf("%s %q", now.State, now.Supplements)
	}

	d.clock = d.clock.Add(24 * time.Hour)
	d.press("B", ctrl)
	d.shows("Nhận giấy tờ bổ sung · ", "đồng hồ chạy tiếp")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Đang xử lý")
	if now := d.read(x.ID); len(now.Missing()) != 0 || now.OpenPause() != nil {
		t.Errorf("%q", now.Missing())
	}

	d.press("D", ctrl)
	d.shows("Xử lý xong · ", "xong trước hạn")
	d.enter(1) // the kind of result stands there
	d.write("65/GP-SKHCN")
	d.enter(2) // number, day
	d.write("Nguyễn Văn A")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("65/GP-SKHCN")

	d.press("D", ctrl)
	d.shows("Trả kết quả · ", "Trả kết quả rồi thì không hoàn tác được.")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Giấy biên nhận", x.Code)
	d.keys(fyne.KeyEscape)
	d.shows("Đã trả kết quả", "TRẢ KẾT QUẢ", "DIỄN BIẾN")
	now := d.read(x.ID)
	if now.State != dossier.Returned || now.Return.Receiver != "Hoàng Thị Lan" || !strings.Contains(strings.Join(now.Return.Papers, ""), "65/GP-SKHCN") {
		t.Errorf("%+v", now.Return)
	}
}

// What is missing is said beside its field; Esc keeps what was typed, and the next time it is there.
func TestAMoveThatLacksSomething(t *testing.T) {
	d := sit(t)
	x := d.transferred()
	d.Navigate(Dossiers, x.ID)
	d.press("G", ctrl|shift)
	d.shows("Xin lỗi và gia hạn · ", "giữ nguyên")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Còn 3 chỗ cần sửa", "Hãy nhập “Gia hạn thêm”.")
	d.write("5")
	d.shows("chuyển từ 09:00 thứ Hai 14/12/2026 sang", "09:00 thứ Hai 21/12/2026")
	d.keys(fyne.KeyEscape)
	d.shows("Đã giữ bản nháp.")
	d.press("G", ctrl|shift)
	d.shows("Đã nạp lại bản nháp", "09:00 thứ Hai 21/12/2026")
	d.tab(1)
	d.write("bận")
	d.tab(1)
	d.write("7/CV")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Hãy ghi rõ lý do.")
	page := d.front(Dossiers).(*askPage)
	page.form.SetValue("reason", "chờ kết quả giám định")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Văn bản xin lỗi")
	now := d.read(x.ID)
	if now.Extension == nil || now.Extension.Days != 5 || now.Extension.Reason != "chờ kết quả giám định" {
		t.Fatalf("%+v", now.Extension)
	}
	d.keys(fyne.KeyEscape)
	d.press("G", ctrl|shift)
	d.shows("đã được gia hạn một")
}

// Today's step is taken back with a reason, after saying what will be again.
func TestUndoOfTodaysStep(t *testing.T) {
	d := sit(t)
	x := d.transferred()
	d.Navigate(Dossiers, x.ID)
	d.press("Z", ctrl)
	d.shows("Bước cuối: “Chuyển phòng chuyên môn” lúc 25/11 09:00, Trần Thị", "Trạng thái: Được tiếp nhận")
	d.write("chuyển nhầm phòng")
	d.enter(1)
	d.shows("Chờ chuyển", "Đã hoàn tác")
	if now := d.read(x.ID); now.State != dossier.Received || now.Step != nil || len(now.Events) != 3 {
		t.Errorf("%+v", now)
	}
}

// Only what the table allows is offered, each once and with a shortcut of its own.
func TestOffersAreThoseOfTheTable(t *testing.T) {
	d := sit(t)
	s := d.pages[Dossiers]
	if s == nil {
		d.press("3", alt)
	}
	offered := (&dossiers{deps: deps{d.office, d.place}, host: d.Host()}).moveActionsOf()
	for _, state := range dossier.States() {
		for _, taken := range []int{0, 1} {
			x := &dossier.Dossier{State: state, BookNumber: taken}
			want, got, used := map[string]bool{}, map[string]bool{}, map[string]string{}
			for _, m := range x.Moves() {
				want["move."+m.Action] = true
			}
			for _, a := range offered {
				if !strings.HasPrefix(a.Key, "move.") || a.Hidden(x) {
					continue
				}
				got[a.Key] = true
				if other := used[a.Shortcut]; other != "" || a.Shortcut == "" {
					t.Errorf("%s: %s and %s have the shortcut %q", state, a.Key, other, a.Shortcut)
				}
				used[a.Shortcut] = a.Key
			}
			if len(got) != len(want) {
				t.Errorf("%s: offered are %v, allowed %v", state, got, want)
			}
		}
	}
}

// Every move that is offered has a page that asks for what the move needs.
func TestEveryMoveAsksForWhatItNeeds(t *testing.T) {
	d := sit(t)
	x := d.transferred()
	for _, state := range dossier.States() {
		for _, m := range state.Moves() {
			stage := newStage(d.Host())
			p := &dossierMove{deps: deps{d.office, d.place}, stage: stage, x: x, move: m, page: newAsk(stage)}
			asked := map[string]bool{}
			for _, f := range (moving[dossier.Given]{needs: m.Needs, takes: m.Takes, fields: p.fields()}).asked() {
				asked[f.Key], asked[strings.TrimSuffix(f.Key, ".more")] = true, true
			}
			for _, field := range append(append([]string{}, m.Needs...), m.Takes...) {
				if !asked[field] {
					t.Errorf("%s does not ask for %s", m.Action, field)
				}
			}
		}
	}
}

// Several dossiers go as one: those that cannot are named before, one undo brings all back.
func TestSeveralGoAsOne(t *testing.T) {
	d := sit(t)
	var ids []int64
	for _, name := range []string{"Hoàng Thị Lan", "Đặng Văn Bảo", "Lò Văn Pao"} {
		ids = append(ids, d.accept("2.002381", name).ID)
	}
	gone := d.transferred()
	d.press("3", alt)
	d.press("A", ctrl)
	d.shows("4 hồ sơ đã chọn")
	d.press("B", ctrl)
	d.shows("Chuyển phòng chuyên môn · 3 hồ sơ", "Hồ sơ "+gone.Code, "chuyển được")
	d.enter(1)
	d.write("Hùng")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Giấy bàn giao nhiều hồ sơ")
	for _, id := range ids {
		if x := d.read(id); x.State != dossier.Processing || x.Handler() != "Hùng" {
			t.Errorf("%s %q", x.State, x.Handler())
		}
	}
	d.keys(fyne.KeyEscape)
	d.press("Z", ctrl)
	d.shows("Bước vừa làm của 4 hồ sơ được hoàn tác")
	d.write("nhầm phòng")
	d.enter(1)
	for _, id := range ids {
		if x := d.read(id); x.State != dossier.Received {
			t.Errorf("%s", x.State)
		}
	}
}

// The files of the result are chosen and kept with it.
func TestFilesOfTheResult(t *testing.T) {
	d := sit(t)
	x := d.transferred()
	d.putFile("giay-phep.pdf")
	d.Navigate(Dossiers, x.ID)
	d.press("D", ctrl)
	d.press("O", ctrl)
	d.shows("giay-phep.pdf")
	d.write("giay")
	d.enter(1)
	d.keys(fyne.KeyEscape) // the chooser is open for the next one
	page := d.front(Dossiers).(*askPage)
	page.form.SetValue("result.number", "65/GP-SKHCN")
	page.form.SetValue("result.signer", "Nguyễn Văn A")
	d.press(fyne.KeyReturn, ctrl)
	now := d.read(x.ID)
	if now.State != dossier.Done || len(now.Result.Files) != 1 || now.Result.Files[0].Name != "giay-phep.pdf" {
		t.Fatalf("%s %+v", now.State, now.Result)
	}
	d.shows("TỆP 1", "giay-phep.pdf")
}

// The papers of a dossier are listed with what was issued; one that was issued opens as it is.
func TestPapersOfADossier(t *testing.T) {
	d := sit(t)
	x := d.transferred()
	d.Navigate(Dossiers, x.ID)
	d.press("G", ctrl)
	d.shows("Giấy tờ của hồ sơ "+x.Code, "Phiếu kiểm soát", "chưa lập", "lập 25/11/2026 09:00")
	d.write("kiem soat")
	d.enter(1)
	d.shows("Phiếu kiểm soát", "Chưa in lần nào.")
	d.hides("Gửi cho người nộp") // it stays in the house
	d.keys(fyne.KeyEscape)
	d.press("G", ctrl)
	d.write("kiem soat")
	d.enter(1)
	papers, err := d.office.Store.Papers.OfDossier(d.ctx, x.ID)
	d.must(err)
	if len(papers) != 2 {
		t.Errorf("%d papers", len(papers))
	}
}

// Papers are asked for before reception, at the counter: the dossier waits without a place in the book, and is accepted when
// they have come.
func TestPapersAreAskedForAtTheCounter(t *testing.T) {
	d := sit(t)
	d.fillCounter()
	d.press("B", ctrl|shift)
	d.shows("Yêu cầu bổ sung · Hoàng Thị Lan", "Hồ sơ chờ bổ sung, chưa vào sổ, chưa tính")
	d.tab(2)
	d.write("thiếu giấy tờ theo danh mục")
	d.tab(1)
	d.write("1/HDHS")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Phiếu yêu cầu bổ sung")
	d.keys(fyne.KeyEscape)
	x := d.read(d.dossiers()[0].ID)
	if x.State != dossier.Supplementing || x.TakenIn() || !strings.HasPrefix(x.Code, "CBS-") {
		t.Fatalf("%s %s", x.State, x.Code)
	}
	d.Navigate(Dossiers, x.ID)
	d.shows("Chờ bổ sung")
	d.press("B", ctrl)
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Mới đăng ký")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Tiếp nhận · "+x.Code, "09:00 thứ Hai 14/12/2026")
	d.press(fyne.KeyReturn, ctrl)
	d.shows("Giấy tiếp nhận H38.21.06-261125-0001")
}
