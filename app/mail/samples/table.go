package samples

import "vanphongso/data/letter"

// table is what is known about each mail in assets/mails.
var table = []Sample{
	{Name: "01-van-ban-thuan.eml", What: "thư chỉ có chữ, không kèm tệp", Expect: letter.Taken, Procedure: "NB-KHCN-49"},
	{Name: "02-html.eml", What: "thư HTML, có bảng, mã theo dõi và script", Expect: letter.Taken, Procedure: "2.002379", Papers: inOrder(1, 3)},
	{Name: "03-outlook.eml", What: "thư Outlook có logo trong chữ ký, sáu tệp kèm", Expect: letter.Taken, Procedure: "2.002381", Papers: []Paper{{0, 2}, {1, 3}, {2, 4}, {3, 5}, {4, 6}, {6, 7}}},
	{Name: "04-chuyen-tiep.eml", What: "thư được chuyển tiếp bằng Gmail", Expect: letter.Taken, Procedure: "NB-KHCN-49", Papers: inOrder(1, 3)},
	{Name: "05-nhieu-giay-to.eml", What: "tám giấy tờ, ba tệp tên “scan…” chỉ nhận ra qua nội dung", Expect: letter.Taken, Procedure: "2.002380", Papers: inOrder(1, 8)},
	{Name: "06-ten-rfc2231.eml", What: "tên tệp dài cắt khúc theo RFC 2231", Expect: letter.Taken, Procedure: "NB-KHCN-30", Papers: inOrder(1, 4)},
	{Name: "07-ten-8-bit.eml", What: "tên tệp và tiêu đề viết thẳng bằng UTF-8, không mã hóa", Expect: letter.Taken, Procedure: "2.001209", Papers: inOrder(1, 3)},
	{Name: "08-ten-nfd.eml", What: "chữ và tên tệp dạng tổ hợp (NFD) từ máy Mac", Expect: letter.Taken, Procedure: "NB-KHCN-48", Papers: inOrder(1, 4)},
	{Name: "09-windows-1258.eml", What: "thư và tệp CSV mã windows-1258", Expect: letter.Taken, Procedure: "2.000212", Papers: []Paper{{0, 2}}},
	{Name: "10-phan-hong.eml", What: "một tệp bị cắt, một tệp mã hóa lạ, một dòng sai quy cách", Expect: letter.Taken, Procedure: "2.002382", Papers: []Paper{{0, 2}, {1, 1}, {2, 3}}},
	{Name: "11-thu-trong-thu.eml", What: "thư kèm một thư khác có bốn giấy tờ", Expect: letter.Taken, Procedure: "2.002711", Papers: inOrder(2, 4)},
	{Name: "12-winmail-dat.eml", What: "Outlook gói cả năm giấy tờ vào winmail.dat", Expect: letter.Taken, Procedure: "1.002145", Papers: []Paper{{0, 2}, {1, 3}, {2, 4}, {4, 5}, {5, 6}}},
	{Name: "13-zip-mat-khau.eml", What: "tệp nén có mật khẩu", Expect: letter.Taken, Procedure: "2.001259", Papers: inOrder(1, 2)},
	{Name: "14-trung-nguyen-van.eml", What: "gửi lại nguyên văn thư 06", Expect: letter.Duplicate},
	{Name: "15-trung-ma-thu.eml", What: "trùng mã thư với thư 06 nhưng khác nội dung", Expect: letter.Taken, Procedure: "NB-KHCN-30", Papers: inOrder(1, 4)},
	{Name: "16-dau-mat.eml", What: "mang dấu chỉ độ mật (thư thử, nội dung không có thật)", Expect: letter.Quarantined},
	{Name: "17-ban-tin.eml", What: "bản tin, không phải hồ sơ", Expect: letter.Taken},
	{Name: "18-quang-cao.eml", What: "quảng cáo, bỏ qua theo quy tắc", Expect: letter.Ignored},
	{Name: "19-tra-loi-tu-dong.eml", What: "trả lời tự động, bỏ qua theo quy tắc", Expect: letter.Ignored},
	{Name: "20-thu-nang.eml", What: "có ảnh quét nặng, vượt giới hạn nếu đặt giới hạn nhỏ", Expect: letter.Taken, Procedure: "2.002385", Papers: inOrder(1, 1)},
	{Name: "21-ten-tep-nguy-hiem.eml", What: "tên tệp đánh lừa: đường dẫn, CON, đảo chiều chữ, chỉ có name=", Expect: letter.Taken, Procedure: "1.000449", Papers: inOrder(1, 1)},
	{Name: "22-khong-phai-thu.eml", What: "dữ liệu không phải thư", Expect: letter.Quarantined},
	{Name: "23-khong-phan-dau.eml", What: "thư mất phần đầu", Expect: letter.Taken},
	{Name: "24-khong-dau.eml", What: "viết không dấu", Expect: letter.Taken, Procedure: "NB-ATBX-08", Papers: inOrder(1, 2)},
	{Name: "25-anh-dien-thoai.eml", What: "ảnh chụp bằng điện thoại, tên tệp không nói lên gì", Expect: letter.Taken, Procedure: "2.002384", Papers: []Paper{{0, 1}, {1, 3}}},
}

// inOrder says that count attachments from first on are the procedure's components in their order.
func inOrder(first, count int) []Paper {
	list := make([]Paper, count)
	for i := range list {
		list[i] = Paper{Component: i, Attachment: first + i}
	}
	return list
}
