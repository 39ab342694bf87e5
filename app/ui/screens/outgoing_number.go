package screens

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work/core"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// The ways in which a document gets a number.
const (
	nextNumber    = "next"
	keptNumber    = "kept"
	betweenNumber = "between"
)

// numberPage asks which number a signed document gets, and shows it before it is taken.
type numberPage struct {
	screen *outgoing
	x      *document.Outgoing
	page   *askPage
	number *kit.Label
	about  *kit.KeyValue
	late   *kit.Banner
}

// numberGiven is a wish, and the way that was chosen for it.
type numberGiven struct {
	registry.NumberWish
	way string
}

// number opens the page that gives a document its number.
func (s *outgoing) number(x *document.Outgoing) {
	p := &numberPage{
		screen: s, x: x, page: newAsk(s.stage), number: kit.NewFigure("", kit.ToneNone), about: kit.NewKeyValue(), late: kit.NewBanner(kit.ToneLate, "", "", "", nil),
	}
	openMove(p.page, moving[numberGiven]{
		page: asking{
			title: kit.Tf("Cấp số · %s", joined(": ", x.Type, x.Summary)), draft: "outgoing.number." + strconv.FormatInt(x.ID, 10),
			side:    kit.VBox(0, kit.NewSection(kit.T("Số sẽ cấp"), kit.VBox(6, p.number, p.about, p.late)), kit.NewSection(kit.T("Văn bản"), kit.NewKeyValue(s.about(x)...))),
			changed: p.show, errors: map[string]string{"note": "reason"},
		},
		action: document.ActNumber, label: "Cấp số", takes: []string{"way", "reservation", "behind", "dated", "reason"}, fields: p.fields(),
		preview: p.preview,
		act: func(ctx context.Context, g numberGiven) (func(), error) {
			saved, err := s.deps.office.Registry().Number(ctx, x.ID, x.Version, g.NumberWish)
			return func() { s.numbered([]*document.Outgoing{saved}) }, err
		},
	})
}

func (p *numberPage) fields() []moveField[numberGiven] {
	type wish = numberGiven
	return []moveField[wish]{
		{
			Field: kit.Field{Key: "way", Label: "Lấy số", Kind: kit.FieldChoice, Options: []kit.Option{
				{Value: nextNumber, Label: kit.T("Số tiếp theo của sổ")}, {Value: keptNumber, Label: kit.T("Số giữ trước")}, {Value: betweenNumber, Label: kit.T("Chèn sau một số đã cấp (12a)")},
			}},
			start: func() string { return nextNumber }, put: typedInto(func(w *wish) *string { return &w.way }),
		},
		{
			Field: kit.Field{Key: "reservation", Label: "Số giữ", Kind: kit.FieldLookup, Required: true, Search: amongLoaded(p.keptOptions), Help: "↓ các số đang giữ của sổ này"},
			put:   func(w *wish, value string) { w.Reservation, _ = strconv.ParseInt(value, 10, 64) }, // a look-up gives numbers only
		},
		{
			Field: kit.Field{Key: "behind", Label: "Chèn sau số", Kind: kit.FieldNumber, Half: true, Required: true},
			put:   func(w *wish, value string) { w.Behind, _ = strconv.Atoi(value) }, // the form lets only numbers pass
		},
		{
			Field: kit.Field{Key: "dated", Label: "Ngày văn bản", Kind: kit.FieldDate, Half: true, Required: true, Now: p.screen.host.Now},
			start: func() string { return string(p.screen.today()) }, put: func(w *wish, value string) { w.Dated = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "reason", Label: "Lý do chèn", Kind: kit.FieldLines, Rows: 2, Required: true, Help: "ghi vào sổ"},
			put:   typedInto(func(w *wish) *string { return &w.Reason }),
		},
	}
}

// show shows what a way of numbering asks for; a hidden field says nothing.
func (p *numberPage) show(values map[string]string) {
	form := p.page.form
	for key, way := range map[string]string{"reservation": keptNumber, "behind": betweenNumber, "reason": betweenNumber} {
		form.SetVisible(key, values["way"] == way)
		if values["way"] != way && values[key] != "" {
			form.SetValue(key, "")
		}
	}
}

func (p *numberPage) keptOptions(ctx context.Context) ([]kit.Option, error) {
	preview, err := p.screen.deps.office.Registry().PreviewNumber(ctx, p.x, registry.NumberWish{})
	list := make([]kit.Option, len(preview.Kept))
	for i, kept := range preview.Kept {
		list[i] = kit.Option{Value: strconv.FormatInt(kept.ID, 10), Label: kit.Tf("Số %d", kept.Serial), Note: joined(" · ", kept.For, kept.Reason)}
	}
	return list, err
}

// preview shows the number that the document would get.
func (p *numberPage) preview(ctx context.Context, g numberGiven) (func(), error) {
	asked := g.way == keptNumber && g.Reservation == 0 || g.way == betweenNumber && g.Behind == 0
	found, err := p.screen.deps.office.Registry().PreviewNumber(ctx, p.x, g.NumberWish)
	why, err := numberRefusal(err)
	return func() {
		number := found.Number
		if asked {
			number = "…"
		}
		p.number.SetText(firstOf(number, "…"))
		p.about.SetPairs(
			kit.Pair{Label: kit.T("Sổ"), Value: kit.Tf("%s năm %s", kit.T(found.Series), document.Period(found.Dated))},
			kit.Pair{Label: kit.T("Ngày văn bản"), Value: found.Dated.String()},
			kit.Pair{Label: kit.T("Số đang giữ"), Value: heldText(found.Kept)})
		switch {
		case why != "":
			p.late.Set(kit.ToneLate, "", why, "", nil)
		case found.Late:
			p.late.Set(kit.ToneLate, kit.T("Quá hạn cấp số"), kit.Tf("Ký %s, phải cấp số chậm nhất %s (NĐ 30/2020, Điều 15).", p.x.SignedOn, longDay(found.By)), "", nil)
		default:
			p.late.Set(kit.ToneLate, "", "", "", nil)
		}
	}, err
}

// numberRefusal is what a preview says of a number that cannot be given as it is asked for; a reason that is still to be
// typed is no refusal.
func numberRefusal(err error) (string, error) {
	switch {
	case office.CodeOf(err) == office.CodeNotFound, office.CodeOf(err) == office.CodeInvalid && office.FieldOf(err) != "note":
		return kit.T(office.MessageOf(err)), nil
	}
	return refusal(err)
}

func heldText(list []document.Reservation) string {
	numbers := make([]string, len(list))
	for i, kept := range list {
		numbers[i] = strconv.Itoa(kept.Serial)
	}
	return kit.ListText(numbers)
}

func (s *outgoing) numbered(list []*document.Outgoing) {
	if len(list) == 1 {
		s.list.Hold(list[0].ID)
		s.host.Notify(kit.ToneDone, kit.Tf("Đã cấp số %s.", list[0].Number))
		return
	}
	s.list.Unmark()
	s.host.Notify(kit.ToneDone, kit.Tf("Đã cấp số cho %s: từ %s đến %s.", kit.Count(len(list), "văn bản đi"), list[0].Number, list[len(list)-1].Number))
}

// moveMany gives several signed documents their numbers, in the order in which they were signed, or issues several numbered
// ones. It says which of them can be, and why not the others; they go together or not at all.
func (s *outgoing) moveMany(ids []int64, action string) {
	var list []*document.Outgoing
	s.host.Runner().Go("outgoing.many.preview", func(ctx context.Context, _ *task.Progress) error {
		for _, id := range ids {
			x, err := s.deps.office.Store.Outgoing.Get(ctx, id)
			if err != nil {
				return err
			}
			list = append(list, x)
		}
		return nil
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		slices.SortFunc(list, func(a, b *document.Outgoing) int {
			return cmp.Or(cmp.Compare(a.SignedOn, b.SignedOn), cmp.Compare(a.Serial, b.Serial), cmp.Compare(a.ID, b.ID))
		})
		s.openMany(list, action)
	})
}

func (s *outgoing) openMany(list []*document.Outgoing, action string) {
	f := &fateList{noun: "văn bản đi"}
	for _, x := range list {
		f.add(fate{core.Seen{ID: x.ID, Version: x.Version}, firstOf(x.Number, x.SignedOn.String()), joined(": ", x.Type, x.Summary), whyNot(x, action)})
	}
	label, going := outgoingVerbs()[action], f.going()
	if len(going) == 0 {
		kit.ShowMessage(s.host.Window(), kit.Tf("Không văn bản nào “%s” được", kit.T(label)), f.reasons())
		return
	}
	remark, field := kit.T("Phát hành tới nơi nhận đã ghi ở từng văn bản, cả đợt trong một lần."), []moveField[registry.NumberWish]{}
	if action == document.ActNumber {
		remark = kit.T("Số lấy theo thứ tự ngày ký, cả đợt trong một lần.")
		field = []moveField[registry.NumberWish]{{
			Field: kit.Field{Key: "dated", Label: "Ngày văn bản", Kind: kit.FieldDate, Required: true, Now: s.host.Now},
			start: func() string { return string(s.today()) }, put: func(w *registry.NumberWish, value string) { w.Dated = office.Day(value) },
		}}
	}
	openMove(newAsk(s.stage), moving[registry.NumberWish]{
		page:   f.asking(s.host, kit.T(label), kit.T("Số, ngày ký"), kit.T("Văn bản"), remark),
		action: action, label: label, takes: []string{"dated"}, fields: field,
		act: func(ctx context.Context, wish registry.NumberWish) (func(), error) {
			if action == document.ActNumber {
				saved, err := s.deps.office.Registry().NumberMany(ctx, going, wish)
				return func() { s.numbered(saved) }, err
			}
			saved, err := s.deps.office.Registry().IssueMany(ctx, going)
			return func() {
				s.list.Unmark()
				s.host.Notify(kit.ToneDone, kit.Tf("Đã phát hành %s.", kit.Count(len(saved), "văn bản đi")))
			}, err
		},
	})
}

// whyNot says why a move of several does not take a document; empty when it does.
func whyNot(x *document.Outgoing, action string) string {
	switch {
	case !allowed(x.Moves(), action):
		return kit.Tf("đang ở “%s”", kit.T(string(x.State)))
	case action == document.ActIssue && len(x.Recipients) == 0:
		return kit.T("chưa ghi nơi nhận")
	}
	return ""
}
