package work_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"vanphongso/app/work/worktest"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/blob"
	"vanphongso/data/office"
)

// The disk is full during a fetch: a sentence says so, what was taken stays, and with room the rest comes.
func TestADiskThatIsFull(t *testing.T) {
	b := newBench(t)
	small := filepath.Join(t.TempDir(), "files")
	b.Must(os.MkdirAll(small, 0o700))
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("only root can make a small disk; package mail has a test for everybody")
	}
	t.Cleanup(func() { _ = syscall.Unmount(small, 0) })
	var err error
	b.Blobs, err = blob.Open(small)
	b.Must(err)
	memory := mailtest.StartMemory(t)
	b.mailbox("thử", memory.Address)
	for i := range 5 {
		memory.Deliver(t, "INBOX", mailtest.BigMail(i, 300<<10))
	}
	report, err := b.Mailroom().Fetch(b.Ctx, nil, &mail.Progress{})
	b.Refused(err, office.CodeUnavailable, "đầy")
	before := worktest.Count(b.Bench, b.Store.Letters.Register)
	if report.Taken != before || before >= 5 {
		t.Errorf("%d of 5 taken, %d rows", report.Taken, before)
	}
	b.Good()
	b.Must(syscall.Mount("tmpfs", small, "tmpfs", syscall.MS_REMOUNT, "size=50m"))
	if r := b.Fetch(); r.Taken != 5-before || r.Duplicate != 0 {
		t.Errorf("%+v", r.Counts)
	}
	b.Good()
}
