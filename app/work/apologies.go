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
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// Apology is the draft of a letter (form 04) to an applicant who will not get the result in time. The reason is for the
// officer to write; the days may be changed. A promise may be put off once (NĐ 61/2018 Điều 19.9), and only before it is
// broken: then Extends is set and confirming moves it. Afterwards the letter names a new date, and the dossier stays late.
type Apology struct {
	Dossier  dossier.Dossier
	Late     bool // the promise is past
	Extends  bool
	Promised time.Time
	Days     int       // working days: behind Promised when it extends, else from now
	NewDue   time.Time // that Days lead to
	Reason   string
	Words    string // of apology; empty for those of the form

	Document string // number of the letter, as văn thư gives it: "45/SKHCN-VP"; needed when it extends
	Day      office.Day
	Basis    string // legal basis of the extension
}

// Apologies lists the open dossiers that need an apology, most urgent first, each with a draft: those whose promise is past or
// ends by the end of the next working day (NĐ 61/2018 Điều 19.9: at least one day before), unless the letter for that
// promise was issued already. Nothing is written; asking again gives the same until Apologize has confirmed it.
func (d *Desk) Apologies(ctx context.Context) ([]Apology, error) {
	s, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	engines, now := enginesOf(d.office), d.office.Time()
	today, err := engines.of(ctx, 0)
	if err != nil {
		return nil, err
	}
	q := dueBetween(zeroTime, nextWorkday(today, office.DayOf(now)).Add(1).Time().Add(-time.Second))
	q.Filters["state"], q.Limit = statesThat(dossier.State.Running), maxItems
	page, err := d.office.Store.Dossiers.Page(ctx, q)
	if err != nil {
		return nil, err
	}
	done, err := d.apologised(ctx, page)
	if err != nil {
		return nil, err
	}
	var list []Apology
	for _, x := range page {
		if done[x.ID] {
			continue
		}
		a, err := draftApology(ctx, engines, x, s, now)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// Apology drafts the letter for one dossier, however far its promise is. Error: office.CodeRefused when its time does not
// run or nothing was promised.
func (d *Desk) Apology(ctx context.Context, dossierID int64) (Apology, error) {
	x, err := d.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return Apology{}, err
	}
	s, err := d.office.Settings(ctx)
	if err != nil {
		return Apology{}, err
	}
	if !x.State.Running() || x.Due.IsZero() {
		return Apology{}, office.Refuse("Hồ sơ %s đang ở trạng thái “%s” hoặc không có thời hạn nên không có gì để xin lỗi.", x.Code, x.State)
	}
	return draftApology(ctx, enginesOf(d.office), *x, s, d.office.Time())
}

// apologised says of which dossiers the letter for the promise that they have now was issued.
func (d *Desk) apologised(ctx context.Context, list []dossier.Dossier) (map[int64]bool, error) {
	promises := map[int64]string{}
	done := map[int64]bool{}
	for some := range slices.Chunk(list, 200) {
		q := office.Query{Filters: map[string][]string{"kind": {paper.KindApology}}}
		for _, x := range some {
			promises[x.ID] = lateKey(&x)
			q.Filters["occasion"] = append(q.Filters["occasion"], promises[x.ID])
		}
		papers, err := core.All(ctx, d.office.Store.Papers.Page, q)
		if err != nil {
			return nil, err
		}
		for _, p := range papers {
			done[p.DossierID] = done[p.DossierID] || promises[p.DossierID] == p.Occasion
		}
	}
	return done, nil
}

func draftApology(ctx context.Context, engines *engineShelf, x dossier.Dossier, s core.OfficeSettings, now time.Time) (Apology, error) {
	engine, err := engines.of(ctx, x.Calendar)
	if err != nil {
		return Apology{}, err
	}
	a := Apology{Dossier: x, Late: x.Due.Before(now), Promised: x.Due, Days: s.ApologyDays, Day: office.DayOf(now)}
	if a.Days == 0 {
		a.Days = 5
	}
	a.Extends = !a.Late && x.Extension == nil && x.State == dossier.Processing
	return a, a.reckon(engine, now)
}

// Reckon returns the draft with the date that another number of days leads to.
func (d *Desk) Reckon(ctx context.Context, a Apology, days int) (Apology, error) {
	engine, err := d.office.Engine(ctx, a.Dossier.Calendar)
	if err != nil {
		return a, err
	}
	a.Days = days
	return a, a.reckon(engine, d.office.Time())
}

// reckon works out the new date.
func (a *Apology) reckon(engine *workday.Engine, now time.Time) error {
	if a.Days < 1 || a.Days > dossier.MaxExtension {
		return office.Invalid("days", "Số ngày hẹn lại phải từ 1 đến 365 ngày làm việc.")
	}
	from := a.Promised
	if !a.Extends && now.After(from) {
		from = now
	}
	promise, err := engine.Due(from, workday.Budget{Halves: 2 * a.Days, Unit: workday.WorkingDays}, nil, nil)
	a.NewDue = promise.Due.UTC()
	return err
}

// Apologize confirms a draft: where it extends, the promise is put off (ActExtend); the letter is issued, both in one
// transaction. Errors: office.CodeInvalid with the field ("reason", "days", "document", "day"), office.CodeRefused when the
// dossier was moved on meanwhile.
func (d *Desk) Apologize(ctx context.Context, a Apology) (issued *dossier.Paper, err error) {
	k, f, err := d.apologyFilling(ctx, &a)
	if err != nil {
		return nil, err
	}
	action := "issue"
	if a.Extends {
		action = dossier.ActExtend
	}
	err = d.office.Update(ctx, action, func(tx *store.Tx) error {
		if f.x, err = d.office.Store.Dossiers.Load(tx, a.Dossier.ID); err != nil {
			return err
		}
		if err := d.extendFor(tx, f); err != nil {
			return err
		}
		issued, err = d.issue(tx, f.settings, k.issuing(f))
		return err
	})
	if err != nil {
		return nil, err
	}
	return issued, nil
}

// DraftApology draws the letter as Apologize would issue it, and keeps nothing.
func (d *Desk) DraftApology(ctx context.Context, a Apology) ([]byte, error) {
	k, f, err := d.apologyFilling(ctx, &a)
	if err != nil {
		return nil, err
	}
	pdf, _, err := d.render(f.settings, k.issuing(f))
	return pdf, err
}

// apologyFilling checks the draft and gathers what its letter is filled from.
func (d *Desk) apologyFilling(ctx context.Context, a *Apology) (PaperKind, *filling, error) {
	for _, text := range []*string{&a.Reason, &a.Words, &a.Document, &a.Basis} {
		*text = strings.TrimSpace(viet.NFC(*text))
	}
	if len([]rune(a.Reason)) < 5 {
		return PaperKind{}, nil, office.Invalid("reason", "Hãy ghi rõ lý do chưa trả được kết quả đúng hẹn.")
	}
	k, f, err := d.fillingFor(ctx, a.Dossier.ID, paper.KindApology)
	if err != nil {
		return k, nil, err
	}
	f.occasion = occasion{key: lateKey(&a.Dossier), document: a.Document, day: a.Day}
	f.apology = a
	return k, f, a.reckon(f.engine, f.at)
}

// extendFor puts the promise off, where the draft does; one that has moved since it was drafted is refused.
func (d *Desk) extendFor(tx *store.Tx, f *filling) error {
	a, x := f.apology, f.x
	if !x.Due.Equal(a.Promised) || !x.State.Running() {
		return office.Refuse("Hồ sơ %s đã chuyển bước hoặc đổi hạn trả sau khi soạn văn bản xin lỗi; hãy soạn lại.", x.Code)
	}
	if !a.Extends {
		return nil
	}
	g := dossier.Given{Days: a.Days, Reason: a.Reason, Document: a.Document, Day: a.Day, Basis: a.Basis, Apology: a.Words}
	if err := x.Apply(dossier.ActExtend, g, d.occasion(f.settings, f.engine)); err != nil {
		return err
	}
	f.occasion, _ = apologyOccasion(x, f.at)
	f.apology = nil
	return d.office.Store.Dossiers.Save(tx, x)
}

// nextWorkday is the first working day after a day; in a year that the calendar lacks, simply the next day.
func nextWorkday(engine *workday.Engine, today office.Day) office.Day {
	for day := today.Add(1); ; day = day.Add(1) {
		works, err := engine.IsWorkday(day)
		if err != nil {
			return today.Add(1)
		}
		if works {
			return day
		}
	}
}
