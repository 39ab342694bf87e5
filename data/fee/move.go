package fee

import (
	"slices"
	"time"

	"vanphongso/data/office"
)

// Given is what is said with a move. Its JSON names are those of Move.Needs and Takes and of the errors' fields.
type Given struct {
	Amounts          // collect: what is taken, nothing for what is owed; refund: what is given back, nothing for all
	Method    Method `json:"method"`
	Series    int64  `json:"series"` // collect: the series that the voucher is taken from
	Payer     string `json:"payer"`
	Address   string `json:"address"`
	Reference string `json:"reference"`
	Category  string `json:"category"`
	Reason    string `json:"reason"`
}

// check refuses what lacks something that the move needs.
func (g *Given) check(m Move) error {
	given := map[string]bool{
		"method": g.Method != "", "series": g.Series != 0, "payer": g.Payer != "", "category": g.Category != "", "reason": len([]rune(g.Reason)) >= 3,
	}
	for _, name := range m.Needs {
		if !given[name] {
			return office.Invalid(name, "%s: %s.", m.Label, missing[name])
		}
	}
	if slices.Contains(m.Needs, "method") {
		return g.Method.check()
	}
	return nil
}

// missing says what is to be given.
var missing = map[string]string{
	"method":   "chưa chọn hình thức thanh toán",
	"series":   "chưa chọn ký hiệu biên lai",
	"payer":    "chưa ghi người nộp tiền",
	"category": "chưa chọn đối tượng được miễn",
	"reason":   "hãy ghi rõ lý do",
}

// Occasion is when and by whom a move is made, under which rules.
type Occasion struct {
	At      time.Time
	By      string
	Day     office.Day // the accounting day that is open
	Share   Share      // collect: what the office retains
	Voucher Voucher    // collect: the number that was taken
}

// Apply makes a move. The entry it returns, nil when no money changes hands, is to be kept together with the bill. A bill
// that is refused stays as it was. Errors: office.CodeRefused and office.CodeInvalid with the field's JSON name. Of a
// payment that is given back or voided, payment is its entry; otherwise it is nil.
func (b *Bill) Apply(action string, g Given, o Occasion, payment *Entry) (*Entry, error) {
	tidy(&g.Payer, &g.Address, &g.Reference, &g.Category, &g.Reason)
	m, err := b.State.May(action)
	if err != nil {
		return nil, err
	}
	if err := g.check(m); err != nil {
		return nil, err
	}
	next := *b
	entry, err := next.effect(action, g, o, payment)
	if err != nil {
		return nil, err
	}
	next.State = m.To
	if slices.Contains(m.Needs, "reason") {
		next.Reason = g.Reason
	}
	*b = next
	return entry, nil
}

// effect is what a move does beside changing the state.
func (b *Bill) effect(action string, g Given, o Occasion, payment *Entry) (*Entry, error) {
	switch action {
	case ActCollect:
		return b.collect(g, o)
	case ActRefund:
		return b.refund(g, o, payment)
	case ActVoid:
		return b.void(g, o, payment)
	case ActExempt:
		b.When, b.Category = Exempt, g.Category
	case ActReopen:
		b.Category = ""
		if b.When == Exempt {
			b.When = Before
		}
	}
	return nil, nil
}

// collect takes the money. An amount other than the one that is owed needs a reason; it is what is owed then.
func (b *Bill) collect(g Given, o Occasion) (*Entry, error) {
	taken := g.Amounts
	if taken.Fee == 0 && taken.Charge == 0 {
		taken = b.Amounts
	}
	if err := taken.check(); err != nil {
		return nil, err
	}
	if b.Total() != 0 && taken != b.Amounts {
		if len([]rune(g.Reason)) < 3 {
			return nil, office.Invalid("reason", "Số tiền thu khác mức phải thu (phí %s, lệ phí %s): hãy ghi lý do.", b.Fee, b.Charge)
		}
		b.Reason = g.Reason
	}
	b.Amounts, b.Payer = taken, g.Payer
	if g.Address != "" {
		b.Address = g.Address
	}
	e := b.entry(Collected, taken, g, o)
	e.Voucher, e.FeeShare, e.ChargeShare = o.Voucher, o.Share.Fee, o.Share.Charge
	b.Payment = &Payment{At: o.At, Day: o.Day, Cashier: o.By, Method: g.Method, Voucher: o.Voucher.String()}
	return e, nil
}

// refund gives back all of the payment or a part.
func (b *Bill) refund(g Given, o Occasion, payment *Entry) (*Entry, error) {
	back := g.Amounts
	if back.Fee == 0 && back.Charge == 0 {
		back = b.Received
	}
	if err := back.check(); err != nil {
		return nil, err
	}
	if back.Fee > b.Received.Fee {
		return nil, office.Invalid("fee", "Chỉ hoàn được nhiều nhất số phí đã thu là %s.", b.Received.Fee)
	}
	if back.Charge > b.Received.Charge {
		return nil, office.Invalid("charge", "Chỉ hoàn được nhiều nhất số lệ phí đã thu là %s.", b.Received.Charge)
	}
	e := b.entry(GivenBack, back.Negative(), g, o)
	e.Of, e.FeeShare, e.ChargeShare = payment.ID, payment.FeeShare, payment.ChargeShare
	return e, nil
}

// void takes the payment out: the entry is its mirror and names its voucher.
func (b *Bill) void(g Given, o Occasion, payment *Entry) (*Entry, error) {
	g.Method = payment.Method
	e := b.entry(Voided, payment.Negative(), g, o)
	e.Of, e.Voucher, e.FeeShare, e.ChargeShare = payment.ID, payment.Voucher, payment.FeeShare, payment.ChargeShare
	b.Payment = nil
	return e, nil
}

// entry writes a line of the book and adds it to what was received.
func (b *Bill) entry(kind Kind, a Amounts, g Given, o Occasion) *Entry {
	b.Received = b.Received.Plus(a)
	return &Entry{
		Bill: b.ID, Kind: kind, At: o.At.UTC().Truncate(time.Second), Day: o.Day, Cashier: o.By, Subject: b.Subject, Amounts: a,
		Method: g.Method, Reference: g.Reference, Reason: g.Reason,
	}
}

// Validate checks a bill that is made. Errors: office.CodeInvalid with the field's JSON name.
func (b *Bill) Validate() error {
	tidy(&b.What, &b.Paper, &b.Payer, &b.Address)
	switch {
	case b.DossierID == 0 || b.Code == "":
		return office.Invalid("code", "Khoản thu phải thuộc một hồ sơ.")
	case b.When != Before && b.When != After && b.When != Exempt:
		return office.Invalid("when", "Chưa chọn thời điểm thu: thu trước hoặc thu sau.")
	}
	return b.check()
}
