package work_test

import (
	"encoding/json"
	"strings"
	"testing"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// everything is the sample data as JSON, oldest first.
func everything(b *bench) string {
	b.T.Helper()
	var all strings.Builder
	dossiers, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Sort: "id", Limit: 1000})
	b.Must(err)
	for _, light := range dossiers {
		x, err := b.Store.Dossiers.Get(b.Ctx, light.ID)
		b.Must(err)
		b.Must(json.NewEncoder(&all).Encode(x))
	}
	letters, err := b.Store.Letters.Page(b.Ctx, office.Query{Sort: "id", Limit: 1000})
	b.Must(err)
	for _, light := range letters {
		l, err := b.Store.Letters.Get(b.Ctx, light.ID)
		b.Must(err)
		b.Must(json.NewEncoder(&all).Encode(l))
	}
	return all.String()
}

func TestTheSameSeedGivesTheSameSample(t *testing.T) {
	var texts []string
	for _, seed := range []int64{7, 7, 8} {
		b := newBench(t)
		b.Must(b.Sample(b.Ctx, 40, 40, seed, nil))
		texts = append(texts, everything(b))
	}
	if texts[0] != texts[1] {
		t.Error("the same seed gives other data")
	}
	if texts[0] == texts[2] {
		t.Error("another seed gives the same data")
	}
}

// The sample passes the examination, looks like an office at work, and real work goes on after it.
func TestTheSampleIsAnOfficeAtWork(t *testing.T) {
	b := newBench(t)
	told := 0
	b.Must(b.Sample(b.Ctx, 300, 150, 1, func(done, total int) {
		told = done
		if total != 450 {
			t.Errorf("total %d", total)
		}
	}))
	if told != 450 {
		t.Errorf("told of %d rows", told)
	}
	b.Good()
	states := map[dossier.State]int{}
	fromMail, withFiles, names := 0, 0, map[string]bool{}
	var last dossier.Dossier
	dossiers, err := b.Store.Dossiers.Page(b.Ctx, office.Query{Sort: "id", Limit: 500})
	b.Must(err)
	for _, light := range dossiers {
		x, err := b.Store.Dossiers.Get(b.Ctx, light.ID)
		b.Must(err)
		states[x.State]++
		names[x.Owner.Name] = true
		if len(x.Owner.Warnings()) > 0 {
			t.Errorf("%s: %q", x.Code, x.Owner.Warnings())
		}
		if x.Source == dossier.FromEmail {
			fromMail++
			if len(x.Components) > 0 && len(x.Components[0].Files) > 0 {
				withFiles++
			}
		}
		if x.ReceivedAt.Before(last.ReceivedAt) || x.ReceivedAt.After(b.Clock) {
			t.Errorf("%s received %s, after %s", x.Code, x.ReceivedAt, last.ReceivedAt)
		}
		last = *x
	}
	if len(states) < 6 || states[dossier.Returned] < 100 || states[dossier.Processing] < 20 || states[dossier.Rejected] == 0 || fromMail < 20 || withFiles == 0 || len(names) < 80 {
		t.Errorf("states %v, %d from mail, %d with files, %d names", states, fromMail, withFiles, len(names))
	}
	ledger, err := b.Store.Letters.Ledger(b.Ctx, "", "")
	b.Must(err)
	if ledger[letter.Taken] < 90 || ledger[letter.Ignored] == 0 || ledger[letter.TooLarge]+ledger[letter.Quarantined] == 0 {
		t.Errorf("%v", ledger)
	}
	today, err := b.Desk().Today(b.Ctx)
	b.Must(err)
	if today.NewLetters < 20 || today.NewLetters > 40 || today.DueSoon == 0 || today.Late == 0 {
		t.Errorf("new %d, soon %d, late %d", today.NewLetters, today.DueSoon, today.Late)
	}
	proposal, err := b.Desk().Propose(b.Ctx, today.LetterList[0].ID)
	b.Must(err)
	draft, err := b.Desk().NewFromLetter(b.Ctx, today.LetterList[0].ID, proposal.Procedures[0].Procedure.ID, "")
	b.Must(err)
	_, err = b.Desk().Accept(b.Ctx, draft)
	b.Must(err)
	b.Must(b.Sample(b.Ctx, 20, 20, 2, nil)) // once more
	b.Good()
	b.Refused(b.Sample(b.Ctx, -1, 0, 1, nil), office.CodeInvalid, "từ 0 đến")
	b.Refused(b.Sample(b.Ctx, 4_000_000, 0, 1, nil), office.CodeInvalid, "mã hồ sơ")
}
