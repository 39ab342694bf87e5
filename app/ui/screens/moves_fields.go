package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// moveField says how one thing that a move needs or takes is asked for. Its Key is the one that dossier.Move names, or a
// part of it: "papers.more".
type moveField struct {
	kit.Field
	start  func() string                        // what stands in it at first; nil = nothing
	put    func(g *dossier.Given, value string) // takes the value over
	labels map[string]string                    // by move, where Label would say too little
}

// typedInto is where a plain text goes.
func typedInto(field func(g *dossier.Given) *string) func(*dossier.Given, string) {
	return func(g *dossier.Given, value string) { *field(g) = value }
}

// moveFields are all things that moves ask for, in the order in which they are asked: why comes early where it must be
// said, and as a remark at the end. Every move page is made of those that its move needs or takes.
func (p *movePage) moveFields() []moveField {
	what := slices.Concat(p.resultFields(), p.returnFields())
	why := slices.Concat(p.reasonFields(), p.documentFields())
	if p.reasoned() {
		what, why = why, what
	}
	return slices.Concat(p.placeFields(), p.paperFields(), what, why)
}

// reasoned says whether the move cannot be made without a reason.
func (p *movePage) reasoned() bool { return slices.Contains(p.move.Needs, "reason") }

// placeFields ask where the dossier goes, or how far its promise is put off.
func (p *movePage) placeFields() []moveField {
	return []moveField{
		{
			Field: kit.Field{Key: "unit", Label: "Phòng, đơn vị", Kind: kit.FieldLookup, Free: true, Half: true, Search: p.search(unitOptions)},
			start: p.unit, put: typedInto(func(g *dossier.Given) *string { return &g.Unit }),
		},
		{
			Field: kit.Field{Key: "handler", Label: "Người xử lý", Kind: kit.FieldLookup, Free: true, Half: true, Search: p.search(handlerOptions), Picked: p.handlerPicked},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Handler }),
		},
		{
			Field: kit.Field{Key: "step", Label: "Bước xử lý", Kind: kit.FieldLookup, Free: true, Half: true, Search: p.search(stepOptions)},
			start: p.step, put: typedInto(func(g *dossier.Given) *string { return &g.Step }),
		},
		{
			Field: kit.Field{Key: "limit", Label: "Thời hạn bước", Kind: kit.FieldLookup, Free: true, Half: true, Help: "2 ngày, 4 giờ; trống: không đặt", Search: p.search(limitOptions)},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Limit }),
		},
		{
			Field: kit.Field{Key: "days", Label: "Gia hạn thêm", Kind: kit.FieldNumber, Half: true, Help: "số ngày làm việc"},
			put:   func(g *dossier.Given, value string) { g.Days, _ = strconv.Atoi(value) }, // the form lets only numbers pass
		},
	}
}

// paperFields ask for papers: those that the program knows are ticked, others are written down, a line each.
func (p *movePage) paperFields() []moveField {
	add := func(g *dossier.Given, value string) { g.Papers = append(g.Papers, strings.Split(value, "\n")...) }
	labels := map[string]string{dossier.ActAsk: "Cần bổ sung", dossier.ActSupplement: "Đã nhận", dossier.ActReturn: "Giấy tờ trả"}
	more := moveField{
		Field: kit.Field{Key: "papers.more", Label: "Giấy tờ khác", Kind: kit.FieldLines, Rows: 2, Help: "Mỗi dòng một giấy tờ"}, put: add,
	}
	ticks := p.newTicks()
	if len(ticks.names) == 0 {
		more.Label, more.labels = "Giấy tờ", labels
		return []moveField{more}
	}
	return []moveField{{
		Field: kit.Field{Key: "papers", Label: "Giấy tờ", Hint: "Phím cách đánh dấu, bỏ dấu", Kind: kit.FieldCustom, Object: ticks.list, Get: ticks.value, Set: ticks.set},
		start: ticks.value, put: add, labels: labels,
	}, more}
}

// resultFields ask for the paper that came of the work.
func (p *movePage) resultFields() []moveField {
	attached := newAttached(p.deps, p.stage, func() { p.changed() })
	p.attached = attached
	return []moveField{
		{
			Field: kit.Field{Key: "result.paper", Label: "Loại kết quả", Kind: kit.FieldLookup, Free: true, Search: p.search(resultOptions)},
			start: p.result, put: typedInto(func(g *dossier.Given) *string { return &g.Result.Paper }),
		},
		{
			Field: kit.Field{Key: "result.number", Label: "Số, ký hiệu", Half: true, Help: "65/GP-SKHCN"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Result.Number }),
		},
		{
			Field: kit.Field{Key: "result.day", Label: "Ngày ký", Kind: kit.FieldDate, Half: true, Now: p.host.Now},
			start: p.today, put: func(g *dossier.Given, value string) { g.Result.Day = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "result.signer", Label: "Người ký", Half: true},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Result.Signer }),
		},
		{
			Field: kit.Field{Key: "result.issuer", Label: "Nơi ban hành", Half: true},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Result.Issuer }),
		},
		{
			Field: kit.Field{Key: "result.files", Label: "Tệp kết quả", Kind: kit.FieldCustom, Object: attached.content, Get: attached.value, Set: attached.set},
			put:   func(g *dossier.Given, value string) { g.Result.Files = attachedFiles(value) },
		},
	}
}

// returnFields ask who takes the result, and how.
func (p *movePage) returnFields() []moveField {
	return []moveField{
		{
			Field: kit.Field{Key: "receiver", Label: "Người nhận", Half: true},
			start: p.receiver, put: typedInto(func(g *dossier.Given) *string { return &g.Receiver }),
		},
		{
			Field: kit.Field{Key: "receiver_id", Label: "Số giấy tờ", Half: true, Help: "của người nhận"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.ReceiverID }),
		},
		{
			Field: kit.Field{Key: "return_by", Label: "Cách trả", Kind: kit.FieldChoice, Half: true, Options: returnOptions(), Changed: func(string) { p.showTracking() }},
			start: func() string { return firstOf(p.x.ReturnBy, dossier.ReturnDesk) }, put: typedInto(func(g *dossier.Given) *string { return &g.ReturnBy }),
		},
		{
			Field: kit.Field{Key: "tracking", Label: "Số bưu gửi", Half: true},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Tracking }),
		},
	}
}

// reasonFields ask why: a ground from the list where there is one, and always a sentence of one's own.
func (p *movePage) reasonFields() []moveField {
	label := "Ghi chú"
	if p.reasoned() {
		label = "Lý do"
	}
	fields := []moveField{{
		Field:  kit.Field{Key: "reason", Label: label, Kind: kit.FieldLines, Rows: 3},
		put:    func(g *dossier.Given, value string) { g.Reason = joined(": ", g.Reason, value) },
		labels: map[string]string{dossier.ActTransfer: "Ý kiến chuyển", dossier.ActHandOver: "Ý kiến chuyển", dossier.ActExtend: "Lý do chậm"},
	}}
	if p.move.Action != dossier.ActReject && p.move.Action != dossier.ActRefuse {
		return fields
	}
	var grounds []kit.Option
	for _, r := range p.deps.office.Desk().Reasons() {
		grounds = append(grounds, kit.Option{Value: r.Text, Label: r.Text})
	}
	fields[0].Help = "Nêu cụ thể: tên giấy tờ còn thiếu, điều khoản…"
	return slices.Insert(fields, 0, moveField{
		Field: kit.Field{Key: "reason.ground", Label: "Căn cứ", Kind: kit.FieldChoice, Options: grounds, Required: p.move.Action == dossier.ActReject},
		put:   typedInto(func(g *dossier.Given) *string { return &g.Reason }),
	})
}

// documentFields ask for the paper that the move is done with.
func (p *movePage) documentFields() []moveField {
	return []moveField{
		{
			Field:  kit.Field{Key: "document", Label: "Số văn bản", Half: true, Help: "số, ký hiệu"},
			put:    typedInto(func(g *dossier.Given) *string { return &g.Document }),
			labels: map[string]string{dossier.ActAsk: "Số phiếu", dossier.ActPay: "Số chứng từ"},
		},
		{
			Field: kit.Field{Key: "day", Label: "Ngày văn bản", Kind: kit.FieldDate, Half: true, Now: p.host.Now},
			start: p.dayNeeded, put: func(g *dossier.Given, value string) { g.Day = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "until", Label: "Bổ sung trước", Kind: kit.FieldDate, Half: true, Now: p.host.Now, Help: "ngày cuối, có thể trống"},
			put:   func(g *dossier.Given, value string) { g.Until = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "basis", Label: "Căn cứ pháp lý", Help: "điều, khoản, văn bản"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Basis }),
		},
		{
			Field: kit.Field{Key: "apology", Label: "Lời xin lỗi", Kind: kit.FieldLines, Rows: 2, Help: "Để trống: lời xin lỗi theo mẫu"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Apology }),
		},
	}
}

// asked are the fields of this page: those that its move needs or takes.
func (p *movePage) asked() []moveField {
	return slices.DeleteFunc(p.moveFields(), func(f moveField) bool {
		name := f.Key
		for _, whole := range []string{"papers", "reason"} {
			if strings.HasPrefix(name, whole+".") {
				name = whole
			}
		}
		return !slices.Contains(p.move.Needs, name) && !slices.Contains(p.move.Takes, name)
	})
}

// formField is the field as the form draws it.
func (f moveField) formField(m dossier.Move) kit.Field {
	field := f.Field
	field.Label = kit.T(firstOf(f.labels[m.Action], f.Label))
	field.Help, field.Hint = kit.T(f.Help), kit.T(f.Hint)
	field.Required = f.Required || slices.Contains(m.Needs, f.Key) && f.Key != "papers"
	return field
}

// The values that stand in the form at first.

func (p *movePage) today() string { return string(office.DayOf(p.host.Now())) }

func (p *movePage) dayNeeded() string {
	if slices.Contains(p.move.Needs, "day") {
		return p.today()
	}
	return ""
}

func (p *movePage) unit() string {
	if p.x.Step != nil {
		return p.x.Step.Unit
	}
	if n := len(p.x.Steps); n > 0 {
		return p.x.Steps[n-1].Unit
	}
	return p.x.Procedure.Unit
}

// step is the usual one after the one that lasts.
func (p *movePage) step() string {
	names := dossier.StepNames()
	if p.x.Step == nil {
		return names[0]
	}
	if i := slices.Index(names, p.x.Step.Name); i >= 0 && i+1 < len(names) {
		return names[i+1]
	}
	return ""
}

func (p *movePage) result() string {
	name, _, _ := strings.Cut(p.x.Procedure.Result, ";")
	name, _, _ = strings.Cut(name, " (") // what stands in brackets explains
	return name
}

func (p *movePage) receiver() string {
	if p.x.Submitter != nil {
		return p.x.Submitter.Name
	}
	return p.x.Owner.Name
}

// handlerPicked fills the unit in where a handler is known to work.
func (p *movePage) handlerPicked(o kit.Option) {
	if o.Note != "" {
		p.form.SetValue("unit", o.Note)
	}
}

func (p *movePage) showTracking() {
	p.form.SetVisible("tracking", p.form.Value("return_by") == dossier.ReturnPost)
}

// search answers a type-ahead from a list that is read beside the window.
func (p *movePage) search(list func(p *movePage, places work.Places) []kit.Option) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		places, err := p.deps.office.Desk().Places(ctx)
		if err != nil {
			return nil, err
		}
		var found []kit.Option
		for _, o := range list(p, places) {
			if strings.Contains(viet.Fold(o.Label), viet.Fold(typed)) {
				found = append(found, o)
			}
		}
		return found, nil
	}
}

func unitOptions(_ *movePage, places work.Places) []kit.Option { return named(places.Units) }

func handlerOptions(_ *movePage, places work.Places) []kit.Option {
	list := named(places.Handlers)
	for i, o := range list {
		list[i].Note = places.UnitOf[o.Value]
	}
	return list
}

func stepOptions(*movePage, work.Places) []kit.Option { return named(dossier.StepNames()) }

func resultOptions(p *movePage, _ work.Places) []kit.Option {
	var list []string
	for name := range strings.SplitSeq(p.x.Procedure.Result, ";") {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return named(list)
}

func limitOptions(*movePage, work.Places) []kit.Option {
	list := named([]string{"4h", "1d", "2d", "3d", "5d", "10d"})
	for i, o := range list {
		list[i].Note = limitText(o.Value)
	}
	return list
}

// named makes options out of words that are their own labels.
func named(words []string) []kit.Option {
	list := make([]kit.Option, len(words))
	for i, word := range words {
		list[i] = kit.Option{Value: word, Label: word}
	}
	return list
}
