package work

import (
	"context"
	"slices"
	"strings"

	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Desk is the work of the one-stop desk: taking dossiers in, refusing them, receipts.
type Desk struct{ office *Office }

// New makes a draft under the procedure: components, term and fees for the channel and case, received now, promised.
// Nothing is saved.
func (d *Desk) New(ctx context.Context, procedureID int64, channel procedure.Channel, variant string) (*dossier.Dossier, error) {
	p, err := d.office.Store.Procedures.Get(ctx, procedureID)
	if err != nil {
		return nil, err
	}
	if variant, err = caseOf(*p, channel, variant); err != nil {
		return nil, err
	}
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	x := &dossier.Dossier{
		State: dossier.Registered, Source: dossier.FromCounter, Channel: channel, Sets: 1, ReturnBy: dossier.ReturnDesk,
		Place: settings.Desk, Area: settings.Area, Receiver: d.office.Who().Name, ReceivedAt: d.office.Time(), Summary: summaryOf(p.Name),
	}
	setProcedure(x, *p, variant)
	if err := d.Promise(ctx, x); err != nil {
		return nil, err
	}
	return x, nil
}

// caseOf checks the case; where every term has one and none is said, it is the first.
func caseOf(p procedure.Procedure, channel procedure.Channel, variant string) (string, error) {
	cases := p.Cases()
	if variant == "" {
		if _, general := p.TermFor(channel, ""); general || len(cases) == 0 {
			return "", nil
		}
		return cases[0], nil
	}
	if !slices.Contains(cases, variant) {
		return "", office.Invalid("case", "Thủ tục %s không có trường hợp “%s”; các trường hợp là: %s.", p.Code, variant, first(strings.Join(cases, "; "), "không có"))
	}
	return variant, nil
}

// setProcedure puts the dossier under a version of a procedure, with the papers of the case.
func setProcedure(x *dossier.Dossier, p procedure.Procedure, variant string) {
	x.ProcedureID, x.ProcedureCode, x.Procedure, x.Case = p.ID, p.Code, p, variant
	x.Components = nil
	for _, c := range p.Components(variant) {
		x.Components = append(x.Components, dossier.Component{Name: c.Name, Optional: c.Optional})
	}
	t, _ := p.TermFor(x.Channel, variant)
	x.Fee, x.Charge = t.Fee, t.Charge
	x.FeeTime = dossier.FeeNone
	if x.Fee > 0 || x.Charge > 0 {
		x.FeeTime = dossier.FeeBefore
	}
}

// summaryOf cuts a procedure's name to the length of a summary.
func summaryOf(name string) string {
	runes := []rune(name)
	if len(runes) > dossier.MaxSummary {
		runes = runes[:dossier.MaxSummary]
	}
	return string(runes)
}

// Promise fills Limit, Due, OriginalDue, Calendar and Explanation for a dossier received at ReceivedAt (now when it is
// not set) under its procedure, channel and case. A calendar that lacks the year is office.CodeRefused.
func (d *Desk) Promise(ctx context.Context, x *dossier.Dossier) error {
	calendar, err := d.office.Store.Calendars.Current(ctx)
	if err != nil {
		return err
	}
	if x.ReceivedAt.IsZero() {
		x.ReceivedAt = d.office.Time()
	}
	return promiseWith(x, calendar, calendar.ID)
}

// promiseWith works out when the dossier is due under a version of the calendar.
func promiseWith(x *dossier.Dossier, calendar dossier.Promiser, version int64) error {
	t, ok := x.Procedure.TermFor(x.Channel, x.Case)
	if !ok {
		return office.Refuse("Thủ tục %s không có dòng thời hạn nào cho cách nộp này; hãy bổ sung ở Thủ tục.", x.ProcedureCode)
	}
	x.Limit = t.Limit
	x.Calendar = version
	if t.Limit == "" {
		x.Due, x.OriginalDue = zeroTime, zeroTime
		x.Explanation = workday.Explanation{Rule: "Pháp luật không quy định thời hạn giải quyết thủ tục này nên không hẹn ngày trả."}
		return nil
	}
	p, err := x.Promise(calendar)
	if err != nil {
		return err
	}
	x.Due, x.OriginalDue, x.Explanation = p.Due.UTC(), p.Due.UTC(), p.Explanation
	return nil
}

// Reasons returns the reasons for refusal that are offered; free text is always possible.
func (d *Desk) Reasons() []catalogue.Reason {
	reasons, err := catalogue.Reasons()
	if err != nil {
		d.office.Logger().Error("read the reasons", "error", err) // the asset is broken; free text remains
	}
	return reasons
}

// ReadIDCard reads the payload of a citizen card's QR code (domain.md §11.1), as scanned or pasted. The warnings are
// Vietnamese sentences about what does not agree; they forbid nothing.
func (d *Desk) ReadIDCard(payload string) (dossier.Party, []string, error) {
	return dossier.ParseIDCard(viet.NFC(payload))
}

// tidyDossier composes and trims every text that was typed.
func tidyDossier(x *dossier.Dossier) {
	texts := []*string{
		&x.Code, &x.PortalCode, &x.Case, &x.Summary, &x.Authority, &x.Place, &x.Area, &x.ReturnAddress, &x.Note, &x.RejectReason,
	}
	texts = append(texts, partyTexts(&x.Owner)...)
	if x.Submitter != nil {
		texts = append(texts, partyTexts(x.Submitter)...)
	}
	for i := range x.Components {
		c := &x.Components[i]
		texts = append(texts, &c.Name, &c.Note, &c.Digitised)
	}
	for _, t := range texts {
		*t = strings.TrimSpace(viet.NFC(*t))
	}
}

func partyTexts(p *dossier.Party) []*string {
	return []*string{&p.Kind, &p.Name, &p.IDKind, &p.IDNumber, &p.IDPlace, &p.Sex, &p.Address, &p.OldAddress, &p.Phone, &p.Email}
}
