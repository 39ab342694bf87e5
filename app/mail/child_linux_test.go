package mail_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// childTask is what this test program does when it is started again as a child: fetch an account into a keeper.
type childTask struct {
	Account letter.Account
	Dir     string
}

const childVariable = "VANPHONGSO_MAILTEST_CHILD"

func TestMain(m *testing.M) {
	if task := os.Getenv(childVariable); task != "" {
		os.Exit(runChild(task))
	}
	os.Exit(m.Run())
}

// runChild fetches and prints by how many kilobytes the peak of its memory grew.
func runChild(text string) int {
	var task childTask
	if err := json.Unmarshal([]byte(text), &task); err != nil {
		return fail(err)
	}
	keeper, err := mailtest.OpenKeeper(task.Dir)
	if err != nil {
		return fail(err)
	}
	before := peakMemory()
	if _, err := mail.Fetch(context.Background(), task.Account, mailtest.Password, keeper, nil); err != nil {
		return fail(err)
	}
	fmt.Println(peakMemory() - before)
	return 0
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// peakMemory returns the greatest resident size so far, in kilobytes.
func peakMemory() int {
	status, _ := os.ReadFile("/proc/self/status")
	match := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if match == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(match[1]))
	return n
}

func child(t testing.TB, task childTask) *exec.Cmd {
	t.Helper()
	text, err := json.Marshal(task)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childVariable+"="+string(text))
	return command
}

// A fetch is killed without mercy at many places; afterwards every mail is there once, byte for byte.
func TestKillDuringFetch(t *testing.T) {
	dovecot := mailtest.StartDovecot(t, mailtest.Certificate{})
	var mails [][]byte
	for n := range 150 {
		mails = append(mails, mailtest.BigMail(n, 20_000))
		dovecot.Deliver(t, mails[n])
	}
	dir := t.TempDir()
	var killer killer
	proxy := mailtest.StartProxy(t, dovecot.PlainAddress, func(p *mailtest.Proxy) {
		p.Literal = func(line string, size int64) int64 {
			if killer.strikes(func() { awaitGrowth(t, filepath.Join(dir, "journal")) }) {
				return size / 2 // the client dies in the middle of this mail
			}
			return size
		}
	})
	task := childTask{Account: mailtest.Account(proxy.Address), Dir: dir}
	kept := 0
	for round, at := range []int{1, 2, 60, 3, 20, 10, 30} {
		var exit *exec.ExitError
		err := killer.run(child(t, task), at, round%2 == 0 && at > 2)
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("the child was not killed: %v", err)
		}
		now := len(openKeeper(t, dir).Letters())
		if now < kept {
			t.Fatalf("%d rows after %d: rows were lost", now, kept)
		}
		kept = now
	}
	if kept == 0 || kept == len(mails) {
		t.Errorf("%d of %d rows after the kills: the test does not test what it should", kept, len(mails))
	}
	if output, err := child(t, task).CombinedOutput(); err != nil {
		t.Fatalf("fetch after the kills: %v\n%s", err, output)
	}
	checkOriginals(t, openKeeper(t, dir), mails...)
}

// killer kills a child when a certain mail is sent to it.
type killer struct {
	mutex  sync.Mutex
	victim *os.Process
	left   int  // mails until the kill
	wait   bool // let the ledger grow before the kill
}

// run runs the child until the at-th mail is sent to it.
func (k *killer) run(command *exec.Cmd, at int, wait bool) error {
	k.mutex.Lock()
	err := command.Start()
	k.victim, k.left, k.wait = command.Process, at, wait
	k.mutex.Unlock()
	if err != nil {
		return err
	}
	return command.Wait()
}

// strikes counts a mail, and kills the child when it is the one.
func (k *killer) strikes(await func()) bool {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.left--; k.left != 0 {
		return false
	}
	if k.wait {
		await()
	}
	_ = k.victim.Kill()
	return true
}

// awaitGrowth waits until a file is longer than it was.
func awaitGrowth(t *testing.T, path string) {
	t.Helper()
	size := func() int64 {
		info, err := os.Stat(path)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	before := size()
	for deadline := time.Now().Add(10 * time.Second); size() <= before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Error("the ledger does not grow")
			return
		}
	}
}

// A mail of 200 MB is never held in memory: the program grows by less than 100 MB.
func TestMemoryOfHugeMail(t *testing.T) {
	dovecot := mailtest.StartDovecot(t, mailtest.Certificate{})
	huge := mailtest.BigMail(1, 200<<20)
	dovecot.Deliver(t, huge)
	account := dovecot.Account()
	account.SizeLimit = 400 << 20
	dir := t.TempDir()
	output, err := child(t, childTask{Account: account, Dir: dir}).Output()
	if err != nil {
		t.Fatal(err)
	}
	grown, err := strconv.Atoi(strings.TrimSpace(string(output)))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("a mail of %d MB made the program grow by %d MB", len(huge)>>20, grown>>10)
	if grown > 100<<10 {
		t.Errorf("grown by %d kB", grown)
	}
	checkOriginals(t, openKeeper(t, dir), huge)
}

// The disk becomes full: the fetch ends with a sentence, what was taken stays, and the next fetch goes on.
func TestDiskFull(t *testing.T) {
	server := mailtest.StartMemory(t)
	var mails [][]byte
	for n := range 12 {
		mails = append(mails, mailtest.BigMail(n, 200_000))
		server.Deliver(t, "INBOX", mails[n])
	}
	dir := t.TempDir()
	keeper := openKeeper(t, dir)
	room := fillableDisk(t)
	keeper.CreateIn = room

	report, err := mail.Fetch(context.Background(), mailtest.Account(server.Address), mailtest.Password, keeper, nil)
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(office.MessageOf(err), "Ổ đĩa đã đầy") {
		t.Fatalf("error %v", err)
	}
	if n := len(keeper.Letters()); n != report.Taken || n == len(mails) {
		t.Errorf("%d rows, report %+v", n, report.Counts)
	}
	if left := keeper.Leftovers(); len(left) > 0 {
		t.Errorf("temporary files left behind: %v", left)
	}

	moveAll(t, room, dir) // the person makes room
	keeper = openKeeper(t, dir)
	fetch(t, keeper, mailtest.Account(server.Address))
	checkOriginals(t, keeper, mails...)
}

// fillableDisk returns a folder with room for 1 MB: a small tmpfs for root, else one where every write fails.
func fillableDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if os.Geteuid() != 0 {
		return mailtest.NoRoom
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		return mailtest.NoRoom
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir
}

func moveAll(t *testing.T, from, to string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(from, "*"))
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(to, filepath.Base(file)), raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
