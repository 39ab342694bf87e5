package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func newOutgoing(n int, to string) *letter.Outgoing {
	at := start.Add(time.Duration(n) * time.Minute)
	return &letter.Outgoing{
		Occasion: letter.OccasionReceipt, DossierID: 7, DossierCode: "H38.21.06-261120-0001", LetterID: 3, Account: "Một cửa",
		From: letter.Address{Name: "Bộ phận một cửa", Address: "motcua@example.vn"}, To: []letter.Address{{Name: "Hoàng Thị Lan", Address: to}},
		Subject: fmt.Sprintf("Giấy tiếp nhận hồ sơ %d", n), Text: "Kính gửi bà Hoàng Thị Lan", MessageID: fmt.Sprintf("<%d@example.vn>", n),
		Files:      []letter.OutgoingFile{{Name: "Giấy tiếp nhận.pdf", SHA256: fmt.Sprintf("%064x", 1000+n), PaperID: 5}},
		References: []string{"<goc@example.vn>"}, SHA256: fmt.Sprintf("%064x", n), Size: 9000,
		ConfirmedAt: at, ConfirmedBy: ha.Name, State: letter.Queued, NextTry: at, Since: at,
	}
}

func TestTheOutbox(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		list := []*letter.Outgoing{newOutgoing(1, "lan@x.vn"), newOutgoing(2, "duc@y.vn"), newOutgoing(3, "an@z.vn")}
		list[2].DossierID, list[2].NextTry = 8, start.Add(time.Hour)
		must(t, s, ha, "queue", func(tx *Tx) error {
			for _, o := range list {
				if err := s.Outbox.Save(tx, o); err != nil {
					return err
				}
			}
			return nil
		})
		loaded := get[*letter.Outgoing](t)(s.Outbox.Get(ctx, list[0].ID))
		if fmt.Sprintf("%+v", loaded) != fmt.Sprintf("%+v", list[0]) {
			t.Errorf("saved  %+v\nloaded %+v", list[0], loaded)
		}
		due := get[[]letter.Outgoing](t)(s.Outbox.Due(ctx, start.Add(10*time.Minute)))
		if len(due) != 2 || due[0].ID != list[0].ID || due[0].Text != "" || len(due[0].Files) != 1 {
			t.Errorf("due are %+v", due)
		}
		if of := get[[]letter.Outgoing](t)(s.Outbox.OfDossier(ctx, 8)); len(of) != 1 || of[0].ID != list[2].ID {
			t.Errorf("of the dossier are %+v", of)
		}
		if of := get[[]letter.Outgoing](t)(s.Outbox.OfLetter(ctx, 3)); len(of) != 3 {
			t.Errorf("%d answer the letter", len(of))
		}
		for _, words := range []string{"hoang thi lan", "lan@x.vn", "giay tiep nhan ho so 1"} {
			if found := get[[]letter.Outgoing](t)(s.Outbox.Page(ctx, office.Query{Text: words})); len(found) == 0 || found[len(found)-1].ID != list[0].ID {
				t.Errorf("%q finds %+v", words, found)
			}
		}
		by := get[[]letter.Outgoing](t)(s.Outbox.Page(ctx, office.Query{Sort: "confirmed_at", Descending: true, Filters: map[string][]string{"state": {"queued", "deferred"}}}))
		if len(by) != 3 || by[0].ID != list[2].ID {
			t.Errorf("in order: %+v", by)
		}
		hashes := map[string]bool{}
		if err := s.BlobHashes(ctx, func(sha string) error { hashes[sha] = true; return nil }); err != nil || len(hashes) != 6 {
			t.Errorf("%d blobs are named: %v", len(hashes), err)
		}
		checkClean(t, s, 3)

		twice := newOutgoing(1, "lan@x.vn")
		err := s.Update(ctx, ha, "queue", func(tx *Tx) error { return s.Outbox.Save(tx, twice) })
		wantCode(t, err, office.CodeExists)
	})
}

// Two programs want to send the same letter: one of them gets it. What was confirmed cannot be changed.
func TestALetterIsClaimedOnce(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		o := newOutgoing(1, "lan@x.vn")
		must(t, s, ha, "queue", func(tx *Tx) error { return s.Outbox.Save(tx, o) })
		claim := func() error {
			return s.Update(ctx, duc, "send", func(tx *Tx) error {
				x, err := s.Outbox.Load(tx, o.ID)
				if err != nil {
					return err
				}
				if err := x.Begin(letter.Attempt{At: start, By: duc.Name, Host: duc.Host, Until: start.Add(time.Minute)}); err != nil {
					return err
				}
				return s.Outbox.Save(tx, x)
			})
		}
		errs := make(chan error, 4)
		for range 4 {
			go func() { errs <- claim() }()
		}
		refused := 0
		for range 4 {
			if err := <-errs; office.CodeOf(err) == office.CodeRefused {
				refused++
			} else if err != nil {
				t.Error(err)
			}
		}
		if refused != 3 {
			t.Errorf("%d of 4 were refused", refused)
		}
		underway := get[[]letter.Outgoing](t)(s.Outbox.Underway(ctx))
		if len(underway) != 1 || underway[0].Running() == nil || underway[0].Running().Host != duc.Host {
			t.Errorf("under way are %+v", underway)
		}
		if waiting, stuck, err := s.Outbox.Waiting(ctx); waiting != 1 || stuck != 0 || err != nil {
			t.Errorf("%d wait, %d are stuck: %v", waiting, stuck, err)
		}
		for name, change := range map[string]func(x *letter.Outgoing){
			"text":     func(x *letter.Outgoing) { x.Text = "khác" },
			"attempts": func(x *letter.Outgoing) { x.Attempts = nil },
		} {
			err := s.Update(ctx, ha, "", func(tx *Tx) error {
				x, err := s.Outbox.Load(tx, o.ID)
				if err != nil {
					return err
				}
				change(x)
				return s.Outbox.Save(tx, x)
			})
			if office.CodeOf(err) != office.CodeRefused {
				t.Errorf("the %s may be changed: %v", name, err)
			}
		}
		checkClean(t, s, 1)
	})
}
