package work

import (
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/workday"
)

// dossier invents dossier number i, received at a moment, out of a letter when one waits.
func (w *sampleWriter) dossier(at time.Time, i int) (saver, error) {
	var from *sampleLetter
	p, owner := w.pickProcedure(i), w.client()
	if len(w.waiting) > 0 {
		from, w.waiting = w.waiting[0], w.waiting[1:]
		p, owner = from.procedure, from.owner
	}
	invented := w.draft(at, p, owner)
	if from != nil {
		if err := w.takeFrom(invented, from); err != nil {
			return nil, err
		}
	}
	if err := promiseWith(invented, w.engine, w.calendar.ID); err != nil {
		return nil, err
	}
	if w.random.IntN(40) == 0 {
		invented.RejectReason = pick(w.random, refusals)
	}
	var moves []sampleMove
	if invented.RejectReason == "" {
		moves = w.life(invented, i)
	}
	drawn, billed := i >= w.dossiers-sampleReceipts, i >= w.dossiers-sampleFees
	return func(tx *store.Tx) error {
		x := *invented
		if from != nil {
			x.LetterID = from.letter.ID
		}
		if err := w.saveDossier(tx, &x, moves, drawn); err != nil || !billed || !x.TakenIn() {
			return err
		}
		return w.takeFees(tx, &x, feesFor(&x))
	}, nil
}

// draft invents what stands on a dossier that is handed over at the counter.
func (w *sampleWriter) draft(at time.Time, p procedure.Procedure, owner dossier.Party) *dossier.Dossier {
	s := w.random
	variant := ""
	if cases := p.Cases(); len(cases) > 0 {
		variant = pick(s, cases)
	}
	x := &dossier.Dossier{
		State: dossier.Registered, Source: dossier.FromCounter, Internal: true, Owner: owner, Sets: 1,
		Channel:  pick(s, []procedure.Channel{procedure.Counter, procedure.Counter, procedure.Counter, procedure.Online, procedure.Post}),
		ReturnBy: pick(s, []string{dossier.ReturnDesk, dossier.ReturnDesk, dossier.ReturnPost}),
		Place:    w.settings.Desk, Area: w.settings.Area, Receiver: pick(s, sampleOfficers), ReceivedAt: at, Summary: summaryOf(p.Name),
	}
	setProcedure(x, p, variant)
	for k := range x.Components {
		c := &x.Components[k]
		if c.Present = !c.Optional && s.IntN(20) > 0 || s.IntN(3) == 0; c.Present {
			c.Originals = 1
		}
	}
	if s.IntN(4) == 0 {
		x.Note = pick(s, remarks)
	}
	if s.IntN(8) == 0 {
		submitter := s.person()
		x.Submitter, x.Authority = &submitter, "Giấy ủy quyền"
	}
	return x
}

// takeFrom makes the draft one that came by mail, with the papers of the letter.
func (w *sampleWriter) takeFrom(x *dossier.Dossier, from *sampleLetter) error {
	l := from.letter
	x.Source, x.MessageID, x.Channel = dossier.FromEmail, l.MessageID, procedure.Counter
	x.Submitter, x.Authority = nil, ""
	for k := range x.Components {
		x.Components[k].Originals = 0
		if x.Components[k].Present {
			x.Components[k].Electronic = 1
		}
	}
	for k, name := 0, 0; k < len(x.Components) && name < len(l.Attachments); k++ {
		if c := &x.Components[k]; !c.Optional { // the letter was written with the required papers in order
			c.Present, c.Electronic, c.Files = true, 1, []dossier.File{l.Attachments[name].File()}
			name++
		}
	}
	return w.office.KeepFrom(l, filesOf(*x))
}

// saveDossier takes the dossier in, or refuses it, and makes its moves.
func (w *sampleWriter) saveDossier(tx *store.Tx, x *dossier.Dossier, moves []sampleMove, drawn bool) error {
	desk := w.office.Desk()
	if x.RejectReason != "" {
		x.Limit, x.Due, x.OriginalDue, x.Explanation = "", zeroTime, zeroTime, workday.Explanation{}
		return desk.reject(tx, x)
	}
	if err := desk.takeNumbers(tx, x, w.settings); err != nil {
		return err
	}
	x.Enter(dossier.Received, dossier.ActAccept, "")
	received := *x
	if err := w.live(x, moves); err != nil {
		return err
	}
	if err := w.office.Store.Dossiers.Save(tx, x); err != nil {
		return err
	}
	if received.ID = x.ID; drawn {
		if _, err := desk.issue(tx, w.settings, receiptOf(&received, w.settings)); err != nil {
			return err
		}
	}
	return desk.closeLetter(tx, *x, letter.Accepted, "")
}
