package work

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/workday"
)

// The year that the department told of in the newspaper (Báo Yên Bái, 22/12/2022): 94 dossiers, 29 of them online; 78 were
// solved and returned early, 16 were in process, none was late.
const (
	yearOnline = 29
	yearSolved = 78
	yearOpen   = 16
	yearTotal  = yearSolved + yearOpen
)

// When the dossiers of the year come in: those that are to be solved up to the first days of December, so that the result
// is fetched in time, the others so late that their promise lies in the next year.
const (
	yearSolvedFrom, yearSolvedTo = "01-04", "12-05"
	yearOpenFrom, yearOpenTo     = "12-12", "12-30"
)

// SampleYear fills the data with an invented year as the department's 2022 was: 94 dossiers with all that was done with
// them, each with its receipt; Biểu II.06a of the year comes to 94 | 29 | 65 | 0 | 78 | 78 | 0 | 0 | 16 | 16 | 0. The same year
// gives the same dossiers. Errors: office.CodeInvalid for a year that is not over, office.CodeRefused when the calendar
// lacks it or when there are dossiers of that year already.
func (o *Office) SampleYear(ctx context.Context, year int) error {
	if year < 2000 || year >= o.Time().In(office.Zone).Year() {
		return office.Invalid("year", "Năm mẫu phải là một năm đã qua; năm của bài báo là 2022.")
	}
	if err := o.Seed(ctx); err != nil {
		return err
	}
	period := dossier.Period{From: dayString(year, 1, 1), To: dayString(year, 12, 31)}
	if err := o.mustBeEmpty(ctx, period); err != nil {
		return err
	}
	w, err := o.newSampleWriter(ctx, yearTotal, 0, int64(year))
	if err != nil {
		return err
	}
	y := yearWriter{sampleWriter: w, period: period}
	plans, err := y.plan()
	if err != nil {
		return err
	}
	return o.Update(ctx, "sample", func(tx *store.Tx) error {
		for _, p := range plans {
			if err := y.save(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// mustBeEmpty refuses a period in which dossiers were received.
func (o *Office) mustBeEmpty(ctx context.Context, p dossier.Period) error {
	n, err := o.Store.Dossiers.Count(ctx, office.Query{
		From: map[string]string{"received_at": string(p.From)}, To: map[string]string{"received_at": string(p.To)},
	})
	if err == nil && n > 0 {
		return office.Refuse("Dữ liệu đã có %d hồ sơ tiếp nhận từ %s đến %s nên không tạo năm mẫu; hãy dùng một thư mục dữ liệu khác.", n, p.From, p.To)
	}
	return err
}

// yearWriter writes a sample year.
type yearWriter struct {
	*sampleWriter
	period dossier.Period
}

// yearPlan is a dossier of the year with what is done with it.
type yearPlan struct {
	draft dossier.Dossier
	moves []sampleMove
}

// plan invents the dossiers of the year in the order of their moments.
func (y *yearWriter) plan() ([]yearPlan, error) {
	moments := append(y.spread(yearSolved, yearSolvedFrom, yearSolvedTo), y.spread(yearOpen, yearOpenFrom, yearOpenTo)...)
	online := y.random.Perm(yearTotal)[:yearOnline]
	var plans []yearPlan
	for i, at := range moments {
		channel := procedure.Counter
		switch {
		case slices.Contains(online, i):
			channel = procedure.Online
		case y.random.IntN(8) == 0:
			channel = procedure.Post
		}
		p, err := y.one(at, channel, i < yearSolved)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// spread returns n ascending moments in working hours between two days of the year.
func (y *yearWriter) spread(n int, from, to string) []time.Time {
	var days []office.Day
	year := string(y.period.From[:5])
	for day := office.Day(year + from); day <= office.Day(year+to); day = day.Add(1) {
		if works, err := y.engine.IsWorkday(day); err == nil && works {
			days = append(days, day)
		}
	}
	list := make([]time.Time, n)
	for i := range list {
		day := days[y.random.IntN(len(days))]
		list[i] = day.Time().Add(8*time.Hour + time.Duration(y.random.IntN(8*60))*time.Minute).UTC()
	}
	slices.SortFunc(list, time.Time.Compare)
	return list
}

// tries is how often another procedure is drawn until one fits the moment.
const tries = 200

// one invents a dossier that came in at a moment and, where it is to be solved, was solved early and returned in the year.
func (y *yearWriter) one(at time.Time, channel procedure.Channel, solved bool) (yearPlan, error) {
	for range tries {
		x := y.draft(at, pick(y.random, y.procedures), sampler{rand.New(rand.NewPCG(y.seed, uint64(y.random.IntN(60))))}.party())
		x.Channel, x.Note = channel, ""
		setProcedure(x, x.Procedure, x.Case)
		for i := range x.Components {
			if c := &x.Components[i]; !c.Optional {
				c.Present, c.Originals = true, 1
			}
		}
		if err := promiseWith(x, y.engine, y.calendar.ID); err != nil {
			return yearPlan{}, err
		}
		moves, fits := y.openMoves(x), !x.Due.IsZero() && !x.Due.Before(y.period.End())
		if solved {
			moves, fits = y.solvedMoves(x)
		}
		if fits {
			return yearPlan{draft: *x, moves: moves}, nil
		}
	}
	return yearPlan{}, office.Refuse("Không có thủ tục nào có thời hạn hợp với năm mẫu; hãy bổ sung thời hạn ở Thủ tục.")
}

// solvedMoves are the moves of a dossier that is solved early: handed over, worked on in steps, now and then waiting for
// papers or a payment, signed, returned. They do not fit when the limit is too short for that or the year too near its end.
func (y *yearWriter) solvedMoves(x *dossier.Dossier) ([]sampleMove, bool) {
	if x.Due.IsZero() {
		return nil, false
	}
	limit, err := y.engine.WorkingTime(x.ReceivedAt, x.Due)
	if err != nil || limit < 8*time.Hour {
		return nil, false
	}
	work := int(limit.Minutes()) * (30 + y.random.IntN(40)) / 100 // so much of the limit is used
	moves, now := y.inside(x, work)
	moves = append(moves, y.ending(x, now)...)
	fetched := moves[len(moves)-1].at
	early, err := y.engine.Judge(x.Due, now, false)
	return moves, err == nil && early == workday.Early && fetched.Before(y.period.End())
}

// openMoves are those of a dossier that is in process at the year's end.
func (y *yearWriter) openMoves(x *dossier.Dossier) []sampleMove {
	moves, _ := y.inside(x, 240)
	return until(moves[:1+y.random.IntN(len(moves))], y.period.End())
}

// save takes the dossier in, with its receipt, and makes its moves.
func (y *yearWriter) save(tx *store.Tx, p yearPlan) error {
	x, desk := p.draft, y.office.Desk()
	if err := desk.takeNumbers(tx, &x, y.settings); err != nil {
		return err
	}
	x.Enter(dossier.Received, dossier.ActAccept, "")
	received := x
	receipt, err := desk.draw(y.settings, receiptOf(&received, y.settings))
	if err != nil {
		return err
	}
	if err := y.live(&x, p.moves); err != nil {
		return err
	}
	if err := y.office.Store.Dossiers.Save(tx, &x); err != nil {
		return err
	}
	receipt.DossierID = x.ID
	if err := y.office.Store.Papers.Save(tx, receipt); err != nil {
		return err
	}
	return y.fees(tx, &x, p.moves)
}

// fees invents what the dossier has cost; one that is solved owes nothing.
func (y *yearWriter) fees(tx *store.Tx, x *dossier.Dossier, moves []sampleMove) error {
	if err := y.takeFees(tx, x, feesFor(x)); err != nil {
		return err
	}
	for i, m := range moves {
		if m.action == dossier.ActCharge && i+1 < len(moves) && moves[i+1].action == dossier.ActPay {
			return y.takeDemand(tx, x, m.given, m.at, moves[i+1].at)
		}
	}
	return nil
}
