package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// dossierMove is a move of a dossier, and where it is asked for.
type dossierMove struct {
	deps     deps
	stage    *stage
	x        *dossier.Dossier // whose values stand in the form at first
	move     dossier.Move
	page     *askPage
	attached *attached // the files of the result
}

// openDossierMove puts the page of a move in front; of m it needs the title, what stands beside the form, the draft, preview
// and act.
func openDossierMove(d deps, s *stage, x *dossier.Dossier, move dossier.Move, m moving[dossier.Given]) {
	p := &dossierMove{deps: d, stage: s, x: x, move: move, page: newAsk(s)}
	m.action, m.label, m.needs, m.takes = move.Action, move.Label, move.Needs, move.Takes
	m.fields = p.fields()
	m.page.errors = map[string]string{"reject_reason": "reason"}
	m.page.changed = func(values map[string]string) {
		p.page.form.SetVisible("tracking", values["return_by"] == dossier.ReturnPost)
	}
	if slices.Contains(move.Takes, "result.files") {
		m.page.more = []shell.Command{{Key: "move.files", Label: "Thêm tệp kết quả", Shortcut: "Ctrl+O", Icon: kit.IconPlus, Do: p.attached.choose}}
	}
	openMove(p.page, m)
}

// fields are all things that moves ask for, in the order in which they are asked: why comes early where it must be
// said, and as a remark at the end. Every move page is made of those that its move needs or takes.
func (p *dossierMove) fields() []moveField[dossier.Given] {
	what := slices.Concat(p.resultFields(), p.returnFields())
	why := slices.Concat(p.reasonFields(), p.documentFields())
	if p.reasoned() {
		what, why = why, what
	}
	return slices.Concat(p.placeFields(), p.paperFields(), what, why)
}

// reasoned says whether the move cannot be made without a reason.
func (p *dossierMove) reasoned() bool { return slices.Contains(p.move.Needs, "reason") }

// placeFields ask where the dossier goes, or how far its promise is put off.
func (p *dossierMove) placeFields() []moveField[dossier.Given] {
	return []moveField[dossier.Given]{
		{
			Field: kit.Field{Key: "unit", Label: "Phòng, đơn vị", Kind: kit.FieldLookup, Free: true, Half: true, Search: placeSearch(p.deps, unitOptions)},
			start: p.unit, put: typedInto(func(g *dossier.Given) *string { return &g.Unit }),
		},
		{
			Field: kit.Field{Key: "handler", Label: "Người xử lý", Kind: kit.FieldLookup, Free: true, Half: true, Search: placeSearch(p.deps, handlerOptions), Picked: p.handlerPicked},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Handler }),
		},
		{
			Field: kit.Field{Key: "step", Label: "Bước xử lý", Kind: kit.FieldLookup, Free: true, Half: true, Search: placeSearch(p.deps, stepOptions)},
			start: p.step, put: typedInto(func(g *dossier.Given) *string { return &g.Step }),
		},
		{
			Field: kit.Field{Key: "limit", Label: "Thời hạn bước", Kind: kit.FieldLookup, Free: true, Half: true, Help: "2 ngày, 4 giờ; trống: không đặt", Search: placeSearch(p.deps, limitOptions)},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Limit }),
		},
		{
			Field: kit.Field{Key: "days", Label: "Gia hạn thêm", Kind: kit.FieldNumber, Half: true, Help: "số ngày làm việc"},
			put:   func(g *dossier.Given, value string) { g.Days, _ = strconv.Atoi(value) }, // the form lets only numbers pass
		},
	}
}

// paperFields ask for papers: those that the program knows are ticked, others are written down, a line each.
func (p *dossierMove) paperFields() []moveField[dossier.Given] {
	add := func(g *dossier.Given, value string) { g.Papers = append(g.Papers, strings.Split(value, "\n")...) }
	labels := map[string]string{dossier.ActAsk: "Cần bổ sung", dossier.ActSupplement: "Đã nhận", dossier.ActReturn: "Giấy tờ trả"}
	more := moveField[dossier.Given]{
		Field: kit.Field{Key: "papers.more", Label: "Giấy tờ khác", Kind: kit.FieldLines, Rows: 2, Help: "Mỗi dòng một giấy tờ"}, put: add,
	}
	ticks := p.newTicks()
	if len(ticks.names) == 0 {
		more.Label, more.labels = "Giấy tờ", labels
		return []moveField[dossier.Given]{more}
	}
	return []moveField[dossier.Given]{{
		Field: kit.Field{Key: "papers", Label: "Giấy tờ", Hint: "Phím cách đánh dấu, bỏ dấu", Kind: kit.FieldCustom, Object: ticks.list, Get: ticks.value, Set: ticks.set},
		start: ticks.value, put: add, labels: labels, another: true,
	}, more}
}

// resultFields ask for the paper that came of the work.
func (p *dossierMove) resultFields() []moveField[dossier.Given] {
	attached := newAttached(p.deps, p.stage, kit.T("Tệp kết quả"), p.page.touched)
	p.attached = attached
	return []moveField[dossier.Given]{
		{
			Field: kit.Field{Key: "result.paper", Label: "Loại kết quả", Kind: kit.FieldLookup, Free: true, Search: placeSearch(p.deps, p.resultOptions)},
			start: p.result, put: typedInto(func(g *dossier.Given) *string { return &g.Result.Paper }),
		},
		{
			Field: kit.Field{Key: "result.number", Label: "Số, ký hiệu", Half: true, Help: "65/GP-SKHCN"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Result.Number }),
		},
		{
			Field: kit.Field{Key: "result.day", Label: "Ngày ký", Kind: kit.FieldDate, Half: true, Now: p.stage.host.Now},
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
func (p *dossierMove) returnFields() []moveField[dossier.Given] {
	return []moveField[dossier.Given]{
		{
			Field: kit.Field{Key: "receiver", Label: "Người nhận", Half: true},
			start: p.receiver, put: typedInto(func(g *dossier.Given) *string { return &g.Receiver }),
		},
		{
			Field: kit.Field{Key: "receiver_id", Label: "Số giấy tờ", Half: true, Help: "của người nhận"},
			put:   typedInto(func(g *dossier.Given) *string { return &g.ReceiverID }),
		},
		{
			Field: kit.Field{Key: "return_by", Label: "Cách trả", Kind: kit.FieldChoice, Half: true, Options: returnOptions()},
			start: func() string { return firstOf(p.x.ReturnBy, dossier.ReturnDesk) }, put: typedInto(func(g *dossier.Given) *string { return &g.ReturnBy }),
		},
		{
			Field: kit.Field{Key: "tracking", Label: "Số bưu gửi", Half: true},
			put:   typedInto(func(g *dossier.Given) *string { return &g.Tracking }),
		},
	}
}

// reasonFields ask why: a ground from the list where there is one, and always a sentence of one's own.
func (p *dossierMove) reasonFields() []moveField[dossier.Given] {
	label := "Ghi chú"
	if p.reasoned() {
		label = "Lý do"
	}
	fields := []moveField[dossier.Given]{{
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
	return slices.Insert(fields, 0, moveField[dossier.Given]{
		Field: kit.Field{Key: "reason.ground", Label: "Căn cứ", Kind: kit.FieldChoice, Options: grounds, Required: p.move.Action == dossier.ActReject},
		put:   typedInto(func(g *dossier.Given) *string { return &g.Reason }),
	})
}

// documentFields ask for the paper that the move is done with.
func (p *dossierMove) documentFields() []moveField[dossier.Given] {
	return []moveField[dossier.Given]{
		{
			Field:  kit.Field{Key: "document", Label: "Số văn bản", Half: true, Help: "số, ký hiệu"},
			put:    typedInto(func(g *dossier.Given) *string { return &g.Document }),
			labels: map[string]string{dossier.ActAsk: "Số phiếu", dossier.ActPay: "Số chứng từ"},
		},
		{
			Field: kit.Field{Key: "day", Label: "Ngày văn bản", Kind: kit.FieldDate, Half: true, Now: p.stage.host.Now},
			start: p.dayNeeded, put: func(g *dossier.Given, value string) { g.Day = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "until", Label: "Bổ sung trước", Kind: kit.FieldDate, Half: true, Now: p.stage.host.Now, Help: "ngày cuối, có thể trống"},
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

// The values that stand in the form at first.

func (p *dossierMove) today() string { return string(office.DayOf(p.stage.host.Now())) }

func (p *dossierMove) dayNeeded() string {
	if slices.Contains(p.move.Needs, "day") {
		return p.today()
	}
	return ""
}

func (p *dossierMove) unit() string {
	if p.x.Step != nil {
		return p.x.Step.Unit
	}
	if n := len(p.x.Steps); n > 0 {
		return p.x.Steps[n-1].Unit
	}
	return p.x.Procedure.Unit
}

// step is the usual one after the one that lasts.
func (p *dossierMove) step() string {
	names := dossier.StepNames()
	if p.x.Step == nil {
		return names[0]
	}
	if i := slices.Index(names, p.x.Step.Name); i >= 0 && i+1 < len(names) {
		return names[i+1]
	}
	return ""
}

func (p *dossierMove) result() string {
	name, _, _ := strings.Cut(p.x.Procedure.Result, ";")
	name, _, _ = strings.Cut(name, " (") // what stands in brackets explains
	return name
}

func (p *dossierMove) receiver() string {
	if p.x.Submitter != nil {
		return p.x.Submitter.Name
	}
	return p.x.Owner.Name
}

// handlerPicked fills the unit in where a handler is known to work.
func (p *dossierMove) handlerPicked(o kit.Option) {
	if o.Note != "" {
		p.page.form.SetValue("unit", o.Note)
	}
}

// placeSearch answers a type-ahead from a list that is read beside the window.
func placeSearch(d deps, list func(places work.Places) []kit.Option) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		places, err := d.office.Desk().Places(ctx)
		if err != nil {
			return nil, err
		}
		var found []kit.Option
		for _, o := range list(places) {
			if strings.Contains(viet.Fold(o.Label), viet.Fold(typed)) {
				found = append(found, o)
			}
		}
		return found, nil
	}
}

func unitOptions(places work.Places) []kit.Option { return named(places.Units) }

func handlerOptions(places work.Places) []kit.Option {
	list := named(places.Handlers)
	for i, o := range list {
		list[i].Note = places.UnitOf[o.Value]
	}
	return list
}

func stepOptions(work.Places) []kit.Option { return named(dossier.StepNames()) }

func (p *dossierMove) resultOptions(work.Places) []kit.Option {
	var list []string
	for name := range strings.SplitSeq(p.x.Procedure.Result, ";") {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return named(list)
}

func limitOptions(work.Places) []kit.Option {
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
