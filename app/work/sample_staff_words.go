package work

// sampleBoard is the kind of the unit of those who lead the office.
const sampleBoard = "Lãnh đạo Sở"

// sampleExpert is the code of a specialist (chuyên viên).
const sampleExpert = "01.003"

// sampleParts are the parts of an invented department, in their order. before is what one was called until 2025, into the
// place of the one that it went into then; posts are filled first.
var sampleParts = []struct {
	name, short, kind, before string
	into                      int
	people                    string
	codes, posts              []string
}{
	{name: "Lãnh đạo Sở", short: "LĐ", kind: sampleBoard, people: "Công chức", codes: []string{sampleExpert}, posts: []string{"Giám đốc", "Phó Giám đốc", "Phó Giám đốc"}},
	{name: "Văn phòng", short: "VP", kind: "Văn phòng", people: "Công chức", codes: []string{sampleExpert, sampleExpert, "06.031", "02.007", "01.004"}, posts: []string{"Chánh Văn phòng", "Phó Chánh Văn phòng"}},
	{name: "Phòng Kế hoạch – Tài chính", short: "KHTC", kind: "Phòng", people: "Công chức", codes: []string{sampleExpert, "06.031"}, posts: []string{"Trưởng phòng", "Phó Trưởng phòng"}},
	{
		name: "Phòng Quản lý Khoa học và Đổi mới sáng tạo", short: "QLKH", kind: "Phòng", before: "Phòng Quản lý Khoa học", people: "Công chức", codes: []string{sampleExpert},
		posts: []string{"Trưởng phòng", "Phó Trưởng phòng"},
	},
	{name: "Phòng Chuyển đổi số", short: "CĐS", kind: "Phòng", people: "Công chức", codes: []string{sampleExpert}, posts: []string{"Trưởng phòng", "Phó Trưởng phòng"}},
	{name: "Chi cục Tiêu chuẩn Đo lường Chất lượng", short: "TĐC", kind: "Chi cục", people: "Công chức", codes: []string{sampleExpert, sampleExpert, "01.004"}, posts: []string{"Chi cục trưởng", "Phó Chi cục trưởng"}},
	{
		name: "Trung tâm Ứng dụng Khoa học và Công nghệ", short: "TTUD", kind: "Đơn vị sự nghiệp", people: "Viên chức", codes: []string{"V.05.02.07", "V.05.01.03", "V.05.02.08"},
		posts: []string{"Giám đốc Trung tâm", "Phó Giám đốc Trung tâm"},
	},
	{name: "Thanh tra Sở", short: "TTr", kind: "Phòng", into: 1},
}

var (
	sampleEthnicities = []string{"Kinh", "Kinh", "Kinh", "Kinh", "Tày", "Tày", "Thái", "Mông", "Dao", "Nùng", "Giáy"}
	sampleHomes       = []string{
		"Xã Xuân Thượng, huyện Xuân Trường, tỉnh Nam Định", "Xã Bảo Hà, tỉnh Lào Cai", "Xã Mậu A, tỉnh Lào Cai", "Phường Việt Trì, tỉnh Phú Thọ", "Xã Lục Yên, tỉnh Lào Cai",
		"Huyện Thái Thụy, tỉnh Thái Bình", "Xã Văn Chấn, tỉnh Lào Cai",
	}
	sampleDuties = []string{
		"Quản lý nhiệm vụ khoa học và công nghệ", "Tổ chức cán bộ, thi đua – khen thưởng", "Kế toán", "Văn thư, lưu trữ", "An toàn bức xạ", "Sở hữu trí tuệ", "Quản lý đo lường",
		"Chuyển đổi số cơ quan nhà nước", "Tiêu chuẩn, quy chuẩn kỹ thuật",
	}
	sampleSchools = []string{
		"Trường Đại học Bách khoa Hà Nội", "Trường Đại học Khoa học tự nhiên, ĐHQG Hà Nội", "Học viện Hành chính Quốc gia", "Trường Đại học Nông nghiệp Hà Nội", "Trường Đại học Kinh tế Quốc dân",
		"Trường Đại học Công nghệ thông tin và Truyền thông, ĐH Thái Nguyên",
	}
	sampleFields  = []string{"Vật lý hạt nhân", "Công nghệ thông tin", "Quản lý công", "Kế toán", "Nông học", "Hóa học", "Điện tử – Viễn thông", "Luật", "Công nghệ sinh học"}
	sampleRewards = []string{
		"Lao động tiên tiến", "Lao động tiên tiến", "Lao động tiên tiến", "Giấy khen", "Giấy khen", "Chiến sĩ thi đua cơ sở", "Bằng khen của Chủ tịch UBND tỉnh",
	}
)
