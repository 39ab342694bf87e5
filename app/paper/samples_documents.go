package paper

import "time"

func sampleDocumentBook() DocumentBookData {
	first := DocumentRow{
		Day: "2026-11-23", Arrival: "1204", Author: "Ủy ban nhân dân tỉnh Lào Cai", Number: "1820/UBND-KGVX", Dated: "2026-11-20",
		Content:   "Công văn: Về việc báo cáo kết quả thực hiện Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
		Described: "Công văn số 1820/UBND-KGVX ngày 20/11/2026 của Ủy ban nhân dân tỉnh Lào Cai về việc báo cáo kết quả thực hiện Nghị quyết số 57-NQ/TW",
		Unit:      "Phòng Quản lý khoa học và Đổi mới sáng tạo", HandedOn: "2026-11-23", Signer: "Phạm Thị Thanh",
		Recipients: "- Ủy ban nhân dân tỉnh;\n- Các sở, ban, ngành;\n- Lưu: VT, QLKH.", Keeper: "Văn thư", Copies: 12, Envelopes: 2,
		Due: "2026-11-30", Progress: "Đang xử lý, còn 5 ngày làm việc", Answer: "386/BC-SKHCN", User: "Hoàng Thị Lan", Folder: "05.QLKH", Note: "hỏa tốc",
	}
	second := first
	second.Arrival, second.Number, second.Author, second.Answer, second.Note = "1205", "3345/BKHCN-TĐC", "Bộ Khoa học và Công nghệ", "", ""
	second.Content, second.Described = "Công văn: Góp ý dự thảo Thông tư về đo lường", "Công văn số 3345/BKHCN-TĐC ngày 20/11/2026 của Bộ Khoa học và Công nghệ"
	return DocumentBookData{
		Letterhead: sampleLetterhead(), Year: 2026, Volume: "02/2026", From: "2026-07-01", To: "2026-12-31", First: "1204", Last: "1205", Filter: "văn bản của trung ương và tỉnh",
		Rows: []DocumentRow{first, second},
	}
}

func sampleDirection() DirectionData {
	row := sampleDocumentBook().Rows[0]
	return DirectionData{
		Letterhead: sampleLetterhead(), Arrival: row.Arrival, Arrived: row.Day, Type: "Công văn", Number: row.Number, Dated: row.Dated, Author: row.Author, Summary: row.Content, Urgency: "Khẩn",
		Directions: []DirectionRow{{
			Leader: "Phạm Thị Thanh, Giám đốc", On: time.Date(2026, 11, 23, 3, 0, 0, 0, time.UTC), Lead: row.Unit, Joint: "Văn phòng; Phòng Kế hoạch – Tài chính",
			Notice: "Các Phó Giám đốc", Due: row.Due, Text: "Phối hợp với Văn phòng dự thảo báo cáo, trình trước ngày 28/11.",
		}},
		Handler: "Trần Văn Đức", HandlerDue: "2026-11-27", HandlerOn: "2026-11-24", Proposal: "Đề nghị các phòng gửi số liệu trước ngày 26/11.",
	}
}

func sampleFolderList() FolderListData {
	return FolderListData{
		Letterhead: sampleLetterhead(), Year: 2026, Unit: "Văn phòng", Decision: "12/QĐ-SKHCN", DecidedOn: "2026-01-15", DecidedBy: "Giám đốc Sở Khoa học và Công nghệ",
		Rows: []FolderRow{
			{Title: "I. TỔ CHỨC CÁN BỘ"},
			{Position: 1, Code: "01.TCCB", Title: "Hồ sơ nâng bậc lương thường xuyên, nâng bậc lương trước thời hạn năm 2026", Retention: "20 năm", Keeper: "Nguyễn Thị Ánh Tuyết", Span: "05/01/2026 – 20/12/2026", SheetCount: 128},
			{Title: "II. QUẢN LÝ KHOA HỌC"},
			{Position: 2, Code: "05.QLKH", Title: "Hồ sơ nhiệm vụ khoa học và công nghệ cấp tỉnh mã số ĐTKHCN.01/2026", Retention: "Vĩnh viễn", Forever: true, Keeper: "Trần Văn Đức", Span: "12/02/2026 – 30/11/2026", SheetCount: 412, Note: "2 tập"},
		},
		Author: "Đỗ Thị Mai", Giver: "Đỗ Thị Mai", Receiver: "Hoàng Thị Lan", Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"},
	}
}

func sampleFolderIndex() FolderIndexData {
	row := sampleDocumentBook().Rows[0]
	return FolderIndexData{
		Code: "05.QLKH", Title: "Hồ sơ nhiệm vụ khoa học và công nghệ cấp tỉnh mã số ĐTKHCN.01/2026", Retention: "Vĩnh viễn", Keeper: "Trần Văn Đức", SheetCount: 15,
		Rows: []FolderIndexRow{
			{Number: row.Number, Dated: row.Dated, Content: row.Content, Author: row.Author, Sheets: "1–3"},
			{Number: "386/BC-SKHCN", Dated: "2026-11-28", Content: "Báo cáo: Kết quả thực hiện Nghị quyết số 57-NQ/TW", Author: "Sở Khoa học và Công nghệ", Sheets: "4–15", Note: "bản chính"},
		},
	}
}

func sampleHandIn() HandInData {
	return HandInData{
		Letterhead: sampleLetterhead(), Year: 2025, On: "2026-11-23", Unit: "Phòng Quản lý khoa học và Đổi mới sáng tạo", Giver: "Trần Văn Đức", GiverPost: "Chuyên viên",
		Archive: "Lưu trữ cơ quan, Văn phòng", Receiver: "Hoàng Thị Lan", ReceiverPost: "Lưu trữ viên", Name: "Hồ sơ nhiệm vụ khoa học và công nghệ năm 2025", Span: "02/01/2025 – 31/12/2025",
		Boxes: 6, Paper: 42, Metres: "0,72", SheetCount: 5120, Electronic: 12, Files: 310, Condition: "Đầy đủ, đã đánh số tờ, có mục lục văn bản",
	}
}

func sampleStamp() StampData {
	return StampData{Agency: "Sở Khoa học và Công nghệ", Arrival: "1204", Day: "2026-11-23", To: "Phòng QLKH và ĐMST", Folder: "05.QLKH"}
}
