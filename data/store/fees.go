package store

import (
	"context"

	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// FeeBills keeps what is owed for dossiers. Filters: dossier_id, code, state, when, procedure; bounds: made_at, paid_at; orders:
// dossier_id, code, state, payer, total, made_at, paid_at.
type FeeBills struct{ *Register[fee.Bill] }

func feeBillMapping() *mapping[fee.Bill] {
	type b = fee.Bill
	return &mapping[b]{
		register: "fee_bills", noun: "khoản thu",
		columns: []column[b]{
			{name: "dossier_id", kind: number, value: func(x *b) any { return x.DossierID }, index: true},
			{name: "code", value: func(x *b) any { return key(x.Code) }, index: true},
			{name: "state", value: func(x *b) any { return x.State }, facet: true, index: true},
			{name: "due_when", field: "when", value: func(x *b) any { return x.When }, facet: true},
			{name: "procedure_code", field: "procedure", value: func(x *b) any { return key(x.ProcedureCode) }, word: true},
			{name: "payer", kind: sortKey, value: func(x *b) any { return orderKey(x.Payer) }, index: true},
			{name: "total", kind: number, value: func(x *b) any { return x.Total() }, index: true},
			{name: "made_at", kind: instant, value: func(x *b) any { return x.MadeAt }, index: true},
			{name: "paid_at", kind: instant, value: func(x *b) any {
				if x.Payment == nil {
					return int64(0)
				}
				return micros(x.Payment.At)
			}, index: true},
		},
		identity: func(x *b) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *b) []string {
			texts := []string{x.Code, x.Payer, x.Address, x.ProcedureCode, x.Procedure, x.What, x.Paper}
			if x.Payment != nil {
				texts = append(texts, x.Payment.Voucher)
			}
			return texts
		},
		labels: map[string]string{
			"state": "Trạng thái", "fee": "Phí", "charge": "Lệ phí", "when": "Thời điểm thu", "payer": "Người nộp", "reason": "Lý do", "category": "Đối tượng",
			"received": "Đã thu", "payment": "Lần thu",
		},
	}
}

// OfDossier returns the bills of a dossier, oldest first.
func (b *FeeBills) OfDossier(ctx context.Context, dossierID int64) ([]fee.Bill, error) {
	return b.where(ctx, "dossier_id = ? ORDER BY id", dossierID)
}

// Owing returns the bills of a dossier that are still to be paid, oldest first; it sees what the transaction has written.
func (b *FeeBills) Owing(tx *Tx, dossierID int64) ([]fee.Bill, error) {
	ids, err := tx.ids("SELECT id FROM fee_bills_fields WHERE dossier_id = ? AND state IN (?, ?) ORDER BY id", dossierID, string(fee.Unpaid), string(fee.Waiting))
	if err != nil {
		return nil, err
	}
	var list []fee.Bill
	for _, id := range ids {
		bill, err := b.Load(tx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, *bill)
	}
	return list, nil
}

// FeeEntries is the book of fees: entries are added and never changed. Filters: bill_id, dossier_id, cashier, kind, method, field,
// code, voucher; bounds: day; orders: bill_id, dossier_id, day, cashier, code, payer, voucher.
type FeeEntries struct{ *Register[fee.Entry] }

func feeEntryMapping() *mapping[fee.Entry] {
	type e = fee.Entry
	return &mapping[e]{
		register: "fee_entries", noun: "dòng sổ thu",
		columns: []column[e]{
			{name: "bill_id", kind: number, value: func(x *e) any { return x.Bill }, index: true},
			{name: "dossier_id", kind: number, value: func(x *e) any { return x.DossierID }, index: true},
			{name: "day", kind: day, value: func(x *e) any { return x.Day }, index: true},
			{name: "cashier", value: func(x *e) any { return key(x.Cashier) }, word: true, index: true},
			{name: "kind", value: func(x *e) any { return x.Kind }, facet: true},
			{name: "method", value: func(x *e) any { return x.Method }, facet: true},
			{name: "field", value: func(x *e) any { return key(x.Field) }, word: true},
			{name: "code", value: func(x *e) any { return key(x.Code) }, index: true},
			{name: "payer", kind: sortKey, value: func(x *e) any { return orderKey(x.Payer) }, index: true},
			{name: "series", kind: number, value: func(x *e) any { return x.Voucher.Series }},
			{name: "period", value: func(x *e) any { return x.Voucher.Period }},
			{name: "taken", kind: number, value: func(x *e) any { return x.Voucher.Taken }},
			{name: "voucher", value: func(x *e) any { return key(x.Voucher.String()) }, index: true},
		},
		identity: func(x *e) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *e) []string {
			return []string{x.Code, x.Payer, x.Address, x.ProcedureCode, x.Procedure, x.Voucher.String(), x.Reference, x.Reason, x.Cashier}
		},
		keeps: func(before, _ *e) error {
			return office.Refuse("Dòng sổ thu số %d đã ghi thì không sửa được; hãy hủy biên lai hoặc hoàn phí.", before.ID)
		},
		taken: func(x *e) string { return "Biên lai " + x.Voucher.String() + " đã dùng cho một lần thu khác." },
	}
}

// Save adds an entry, on a day that its cashier has not closed. Errors: office.CodeRefused for a closed day and for an entry
// that is there already.
func (e *FeeEntries) Save(tx *Tx, entry *fee.Entry) error {
	last, err := tx.store.FeeClosings.Last(tx, entry.Cashier)
	if err != nil {
		return err
	}
	if entry.Day <= last.Day {
		return office.Refuse("Ngày %s của %s đã chốt nên không ghi thêm vào sổ thu được.", entry.Day, entry.Cashier)
	}
	return e.Register.Save(tx, entry)
}

// OfBill returns the entries of a bill, oldest first.
func (e *FeeEntries) OfBill(ctx context.Context, billID int64) ([]fee.Entry, error) {
	return e.where(ctx, "bill_id = ? ORDER BY id", billID)
}

// OfDossier returns the entries of a dossier, oldest first.
func (e *FeeEntries) OfDossier(ctx context.Context, dossierID int64) ([]fee.Entry, error) {
	return e.where(ctx, "dossier_id = ? ORDER BY id", dossierID)
}

// Between returns the entries of a period, in the order of their days.
func (e *FeeEntries) Between(ctx context.Context, from, to office.Day) ([]fee.Entry, error) {
	return e.where(ctx, "day BETWEEN ? AND ? ORDER BY day, id", string(from), string(to))
}

// OfDay returns the entries of a cashier's day, oldest first; it sees what the transaction has written.
func (e *FeeEntries) OfDay(tx *Tx, cashier string, on office.Day) ([]fee.Entry, error) {
	ids, err := tx.ids("SELECT id FROM fee_entries_fields WHERE day = ? AND cashier = ? ORDER BY id", string(on), key(cashier))
	if err != nil {
		return nil, err
	}
	list := make([]fee.Entry, 0, len(ids))
	for _, id := range ids {
		entry, err := e.Load(tx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, *entry)
	}
	return list, nil
}

// OpenDays returns the days up to one that have entries of a cashier and are not closed, oldest first.
func (e *FeeEntries) OpenDays(ctx context.Context, cashier string, to office.Day) ([]office.Day, error) {
	return list(ctx, e.store, one[office.Day], `SELECT DISTINCT day FROM fee_entries_fields WHERE cashier = ? AND day <= ?
		AND day > (SELECT coalesce(max(day), '') FROM fee_closings_fields WHERE cashier = ?) ORDER BY day`, key(cashier), string(to), key(cashier))
}

// FeeSeries are the series of vouchers. Orders: symbol, from.
type FeeSeries struct{ *Register[fee.Series] }

func feeSeriesMapping() *mapping[fee.Series] {
	type s = fee.Series
	return &mapping[s]{
		register: "fee_series", noun: "ký hiệu biên lai",
		columns: []column[s]{
			{name: "symbol", value: func(x *s) any { return key(x.Symbol) }, index: true},
			{name: "valid_from", field: "from", kind: day, value: func(x *s) any { return x.From }, index: true},
			{name: "valid_to", field: "to", kind: day, value: func(x *s) any { return lastDay(x.To) }},
		},
		identity: func(x *s) (id, version *int64) { return &x.ID, &x.Version },
		labels: map[string]string{
			"symbol": "Ký hiệu", "form": "Mẫu số", "preprinted": "In sẵn", "first": "Từ số", "last": "Đến số", "from": "Dùng từ", "to": "Đến ngày", "note": "Ghi chú",
		},
	}
}

// Used returns how many numbers of a ledger were taken in a period.
func (s *FeeSeries) Used(ctx context.Context, ledger, period string) (int, error) {
	last, err := list(ctx, s.store, one[int], "SELECT last_number FROM counters WHERE series = ? AND period = ?", ledger, period)
	if err != nil || len(last) == 0 {
		return 0, err
	}
	return last[0], nil
}

// TakenEver returns the most numbers that were taken in any period; it sees what the transaction has written.
func (s *FeeSeries) TakenEver(tx *Tx, ledger string) (int, error) {
	var last int
	_, err := tx.scan([]any{&last}, "SELECT coalesce(max(last_number), 0) FROM counters WHERE series = ?", ledger)
	return last, err
}

// FeeShares says how much of the fees is retained. Orders: from.
type FeeShares struct{ *Register[fee.Share] }

func feeShareMapping() *mapping[fee.Share] {
	type s = fee.Share
	return &mapping[s]{
		register: "fee_shares", noun: "tỷ lệ để lại",
		columns: []column[s]{
			{name: "valid_from", field: "from", kind: day, value: func(x *s) any { return x.From }, index: true},
			{name: "valid_to", field: "to", kind: day, value: func(x *s) any { return lastDay(x.To) }},
		},
		identity: func(x *s) (id, version *int64) { return &x.ID, &x.Version },
		labels: map[string]string{
			"field": "Lĩnh vực", "fee": "Phí để lại", "charge": "Lệ phí để lại", "from": "Áp dụng từ", "to": "Đến ngày", "source": "Căn cứ", "verified": "Đã kiểm chứng",
		},
	}
}

// FeeClosings are the days that cashiers have closed; they are added and never changed. Filters: cashier; bounds and orders: day.
type FeeClosings struct{ *Register[fee.Closing] }

func feeClosingMapping() *mapping[fee.Closing] {
	type c = fee.Closing
	return &mapping[c]{
		register: "fee_closings", noun: "ngày đã chốt",
		columns: []column[c]{
			{name: "cashier", value: func(x *c) any { return key(x.Cashier) }},
			{name: "day", kind: day, value: func(x *c) any { return x.Day }, index: true},
		},
		identity: func(x *c) (id, version *int64) { return &x.ID, &x.Version },
		keeps: func(before, _ *c) error {
			return office.Refuse("Ngày %s của %s đã chốt thì không sửa được.", before.Day, before.Cashier)
		},
		taken: func(x *c) string { return "Ngày " + x.Day.String() + " của " + x.Cashier + " đã chốt rồi." },
	}
}

// Last returns the newest day that a cashier has closed, the zero Closing for none; it sees what the transaction has written.
func (c *FeeClosings) Last(tx *Tx, cashier string) (fee.Closing, error) {
	ids, err := tx.ids("SELECT id FROM fee_closings_fields WHERE cashier = ? ORDER BY day DESC LIMIT 1", key(cashier))
	if err != nil || len(ids) == 0 {
		return fee.Closing{}, err
	}
	last, err := c.Load(tx, ids[0])
	if err != nil {
		return fee.Closing{}, err
	}
	return *last, nil
}

// Before returns the closing of a cashier before a day, the zero Closing for none.
func (c *FeeClosings) Before(ctx context.Context, cashier string, on office.Day) (fee.Closing, error) {
	found, err := c.where(ctx, "cashier = ? AND day < ? ORDER BY day DESC LIMIT 1", key(cashier), string(on))
	if err != nil || len(found) == 0 {
		return fee.Closing{}, err
	}
	return found[0], nil
}

// On returns the closing of a cashier's day. Error: office.CodeNotFound.
func (c *FeeClosings) On(ctx context.Context, cashier string, on office.Day) (*fee.Closing, error) {
	found, err := c.where(ctx, "cashier = ? AND day = ?", key(cashier), string(on))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Ngày %s của %s chưa chốt.", on, cashier)
	}
	return &found[0], nil
}
