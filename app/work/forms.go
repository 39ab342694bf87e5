package work

import (
	"context"
	"slices"
	"strings"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// filling is what the papers of a dossier are filled from.
type filling struct {
	x        *dossier.Dossier
	settings core.OfficeSettings
	engine   *workday.Engine // of the calendar that the dossier was promised under
	calendar string          // its name
	paid     office.Money    // fees and charges taken for the dossier
	occasion occasion
	number   string
	at       time.Time
	by       string
	apology  *Apology // the draft that was confirmed; nil for an apology of its own
}

// filling gathers what a paper about the dossier is filled from, now.
func (d *Desk) filling(ctx context.Context, dossierID int64) (*filling, error) {
	x, err := d.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	f := &filling{x: x, settings: settings, at: d.office.Time().Truncate(time.Second), by: d.office.Who().Name}
	if f.engine, err = d.office.Engine(ctx, x.Calendar); err != nil {
		return nil, err
	}
	if calendar, err := d.office.Store.Calendars.Get(ctx, x.Calendar); err == nil {
		f.calendar = calendar.Name
	}
	bills, err := d.office.Store.FeeBills.OfDossier(ctx, dossierID)
	for _, b := range bills {
		f.paid += b.Received.Total()
	}
	return f, err
}

// head is who issues the paper, and its day: that of the document it was done with, or today.
func (f *filling) head() paper.Letterhead {
	h := f.settings.Letterhead(f.at)
	if f.occasion.day != "" {
		h.Date = f.occasion.day
	}
	_, h.Mark = f.numbered()
	return h
}

// numbered is the paper's number and what stands behind its stroke: 45 and TB-SKHCN.
func (f *filling) numbered() (number, symbol string) {
	number, symbol, _ = strings.Cut(f.number, "/")
	return strings.TrimSpace(number), strings.TrimSpace(symbol)
}

// signature is who signs letters of the department.
func (f *filling) signature() paper.Signature {
	s := f.settings
	return paper.Signature{Authority: s.SignerAuthority, Post: s.SignerPost, Signer: s.Signer}
}

// about is what every paper says of the dossier.
func (f *filling) about() paper.Dossier { return aboutDossier(f.x) }

func aboutDossier(x *dossier.Dossier) paper.Dossier {
	data := paper.Dossier{
		Code: x.Code, Internal: x.Internal, QR: x.Code, Procedure: x.Procedure.Name, Request: request(x), Owner: person(x.Owner),
		Received: x.ReceivedAt, Due: x.Due, Sets: x.Sets,
	}
	if x.Limit != "" {
		t, _ := x.Procedure.TermFor(x.Channel, x.Case)
		data.Limit = t.LimitText()
	}
	if x.Submitter != nil {
		submitter := person(*x.Submitter)
		data.Submitter = &submitter
	}
	return data
}

func person(p dossier.Party) paper.Person {
	body := slices.Contains([]string{dossier.Company, dossier.Agency, dossier.Organisation}, p.Kind)
	return paper.Person{Name: p.Name, Body: body, IDNumber: identity(p), Address: p.Address, Phone: p.Phone, Email: p.Email}
}

// identity is the number that a party is known by. The forms ask for that of a card or passport, in words that are fixed; the
// number of another paper has its name before it: MST: 5300778899.
func identity(p dossier.Party) string {
	if p.IDNumber != "" && (p.IDKind == "MST" || p.IDKind == "GCN ĐKDN") {
		return p.IDKind + ": " + p.IDNumber
	}
	return p.IDNumber
}

// request is what the applicant asks for: the procedure, and the summary where it says more.
func request(x *dossier.Dossier) string {
	if x.Summary == "" || x.Summary == summaryOf(x.Procedure.Name) {
		return x.Procedure.Name
	}
	return x.Procedure.Name + " – " + x.Summary
}

// present are the papers that the applicant has handed in, in the procedure's order.
func (f *filling) present() paper.Papers {
	var list paper.Papers
	for _, c := range f.x.Components {
		if c.Present {
			list = append(list, paper.Paper{
				Name: c.Name, Originals: c.Originals, Certified: c.Certified, Copies: c.Copies, Electronic: c.Electronic, Note: c.Note,
			})
		}
	}
	return list
}

// unit is who decides on the dossier: where it is, where it was last, or whom the procedure names.
func unitOf(x *dossier.Dossier) string {
	if x.Step != nil && x.Step.Unit != "" {
		return x.Step.Unit
	}
	for _, s := range slices.Backward(x.Steps) {
		if s.Unit != "" {
			return s.Unit
		}
	}
	return x.Procedure.Unit
}

// returnPlace is where the applicant gets the result.
func (f *filling) returnPlace() string {
	x := f.x
	switch x.ReturnBy {
	case dossier.ReturnPost:
		return "địa chỉ đã đăng ký nhận qua bưu chính công ích: " + first(x.ReturnAddress, x.Owner.Address)
	case dossier.ReturnOnline:
		return "địa chỉ điện tử đã đăng ký: " + first(x.ReturnAddress, x.Owner.Email, f.settings.Site)
	}
	return f.settings.Desk
}
