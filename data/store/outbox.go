package store

import (
	"context"
	"time"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Outbox keeps the letters that the office sends. Filters: state, account, occasion, dossier_id, letter_id; bounds:
// confirmed_at, next_try; orders: confirmed_at, to, subject.
type Outbox struct{ *Register[letter.Outgoing] }

func outboxMapping() *mapping[letter.Outgoing] {
	type o = letter.Outgoing
	return &mapping[o]{
		register: "outbox", noun: "thư gửi",
		columns: []column[o]{
			{name: "state", value: func(x *o) any { return x.State }, facet: true},
			{name: "account", value: func(x *o) any { return key(x.Account) }, facet: true},
			{name: "occasion", value: func(x *o) any { return x.Occasion }, word: true},
			{name: "dossier_id", kind: number, value: func(x *o) any { return x.DossierID }, index: true},
			{name: "letter_id", kind: number, value: func(x *o) any { return x.LetterID }, index: true},
			{name: "message_id", value: func(x *o) any { return key(x.MessageID) }, index: true},
			{name: "confirmed_at", kind: instant, value: func(x *o) any { return x.ConfirmedAt }, index: true},
			{name: "next_try", kind: instant, value: func(x *o) any { return x.NextTry }},
			{name: "recipient", field: "to", kind: sortKey, value: func(x *o) any { return orderKey(letter.Written(x.To)) }, index: true},
			{name: "subject", kind: sortKey, value: func(x *o) any { return orderKey(x.Subject) }, index: true},
		},
		identity: func(x *o) (id, version *int64) { return &x.ID, &x.Version },
		search:   outgoingTexts,
		light:    func(x *o) { x.Text, x.References, x.Attempts = "", nil, nil },
		heavy: func(x *o) any {
			return struct {
				Text       string           `json:"text"`
				References []string         `json:"references"`
				Attempts   []letter.Attempt `json:"attempts"`
			}{x.Text, x.References, x.Attempts}
		},
		labels: map[string]string{"reason": "Lý do", "copy": "Bản lưu"}, // the actions tell the states
		digest: []string{"text"},
		keeps:  letter.KeepsContent,
		taken: func(x *o) string {
			return "Thư “" + x.Subject + "” đã được xếp vào hàng gửi rồi, không xếp lần thứ hai."
		},
		references: outgoingBlobs,
	}
}

func outgoingTexts(x *letter.Outgoing) []string {
	texts := []string{x.Subject, x.DossierCode, x.From.Address, x.MessageID, x.Reason}
	for _, list := range [][]letter.Address{x.To, x.Cc} {
		for _, a := range list {
			texts = append(texts, a.Name, a.Address)
		}
	}
	for _, f := range x.Files {
		texts = append(texts, f.Name)
	}
	return append(texts, x.Text)
}

// outgoingBlobs is the letter as it is sent and the files it was made of.
func outgoingBlobs(x *letter.Outgoing) map[string]bool {
	blobs := map[string]bool{x.SHA256: true}
	for _, f := range x.Files {
		blobs[f.SHA256] = true
	}
	return blobs
}

// OfDossier returns the letters sent about a dossier, oldest first.
func (o *Outbox) OfDossier(ctx context.Context, dossierID int64) ([]letter.Outgoing, error) {
	return o.where(ctx, "dossier_id = ? ORDER BY id", dossierID)
}

// OfLetter returns the letters that answer a letter, oldest first.
func (o *Outbox) OfLetter(ctx context.Context, letterID int64) ([]letter.Outgoing, error) {
	return o.where(ctx, "letter_id = ? ORDER BY id", letterID)
}

// Due returns the letters that are to be sent by themselves at that moment, those that wait longest first.
func (o *Outbox) Due(ctx context.Context, at time.Time) ([]letter.Outgoing, error) {
	return o.where(ctx, "state IN (?, ?) AND next_try <= ? ORDER BY next_try, id", string(letter.Queued), string(letter.Deferred), micros(at))
}

// Underway returns the letters that some program is sending, or was when it ended; whole, with their attempts.
func (o *Outbox) Underway(ctx context.Context) ([]letter.Outgoing, error) {
	ids, err := list(ctx, o.store, one[int64], "SELECT id FROM outbox_fields WHERE state = ? ORDER BY id", string(letter.Underway))
	if err != nil {
		return nil, err
	}
	whole := make([]letter.Outgoing, 0, len(ids))
	for _, id := range ids {
		x, err := o.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		whole = append(whole, *x)
	}
	return whole, nil
}

// Waiting counts the letters that are not sent: those that wait, and those that need the officer.
func (o *Outbox) Waiting(ctx context.Context) (waiting, stuck int, err error) {
	counts, err := o.GroupCount(ctx, office.Query{}, "state")
	waiting = counts[string(letter.Queued)] + counts[string(letter.Deferred)] + counts[string(letter.Underway)]
	return waiting, counts[string(letter.Failed)] + counts[string(letter.Uncertain)], err
}
