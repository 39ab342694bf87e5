package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/app/work/registry"
	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/store/storetest"
)

// clerk is a process of its own that registers, numbers, keeps and gives up until its input ends or it is killed. It prints
// each number when the transaction that took it is over.
type clerk struct {
	Data     string
	Database string // empty is SQLite in Data
	Seed     uint64
}

// asClerk makes this test program a clerk.
const asClerk = "VANPHONGSOCTL_AS_CLERK"

// atWork is the clerk's process.
func atWork(text string) int {
	var c clerk
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		fmt.Println("failed:", err)
		return 2
	}
	opened, err := c.open()
	if err != nil {
		fmt.Println("failed:", err)
		return 2
	}
	over := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(over)
	}()
	random := rand.New(rand.NewPCG(c.Seed, 5))
	for {
		select {
		case <-over:
			fmt.Println("done")
			return 0
		default:
			if err := c.take(opened.Office, random); err != nil {
				fmt.Println("failed:", err)
				return 1
			}
		}
	}
}

func (c clerk) open() (*boot.Program, error) {
	return boot.Open(context.Background(), boot.Options{
		Data: c.Data, Database: c.Database, Passwords: settings.Memory(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
}

// take takes a number in one of the ways there are.
func (c clerk) take(o *work.Office, random *rand.Rand) error {
	kind := []string{"Báo cáo", "Công văn"}[random.IntN(2)]
	switch what := random.IntN(10); {
	case what < 5:
		return c.arrival(o, fmt.Sprintf("%d/UBND-KGVX", 1+random.IntN(1_000_000)), what == 0)
	case what < 8:
		return c.number(o, kind, registry.NumberWish{}, what == 5)
	default:
		return c.keep(o, kind, what == 8)
	}
}

// arrival registers a document, and cancels its number again if that is wanted.
func (c clerk) arrival(o *work.Office, number string, cancel bool) error {
	ctx, registry := context.Background(), o.Registry()
	x := registry.Blank()
	x.Author, x.Number, x.Dated, x.Type, x.Summary = "UBND tỉnh Lào Cai", number, x.ArrivedOn, "Công văn", "Văn bản thử"
	if err := registry.Register(ctx, x, ""); err != nil {
		return err
	}
	fmt.Printf("%s %d\n", document.IncomingSeries, x.Serial)
	if !cancel {
		return nil
	}
	_, err := registry.Move(ctx, x.ID, 0, document.ActCancel, document.Given{Note: "vào sổ nhầm"})
	return err
}

// number drafts, signs and numbers a document, and cancels its number again if that is wanted.
func (c clerk) number(o *work.Office, kind string, wish registry.NumberWish, cancel bool) error {
	ctx, registry := context.Background(), o.Registry()
	x := &document.Outgoing{Type: kind, Summary: "Văn bản thử", Unit: "Văn phòng"}
	if err := registry.Draft(ctx, x, ""); err != nil {
		return err
	}
	if _, err := registry.MoveOutgoing(ctx, x.ID, 0, document.ActSign, document.Given{Signer: "Phạm Hùng", SignedOn: office.DayOf(time.Now())}); err != nil {
		return err
	}
	x, err := registry.Number(ctx, x.ID, 0, wish)
	if err != nil {
		return err
	}
	if wish.Reservation == 0 { // it was told when it was kept
		fmt.Printf("%s %d\n", x.Series, x.Serial)
	}
	if cancel {
		_, err = registry.MoveOutgoing(ctx, x.ID, 0, document.ActCancel, document.Given{Note: "ký nhầm bản cũ"})
	}
	return err
}

// keep keeps two numbers; a document uses one of them, or it is given up.
func (c clerk) keep(o *work.Office, kind string, giveUp bool) error {
	kept, err := o.Registry().Reserve(context.Background(), kind, 2, "Văn phòng", "in trước khi ký")
	if err != nil {
		return err
	}
	for _, k := range kept {
		fmt.Printf("%s %d\n", k.Series, k.Serial)
	}
	if giveUp {
		return o.Registry().GiveUp(context.Background(), kept[0].ID, "không ban hành nữa")
	}
	return c.number(o, kind, registry.NumberWish{Reservation: kept[0].ID}, false)
}

// clerks are several of them at work, with all that they have printed.
type clerks struct {
	t     *testing.T
	mu    sync.Mutex
	given map[string]bool
}

// begin starts a clerk; quit ends it in peace, and the process can be killed.
func (c *clerks) begin(who clerk) (process *os.Process, quit io.Closer, ended chan struct{}) {
	c.t.Helper()
	text, err := json.Marshal(who)
	if err != nil {
		c.t.Fatal(err)
	}
	command := exec.Command(os.Args[0])
	command.Env, command.Stderr = append(os.Environ(), asClerk+"="+string(text)), os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		c.t.Fatal(err)
	}
	ended = make(chan struct{})
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			c.note(lines.Text())
		}
		_ = command.Wait() // killed, or done
		close(ended)
	}()
	return command.Process, in, ended
}

// note keeps a number that was given; one that was given before is the very trouble that is looked for.
func (c *clerks) note(line string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if strings.HasPrefix(line, "failed") || c.given[line] && line != "done" {
		c.t.Errorf("a clerk printed %q", line)
	}
	c.given[line] = true
}

func (c *clerks) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.given)
}

// work lets eight clerks work, kills one of them so many times at any moment, starts another in its place, and lets all
// that are left end in peace.
func (c *clerks) work(who clerk, kills int) {
	type running struct {
		process *os.Process
		quit    io.Closer
		ended   chan struct{}
	}
	random, began := rand.New(rand.NewPCG(1, 8)), time.Now()
	start := func() (r running) {
		who.Seed = random.Uint64()
		r.process, r.quit, r.ended = c.begin(who)
		return r
	}
	desks := make([]running, 8)
	for i := range desks {
		desks[i] = start()
	}
	for k := range kills {
		for c.count() < 8*(k+1) && !c.t.Failed() && time.Since(began) < time.Minute {
			time.Sleep(20 * time.Millisecond)
		}
		time.Sleep(time.Duration(random.IntN(60)) * time.Millisecond) // somewhere inside a transaction
		victim := &desks[random.IntN(len(desks))]
		_ = victim.process.Kill() // one that failed is over, and has said so
		<-victim.ended
		*victim = start()
	}
	for _, d := range desks {
		_ = d.quit.Close()
		<-d.ended
	}
}

// series collects for each series and year which numbers there are, and what explains them.
type series map[string]map[int]string

// add notes a number; the same one twice is an error.
func (s series) add(t *testing.T, name, period string, serial int, what string) {
	t.Helper()
	key := name + " " + period
	if s[key] == nil {
		s[key] = map[int]string{}
	}
	if other := s[key][serial]; other != "" {
		t.Errorf("number %d of %s was given to %s and to %s", serial, key, other, what)
	}
	s[key][serial] = what
}

// numbersKept reads the numbers out of the registers: documents, cancelled ones too, and kept numbers that no document used.
func numbersKept(t *testing.T, s *store.Store) series {
	t.Helper()
	ctx, found := context.Background(), series{}
	err := eachOldestFirst(ctx, s.Incoming.Page, office.Query{}, func(x document.Incoming) int64 { return x.ID }, func(x document.Incoming) error {
		found.add(t, document.IncomingSeries, document.Period(x.ArrivedOn), x.Serial, fmt.Sprint("incoming ", x.ID))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = eachOldestFirst(ctx, s.Outgoing.Page, office.Query{}, func(x document.Outgoing) int64 { return x.ID }, func(x document.Outgoing) error {
		if x.Number != "" {
			found.add(t, x.Series, document.Period(x.Dated), x.Serial, fmt.Sprint("outgoing ", x.ID))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = eachOldestFirst(ctx, s.Reservations.Page, office.Query{}, func(r document.Reservation) int64 { return r.ID }, func(r document.Reservation) error {
		if r.State != document.Used {
			found.add(t, r.Series, r.Period, r.Serial, "reservation "+r.State)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Eight clerks take numbers at the same time, on machines that lose power: no number is given twice and none is missing.
func TestClerksThatAreKilledGiveNoNumberTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: processes are started and killed")
	}
	for _, database := range []struct {
		name string
		open func(testing.TB) string
	}{
		{"SQLite", func(testing.TB) string { return "" }},
		{"PostgreSQL", storetest.Postgres},
	} {
		t.Run(database.name, func(t *testing.T) {
			who := clerk{Data: t.TempDir(), Database: database.open(t)}
			all := &clerks{t: t, given: map[string]bool{}}
			all.work(who, 40) // the first ones find no data at all
			opened, err := who.open()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = opened.Close() }()
			all.check(opened)
			all.seededOnce(opened)
		})
	}
}

// check compares what was printed with what is kept.
func (c *clerks) check(opened *boot.Program) {
	t, s := c.t, opened.Office.Store
	t.Helper()
	found := numbersKept(t, s)
	year, total := document.Period(office.DayOf(time.Now())), 0
	for name, numbers := range found {
		total += len(numbers)
		last, err := s.Numbers.Last(context.Background(), strings.TrimSuffix(name, " "+year), year)
		if err != nil || last != len(numbers) || numbers[1] == "" || numbers[last] == "" {
			t.Errorf("%s: %d numbers, the last one is %d, %v", name, len(numbers), last, err)
		}
	}
	delete(c.given, "done")
	for line := range c.given {
		var serial int
		cut := strings.LastIndex(line, " ")
		if _, err := fmt.Sscan(line[cut:], &serial); err != nil || found[line[:cut]+" "+year][serial] == "" {
			t.Errorf("%s was given and is not kept", line)
		}
	}
	if len(found) != 2 || total < len(c.given) || len(c.given) < 300 {
		t.Errorf("%d series, %d numbers kept, %d given", len(found), total, len(c.given))
	}
	if gaps, err := s.Numbers.Gaps(context.Background()); err != nil || len(gaps) > 0 {
		t.Errorf("%v, %v", gaps, err)
	}
	report, err := opened.Office.Checker().Check(context.Background(), nil)
	if err != nil || !report.Good {
		t.Errorf("%+v, %v", report, err)
	}
	if !slices.ContainsFunc(report.Items, func(i work.CheckItem) bool { return i.Checked > total }) { // the audit chain
		t.Errorf("too little was examined: %+v", report)
	}
	t.Logf("%d numbers are kept, %d of them were told", total, len(c.given))
}

// seededOnce fails when several clerks have filled the empty office with what is shipped.
func (c *clerks) seededOnce(opened *boot.Program) {
	c.t.Helper()
	ctx, s := context.Background(), opened.Office.Store
	calendars, err := s.Calendars.Count(ctx, office.Query{})
	if err != nil || calendars != 1 {
		c.t.Errorf("%d calendars, %v", calendars, err)
	}
	shipped, err := catalogue.Fees()
	if err != nil {
		c.t.Fatal(err)
	}
	if n, err := s.FeeShares.Count(ctx, office.Query{}); err != nil || n != len(shipped.Shares) {
		c.t.Errorf("%d shares of fees, %v", n, err)
	}
}
