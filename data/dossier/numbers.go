package dossier

import (
	"fmt"
	"regexp"
	"strings"
)

// provinceCodes are the registration codes of the 63 provinces that citizen numbers begin with. They never change: a
// number keeps the code of the province of birth after the merger of 2025.
const provinceCodes = " 001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038" +
	" 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086" +
	" 087 089 091 092 093 094 095 096 "

// formerProvinces are the provinces that ended on 1/7/2025 and where they went (NQ 202/2025/QH15).
var formerProvinces = map[string]string{
	"Hà Giang": "tỉnh Tuyên Quang", "Yên Bái": "tỉnh Lào Cai", "Bắc Kạn": "tỉnh Thái Nguyên", "Vĩnh Phúc": "tỉnh Phú Thọ",
	"Hòa Bình": "tỉnh Phú Thọ", "Hoà Bình": "tỉnh Phú Thọ", "Bắc Giang": "tỉnh Bắc Ninh", "Thái Bình": "tỉnh Hưng Yên",
	"Hải Dương": "thành phố Hải Phòng", "Hà Nam": "tỉnh Ninh Bình", "Nam Định": "tỉnh Ninh Bình", "Quảng Bình": "tỉnh Quảng Trị",
	"Quảng Nam": "thành phố Đà Nẵng", "Kon Tum": "tỉnh Quảng Ngãi", "Bình Định": "tỉnh Gia Lai", "Phú Yên": "tỉnh Đắk Lắk",
	"Ninh Thuận": "tỉnh Khánh Hòa", "Đắk Nông": "tỉnh Lâm Đồng", "Bình Thuận": "tỉnh Lâm Đồng", "Bình Phước": "tỉnh Đồng Nai",
	"Long An": "tỉnh Tây Ninh", "Bình Dương": "Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu": "Thành phố Hồ Chí Minh",
	"Tiền Giang": "tỉnh Đồng Tháp", "Bến Tre": "tỉnh Vĩnh Long", "Trà Vinh": "tỉnh Vĩnh Long", "Hậu Giang": "thành phố Cần Thơ",
	"Sóc Trăng": "thành phố Cần Thơ", "Bạc Liêu": "tỉnh Cà Mau", "Kiên Giang": "tỉnh An Giang",
}

// formerProvince returns the ended province that an address ends with and where it belongs now, or "".
func formerProvince(address string) (old, now string) {
	last := strings.TrimSpace(address[strings.LastIndexByte(address, ',')+1:])
	last = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(last, "tỉnh "), "Tỉnh "))
	for name, successor := range formerProvinces {
		if strings.EqualFold(name, last) {
			return name, successor
		}
	}
	return "", ""
}

var citizenNumber = regexp.MustCompile(`^\d{12}$`)

// CheckIDNumber returns Vietnamese warnings about a citizen number that does not agree with itself, the birth day or
// the sex (domain.md §11.2): three digits of the province of birth, one of century and sex, two of the year. There is
// no check digit, so none of it is an error. An empty number has no warnings.
func CheckIDNumber(number string, p Party) []string {
	if number == "" {
		return nil
	}
	if !citizenNumber.MatchString(number) {
		return []string{fmt.Sprintf("Số định danh “%s” không đủ 12 chữ số.", number)}
	}
	var list []string
	if !strings.Contains(provinceCodes, " "+number[:3]+" ") {
		list = append(list, fmt.Sprintf("Ba chữ số đầu %s của số định danh không phải là mã tỉnh nào.", number[:3]))
	}
	g := int(number[3] - '0')
	if g > 5 {
		return append(list, fmt.Sprintf("Chữ số thứ tư (%d) của số định danh không chỉ thế kỷ và giới tính nào.", g))
	}
	if sex := [2]string{"Nam", "Nữ"}[g%2]; p.Sex != "" && p.Sex != sex {
		list = append(list, fmt.Sprintf("Số định danh là của giới tính %s nhưng đã nhập %s.", sex, p.Sex))
	}
	year := fmt.Sprintf("%d%s", 19+g/2, number[4:6])
	if len(p.BirthDay) >= 4 && string(p.BirthDay[:4]) != year {
		list = append(list, fmt.Sprintf("Số định danh ứng với năm sinh %s nhưng ngày sinh đã nhập là %s.", year, p.BirthDay))
	}
	return list
}

var (
	mobilePhone = regexp.MustCompile(`^0[35789]\d{8}$`)
	fixedPhone  = regexp.MustCompile(`^02\d{9}$`)
	hotline     = regexp.MustCompile(`^1[89]00\d{4,6}$`)
)

// TidyPhone returns the digits of a telephone number, with +84 or 84 written as 0.
func TidyPhone(phone string) string {
	digits := keepDigits(phone)
	if strings.HasPrefix(digits, "84") && len(digits) >= 11 {
		digits = "0" + strings.TrimPrefix(digits[2:], "0")
	}
	return digits
}

// CheckPhone returns a Vietnamese warning about a telephone number, or "": mobile numbers have 10 digits and begin with
// 03, 05, 07, 08 or 09, fixed ones have 11 and begin with 02.
func CheckPhone(phone string) string {
	tidy := TidyPhone(phone)
	if strings.TrimSpace(phone) == "" || mobilePhone.MatchString(tidy) || fixedPhone.MatchString(tidy) || hotline.MatchString(tidy) {
		return ""
	}
	return fmt.Sprintf("Số điện thoại “%s” không giống số di động (10 chữ số) hay số cố định (11 chữ số) nào.", phone)
}

var taxCode = regexp.MustCompile(`^(\d{10}|\d{10}-?\d{3}|\d{12})$`)

// CheckTaxCode returns a Vietnamese warning about a tax code (mã số thuế), or "": 10 digits of an organisation with
// their check digit, 13 of a branch, or the 12 of a person's citizen number since 1/7/2025.
func CheckTaxCode(code string) string {
	tidy := strings.Join(strings.Fields(code), "")
	switch {
	case tidy == "":
		return ""
	case !taxCode.MatchString(tidy):
		return fmt.Sprintf("Mã số thuế “%s” không có 10 chữ số, 13 chữ số (chi nhánh) hay 12 chữ số (cá nhân).", code)
	case len(tidy) != 12 && !taxCheckDigit(tidy):
		return fmt.Sprintf("Mã số thuế “%s” có chữ số kiểm tra không khớp, có lẽ gõ nhầm một chữ số.", code)
	}
	return ""
}

// taxCheckDigit verifies the tenth digit: 10 minus the weighted sum of the first nine modulo 11.
func taxCheckDigit(code string) bool {
	sum := 0
	for i, weight := range []int{31, 29, 23, 19, 17, 13, 7, 5, 3} {
		sum += int(code[i]-'0') * weight
	}
	return 10-sum%11 == int(code[9]-'0')
}

// MaskPhone hides the middle of a telephone number for lists: "0912 ··· 456".
func MaskPhone(phone string) string {
	digits := TidyPhone(phone)
	if len(digits) < 8 {
		return mask(digits, 0, 2)
	}
	return digits[:4] + " ··· " + digits[len(digits)-3:]
}

// MaskID hides the middle of an identity number for lists: "0010 ···· 3456".
func MaskID(number string) string {
	runes := []rune(number)
	if len(runes) < 9 {
		return mask(number, 0, 2)
	}
	return string(runes[:4]) + " ···· " + string(runes[len(runes)-4:])
}

// mask shows only so many characters at both ends.
func mask(s string, head, tail int) string {
	runes := []rune(s)
	if len(runes) == 0 {
		return ""
	}
	if len(runes) <= head+tail {
		return "···"
	}
	return string(runes[:head]) + "···" + string(runes[len(runes)-tail:])
}

func keepDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
