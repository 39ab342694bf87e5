package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// readCard fills the owner's fields from the payload of a citizen card's QR code, scanned or pasted. What the officer
// corrects afterwards stays: the same payload is read once.
func (in *intake) readCard(payload string) error {
	payload = strings.TrimSpace(payload)
	if payload == "" || payload == in.card {
		return nil
	}
	party, warnings, err := in.deps.office.Desk().ReadIDCard(payload)
	if err != nil {
		return err
	}
	in.card = payload
	for key, value := range map[string]string{
		"owner": party.Name, "id_number": party.IDNumber, "id_kind": "CCCD", "address": firstOf(party.Address, party.OldAddress),
	} {
		if value != "" {
			in.form.SetValue(key, value)
		}
	}
	if len(warnings) > 0 {
		in.host.Notify(kit.ToneSoon, strings.Join(warnings, " "))
	}
	in.doubt()
	in.lookForSimilar()
	return nil
}

// doubt shows what looks wrong about the owner's numbers; it refuses nothing.
func (in *intake) doubt() { showDoubts(in.doubts, doubtsAbout(in.form.Values())) }

// changed keeps what is typed; a doubt goes with what it was about, a new one waits until the field is left.
func (in *intake) changed() {
	in.typed.later()
	if in.doubts.Visible() {
		in.doubt()
	}
}

// look is the check of the fields that tell a person: it refuses nothing, it shows what looks wrong and earlier dossiers.
func (in *intake) look(string) error {
	if !in.saving {
		in.doubt()
		in.lookForSimilar()
	}
	return nil
}

// filled is the draft with what stands in the form.
func (in *intake) filled() *dossier.Dossier {
	x := *in.draft
	x.Components = append([]dossier.Component(nil), in.draft.Components...)
	v := in.form.Values()
	x.Owner = in.owner(v)
	x.Summary, x.Code, x.ReturnBy = v["summary"], strings.TrimSpace(v["code"]), v["return_by"]
	if n, err := strconv.Atoi(v["sets"]); err == nil {
		x.Sets = n
	}
	if name := strings.TrimSpace(v["submitter"]); name != "" {
		x.Submitter, x.Authority = &dossier.Party{Name: name}, v["authority"]
	}
	return &x
}

// owner is who applies: what stands in the form, with what the card says beside it.
func (in *intake) owner(v map[string]string) dossier.Party {
	owner := dossier.Party{
		Kind: in.draft.Owner.Kind, Name: v["owner"], IDKind: v["id_kind"], IDNumber: strings.TrimSpace(v["id_number"]),
		Phone: v["phone"], Email: strings.TrimSpace(v["email"]), Address: v["address"],
	}
	if card, _, err := in.deps.office.Desk().ReadIDCard(v["card"]); err == nil && card.IDNumber == owner.IDNumber {
		owner.BirthDay, owner.Sex, owner.IDDay, owner.OldAddress = card.BirthDay, card.Sex, card.IDDay, card.OldAddress
	}
	if owner.IDNumber == "" {
		owner.IDKind = ""
	}
	owner.Kind = partyKind(owner)
	return owner
}

// partyKind is the kind of a party, by its identity number where nobody has said.
func partyKind(p dossier.Party) string {
	switch {
	case p.IDNumber == "":
		return p.Kind
	case p.IDKind == "MST" || p.IDKind == "GCN ĐKDN":
		return firstOf(p.Kind, dossier.Organisation)
	}
	return firstOf(p.Kind, dossier.Citizen)
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
	}, func() { in.showSimilar(found) })
}

func (in *intake) showSimilar(found work.Similar) {
	switch {
	case len(found.Submissions) > 0:
		s := found.Submissions[0]
		in.similar.Set(kit.ToneSoon, kit.T("Có thể là hồ sơ đã nộp"), s.Dossier.Code+" – "+strings.Join(s.Reasons, "; "), kit.T("Mở"), in.opens(s))
	case len(found.Applicants) > 0:
		s := found.Applicants[0]
		in.similar.Set(kit.ToneAccent, kit.Tf("Người này đã có %d hồ sơ", len(found.Applicants)), s.Dossier.Code+" – "+strings.Join(s.Reasons, "; "), kit.T("Mở"), in.opens(s))
	default:
		in.similar.Set(kit.ToneSoon, "", "", "", nil)
	}
}

func (in *intake) opens(s work.SimilarDossier) func() {
	return func() {
		in.typed.keep()
		in.host.Navigate(Dossiers, s.Dossier.ID)
	}
}

// Commit accepts: Ctrl+Enter.
func (in *intake) Commit() { in.form.Save() }

// confirm asks when required papers are missing or numbers look wrong, once, then accepts.
func (in *intake) confirm() {
	if in.draft == nil {
		in.form.SetError("procedure", kit.T("Chưa chọn thủ tục."))
		return
	}
	missing, text := in.draft.Missing(), doubtsToAsk(in.form.Values())
	title := kit.T("Số giấy tờ hoặc điện thoại có lẽ sai")
	if len(missing) > 0 {
		title = kit.Tf("Còn thiếu %d giấy tờ bắt buộc", len(missing))
		text = append(text, "– "+strings.Join(missing, "\n– "))
	}
	if len(text) == 0 {
		in.accept()
		return
	}
	in.host.Confirm(title, strings.Join(text, "\n"), kit.T("Vẫn tiếp nhận"), false, in.accept)
}

// accept takes the dossier in and hands it with its receipt on.
func (in *intake) accept() {
	if in.saving {
		return // the second press of a quick hand must not make a second dossier
	}
	in.saving = true
	x := in.filled()
	var receipt *dossier.Paper
	in.host.Runner().Go(in.task+".accept", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang tiếp nhận hồ sơ"))
		receipt, err = in.deps.office.Desk().Accept(ctx, x)
		return err
	}, func(err error) {
		in.saving = false
		if err != nil {
			in.fail(err)
			return
		}
		in.typed.drop()
		in.clear()
		in.accepted(x, receipt)
	})
}

// formKeys say beside which field of the form a field of the dossier is shown.
var formKeys = map[string]string{
	"owner.name": "owner", "owner.email": "email", "owner.phone": "phone", "owner.id_number": "id_number", "procedure_code": "procedure",
	"submitter.name": "submitter", "return_address": "address", "payload": "card",
}

func (in *intake) fail(err error) {
	key := firstOf(formKeys[office.FieldOf(err)], office.FieldOf(err))
	if key == "" || office.CodeOf(err) == office.CodeInternal {
		in.host.Fail(err)
		return
	}
	in.form.SetError(key, kit.T(office.MessageOf(err)))
}

// reject notes that the submission is not taken in, with form 03.
func (in *intake) reject() {
	desk := in.deps.office.Desk()
	in.turnAway(dossier.ActReject, kit.T("Chọn thủ tục trước khi từ chối, để ghi đúng việc được yêu cầu."), func(ctx context.Context, x *dossier.Dossier, g dossier.Given) error {
		return desk.Reject(ctx, x, g.Reason)
	})
}

// askFirst asks for papers before the submission is taken in, with form 02.
func (in *intake) askFirst() {
	in.turnAway(dossier.ActAsk, kit.T("Chọn thủ tục trước khi yêu cầu bổ sung, để biết giấy tờ còn thiếu."), in.deps.office.Desk().AskFirst)
}

// turnAway puts the page of a move in front that does not take the submission in; without a procedure it says why that must
// be chosen first.
func (in *intake) turnAway(action, first string, act func(context.Context, *dossier.Dossier, dossier.Given) error) {
	if in.draft == nil {
		in.form.SetError("procedure", first)
		return
	}
	x, draft := in.filled(), ""
	if in.letter != nil {
		draft = in.typed.key + "." + action
	}
	openMoveOf(in.deps, in.stage, x, action, draft, func(ctx context.Context, g dossier.Given) (*dossier.Dossier, error) {
		return x, act(ctx, x, g)
	}, func(saved *dossier.Dossier) {
		in.typed.drop()
		in.clear()
		in.host.Notify(kit.ToneDone, kit.Tf("%s: đã làm “%s”.", saved.Code, kit.T(moveLabel(action))))
		in.refused()
		openPaperAfter(in.deps, in.stage, saved, action)
	})
}

// draftValues is what a draft keeps: the form, the papers and the procedure's name to be shown.
func (in *intake) draftValues() map[string]string {
	values := in.form.Values()
	values["papers"] = in.papersText()
	if in.draft != nil {
		values["procedure_name"] = in.draft.ProcedureCode + " · " + in.draft.Procedure.Name
	}
	return values
}
