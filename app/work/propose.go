package work

import (
	"context"
	"fmt"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

// Proposal is what a letter suggests; the officer confirms or changes all of it.
type Proposal struct {
	Letter     letter.Letter       `json:"letter"`
	Procedures []Suggestion        `json:"procedures"` // best first, at most 5
	Owner      dossier.Party       `json:"owner"`
	Hints      []string            `json:"hints"`    // Vietnamese: where the owner's fields come from
	Warnings   []string            `json:"warnings"` // Vietnamese: doubtful numbers
	Files      []letter.Attachment `json:"files"`    // attachments that can be papers, inline pictures left out
}

// Suggestion is a procedure that a text seems to ask for.
type Suggestion struct {
	Procedure procedure.Procedure `json:"procedure"`
	Score     int                 `json:"score"` // 0–100
}

// Match is a required component with the attachment that seems to be it.
type Match struct {
	Component  int    `json:"component"`  // index in the components of the case
	Name       string `json:"name"`       // of the component
	Attachment int    `json:"attachment"` // letter.Attachment.Index, 0 when none fits
	Confidence int    `json:"confidence"` // 0–100
	Reason     string `json:"reason"`     // Vietnamese: why it fits, and that the file is encrypted or damaged
}

// Propose reads a taken letter: which procedures it may ask for, who applies.
func (d *Desk) Propose(ctx context.Context, letterID int64) (*Proposal, error) {
	l, err := d.office.Store.Letters.Get(ctx, letterID)
	if err != nil {
		return nil, err
	}
	if err := l.MustWait(); err != nil {
		return nil, err
	}
	list, err := d.office.Catalogue().InForce(ctx, office.DayOf(d.office.Time()))
	if err != nil {
		return nil, err
	}
	p := &Proposal{Letter: *l, Procedures: rankLetter(list, *l), Files: l.Files()}
	p.Owner, p.Hints = findApplicant(*l)
	if err := d.fillFromEarlier(ctx, p); err != nil {
		return nil, err
	}
	p.Warnings = p.Owner.Warnings()
	return p, nil
}

// fillFromEarlier fills what the letter does not say from the newest dossier of the same person. A number of identity that
// comes from there is a look at that dossier.
func (d *Desk) fillFromEarlier(ctx context.Context, p *Proposal) error {
	earlier, err := d.office.Store.Dossiers.SameParty(ctx, p.Owner, 0, maxSameParty)
	if err != nil {
		return err
	}
	for _, e := range earlier {
		if !sameName(e.Owner.Name, p.Owner.Name) && (e.Owner.IDNumber == "" || e.Owner.IDNumber != p.Owner.IDNumber) {
			continue // another person with the same mailbox or telephone
		}
		unknown := p.Owner.IDNumber == ""
		if fillParty(&p.Owner, e.Owner) {
			p.Hints = append(p.Hints, "Thông tin còn thiếu lấy từ hồ sơ trước "+e.Code)
		}
		if unknown && p.Owner.IDNumber != "" {
			return d.looked(ctx, ActView, []int64{e.ID}, fmt.Sprintf("điền vào hồ sơ mới từ thư số %d", p.Letter.ID))
		}
		return nil
	}
	return nil
}

// fillParty fills the empty fields of p and says whether there were any to fill.
func fillParty(p *dossier.Party, from dossier.Party) bool {
	before := *p
	if p.IDNumber == "" {
		p.IDKind, p.IDNumber, p.IDDay, p.IDPlace = from.IDKind, from.IDNumber, from.IDDay, from.IDPlace
	}
	for _, field := range []struct{ to, from *string }{
		{&p.Kind, &from.Kind},
		{&p.Name, &from.Name},
		{&p.Sex, &from.Sex},
		{&p.Address, &from.Address},
		{&p.OldAddress, &from.OldAddress},
		{&p.Phone, &from.Phone},
		{&p.Email, &from.Email},
	} {
		*field.to = first(*field.to, *field.from)
	}
	if p.BirthDay == "" {
		p.BirthDay = from.BirthDay
	}
	return *p != before
}

// Match finds for each component of the procedure in the case the attachment that fits best. No attachment is used
// for two components.
func (d *Desk) Match(ctx context.Context, letterID, procedureID int64, variant string) ([]Match, error) {
	l, err := d.office.Store.Letters.Get(ctx, letterID)
	if err != nil {
		return nil, err
	}
	p, err := d.office.Store.Procedures.Get(ctx, procedureID)
	if err != nil {
		return nil, err
	}
	return d.match(ctx, l, p.Components(variant)), nil
}

func (d *Desk) match(ctx context.Context, l *letter.Letter, parts []procedure.Component) []Match {
	var files []paperFile
	for _, a := range l.Files() {
		files = append(files, newPaperFile(a, d.office.FirstPage(ctx, l, a)))
	}
	return matchPapers(parts, files)
}

// NewFromLetter makes a draft out of a waiting letter: New, with the applicant and the matched papers filled in.
// Attachments that fit no component are the dossier's other files. E-mail counts as the counter's pre-reception.
func (d *Desk) NewFromLetter(ctx context.Context, letterID, procedureID int64, variant string) (*dossier.Dossier, error) {
	proposal, err := d.Propose(ctx, letterID)
	if err != nil {
		return nil, err
	}
	x, err := d.New(ctx, procedureID, procedure.Counter, variant)
	if err != nil {
		return nil, err
	}
	l := &proposal.Letter
	x.Source, x.LetterID, x.MessageID, x.Owner = dossier.FromEmail, l.ID, l.MessageID, proposal.Owner
	used := map[int]bool{}
	for _, m := range d.match(ctx, l, x.Procedure.Components(x.Case)) {
		if m.Attachment == 0 {
			continue
		}
		used[m.Attachment] = true
		c := &x.Components[m.Component]
		c.Present, c.Electronic = true, 1
		c.Files = []dossier.File{l.Attachments[m.Attachment-1].File()}
	}
	for _, a := range proposal.Files {
		if !used[a.Index] {
			x.OtherFiles = append(x.OtherFiles, a.File())
		}
	}
	return x, nil
}
