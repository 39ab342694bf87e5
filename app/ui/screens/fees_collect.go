package screens

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// openCollect asks for the payment of what a dossier owes, in front of a list; without a bill one is made with the payment.
func openCollect(d deps, s *stage, dossierID int64) {
	fees := d.office.Fees()
	var bill *fee.Bill
	var x *dossier.Dossier
	var series []work.SeriesInUse
	s.host.Runner().Go("fees.bill", func(ctx context.Context, _ *task.Progress) (err error) {
		if x, err = d.office.Store.Dossiers.Get(ctx, dossierID); err != nil {
			return err
		}
		if bill, err = fees.Bill(ctx, dossierID); err != nil {
			return err
		}
		series, err = fees.Series(ctx, office.DayOf(s.host.Now()))
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.host.Fail(err)
		case len(series) == 0:
			s.host.Notify(kit.ToneSoon, kit.T("Chưa có ký hiệu biên lai nào đang dùng; hãy thêm ở Thiết lập › Biên lai thu phí."))
		default:
			askPayment(d, s, x, bill, series)
		}
	})
}

// askPayment is the page of a payment: amounts, method, series, payer.
func askPayment(d deps, s *stage, x *dossier.Dossier, bill *fee.Bill, series []work.SeriesInUse) {
	effect := kit.NewKeyValue()
	openAsk(s, asking{
		key: "fees.collect", title: kit.Tf("Thu phí, lệ phí · %s", bill.Code), label: "Thu tiền",
		fields: []kit.Field{
			{Key: "fee", Label: kit.T("Phí"), Kind: kit.FieldMoney, Half: true},
			{Key: "charge", Label: kit.T("Lệ phí"), Kind: kit.FieldMoney, Half: true},
			{Key: "method", Label: kit.T("Hình thức"), Kind: kit.FieldChoice, Half: true, Options: methodOptions()},
			{Key: "series", Label: kit.T("Biên lai"), Kind: kit.FieldChoice, Half: true, Options: seriesOptions(series)},
			{Key: "payer", Label: kit.T("Người nộp tiền"), Required: true},
			{Key: "address", Label: kit.T("Địa chỉ")},
			{Key: "reference", Label: kit.T("Mã giao dịch"), Help: kit.T("Của ngân hàng hoặc Cổng dịch vụ công")},
			{Key: "reason", Label: kit.T("Lý do"), Help: kit.T("Chỉ cần khi thu khác mức phải thu")},
		},
		starts: map[string]string{
			"fee": digitsOf(bill.Fee), "charge": digitsOf(bill.Charge), "method": string(fee.Cash), "series": strconv.FormatInt(series[0].ID, 10),
			"payer": bill.Payer, "address": bill.Address, "reference": "", "reason": "",
		},
		side:    kit.VBox(0, kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(aboutDossier(x)...)), kit.NewSection(kit.T("Phải thu"), kit.NewKeyValue(owedPairs(bill)...))),
		below:   kit.Pad(kit.VBox(6, kit.NewCaption(kit.T("Sau khi thu")), effect), 9, 14, 12, 14),
		changed: func(values map[string]string) { effect.SetPairs(paymentPairs(x, series, values)...) },
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			paid, entry, err := d.office.Fees().Move(ctx, bill, fee.ActCollect, paymentOf(values))
			if err != nil {
				return nil, err
			}
			slip, err := d.office.Fees().Slip(ctx, entry.ID)
			return func() {
				s.host.Notify(taken(entry, office.DayOf(s.host.Now())))
				openIssued(d, s, slip, billPairs(paid), nil)
			}, err
		},
	})
}

func methodOptions() []kit.Option {
	list := make([]kit.Option, len(fee.Methods))
	for i, m := range fee.Methods {
		list[i] = kit.Option{Value: string(m), Label: kit.T(m.Label())}
	}
	return list
}

// seriesOptions name each series with the voucher that it gives next.
func seriesOptions(series []work.SeriesInUse) []kit.Option {
	list := make([]kit.Option, len(series))
	for i, s := range series {
		list[i] = kit.Option{Value: strconv.FormatInt(s.ID, 10), Label: firstOf(s.Next, kit.Tf("%s · đã dùng hết", s.Symbol))}
		if s.Left > 0 {
			list[i].Label = kit.Tf("%s · còn %d", s.Next, s.Left)
		}
	}
	return list
}

func paymentOf(values map[string]string) fee.Given {
	series, _ := strconv.ParseInt(values["series"], 10, 64) // the choice has only numbers
	return fee.Given{
		Amounts: amountsOf(values), Method: fee.Method(values["method"]), Series: series, Payer: values["payer"], Address: values["address"],
		Reference: values["reference"], Reason: values["reason"],
	}
}

func amountsOf(values map[string]string) fee.Amounts {
	return fee.Amounts{Fee: moneyOf(values["fee"]), Charge: moneyOf(values["charge"])}
}

// moneyOf reads the value of a field of money; an empty one is nothing.
func moneyOf(value string) office.Money {
	n, _ := strconv.ParseInt(value, 10, 64)
	return office.Money(n)
}

// digitsOf is an amount as a field of money takes it; nothing stays empty.
func digitsOf(m office.Money) string {
	if m == 0 {
		return ""
	}
	return strconv.FormatInt(int64(m), 10)
}

func owedPairs(b *fee.Bill) []kit.Pair {
	if b.Total() == 0 {
		return []kit.Pair{{Label: kit.T("Mức thu"), Value: kit.T("không quy định, ghi số tiền thu")}}
	}
	return []kit.Pair{
		{Label: kit.T("Phí"), Value: b.Fee.String()},
		{Label: kit.T("Lệ phí"), Value: b.Charge.String()},
		{Label: kit.T("Thời điểm"), Value: kit.T(b.When.Label())},
		{Label: kit.T("Nội dung"), Value: b.What},
		{Label: kit.T("Thông báo"), Value: joined(", ", b.Paper, b.Day.String())},
		{Label: kit.T("Trạng thái"), Value: kit.T(b.Standing())},
	}
}

// paymentPairs say what the payment brings, as it is typed now.
func paymentPairs(x *dossier.Dossier, series []work.SeriesInUse, values map[string]string) []kit.Pair {
	total := amountsOf(values).Total()
	pairs := []kit.Pair{{Label: kit.T("Tổng cộng"), Value: total.String(), Tone: kit.ToneDone}}
	if total > 0 {
		pairs = append(pairs, kit.Pair{Label: kit.T("Bằng chữ"), Value: viet.AmountInWords(int64(total))})
	}
	for _, s := range series {
		if strconv.FormatInt(s.ID, 10) == values["series"] {
			pairs = append(pairs, kit.Pair{Label: kit.T("Biên lai"), Value: firstOf(s.Next, kit.T("đã dùng hết"))})
		}
	}
	if x.State == dossier.Paying {
		pairs = append(pairs, kit.Pair{Label: kit.T("Hồ sơ"), Value: kit.T("hết chờ nộp tiền, thời hạn chạy tiếp khi không còn khoản nào phải thu")})
	}
	return pairs
}

// aboutPayer says whose bill it is.
func aboutPayer(b *fee.Bill) []kit.Pair {
	return []kit.Pair{
		{Label: kit.T("Mã hồ sơ"), Value: b.Code},
		{Label: kit.T("Người nộp"), Value: b.Payer},
		{Label: kit.T("Thủ tục"), Value: b.Procedure},
	}
}

// billPairs name a bill beside its slip.
func billPairs(b *fee.Bill) []kit.Pair {
	return append(aboutPayer(b), kit.Pair{Label: kit.T("Phí"), Value: b.Fee.String()}, kit.Pair{Label: kit.T("Lệ phí"), Value: b.Charge.String()})
}

// aboutBill is what stands beside a form that concerns a bill.
func aboutBill(b *fee.Bill) fyne.CanvasObject {
	return kit.NewSection(kit.T("Khoản thu"), kit.NewKeyValue(append(aboutPayer(b), owedPairs(b)...)...))
}

// openExempt asks who is exempt, and why.
func openExempt(d deps, s *stage, b *fee.Bill) {
	exemptions := d.office.Fees().Exemptions()
	openAsk(s, asking{
		key: "fees.exempt", title: kit.Tf("Miễn phí, lệ phí · %s", b.Code), label: "Miễn", side: aboutBill(b),
		fields: []kit.Field{
			{
				Key: "category", Label: kit.T("Đối tượng"), Kind: kit.FieldLookup, Free: true, Required: true, Help: kit.T("Chọn hoặc gõ đối tượng được miễn"),
				Hint: kit.T("Danh sách gợi ý chưa kiểm chứng; hãy đối chiếu với thông tư thu phí."),
				Search: func(_ context.Context, text string) ([]kit.Option, error) {
					var names []string
					for _, e := range exemptions {
						names = append(names, e.Name)
					}
					return matching(names, text), nil
				},
			},
			{Key: "reason", Label: kit.T("Căn cứ"), Required: true, Help: kit.T("Giấy tờ chứng minh, văn bản quy định")},
		},
		starts: map[string]string{"category": "", "reason": ""},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			_, _, err := d.office.Fees().Move(ctx, b, fee.ActExempt, fee.Given{Category: values["category"], Reason: values["reason"]})
			return func() { s.host.Notify(kit.ToneDone, kit.Tf("%s: đã miễn phí, lệ phí.", b.Code)) }, err
		},
	})
}

// openRefund asks how much is given back, and why.
func openRefund(d deps, s *stage, b *fee.Bill) {
	openAsk(s, asking{
		key: "fees.refund", title: kit.Tf("Hoàn phí, lệ phí · %s", b.Code), label: "Hoàn phí", side: aboutBill(b),
		fields: []kit.Field{
			{Key: "fee", Label: kit.T("Phí hoàn"), Kind: kit.FieldMoney, Half: true},
			{Key: "charge", Label: kit.T("Lệ phí hoàn"), Kind: kit.FieldMoney, Half: true},
			{Key: "method", Label: kit.T("Hình thức"), Kind: kit.FieldChoice, Half: true, Options: methodOptions()},
			{Key: "reference", Label: kit.T("Quyết định"), Half: true, Help: kit.T("Số, ngày văn bản cho hoàn")},
			{Key: "reason", Label: kit.T("Lý do"), Required: true},
		},
		starts: map[string]string{
			"fee": digitsOf(b.Received.Fee), "charge": digitsOf(b.Received.Charge), "method": string(b.Payment.Method), "reference": "", "reason": "",
		},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			_, entry, err := d.office.Fees().Move(ctx, b, fee.ActRefund, fee.Given{
				Amounts: amountsOf(values), Method: fee.Method(values["method"]), Reference: values["reference"], Reason: values["reason"],
			})
			return func() {
				s.host.Notify(kit.ToneDone, kit.Tf("Đã ghi hoàn %s cho hồ sơ %s.", -entry.Total(), b.Code))
			}, err
		},
	})
}

// openDemand asks for a bill that a procedure does not bring by itself.
func openDemand(d deps, s *stage) {
	openAsk(s, asking{
		key: "fees.demand", title: kit.T("Khoản thu mới"), label: "Lập khoản thu",
		side: kit.NewSection(kit.T("Khoản thu"), kit.NewParagraph(kit.T("Dùng khi hồ sơ phải nộp thêm phí, lệ phí sau tiếp nhận, ví dụ phí thẩm định theo thông báo. Phí của thủ tục đã có khoản thu từ lúc tiếp nhận."))),
		fields: []kit.Field{
			{Key: "dossier", Label: kit.T("Hồ sơ"), Kind: kit.FieldLookup, Required: true, Help: kit.T("Gõ mã hồ sơ hoặc tên chủ hồ sơ…"), Search: dossierSearch(d)},
			{Key: "fee", Label: kit.T("Phí"), Kind: kit.FieldMoney, Half: true},
			{Key: "charge", Label: kit.T("Lệ phí"), Kind: kit.FieldMoney, Half: true},
			{Key: "what", Label: kit.T("Nội dung"), Help: kit.T("Phí thẩm định …")},
			{Key: "document", Label: kit.T("Số thông báo"), Half: true},
			{Key: "day", Label: kit.T("Ngày thông báo"), Kind: kit.FieldDate, Half: true, Now: s.host.Now},
			{
				Key: "pause", Label: kit.T("Tạm dừng"), Kind: kit.FieldCheck, Help: kit.T("Hồ sơ chờ nộp tiền"),
				Hint: kit.T("Hồ sơ đang xử lý chuyển sang “Yêu cầu thực hiện nghĩa vụ tài chính”, thời hạn dừng đến khi nộp đủ."),
			},
		},
		starts: map[string]string{"dossier": "", "fee": "", "charge": "", "what": "", "document": "", "day": string(office.DayOf(s.host.Now())), "pause": ""},
		draft:  "fees.demand",
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			id, _ := strconv.ParseInt(values["dossier"], 10, 64) // 0 finds none, which is said
			g := work.Demand{Amounts: amountsOf(values), When: fee.After, What: values["what"], Paper: values["document"], Pause: values["pause"] != ""}
			if g.Paper != "" {
				g.Day = office.Day(values["day"])
			}
			b, err := d.office.Fees().Demand(ctx, id, g)
			if err != nil {
				return nil, err
			}
			return func() { s.host.Navigate(Fees, b.ID) }, nil
		},
	})
}

// dossierSearch offers the dossiers that are found by what is typed.
func dossierSearch(d deps) kit.Search {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		found, err := d.office.Store.Dossiers.Page(ctx, office.Query{Text: text, Limit: 12})
		list := make([]kit.Option, len(found))
		for i, x := range found {
			list[i] = kit.Option{Value: strconv.FormatInt(x.ID, 10), Label: x.Code + " · " + x.Owner.Name, Note: x.Procedure.Name}
		}
		return list, err
	}
}

// taken tells what was taken; after the close of the day it says in which day's book that stands.
func taken(entry *fee.Entry, today office.Day) (kit.Tone, string) {
	told := kit.Tf("Đã thu %s, biên lai %s.", entry.Total(), entry.Voucher)
	if entry.Day == today {
		return kit.ToneDone, told
	}
	return kit.ToneSoon, told + " " + kit.Tf("Ngày %s đã chốt nên khoản này vào sổ ngày %s.", today, entry.Day)
}
