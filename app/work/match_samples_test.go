package work

import (
	"bytes"
	"context"
	"testing"

	"vanphongso/app/work/core"

	"vanphongso/app/mail"
	"vanphongso/app/mail/samples"
	"vanphongso/data/blob"
	"vanphongso/data/letter"
)

// parsedSample keeps a sample mail and reads it as a fetch does.
func parsedSample(t *testing.T, o *Office, s samples.Sample) *letter.Letter {
	t.Helper()
	ref, err := o.Blobs.Put(bytes.NewReader(s.Raw))
	if err != nil {
		t.Fatal(err)
	}
	l := &letter.Letter{SHA256: ref.SHA256, Size: ref.Size}
	mail.Parse(bytes.NewReader(s.Raw), ref.Size).Apply(l)
	return l
}

// An officer who takes the program's first guess at the papers of the sample mails is right four times out of five.
func TestFirstGuessAtSampleMails(t *testing.T) {
	blobs, err := blob.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	o := &Office{Office: core.Office{Blobs: blobs}}
	list := shipped(t)
	rightPapers, papers, wrongExtra, rightProcedures, procedures := 0, 0, 0, 0, 0
	for _, s := range samples.All() {
		if s.Procedure == "" {
			continue
		}
		l := parsedSample(t, o, s)
		procedures++
		suggested := rankLetter(list, *l)
		if len(suggested) > 0 && suggested[0].Procedure.Code == s.Procedure {
			rightProcedures++
		} else {
			t.Logf("%s: procedure %v, want %s", s.Name, names(suggested), s.Procedure)
		}
		want := map[int]int{}
		for _, p := range s.Papers {
			want[p.Component] = p.Attachment
		}
		for _, m := range o.Desk().match(context.Background(), l, byCode(t, s.Procedure).Components("")) {
			expected, asked := want[m.Component]
			switch {
			case !asked && m.Attachment != 0:
				wrongExtra++
				t.Logf("%s: component %d takes attachment %d (%d %%, %s), want none", s.Name, m.Component, m.Attachment, m.Confidence, m.Reason)
			case asked && m.Attachment != expected:
				papers++
				t.Logf("%s: component %d “%s” takes attachment %d (%d %%), want %d", s.Name, m.Component, m.Name, m.Attachment, m.Confidence, expected)
			case asked:
				papers++
				rightPapers++
			}
		}
	}
	t.Logf("papers: %d of %d right, %d taken that are none; procedures: %d of %d right", rightPapers, papers, wrongExtra, rightProcedures, procedures)
	if papers < 20 || rightPapers*100 < papers*80 || wrongExtra*100 > papers*10 {
		t.Errorf("papers: %d of %d right, %d taken that are none", rightPapers, papers, wrongExtra)
	}
	if rightProcedures*100 < procedures*80 {
		t.Errorf("procedures: %d of %d right", rightProcedures, procedures)
	}
}

// What no procedure is asked for by stays below the score from which a letter is taken in without being asked.
func TestNoProcedureIsSureOfANewsletter(t *testing.T) {
	for _, s := range samples.All() {
		if s.Procedure != "" || s.Expect != letter.Taken {
			continue
		}
		parsed := mail.Parse(bytes.NewReader(s.Raw), int64(len(s.Raw)))
		var l letter.Letter
		parsed.Apply(&l)
		if got := rankLetter(shipped(t), l); len(got) > 0 && got[0].Score >= 50 {
			t.Errorf("%s: %s with %d", s.Name, got[0].Procedure.Name, got[0].Score)
		}
	}
}
