package paper

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanphongso/data/office"
)

const deskCopy, citizenCopy = "(Liên 1: Lưu tại bộ phận tiếp nhận)", "(Liên 2: Giao cho tổ chức, cá nhân nộp hồ sơ)"

// receiptLines are the lines of form 01 for the sample, in their order.
func receiptLines(copyText string) []string {
	return []string{
		"ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"TRUNG TÂM PHỤC VỤ", "Độc lập - Tự do - Hạnh phúc", "HÀNH CHÍNH CÔNG",
		"Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)",
		"Số: 361/TTPVHCC Lào Cai, ngày 23 tháng 11 năm 2026",
		"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", copyText,
		"Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công tỉnh Lào Cai",
		"Tiếp nhận hồ sơ của: Nguyễn Thị Ánh Tuyết",
		"Địa chỉ: Tổ 5, phường Yên Bái, tỉnh Lào Cai",
		"Số điện thoại: 0912 345 678 Email: anhtuyet@hongdang.example.vn",
		"Số CMND/Thẻ căn cước/Hộ chiếu: 010190001234",
		"Nội dung yêu cầu giải quyết: Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế",
		"Chủ hồ sơ: Công ty TNHH Thiết bị Y tế Hồng Đăng",
		"Địa chỉ chủ hồ sơ: Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai",
		"Hình thức thu phí, lệ phí: Thu trước",
		"1. Thành phần hồ sơ nộp gồm:", "Tên giấy tờ",
		"1 Đơn đề nghị cấp giấy phép tiến hành", "1 1", "bức xạ 2",
		" Phiếu khai báo thiết bị", "Mẫu 07",
		"3 Chứng chỉ nhân viên bức xạ", "4 Báo cáo đánh giá an toàn 1 1",
		"2. Số lượng hồ sơ: 01 (bộ)",
		"3. Thời gian giải quyết hồ sơ theo quy định là: 25 ngày làm việc",
		"4. Thời gian nhận hồ sơ: 08 giờ 35 phút, ngày 23 tháng 11 năm 2026",
		"5. Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 35 phút, ngày 28 tháng 12 năm 2026",
		"(Kết quả có thể có trước thời gian hẹn;", "Tra cứu hồ sơ tại https://dichvucong.gov.vn. Đường dây nóng: 0214 3 821 234.)",
		"6. Đăng ký nhận kết quả tại: bưu chính công ích, Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai",
		"7. Phí, lệ phí: phí 2.250.000 đ",
		"Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026 Số thứ tự: 361",
		"NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký và ghi rõ họ tên) (Ký và ghi rõ họ tên)",
		"Trần Văn Đức",
		"Khi đến nhận kết quả: Người nộp mang theo Giấy này (trường hợp người nộp không đến được thì phải có giấy ủy quyền cho người khác đi nhận thay theo quy định).",
	}
}

func TestReceiptSaysEveryLineOnEachCopy(t *testing.T) {
	l := shipped(t)
	for _, form := range []string{receipt2025, receipt2018} {
		for _, size := range []string{"A5", "A4"} {
			pages := pagesOf(t, drawn(t, l, form, size, sampleReceipt()))
			if len(pages) != 2 {
				t.Fatalf("%s %s: want a page for each of two copies, have %d", form, size, len(pages))
			}
			inOrder(t, pages[0], receiptLines(deskCopy)...)
			inOrder(t, pages[1], receiptLines(citizenCopy)...)
		}
	}
}

func TestSixPapersFitOnOnePage(t *testing.T) {
	eachDrawing(t, func(t *testing.T, d drawing) {
		if _, isReceipt := d.data.(ReceiptData); !isReceipt || d.name == "thirty" || d.name == "long" {
			return
		}
		if n := len(pagesOf(t, d.pdf)); n != 2 {
			t.Errorf("want 2 pages, have %d", n)
		}
	})
}

func TestThirtyPapersGoOnWithTheHeaderOfTheTable(t *testing.T) {
	eachDrawing(t, func(t *testing.T, d drawing) {
		if d.name != "thirty" {
			return
		}
		pages := pagesOf(t, d.pdf)
		if len(pages) != 4 {
			t.Fatalf("want 2 pages a copy, have %d pages", len(pages))
		}
		for _, second := range []int{1, 3} {
			inOrder(t, pages[second], "TT Tên giấy tờ", "định thành lập tổ chức số 30", "2. Số lượng hồ sơ",
				"Vào Sổ theo dõi", "NGƯỜI NỘP HỒ SƠ", "(Ký và ghi rõ họ tên)", "Trần Văn Đức", "Khi đến nhận kết quả", "Trang 2/2")
		}
		inOrder(t, pages[0], deskCopy, "TT Tên giấy tờ", "Trang 1/2")
		inOrder(t, pages[2], citizenCopy, "TT Tên giấy tờ", "Trang 1/2")
	})
}

// TestSignaturesStayTogether lets the number of papers grow until every possible page break has been met.
func TestSignaturesStayTogether(t *testing.T) {
	l := shipped(t)
	needPoppler(t)
	for n := 1; n < 25; n++ {
		data := sampleReceipt()
		data.Components = papers(n, "Giấy tờ")
		data.Note = strings.Repeat("Lưu ý thêm cho người nộp. ", n)
		for i, page := range pagesOf(t, drawn(t, l, receipt2025, "A5", data)) {
			if strings.Contains(page, "NGƯỜI NỘP HỒ SƠ") {
				inOrder(t, page, "Vào Sổ theo dõi", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Trần Văn Đức", "Khi đến nhận kết quả", "theo quy định).")
			} else if strings.Contains(page, "Trần Văn Đức") {
				t.Errorf("%d papers: name without signature on page %d", n, i+1)
			}
		}
	}
}

func TestUncheckedSetIsMarked(t *testing.T) {
	const mark = "kiểm tra lại mẫu"
	l := shipped(t)
	for _, page := range pagesOf(t, drawn(t, l, receipt2025, "A5", sampleReceipt())) {
		inOrder(t, page, mark)
	}
	for _, page := range pagesOf(t, drawn(t, l, receipt2018, "A5", sampleReceipt())) {
		if strings.Contains(page, mark) {
			t.Error("the set of 2018 is marked")
		}
	}
	options := testOptions
	options.Checked = true
	pdf, err := l.Draw(receipt2025, "A5", sampleReceipt(), options)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(pagesOf(t, pdf)[0], mark) {
		t.Error("the office has checked the set, yet it is marked")
	}
}

func TestEmptyReceiptHasDotsToFillIn(t *testing.T) {
	pages := pagesOf(t, drawn(t, shipped(t), receipt2025, "A5", ReceiptData{}))
	inOrder(t, pages[0], "BỘ PHẬN TIẾP NHẬN", "Mã hồ sơ: ……", "Số: ……/BPTNTKQ …………, ngày …… tháng …… năm ………",
		"Tiếp nhận hồ sơ của: ......", "Địa chỉ: ......", "Số điện thoại: ......", "Email: ......", "Nội dung yêu cầu giải quyết: ......",
		"1 2 3 2. Số lượng hồ sơ: ......", "(bộ)", "theo quy định là: không quy định", "Thời gian nhận hồ sơ: ......", "hồ sơ: không quy định", "Số thứ tự: ......")
	if strings.Contains(pages[0], "Chủ hồ sơ") {
		t.Error("the owner is named twice")
	}
}

func TestFeesInWords(t *testing.T) {
	l := shipped(t)
	for want, data := range map[string]ReceiptData{
		"7. Phí, lệ phí: phí 50.000 đ; lệ phí 20.000 đ": {FeeTime: "before", Fee: 50_000, Charge: 20_000},
		"7. Phí, lệ phí: lệ phí 20.000 đ":               {FeeTime: "after", Charge: 20_000},
		"7. Phí, lệ phí: được miễn":                     {FeeTime: "exempt", Fee: 50_000},
		"7. Phí, lệ phí: không Vào Sổ":                  {FeeTime: "none"},
		"7. Phí, lệ phí: ......":                        {},
	} {
		inOrder(t, pagesOf(t, drawn(t, l, receipt2018, "A4", data))[0], want)
	}
}

func TestExplanationSaysEveryStep(t *testing.T) {
	for _, size := range []string{"", "A4"} {
		pages := pagesOf(t, drawn(t, shipped(t), explanation, size, sampleExplanation()))
		if len(pages) != 1 {
			t.Fatalf("%s: want one page, have %d", size, len(pages))
		}
		inOrder(t, pages[0], "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "VÌ SAO HẸN TRẢ NGÀY NÀY?", "Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)",
			"Thời gian giải quyết theo quy định: 3 ngày làm việc", "Thời gian hẹn trả kết quả: 08 giờ 35 phút, ngày 27 tháng 11 năm 2026",
			"Cách tính", "Thời hạn 3 ngày làm việc", "1 23/11/2026 Nhận lúc 08:35 thứ Hai.", "2 24/11/2026 Không tính: Ngày Văn hóa Việt Nam.",
			"3 25/11/2026 Thứ Tư: ngày làm việc thứ 1.", "6 27/11/2026 Hẹn trả lúc 08:35 thứ Sáu.", "Lịch áp dụng: Lịch hành chính 2026–2027.", "Trần Văn Đức")
	}
}

func TestPageSizes(t *testing.T) {
	points := map[string]string{
		"A5": "419.53 x 595.28", "A4": "595.28 x 841.89", "A4 landscape": "841.89 x 595.28", "A3 landscape": "1190.55 x 841.89",
	}
	eachDrawing(t, func(t *testing.T, d drawing) {
		if info := poppler(t, d.pdf, "pdfinfo"); !strings.Contains(info, points[d.size]) {
			t.Errorf("want %s pt:\n%s", points[d.size], info)
		}
	})
}

func TestEveryFontIsEmbedded(t *testing.T) {
	eachDrawing(t, func(t *testing.T, d drawing) {
		lines := strings.Split(strings.TrimSpace(poppler(t, d.pdf, "pdffonts")), "\n")[2:]
		for _, line := range lines {
			if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSerif\S* .* Identity-H +yes yes yes `).MatchString(line) {
				t.Errorf("not embedded, not a subset or without Unicode: %s", line)
			}
		}
		if len(lines) < 2 && d.form != "nd30/stamp" { // an empty stamp has nothing in bold
			t.Error("fewer than two fonts")
		}
	})
}

// TestStylesHoldTheSameLetters makes sure that what clean lets through in the regular style is there in the others.
func TestStylesHoldTheSameLetters(t *testing.T) {
	for r := rune(' '); r <= 0xFFFF; r++ {
		if _, shown := face(0).width(r); !shown {
			continue
		}
		for f := bold; f <= bold|italic; f++ {
			if _, shown := f.width(r); !shown {
				t.Fatalf("%q (%U) is missing in %s", r, r, faceFiles[f])
			}
		}
	}
	if _, shown := face(0).width(missing); !shown {
		t.Fatal("no glyph for what is missing")
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	first := drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())
	l := shipped(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			again, err := l.Draw(receipt2025, "A5", sampleReceipt(), testOptions)
			if err != nil || !bytes.Equal(first, again) {
				t.Error("other bytes", err)
			}
		})
	}
	group.Wait()
	other := sampleReceipt()
	other.Sets = 2
	if bytes.Equal(first, drawn(t, l, receipt2025, "A5", other)) {
		t.Error("another receipt has the same bytes")
	}
	if info := poppler(t, first, "pdfinfo", "-isodates"); !strings.Contains(info, "2026-11-23T01:35:00") || !strings.Contains(info, "Sở Khoa học và Công nghệ") {
		t.Errorf("the time of creation or the author is missing:\n%s", info)
	}
}

// TestOddLetters draws what citizens type: emoji, decomposed letters, letters of other scripts, control characters.
func TestOddLetters(t *testing.T) {
	data := sampleReceipt()
	data.Submitter = nil
	data.Owner.Name = norm.NFD.String("Nguyễn Thị Ưởng") + " 😀👨‍👩‍👧🇻🇳 𝔄 漢字 \u202eabc\u0000\u0007\ufeff \xff\xfe tab\there"
	data.Request = strings.Repeat("x", 500)
	data.Components = []Paper{{Name: strings.Repeat("Ă", 500), Note: "☃\r\ndòng hai"}}
	eachForm := []string{receipt2025, receipt2018}
	for _, form := range eachForm {
		for _, size := range []string{"A5", "A4"} {
			text := strings.Join(pagesOf(t, drawn(t, shipped(t), form, size, data)), " ")
			inOrder(t, text, "Tiếp nhận hồ sơ của: Nguyễn Thị Ưởng □", "tab here", "dòng hai")
			for letter, want := range map[string]int{"x": 500, "Ă": 500} {
				if n := strings.Count(text, letter); n < 2*want {
					t.Errorf("%d of %d %q are there", n, 2*want, letter)
				}
			}
		}
	}
}

func TestDrawRefuses(t *testing.T) {
	l := shipped(t)
	_, err := l.Draw("tt03-2025/99", "A5", sampleReceipt(), Options{})
	says(t, err, office.CodeNotFound, "tt03-2025/99", "Thiết lập")
	_, err = l.Draw(receipt2025, "A3", sampleReceipt(), Options{})
	says(t, err, office.CodeInvalid, "A3", "A5 hoặc A4")
	_, err = l.Draw(receipt2025, "A5", sampleExplanation(), Options{})
	says(t, err, office.CodeInvalid, "assets/forms/tt03-2025/", "dòng", "Number")
	data := sampleReceipt()
	data.QR = strings.Repeat("0", 9000)
	_, err = l.Draw(receipt2025, "A5", data, Options{})
	says(t, err, office.CodeInvalid, "quá dài cho mã QR")
}
