package fee

import (
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

var noon = time.Date(2026, 11, 25, 5, 0, 0, 0, time.UTC)

func bill() Bill {
	return Bill{
		ID: 3, Subject: Subject{DossierID: 7, Code: "H38.21.06-261125-0001", Payer: "Hoàng Thị Lan", Procedure: "Gia hạn giấy phép", Field: "An toàn bức xạ"},
		Amounts: Amounts{Fee: 2_250_000, Charge: 20_000}, When: Before, State: Unpaid, MadeAt: noon, MadeBy: "Hà",
	}
}

func occasion() Occasion {
	return Occasion{
		At: noon, By: "Hà", Day: "2026-11-25", Share: Share{Fee: 75},
		Voucher: Voucher{Series: 1, Symbol: "28AA-17T", Number: 1234, Taken: 1, Preprinted: true},
	}
}

func cash() Given { return Given{Method: Cash, Series: 1, Payer: "Hoàng Thị Lan"} }

func pay(t *testing.T, b *Bill) *Entry {
	t.Helper()
	e, err := b.Apply(ActCollect, cash(), occasion(), nil)
	if err != nil {
		t.Fatal(err)
	}
	e.ID = 11
	return e
}

func wantField(t *testing.T, err error, field string) {
	t.Helper()
	if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != field {
		t.Errorf("error %v concerns %q, want %q", err, office.FieldOf(err), field)
	}
}

func TestAPaymentTakesWhatIsOwed(t *testing.T) {
	b := bill()
	e := pay(t, &b)
	if b.State != Paid || b.Received != b.Amounts || b.Owed() != (Amounts{}) || b.Payment == nil || b.Payment.Voucher != "28AA-17T 0001234" {
		t.Errorf("the bill is %+v", b)
	}
	if e.Kind != Collected || e.Amounts != b.Amounts || e.Bill != 3 || e.Code != b.Code || e.Day != "2026-11-25" {
		t.Errorf("the entry is %+v", e)
	}
	if e.Retained() != 1_687_500 || e.Budget() != 2_270_000-1_687_500 {
		t.Errorf("retained %s, to the budget %s", e.Retained(), e.Budget())
	}
}

func TestAnotherAmountNeedsAReason(t *testing.T) {
	b, g := bill(), cash()
	g.Amounts = Amounts{Fee: 1_000_000}
	_, err := b.Apply(ActCollect, g, occasion(), nil)
	wantField(t, err, "reason")
	if b.State != Unpaid || b.Fee != 2_250_000 {
		t.Errorf("a refused payment left %+v", b)
	}
	g.Reason = "Thiết bị loại di động"
	if _, err := b.Apply(ActCollect, g, occasion(), nil); err != nil || b.Fee != 1_000_000 || b.Charge != 0 || b.Reason != g.Reason {
		t.Errorf("%v: %+v", err, b)
	}
}

func TestWhatAPaymentMustSay(t *testing.T) {
	for field, spoil := range map[string]func(*Given){
		"method": func(g *Given) { g.Method = "" },
		"series": func(g *Given) { g.Series = 0 },
		"payer":  func(g *Given) { g.Payer = " " },
		"fee":    func(g *Given) { g.Fee = -1 },
		"charge": func(g *Given) { g.Charge = maxAmount + 1 },
	} {
		b, g := bill(), cash()
		spoil(&g)
		_, err := b.Apply(ActCollect, g, occasion(), nil)
		wantField(t, err, field)
	}
	b, g := bill(), cash()
	g.Method = "séc"
	_, err := b.Apply(ActCollect, g, occasion(), nil)
	wantField(t, err, "method")
}

func TestAVoidedPaymentLeavesTheBillOpen(t *testing.T) {
	b := bill()
	e := pay(t, &b)
	void, err := b.Apply(ActVoid, Given{Reason: "Ghi nhầm hồ sơ"}, occasion(), e)
	if err != nil {
		t.Fatal(err)
	}
	if b.State != Unpaid || b.Received != (Amounts{}) || b.Payment != nil || b.Owed() != b.Amounts {
		t.Errorf("the bill is %+v", b)
	}
	if void.Amounts != e.Negative() || void.Of != 11 || void.Voucher != e.Voucher || void.Method != Cash || void.Retained() != -e.Retained() {
		t.Errorf("the entry is %+v", void)
	}
}

func TestARefundGivesBackNoMoreThanWasTaken(t *testing.T) {
	b := bill()
	e := pay(t, &b)
	g := Given{Method: Transfer, Reason: "Rút hồ sơ trước khi thẩm định", Amounts: Amounts{Fee: 2_250_001}}
	_, err := b.Apply(ActRefund, g, occasion(), e)
	wantField(t, err, "fee")
	g.Amounts = Amounts{Fee: 1_000_000}
	back, err := b.Apply(ActRefund, g, occasion(), e)
	if err != nil || b.State != Refunded || b.Received != (Amounts{Fee: 1_250_000, Charge: 20_000}) || back.Fee != -1_000_000 || back.Retained() != -750_000 {
		t.Errorf("%v: %+v, %+v", err, b, back)
	}
	if back.Voucher.String() != "" {
		t.Errorf("a refund has the voucher %s", back.Voucher)
	}
	all := bill()
	if back, err := all.Apply(ActRefund, Given{Method: Cash, Reason: "Thu nhầm"}, occasion(), pay(t, &all)); err != nil || back.Total() != -2_270_000 || all.Received != (Amounts{}) {
		t.Errorf("%v: %+v", err, all)
	}
}

func TestExemptionAndItsEnd(t *testing.T) {
	b := bill()
	_, err := b.Apply(ActExempt, Given{Reason: "Hộ nghèo"}, occasion(), nil)
	wantField(t, err, "category")
	if _, err := b.Apply(ActExempt, Given{Category: "Hộ nghèo", Reason: "Giấy chứng nhận số 12"}, occasion(), nil); err != nil || b.Standing() != "Miễn" || b.Owed().Total() != 0 {
		t.Errorf("%v: %+v", err, b)
	}
	_, err = b.Apply(ActCollect, cash(), occasion(), nil)
	if office.CodeOf(err) != office.CodeRefused {
		t.Errorf("an exempt payer was charged: %v", err)
	}
	if _, err := b.Apply(ActReopen, Given{Reason: "Giấy chứng nhận hết hạn"}, occasion(), nil); err != nil || b.State != Unpaid || b.When != Before || b.Category != "" {
		t.Errorf("%v: %+v", err, b)
	}
}

// Every state with every action: only the table's rows go through, and every state but the last ones can be left.
func TestTheTableOfMovesIsAllThereIs(t *testing.T) {
	actions := map[string]bool{}
	for _, m := range moves {
		actions[m.Action] = true
	}
	for _, s := range States {
		allowed := map[string]State{}
		for _, m := range s.Moves() {
			allowed[m.Action] = m.To
		}
		for action := range actions {
			m, err := s.May(action)
			if to, ok := allowed[action]; ok != (err == nil) || ok && m.To != to {
				t.Errorf("%s from %s: %v, %v", action, s, m, err)
			}
		}
		if s.String() == "Trạng thái không rõ" {
			t.Errorf("%q has no name", string(s))
		}
	}
	if len(Refunded.Moves()) != 0 {
		t.Error("money that was given back is given back again")
	}
	_, err := Unpaid.May("steal")
	wantField(t, err, "action")
}

func TestSeries(t *testing.T) {
	book := Series{ID: 4, Symbol: "28AA-17T", Preprinted: true, First: 101, Last: 150, From: "2026-01-01", To: "2026-12-31"}
	if err := book.Validate(); err != nil {
		t.Fatal(err)
	}
	if v, err := book.Voucher(1, "2026-11-25"); err != nil || v.String() != "28AA-17T 0000101" {
		t.Errorf("%s, %v", v, err)
	}
	if v, err := book.Voucher(50, "2026-11-25"); err != nil || v.Number != 150 {
		t.Errorf("%s, %v", v, err)
	}
	for _, refused := range []struct {
		n   int
		day office.Day
	}{{51, "2026-11-25"}, {1, "2027-01-01"}, {1, "2025-12-31"}} {
		if _, err := book.Voucher(refused.n, refused.day); office.CodeOf(err) != office.CodeRefused {
			t.Errorf("voucher %d on %s: %v", refused.n, refused.day, err)
		}
	}
	own := Series{ID: 5, Symbol: "PT", From: "2026-01-01"}
	if err := own.Validate(); err != nil || own.First != 1 {
		t.Errorf("%v, first %d", err, own.First)
	}
	if v, _ := own.Voucher(58, "2026-11-25"); v.String() != "PT 0058/2026" {
		t.Error(v)
	}
	next := book
	next.First, next.Last = 151, 200
	if book.Overlaps(&next) {
		t.Error("the next book overlaps")
	}
	if next.First = 150; !book.Overlaps(&next) {
		t.Error("a number of two books")
	}
	changed := book
	if changed.Symbol = "29AA"; office.CodeOf(changed.Keeps(&book, 1)) != office.CodeRefused || changed.Keeps(&book, 0) != nil {
		t.Error("a used symbol may change, or an unused may not")
	}
	changed = book
	changed.Last = 120
	wantField(t, changed.Keeps(&book, 21), "last")
}

func TestTheShareOfAField(t *testing.T) {
	shares := []Share{
		{Fee: 70, From: "2020-01-01", To: "2026-06-30"}, {Fee: 80, From: "2026-07-01"}, {Field: "An toàn bức xạ", Fee: 90, From: "2026-01-01"},
	}
	for _, c := range []struct {
		field string
		day   office.Day
		want  int
	}{{"Đo lường", "2026-06-30", 70}, {"Đo lường", "2026-07-01", 80}, {"An toàn bức xạ", "2026-11-25", 90}, {"An toàn bức xạ", "2025-11-25", 70}, {"Đo lường", "2019-01-01", 0}} {
		if got := ShareOn(shares, c.field, c.day); got.Fee != c.want {
			t.Errorf("%s on %s: %d %%, want %d", c.field, c.day, got.Fee, c.want)
		}
	}
}

func TestADayIsClosedOnlyWhenItBalances(t *testing.T) {
	entries := []Entry{
		{Kind: Collected, Method: Cash, Amounts: Amounts{Fee: 1_000_000, Charge: 150_000}},
		{Kind: Collected, Method: Transfer, Amounts: Amounts{Fee: 3_000_000}},
		{Kind: GivenBack, Method: Cash, Amounts: Amounts{Fee: -200_000}},
	}
	c := NewClosing("2026-11-25", "Hà", 500_000, entries)
	if c.Cash() != 950_000 || c.Expected() != 1_450_000 || c.Sum().Net() != (Amounts{3_800_000, 150_000}) || c.Sum().Entries != 3 {
		t.Errorf("%+v expects %s", c, c.Expected())
	}
	c.Counted = 1_400_000
	wantField(t, c.Close(noon), "explanation")
	if msg := office.MessageOf(c.Close(noon)); !strings.Contains(msg, "-50.000 đ") {
		t.Error(msg)
	}
	c.Explanation = "Thối thừa một tờ 50.000 đ, đã báo kế toán"
	if err := c.Close(noon); err != nil || c.ClosedAt.IsZero() {
		t.Error(err)
	}
	c = NewClosing("2026-11-25", "Hà", 500_000, entries)
	c.Deposited, c.Pieces = 1_000_000, []Pieces{{200_000, 2}, {50_000, 1}}
	if err := c.Close(noon); err != nil || c.Counted != 450_000 || c.Difference() != 0 {
		t.Errorf("%v, counted %s", err, c.Counted)
	}
	c.Pieces = []Pieces{{300_000, 1}}
	wantField(t, c.Close(noon), "pieces")
	c = NewClosing("2026-11-25", "Hà", 0, nil)
	c.Deposited = 1
	wantField(t, c.Close(noon), "deposited")
}
