package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const office = "To: =?UTF-8?B?QuG7mSBwaOG6rW4gbeG7mXQgY+G7rWE=?= <motcua@skhcn.laocai.example>"

// head returns the header lines of an ordinary mail.
func head(from, address, subject, date, id string) []string {
	return []string{
		fmt.Sprintf("From: %s <%s>", word(from), address), office, "Subject: " + word(subject),
		"Date: " + date + " +0700", "Message-ID: <" + id + ">",
	}
}

// mails returns the sample mails by name.
func mails() map[string][]byte {
	longNames := rfc2231()
	return map[string][]byte{
		"01-van-ban-thuan":     plainText(),
		"02-html":              htmlOnly(),
		"03-outlook":           outlook(),
		"04-chuyen-tiep":       forwarded(),
		"05-nhieu-giay-to":     manyPapers(),
		"06-ten-rfc2231":       longNames,
		"07-ten-8-bit":         rawNames(),
		"08-ten-nfd":           decomposed(),
		"09-windows-1258":      windows1258(),
		"10-phan-hong":         brokenPart(),
		"11-thu-trong-thu":     nested(),
		"12-winmail-dat":       richText(),
		"13-zip-mat-khau":      locked(),
		"14-trung-nguyen-van":  longNames,
		"15-trung-ma-thu":      sameMessageID(longNames),
		"16-dau-mat":           secret(),
		"17-ban-tin":           newsletter(),
		"18-quang-cao":         advertisement(),
		"19-tra-loi-tu-dong":   autoReply(),
		"20-thu-nang":          heavy(),
		"21-ten-tep-nguy-hiem": dangerousNames(),
		"22-khong-phai-thu":    noise(),
		"23-khong-phan-dau":    headless(),
		"24-khong-dau":         unaccented(),
		"25-anh-dien-thoai":    phonePictures(),
	}
}

func plainText() []byte {
	return mail(part{
		[]string{"Content-Type: text/plain; charset=UTF-8; format=flowed", "Content-Transfer-Encoding: 8bit"},
		crlf(`
Kính gửi: Sở Khoa học và Công nghệ tỉnh Lào Cai

Tôi xin đề nghị Sở xét công nhận sáng kiến cấp tỉnh cho giải pháp 
“Cải tiến lò sấy thảo quả tiết kiệm củi tại xã Bát Xát”. Đơn yêu cầu và báo 
cáo mô tả sáng kiến tôi sẽ nộp bản giấy trong tuần này.

Họ và tên: Lò Thị Mẩy
Ngày sinh: 14/03/1988
Số CCCD: 010188004512, ngày cấp: 20/5/2021
Địa chỉ: Thôn Tả Pa Cheo, xã Bát Xát, tỉnh Lào Cai
Điện thoại: 0912 345 011

Trân trọng cảm ơn.
-- 
Lò Thị Mẩy
`),
	}, head("Lò Thị Mẩy", "lomay@thaoqua.example", "Đề nghị xét công nhận sáng kiến cấp tỉnh", "Mon, 09 Nov 2026 07:42:10", "a1.20261109@thaoqua.example")...)
}

func htmlOnly() []byte {
	page := html(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>Thư</title>
<style>p { margin: 0 } .an { display: none }</style></head><body>
<p>K&iacute;nh g&#7917;i: <b>S&#7903; Khoa h&#7885;c v&agrave; C&ocirc;ng ngh&#7879;</b>,</p>
<p>Tôi làm việc tại khoa Chẩn đoán hình ảnh, nay xin nộp hồ sơ đề nghị <b>cấp chứng chỉ nhân viên bức xạ</b> (người phụ trách an toàn cơ sở X-quang chẩn đoán trong y tế).</p>
<table border="1"><tr><td>Họ và tên:</td><td>Trần Quốc Bảo</td></tr>
<tr><td>Số CCCD:</td><td>015092007788</td></tr>
<tr><td>Địa chỉ:</td><td>Tổ 7, phường Yên Bái, tỉnh Lào Cai</td></tr>
<tr><td>Điện thoại:</td><td>0987&nbsp;111&nbsp;222</td></tr></table>
<ul><li>Phiếu khai báo nhân viên bức xạ</li><li>Giấy chứng nhận đào tạo</li><li>Ảnh 3 × 4</li></ul>
<p>Trân trọng.<br>Trần Quốc Bảo &ndash; <a href="https://benhvien.example/hinh-anh">Khoa Chẩn đoán hình ảnh</a></p>
<img src="https://theo-doi.example/x.gif" width="1" height="1"><script>document.write("x")</script></body></html>`)
	return mail(multipart("mixed", "=_ranh_gioi_02", page,
		pdfFile("Phiếu khai báo nhân viên bức xạ.pdf", paper("PHIẾU KHAI BÁO NHÂN VIÊN BỨC XẠ", "Họ và tên: Trần Quốc Bảo", "Đề nghị cấp chứng chỉ nhân viên bức xạ")),
		pdfFile("Chung nhan dao tao ATBX.pdf", paper("GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ", "Cấp cho: Trần Quốc Bảo", "Khóa học tháng 6 năm 2026")),
		file(percentName, "Ảnh 3x4.png", "image/png", photo()),
	), head("Trần Quốc Bảo", "bao.tran@benhvien.example", "Hồ sơ cấp chứng chỉ nhân viên bức xạ - Trần Quốc Bảo", "Mon, 09 Nov 2026 09:15:33", "CAF+bao02@mail.example")...)
}

func outlook() []byte {
	picture := part{
		[]string{"Content-Type: image/png; name=\"image001.png\"", "Content-Description: image001.png", "Content-Disposition: inline; filename=\"image001.png\"", "Content-ID: <image001.png@01DC4F33.7A1B2C30>", "Content-Transfer-Encoding: base64"},
		base64Lines(logo()),
	}
	text := `Kính gửi Bộ phận một cửa Sở KH&CN,

Phòng khám Đa khoa Hồng Đức xin nộp hồ sơ đề nghị gia hạn giấy phép tiến hành công việc bức xạ (sử dụng thiết bị X-quang chẩn đoán trong y tế). Giấy phép cũ hết hạn ngày 31/12/2026.

Tên tổ chức: Phòng khám Đa khoa Hồng Đức
Mã số thuế: 5300778899
Địa chỉ: Số 45 đường Trần Phú, phường Cam Đường, tỉnh Lào Cai
Người đại diện: Lê Minh Đức
Điện thoại: 0214 3 840 456

Trân trọng,

Lê Minh Đức
Giám đốc
[cid:image001.png@01DC4F33.7A1B2C30]
`
	page := `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><!--[if mso]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang="VI"><div class="WordSection1"><p class="MsoNormal">` +
		strings.ReplaceAll(strings.ReplaceAll(text[:strings.Index(text, "[cid:")], "&", "&amp;"), "\n\n", "<o:p></o:p></p><p class=\"MsoNormal\">") + `<img src="cid:image001.png@01DC4F33.7A1B2C30"></p></div></body></html>`
	return mail(multipart("mixed", "_007_SG2PR01MB3210_",
		multipart("related", "_006_SG2PR01MB3210_", multipart("alternative", "_000_SG2PR01MB3210_", plain(text), quoted(`text/html; charset="utf-8"`, page)), picture),
		file(wordName, "Đơn gia hạn - Mẫu 6 (đã ký).pdf", "application/pdf", paper("ĐƠN ĐỀ NGHỊ GIA HẠN GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ", "Phòng khám Đa khoa Hồng Đức")),
		file(wordName, "GP-65-2023.pdf", "application/pdf", paper("GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ", "Số: 65/GP-SKHCN", "Cấp cho: Phòng khám Đa khoa Hồng Đức")),
		file(wordName, "Kết quả đo liều cá nhân quý III.pdf", "application/octet-stream", paper("PHIẾU KẾT QUẢ ĐO LIỀU CHIẾU XẠ CÁ NHÂN", "Quý III năm 2026")),
		file(wordName, "KiemXa2026.pdf", "application/pdf", paper("BIÊN BẢN KIỂM XẠ", "Số 12/2026")),
		file(wordName, "GCNKD may X-quang.pdf", "application/pdf", paper("GIẤY CHỨNG NHẬN KIỂM ĐỊNH", "Thiết bị: máy X-quang tổng hợp")),
		file(wordName, "BC an toan 2026.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx("BÁO CÁO ĐÁNH GIÁ AN TOÀN BỨC XẠ", "Phòng khám Đa khoa Hồng Đức, năm 2026")),
	), append(head("Lê Minh Đức", "minhduc@hongduc.example", "V/v gia hạn giấy phép X-quang – PK Hồng Đức", "Mon, 09 Nov 2026 14:20:05", "SG2PR01MB32105A@SG2PR01MB3210.apcprd01.example"),
		"Thread-Topic: "+word("V/v gia hạn giấy phép X-quang"), "Thread-Index: AdxPMx7a0000", "Accept-Language: vi-VN, en-US", "X-MS-Has-Attach: yes", "X-Mailer: Microsoft Outlook 16.0")...)
}

func forwarded() []byte {
	return mail(multipart("mixed", "0000000000008a7c5e06",
		multipart("alternative", "0000000000008a7c5c06", plain(`
Chuyển bộ phận một cửa tiếp nhận giúp.

---------- Forwarded message ---------
Từ: Giàng A Sử <giangasu@nongtrai.example>
Date: Th 2, 9 thg 11, 2026 lúc 20:11
Subject: Nộp đơn yêu cầu công nhận sáng kiến
To: Phòng Quản lý Khoa học <qlkh@skhcn.laocai.example>

Em gửi đơn yêu cầu công nhận sáng kiến cấp tỉnh về máy gieo hạt trên đất dốc ạ.
Họ và tên: Giàng A Sử
Số CCCD: 010095003366
Địa chỉ: Bản Phố, xã Bắc Hà, tỉnh Lào Cai
SĐT: 0366.120.450
`), html("<div>Chuyển bộ phận một cửa tiếp nhận giúp.</div><blockquote>Từ: Giàng A Sử</blockquote>")),
		file(wordName, "Don yeu cau cong nhan sang kien.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN", "Tôi là Giàng A Sử")),
		file(wordName, "Báo cáo mô tả sáng kiến.pdf", "application/pdf", paper("BÁO CÁO MÔ TẢ SÁNG KIẾN", "Máy gieo hạt trên đất dốc")),
		file(wordName, "IMG_20261109_2009.pdf", "application/pdf", paper("GIẤY XÁC NHẬN KẾT QUẢ ÁP DỤNG SÁNG KIẾN", "UBND xã Bắc Hà xác nhận")),
	), append(head("Phòng Quản lý Khoa học", "qlkh@skhcn.laocai.example", "Fwd: Nộp đơn yêu cầu công nhận sáng kiến", "Tue, 10 Nov 2026 07:58:00", "CAJ4fwd04@mail.example"),
		"In-Reply-To: <CAJ4goc@mail.example>", "References: <CAJ4goc@mail.example>")...)
}

func manyPapers() []byte {
	return mail(multipart("mixed", "ranh-gioi-05", plain(`
Kính gửi Sở Khoa học và Công nghệ,

Bệnh viện Đa khoa Sông Chảy đề nghị cấp giấy phép tiến hành công việc bức xạ (sử dụng thiết bị X-quang chẩn đoán trong y tế) cho máy X-quang mới lắp đặt.
Hồ sơ gồm 8 giấy tờ kèm theo, trong đó có một số bản quét.

Tên tổ chức: Bệnh viện Đa khoa Sông Chảy
Mã số thuế: 5300112233
Địa chỉ: Số 1 đường 19/5, xã Bảo Yên, tỉnh Lào Cai
Điện thoại: 0214 3 876 115
`),
		pdfFile("1. Đơn đề nghị cấp giấy phép.pdf", paper("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ", "Bệnh viện Đa khoa Sông Chảy")),
		pdfFile("2. Khai báo nhân viên.pdf", paper("PHIẾU KHAI BÁO NHÂN VIÊN BỨC XẠ VÀ NGƯỜI PHỤ TRÁCH AN TOÀN", "Gồm 3 người")),
		pdfFile("3. Phieu khai bao thiet bi.pdf", paper("PHIẾU KHAI BÁO THIẾT BỊ X-QUANG CHẨN ĐOÁN Y TẾ", "Máy X-quang kỹ thuật số")),
		pdfFile("scan0004.pdf", paper("BÁO CÁO PHÂN TÍCH AN TOÀN BỨC XẠ", "Bệnh viện Đa khoa Sông Chảy")),
		pdfFile("scan0005.pdf", paper("CHỨNG CHỈ NHÂN VIÊN BỨC XẠ", "Số 118/CCNVBX", "Cấp cho ông Hoàng Văn Thái")),
		pdfFile("KiemDinh_XQ.pdf", paper("GIẤY CHỨNG NHẬN KIỂM ĐỊNH THIẾT BỊ", "Máy X-quang kỹ thuật số")),
		pdfFile("scan0007.pdf", paper("BIÊN BẢN KIỂM XẠ", "Phòng X-quang số 2")),
		pdfFile("8. KHUPSC.pdf", paper("KẾ HOẠCH ỨNG PHÓ SỰ CỐ BỨC XẠ", "Ban hành năm 2026")),
	), append(head("BVĐK Sông Chảy", "vanthu@songchay.example", "Đề nghị cấp giấy phép tiến hành công việc bức xạ", "Tue, 10 Nov 2026 08:30:41", "05.8giayto@songchay.example"), "Cc: "+word("Phòng QLCN")+" <qlcn@skhcn.laocai.example>")...)
}

func rfc2231() []byte {
	named := func(name string, data []byte) part { return file(continuedName, name, "application/pdf", data) }
	return mail(multipart("mixed", "----=_NextPart_06", plain(`
Kính gửi Sở Khoa học và Công nghệ,

Trung tâm Giống cây trồng Mường Lò xin đăng ký kết quả thực hiện nhiệm vụ khoa học và công nghệ sử dụng ngân sách nhà nước, đề tài “Phục tráng giống lúa Séng Cù”.

Tên tổ chức: Trung tâm Giống cây trồng Mường Lò
Địa chỉ: Phường Nghĩa Lộ, tỉnh Lào Cai
Điện thoại: 0216 3 870 333
`),
		named("Phiếu đăng ký kết quả thực hiện nhiệm vụ – đề tài phục tráng giống lúa Séng Cù.pdf", paper("PHIẾU ĐĂNG KÝ KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "Đề tài: Phục tráng giống lúa Séng Cù")),
		named("Báo cáo tổng hợp kết quả thực hiện nhiệm vụ (bản cuối, sau nghiệm thu).pdf", paper("BÁO CÁO TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "Đề tài: Phục tráng giống lúa Séng Cù")),
		named("Biên bản họp hội đồng đánh giá, nghiệm thu ngày 20-10-2026.pdf", paper("BIÊN BẢN HỌP HỘI ĐỒNG ĐÁNH GIÁ, NGHIỆM THU", "Ngày 20 tháng 10 năm 2026")),
		named("Toàn văn báo cáo – bản điện tử.pdf", paper("BẢN ĐIỆN TỬ TOÀN VĂN BÁO CÁO", "Đề tài: Phục tráng giống lúa Séng Cù")),
	), head("Đinh Thị Kim Oanh", "oanh@muonglo.example", "Đăng ký kết quả thực hiện nhiệm vụ KH&CN sử dụng ngân sách nhà nước", "Tue, 10 Nov 2026 15:05:12", "dangky-ketqua@muonglo.example")...)
}

func rawNames() []byte {
	return mail(multipart("mixed", "b07", part{
		[]string{"Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"},
		crlf("Kính gửi Sở,\n\nCông ty Cổ phần Xi măng Thác Bà đăng ký công bố hợp chuẩn dựa trên kết quả chứng nhận của tổ chức chứng nhận cho xi măng PCB40.\n\nTên tổ chức: Công ty Cổ phần Xi măng Thác Bà\nMST: 5200998877\nTrụ sở: Xã Yên Bình, tỉnh Lào Cai\nĐT: 0216 3 885 001"),
	},
		file(rawName, "Bản công bố hợp chuẩn.pdf", "application/pdf", paper("BẢN CÔNG BỐ HỢP CHUẨN", "Sản phẩm: xi măng PCB40")),
		file(rawName, "GCN hợp chuẩn.pdf", "application/pdf", paper("GIẤY CHỨNG NHẬN HỢP CHUẨN", "Số HC-2026/118")),
		file(rawName, "TCVN 6260-2020.pdf", "application/pdf", paper("TIÊU CHUẨN QUỐC GIA TCVN 6260:2020", "Xi măng poóc lăng hỗn hợp")),
	), "From: Phòng Kỹ thuật Xi măng Thác Bà <kythuat@thacba.example>", "To: motcua@skhcn.laocai.example", "Subject: Hồ sơ đăng ký công bố hợp chuẩn xi măng PCB40",
		"Date: Wed, 11 Nov 2026 08:02:00 +0700", "Message-ID: <07.hopchuan@thacba.example>")
}

func decomposed() []byte {
	nfd := norm.NFD.String
	named := func(name string, data []byte) part { return file(percentName, nfd(name), "application/pdf", data) }
	return mail(multipart("mixed", "Apple-Mail=_7F0A08", plain(nfd(`
Kính gửi Sở Khoa học và Công nghệ,

Viện Nghiên cứu Cây ôn đới Tây Bắc đăng ký tuyển chọn, giao trực tiếp tổ chức chủ trì thực hiện nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2027.

Tên tổ chức: Viện Nghiên cứu Cây ôn đới Tây Bắc
Địa chỉ: Xã Tả Van, tỉnh Lào Cai
Điện thoại: 0214 3 871 908
`)),
		named("Đơn đăng ký chủ trì.pdf", paper("ĐƠN ĐĂNG KÝ CHỦ TRÌ THỰC HIỆN NHIỆM VỤ", "Viện Nghiên cứu Cây ôn đới Tây Bắc")),
		named("Thuyết minh.pdf", paper("THUYẾT MINH NHIỆM VỤ", "Nhân giống lê Tai Nung")),
		named("Lý lịch khoa học chủ nhiệm.pdf", paper("LÝ LỊCH KHOA HỌC CỦA CHỦ NHIỆM", "TS. Vàng Thị Dợ")),
		named("Tóm tắt hoạt động của Viện.pdf", paper("TÓM TẮT HOẠT ĐỘNG CỦA TỔ CHỨC ĐĂNG KÝ CHỦ TRÌ", "Giai đoạn 2021–2026")),
	), append(head(nfd("Vàng Thị Dợ"), "vangdo@ondoi.example", nfd("Đăng ký chủ trì nhiệm vụ KH&CN cấp tỉnh"), "Wed, 11 Nov 2026 10:44:59", "8E1F08@ondoi.example"), "X-Mailer: Apple Mail (2.3826)")...)
}

func windows1258() []byte {
	encoded := func(text string) string { return vietnamese1258(crlf(text)) }
	return mail(multipart("mixed", "----09", part{
		[]string{"Content-Type: text/plain; charset=\"windows-1258\"", "Content-Transfer-Encoding: 8bit"},
		encoded("Kính gửi Sở Khoa học và Công nghệ,\n\nHợp tác xã Mật ong Cao Sơn gửi bản công bố sử dụng dấu định lượng cho mật ong đóng chai.\n\nTên tổ chức: Hợp tác xã Mật ong Cao Sơn\nĐịa chỉ: Xã Cao Sơn, tỉnh Lào Cai\nĐiện thoại: 0975 220 118"),
	},
		part{
			[]string{"Content-Type: text/csv; charset=windows-1258", "Content-Disposition: attachment; filename=\"=?windows-1258?Q?" + strings.Trim(questionMarks(vietnamese1258("Danh mục hàng.csv")), " ") + "?=\"", "Content-Transfer-Encoding: 8bit"},
			encoded("Tên hàng;Lượng danh định\nMật ong bạc hà;500 ml\nMật ong hoa rừng;250 ml"),
		},
		file(rawName, "BanCongBoDauDinhLuong.pdf", "application/pdf", paper("BẢN CÔNG BỐ SỬ DỤNG DẤU ĐỊNH LƯỢNG", "Hợp tác xã Mật ong Cao Sơn")),
	), "From: =?windows-1258?Q?"+questionMarks(vietnamese1258("Hoàng Thị Sen"))+"?= <sen@caoson.example>", "To: motcua@skhcn.laocai.example",
		"Subject: =?windows-1258?Q?"+questionMarks(vietnamese1258("Công bố sử dụng dấu định lượng"))+"?=", "Date: Thu, 12 Nov 2026 09:09:09 +0700", "Message-ID: <09@caoson.example>")
}
