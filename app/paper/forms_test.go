package paper

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
)

// deskHead begins every paper that the desk issues.
var deskHead = []string{
	"ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TRUNG TÂM PHỤC VỤ", "Độc lập - Tự do - Hạnh phúc",
}

// agencyHead begins every letter of the department.
var agencyHead = []string{
	"ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ KHOA HỌC", "Độc lập - Tự do - Hạnh phúc", "VÀ CÔNG NGHỆ",
}

// formLines are the lines of each form for its sample, in their order.
var formLines = map[string][]string{
	KindSupplement: {
		"Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)", "Số: 12/TTPVHCC", "Lào Cai, ngày 23 tháng 11 năm 2026",
		"PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "(Liên ", "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công tỉnh",
		"Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Nguyễn Thị Ánh Tuyết", "Nội dung yêu cầu giải quyết: Cấp giấy phép",
		"Địa chỉ: Tổ 5, phường Yên Bái, tỉnh Lào Cai", "Số điện thoại: 0912 345 678 Email: anhtuyet@hongdang.example.vn",
		"Chủ hồ sơ: Công ty TNHH Thiết bị Y tế Hồng Đăng", "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
		"Số lượng", "1 Phiếu khai báo thiết bị X-quang", "thiếu số máy", "2 Chứng chỉ nhân viên bức xạ", "3 Báo cáo đánh giá an toàn",
		"Lý do: Hồ sơ chưa đủ thành phần theo quy định của thủ tục hành chính.", "trước hết ngày 23 tháng 12 năm 2026",
		"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với ông Trần Văn Đức, số điện thoại 0214 3 821 235 để được hướng dẫn./.",
		"NGƯỜI HƯỚNG DẪN", "(Ký và ghi rõ họ tên)", "Trần Văn Đức",
	},
	KindRefusal: {
		"Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)", "Số: 03/TTPVHCC", "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "(Liên ",
		"Tiếp nhận hồ sơ của: Nguyễn Thị Ánh Tuyết", "Địa chỉ: Tổ 5", "Số điện thoại: 0912 345 678", "Chủ hồ sơ: Công ty TNHH",
		"Nội dung yêu cầu giải quyết: Cấp giấy phép", "Qua xem xét, Trung tâm Phục vụ hành chính công tỉnh Lào Cai thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
		"Nội dung đề nghị không thuộc phạm vi giải quyết của Sở Khoa học và Công nghệ;", "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
		"NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ", "Trần Văn Đức",
	},
	KindApology: {
		"Số: 2215/SKHCN-VP", "Lào Cai, ngày 29 tháng 12 năm 2026", "Kính gửi: Công ty TNHH Thiết bị Y tế Hồng Đăng",
		"Sở Khoa học và Công nghệ đã tiếp nhận hồ sơ của Quý đơn vị vào 08 giờ 35 phút, ngày 23 tháng 11 năm 2026, về việc đề nghị giải quyết “Cấp giấy phép",
		"mã hồ sơ: H38.21.06-261123-0007. Thời gian hẹn trả kết quả là 08 giờ 35 phút, ngày 28 tháng 12 năm 2026.",
		"Tuy nhiên, do đơn vị chủ trì giải quyết hồ sơ là Phòng Quản lý chuyên ngành chưa có kết quả giải quyết đúng thời gian quy định. Lý do: chờ ý kiến của cơ quan phối hợp thẩm định.",
		"chân thành xin lỗi vì sự quá hạn nói trên", "Rất mong nhận được sự thông cảm của Quý đơn vị.",
		"Hồ sơ của Quý đơn vị được trả kết quả vào 08 giờ 35 phút, ngày 07 tháng 01 năm 2027 tại Trung tâm Phục vụ hành chính công tỉnh Lào Cai.", "Trân trọng./.",
		"KT. GIÁM ĐỐC", "- Như trên;", "PHÓ GIÁM ĐỐC", "- Phòng Quản lý chuyên ngành;", "- Lưu: VT, VP.", "Nguyễn Văn Hùng",
	},
	KindStop: {
		"Số: 87/TB-SKHCN", "THÔNG BÁO", "Dừng giải quyết hồ sơ", "Kính gửi: Công ty TNHH", "thông báo dừng giải quyết hồ sơ của Quý đơn vị như sau:",
		"1. Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)", "2. Thủ tục hành chính: Cấp giấy phép", "3. Thời gian tiếp nhận hồ sơ: 08 giờ 35 phút, ngày 23 tháng 11 năm 2026",
		"4. Căn cứ, lý do dừng giải quyết: Đơn đề nghị rút hồ sơ ngày 01/12/2026 của chủ hồ sơ; Chủ hồ sơ đề nghị rút hồ sơ.", "5. Giấy tờ trả lại:",
		"1 Đơn đề nghị cấp giấy phép", "2 Chứng chỉ nhân viên bức xạ", "6. Phí, lệ phí đã thu: 2.250.000 đ; hoàn trả theo quy định về phí, lệ phí.",
		"Mọi vướng mắc, Quý đơn vị liên hệ với ông Trần Văn Đức, số điện thoại 0214 3 821 235", "Nơi nhận:", "GIÁM ĐỐC", "Phạm Thị Thanh",
	},
	KindControl: {
		"PHIẾU KIỂM SOÁT", "QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Mã hồ sơ: H38.21.06-261123-0007 (mã nội bộ)", "Kèm theo hồ sơ của: Công ty TNHH Thiết bị Y tế Hồng Đăng",
		"Thủ tục: Cấp giấy phép", "Ngày nhận: 08 giờ 35 phút, ngày 23 tháng 11 năm 2026", "Hẹn trả: 08 giờ 35 phút, ngày 28 tháng 12 năm 2026",
		"Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Quản lý chuyên ngành", "Cơ quan phối hợp: Sở Y tế",
		"THỜI GIAN GIAO", "Người giao Người nhận", "09 giờ 35 phút,", "Đúng hạn", "Trần Văn Đức Lê Thị Hoa", "10 giờ 35 phút,", "Trước hạn", "sớm 02",
		"Quá hạn", "chậm 03", "□ Trước hạn", "□ Đúng hạn", "□ Quá hạn", "…… giờ …… phút,", "□ Trước hạn", "□ Quá hạn",
	},
	KindTransfer: {
		"Số: 45", "GIẤY BÀN GIAO HỒ SƠ", "(Bản ", "Mã hồ sơ: H38.21.06-261123-0007", "Nội dung yêu cầu giải quyết: Cấp giấy phép", "Người nộp: Nguyễn Thị Ánh Tuyết",
		"Địa chỉ: Tổ 5", "Chủ hồ sơ: Công ty TNHH", "Thời gian nhận hồ sơ: 08 giờ 35 phút", "Thời gian giải quyết theo quy định: 25 ngày làm việc",
		"Hẹn trả kết quả cho người nộp: 08 giờ 35 phút, ngày 28 tháng 12 năm 2026", "Hạn bước “Thụ lý”: 08 giờ 35 phút, ngày 27 tháng 12 năm 2026",
		"Đề nghị Phòng Quản lý chuyên ngành trả kết quả về Trung tâm Phục vụ hành chính công tỉnh Lào Cai chậm nhất 08 giờ 35 phút, ngày 28 tháng 12 năm 2026.",
		"1 Đơn đề nghị cấp giấy phép", "4 Báo cáo đánh giá an toàn", "Số lượng hồ sơ: 01 (bộ)", "I. GIAO HỒ SƠ", "1. Giao: Trung tâm", "II. NHẬN KẾT QUẢ", "1. Giao: Phòng Quản lý",
		"Giấy này được lập thành 02 bản, mỗi bên giữ 01 bản, có giá trị như nhau.",
	},
	KindBatch: {
		"Số: 46", "GIẤY BÀN GIAO HỒ SƠ", "(Bản ", "Người bàn giao: Trần Văn Đức, Trung tâm Phục vụ hành chính công tỉnh Lào Cai", "Bên nhận: Lê Thị Hoa, Phòng Quản lý chuyên ngành",
		"Số lượng hồ sơ: 02 Loại: Hồ sơ giấy", "Thời gian bàn giao: 16 giờ 35 phút, ngày 23 tháng 11 năm 2026", "Người đăng ký",
		"23/11/2026 28/12/2026", "2 H38.21.06-", "23/11/2026 28/12/2026", "NGƯỜI BÀN GIAO NGƯỜI NHẬN", "Trần Văn Đức Lê Thị Hoa",
	},
	KindResults: {
		"Số: 31", "PHIẾU BÀN GIAO KẾT QUẢ", "(Bản ", "Đơn vị chủ trì giải quyết: Phòng Quản lý chuyên ngành", "Số lượng kết quả: 02",
		"1 H38.21.06-", "Giấy phép số", "X X", "2 H38.21.06-", "Trả lại hồ sơ Hoàng Thị Lan", "NGƯỜI GIAO NGƯỜI NHẬN", "Lê Thị Hoa Trần Văn Đức",
	},
	KindReturn: {
		"Số: 77", "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", "(Liên ", "Mã hồ sơ: H38.21.06-261123-0007", "1. Tên thủ tục hành chính: Cấp giấy phép", "Chủ hồ sơ: Công ty TNHH",
		"2. Người trả kết quả: Trần Văn Đức", "0214 3 821 235 Email: motcua@skhcn.example.vn", "3. Người nhận kết quả: Nguyễn Thị Ánh Tuyết",
		"Số giấy tờ tùy thân: 010190001234", "4. Thành phần trả:", "Loại kết quả Số Trích yếu", "1 Giấy phép 65/GP-SKHCN", "2 Công văn 2160/SKHCN-CN Hướng dẫn",
		"5. Ngày trả: 08 giờ 35 phút, ngày 28 tháng 12 năm 2026", "NGƯỜI TRẢ KẾT QUẢ NGƯỜI NHẬN KẾT QUẢ", "Trần Văn Đức Nguyễn Thị Ánh Tuyết",
	},
	KindGuidance: {
		"Số: 19", "PHIẾU HƯỚNG DẪN", "(Liên ", "Người được hướng dẫn: Nguyễn Thị Ánh Tuyết", "Thủ tục hành chính: Cấp giấy phép", "(mã 2.002385)",
		"1. Thành phần hồ sơ cần chuẩn bị:", "1 Đơn đề nghị", "theo Mẫu", "3 Chứng chỉ", "2. Số lượng hồ sơ: 01 (bộ)", "3. Thời gian giải quyết: 25 ngày làm việc",
		"4. Phí, lệ phí: phí 2.250.000 đ; lệ phí 20.000 đ (nộp trước khi thẩm định)", "5. Nơi nộp, cách nộp hồ sơ: Trung tâm", "6. Hướng dẫn thêm:",
		"- Mang theo căn cước khi nộp hồ sơ.", "- Người nộp thay phải có giấy ủy quyền.", "Đường dây nóng: 0214 3 821 234.", "NGƯỜI ĐƯỢC HƯỚNG DẪN NGƯỜI HƯỚNG DẪN", "Trần Văn Đức",
	},
	KindComment: {
		"PHIẾU GÓP Ý", "1. Cán bộ, công chức: Trần Văn Đức", "2. Nội dung thủ tục hành chính: Cấp giấy phép", "Mã hồ sơ (nếu có): H38.21.06-261123-0007",
		"3. Thời gian giải quyết:", "□ Trước hạn □ Đúng hạn □ Chậm hạn", "4. Phong cách, thái độ phục vụ:", "□ Tốt □ Bình thường □ Chưa tốt",
		"5. Ý kiến khác: ......", "Họ và tên (không bắt buộc): ......", "Số điện thoại: ......", "Xin trân trọng cảm ơn Ông/Bà!", "0214 3 821 234",
	},
	KindFee: {
		"Số: 58", "PHIẾU THU PHÍ, LỆ PHÍ", "(Liên ", "Đơn vị thu: Sở Khoa học và Công nghệ", "Mã hồ sơ: H38.21.06-261123-0007", "Tên đơn vị hoặc người nộp: Nguyễn Thị Ánh Tuyết",
		"1 Phí 2.250.000 đ", "2 Lệ phí 20.000 đ", "Cộng 2.270.000 đ", "Viết bằng chữ: Hai triệu hai trăm bảy mươi nghìn đồng.", "Hình thức thanh toán: Chuyển khoản",
		"Biên lai (ký hiệu, số): 28AA-26T, số 0001234", "NGƯỜI NỘP TIỀN NGƯỜI THU TIỀN", "Đỗ Thị Mai", "không thay cho biên lai thu tiền phí, lệ phí.",
	},
	KindSettlement: {
		"Biểu số II.06a/VPCP/KSTT", "Đơn vị báo cáo: Sở Khoa học và Công nghệ", "Kỳ báo cáo: Năm 2022", "(Từ ngày 01/01/2022 đến ngày 15/12/2022)", "Đơn vị tính: Số hồ sơ TTHC",
		"Tiếp nhận Đã giải quyết Đang giải quyết", "Trong kỳ", "Tổng số", "bưu chính", "(1) (2) (3) = (4) (5) (6) (7) = (8) (9) (10) (11) = (12) (13)", "(4)+(5)+(6) (8)+(9)+(10) (12)+(13)",
		"1 An toàn bức xạ và hạt nhân 60 20 40 0 50 50 0 0 10 10 0", "34 9 25 0 28 28 0 0 6 6 0", "Tổng số 94 29 65 0 78 78 0 0 16 16 0",
		"Ghi chú: Hồ sơ chờ bổ sung", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC", "Trần Văn Đức Phạm Thị Thanh",
	},
	KindEvaluation: {
		"PHIẾU ĐÁNH GIÁ", "(Mẫu 2 – đánh giá theo kỳ)", "Cơ quan, đơn vị: Sở Khoa học và Công nghệ", "Kỳ đánh giá: Quý IV/2026, từ ngày 01/10/2026 đến ngày 31/12/2026",
		"được đánh giá: 78", "Tên chỉ số", "1 Tổng thời gian giải quyết", "2 1,8 1,8", "5 Tổ chức", "2 1,5 1", "Tổng điểm 18 15,9 15,4", "Xếp loại: Xuất sắc",
		"làm tròn đến một chữ số thập phân", "chưa được kiểm chứng", "NGƯỜI LẬP PHIẾU", "GIÁM ĐỐC", "Trần Văn Đức Phạm Thị Thanh",
	},
	KindSatisfaction: {
		"PHIẾU ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG", "Công chức tiếp nhận, trả kết quả: Trần Văn Đức", "Thủ tục hành chính: Cấp giấy phép", "Mã hồ sơ (nếu có): H38.21.06-261123-0007",
		"Mức Mức độ hài lòng Đánh dấu X", "1 Rất không hài lòng", "5 Rất hài lòng", "Ý kiến khác: ......", "Xin trân trọng cảm ơn Ông/Bà!", "0214 3 821 234",
	},
}

// ofAgency are the letters and reports, which the department issues and not the desk.
var ofAgency = []string{KindApology, KindStop}

// TestEveryFormSaysItsLines reads the sample of each form, in both sets, on all papers and each copy.
func TestEveryFormSaysItsLines(t *testing.T) {
	l := shipped(t)
	for kind, lines := range formLines {
		head := deskHead
		if slices.Contains(ofAgency, kind) {
			head = agencyHead
		} else if kind == KindSettlement || kind == KindEvaluation {
			head = nil
		}
		for _, form := range formsFor(l, samples[kind][0]) {
			f := l.forms[form]
			for _, size := range f.papers() {
				pages := pagesOf(t, drawn(t, l, form, size, samples[kind][0]))
				if len(pages) != max(1, len(f.Copies)) {
					t.Errorf("%s %s: %d pages", form, size, len(pages))
				}
				for i, page := range pages {
					inOrder(t, page, append(slices.Clone(head), lines...)...)
					if len(f.Copies) > 0 {
						inOrder(t, page, f.Copies[i].source)
					}
				}
			}
		}
	}
}

// TestEmptyFormsCanBeFilledIn: nothing stands on an empty form that would be untrue, and there are dots.
func TestEmptyFormsCanBeFilledIn(t *testing.T) {
	l := shipped(t)
	for kind, lines := range map[string][]string{
		KindSupplement:   {"Số: ……/BPTNTKQ", "ngày …… tháng …… năm", "của Ông/Bà: .....", "1 2 3 Lý do: .....", "liên hệ với ……", "NGƯỜI HƯỚNG DẪN"},
		KindRefusal:      {"Số: ……/BPTNTKQ", "Tiếp nhận hồ sơ của: .....", "Bộ phận tiếp nhận và trả kết quả thông báo", "như sau: .....", "Xin thông báo"},
		KindApology:      {"Số: …………/…………", "Kính gửi: Ông/Bà …", "vào …", "sự chậm trễ", "Hồ sơ của Ông/Bà được trả kết quả vào …", "GIÁM ĐỐC", "- Lưu: VT."},
		KindStop:         {"1. Mã hồ sơ: .....", "4. Căn cứ, lý do dừng giải quyết: .....", "5. Giấy tờ trả lại: không có. 6. Phí, lệ phí đã thu: không."},
		KindControl:      {"Mã hồ sơ: .....", "Hẹn trả: .....", "1. Giao:", "…… giờ …… phút,", "2. Nhận:", "1. Giao:"},
		KindFee:          {"Đơn vị thu: .....", "1 2 Cộng Viết bằng chữ: .....", "Thời gian thu: ....."},
		KindTransfer:     {"Đề nghị ……", "Bộ phận tiếp nhận và trả kết quả chậm nhất ……", "1 2 3 Số lượng hồ sơ: .....", "1. Giao:", "□ Trước hạn"},
		KindGuidance:     {"Người được hướng dẫn: .....", "4. Phí, lệ phí: .....", "6. Hướng dẫn thêm: ....."},
		KindSettlement:   {"Kỳ báo cáo: ……", "Tổng số 0 0 0 0 0 0 0 0 0 0 0", "THỦ TRƯỞNG ĐƠN VỊ"},
		KindEvaluation:   {"Kỳ đánh giá: từ ngày …", "Tổng điểm", "Xếp loại: .....", "THỦ TRƯỞNG ĐƠN VỊ"},
		KindSatisfaction: {"Công chức tiếp nhận, trả kết quả: .....", "Ý kiến khác: ....."},
	} {
		form := formsFor(l, samples[kind][1])
		inOrder(t, pagesOf(t, drawn(t, l, form[len(form)-1], "", samples[kind][1]))[0], lines...)
	}
}

// TestUncheckedFormsAreMarked: of 2018 those that follow prints in use, of 2025 and of staff all; none when the office has checked them.
func TestUncheckedFormsAreMarked(t *testing.T) {
	l := shipped(t)
	for key, f := range l.forms {
		data := samples[f.Data][0]
		marked := path.Dir(key) == "tt03-2025" || path.Dir(key) == StaffSet || slices.Contains([]string{"tt01-2018/04-apology", "tt01-2018/05-control", "tt01-2018/06-register"}, key)
		for _, checked := range []bool{false, true} {
			options := testOptions
			options.Checked = checked
			pdf, err := l.Draw(key, "", data, options)
			if err != nil {
				t.Fatal(err)
			}
			for i, page := range pagesOf(t, pdf) {
				if have := strings.Contains(page, "kiểm tra lại mẫu"); have != (marked && !checked) {
					t.Errorf("%s, checked %v, page %d: marked %v", key, checked, i+1, have)
				}
			}
		}
	}
}

func TestEveryFormHasTheSameBytesTwice(t *testing.T) {
	first, second := shipped(t), shipped(t)
	for key, f := range first.forms {
		for _, data := range samples[f.Data] {
			if !bytes.Equal(drawn(t, first, key, "", data), drawn(t, second, key, "", data)) {
				t.Errorf("%s: other bytes", key)
			}
		}
	}
}

func TestApologyBeforeAndAfterTheDay(t *testing.T) {
	data := sampleApology()
	data.Owner, data.Reason = Person{Name: "Hoàng Thị Lan"}, "máy hỏng."
	for _, c := range []struct {
		late, only bool
		says       string
	}{
		{false, false, "vì sự chậm trễ nói trên và đề nghị gia hạn thời gian giải quyết hồ sơ. Rất mong"},
		{true, false, "vì sự quá hạn nói trên và đề nghị gia hạn"},
		{true, true, "vì sự quá hạn nói trên. Rất mong"},
	} {
		data.Late, data.Only = c.late, c.only
		inOrder(t, pagesOf(t, drawn(t, shipped(t), "tt03-2025/04-apology", "A4", data))[0], "Kính gửi: Ông/Bà Hoàng Thị Lan", "hồ sơ của Ông/Bà", "Lý do: máy hỏng. Sở", c.says)
	}
}

// book is a register with so many dossiers.
func book(n int) RegisterData {
	data := sampleRegister()
	row := data.Rows[0]
	data.Rows = nil
	for i := range n {
		row.Number, row.Code = i+1, fmt.Sprintf("H38.21.06-261123-%04d", i+1)
		row.Owner = []string{"Hoàng Thị Lan", "Công ty cổ phần Đầu tư và Phát triển Khoáng sản Tây Bắc"}[i%2]
		data.Rows = append(data.Rows, row)
	}
	return data
}

// TestRegisterIsABook: a cover without number, then every dossier once, in order, under the header of each page.
func TestRegisterIsABook(t *testing.T) {
	const dossiers = 2000
	l := shipped(t)
	for _, form := range formsFor(l, RegisterData{}) {
		pages := pagesOf(t, drawn(t, l, form, "A4 landscape", book(dossiers)))
		inOrder(t, pages[0], "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "SỔ THEO DÕI HỒ SƠ", "Năm: 2026", "Từ ngày 01/01/2026 đến ngày 31/12/2026", "Từ số 1 đến số 2000", "Quyển số: 01/2026", "(Chỉ gồm: thủ tục lĩnh vực an toàn bức xạ)")
		for _, inside := range []string{"Trang", "STT", "Sổ theo dõi hồ sơ năm"} {
			if strings.Contains(pages[0], inside) {
				t.Errorf("%s: %q stands on the cover: %s", form, inside, pages[0])
			}
		}
		next := 1
		for i, page := range pages[1:] {
			inOrder(t, page, "Ngày, tháng, năm Trả kết quả", "STT", "(1) (2) (3)", "(17)", "Sổ theo dõi hồ sơ năm 2026 – Quyển số 01/2026", fmt.Sprintf("Trang %d/%d", i+1, len(pages)-1))
			for ; next <= dossiers && strings.Contains(page, fmt.Sprintf("261123-%04d", next)); next++ {
				continue
			}
		}
		if next != dossiers+1 {
			t.Errorf("%s: dossier %d is missing or out of order", form, next)
		}
		inOrder(t, pages[len(pages)-1], "Sổ này ghi 2000 hồ sơ, từ số 1 đến số 2000.", "NGƯỜI LẬP SỔ", "THỦ TRƯỞNG ĐƠN VỊ")
	}
}

// TestRegisterLeavesOutWhatNobodyKeeps: the two columns that not every office has.
func TestRegisterLeavesOutWhatNobodyKeeps(t *testing.T) {
	data := sampleRegister()
	for i := range data.Rows {
		data.Rows[i].Unit, data.Rows[i].ReturnBy = "", " "
	}
	page := pagesOf(t, drawn(t, shipped(t), "tt03-2025/07-register", "A4 landscape", data))[1]
	inOrder(t, page, "Bên giao", "(15)", "Trang 1/1")
	for _, gone := range []string{"chủ trì", "Phương", "(16)"} {
		if strings.Contains(page, gone) {
			t.Errorf("%q is there: %s", gone, page)
		}
	}
}

// TestLongListsRepeatTheirHeader turns the pages of the lists of a day.
func TestLongListsRepeatTheirHeader(t *testing.T) {
	l := shipped(t)
	for kind, c := range map[string]struct{ head, end string }{
		KindBatch: {"STT Mã hồ sơ", "NGƯỜI BÀN GIAO"}, KindResults: {"Mã hồ sơ", "NGƯỜI GIAO"}, KindControl: {"TÊN CƠ QUAN", "□ Quá hạn"}, KindSettlement: {"Trong kỳ", "NGƯỜI LẬP BIỂU"},
	} {
		form := formsFor(l, samples[kind][0])[0]
		copies := max(1, len(l.forms[form].Copies))
		pages := pagesOf(t, drawn(t, l, form, "", stretched(samples[kind][0], "", 80)))
		each := len(pages) / copies
		if each < 2 {
			t.Fatalf("%s: %d pages", form, len(pages))
		}
		for i, page := range pages {
			inOrder(t, page, fmt.Sprintf("Trang %d/%d", i%each+1, each))
			if i%each < each-1 {
				inOrder(t, page, c.head)
			}
		}
		inOrder(t, pages[len(pages)-1], c.end)
	}
}

// TestRowsLeaveRoomForSigning: rows are as high as the description wants, and so many as it wants when there are none.
func TestRowsLeaveRoomForSigning(t *testing.T) {
	const form = "name: a\ndata: batch\npapers: [{paper: A4, margins: [20, 20, 20, 20], sizes: [10]}]\nblocks:\n" +
		"  - table: {rows: Rows, height: 5, none: 4, empty: 2, columns: [{title: a, width: 1, value: \"{{.Code}}\"}]}\n"
	l, _ := officeWith(t, map[string]string{"own/rows.yaml": form})
	noProblems(t, l)
	for members, want := range map[int]int{0: 4, 1: 2, 3: 3} {
		data := BatchData{Rows: make([]DossierRow, members)}
		d, err := lay(l.forms["own/rows"], l.company(OwnSet), "A4", data, false)
		if err != nil {
			t.Fatal(err)
		}
		rows := d.copies[0].pages[0][1:] // below the header
		if len(rows) != want {
			t.Errorf("%d members: %d rows", members, len(rows))
		}
		for _, place := range rows {
			if place.row.height < 5*10*1.15*point {
				t.Errorf("a row is %.1f mm high", place.row.height)
			}
		}
	}
}

func TestAmountsOfTheFeeSlip(t *testing.T) {
	for _, c := range []struct {
		data  FeeData
		items int
		words string
	}{
		{FeeData{Fee: 2_250_000}, 1, "Hai triệu hai trăm năm mươi nghìn đồng"},
		{FeeData{Charge: 1_005}, 1, "Một nghìn không trăm linh năm đồng"},
		{FeeData{Fee: 50_000, Charge: 21_000}, 2, "Bảy mươi mốt nghìn đồng"},
		{FeeData{}, 0, ""},
	} {
		if len(c.data.Items()) != c.items || c.data.Words() != c.words || c.data.Total() != c.data.Fee+c.data.Charge {
			t.Errorf("%+v: %v, %q", c.data, c.data.Items(), c.data.Words())
		}
	}
}
