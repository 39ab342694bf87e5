package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
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
	in.lookForSimilar()
	return nil
}

// look is the check of the fields that tell a person: it finds nothing wrong, it looks for earlier dossiers.
func (in *intake) look(string) error {
	if !in.saving {
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
	switch {
	case owner.IDNumber == "":
		owner.IDKind = ""
	case owner.IDKind == "MST" || owner.IDKind == "GCN ĐKDN":
		owner.Kind = firstOf(owner.Kind, dossier.Organisation)
	default:
		owner.Kind = firstOf(owner.Kind, dossier.Citizen)
	}
	return owner
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
		in.keepDraft()
		in.host.Navigate(Dossiers, s.Dossier.ID)
	}
}

// Commit accepts: Ctrl+Enter.
func (in *intake) Commit() { in.form.Save() }

// confirm asks when required papers are missing, then accepts.
func (in *intake) confirm() {
	if in.draft == nil {
		in.form.SetError("procedure", kit.T("Chưa chọn thủ tục."))
		return
	}
	missing := in.draft.Missing()
	if len(missing) == 0 {
		in.accept()
		return
	}
	in.host.Confirm(kit.Tf("Còn thiếu %d giấy tờ bắt buộc", len(missing)), "– "+strings.Join(missing, "\n– "), kit.T("Vẫn tiếp nhận"), false, in.accept)
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
		in.dropDraft()
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
		in.host.Prompt(kit.T("Không tiếp nhận hồ sơ"), chosen.Label, kit.T("Nêu cụ thể (tên giấy tờ còn thiếu, điều khoản…)"), kit.T("Không tiếp nhận"), true,
			func(text string) { in.rejectFor(chosen.Label + ": " + text) })
	})
}

func (in *intake) rejectFor(reason string) {
	x := in.filled()
	in.run("reject", func(ctx context.Context) error { return in.deps.office.Desk().Reject(ctx, x, reason) }, func() {
		in.dropDraft()
		in.clear()
		in.host.Notify(kit.ToneDone, kit.Tf("Đã ghi là không tiếp nhận, số %s.", x.Code))
		in.refused()
	})
}

// keepDraft keeps what is typed; it is dropped when the dossier is accepted.
func (in *intake) keepDraft() {
	values := in.form.Values()
	values["papers"] = in.papersText()
	if in.draft != nil {
		values["procedure_name"] = in.draft.ProcedureCode + " · " + in.draft.Procedure.Name
	}
	draft := shell.Draft{Values: values, At: in.host.Now()}
	in.draftWork(func(ctx context.Context) error { return in.host.Drafts().Keep(ctx, in.key, draft) })
}

func (in *intake) dropDraft() {
	in.debounce(func() {}) // a draft that waits to be kept must not come after
	in.draftWork(func(ctx context.Context) error { return in.host.Drafts().Drop(ctx, in.key) })
}

// draftWork runs beside the window. Newer work cancels older work, and the lock makes it wait for what has begun: keeping
// cannot come after dropping.
func (in *intake) draftWork(do func(ctx context.Context) error) {
	lock := in.drafting
	in.host.Runner().Go(in.key+".keep", func(ctx context.Context, _ *task.Progress) error {
		lock.Lock()
		defer lock.Unlock()
		if err := ctx.Err(); err != nil {
			return err
		}
		return do(ctx)
	}, in.host.Fail)
}
