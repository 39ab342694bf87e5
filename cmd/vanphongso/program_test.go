package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/app/ui/screens"
	"vanphongso/app/ui/shell"
	"vanphongso/data/letter"
)

// opened is a program over data in a folder of its own, without its window.
func opened(t *testing.T) *program {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	b, err := boot.Open(context.Background(), boot.Options{Data: t.TempDir(), Passwords: settings.Memory()})
	if err != nil {
		t.Fatal(err)
	}
	p := &program{Program: b, stop: func() {}}
	p.place = &screens.Workplace{Data: b.Data, Log: b.LogFile, Settings: b.Settings}
	t.Cleanup(func() { _ = p.close() })
	return p
}

// Drafts are a person's own and survive until they are dropped.
func TestDrafts(t *testing.T) {
	p, ctx := opened(t), context.Background()
	d := drafts{p.Office.Store.Drafts, p.Office.Who}
	if kept, err := d.Read(ctx, "intake.counter"); err != nil || len(kept.Values) != 0 {
		t.Fatalf("%v %v", kept, err)
	}
	draft := shell.Draft{Values: map[string]string{"owner": "Đặng Thị Hồng"}, At: time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC)}
	if err := d.Keep(ctx, "intake.counter", draft); err != nil {
		t.Fatal(err)
	}
	kept, err := d.Read(ctx, "intake.counter")
	if err != nil || kept.Values["owner"] != "Đặng Thị Hồng" || !kept.At.Equal(draft.At) {
		t.Errorf("%+v %v", kept, err)
	}
	if err := d.Drop(ctx, "intake.counter"); err != nil {
		t.Fatal(err)
	}
	if kept, err = d.Read(ctx, "intake.counter"); err != nil || len(kept.Values) != 0 {
		t.Errorf("%v %v", kept, err)
	}
}

// The status line names the office, who works here and every mailbox in use with its trouble.
func TestStatus(t *testing.T) {
	p, ctx := opened(t), context.Background()
	for _, a := range []letter.Account{
		{Name: "motcua", Server: "mail.example:993", User: "motcua", Security: letter.TLS},
		{Name: "cũ", Server: "mail.example:993", User: "cu", Security: letter.TLS, Disabled: true},
	} {
		if err := p.Office.Mailroom().SaveAccount(ctx, &a, nil); err != nil {
			t.Fatal(err)
		}
	}
	s, err := p.status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if s.Department == "" || !strings.HasPrefix(s.User, p.Office.Who().Name) || s.Database != "máy này (SQLite)" || s.FeedLimit == 0 {
		t.Errorf("%+v", s)
	}
	if len(s.Feeds) != 1 || s.Feeds[0].Name != "motcua" || !s.Feeds[0].Last.IsZero() {
		t.Errorf("%+v", s.Feeds)
	}
}

// Ctrl+K finds dossiers and letters without marks.
func TestFind(t *testing.T) {
	p, ctx := opened(t), context.Background()
	if err := p.Office.Sample(ctx, 40, 20, sampleSeed, nil); err != nil {
		t.Fatal(err)
	}
	found, err := p.find(ctx, "lao cai")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, f := range found {
		kinds[f.Screen]++
		if f.ID == 0 || f.Label == "" {
			t.Errorf("%+v", f)
		}
	}
	if kinds[screens.Dossiers] == 0 || kinds[screens.Dossiers] > foundMost || kinds[screens.Letters] > foundMost {
		t.Errorf("%v", kinds)
	}
}

// The log is copied to where the user can send it from.
func TestSaveLog(t *testing.T) {
	p := opened(t)
	p.Office.Log.Info("một dòng để tìm")
	path, err := p.saveLog(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "một dòng để tìm") || filepath.Ext(path) != ".txt" {
		t.Errorf("%s %v:\n%s", path, err, text)
	}
}
