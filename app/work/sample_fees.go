package work

import (
	"math/rand/v2"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// sampleFees is how many of the newest invented dossiers have bills.
const sampleFees = 500

// feeStory is what becomes of an invented bill: moves, each some minutes after the one before.
type feeStory []struct {
	action  string
	minutes int
}

// The stories of bills; of dossiers that are solved nothing may be owed any more.
var (
	paidStory   = feeStory{{fee.ActCollect, 5}}
	voidedStory = feeStory{{fee.ActCollect, 5}, {fee.ActVoid, 20}, {fee.ActCollect, 3}}
	exemptStory = feeStory{{fee.ActExempt, 10}}
	settledFees = []feeStory{paidStory, paidStory, {{fee.ActAwait, 5}, {fee.ActCollect, 180}}, paidStory, voidedStory, paidStory, exemptStory}
	openFees    = []feeStory{
		paidStory, nil, {{fee.ActAwait, 5}}, paidStory, {{fee.ActCollect, 5}, {fee.ActRefund, 240}}, nil, exemptStory, paidStory, {{fee.ActCancel, 30}}, nil, voidedStory,
	}
)

// till is what invented money is taken with.
type till struct {
	fees   *Fees
	rules  feeRules
	series int64
	seed   uint64
	told   int // stories so far: they come in turn, so that each occurs
}

// till makes it ready inside a transaction, once.
func (w *sampleWriter) till(tx *store.Tx) (*till, error) {
	if w.money != nil {
		return w.money, nil
	}
	t := &till{fees: w.office.Fees(), rules: feeRules{days: w.engine}, seed: w.seed}
	var err error
	if t.rules.shares, err = core.All(tx.Context(), w.office.Store.FeeShares.Page, office.Query{}); err != nil {
		return nil, err
	}
	series, err := t.fees.Series(tx.Context(), office.DayOf(w.office.Time()))
	if err != nil {
		return nil, err
	}
	if len(series) == 0 {
		return nil, office.Refuse("Chưa có ký hiệu biên lai nào đang dùng nên không tạo được dữ liệu mẫu.")
	}
	t.series = series[len(series)-1].ID
	w.money = t
	return t, nil
}

// takeFees invents what became of a dossier's fees; the same sample always has the same stories. It draws from a source of
// its own, so that the dossiers are the ones they would be without fees.
func (w *sampleWriter) takeFees(tx *store.Tx, x *dossier.Dossier, stories []feeStory) error {
	if x.Fee+x.Charge == 0 {
		return nil
	}
	t, err := w.till(tx)
	if err != nil {
		return err
	}
	if err := t.fees.open(tx, x); err != nil {
		return err
	}
	s := sampler{rand.New(rand.NewPCG(t.seed, 2_000_000_011+uint64(x.ID)))}
	t.told++
	return t.tell(tx, x, s, stories[t.told%len(stories)], x.ReceivedAt)
}

// feesFor are the stories that fit a dossier: one that waits for its payment owes it, one that is solved owes nothing.
func feesFor(x *dossier.Dossier) []feeStory {
	switch {
	case x.State == dossier.Paying:
		return []feeStory{{}}
	case x.State.Open():
		return openFees
	}
	return settledFees
}

// takeDemand invents the bill that a dossier waited for: demanded at one moment, paid at another.
func (w *sampleWriter) takeDemand(tx *store.Tx, x *dossier.Dossier, g dossier.Given, from, to time.Time) error {
	t, err := w.till(tx)
	if err != nil {
		return err
	}
	s := sampler{rand.New(rand.NewPCG(t.seed, 3_000_000_019+uint64(x.ID)))}
	b := t.fees.billOf(x)
	b.Amounts, b.When, b.State, b.What, b.Paper, b.Day = fee.Amounts{Fee: office.Money(3+s.IntN(12)) * 100_000}, fee.After, fee.Unpaid, g.Reason, g.Document, g.Day
	b.MadeAt, b.MadeBy = from, x.Receiver
	if err := t.fees.office.Store.FeeBills.Save(tx, b); err != nil {
		return err
	}
	return t.tell(tx, x, s, paidStory, to)
}

// tell makes the moves of a story with what the dossier owes, from a moment on and not after now.
func (t *till) tell(tx *store.Tx, x *dossier.Dossier, s sampler, story feeStory, at time.Time) error {
	owing, err := t.fees.office.Store.FeeBills.Owing(tx, x.ID)
	if err != nil || len(owing) == 0 {
		return err
	}
	b := &owing[len(owing)-1]
	for _, step := range story {
		at = at.Add(time.Duration(step.minutes) * time.Minute)
		if at.After(t.fees.office.Time()) {
			return nil
		}
		r := t.rules
		r.occasion.At, r.occasion.By = at, x.Receiver
		given := fee.Given{
			Method: pick(s, []fee.Method{fee.Cash, fee.Cash, fee.Cash, fee.Transfer, fee.Online}), Series: t.series, Payer: b.Payer,
			Category: "Hộ nghèo", Reason: feeReasons[step.action],
		}
		if _, err := t.fees.move(tx, b, step.action, given, r); err != nil {
			return err
		}
	}
	return nil
}

// feeReasons are why invented moves are made.
var feeReasons = map[string]string{
	fee.ActExempt: "Giấy chứng nhận hộ nghèo kèm hồ sơ", fee.ActCancel: "Thủ tục được miễn theo thông báo mới", fee.ActRefund: "Người nộp rút hồ sơ trước khi thẩm định",
	fee.ActVoid: "Ghi nhầm tên người nộp",
}
