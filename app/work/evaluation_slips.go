package work

import (
	"context"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Scale returns the scale of satisfaction that slips use: the newest one.
func (e *Evaluations) Scale() (*evaluation.Scale, error) {
	scales, err := catalogue.Scales()
	if err != nil {
		return nil, err
	}
	newest := &scales[0]
	for i, s := range scales {
		if s.From > newest.From {
			newest = &scales[i]
		}
	}
	return newest, nil
}

// SaveSlip keeps a slip that came in. What is not typed is filled in: the day with today, the officer with the one who took
// the dossier in, the unit with the desk. A dossier code must be one of the register's. Errors: office.CodeInvalid with the
// field's JSON name, office.CodeRefused for a void one, CodeStale.
func (e *Evaluations) SaveSlip(ctx context.Context, s *evaluation.Slip) error {
	fresh, today := *s, office.DayOf(e.office.Time())
	for _, text := range []*string{&fresh.Unit, &fresh.Officer, &fresh.DossierCode, &fresh.Comment} {
		*text = strings.TrimSpace(viet.NFC(*text))
	}
	if s.Void != "" {
		return office.Refuse("Phiếu này đã hủy (%s), không sửa được.", s.Void)
	}
	if err := e.fillSlip(ctx, &fresh); err != nil {
		return err
	}
	if fresh.Day == "" {
		fresh.Day = today
	}
	scale, err := e.Scale()
	if err != nil {
		return err
	}
	if err := fresh.Validate(scale, today); err != nil {
		return err
	}
	if fresh.ID == 0 {
		fresh.By, fresh.At = e.office.Who().Name, e.office.Time()
	}
	if err := e.office.Update(ctx, "save slip", func(tx *store.Tx) error { return e.office.Store.Slips.Save(tx, &fresh) }); err != nil {
		return err
	}
	*s = fresh
	return nil
}

// fillSlip fills in what the dossier and the office's settings say.
func (e *Evaluations) fillSlip(ctx context.Context, s *evaluation.Slip) error {
	s.DossierID = 0
	if s.DossierCode != "" {
		x, err := e.office.Store.Dossiers.ByCode(ctx, strings.ToUpper(s.DossierCode))
		if office.CodeOf(err) == office.CodeNotFound {
			return office.Invalid("dossier_code", "Không có hồ sơ nào mang mã “%s”; hãy sửa mã hoặc để trống.", s.DossierCode)
		}
		if err != nil {
			return err
		}
		s.DossierID, s.DossierCode, s.Officer = x.ID, x.Code, first(s.Officer, x.Receiver)
	}
	if s.Unit != "" {
		return nil
	}
	settings, err := e.office.Settings(ctx)
	s.Unit = settings.Desk
	return err
}

// VoidSlip takes a slip out of the count; it stays in the register with the reason.
func (e *Evaluations) VoidSlip(ctx context.Context, s *evaluation.Slip, reason string) error {
	fresh := *s
	fresh.Void = strings.TrimSpace(viet.NFC(reason))
	switch {
	case len([]rune(fresh.Void)) < 5:
		return office.Invalid("void", "Hãy ghi rõ lý do hủy phiếu.")
	case s.Void != "":
		return office.Refuse("Phiếu này đã hủy (%s).", s.Void)
	}
	if err := e.office.Update(ctx, "void slip", func(tx *store.Tx) error { return e.office.Store.Slips.Save(tx, &fresh) }); err != nil {
		return err
	}
	*s = fresh
	return nil
}

// Satisfaction counts the slips of a period by unit and officer.
func (e *Evaluations) Satisfaction(ctx context.Context, p dossier.Period) (rows []evaluation.SatisfactionRow, total evaluation.SatisfactionRow, err error) {
	scale, err := e.Scale()
	if err == nil {
		err = p.Check()
	}
	if err != nil {
		return nil, total, err
	}
	counted := evaluation.NewSatisfaction(scale)
	err = e.office.Store.Slips.Between(ctx, p.From, p.To, func(s evaluation.Slip) error {
		counted.Add(s)
		return ctx.Err()
	})
	rows, total = counted.Rows()
	return rows, total, err
}

// officersRead is how many of the newest slips and dossiers are looked at for names.
const officersRead = 300

// Officers returns the names that slips may be about: those of the newest dossiers and slips, the most frequent first.
func (e *Evaluations) Officers(ctx context.Context) ([]string, error) {
	slips, err := e.office.Store.Slips.Page(ctx, office.Query{Limit: officersRead})
	if err != nil {
		return nil, err
	}
	dossiers, err := e.office.Store.Dossiers.Page(ctx, office.Query{Limit: officersRead})
	if err != nil {
		return nil, err
	}
	names := map[string]int{}
	for _, s := range slips {
		names[s.Officer]++
	}
	for _, x := range dossiers {
		names[x.Receiver]++
		names[x.Handler()]++
	}
	return mostFrequent(names), nil
}

// BlankSlip draws the slip that a citizen fills in; dossierID is 0 for one that names no dossier.
func (e *Evaluations) BlankSlip(ctx context.Context, dossierID int64) ([]byte, error) {
	settings, err := e.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	scale, err := e.Scale()
	if err != nil {
		return nil, err
	}
	data := paper.SatisfactionData{Letterhead: settings.Letterhead(e.office.Time())}
	for _, level := range scale.Levels {
		data.Levels = append(data.Levels, paper.SatisfactionLevel{Number: level.Number, Name: level.Name})
	}
	if dossierID != 0 {
		x, err := e.office.Store.Dossiers.Get(ctx, dossierID)
		if err != nil {
			return nil, err
		}
		data.Code, data.Procedure, data.Officer = x.Code, x.Procedure.Name, x.Receiver
	}
	return e.office.Forms.Draw(paper.Key(paper.OwnSet, "satisfaction"), settings.Paper, data, paper.Options{Created: e.office.Time(), Author: settings.Name})
}
