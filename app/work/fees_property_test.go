package work_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// till is a desk whose money is handled at random, and what the test remembers of it.
type till struct {
	*bench
	dossiers []*dossier.Dossier
	vouchers map[string]int64  // voucher → the entry that has it
	closed   map[string]string // day and cashier → the day as it was when it was closed
}

// Whatever is done with money in whatever order: what a bill has received is the sum of its entries, no voucher is given
// twice, a closed day stays as it was, and a month is the sum of its days.
func TestRandomMoneyKeepsTheSums(t *testing.T) {
	l := &till{bench: newBench(t), vouchers: map[string]int64{}, closed: map[string]string{}}
	l.Clock = time.Date(2026, 3, 2, 8, 0, 0, 0, office.Zone)
	l.Must(l.Fees().SaveShare(l.Ctx, &fee.Share{Field: "An toàn bức xạ và hạt nhân", Fee: 33, From: "2026-01-01"}))
	rapid.Check(t, func(t *rapid.T) {
		l.Clock = l.Clock.Add(time.Duration(rapid.IntRange(1, 9*60).Draw(t, "minutes")) * time.Minute)
		l.SignIn(office.Actor{Name: rapid.SampledFrom([]string{"Bích", "Đức"}).Draw(t, "cashier")})
		if len(l.dossiers) == 0 || rapid.IntRange(0, 3).Draw(t, "new") == 0 {
			x, _ := l.accept(rapid.SampledFrom([]string{costly, licence}).Draw(t, "procedure"), "Lò Văn Pao")
			l.dossiers = append(l.dossiers, x)
		}
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			if rapid.IntRange(0, 5).Draw(t, "what") == 0 {
				l.close(t)
				continue
			}
			x := rapid.SampledFrom(l.dossiers[max(0, len(l.dossiers)-6):]).Draw(t, "dossier")
			l.move(t, x)
		}
	})
	l.daysStay(t)
	l.monthsAreTheirDays(t)
	l.Good()
}

// move makes a random move, allowed or not, with the newest bill of a dossier.
func (l *till) move(t *rapid.T, x *dossier.Dossier) {
	bills, err := l.Store.FeeBills.OfDossier(l.Ctx, x.ID)
	l.Must(err)
	before := bills[len(bills)-1]
	action := rapid.SampledFrom([]string{fee.ActCollect, fee.ActCollect, fee.ActAwait, fee.ActGiveUp, fee.ActExempt, fee.ActCancel, fee.ActReopen, fee.ActRefund, fee.ActVoid}).Draw(t, "action")
	given := l.paying()
	given.Reason, given.Category = "theo quy định", "Hộ nghèo"
	given.Method = rapid.SampledFrom(fee.Methods).Draw(t, "method")
	given.Fee = office.Money(rapid.SampledFrom([]int{0, 1, 999, 150_001}).Draw(t, "fee"))
	after, entry, err := l.Fees().Move(l.Ctx, &before, action, given)
	_, forbidden := before.State.May(action)
	switch {
	case err != nil && forbidden == nil && office.CodeOf(err) != office.CodeInvalid:
		t.Fatalf("%s from %s: %v", action, before.State, err)
	case err == nil && forbidden != nil:
		t.Fatalf("%s went through from %s", action, before.State)
	case err == nil:
		l.adds(t, after, entry)
	}
}

// adds checks the sums of a bill and the number of its entry.
func (l *till) adds(t *rapid.T, b *fee.Bill, entry *fee.Entry) {
	entries, err := l.Store.FeeEntries.OfBill(l.Ctx, b.ID)
	l.Must(err)
	var sum fee.Amounts
	for _, e := range entries {
		sum = sum.Plus(e.Amounts)
		if e.Retained()+e.Budget() != e.Total() {
			t.Fatalf("%s of %s is parted into %s and %s", e.Kind, e.Total(), e.Retained(), e.Budget())
		}
	}
	if sum != b.Received || b.State == fee.Paid && sum != b.Amounts || b.State == fee.Unpaid && sum.Total() != 0 {
		t.Fatalf("bill %d is %s, owes %+v, received %+v, its entries are %+v", b.ID, b.State, b.Amounts, b.Received, sum)
	}
	if entry == nil || entry.Kind != fee.Collected {
		return
	}
	voucher := entry.Voucher.String()
	if other, twice := l.vouchers[voucher]; twice {
		t.Fatalf("%s belongs to %d and %d", voucher, other, entry.ID)
	}
	l.vouchers[voucher] = entry.ID
}

// close closes the oldest open day of who works here, or today.
func (l *till) close(t *rapid.T) {
	today := office.DayOf(l.Clock)
	open, err := l.Store.FeeEntries.OpenDays(l.Ctx, l.Who().Name, today)
	l.Must(err)
	day := today
	if len(open) > 0 {
		day = open[0]
	}
	stands, err := l.Fees().Day(l.Ctx, day, "")
	l.Must(err)
	if stands.Closed() {
		return
	}
	counted := max(0, stands.Expected()+office.Money(rapid.SampledFrom([]int{0, 0, 1000, -1000}).Draw(t, "difference")))
	_, err = l.Fees().Close(l.Ctx, day, work.Count{Counted: counted})
	if balances := counted == stands.Expected(); balances != (err == nil) {
		t.Fatalf("%s of %s counted, %s expected: %v", day, counted, stands.Expected(), err)
	}
	if err != nil {
		_, err = l.Fees().Close(l.Ctx, day, work.Count{Counted: counted, Explanation: "Thối nhầm một tờ tiền lẻ"})
		l.Must(err)
	}
	l.closed[string(day)+l.Who().Name] = l.written(day, l.Who().Name)
}

// written is a day as it is kept.
func (l *till) written(day office.Day, cashier string) string {
	d, err := l.Fees().Day(l.Ctx, day, cashier)
	l.Must(err)
	text, err := json.Marshal(d)
	l.Must(err)
	return string(text)
}

func (l *till) daysStay(t *testing.T) {
	for key, was := range l.closed {
		if is := l.written(office.Day(key[:10]), key[10:]); is != was {
			t.Errorf("%s was closed as\n%s\nand is\n%s", key, was, is)
		}
	}
	if len(l.closed) == 0 {
		t.Error("no day was closed")
	}
}

func (l *till) monthsAreTheirDays(t *testing.T) {
	all := dossier.Period{From: "2026-03-01", To: "2026-12-31"}
	whole, err := l.Reports().Make(l.Ctx, work.FeeBook, all, 0)
	l.Must(err)
	var sums [4]office.Money
	for day := all.From; day <= all.To; day = day.Add(1) {
		one, err := l.Reports().Make(l.Ctx, work.FeeBook, dossier.Period{From: day, To: day}, 0)
		l.Must(err)
		for i := range sums {
			sums[i] += one.Total.Cells[6+i].(office.Money)
		}
	}
	for i, sum := range sums {
		if total := whole.Total.Cells[6+i].(office.Money); total != sum {
			t.Errorf("column %d: the days are %s, the period %s", 6+i, sum, total)
		}
	}
	if len(whole.Rows) == 0 {
		t.Error("no money was taken")
	}
}
