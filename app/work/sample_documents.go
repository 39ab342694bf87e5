package work

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"vanphongso/app/work/registry"
	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Sizes of invented registers of documents.
const (
	sampleBookYear = 5000 // documents of this year, as many as a department has; what is more lies in earlier years
	samplePast     = 9    // earlier years that it is spread over
	sampleScans    = 60   // newest documents of each register that have a file
	sampleFiled    = 12   // documents in a folder at most
)

// SampleDocuments fills the registers of documents with about so many invented ones, three of ten outgoing, and with the
// directory, folders and kept numbers that go with them; the same seed at the same time gives the same data. progress, which
// may be nil, is told how many are written.
func (o *Office) SampleDocuments(ctx context.Context, documents int, seed int64, progress func(done, total int)) error {
	if documents < 0 || documents > 5_000_000 {
		return office.Invalid("documents", "Số văn bản mẫu phải từ 0 đến 5.000.000.")
	}
	if documents == 0 {
		return nil
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	if err := o.Seed(ctx); err != nil {
		return err
	}
	w, err := o.newDocumentWriter(ctx, documents, seed)
	if err != nil {
		return err
	}
	w.progress = progress
	if err := w.write(ctx); err != nil {
		return err
	}
	return w.around(ctx)
}

// documentWriter writes invented documents: what is worth showing step by step in the newest ones, the older ones in short.
type documentWriter struct {
	*sampleWriter
	registry *registry.Registry
	settings registry.DocumentSettings
	lists    catalogue.Documents
	total    int
	in, out  moments
	written  int
	given    map[string]int     // last number that a body has given in a year
	answers  []sampleAnswer     // soonest first
	done     map[string][]filed // documents that can be put into a folder, by their tag
	scans    []filed            // documents whose files are to be read
}

// moments are when the documents of a register come, and how many have come.
type moments struct {
	at    func(i int) time.Time
	n, of int
}

// left is how many are still to come.
func (m *moments) left() int { return m.of - m.n }

// next is when the next one comes, later when none does.
func (m *moments) next(later time.Time) time.Time {
	if m.left() == 0 {
		return later
	}
	return m.at(m.n)
}

// filed is a document that has files or can be put into a folder.
type filed struct {
	register string
	id       *int64 // known when it is saved
	files    []office.File
}

// sampleAnswer is an answer that goes out later to a document that came in.
type sampleAnswer struct {
	at     time.Time
	to     *document.Incoming
	matter sampleMatter
	id     *int64 // of the document that came in
}

func (o *Office) newDocumentWriter(ctx context.Context, documents int, seed int64) (*documentWriter, error) {
	base, err := o.newSampleWriter(ctx, 0, 0, seed)
	if err != nil {
		return nil, err
	}
	base.random = sampler{rand.New(rand.NewPCG(uint64(seed), 30))}
	w := &documentWriter{sampleWriter: base, registry: o.Registry(), total: documents, given: map[string]int{}, done: map[string][]filed{}}
	incoming := documents * 7 / 10
	outgoing := documents - incoming - min(documents, sampleBookYear)/10 // beside the answers
	w.in, w.out = moments{w.documentMoments(incoming), 0, incoming}, moments{w.documentMoments(outgoing), 0, outgoing}
	if w.settings, err = w.prepare(ctx); err != nil {
		return nil, err
	}
	w.lists, err = w.registry.Lists(ctx)
	return w, err
}

// prepare enters the units and leaders, where the office has none, and the directory.
func (w *documentWriter) prepare(ctx context.Context) (registry.DocumentSettings, error) {
	s, err := w.registry.Settings(ctx)
	if err != nil {
		return s, err
	}
	if len(s.Units) == 0 && len(s.Leaders) == 0 {
		s.Units, s.Leaders = sampleUnits, sampleLeaders
		if err := w.registry.SaveSettings(ctx, s); err != nil {
			return s, err
		}
	}
	for _, body := range sampleBodies {
		c := body.Correspondent
		if err := w.registry.SaveCorrespondent(ctx, &c); err != nil && office.CodeOf(err) != office.CodeExists {
			return s, err
		}
	}
	return w.registry.Settings(ctx)
}

// write invents documents in the order of their moments, so that numbers grow with time in every series.
func (w *documentWriter) write(ctx context.Context) error {
	for {
		var savers []saver
		for len(savers) < sampleBatch {
			save, err := w.next()
			if err != nil {
				return err
			}
			if save == nil {
				break
			}
			savers = append(savers, save)
		}
		if len(savers) == 0 {
			return nil
		}
		if err := w.saveBatch(ctx, savers); err != nil {
			return err
		}
	}
}

// next invents what comes next, nil when all has come up to now.
func (w *documentWriter) next() (saver, error) {
	now := w.office.Time()
	in, out := w.in.next(now), w.out.next(now)
	switch {
	case len(w.answers) > 0 && w.answers[0].at.Before(in) && w.answers[0].at.Before(out):
		answer := w.answers[0]
		w.answers = w.answers[1:]
		return w.answer(answer)
	case w.in.left() > 0 && (w.out.left() == 0 || !out.Before(in)):
		w.in.n++
		return w.arrival(in)
	case w.out.left() > 0:
		w.out.n++
		return w.departure(out)
	}
	return nil, nil
}

func (w *documentWriter) saveBatch(ctx context.Context, savers []saver) error {
	err := w.office.Update(ctx, "sample", func(tx *store.Tx) error {
		for _, save := range savers {
			if err := save(tx); err != nil {
				return err
			}
		}
		return nil
	})
	w.written += len(savers)
	w.progress(min(w.written, w.total), w.total) // answers come on top
	return err
}

// documentMoments returns when the i-th of n documents came: this year's as moments does, the others before that, so many a
// year, without a calendar: nobody knows the days off of those years.
func (w *documentWriter) documentMoments(n int) func(i int) time.Time {
	recent := min(n, sampleBookYear*n/w.total)
	past, thisYear := n-recent, w.moments(recent)
	first := office.DayOf(w.office.Time()).Time().Year() - samplePast
	return func(i int) time.Time {
		if i >= past {
			return thisYear(i - past)
		}
		years := float64(i) / float64(past) * samplePast
		year := int(years)
		day := time.Date(first+year, 1, 2, 8, 0, 0, 0, office.Zone).Add(time.Duration((years - float64(year)) * float64(362*24*time.Hour)))
		if day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, 1)
		}
		return day.UTC()
	}
}

// pickBody picks who wrote a document.
func (w *documentWriter) pickBody() sampleBody {
	at := w.random.IntN(100)
	for _, body := range sampleBodies {
		if at -= body.share; at < 0 {
			return body
		}
	}
	return sampleBodies[0]
}

// symbol is the next number and symbol of a body on a day; a body gives more of them than those that are sent here.
func (w *documentWriter) symbol(body sampleBody, kind document.Type, day office.Day) string {
	key := body.Name + document.Period(day)
	w.given[key] += 1 + w.random.IntN(9)
	n := document.NumberFor(w.given[key], "", kind, body.Abbreviation, "", day)
	if kind.Abbreviation == "" && len(body.units) > 0 {
		n.Unit = pick(w.random, body.units)
	}
	if body.Abbreviation == "TU" { // the Party writes 57-NQ/TU
		n = document.Number{Serial: n.Serial, Type: kind.Abbreviation, Body: body.Abbreviation, Party: true}
		if n.Type == "" {
			n.Type = "CV"
		}
	}
	return n.String()
}

// kind picks a type of the office's list.
func (w *documentWriter) kind() document.Type {
	if kind, known := w.lists.Types.Named(pick(w.random, sampleTypes)); known {
		return kind
	}
	return w.lists.Types[0]
}

// note keeps what can be put into a folder later and whose files are to be read.
func (w *documentWriter) note(f filed, done bool, tags []string) {
	if len(f.files) > 0 {
		w.scans = append(w.scans, f)
	}
	for _, tag := range tags {
		if done && len(w.done[tag]) < sampleFiled {
			w.done[tag] = append(w.done[tag], f)
		}
	}
}

// insert puts an answer into the queue, soonest first.
func (w *documentWriter) insert(a sampleAnswer) {
	i, _ := slices.BinarySearchFunc(w.answers, a, func(x, y sampleAnswer) int { return x.at.Compare(y.at) })
	w.answers = slices.Insert(w.answers, i, a)
}
