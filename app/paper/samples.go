package paper

import (
	"time"

	"vanphongso/data/office"
)

// samples are the kinds of data a description may name, each with data to try a description on: filled and empty.
var samples = map[string][]any{
	KindReceipt:      {sampleReceipt(), ReceiptData{}},
	KindExplanation:  {sampleExplanation(), ExplanationData{}},
	KindSupplement:   {sampleSupplement(), SupplementData{}},
	KindRefusal:      {sampleRefusal(), RefusalData{}},
	KindApology:      {sampleApology(), ApologyData{}},
	KindStop:         {sampleStop(), StopData{}},
	KindControl:      {sampleControl(), ControlData{}},
	KindRegister:     {sampleRegister(), RegisterData{}},
	KindTransfer:     {sampleTransfer(), TransferData{}},
	KindBatch:        {sampleBatch(), BatchData{}},
	KindResults:      {sampleResults(), ResultsData{}},
	KindReturn:       {sampleReturn(), ReturnData{}},
	KindGuidance:     {sampleGuidance(), GuidanceData{}},
	KindComment:      {sampleComment(), CommentData{}},
	KindFee:          {sampleFee(), FeeData{}},
	KindSettlement:   {sampleSettlement(), SettlementData{}},
	KindReport:       {sampleReport(), ReportData{}},
	KindFeeDay:       {sampleFeeDay(), FeeDayData{}},
	KindEvaluation:   {sampleEvaluation(), EvaluationData{}},
	KindSatisfaction: {sampleSatisfaction(), SatisfactionData{}},

	KindIncomingBook:         {sampleDocumentBook(), DocumentBookData{}},
	KindOutgoingBook:         {sampleDocumentBook(), DocumentBookData{}},
	KindHandlingBook:         {sampleDocumentBook(), DocumentBookData{}},
	KindOutgoingTransferBook: {sampleDocumentBook(), DocumentBookData{}},
	KindIncomingTransferBook: {sampleDocumentBook(), DocumentBookData{}},
	KindPostBook:             {sampleDocumentBook(), DocumentBookData{}},
	KindKeptCopyBook:         {sampleDocumentBook(), DocumentBookData{}},
	KindDirection:            {sampleDirection(), DirectionData{}},
	KindFolderList:           {sampleFolderList(), FolderListData{}},
	KindFolderIndex:          {sampleFolderIndex(), FolderIndexData{}},
	KindHandInList:           {sampleFolderList(), FolderListData{}},
	KindHandIn:               {sampleHandIn(), HandInData{}},
	KindStamp:                {sampleStamp(), StampData{}},

	KindProfile:            {sampleProfile(), ProfileData{}},
	KindStaffPay:           {sampleStaffPay(), StaffPayData{}},
	KindStaffCount:         {sampleStaffCount(), StaffCountData{}},
	KindRaiseList:          {sampleRaiseList(), RaiseListData{}},
	KindRetirementList:     {sampleRetirementList(), RetirementListData{}},
	KindRaiseDecision:      {sampleRaiseDecision(), RaiseDecisionData{}},
	KindRetirementNotice:   {sampleRetirement("TB-SKHCN"), RetirementData{}},
	KindRetirementDecision: {sampleRetirement("QĐ-SKHCN"), RetirementData{}},
	KindLeave:              {sampleLeave(), LeaveData{}},
}

// sampleReceipt is a receipt with everything filled in.
func sampleReceipt() ReceiptData {
	received := time.Date(2026, 11, 23, 1, 35, 0, 0, time.UTC)
	return ReceiptData{
		Letterhead: Letterhead{
			Parent: "Ủy ban nhân dân tỉnh Lào Cai", Agency: "Sở Khoa học và Công nghệ",
			Desk: "Trung tâm Phục vụ hành chính công tỉnh Lào Cai", DeskKind: DeskCentre, Place: "Lào Cai", Date: office.DayOf(received),
			Site: "https://dichvucong.gov.vn", Hotline: "0214 3 821 234",
		},
		Dossier: Dossier{
			Code: "H38.21.06-261123-0007", Internal: true, QR: "H38.21.06-261123-0007",
			Owner: Person{
				Name: "Công ty TNHH Thiết bị Y tế Hồng Đăng", Body: true, IDNumber: "5300123456", Phone: "0214 3 840 123",
				Email: "vanphong@hongdang.example.vn", Address: "Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai",
			},
			Submitter: &Person{
				Name: "Nguyễn Thị Ánh Tuyết", IDNumber: "010190001234", Phone: "0912 345 678",
				Email: "anhtuyet@hongdang.example.vn", Address: "Tổ 5, phường Yên Bái, tỉnh Lào Cai",
			},
			Procedure: "Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế",
			Request:   "Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế",
			Sets:      1, Limit: "25 ngày làm việc", Received: received, Due: received.AddDate(0, 1, 5),
		},
		Number: "361",
		Components: []Paper{
			{Name: "Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ", Originals: 1, Electronic: 1},
			{Name: "Phiếu khai báo thiết bị X-quang chẩn đoán y tế", Originals: 1, Note: "Mẫu 07"},
			{Name: "Chứng chỉ nhân viên bức xạ của người phụ trách an toàn", Certified: 1},
			{Name: "Báo cáo đánh giá an toàn", Originals: 1, Copies: 1},
		},
		ReturnBy: "post", ReturnAddress: "Số 12 đường Hoàng Liên, phường Lào Cai, tỉnh Lào Cai",
		Fee: 2_250_000, Charge: 0, FeeTime: "before", Book: "01/2026", BookNumber: 361,
		Receiver: "Trần Văn Đức",
	}
}

// sampleExplanation is an explanation with everything filled in.
func sampleExplanation() ExplanationData {
	r := sampleReceipt()
	about := r.Dossier
	about.Limit, about.Due = "3 ngày làm việc", time.Date(2026, 11, 27, 1, 35, 0, 0, time.UTC)
	return ExplanationData{
		Letterhead: r.Letterhead, Dossier: about, Calendar: "Lịch hành chính 2026–2027",
		Rule: "Thời hạn 3 ngày làm việc: đếm từ ngày làm việc sau ngày nhận, giữ nguyên giờ nhận; nửa ngày là 4 giờ làm việc.",
		Lines: []Step{
			{"received", "2026-11-23", "Nhận lúc 08:35 thứ Hai."},
			{"skipped", "2026-11-24", "Không tính: Ngày Văn hóa Việt Nam."},
			{"counted", "2026-11-25", "thứ Tư: ngày làm việc thứ 1."},
			{"counted", "2026-11-26", "thứ Năm: ngày làm việc thứ 2."},
			{"counted", "2026-11-27", "thứ Sáu: ngày làm việc thứ 3."},
			{"due", "2026-11-27", "Hẹn trả lúc 08:35 thứ Sáu."},
		},
		Receiver: r.Receiver,
	}
}
