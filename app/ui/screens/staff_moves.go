package screens

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffMoveLook is how a move is offered: many = also for several people at once.
type staffMoveLook struct {
	icon       kit.IconName
	shortcut   string
	more, many bool
}

var staffMoveLooks = map[string]staffMoveLook{
	personnel.ActAppoint:     {icon: kit.IconStamp, shortcut: "Ctrl+B"},
	personnel.ActDismiss:     {icon: kit.IconMinus, more: true},
	personnel.ActTransfer:    {icon: kit.IconRight, shortcut: "Ctrl+D", more: true, many: true},
	personnel.ActGrade:       {icon: kit.IconUp, shortcut: "Ctrl+G"},
	personnel.ActAllowance:   {icon: kit.IconPlus, more: true, many: true},
	personnel.ActTrain:       {icon: kit.IconBook, more: true, many: true},
	personnel.ActCertificate: {icon: kit.IconCheck, more: true},
	personnel.ActLeave:       {icon: kit.IconCalendar, shortcut: "Ctrl+L", more: true},
	personnel.ActTravel:      {icon: kit.IconOpen, more: true, many: true},
	personnel.ActReward:      {icon: kit.IconStamp, shortcut: "Ctrl+H", more: true, many: true},
	personnel.ActDiscipline:  {icon: kit.IconWarning, more: true},
	personnel.ActClassify:    {icon: kit.IconList, shortcut: "Ctrl+Y", more: true, many: true},
	personnel.ActContract:    {icon: kit.IconDocument, more: true},
	personnel.ActPlan:        {icon: kit.IconUp, more: true, many: true},
	personnel.ActDepart:      {icon: kit.IconArchive, shortcut: "Ctrl+Shift+B", more: true},
}

// staffMove is a move of a person, or of several, and where it is asked for.
type staffMove struct {
	page     *staffPage
	words    staffWords
	x        *staff.Person // whose values stand in the form at first; nil when it is asked for several
	move     personnel.Move
	ask      *askPage
	attached *attached
}

// move puts the page of a move in front.
func (s *staffPage) move(x *staff.Person, move personnel.Move) {
	s.withWords(func(w staffWords) {
		p := s.newMove(w, x, move)
		brings := newBrings()
		openMove(p.ask, moving[personnel.Given]{
			page: asking{
				title: kit.T(move.Name) + " · " + x.Summary.Name, draft: "staff." + move.Action + "." + strconv.FormatInt(x.ID, 10),
				side: kit.NewSection(kit.T("Cán bộ"), aboutPerson(x)), below: brings.content, mayKeep: func(map[string]string) bool { return move.Action != personnel.ActDiscipline },
			},
			action: move.Action, label: "Ghi vào hồ sơ", needs: move.Needs, takes: move.Takes, fields: p.fields(),
			preview: func(ctx context.Context, g personnel.Given) (func(), error) {
				return brings.work(ctx, s, w, x.ID, move, g)
			},
			act: func(ctx context.Context, g personnel.Given) (func(), error) {
				saved, err := s.deps.office.Personnel().Move(ctx, x.ID, x.Version, move.Action, g)
				return func() {
					s.list.Hold(saved.ID)
					s.host.Notify(kit.ToneDone, kit.Tf("%s: đã ghi vào hồ sơ của %s.", kit.T(move.Name), saved.Summary.Name))
				}, err
			},
		})
	})
}

// moveMany puts the page of a move of several people in front.
func (s *staffPage) moveMany(ids []int64, move personnel.Move) {
	if ok, why := s.may(); !ok {
		s.host.Notify(kit.ToneSoon, why)
		return
	}
	s.withWords(func(w staffWords) {
		hint := kit.NewParagraph(kit.T("Ghi như nhau vào hồ sơ của tất cả những người đã chọn, hoặc không ai: một người không ghi được thì cả đợt dừng lại và báo tên."))
		hint.Color = kit.ColorMuted
		seen := make([]core.Seen, len(ids))
		for i, id := range ids {
			seen[i].ID = id
		}
		p := s.newMove(w, nil, move)
		openMove(p.ask, moving[personnel.Given]{
			page:   asking{title: kit.T(move.Name) + " · " + kit.Count(len(ids), "hồ sơ cán bộ"), side: kit.Pad(hint, 12, 14, 12, 14)},
			action: move.Action, label: "Ghi vào các hồ sơ", needs: move.Needs, takes: move.Takes, fields: p.fields(),
			act: func(ctx context.Context, g personnel.Given) (func(), error) {
				saved, err := s.deps.office.Personnel().MoveMany(ctx, seen, move.Action, g)
				return func() {
					s.list.Unmark()
					s.host.Notify(kit.ToneDone, kit.Tf("%s: đã ghi vào %s.", kit.T(move.Name), kit.Count(len(saved), "hồ sơ cán bộ")))
				}, err
			},
		})
	})
}

func (s *staffPage) newMove(w staffWords, x *staff.Person, move personnel.Move) *staffMove {
	p := &staffMove{page: s, words: w, x: x, move: move, ask: newAsk(s.stage)}
	p.attached = newAttached(s.deps, s.stage, kit.T("Quyết định"), p.ask.touched)
	return p
}

// withWords reads rules and organisation and gives them to then.
func (s *staffPage) withWords(then func(w staffWords)) {
	w := staffWords{today: s.today}
	s.host.Runner().Go("staff.words", func(ctx context.Context, _ *task.Progress) (err error) {
		if w.rules, err = s.deps.office.Personnel().Rules(); err != nil {
			return err
		}
		w.tree, err = s.deps.office.Personnel().Tree(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		then(w)
	})
}

// moveKinds are what a move is asked the kind of.
func (p *staffMove) moveKinds() kit.Field {
	field := kit.Field{Key: "kind", Label: "Loại", Kind: kit.FieldChoice, Half: true}
	lists := p.words.rules.Lists
	switch p.move.Action {
	case personnel.ActAppoint:
		field.Options = postKinds()
	case personnel.ActGrade:
		field.Options = gradeKinds()
	case personnel.ActTrain:
		field.Options = trainKinds()
	case personnel.ActLeave:
		field.Options = named(p.words.leaveKinds())
	case personnel.ActAllowance:
		field.Kind, field.Free, field.Search = kit.FieldLookup, true, offered(lists["allowance"])
	case personnel.ActContract:
		field.Kind, field.Free, field.Search = kit.FieldLookup, true, offered(lists["contract"])
	}
	return field
}

// titles are what a move is asked the name of.
func (p *staffMove) titles() kit.Field {
	field := kit.Field{Key: "title", Kind: kit.FieldLookup, Free: true, Label: "Tên"}
	lists := p.words.rules.Lists
	switch p.move.Action {
	case personnel.ActAppoint:
		field.Label, field.Search = "Chức vụ, chức danh", offered(lists["post"])
	case personnel.ActPlan:
		field.Label, field.Search = "Chức danh quy hoạch", offered(lists["post"])
	case personnel.ActReward:
		field.Label, field.Search = "Hình thức", offered(p.words.merits())
	case personnel.ActDepart:
		field.Label, field.Search = "Lý do", offered(lists["left"])
	case personnel.ActDiscipline:
		field.Label, field.Kind, field.Options = "Hình thức", kit.FieldChoice, named(p.words.measures())
	case personnel.ActClassify:
		field.Label, field.Kind, field.Options = "Mức xếp loại", kit.FieldChoice, named(p.words.levels())
	case personnel.ActTravel:
		field.Label, field.Kind = "Nước đến", kit.FieldText
	case personnel.ActTrain:
		field.Label, field.Kind = "Văn bằng, chứng chỉ", kit.FieldText
	default:
		field.Kind = kit.FieldText
	}
	return field
}

// firstDays are what the first day of a move is called, where "Từ ngày" would say too little.
var firstDays = map[string]string{
	personnel.ActReward: "Ngày quyết định", personnel.ActCertificate: "Ngày cấp", personnel.ActDiscipline: "Hiệu lực từ", personnel.ActClassify: "Ngày xếp loại",
	personnel.ActGrade: "Hưởng từ ngày", personnel.ActDepart: "Nghỉ, chuyển từ ngày", personnel.ActContract: "Ngày ký",
}

// kindAtFirst is the kind that stands in the form at first.
func (p *staffMove) kindAtFirst() string {
	switch {
	case p.move.Action == personnel.ActAppoint:
		return staff.PostState
	case p.move.Action == personnel.ActTrain:
		return staff.TrainProfessional
	case p.move.Action == personnel.ActGrade && p.x != nil && p.x.Summary.RaiseKind == staff.KindOver:
		return staff.GradeOver
	case p.move.Action == personnel.ActGrade && p.x != nil && p.x.Summary.Code == "":
		return staff.GradeAppointed
	case p.move.Action == personnel.ActGrade:
		return staff.GradeRegular
	case p.move.Action == personnel.ActLeave:
		return p.words.leaveKinds()[0]
	}
	return ""
}

// fromAtFirst is the first day that stands in the form: of a raise the day it is due.
func (p *staffMove) fromAtFirst() string {
	switch {
	case p.x != nil && p.move.Action == personnel.ActGrade && p.x.Summary.Raise != "":
		return p.x.Summary.Raise.String()
	case p.x != nil && p.move.Action == personnel.ActDepart && p.x.Summary.Retires != "" && p.x.Summary.Retires <= monthsAfter(p.words.today(), 12):
		return p.x.Summary.Retires.String()
	case p.move.Action == personnel.ActTrain, p.move.Action == personnel.ActClassify:
		return ""
	}
	return p.words.today().String()
}

// stepAtFirst is the step after the present one, in the last step that one.
func (p *staffMove) stepAtFirst() string {
	if p.x == nil || p.x.Summary.Code == "" {
		return "1"
	}
	step := p.x.Summary.Step
	if p.words.rules.Coefficient(p.x.Summary.Code, step+1, p.words.today()) != 0 {
		step++
	}
	return strconv.Itoa(step)
}

// overAtFirst is the percent that comes next where the allowance over the frame is due.
func (p *staffMove) overAtFirst() string {
	if p.x == nil || p.kindAtFirst() != staff.GradeOver {
		return ""
	}
	scale := p.words.rules.Scale(p.x.Summary.Code, p.words.today())
	switch {
	case scale == nil:
		return ""
	case p.x.Summary.Over == 0:
		return strconv.Itoa(scale.OverFirst)
	}
	return strconv.Itoa(p.x.Summary.Over + scale.OverEach)
}

func (p *staffMove) codeAtFirst() string {
	if p.x == nil {
		return ""
	}
	return p.x.Summary.Code
}

// yearAtFirst is the year that a move is about: of a classification this one, from December on, else the last.
func (p *staffMove) yearAtFirst() string {
	today := p.words.today().Time()
	if p.move.Action != personnel.ActClassify {
		return ""
	}
	if today.Month() < 11 {
		return strconv.Itoa(today.Year() - 1)
	}
	return strconv.Itoa(today.Year())
}

// brings is what a move would change in what lists show of a person.
type brings struct {
	pairs   *kit.KeyValue
	content fyne.CanvasObject
}

func newBrings() *brings {
	pairs := kit.NewKeyValue()
	return &brings{pairs, kit.Pad(kit.VBox(6, kit.NewCaption(kit.T("Sau khi ghi")), pairs), 9, 14, 12, 14)}
}

// work works out what the move would change, beside the window. What is still missing is said there too.
func (b *brings) work(ctx context.Context, s *staffPage, w staffWords, id int64, move personnel.Move, g personnel.Given) (func(), error) {
	whole, err := s.deps.office.Store.Staff.Whole(ctx, id)
	if err != nil {
		return nil, err
	}
	next, err := s.deps.office.Personnel().Preview(whole, move.Action, g)
	if err != nil {
		why := office.MessageOf(err)
		return func() {
			b.pairs.SetPairs(kit.Pair{Label: kit.T("Còn thiếu"), Value: kit.T(why), Tone: kit.ToneMuted})
		}, nil
	}
	day := max(w.today(), g.From.First())
	before, after := w.rules.Summarise(whole, w.tree, w.today()), w.rules.Summarise(next, w.tree, day)
	return func() { b.pairs.SetPairs(differences(&before, &after)...) }, nil
}

// differences are what lists show otherwise, before and after.
func differences(a, b *staff.Summary) []kit.Pair {
	var pairs []kit.Pair
	add := func(label, from, to string) {
		if from != to {
			pairs = append(pairs, kit.Pair{Label: kit.T(label), Value: kit.Tf("%s, thành %s", firstOf(from, "—"), firstOf(to, "—")), Tone: kit.ToneAccent})
		}
	}
	add("Tình trạng", kit.T(a.State.Title()), kit.T(b.State.Title()))
	add("Đơn vị", a.Unit, b.Unit)
	add("Chức vụ", a.Post, b.Post)
	add("Ngạch", a.Code, b.Code)
	add("Bậc, hệ số", payText(a), payText(b))
	add("Nâng bậc tới", a.Raise.String(), b.Raise.String())
	add("Hết nhiệm kỳ", a.TermEnds.String(), b.TermEnds.String())
	add("Trình độ", a.Education, b.Education)
	if len(pairs) == 0 {
		pairs = append(pairs, kit.Pair{Label: kit.T("Kết quả"), Value: kit.T("Ghi thêm vào hồ sơ, danh sách không đổi.")})
	}
	return pairs
}

// exact says whether the days of the move are whole days; courses and plans are known by month or year too.
func (p *staffMove) exact() bool {
	return !slices.Contains([]string{personnel.ActTrain, personnel.ActPlan}, p.move.Action)
}
