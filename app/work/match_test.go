package work

import (
	"testing"

	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/procedure"
)

func shipped(t *testing.T) []procedure.Procedure {
	t.Helper()
	list, err := catalogue.Procedures()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func byCode(t *testing.T, code string) procedure.Procedure {
	t.Helper()
	for _, p := range shipped(t) {
		if p.Code == code {
			return p
		}
	}
	t.Fatalf("no procedure %s", code)
	return procedure.Procedure{}
}

func TestSuggestWhileTyping(t *testing.T) {
	list := shipped(t)
	for typed, code := range map[string]string{
		"gia han x quang": "2.002381", "giahan": "", "Gia hạn giấy phép X-quang": "2.002381", "2.002381": "2.002381", "2.0023": "2.002380",
		"dau dinh luong": "2.000212", "dieu chinh dau dinh luong": "1.000449", "cong nhan sang k": "NB-KHCN-49", "buu chinh cap lai": "NB-BCVT-03",
		"KHAI BÁO X QUANG": "2.002385", "ung pho su co": "NB-ATBX-08", "trung tam nghien cuu": "1.014393", "": "", "zzz": "", "hop quy": "2.001277",
		"nghiem thu cap tinh": "2.002711", "nghiem thu co so": "2.002724",
	} {
		got := rankTyped(list, typed)
		switch {
		case code == "" && len(got) > 0:
			t.Errorf("%q suggests %s", typed, got[0].Procedure.Name)
		case code != "" && (len(got) == 0 || got[0].Procedure.Code != code):
			t.Errorf("%q suggests %v, want %s", typed, names(got), code)
		case len(got) > maxSuggestions:
			t.Errorf("%q suggests %d", typed, len(got))
		}
	}
}

func names(list []Suggestion) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Procedure.Code+" "+s.Procedure.Name)
	}
	return out
}

func files(names ...string) []letter.Attachment {
	var list []letter.Attachment
	for i, n := range names {
		list = append(list, letter.Attachment{Index: i + 1, Name: n})
	}
	return list
}

func TestSuggestFromLetters(t *testing.T) {
	list := shipped(t)
	for _, c := range []struct {
		code   string
		letter letter.Letter
	}{
		{"2.002381", letter.Letter{Subject: "Hồ sơ đề nghị gia hạn giấy phép X-quang – PK Hồng Đức", Text: "Phòng khám Đa khoa Hồng Đức xin nộp hồ sơ đề nghị gia hạn giấy phép sử dụng thiết bị X-quang chẩn đoán y tế"}},
		{"2.002381", letter.Letter{Subject: "ho so gia han giay phep xquang", Text: "gui so hs gia han"}},
		{"2.002380", letter.Letter{Subject: "Đề nghị cấp giấy phép tiến hành công việc bức xạ", Text: "Bệnh viện đề nghị cấp mới giấy phép sử dụng X-quang"}},
		{"2.000212", letter.Letter{Subject: "Công bố sử dụng dấu định lượng"}},
		{"1.000449", letter.Letter{Subject: "Điều chỉnh bản công bố dấu định lượng"}},
		{"NB-KHCN-49", letter.Letter{Subject: "Đơn yêu cầu công nhận sáng kiến", Attachments: files("don-yeu-cau.pdf", "mo ta sang kien.docx")}},
		{"2.002385", letter.Letter{Subject: "Phiếu khai báo thiết bị X-quang"}},
		{"2.002711", letter.Letter{Subject: "Đề nghị nghiệm thu nhiệm vụ KH&CN cấp tỉnh", Text: "đánh giá, nghiệm thu nhiệm vụ khoa học và công nghệ cấp tỉnh"}},
		{"2.001277", letter.Letter{Subject: "Về việc công bố hợp quy", Text: "Công ty gửi hồ sơ đăng ký công bố hợp quy sản phẩm thép"}},
		{"1.000449", letter.Letter{Subject: "V/v nộp hồ sơ", Text: "Hồ sơ theo thủ tục 1.000449 của công ty"}},
	} {
		got := rankLetter(list, c.letter)
		if len(got) == 0 || got[0].Procedure.Code != c.code {
			t.Errorf("%q: %v, want %s", c.letter.Subject, names(got), c.code)
		}
	}
	if got := rankLetter(list, letter.Letter{Subject: "Mời họp lớp", Text: "Chào bạn, chủ nhật này họp lớp nhé"}); len(got) > 0 && got[0].Score > 30 {
		t.Errorf("an invitation is taken for %v %d", names(got), got[0].Score)
	}
}

// wanted is a set of attachments with the component each one is, -1 for none.
type wanted struct {
	code  string
	files map[string]int
}

func TestMatchPapersByName(t *testing.T) {
	right, all := 0, 0
	for _, w := range []wanted{
		{"2.002381", map[string]int{"don.pdf": 0, "GP-2023.pdf": 1, "lieu.xlsx": 2, "kiem-xa.pdf": 3}},
		{"2.002381", map[string]int{"Đơn đề nghị gia hạn (Mẫu 6).pdf": 0, "Giấy phép cũ.pdf": 1, "Kết quả đo liều cá nhân quý III.xlsx": 2, "Biên bản kiểm xạ.pdf": 3, "GCN kiểm định máy X quang.pdf": 4, "Phiếu khai báo nhân viên.docx": 5, "BC đánh giá an toàn bức xạ 2026.docx": 6}},
		{"2.002381", map[string]int{"DonGiaHan_signed.pdf": 0, "GiayPhep_65.pdf": 1, "KetQuaDoLieu.pdf": 2, "KiemXa2026.pdf": 3, "KiemDinh.pdf": 4, "BaoCaoAnToan.pdf": 6}},
		{"2.002381", map[string]int{"1. dondenghigiahan.pdf": 0, "2. bansaogiayphep.pdf": 1, "logo.png": -1}},
		{"2.002385", map[string]int{"phieu khai bao X-quang.pdf": 0}},
		{"NB-KHCN-49", map[string]int{"Don yeu cau cong nhan sang kien.docx": 0, "Bao cao mo ta sang kien.docx": 1, "xac nhan ap dung.pdf": 2}},
		{"2.000212", map[string]int{"Ban cong bo su dung dau dinh luong.pdf": 0, "gia ca.pdf": -1}},
		{"NB-KHCN-30", map[string]int{"phieu dang ky ket qua.pdf": 0, "bao cao tong hop.pdf": 1, "bien ban nghiem thu.pdf": 2, "toan van.docx": 3}},
	} {
		p := byCode(t, w.code)
		var list []paperFile
		index := map[int]string{}
		for name := range w.files {
			index[len(list)+1] = name
			list = append(list, newPaperFile(letter.Attachment{Index: len(list) + 1, Name: name}, ""))
		}
		got := map[string]int{}
		for _, m := range matchPapers(p.Parts, list) {
			if m.Attachment != 0 {
				if _, twice := got[index[m.Attachment]]; twice {
					t.Errorf("%s is used twice", index[m.Attachment])
				}
				got[index[m.Attachment]] = m.Component
				if m.Confidence < certain || m.Confidence > 100 || m.Reason == "" {
					t.Errorf("%+v", m)
				}
			}
		}
		for name, component := range w.files {
			all++
			found, ok := got[name]
			if !ok {
				found = -1
			}
			if found == component {
				right++
			} else {
				t.Logf("%s %s: component %d, want %d", w.code, name, found, component)
			}
		}
	}
	t.Logf("right first guess: %d of %d (%.0f %%)", right, all, 100*float64(right)/float64(all))
	if right*100 < all*90 {
		t.Error("fewer than 90 % right")
	}
}

func TestMatchPapersByContent(t *testing.T) {
	p := byCode(t, "2.002381")
	list := []paperFile{
		newPaperFile(letter.Attachment{Index: 1, Name: "scan001.pdf"}, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBIÊN BẢN KIỂM XẠ\nSố 12/2026"),
		newPaperFile(letter.Attachment{Index: 2, Name: "scan002.pdf", Encrypted: true}, ""),
		newPaperFile(letter.Attachment{Index: 3, Name: "scan003.pdf"}, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐƠN ĐỀ NGHỊ GIA HẠN GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ\nKính gửi: Sở"),
		newPaperFile(letter.Attachment{Index: 4, Name: "kiem dinh.pdf", Damaged: true}, ""),
	}
	got := matchPapers(p.Parts, list)
	if got[3].Attachment != 1 || got[0].Attachment != 3 || got[4].Attachment != 4 || got[4].Reason == "" || got[1].Attachment != 0 {
		t.Errorf("%+v", got)
	}
}

func TestFindApplicant(t *testing.T) {
	for name, c := range map[string]struct {
		letter letter.Letter
		want   dossier.Party
	}{
		"labels": {
			letter.Letter{From: letter.Address{Name: "lan", Address: "lan@gmail.com"}, Text: "Kính gửi: Sở Khoa học và Công nghệ\nHọ và tên: HOÀNG THỊ LAN\nNgày sinh: 01/02/1990\nSố CCCD: 015190001234, ngày cấp: 15/4/2021\nĐịa chỉ: Tổ 5, phường Yên Bái, tỉnh Lào Cai\nĐiện thoại: 0912.345.678\n"},
			dossier.Party{Kind: dossier.Citizen, Name: "Hoàng Thị Lan", IDKind: "CCCD", IDNumber: "015190001234", IDDay: "2021-04-15", BirthDay: "1990-02-01", Address: "Tổ 5, phường Yên Bái, tỉnh Lào Cai", Phone: "0912345678", Email: "lan@gmail.com"},
		},
		"organisation in a sentence": {
			letter.Letter{From: letter.Address{Name: "Lê Minh Đức", Address: "minhduc@hongduc.vn"}, Text: "Kính gửi Sở Khoa học và Công nghệ,\n\nPhòng khám Đa khoa Hồng Đức xin nộp hồ sơ đề nghị gia hạn giấy phép. Liên hệ 0912 345 456.\nTrân trọng."},
			dossier.Party{Kind: dossier.Organisation, Name: "Phòng khám Đa khoa Hồng Đức", Phone: "0912345456", Email: "minhduc@hongduc.vn"},
		},
		"company with labels": {
			letter.Letter{From: letter.Address{Address: "kd@suoigiang.vn"}, Text: "Tên tổ chức: Công ty Cổ phần Chè Suối Giàng\nMã số thuế: 5200123456\nNgười đại diện: Giàng A Tủa\nTrụ sở: Thôn Pang Cáng, xã Văn Chấn, tỉnh Lào Cai\nĐT: 02163 871 234"},
			dossier.Party{Kind: dossier.Company, Name: "Công ty Cổ phần Chè Suối Giàng", IDKind: "MST", IDNumber: "5200123456", Address: "Thôn Pang Cáng, xã Văn Chấn, tỉnh Lào Cai", Phone: "02163871234", Email: "kd@suoigiang.vn"},
		},
		"only the sender": {
			letter.Letter{From: letter.Address{Name: "Đặng Thị Hồng Nhung", Address: "nhung@x.vn"}, ReplyTo: letter.Address{Address: "nhung2@x.vn"}, Text: "Em gửi đơn ạ"},
			dossier.Party{Kind: dossier.Citizen, Name: "Đặng Thị Hồng Nhung", Email: "nhung2@x.vn"},
		},
		"organisation in the sender's name": {
			letter.Letter{From: letter.Address{Name: "Bệnh viện Đa khoa số 1", Address: "bv1@x.vn"}, Text: "Gửi phiếu khai báo."},
			dossier.Party{Kind: dossier.Organisation, Name: "Bệnh viện Đa khoa số 1", Email: "bv1@x.vn"},
		},
		"several labels on a line": {
			letter.Letter{From: letter.Address{Address: "a@b.vn"}, Text: "Tôi tên là: Lò Văn Pao; CCCD: 010 085 001 234; SĐT: +84 987 654 321"},
			dossier.Party{Kind: dossier.Citizen, Name: "Lò Văn Pao", IDKind: "CCCD", IDNumber: "010085001234", Phone: "0987654321", Email: "a@b.vn"},
		},
		"nothing": {letter.Letter{}, dossier.Party{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := findApplicant(c.letter)
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}
