package work_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/paper"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// desk is an office whose papers name whom to call and who signs.
func newDesk(t testing.TB) *bench {
	b := newBench(t)
	s, err := b.Settings(b.Ctx)
	b.Must(err)
	s.Hotline, s.Signer = "0214 3 821 234", "Phạm Thị Thanh"
	b.Must(b.SaveSettings(b.Ctx, s))
	return b
}

// company takes in the dossier of a company that somebody else hands in.
func (b *bench) company() *dossier.Dossier {
	b.T.Helper()
	x := b.draft("2.002381", "Công ty TNHH Thiết bị Y tế Hồng Đăng")
	x.Owner.Kind, x.Owner.Address = dossier.Company, "Số 12 đường Hoàng Liên, phường Lào Cai"
	x.Submitter = &dossier.Party{Kind: dossier.Citizen, Name: "Nguyễn Thị Ánh Tuyết", IDNumber: "010190001234", Phone: "0987 654 321", Address: "Tổ 5, phường Yên Bái"}
	x.Authority = "Giấy ủy quyền ngày 20/11/2026"
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	return x
}

// issue issues a paper and returns its text on one line.
func (b *bench) issue(id int64, kind string) (*dossier.Paper, string) {
	b.T.Helper()
	p, err := b.Desk().Issue(b.Ctx, id, kind)
	b.Must(err)
	return p, b.textOf(p.ID)
}

func (b *bench) textOf(paperID int64) string {
	b.T.Helper()
	pdf, err := b.Desk().PaperPDF(b.Ctx, paperID)
	b.Must(err)
	return b.Words(pdf)
}

func (b *bench) kinds(x *dossier.Dossier) string {
	b.T.Helper()
	x, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	return strings.Join(b.Desk().Kinds(x), " ")
}

// A dossier goes through its life, and at every station the papers of it can be had.
func TestPapersOfADossiersLife(t *testing.T) {
	b := newDesk(t)
	x := b.company()
	code := x.Code
	if got := b.kinds(x); got != "receipt explanation guidance comment" {
		t.Errorf("after reception: %s", got)
	}
	_, text := b.issue(x.ID, paper.KindGuidance)
	b.Has(text, "Số: 01", "PHIẾU HƯỚNG DẪN", "Người được hướng dẫn: Nguyễn Thị Ánh Tuyết", "(mã 2.002381)", "1. Thành phần hồ sơ cần chuẩn bị:", "NGƯỜI HƯỚNG DẪN", "Trần Thị Bích")
	_, text = b.issue(x.ID, paper.KindComment)
	b.Has(text, "PHIẾU GÓP Ý", "Trần Thị Bích", code)

	b.Clock = b.Clock.Add(time.Hour)
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành", Handler: "Lê Thị Hoa", Limit: "3d"})
	_, text = b.issue(x.ID, paper.KindTransfer)
	b.Has(text, "GIẤY BÀN GIAO HỒ SƠ", code, "Người nộp: Nguyễn Thị Ánh Tuyết", "Chủ hồ sơ: Công ty TNHH", "Hạn bước “Phân công”: 10 giờ 00 phút, ngày 30 tháng 11 năm 2026",
		"Đề nghị Phòng Quản lý Chuyên ngành trả kết quả về Trung tâm", "chậm nhất 09 giờ 00 phút, ngày 14 tháng 12 năm 2026", "I. GIAO HỒ SƠ", "1. Giao: Trung tâm Phục vụ hành chính công", "10 giờ 00 phút, ngày 25 tháng 11 năm 2026",
		"2. Nhận: Phòng Quản lý Chuyên ngành", "Trần Thị Bích Lê Thị Hoa", "II. NHẬN KẾT QUẢ", "…… giờ …… phút")
	control, text := b.issue(x.ID, paper.KindControl)
	b.Has(text, "PHIẾU KIỂM SOÁT", code, "Công ty TNHH", "Phòng Quản lý Chuyên ngành", "Trần Thị Bích Lê Thị Hoa", "□ Quá hạn")

	b.move(x.ID, dossier.ActAsk, dossier.Given{Reason: "thiếu chứng chỉ còn hiệu lực", Document: "12/HDHS", Day: "2026-11-25", Papers: []string{"Chứng chỉ nhân viên bức xạ"}, Until: "2026-12-10"})
	p, text := b.issue(x.ID, paper.KindSupplement)
	b.Has(text, "Số: 12/HDHS", "ngày 25 tháng 11 năm 2026", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Ông/Bà: Nguyễn Thị Ánh Tuyết", "Chủ hồ sơ: Công ty TNHH",
		"1 Chứng chỉ nhân viên bức xạ", "Lý do: thiếu chứng chỉ còn hiệu lực", "trước hết ngày 10 tháng 12 năm 2026", "liên hệ với Trần Thị Bích, số điện thoại 0214 3 821 234")
	if p.Number != "12/HDHS" || p.Code != code || p.Form != "tt03-2025/02-supplement" || p.Sheet != "A5" {
		t.Errorf("%+v", p)
	}
	_, text = b.issue(x.ID, paper.KindExplanation)
	b.Has(text, "VÌ SAO HẸN TRẢ NGÀY NÀY?", "tạm dừng, còn", "giờ làm việc", "Yêu cầu bổ sung giấy tờ")

	b.Clock = b.Clock.Add(24 * time.Hour)
	b.move(x.ID, dossier.ActSupplement, dossier.Given{})
	b.move(x.ID, dossier.ActExtend, dossier.Given{Days: 3, Reason: "chờ ý kiến của Cục An toàn bức xạ", Document: "45/SKHCN-VP", Day: "2026-11-26", Basis: "Điều 19 Nghị định 118/2025/NĐ-CP"})
	_, text = b.issue(x.ID, paper.KindApology)
	b.Has(text, "Số: 45/SKHCN-VP", "Kính gửi: Công ty TNHH", "Sở Khoa học và Công nghệ đã tiếp nhận hồ sơ của Quý đơn vị", code, "Phòng Quản lý Chuyên ngành",
		"Lý do: chờ ý kiến của Cục An toàn bức xạ.", "sự chậm trễ", "và đề nghị gia hạn thời gian giải quyết hồ sơ theo Điều 19 Nghị định 118/2025/NĐ-CP. Rất mong", "được trả kết quả vào", "- Lưu: VT, VP.", "GIÁM ĐỐC", "Phạm Thị Thanh")

	b.move(x.ID, dossier.ActStop, dossier.Given{Reason: "chờ kết luận thanh tra", Document: "9/TB-SKHCN", Day: "2026-11-26"})
	_, text = b.issue(x.ID, paper.KindStop)
	b.Has(text, "Số: 9/TB-SKHCN", "THÔNG BÁO", "Dừng giải quyết hồ sơ", "Sở Khoa học và Công nghệ thông báo", code, "chờ kết luận thanh tra", "5. Giấy tờ trả lại: không có.")
	b.move(x.ID, dossier.ActResume, dossier.Given{})

	b.move(x.ID, dossier.ActHandOver, dossier.Given{Step: "Trình lãnh đạo Sở", Handler: "Nguyễn Văn Hùng"})
	b.Clock = b.Clock.Add(time.Hour)
	b.move(x.ID, dossier.ActFinish, dossier.Given{Result: dossier.Result{Paper: "Giấy phép", Number: "65/GP-SKHCN", Day: "2026-11-26", Signer: "Nguyễn Văn A"}})
	b.move(x.ID, dossier.ActReturn, dossier.Given{Receiver: "Nguyễn Thị Ánh Tuyết", ReturnBy: dossier.ReturnDesk})
	_, text = b.issue(x.ID, paper.KindReturn)
	b.Has(text, "Số: 01", "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", code, "Chủ hồ sơ: Công ty TNHH", "2. Người trả kết quả: Trần Thị Bích", "0214 3 821 234",
		"3. Người nhận kết quả: Nguyễn Thị Ánh Tuyết", "010190001234", "0987 654 321", "1 Giấy phép 65/GP-SKHCN", "5. Ngày trả: 11 giờ 00 phút, ngày 26 tháng 11 năm 2026")
	again, text := b.issue(x.ID, paper.KindControl)
	b.Has(text, "2. Nhận: Phòng Quản lý Chuyên ngành (trình lãnh đạo Sở)", "Nguyễn Văn Hùng", "2. Nhận: Trung tâm Phục vụ hành chính công", "Trước hạn")
	if again.ID == control.ID {
		t.Error("the hand-overs since are missing: it is the control slip of before")
	}
	_, text = b.issue(x.ID, paper.KindExplanation)
	b.Has(text, "Thời gian hẹn trả kết quả:", "Yêu cầu bổ sung giấy tờ", "12/HDHS", "Xử lý xong lúc 11:00: trước hạn.")
	if got := b.kinds(x); got != "receipt supplement transfer control apology stop return explanation comment" {
		t.Errorf("at the end: %s", got)
	}
	_, err := b.Desk().Issue(b.Ctx, x.ID, paper.KindRefusal)
	b.Refused(err, office.CodeRefused, "phiếu từ chối")
	_, err = b.Desk().Issue(b.Ctx, x.ID, "bill")
	b.Refused(err, office.CodeInvalid, "bill")
	b.Good()
}

func TestALateDossierThatWaitsIsExplainedByItsPromise(t *testing.T) {
	b := newDesk(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành"})
	b.Clock = x.Due.Add(24 * time.Hour)
	b.move(x.ID, dossier.ActCharge, dossier.Given{Reason: "nộp phí thẩm định", Document: "12/TB", Day: "2026-11-25"})
	_, text := b.issue(x.ID, paper.KindExplanation)
	b.Has(text, "Thời gian hẹn trả kết quả: 09 giờ 00 phút, ngày 02 tháng 12 năm 2026", "Yêu cầu thực hiện nghĩa vụ tài chính")
}

func TestAPaperIsIssuedOnce(t *testing.T) {
	b := newDesk(t)
	x, receipt := b.accept("2.002385", "Lò Văn Pao")
	again, _ := b.issue(x.ID, paper.KindReceipt)
	if again.ID != receipt.ID {
		t.Errorf("a second receipt: %+v", again)
	}
	ask := func(number string) *dossier.Paper {
		b.move(x.ID, dossier.ActAsk, dossier.Given{Reason: "thiếu bản vẽ", Document: number, Day: "2026-11-25", Papers: []string{"Bản vẽ"}})
		p, text := b.issue(x.ID, paper.KindSupplement)
		b.Has(text, "Số: "+number)
		return p
	}
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành"})
	first := ask("12/HDHS")
	before, err := b.Desk().PaperPDF(b.Ctx, first.ID)
	b.Must(err)
	s, err := b.Settings(b.Ctx)
	b.Must(err)
	s.FormSet, s.Hotline, s.Name = "tt01-2018", "1900 1234", "Sở khác"
	b.Must(b.SaveSettings(b.Ctx, s))
	b.Clock = b.Clock.Add(time.Hour)
	same, _ := b.issue(x.ID, paper.KindSupplement)
	after, err := b.Desk().PaperPDF(b.Ctx, same.ID)
	b.Must(err)
	if same.ID != first.ID || !bytes.Equal(before, after) {
		t.Error("a reprint is another paper")
	}
	_, err = b.Desk().Undo(b.Ctx, x.ID, 0, "ghi nhầm số")
	b.Must(err)
	if second := ask("13/HDHS"); second.ID == first.ID || second.Form != "tt01-2018/02-supplement" {
		t.Errorf("the new request has the old paper: %+v", second)
	}
	drafted, err := b.Desk().Draft(b.Ctx, x.ID, paper.KindTransfer)
	b.Must(err)
	b.Has(b.Words(drafted), "Số: …", "GIẤY BÀN GIAO HỒ SƠ")
	if n := worktest.Count(b.Bench, b.Store.Papers.Register); n != 3 {
		t.Errorf("%d papers are kept", n)
	}
	b.Good()
}

func TestRefusedAndWithdrawnDossiersHaveTheirPapers(t *testing.T) {
	b := newDesk(t)
	x := b.draft("2.002385", "Lò Văn Pao")
	b.Must(b.Desk().Reject(b.Ctx, x, "Không thuộc thẩm quyền của Sở"))
	if got := b.kinds(x); got != "refusal comment" {
		t.Errorf("a refused dossier has %s", got)
	}
	_, text := b.issue(x.ID, paper.KindRefusal)
	b.Has(text, "Mã hồ sơ: KTN-261125-0001", "Số: 01/TTPVHCC", "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Lò Văn Pao", "Không thuộc thẩm quyền của Sở", "Trần Thị Bích")

	y, _ := b.accept("2.002385", "Giàng A Páo")
	b.move(y.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành"})
	b.move(y.ID, dossier.ActWithdraw, dossier.Given{Reason: "không còn nhu cầu"})
	b.move(y.ID, dossier.ActRelease, dossier.Given{})
	_, text = b.issue(y.ID, paper.KindStop)
	b.Has(text, "Số: ……", "/TB-SKHCN", "Kính gửi: Ông/Bà Giàng A Páo", "chủ hồ sơ đề nghị rút hồ sơ; không còn nhu cầu", "5. Giấy tờ trả lại:", "1 ")
	b.Good()
}

func TestDossiersAreHandedOverByUnit(t *testing.T) {
	b := newDesk(t)
	var ids []int64
	for i, unit := range []string{"Phòng Quản lý Chuyên ngành", "Phòng Tiêu chuẩn", "Phòng Quản lý Chuyên ngành"} {
		x, _ := b.accept("2.002385", []string{"Lò Văn Pao", "Giàng A Páo", "Vàng Thị Mỷ"}[i])
		ids = append(ids, x.ID)
		b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: unit, Handler: "Lê Thị Hoa"})
	}
	issued, err := b.Desk().IssueBatch(b.Ctx, paper.KindBatch, ids)
	b.Must(err)
	if len(issued) != 2 || issued[0].Number != "01" || len(issued[0].Dossiers) != 2 || issued[0].DossierID != 0 {
		t.Fatalf("%+v", issued)
	}
	b.Has(b.textOf(issued[0].ID), "Người bàn giao: Trần Thị Bích, Trung tâm", "Bên nhận: Lê Thị Hoa, Phòng Quản lý Chuyên ngành", "Số lượng hồ sơ: 02", "Hồ sơ giấy", "1 H38", "Lò Văn Pao", "2 H38", "Vàng Thị Mỷ")
	same, err := b.Desk().IssueBatch(b.Ctx, paper.KindBatch, []int64{ids[2], ids[1], ids[0], ids[0]})
	b.Must(err)
	if same[0].ID != issued[0].ID || same[1].ID != issued[1].ID {
		t.Errorf("the same hand-over has another paper: %+v", same)
	}
	_, err = b.Desk().IssueBatch(b.Ctx, paper.KindResults, ids)
	b.Refused(err, office.CodeRefused, "chưa có kết quả")
	for _, id := range ids[:2] {
		b.move(id, dossier.ActFinish, result())
	}
	results, err := b.Desk().IssueBatch(b.Ctx, paper.KindResults, ids[:2])
	b.Must(err)
	b.Has(b.textOf(results[1].ID), "PHIẾU BÀN GIAO KẾT QUẢ", "Đơn vị chủ trì giải quyết: Phòng Tiêu chuẩn", "1 H38", "Giấy phép số 65/GP-SKHCN", "Giàng A Páo", "Lê Thị Hoa")
	b.Good()
}

func TestApologiesAreDraftedTheDayBefore(t *testing.T) {
	b := newDesk(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành"})
	none := func(when string) {
		t.Helper()
		list, err := b.Desk().Apologies(b.Ctx)
		b.Must(err)
		if len(list) != 0 {
			t.Fatalf("%s: %+v", when, list)
		}
	}
	none("on the day of receipt")
	due := x.Due
	b.Clock = workdayBefore(due)
	one := func() work.Apology {
		t.Helper()
		list, err := b.Desk().Apologies(b.Ctx)
		b.Must(err)
		if len(list) != 1 || list[0].Dossier.ID != x.ID {
			t.Fatalf("%+v", list)
		}
		return list[0]
	}
	a := one()
	if a.Late || !a.Extends || !a.Promised.Equal(due) || a.Days != 5 || !a.NewDue.After(due) {
		t.Errorf("%+v", a)
	}
	_, err := b.Desk().Apologize(b.Ctx, a)
	b.Refused(err, office.CodeInvalid, "lý do")
	a.Reason = "chờ ý kiến của cơ quan phối hợp"
	_, err = b.Desk().Apologize(b.Ctx, a)
	b.Refused(err, office.CodeInvalid, "số, ký hiệu")
	a.Document = "45/SKHCN-VP"
	a, err = b.Desk().Reckon(b.Ctx, a, 2)
	b.Must(err)
	drafted, err := b.Desk().DraftApology(b.Ctx, a)
	b.Must(err)
	p, err := b.Desk().Apologize(b.Ctx, a)
	b.Must(err)
	text := b.textOf(p.ID)
	b.Has(text, "Số: 45/SKHCN-VP", "V/v xin lỗi và đề nghị gia hạn", "Ông/Bà Lò Văn Pao", "Lý do: chờ ý kiến của cơ quan phối hợp.")
	if text != b.Words(drafted) {
		t.Errorf("drafted:\n%s\nissued:\n%s", b.Words(drafted), text)
	}
	moved, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	if moved.Extension == nil || !moved.Due.Equal(a.NewDue) {
		t.Errorf("due %v, the letter says %v", moved.Due, a.NewDue)
	}
	if same, _ := b.issue(x.ID, paper.KindApology); same.ID != p.ID {
		t.Error("the letter of the extension is drawn again")
	}
	none("after the letter")

	b.Clock = moved.Due.Add(time.Hour)
	second := one()
	if !second.Late || second.Extends {
		t.Errorf("%+v", second)
	}
	second.Reason, second.Words = "thiết bị kiểm định hỏng", "Sở thành thật xin lỗi ông"
	p, err = b.Desk().Apologize(b.Ctx, second)
	b.Must(err)
	b.Has(b.textOf(p.ID), "V/v xin lỗi và hẹn lại", "thiết bị kiểm định hỏng", "Sở thành thật xin lỗi ông. Hồ sơ của Ông/Bà được trả")
	none("after the second letter")
	late, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	if !late.Due.Equal(moved.Due) {
		t.Error("a letter after the promise was broken has moved it")
	}
	b.Good()
}

// workdayBefore is nine o'clock of the last working day before: the tests' due times lie in the middle of a week.
func workdayBefore(due time.Time) time.Time {
	day := office.DayOf(due).Add(-1)
	for day.Time().Weekday() == time.Sunday || day.Time().Weekday() == time.Saturday {
		day = day.Add(-1)
	}
	return day.Time().Add(9 * time.Hour)
}

func TestTheBookHasEveryDossierOfItsDays(t *testing.T) {
	b := newDesk(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	refused := b.draft("2.002385", "Người bị từ chối")
	b.Must(b.Desk().Reject(b.Ctx, refused, "Không thuộc thẩm quyền của Sở"))
	b.move(x.ID, dossier.ActTransfer, dossier.Given{Unit: "Phòng Quản lý Chuyên ngành", Handler: "Lê Thị Hoa"})
	b.move(x.ID, dossier.ActFinish, result())
	b.move(x.ID, dossier.ActReturn, dossier.Given{Receiver: "Lò Văn Pao", ReturnBy: dossier.ReturnDesk})
	b.Clock = b.Clock.AddDate(0, 0, 1)
	b.accept("2.002385", "Giàng A Páo")
	book := func(from, to office.Day) string {
		pdf, err := b.Desk().Book(b.Ctx, from, to)
		b.Must(err)
		return b.Words(pdf)
	}
	text := book("2026-01-01", "2026-12-31")
	b.Has(text, "SỔ THEO DÕI HỒ SƠ", "Năm: 2026", "Từ ngày 01/01/2026 đến ngày 31/12/2026", "Từ số 1 đến số 2", "Quyển số: 01/2026",
		"25/11/2026", "Lò Văn Pao", "26/11/2026", "Sổ này ghi 2 hồ sơ, từ số 1 đến số 2.")
	if strings.Contains(text, "từ chối") {
		t.Error("a refused dossier stands in the book")
	}
	if text := book("2026-11-26", "2026-11-26"); strings.Contains(text, "Lò Văn Pao") {
		t.Error("the book has a dossier of another day")
	}
	_, err := b.Desk().Book(b.Ctx, "2026-12-31", "2026-01-01")
	b.Refused(err, office.CodeInvalid, "ngày cuối")
}
