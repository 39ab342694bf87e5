package paper

import (
	"time"

	"vanphongso/data/office"
)

// FeeDayData is what the sheet of a cashier's day shows (Bảng kê chốt tiền phí, lệ phí trong ngày).
type FeeDayData struct {
	Letterhead
	Day         office.Day   `json:"day"`
	Cashier     string       `json:"cashier"`
	Closed      bool         `json:"closed"` // false: a draft, nothing was counted
	ClosedAt    time.Time    `json:"closed_at"`
	Methods     []FeeMethod  `json:"methods"`
	Sum         FeeMethod    `json:"sum"`
	Opening     office.Money `json:"opening"`   // tiền mặt đầu ngày
	Cash        office.Money `json:"cash"`      // thu tiền mặt trong ngày, less what was given back
	Deposited   office.Money `json:"deposited"` // đã nộp trong ngày
	Expected    office.Money `json:"expected"`  // phải có theo sổ
	Pieces      []FeePieces  `json:"pieces"`    // empty when only the total was counted
	Counted     office.Money `json:"counted"`
	Difference  office.Money `json:"difference"`
	Explanation string       `json:"explanation"`
	Entries     []FeeLine    `json:"entries"`
}

// FeeMethod is what was taken by one method.
type FeeMethod struct {
	Name     string       `json:"name"`
	Entries  int          `json:"entries"`
	Taken    office.Money `json:"taken"`
	Returned office.Money `json:"returned"` // negative
	Fee      office.Money `json:"fee"`      // what remains of both
	Charge   office.Money `json:"charge"`
	Total    office.Money `json:"total"`
}

// FeePieces is how many notes of one denomination were counted.
type FeePieces struct {
	Value office.Money `json:"value"`
	Count int          `json:"count"`
	Total office.Money `json:"total"`
}

// FeeLine is an entry of the book of fees.
type FeeLine struct {
	Voucher string       `json:"voucher"`
	Kind    string       `json:"kind"` // Thu, Hoàn or Hủy
	Code    string       `json:"code"`
	Payer   string       `json:"payer"`
	Method  string       `json:"method"`
	Fee     office.Money `json:"fee"`
	Charge  office.Money `json:"charge"`
}

func sampleFeeDay() FeeDayData {
	about := sampleDossier()
	line := FeeLine{"28AA-17T 0001234", "Thu", about.Code, about.Owner.Name, "Tiền mặt", 2_250_000, 20_000}
	second := FeeLine{"28AA-17T 0001235", "Thu", "H38.21.06-261123-0008", "Hoàng Thị Lan", "Chuyển khoản", 0, 150_000}
	return FeeDayData{
		Letterhead: sampleLetterhead(), Day: "2026-11-23", Cashier: "Đỗ Thị Mai", Closed: true, ClosedAt: about.Received.Add(8 * time.Hour),
		Methods: []FeeMethod{
			{"Tiền mặt", 1, 2_270_000, 0, 2_250_000, 20_000, 2_270_000}, {"Chuyển khoản", 1, 150_000, 0, 0, 150_000, 150_000}, {Name: "Trực tuyến"},
		},
		Sum: FeeMethod{"Cộng", 2, 2_420_000, 0, 2_250_000, 170_000, 2_420_000}, Opening: 500_000, Cash: 2_270_000, Deposited: 2_000_000, Expected: 770_000,
		Pieces:  []FeePieces{{500_000, 1, 500_000}, {200_000, 1, 200_000}, {50_000, 1, 50_000}},
		Counted: 750_000, Difference: -20_000, Explanation: "Thối thừa 20.000 đ, đã báo kế toán.", Entries: []FeeLine{line, second},
	}
}
