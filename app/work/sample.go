package work

import (
	"context"
	"math/rand/v2"
	"time"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/workday"
)

// Sizes of sample runs.
const (
	sampleBatch    = 1000 // rows a transaction
	sampleReceipts = 100  // newest dossiers that get a drawn receipt
	sampleRecent   = 500  // up to so many dossiers lie in the last days, more of them spread over the year
	recentDays     = 12
)

// sampleStart is the first day of invented dossiers: the calendar knows no earlier one.
const sampleStart = office.Day("2026-01-05")

// Sample fills the data folder with invented dossiers and letters: deterministic by seed, realistic, in large
// batches. progress, which may be nil, is told how many rows are written. The rows are marked by their account and by
// notes; an office that works for real does not need them.
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
	if err := w.writeDossiers(ctx); err != nil {
		return err
	}
	return w.writeLetters(ctx)
}

// sampleWriter writes one sample.
type sampleWriter struct {
	office     *Office
	random     sampler
	settings   OfficeSettings
	procedures []procedure.Procedure
	calendar   *workday.Calendar
	engine     *workday.Engine
	dossiers   int
	letters    int
	done       int
	progress   func(done, total int)
}

func (o *Office) newSampleWriter(ctx context.Context, dossiers, letters int, seed int64) (*sampleWriter, error) {
	w := &sampleWriter{office: o, random: sampler{rand.New(rand.NewPCG(uint64(seed), 2026))}, dossiers: dossiers, letters: letters}
	var err error
	if w.settings, err = o.Settings(ctx); err != nil {
		return nil, err
	}
	if w.procedures, err = o.Catalogue().InForce(ctx, office.DayOf(o.now())); err != nil {
		return nil, err
	}
	if len(w.procedures) == 0 {
		return nil, office.Refuse("Chưa có thủ tục nào đang áp dụng nên không tạo được dữ liệu mẫu.")
	}
	if w.calendar, err = o.Store.Calendars.Current(ctx); err != nil {
		return nil, err
	}
	w.engine, err = w.calendar.Engine()
	return w, err
}

// batch writes n rows in transactions of sampleBatch rows. make invents row i and returns what saves it, which may be
// called again when the database wants a transaction to be repeated.
func (w *sampleWriter) batch(ctx context.Context, n int, make func(i int) (func(tx *store.Tx) error, error)) error {
	for start := 0; start < n; start += sampleBatch {
		var saves []func(tx *store.Tx) error
		for i := start; i < min(start+sampleBatch, n); i++ {
			save, err := make(i)
			if err != nil {
				return err
			}
			saves = append(saves, save)
		}
		err := w.office.update(ctx, "sample", func(tx *store.Tx) error {
			for _, save := range saves {
				if err := save(tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		w.done += len(saves)
		w.progress(w.done, w.dossiers+w.letters)
	}
	return nil
}

func (w *sampleWriter) writeDossiers(ctx context.Context) error {
	moments := w.moments(w.dossiers)
	return w.batch(ctx, w.dossiers, func(i int) (func(tx *store.Tx) error, error) {
		invented, err := w.dossier(moments(i), i)
		refused, drawn := w.random.IntN(40) == 0, i >= w.dossiers-sampleReceipts
		return func(tx *store.Tx) error {
			x := *invented
			return w.saveDossier(tx, &x, refused, drawn)
		}, err
	})
}

func (w *sampleWriter) saveDossier(tx *store.Tx, x *dossier.Dossier, refused, drawn bool) error {
	desk := w.office.Desk()
	if refused {
		x.RejectReason = "Thành phần hồ sơ không đầy đủ sau khi đã được hướng dẫn hoàn thiện"
		x.Limit, x.Due, x.OriginalDue, x.Explanation = "", zeroTime, zeroTime, workday.Explanation{}
		return desk.reject(tx, x)
	}
	if err := desk.takeNumbers(tx, x, w.settings); err != nil {
		return err
	}
	x.State = dossier.Received
	if err := w.office.Store.Dossiers.Save(tx, x); err != nil || !drawn {
		return err
	}
	var receipt dossier.Receipt
	if err := desk.drawReceipt(*x, &receipt, w.settings); err != nil {
		return err
	}
	return w.office.Store.Receipts.Save(tx, &receipt)
}

// moments returns when the i-th of n rows came in: ascending, at working hours, up to now.
func (w *sampleWriter) moments(n int) func(i int) time.Time {
	now := w.office.now()
	from := sampleStart
	if recent := office.DayOf(now).Add(-recentDays); n <= sampleRecent && recent > from {
		from = recent
	}
	var days []office.Day
	for day := from; day <= office.DayOf(now); day = day.Add(1) {
		if works, err := w.engine.IsWorkday(day); err == nil && works {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		days = []office.Day{from}
	}
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
		return now.Truncate(time.Second)
	}
}

// dossier invents a dossier received at a moment.
func (w *sampleWriter) dossier(at time.Time, i int) (*dossier.Dossier, error) {
	s := w.random
	p := w.procedures[i%len(w.procedures)]
	if s.IntN(3) > 0 {
		p = pick(s, w.procedures)
	}
	variant := ""
	if cases := p.Cases(); len(cases) > 0 {
		variant = pick(s, cases)
	}
	x := &dossier.Dossier{
		State: dossier.Registered, Source: dossier.FromCounter, Channel: pick(s, []procedure.Channel{procedure.Counter, procedure.Counter, procedure.Online, procedure.Post}),
		Sets: 1, ReturnBy: pick(s, []string{dossier.ReturnDesk, dossier.ReturnDesk, dossier.ReturnPost}), Internal: true, Owner: s.party(),
		Place: w.settings.Desk, Area: w.settings.Area, Receiver: w.office.Who().Name, ReceivedAt: at, Summary: summaryOf(p.Name),
	}
	setProcedure(x, p, variant)
	for k := range x.Components {
		c := &x.Components[k]
		c.Present = !c.Optional || s.IntN(2) == 0
		if c.Present {
			c.Originals = 1
		}
	}
	if s.IntN(4) == 0 {
		x.Note = pick(s, remarks)
	}
	if s.IntN(8) == 0 {
		submitter := s.party()
		x.Submitter = &submitter
		x.Authority = "Giấy ủy quyền"
	}
	if err := w.promise(x); err != nil {
		return nil, err
	}
	return x, nil
}

// promise is Desk.Promise with an engine made ready once.
func (w *sampleWriter) promise(x *dossier.Dossier) error {
	return promiseWith(x, w.engine, w.calendar.ID)
}

// sampleAccount is the account that invented letters belong to. It is never fetched.
const sampleAccount = "Thư mẫu"

func (w *sampleWriter) writeLetters(ctx context.Context) error {
	if w.letters == 0 {
		return nil
	}
	if err := w.makeAccount(ctx); err != nil {
		return err
	}
	cursor, err := w.office.Store.Letters.Cursor(ctx, sampleAccount, "INBOX")
	if err != nil {
		return err
	}
	cursor.Account, cursor.Folder, cursor.UIDValidity = sampleAccount, "INBOX", 1
	moments := w.moments(w.letters)
	return w.batch(ctx, w.letters, func(i int) (func(tx *store.Tx) error, error) {
		invented, err := w.letter(moments(i), i)
		at := cursor
		at.LastUID += uint32(i + 1)
		at.ServerCount += i + 1
		return func(tx *store.Tx) error {
			l := *invented
			l.UID = at.LastUID
			if err := w.office.Store.Letters.Save(tx, &l); err != nil {
				return err
			}
			if (i+1)%sampleBatch == 0 || i+1 == w.letters {
				return w.office.Store.Letters.SaveCursor(tx, at)
			}
			return nil
		}, err
	})
}

func (w *sampleWriter) makeAccount(ctx context.Context) error {
	_, err := w.office.Mailroom().account(ctx, sampleAccount)
	if office.CodeOf(err) != office.CodeNotFound {
		return err
	}
	a := letter.Account{
		Name: sampleAccount, Server: "localhost:143", User: "mau", Security: letter.Plain, Folders: []string{"INBOX"}, Disabled: true,
	}
	return w.office.update(ctx, "sample", func(tx *store.Tx) error { return w.office.Store.Accounts.Save(tx, &a) })
}
