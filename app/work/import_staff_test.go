package work_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/sheet"
	"vanphongso/app/work"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffBook writes a list of staff of some columns.
func staffBook(t *testing.T, titles []string, rows ...[]any) string {
	t.Helper()
	var columns []sheet.Column
	for _, title := range titles {
		columns = append(columns, sheet.Column{Title: title})
	}
	var book bytes.Buffer
	if err := sheet.Write(&book, "Danh sách", columns, func(yield func([]any) bool) {
		for _, row := range rows {
			if !yield(row) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "danh-sach.xlsx")
	if err := os.WriteFile(path, book.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What is exported comes back without a difference; one cell that was changed is the only one that is written.
func TestTheListOfStaffComesBack(t *testing.T) {
	b := newBench(t)
	b.SignIn(office.Actor{Name: "Vũ Thị Hạnh", Role: personnel.Role})
	b.Must(b.SampleStaff(b.Ctx, 40, 1, nil))
	var book bytes.Buffer
	b.Refused(b.Personnel().Export(b.Ctx, &book, "2026-11-25", ""), office.CodeInvalid, "lý do")
	b.Must(b.Personnel().Export(b.Ctx, &book, "2026-11-25", "báo cáo Sở Nội vụ"))
	path := filepath.Join(t.TempDir(), "xuat.xlsx")
	b.Must(os.WriteFile(path, book.Bytes(), 0o600))
	plan, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: work.ImportStaff, Path: path})
	b.Must(err)
	serving, err := b.Store.Staff.Count(b.Ctx, office.Query{Filters: map[string][]string{"state": {string(staff.Serving)}}})
	if err != nil || len(plan.Rows) != serving {
		t.Errorf("%d rows of %d people, %v", len(plan.Rows), serving, err)
	}
	for _, row := range plan.Rows {
		if row.Fate != work.FateSame {
			t.Errorf("row %d: %s %s", row.Row, row.Fate, row.Reason)
		}
	}
}

func TestTheListOfStaffIsReadCellByCell(t *testing.T) {
	b := newBench(t)
	b.SignIn(office.Actor{Name: "Vũ Thị Hạnh", Role: personnel.Role})
	b.Must(b.SampleStaff(b.Ctx, 5, 1, nil))
	found, err := b.Personnel().Find(b.Ctx, "KHCN-0002")
	b.Must(err)
	before, err := b.Personnel().Reveal(b.Ctx, found[0].ID)
	b.Must(err)
	path := staffBook(t, []string{"Số hiệu", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Về đơn vị từ ngày", "Mã ngạch", "Bậc", "Ngày hưởng", "Ngày về cơ quan", "Đối tượng", "Trình độ chuyên môn"},
		[]any{"KHCN-0002", "", "", "", "phong chuyen doi so", "1/11/2026", "", "", "", "", "", ""},
		[]any{"KHCN-0900", "Lò Thị Mới", "1999", "nữ", "VP", "1/11/2026", "01.003", "1", "01/11/2026", "01/11/2026", "Công chức", "Đại học"},
		[]any{"KHCN-0901", "Sai Đơn Vị", "1999", "nam", "Phòng Trăng", "", "", "", "", "", "", ""},
		[]any{"KHCN-0903", "Sai Ngày", "31/02/1999", "nam", "", "", "", "", "", "", "", ""},
		[]any{"KHCN-0001", "", "", "", "", "", "", "", "", "", "", "Trung cấp"},
	)
	plan, err := b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: work.ImportStaff, Path: path})
	b.Must(err)
	var got []string
	for _, row := range plan.Rows {
		got = append(got, row.Fate+": "+row.Reason)
	}
	for i, want := range []string{"changed: đổi đơn vị, về đơn vị từ ngày", "new: người mới: KHCN-0900 Lò Thị Mới", "error: đơn vị “Phòng Trăng” không có", "error: ngày sinh “31/02/1999” không phải", "error: Trình độ chuyên môn trong hồ sơ"} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("row %d: %s, want %s", i, got[i], want)
		}
	}
	result, err := b.Imports().Apply(b.Ctx, plan)
	if err != nil || result.Written != 2 {
		t.Fatalf("%+v %v", result, err)
	}
	after, err := b.Personnel().Reveal(b.Ctx, before.ID)
	b.Must(err)
	if after.Summary.Unit != "Phòng Chuyển đổi số" || after.Unit("2026-10-31") != before.Unit("2026-10-31") || len(after.Details) != len(before.Details) || len(after.Grades) != len(before.Grades) {
		t.Errorf("moved: %+v", after.Assignments)
	}
	fresh, err := b.Personnel().Find(b.Ctx, "KHCN-0900")
	b.Must(err)
	if s := fresh[0].Summary; s.Born != "1999" || s.Sex != staff.Female || s.Unit != "Văn phòng" || s.Coefficient != 234 || s.Education != "Đại học" || s.State != staff.Serving {
		t.Errorf("employed: %+v", s)
	}
	var template bytes.Buffer
	b.Must(b.Imports().Template(&template, work.ImportStaff))
	b.SignIn(office.Actor{Name: "Trần Thị Bích", Role: "Văn thư"})
	_, err = b.Imports().Preview(b.Ctx, work.ImportOrder{Kind: work.ImportStaff, Path: path})
	b.Refused(err, office.CodeRefused, personnel.Role)
}
