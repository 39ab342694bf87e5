package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/store/storetest"
)

// job is what a process of the tests' own does: this program again, told so by an environment variable.
type job struct {
	Dir      string // as in Options
	Database string
	Records  int    // how many dossiers are saved, each in a transaction of its own; every number is printed after its commit
	Owner    string // of the dossiers
	Limit    uint64 // size that no file may exceed, 0 = none
}

const jobVariable = "VANPHONGSO_STORE_TEST_JOB"

func TestMain(m *testing.M) {
	if text := os.Getenv(jobVariable); text != "" {
		os.Exit(work(text))
	}
	code := m.Run()
	storetest.Stop()
	os.Exit(code)
}

// work is the other process.
func work(text string) int {
	var j job
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		fmt.Println(err)
		return 2
	}
	s, err := Open(context.Background(), Options{Dir: j.Dir, Database: j.Database})
	if err != nil {
		fmt.Println(err)
		return 2
	}
	if j.Limit > 0 {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: j.Limit, Max: j.Limit}); err != nil {
			fmt.Println(err)
			return 2
		}
	}
	for range j.Records {
		var n int
		err := s.Update(context.Background(), ha, "accept", func(tx *Tx) (err error) {
			n, err = numbered(s, tx, j.Owner)
			return err
		})
		if err != nil {
			fmt.Println("failed:", office.CodeOf(err), office.MessageOf(err))
			return 1
		}
		fmt.Println(n)
	}
	return 0
}

// begin starts the other process.
func begin(t *testing.T, j job) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	text, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), jobVariable+"="+string(text))
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	return command, bufio.NewScanner(out)
}

func TestProcessesThatWriteAtTheSameTime(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			o := d.open(t)
			const processes, records = 8, 10
			var wait sync.WaitGroup
			var mu sync.Mutex
			given := map[string]bool{}
			for range processes {
				command, lines := begin(t, job{Dir: o.Dir, Database: o.Database, Records: records, Owner: "Nguyễn An"}) // the folder is empty: all migrate
				wait.Go(func() {
					for lines.Scan() {
						mu.Lock()
						if given[lines.Text()] || strings.HasPrefix(lines.Text(), "failed") {
							t.Errorf("printed %q", lines.Text())
						}
						given[lines.Text()] = true
						mu.Unlock()
					}
					if err := command.Wait(); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			if len(given) != processes*records {
				t.Errorf("%d numbers were given, want %d", len(given), processes*records)
			}
			checkClean(t, openStore(t, o), processes*records)
		})
	}
}

func TestAKilledWriterLeavesWholeData(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			o := d.open(t)
			committed := 0
			for round := range 4 {
				command, lines := begin(t, job{Dir: o.Dir, Database: o.Database, Records: 1_000_000, Owner: "Nguyễn An"})
				for range 5 + 7*round {
					if !lines.Scan() {
						t.Fatal("the writer has ended by itself")
					}
				}
				time.Sleep(time.Duration(round) * 3 * time.Millisecond) // somewhere inside a transaction
				if err := command.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				last := lines.Text()
				for lines.Scan() {
					last = lines.Text()
				}
				_ = command.Wait() // killed
				if _, err := fmt.Sscan(last, &committed); err != nil {
					t.Fatal(err)
				}
			}
			s := openStore(t, o)
			n := get[int](t)(s.Dossiers.Count(context.Background(), office.Query{}))
			if n != committed && n != committed+1 { // the last may have been committed and not printed
				t.Errorf("%d dossiers are kept, %d were reported", n, committed)
			}
			checkClean(t, s, n)
			must(t, s, ha, "accept", func(tx *Tx) error {
				next, err := numbered(s, tx, "Bình")
				if next != n+1 {
					t.Errorf("the next number is %d, want %d", next, n+1)
				}
				return err
			})
		})
	}
}

func TestAFileThatCannotGrowIsSaidAndNothingIsLost(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	openStore(t, o)
	command, lines := begin(t, job{Dir: o.Dir, Database: o.Database, Records: 10_000, Owner: strings.Repeat("Nguyễn ", 500), Limit: 1 << 20})
	last := ""
	for lines.Scan() {
		last = lines.Text()
	}
	if err := command.Wait(); err == nil {
		t.Fatal("the writer went on without room")
	}
	if !strings.HasPrefix(last, "failed: unavailable") || !strings.Contains(last, "đầy") {
		t.Errorf("said %q", last)
	}
	s := openStore(t, o)
	checkClean(t, s, get[int](t)(s.Dossiers.Count(context.Background(), office.Query{})))
}
