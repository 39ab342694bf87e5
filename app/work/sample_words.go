package work

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/viet"
)

// Invented names: no person or organisation is meant.
var (
	familyNames = []string{
		"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hà", "Lò", "Giàng", "Vàng", "Sùng", "Thào", "Lý", "Hoàng", "Lương", "Nông", "Triệu",
	}
	middleNames = [2][]string{
		{"Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Mạnh", "Công", "A", "Ngọc", "Trọng", "Thanh", "Đình", "Hoàng", "Anh", "Tiến", "Bá", "Viết"},
		{"Thị", "Thị Thu", "Thị Hồng", "Ngọc", "Thị Kim", "Thanh", "Bích", "Thùy", "Thị Mai", "Phương", "Diệu", "Khánh", "Thị Lan", "Hải", "Thị Bích", "Cẩm"},
	}
	givenNames = [2][]string{
		{"Dũng", "Hùng", "Tuấn", "Bảo", "Đức", "Khánh", "Pao", "Tủa", "Páo", "Thắng", "Ước", "Vinh", "Yên", "Ánh", "Kỳ", "Sơn", "Hải", "Long", "Nam", "Phúc", "Quý", "Trung", "Việt", "Chính", "Đạt", "Giang", "Hiếu", "Kiên", "Lâm"},
		{"Lan", "Nhung", "Hương", "Yến", "Ánh", "Ngọc", "Duyên", "Mỷ", "Dở", "Thảo", "Uyên", "Vân", "Ước", "Oanh", "Hạnh", "Hoa", "Huệ", "Mai", "Ngân", "Quỳnh", "Trang", "Tuyết", "Xuân", "Chi", "Dung", "Hà", "Khuê", "Liên", "My"},
	}
	bodies = []struct{ format, kind string }{
		{"Phòng khám Đa khoa %s", dossier.Organisation},
		{"Công ty TNHH %s", dossier.Company},
		{"Công ty Cổ phần Chè %s", dossier.Company},
		{"Hợp tác xã Quế %s", dossier.Organisation},
		{"Nha khoa %s", dossier.Organisation},
		{"Công ty TNHH Vàng bạc %s", dossier.Company},
		{"Bệnh viện Đa khoa %s", dossier.Organisation},
		{"Viện Nghiên cứu %s", dossier.Organisation},
		{"Công ty Cổ phần Khoáng sản %s", dossier.Company},
		{"Phòng khám Chẩn đoán hình ảnh %s", dossier.Organisation},
		{"Công ty TNHH Xăng dầu %s", dossier.Company},
		{"Hợp tác xã Nông nghiệp %s", dossier.Organisation},
		{"Công ty TNHH Một thành viên Thép %s", dossier.Company},
		{"Trung tâm Y tế %s", dossier.Agency},
		{"Trường Trung học phổ thông %s", dossier.Agency},
	}
	bodyNames = []string{
		"Hồng Đức", "An Bình", "Suối Giàng", "Văn Yên", "Kim Tín", "Tây Bắc", "Hoàng Liên", "Sông Chảy", "Mù Cang", "Thác Bà", "Phú Thịnh", "Đại Phát",
		"Minh Tâm", "Âu Lâu", "Nghĩa Lộ", "Bảo Thắng", "Trường Sinh", "Việt Hưng", "Đông An", "Hồng Hà", "Thanh Bình", "Quang Minh", "Phúc Lộc", "Ánh Dương",
		"Hưng Khánh", "Tân Nguyên", "Xuân Ái", "Đại Dương", "Phan Xi Păng", "Nậm Khắt", "Yên Hưng", "Cát Tường", "Lâm Giang", "Bình Minh",
	}
	places = []string{
		"phường Yên Bái", "phường Nam Cường", "phường Âu Lâu", "phường Nghĩa Lộ", "phường Lào Cai", "phường Sa Pa", "xã Văn Chấn", "xã Mù Cang Chải",
		"xã Lục Yên", "xã Trấn Yên", "xã Bảo Thắng", "xã Văn Bàn", "xã Bát Xát", "xã Yên Bình", "xã Mậu A",
	}
	remarks = []string{
		"đã nộp phí", "bản chính đối chiếu khi trả kết quả", "người nộp đề nghị nhắn tin khi có kết quả", "hồ sơ nộp lần đầu", "bổ sung theo hướng dẫn ngày trước",
	}
	refusals = []string{
		"Thành phần hồ sơ không đầy đủ sau khi đã được hướng dẫn hoàn thiện", "Hồ sơ không thuộc phạm vi giải quyết của cơ quan",
		"Hồ sơ nộp trùng với hồ sơ đã được tiếp nhận",
	}
	dismissals = []string{
		"Đã trả lời qua thư, không lập hồ sơ", "Thư hỏi thủ tục, đã hướng dẫn", "Chuyển văn thư vào sổ công văn đến", "Người gửi đã nộp trực tiếp tại quầy",
	}
	sampleAdvertisements = []string{
		"[Quảng cáo] Khóa học chuyển đổi số cho doanh nghiệp", "[QUẢNG CÁO] Ưu đãi thiết bị phòng thí nghiệm", "[Quảng cáo] Mời dự hội thảo đo lường",
	}
	sampleOpenings = []string{
		"Kính gửi Sở Khoa học và Công nghệ,\n\n%s xin nộp hồ sơ %s.", "Kính gửi bộ phận một cửa!\n\n%s gửi hồ sơ đề nghị %s, đề nghị quý Sở xem xét.",
		"Kính gửi: Sở Khoa học và Công nghệ tỉnh Lào Cai\n\nTheo hướng dẫn, %s gửi kèm thư này hồ sơ %s.",
	}
	sampleOfficers = []string{"Nguyễn Thị Lan Anh", "Trần Quốc Toản", "Lò Thị Mai"}
)

// sampler invents data out of a seed.
type sampler struct{ *rand.Rand }

func pick[T any](s sampler, list []T) T { return list[s.IntN(len(list))] }

func (s sampler) digits(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(byte('0' + s.IntN(10)))
	}
	return b.String()
}

func (s sampler) phone() string {
	return "0" + pick(s, []string{"3", "5", "7", "8", "9"}) + s.digits(8)
}

func (s sampler) address() string {
	return fmt.Sprintf("%s %d, %s, tỉnh Lào Cai", pick(s, []string{"Tổ", "Thôn", "Số nhà", "Bản"}), 1+s.IntN(40), pick(s, places))
}

// party invents a person or an organisation whose numbers agree with themselves.
func (s sampler) party() dossier.Party {
	if s.IntN(5) < 2 {
		return s.body()
	}
	return s.person()
}

func (s sampler) person() dossier.Party {
	sex := s.IntN(2)
	name := pick(s, familyNames) + " " + pick(s, middleNames[sex]) + " " + pick(s, givenNames[sex])
	year := 1955 + s.IntN(50)
	century := (year/100 - 19) * 2
	p := dossier.Party{
		Kind: dossier.Citizen, Name: name, IDKind: "CCCD", Sex: []string{"Nam", "Nữ"}[sex],
		IDNumber: fmt.Sprintf("%s%d%02d%s", pick(s, []string{"010", "015"}), century+sex, year%100, s.digits(6)),
		IDPlace:  "Cục Cảnh sát quản lý hành chính về trật tự xã hội", Address: s.address(), Phone: s.phone(),
	}
	p.BirthDay = dayString(year, 1+s.IntN(12), 1+s.IntN(28))
	p.IDDay = dayString(2021+s.IntN(3), 1+s.IntN(12), 1+s.IntN(28))
	p.Email = s.mailbox(name) + "@gmail.com"
	return p
}

func (s sampler) body() dossier.Party {
	body, name := pick(s, bodies), pick(s, bodyNames)
	if s.IntN(3) == 0 {
		_, place, _ := strings.Cut(pick(s, places), " ") // without xã, phường
		name += " " + place
	}
	return dossier.Party{
		Kind: body.kind, Name: fmt.Sprintf(body.format, name), IDKind: "MST", IDNumber: s.taxCode(), Address: s.address(), Phone: s.phone(),
		Email: "vanthu@" + strings.ReplaceAll(viet.Fold(name), " ", "") + s.digits(2) + ".example.vn",
	}
}

// taxCode invents ten digits whose last one is the right check digit.
func (s sampler) taxCode() string {
	for {
		code := "5" + s.digits(9)
		if dossier.CheckTaxCode(code) == "" {
			return code
		}
	}
}

func (s sampler) mailbox(name string) string {
	words := viet.Words(name)
	return words[len(words)-1] + "." + words[0] + s.digits(2)
}
