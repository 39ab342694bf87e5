package samples_test

import (
	"bytes"
	"context"
	"io/fs"
	"path/filepath"
	"testing"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/app/mail/samples"
	"vanphongso/assets"
	"vanphongso/data/catalogue"
	"vanphongso/data/letter"
	"vanphongso/data/procedure"
)

func TestTableAndFolderAgree(t *testing.T) {
	files, err := fs.Glob(assets.Files, "mails/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	all := samples.All()
	if len(files) != len(all) || len(all) < 18 {
		t.Fatalf("%d files, %d in the table", len(files), len(all))
	}
	for i, s := range all {
		if filepath.Base(files[i]) != s.Name || len(s.Raw) == 0 || s.What == "" {
			t.Errorf("%s stands where %s should", s.Name, files[i])
		}
	}
}

// Every paper of the table exists: in the catalogue and in the mail.
func TestPapers(t *testing.T) {
	list, err := catalogue.Procedures()
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string]procedure.Procedure{}
	for _, p := range list {
		byCode[p.Code] = p
	}
	papers := 0
	for _, s := range samples.All() {
		p, known := byCode[s.Procedure]
		if !known && s.Procedure != "" {
			t.Errorf("%s asks for the unknown procedure %s", s.Name, s.Procedure)
		}
		parsed := mail.Parse(bytes.NewReader(s.Raw), int64(len(s.Raw)))
		for _, paper := range s.Papers {
			papers++
			if paper.Component >= len(p.Parts) || paper.Attachment < 1 || paper.Attachment > len(parsed.Attachments) {
				t.Errorf("%s: %+v is out of range", s.Name, paper)
			}
		}
	}
	if papers < 20 {
		t.Errorf("only %d papers", papers)
	}
}

// fetchAll fetches the samples from Serve.
func fetchAll(t *testing.T, limit int64) (mail.Report, *mailtest.Keeper) {
	t.Helper()
	server, stop, err := samples.Serve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	keeper, err := mailtest.OpenKeeper(t.TempDir(), samples.Rules...)
	if err != nil {
		t.Fatal(err)
	}
	account := letter.Account{Name: "thử", Server: server, User: samples.User, Security: letter.Plain, SizeLimit: limit}
	report, err := mail.Fetch(context.Background(), account, samples.Password, keeper, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report, keeper
}

func TestServe(t *testing.T) {
	report, keeper := fetchAll(t, 0)
	all, rows := samples.All(), keeper.Letters()
	if c := report.Counts; c.UIDs != len(all) || c.Taken+c.Duplicate+c.Ignored+c.Quarantined+c.TooLarge != c.UIDs || len(rows) != len(all) {
		t.Fatalf("%+v, %d rows", c, len(rows))
	}
	for _, l := range rows {
		if s := all[l.UID-1]; l.State != s.Expect {
			t.Errorf("%s became %s (%s), want %s", s.Name, l.State, l.Reason, s.Expect)
		}
		if l.SHA256 == "" {
			continue // a secret is not kept
		}
		if raw, err := keeper.Raw(l.SHA256); err != nil || !bytes.Equal(raw, all[l.UID-1].Raw) {
			t.Errorf("UID %d is not the mail that was sent (%v)", l.UID, err)
		}
	}
}

func TestSmallLimit(t *testing.T) {
	report, keeper := fetchAll(t, samples.SmallLimit)
	if report.TooLarge != 1 {
		t.Fatalf("%+v", report.Counts)
	}
	for _, l := range keeper.Letters() {
		if large := samples.All()[l.UID-1].Name == "20-thu-nang.eml"; large != (l.State == letter.TooLarge) {
			t.Errorf("UID %d is %s", l.UID, l.State)
		} else if large && l.Subject != "Khai báo thiết bị X-quang chẩn đoán trong y tế" {
			t.Errorf("nobody can see what the large mail is about: %+v", l)
		}
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	server, _, err := samples.Serve(ctx)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	account := letter.Account{Name: "thử", Server: server, User: samples.User, Security: letter.Plain}
	for range 100 {
		if err = mail.Check(context.Background(), account, samples.Password); err != nil {
			return
		}
	}
	t.Error("the server still answers")
}
