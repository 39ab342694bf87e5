package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// openReserve puts the page in front that keeps the next numbers of a type.
func openReserve(d deps, s *stage) {
	lists := documentLists{}
	search := func(ctx context.Context, typed string) (found []kit.Option, err error) {
		if lists, err = d.office.Registry().Lists(ctx); err != nil {
			return nil, err
		}
		return typeSearch(lists.Types)(ctx, typed)
	}
	side := kit.NewParagraph(kit.T("Số giữ trước không cấp cho văn bản khác: khi cấp số thì chọn “Số giữ trước”, không dùng nữa thì bỏ với lý do. Mỗi số đều có dòng trong sổ số."))
	openAsk(s, asking{
		key: "reserve", title: kit.T("Giữ số"), label: "Giữ số", draft: "outgoing.reserve", side: kit.NewSection(kit.T("Số giữ trước"), side),
		fields: []kit.Field{
			{Key: "type", Label: kit.T("Loại"), Kind: kit.FieldLookup, Half: true, Required: true, Search: search, Help: kit.T("Tên hoặc chữ viết tắt")},
			{Key: "count", Label: kit.T("Bao nhiêu số"), Kind: kit.FieldNumber, Half: true, Required: true, Help: "1"},
			{Key: "for", Label: kit.T("Giữ cho"), Kind: kit.FieldLookup, Free: true, Search: placeSearch(d, handlerOptions), Help: kit.T("người cần số")},
			{Key: "note", Label: kit.T("Lý do"), Kind: kit.FieldLines, Rows: 2, Required: true},
		},
		starts: map[string]string{"type": "", "count": "", "for": "", "note": ""},
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			n, _ := strconv.Atoi(v["count"]) // the form lets only numbers pass
			kept, err := d.office.Registry().Reserve(ctx, v["type"], n, v["for"], v["note"])
			return func() {
				numbers := heldText(kept)
				s.host.Notify(kit.ToneDone, kit.Tf("Đã giữ số %s.", numbers))
			}, err
		},
	})
}

// newReservations is the list of numbers that were kept, in front of a list.
func newReservations(d deps, s *stage) shell.Page {
	type r = document.Reservation
	return register.New(s.host, register.Description[r]{
		Key: "reservations", Title: "Số giữ trước", One: "số giữ trước", NewLabel: "Giữ số",
		ID: func(x *r) int64 { return x.ID }, Source: d.office.Store.Reservations, Create: func(shell.Host) { openReserve(d, s) },
		Tools: []register.Tool{{Key: "back", Label: "Về danh sách văn bản", Shortcut: "Alt+Left", Icon: kit.IconLeft, Do: func(shell.Host) { s.close() }}},
		Columns: []register.Column[r]{
			{Key: "serial", Label: "Số", Width: 60, Right: true, Text: func(x *r) string { return strconv.Itoa(x.Serial) }, Value: func(x *r) any { return x.Serial }, Bold: func(*r) bool { return true }},
			{Key: "series", Label: "Sổ", Width: 120, Weight: 1, Text: reservationSeries},
			{Key: "for", Label: "Giữ cho", Width: 120, Weight: 1, Text: func(x *r) string { return x.For }},
			{Key: "reason", Label: "Lý do", Width: 140, Weight: 2, Text: func(x *r) string { return x.Reason }},
			{Key: "at", Label: "Giữ lúc", Width: 90, Text: func(x *r) string { return briefTime(x.At, s.host.Now()) }, Value: func(x *r) any { return x.At }},
			{Key: "state", Label: "Trạng thái", Width: 110, Dot: true, Text: func(x *r) string { return kit.T(x.State) }, Tone: func(x *r) kit.Tone { return reservationTone(x) }},
		},
		Chips: []register.Chip{
			{Key: "kept", Label: document.Kept, Query: stateQuery(document.Kept)},
			{Key: "used", Label: document.Used, Query: stateQuery(document.Used)},
			{Key: "void", Label: document.Voided, Query: stateQuery(document.Voided)},
			{Key: "all", Label: "Tất cả"},
		},
		Empty: kit.Empty{Title: kit.T("Không giữ số nào"), Hint: kit.T("Ctrl+N giữ các số tiếp theo của một loại văn bản.")},
		Head: func(x *r) register.Head {
			return register.Head{Title: kit.Tf("Số %d", x.Serial), Subtitle: reservationSeries(x)}
		},
		Sections: func(x *r) []register.Section {
			return []register.Section{{Pairs: []kit.Pair{
				{Label: kit.T("Trạng thái"), Value: kit.T(x.State), Tone: reservationTone(x)},
				{Label: kit.T("Giữ cho"), Value: x.For},
				{Label: kit.T("Lý do"), Value: x.Reason},
				{Label: kit.T("Người giữ"), Value: joined(" · ", x.By, fullTime(x.At))},
				{Label: kit.T("Lý do bỏ"), Value: x.Ended},
			}}}
		},
		Actions: []register.Action[r]{
			{
				Key: "open", Label: "Mở văn bản dùng số", Shortcut: "Ctrl+O", Icon: kit.IconOpen, Primary: true, Hidden: func(x *r) bool { return x.UsedBy == 0 },
				Show: func(h shell.Host, x *r) { h.Navigate(Outgoing, x.UsedBy) },
			},
			{
				Key: "void", Label: "Bỏ số này", Shortcut: "Ctrl+Shift+X", Icon: kit.IconCross, Danger: true, Hidden: func(x *r) bool { return x.State != document.Kept },
				Reason: "Lý do", Run: func(ctx context.Context, x *r, reason string) error {
					return d.office.Registry().GiveUp(ctx, x.ID, reason)
				}, Done: "Số đã bỏ, không cấp lại.",
			},
		},
		Verbs: map[string]string{"reserve": "Giữ số", "void number": "Bỏ số", document.ActNumber: "Dùng để cấp số"},
	})
}

func reservationSeries(x *document.Reservation) string {
	return kit.Tf("%s năm %s", kit.T(registry.SeriesName(x.Series)), x.Period)
}

func reservationTone(x *document.Reservation) kit.Tone {
	switch x.State {
	case document.Kept:
		return kit.ToneSoon
	case document.Used:
		return kit.ToneDone
	}
	return kit.ToneMuted
}

func stateQuery(state string) func() office.Query {
	return func() office.Query { return office.Query{Filters: map[string][]string{"state": {state}}} }
}
