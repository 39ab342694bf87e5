package work

import (
	"context"
	"math/rand/v2"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/workday"
)

// Sizes of sample runs.
const (
	sampleBatch    = 2000 // rows a transaction
	sampleReceipts = 60   // newest dossiers that get a drawn receipt
	sampleRecent   = 500  // up to so many rows lie in the last days, more of them spread over the year
	recentDays     = 45
)

// sampleStart is the first day of invented rows: the calendar knows no much earlier one.
const sampleStart = office.Day("2026-01-05")

// Sample fills the data folder with invented dossiers and letters, realistic, in large batches; the same seed at the
// same time gives the same data. progress, which may be nil, is told how many rows are written. Letters are marked by
// their account; an office that works for real does not need any of it.
func (o *Office) Sample(ctx context.Context, dossiers, letters int, seed int64, progress func(done, total int)) error {
	if dossiers < 0 || letters < 0 || dossiers > 5_000_000 || letters > 5_000_000 {
		return office.Invalid("dossiers", "Số hồ sơ và số thư mẫu phải từ 0 đến 5.000.000.")
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	if err := o.Seed(ctx); err != nil {
		return err
	}
	w, err := o.newSampleWriter(ctx, dossiers, letters, seed)
	if err != nil {
		return err
	}
	w.progress = progress
	return w.write(ctx)
}

// sampleWriter writes one sample.
type sampleWriter struct {
	office     *Office
	seed       uint64
	random     sampler
	settings   core.OfficeSettings
	procedures []procedure.Procedure
	calendar   *workday.Calendar
	engine     *workday.Engine
	dossiers   int
	letters    int
	cursor     sampleCursor
	money      *till           // nil until it is needed
	waiting    []*sampleLetter // letters that the next dossiers are made of
	progress   func(done, total int)
}

func (o *Office) newSampleWriter(ctx context.Context, dossiers, letters int, seed int64) (*sampleWriter, error) {
	w := &sampleWriter{
		office: o, seed: uint64(seed), random: sampler{rand.New(rand.NewPCG(uint64(seed), 2026))}, dossiers: dossiers, letters: letters,
	}
	var err error
	if w.settings, err = o.Settings(ctx); err != nil {
		return nil, err
	}
	if w.procedures, err = o.Catalogue().InForce(ctx, office.DayOf(o.Time())); err != nil {
		return nil, err
	}
	if len(w.procedures) == 0 {
		return nil, office.Refuse("Chưa có thủ tục nào đang áp dụng nên không tạo được dữ liệu mẫu.")
	}
	if w.calendar, err = o.Store.Calendars.Current(ctx); err != nil {
		return nil, err
	}
	if w.engine, err = w.calendar.Engine(); err != nil {
		return nil, err
	}
	return w, w.openMailbox(ctx)
}

// saver writes one invented row. It may be called again when the database wants a transaction to be repeated.
type saver func(tx *store.Tx) error

// write invents dossiers and letters in the order of their moments, so that numbers grow with time in both registers.
func (w *sampleWriter) write(ctx context.Context) error {
	if days := len(w.workdays(w.dossiers, office.DayOf(w.office.Time()))); w.dossiers > days*dossier.MaxPerDay*9/10 {
		return office.Invalid("dossiers", "Mỗi ngày chỉ có %d mã hồ sơ nên %d ngày làm việc không chứa được %d hồ sơ mẫu.", dossier.MaxPerDay, days, w.dossiers)
	}
	dossierAt, letterAt := w.moments(w.dossiers), w.moments(w.letters)
	total := w.dossiers + w.letters
	dossiers, letters := 0, 0
	for done := 0; done < total; {
		savers := make([]saver, 0, sampleBatch)
		for len(savers) < sampleBatch && dossiers+letters < total {
			var save saver
			var err error
			if letters == w.letters || dossiers < w.dossiers && dossierAt(dossiers).Before(letterAt(letters)) {
				save, err = w.dossier(dossierAt(dossiers), dossiers)
				dossiers++
			} else {
				save, err = w.letter(letterAt(letters), letters)
				letters++
			}
			if err != nil {
				return err
			}
			savers = append(savers, save)
		}
		if err := w.save(ctx, savers, letters); err != nil {
			return err
		}
		done += len(savers)
		w.progress(done, total)
	}
	return nil
}

// save writes a batch in one transaction, and how far the sample mailbox has been read.
func (w *sampleWriter) save(ctx context.Context, savers []saver, letters int) error {
	return w.office.Update(ctx, "sample", func(tx *store.Tx) error {
		for _, save := range savers {
			if err := save(tx); err != nil {
				return err
			}
		}
		if w.letters == 0 {
			return nil
		}
		return w.office.Store.Letters.SaveCursor(tx, w.cursor.after(letters))
	})
}

// moments returns when the i-th of n rows came in: ascending, at working hours, up to now.
func (w *sampleWriter) moments(n int) func(i int) time.Time {
	now := w.office.Time().Truncate(time.Second)
	days := w.workdays(n, office.DayOf(now))
	return func(i int) time.Time {
		share := float64(i) / float64(n) * float64(len(days))
		day := min(int(share), len(days)-1)
		within := share - float64(day)
		at := days[day].Time().Add(7*time.Hour + 30*time.Minute) // 07:30–11:30, then 13:00–17:00
		seconds := time.Duration(within*8*3600) * time.Second
		if seconds >= 4*time.Hour {
			seconds += 90 * time.Minute
		}
		if t := at.Add(seconds).UTC(); t.Before(now) {
			return t
		}
		return now
	}
}

// workdays are the days over which n rows are spread, up to today.
func (w *sampleWriter) workdays(n int, today office.Day) []office.Day {
	from := sampleStart
	if recent := today.Add(-recentDays); n <= sampleRecent && recent > from {
		from = recent
	}
	var days []office.Day
	for day := from; day <= today; day = day.Add(1) {
		if works, err := w.engine.IsWorkday(day); err == nil && works {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		days = []office.Day{today}
	}
	return days
}

// clients are how many different people and organisations come: regular ones come often.
func (w *sampleWriter) clients() int { return 12 + (w.dossiers+w.letters)/3 }

// client picks who comes next. The same number is always the same person with the same papers.
func (w *sampleWriter) client() dossier.Party {
	k := w.random.IntN(w.clients())
	if w.random.IntN(3) == 0 {
		k = w.random.IntN(12 + w.clients()/20)
	}
	return sampler{rand.New(rand.NewPCG(w.seed, 1_000_000_007+uint64(k)))}.party()
}

// pickProcedure prefers no procedure but lets each occur.
func (w *sampleWriter) pickProcedure(i int) procedure.Procedure {
	if w.random.IntN(3) > 0 {
		return pick(w.random, w.procedures)
	}
	return w.procedures[i%len(w.procedures)]
}
