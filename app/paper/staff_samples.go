package paper

const (
	sampleOffice     = "Văn phòng"
	sampleExpert     = "chuyên viên"
	sampleExpertCode = "01.003"
)

func sampleStaffPerson() StaffPerson {
	return StaffPerson{
		Name: "Nguyễn Thị Ánh Tuyết", Female: true, Born: "05/09/1979", Post: "Chuyên viên", Unit: sampleOffice, Grade: sampleExpert, GradeCode: sampleExpertCode,
	}
}

func sampleManager() StaffPerson {
	return StaffPerson{
		Name: "Hoàng Văn Thành", Born: "1965", Post: "Trưởng phòng", Unit: "Phòng Quản lý khoa học và Đổi mới sáng tạo", Grade: "chuyên viên chính", GradeCode: "01.002",
	}
}

func sampleStaffList() StaffList {
	return StaffList{
		Letterhead: sampleLetterhead(), Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"}, Group: "công chức", Period: "Năm 2026", On: "2026-11-25",
		Author: "Trần Văn Đức",
	}
}

func sampleProfile() ProfileData {
	who := sampleStaffPerson()
	return ProfileData{
		Letterhead: sampleLetterhead(), Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"},
		Managing: "Ủy ban nhân dân tỉnh Lào Cai", Using: "Sở Khoa học và Công nghệ", Code: "LC-KHCN-0027",
		Name: who.Name, OtherName: "Không", Born: who.Born, Sex: "Nữ",
		BirthPlace: "Xã Bảo Hà, huyện Bảo Yên, tỉnh Lào Cai", Native: "Xã Xuân Thượng, huyện Xuân Trường, tỉnh Nam Định", Ethnicity: "Kinh", Religion: "Không",
		Residence: "Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai", Address: "Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai",
		FirstJob: "Sinh viên tốt nghiệp đại học", Recruited: "01/09/2002", Recruiter: "Sở Khoa học, Công nghệ và Môi trường tỉnh Lào Cai",
		Posts: "Chuyên viên Văn phòng Sở; Phó Bí thư Chi bộ Văn phòng; Ủy viên Ban Chấp hành Công đoàn cơ sở", Duty: "Tổ chức cán bộ, thi đua – khen thưởng, tiếp nhận hồ sơ tại Bộ phận một cửa",
		Grade: who.Grade, GradeCode: who.GradeCode, Pay: Pay{Step: "8/9", Coefficient: "4,65", Since: "2024-12-01"}, PostAllowance: "0,00", OtherAllowance: "Phụ cấp công vụ 25%; phụ cấp khu vực 0,3",
		School: "12/12", Degree: "Thạc sĩ, chuyên ngành Quản lý công", Politics: "Trung cấp", Management: "Chuyên viên chính", Languages: "Tiếng Anh, B1", Informatics: "Ứng dụng công nghệ thông tin cơ bản",
		Party: "19/05/2008", PartyFull: "19/05/2009", Unions: "26/3/1995, Đoàn TNCS Hồ Chí Minh, đoàn viên; 10/2002, Công đoàn, đoàn viên, nay là Ủy viên Ban Chấp hành",
		Enlisted: "Không", Discharged: "Không", Rank: "Không", Honour: "Không", Strength: "Tham mưu tổng hợp, tổ chức cán bộ", Reward: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, năm 2021", Discipline: "Không",
		Health: "Tốt", Height: "1,58 m", Weight: "52", Blood: "O", Invalid: "Không", Merit: "Con thương binh hạng 3/4",
		IDNumber: "010179001234", IDDate: "12/06/2021", Insurance: "1002004567",
		Training: []TrainingRow{
			{"Trường Đại học Kinh tế Quốc dân", "Quản trị kinh doanh", "09/1997 – 06/2001", "Chính quy", "Cử nhân"},
			{"Học viện Hành chính Quốc gia", "Quản lý công", "10/2011 – 12/2013", "Vừa làm vừa học", "Thạc sĩ"},
			{"Trường Chính trị tỉnh Lào Cai", "Lý luận chính trị – hành chính", "03/2009 – 12/2009", "Tập trung", "Bằng trung cấp"},
		},
		Career: []CareerRow{
			{"09/1997 – 06/2001", "Sinh viên Trường Đại học Kinh tế Quốc dân, Hà Nội"},
			{"09/2002 – 12/2010", "Chuyên viên Phòng Kế hoạch – Tài chính, Sở Khoa học và Công nghệ tỉnh Lào Cai"},
			{"01/2011 – nay", "Chuyên viên Văn phòng, Sở Khoa học và Công nghệ tỉnh Lào Cai"},
		},
		Past: "Không.", Abroad: "Không.", Relatives: "Có em trai là Nguyễn Quang Huy, sinh năm 1984, du học sinh tại Nhật Bản từ tháng 9/2024.",
		Family: []FamilyRow{
			{"Cha", "Nguyễn Văn Quế", "1950", "Quê quán: Nam Định; cán bộ hưu trí, thương binh hạng 3/4; nơi ở: xã Bảo Hà, tỉnh Lào Cai; đảng viên"},
			{"Mẹ", "Trần Thị Lụa", "1953", "Quê quán: Nam Định; làm ruộng; nơi ở: xã Bảo Hà, tỉnh Lào Cai"},
			{"Chồng", "Lê Minh Khôi", "1976", "Quê quán: Phú Thọ; giáo viên Trường Trung học phổ thông số 1 Lào Cai; nơi ở: phường Lào Cai, tỉnh Lào Cai"},
		},
		InLaws: []FamilyRow{
			{"Cha chồng", "Lê Đình Khoa", "1948", "Quê quán: Phú Thọ; đã mất năm 2015"},
			{"Mẹ chồng", "Đỗ Thị Nhàn", "1951", "Quê quán: Phú Thọ; hưu trí; nơi ở: phường Việt Trì, tỉnh Phú Thọ"},
		},
		Pays: []PayRow{
			{"09/2003", "01.003/1", "2,34"},
			{"09/2006", "01.003/2", "2,67"},
			{"09/2009", "01.003/3", "3,00"},
			{"09/2012", "01.003/4", "3,33"},
			{"12/2014", "01.003/5", "3,66"},
			{"12/2017", "01.003/6", "3,99"},
			{"12/2020", "01.003/7", "4,32"},
			{"12/2023", "01.003/8", "4,65"},
			{"12/2026", "01.003/9", "4,98"},
		},
		Remarks: "Có phẩm chất chính trị, đạo đức tốt; hoàn thành tốt nhiệm vụ được giao; chấp hành nghiêm nội quy, quy chế của cơ quan.",
	}
}

func sampleStaffPay() StaffPayData {
	return StaffPayData{StaffList: sampleStaffList(), Rows: []StaffPayRow{
		{StaffPerson: sampleManager(), Pay: Pay{Step: "8/8", Coefficient: "6,78", Over: "7%", Since: "2018-10-01"}, GradeSince: "2009-10-01", PostAllowance: "0,50", AreaAllowance: "0,30", PercentAllowance: "25%", Note: "Nghỉ hưu 2026"},
		{StaffPerson: sampleStaffPerson(), Pay: Pay{Step: "8/9", Coefficient: "4,65", Since: "2023-12-01"}, GradeSince: "2003-09-01", DutyAllowance: "0,10", AreaAllowance: "0,30", PercentAllowance: "25%"},
	}}
}

func sampleRaiseRow() RaiseRow {
	return RaiseRow{
		StaffPerson: sampleStaffPerson(), Now: Pay{Step: "8", Coefficient: "4,65", Since: "2023-12-01"}, New: Pay{Step: "9", Coefficient: "4,98", Since: "2026-12-01"},
		Next: "2026-12-01", Note: "Đủ 36 tháng",
	}
}

func sampleRaiseList() RaiseListData {
	list := sampleStaffList()
	list.Period, list.Basis, list.Unverified = "Quý IV/2026", "Thông tư 08/2013/TT-BNV, Thông tư 03/2021/TT-BNV", true
	over := RaiseRow{
		StaffPerson: sampleManager(), Now: Pay{Step: "8", Coefficient: "6,78", Over: "7%", Since: "2025-10-01"}, New: Pay{Step: "8", Coefficient: "6,78", Over: "8%", Since: "2026-10-01"},
		Next: "2026-10-01",
	}
	return RaiseListData{StaffList: list, Kind: RaiseRegular, Rows: []RaiseRow{sampleRaiseRow(), over}}
}

func sampleRetirementList() RetirementListData {
	list := sampleStaffList()
	list.Period, list.Basis, list.Unverified = "Năm 2026", "Nghị định 135/2020/NĐ-CP, Phụ lục I", true
	return RetirementListData{StaffList: list, Rows: []RetirementRow{{
		StaffPerson: sampleManager(), Coefficient: "6,78", Age: "61 tuổi 6 tháng", Reaches: "2026-07-01", Retires: "2026-08-01", Notice: "2026-02-01", Decision: "2026-05-01", Note: "Chỉ rõ năm sinh",
	}}}
}

func sampleStaffCount() StaffCountData {
	const training = "Chia theo trình độ đào tạo"
	return StaffCountData{
		StaffList: sampleStaffList(), Recipient: "Sở Nội vụ tỉnh Lào Cai",
		Groups: []CountGroup{
			{[]string{"Trong đó"}, []string{"Phụ nữ", "Đảng viên", "Dân tộc thiểu số"}},
			{[]string{"Chia theo ngạch"}, []string{"Chuyên viên cao cấp và TĐ", "Chuyên viên chính và TĐ", "Chuyên viên và TĐ", "Cán sự và TĐ", "Nhân viên"}},
			{[]string{training, "Chuyên môn"}, []string{"Tiến sĩ", "Thạc sĩ", "Đại học", "Cao đẳng", "Trung cấp"}},
			{[]string{training, "Lý luận chính trị"}, []string{"Cao cấp", "Trung cấp", "Sơ cấp"}},
			{[]string{training, "Quản lý nhà nước"}, []string{"Chuyên viên cao cấp", "Chuyên viên chính", "Chuyên viên"}},
			{[]string{training, "Ngoại ngữ", "Anh văn"}, []string{"Đại học trở lên", "Chứng chỉ"}},
			{[]string{training, "Ngoại ngữ", "Khác"}, []string{"Đại học trở lên", "Chứng chỉ"}},
			{[]string{"Chia theo độ tuổi"}, []string{"Từ 30 trở xuống", "Từ 31 đến 40", "Từ 41 đến 50", "Từ 51 đến 60", "Trên 60"}},
		},
		Units: []StaffCountRow{
			{"Ban Giám đốc", 4, 4, []int{1, 4, 1, 1, 3, 0, 0, 0, 1, 3, 0, 0, 0, 4, 0, 0, 2, 2, 0, 1, 3, 0, 0, 0, 0, 2, 2, 0}},
			{sampleOffice, 12, 11, []int{7, 8, 3, 0, 2, 6, 2, 1, 0, 4, 5, 1, 1, 2, 5, 1, 0, 3, 5, 0, 8, 0, 1, 1, 5, 3, 1, 1}},
		},
	}
}

func sampleStaffLetter(symbol string) StaffLetter {
	return StaffLetter{
		Letterhead: sampleLetterhead(), Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"}, Number: "386", Symbol: symbol, Issuer: "Giám đốc Sở Khoa học và Công nghệ tỉnh Lào Cai",
		Bases: []string{
			"Căn cứ Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ về chế độ tiền lương đối với cán bộ, công chức, viên chức và lực lượng vũ trang",
			"Căn cứ Quyết định số 15/2025/QĐ-UBND ngày 01 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Khoa học và Công nghệ",
			"Theo đề nghị của Chánh Văn phòng Sở",
		},
		Executors: "Chánh Văn phòng Sở, Trưởng phòng Kế hoạch – Tài chính", Copies: []string{"Sở Nội vụ (để báo cáo)", "Bảo hiểm xã hội tỉnh"}, Archive: "TCCB",
	}
}

func sampleRaiseDecision() RaiseDecisionData {
	return RaiseDecisionData{StaffLetter: sampleStaffLetter("QĐ-SKHCN"), Kind: RaiseRegular, Group: "công chức", Rows: []RaiseRow{sampleRaiseRow()}}
}

func sampleRetirement(symbol string) RetirementData {
	letter := sampleStaffLetter(symbol)
	letter.Bases[0] = "Căn cứ Nghị định số 135/2020/NĐ-CP ngày 18 tháng 11 năm 2020 của Chính phủ quy định về tuổi nghỉ hưu"
	return RetirementData{
		StaffLetter: letter, Person: sampleManager(), Pay: Pay{Step: "8/8", Coefficient: "6,78", Over: "8%", Since: "2025-10-01"}, Insurance: "1001003456", Age: "61 tuổi 6 tháng",
		Reaches: "2026-07-01", Retires: "2026-08-01", Address: "Tổ 5, phường Yên Bái, tỉnh Lào Cai", Insurer: "Bảo hiểm xã hội tỉnh Lào Cai", HandOver: "2026-07-25",
	}
}

func sampleLeave() LeaveData {
	letter := sampleStaffLetter("GNP-SKHCN")
	letter.Copies = nil
	return LeaveData{
		StaffLetter: letter, Person: sampleStaffPerson(), Asked: "2026-11-20", Length: "05 ngày làm việc", From: "2026-11-30", To: "2026-12-04",
		Where: "xã Bảo Hà, tỉnh Lào Cai", Counts: "nghỉ hằng năm của năm 2026",
	}
}
