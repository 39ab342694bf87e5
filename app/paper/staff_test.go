package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// portrait is a photograph for tests: wider than 4 × 6, a head and shoulders before a light ground.
func portrait() image.Image {
	const width, height = 900, 1000
	photo := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			head, body := round(x-450, y-420, 170, 220), round(x-450, y-1000, 330, 330)
			switch {
			case head:
				photo.Set(x, y, color.RGBA{226, 184, 150, 255})
			case body:
				photo.Set(x, y, color.RGBA{30, 60, 110, 255})
			default:
				photo.Set(x, y, color.RGBA{180, uint8(205 + y/40), 235, 255})
			}
		}
	}
	return photo
}

func round(x, y, across, down int) bool {
	return x*x*down*down+y*y*across*across <= across*across*down*down
}

// longLife is a person with 30 rows of career, 12 members of family, long names and long texts.
func longLife() ProfileData {
	data := sampleProfile()
	data.Photo = portrait()
	data.Name = "Công Tằng Tôn Nữ Nguyễn Thị Ánh Tuyết Phương Thảo"
	data.Posts = "Trưởng phòng Quản lý khoa học và Đổi mới sáng tạo, Sở Khoa học và Công nghệ tỉnh Lào Cai; Đảng ủy viên, Bí thư Chi bộ Phòng Quản lý khoa học và Đổi mới sáng tạo; Phó Chủ tịch Công đoàn cơ sở; kiêm nhiệm Thư ký Hội đồng Khoa học và Công nghệ tỉnh"
	data.Duty = "Lãnh đạo, quản lý toàn diện hoạt động của phòng; tham mưu quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh; quản lý Quỹ phát triển khoa học và công nghệ; tổng hợp kế hoạch ngân sách khoa học và công nghệ hằng năm"
	data.BirthPlace = "Xã Nghĩa Đô, huyện Bảo Yên, tỉnh Hoàng Liên Sơn (nay là xã Nghĩa Đô, tỉnh Lào Cai)"
	places := []string{
		"Phòng Kế hoạch – Tài chính, Sở Khoa học, Công nghệ và Môi trường tỉnh Lào Cai", "Chi cục Tiêu chuẩn Đo lường Chất lượng, Sở Khoa học và Công nghệ tỉnh Lào Cai",
		"Văn phòng Sở Khoa học và Công nghệ tỉnh Lào Cai; đại biểu Hội đồng nhân dân thành phố khóa XVIII, nhiệm kỳ 2004–2011; Ủy viên Ban Chấp hành Công đoàn ngành, phụ trách công tác nữ công và thi đua – khen thưởng của khối các cơ quan tỉnh",
	}
	data.Career = nil
	for i := range 30 {
		month := 3 + i*10
		data.Career = append(data.Career, CareerRow{
			Span: fmt.Sprintf("%02d/%d – %02d/%d", month%12+1, 2000+month/12, (month+9)%12+1, 2000+(month+9)/12),
			Text: fmt.Sprintf("Vị trí công tác thứ %d: chuyên viên %s", i+1, places[i%len(places)]),
		})
	}
	data.Training = append(data.Training, data.Training...)
	kin := []string{"Cha", "Mẹ", "Chồng", "Con gái", "Con trai", "Anh trai", "Em gái"}
	data.Family, data.InLaws = nil, nil
	for i := range 12 {
		row := FamilyRow{"Em chồng", "Nguyễn Phúc Vĩnh Bảo Toàn", fmt.Sprint(1948 + i*4), "Quê quán: xã Xuân Thượng, huyện Xuân Trường, tỉnh Nam Định; nguyên Phó Trưởng phòng Nội vụ huyện Bảo Yên, đã nghỉ hưu; nơi ở: tổ 5, phường Lào Cai, tỉnh Lào Cai; đảng viên, hội viên Hội Cựu chiến binh"}
		if i < len(kin) {
			row.Relation = kin[i]
			data.Family = append(data.Family, row)
		} else {
			row.Name = fmt.Sprint("Lê Đình Thứ ", i+1)
			data.InLaws = append(data.InLaws, row)
		}
	}
	data.Relatives = "Có em trai là Nguyễn Quang Huy, sinh năm 1984, nghiên cứu sinh tại Trường Đại học Tổng hợp Tô-ky-ô, Nhật Bản từ tháng 9/2024, địa chỉ: 7-3-1 Hongo, Bunkyo-ku, Tô-ky-ô; có chị dâu bên chồng định cư tại Cộng hòa Liên bang Đức từ năm 1992, không tham gia tổ chức chính trị nào."
	data.Remarks = strings.Repeat("Có phẩm chất chính trị, đạo đức tốt; hoàn thành tốt nhiệm vụ được giao; chấp hành nghiêm nội quy, quy chế của cơ quan; đoàn kết nội bộ, có uy tín với đồng nghiệp. ", 4)
	return data
}

// keep writes a paper to PAPER_LOOKS=folder, to be looked at.
func keep(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if folder := os.Getenv("PAPER_LOOKS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

const profileForm = StaffSet + "/2c"

// profileItems are the 32 items of mẫu 2c-BNV/2008 in their order.
var profileItems = []string{
	"Mẫu 2c-BNV/2008", "Cơ quan, đơn vị có thẩm quyền quản lý CBCC:", "Cơ quan, đơn vị sử dụng CBCC:", "Số hiệu cán bộ, công chức:", "SƠ YẾU LÝ LỊCH CÁN BỘ, CÔNG CHỨC",
	"1) Họ và tên khai sinh", "2) Tên gọi khác:", "3) Sinh ngày", "Giới tính (nam, nữ):", "4) Nơi sinh:", "5) Quê quán:", "6) Dân tộc:", "7) Tôn giáo:",
	"8) Nơi đăng ký hộ khẩu thường trú:", "9) Nơi ở hiện nay:", "10) Nghề nghiệp khi được tuyển dụng:", "11) Ngày tuyển dụng:", "Cơ quan tuyển dụng:", "12) Chức vụ (chức danh) hiện tại:",
	"13) Công việc chính được giao:", "14) Ngạch công chức (viên chức):", "Mã ngạch:", "Bậc lương:", "Hệ số:", "Ngày hưởng:", "Phụ cấp chức vụ:", "Phụ cấp khác:",
	"15.1- Trình độ giáo dục phổ thông", "15.2- Trình độ chuyên môn cao nhất:", "15.3- Lý luận chính trị:", "15.4- Quản lý nhà nước:", "15.5- Ngoại ngữ:", "15.6- Tin học:",
	"16) Ngày vào Đảng Cộng sản Việt Nam:", "Ngày chính thức:", "17) Ngày tham gia tổ chức chính trị - xã hội:", "18) Ngày nhập ngũ:", "Ngày xuất ngũ:", "Quân hàm cao nhất:",
	"19) Danh hiệu được phong tặng cao nhất:", "20) Sở trường công tác:", "21) Khen thưởng", "22) Kỷ luật", "23) Tình trạng sức khỏe:", "Chiều cao:", "Cân nặng:", "Nhóm máu:",
	"24) Là thương binh hạng:", "Là con gia đình chính sách:", "25) Số chứng minh nhân dân", "Ngày cấp:", "26) Số sổ BHXH:", "27) Đào tạo, bồi dưỡng", "Tên trường", "Hình thức đào tạo",
	"28) Tóm tắt quá trình công tác", "Từ tháng, năm", "29) Đặc điểm lịch sử bản thân", "a) Khai rõ: bị bắt, bị tù", "b) Tham gia hoặc có quan hệ", "c) Có thân nhân", "30) Quan hệ gia đình",
	"a) Về bản thân", "Mối", "b) Về bên vợ (hoặc chồng)", "31) Diễn biến quá trình lương", "Tháng/năm", "Mã ngạch/bậc", "Hệ số lương", "32) Nhận xét, đánh giá của cơ quan",
	"Người khai", "đúng sự thật",
}

// TestProfileHasAllItems: filled and empty.
func TestProfileHasAllItems(t *testing.T) {
	l := shipped(t)
	for name, data := range map[string]ProfileData{"full": longLife(), "sample": sampleProfile(), "empty": {}} {
		pdf := drawn(t, l, profileForm, "A4", data)
		keep(t, "2c-"+name, pdf)
		inOrder(t, strings.Join(pagesOf(t, pdf), " "), profileItems...)
	}
}

// TestProfileTurnsItsPages: every row of the long tables stands there once, whole and below the header of its page, and
// the two signatures on the last page.
func TestProfileTurnsItsPages(t *testing.T) {
	data := longLife()
	for i := range data.Career { // so many lines that a page ends inside a row
		data.Career[i].Text += fmt.Sprintf("; %s; hết%d.", strings.Repeat("kiêm nhiệm công tác khác ", 20), i+1)
	}
	pages := pagesOf(t, drawn(t, shipped(t), profileForm, "A4", data))
	next := 1
	for i, page := range pages {
		inOrder(t, page, "Sơ yếu lý lịch – "+data.Name, fmt.Sprintf("Trang %d/%d", i+1, len(pages)))
		if strings.Contains(page, "Vị trí công tác thứ ") {
			inOrder(t, page, "Chức danh, chức vụ, đơn vị công tác (đảng", "Vị trí công tác thứ ")
		}
		for ; next <= 30 && strings.Contains(page, fmt.Sprintf("Vị trí công tác thứ %d:", next)); next++ {
			if !strings.Contains(page, fmt.Sprintf("hết%d.", next)) {
				t.Errorf("page %d: row %d is parted", i+1, next)
			}
		}
	}
	if next != 31 {
		t.Errorf("row %d of the career is missing or out of order", next)
	}
	inOrder(t, strings.Join(pages, " "), "Lê Đình Thứ 8", "Lê Đình Thứ 9", "Lê Đình Thứ 12", "31)")
	inOrder(t, pages[len(pages)-1], "Người khai", "GIÁM ĐỐC", "Phạm Thị Thanh")
	if !strings.Contains(pages[len(pages)-1], data.Name) {
		t.Error("the two signatures are parted")
	}
}

// TestAbridgedProfileLeavesOutWhatIsRestricted: neither label nor value of items 7, 16, 22, 24, 29 and 30.
func TestAbridgedProfileLeavesOutWhatIsRestricted(t *testing.T) {
	data := longLife()
	data.Religion, data.Discipline, data.Merit = "Phật giáo", "Khiển trách, năm 2012", "Con liệt sĩ"
	data.Abridged = true
	pdf := drawn(t, shipped(t), profileForm, "A4", data)
	keep(t, "2c-abridged", pdf)
	pages := pagesOf(t, pdf)
	text := strings.Join(pages, " ")
	for _, gone := range []string{
		"7) Tôn giáo", data.Religion, "16)", data.Party, data.PartyFull, "22)", data.Discipline, "24)", "thương binh", data.Merit, "29) Đặc", "chế độ cũ", "Nhật Bản", "30) Quan", "Mối", "Vĩnh Bảo",
	} {
		if strings.Contains(text, gone) {
			t.Errorf("%q is printed", gone)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(profileItems), func(item string) bool {
		return slices.Contains([]string{
			"7) Tôn giáo:", "16) Ngày vào Đảng Cộng sản Việt Nam:", "Ngày chính thức:", "22) Kỷ luật", "24) Là thương binh hạng:", "Là con gia đình chính sách:", "29) Đặc điểm lịch sử bản thân",
			"a) Khai rõ: bị bắt, bị tù", "b) Tham gia hoặc có quan hệ", "c) Có thân nhân", "30) Quan hệ gia đình", "a) Về bản thân", "Mối", "b) Về bên vợ (hoặc chồng)",
		}, item)
	})
	inOrder(t, text, kept...)
	for _, page := range pages {
		inOrder(t, page, "bản không in các mục hạn chế 7, 16, 22, 24, 29, 30")
	}
}

// TestPhotoIsPrinted: one picture of 4 × 6 cm, 300 dots an inch, the middle of the image; the same bytes twice.
func TestPhotoIsPrinted(t *testing.T) {
	l, data := shipped(t), longLife()
	pdf := drawn(t, l, profileForm, "A4", data)
	if !bytes.Equal(pdf, drawn(t, l, profileForm, "A4", data)) {
		t.Error("other bytes")
	}
	list := strings.Fields(poppler(t, pdf, "pdfimages", "-list"))
	inOrder(t, strings.Join(list, " "), "1 0 image 473 709 rgb", "300 300")
	if strings.Contains(pagesOf(t, pdf)[0], "Ảnh màu") {
		t.Error("the words for an empty frame are there")
	}
	small := cut(data.Photo, 40, 60)
	if at := small.At(20, 25); !near(at, color.RGBA{226, 184, 150, 255}) {
		t.Errorf("the head is not in the middle: %v", at)
	}
	if at := cut(image.NewNRGBA(image.Rect(0, 0, 10, 90)), 4, 6).At(2, 3); !near(at, color.White) {
		t.Errorf("what is transparent is %v", at)
	}
}

func near(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	apart := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x800 }
	return !apart(ar, br) && !apart(ag, bg) && !apart(ab, bb)
}

func TestPayStrips(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 8: 1, 9: 2, 16: 2, 17: 3} {
		strips := ProfileData{Pays: make([]PayRow, n)}.PayStrips()
		if len(strips) != want {
			t.Errorf("%d raises: %d tables", n, len(strips))
		}
		for _, strip := range strips {
			if len(strip.Columns) != 9 || len(strip.Rows[0].Cells) != 9 || len(strip.Rows[1].Cells) != 9 {
				t.Errorf("%d raises: %+v", n, strip)
			}
		}
	}
}

func TestOfficesPictureThatIsNone(t *testing.T) {
	for value, says := range map[string]string{"Fotos": `không có ảnh "Fotos"`, "Name": "không phải là ảnh"} {
		l, _ := officeWith(t, map[string]string{"staff/2c.yaml": "name: a\ndata: profile\npapers: [{paper: A4, margins: [9, 9, 9, 9]}]\nblocks:\n  - {picture: {value: " + value + ", width: 40, height: 60}}\n"})
		if p := l.Problems(); len(p) != 1 || !strings.Contains(p[0].Message, says) {
			t.Errorf("%s: %+v", value, p)
		}
	}
}

// staffLines are the lines of each form for its sample, in their order.
var staffLines = map[string][]string{
	KindStaffPay: {
		"DANH SÁCH VÀ TIỀN LƯƠNG CÔNG CHỨC", "Năm 2026", "(Tính đến ngày 25/11/2026)", "Mức lương hiện hưởng Phụ cấp", "(1) (2) (3)", "(16)", "1 Hoàng Văn Thành 1965", "6,78 0,50", "7%",
		"2 Nguyễn Thị", "05/09/1979", "01.003 8/9 4,65", "Danh sách này có 2 người.", "NGƯỜI LẬP BIỂU", "Trần Văn Đức Phạm Thị Thanh",
	},
	KindRaiseList: {
		"DANH SÁCH ĐỀ NGHỊ NÂNG BẬC LƯƠNG THƯỜNG XUYÊN", "ĐỐI VỚI CÔNG CHỨC", "Quý IV/2026", "Lương hiện hưởng Lương đề nghị", "1 Nguyễn Thị", "05/09/1979", "8 4,65 01/12/2023 9 4,98 01/12/2026",
		"2 Hoàng Văn Thành 1965", "8 6,78 7% 01/10/2025 8 6,78 8% 01/10/2026", "VK: phụ cấp thâm niên vượt khung", "Căn cứ: Thông tư 08/2013/TT-BNV", "chưa được kiểm chứng", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC",
	},
	KindRetirementList: {
		"DANH SÁCH CÔNG CHỨC ĐẾN TUỔI NGHỈ HƯU", "Năm 2026", "Chậm nhất ngày", "1 Hoàng Văn Thành 1965", "01/07/2026 01/08/2026 01/02/2026 01/05/2026", "Căn cứ: Nghị định 135/2020/NĐ-CP", "chưa được kiểm chứng",
	},
	KindStaffCount: {
		"BÁO CÁO SỐ LƯỢNG, CHẤT LƯỢNG CÔNG CHỨC", "Đơn vị nhận báo cáo: Sở Nội vụ tỉnh Lào Cai", "Đơn vị tính: người", "Trong đó", "Chia theo độ tuổi",
		"1 Ban Giám đốc 4 4 1 4 1 1 3 1 3 4 2 2 1 3 2 2", "2 Văn phòng 12 11 7 8 3 2 6 2 1 4 5 1 1 2 5 1 3 5 8 1 1 5 3 1 1",
		"Tổng cộng 16 15 8 12 4 1 5 6 2 1 1 7 5 1 1 6 5 1 2 5 5 1 11 1 1 5 5 3 1",
		"NGƯỜI LẬP BIỂU",
	},
	KindRaiseDecision: {
		"Số: 386/QĐ-SKHCN", "Lào Cai, ngày 23 tháng 11 năm 2026", "QUYẾT ĐỊNH", "Về việc nâng bậc lương thường xuyên đối với công chức", "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LÀO CAI",
		"vũ trang;", "Sở Khoa học và Công nghệ;", "Theo đề nghị của Chánh Văn phòng Sở.", "QUYẾT ĐỊNH:", "Điều 1. Nâng bậc lương thường xuyên đối với bà Nguyễn Thị Ánh Tuyết, sinh ngày 05/09/1979,",
		"mã số 01.003, từ bậc 8, hệ số 4,65 lên bậc 9, hệ số 4,98, kể từ ngày 01/12/2026.", "Thời gian tính nâng bậc lương lần sau kể từ ngày 01/12/2026.", "Điều 2.",
		"Điều 3. Chánh Văn phòng Sở, Trưởng phòng Kế hoạch – Tài chính, thủ trưởng các đơn vị có liên quan và bà Nguyễn Thị Ánh Tuyết chịu trách nhiệm thi hành Quyết định này./.",
		"Nơi nhận:", "- Như Điều 3;", "- Sở Nội vụ (để báo cáo);", "- Lưu: VT, TCCB.", "Phạm Thị Thanh",
	},
	KindRetirementDecision: {
		"Số: 386/QĐ-SKHCN", "QUYẾT ĐỊNH", "Về việc nghỉ hưu để hưởng chế độ bảo hiểm xã hội", "QUYẾT ĐỊNH:", "Điều 1. Ông Hoàng Văn Thành, sinh năm 1965, số sổ bảo hiểm xã hội 1001003456,",
		"bậc 8/8, hệ số 6,78, phụ cấp thâm niên vượt khung 8%, được nghỉ hưu để hưởng chế độ bảo hiểm xã hội kể từ ngày 01/08/2026.", "Nơi cư trú sau khi nghỉ hưu: Tổ 5,",
		"Điều 2. Chế độ hưu trí của ông Hoàng Văn Thành do Bảo hiểm xã hội tỉnh Lào Cai giải quyết", "Điều 3.", "GIÁM ĐỐC",
	},
	KindRetirementNotice: {
		"Số: 386/TB-SKHCN", "THÔNG BÁO", "Về thời điểm nghỉ hưu", "1. Họ và tên: Hoàng Văn Thành", "2. Ngày, tháng, năm sinh: 1965", "5. Tuổi nghỉ hưu: 61 tuổi 6 tháng, đủ tuổi vào ngày 01/07/2026",
		"6. Thời điểm nghỉ hưu: từ ngày 01/08/2026", "tài sản được giao quản lý trước ngày 25/07/2026", "thực hiện./.", "- Ông Hoàng Văn Thành;", "Phạm Thị Thanh",
	},
	KindLeave: {
		"Số: 386/GNP-SKHCN", "GIẤY NGHỈ PHÉP", "Xét Đơn đề nghị nghỉ phép ngày 20/11/2026 của bà Nguyễn Thị Ánh Tuyết,", "Sở Khoa học và Công nghệ cấp cho:", "Bà: Nguyễn Thị Ánh Tuyết", "Chức vụ: Chuyên viên, Văn phòng",
		"Được nghỉ phép trong thời gian 05 ngày làm việc, kể từ ngày 30/11/2026 đến hết ngày 04/12/2026 tại xã Bảo Hà, tỉnh Lào Cai.",
		"Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hằng năm của năm 2026./.", "Nơi nhận:", "- Lưu: VT, TCCB.", "Xác nhận của cơ quan (tổ chức)", "(Chữ ký, dấu)",
	},
}

// TestEveryStaffFormSaysItsLines reads the sample of each form on all its papers: one page each.
func TestEveryStaffFormSaysItsLines(t *testing.T) {
	l := shipped(t)
	for kind, lines := range staffLines {
		form, err := l.FormFor(StaffSet, kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range l.forms[form].papers() {
			pages := pagesOf(t, drawn(t, l, form, size, samples[kind][0]))
			if len(pages) != 1 {
				t.Errorf("%s %s: %d pages", form, size, len(pages))
			}
			inOrder(t, pages[0], append(slices.Clone(agencyHead[:2]), lines...)...)
		}
	}
}

// TestEmptyStaffFormsCanBeFilledIn: what nobody has said is dots, and nothing untrue stands there.
func TestEmptyStaffFormsCanBeFilledIn(t *testing.T) {
	l := shipped(t)
	for kind, lines := range map[string][]string{
		KindStaffPay:           {"CÔNG CHỨC, VIÊN CHỨC", "(Tính đến ngày ……", "1 2 3", "THỦ TRƯỞNG ĐƠN VỊ"},
		KindRaiseList:          {"DANH SÁCH ĐỀ NGHỊ NÂNG BẬC LƯƠNG ĐỐI VỚI", "1 2 3"},
		KindRaiseDecision:      {"Số: …………/…………", "Về việc nâng bậc lương", "Căn cứ ……", "Theo đề nghị của ……", "Điều 1. Nâng bậc lương đối với ông (bà) ……", "từ bậc ……, hệ số ……… lên bậc ……, hệ số ………, kể từ ngày ……"},
		KindRetirementDecision: {"Điều 1. Ông (bà) ……", "số sổ bảo hiểm xã hội ……", "Nơi cư trú sau khi nghỉ hưu: ……"},
		KindRetirementNotice:   {"1. Họ và tên: .....", "2. Ngày, tháng, năm sinh: .....", "6. Thời điểm nghỉ hưu: .....", "- Ông (bà) ……"},
		KindLeave:              {"của ông (bà) ……", "Ông (bà): ……", "kể từ ngày ………………", "- Lưu: VT."},
	} {
		form, err := l.FormFor(StaffSet, kind)
		if err != nil {
			t.Fatal(err)
		}
		inOrder(t, pagesOf(t, drawn(t, l, form, "", samples[kind][1]))[0], lines...)
	}
}

// TestKindsOfRaises: each is named, and what it raises is said.
func TestKindsOfRaises(t *testing.T) {
	data := sampleRaiseDecision()
	early := sampleRaiseRow()
	early.Early = 12
	over := sampleRaiseList().Rows[1]
	first := over
	first.Now.Over, first.New.Over = "", "5%"
	for name, c := range map[string]struct {
		kind  string
		rows  []RaiseRow
		lines []string
	}{
		"early": {RaiseEarly, []RaiseRow{early}, []string{
			"Về việc nâng bậc lương trước thời hạn đối với công chức", "Điều 1. Nâng bậc lương trước thời hạn 12 tháng do lập thành tích xuất sắc trong thực hiện nhiệm vụ đối với bà Nguyễn Thị Ánh Tuyết",
		}},
		"over": {RaiseOver, []RaiseRow{over}, []string{
			"Về việc hưởng phụ cấp thâm niên vượt khung đối với công chức", "Điều 1. Cho ông Hoàng Văn Thành, sinh năm 1965,", "được hưởng phụ cấp thâm niên vượt khung từ 7% lên 8% kể từ ngày 01/10/2026.",
		}},
		"over-first": {RaiseOver, []RaiseRow{first}, []string{"được hưởng phụ cấp thâm niên vượt khung 5% kể từ ngày 01/10/2026."}},
		"several": {RaiseRegular, []RaiseRow{sampleRaiseRow(), over, early}, []string{
			"Điều 1. Nâng bậc lương thường xuyên đối với 3 công chức có tên sau đây:", "Hiện hưởng Được hưởng", "1 Nguyễn Thị Ánh", "8 4,65 9 4,98 01/12/2026", "2 Hoàng Văn Thành", "3 Nguyễn", "Điều 2.",
			"và các ông (bà) có tên tại Điều 1 chịu trách nhiệm",
		}},
	} {
		data.Kind, data.Rows = c.kind, c.rows
		pdf := drawn(t, shipped(t), "staff/raise-decision", "A4", data)
		keep(t, "raise-"+name, pdf)
		pages := pagesOf(t, pdf)
		inOrder(t, strings.Join(pages, " "), c.lines...)
	}
	list := sampleRaiseList()
	list.Kind, list.Rows = RaiseEarly, []RaiseRow{early}
	pdf := drawn(t, shipped(t), "staff/raise-list", "", list)
	keep(t, "raise-list-early", pdf)
	inOrder(t, pagesOf(t, pdf)[0], "ĐỀ NGHỊ NÂNG BẬC LƯƠNG TRƯỚC THỜI HẠN", "trước", "4,98 01/12/2026 12")
}

// TestPagesOfADecisionAreNumberedOnTop as NĐ 30/2020 asks: not the first one, the others in the middle of the upper margin.
func TestPagesOfADecisionAreNumberedOnTop(t *testing.T) {
	data := sampleRaiseDecision()
	for len(data.Rows) < 60 {
		data.Rows = append(data.Rows, sampleRaiseRow())
	}
	pdf := drawn(t, shipped(t), "staff/raise-decision", "A4", data)
	keep(t, "raise-60", pdf)
	pages := wordPages(t, pdf)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		first := page.Words[0]
		for _, w := range page.Words {
			if w.Top < first.Top {
				first = w
			}
		}
		onTop := first.Bottom < 20/point
		if i == 0 && onTop || i > 0 && (!onTop || first.Text != fmt.Sprint(i+1) || (first.Left+first.Right)/2 < 300 || (first.Left+first.Right)/2 > 325) {
			t.Errorf("page %d: %+v", i+1, first)
		}
	}
}

// TestUprightTitlesStandInTheirColumns: words of the turned titles lie between the rules of their columns.
func TestUprightTitlesStandInTheirColumns(t *testing.T) {
	for _, size := range []string{"A3 landscape", "A4 landscape"} {
		pdf := drawn(t, shipped(t), "staff/count", size, sampleStaffCount())
		for _, page := range wordPages(t, pdf) {
			turned := 0
			for _, w := range page.Words {
				if w.Bottom-w.Top > w.Right-w.Left && len(w.Text) > 3 {
					turned++
				}
			}
			if turned < 40 {
				t.Errorf("%s: %d words are turned", size, turned)
			}
		}
	}
}

func TestStaffWords(t *testing.T) {
	for _, c := range []struct{ have, want string }{
		{StaffPerson{}.Title(), "ông (bà)"},
		{StaffPerson{Name: "a"}.Title(), "ông"},
		{StaffPerson{Name: "a", Female: true}.Title(), "bà"},
		{StaffPerson{}.BirthWords(), ""},
		{StaffPerson{Born: "1965"}.BirthWords(), "sinh năm 1965"},
		{StaffPerson{Born: "02/1965"}.BirthWords(), "sinh tháng 02/1965"},
		{StaffPerson{Born: "03/02/1965"}.BirthWords(), "sinh ngày 03/02/1965"},
		{ProfileData{}.Birth(), ""},
		{ProfileData{Born: "1965"}.Birth(), "năm 1965"},
		{ProfileData{Born: "02/1965"}.Birth(), "tháng 02 năm 1965"},
		{ProfileData{Born: "03/02/1965"}.Birth(), "ngày 03 tháng 02 năm 1965"},
		{Pay{Step: "9", Coefficient: "4,98", Over: "5%"}.Words(), "bậc 9, hệ số 4,98, phụ cấp thâm niên vượt khung 5%"},
		{Pay{}.Words(), "bậc ……, hệ số ………"},
		{StaffList{}.Of(), "công chức, viên chức"},
		{strings.Join(StaffLetter{Bases: []string{"Căn cứ a.", "Căn cứ b; ", "Theo c"}}.BasisLines(), "|"), "Căn cứ a;|Căn cứ b;|Theo c."},
	} {
		if c.have != c.want {
			t.Errorf("want %q, have %q", c.want, c.have)
		}
	}
}

func TestCountsAddUp(t *testing.T) {
	data := StaffCountData{
		Groups: []CountGroup{{[]string{"a", "b"}, []string{"c", "d"}}, {[]string{"e"}, []string{"f"}}},
		Units:  []StaffCountRow{{"Phòng một", 10, 9, []int{1, 0, 3}}, {"Phòng hai", 0, 8, []int{4}}},
	}
	var rows [][]string
	for _, row := range data.Rows() {
		rows = append(rows, row.Cells)
	}
	rows = append(rows, data.Total()[:len(data.Columns())])
	want := [][]string{{"1", "Phòng một", "10", "9", "1", "", "3"}, {"2", "Phòng hai", "", "8", "4"}, {"", "Tổng cộng", "10", "17", "5", "", "3"}}
	if fmt.Sprint(rows) != fmt.Sprint(want) {
		t.Errorf("%q", rows)
	}
	if (StaffCountData{}).Total() != nil {
		t.Error("nothing has a sum")
	}
}

// TestManyColumnsHoldNumbers: fifty columns with numbers of three digits, none of which is parted.
func TestManyColumnsHoldNumbers(t *testing.T) {
	data := sampleStaffCount()
	data.Groups, data.Units = nil, nil
	row := StaffCountRow{Unit: "Văn phòng", Quota: 888, Present: 888}
	for i := range 10 {
		data.Groups = append(data.Groups, CountGroup{[]string{fmt.Sprint("Nhóm ", i+1)}, []string{"Một", "Hai", "Ba", "Bốn", "Chưa ghi"}})
		row.Counts = append(row.Counts, 888, 888, 888, 888, 888)
	}
	data.Units = []StaffCountRow{row}
	for _, size := range []string{"A3 landscape", "A4 landscape"} {
		pdf := drawn(t, shipped(t), "staff/count", size, data)
		keep(t, "count-50-"+size, pdf)
		if n := strings.Count(pagesOf(t, pdf)[0], "888"); n != 2*52 {
			t.Errorf("%s: %d numbers are whole", size, n)
		}
	}
}
