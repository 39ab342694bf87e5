package personnel

import (
	"bytes"
	"cmp"
	"strconv"

	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// valueOf is what store.Staff keeps of a summary in the column of a field, as filters write it; "" for what only the file tells.
func valueOf(field string, s *staff.Summary) string {
	switch field {
	case "number":
		return s.Number
	case "state":
		return string(s.State)
	case "kind":
		return s.Kind
	case "unit_id":
		return strconv.FormatInt(s.UnitID, 10)
	case "post":
		return s.Post
	case "code":
		return s.Code
	case "class":
		return s.Class
	case "sex":
		return s.Sex
	case "ethnicity":
		return s.Ethnicity
	case "education":
		return s.Education
	case "raise_kind":
		return string(s.RaiseKind)
	}
	return dayValue(field, s)
}

// dayValue is a day of a summary as bounds write it; one that is not set stands behind all others.
func dayValue(field string, s *staff.Summary) string {
	var day office.Day
	switch field {
	case "born":
		day = s.Born.First()
	case "birthday":
		if s.Born.Exact() {
			return string(s.Born[5:])
		}
		return ""
	case "recruited":
		day = s.Recruited.First()
	case "paid_since":
		day = s.PaidSince
	case "raise":
		day = s.Raise
	case "retires":
		day = s.Retires
	case "term_ends":
		day = s.TermEnds
	}
	return string(cmp.Or(day, "9999-12-31"))
}

// compareBy compares two summaries by an order of store.Staff.
func compareBy(order string, a, b *staff.Summary) int {
	switch order {
	case "", "name":
		return 0
	case "unit":
		return bytes.Compare(viet.SortKey(a.Unit), viet.SortKey(b.Unit))
	case "coefficient":
		return cmp.Compare(a.Coefficient, b.Coefficient)
	}
	return cmp.Compare(valueOf(order, a), valueOf(order, b))
}
