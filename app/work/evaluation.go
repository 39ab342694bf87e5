package work

import (
	"context"
	"strings"

	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Evaluations is the work with scores: of dossiers, of officers, of periods, and what citizens say on slips (domain page
// §1.7).
type Evaluations struct{ office *Office }

// Evaluations returns the use cases of scoring.
func (o *Office) Evaluations() *Evaluations { return &Evaluations{o} }

// Scored is a finished dossier with its score.
type Scored struct {
	evaluation.Evaluation                     // what was judged; ID 0 when nobody has
	Dossier               dossier.Dossier     `json:"-"`
	Criteria              evaluation.Criteria `json:"-"` // those in force when it was finished
	Rating                evaluation.Rating   `json:"-"` // nil for what is not scored: returned or withdrawn dossiers
}

// Staff is the officer's score, of at most ten points.
func (s *Scored) Staff() evaluation.Tenths { return s.Rating.Sum(s.Criteria.OfStaff()) }

// Criteria returns the set of criteria in force on a day. Error: office.CodeNotFound.
func (e *Evaluations) Criteria(on office.Day) (*evaluation.Criteria, error) {
	sets, err := catalogue.Criteria()
	if err != nil {
		return nil, err
	}
	return evaluation.In(sets, on)
}

// Page returns the finished dossiers that q asks for, with their scores; q is a query of the dossiers. Without an order the
// one that was finished last comes first.
func (e *Evaluations) Page(ctx context.Context, q office.Query) ([]Scored, error) {
	light, err := e.office.Store.Dossiers.Page(ctx, finished(q))
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(light))
	for i, x := range light {
		ids[i] = x.ID
	}
	judged, err := e.office.Store.Evaluations.OfDossiers(ctx, ids)
	if err != nil {
		return nil, err
	}
	list := make([]Scored, 0, len(light))
	for _, id := range ids {
		x, err := e.office.Store.Dossiers.Get(ctx, id) // the steps are not in a page
		if err != nil {
			return nil, err
		}
		scored, err := e.score(x, judged[id])
		if err != nil {
			return nil, err
		}
		list = append(list, *scored)
	}
	return list, nil
}

// Count counts what Page pages through.
func (e *Evaluations) Count(ctx context.Context, q office.Query) (int, error) {
	return e.office.Store.Dossiers.Count(ctx, finished(q))
}

// Counts counts several queries at once.
func (e *Evaluations) Counts(ctx context.Context, queries []office.Query) ([]int, error) {
	asked := make([]office.Query, len(queries))
	for i, q := range queries {
		asked[i] = finished(q)
	}
	return e.office.Store.Dossiers.Counts(ctx, asked)
}

// finished narrows a query of dossiers to those that are done.
func finished(q office.Query) office.Query {
	filters := map[string][]string{"state": statesThat(func(s dossier.State) bool { return s == dossier.Done || s == dossier.Returned })}
	for field, values := range q.Filters {
		filters[field] = values
	}
	q.Filters = filters
	if q.Sort == "" && q.Text == "" {
		q.Sort, q.Descending = "finished_at", true
	}
	return q
}

// Get returns a finished dossier with its score. Errors: office.CodeNotFound, office.CodeRefused for one that is not finished.
func (e *Evaluations) Get(ctx context.Context, dossierID int64) (*Scored, error) {
	x, err := e.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	if x.FinishedAt.IsZero() {
		return nil, office.Refuse("Hồ sơ %s chưa xử lý xong nên chưa chấm điểm được.", x.Code)
	}
	judged, err := e.office.Store.Evaluations.OfDossiers(ctx, []int64{dossierID})
	if err != nil {
		return nil, err
	}
	return e.score(x, judged[dossierID])
}

// History returns the changes of what was judged of a dossier, newest first.
func (e *Evaluations) History(ctx context.Context, dossierID int64) ([]office.Change, error) {
	judged, err := e.office.Store.Evaluations.OfDossiers(ctx, []int64{dossierID})
	if err != nil || judged[dossierID] == nil {
		return nil, err
	}
	return e.office.Store.Evaluations.History(ctx, judged[dossierID].ID)
}

// score works a dossier's rating out.
func (e *Evaluations) score(x *dossier.Dossier, judged *evaluation.Evaluation) (*Scored, error) {
	c, err := e.Criteria(office.DayOf(x.FinishedAt))
	if err != nil {
		return nil, err
	}
	s := &Scored{Dossier: *x, Criteria: *c, Evaluation: evaluation.Evaluation{DossierID: x.ID, Code: x.Code}}
	if judged != nil {
		s.Evaluation = *judged
	}
	if times, measured := timesOf(x); measured {
		s.Rating = c.Rate(times, judged)
	}
	return s, nil
}

// timesOf are the times that a dossier is scored by. One that was returned or withdrawn is not measured.
func timesOf(x *dossier.Dossier) (t evaluation.Times, measured bool) {
	t = evaluation.Times{Limited: x.Limit != "" || !x.Due.IsZero(), Total: x.Outcome}
	for _, step := range x.Steps {
		if step.Outcome != "" {
			t.Steps = append(t.Steps, step.Outcome)
		}
	}
	return t, x.Result != nil && x.Result.Kind == dossier.ResultGiven
}

// Save keeps what was judged of a dossier. Judgements of full points are left out, so that a dossier nobody lowered stands
// as one nobody judged. Errors: office.CodeInvalid with the field "points.N" or "reason.N", CodeRefused, CodeStale, CodeExists.
func (e *Evaluations) Save(ctx context.Context, s *Scored) error {
	if s.Rating == nil {
		return office.Refuse("Hồ sơ %s được trả lại hoặc rút nên không chấm điểm.", s.Dossier.Code)
	}
	fresh := s.Evaluation
	fresh.Judged = nil
	for _, one := range s.Criteria.OfDossier() {
		j := s.Judgement(one)
		j.Reason = strings.TrimSpace(viet.NFC(j.Reason))
		if j.Points != one.Most() {
			fresh.Judged = append(fresh.Judged, j)
		}
	}
	if err := fresh.Validate(&s.Criteria); err != nil {
		return err
	}
	if fresh.ID == 0 && len(fresh.Judged) == 0 {
		return nil
	}
	fresh.By, fresh.At = e.office.Who().Name, e.office.Time()
	err := e.office.Update(ctx, "evaluate", func(tx *store.Tx) error { return e.office.Store.Evaluations.Save(tx, &fresh) })
	if err != nil {
		return err
	}
	scored, err := e.score(&s.Dossier, &fresh)
	if err == nil {
		*s = *scored
	}
	return err
}

// each calls do for every dossier that was finished in the period and is scored, under the criteria given.
func (e *Evaluations) each(ctx context.Context, p dossier.Period, c *evaluation.Criteria, do func(x *dossier.Dossier, r evaluation.Rating)) error {
	judged, err := e.office.Store.Evaluations.Finished(ctx, p.From, p.To)
	if err != nil {
		return err
	}
	return e.office.Store.Dossiers.Finished(ctx, p.From, p.To, func(x *dossier.Dossier) error {
		if times, measured := timesOf(x); measured {
			do(x, c.Rate(times, judged[x.ID]))
		}
		return ctx.Err()
	})
}

// Staff returns the scores of the officers who took part in the dossiers finished in a period: who took them in, and who
// worked on them.
func (e *Evaluations) Staff(ctx context.Context, p dossier.Period) ([]evaluation.StaffRow, *evaluation.Criteria, error) {
	c, err := e.criteriaOf(p)
	if err != nil {
		return nil, nil, err
	}
	staff := evaluation.Staff{}
	err = e.each(ctx, p, c, func(x *dossier.Dossier, r evaluation.Rating) {
		for _, who := range officersOf(x) {
			staff.Add(who[0], who[1], r)
		}
	})
	return staff.Rows(c), c, err
}

// criteriaOf returns the criteria that a period is scored under: those in force on its last day.
func (e *Evaluations) criteriaOf(p dossier.Period) (*evaluation.Criteria, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return e.Criteria(p.To)
}

// officersOf are the officers who took part in a dossier, each once a role: role and name.
func officersOf(x *dossier.Dossier) [][2]string {
	var list [][2]string
	seen := map[[2]string]bool{}
	add := func(role, name string) {
		if who := [2]string{role, name}; name != "" && !seen[who] {
			seen[who] = true
			list = append(list, who)
		}
	}
	add(evaluation.RoleReceiver, x.Receiver)
	for _, step := range x.Steps {
		add(evaluation.RoleHandler, step.Handler)
	}
	return list
}
