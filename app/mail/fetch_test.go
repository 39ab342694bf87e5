package mail_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/letter"
)

const shortTimeout = 400 * time.Millisecond

func openKeeper(t testing.TB, dir string, rules ...letter.Rule) *mailtest.Keeper {
	t.Helper()
	keeper, err := mailtest.OpenKeeper(dir, rules...)
	if err != nil {
		t.Fatal(err)
	}
	return keeper
}

// fetch fetches from the server at address and fails the test when there is an error.
func fetch(t testing.TB, keeper *mailtest.Keeper, account letter.Account) mail.Report {
	t.Helper()
	report, err := mail.FetchWithin(context.Background(), 5*time.Second, account, mailtest.Password, keeper, nil)
	if err != nil {
		t.Fatalf("Fetch: %v", err)
	}
	checkSum(t, report)
	if left := keeper.Leftovers(); len(left) > 0 {
		t.Errorf("temporary files left behind: %v", left)
	}
	return report
}

func checkSum(t testing.TB, report mail.Report) {
	t.Helper()
	if c := report.Counts; c.UIDs != c.Taken+c.Duplicate+c.Ignored+c.Quarantined+c.TooLarge {
		t.Errorf("the sum is wrong: %+v", c)
	}
}

// checkOriginals fails unless the ledger has exactly the given mails as UIDs 1, 2, …, byte for byte.
func checkOriginals(t testing.TB, keeper *mailtest.Keeper, mails ...[]byte) {
	t.Helper()
	rows := keeper.Letters()
	if len(rows) != len(mails) {
		t.Fatalf("%d ledger rows, want %d", len(rows), len(mails))
	}
	seen := map[uint32]bool{}
	for _, l := range rows {
		if seen[l.UID] || l.UID == 0 || int(l.UID) > len(mails) {
			t.Fatalf("UID %d is there twice or does not exist", l.UID)
		}
		seen[l.UID] = true
		raw, err := keeper.Raw(l.SHA256)
		if err != nil || !bytes.Equal(raw, mails[l.UID-1]) {
			t.Errorf("UID %d is not the mail that was sent (%v)", l.UID, err)
		}
	}
}

func state(t testing.TB, keeper *mailtest.Keeper, uid uint32) letter.Letter {
	t.Helper()
	var found []letter.Letter
	for _, l := range keeper.Letters() {
		if l.UID == uid {
			found = append(found, l)
		}
	}
	if len(found) == 0 {
		t.Fatalf("UID %d has no ledger row", uid)
	}
	return found[len(found)-1]
}

func TestFetchTakesEveryMailOnce(t *testing.T) {
	server := mailtest.StartMemory(t)
	var mails [][]byte
	for n := range 130 {
		mails = append(mails, mailtest.Mail(n))
		server.Deliver(t, "INBOX", mails[n])
	}
	proxy := mailtest.StartProxy(t, server.Address, func(*mailtest.Proxy) {})
	keeper := openKeeper(t, t.TempDir())

	report := fetch(t, keeper, mailtest.Account(proxy.Address))
	if report.UIDs != 130 || report.Taken != 130 {
		t.Errorf("report %+v", report.Counts)
	}
	if f := report.Folders[0]; f.Server != 130 || f.Accounted != 130 || f.Gone != 0 || !f.Complete || f.Recreated {
		t.Errorf("folder %+v", f)
	}
	checkOriginals(t, keeper, mails...)
	for _, command := range proxy.Commands() {
		for _, forbidden := range []string{"SELECT", "STORE", "SEARCH", "BODY[", "EXPUNGE", "ENVELOPE", "BODYSTRUCTURE"} {
			if strings.Contains(command, forbidden) {
				t.Errorf("the client sent %q", command)
			}
		}
	}

	saves := keeper.Saves()
	if again := fetch(t, keeper, mailtest.Account(proxy.Address)); again.UIDs != 0 || again.Folders[0].Accounted != 130 {
		t.Errorf("second fetch: %+v", again)
	}
	if keeper.Saves() != saves {
		t.Error("a fetch that brought nothing wrote something")
	}

	mails = append(mails, mailtest.Mail(500))
	server.Deliver(t, "INBOX", mails[130])
	if third := fetch(t, keeper, mailtest.Account(proxy.Address)); third.UIDs != 1 || third.Taken != 1 {
		t.Errorf("third fetch: %+v", third.Counts)
	}
	checkOriginals(t, keeper, mails...)
}

func TestEveryMailEndsInOneState(t *testing.T) {
	server := mailtest.StartMemory(t)
	first := mailtest.Mail(1)
	reused := bytes.Replace(first, []byte("Kinh gui"), []byte("Bo sung"), 1)
	secret := []byte("From: a@b.vn\r\nMessage-ID: <s@b>\r\nSubject: [TỐI MẬT] Báo cáo quốc phòng\r\n\r\nNội dung kín\r\n")
	advert := []byte("From: Tin nhanh <quangcao@shop.vn>\r\nMessage-ID: <ad@b>\r\nSubject: Khuyen mai\r\n\r\nmua ngay\r\n")
	large := mailtest.BigMail(7, 300_000)
	for _, raw := range [][]byte{first, first, reused, secret, advert, large} {
		server.Deliver(t, "INBOX", raw)
	}
	keeper := openKeeper(t, t.TempDir(), letter.Rule{Name: "Tắt", Field: "any", Pattern: "kinh", Disabled: true},
		letter.Rule{Name: "Quảng cáo", Field: "from", Pattern: "QUANGCAO@"})
	account := mailtest.Account(server.Address)
	account.SizeLimit = 100_000

	report := fetch(t, keeper, account)
	want := mail.Counts{UIDs: 6, Taken: 2, Duplicate: 1, Ignored: 1, Quarantined: 1, TooLarge: 1}
	if report.Counts != want {
		t.Errorf("counts %+v, want %+v", report.Counts, want)
	}
	if l := state(t, keeper, 1); l.State != letter.Taken || l.Handling != letter.Waiting || l.Reason != "" || l.ReceivedAt.IsZero() {
		t.Errorf("taken: %+v", l)
	}
	if l := state(t, keeper, 2); l.State != letter.Duplicate || l.DuplicateOf != 1 || l.Handling != "" {
		t.Errorf("duplicate: %+v", l)
	}
	if l := state(t, keeper, 3); l.State != letter.Taken || l.SameMessageID != 1 || !strings.Contains(strings.Join(l.Defects, "\n"), "trùng mã thư, khác nội dung") {
		t.Errorf("reused Message-ID: %+v", l)
	}
	if l := state(t, keeper, 4); l.State != letter.Quarantined || l.SHA256 != "" || l.Subject != "" || l.Text != "" || !strings.Contains(l.Reason, "mức độ mật") {
		t.Errorf("secret: %+v", l)
	}
	if l := state(t, keeper, 5); l.State != letter.Ignored || !strings.Contains(l.Reason, "Quảng cáo") || l.SHA256 == "" {
		t.Errorf("ignored: %+v", l)
	}
	if l := state(t, keeper, 6); l.State != letter.TooLarge || l.SHA256 != "" || l.Size != int64(len(large)) || !strings.Contains(l.Subject, "Ho so quet so 7") {
		t.Errorf("too large: %+v", l)
	}
}

func TestDownloadOnDemand(t *testing.T) {
	server := mailtest.StartMemory(t)
	large := mailtest.BigMail(7, 300_000)
	server.Deliver(t, "INBOX", large)
	keeper := openKeeper(t, t.TempDir())
	account := mailtest.Account(server.Address)
	account.SizeLimit = 100_000
	fetch(t, keeper, account)

	got, err := mail.Download(context.Background(), account, mailtest.Password, keeper, state(t, keeper, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.State != letter.Taken || got.Handling != letter.Waiting || got.Reason != "" || got.ID != 1 || got.Size != int64(len(large)) {
		t.Errorf("downloaded: %+v", got)
	}
	checkOriginals(t, keeper, large)

	server.Recreate(t, "INBOX")
	got.SHA256 = ""
	if _, err := mail.Download(context.Background(), account, mailtest.Password, keeper, got, nil); err == nil || !strings.Contains(err.Error(), "tạo lại") {
		t.Errorf("download from a recreated mailbox: %v", err)
	}
}

func TestRecreatedMailbox(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 12 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	keeper := openKeeper(t, t.TempDir())
	account := mailtest.Account(server.Address)
	fetch(t, keeper, account)

	server.Recreate(t, "INBOX")
	for n := range 15 { // 12 old ones, 3 new ones
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	report := fetch(t, keeper, account)
	folder := report.Folders[0]
	if report.Duplicate != 12 || report.Taken != 3 || !folder.Recreated || folder.Accounted != 15 {
		t.Errorf("report %+v", report)
	}
	if notice := folder.Notice(); notice != "hộp thư đã được tạo lại: 3 thư mới, 12 thư trùng" {
		t.Errorf("notice %q", notice)
	}
	if again := fetch(t, keeper, account); again.UIDs != 0 || again.Folders[0].Recreated {
		t.Errorf("after that: %+v", again)
	}
}

// The new mailbox has as many mails as the old one, so that nothing but UIDVALIDITY tells them apart.
func TestRecreatedMailboxOfTheSameSize(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 4 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	keeper := openKeeper(t, t.TempDir())
	account := mailtest.Account(server.Address)
	fetch(t, keeper, account)
	server.Recreate(t, "INBOX")
	for n := range 4 {
		server.Deliver(t, "INBOX", mailtest.Mail(n+2))
	}
	if report := fetch(t, keeper, account); report.Duplicate != 2 || report.Taken != 2 || !report.Folders[0].Recreated {
		t.Errorf("report %+v", report)
	}
}

// A mail that has a row above the cursor is not taken again.
func TestKnownAboveTheCursor(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 5 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	keeper := openKeeper(t, t.TempDir())
	account := mailtest.Account(server.Address)
	err := keeper.Save(context.Background(), func(tx mail.Transaction) error {
		return tx.Put(&letter.Letter{Account: account.Name, Folder: "INBOX", UIDValidity: 1, UID: 3, State: letter.Quarantined})
	})
	if err != nil {
		t.Fatal(err)
	}
	if report := fetch(t, keeper, account); report.UIDs != 4 || len(keeper.Letters()) != 5 {
		t.Errorf("report %+v", report.Counts)
	}
}

func TestDeletedOnTheServer(t *testing.T) {
	dovecot := mailtest.StartDovecot(t, mailtest.Certificate{})
	for n := range 6 {
		dovecot.Deliver(t, mailtest.Mail(n))
	}
	keeper := openKeeper(t, t.TempDir())
	fetch(t, keeper, dovecot.Account())
	dovecot.Delete(t, 2)
	dovecot.Deliver(t, mailtest.Mail(6))
	for range 2 {
		fetched := fetch(t, keeper, dovecot.Account())
		if f := fetched.Folders[0]; f.Server != 6 || f.Accounted != 6 || f.Gone != 1 {
			t.Errorf("folder %+v", f)
		}
	}
	if n := len(keeper.Letters()); n != 7 {
		t.Errorf("%d rows, want 7: a deleted mail stays in the ledger", n)
	}
}

// A row that is missing below the cursor, whatever the reason, is found because the numbers do not add up.
func TestOverlookedMailIsFound(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 5 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	keeper := openKeeper(t, t.TempDir())
	account := mailtest.Account(server.Address)
	err := keeper.Save(context.Background(), func(tx mail.Transaction) error {
		return tx.SetCursor(letter.Cursor{Account: account.Name, Folder: "INBOX", UIDValidity: 1, LastUID: 3})
	})
	if err != nil {
		t.Fatal(err)
	}
	if report := fetch(t, keeper, account); report.Taken != 5 {
		t.Errorf("report %+v", report.Counts)
	}
}

func TestFoldersAndMissingFolder(t *testing.T) {
	server := mailtest.StartMemory(t)
	server.Deliver(t, "INBOX", mailtest.Mail(1))
	server.Deliver(t, "Hồ sơ", mailtest.Mail(2))
	account := mailtest.Account(server.Address)
	names, err := mail.Folders(context.Background(), account, mailtest.Password)
	if err != nil || fmt.Sprint(names) != "[INBOX Hồ sơ]" {
		t.Errorf("folders %q, %v", names, err)
	}
	account.Folders = []string{"Không có", "Hồ sơ"}
	keeper := openKeeper(t, t.TempDir())
	report, err := mail.Fetch(context.Background(), account, mailtest.Password, keeper, nil)
	if err == nil || !strings.Contains(report.Error, "“Không có”") {
		t.Errorf("missing folder: %v", err)
	}
	if report.Taken != 1 || len(report.Folders) != 2 || report.Folders[0].Error == "" || report.Folders[1].Error != "" {
		t.Errorf("the other folder was not read: %+v", report)
	}
	if err := mail.Check(context.Background(), account, mailtest.Password); err == nil {
		t.Error("Check accepted an account with a missing folder")
	}
	account.Folders = nil
	if err := mail.Check(context.Background(), account, mailtest.Password); err != nil {
		t.Errorf("Check: %v", err)
	}
}

func TestProgress(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 5 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	var progress mail.Progress
	_, err := mail.Fetch(context.Background(), mailtest.Account(server.Address), mailtest.Password, openKeeper(t, t.TempDir()), &progress)
	if err != nil || progress.Done.Load() != 5 || progress.Total.Load() != 5 || progress.Bytes.Load() == 0 || progress.Account() != "thử" {
		t.Errorf("progress %d/%d, %d bytes, %q, %v", progress.Done.Load(), progress.Total.Load(), progress.Bytes.Load(), progress.Account(), err)
	}
}
