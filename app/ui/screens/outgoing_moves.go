package screens

import (
	"context"
	"slices"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// outgoingMoves is how each move of an outgoing document is offered. Ctrl+B is the next step; a move that is the next step in
// some states only stands twice.
var outgoingMoves = []struct {
	action, shortcut string
	icon             kit.IconName
	rank             rank
	states           []document.State // in which it is offered so; nil = in all that allow it, none = for several only
	many             bool
}{
	{document.ActToUnit, "Ctrl+B", kit.IconRight, usual, nil, false},
	{document.ActToCheck, "Ctrl+B", kit.IconRight, usual, []document.State{document.AtUnit}, false},
	{document.ActSign, "Ctrl+B", kit.IconEdit, usual, []document.State{document.AtOffice}, false},
	{document.ActNumber, "Ctrl+B", kit.IconStamp, usual, nil, true},
	{document.ActIssue, "Ctrl+B", kit.IconMailOut, usual, nil, false},
	{document.ActIssue, "Ctrl+D", kit.IconMailOut, usual, []document.State{}, true}, // of several only: Ctrl+B numbers them
	{document.ActDeliver, "Ctrl+B", kit.IconCheck, usual, nil, false},
	{document.ActRevise, "Ctrl+D", kit.IconPaperclip, frequent, nil, false},
	{document.ActGiveBack, "Ctrl+D", kit.IconLeft, frequent, nil, false},
	{document.ActToCheck, "Ctrl+Shift+B", kit.IconRight, rare, []document.State{document.Draft}, false},
	{document.ActSign, "Ctrl+Shift+D", kit.IconEdit, rare, []document.State{document.Draft, document.AtUnit}, false},
	{document.ActFile, "Ctrl+Shift+G", kit.IconFolder, frequent, nil, false},
	{document.ActCorrect, "Ctrl+Shift+B", kit.IconEdit, rare, nil, false},
	{document.ActReplace, "Ctrl+Shift+D", kit.IconRight, rare, nil, false},
	{document.ActRecall, "Ctrl+Shift+R", kit.IconLeft, rare, nil, false},
	{document.ActCancel, "Ctrl+Shift+X", kit.IconCross, rare, nil, false},
}

// actions are the moves, and what else is done with a document.
func (s *outgoing) actions() []register.Action[document.Outgoing] {
	type x = document.Outgoing
	var list []register.Action[x]
	for i, m := range outgoingMoves {
		action := register.Action[x]{
			Key: "move." + m.action + "." + strconv.Itoa(i), Label: outgoingVerbs()[m.action], Shortcut: m.shortcut, Icon: m.icon, Primary: m.rank == usual, More: m.rank == rare,
			Hidden: func(x *x) bool {
				return !allowed(x.Moves(), m.action) || m.states != nil && !slices.Contains(m.states, x.State)
			},
			Show: func(_ shell.Host, x *x) { s.move(x, m.action) },
		}
		if m.many {
			action.Many = func(_ shell.Host, ids []int64) { s.moveMany(ids, m.action) }
		}
		list = append(list, action)
	}
	return append(list, register.Action[x]{
		Key: "edit", Label: "Sửa văn bản", Shortcut: "F2", Icon: kit.IconEdit, More: true,
		Hidden: func(x *x) bool { return x.State == document.Cancelled }, Show: func(_ shell.Host, x *x) { s.edit(x) },
	}, register.Action[x]{
		Key: "copy", Label: "Soạn văn bản như thế này", Shortcut: "Ctrl+Shift+N", Icon: kit.IconPlus, More: true,
		Show: func(_ shell.Host, x *x) { s.composeLike(x) },
	})
}

// move puts the page of a move of one document in front.
func (s *outgoing) move(x *document.Outgoing, action string) {
	if action == document.ActNumber {
		s.number(x)
		return
	}
	p := newOutgoingMove(s, x)
	after, refused := kit.NewKeyValue(), kit.NewBanner(kit.ToneLate, "", "", "", nil)
	m, use := moveAmong(x.Moves(), action), s.deps.office.Registry()
	openMove(p.page, moving[document.Given]{
		page: asking{
			title: joined(" · ", kit.T(m.Label), firstOf(x.Number, x.Summary)), draft: "outgoing.move." + strconv.FormatInt(x.ID, 10) + "." + action,
			side: kit.NewSection(kit.T("Văn bản"), kit.NewKeyValue(s.about(x)...)), below: whatFollows(refused, after),
		},
		action: m.Action, label: m.Label, needs: m.Needs, takes: m.Takes, fields: p.fields(action),
		preview: func(ctx context.Context, g document.Given) (func(), error) {
			next, err := use.PreviewOutgoing(ctx, x, action, g)
			why, err := refusal(err)
			return func() {
				refused.Set(kit.ToneLate, "", why, "", nil)
				after.SetPairs(s.effect(x, next, why == "")...)
			}, err
		},
		act: func(ctx context.Context, g document.Given) (func(), error) {
			if action == document.ActFile {
				return s.file(ctx, x, g.FolderID)
			}
			saved, err := use.MoveOutgoing(ctx, x.ID, x.Version, action, g)
			return func() { s.moved(saved, action) }, err
		},
	})
}

// about is a document in a few pairs, beside a page that does something with it.
func (s *outgoing) about(x *document.Outgoing) []kit.Pair {
	word, tone := s.clock.outgoing(x)
	return []kit.Pair{
		{Label: kit.T("Số, ký hiệu"), Value: documentText(x.Number, x.Dated)},
		{Label: kit.T("Loại"), Value: x.Type},
		{Label: kit.T("Trích yếu"), Value: x.Summary},
		{Label: kit.T("Soạn"), Value: joined(" · ", x.Drafter, x.Unit)},
		{Label: kit.T("Người ký"), Value: joined(", ", joined(" ", x.Authority, x.Signer), x.SignerPost)},
		{Label: kit.T("Ngày ký"), Value: x.SignedOn.String()},
		{Label: kit.T("Nơi nhận"), Value: recipientsText(x)},
		{Label: kit.T("Trạng thái"), Value: word, Tone: tone},
	}
}

// effect says in pairs what a move makes of a document. Before the form is filled in, little is known.
func (s *outgoing) effect(before, after *document.Outgoing, known bool) []kit.Pair {
	if !known || after == nil {
		return nil
	}
	word, tone := s.clock.outgoing(after)
	pairs := []kit.Pair{{Label: kit.T("Trạng thái"), Value: word, Tone: tone}}
	if after.SignedOn != before.SignedOn && after.SignedOn != "" {
		pairs = append(pairs, kit.Pair{Label: kit.T("Cấp số"), Value: kit.Tf("chậm nhất %s", longDay(s.clock.numberBy(after))), Tone: kit.ToneSoon})
	}
	if n := len(after.Drafts); n != len(before.Drafts) {
		pairs = append(pairs, kit.Pair{Label: kit.T("Bản dự thảo"), Value: kit.Tf("bản thứ %d; các bản trước giữ nguyên", n)})
	}
	if pending := after.Pending(); len(pending) > 0 {
		pairs = append(pairs, kit.Pair{Label: kit.T("Chờ chuyển"), Value: kit.Count(len(pending), "nơi nhận")})
	}
	if len(after.AnswersID) > 0 && after.IssuedOn != before.IssuedOn {
		pairs = append(pairs, kit.Pair{Label: kit.T("Văn bản đến"), Value: kit.T("được ghi là đã trả lời, chờ duyệt")})
	}
	if after.State == document.Cancelled && before.Number != "" {
		pairs = append(pairs, kit.Pair{Label: kit.T("Số"), Value: kit.Tf("%s bỏ trống, không cấp lại", before.Number), Tone: kit.ToneLate})
	}
	return pairs
}

func (s *outgoing) moved(x *document.Outgoing, action string) {
	s.list.Hold(x.ID)
	s.host.Notify(kit.ToneDone, kit.Tf("%s: đã làm “%s”.", firstOf(x.Number, x.Summary), kit.T(outgoingVerbs()[action])))
}

// file puts the document into a folder: the line in its index and the note in the document are one transaction.
func (s *outgoing) file(ctx context.Context, x *document.Outgoing, folder int64) (func(), error) {
	settings, err := s.deps.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	item := registry.ItemOfOutgoing(x, settings.Name)
	saved, err := s.deps.office.Registry().MoveFolder(ctx, folder, 0, document.ActAdd, document.FolderGiven{Items: []document.Item{item}})
	return func() {
		s.list.Hold(x.ID)
		s.host.Notify(kit.ToneDone, kit.Tf("Đã đưa văn bản %s vào hồ sơ %s.", x.Number, saved.Code))
	}, err
}

// today is the day of the window's clock.
func (s *outgoing) today() office.Day { return office.DayOf(s.host.Now()) }
