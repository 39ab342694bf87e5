package work

import (
	"context"
	"fmt"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Dossiers that wait for papers before they are taken in have numbers of their own.
const (
	seriesAsked = "asked" // period: YYMMDD
	askedPrefix = "CBS-"  // chờ bổ sung; accepting such a dossier gives it a code
)

// Move makes a move of the transition table with a dossier: the change, its event and its audit record in one transaction,
// or nothing of it. version is the one that the officer has seen, 0 for whichever there is. It returns the dossier as saved.
// Errors: office.CodeRefused and CodeInvalid with one sentence, CodeStale, CodeNotFound.
func (d *Desk) Move(ctx context.Context, id, version int64, action string, g dossier.Given) (*dossier.Dossier, error) {
	composeGiven(&g)
	if err := d.mustHave(g.Result.Files); err != nil {
		return nil, err
	}
	return d.change(ctx, id, version, action, func(x *dossier.Dossier, o dossier.Occasion) error { return x.Apply(action, g, o) })
}

// Undo takes the dossier's last move back by a compensating event; see dossier.Dossier.Undo for when that may be.
func (d *Desk) Undo(ctx context.Context, id, version int64, reason string) (*dossier.Dossier, error) {
	reason = strings.TrimSpace(viet.NFC(reason))
	return d.change(ctx, id, version, dossier.ActUndo, func(x *dossier.Dossier, o dossier.Occasion) error { return x.Undo(reason, o) })
}

// change lets fn change a dossier in a transaction.
func (d *Desk) change(ctx context.Context, id, version int64, action string, fn func(*dossier.Dossier, dossier.Occasion) error) (*dossier.Dossier, error) {
	saved, err := d.changeMany(ctx, []Seen{{ID: id, Version: version}}, action, fn)
	if err != nil {
		return nil, err
	}
	return saved[0], nil
}

// occasion is now, by who works here, under the office's rules.
func (d *Desk) occasion(s core.OfficeSettings, engine *workday.Engine) dossier.Occasion {
	return dossier.Occasion{
		At: d.office.Time(), By: d.office.Who().Name, Engine: engine, Exact: s.Comparison == core.CompareExact, Supplements: s.Supplements,
	}
}

// Preview returns the dossier as a move would leave it, however much is still missing of what the move needs; ActAccept,
// ActReject and ActUndo are moves here. x, which need not be saved yet, stays as it is. Errors: office.CodeRefused when
// the move cannot be made at all.
func (d *Desk) Preview(ctx context.Context, x *dossier.Dossier, action string, g dossier.Given) (*dossier.Dossier, error) {
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	engine, err := d.office.Engine(ctx, x.Calendar)
	if err != nil {
		return nil, err
	}
	o, next := d.occasion(settings, engine), *x
	switch action {
	case dossier.ActAccept, dossier.ActReject:
		m, err := x.Move(action)
		if err != nil {
			return nil, err
		}
		next.State, next.ReceivedAt = m.To, o.At
		if action == dossier.ActAccept {
			return &next, d.Promise(ctx, &next)
		}
		return &next, nil
	case dossier.ActUndo:
		return &next, next.Undo("xem trước", o)
	}
	return x.Preview(action, g, o)
}

// AskFirst asks for papers before the dossier is taken in: the draft is saved, without a code, a receipt or a promise, and
// waits in “Yêu cầu bổ sung giấy tờ”; its letter waits no longer. When the papers have come (Move “supplement”) it is accepted like any draft. x is the
// saved dossier afterwards.
func (d *Desk) AskFirst(ctx context.Context, x *dossier.Dossier, g dossier.Given) error {
	composeGiven(&g)
	draft := *x
	tidyDossier(&draft)
	if draft.Owner.Name == "" {
		return office.Invalid("owner.name", "Chưa nhập họ tên hoặc tên tổ chức của người nộp.")
	}
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return err
	}
	draft.State, draft.Receiver, draft.ReceivedAt = dossier.Registered, d.office.Who().Name, d.office.Time()
	if err := d.freeze(ctx, &draft); err != nil {
		return err
	}
	if err := d.keepFiles(ctx, draft); err != nil {
		return err
	}
	draft.ReceivedAt, draft.Limit, draft.Due, draft.OriginalDue, draft.Explanation = zeroTime, "", zeroTime, zeroTime, workday.Explanation{}
	o := d.occasion(settings, nil)
	var saved dossier.Dossier
	err = d.office.Update(ctx, dossier.ActAsk, func(tx *store.Tx) error {
		saved = draft
		return d.askFirst(tx, &saved, g, o)
	})
	if err == nil {
		*x = saved
	}
	return err
}

func (d *Desk) askFirst(tx *store.Tx, x *dossier.Dossier, g dossier.Given, o dossier.Occasion) error {
	if x.ID == 0 {
		period := dossier.CodePeriod(office.DayOf(o.At))
		n, err := d.office.Store.Numbers.Next(tx, seriesAsked, period, dossierTable)
		if err != nil {
			return err
		}
		x.Code, x.Internal = fmt.Sprintf("%s%s-%04d", askedPrefix, period, n), true
	}
	if err := x.Apply(dossier.ActAsk, g, o); err != nil {
		return err
	}
	if err := d.office.Store.Dossiers.Save(tx, x); err != nil {
		return err
	}
	return d.closeLetter(tx, *x, letter.Accepted, "Chờ bổ sung giấy tờ: "+x.Code)
}

// mustHave refuses files that were not kept.
func (d *Desk) mustHave(files []dossier.File) error {
	for _, f := range files {
		if !d.office.Blobs.Has(f.SHA256) {
			return office.Refuse("Tệp “%s” chưa được lưu; hãy thêm lại tệp này.", f.Name)
		}
	}
	return nil
}

// composeGiven composes every text that was typed.
func composeGiven(g *dossier.Given) {
	for _, text := range []*string{
		&g.Reason, &g.Document, &g.Unit, &g.Handler, &g.Step, &g.Basis, &g.Apology, &g.Receiver, &g.ReceiverID, &g.Tracking,
		&g.Result.Paper, &g.Result.Number, &g.Result.Signer, &g.Result.Issuer,
	} {
		*text = viet.NFC(*text)
	}
	papers := make([]string, len(g.Papers))
	for i, paper := range g.Papers {
		papers[i] = viet.NFC(paper)
	}
	g.Papers = papers
}
