package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// incomingMove is a move of an incoming document, and where it is asked for.
type incomingMove struct {
	deps  deps
	stage *stage
	x     *document.Incoming // whose values stand in the form at first
	page  *askPage
}

// fields are all things that moves of incoming documents ask for, in the order in which they are asked.
func (p *incomingMove) fields(action string) []moveField[document.Given] {
	type g = document.Given
	return []moveField[g]{
		{
			Field: kit.Field{Key: "leader", Label: "Lãnh đạo", Kind: kit.FieldLookup, Free: true, Search: amongLoaded(signersOf(p.deps))},
			start: p.leader, put: typedInto(func(g *g) *string { return &g.Leader }),
			labels: map[string]string{document.ActPresent: "Trình"},
		},
		{
			Field: kit.Field{Key: "lead_unit", Label: "Chủ trì", Kind: kit.FieldLookup, Free: true, Help: "đơn vị hoặc cá nhân", Search: amongLoaded(unitsOf(p.deps))},
			start: p.x.Unit, put: typedInto(func(g *g) *string { return &g.LeadUnit }),
		},
		{
			Field: kit.Field{Key: "joint_units", Label: "Phối hợp", Kind: kit.FieldLookup, Several: true, Help: "nhiều nơi, cách nhau bằng ;", Search: amongLoaded(unitsOf(p.deps))},
			put:   func(g *g, value string) { g.JointUnits = kit.ListOf(value) },
		},
		{
			Field: kit.Field{Key: "notice_units", Label: "Để biết", Kind: kit.FieldLookup, Several: true, Help: "nhiều nơi, cách nhau bằng ;", Search: amongLoaded(unitsOf(p.deps))},
			put:   func(g *g, value string) { g.NoticeUnits = kit.ListOf(value) },
		},
		{
			Field: kit.Field{Key: "handler", Label: "Người xử lý", Kind: kit.FieldLookup, Free: true, Search: placeSearch(p.deps, handlerOptions)},
			start: func() string { return p.x.Handler }, put: typedInto(func(g *g) *string { return &g.Handler }),
		},
		{
			Field: kit.Field{Key: "direction", Label: "Nội dung chỉ đạo", Kind: kit.FieldLines, Rows: 3},
			put:   typedInto(func(g *g) *string { return &g.Direction }),
		},
		{
			Field: kit.Field{Key: "due", Label: "Hạn xử lý", Kind: kit.FieldLookup, Free: true, Help: "5d, 5 ngày, 30/11; trống: không đặt hạn", Search: placeSearch(p.deps, limitOptions)},
			put:   func(g *g, value string) { g.Due = p.dueTyped(value) },
		},
		{
			Field: kit.Field{Key: "answer_id", Label: "Văn bản trả lời", Kind: kit.FieldLookup, Help: "số, ký hiệu hoặc trích yếu của văn bản đi", Search: outgoingSearch(p.deps)},
			put:   func(g *g, value string) { g.AnswerID, _ = strconv.ParseInt(value, 10, 64) }, // a look-up gives numbers only
		},
		{
			Field: kit.Field{Key: "folder_id", Label: "Hồ sơ công việc", Kind: kit.FieldLookup, Help: "số, ký hiệu hoặc tiêu đề hồ sơ", Search: folderSearch(p.deps)},
			put:   func(g *g, value string) { g.FolderID, _ = strconv.ParseInt(value, 10, 64) },
		},
		{
			Field: kit.Field{Key: "note", Label: noteLabel(action), Kind: kit.FieldLines, Rows: 2}, put: typedInto(func(g *g) *string { return &g.Note }),
		},
	}
}

// noteLabel is what the remark of a move is called.
func noteLabel(action string) string {
	switch action {
	case document.ActReopen, document.ActGiveBack, document.ActCancel:
		return "Lý do"
	case document.ActProgress:
		return "Tiến độ"
	case document.ActPresent:
		return "Đề xuất"
	case document.ActSubmit:
		return "Kết quả"
	}
	return "Ghi chú"
}

// dueTyped is a due day as it was typed, 30/11 or +3, or else a budget such as 5d, which the domain reads.
func (p *incomingMove) dueTyped(value string) string {
	if day, err := kit.ParseDay(value, p.stage.host.Now()); err == nil {
		return day
	}
	return value
}

// leader is who directs first in the office, or who directed last.
func (p *incomingMove) leader() string {
	if d := p.x.Direction(); d != nil {
		return d.Leader
	}
	return ""
}

// outgoingSearch finds numbered outgoing documents for a look-up; the value of an answer is its id.
func outgoingSearch(d deps) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		states := inDocumentStates(document.Numbered, document.Issued, document.Corrected)
		states.Text, states.Limit = viet.SearchText(typed), mostAnswers
		found, err := d.office.Store.Outgoing.Page(ctx, states)
		list := make([]kit.Option, len(found))
		for i, x := range found {
			list[i] = kit.Option{Value: strconv.FormatInt(x.ID, 10), Label: joined(" · ", x.Number, x.Summary), Note: x.Dated.String()}
		}
		return list, err
	}
}

// longDay writes a day the way it is promised: thứ Hai 30/11/2026.
func longDay(day office.Day) string {
	_, text, _ := strings.Cut(longTime(day.Time()), " ")
	return text
}
