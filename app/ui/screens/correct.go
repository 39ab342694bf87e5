package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// correct opens the page on which what was taken down wrongly is put right. It shows the numbers of people in full, so the
// look is recorded first.
func (s *dossiers) correct(id int64) {
	var x *dossier.Dossier
	s.host.Runner().Go("dossiers.correct.read", func(ctx context.Context, _ *task.Progress) (err error) {
		x, err = s.deps.office.Desk().Reveal(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.askCorrection(x)
	})
}

func (s *dossiers) askCorrection(x *dossier.Dossier) {
	doubts := kit.NewBanner(kit.ToneSoon, "", "", "", nil)
	openAsk(s.stage, asking{
		key: "dossiers.correct", title: kit.Tf("Sửa thông tin · %s", x.Code), label: "Lưu thông tin đã sửa",
		fields: correctFields(), starts: correctStarts(x),
		side: kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(aboutDossier(x)...)),
		below: kit.Pad(kit.VBox(8, doubts, kit.NewParagraph(
			kit.T("Mã hồ sơ, thủ tục, ngày hẹn và nhật ký xử lý không đổi. Giấy đã in vẫn ghi thông tin cũ."))), 9, 14, 12, 14),
		changed: func(v map[string]string) { showDoubts(doubts, doubtsAbout(v)) },
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			next := corrected(x, v)
			if err := s.deps.office.Desk().Correct(ctx, next, v["reason"]); err != nil {
				return nil, correctTrouble(err)
			}
			return func() {
				s.list.Hold(next.ID)
				s.host.Notify(kit.ToneDone, kit.Tf("Đã sửa thông tin hồ sơ %s. Giấy tiếp nhận đã in trước đó vẫn ghi thông tin cũ.", next.Code))
			}, nil
		},
	})
}

// correctFields are those of the intake that may be put right, and why.
func correctFields() []kit.Field {
	return []kit.Field{
		{Key: "owner", Label: kit.T("Chủ hồ sơ"), Required: true, Help: kit.T("Họ tên hoặc tên tổ chức")},
		{Key: "id_number", Label: kit.T("Số giấy tờ"), Half: true},
		{Key: "id_kind", Label: kit.T("Loại giấy tờ"), Kind: kit.FieldChoice, Half: true, Options: identityKinds()},
		{Key: "phone", Label: kit.T("Điện thoại"), Half: true},
		{Key: "email", Label: kit.T("Thư điện tử"), Half: true},
		{Key: "address", Label: kit.T("Địa chỉ")},
		{Key: "submitter", Label: kit.T("Người nộp thay"), Half: true},
		{Key: "authority", Label: kit.T("Giấy ủy quyền"), Half: true},
		{Key: "summary", Label: kit.T("Nội dung"), Kind: kit.FieldLines, Rows: 2},
		{Key: "return_by", Label: kit.T("Nhận kết quả"), Kind: kit.FieldChoice, Half: true, Options: returnOptions()},
		{Key: "sets", Label: kit.T("Số bộ"), Kind: kit.FieldNumber, Half: true},
		{Key: "return_address", Label: kit.T("Địa chỉ nhận")},
		{Key: "note", Label: kit.T("Ghi chú")},
		{Key: "reason", Label: kit.T("Lý do sửa"), Required: true, Help: kit.T("Ghi vào lịch sử hồ sơ")},
	}
}

func correctStarts(x *dossier.Dossier) map[string]string {
	submitter := ""
	if x.Submitter != nil {
		submitter = x.Submitter.Name
	}
	o := x.Owner
	return map[string]string{
		"owner": o.Name, "id_number": o.IDNumber, "id_kind": firstOf(o.IDKind, "CCCD"), "phone": o.Phone, "email": o.Email, "address": o.Address,
		"submitter": submitter, "authority": x.Authority, "summary": x.Summary, "return_by": x.ReturnBy, "sets": strconv.Itoa(x.Sets),
		"return_address": x.ReturnAddress, "note": x.Note, "reason": "",
	}
}

// corrected is the dossier with what stands in the form; what the form does not ask for stays.
func corrected(x *dossier.Dossier, v map[string]string) *dossier.Dossier {
	next, o := *x, &x.Owner
	next.Owner.Name, next.Owner.Phone, next.Owner.Email, next.Owner.Address = v["owner"], v["phone"], v["email"], v["address"]
	next.Owner.IDNumber, next.Owner.IDKind = strings.TrimSpace(v["id_number"]), v["id_kind"]
	if next.Owner.IDNumber == "" {
		next.Owner.IDKind = ""
	}
	if next.Owner.IDKind != o.IDKind {
		next.Owner.Kind = ""
		next.Owner.Kind = firstOf(partyKind(next.Owner), o.Kind)
	}
	next.Submitter, next.Authority = nil, ""
	if name := strings.TrimSpace(v["submitter"]); name != "" {
		var submitter dossier.Party
		if x.Submitter != nil {
			submitter = *x.Submitter
		}
		submitter.Name = name
		next.Submitter, next.Authority = &submitter, v["authority"]
	}
	next.Summary, next.ReturnBy, next.ReturnAddress, next.Note = v["summary"], v["return_by"], v["return_address"], v["note"]
	next.Sets, _ = strconv.Atoi(v["sets"]) // of nothing 0, which is refused beside the field
	return &next
}

// correctTrouble names the field of this form that an error is about.
func correctTrouble(err error) error {
	key := office.FieldOf(err)
	if key == "return_address" || formKeys[key] == "" {
		return err
	}
	return office.Invalid(formKeys[key], "%s", office.MessageOf(err))
}

// doubtsAbout are the warnings about the numbers of the owner, as they stand in a form.
func doubtsAbout(v map[string]string) []string {
	return dossier.Party{IDKind: v["id_kind"], IDNumber: strings.TrimSpace(v["id_number"]), Phone: v["phone"]}.Warnings()
}

// doubtsToAsk are those that are asked about before a dossier is taken in. A tax code's check digit is only shown as
// doubtful: some codes in use do not match it.
func doubtsToAsk(v map[string]string) []string {
	number := strings.TrimSpace(v["id_number"])
	if v["id_kind"] == "MST" {
		number = ""
	}
	return dossier.Party{IDKind: v["id_kind"], IDNumber: number, Phone: v["phone"]}.Warnings()
}

// showDoubts shows warnings in a banner; without any it is gone.
func showDoubts(b *kit.Banner, doubts []string) {
	b.Set(kit.ToneSoon, "", strings.Join(doubts, "\n"), "", nil)
}
