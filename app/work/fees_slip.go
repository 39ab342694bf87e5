package work

import (
	"context"
	"fmt"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Slip issues the internal slip of a payment (phiếu thu), with the amount in words and the voucher that the office gave; the
// one that was issued is returned as it is. Error: office.CodeRefused for an entry that is no payment or was voided.
func (f *Fees) Slip(ctx context.Context, entryID int64) (*dossier.Paper, error) {
	e, err := f.office.Store.FeeEntries.Get(ctx, entryID)
	if err != nil {
		return nil, err
	}
	s, err := f.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	var issued *dossier.Paper
	err = f.office.Update(ctx, "issue", func(tx *store.Tx) error {
		b, err := f.office.Store.FeeBills.Load(tx, e.Bill)
		if err != nil {
			return err
		}
		if b.Payment == nil || b.Payment.Entry != e.ID {
			return office.Refuse("Lần thu này đã bị hủy hoặc không phải là lần thu tiền nên không có phiếu thu.")
		}
		x, err := f.office.Store.Dossiers.Load(tx, e.DossierID)
		if err != nil {
			return err
		}
		issued, err = f.office.Desk().issue(tx, s, Issuing{
			Kind: paper.KindFee, Occasion: fmt.Sprintf("fee-%d", e.ID), Dossier: x, Number: slipNumber(e.Voucher), At: e.At, By: e.Cashier,
			Fill: func(number string) any { return feeData(e, x, s, number) },
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return issued, nil
}

// slipNumber is the number that the slip itself has: the program's own, or that of the receipt it goes with.
func slipNumber(v fee.Voucher) string {
	if v.Preprinted {
		return fmt.Sprintf("%07d", v.Number)
	}
	return v.String()
}

func feeData(e *fee.Entry, x *dossier.Dossier, s core.OfficeSettings, number string) paper.FeeData {
	data := paper.FeeData{
		Letterhead: s.Letterhead(e.At), Dossier: aboutDossier(x), Number: number, Payer: paper.Person{Name: e.Payer, Address: e.Address},
		Fee: e.Fee, Charge: e.Charge, Method: e.Method.Label(), At: e.At, Collector: e.Cashier,
	}
	if v := e.Voucher; v.Preprinted {
		data.Reference = fmt.Sprintf("%s, số %07d", v.Symbol, v.Number)
		if v.Form != "" {
			data.Reference = fmt.Sprintf("mẫu %s, ký hiệu %s, số %07d", v.Form, v.Symbol, v.Number)
		}
	}
	return data
}
