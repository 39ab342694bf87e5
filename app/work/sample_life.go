package work

import (
	"fmt"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
)

var (
	sampleHandlers = []string{"Vũ Minh Hải", "Hoàng Thị Thu Hương", "Giàng A Páo", "Phạm Quốc Việt"}
	sampleSigners  = []string{"Nguyễn Đình Chiến", "Lê Thị Hồng Vân"}
	sampleUnit     = "Phòng Quản lý Chuyên ngành"
)

// sampleMove is one move at its moment.
type sampleMove struct {
	at     time.Time
	by     string
	action string
	given  dossier.Given
}

// The newest dossiers are lived through step by step; older ones, which nobody looks at one by one, in three moves.
const sampleSteps = 20_000

// life invents what was done with a dossier up to now: most are solved in time, one in twenty-five is not, what came in last
// is still open.
func (w *sampleWriter) life(x *dossier.Dossier, i int) []sampleMove {
	limit := 16 * time.Hour // a dossier without a limit takes two days
	if !x.Due.IsZero() {
		limit, _ = w.engine.WorkingTime(x.ReceivedAt, x.Due)
	}
	share := 30 + w.random.IntN(65)
	if w.random.IntN(25) == 0 {
		share = 105 + w.random.IntN(60)
	}
	work := max(30, int(limit.Minutes())*share/100)
	moves, over := w.inside(x, work)
	if i < w.dossiers-sampleSteps {
		moves = moves[:1]
	}
	return until(append(moves, w.ending(x, over)...), w.office.Time())
}

// until are the moves before a moment.
func until(moves []sampleMove, end time.Time) []sampleMove {
	for i, m := range moves {
		if !m.at.Before(end) {
			return moves[:i]
		}
	}
	return moves
}

// ending are the last two moves: the result is signed, then fetched.
func (w *sampleWriter) ending(x *dossier.Dossier, at time.Time) []sampleMove {
	return []sampleMove{
		{at, "Văn thư", dossier.ActFinish, dossier.Given{Result: dossier.Result{
			Paper: resultPaper(x.Procedure), Number: fmt.Sprintf("%d/%s", 10+w.random.IntN(900), "SKHCN"), Day: office.DayOf(at), Signer: pick(w.random, sampleSigners),
		}}},
		{w.after(at, 60+w.random.IntN(900)), x.Receiver, dossier.ActReturn, dossier.Given{
			ReturnBy: x.ReturnBy, Receiver: x.Owner.Name, Tracking: tracking(w.random, x.ReturnBy),
		}},
	}
}

// live makes the moves.
func (w *sampleWriter) live(x *dossier.Dossier, moves []sampleMove) error {
	for _, m := range moves {
		if err := x.Apply(m.action, m.given, dossier.Occasion{At: m.at, By: m.by, Engine: w.engine}); err != nil {
			return fmt.Errorf("%s of %s: %w", m.action, x.Code, err)
		}
	}
	return nil
}

// after walks on from a moment by so many minutes of working time.
func (w *sampleWriter) after(at time.Time, minutes int) time.Time {
	later, err := w.engine.AddWorkingTime(at, time.Duration(minutes)*time.Minute)
	if err != nil {
		return at
	}
	return later.UTC()
}

// resultPaper is what comes of a procedure.
func resultPaper(p procedure.Procedure) string {
	if p.Result != "" {
		return p.Result
	}
	return "Văn bản kết quả"
}

func tracking(s sampler, how string) string {
	if how != dossier.ReturnPost {
		return ""
	}
	return "EL" + s.digits(9) + "VN"
}

// inside are the moves inside the department that take so many minutes of working time, and when they are over.
func (w *sampleWriter) inside(x *dossier.Dossier, work int) ([]sampleMove, time.Time) {
	handler := pick(w.random, sampleHandlers)
	now := w.after(x.ReceivedAt, 10+w.random.IntN(50))
	moves := []sampleMove{{now, x.Receiver, dossier.ActTransfer, dossier.Given{Unit: first(x.Procedure.Unit, sampleUnit), Step: dossier.StepNames()[0], Limit: "4h"}}}
	now = w.after(now, 60)
	moves = append(moves, sampleMove{now, "Trưởng phòng", dossier.ActHandOver, dossier.Given{Step: "Thụ lý", Handler: handler}})
	now = w.after(now, work/2)
	if stop, waits := w.interruption(); waits {
		moves = append(moves, sampleMove{now, handler, stop.action, stop.given})
		given := &moves[len(moves)-1].given
		if given.Day = office.DayOf(now); stop.action == dossier.ActAsk {
			given.Papers = append(x.Missing(), given.Papers...)
		}
		now = w.after(now, 300+w.random.IntN(900))
		moves = append(moves, sampleMove{now, handler, back[stop.action], dossier.Given{Reason: "Đã nhận đủ"}})
	}
	now = w.after(now, work/4)
	moves = append(moves, sampleMove{now, handler, dossier.ActHandOver, dossier.Given{Step: "Trình lãnh đạo Sở", Handler: pick(w.random, sampleSigners)}})
	return moves, w.after(now, work/4)
}

// back names the move that ends a pause.
var back = map[string]string{dossier.ActAsk: dossier.ActSupplement, dossier.ActCharge: dossier.ActPay}

// interruption invents why one dossier in ten has to wait.
func (w *sampleWriter) interruption() (sampleMove, bool) {
	number := fmt.Sprintf("%d/HDHS", 1+w.random.IntN(60))
	switch w.random.IntN(20) {
	case 0:
		return sampleMove{action: dossier.ActAsk, given: dossier.Given{
			Reason: "Bản thuyết minh chưa nêu đủ nội dung theo mẫu", Document: number, Papers: []string{"Bản thuyết minh đã hoàn thiện"},
		}}, true
	case 1:
		return sampleMove{action: dossier.ActCharge, given: dossier.Given{Reason: "Nộp phí thẩm định theo thông báo", Document: number}}, true
	}
	return sampleMove{}, false
}
