package document

import (
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// The levels of secrecy. Only Ordinary documents may be kept: Điều 5 Luật Bảo vệ bí mật nhà nước 117/2025/QH15 forbids
// drafting and keeping state secrets on a machine that is connected to a network.
const (
	Ordinary   = "Thường"
	Secret     = "Mật"
	HighSecret = "Tối mật"
	TopSecret  = "Tuyệt mật"
)

// Secrecies are the levels in order, Ordinary first.
func Secrecies() []string { return []string{Ordinary, Secret, HighSecret, TopSecret} }

// CheckSecrecy refuses every level but Ordinary, which the empty text stands for too. Nothing of such a document may be
// kept, neither its summary nor its files: the caller must not have stored anything before it asks.
func CheckSecrecy(level string) error {
	if level == "" || viet.Fold(level) == viet.Fold(Ordinary) {
		return nil
	}
	return &office.Error{
		Code: office.CodeRefused, Field: "secrecy",
		Message: "Văn bản mang dấu “" + level + "” không được soạn hay lưu trên máy có nối mạng (Luật 117/2025/QH15, Điều 5); chương trình không lưu gì, hãy vào sổ văn bản mật trên giấy.",
	}
}

// Normal is the ordinary degree of urgency; the others are data of the office.
const Normal = "Thường"
