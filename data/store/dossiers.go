package store

import (
	"context"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

// Dossiers is the register of dossiers. Filters: state, procedure, channel, source, receiver, code, letter_id; bounds: received_at,
// due; orders: code, owner, procedure, received_at, due, state. A dossier without a limit has the latest due time of all in
// the order and lies in no bounds. Without an order the newest come first: by id, or by the time that is bounded.
type Dossiers struct{ *Register[dossier.Dossier] }

func dossierMapping() *mapping[dossier.Dossier] {
	type d = dossier.Dossier
	return &mapping[d]{
		register: "dossiers", noun: "hồ sơ",
		columns: []column[d]{
			{name: "code", value: func(x *d) any { return key(x.Code) }, index: true},
			{name: "state", kind: number, value: func(x *d) any { return x.State }, facet: true, index: true, with: "due"},
			{name: "procedure_code", field: "procedure", value: func(x *d) any { return key(x.ProcedureCode) }, facet: true, index: true},
			{name: "channel", value: func(x *d) any { return x.Channel }, facet: true},
			{name: "source", value: func(x *d) any { return x.Source }, facet: true},
			{name: "receiver", value: func(x *d) any { return key(x.Receiver) }, word: true},
			{name: "received_at", kind: instant, value: func(x *d) any { return x.ReceivedAt }, index: true},
			{name: "due", kind: instant, value: func(x *d) any { return microsOrNever(x.Due) }, index: true},
			{name: "handler", value: func(x *d) any { return key(x.Handler()) }, index: true},
			{name: "finished_at", kind: instant, value: func(x *d) any { return microsOrNever(x.FinishedAt) }, index: true},
			{name: "field", value: func(x *d) any { return key(x.Procedure.Field) }},
			{name: "track", value: func(x *d) any { return dossier.WriteTrack(x.Track()) }},
			{name: "letter_id", kind: number, value: func(x *d) any { return x.LetterID }, index: true},
			{name: "owner", kind: sortKey, value: func(x *d) any { return orderKey(x.Owner.Name) }, index: true},
			{name: "owner_name", value: func(x *d) any { return folded(x.Owner.Name) }},
			{name: "owner_number", value: func(x *d) any { return numberKey(x.Owner.IDNumber) }},
			{name: "owner_phone", value: func(x *d) any { return key(dossier.TidyPhone(x.Owner.Phone)) }},
			{name: "owner_email", value: func(x *d) any { return emailKey(x.Owner.Email) }},
		},
		identity: func(x *d) (id, version *int64) { return &x.ID, &x.Version },
		search:   dossierTexts,
		light:    dossierLight,
		heavy:    dossierHeavy,
		labels: map[string]string{
			"code": "Mã hồ sơ", "portal_code": "Mã trên cổng", "state": "Trạng thái", "reject_reason": "Lý do", "procedure": "Thủ tục", "procedure_code": "Mã thủ tục",
			"case": "Trường hợp", "summary": "Trích yếu", "owner": "Chủ hồ sơ", "submitter": "Người nộp", "authority": "Văn bản ủy quyền",
			"channel": "Cách nộp", "components": "Thành phần hồ sơ", "other_files": "Tệp khác", "sets": "Số bộ", "due": "Hạn trả", "limit": "Thời hạn",
			"fee": "Phí", "charge": "Lệ phí", "return_by": "Cách trả kết quả", "return_address": "Nơi trả kết quả", "note": "Ghi chú",
			"step": "Người đang giữ", "pauses": "Tạm dừng", "extension": "Gia hạn", "result": "Kết quả", "return": "Trả kết quả", "events": "Diễn biến",
		},
		references: dossierBlobs,
		keeps:      dossier.Keeps,
		taken: func(x *d) string {
			return "Mã hồ sơ " + x.Code + " đã có trong sổ; hãy kiểm tra lại mã."
		},
	}
}

// dossierLight leaves what lists show: of the procedure its names only.
func dossierLight(x *dossier.Dossier) {
	p := x.Procedure
	x.Procedure = procedure.Procedure{ID: p.ID, Version: p.Version, Code: p.Code, Name: p.Name, Field: p.Field, Level: p.Level, Unit: p.Unit}
	x.Components, x.OtherFiles = nil, nil
	x.Explanation.Lines = nil
	x.Events, x.Steps, x.Before, x.Supplements = nil, nil, nil, nil
}

func dossierHeavy(x *dossier.Dossier) any {
	return struct {
		Procedure   procedure.Procedure  `json:"procedure"`
		Components  []dossier.Component  `json:"components"`
		OtherFiles  []dossier.File       `json:"other_files"`
		Explanation workday.Explanation  `json:"explanation"`
		Events      []dossier.Event      `json:"events,omitempty"`
		Steps       []dossier.Step       `json:"steps,omitempty"`
		Supplements []dossier.Supplement `json:"supplements,omitempty"`
		Before      *dossier.Before      `json:"before,omitempty"`
	}{x.Procedure, x.Components, x.OtherFiles, x.Explanation, x.Events, x.Steps, x.Supplements, x.Before}
}

// dossierTexts is all that people look a dossier up by: its codes, the parties, what is asked for, the papers and their
// files, and the numbers of the documents that it was handled with.
func dossierTexts(x *dossier.Dossier) []string {
	texts := append([]string{
		x.Code, x.PortalCode, x.ProcedureCode, x.Procedure.Name, x.Summary, x.Case, x.Note, x.RejectReason, x.MessageID, x.Authority,
	}, partyTexts(x.Owner)...)
	if x.Submitter != nil {
		texts = append(texts, partyTexts(*x.Submitter)...)
	}
	for _, c := range x.Components {
		texts = append(append(texts, c.Name), fileTexts(c.Files)...)
	}
	texts = append(texts, fileTexts(x.OtherFiles)...)
	if r := x.Result; r != nil {
		texts = append(append(texts, r.Number, r.Signer), fileTexts(r.Files)...)
	}
	for _, e := range x.Events {
		texts = append(texts, e.Document)
	}
	return texts
}

func partyTexts(p dossier.Party) []string {
	return []string{p.Name, p.IDNumber, numberKey(p.IDNumber), p.Phone, dossier.TidyPhone(p.Phone), p.Email, p.Address, p.OldAddress}
}

func fileTexts(files []dossier.File) []string {
	texts := make([]string, len(files))
	for i, f := range files {
		texts[i] = f.Name
	}
	return texts
}

// dossierBlobs are the files of the components, of the result and the others.
func dossierBlobs(x *dossier.Dossier) map[string]bool {
	hashes := map[string]bool{}
	for _, f := range x.OtherFiles {
		hashes[f.SHA256] = true
	}
	for _, c := range x.Components {
		for _, f := range c.Files {
			hashes[f.SHA256] = true
		}
	}
	if x.Result != nil {
		for _, f := range x.Result.Files {
			hashes[f.SHA256] = true
		}
	}
	delete(hashes, "")
	return hashes
}

// numberKey is an identity number as numbers are compared: letters and digits only.
func numberKey(number string) string { return strings.ReplaceAll(folded(number), " ", "") }

func emailKey(address string) string { return key(strings.ToLower(strings.TrimSpace(address))) }

// ByCode returns the dossier with this code. Error: office.CodeNotFound.
func (d *Dossiers) ByCode(ctx context.Context, code string) (*dossier.Dossier, error) {
	found, err := d.store.rows(ctx, "SELECT id, version, data, heavy FROM dossiers WHERE id = (SELECT id FROM dossiers_fields WHERE code = ?)", key(code))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Không có hồ sơ nào mang mã “%s”.", code)
	}
	return d.mapping.decode(found[0])
}

// SameParty returns the dossiers whose owner has the ID number, phone, e-mail or folded name of p, newest first and
// without their heavy fields; of many the newest, at most so many: a firm that applies often has hundreds.
func (d *Dossiers) SameParty(ctx context.Context, p dossier.Party, exceptID int64, most int) ([]dossier.Dossier, error) {
	var branches []string
	var args []any
	for _, same := range []struct{ column, value string }{
		{"owner_number", numberKey(p.IDNumber)},
		{"owner_phone", key(dossier.TidyPhone(p.Phone))},
		{"owner_email", emailKey(p.Email)},
		{"owner_name", folded(p.Name)},
	} {
		if same.value == "" {
			continue
		}
		// One branch a column: each walks its index from the newest on.
		branches = append(branches, "SELECT id FROM (SELECT id FROM dossiers_fields WHERE "+same.column+" = ? AND id <> ? ORDER BY id DESC LIMIT ?) x")
		args = append(args, same.value, exceptID, most)
	}
	if len(branches) == 0 {
		return nil, nil
	}
	return d.where(ctx, "id IN ("+strings.Join(branches, " UNION ")+") ORDER BY id DESC LIMIT ?", append(args, most)...)
}

// Cases calls do for every dossier that may belong to the report of a period, oldest finish first: received before its end
// and not finished before its beginning. It reads narrow rows only and holds one at a time.
func (d *Dossiers) Cases(ctx context.Context, p dossier.Period, do func(dossier.Case) error) error {
	return each(ctx, d.store, func(scan scanner) (c dossier.Case, err error) {
		var track string
		if err := scan(&c.ID, &c.Field, &c.Procedure, &c.Channel, &c.Source, &track); err != nil {
			return c, err
		}
		c.Track, err = dossier.ReadTrack(track)
		return c, err
	}, do, `SELECT id, field, procedure_code, channel, source, track FROM dossiers_fields WHERE finished_at >= ? AND received_at < ? AND track <> ''`,
		micros(p.Begin()), micros(p.End()))
}
