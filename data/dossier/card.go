package dossier

// ParseIDCard reads the payload of the QR code on a citizen card (domain.md §11.1), already in NFC. It never fails on
// what newer or older cards add or leave out; the warnings are Vietnamese sentences about doubtful parts. The error,
// office.CodeInvalid on "payload", says what to do when nothing can be read.
func ParseIDCard(payload string) (Party, []string, error) { return Party{}, nil, nil }

// CheckIDNumber returns Vietnamese warnings about a citizen number that does not agree with itself, the birth day or
// the sex (domain.md §11.2). There are no errors: numbers never change and have no check digit.
func CheckIDNumber(number string, p Party) []string { return nil }

// CheckPhone returns a Vietnamese warning about a telephone number, or "".
func CheckPhone(phone string) string { return "" }

// CheckTaxCode returns a Vietnamese warning about a tax code (mã số thuế), or "".
func CheckTaxCode(code string) string { return "" }

// MaskPhone hides the middle of a telephone number for lists: "0912 ··· 456".
func MaskPhone(phone string) string { return phone }

// MaskID hides the middle of an identity number for lists: "0010 ···· 3456".
func MaskID(number string) string { return number }
