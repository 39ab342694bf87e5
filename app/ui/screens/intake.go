package screens

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

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
// brings the list of papers and the promise; nothing is saved before Commit.
type intake struct {
	deps   deps
	host   shell.Host
	letter *letter.Letter // nil at the counter
	key    string         // of the draft and of the tasks

	form    *kit.Form
	papers  *kit.Checklist
	promise *kit.Banner
	similar *kit.Banner
	heading *kit.Label

	draft    *dossier.Dossier // under the chosen procedure, nil before
	accepted func(x *dossier.Dossier, receipt *dossier.Receipt)
}

func newIntake(d deps, host shell.Host, l *letter.Letter, accepted func(*dossier.Dossier, *dossier.Receipt)) *intake {
	in := &intake{deps: d, host: host, letter: l, key: "intake.counter", accepted: accepted}
	if l != nil {
		in.key = "intake." + strconv.FormatInt(l.ID, 10)
	}
	in.form = kit.NewForm(host.Runner(), in.fields()...)
	in.form.Window = host.Window()
	in.form.OnSave = func(map[string]string) { in.accept() }
	in.form.OnChange = func(string, string) { in.keepDraft() }
	in.papers = kit.NewChecklist(nil)
	in.papers.OnSwitch = in.switchPaper
	in.papers.OnMatch = in.matchPaper
	in.promise = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	in.similar = kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	in.heading = kit.NewCaption(kit.T("Thành phần hồ sơ"))
	in.clear()
	in.restore()
	return in
}

// fields are those that reception needs, in the order in which the officer asks.
func (in *intake) fields() []kit.Field {
	fields := []kit.Field{
		{
			Key: "procedure", Label: kit.T("Thủ tục"), Kind: kit.FieldLookup, Required: true, Help: kit.T("Gõ vài chữ của tên hoặc mã…"),
			Search: in.searchProcedure, Changed: func(string) { in.chooseProcedure() },
		},
		{Key: "case", Label: kit.T("Trường hợp"), Kind: kit.FieldChoice, Changed: func(string) { in.chooseProcedure() }},
		{Key: "card", Label: kit.T("QR căn cước"), Help: kit.T("Quét hoặc dán mã QR trên thẻ"), Check: in.readCard},
		{Key: "owner", Label: kit.T("Chủ hồ sơ"), Required: true, Check: func(string) error { in.lookForSimilar(); return nil }},
		{Key: "id_number", Label: kit.T("Số giấy tờ"), Half: true},
		{Key: "id_kind", Label: kit.T("Loại"), Kind: kit.FieldChoice, Half: true, Options: options("CCCD", "CMND", "Hộ chiếu", "MST", "GCN ĐKDN")},
		{Key: "phone", Label: kit.T("Điện thoại"), Half: true},
		{Key: "email", Label: kit.T("Thư điện tử"), Half: true},
		{Key: "address", Label: kit.T("Địa chỉ")},
		{Key: "summary", Label: kit.T("Nội dung"), Kind: kit.FieldLines, Rows: 2},
		{Key: "return_by", Label: kit.T("Nhận kết quả"), Kind: kit.FieldChoice, Half: true, Options: []kit.Option{
			{Value: dossier.ReturnDesk, Label: kit.T("Tại một cửa")}, {Value: dossier.ReturnPost, Label: kit.T("Qua bưu chính")}, {Value: dossier.ReturnOnline, Label: kit.T("Trực tuyến")},
		}},
		{Key: "code", Label: kit.T("Mã chính thức"), Half: true, Help: kit.T("Để trống: mã nội bộ")},
	}
	if in.letter == nil {
		fields = append(fields,
			kit.Field{Key: "channel", Label: kit.T("Cách nộp"), Kind: kit.FieldChoice, Half: true, Changed: func(string) { in.chooseProcedure() }, Options: []kit.Option{
				{Value: string(procedure.Counter), Label: kit.T("Trực tiếp")}, {Value: string(procedure.Post), Label: kit.T("Bưu chính công ích")}, {Value: string(procedure.Online), Label: kit.T("Trực tuyến (Cổng DVC)")},
			}},
			kit.Field{Key: "sets", Label: kit.T("Số bộ"), Kind: kit.FieldNumber, Half: true},
			kit.Field{Key: "submitter", Label: kit.T("Người nộp thay"), Half: true},
			kit.Field{Key: "authority", Label: kit.T("Giấy ủy quyền"), Half: true},
		)
	}
	return fields
}

// clear empties the form for the next submission.
func (in *intake) clear() {
	in.draft = nil
	in.form.SetValues(map[string]string{
		"procedure": "", "case": "", "card": "", "owner": "", "id_number": "", "id_kind": "CCCD", "phone": "", "email": "", "address": "",
		"summary": "", "return_by": dossier.ReturnDesk, "code": "", "channel": string(procedure.Counter), "sets": "1", "submitter": "", "authority": "",
	})
	in.form.SetVisible("case", false)
	in.similar.Set(kit.ToneSoon, "", "", "", nil)
	in.show()
}

// restore brings back what was typed and not accepted, else what the letter proposes.
func (in *intake) restore() {
	var kept shell.Draft
	var proposal *work.Proposal
	in.run("restore", func(ctx context.Context) (err error) {
		if kept, err = in.host.Drafts().Read(ctx, in.key); err != nil || len(kept.Values) > 0 || in.letter == nil {
			return err
		}
		proposal, err = in.deps.office.Desk().Propose(ctx, in.letter.ID)
		return err
	}, func() {
		if len(kept.Values) > 0 {
			in.setProcedureLabel(kept.Values)
			in.form.SetValues(kept.Values)
			in.chooseProcedure()
			return
		}
		if proposal != nil {
			in.propose(proposal)
		}
	})
}

// setProcedureLabel keeps the name of the procedure readable in a draft that holds its number only.
func (in *intake) setProcedureLabel(values map[string]string) {
	if name := values["procedure_name"]; name != "" {
		in.form.SetLabelOf("procedure", name)
	}
}

// sureEnough is the score from which a proposed procedure is filled in; the officer sees and confirms it.
const sureEnough = 40

func (in *intake) propose(p *work.Proposal) {
	o := p.Owner
	in.form.SetValues(map[string]string{"owner": o.Name, "id_number": o.IDNumber, "id_kind": firstOf(o.IDKind, "CCCD"), "phone": o.Phone, "email": o.Email, "address": o.Address})
	if len(p.Procedures) > 0 && p.Procedures[0].Score >= sureEnough {
		best := p.Procedures[0].Procedure
		in.form.SetOption("procedure", kit.Option{Value: strconv.FormatInt(best.ID, 10), Label: best.Code + " · " + best.Name})
		in.chooseProcedure()
	}
	in.lookForSimilar()
}

func (in *intake) searchProcedure(ctx context.Context, text string) ([]kit.Option, error) {
	found, err := in.deps.office.Catalogue().Suggest(ctx, text)
	if err != nil {
		return nil, err
	}
	list := make([]kit.Option, len(found))
	for i, s := range found {
		list[i] = kit.Option{Value: strconv.FormatInt(s.Procedure.ID, 10), Label: s.Procedure.Code + " · " + s.Procedure.Name, Note: s.Procedure.Field}
	}
	return list, nil
}

// chooseProcedure makes a new draft under the procedure, case and channel chosen: papers, fees, promise.
func (in *intake) chooseProcedure() {
	id, err := strconv.ParseInt(in.form.Value("procedure"), 10, 64)
	if err != nil {
		in.draft = nil
		in.show()
		return
	}
	variant, channel := in.form.Value("case"), procedure.Channel(in.form.Value("channel"))
	var draft *dossier.Dossier
	in.run("draft", func(ctx context.Context) (err error) {
		if in.letter != nil {
			draft, err = in.deps.office.Desk().NewFromLetter(ctx, in.letter.ID, id, variant)
		} else {
			draft, err = in.deps.office.Desk().New(ctx, id, channel, variant)
		}
		return err
	}, func() {
		in.draft = draft
		in.showCases()
		if in.form.Value("summary") == "" {
			in.form.SetValue("summary", draft.Summary)
		}
		in.show()
		in.lookForSimilar()
	})
}

func (in *intake) showCases() {
	cases := in.draft.Procedure.Cases()
	in.form.SetVisible("case", len(cases) > 0)
	in.form.SetOptions("case", options(cases...))
}

// show brings papers and promise in line with the draft.
func (in *intake) show() {
	if in.draft == nil {
		in.heading.SetText(kit.T("Thành phần hồ sơ"))
		in.papers.SetItems(nil)
		in.promise.Set(kit.TonePaused, "", kit.T("Chọn thủ tục để thấy giấy tờ cần có và ngày hẹn trả."), "", nil)
		return
	}
	present := 0
	items := make([]kit.CheckItem, len(in.draft.Components))
	for i, c := range in.draft.Components {
		if c.Present {
			present++
		}
		items[i] = in.paperItem(c)
	}
	in.heading.SetText(fmt.Sprintf("%s %d/%d", kit.T("Thành phần hồ sơ"), present, len(items)))
	in.papers.SetItems(items)
	in.showPromise()
}

func (in *intake) showPromise() {
	x := in.draft
	title, text := kit.T("Không quy định thời hạn"), ""
	if !x.Due.IsZero() {
		title = kit.Tf("Hẹn trả %s", longTime(x.Due))
		text = limitText(x.Limit)
	}
	if missing := x.Missing(); len(missing) > 0 {
		text = strings.TrimPrefix(text+" · "+kit.Tf("còn thiếu %d giấy tờ", len(missing)), " · ")
	}
	in.promise.Set(kit.ToneAccent, title, text, kit.T("Vì sao?"), func() {
		kit.ShowMessage(in.host.Window(), kit.T("Vì sao hẹn trả ngày này?"), in.draft.Explanation.Text())
	})
}

// The ways a paper can be handed over at the counter.
const (
	asOriginal  = "original"
	asCertified = "certified"
	asCopy      = "copy"
	missing     = "missing"
)

// paperItem is one line of the list of papers, with what it may be matched with.
func (in *intake) paperItem(c dossier.Component) kit.CheckItem {
	item := kit.CheckItem{Label: c.Name, Done: c.Present, Optional: c.Optional, Note: kit.T("chưa có")}
	if in.letter == nil {
		item.Options = []kit.Option{
			{Value: asOriginal, Label: kit.T("Bản chính")}, {Value: asCertified, Label: kit.T("Bản chứng thực")},
			{Value: asCopy, Label: kit.T("Bản chụp")}, {Value: missing, Label: kit.T("Chưa có")},
		}
		if c.Present {
			item.Note = paperKind(c)
		}
		return item
	}
	item.Options = append(item.Options, kit.Option{Value: missing, Label: kit.T("Chưa có")})
	for _, a := range in.letter.Attachments {
		if !a.Inline {
			item.Options = append(item.Options, kit.Option{Value: strconv.Itoa(a.Index), Label: a.Name})
		}
	}
	if c.Present {
		item.Note = firstOf(fileNames(c.Files), kit.T("có"))
		item.Unsure = strings.Contains(c.Note, "%") && !strings.HasPrefix(c.Note, "9") && !strings.HasPrefix(c.Note, "100")
	}
	return item
}

func paperKind(c dossier.Component) string {
	switch {
	case c.Certified > 0:
		return kit.T("Bản chứng thực")
	case c.Copies > 0:
		return kit.T("Bản chụp")
	default:
		return kit.T("Bản chính")
	}
}

func fileNames(files []dossier.File) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// switchPaper ticks a paper as there or missing.
func (in *intake) switchPaper(index int, done bool) {
	c := &in.draft.Components[index]
	c.Present = done
	if !done {
		c.Originals, c.Certified, c.Copies, c.Electronic, c.Files = 0, 0, 0, 0, nil
	} else if in.letter == nil {
		c.Originals = 1
	}
	in.show()
}

// matchPaper says which attachment, or which kind of paper, a component is.
func (in *intake) matchPaper(index int, value string) {
	c := &in.draft.Components[index]
	in.switchPaper(index, value != missing)
	switch value {
	case missing:
	case asOriginal:
	case asCertified:
		c.Originals, c.Certified = 0, 1
	case asCopy:
		c.Originals, c.Copies = 0, 1
	default:
		n, err := strconv.Atoi(value)
		if err == nil && n >= 1 && n <= len(in.letter.Attachments) {
			c.Files, c.Electronic, c.Note = []dossier.File{work.FileOf(in.letter.Attachments[n-1])}, 1, ""
		}
	}
	in.show()
}

// readCard fills the owner's fields from the payload of a citizen card's QR code, scanned or pasted.
func (in *intake) readCard(payload string) error {
	if strings.TrimSpace(payload) == "" {
		return nil
	}
	party, warnings, err := in.deps.office.Desk().ReadIDCard(payload)
	if err != nil {
		return err
	}
	for key, value := range map[string]string{"owner": party.Name, "id_number": party.IDNumber, "id_kind": "CCCD", "address": firstOf(party.Address, party.OldAddress)} {
		if value != "" {
			in.form.SetValue(key, value)
		}
	}
	if len(warnings) > 0 {
		in.host.Notify(kit.ToneSoon, strings.Join(warnings, " "))
	}
	in.lookForSimilar()
	return nil
}

// filled is the draft with what stands in the form.
func (in *intake) filled() *dossier.Dossier {
	x := *in.draft
	x.Components = append([]dossier.Component(nil), in.draft.Components...)
	v := in.form.Values()
	x.Owner = dossier.Party{Kind: x.Owner.Kind, Name: v["owner"], IDKind: v["id_kind"], IDNumber: v["id_number"], Phone: v["phone"], Email: v["email"], Address: v["address"]}
	if card := strings.TrimSpace(v["card"]); card != "" {
		if party, _, err := in.deps.office.Desk().ReadIDCard(card); err == nil {
			x.Owner.BirthDay, x.Owner.Sex, x.Owner.IDDay = party.BirthDay, party.Sex, party.IDDay
		}
	}
	if x.Owner.IDNumber == "" {
		x.Owner.IDKind = ""
	}
	x.Summary, x.Code, x.ReturnBy = v["summary"], strings.TrimSpace(v["code"]), v["return_by"]
	if n, err := strconv.Atoi(v["sets"]); err == nil {
		x.Sets = n
	}
	if name := strings.TrimSpace(v["submitter"]); name != "" {
		x.Submitter, x.Authority = &dossier.Party{Name: name}, v["authority"]
	}
	return &x
}

// lookForSimilar shows dossiers of the same person and the same submission; it decides nothing.
func (in *intake) lookForSimilar() {
	if in.draft == nil {
		return
	}
	x := in.filled()
	var found work.Similar
	in.run("similar", func(ctx context.Context) (err error) {
		found, err = in.deps.office.Desk().Similar(ctx, x)
		return err
	}, func() {
		switch {
		case len(found.Submissions) > 0:
			s := found.Submissions[0]
			in.similar.Set(kit.ToneSoon, kit.T("Có thể là hồ sơ đã nộp"), s.Dossier.Code+" – "+strings.Join(s.Reasons, "; "), kit.T("Mở"), func() { in.host.Navigate(Dossiers, s.Dossier.ID) })
		case len(found.Applicants) > 0:
			in.similar.Set(kit.ToneAccent, kit.Tf("Người này đã có %d hồ sơ", len(found.Applicants)), found.Applicants[0].Dossier.Code+" – "+strings.Join(found.Applicants[0].Reasons, "; "), kit.T("Mở"), func() { in.host.Navigate(Dossiers, found.Applicants[0].Dossier.ID) })
		default:
			in.similar.Set(kit.ToneSoon, "", "", "", nil)
		}
	})
}

// Commit accepts: Ctrl+Enter.
func (in *intake) Commit() { in.form.Save() }

// accept takes the dossier in and hands it with its receipt on.
func (in *intake) accept() {
	if in.draft == nil {
		in.form.SetError("procedure", kit.T("Chưa chọn thủ tục."))
		return
	}
	x := in.filled()
	var receipt *dossier.Receipt
	in.host.Runner().Go(in.key+".accept", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tiếp nhận hồ sơ"))
		if receipt, err = in.deps.office.Desk().Accept(ctx, x); err != nil {
			return err
		}
		return in.host.Drafts().Drop(ctx, in.key)
	}, func(err error) {
		if err != nil && receipt == nil {
			in.fail(err)
			return
		}
		in.host.Fail(err) // a draft that could not be dropped
		in.clear()
		in.accepted(x, receipt)
	})
}

// formKeys say beside which field of the form a field of the dossier is shown.
var formKeys = map[string]string{
	"owner.name": "owner", "owner.email": "email", "owner.phone": "phone", "owner.id_number": "id_number", "procedure_code": "procedure",
	"submitter.name": "submitter", "return_address": "address",
}

func (in *intake) fail(err error) {
	field := office.FieldOf(err)
	if field == "" {
		in.host.Fail(err)
		return
	}
	in.form.SetError(firstOf(formKeys[field], field), office.MessageOf(err))
}

// reject notes that the submission is not taken in, after asking for the reason.
func (in *intake) reject() {
	if in.draft == nil {
		in.form.SetError("procedure", kit.T("Chọn thủ tục trước khi từ chối, để ghi đúng việc được yêu cầu."))
		return
	}
	reasons := in.deps.office.Desk().Reasons()
	list := make([]kit.Option, len(reasons))
	for i, r := range reasons {
		list[i] = kit.Option{Value: r.Text, Label: r.Text}
	}
	kit.Choose(in.host.Window(), kit.T("Lý do không tiếp nhận"), list, func(chosen kit.Option) {
		in.host.Prompt(kit.T("Không tiếp nhận hồ sơ"), chosen.Label, kit.T("Nêu cụ thể"), kit.T("Không tiếp nhận"), true, func(text string) {
			x := in.filled()
			in.run("reject", func(ctx context.Context) error {
				return in.deps.office.Desk().Reject(ctx, x, chosen.Label+": "+text)
			}, func() {
				in.clear()
				in.host.Notify(kit.ToneDone, kit.T("Đã ghi là không tiếp nhận."))
				in.host.Refresh()
			})
		})
	})
}

// keepDraft keeps what is typed; it is dropped when the dossier is accepted.
func (in *intake) keepDraft() {
	values := in.form.Values()
	if in.draft != nil {
		values["procedure_name"] = in.draft.ProcedureCode + " · " + in.draft.Procedure.Name
	}
	draft := shell.Draft{Values: values, At: in.host.Now()}
	in.run("keep", func(ctx context.Context) error { return in.host.Drafts().Keep(ctx, in.key, draft) }, func() {})
}

// run does work beside the window; trouble is shown, done is called when there is none.
func (in *intake) run(name string, do func(ctx context.Context) error, done func()) {
	in.host.Runner().Go(in.key+"."+name, func(ctx context.Context, _ *task.Progress) error { return do(ctx) }, func(err error) {
		if err != nil {
			in.fail(err)
			return
		}
		done()
	})
}

// papersPane is the list of papers with promise and doubles below it.
func (in *intake) papersPane() fyne.CanvasObject {
	return kit.VBox(6, in.heading, in.papers, in.promise, in.similar)
}
