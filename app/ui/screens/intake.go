package screens

import (
	"context"
	"strconv"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// intake is the form with which a submission becomes a dossier: out of a letter, or at the counter. The procedure
// brings the list of papers and the promise; nothing but a draft of what was typed is saved before Commit.
type intake struct {
	deps   deps
	host   shell.Host
	stage  *stage         // where a paper or a move opens in front
	letter *letter.Letter // nil at the counter
	task   string         // prefix of the tasks: there are two intakes at most, a letter's and the counter's

	form    *kit.Form
	kept    *kit.Banner // tells of the draft that was brought back
	papers  *kit.Checklist
	promise *kit.Banner
	similar *kit.Banner
	doubts  *kit.Banner // numbers of the owner that look wrong
	heading *kit.Label

	draft    *dossier.Dossier // under the chosen procedure, nil before
	offers   []kit.Option     // procedures that the letter seems to ask for
	scores   map[int]int      // how sure the match of a component is, for a letter
	card     string           // the card's payload that filled the form last
	marked   bool             // the officer changed the list of papers
	paper    int              // the paper under the cursor
	saving   bool             // an acceptance is under way
	typed    *draft           // keeps what is typed
	accepted func(x *dossier.Dossier, receipt *dossier.Paper)
	refused  func() // not taken in, or not before papers come
	left     func() // Esc
}

func newIntake(d deps, s *stage, l *letter.Letter) *intake {
	host := s.host
	in := &intake{deps: d, host: host, stage: s, letter: l, task: "intake.counter"}
	key := in.task
	if l != nil {
		in.task, key = "intake.letter", "intake.letter."+strconv.FormatInt(l.ID, 10)
	}
	in.typed = newDraft(host, key, in.draftValues)
	in.form = kit.NewForm(host.Runner(), in.fields()...)
	in.form.OnSave = func(map[string]string) { in.confirm() }
	in.form.OnChange = func(string, string) { in.changed() }
	in.form.OnCancel = in.leave
	in.kept = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	in.papers = kit.NewChecklist(nil)
	in.papers.OnSwitch = in.switchPaper
	in.papers.OnMatch = in.matchPaper
	in.papers.OnSelect = func(i int) { in.paper = i }
	in.promise = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	in.similar = kit.NewBriefBanner() // the papers above it need the room
	in.doubts = kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	in.heading = kit.NewCaption("")
	in.clear()
	return in
}

// fields are those that reception needs, in the order in which the officer asks.
func (in *intake) fields() []kit.Field {
	fields := []kit.Field{
		{
			Key: "procedure", Label: kit.T("Thủ tục"), Kind: kit.FieldLookup, Required: true, Help: kit.T("Gõ mã hoặc vài chữ của tên…"),
			Search: in.searchProcedure, Changed: func(string) { in.chooseProcedure(nil) },
		},
		{Key: "case", Label: kit.T("Trường hợp"), Kind: kit.FieldChoice, Changed: func(string) { in.chooseProcedure(nil) }},
		{Key: "card", Label: kit.T("QR căn cước"), Kind: kit.FieldScan, Help: kit.T("Quét hoặc dán mã QR trên thẻ"), Check: in.readCard},
		{Key: "owner", Label: kit.T("Chủ hồ sơ"), Required: true, Help: kit.T("Họ tên hoặc tên tổ chức"), Check: in.look},
		{Key: "id_number", Label: kit.T("Số giấy tờ"), Half: true, Check: in.look},
		{Key: "id_kind", Label: kit.T("Loại giấy tờ"), Kind: kit.FieldChoice, Half: true, Options: identityKinds()},
		{Key: "phone", Label: kit.T("Điện thoại"), Half: true, Check: in.look},
		{Key: "email", Label: kit.T("Thư điện tử"), Half: true},
		{Key: "address", Label: kit.T("Địa chỉ")},
		{Key: "summary", Label: kit.T("Nội dung"), Kind: kit.FieldLines, Rows: 2},
		{Key: "return_by", Label: kit.T("Nhận kết quả"), Kind: kit.FieldChoice, Half: true, Options: returnOptions()},
		{Key: "code", Label: kit.T("Mã chính thức"), Half: true, Help: kit.T("Để trống: mã nội bộ")},
	}
	if in.letter == nil {
		fields = append(fields, in.counterFields()...)
	}
	return fields
}

// counterFields are those that a letter does not need: it came by mail, from its sender.
func (in *intake) counterFields() []kit.Field {
	return []kit.Field{
		{Key: "channel", Label: kit.T("Cách nộp"), Kind: kit.FieldChoice, Half: true, Options: channelOptions(), Changed: func(string) { in.chooseProcedure(nil) }},
		{Key: "sets", Label: kit.T("Số bộ"), Kind: kit.FieldNumber, Half: true},
		{Key: "submitter", Label: kit.T("Người nộp thay"), Half: true},
		{Key: "authority", Label: kit.T("Giấy ủy quyền"), Half: true},
	}
}

func identityKinds() []kit.Option { return options("CCCD", "CMND", "Hộ chiếu", "MST", "GCN ĐKDN") }

func returnOptions() []kit.Option {
	return []kit.Option{
		{Value: dossier.ReturnDesk, Label: kit.T("Tại bộ phận một cửa")},
		{Value: dossier.ReturnPost, Label: kit.T("Qua bưu chính")},
		{Value: dossier.ReturnOnline, Label: kit.T("Trực tuyến")},
	}
}

func channelOptions() []kit.Option {
	list := make([]kit.Option, len(procedure.Channels))
	for i, c := range procedure.Channels {
		list[i] = kit.Option{Value: string(c), Label: kit.T(c.Label())}
	}
	return list
}

// clear empties the form for the next submission.
func (in *intake) clear() {
	in.draft, in.card, in.marked, in.scores = nil, "", false, nil
	in.form.SetValues(map[string]string{
		"procedure": "", "case": "", "card": "", "owner": "", "id_number": "", "id_kind": "CCCD", "phone": "", "email": "", "address": "",
		"summary": "", "return_by": dossier.ReturnDesk, "code": "", "channel": string(procedure.Counter), "sets": "1", "submitter": "", "authority": "",
	})
	in.form.SetVisible("case", false)
	in.similar.Set(kit.ToneSoon, "", "", "", nil)
	in.doubt()
	in.kept.Set(kit.ToneAccent, "", "", "", nil)
	in.show()
}

// restore brings back what was typed and not accepted, else what the letter proposes.
func (in *intake) restore() {
	var kept shell.Draft
	var proposal *work.Proposal
	in.run("restore", func(ctx context.Context) (err error) {
		if kept, err = in.typed.read(ctx); err != nil || in.letter == nil {
			return err
		}
		proposal, err = in.deps.office.Desk().Propose(ctx, in.letter.ID)
		return err
	}, func() {
		if proposal != nil {
			in.offers = procedureOptions(proposal.Procedures)
		}
		switch {
		case len(kept.Values) > 0:
			in.bringBack(kept)
		case proposal != nil:
			in.propose(proposal)
		}
	})
}

// bringBack fills the form with a draft.
func (in *intake) bringBack(kept shell.Draft) {
	values := kept.Values
	in.form.SetValues(values)
	in.form.SetLabelOf("procedure", values["procedure_name"])
	in.doubt()
	in.card, in.marked = values["card"], values["papers"] != ""
	in.chooseProcedure(func() { in.bringPapersBack(values["papers"]) })
	in.kept.Set(kit.ToneAccent, "", kit.Tf("Đã nạp lại bản nháp lúc %s.", briefTime(kept.At, in.host.Now())), kit.T("Bỏ bản nháp"), in.startAgain)
}

// startAgain throws the draft away.
func (in *intake) startAgain() {
	in.typed.drop()
	in.clear()
	if in.letter != nil {
		in.restore()
	}
	in.form.FocusFirst()
}

// sureEnough is the score from which a proposed procedure is filled in; the officer sees and confirms it.
const sureEnough = 40

func (in *intake) propose(p *work.Proposal) {
	o := p.Owner
	in.form.SetValues(map[string]string{
		"owner": o.Name, "id_number": o.IDNumber, "id_kind": firstOf(o.IDKind, "CCCD"), "phone": o.Phone, "email": o.Email, "address": o.Address,
	})
	in.doubt()
	if len(p.Procedures) > 0 && p.Procedures[0].Score >= sureEnough {
		in.form.SetOption("procedure", in.offers[0])
		in.chooseProcedure(nil)
	}
}

func procedureOptions(list []work.Suggestion) []kit.Option {
	options := make([]kit.Option, len(list))
	for i, s := range list {
		options[i] = procedureOption(s.Procedure)
	}
	return options
}

func procedureOption(p procedure.Procedure) kit.Option {
	return kit.Option{Value: strconv.FormatInt(p.ID, 10), Label: p.Code + " · " + p.Name, Note: p.Field}
}

// searchProcedure answers the type-ahead; before anything is typed it offers what the letter seems to ask for, then all.
func (in *intake) searchProcedure(ctx context.Context, text string) ([]kit.Option, error) {
	if text != "" {
		found, err := in.deps.office.Catalogue().Suggest(ctx, text)
		return procedureOptions(found), err
	}
	list, err := in.deps.office.Catalogue().InForce(ctx, office.DayOf(in.host.Now()))
	if err != nil {
		return nil, err
	}
	all := append([]kit.Option(nil), in.offers...)
	for _, p := range list {
		all = append(all, procedureOption(p))
	}
	return all, nil
}

// chooseProcedure makes a new draft under the procedure, case and channel chosen: papers, fees, promise. then may be nil.
func (in *intake) chooseProcedure(then func()) {
	id, err := strconv.ParseInt(in.form.Value("procedure"), 10, 64)
	if err != nil {
		in.draft = nil
		in.form.SetVisible("case", false)
		in.show()
		return
	}
	var draft *dossier.Dossier
	var matches []work.Match
	variant, channel := in.form.Value("case"), procedure.Channel(in.form.Value("channel"))
	in.run("draft", func(ctx context.Context) (err error) {
		draft, matches, err = in.newDraft(ctx, id, channel, variant)
		return err
	}, func() {
		in.take(draft, matches)
		if then != nil {
			then()
		}
		in.lookForSimilar()
	})
}

// newDraft asks for the draft beside the window; of a letter also how sure its papers are.
func (in *intake) newDraft(ctx context.Context, id int64, channel procedure.Channel, variant string) (*dossier.Dossier, []work.Match, error) {
	desk := in.deps.office.Desk()
	if in.letter == nil {
		draft, err := desk.New(ctx, id, channel, variant)
		return draft, nil, err
	}
	draft, err := desk.NewFromLetter(ctx, in.letter.ID, id, variant)
	if err != nil {
		return nil, nil, err
	}
	matches, err := desk.Match(ctx, in.letter.ID, id, variant)
	return draft, matches, err
}

// take shows a new draft. The summary is the procedure's name until the officer writes another one.
func (in *intake) take(draft *dossier.Dossier, matches []work.Match) {
	typed := in.form.Value("summary")
	if typed == "" || in.draft != nil && typed == in.draft.Summary {
		in.form.SetValue("summary", draft.Summary)
	}
	in.draft, in.marked, in.scores = draft, false, map[int]int{}
	for _, m := range matches {
		in.scores[m.Component] = m.Confidence
	}
	cases := draft.Procedure.Cases()
	in.form.SetOptions("case", options(cases...))
	in.form.SetVisible("case", len(cases) > 0)
	in.show()
}

// run does work beside the window; trouble is shown, done is called when there is none.
func (in *intake) run(name string, do func(ctx context.Context) error, done func()) {
	in.host.Runner().Go(in.task+"."+name, func(ctx context.Context, _ *task.Progress) error { return do(ctx) }, func(err error) {
		if err != nil {
			in.fail(err)
			return
		}
		done()
	})
}

// leave is Esc: what was typed stays as a draft.
func (in *intake) leave() {
	if in.form.Dirty() || in.marked {
		in.typed.keep()
		in.host.Notify(kit.ToneAccent, kit.T("Đã giữ bản nháp."))
	}
	if in.left != nil {
		in.left()
	}
}
