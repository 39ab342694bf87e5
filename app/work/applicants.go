package work

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Applicant is what the office knows of a person or a body that hands dossiers in.
type Applicant struct {
	Party     dossier.Party      `json:"party"`     // as the newest dossier has it
	Dossiers  []ApplicantDossier `json:"dossiers"`  // newest first
	Mails     []ApplicantMail    `json:"mails"`     // newest first
	Addresses []string           `json:"addresses"` // others seen earlier, newest first; so are phones and e-mail addresses
	Phones    []string           `json:"phones"`
	Emails    []string           `json:"emails"`
}

// ApplicantDossier is a dossier of the applicant and why it is taken for theirs.
type ApplicantDossier struct {
	Dossier   dossier.Dossier `json:"dossier"`   // without its heavy fields
	Submitted bool            `json:"submitted"` // they handed it in for somebody else
	Reasons   []string        `json:"reasons"`   // Vietnamese
}

// ApplicantMail is a letter from the applicant, or one that the office sent about their dossiers.
type ApplicantMail struct {
	At         time.Time `json:"at"`
	Subject    string    `json:"subject"`
	State      string    `json:"state"` // Vietnamese
	LetterID   int64     `json:"letter_id,omitempty"`
	OutgoingID int64     `json:"outgoing_id,omitempty"`
}

// maxOfApplicant is how many dossiers and mails of one applicant are shown, the newest.
const maxOfApplicant = 500

// Applicant returns what is known of the owner of a dossier: all dossiers of the same person – by the number of identity,
// by the name where no two numbers speak against it – and the mails to and from them. Shown, not decided: the reasons
// stand with each dossier. Error: office.CodeNotFound.
func (d *Desk) Applicant(ctx context.Context, dossierID int64) (*Applicant, error) {
	x, err := d.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	return d.applicant(ctx, x.Owner, 0)
}

// ApplicantOfLetter is Applicant for the sender of a letter: the owner of the dossier it became, else of the newest dossier
// with the sender's address, number or name, else what the letter says of its sender.
func (d *Desk) ApplicantOfLetter(ctx context.Context, letterID int64) (*Applicant, error) {
	l, err := d.office.Store.Letters.Get(ctx, letterID)
	if err != nil {
		return nil, err
	}
	if l.DossierID != 0 {
		return d.Applicant(ctx, l.DossierID)
	}
	p, _ := findApplicant(*l)
	earlier, err := d.office.Store.Dossiers.SameParty(ctx, p, 0, maxSameParty)
	if err != nil {
		return nil, err
	}
	for _, e := range earlier {
		if onePerson(p, e.Owner) || p.Email != "" && strings.EqualFold(p.Email, e.Owner.Email) {
			return d.applicant(ctx, e.Owner, l.ID)
		}
	}
	return d.applicant(ctx, p, l.ID)
}

// onePerson reports whether two parties are taken for one.
func onePerson(a, b dossier.Party) bool {
	number := func(p dossier.Party) string { return strings.Join(viet.Words(p.IDNumber), "") }
	if number(a) != "" && number(b) != "" {
		return number(a) == number(b)
	}
	return sameName(a.Name, b.Name)
}

func (d *Desk) applicant(ctx context.Context, p dossier.Party, letterID int64) (*Applicant, error) {
	a := &Applicant{Party: p, Dossiers: []ApplicantDossier{}, Mails: []ApplicantMail{}}
	if err := d.dossiersOf(ctx, a); err != nil {
		return nil, err
	}
	a.gather()
	return a, d.mailsOf(ctx, a, letterID)
}

// dossiersOf finds the dossiers that the applicant owns and those that they handed in for others.
func (d *Desk) dossiersOf(ctx context.Context, a *Applicant) error {
	p := a.Party
	owned, err := d.office.Store.Dossiers.SameParty(ctx, p, 0, maxOfApplicant)
	if err != nil {
		return err
	}
	var handed []dossier.Dossier
	if word := first(p.IDNumber, p.Name); word != "" {
		if handed, err = d.office.Store.Dossiers.Page(ctx, office.Query{Text: word, Limit: maxOfApplicant}); err != nil {
			return err
		}
	}
	seen := map[int64]bool{}
	for _, x := range slices.Concat(owned, handed) {
		owner := onePerson(p, x.Owner)
		if seen[x.ID] || !owner && (x.Submitter == nil || !onePerson(p, *x.Submitter)) {
			continue
		}
		seen[x.ID] = true
		found := ApplicantDossier{Dossier: x, Submitted: !owner}
		found.Reasons = samePerson(p, found.party())
		a.Dossiers = append(a.Dossiers, found)
	}
	slices.SortFunc(a.Dossiers, func(x, y ApplicantDossier) int { return cmp.Compare(y.Dossier.ID, x.Dossier.ID) })
	return nil
}

// party is the applicant as the dossier has them.
func (x ApplicantDossier) party() dossier.Party {
	if x.Submitted {
		return *x.Dossier.Submitter
	}
	return x.Dossier.Owner
}

// gather takes the newest data for the applicant's and keeps what else was seen.
func (a *Applicant) gather() {
	for i, x := range a.Dossiers {
		p := x.party()
		if i == 0 {
			fillParty(&p, a.Party)
			a.Party = p
		}
		fillParty(&a.Party, p)
	}
	for _, x := range a.Dossiers {
		p := x.party()
		a.Addresses = seen(a.Addresses, a.Party.Address, p.Address)
		a.Addresses = seen(a.Addresses, a.Party.Address, p.OldAddress)
		a.Phones = seen(a.Phones, dossier.TidyPhone(a.Party.Phone), dossier.TidyPhone(p.Phone))
		a.Emails = seen(a.Emails, strings.ToLower(a.Party.Email), strings.ToLower(p.Email))
	}
}

// seen adds a value that is neither the one in use nor known already.
func seen(list []string, now, value string) []string {
	same := func(other string) bool { return viet.Fold(other) == viet.Fold(value) }
	if value == "" || same(now) || slices.ContainsFunc(list, same) {
		return list
	}
	return append(list, value)
}

// mailsOf finds the letters that came from the applicant's addresses or became their dossiers, and what was sent about
// these. letterID is one that is theirs in any case.
func (d *Desk) mailsOf(ctx context.Context, a *Applicant, letterID int64) error {
	var ids, letters []string
	for _, x := range a.Dossiers {
		ids = append(ids, strconv.FormatInt(x.Dossier.ID, 10))
		letters = append(letters, strconv.FormatInt(x.Dossier.LetterID, 10))
	}
	letters = append(letters, strconv.FormatInt(letterID, 10))
	received, err := d.office.Store.Letters.Page(ctx, office.Query{Filters: map[string][]string{"id": letters}, Limit: maxOfApplicant})
	if err != nil {
		return err
	}
	for _, address := range append([]string{a.Party.Email}, a.Emails...) {
		from, err := d.lettersFrom(ctx, address)
		if err != nil {
			return err
		}
		received = append(received, from...)
	}
	known := map[int64]bool{}
	for _, l := range received {
		if !known[l.ID] {
			known[l.ID] = true
			a.Mails = append(a.Mails, ApplicantMail{At: l.ReceivedAt, Subject: l.Subject, State: "thư đến", LetterID: l.ID})
		}
	}
	if err := d.sentAbout(ctx, a, ids); err != nil {
		return err
	}
	slices.SortStableFunc(a.Mails, func(x, y ApplicantMail) int { return y.At.Compare(x.At) })
	return nil
}

// lettersFrom returns the letters whose sender has this address.
func (d *Desk) lettersFrom(ctx context.Context, address string) ([]letter.Letter, error) {
	if address == "" {
		return nil, nil
	}
	list, err := d.office.Store.Letters.Page(ctx, office.Query{Text: address, Limit: maxOfApplicant})
	return slices.DeleteFunc(list, func(l letter.Letter) bool { return !strings.EqualFold(l.From.Address, address) }), err
}

// sentAbout adds what the office sent about the dossiers.
func (d *Desk) sentAbout(ctx context.Context, a *Applicant, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	sent, err := d.office.Store.Outbox.Page(ctx, office.Query{Filters: map[string][]string{"dossier_id": ids}, Limit: maxOfApplicant})
	for _, o := range sent {
		a.Mails = append(a.Mails, ApplicantMail{At: o.ConfirmedAt, Subject: o.Subject, State: o.State.Label(), OutgoingID: o.ID})
	}
	return err
}
