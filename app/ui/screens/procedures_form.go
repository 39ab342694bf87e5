package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

type procedureField = register.Field[procedure.Procedure]

// procedureFormFields are the fields of the edit page of a version.
func procedureFormFields(d deps) []procedureField {
	text := func(key, label string, of func(p *procedure.Procedure) *string) procedureField {
		return procedureField{
			Key: key, Label: label,
			Get: func(p *procedure.Procedure) string { return *of(p) },
			Set: func(p *procedure.Procedure, v string) error { *of(p) = v; return nil },
		}
	}
	with := func(f procedureField, change func(*procedureField)) procedureField { change(&f); return f }
	half := func(f *procedureField) { f.Half = true }
	return []procedureField{
		with(text("code", "Mã thủ tục", func(p *procedure.Procedure) *string { return &p.Code }), func(f *procedureField) {
			f.Required, f.Half, f.Help, f.Section = true, true, "2.002381", "Thủ tục"
		}),
		with(text("field", "Lĩnh vực", func(p *procedure.Procedure) *string { return &p.Field }), func(f *procedureField) {
			f.Required, f.Half, f.Kind, f.Free, f.Keep = true, true, kit.FieldLookup, true, true
			f.Search = func(ctx context.Context, typed string) ([]kit.Option, error) { return searchFields(ctx, d, typed) }
			f.Name = func(p *procedure.Procedure) string { return p.Field }
		}),
		with(text("name", "Tên thủ tục", func(p *procedure.Procedure) *string { return &p.Name }), func(f *procedureField) {
			f.Required, f.Kind, f.Rows = true, kit.FieldLines, 2
		}),
		dayField("from", "Áp dụng từ", func(p *procedure.Procedure) *office.Day { return &p.From }),
		dayField("to", "Đến hết ngày", func(p *procedure.Procedure) *office.Day { return &p.To }),
		{
			Key: "terms", Label: "Thời hạn và phí", Section: "Thời hạn và phí", Kind: kit.FieldTable, Columns: termColumns(),
			Hint: "Bỏ trống thời hạn nếu pháp luật không quy định. Cách nộp không có dòng riêng thì theo dòng trực tiếp.",
			Get:  termRows, Set: setTerms,
		},
		{
			Key: "components", Label: "Thành phần hồ sơ", Section: "Thành phần hồ sơ", Kind: kit.FieldTable, Columns: partColumns(),
			Hint: "Từ khoá cách nhau bằng dấu phẩy, giúp nhận ra giấy tờ theo tên tệp và nội dung.",
			Get:  partRows, Set: setParts,
		},
		with(text("unit", "Đơn vị giải quyết", func(p *procedure.Procedure) *string { return &p.Unit }), func(f *procedureField) {
			f.Half, f.Keep, f.Section = true, true, "Thông tin chung"
		}),
		with(text("level", "Cấp thực hiện", func(p *procedure.Procedure) *string { return &p.Level }), func(f *procedureField) { f.Half, f.Keep = true, true }),
		with(text("service", "Dịch vụ công", func(p *procedure.Procedure) *string { return &p.Service }), func(f *procedureField) {
			f.Half, f.Kind = true, kit.FieldChoice
			f.Options = append([]kit.Option{{Label: kit.T("Không ghi")}}, options("Trực tiếp", "Một phần", "Toàn trình")...)
		}),
		with(text("audience", "Đối tượng", func(p *procedure.Procedure) *string { return &p.Audience }), half),
		with(text("result", "Kết quả", func(p *procedure.Procedure) *string { return &p.Result }), half),
		with(text("decision", "QĐ công bố", func(p *procedure.Procedure) *string { return &p.Decision }), func(f *procedureField) { f.Half, f.Keep = true, true }),
		{
			Key: "basis", Label: "Căn cứ pháp lý", Kind: kit.FieldLines, Rows: 2, Help: "Mỗi dòng một văn bản",
			Get: func(p *procedure.Procedure) string { return strings.Join(p.Basis, "\n") },
			Set: func(p *procedure.Procedure, v string) error { p.Basis = filledLines(v); return nil },
		},
		with(text("source", "Nguồn", func(p *procedure.Procedure) *string { return &p.Source }), half),
		{
			Key: "verified", Label: "Kiểm chứng", Kind: kit.FieldCheck, Half: true, Help: "Đã đối chiếu với quyết định công bố",
			Get: func(p *procedure.Procedure) string { return tick(p.Verified) },
			Set: func(p *procedure.Procedure, v string) error { p.Verified = v != ""; return nil },
		},
		with(text("note", "Ghi chú", func(p *procedure.Procedure) *string { return &p.Note }), func(f *procedureField) { f.Kind, f.Rows = kit.FieldLines, 2 }),
	}
}

// dayField is an end of the time that a record is valid: it must begin, it need not end.
func dayField[T any](key, label string, of func(*T) *office.Day) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Kind: kit.FieldDate, Half: true, Required: key == "from",
		Get: func(x *T) string { return string(*of(x)) },
		Set: func(x *T, v string) error { *of(x) = office.Day(v); return nil },
	}
}

// searchFields are the fields in use whose name holds what is typed, without marks.
func searchFields(ctx context.Context, d deps, typed string) ([]kit.Option, error) {
	all, err := procedureFields(ctx, d)
	if err != nil {
		return nil, err
	}
	var found []kit.Option
	for _, option := range all {
		if strings.Contains(viet.Fold(option.Label), viet.Fold(typed)) {
			found = append(found, kit.Option{Value: option.Value, Label: option.Value})
		}
	}
	return found, nil
}

func termColumns() []kit.Field {
	channels := make([]kit.Option, len(procedure.Channels))
	for i, channel := range procedure.Channels {
		channels[i] = kit.Option{Value: string(channel), Label: kit.T(channel.Label())}
	}
	return []kit.Field{
		{Key: "channel", Label: kit.T("Cách nộp"), Kind: kit.FieldChoice, Options: channels, Width: 158, Required: true},
		{Key: "case", Label: kit.T("Trường hợp"), Width: 120, Weight: 1, Help: kit.T("mọi trường hợp")},
		{Key: "amount", Label: kit.T("Thời hạn"), Width: 66},
		{Key: "unit", Label: kit.T("Đơn vị tính"), Kind: kit.FieldChoice, Width: 132, Options: []kit.Option{
			{Value: string(workday.WorkingDays), Label: kit.T("ngày làm việc")},
			{Value: string(workday.CalendarDays), Label: kit.T("ngày")},
			{Value: string(workday.WorkingHours), Label: kit.T("giờ làm việc")},
		}},
		{Key: "fee", Label: kit.T("Phí"), Kind: kit.FieldMoney, Width: 112},
		{Key: "charge", Label: kit.T("Lệ phí"), Kind: kit.FieldMoney, Width: 112},
		{Key: "note", Label: kit.T("Ghi chú về phí"), Width: 120, Weight: 1},
	}
}

func termRows(p *procedure.Procedure) string {
	rows := make([]map[string]string, len(p.Terms))
	for i, t := range p.Terms {
		amount := strings.TrimRight(t.Limit, "cdh")
		rows[i] = map[string]string{
			"channel": string(t.Channel), "case": t.Case, "amount": strings.Replace(amount, ".", ",", 1), "unit": strings.TrimPrefix(t.Limit, amount),
			"fee": amountText(t.Fee), "charge": amountText(t.Charge), "note": t.FeeNote,
		}
	}
	return kit.TableValue(rows)
}

func setTerms(p *procedure.Procedure, value string) error {
	p.Terms = nil
	for i, row := range kit.TableRows(value) {
		t := procedure.Term{Channel: procedure.Channel(row["channel"]), Case: row["case"], FeeNote: row["note"]}
		if row["amount"] != "" {
			unit := firstOf(row["unit"], string(workday.WorkingDays))
			budget, err := workday.ParseBudget(row["amount"] + unit)
			if err != nil {
				return office.Invalid(rowOf("terms", i), "%s", office.MessageOf(err))
			}
			t.Limit = budget.String()
		}
		t.Fee, t.Charge = money(row["fee"]), money(row["charge"])
		p.Terms = append(p.Terms, t)
	}
	return nil
}

func partColumns() []kit.Field {
	return []kit.Field{
		{Key: "name", Label: kit.T("Tên giấy tờ"), Width: 240, Weight: 3, Required: true},
		{Key: "form", Label: kit.T("Mẫu"), Width: 74},
		{Key: "originals", Label: kit.T("Bản chính"), Kind: kit.FieldNumber, Width: 62},
		{Key: "copies", Label: kit.T("Bản sao"), Kind: kit.FieldNumber, Width: 62},
		{Key: "optional", Label: kit.T("Nếu có"), Kind: kit.FieldCheck, Width: 50},
		{Key: "case", Label: kit.T("Trường hợp"), Width: 110},
		{Key: "keywords", Label: kit.T("Từ khoá"), Width: 140, Weight: 2},
	}
}

func partRows(p *procedure.Procedure) string {
	rows := make([]map[string]string, len(p.Parts))
	for i, part := range p.Parts {
		rows[i] = map[string]string{
			"name": part.Name, "form": part.Form, "originals": count(part.Originals), "copies": count(part.Copies),
			"optional": tick(part.Optional), "case": part.Case, "keywords": strings.Join(part.Keywords, ", "),
		}
	}
	return kit.TableValue(rows)
}

func setParts(p *procedure.Procedure, value string) error {
	p.Parts = nil
	for _, row := range kit.TableRows(value) {
		part := procedure.Component{Name: row["name"], Form: row["form"], Optional: row["optional"] != "", Case: row["case"]}
		part.Originals, _ = strconv.Atoi(row["originals"]) // the cell lets digits through only
		part.Copies, _ = strconv.Atoi(row["copies"])
		for _, word := range strings.Split(row["keywords"], ",") {
			if word = strings.TrimSpace(word); word != "" {
				part.Keywords = append(part.Keywords, word)
			}
		}
		p.Parts = append(p.Parts, part)
	}
	return nil
}
