package work

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// oldOutgoing is a row of an older book: the document, and what the book says of its way.
type oldOutgoing struct {
	document.Outgoing
	to            []string // nơi nhận
	signed, state string
}

// outgoingColumns are the columns of a list of outgoing documents: those of the book of NĐ 30/2020 Phụ lục IV, those of the
// screen, and what other programs call them.
var outgoingColumns = func() []listColumn[oldOutgoing] {
	type x = oldOutgoing
	return []listColumn[x]{
		everyList(wordColumn("number", func(x *x) *string { return &x.Number }, numberTitles...)),
		everyList(dayColumn("dated", func(x *x) *office.Day { return &x.Dated }, "Ngày văn bản", "Ngày", "Ngày tháng văn bản", "Ngày, tháng văn bản", "Ngày tháng", "Ngày ban hành")),
		wordColumn("type", func(x *x) *string { return &x.Type }, typeTitles...),
		wordColumn("summary", func(x *x) *string { return &x.Summary }, summaryTitles...),
		freeColumn("content", func(x *x) string { return contentOf(x.Type, x.Summary) }, nil, contentTitles...),
		wordColumn("signer", func(x *x) *string { return &x.Signer }, "Người ký"),
		wordColumn("signer_post", func(x *x) *string { return &x.SignerPost }, "Chức vụ", "Chức vụ người ký"),
		severalColumn("recipients", func(x *x) *[]string { return &x.to }, "Nơi nhận văn bản", "Nơi nhận"),
		wordColumn("keeper", func(x *x) *string { return &x.Keeper }, "Đơn vị, người nhận bản lưu", "Lưu bản gốc", "Nơi giữ bản lưu", "Đơn vị nhận bản lưu", "Nơi lưu"),
		countColumn("copies", func(x *x) *int { return &x.Copies }, "Số lượng bản", "Số bản"),
		dayColumn("issued_on", func(x *x) *office.Day { return &x.IssuedOn }, "Ngày chuyển", "Phát hành", "Ngày phát hành", "Ngày gửi"),
		wordColumn("signed", func(x *x) *string { return &x.signed }, "Ký nhận"),
		wordColumn("unit", func(x *x) *string { return &x.Unit }, "Đơn vị soạn", "Đơn vị soạn thảo", "Đơn vị"),
		wordColumn("drafter", func(x *x) *string { return &x.Drafter }, "Người soạn", "Người soạn thảo"),
		wordColumn("state", func(x *x) *string { return &x.state }, "Trạng thái", "Tình trạng"),
		wordColumn("urgency", func(x *x) *string { return &x.Urgency }, "Độ khẩn", "Mức độ khẩn"),
		wordColumn("field", func(x *x) *string { return &x.Field }, "Lĩnh vực"),
		severalColumn("tags", func(x *x) *[]string { return &x.Tags }, "Nhãn"),
		wordColumn("inserted", func(x *x) *string { return &x.Inserted }, "Lý do giữ, chèn số"),
		wordColumn("note", func(x *x) *string { return &x.Note }, "Ghi chú"),
		{Heading: secrecy},
	}
}()

// outgoingLife are the columns of the document's way: a list never moves one that is in the register.
var outgoingLife = map[string]bool{"signer": true, "signer_post": true, "recipients": true, "issued_on": true, "signed": true, "state": true, "inserted": true}

var exampleOutgoing = map[string]string{
	"number": "386/BC-SKHCN", "dated": "05/01/2026", "type": "Báo cáo", "summary": "Kết quả công tác khoa học và công nghệ năm 2025", "content": "(thay cho hai cột trên) Báo cáo: Kết quả công tác …",
	"signer": "Phạm Hùng", "recipients": "UBND tỉnh Lào Cai; Bộ Khoa học và Công nghệ", "keeper": "Văn phòng", "copies": "3", "issued_on": "05/01/2026", "unit": "Văn phòng", "drafter": "Nguyễn Văn An",
	"secrecy": "(để trống; văn bản mật không được nạp)",
}

// outgoingImport reads an older book of outgoing documents. Each keeps its number.
type outgoingImport struct {
	oldBooks
	judged map[int]document.Outgoing // by row
	places map[string]int            // rows by series, year and serial
}

func (i *outgoingImport) headings() []sheet.Heading { return headingsOf(outgoingColumns) }

func (i *outgoingImport) load(ctx context.Context) error {
	i.judged, i.places = map[int]document.Outgoing{}, map[string]int{}
	return i.oldBooks.load(ctx)
}

func (i *outgoingImport) guard(r sheet.Row) error { return checkRowSecrecy(r) }

// key is number and symbol, which are unique in a year.
func (i *outgoingImport) key(r sheet.Row) string {
	if day := office.Day(r.Get("dated")); r.Get("number") != "" && !day.Time().IsZero() {
		return r.Get("number") + " (" + document.Period(day) + ")"
	}
	return r.Get("number")
}

func (i *outgoingImport) judge(ctx context.Context, r sheet.Row, row *ImportRow) error {
	if r.Get("number") == "" {
		row.Fate, row.Reason = FateSkipped, "chưa có số nên không thuộc sổ"
		return nil
	}
	x, n, err := i.read(r)
	if err != nil {
		return err
	}
	to, err := readState(x.state, document.OutgoingStates())
	if err != nil {
		return err
	}
	kind, known := i.types().Named(x.Type)
	if !known {
		return office.Invalid("type", "loại văn bản “%s” không có trong danh mục", x.Type)
	}
	old, err := i.registered(ctx, i.books.Series(kind), x.Dated, n)
	if err != nil {
		return err
	}
	if old != nil {
		return i.compare(r, row, old, x)
	}
	row.Cells = cellsOf(outgoingColumns, r, nil, x)
	i.live(x, n)
	if to == "" {
		to = document.Issued
	}
	entered, err := i.books.Outgoing(ctx, x.Outgoing, n, to)
	if err != nil {
		return err
	}
	place := fmt.Sprint(entered.Series, document.Period(entered.Dated), entered.Serial, entered.Suffix)
	if earlier := i.places[place]; earlier != 0 {
		return office.Invalid("number", "số %d%s của cùng sổ đã có ở dòng %d; nếu mỗi loại văn bản có dãy số riêng thì chọn cách đánh số ấy ở Thiết lập trước khi nạp", n.Serial, n.Suffix, earlier)
	}
	i.places[place], i.judged[row.Row] = row.Row, entered
	row.Fate, row.Reason = FateNew, "vào sổ với số của sổ cũ, trạng thái “"+string(to)+"”"
	return nil
}

// read reads a row and its number.
func (i *outgoingImport) read(r sheet.Row) (*oldOutgoing, document.Number, error) {
	x := &oldOutgoing{}
	if err := readInto(outgoingColumns, r, x); err != nil {
		return nil, document.Number{}, err
	}
	n, err := i.types().Parse(x.Number)
	if err != nil {
		return nil, n, err
	}
	if text := r.Get("content"); text != "" {
		urgency, kind, summary := splitContent(i.types(), text)
		x.Urgency, x.Type, x.Summary = first(x.Urgency, urgency), first(x.Type, kind), first(x.Summary, summary)
	}
	x.Number, x.Type, x.Urgency = n.String(), typeOf(i.types(), x.Type, x.Number), i.urgencyOf(first(x.Urgency, document.Normal))
	return x, n, nil
}

// registered is the document that has a place of a series, nil for none.
func (i *outgoingImport) registered(ctx context.Context, series string, dated office.Day, n document.Number) (*document.Outgoing, error) {
	found, err := i.office.Store.Outgoing.Page(ctx, office.Query{
		Filters: map[string][]string{"series": {series}, "year": {document.Period(dated)}, "serial": {strconv.Itoa(n.Serial)}, "suffix": {n.Suffix}}, Limit: 1,
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// compare says how the list differs from what the register has; another document under the number is an error.
func (i *outgoingImport) compare(r sheet.Row, row *ImportRow, old *document.Outgoing, x *oldOutgoing) error {
	if old.Number != x.Number {
		return office.Invalid("number", "số này của sổ đã là của văn bản %s", old.Number)
	}
	row.seen = fmt.Sprintf("%d/%d", old.ID, old.Version)
	for _, cell := range cellsOf(outgoingColumns, r, &oldOutgoing{Outgoing: *old}, x) {
		if !outgoingLife[cell.Column] {
			row.Cells = append(row.Cells, cell)
		}
	}
	if row.compare(true, ""); row.Fate == FateChanged {
		row.master(differing(outgoingColumns, row.Cells))
	}
	return nil
}

// live fills in what an older book does not say, and where the document went.
func (i *outgoingImport) live(x *oldOutgoing, n document.Number) {
	for _, unit := range i.books.Units() {
		if n.Unit != "" && strings.EqualFold(unit.Abbreviation, n.Unit) {
			x.Unit = first(x.Unit, unit.Name)
		}
	}
	x.Unit, x.Drafter = first(x.Unit, x.Keeper, theOldWay), first(x.Drafter, theOldWay)
	x.IssuedOn = office.Day(first(string(x.IssuedOn), string(x.Dated)))
	if n.Suffix != "" {
		x.Inserted = first(x.Inserted, document.OldBook)
	}
	for _, name := range x.to {
		x.Recipients = append(x.Recipients, document.Recipient{Name: name, Purpose: document.ToCarryOut, SentOn: x.IssuedOn, Outcome: first(x.signed, "đã chuyển "+theOldWay)})
	}
}

func (i *outgoingImport) write(tx *store.Tx, row *ImportRow) error {
	x := i.judged[row.Row]
	return i.books.TakeOutgoing(tx, &x)
}

func (i *outgoingImport) done(tx *store.Tx) error { return i.books.Close(tx) }
