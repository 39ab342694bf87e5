package registry_test

import (
	"strings"
	"testing"

	"vanphongso/app/paper"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

func TestAKeptCopyIsWithOnePersonAtATime(t *testing.T) {
	b := newBench(t)
	x := b.signed("Báo cáo")
	lend := func(user string) (*document.Lending, error) {
		l := &document.Lending{LentOn: office.DayOf(b.Clock), User: user, DocumentID: x.ID, AllowedBy: "Phạm Hùng"}
		return l, b.Registry().SaveLending(b.Ctx, l)
	}
	first, err := lend("Gia\u0300ng A Sử") // typed in another normal form
	b.Must(err)
	if first.User != "Giàng A Sử" || first.Summary != x.Summary || first.Type != "Báo cáo" {
		t.Errorf("%+v", first)
	}
	if _, err := lend("Đặng Thị Hồng"); office.CodeOf(err) != office.CodeRefused || !strings.Contains(office.MessageOf(err), "Giàng A Sử") {
		t.Errorf("lent twice: %v", err)
	}
	first.Note = "đọc tại chỗ"
	b.Must(b.Registry().SaveLending(b.Ctx, first))
	b.Must(b.Registry().ReturnCopies(b.Ctx, []int64{first.ID}, "đủ trang"))
	if err := b.Registry().ReturnCopies(b.Ctx, []int64{first.ID}, ""); office.CodeOf(err) != office.CodeRefused {
		t.Errorf("returned twice: %v", err)
	}
	if _, err := lend("Đặng Thị Hồng"); err != nil {
		t.Error(err)
	}
	if _, err := lend(""); office.FieldOf(err) != "user" {
		t.Error(err)
	}
}

func TestTheBookOfKeptCopiesShowsItsLines(t *testing.T) {
	b := newBench(t)
	today := office.DayOf(b.Clock)
	for _, user := range []string{"Giàng A Sử", "Đặng Thị Hồng"} {
		b.Must(b.Registry().SaveLending(b.Ctx, &document.Lending{
			LentOn: today, User: user, Number: "386/BC-SKHCN", Dated: "2025-03-02", Summary: "Báo cáo năm", Folder: "01.TCCB", AllowedBy: "Phạm Hùng", ReturnedOn: today,
		}))
	}
	book, err := b.Registry().Book(b.Ctx, paper.KindKeptCopyBook, today.Add(-1), today)
	b.Must(err)
	text, err := paper.Text(b.Ctx, book)
	b.Must(err)
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range []string{"Giàng A Sử", "Đặng Thị Hồng", "386/BC-SKHCN ngày 02/03/2025", "01.TCCB", "Phạm Hùng"} {
		if !strings.Contains(text, want) {
			t.Errorf("the book lacks %q", want)
		}
	}
	empty, err := b.Registry().Book(b.Ctx, paper.KindKeptCopyBook, today.Add(-9), today.Add(-5))
	b.Must(err)
	if text, _ := paper.Text(b.Ctx, empty); strings.Contains(text, "Giàng A Sử") {
		t.Error("a line of another day stands in the book")
	}
}
