package main

import "bytes"

// The mails that are broken, locked, unwanted or no submission at all.

func brokenPart() []byte {
	permit := paper("GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ", "Số: 41/GP-SKHCN")
	broken := pdfFile("Giấy phép gốc.pdf", permit)
	broken.header = append([]string{"dong nay khong co dau hai cham", "X-Antivirus: Sach"}, broken.header...)
	broken.body = broken.body[:len(broken.body)/2] + "!!!\r\n" // a gateway cut it
	return mail(multipart("mixed", "b10", plain(`
Kính gửi Sở Khoa học và Công nghệ,
Phòng khám Chẩn đoán hình ảnh Kim Tân đề nghị sửa đổi giấy phép tiến hành công việc bức xạ (sử dụng thiết bị X-quang chẩn đoán trong y tế) do đổi địa chỉ.
Tên tổ chức: Phòng khám Chẩn đoán hình ảnh Kim Tân
Địa chỉ: Số 9 phố Kim Đồng, phường Lào Cai, tỉnh Lào Cai
Điện thoại: 0214 3 822 700
`), broken,
		pdfFile("Đơn đề nghị sửa đổi giấy phép.pdf", paper("ĐƠN ĐỀ NGHỊ SỬA ĐỔI GIẤY PHÉP", "Phòng khám Chẩn đoán hình ảnh Kim Tân")),
		part{[]string{"Content-Type: application/pdf", "Content-Transfer-Encoding: x-uuencode-la", "Content-Disposition: attachment; filename=\"Xac nhan thay doi dia chi.pdf\""}, string(paper("GIẤY XÁC NHẬN THAY ĐỔI ĐỊA CHỈ", "Phường Lào Cai xác nhận")) + "\r\n"},
	), head("PK Kim Tân", "lienhe@kimtan.example", "Đề nghị sửa đổi giấy phép X-quang do đổi địa chỉ", "Thu, 12 Nov 2026 16:31:20", "10.suadoi@kimtan.example")...)
}

func nested() []byte {
	inner := mail(multipart("mixed", "b11-trong", plain(`
Kính gửi Sở Khoa học và Công nghệ,

Trường Cao đẳng Tây Bắc đề nghị đánh giá, nghiệm thu nhiệm vụ khoa học và công nghệ cấp tỉnh sử dụng ngân sách nhà nước.

Tên tổ chức: Trường Cao đẳng Tây Bắc
Địa chỉ: Phường Yên Bái, tỉnh Lào Cai
Điện thoại: 0216 3 852 411
`),
		pdfFile("Công văn đề nghị nghiệm thu.pdf", paper("CÔNG VĂN ĐỀ NGHỊ ĐÁNH GIÁ, NGHIỆM THU", "Số: 88/CĐTB-KHCN")),
		pdfFile("Báo cáo tổng hợp.pdf", paper("BÁO CÁO TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "Mô hình lớp học thông minh vùng cao")),
		pdfFile("Hợp đồng và thuyết minh.pdf", paper("HỢP ĐỒNG THỰC HIỆN NHIỆM VỤ", "Kèm thuyết minh nhiệm vụ")),
		pdfFile("Báo cáo sử dụng kinh phí.pdf", paper("BÁO CÁO TÌNH HÌNH SỬ DỤNG KINH PHÍ", "Đến ngày 31/10/2026")),
	), head("Nguyễn Hải Yến", "haiyen@caodangtaybac.example", "Đề nghị đánh giá, nghiệm thu nhiệm vụ KH&CN cấp tỉnh", "Thu, 12 Nov 2026 21:00:00", "trong.11@caodangtaybac.example")...)
	return mail(multipart("mixed", "b11", plain("Văn thư chuyển thư của Trường Cao đẳng Tây Bắc, xem tệp kèm theo.\n"),
		part{[]string{"Content-Type: message/rfc822", "Content-Disposition: attachment; filename=\"De nghi nghiem thu.eml\""}, string(inner)},
	), head("Văn thư Sở", "vanthu@skhcn.laocai.example", "Chuyển: Đề nghị nghiệm thu nhiệm vụ cấp tỉnh", "Fri, 13 Nov 2026 07:35:00", "11@skhcn.laocai.example")...)
}

func richText() []byte {
	text := "Kính gửi Sở Khoa học và Công nghệ,\r\n\r\nViện Ứng dụng Dược liệu Hoàng Liên đề nghị cấp giấy chứng nhận đăng ký hoạt động khoa học và công nghệ lần đầu.\r\n\r\nTên tổ chức: Viện Ứng dụng Dược liệu Hoàng Liên\r\nĐịa chỉ: Phường Sa Pa, tỉnh Lào Cai\r\nĐiện thoại: 0214 3 873 560\r\n"
	return mail(multipart("mixed", "_000_12_", plain(" \n"),
		file(rawName, "winmail.dat", "application/ms-tnef; name=\"winmail.dat\"", winmail(text,
			entry{"Đơn đăng ký hoạt động KHCN.pdf", paper("ĐƠN ĐĂNG KÝ HOẠT ĐỘNG KHOA HỌC VÀ CÔNG NGHỆ", "Viện Ứng dụng Dược liệu Hoàng Liên")},
			entry{"Quyết định thành lập.pdf", paper("QUYẾT ĐỊNH THÀNH LẬP TỔ CHỨC", "Số 02/QĐ-HL")},
			entry{"Điều lệ.pdf", paper("ĐIỀU LỆ TỔ CHỨC VÀ HOẠT ĐỘNG", "Viện Ứng dụng Dược liệu Hoàng Liên")},
			entry{"Danh sách nhân lực.pdf", paper("BẢNG DANH SÁCH NHÂN LỰC", "Gồm 7 người")},
			entry{"Hợp đồng thuê trụ sở.pdf", paper("HỢP ĐỒNG THUÊ TRỤ SỞ", "Thời hạn 5 năm")},
		)),
	), append(head("Viện Dược liệu Hoàng Liên", "vien@hoanglien.example", "Đăng ký hoạt động KH&CN lần đầu", "Fri, 13 Nov 2026 09:50:17", "12tnef@hoanglien.example"), "X-MS-TNEF-Correlator: <12tnef@hoanglien.example>")...)
}

func locked() []byte {
	return mail(multipart("mixed", "b13", plain(`
Kính gửi Sở Khoa học và Công nghệ,
Công ty TNHH Thương mại Kim Thành đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu (nhóm 2). Hợp đồng và hóa đơn nằm trong tệp nén có mật khẩu, mật khẩu chúng tôi báo qua điện thoại.
Tên tổ chức: Công ty TNHH Thương mại Kim Thành
Mã số thuế: 5300445566
Địa chỉ: Khu thương mại Kim Thành, phường Lào Cai, tỉnh Lào Cai
Điện thoại: 0912 000 456
`),
		pdfFile("Bản đăng ký kiểm tra.pdf", paper("BẢN ĐĂNG KÝ KIỂM TRA NHÀ NƯỚC VỀ CHẤT LƯỢNG HÀNG HÓA NHẬP KHẨU", "Công ty TNHH Thương mại Kim Thành")),
		file(percentName, "Hợp đồng, danh mục hàng hóa.zip", "application/zip", lockedZIP(entry{"hop-dong.pdf", paper("HỢP ĐỒNG MUA BÁN", "Số KT-2026/09")}, "kimthanh2026")),
	), head("Phạm Thùy Linh", "linh@kimthanh.example", "Đăng ký kiểm tra chất lượng hàng hóa nhập khẩu", "Fri, 13 Nov 2026 11:11:11", "13@kimthanh.example")...)
}

// sameMessageID is a mail again with the same Message-ID but another content, as some programs send corrections.
func sameMessageID(raw []byte) []byte {
	raw = bytes.Replace(raw, []byte("Date: Tue, 10 Nov 2026 15:05:12"), []byte("Date: Fri, 13 Nov 2026 16:40:00"), 1)
	return bytes.Replace(raw, []byte("0216 3 870 333"), []byte("0216 3 870 334"), 1)
}

// secret is invented from the first to the last word: it shows what such a mail looks like, it holds no secret.
func secret() []byte {
	return mail(multipart("mixed", "b16", plain(`
TỐI MẬT

Kính gửi Sở Khoa học và Công nghệ,
Đây là thư thử: nội dung không có thật, chỉ mang dấu chỉ độ mật để xem chương trình có từ chối lưu hay không.
`), pdfFile("van-ban-thu.pdf", paper("VĂN BẢN THỬ", "Không có nội dung"))),
		head("Đơn vị thử", "donvi@thu-nghiem.example", "Văn bản thử về dấu chỉ độ mật", "Sat, 14 Nov 2026 08:00:00", "16@thu-nghiem.example")...)
}

func newsletter() []byte {
	return mail(multipart("alternative", "b17", plain(`
BẢN TIN TUẦN 46
- Mưa rét đậm ở vùng núi, bà con chú ý giữ ấm cho trâu bò
- Lịch biểu diễn văn nghệ tại quảng trường
- Công thức món thắng cố
Muốn thôi nhận bản tin này, hãy trả lời “HỦY”.
`), html(`<h1>Bản tin tuần 46</h1><ul><li>Mưa rét đậm</li></ul><p><a href="https://bantin.example/huy">Hủy nhận tin</a></p>`)),
		append(head("Bản tin Hoa Ban", "bantin@hoaban.example", "Bản tin tuần 46: rét đậm, văn nghệ, món ngon", "Sat, 14 Nov 2026 18:00:00", "tuan46@hoaban.example"), "List-Unsubscribe: <https://bantin.example/huy>", "Precedence: bulk")...)
}

func advertisement() []byte {
	return mail(html(`<p>Giảm giá <b>70%</b> máy in văn phòng, chỉ hôm nay!</p>`),
		head("Máy in giá rẻ", "sale@mayin.example", "[QUẢNG CÁO] Máy in văn phòng giảm 70%", "Sun, 15 Nov 2026 09:00:00", "qc18@mayin.example")...)
}

func autoReply() []byte {
	return mail(plain(`
Tôi đi công tác đến hết ngày 20/11/2026 và sẽ trả lời thư sau.
`), append(head("Lê Minh Đức", "minhduc@hongduc.example", "Trả lời tự động: Thông báo tiếp nhận hồ sơ", "Sun, 15 Nov 2026 09:20:00", "tudong19@hongduc.example"),
		"Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All")...)
}

func heavy() []byte {
	return mail(multipart("mixed", "b20", plain(`
Kính gửi Sở Khoa học và Công nghệ,
Nha khoa Ánh Dương gửi phiếu khai báo thiết bị X-quang chẩn đoán trong y tế và ảnh chụp máy.
Tên tổ chức: Nha khoa Ánh Dương
Địa chỉ: Số 20 đường Hoàng Liên, phường Sa Pa, tỉnh Lào Cai
Điện thoại: 0868 555 010
`),
		pdfFile("Phieu khai bao thiet bi X-quang.pdf", paper("PHIẾU KHAI BÁO THIẾT BỊ X-QUANG CHẨN ĐOÁN TRONG Y TẾ", "Nha khoa Ánh Dương")),
		file(percentName, "Chụp máy.jpg", "image/jpeg", grain(760, 640)),
	), head("Nha khoa Ánh Dương", "nhakhoa@anhduong.example", "Khai báo thiết bị X-quang chẩn đoán trong y tế", "Mon, 16 Nov 2026 07:30:00", "20@anhduong.example")...)
}

func dangerousNames() []byte {
	declaration := paper("BẢN CÔNG BỐ SỬ DỤNG DẤU ĐỊNH LƯỢNG (ĐIỀU CHỈNH)", "Hợp tác xã Chè Suối Giàng")
	named := file(rawName, "x", "application/pdf; name=\"Ban cong bo dieu chinh.pdf\"", declaration)
	named.header = append(named.header[:2], "Content-Disposition: inline")
	return mail(multipart("mixed", "b21", plain(`
Kính gửi Sở Khoa học và Công nghệ,
Hợp tác xã Chè Suối Giàng đề nghị điều chỉnh nội dung bản công bố sử dụng dấu định lượng.
Tên tổ chức: Hợp tác xã Chè Suối Giàng
Địa chỉ: Xã Văn Chấn, tỉnh Lào Cai
Điện thoại: 0978 654 001
`), named,
		file(rawName, `..\..\CON.pdf`, "application/pdf", paper("PHỤ LỤC NHÃN HÀNG", "Chè Shan tuyết 200 g")),
		file(percentName, "hoa don \u202Efdp.exe", "application/octet-stream", []byte("MZ đây là chữ, không phải chương trình")),
		file(rawName, "/etc/passwd", "text/plain", []byte("không phải tệp của hệ thống\n")),
		file(rawName, "anh chup... ", "image/png", photo()),
	), head("HTX Chè Suối Giàng", "htx@suoigiang.example", "Điều chỉnh nội dung bản công bố sử dụng dấu định lượng", "Mon, 16 Nov 2026 13:45:00", "21@suoigiang.example")...)
}

// noise is no mail at all: what a server with a failing disk hands out.
func noise() []byte {
	return grain(40, 30)
}

func headless() []byte {
	return []byte(crlf(`
Kính gửi Sở Khoa học và Công nghệ
Thư này bị máy chủ làm mất phần đầu, chỉ còn nội dung
Tôi xin hỏi bao giờ có kết quả hồ sơ đã nộp tháng trước. Cảm ơn.
`))
}

func unaccented() []byte {
	return mail(multipart("mixed", "b24", part{
		[]string{"Content-Type: text/plain; charset=us-ascii"},
		crlf("Kinh gui So Khoa hoc va Cong nghe,\nXin phe duyet ke hoach ung pho su co buc xa va hat nhan cap co so.\nTen to chuc: Nha may Luyen kim Tang Loong\nDia chi: Xa Tang Loong, tinh Lao Cai\nDien thoai: 0214 3 866 002"),
	},
		file(rawName, "CV de nghi phe duyet.pdf", "application/pdf", paper("VĂN BẢN ĐỀ NGHỊ PHÊ DUYỆT KẾ HOẠCH ỨNG PHÓ SỰ CỐ", "Nhà máy Luyện kim Tằng Loỏng")),
		file(rawName, "ke hoach UPSC.pdf", "application/pdf", paper("KẾ HOẠCH ỨNG PHÓ SỰ CỐ BỨC XẠ VÀ HẠT NHÂN CẤP CƠ SỞ", "Nhà máy Luyện kim Tằng Loỏng")),
	), "From: Nha may Tang Loong <atld@tangloong.example>", "To: motcua@skhcn.laocai.example", "Subject: Phe duyet ke hoach ung pho su co buc xa va hat nhan cap co so",
		"Date: Tue, 17 Nov 2026 08:08:08 +0700", "Message-ID: <24@tangloong.example>")
}

func phonePictures() []byte {
	named := func(name string, width int) part { return file(wordName, name, "image/jpeg", grain(width, 40)) }
	return mail(multipart("mixed", "b25", plain("Gửi Sở, em xin cấp lại giấy phép x quang của phòng khám bị ướt rách, em chụp bằng điện thoại ạ. Phòng khám Bảo Minh, xã Văn Bàn, tỉnh Lào Cai. SĐT 0905 771 020\n\nĐã gửi từ iPhone của tôi\n"),
		named("z6012345678901_5c2e.jpg", 56), named("z6012345678902_77fa.jpg", 60), named("giay phep bi rach.jpg", 64),
	), append(head("Bảo Minh", "baominh@phongkham.example", "xin cấp lại giấy phép xquang", "Tue, 17 Nov 2026 20:15:00", "25.iphone@phongkham.example"), "X-Mailer: iPhone Mail (23B85)")...)
}
