package screens

import (
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// details is the table of the items that a person has one of at a time.
func (w staffWords) details() staffTable {
	var fields []rowField[staff.Details]
	for _, f := range w.detailFields() {
		switch f.Key {
		case "name":
			fields = append(fields, inList(160, 2, f))
		case "born", "number":
			fields = append(fields, inList(92, 0, f))
		case "address":
			fields = append(fields, inList(160, 2, f))
		default:
			fields = append(fields, unlisted(f))
		}
	}
	rows := staffRowsOf(w, staff.TableDetails, fromTo, func(x *staff.Person) *[]staff.Details { return &x.Details }, func(r *staff.Details) *staff.Entry { return &r.Entry })
	rows.blank = func(x *staff.Person) staff.Details { // a new address or name: everything else goes on
		next := *x.Now(w.today())
		next.Entry = staff.Entry{}
		return next
	}
	return tableOf(rows, fields...)
}

// detailFields are the items of form 2c that a person has one of at a time, in its order and in sections.
func (w staffWords) detailFields() []register.Field[staff.Details] {
	type d = staff.Details
	in := func(section string, fields ...register.Field[d]) []register.Field[d] {
		for i := range fields {
			fields[i].Section = section
		}
		return fields
	}
	text := func(key, label string, of func(*d) *string) register.Field[d] { return half(textOf(key, label, of)) }
	var all []register.Field[d]
	for _, list := range [][]register.Field[d]{
		in("Nhân thân",
			required(text("name", "1. Họ và tên khai sinh", func(x *d) *string { return &x.Name })),
			text("other_names", "2. Tên gọi khác", func(x *d) *string { return &x.OtherNames }),
			required(whenOfRow("born", "3. Sinh ngày", w.today, func(x *d) *staff.When { return &x.Born })),
			required(choiceOfRow("sex", "Giới tính", options(staff.Male, staff.Female), func(x *d) *string { return &x.Sex })),
			text("birth_place", "4. Nơi sinh", func(x *d) *string { return &x.BirthPlace }),
			text("home_town", "5. Quê quán", func(x *d) *string { return &x.HomeTown }),
			offeredOfRow("ethnicity", "6. Dân tộc", w.rules.Lists["ethnicity"], func(x *d) *string { return &x.Ethnicity }),
			text("number", "Số hiệu", func(x *d) *string { return &x.Number })),
		in("Nơi ở, liên hệ",
			textOf("residence", "8. Hộ khẩu thường trú", func(x *d) *string { return &x.Residence }),
			textOf("address", "9. Nơi ở hiện nay", func(x *d) *string { return &x.Address }),
			text("phone", "Điện thoại", func(x *d) *string { return &x.Phone }),
			text("email", "Thư điện tử", func(x *d) *string { return &x.Email }),
			textOf("emergency", "Báo tin cho", func(x *d) *string { return &x.Emergency })),
		in("Tuyển dụng, công việc",
			text("job_before", "10. Nghề trước đây", func(x *d) *string { return &x.JobBefore }),
			whenOfRow("recruited_on", "11. Tuyển dụng", w.today, func(x *d) *staff.When { return &x.RecruitedOn }),
			textOf("recruited_by", "Cơ quan tuyển", func(x *d) *string { return &x.RecruitedBy }),
			textOf("duty", "13. Công việc chính", func(x *d) *string { return &x.Duty }),
			text("schooling", "15.1. GDPT", func(x *d) *string { return &x.Schooling }),
			text("honour", "19. Danh hiệu cao nhất", func(x *d) *string { return &x.Honour }),
			textOf("strength", "20. Sở trường", func(x *d) *string { return &x.Strength })),
		in("Sức khỏe",
			text("health", "23. Sức khỏe", func(x *d) *string { return &x.Health }),
			offeredOfRow("blood", "Nhóm máu", w.rules.Lists["blood"], func(x *d) *string { return &x.Blood }),
			countOfRow("height", "Chiều cao, cm", func(x *d) *int { return &x.Height }),
			countOfRow("weight", "Cân nặng, kg", func(x *d) *int { return &x.Weight })),
		in("Giấy tờ",
			text("id_number", "25. Số CCCD", func(x *d) *string { return &x.IDNumber }),
			dayOfRow("id_issued_on", "Ngày cấp", func(x *d) *office.Day { return &x.IDIssuedOn }),
			text("id_issued_by", "Nơi cấp", func(x *d) *string { return &x.IDIssuedBy }),
			text("insurance_number", "26. Số sổ BHXH", func(x *d) *string { return &x.InsuranceNumber }),
			text("tax_code", "Mã số thuế", func(x *d) *string { return &x.TaxCode }),
			text("bank_account", "Tài khoản lương", func(x *d) *string { return &x.BankAccount }),
			text("bank", "Ngân hàng", func(x *d) *string { return &x.Bank }),
			linesOfRow("remark", "32. Nhận xét", 2, func(x *d) *string { return &x.Remark })),
	} {
		all = append(all, list...)
	}
	return all
}

// maskedDetails are the details with the numbers of the person masked.
func maskedDetails(d staff.Details) staff.Details {
	d.IDNumber, d.Phone, d.TaxCode = dossier.MaskID(d.IDNumber), dossier.MaskPhone(d.Phone), dossier.MaskID(d.TaxCode)
	d.InsuranceNumber, d.BankAccount = dossier.MaskID(d.InsuranceNumber), dossier.MaskID(d.BankAccount)
	return d
}

// profileSection is a part of the profile as it is shown.
type profileSection struct {
	title string
	pairs []kit.Pair
}

// profile are the items of form 2c in sections, those of the tables in a line each.
func (w staffWords) profile(x *staff.Person, day office.Day, full bool) []profileSection {
	d := *x.Now(day)
	if !full {
		d = maskedDetails(d)
	}
	var list []profileSection
	for _, f := range w.detailFields() {
		if len(list) == 0 || list[len(list)-1].title != f.Section {
			list = append(list, profileSection{title: f.Section})
		}
		at := &list[len(list)-1]
		if value := fieldText(f, &d); value != "" {
			at.pairs = append(at.pairs, kit.Pair{Label: kit.T(f.Label), Value: value})
		}
	}
	return append(list, profileSection{"Ngạch, trình độ, khen thưởng", w.profileTables(x, day)})
}

// profileTables are the items that come out of the tables of the file.
func (w staffWords) profileTables(x *staff.Person, day office.Day) []kit.Pair {
	m := &x.Summary
	pairs := []kit.Pair{
		{Label: kit.T("12. Chức vụ"), Value: m.Post},
		{Label: kit.T("14. Ngạch, bậc"), Value: joined(" · ", m.Code, m.Grade, payText(m), m.PaidSince.String())},
	}
	for i, kind := range trainKinds()[:5] {
		value := ""
		if t := w.rules.Highest(x, kind.Value, day); t != nil {
			value = joined(" · ", t.Level, t.Field)
		}
		pairs = append(pairs, kit.Pair{Label: "15." + strconv.Itoa(i+2) + ". " + kind.Label, Value: value})
	}
	if r := w.rules.HighestReward(x, day); r != nil {
		pairs = append(pairs, kit.Pair{Label: kit.T("21. Khen thưởng"), Value: joined(" · ", r.Name, r.From.String())})
	}
	return pairs
}
