package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// parents are the units of today that a unit may belong to: none of its own parts.
func (p *unitsPage) parents(id int64) []kit.Option {
	within := map[string]bool{}
	if id != 0 {
		for _, part := range p.tree.Within(id, p.page.today()) {
			within[strconv.FormatInt(part, 10)] = true
		}
	}
	list := []kit.Option{{Value: "", Label: kit.T("trực thuộc cơ quan")}}
	for _, o := range branchOptions(p.tree, p.page.today()) {
		if !within[o.Value] {
			list = append(list, o)
		}
	}
	return list
}

// nameFields ask for a name and a place in the organisation.
func (p *unitsPage) nameFields(id int64, kinds []string) []kit.Field {
	return []kit.Field{
		{Key: "name", Label: kit.T("Tên đơn vị"), Required: true, Help: kit.T("Phòng Quản lý khoa học")},
		{Key: "short", Label: kit.T("Ký hiệu"), Half: true, Help: "QLKH"},
		{Key: "kind", Label: kit.T("Loại"), Kind: kit.FieldLookup, Free: true, Half: true, Search: offered(kinds)},
		{Key: "parent_id", Label: kit.T("Trực thuộc"), Kind: kit.FieldChoice, Half: true, Options: p.parents(id)},
		{Key: "order", Label: kit.T("Thứ tự"), Half: true, Check: checkCount, Help: kit.T("trong các đơn vị cùng cấp")},
		{Key: "from", Label: kit.T("Từ ngày"), Required: true, Half: true, Help: "dd/mm/yyyy", Check: checkWhen(p.page.today)},
		{Key: "decision", Label: kit.T("Số quyết định"), Half: true},
		{Key: "dated", Label: kit.T("Ngày ký"), Kind: kit.FieldDate, Half: true},
	}
}

func nameStarts(n staff.UnitName) map[string]string {
	return map[string]string{
		"name": n.Name, "short": n.Short, "kind": n.Kind, "parent_id": idText(n.ParentID), "order": count(n.Order), "from": n.From.String(),
		"decision": n.Decision.Number, "dated": string(n.Decision.Dated), "reason": "",
	}
}

// named puts what was typed into a name.
func (p *unitsPage) named(n staff.UnitName, v map[string]string) (staff.UnitName, error) {
	from, err := whenOf(v["from"], p.page.today())
	if err != nil {
		return n, office.Invalid("from", "%s", office.MessageOf(err))
	}
	n.From, n.Name, n.Short, n.Kind, n.ParentID, n.Order = from, v["name"], v["short"], v["kind"], idOf(v["parent_id"]), numberIn(v["order"])
	n.Decision.Number, n.Decision.Dated = v["decision"], office.Day(v["dated"])
	return n, nil
}

// ask opens the form of a name; save gets what was typed.
func (p *unitsPage) ask(key, title string, u *staff.Unit, starts staff.UnitName, reason bool, save func(ctx context.Context, n staff.UnitName, reason string) error) {
	var id int64
	if u != nil {
		id = u.ID
	}
	p.page.withWords(func(w staffWords) {
		fields := p.nameFields(id, w.rules.Lists["unit"])
		if reason {
			fields = append(fields, kit.Field{Key: "reason", Label: kit.T("Lý do đính chính"), Required: true, Help: kit.T("ít nhất 5 chữ")})
		}
		hint := kit.NewParagraph(kit.T("Tên có ngày: đổi tên, nhập, giải thể không làm mất tên cũ; giấy tờ và hồ sơ trước ngày ấy vẫn ghi tên cũ."))
		hint.Color = kit.ColorMuted
		openAsk(p.page.stage, asking{
			key: key, title: title, label: "Lưu đơn vị", fields: fields, starts: nameStarts(starts), side: kit.Pad(hint, 12, 14, 12, 14),
			act: func(ctx context.Context, v map[string]string) (func(), error) {
				n, err := p.named(starts, v)
				if err == nil {
					err = rowTrouble(save(ctx, n, v["reason"]))
				}
				return func() { p.page.host.Notify(kit.ToneDone, kit.Tf("Đã lưu đơn vị %s.", n.Name)) }, err
			},
		})
	})
}

func (p *unitsPage) add() {
	starts := staff.UnitName{Entry: staff.Entry{From: staff.On(p.page.today())}, Order: len(p.rows) + 1}
	p.ask("units.add", kit.T("Đơn vị mới"), nil, starts, false, func(ctx context.Context, n staff.UnitName, _ string) error {
		_, err := p.page.deps.office.Personnel().SaveUnit(ctx, &staff.Unit{Names: []staff.UnitName{n}}, "")
		return err
	})
}

// correct puts the newest name right: it was written down wrongly.
func (p *unitsPage) correct() {
	u := p.selected()
	if u == nil || u.Newest() == nil {
		return
	}
	newest := *u.Newest()
	p.ask("units.correct", kit.Tf("Đính chính %s", newest.Name), u, newest, true, func(ctx context.Context, n staff.UnitName, reason string) error {
		as := &staff.Unit{ID: u.ID, Version: u.Version}
		for _, name := range staff.Holding(u.Names) {
			if name.No == n.No {
				name = n
			}
			as.Names = append(as.Names, name)
		}
		_, err := p.page.deps.office.Personnel().SaveUnit(ctx, as, reason)
		return err
	})
}

// rename gives the unit another name or place from a day on.
func (p *unitsPage) rename() {
	u := p.selected()
	if u == nil || u.Newest() == nil {
		return
	}
	next := *u.Newest()
	next.Entry = staff.Entry{From: staff.On(p.page.today())}
	p.ask("units.rename", kit.Tf("Đổi tên %s", next.Name), u, next, false, func(ctx context.Context, n staff.UnitName, _ string) error {
		_, err := p.page.deps.office.Personnel().RenameUnit(ctx, core.Seen{ID: u.ID, Version: u.Version}, n)
		return err
	})
}

// merge lets the unit go into another: its people and its parts go with it.
func (p *unitsPage) merge() {
	u := p.selected()
	if u == nil {
		return
	}
	name := p.tree.Name(u.ID, p.page.today())
	openAsk(p.page.stage, asking{
		key: "units.merge", title: kit.Tf("Nhập %s vào đơn vị khác", name), label: "Nhập đơn vị",
		fields: []kit.Field{
			{Key: "into", Label: kit.T("Nhập vào"), Kind: kit.FieldChoice, Required: true, Options: p.parents(u.ID)[1:]},
			{Key: "from", Label: kit.T("Từ ngày"), Kind: kit.FieldDate, Required: true, Half: true, Now: p.page.host.Now},
			{Key: "decision", Label: kit.T("Số quyết định"), Half: true},
			{Key: "dated", Label: kit.T("Ngày ký"), Kind: kit.FieldDate, Half: true},
		},
		starts: map[string]string{"into": "", "from": string(p.page.today()), "decision": "", "dated": ""},
		side:   kit.Pad(kit.NewParagraph(kit.T("Người và các bộ phận của đơn vị chuyển sang đơn vị nhận từ ngày ấy; đơn vị cũ kết thúc vào ngày trước đó và giữ tên trên giấy tờ cũ.")), 12, 14, 12, 14),
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			into, moved, err := p.page.deps.office.Personnel().MergeUnits(ctx, personnel.Merger{
				Units: []core.Seen{{ID: u.ID, Version: u.Version}}, Into: idOf(v["into"]), From: office.Day(v["from"]),
				Decision: staff.Decision{Number: v["decision"], Dated: office.Day(v["dated"])},
			})
			return func() {
				p.page.host.Notify(kit.ToneDone, kit.Tf("Đã nhập vào %s, %d người chuyển theo.", into.Newest().Name, moved))
			}, rowTrouble(err)
		},
	})
}

// end asks for the last day of a unit to which nobody belongs.
func (p *unitsPage) end() {
	u := p.selected()
	if u == nil {
		return
	}
	openAsk(p.page.stage, asking{
		key: "units.end", title: kit.Tf("Giải thể %s", p.tree.Name(u.ID, p.page.today())), label: "Giải thể",
		fields: []kit.Field{{Key: "to", Label: kit.T("Ngày cuối"), Kind: kit.FieldDate, Required: true, Now: p.page.host.Now}},
		starts: map[string]string{"to": string(p.page.today())},
		side:   kit.Pad(kit.NewParagraph(kit.T("Không còn ai thuộc đơn vị sau ngày ấy mới giải thể được; còn người thì điều động, hoặc nhập vào đơn vị khác.")), 12, 14, 12, 14),
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			_, err := p.page.deps.office.Personnel().EndUnit(ctx, core.Seen{ID: u.ID, Version: u.Version}, office.Day(v["to"]))
			return func() { p.page.host.Notify(kit.ToneDone, kit.T("Đã ghi ngày cuối của đơn vị.")) }, rowTrouble(err)
		},
	})
}
