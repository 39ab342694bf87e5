package screens

import (
	"context"
	"slices"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// incomingMoves is how each move of an incoming document is offered. Ctrl+B is the next step and Ctrl+D says that it is
// done, as with dossiers; a move that is the next step in some states only stands twice.
var incomingMoves = []struct {
	action, shortcut string
	icon             kit.IconName
	rank             rank
	states           []document.State // in which it is offered so; nil = in all that allow it
	many             bool
}{
	{document.ActPresent, "Ctrl+B", kit.IconRight, usual, nil, true},
	{document.ActDirect, "Ctrl+B", kit.IconEdit, usual, []document.State{document.Presented}, false},
	{document.ActAssign, "Ctrl+B", kit.IconPerson, usual, []document.State{document.Directed}, false},
	{document.ActProgress, "Ctrl+B", kit.IconEdit, frequent, nil, false},
	{document.ActSubmit, "Ctrl+D", kit.IconCheck, usual, []document.State{document.Handling}, false},
	{document.ActSubmit, "Ctrl+D", kit.IconCheck, frequent, []document.State{document.Directed}, false},
	{document.ActConfirm, "Ctrl+D", kit.IconCheck, usual, []document.State{document.ToConfirm}, false},
	{document.ActFile, "Ctrl+B", kit.IconFolder, usual, nil, false},
	{document.ActDirect, "Ctrl+Shift+B", kit.IconEdit, frequent, []document.State{document.Arrived, document.ToPresent, document.Directed, document.Handling}, true},
	{document.ActAssign, "Ctrl+Shift+G", kit.IconPerson, rare, []document.State{document.Handling}, true},
	{document.ActConfirm, "Ctrl+Shift+D", kit.IconCheck, rare, []document.State{document.Directed, document.Handling}, false},
	{document.ActReopen, "Ctrl+Shift+B", kit.IconLeft, rare, nil, false},
	{document.ActNotice, "Ctrl+Shift+K", kit.IconArchive, rare, nil, true},
	{document.ActGiveBack, "Ctrl+Shift+R", kit.IconLeft, rare, nil, false},
	{document.ActCancel, "Ctrl+Shift+X", kit.IconCross, rare, nil, false},
}

func (s *incoming) moveActions() []register.Action[document.Incoming] {
	var list []register.Action[document.Incoming]
	for i, m := range incomingMoves {
		action := register.Action[document.Incoming]{
			Key: "move." + m.action + "." + strconv.Itoa(i), Label: incomingLabel(m.action), Shortcut: m.shortcut, Icon: m.icon, Primary: m.rank == usual, More: m.rank == rare,
			Hidden: func(x *document.Incoming) bool {
				return !allowed(x.Moves(), m.action) || m.states != nil && !slices.Contains(m.states, x.State)
			},
			Show: func(_ shell.Host, x *document.Incoming) { s.move(x, m.action) },
		}
		if m.many {
			action.Many = func(_ shell.Host, ids []int64) { s.moveMany(ids, m.action) }
		}
		list = append(list, action)
	}
	return list
}

func incomingLabel(action string) string { return incomingVerbs()[action] }

// move puts the page of a move of one document in front.
func (s *incoming) move(x *document.Incoming, action string) {
	p := &incomingMove{deps: s.deps, stage: s.stage, x: x, page: newAsk(s.stage)}
	after, refused := kit.NewKeyValue(), kit.NewBanner(kit.ToneLate, "", "", "", nil)
	m := moveAmong(x.Moves(), action)
	registry := s.deps.office.Registry()
	openMove(p.page, moving[document.Given]{
		page: asking{
			title: joined(" · ", kit.T(m.Label), kit.Tf("số đến %s", x.Arrival())), draft: "incoming.move." + strconv.FormatInt(x.ID, 10) + "." + action,
			side:  kit.VBox(0, kit.NewSection(kit.T("Văn bản"), kit.NewKeyValue(s.aboutIncoming(x)...)), kit.NewSection(kit.T("Hiện nay"), kit.NewKeyValue(s.placeOfIncoming(x)...))),
			below: whatFollows(refused, after), errors: dueErrors,
		},
		action: m.Action, label: m.Label, needs: m.Needs, takes: m.Takes, fields: p.fields(action),
		preview: func(ctx context.Context, g document.Given) (func(), error) {
			next, err := registry.Preview(ctx, x, action, g)
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
			saved, err := registry.Move(ctx, x.ID, x.Version, action, g)
			return func() { s.moved(saved, action) }, err
		},
	})
}

// dueErrors say beside which field it is shown that a due day is none.
var dueErrors = map[string]string{"limit": "due"}

// refusal is what a preview says of a move that is not possible as it is asked for now; what is still to be typed is said
// when it is done.
func refusal(err error) (why string, trouble error) {
	switch {
	case err == nil:
		return "", nil
	case office.CodeOf(err) == office.CodeRefused, office.FieldOf(err) == "due", office.FieldOf(err) == "limit":
		return kit.T(office.MessageOf(err)), nil
	case office.CodeOf(err) == office.CodeInvalid:
		return "", nil
	}
	return "", err
}

func (s *incoming) moved(x *document.Incoming, action string) {
	s.list.Hold(x.ID)
	s.host.Notify(kit.ToneDone, kit.Tf("Số đến %s: đã làm “%s”.", x.Arrival(), kit.T(incomingLabel(action))))
}

// effect says in pairs what a move makes of a document. Before the form is filled in, little is known.
func (s *incoming) effect(before, after *document.Incoming, known bool) []kit.Pair {
	if !known || after == nil {
		return nil
	}
	pairs := []kit.Pair{}
	add := func(label, value string, tone kit.Tone) {
		pairs = append(pairs, kit.Pair{Label: label, Value: value, Tone: tone})
	}
	if after.State != before.State {
		add(kit.T("Trạng thái"), kit.T(string(after.State)), kit.ToneNone)
	}
	add(kit.T("Chủ trì"), changedText(before.Unit(), after.Unit()), kit.ToneNone)
	add(kit.T("Người xử lý"), changedText(before.Handler, after.Handler), kit.ToneNone)
	switch {
	case !after.State.Open():
	case after.Due == "":
		add(kit.T("Hạn"), kit.T("không đặt hạn"), kit.ToneMuted)
	case after.Due != before.Due:
		add(kit.T("Hạn"), s.dueText(after.Due), kit.ToneAccent)
	default:
		add(kit.T("Hạn"), kit.Tf("giữ nguyên %s", after.Due), kit.ToneNone)
	}
	return pairs
}

func changedText(before, after string) string {
	if before == after {
		return ""
	}
	return after
}

// dueText writes a due day with its day of the week and the working days that are left.
func (s *incoming) dueText(due office.Day) string {
	return joined(", ", longDay(due), kit.Tf("%d ngày làm việc nữa", s.clock.workdays(office.DayOf(s.host.Now()), due)))
}
