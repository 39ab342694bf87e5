package mail_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"vanphongso/app/mail/mailtest"
)

// BenchmarkFetch2000 compares a first fetch of 2,000 mails of 400 kB from Dovecot, and a second one that finds
// nothing new, with mbsync storing the same into a Maildir. Median of three rounds, each into an empty place.
// `make bench` runs it with -benchtime=1x; the goal is a ratio of at most 1.0.
func BenchmarkFetch2000(b *testing.B) {
	const mails, size, rounds = 2000, 400 << 10, 3
	dovecot := mailtest.StartDovecot(b, mailtest.Certificate{})
	for n := range mails {
		dovecot.Deliver(b, mailtest.BigMail(n, size))
	}
	fetch(b, openKeeper(b, b.TempDir()), dovecot.Account()) // Dovecot makes its index; the files come into the cache
	for b.Loop() {
		var ours, again, theirs, theirsAgain []time.Duration
		for range rounds {
			dir := b.TempDir()
			keeper := openKeeper(b, dir)
			ours = append(ours, timed(func() {
				if report := fetch(b, keeper, dovecot.Account()); report.Taken != mails {
					b.Fatalf("report %+v", report)
				}
			}))
			again = append(again, timed(func() { fetch(b, keeper, dovecot.Account()) }))
			_ = os.RemoveAll(dir)

			run, stored := mbsync(b, dovecot)
			theirs = append(theirs, timed(run))
			theirsAgain = append(theirsAgain, timed(run))
			if n := stored(); n != mails {
				b.Fatalf("mbsync stored %d mails", n)
			}
		}
		report(b, "first fetch", median(ours), median(theirs))
		report(b, "empty fetch", median(again), median(theirsAgain))
	}
}

func report(b *testing.B, what string, ours, theirs time.Duration) {
	b.Logf("%s: %.3f s, mbsync %.3f s, ratio %.2f", what, ours.Seconds(), theirs.Seconds(), ours.Seconds()/theirs.Seconds())
}

func timed(run func()) time.Duration {
	begun := time.Now()
	run()
	return time.Since(begun)
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// mbsync returns a function that fetches into a Maildir and one that counts what is there.
func mbsync(b *testing.B, dovecot *mailtest.Dovecot) (run func(), stored func() int) {
	b.Helper()
	program, err := exec.LookPath("mbsync")
	if err != nil {
		b.Fatal("mbsync is not installed; `make bench` installs it (Debian: isync)")
	}
	dir := b.TempDir()
	host, port := "127.0.0.1", dovecot.PlainAddress[len("127.0.0.1:"):]
	config := filepath.Join(dir, "mbsyncrc")
	text := fmt.Sprintf("IMAPAccount a\nHost %s\nPort %s\nUser %s\nPass \"%s\"\nSSLType None\nAuthMechs LOGIN\n\n"+
		"IMAPStore far\nAccount a\n\nMaildirStore near\nPath %[5]s/\nInbox %[5]s/INBOX\n\n"+
		"Channel c\nFar :far:\nNear :near:\nPatterns INBOX\nSync PullNew\nCreate Near\nSyncState *\n", host, port, mailtest.User, mailtest.Password, dir)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	run = func() {
		if output, err := exec.Command(program, "-q", "-c", config, "c").CombinedOutput(); err != nil {
			b.Fatalf("mbsync: %v\n%s", err, output)
		}
	}
	stored = func() int {
		files, _ := filepath.Glob(filepath.Join(dir, "INBOX", "*", "*"))
		return len(files)
	}
	return run, stored
}
