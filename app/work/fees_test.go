package work_test

import (
	"strings"
	"testing"
	"time"

	"vanphongso/app/work/worktest"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/fee"
	"vanphongso/data/office"
)

// costly is a procedure that costs 2.250.000 đ; licence one with a charge of 150.000 đ.
const (
	costly  = "2.002381"
	licence = "2.001207"
)

// own returns the program's own series.
func (b *bench) own() fee.Series {
	b.T.Helper()
	list, err := b.Fees().Series(b.Ctx, office.DayOf(b.Clock))
	b.Must(err)
	return list[len(list)-1].Series
}

func (b *bench) paying() fee.Given {
	return fee.Given{Method: fee.Cash, Series: b.own().ID, Payer: "Lò Văn Pao"}
}

// bill returns what a dossier is to pay.
func (b *bench) bill(x *dossier.Dossier) *fee.Bill {
	b.T.Helper()
	bill, err := b.Fees().Bill(b.Ctx, x.ID)
	b.Must(err)
	return bill
}

func (b *bench) collect(x *dossier.Dossier) (*fee.Bill, *fee.Entry) {
	b.T.Helper()
	bill, entry, err := b.Fees().Move(b.Ctx, b.bill(x), fee.ActCollect, b.paying())
	b.Must(err)
	return bill, entry
}

func TestTakingADossierInMakesItsBill(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	bill := b.bill(x)
	if bill.ID == 0 || bill.Fee != 2_250_000 || bill.Charge != 0 || bill.State != fee.Unpaid || bill.When != fee.Before || bill.Code != x.Code || bill.Payer != "Lò Văn Pao" {
		t.Errorf("the bill is %+v", bill)
	}
	free, _ := b.accept("2.002385", "Lò Văn Pao")
	if n := worktest.Count(b.Bench, b.Store.FeeBills.Register); n != 1 {
		t.Errorf("%d bills for one procedure that costs something", n)
	}
	if proposed := b.bill(free); proposed.ID != 0 || proposed.Total() != 0 {
		t.Errorf("a free procedure proposes %+v", proposed)
	}
	b.Good()
}

func TestAPaymentHasItsNumberAndSlip(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	bill, entry := b.collect(x)
	if bill.State != fee.Paid || bill.Payment.Voucher != "PT 0001/2026" || bill.Payment.Entry != entry.ID || entry.Cashier != "Trần Thị Bích" || entry.Day != "2026-11-25" {
		t.Errorf("%+v, %+v", bill, entry)
	}
	slip, err := b.Fees().Slip(b.Ctx, entry.ID)
	b.Must(err)
	pdf, err := b.Desk().PaperPDF(b.Ctx, slip.ID)
	b.Must(err)
	text := strings.Join(strings.Fields(b.Text(pdf)), " ")
	for _, words := range []string{"PHIẾU THU PHÍ, LỆ PHÍ", "PT 0001/2026", "Hai triệu hai trăm năm mươi nghìn đồng", "Tiền mặt", "Trần Thị Bích", x.Code} {
		if !strings.Contains(text, words) {
			t.Errorf("the slip lacks %q:\n%s", words, text)
		}
	}
	if again, err := b.Fees().Slip(b.Ctx, entry.ID); err != nil || again.ID != slip.ID {
		t.Errorf("a second slip %+v, %v", again, err)
	}
	_, _, err = b.Fees().Move(b.Ctx, bill, fee.ActCollect, b.paying())
	b.Refused(err, office.CodeRefused, "Đã thanh toán")
	b.Good()
}

func TestPayingLetsTheClockRunOn(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	_, err := b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.Must(err)
	demand := work.Demand{Amounts: fee.Amounts{Fee: 500_000}, When: fee.After, What: "Phí thẩm định", Day: "2026-11-25", Pause: true}
	_, err = b.Fees().Demand(b.Ctx, x.ID, demand)
	b.Refused(err, office.CodeInvalid, "số, ký hiệu văn bản")
	if n := worktest.Count(b.Bench, b.Store.FeeBills.Register); n != 0 {
		t.Fatalf("a refused demand left %d bills", n)
	}
	demand.Paper = "12/TB-SKHCN"
	first, err := b.Fees().Demand(b.Ctx, x.ID, demand)
	b.Must(err)
	demand.Pause, demand.Amounts = false, fee.Amounts{Charge: 30_000}
	second, err := b.Fees().Demand(b.Ctx, x.ID, demand)
	b.Must(err)
	b.Clock = b.Clock.Add(2 * time.Hour)
	_, _, err = b.Fees().Move(b.Ctx, first, fee.ActCollect, b.paying())
	b.Must(err)
	if waiting, _ := b.Store.Dossiers.Get(b.Ctx, x.ID); waiting.State != dossier.Paying || !waiting.Due.IsZero() {
		t.Errorf("with one bill open the dossier is %s", waiting.State)
	}
	_, entry, err := b.Fees().Move(b.Ctx, second, fee.ActCollect, b.paying())
	b.Must(err)
	after, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	last := after.Events[len(after.Events)-1]
	if after.State != dossier.Processing || after.OpenPause() != nil || last.Action != dossier.ActPay || last.Document != entry.Voucher.String() {
		t.Errorf("the dossier is %s, its last event %+v", after.State, last)
	}
	if !after.Due.After(x.Due) {
		t.Errorf("two hours of waiting moved the promise from %s to %s", x.Due, after.Due)
	}
	b.Good()
}

// A voided payment never was one: the dossier that it let go on waits again, until it is paid anew.
func TestAVoidedPaymentLetsTheDossierWaitAgain(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept("2.002385", "Lò Văn Pao")
	_, err := b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.Must(err)
	bill, err := b.Fees().Demand(b.Ctx, x.ID, work.Demand{
		Amounts: fee.Amounts{Fee: 500_000}, When: fee.After, What: "Phí thẩm định", Paper: "12/TB-SKHCN", Day: "2026-11-25", Pause: true,
	})
	b.Must(err)
	b.Clock = b.Clock.Add(time.Hour)
	paid, entry, err := b.Fees().Move(b.Ctx, bill, fee.ActCollect, b.paying())
	b.Must(err)
	b.Clock = b.Clock.Add(time.Hour)
	open, _, err := b.Fees().Move(b.Ctx, paid, fee.ActVoid, fee.Given{Reason: "Ghi nhầm người nộp"})
	b.Must(err)
	after, err := b.Store.Dossiers.Get(b.Ctx, x.ID)
	b.Must(err)
	last := after.Events[len(after.Events)-1]
	if after.State != dossier.Paying || !after.Due.IsZero() || last.Action != dossier.ActCharge || last.Document != "12/TB-SKHCN" {
		t.Errorf("after the void the dossier is %s, due %s, its last event %+v", after.State, after.Due, last)
	}
	if want := "Đã hủy biên lai " + entry.Voucher.String(); after.OpenPause() == nil || after.OpenPause().Reason != want {
		t.Errorf("it waits by %+v, want %q", after.OpenPause(), want)
	}
	again, _, err := b.Fees().Move(b.Ctx, open, fee.ActCollect, b.paying())
	b.Must(err)
	if after, _ = b.Store.Dossiers.Get(b.Ctx, x.ID); after.State != dossier.Processing {
		t.Errorf("paid anew the dossier is %s", after.State)
	}
	_, err = b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActStop, dossier.Given{Reason: "Chờ giám định", Document: "13/TB-SKHCN", Day: "2026-11-25"})
	b.Must(err)
	_, _, err = b.Fees().Move(b.Ctx, again, fee.ActVoid, fee.Given{Reason: "Ghi nhầm người nộp"})
	b.Must(err)
	if after, _ = b.Store.Dossiers.Get(b.Ctx, x.ID); after.State != dossier.Stopped {
		t.Errorf("a stopped dossier is %s after the void", after.State)
	}
	b.Good()
}

// A payment for which nothing waited changes nothing about its dossier when it is voided.
func TestAVoidedPaymentAtTheCounterHoldsNothing(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	_, err := b.Desk().Move(b.Ctx, x.ID, 0, dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"})
	b.Must(err)
	paid, _, err := b.Fees().Move(b.Ctx, b.bill(x), fee.ActCollect, b.paying())
	b.Must(err)
	_, _, err = b.Fees().Move(b.Ctx, paid, fee.ActVoid, fee.Given{Reason: "Ghi nhầm người nộp"})
	b.Must(err)
	if after, _ := b.Store.Dossiers.Get(b.Ctx, x.ID); after.State != dossier.Processing {
		t.Errorf("the dossier is %s", after.State)
	}
}

func TestAnExemptPayerLetsTheClockRunOnToo(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	for _, move := range []struct {
		action string
		given  dossier.Given
	}{{dossier.ActTransfer, dossier.Given{Unit: "Phòng Chuyên ngành"}}, {dossier.ActCharge, dossier.Given{Reason: "Nộp phí", Document: "1/TB", Day: "2026-11-25"}}} {
		_, err := b.Desk().Move(b.Ctx, x.ID, 0, move.action, move.given)
		b.Must(err)
	}
	bill, entry, err := b.Fees().Move(b.Ctx, b.bill(x), fee.ActExempt, fee.Given{Category: "Hộ nghèo", Reason: "Giấy chứng nhận 12/UBND"})
	b.Must(err)
	if after, _ := b.Store.Dossiers.Get(b.Ctx, x.ID); entry != nil || bill.Standing() != "Miễn" || after.State != dossier.Processing {
		t.Errorf("%+v, entry %+v, dossier %s", bill, entry, after.State)
	}
}

func TestAVoidedVoucherIsNeverUsedAgain(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	book := fee.Series{Symbol: "28AA-17T", Form: "01BLP2-001", Preprinted: true, First: 101, Last: 103, From: "2026-01-01"}
	b.Must(b.Fees().SaveSeries(b.Ctx, &book))
	given := b.paying()
	given.Series = book.ID
	paid, entry, err := b.Fees().Move(b.Ctx, b.bill(x), fee.ActCollect, given)
	b.Must(err)
	open, void, err := b.Fees().Move(b.Ctx, paid, fee.ActVoid, fee.Given{Reason: "Ghi nhầm người nộp"})
	b.Must(err)
	if open.State != fee.Unpaid || void.Of != entry.ID || void.Total() != -entry.Total() {
		t.Errorf("%+v, %+v", open, void)
	}
	_, err = b.Fees().Slip(b.Ctx, entry.ID)
	b.Refused(err, office.CodeRefused, "đã bị hủy")
	spoilt, err := b.Fees().Spoil(b.Ctx, book.ID, "Rách")
	b.Must(err)
	again, _, err := b.Fees().Move(b.Ctx, open, fee.ActCollect, given)
	b.Must(err)
	if spoilt.Number != 102 || again.Payment.Voucher != "28AA-17T 0000103" {
		t.Errorf("spoilt %d, then %s", spoilt.Number, again.Payment.Voucher)
	}
	other, _ := b.accept(costly, "Hoàng Thị Lan")
	_, _, err = b.Fees().Move(b.Ctx, b.bill(other), fee.ActCollect, given)
	b.Refused(err, office.CodeRefused, "đã dùng hết")
	if left := b.bill(other); left.State != fee.Unpaid || left.Received.Total() != 0 {
		t.Errorf("a refused payment left %+v", left)
	}
	changed := book
	changed.Symbol = "29AA-17T"
	b.Refused(b.Fees().SaveSeries(b.Ctx, &changed), office.CodeRefused, "đã dùng 3 số")
	twin := fee.Series{Symbol: "28AA-17T", Form: "01BLP2-001", Preprinted: true, First: 103, Last: 200, From: "2026-01-01"}
	b.Refused(b.Fees().SaveSeries(b.Ctx, &twin), office.CodeInvalid, "đã có một quyển")
	b.Good()
}

func TestTwoCashiersDoNotTakeTheSameMoney(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	seen := b.bill(x)
	_, _, err := b.Fees().Move(b.Ctx, seen, fee.ActAwait, fee.Given{Reference: "chuyển khoản sáng nay"})
	b.Must(err)
	b.SignIn(office.Actor{Name: "Lê Đức Anh"})
	_, _, err = b.Fees().Move(b.Ctx, seen, fee.ActCollect, b.paying())
	b.Refused(err, office.CodeStale, "Trần Thị Bích")
}

func TestTheDayIsClosedOnceAndLaterMoneyIsOfTheNextDay(t *testing.T) {
	b := newBench(t)
	x, _ := b.accept(costly, "Lò Văn Pao")
	late, _ := b.accept(licence, "Hoàng Thị Lan")
	bill, _ := b.collect(x)
	day := office.DayOf(b.Clock)
	_, err := b.Fees().Close(b.Ctx, day.Add(1), work.Count{})
	b.Refused(err, office.CodeRefused, "chưa đến")
	_, err = b.Fees().Close(b.Ctx, day, work.Count{Opening: 100_000, Counted: 2_250_000})
	b.Refused(err, office.CodeInvalid, "lệch -100.000 đ")
	closed, err := b.Fees().Close(b.Ctx, day, work.Count{Opening: 100_000, Deposited: 2_000_000, Pieces: []fee.Pieces{{Value: 200_000, Count: 1}, {Value: 50_000, Count: 3}}})
	b.Must(err)
	if closed.Counted != 350_000 || closed.Difference() != 0 {
		t.Errorf("closed with %+v", closed)
	}
	_, err = b.Fees().Close(b.Ctx, day, work.Count{Counted: 350_000})
	b.Refused(err, office.CodeRefused, "đã chốt đến ngày 25/11/2026")

	_, entry := b.collect(late)
	if entry.Day != "2026-11-26" {
		t.Errorf("money taken after the close belongs to %s", entry.Day)
	}
	_, void, err := b.Fees().Move(b.Ctx, bill, fee.ActVoid, fee.Given{Reason: "Ghi nhầm hồ sơ"})
	b.Must(err)
	before, err := b.Fees().Day(b.Ctx, day, "")
	b.Must(err)
	if void.Day != "2026-11-26" || len(before.Entries) != 1 || !before.Closed() {
		t.Errorf("the void is of %s, the closed day has %d entries", void.Day, len(before.Entries))
	}
	b.Clock = b.Clock.AddDate(0, 0, 2)
	_, err = b.Fees().Close(b.Ctx, "2026-11-27", work.Count{})
	b.Refused(err, office.CodeRefused, "26/11/2026 còn chưa chốt")
	next, err := b.Fees().Day(b.Ctx, "2026-11-26", "")
	b.Must(err)
	if next.Opening != 350_000 || next.Expected() != 350_000+150_000-2_250_000 || len(next.Open) != 0 {
		t.Errorf("the next day is %+v", next.Closing)
	}
	pdf, err := b.Fees().DayPDF(b.Ctx, day, "")
	b.Must(err)
	text := strings.Join(strings.Fields(b.Text(pdf)), " ")
	for _, words := range []string{"BẢNG KÊ CHỐT TIỀN PHÍ, LỆ PHÍ", "Trần Thị Bích", "PT 0001/2026", "2.250.000 đ", "350.000 đ", "Lò Văn Pao"} {
		if !strings.Contains(text, words) {
			t.Errorf("the sheet lacks %q:\n%s", words, text)
		}
	}
	if strings.Contains(text, "chưa chốt") {
		t.Error("the sheet of a closed day says that it is a draft")
	}
	b.Good()
}

func TestTheBookOfAMonth(t *testing.T) {
	b := newBench(t)
	share := fee.Share{Fee: 75, From: "2026-01-01", Source: "TT mẫu"}
	b.Refused(b.Fees().SaveShare(b.Ctx, &share), office.CodeInvalid, "Đã có một tỷ lệ")
	share.Field = "An toàn bức xạ và hạt nhân"
	b.Must(b.Fees().SaveShare(b.Ctx, &share))
	x, _ := b.accept(costly, "Lò Văn Pao")
	bill, _ := b.collect(x)
	other, _ := b.accept(licence, "Hoàng Thị Lan")
	b.collect(other)
	_, _, err := b.Fees().Move(b.Ctx, bill, fee.ActRefund, fee.Given{Method: fee.Transfer, Reason: "Rút hồ sơ", Amounts: fee.Amounts{Fee: 1_000_000}})
	b.Must(err)
	period := work.Month("2026-11-25", 0)
	table, err := b.Reports().Make(b.Ctx, work.FeeBook, period, 0)
	b.Must(err)
	if len(table.Rows) != 3 {
		t.Fatalf("the book has %d rows", len(table.Rows))
	}
	if got := strings.Join(table.Total.Texts(), "|"); got != "||||Tổng số||1.250.000 đ|150.000 đ|462.500 đ|937.500 đ" {
		t.Errorf("the total is %s", got)
	}
	list, err := b.Reports().Make(b.Ctx, work.FeeList, period, 0)
	b.Must(err)
	if got := strings.Join(list.Total.Texts(), "|"); got != "||||Tổng số||150.000 đ|1.250.000 đ" {
		t.Errorf("the total of the list is %s", got)
	}
	ids, err := b.Reports().Cell(b.Ctx, work.FeeBook, period, table.Rows[0].Key, "")
	b.Must(err)
	if len(ids) != 1 || ids[0] != x.ID {
		t.Errorf("the first row is of %v", ids)
	}
	pdf, err := b.Reports().PDF(b.Ctx, work.FeeBook, period)
	b.Must(err)
	text := strings.Join(strings.Fields(b.Text(pdf)), " ")
	for _, words := range []string{"SỔ THU PHÍ, LỆ PHÍ", "Tháng 11/2026", "Nộp NSNN", "-1.000.000 đ", "937.500 đ"} {
		if !strings.Contains(text, words) {
			t.Errorf("the book lacks %q:\n%s", words, text)
		}
	}
}
