package paper

import (
	"time"

	"vanphongso/data/office"
)

// The samples below fill every field of the forms of the one-stop desk, so that a description is tried on all of them.

func sampleLetterhead() Letterhead { return sampleReceipt().Letterhead }

func sampleDossier() Dossier { return sampleReceipt().Dossier }

const (
	sampleUnit  = "Phòng Quản lý chuyên ngành"
	samplePhone = "0214 3 821 235"
)

func sampleSupplement() SupplementData {
	return SupplementData{
		Letterhead: sampleLetterhead(), Dossier: sampleDossier(), Number: "12",
		Components: Papers{
			{Name: "Phiếu khai báo thiết bị X-quang chẩn đoán y tế", Originals: 1, Note: "thiếu số máy"},
			{Name: "Chứng chỉ nhân viên bức xạ của người phụ trách an toàn", Certified: 1, Note: "đã hết hạn"},
			{Name: "Báo cáo đánh giá an toàn", Originals: 1, Copies: 1},
		},
		Reason: "Hồ sơ chưa đủ thành phần theo quy định của thủ tục hành chính.", Before: "2026-12-23",
		Contact: "ông Trần Văn Đức", Phone: samplePhone, Officer: "Trần Văn Đức",
	}
}

func sampleRefusal() RefusalData {
	return RefusalData{
		Letterhead: sampleLetterhead(), Dossier: sampleDossier(), Number: "03",
		Reason:  "Nội dung đề nghị không thuộc phạm vi giải quyết của Sở Khoa học và Công nghệ; đề nghị nộp hồ sơ tại Cục An toàn bức xạ và hạt nhân.",
		Officer: "Trần Văn Đức",
	}
}

func sampleApology() ApologyData {
	head, about := sampleLetterhead(), sampleDossier()
	head.Date = "2026-12-29"
	return ApologyData{
		Letterhead: head, Dossier: about, Signature: Signature{Authority: "KT. GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC", Signer: "Nguyễn Văn Hùng"},
		Number: "2215", Symbol: "SKHCN-VP", Unit: sampleUnit, Promised: about.Due, Reason: "chờ ý kiến của cơ quan phối hợp thẩm định",
		NewDue: about.Due.AddDate(0, 0, 10), ReturnPlace: head.Desk, Copies: []string{head.Desk, sampleUnit}, Archive: "VP", Late: true,
	}
}

func sampleStop() StopData {
	head := sampleLetterhead()
	return StopData{
		Letterhead: head, Dossier: sampleDossier(), Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"},
		Number: "87", Symbol: "TB-SKHCN", Basis: "Đơn đề nghị rút hồ sơ ngày 01/12/2026 của chủ hồ sơ",
		Reason: "Chủ hồ sơ đề nghị rút hồ sơ.",
		Returned: Papers{
			{Name: "Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ", Originals: 1},
			{Name: "Chứng chỉ nhân viên bức xạ của người phụ trách an toàn", Certified: 1},
		},
		Paid: 2_250_000, Refund: "hoàn trả theo quy định về phí, lệ phí", Contact: "ông Trần Văn Đức", Phone: samplePhone,
		Copies: []string{head.Desk}, Archive: "VP",
	}
}

func sampleControl() ControlData {
	desk, about := "Trung tâm Phục vụ hành chính công", sampleDossier()
	at := func(days, hours int) time.Time {
		return about.Received.AddDate(0, 0, days).Add(time.Duration(hours) * time.Hour)
	}
	return ControlData{
		Letterhead: sampleLetterhead(), Dossier: about, Unit: sampleUnit, Partners: "Sở Y tế",
		Steps: []HandOver{
			{desk, sampleUnit, "Trần Văn Đức", "Lê Thị Hoa", at(0, 1), OutcomeOnTime, ""},
			{sampleUnit, "Lãnh đạo Sở", "Lê Thị Hoa", "Nguyễn Văn Hùng", at(15, 2), OutcomeEarly, "sớm 02 ngày"},
			{"Lãnh đạo Sở", "Văn thư", "Nguyễn Văn Hùng", "Đỗ Thị Mai", at(20, 0), OutcomeLate, "chậm 03 giờ"},
			{"Văn thư", desk, "Đỗ Thị Mai", "Trần Văn Đức", at(21, 0), "", ""},
		},
	}
}

func sampleTransfer() TransferData {
	c := sampleControl()
	return TransferData{
		Letterhead: c.Letterhead, Dossier: c.Dossier, Number: "45", Unit: c.Unit, ReturnBy: c.Due, Step: "Thụ lý", StepDue: c.Due.AddDate(0, 0, -1),
		Components: sampleReceipt().Components, Given: c.Steps[:1],
		Returned: []HandOver{{From: c.Unit, To: "Trung tâm Phục vụ hành chính công", Giver: "Lê Thị Hoa", Taker: "Trần Văn Đức", At: c.Due, Outcome: OutcomeOnTime, Note: "đủ"}},
	}
}

func sampleBatch() BatchData {
	about := sampleDossier()
	row := DossierRow{about.Code, about.Owner.Name, about.Request, about.Received, about.Due, "01 bộ"}
	second := row
	second.Code, second.Owner, second.Request = "H38.21.06-261123-0008", "Hoàng Thị Lan", "Công nhận sáng kiến cấp cơ sở"
	return BatchData{
		Letterhead: sampleLetterhead(), Number: "46", Giver: "Trần Văn Đức", GiverUnit: "Trung tâm Phục vụ hành chính công tỉnh Lào Cai",
		Taker: "Lê Thị Hoa", TakerUnit: sampleUnit, Kind: "Hồ sơ giấy", At: about.Received.Add(8 * time.Hour), Rows: []DossierRow{row, second},
	}
}

func sampleResults() ResultsData {
	about := sampleDossier()
	return ResultsData{
		Letterhead: sampleLetterhead(), Number: "31", Unit: sampleUnit, Giver: "Lê Thị Hoa", Taker: "Trần Văn Đức", At: about.Due.Add(-time.Hour),
		Rows: []ResultRow{
			{about.Code, about.Request, "Giấy phép số 65/GP-SKHCN ngày 21/12/2026", about.Owner.Name, about.Owner.Address, true, true},
			{"H38.21.06-261123-0008", "Công nhận sáng kiến cấp cơ sở", "Trả lại hồ sơ", "Hoàng Thị Lan", "Tổ 5, phường Yên Bái, tỉnh Lào Cai", false, false},
		},
	}
}

func sampleReturn() ReturnData {
	about := sampleDossier()
	return ReturnData{
		Letterhead: sampleLetterhead(), Dossier: about, Number: "77",
		Giver: Person{Name: "Trần Văn Đức", Phone: samplePhone, Email: "motcua@skhcn.example.vn"}, Taker: *about.Submitter,
		Results: []Result{
			{"Giấy phép", "65/GP-SKHCN", "Cho phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế"},
			{"Công văn", "2160/SKHCN-CN", "Hướng dẫn bảo đảm an toàn bức xạ"},
		},
		At: about.Due,
	}
}

func sampleGuidance() GuidanceData {
	about := sampleDossier()
	return GuidanceData{
		Letterhead: sampleLetterhead(), Number: "19", Applicant: *about.Submitter, ProcedureCode: "2.002385", Procedure: about.Procedure,
		Components: Papers{
			{Name: "Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ", Originals: 1, Note: "theo Mẫu 05"},
			{Name: "Phiếu khai báo thiết bị X-quang chẩn đoán y tế", Originals: 1, Note: "theo Mẫu 07"},
			{Name: "Chứng chỉ nhân viên bức xạ của người phụ trách an toàn", Certified: 1, Note: "nếu có"},
		},
		Sets: 1, Limit: about.Limit, Fee: 2_250_000, Charge: 20_000, FeeNote: "nộp trước khi thẩm định",
		Where:   "Trung tâm Phục vụ hành chính công tỉnh Lào Cai hoặc https://dichvucong.gov.vn",
		Advice:  []string{"Mang theo căn cước khi nộp hồ sơ.", "Người nộp thay phải có giấy ủy quyền."},
		Officer: "Trần Văn Đức",
	}
}

func sampleComment() CommentData {
	about := sampleDossier()
	return CommentData{Letterhead: sampleLetterhead(), Code: about.Code, Procedure: about.Procedure, Officer: "Trần Văn Đức"}
}

func sampleFee() FeeData {
	about := sampleDossier()
	return FeeData{
		Letterhead: sampleLetterhead(), Dossier: about, Number: "58", Payer: *about.Submitter, Fee: 2_250_000, Charge: 20_000,
		Method: "Chuyển khoản", Reference: "28AA-26T, số 0001234", At: about.Received, Collector: "Đỗ Thị Mai",
	}
}

func sampleRegister() RegisterData {
	about := sampleDossier()
	row := RegisterRow{
		Number: 361, Code: about.Code, Request: about.Request, Sets: 1, Owner: about.Owner.Name, Address: about.Owner.Address, Phone: about.Owner.Phone,
		Unit: sampleUnit, Received: about.Received, Due: about.Due, Returned: about.Due, ReturnBy: "Bưu chính", Giver: "Trần Văn Đức", Taker: "Nguyễn Thị Ánh Tuyết",
		Receiver: "Trần Văn Đức", Area: "Phường Lào Cai", Note: "sớm hạn",
	}
	open := row
	open.Number, open.Code, open.Owner, open.Request = 362, "H38.21.06-261123-0008", "Hoàng Thị Lan", "Công nhận sáng kiến cấp cơ sở"
	open.Returned, open.Giver, open.Taker, open.Note = time.Time{}, "", "", ""
	return RegisterData{
		Letterhead: sampleLetterhead(), Year: 2026, Volume: "01/2026", From: "2026-01-01", To: "2026-12-31",
		Filter: "thủ tục lĩnh vực an toàn bức xạ", Rows: []RegisterRow{row, open},
	}
}

// sampleSettlement are the figures of 2022 that the office has published: 94 dossiers, 29 of them online, 78 settled early.
func sampleSettlement() SettlementData {
	radiation := SettlementRow{"An toàn bức xạ và hạt nhân", 60, 20, 40, 0, 50, 50, 0, 0, 10, 10, 0}
	standards := SettlementRow{"Tiêu chuẩn đo lường chất lượng", 34, 9, 25, 0, 28, 28, 0, 0, 6, 6, 0}
	head := sampleLetterhead()
	head.Date = office.Day("2022-12-22")
	return SettlementData{
		Letterhead: head, Recipient: "Văn phòng Ủy ban nhân dân tỉnh", Period: "Năm 2022", From: "2022-01-01", To: "2022-12-15",
		Rows: []SettlementRow{radiation, standards}, Total: SettlementRow{"Tổng số", 94, 29, 65, 0, 78, 78, 0, 0, 16, 16, 0},
		Note:      "Hồ sơ chờ bổ sung được tính trong cột 12; hồ sơ trả lại, xin rút được tính trong cột 9.",
		Author:    "Trần Văn Đức",
		Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"},
	}
}
