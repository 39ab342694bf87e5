package work

import (
	"slices"
	"strconv"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
)

// fillReceipt is the snapshot of the dossier on the day it was received: form 01.
func fillReceipt(f *filling) any {
	x := f.x
	about := f.about()
	about.Due = x.OriginalDue
	return paper.ReceiptData{
		Letterhead: f.settings.Letterhead(x.ReceivedAt), Dossier: about, Number: strconv.Itoa(x.BookNumber), Components: f.present(),
		ReturnBy: x.ReturnBy, ReturnAddress: first(x.ReturnAddress, x.Owner.Address),
		Fee: x.Fee, Charge: x.Charge, FeeTime: x.FeeTime, Book: x.Book, BookNumber: x.BookNumber, Receiver: x.Receiver,
	}
}

// fillSupplement is the last request for papers: form 02.
func fillSupplement(f *filling) any {
	s := f.x.Supplements[len(f.x.Supplements)-1]
	number, _ := f.numbered()
	data := paper.SupplementData{
		Letterhead: f.head(), Dossier: f.about(), Number: number, Reason: s.Reason, Before: s.Until, Contact: s.By, Phone: f.settings.Hotline, Officer: s.By,
	}
	for _, name := range s.Papers {
		data.Components = append(data.Components, f.asked(name))
	}
	return data
}

// asked is a paper that is asked for, with the copies that the procedure wants of it.
func (f *filling) asked(name string) paper.Paper {
	p := paper.Paper{Name: name}
	for _, c := range f.x.Procedure.Parts {
		if c.Name == name {
			p.Originals, p.Copies = c.Originals, c.Copies
		}
	}
	if i := slices.IndexFunc(f.x.Components, func(c dossier.Component) bool { return c.Name == name }); i >= 0 {
		p.Note = f.x.Components[i].Note
	}
	return p
}

// fillRefusal: form 03.
func fillRefusal(f *filling) any {
	e, _ := f.x.LastMove() // the refusal
	number, _ := f.numbered()
	return paper.RefusalData{Letterhead: f.head(), Dossier: f.about(), Number: number, Reason: f.x.RejectReason, Officer: e.By}
}

// fillApology: form 04, of the extension or of the draft that was confirmed.
func fillApology(f *filling) any {
	number, symbol := f.numbered()
	data := paper.ApologyData{
		Letterhead: f.head(), Dossier: f.about(), Signature: f.signature(), Number: number, Symbol: first(symbol, f.settings.Symbol),
		Unit: unitOf(f.x), Promised: f.x.Due, ReturnPlace: f.returnPlace(), Copies: f.copies(), Archive: f.settings.Archive,
	}
	switch e := f.x.Extension; {
	case f.apology != nil:
		data.Reason, data.NewDue, data.Basis, data.Words = f.apology.Reason, f.apology.NewDue, f.apology.Basis, f.apology.Words
		data.Late, data.Only = f.apology.Late, !f.apology.Extends
	case e != nil:
		data.Promised, data.Reason, data.NewDue = e.Previous, e.Reason, f.extendedTo()
		data.Basis, data.Words, data.Late = e.Basis, e.Apology, e.Previous.Before(e.At)
	}
	return data
}

// extendedTo is the promise as the extension left it.
func (f *filling) extendedTo() time.Time {
	for _, e := range slices.Backward(f.x.Events) {
		if e.Action == dossier.ActExtend {
			return e.Due
		}
	}
	return f.x.Due
}

// copies are who gets a letter beside its addressee.
func (f *filling) copies() []string {
	return slices.DeleteFunc([]string{f.settings.Desk, unitOf(f.x)}, func(s string) bool { return s == "" })
}

// fillStop: form 05 of 2025, also for a dossier that the applicant has taken back.
func fillStop(f *filling) any {
	number, symbol := f.numbered()
	data := paper.StopData{
		Letterhead: f.head(), Dossier: f.about(), Signature: f.signature(), Number: number, Symbol: first(symbol, stopSymbol(f.settings)),
		Contact: f.settings.Desk, Phone: f.settings.Hotline, Copies: f.copies(), Archive: f.settings.Archive,
	}
	if data.Paid = f.paid; data.Paid > 0 {
		data.Refund = "xử lý theo quy định về phí, lệ phí"
	}
	if withdrawn(f.x) {
		data.Reason, data.Basis, data.Returned = f.x.Result.Reason, "chủ hồ sơ đề nghị rút hồ sơ", f.present()
	} else if p := lastPause(f.x, dossier.Stopped); p != nil {
		data.Reason = p.Reason
	}
	return data
}

func stopSymbol(s core.OfficeSettings) string {
	if s.Symbol == "" {
		return ""
	}
	return "TB-" + s.Symbol
}
