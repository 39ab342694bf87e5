package work_test

import (
	"encoding/json"
	"strings"
	"testing"

	"vanphongso/data/document"
	"vanphongso/data/office"
)

// documentsAsJSON are the invented documents, oldest first.
func documentsAsJSON(b *bench) string {
	b.T.Helper()
	var all strings.Builder
	for _, x := range arrivals(b) {
		b.Must(json.NewEncoder(&all).Encode(x))
	}
	for _, x := range departures(b) {
		b.Must(json.NewEncoder(&all).Encode(x))
	}
	return all.String()
}

func arrivals(b *bench) []*document.Incoming {
	b.T.Helper()
	page, err := b.Store.Incoming.Page(b.Ctx, office.Query{Sort: "id", Limit: 1000})
	b.Must(err)
	var list []*document.Incoming
	for _, light := range page {
		x, err := b.Store.Incoming.Get(b.Ctx, light.ID)
		b.Must(err)
		list = append(list, x)
	}
	return list
}

func departures(b *bench) []*document.Outgoing {
	b.T.Helper()
	page, err := b.Store.Outgoing.Page(b.Ctx, office.Query{Sort: "id", Limit: 1000})
	b.Must(err)
	var list []*document.Outgoing
	for _, light := range page {
		x, err := b.Store.Outgoing.Get(b.Ctx, light.ID)
		b.Must(err)
		list = append(list, x)
	}
	return list
}

func TestTheSameSeedGivesTheSameDocuments(t *testing.T) {
	var texts []string
	for _, seed := range []int64{7, 7, 8} {
		b := newBench(t)
		b.Must(b.SampleDocuments(b.Ctx, 60, seed, nil))
		texts = append(texts, documentsAsJSON(b))
	}
	if texts[0] != texts[1] {
		t.Error("the same seed gives other documents")
	}
	if texts[0] == texts[2] {
		t.Error("another seed gives the same documents")
	}
}

// The sample passes the examination, shows every kind of thing that the registers know, and real work goes on after it.
func TestTheSampleIsARegistryAtWork(t *testing.T) {
	b := newBench(t)
	told := 0
	b.Must(b.SampleDocuments(b.Ctx, 400, 1, func(done, total int) {
		told = done
		if total != 400 {
			t.Errorf("total %d", total)
		}
	}))
	b.Good()
	today := office.DayOf(b.Clock)
	in, states, late, answered, tags := arrivals(b), map[document.State]int{}, 0, 0, map[string]int{}
	for i, x := range in[:len(in)-1] { // the last one is put in behind
		states[x.State]++
		for _, tag := range x.Tags {
			tags[tag]++
		}
		if x.Late(today) {
			late++
		}
		if x.AnswerID != 0 {
			answered++
		}
		if x.Serial != i+1 || i > 0 && x.ArrivedOn < in[i-1].ArrivedOn || x.ArrivedOn > today {
			t.Errorf("number %d is %s of %s", i+1, x.Arrival(), x.ArrivedOn)
		}
	}
	if len(in) != 281 || len(states) < 8 || late < 3 || answered < 10 || len(tags) != 3 || told < 380 || in[280].Arrival() != "280a" {
		t.Errorf("%d came in, states %v, %d late, %d answered, tags %v, told %d, last %s", len(in), states, late, answered, tags, told, in[len(in)-1].Arrival())
	}
	out, last, going := departures(b), document.Outgoing{}, map[document.State]int{}
	for _, x := range out {
		going[x.State]++
		if x.Number == "" {
			continue
		}
		if x.Serial != last.Serial+1 || x.Dated < last.Dated || x.Dated < x.SignedOn {
			t.Errorf("%s of %s stands behind %s of %s", x.Number, x.Dated, last.Number, last.Dated)
		}
		last = *x
	}
	if len(going) < 5 || going[document.Issued] < 60 || going[document.Signed]+going[document.Draft] == 0 {
		t.Errorf("%d went out: %v", len(out), going)
	}
	kept, err := b.Store.Reservations.Count(b.Ctx, office.Query{Filters: map[string][]string{"state": {document.Kept}}})
	b.Must(err)
	folders, err := b.Store.Folders.Count(b.Ctx, office.Query{Filters: map[string][]string{"state": {string(document.Opened)}}})
	b.Must(err)
	places, err := b.Registry().SearchInside(b.Ctx, "nghị quyết 57", 10)
	b.Must(err)
	if kept != 2 || folders != 6 || len(places) == 0 {
		t.Errorf("%d numbers kept, %d folders open, found inside %d files", kept, folders, len(places))
	}
	x := b.Registry().Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = "Sở Tài chính", "1/STC-QLNS", x.ArrivedOn, "Công văn", "Dự toán"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	if x.Arrival() != "281" {
		t.Errorf("work goes on with %s", x.Arrival())
	}
	b.Must(b.SampleDocuments(b.Ctx, 20, 2, nil)) // once more
	b.Good()
	b.Refused(b.SampleDocuments(b.Ctx, -1, 1, nil), office.CodeInvalid, "từ 0 đến")
}

func TestManyDocumentsLieInEarlierYears(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: thousands of documents")
	}
	b := newBench(t)
	b.Must(b.SampleDocuments(b.Ctx, 8000, 1, nil))
	years, err := b.Store.Incoming.GroupCount(b.Ctx, office.Query{}, "year")
	b.Must(err)
	if len(years) != 10 || years["2026"] != 3501 || years["2017"] < 200 || years["2017"] > 270 {
		t.Errorf("%v", years)
	}
	b.Good()
}
