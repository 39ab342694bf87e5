package work

import (
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
)

// sampleBody is who invented documents come from and go to: bodies of the province as they are, people and texts invented.
type sampleBody struct {
	document.Correspondent
	units []string // units that stand in the symbols of its công văn
	share int      // of a hundred documents
}

func bodyOf(name, abbreviation, level, group string, share int, units ...string) sampleBody {
	return sampleBody{document.Correspondent{Name: name, Abbreviation: abbreviation, Level: level, Groups: []string{group}}, units, share}
}

// The levels and groups of bodies.
const (
	levelCentral, levelProvince, levelDepartment, levelCommune = "Trung ương", "Tỉnh", "Sở, ban, ngành", "Xã, phường"
	groupSuperiors, groupDepartments, groupCommunes            = "Cấp trên", "Các sở, ban, ngành", "UBND các xã, phường"
)

var sampleBodies = []sampleBody{
	bodyOf("UBND tỉnh Lào Cai", "UBND", levelProvince, groupSuperiors, 18, "KGVX", "NC", "TH", "XDCB", "KSTTHC"),
	bodyOf("Văn phòng UBND tỉnh", "VPUBND", levelProvince, groupSuperiors, 6, "KGVX", "HCC", "TH"),
	bodyOf("Tỉnh ủy Lào Cai", "TU", levelProvince, groupSuperiors, 3),
	bodyOf("HĐND tỉnh Lào Cai", "HĐND", levelProvince, groupSuperiors, 2, "VP"),
	bodyOf("Bộ Khoa học và Công nghệ", "BKHCN", levelCentral, groupSuperiors, 8, "KHTC", "ĐP", "TCCB", "CĐSQG"),
	bodyOf("Cục Sở hữu trí tuệ", "SHTT", levelCentral, groupSuperiors, 2, "SC"),
	bodyOf("Cục An toàn bức xạ và hạt nhân", "ATBXHN", levelCentral, groupSuperiors, 2, "CP"),
	bodyOf("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "TĐC", levelCentral, groupSuperiors, 3, "ĐL", "TC"),
	bodyOf("Sở Tài chính", "STC", levelDepartment, groupDepartments, 7, "QLNS", "HCSN"),
	bodyOf("Sở Nội vụ", "SNV", levelDepartment, groupDepartments, 6, "CCVC", "CCHC", "TĐKT"),
	bodyOf("Sở Nông nghiệp và Môi trường", "SNNMT", levelDepartment, groupDepartments, 4, "KHTC", "BVMT"),
	bodyOf("Sở Xây dựng", "SXD", levelDepartment, groupDepartments, 3, "HTKT"),
	bodyOf("Sở Công Thương", "SCT", levelDepartment, groupDepartments, 3, "QLNL"),
	bodyOf("Sở Y tế", "SYT", levelDepartment, groupDepartments, 3, "NVY"),
	bodyOf("Sở Giáo dục và Đào tạo", "SGDĐT", levelDepartment, groupDepartments, 3, "CNTT"),
	bodyOf("Sở Tư pháp", "STP", levelDepartment, groupDepartments, 3, "XDVB"),
	bodyOf("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", levelDepartment, groupDepartments, 2, "QLDL"),
	bodyOf("Sở Dân tộc và Tôn giáo", "SDTTG", levelDepartment, groupDepartments, 2, "KH"),
	bodyOf("Thanh tra tỉnh", "TTT", levelDepartment, groupDepartments, 2, "NV1"),
	bodyOf("Công an tỉnh Lào Cai", "CAT", levelDepartment, groupDepartments, 3, "PA05", "PC06"),
	bodyOf("UBND phường Yên Bái", "UBND", levelCommune, groupCommunes, 2, "VHXH"),
	bodyOf("UBND phường Lào Cai", "UBND", levelCommune, groupCommunes, 2, "VHXH"),
	bodyOf("UBND phường Sa Pa", "UBND", levelCommune, groupCommunes, 2, "KT"),
	bodyOf("UBND phường Nghĩa Lộ", "UBND", levelCommune, groupCommunes, 1, "VHXH"),
	bodyOf("UBND xã Văn Chấn", "UBND", levelCommune, groupCommunes, 2, "KT"),
	bodyOf("UBND xã Lục Yên", "UBND", levelCommune, groupCommunes, 2, "VHXH"),
	bodyOf("UBND xã Bảo Thắng", "UBND", levelCommune, groupCommunes, 2, "KT"),
	bodyOf("UBND xã Mù Cang Chải", "UBND", levelCommune, groupCommunes, 2, "VHXH"),
}

// sampleMatter is what documents are about.
type sampleMatter struct {
	about string // behind “Về việc”, “Báo cáo” …
	field string
	tag   string // "" for none
	unit  string // who handles it
}

const (
	tagResolution57 = "Nghị quyết 57-NQ/TW"
	tagProject06    = "Đề án 06"
	tagDigital      = "Chuyển đổi số"

	unitOffice, unitScience, unitSpecial, unitDigital, unitPost = "Văn phòng", "Phòng Quản lý Khoa học", "Phòng Quản lý Chuyên ngành", "Phòng Chuyển đổi số", "Phòng Bưu chính, Viễn thông"
)

var sampleMatters = []sampleMatter{
	{"triển khai Nghị quyết 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo", "Khoa học và Công nghệ", tagResolution57, unitScience},
	{"kết quả thực hiện Nghị quyết 57-NQ/TW trên địa bàn tỉnh", "Khoa học và Công nghệ", tagResolution57, unitScience},
	{"thực hiện nhiệm vụ Đề án 06 tại các xã, phường", "Chuyển đổi số", tagProject06, unitDigital},
	{"số hóa hồ sơ, kết quả giải quyết thủ tục hành chính theo Đề án 06", "Chuyển đổi số", tagProject06, unitDigital},
	{"chuyển đổi số trong cơ quan nhà nước", "Chuyển đổi số", tagDigital, unitDigital},
	{"vận hành tổ công nghệ số cộng đồng", "Chuyển đổi số", tagDigital, unitDigital},
	{"bảo đảm an toàn thông tin mạng dịp nghỉ lễ", "Chuyển đổi số", tagDigital, unitPost},
	{"phủ sóng di động tại các thôn, bản vùng lõm", "Bưu chính, viễn thông", "", unitPost},
	{"an toàn bức xạ tại các cơ sở y tế", "An toàn bức xạ, hạt nhân", "", unitSpecial},
	{"kiểm tra đo lường, chất lượng hàng hóa lưu thông", "Tiêu chuẩn đo lường chất lượng", "", unitSpecial},
	{"bảo hộ chỉ dẫn địa lý cho quế, chè Shan tuyết", "Sở hữu trí tuệ", "", unitSpecial},
	{"đề xuất, tuyển chọn nhiệm vụ khoa học và công nghệ cấp tỉnh", "Khoa học và Công nghệ", "", unitScience},
	{"xét công nhận sáng kiến cấp tỉnh", "Khoa học và Công nghệ", "", unitScience},
	{"lập dự toán ngân sách nhà nước và kế hoạch đầu tư công", "Tài chính", "", unitOffice},
	{"cải cách hành chính và giải quyết thủ tục hành chính", "Hành chính", "", unitOffice},
	{"công tác văn thư, lưu trữ của các cơ quan", "Hành chính", "", unitOffice},
	{"thi đua, khen thưởng và học tập làm theo gương điển hình", "Hành chính", "", unitOffice},
}

// sampleTypes are the types of invented documents: those that are frequent stand there more often.
var sampleTypes = []string{
	"Công văn", "Công văn", "Công văn", "Công văn", "Công văn", "Công văn", "Báo cáo", "Báo cáo", "Kế hoạch", "Thông báo", "Thông báo", "Giấy mời", "Giấy mời", "Quyết định", "Tờ trình",
}

// beginnings are how the summary of a type begins.
var beginnings = map[string]string{
	"Công văn": "V/v ", "Báo cáo": "Kết quả ", "Kế hoạch": "Kế hoạch ", "Thông báo": "Kết luận cuộc họp về ", "Giấy mời": "Họp về ", "Quyết định": "Về việc phê duyệt kế hoạch ",
	"Tờ trình": "Đề nghị phê duyệt kinh phí ",
}

var (
	sampleDirections = []string{
		"Tham mưu văn bản trả lời đúng thời hạn", "Chủ trì, phối hợp các phòng tham mưu thực hiện", "Nghiên cứu, báo cáo Giám đốc trước khi trả lời", "Tổng hợp báo cáo UBND tỉnh", "Tổ chức thực hiện, báo cáo kết quả",
	}
	sampleClerk   = "Trần Thị Bích"
	sampleLeaders = []registry.Signer{{Name: "Nguyễn Đình Chiến", Post: "Giám đốc"}, {Name: "Lê Thị Hồng Vân", Post: "Phó Giám đốc"}}
	sampleUnits   = []registry.DocumentUnit{
		{Name: unitOffice, Abbreviation: "VP"},
		{Name: unitScience, Abbreviation: "QLKH"},
		{Name: unitSpecial, Abbreviation: "QLCN"},
		{Name: unitDigital, Abbreviation: "CĐS"},
		{Name: unitPost, Abbreviation: "BCVT"},
	}
)
