package screens

import (
	"context"
	"fmt"
	"strconv"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// closeDay closes the oldest day that is still open, or today.
func (s *fees) closeDay() {
	today := office.DayOf(s.host.Now())
	var day *work.FeeDay
	s.host.Runner().Go("fees.day", func(ctx context.Context, _ *task.Progress) (err error) {
		day, err = s.deps.office.Fees().Day(ctx, today, "")
		if err == nil && len(day.Open) > 0 {
			day, err = s.deps.office.Fees().Day(ctx, day.Open[0], "")
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.host.Fail(err)
		case day.Closed():
			s.sheet(day.Day)
		default:
			s.askCount(day)
		}
	})
}

// sheet puts the sheet of a day in front.
func (s *fees) sheet(day office.Day) {
	openDrawn(s.deps, s.stage, kit.Tf("Bảng kê chốt ngày %s", day), "Chot ngay "+string(day), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Fees().DayPDF(ctx, day, "")
	})
}

// askCount asks what cash was counted at the end of a day.
func (s *fees) askCount(day *work.FeeDay) {
	stands := kit.NewKeyValue()
	openAsk(s.stage, asking{
		key: "fees.close", title: kit.Tf("Chốt ngày %s · %s", day.Day, day.Cashier), label: "Chốt ngày",
		fields: countFields(day), starts: countStarts(day), draft: "fees.close." + string(day.Day),
		side:    kit.NewSection(kit.T("Sổ thu trong ngày"), kit.NewKeyValue(tallyPairs(&day.Closing)...)),
		below:   kit.Pad(kit.VBox(6, kit.NewCaption(kit.T("Đối chiếu tiền mặt")), stands), 9, 14, 12, 14),
		changed: func(values map[string]string) { stands.SetPairs(balancePairs(day, values)...) },
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			_, err := s.deps.office.Fees().Close(ctx, day.Day, countOf(values))
			return func() {
				s.host.Notify(kit.ToneDone, kit.Tf("Đã chốt ngày %s.", day.Day))
				s.sheet(day.Day)
			}, err
		},
		more: []shell.Command{{Key: "fees.close.sheet", Label: "Xem bản nháp", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Do: func() { s.sheet(day.Day) }}},
	})
}

// pieceKey is the field of a denomination.
func pieceKey(value office.Money) string { return "piece." + strconv.FormatInt(int64(value), 10) }

func countFields(day *work.FeeDay) []kit.Field {
	fields := []kit.Field{
		{Key: "opening", Label: kit.T("Đầu ngày"), Kind: kit.FieldMoney, Half: true, Section: kit.T("Tiền mặt")},
		{Key: "deposited", Label: kit.T("Đã nộp"), Kind: kit.FieldMoney, Half: true, Help: kit.T("Nộp quỹ, kho bạc trong ngày"), Section: kit.T("Tiền mặt")},
		{Key: "counted", Label: kit.T("Đếm được"), Kind: kit.FieldMoney, Half: true, Help: kit.T("Hoặc đếm từng loại ở dưới"), Section: kit.T("Tiền mặt")},
	}
	if day.Before != nil {
		fields[0].Kind = kit.FieldShow
	}
	fields = append(fields, kit.Field{Key: "explanation", Label: kit.T("Giải thích"), Help: kit.T("Bắt buộc khi lệch với sổ"), Section: kit.T("Tiền mặt")})
	for _, value := range fee.Denominations {
		fields = append(fields, kit.Field{Key: pieceKey(value), Label: kit.Tf("Tờ %s", thousands(int(value))), Kind: kit.FieldNumber, Half: true, Section: kit.T("Đếm từng loại tiền")})
	}
	return fields
}

func countStarts(day *work.FeeDay) map[string]string {
	values := map[string]string{"opening": digitsOf(day.Opening), "deposited": "", "counted": "", "explanation": ""}
	if day.Before != nil {
		values["opening"] = kit.Tf("%s, đếm khi chốt %s", day.Opening, day.Before.Day)
	}
	for _, value := range fee.Denominations {
		values[pieceKey(value)] = ""
	}
	return values
}

// countOf is what was typed; notes that were counted count before the total.
func countOf(values map[string]string) work.Count {
	g := work.Count{Opening: moneyOf(values["opening"]), Deposited: moneyOf(values["deposited"]), Counted: moneyOf(values["counted"]), Explanation: values["explanation"]}
	for _, value := range fee.Denominations {
		if n, err := strconv.Atoi(values[pieceKey(value)]); err == nil && n != 0 {
			g.Pieces = append(g.Pieces, fee.Pieces{Value: value, Count: n})
		}
	}
	return g
}

// tallyPairs are what was taken by each method.
func tallyPairs(c *fee.Closing) []kit.Pair {
	var pairs []kit.Pair
	for _, t := range append(append([]fee.Tally{}, c.Tallies...), c.Sum()) {
		label := kit.T("Cộng")
		if t.Method != "" {
			label = kit.T(t.Method.Label())
		}
		net := t.Net()
		pairs = append(pairs, kit.Pair{Label: label, Value: joined(" · ", net.Total().String(), kit.Tf("%d lần", t.Entries))})
		if t.Method == "" {
			pairs = append(pairs, kit.Pair{Label: kit.T("Phí"), Value: net.Fee.String()}, kit.Pair{Label: kit.T("Lệ phí"), Value: net.Charge.String()})
		}
	}
	return pairs
}

// balancePairs compare the book with what is counted so far.
func balancePairs(day *work.FeeDay, values map[string]string) []kit.Pair {
	c, g := day.Closing, countOf(values)
	if day.Before == nil {
		c.Opening = g.Opening
	}
	c.Deposited, c.Counted = g.Deposited, g.Counted
	if len(g.Pieces) > 0 {
		c.Counted = 0
		for _, p := range g.Pieces {
			c.Counted += p.Total()
		}
	}
	verdict, tone := kit.T("khớp với sổ"), kit.ToneDone
	switch {
	case c.Counted == 0 && c.Expected() != 0:
		verdict, tone = kit.T("chưa đếm"), kit.ToneNone
	case c.Difference() != 0:
		verdict, tone = kit.Tf("lệch %s, phải giải thích", signed(c.Difference())), kit.ToneLate
	}
	return []kit.Pair{
		{Label: kit.T("Đầu ngày"), Value: c.Opening.String()},
		{Label: kit.T("Đã thu"), Value: c.Cash().String()},
		{Label: kit.T("Đã nộp"), Value: c.Deposited.String()},
		{Label: kit.T("Phải có"), Value: c.Expected().String()},
		{Label: kit.T("Đếm được"), Value: c.Counted.String()},
		{Label: kit.T("Kết quả"), Value: verdict, Tone: tone},
	}
}

// signed writes an amount with its sign.
func signed(m office.Money) string {
	if m > 0 {
		return fmt.Sprintf("+%s", m)
	}
	return m.String()
}
