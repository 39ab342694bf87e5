package mail_test

import (
	"strings"
	"testing"

	"vanphongso/app/mail"
	"vanphongso/data/letter"
)

// withSubject and withText return a small mail.
func withSubject(subject string) []byte {
	return lines("From: a@x.vn", "Subject: "+subject, "Content-Type: text/plain; charset=utf-8", "", "Kính gửi Sở")
}

func withText(text string) []byte {
	return []byte("From: a@x.vn\r\nSubject: Ho so\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(text, "\n", "\r\n"))
}

func withFile(name string) []byte {
	return around("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n%PDF-1.4")
}

func TestSecretMarks(t *testing.T) {
	for _, c := range []struct {
		raw         []byte
		mark, place string
	}{
		{withSubject("[MẬT] Báo cáo quý III"), "Mật", "tiêu đề"},
		{withSubject("Fwd: MẬT: kế hoạch bảo vệ"), "Mật", "tiêu đề"},
		{withSubject("Mật - Kế hoạch"), "Mật", "tiêu đề"},
		{withSubject("Báo cáo số 12 (Mật)"), "Mật", "tiêu đề"},
		{withSubject("Gửi tài liệu Mật"), "Mật", "tiêu đề"},
		{withSubject("Công văn tối mật về quy hoạch"), "Tối mật", "tiêu đề"},
		{withSubject("Kế hoạch 2027 - TUYỆT MẬT"), "Tuyệt mật", "tiêu đề"},
		{withSubject("[TUYET MAT] ke hoach"), "Tuyệt mật", "tiêu đề"},
		{withSubject("=?utf-8?B?W03hurxUXSBCw6FvIGPDoW8=?="), "", ""}, // [MẼT]: another word
		{withSubject("[MÂ\u0323T] dạng tổ hợp"), "Mật", "tiêu đề"},
		{withSubject("Về việc phương án tối mật năm 2027"), "Tối mật", "tiêu đề"},
		{withSubject("V/v TUYỆT MẬT"), "Tuyệt mật", "tiêu đề"},
		{withSubject("Công văn MẬT số 12"), "Mật", "tiêu đề"},
		{withSubject("CÔNG VĂN MẬT SỐ 12"), "Mật", "tiêu đề"},
		{withSubject("V/v gửi văn bản mật"), "Mật", "tiêu đề"},
		{withSubject("Văn bản mật số 05/2026"), "Mật", "tiêu đề"},
		{withSubject("Báo cáo quý (mật)"), "Mật", "tiêu đề"},
		{withSubject("Báo cáo - Mật"), "Mật", "tiêu đề"},
		{withSubject("[MAT] bao cao"), "Mật", "tiêu đề"},
		{withText("Kính gửi Sở,\nSở gửi kèm theo công văn MẬT số 12 để biết."), "Mật", "nội dung"},
		{withText("Kính gửi Sở,\nĐề nghị bảo quản tài liệu tuyệt mật gửi kèm."), "Tuyệt mật", "nội dung"},
		{withText("Kính gửi Sở,\nVăn bản đóng dấu \"Mật\", gửi kèm."), "Mật", "nội dung"},
		{withText("MẬT\n\nKính gửi: Sở"), "Mật", "nội dung"},
		{withText("Kính gửi Sở\n\n   TỐI MẬT   \nNội dung"), "Tối mật", "nội dung"},
		{withText("* M Ậ T *\nSố 01"), "Mật", "nội dung"},
		{withText("Độ mật: Tuyệt mật"), "Tuyệt mật", "nội dung"},
		{withText("Mức độ mật: MẬT\nSố: 5"), "Mật", "nội dung"},
		{withText("do mat: TOI MAT"), "Tối mật", "nội dung"},
		{withText("> > MẬT\n> chuyển tiếp"), "Mật", "nội dung"},
		{withText("MẬT\n...\nTỐI MẬT\n...\nMẬT"), "Tối mật", "nội dung"},
		{withFile("MAT-bao cao.pdf"), "", ""},
		{withFile("Bao cao (MẬT).pdf"), "Mật", "tên tệp"},
		{withFile("MẬT_ke hoach.pdf"), "Mật", "tên tệp"},
		{withFile("ke-hoach_TOI MAT.pdf"), "Tối mật", "tên tệp"},
		{lines("From: a@x.vn", "Content-Type: text/html; charset=utf-8", "", "<div style='color:red'><b>TUYỆT&nbsp;MẬT</b></div><p>Kính gửi</p>"), "Tuyệt mật", "nội dung"},
		{around("Content-Type: message/rfc822\r\n\r\nFrom: b@x.vn\r\nSubject: [TOI MAT] abc\r\n\r\nabc"), "Tối mật", "tiêu đề"},
	} {
		p := parse(c.raw)
		if p.Secret != c.mark || p.SecretPlace != c.place {
			t.Errorf("%q: %q %q, want %q %q", c.raw, p.Secret, p.SecretPlace, c.mark, c.place)
		}
		state, reason := mail.Judge(p, nil)
		if secret := c.mark != ""; secret != (state == letter.Quarantined) || secret != strings.Contains(reason, "không lưu") {
			t.Errorf("%q: %s %q", c.raw, state, reason)
		}
	}
}

// Words of every day with the same syllable, and letters that only speak of secrets.
func TestNoFalseSecrets(t *testing.T) {
	for _, text := range []string{
		"Mật khẩu của tệp là 123", "Mật khẩu: 123456", "mật độ xương", "Máy đo mật độ xương Hologic", "Mật ong hoa rừng", "MẬT ONG BẠC HÀ", "Bảo mật thông tin",
		"BẢO MẬT THÔNG TIN", "Thỏa thuận bảo mật", "bí mật thông tin", "bí mật kinh doanh", "Luật Bảo vệ bí mật nhà nước", "BÍ MẬT NHÀ NƯỚC", "mật mã", "Ban Cơ yếu – mật mã dân sự",
		"Tập huấn công tác bảo vệ bí mật nhà nước", "mật thiết", "Sổ theo dõi văn bản mật", "Văn bản không mật", "Do mất giấy phép", "LY DO MAT GIAY PHEP", "lý do: mất giấy",
		"Giay xac nhan bi mat giay phep", "KHAM MAT", "Độ mật: Thường", "Độ mật:", "Độ mật: ☐ Mật ☐ Tối mật", "giữ bí mật tuyệt đối", "Kính mắt", "mặt bằng",
		"Công ty Mật Ong Việt", "Hồ sơ Mật ong Cao Sơn", "hồ sơ mật ong", "Tài liệu mật mã dân sự", "Báo cáo mật độ dân số", "Siêu âm gan MẬT", "Ông Lê Văn Mật", "LÊ VĂN MẬT",
		"Luật quy định ba độ: Tuyệt mật, Tối mật và Mật", "Hướng dẫn đóng dấu Mật, Tối mật", "Danh mục tài liệu mật", "nhiệm vụ mật thiết", "Hồ sơ sáng kiến - Nguyễn Thị Mật",
		"QUY ĐỊNH ĐỘ MẬT CỦA VĂN BẢN", "Thư này có thể chứa thông tin mật, nếu không phải người nhận xin xóa", "Trăng mật", "tối mặt", "Hồ sơ mật nhân", "mậtmã", "Cảm ơn anh/chị đã bảo mật.",
	} {
		for place, raw := range map[string][]byte{"subject": withSubject(text), "text": withText("Kính gửi Sở\n" + text + "\nTrân trọng"), "first line": withText(text + "\nTrân trọng")} {
			if p := parse(raw); p.Secret != "" {
				t.Errorf("%q in the %s is taken for %q in %s", text, place, p.Secret, p.SecretPlace)
			}
		}
	}
	for _, text := range []string{"Độ mật: Mật/Tối mật/Tuyệt mật\nĐộ khẩn: Thường", "Tập huấn quản lý\nvăn bản mật\ntại cơ quan"} {
		if p := parse(withText(text)); p.Secret != "" {
			t.Errorf("%q is taken for %q", text, p.Secret)
		}
	}
	for _, name := range []string{"mat khau.txt", "Mật khẩu.docx", "mat do xuong.pdf", "bao mat.pdf", "MAT ONG.pdf", "xac nhan mat giay phep.pdf", "Bí mật kinh doanh.pdf", "mặt bằng.pdf"} {
		if p := parse(withFile(name)); p.Secret != "" {
			t.Errorf("%q is taken for %q", name, p.Secret)
		}
	}
}
