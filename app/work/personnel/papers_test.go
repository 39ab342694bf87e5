package personnel_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanphongso/app/paper"
	"vanphongso/app/work/personnel"
	"vanphongso/app/work/worktest"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// manager is a head of a division of whom everything is filled in.
func (b *bench) manager() *staff.Person {
	b.T.Helper()
	path := filepath.Join(b.T.TempDir(), "ảnh.png")
	var picture bytes.Buffer
	b.Must(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 60))))
	b.Must(os.WriteFile(path, picture.Bytes(), 0o600))
	photo, err := b.AddFile(b.Ctx, path)
	b.Must(err)
	return b.graded(7, "Hoàng Văn Thành", "01.002", 3, "2024-06-01", func(x *staff.Person) {
		d := &x.Details[0]
		d.Born, d.Sex, d.Height, d.Weight, d.Schooling, d.Address, d.Photo = "1965-03-20", staff.Male, 168, 62, "12/12", "Tổ 5, phường Yên Bái", []office.File{photo}
		x.Assignments[0].UnitID = b.science
		x.Posts = []staff.Post{{Entry: staff.Entry{From: "2022-03-01"}, Kind: staff.PostState, Title: "Trưởng phòng"}}
		x.Allowances = []staff.Allowance{
			{Entry: staff.Entry{From: "2020-01-01"}, Kind: "Phụ cấp công vụ", Percent: 25},
			{Entry: staff.Entry{From: "2020-01-01"}, Kind: "Phụ cấp khu vực", Coefficient: 30},
		}
		x.Training = []staff.Training{{Entry: staff.Entry{From: "1983-09", To: "1988-06"}, Kind: staff.TrainProfessional, Level: "Đại học", Field: "Vật lý", School: "Trường Đại học Tổng hợp Hà Nội", Form: "Chính quy"}}
		x.Careers = []staff.Career{{Entry: staff.Entry{From: "2012-01"}, Text: "Trưởng phòng Quản lý Khoa học"}, {Entry: staff.Entry{From: "1988-09", To: "2011-12"}, Text: "Giáo viên trường Chuyên"}}
		x.Private.Beliefs = []staff.Belief{{Religion: "Phật giáo"}}
		x.Private.Party = []staff.Party{{Entry: staff.Entry{From: "1990-02-03"}, OfficialOn: "1991-02-03"}}
		x.Private.Family = []staff.Relative{{Relation: "Mẹ vợ", Name: "Đỗ Thị Nhàn", Born: "1940", Spouse: true}, {Relation: "Con", Name: "Hoàng Minh", Born: "1995-01-02"}}
		x.Leaves = []staff.Leave{{Entry: staff.Entry{From: "2026-11-30", To: "2026-12-04", Decision: staff.Decision{Dated: "2026-11-20"}}, Kind: "Nghỉ phép năm", Halves: 10, Place: "xã Bảo Hà"}}
	})
}

func (b *bench) drawn(w personnel.PaperWish) string {
	b.T.Helper()
	pdf, err := b.Personnel().Draw(b.Ctx, w)
	b.Must(err)
	return b.Words(pdf)
}

func TestPapersShowWhatTheFileSays(t *testing.T) {
	b := newBench(t)
	x := b.manager()
	whole := b.drawn(personnel.PaperWish{Kind: paper.KindProfile, Person: x.ID})
	b.Has(whole, "HOÀNG VĂN THÀNH", "ngày 20 tháng 3 năm 1965", "Nam", "Phật giáo", "Trưởng phòng", "Chuyên viên chính", "01.002", "3/8", "5,08", "0,50", "12/12", "Đại học, chuyên ngành Vật lý",
		"03/02/1990", "1,68 m", "09/1983 – 06/1988", "09/1988 – 12/2011", "01/2012 – nay", "Hoàng Minh", "1995", "Mẹ vợ", "Đỗ Thị Nhàn", "01.002/3")
	abridged := b.drawn(personnel.PaperWish{Kind: paper.KindProfile, Person: x.ID, Abridged: true})
	for _, secret := range []string{"Phật giáo", "03/02/1990", "Đỗ Thị Nhàn"} {
		if strings.Contains(abridged, secret) {
			t.Errorf("the abridged profile tells %s", secret)
		}
	}
	if got := worktest.Actions(b.Bench, b.Store.Staff.Register, x.ID); got != "view employ" {
		t.Errorf("the audit has %s", got)
	}
	before := b.drawn(personnel.PaperWish{Kind: paper.KindProfile, Person: x.ID, On: "2010-01-01"})
	if strings.Contains(before, "Quản lý Khoa học") || !strings.Contains(before, "Giáo viên trường Chuyên") {
		t.Error("the profile of 2010 tells what came later")
	}
	b.employ(2, "Lê Bình")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindStaffPay}), "Tính đến ngày 25/11/2026", "1 Lê Bình", "2/9 2,67", "2 Hoàng Văn Thành", "Trưởng phòng", "3/8 5,08 0,50 0,30 25%", "có 2 người")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindStaffCount, Recipient: "Sở Nội vụ"}), "Sở Nội vụ", "Chia theo ngạch", "Văn phòng 1 1", "Phòng Quản lý Khoa học 1", "Tổng cộng 2 1 1 2")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindRaiseList, From: "2027-01-01", To: "2027-12-31"}), "NÂNG BẬC LƯƠNG THƯỜNG XUYÊN", "Năm 2027", "Hoàng Văn Thành", "5,08", "01/06/2024", "5,42", "01/06/2027", "nghỉ hưu từ 01/10/2026")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindRetirementList, From: "2026-10-01", To: "2027-06-30"}), "Từ ngày 01/10/2026 đến ngày 30/06/2027", "Hoàng Văn Thành", "61 tuổi 6 tháng", "20/09/2026", "01/10/2026")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindLeave, Person: x.ID, Row: x.Leaves[0].No}), "ngày 20/11/2026 của ông Hoàng Văn Thành", "05 ngày làm việc", "30/11/2026", "04/12/2026 tại xã Bảo Hà", "nghỉ hằng năm của năm 2026")
}

func TestPapersAreIssuedWithTheirNumbers(t *testing.T) {
	b := newBench(t)
	x := b.manager()
	_, err := b.Personnel().Issue(b.Ctx, personnel.PaperWish{Kind: paper.KindRetirementNotice, Person: x.ID})
	b.Refused(err, office.CodeInvalid, "số văn bản")
	notice, err := b.Personnel().Issue(b.Ctx, personnel.PaperWish{Kind: paper.KindRetirementNotice, Person: x.ID, Number: "45", Dated: "2026-04-01"})
	b.Must(err)
	pdf, err := b.Personnel().PaperPDF(b.Ctx, notice.ID)
	b.Must(err)
	b.Has(b.Words(pdf), "Số: 45/TB-SKHCN", "ngày 01 tháng 4 năm 2026", "61 tuổi 6 tháng, đủ tuổi vào ngày 20/09/2026", "từ ngày 01/10/2026")
	b.Has(b.drawn(personnel.PaperWish{Kind: paper.KindRetirementDecision, Person: x.ID, Number: "99"}), "Số: 99/QĐ-SKHCN", "số sổ bảo hiểm xã hội 1002000007", "bậc 3/8, hệ số 5,08", "Bảo hiểm xã hội tỉnh Lào Cai")
	slip := personnel.PaperWish{Kind: paper.KindLeave, Person: x.ID, Row: x.Leaves[0].No}
	first, err := b.Personnel().Issue(b.Ctx, slip)
	b.Must(err)
	again, err := b.Personnel().Issue(b.Ctx, slip)
	b.Must(err)
	if first.Number != "01" || again.ID != first.ID {
		t.Errorf("slips %+v and %+v", first, again)
	}
	profile, err := b.Personnel().Issue(b.Ctx, personnel.PaperWish{Kind: paper.KindProfile, Person: x.ID})
	b.Must(err)
	papers, err := b.Personnel().Papers(b.Ctx, x.ID)
	if err != nil || len(papers) != 3 {
		t.Errorf("papers %+v %v", papers, err)
	}
	b.SignIn(office.Actor{Name: "Trần Thị Bích", Role: "Văn thư"})
	if _, err := b.Personnel().PaperPDF(b.Ctx, notice.ID); err != nil {
		t.Errorf("the clerk opens a notice: %v", err)
	}
	_, err = b.Personnel().PaperPDF(b.Ctx, profile.ID)
	b.Refused(err, office.CodeRefused, personnel.Role)
	_, err = b.Desk().PaperPDF(b.Ctx, profile.ID)
	b.Refused(err, office.CodeRefused, personnel.Role)
	_, err = b.Personnel().Draw(b.Ctx, personnel.PaperWish{Kind: paper.KindStaffPay})
	b.Refused(err, office.CodeRefused, personnel.Role)
	b.Good()
}

func TestAPersonsWholeRecordIsTakenOut(t *testing.T) {
	b := newBench(t)
	x := b.manager()
	var file bytes.Buffer
	b.Refused(b.Personnel().TakeOut(b.Ctx, &file, x.ID, " "), office.CodeInvalid, "yêu cầu")
	if file.Len() != 0 {
		t.Error("something was written without a request")
	}
	b.Must(b.Personnel().TakeOut(b.Ctx, &file, x.ID, "Đơn của ông Thành ngày 20/11/2026"))
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	b.Must(err)
	content := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		b.Must(err)
		content[f.Name], err = io.ReadAll(r)
		b.Must(err)
	}
	var kept staff.Person
	b.Must(json.Unmarshal(content["ho-so.json"], &kept))
	if kept.Private.Beliefs[0].Religion != "Phật giáo" || len(kept.Careers) != 2 || len(content["tep/001 ảnh.png"]) == 0 || len(content) != 4 {
		t.Errorf("taken out: %v", content)
	}
	b.Has(string(content["DOC-TRUOC.txt"]), "Hoàng Văn Thành", "Vũ Thị Hạnh", "Đơn của ông Thành")
	b.Has(b.Words(content["so-yeu-ly-lich-2c.pdf"]), "HOÀNG VĂN THÀNH", "Phật giáo")
	history, err := b.Store.Staff.History(b.Ctx, x.ID)
	b.Must(err)
	found := false
	for _, c := range history {
		found = found || c.Action == personnel.ActExport && strings.Contains(c.After, "Đơn của ông Thành")
	}
	if !found {
		t.Errorf("the request is not in the audit: %+v", history)
	}
}
