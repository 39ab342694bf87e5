package store

import (
	"context"
	"strings"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// Incoming is the register of incoming documents. Filters: year, number, state, type, author, level, source, urgency, unit, handler,
// letter_id, folder_id, and of the sets tag and field; bounds: arrived_on, dated, due, completed_on; orders: serial, author, arrived_on, dated, due, state. A
// document without a due day stands behind all others.
type Incoming struct {
	*Register[document.Incoming]
}

func incomingMapping() *mapping[document.Incoming] {
	type d = document.Incoming
	return &mapping[d]{
		register: "incoming", noun: "văn bản đến",
		columns: []column[d]{
			{name: "year", kind: number, value: func(x *d) any { return yearOf(x.ArrivedOn) }, facet: true},
			{name: "serial", kind: number, value: func(x *d) any { return x.Serial }},
			{name: "suffix", value: func(x *d) any { return x.Suffix }},
			{name: "number", value: func(x *d) any { return numberOf(x.Number) }, index: true},
			{name: "state", value: func(x *d) any { return x.State }, facet: true, index: true, with: "due"},
			{name: "type", value: func(x *d) any { return key(x.Type) }, word: true, index: true},
			{name: "author", value: func(x *d) any { return folded(x.Author) }, word: true, index: true, order: "author_order"},
			{name: "author_order", kind: sortKey, value: func(x *d) any { return orderKey(x.Author) }, index: true},
			{name: "level", value: func(x *d) any { return key(x.Level) }, word: true},
			{name: "source", value: func(x *d) any { return key(x.Source) }, word: true},
			{name: "urgency", value: func(x *d) any { return key(x.Urgency) }, facet: true},
			{name: "unit", value: func(x *d) any { return key(x.Unit()) }, word: true, index: true},
			{name: "handler", value: func(x *d) any { return key(x.Handler) }, word: true, index: true},
			{name: "arrived_on", kind: day, value: func(x *d) any { return x.ArrivedOn }, index: true},
			{name: "dated", kind: day, value: func(x *d) any { return x.Dated }, index: true},
			{name: "due", kind: day, value: func(x *d) any { return lastDay(x.Due) }, index: true},
			{name: "completed_on", kind: day, value: func(x *d) any { return lastDay(x.CompletedOn) }, index: true},
			{name: "letter_id", kind: number, value: func(x *d) any { return x.LetterID }, index: true},
			{name: "folder_id", kind: number, value: func(x *d) any { return x.FolderID }, index: true},
			{name: "likeness", value: func(x *d) any { return key(x.Likeness()) }, index: true},
		},
		identity: func(x *d) (id, version *int64) { return &x.ID, &x.Version },
		search:   incomingTexts,
		sets: []set[d]{
			{"tag", func(x *d) []string { return x.Tags }},
			{"field", func(x *d) []string { return []string{x.Field} }},
		},
		light: func(x *d) { x.Events = nil },
		heavy: func(x *d) any {
			return struct {
				Events []document.Event `json:"events,omitempty"`
			}{x.Events}
		},
		labels: map[string]string{
			"serial": "Số đến", "arrived_on": "Ngày đến", "source": "Nguồn", "author": "Cơ quan ban hành", "number": "Số, ký hiệu", "dated": "Ngày văn bản",
			"type": "Loại", "field": "Lĩnh vực", "summary": "Trích yếu", "pages": "Số trang", "copies": "Số bản", "urgency": "Độ khẩn", "signer": "Người ký",
			"state": "Trạng thái", "directions": "Ý kiến chỉ đạo", "handler": "Người xử lý", "due": "Hạn xử lý", "completed_on": "Ngày hoàn thành",
			"answer_id": "Văn bản trả lời", "folder_id": "Hồ sơ công việc", "tags": "Nhãn", "files": "Tệp", "note": "Ghi chú", "level": "Cấp ban hành",
		},
		references: func(x *d) map[string]bool { return hashes(x.Files) },
		keeps: func(before, after *d) error {
			return keepsEvents(before.Events, after.Events, "văn bản đến số "+before.Arrival())
		},
		taken: func(x *d) string {
			return "Số đến " + x.Arrival() + " đã có trong sổ năm nay; hãy lấy số khác."
		},
	}
}

func incomingTexts(x *document.Incoming) []string {
	texts := []string{x.Arrival(), x.Author, x.Number, x.Type, x.Field, x.Summary, x.Signer, x.Handler, x.Unit(), x.Note, x.Dated.String()}
	for _, d := range x.Directions {
		texts = append(texts, d.Leader, d.Text)
	}
	return append(append(texts, x.Tags...), names(x.Files)...)
}

// Like returns the documents that may be the same as x: same author, number and day; oldest first.
func (i *Incoming) Like(ctx context.Context, x *document.Incoming) ([]document.Incoming, error) {
	likeness := x.Likeness()
	if likeness == "" {
		return nil, nil
	}
	found, err := i.where(ctx, "likeness = ? ORDER BY id", key(likeness))
	if err != nil {
		return nil, err
	}
	var others []document.Incoming
	for _, y := range found {
		if y.ID != x.ID {
			others = append(others, y)
		}
	}
	return others, nil
}

// Suffixes returns the suffixes that numbers of arrival have behind a serial in a year; it sees what the transaction has
// written.
func (i *Incoming) Suffixes(tx *Tx, year, serial int) ([]string, error) {
	return suffixes(tx, "SELECT id FROM incoming_fields WHERE year = ? AND serial = ?", i.Load, func(x *document.Incoming) string { return x.Suffix }, year, serial)
}

// Outgoing is the register of outgoing documents. Filters: year, series, number, state, type, unit, drafter, signer, urgency, folder_id,
// and of the sets tag, field, recipient and delivery;
// bounds: dated, issued_on; orders: serial, dated, issued_on, state. A document without a number has no day and stands
// behind all others.
type Outgoing struct {
	*Register[document.Outgoing]
}

func outgoingMapping() *mapping[document.Outgoing] {
	type d = document.Outgoing
	return &mapping[d]{
		register: "outgoing", noun: "văn bản đi",
		columns: []column[d]{
			{name: "year", kind: number, value: func(x *d) any { return yearOf(x.Dated) }, facet: true},
			{name: "series", value: func(x *d) any { return key(x.Series) }},
			{name: "serial", kind: number, value: func(x *d) any { return x.Serial }},
			{name: "suffix", value: func(x *d) any { return x.Suffix }},
			{name: "number", value: func(x *d) any { return numberOf(x.Number) }, index: true},
			{name: "state", value: func(x *d) any { return x.State }, facet: true, index: true},
			{name: "type", value: func(x *d) any { return key(x.Type) }, word: true, index: true},
			{name: "unit", value: func(x *d) any { return key(x.Unit) }, word: true, index: true},
			{name: "drafter", value: func(x *d) any { return key(x.Drafter) }, word: true},
			{name: "signer", value: func(x *d) any { return key(x.Signer) }, word: true},
			{name: "urgency", value: func(x *d) any { return key(x.Urgency) }, facet: true},
			{name: "dated", kind: day, value: func(x *d) any { return lastDay(x.Dated) }, index: true},
			{name: "issued_on", kind: day, value: func(x *d) any { return lastDay(x.IssuedOn) }, index: true},
			{name: "folder_id", kind: number, value: func(x *d) any { return x.FolderID }, index: true},
		},
		identity: func(x *d) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *d) []string {
			texts := []string{x.Number, x.Type, x.Field, x.Summary, x.Unit, x.Drafter, x.Signer, x.Note, x.Keeper, x.Dated.String()}
			return append(append(append(texts, recipientNames(x)...), x.Tags...), names(x.Files)...)
		},
		sets: []set[d]{
			{"tag", func(x *d) []string { return x.Tags }},
			{"field", func(x *d) []string { return []string{x.Field} }},
			{"recipient", recipientNames},
			{"delivery", deliveryOf},
		},
		light: func(x *d) { x.Events, x.Drafts = nil, nil },
		heavy: func(x *d) any {
			return struct {
				Events []document.Event      `json:"events,omitempty"`
				Drafts []document.DraftFiles `json:"drafts,omitempty"`
			}{x.Events, x.Drafts}
		},
		labels: map[string]string{
			"type": "Loại", "summary": "Trích yếu", "field": "Lĩnh vực", "unit": "Đơn vị soạn", "drafter": "Người soạn", "urgency": "Độ khẩn", "state": "Trạng thái",
			"signer": "Người ký", "signer_post": "Chức vụ", "authority": "Thẩm quyền ký", "signed_on": "Ngày ký", "number": "Số, ký hiệu", "dated": "Ngày văn bản", "issued_on": "Ngày phát hành",
			"recipients": "Nơi nhận", "keeper": "Nơi giữ bản lưu", "drafts": "Các bản dự thảo", "files": "Tệp", "copies": "Số bản", "pages": "Số trang",
			"inserted": "Lý do chèn, giữ số", "folder_id": "Hồ sơ công việc", "tags": "Nhãn", "note": "Ghi chú", "answers_id": "Trả lời văn bản đến",
			"series": "Sổ", "serial": "Số", "suffix": "Chữ sau số", "other_id": "Văn bản đính chính, thay thế",
		},
		references: func(x *d) map[string]bool {
			all := hashes(x.Files)
			for _, draft := range x.Drafts {
				for sha := range hashes(draft.Files) {
					all[sha] = true
				}
			}
			return all
		},
		keeps: outgoingKeeps,
		taken: func(x *d) string { return "Số " + x.Number + " đã có trong sổ; hãy lấy số khác." },
	}
}

func recipientNames(x *document.Outgoing) []string {
	list := make([]string, len(x.Recipients))
	for i, r := range x.Recipients {
		list[i] = r.Name
	}
	return list
}

// The deliveries of issued documents, for the filter of that name.
const (
	DeliveryPending = "chưa xong"
	DeliveryDone    = "xong"
)

func deliveryOf(x *document.Outgoing) []string {
	switch {
	case x.IssuedOn == "":
		return nil
	case len(x.Pending()) > 0:
		return []string{DeliveryPending}
	}
	return []string{DeliveryDone}
}

// outgoingKeeps refuses to lose an event or a draft, and to change a number that was given.
func outgoingKeeps(before, after *document.Outgoing) error {
	if before.Number != "" && before.Number != after.Number {
		return office.Refuse("Văn bản đã có số %s thì không đổi số được; hãy hủy số đó với lý do rồi cấp số mới.", before.Number)
	}
	if len(after.Drafts) < len(before.Drafts) {
		return office.Refuse("Các bản dự thảo đã lưu của văn bản “%s” không được bỏ đi.", before.Summary)
	}
	return keepsEvents(before.Events, after.Events, "văn bản “"+before.Summary+"”")
}

// Suffixes returns the suffixes that numbers of a series have behind a serial in a year.
func (o *Outgoing) Suffixes(tx *Tx, series string, year, serial int) ([]string, error) {
	return suffixes(tx, "SELECT id FROM outgoing_fields WHERE series = ? AND year = ? AND serial = ?", o.Load, func(x *document.Outgoing) string { return x.Suffix }, key(series), year, serial)
}

// suffixes loads the records that a question finds and returns what they have behind their serial.
func suffixes[T any](tx *Tx, question string, load func(*Tx, int64) (*T, error), suffix func(*T) string, args ...any) ([]string, error) {
	ids, err := tx.ids(question, args...)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, id := range ids {
		record, err := load(tx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, suffix(record))
	}
	return list, nil
}

// keepsEvents refuses to lose or change an event.
func keepsEvents(before, after []document.Event, what string) error {
	if len(after) >= len(before) {
		for i := range before {
			if !before[i].At.Equal(after[i].At) || before[i].Action != after[i].Action || before[i].By != after[i].By || before[i].Note != after[i].Note {
				return office.Refuse("Diễn biến đã ghi của %s không được sửa.", what)
			}
		}
		return nil
	}
	return office.Refuse("Diễn biến đã ghi của %s không được xóa.", what)
}

// hashes are the blobs of files.
func hashes(files []office.File) map[string]bool {
	all := map[string]bool{}
	for _, f := range files {
		if f.SHA256 != "" {
			all[f.SHA256] = true
		}
	}
	return all
}

func names(files []office.File) []string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Name
	}
	return list
}

func yearOf(d office.Day) int {
	if d == "" {
		return 0
	}
	return d.Time().Year()
}

// numberOf is a number and symbol as numbers are compared: without marks, spaces and leading zeros.
func numberOf(number string) string {
	return key(strings.TrimLeft(strings.ReplaceAll(folded(number), " ", ""), "0"))
}

// ByNumber returns the incoming documents with this number and symbol, newest first.
func (i *Incoming) ByNumber(ctx context.Context, number string) ([]document.Incoming, error) {
	return i.where(ctx, "number = ? ORDER BY id DESC", numberOf(number))
}

// ByNumber returns the outgoing documents with this number and symbol, newest first.
func (o *Outgoing) ByNumber(ctx context.Context, number string) ([]document.Outgoing, error) {
	return o.where(ctx, "number = ? ORDER BY id DESC", numberOf(number))
}
