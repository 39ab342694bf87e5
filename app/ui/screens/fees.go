package screens

import (
	"context"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// The chips of the fees, for shell.Host.NavigateTo.
const (
	UnpaidFees = "unpaid"
	PaidToday  = "paid_today"
)

func feesScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Fees, Title: "Phí, lệ phí", Icon: kit.IconStamp,
		Build: func(h shell.Host) shell.Page { return newFees(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			n, err := d.office.Store.FeeBills.Count(ctx, inFeeStates(fee.Unpaid, fee.Waiting))
			return n, kit.ToneNone, err
		},
	}
}

func inFeeStates(states ...fee.State) office.Query {
	values := make([]string, len(states))
	for i, s := range states {
		values[i] = string(s)
	}
	return office.Query{Filters: map[string][]string{"state": values}}
}

// paidOn asks for the bills that were paid on a day.
func paidOn(day office.Day) office.Query {
	return office.Query{From: map[string]string{"paid_at": string(day)}, To: map[string]string{"paid_at": string(day)}}
}

// billOfDossier is a bill with the entries that belong to it.
type billOfDossier struct {
	fee.Bill
	entries []fee.Entry // oldest first; only of a record that was opened
}

// feeBook is the register of bills; a bill that is opened comes with its entries.
type feeBook struct {
	*store.FeeBills
	entries *store.FeeEntries
}

// Page implements register.Source.
func (b feeBook) Page(ctx context.Context, q office.Query) ([]billOfDossier, error) {
	bills, err := b.FeeBills.Page(ctx, q)
	list := make([]billOfDossier, len(bills))
	for i := range bills {
		list[i].Bill = bills[i]
	}
	return list, err
}

// Get implements register.Source.
func (b feeBook) Get(ctx context.Context, id int64) (*billOfDossier, error) {
	bill, err := b.FeeBills.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	entries, err := b.entries.OfBill(ctx, id)
	return &billOfDossier{*bill, entries}, err
}

// fees is the screen of what is owed and paid, with the pages of its moves in front.
type fees struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[billOfDossier]
}

func newFees(h shell.Host, d deps) *fees {
	s := &fees{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *fees) describe() register.Description[billOfDossier] {
	type x = billOfDossier
	return register.Description[x]{
		Key: Fees, Title: "Phí, lệ phí", One: "khoản thu", NewLabel: "Khoản thu mới",
		ID:         func(x *x) int64 { return x.ID },
		Source:     feeBook{s.deps.office.Store.FeeBills, s.deps.office.Store.FeeEntries},
		Create:     func(shell.Host) { openDemand(s.deps, s.stage) },
		SearchHint: "Tìm mã hồ sơ, người nộp, số biên lai… Ctrl+F",
		Columns:    s.columns(),
		Chips: []register.Chip{
			{Key: UnpaidFees, Label: "Chưa thu", Query: func() office.Query { return inFeeStates(fee.Unpaid, fee.Waiting) }},
			{Key: PaidToday, Label: "Thu hôm nay", Query: func() office.Query { return paidOn(office.DayOf(s.host.Now())) }},
			{Key: "paid", Label: "Đã thanh toán", Query: func() office.Query { return inFeeStates(fee.Paid) }},
			{Key: "cancelled", Label: "Hoàn, miễn, hủy", Query: func() office.Query { return inFeeStates(fee.Refunded, fee.Cancelled) }},
			{Key: "all", Label: "Tất cả"},
		},
		Filters: []register.Filter{
			{Key: "state", Label: "Trạng thái", Options: feeStateOptions()},
			{Key: "when", Label: "Thời điểm thu", Options: whenOptions(fee.Before, fee.After, fee.Exempt)},
			{Key: "paid_at", Label: "Ngày thu", Kind: register.FilterDays, Instant: true},
		},
		Empty: kit.Empty{
			Title: kit.T("Không có khoản thu nào"), Hint: kit.T("Khoản thu lập khi tiếp nhận hồ sơ của thủ tục có phí, lệ phí; thu thêm thì bấm Ctrl+N."),
		},
		Tools: []register.Tool{
			{Key: "book", Label: "Sổ thu", Shortcut: "Ctrl+B", Icon: kit.IconBook, Do: func(h shell.Host) { h.NavigateTo(Reports, work.FeeBook) }},
			{Key: "close", Label: "Chốt ngày", Shortcut: "F6", Icon: kit.IconLock, Do: func(shell.Host) { s.closeDay() }},
		},
		Head:     func(x *x) register.Head { return register.Head{Title: x.Code, Subtitle: x.Procedure} },
		Banner:   feeBanner,
		Sections: s.sections,
		Actions:  s.actions(),
		Footer:   s.today,
		Verbs: map[string]string{
			"accept": "Lập khi tiếp nhận", fee.ActDemand: "Lập khoản thu", fee.ActCollect: "Thu tiền", fee.ActAwait: "Chờ chuyển tiền", fee.ActGiveUp: "Không nhận được tiền",
			fee.ActExempt: "Miễn", fee.ActCancel: "Hủy khoản thu", fee.ActReopen: "Mở lại", fee.ActRefund: "Hoàn phí", fee.ActVoid: "Hủy biên lai", "sample": "Dữ liệu mẫu",
		},
		Labels: map[string]string{
			"state": "", "when": "", "paid_at": "", // the verb says it
			"fee": "Phí", "charge": "Lệ phí", "payer": "Người nộp", "address": "Địa chỉ", "reason": "Lý do", "category": "Đối tượng",
		},
	}
}

func feeStateOptions() []kit.Option {
	list := make([]kit.Option, len(fee.States))
	for i, s := range fee.States {
		list[i] = kit.Option{Value: string(s), Label: kit.T(s.String())}
	}
	return list
}

func whenOptions(times ...fee.When) []kit.Option {
	list := make([]kit.Option, len(times))
	for i, w := range times {
		list[i] = kit.Option{Value: string(w), Label: kit.T(w.Label())}
	}
	return list
}

func (s *fees) columns() []register.Column[billOfDossier] {
	type x = billOfDossier
	now := s.host.Now
	paidAt := func(x *x) time.Time {
		if x.Payment == nil {
			return time.Time{}
		}
		return x.Payment.At
	}
	return []register.Column[x]{
		{Key: "code", Label: "Mã hồ sơ", Width: 168, Sortable: true, Text: func(x *x) string { return x.Code }},
		{Key: "payer", Label: "Người nộp", Width: 120, Weight: 2, Sortable: true, Text: func(x *x) string { return x.Payer }},
		{Key: "procedure", Label: "Thủ tục", Width: 110, Weight: 2, Text: func(x *x) string { return x.Procedure }},
		{Key: "fee", Label: "Phí", Width: 84, Right: true, Text: func(x *x) string { return plainMoney(x.Fee) }, Value: func(x *x) any { return x.Fee }},
		{Key: "charge", Label: "Lệ phí", Width: 72, Right: true, Text: func(x *x) string { return plainMoney(x.Charge) }, Value: func(x *x) any { return x.Charge }},
		{
			Key: "state", Label: "Trạng thái", Width: 126, Sortable: true, Dot: true, Text: func(x *x) string { return kit.T(x.Standing()) },
			Tone: func(x *x) kit.Tone { return feeTone(&x.Bill) },
		},
		{Key: "paid_at", Label: "Ngày thu", Width: 88, Sortable: true, Text: func(x *x) string { return briefTime(paidAt(x), now()) }, Value: func(x *x) any { return paidAt(x) }},
		{Key: "voucher", Label: "Biên lai", Width: 130, Hidden: true, Text: func(x *x) string {
			if x.Payment == nil {
				return ""
			}
			return x.Payment.Voucher
		}},
		{Key: "when", Label: "Thời điểm", Width: 84, Hidden: true, Text: func(x *x) string { return kit.T(x.When.Label()) }},
		{Key: "total", Label: "Cộng", Width: 92, Right: true, Hidden: true, Sortable: true, Text: func(x *x) string { return plainMoney(x.Total()) }, Value: func(x *x) any { return x.Total() }},
	}
}

// plainMoney is an amount in a column: without the unit, and nothing for nothing.
func plainMoney(m office.Money) string {
	if m == 0 {
		return ""
	}
	return thousands(int(m))
}

func feeTone(b *fee.Bill) kit.Tone {
	switch b.State {
	case fee.Unpaid:
		return kit.ToneSoon
	case fee.Waiting:
		return kit.TonePaused
	case fee.Paid:
		return kit.ToneDone
	}
	return kit.ToneMuted
}

// feeBanner says what is owed, or what has become of it.
func feeBanner(x *billOfDossier) register.Banner {
	b := register.Banner{Tone: feeTone(&x.Bill), Title: kit.T(x.Standing()) + " · " + x.Total().String()}
	switch {
	case x.Payment != nil && x.State == fee.Paid:
		b.Text = joined(" · ", kit.T(x.Payment.Method.Label()), x.Payment.Voucher, fullTime(x.Payment.At))
	case x.State == fee.Cancelled || x.State == fee.Refunded:
		b.Text = joined(" · ", x.Category, x.Reason)
	default:
		b.Text = kit.T(x.When.Label())
	}
	return b
}

func (s *fees) sections(x *billOfDossier) []register.Section {
	list := []register.Section{
		{Title: kit.T("Khoản thu"), Pairs: []kit.Pair{
			{Label: kit.T("Phí"), Value: x.Fee.String()},
			{Label: kit.T("Lệ phí"), Value: x.Charge.String()},
			{Label: kit.T("Người nộp"), Value: x.Payer},
			{Label: kit.T("Địa chỉ"), Value: x.Address},
			{Label: kit.T("Thời điểm"), Value: kit.T(x.When.Label())},
			{Label: kit.T("Nội dung"), Value: x.What},
			{Label: kit.T("Thông báo"), Value: joined(", ", x.Paper, x.Day.String())},
			{Label: kit.T("Lập lúc"), Value: fullTime(x.MadeAt) + " · " + x.MadeBy},
		}},
	}
	if len(x.entries) == 0 {
		return list
	}
	var pairs []kit.Pair
	for i := range x.entries {
		e := &x.entries[i]
		tone := kit.ToneNone
		if e.Kind != fee.Collected {
			tone = kit.ToneLate
		}
		pairs = append(pairs, kit.Pair{
			Label: kit.T(e.Kind.Label()) + " " + briefDay(e.Day.Time(), s.host.Now()), Tone: tone,
			Value: joined(" · ", e.Total().String(), kit.T(e.Method.Label()), e.Voucher.String(), e.Reference, e.Reason, e.Cashier),
		})
	}
	return append(list, register.Section{Title: kit.T("Sổ thu"), Pairs: pairs})
}

// today is the line below the list: what was taken today.
func (s *fees) today(ctx context.Context) (string, kit.Tone, error) {
	d, err := s.deps.office.Fees().Day(ctx, office.DayOf(s.host.Now()), "")
	if err != nil {
		return "", kit.ToneNone, err
	}
	sum := d.Sum().Net()
	text := kit.Tf("Hôm nay %s thu: phí %s, lệ phí %s; tiền mặt phải có %s.", d.Cashier, sum.Fee, sum.Charge, d.Expected())
	switch {
	case d.Closed():
		text += " " + kit.T("Ngày đã chốt.")
	case len(d.Open) > 0:
		return text + " " + kit.Tf("Ngày %s còn chưa chốt.", d.Open[0]), kit.ToneSoon, nil
	}
	return text, kit.ToneNone, nil
}

func (s *fees) actions() []register.Action[billOfDossier] {
	type x = billOfDossier
	without := func(action string) func(x *x) bool {
		return func(x *x) bool { _, err := x.State.May(action); return err != nil }
	}
	move := func(action string) func(context.Context, *x, string) error {
		return func(ctx context.Context, x *x, reason string) error {
			_, _, err := s.deps.office.Fees().Move(ctx, &x.Bill, action, fee.Given{Reason: reason})
			return err
		}
	}
	return []register.Action[x]{
		{
			Key: fee.ActCollect, Label: "Thu tiền", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Primary: true, Hidden: without(fee.ActCollect),
			Show: func(_ shell.Host, x *x) { openCollect(s.deps, s.stage, x.DossierID) },
		},
		{
			Key: "slip", Label: "Phiếu thu", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Primary: true, Hidden: func(x *x) bool { return x.Payment == nil },
			Show: func(_ shell.Host, x *x) { s.slip(&x.Bill) },
		},
		{Key: fee.ActExempt, Label: "Miễn", Shortcut: "Ctrl+D", Icon: kit.IconMinus, Hidden: without(fee.ActExempt), Show: func(_ shell.Host, x *x) { openExempt(s.deps, s.stage, &x.Bill) }},
		{Key: fee.ActRefund, Label: "Hoàn phí", Shortcut: "Ctrl+D", Icon: kit.IconLeft, Hidden: without(fee.ActRefund), Show: func(_ shell.Host, x *x) { openRefund(s.deps, s.stage, &x.Bill) }},
		{
			Key: fee.ActAwait, Label: "Chờ chuyển tiền", Shortcut: "Ctrl+Shift+W", Icon: kit.IconClock, More: true, Hidden: without(fee.ActAwait), Run: move(fee.ActAwait),
			Done: "Khoản thu chờ tiền chuyển đến.",
		},
		{
			Key: fee.ActGiveUp, Label: "Không nhận được tiền", Icon: kit.IconCross, More: true, Hidden: without(fee.ActGiveUp), Reason: "Lý do", Run: move(fee.ActGiveUp),
			Done: "Khoản thu trở lại chưa thanh toán.",
		},
		{
			Key: fee.ActCancel, Label: "Hủy khoản thu", Icon: kit.IconTrash, More: true, Danger: true, Hidden: without(fee.ActCancel), Reason: "Lý do", Run: move(fee.ActCancel),
			Done: "Đã hủy khoản thu.",
		},
		{
			Key: fee.ActVoid, Label: "Hủy biên lai", Shortcut: "Ctrl+Shift+D", Icon: kit.IconTrash, More: true, Danger: true, Hidden: without(fee.ActVoid), Reason: "Lý do hủy biên lai", Run: move(fee.ActVoid),
			Confirm: func(x *x) string {
				return kit.Tf("Biên lai %s bị hủy và không dùng lại số; khoản thu trở lại chưa thanh toán.", x.Payment.Voucher)
			},
			Done: "Đã hủy biên lai.",
		},
		{Key: fee.ActReopen, Label: "Mở lại khoản thu", Icon: kit.IconRefresh, Hidden: without(fee.ActReopen), Reason: "Lý do", Run: move(fee.ActReopen), Done: "Đã mở lại khoản thu."},
		{Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, More: true, Show: func(h shell.Host, x *x) { h.Navigate(Dossiers, x.DossierID) }},
	}
}

// slip puts the slip of a bill's payment in front.
func (s *fees) slip(b *fee.Bill) {
	var issued *dossier.Paper
	s.host.Runner().Go("fees.slip", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang lập giấy tờ"))
		issued, err = s.deps.office.Fees().Slip(ctx, b.Payment.Entry)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		openIssued(s.deps, s.stage, issued, billPairs(b), nil)
	})
}
