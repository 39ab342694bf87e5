package screens

import (
	"vanphongso/app/ui/kit"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// fields are all things that moves ask for, in the order in which they are asked. Every page is made of those that its move
// needs or takes.
func (p *staffMove) fields() []moveField[personnel.Given] {
	type g = personnel.Given
	text := func(key, label string, of func(*g) *string) moveField[g] {
		return moveField[g]{Field: kit.Field{Key: key, Label: label, Half: true}, put: typedInto(of)}
	}
	number := func(key, label string, of func(*g) *int) moveField[g] {
		return moveField[g]{Field: kit.Field{Key: key, Label: label, Half: true, Check: checkCount}, put: func(given *g, value string) { *of(given) = numberIn(value) }}
	}
	starting := func(f moveField[g], start func() string) moveField[g] { f.start = start; return f }
	list := []moveField[g]{
		starting(moveField[g]{Field: p.moveKinds(), put: typedInto(func(x *g) *string { return &x.Kind })}, p.kindAtFirst),
		{Field: p.titles(), put: typedInto(func(x *g) *string { return &x.Title })},
		p.unitField(),
		starting(moveField[g]{
			Field: kit.Field{Key: "code", Label: "Ngạch", Kind: kit.FieldChoice, Half: true, Options: p.words.grades()}, put: typedInto(func(x *g) *string { return &x.Code }),
		}, p.codeAtFirst),
		starting(number("step", "Bậc", func(x *g) *int { return &x.Step }), p.stepAtFirst),
		p.coefficientField(),
		starting(number("over", "Vượt khung, %", func(x *g) *int { return &x.Over }), p.overAtFirst),
		number("percent", "Tỷ lệ hưởng, %", func(x *g) *int { return &x.Percent }),
		{Field: kit.Field{Key: "amount", Label: "Số tiền", Kind: kit.FieldMoney, Half: true}, put: func(x *g, value string) { x.Amount = moneyOf(value) }},
		starting(number("year", "Năm", func(x *g) *int { return &x.Year }), p.yearAtFirst),
		{Field: kit.Field{Key: "level", Label: "Trình độ", Kind: kit.FieldLookup, Free: true, Half: true, Search: offered(p.words.trainLevels())}, put: typedInto(func(x *g) *string { return &x.Level })},
		text("school", "Tên trường", func(x *g) *string { return &x.School }),
		text("field", "Chuyên ngành", func(x *g) *string { return &x.Field }),
		{Field: kit.Field{Key: "form", Label: "Hình thức học", Kind: kit.FieldLookup, Free: true, Half: true, Search: offered(p.words.rules.Lists["training_form"])}, put: typedInto(func(x *g) *string { return &x.Form })},
		text("number", "Số", func(x *g) *string { return &x.Number }),
		text("place", "Nơi", func(x *g) *string { return &x.Place }),
		text("for", "Vì, mục đích", func(x *g) *string { return &x.For }),
		starting(p.whenField("from", firstOf(firstDays[p.move.Action], "Từ ngày"), func(x *g) *staff.When { return &x.From }), p.fromAtFirst),
		p.whenField("to", "Đến ngày", func(x *g) *staff.When { return &x.To }),
		number("term", "Lần bổ nhiệm", func(x *g) *int { return &x.Term }),
		p.dayField("until", "Đến hạn", func(x *g) *office.Day { return &x.Until }),
		p.halvesField(),
	}
	return append(list, p.decisionFields()...)
}

// whenField asks for a day; where the month or the year may be all that is known, for that.
func (p *staffMove) whenField(key, label string, of func(*personnel.Given) *staff.When) moveField[personnel.Given] {
	field := kit.Field{Key: key, Label: label, Half: true, Help: "dd/mm/yyyy", Check: checkWhen(p.words.today)}
	if !p.exact() {
		field.Help = "dd/mm/yyyy, mm/yyyy hoặc năm"
	}
	return moveField[personnel.Given]{Field: field, put: func(g *personnel.Given, value string) { *of(g), _ = whenOf(value, p.words.today()) }} // checked by the form
}

func (p *staffMove) dayField(key, label string, of func(*personnel.Given) *office.Day) moveField[personnel.Given] {
	return moveField[personnel.Given]{
		Field: kit.Field{Key: key, Label: label, Kind: kit.FieldDate, Half: true, Now: p.page.host.Now, Help: "trống: theo quy định"},
		put:   func(g *personnel.Given, value string) { *of(g) = office.Day(value) },
	}
}

func (p *staffMove) unitField() moveField[personnel.Given] {
	units := append([]kit.Option{{Value: "", Label: "—"}}, branchOptions(p.words.tree, p.words.today())...)
	return moveField[personnel.Given]{
		Field: kit.Field{Key: "unit_id", Label: "Đơn vị", Kind: kit.FieldChoice, Half: true, Options: units},
		start: func() string {
			if p.x == nil || p.move.Action == personnel.ActTransfer {
				return ""
			}
			return idText(p.x.Summary.UnitID)
		},
		put: func(g *personnel.Given, value string) { g.UnitID = idOf(value) },
	}
}

func (p *staffMove) coefficientField() moveField[personnel.Given] {
	return moveField[personnel.Given]{
		Field: kit.Field{Key: "coefficient", Label: "Hệ số", Half: true, Help: "trống: theo bảng lương", Check: func(value string) error { _, err := coefficientOf(value); return err }},
		put:   func(g *personnel.Given, value string) { g.Coefficient, _ = coefficientOf(value) }, // checked by the form
	}
}

func (p *staffMove) halvesField() moveField[personnel.Given] {
	return moveField[personnel.Given]{
		Field: kit.Field{Key: "halves", Label: "Số ngày nghỉ", Half: true, Help: "ngày làm việc: 2 hoặc 2,5", Check: func(value string) error { _, err := halvesOf(value); return err }},
		put:   func(g *personnel.Given, value string) { g.Halves, _ = halvesOf(value) }, // checked by the form
	}
}

// decisionFields ask for the paper that the move rests on.
func (p *staffMove) decisionFields() []moveField[personnel.Given] {
	section := kit.T("Quyết định")
	return []moveField[personnel.Given]{
		{Field: kit.Field{Key: "decision.number", Label: "Số quyết định", Half: true, Help: "15/QĐ-SKHCN", Section: section}, put: typedInto(func(g *personnel.Given) *string { return &g.Decision.Number })},
		{
			Field: kit.Field{Key: "decision.dated", Label: "Ngày ký", Kind: kit.FieldDate, Half: true, Now: p.page.host.Now, Section: section},
			put:   func(g *personnel.Given, value string) { g.Decision.Dated = office.Day(value) },
		},
		{Field: kit.Field{Key: "decision.by", Label: "Cơ quan ký", Section: section}, put: typedInto(func(g *personnel.Given) *string { return &g.Decision.By })},
		{
			Field: kit.Field{Key: "decision.files", Label: "Tệp", Kind: kit.FieldCustom, Object: p.attached.content, Get: p.attached.value, Set: p.attached.set, Section: section},
			put:   func(g *personnel.Given, value string) { g.Decision.Files = attachedFiles(value) },
		},
		{Field: kit.Field{Key: "note", Label: "Ghi chú", Section: section}, put: typedInto(func(g *personnel.Given) *string { return &g.Note })},
	}
}
