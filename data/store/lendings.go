package store

import (
	"context"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// Lendings is the book of the uses of kept copies. Filters: year, state, document_id; bounds: lent_on, returned_on; orders:
// lent_on, returned_on, person. A copy that is still out stands behind all others by its day of return.
type Lendings struct {
	*Register[document.Lending]
}

func lendingMapping() *mapping[document.Lending] {
	type l = document.Lending
	return &mapping[l]{
		register: "lendings", noun: "lượt mượn bản lưu",
		columns: []column[l]{
			{name: "year", kind: number, value: func(x *l) any { return yearOf(x.LentOn) }, facet: true},
			{name: "state", value: func(x *l) any { return x.State() }, facet: true},
			{name: "lent_on", kind: day, value: func(x *l) any { return x.LentOn }, index: true},
			{name: "returned_on", kind: day, value: func(x *l) any { return lastDay(x.ReturnedOn) }, index: true},
			{name: "person", kind: sortKey, value: func(x *l) any { return orderKey(x.User) }, index: true},
			{name: "document_id", kind: number, value: func(x *l) any { return x.DocumentID }, index: true},
		},
		identity: func(x *l) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *l) []string {
			return []string{x.User, x.Number, x.Dated.String(), x.Type, x.Summary, x.Folder, x.AllowedBy, x.Note}
		},
		labels: map[string]string{
			"lent_on": "Ngày mượn", "user": "Người mượn", "number": "Số, ký hiệu", "dated": "Ngày văn bản", "type": "Loại", "summary": "Trích yếu",
			"folder": "Số, ký hiệu hồ sơ", "allowed_by": "Người cho phép", "signed": "Ký nhận", "returned_on": "Ngày trả", "note": "Ghi chú",
		},
		taken: func(x *l) string {
			return "Lượt mượn bản lưu văn bản " + x.Number + " đã có trong sổ."
		},
		keeps: func(before, after *l) error {
			if before.ReturnedOn != "" && after.ReturnedOn == "" {
				return office.Refuse("Bản lưu văn bản %s đã trả ngày %s; lần mượn sau phải ghi thành dòng mới.", before.Number, before.ReturnedOn)
			}
			return nil
		},
	}
}

// Out returns who has the kept copy of a document now, nil when it lies in its place. Call it inside a transaction that
// lends it.
func (l *Lendings) Out(tx *Tx, documentID int64) (*document.Lending, error) {
	ids, err := tx.ids("SELECT id FROM lendings_fields WHERE document_id = ? AND state = ?", documentID, string(document.Lent))
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return l.Load(tx, ids[0])
}

// OfDocument returns the uses of a document's kept copy, newest first.
func (l *Lendings) OfDocument(ctx context.Context, documentID int64) ([]document.Lending, error) {
	return l.where(ctx, "document_id = ? ORDER BY id DESC", documentID)
}
