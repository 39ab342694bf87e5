package work

import (
	"cmp"
	"context"
	"slices"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// Book draws the register as a bound book (Sổ theo dõi hồ sơ): a cover and a row for every dossier that was taken in from one
// day to another, both included. It is not kept: it can be drawn again at any time. Error: office.CodeInvalid for days that
// are none or out of order.
func (d *Desk) Book(ctx context.Context, from, to office.Day) ([]byte, error) {
	if from.Time().IsZero() || to.Time().IsZero() || to < from {
		return nil, office.Invalid("to", "Hãy ghi ngày đầu và ngày cuối của sổ, ngày cuối không trước ngày đầu.")
	}
	s, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data, err := d.bookData(ctx, s, from, to)
	if err != nil {
		return nil, err
	}
	pdf, _, err := d.render(s, Issuing{Kind: paper.KindRegister, At: to.Add(1).Time().Add(-time.Second), Fill: func(string) any { return data }})
	return pdf, err
}

func (d *Desk) bookData(ctx context.Context, s core.OfficeSettings, from, to office.Day) (paper.RegisterData, error) {
	data := paper.RegisterData{Letterhead: s.Letterhead(d.office.Time()), From: from, To: to}
	q := office.Query{
		From: map[string]string{"received_at": from.Time().UTC().Format(time.RFC3339)},
		To:   map[string]string{"received_at": to.Add(1).Time().Add(-time.Second).UTC().Format(time.RFC3339)},
	}
	volumes := map[string]bool{}
	err := core.Walk(ctx, d.office.Store.Dossiers.Page, q, dossierID, func(x dossier.Dossier) error {
		if x.TakenIn() {
			volumes[x.Book] = true
			data.Rows = append(data.Rows, bookRow(&x))
		}
		return ctx.Err()
	})
	slices.SortStableFunc(data.Rows, func(a, b paper.RegisterRow) int {
		return cmp.Or(cmp.Compare(a.Received.In(office.Zone).Year(), b.Received.In(office.Zone).Year()), cmp.Compare(a.Number, b.Number))
	})
	if from.Time().Year() == to.Time().Year() {
		data.Year = from.Time().Year()
	}
	if len(volumes) == 1 {
		for volume := range volumes {
			data.Volume = volume
		}
	}
	return data, err
}

// bookRow is a dossier of a page as a line of the book.
func bookRow(x *dossier.Dossier) paper.RegisterRow {
	row := paper.RegisterRow{
		Number: x.BookNumber, Code: x.Code, Request: request(x), Sets: x.Sets, Owner: x.Owner.Name, Address: x.Owner.Address, Phone: x.Owner.Phone,
		Unit: unitOf(x), Received: x.ReceivedAt, Due: x.Due, ReturnBy: returnWord(x.ReturnBy), Receiver: x.Receiver, Area: x.Area, Note: bookNote(x),
	}
	if r := x.Return; r != nil {
		row.Returned, row.Giver, row.Taker, row.ReturnBy = r.At, r.By, r.Receiver, returnWord(r.How)
	}
	return row
}

func returnWord(how string) string {
	return map[string]string{dossier.ReturnDesk: "Tại quầy", dossier.ReturnPost: "Bưu chính", dossier.ReturnOnline: "Trực tuyến"}[how]
}

// bookNote says what became of a dossier that was not decided as usual.
func bookNote(x *dossier.Dossier) string {
	switch {
	case x.State == dossier.Rejected, x.Result != nil && x.Result.Kind == dossier.ResultReturned:
		return "trả lại"
	case withdrawn(x):
		return "rút hồ sơ"
	case x.OpenPause() != nil:
		return "tạm dừng"
	case x.Limit != "" && x.Outcome != "":
		return x.Outcome.Vietnamese()
	}
	return ""
}
