package paper

import "vanphongso/data/office"

// EvaluationData is what the sheet of a period shows (Mẫu 2 of the evaluation by NĐ 61/2018). Points are texts, as they are
// shown; empty ones are filled in by hand.
type EvaluationData struct {
	Letterhead
	Signature
	Unit       string          `json:"unit"`
	Period     string          `json:"period"` // in words, e.g. "Quý IV/2026"; may be empty
	From       office.Day      `json:"from"`
	To         office.Day      `json:"to"`
	Dossiers   int             `json:"dossiers"`   // how many the averages are of
	Basis      string          `json:"basis"`      // the set of criteria
	Unverified bool            `json:"unverified"` // nobody has compared the criteria with the official text
	Rows       []EvaluationRow `json:"rows"`
	Most       string          `json:"most"`
	Self       string          `json:"self"`
	Assessed   string          `json:"assessed"`
	Grade      string          `json:"grade"`
	Author     string          `json:"author"`
}

// EvaluationRow is a criterion.
type EvaluationRow struct {
	Number   int    `json:"number"`
	Name     string `json:"name"`
	Most     string `json:"most"`     // điểm chuẩn
	Self     string `json:"self"`     // điểm tự chấm
	Assessed string `json:"assessed"` // điểm thẩm định
	Note     string `json:"note"`
}

// SatisfactionData is what the slip shows on which a citizen says how satisfied he or she is.
type SatisfactionData struct {
	Letterhead
	Code      string              `json:"code"`
	Procedure string              `json:"procedure"`
	Officer   string              `json:"officer"`
	Levels    []SatisfactionLevel `json:"levels"`
}

// SatisfactionLevel is one box to tick.
type SatisfactionLevel struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
}

func sampleEvaluation() EvaluationData {
	names := []string{
		"Tổng thời gian giải quyết thủ tục hành chính so với thời gian quy định", "Thời gian giải quyết của từng cơ quan tham gia, kể cả cơ quan phối hợp",
		"Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ", "Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
		"Tổ chức tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa", "Công khai thủ tục hành chính",
		"Thái độ của công chức tiếp nhận, giải quyết hồ sơ", "Tiếp thu, giải trình phản ánh, kiến nghị", "Cung cấp dịch vụ công trực tuyến",
	}
	data := EvaluationData{
		Letterhead: sampleLetterhead(), Signature: Signature{Post: "GIÁM ĐỐC", Signer: "Phạm Thị Thanh"},
		Unit: "Sở Khoa học và Công nghệ", Period: "Quý IV/2026", From: "2026-10-01", To: "2026-12-31", Dossiers: 78,
		Basis: "Bộ 9 chỉ số theo Điều 31 Nghị định 61/2018/NĐ-CP", Unverified: true,
		Most: "18", Self: "15,9", Assessed: "15,4", Grade: "Xuất sắc", Author: "Trần Văn Đức",
	}
	for i, name := range names {
		data.Rows = append(data.Rows, EvaluationRow{Number: i + 1, Name: name, Most: "2", Self: "1,8", Assessed: "1,8"})
	}
	data.Rows[4] = EvaluationRow{5, names[4], "2", "1,5", "1", "Còn thủ tục trả kết quả tại phòng"}
	return data
}

func sampleSatisfaction() SatisfactionData {
	about := sampleDossier()
	return SatisfactionData{
		Letterhead: sampleLetterhead(), Code: about.Code, Procedure: about.Procedure, Officer: "Trần Văn Đức",
		Levels: []SatisfactionLevel{{1, "Rất không hài lòng"}, {2, "Không hài lòng"}, {3, "Bình thường"}, {4, "Hài lòng"}, {5, "Rất hài lòng"}},
	}
}
