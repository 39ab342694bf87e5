package fee

import (
	"slices"
	"time"

	"vanphongso/data/office"
)

// Denominations are the notes that cash is counted in (Ngân hàng Nhà nước), the largest first.
var Denominations = []office.Money{500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000}

// Pieces is how many notes of one denomination there are.
type Pieces struct {
	Value office.Money `json:"value"`
	Count int          `json:"count"`
}

// Total is what the notes are worth.
func (p Pieces) Total() office.Money { return p.Value * office.Money(p.Count) }

// Tally is what was taken and given back by one method.
type Tally struct {
	Method   Method  `json:"method"`
	Entries  int     `json:"entries"`
	Taken    Amounts `json:"taken"`    // what was collected
	Returned Amounts `json:"returned"` // what was refunded or voided, negative
}

// Net is what remains of both.
func (t Tally) Net() Amounts { return t.Taken.Plus(t.Returned) }

// Closing is the close of a cashier's day (chốt ngày). The cash that was counted agrees with the book, or the difference is
// explained. A day that is closed takes no more entries.
type Closing struct {
	ID          int64        `json:"id"`
	Version     int64        `json:"version"`
	Day         office.Day   `json:"day"`
	Cashier     string       `json:"cashier"`
	Opening     office.Money `json:"opening"` // cash at the beginning of the day
	Tallies     []Tally      `json:"tallies"` // one for each of Methods
	Deposited   office.Money `json:"deposited"`
	Pieces      []Pieces     `json:"pieces,omitempty"` // empty when only the total was entered
	Counted     office.Money `json:"counted"`
	Explanation string       `json:"explanation,omitempty"`
	ClosedAt    time.Time    `json:"closed_at"`
}

// NewClosing sums the entries of a cashier's day up.
func NewClosing(day office.Day, cashier string, opening office.Money, entries []Entry) Closing {
	c := Closing{Day: day, Cashier: cashier, Opening: opening}
	for _, m := range Methods {
		c.Tallies = append(c.Tallies, Tally{Method: m})
	}
	for _, e := range entries {
		t := &c.Tallies[slices.Index(Methods, e.Method)]
		t.Entries++
		if e.Kind == Collected {
			t.Taken = t.Taken.Plus(e.Amounts)
		} else {
			t.Returned = t.Returned.Plus(e.Amounts)
		}
	}
	return c
}

// Sum is all methods together.
func (c *Closing) Sum() Tally {
	var sum Tally
	for _, t := range c.Tallies {
		sum.Entries += t.Entries
		sum.Taken, sum.Returned = sum.Taken.Plus(t.Taken), sum.Returned.Plus(t.Returned)
	}
	return sum
}

// Cash is what came into the drawer that day, less what went out of it again.
func (c *Closing) Cash() office.Money {
	for _, t := range c.Tallies {
		if t.Method == Cash {
			return t.Net().Total()
		}
	}
	return 0
}

// Expected is the cash that must be in the drawer.
func (c *Closing) Expected() office.Money { return c.Opening + c.Cash() - c.Deposited }

// Difference is what was counted beyond that; negative when cash is missing.
func (c *Closing) Difference() office.Money { return c.Counted - c.Expected() }

// Close checks what was counted and notes when. Errors: office.CodeInvalid with the field's JSON name; a difference without
// an explanation is one of them.
func (c *Closing) Close(at time.Time) error {
	tidy(&c.Explanation)
	if len(c.Pieces) > 0 {
		c.Counted = 0
		for _, p := range c.Pieces {
			if !slices.Contains(Denominations, p.Value) || p.Count < 0 {
				return office.Invalid("pieces", "Không có tờ %s, hoặc số tờ không đúng.", p.Value)
			}
			c.Counted += p.Total()
		}
	}
	switch {
	case c.Opening < 0:
		return office.Invalid("opening", "Tiền mặt đầu ngày không được âm.")
	case c.Deposited < 0 || c.Deposited > c.Opening+max(c.Cash(), 0):
		return office.Invalid("deposited", "Số tiền đã nộp phải từ 0 đến số tiền mặt có trong ngày.")
	case c.Counted < 0:
		return office.Invalid("counted", "Số tiền đếm được không được âm.")
	case c.Difference() != 0 && len([]rune(c.Explanation)) < 10:
		return office.Invalid("explanation", "Đếm được %s nhưng theo sổ phải có %s, lệch %s: hãy đếm lại, hoặc giải thích chênh lệch.", c.Counted, c.Expected(), c.Difference())
	}
	c.ClosedAt = at.UTC().Truncate(time.Second)
	return nil
}

// Totals are the sums of some entries.
type Totals struct {
	Entries  int          `json:"entries"`
	Fee      office.Money `json:"fee"`
	Charge   office.Money `json:"charge"`
	Budget   office.Money `json:"budget"`   // nộp NSNN
	Retained office.Money `json:"retained"` // để lại
}

// Add adds an entry.
func (t *Totals) Add(e *Entry) {
	t.Entries++
	t.Fee += e.Fee
	t.Charge += e.Charge
	t.Budget += e.Budget()
	t.Retained += e.Retained()
}

// Total is fee and charge together.
func (t Totals) Total() office.Money { return t.Fee + t.Charge }
