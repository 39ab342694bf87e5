package work

import (
	"context"
	"fmt"
	"regexp"
	"strconv"

	"vanphongso/app/sheet"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// oldIncoming is a row of an older book: the document, and what of its life the book says.
type oldIncoming struct {
	document.Incoming
	unit, leader, direction, state string
	handed                         office.Day
}

// arrivalCell is a number of arrival as people write it: 7, 007, 12a, 7/2026.
var arrivalCell = regexp.MustCompile(`^0*(\d{1,6})([a-z]?)(?:/\d{4})?$`)

func setArrival(x *oldIncoming, text string) error {
	parts := arrivalCell.FindStringSubmatch(text)
	if parts == nil {
		return office.Invalid("serial", "không hiểu số đến “%s”", text)
	}
	x.Serial, _ = strconv.Atoi(parts[1])
	x.Suffix = parts[2]
	return nil
}

// incomingColumns are the columns of a list of incoming documents: those of the book of NĐ 30/2020 Phụ lục IV, those of the
// screen, and what other programs call them.
var incomingColumns = func() []listColumn[oldIncoming] {
	type x = oldIncoming
	return []listColumn[x]{
		everyList(freeColumn("serial", func(x *x) string { return x.Arrival() }, setArrival, "Số đến", "Số thứ tự đến", "Số VB đến", "Số văn bản đến")),
		everyList(dayColumn("arrived_on", func(x *x) *office.Day { return &x.ArrivedOn }, "Ngày đến", "Ngày VB đến", "Ngày nhận")),
		everyList(wordColumn("author", func(x *x) *string { return &x.Author }, "Tác giả", "Cơ quan ban hành", "Nơi gửi", "Cơ quan gửi", "Nơi ban hành", "Nơi gửi văn bản", "Đơn vị ban hành")),
		wordColumn("number", func(x *x) *string { return &x.Number }, numberTitles...),
		everyList(dayColumn("dated", func(x *x) *office.Day { return &x.Dated }, "Ngày văn bản", "Ngày VB", "Ngày tháng văn bản", "Ngày, tháng văn bản", "Ngày tháng", "Ngày ban hành", "Ngày ký")),
		wordColumn("type", func(x *x) *string { return &x.Type }, typeTitles...),
		wordColumn("summary", func(x *x) *string { return &x.Summary }, summaryTitles...),
		freeColumn("content", func(x *x) string { return contentOf(x.Type, x.Summary) }, nil, contentTitles...),
		wordColumn("unit", func(x *x) *string { return &x.unit }, "Đơn vị hoặc người nhận", "Chủ trì", "Đơn vị chủ trì", "Đơn vị nhận", "Người nhận", "Đơn vị xử lý"),
		wordColumn("handler", func(x *x) *string { return &x.Handler }, "Người xử lý", "Người giải quyết", "Chuyên viên xử lý"),
		wordColumn("leader", func(x *x) *string { return &x.leader }, "Lãnh đạo chỉ đạo", "Người chỉ đạo", "Lãnh đạo xử lý"),
		wordColumn("direction", func(x *x) *string { return &x.direction }, "Ý kiến chỉ đạo", "Bút phê", "Ý kiến lãnh đạo"),
		dayColumn("handed", func(x *x) *office.Day { return &x.handed }, "Ngày chuyển", "Ngày chuyển xử lý"),
		dayColumn("due", func(x *x) *office.Day { return &x.Due }, "Hạn xử lý", "Hạn", "Thời hạn giải quyết", "Hạn giải quyết", "Thời hạn"),
		dayColumn("completed_on", func(x *x) *office.Day { return &x.CompletedOn }, "Ngày hoàn thành", "Hoàn thành", "Ngày giải quyết xong"),
		wordColumn("state", func(x *x) *string { return &x.state }, "Trạng thái", "Tình trạng", "Tiến độ giải quyết", "Trạng thái xử lý"),
		wordColumn("urgency", func(x *x) *string { return &x.Urgency }, "Độ khẩn", "Mức độ khẩn", "Độ khẩn văn bản"),
		wordColumn("level", func(x *x) *string { return &x.Level }, "Cấp ban hành", "Cấp"),
		wordColumn("field", func(x *x) *string { return &x.Field }, "Lĩnh vực"),
		wordColumn("source", func(x *x) *string { return &x.Source }, "Nguồn", "Hình thức nhận", "Phương thức nhận"),
		wordColumn("signer", func(x *x) *string { return &x.Signer }, "Người ký"),
		countColumn("pages", func(x *x) *int { return &x.Pages }, "Số trang", "Số tờ"),
		severalColumn("tags", func(x *x) *[]string { return &x.Tags }, "Nhãn"),
		wordColumn("note", func(x *x) *string { return &x.Note }, "Ghi chú"),
		{Heading: secrecy},
	}
}()

// incomingLife are the columns of what was done with a document: a list never moves one that is in the register.
var incomingLife = map[string]bool{"unit": true, "handler": true, "leader": true, "direction": true, "handed": true, "due": true, "completed_on": true, "state": true}

var exampleIncoming = map[string]string{
	"serial": "07", "arrived_on": "05/01/2026", "author": "UBND tỉnh Lào Cai", "number": "12/UBND-KGVX", "dated": "03/01/2026", "type": "Công văn",
	"summary": "V/v báo cáo kết quả ứng dụng khoa học và công nghệ năm 2025", "content": "(thay cho hai cột trên) Công văn: V/v báo cáo kết quả …", "unit": "Phòng Quản lý khoa học", "handler": "Nguyễn Văn An",
	"due": "20/01/2026", "completed_on": "19/01/2026", "state": "Hoàn thành", "urgency": "Thường", "secrecy": "(để trống; văn bản mật không được nạp)",
}

// incomingImport reads an older book of incoming documents. Each keeps its number of arrival.
type incomingImport struct {
	oldBooks
	judged map[int]document.Incoming // by row
}

func (i *incomingImport) headings() []sheet.Heading { return headingsOf(incomingColumns) }

func (i *incomingImport) load(ctx context.Context) error {
	i.judged = map[int]document.Incoming{}
	return i.oldBooks.load(ctx)
}

func (i *incomingImport) guard(r sheet.Row) error { return checkRowSecrecy(r) }

// key is the number of arrival with its year.
func (i *incomingImport) key(r sheet.Row) string {
	var x oldIncoming
	if setArrival(&x, r.Get("serial")) != nil || office.Day(r.Get("arrived_on")).Time().IsZero() {
		return r.Get("serial")
	}
	x.ArrivedOn = office.Day(r.Get("arrived_on"))
	return x.ArrivalInYear()
}

func (i *incomingImport) judge(ctx context.Context, r sheet.Row, row *ImportRow) error {
	x, err := i.read(r)
	if err != nil {
		return err
	}
	old, err := i.registered(ctx, &x.Incoming)
	if err != nil {
		return err
	}
	if old != nil {
		i.compare(r, row, old, x)
		return nil
	}
	to, err := i.live(x)
	if err != nil {
		return err
	}
	row.Cells = cellsOf(incomingColumns, r, nil, x)
	entered, err := i.books.Incoming(ctx, x.Incoming, to)
	if err != nil {
		return err
	}
	i.judged[row.Row] = entered
	row.Fate, row.Reason = FateNew, "vào sổ với số đến của sổ cũ, trạng thái “"+string(to)+"”"
	return nil
}

// read reads a row.
func (i *incomingImport) read(r sheet.Row) (*oldIncoming, error) {
	x := &oldIncoming{}
	if err := readInto(incomingColumns, r, x); err != nil {
		return nil, err
	}
	if text := r.Get("content"); text != "" {
		urgency, kind, summary := splitContent(i.types(), text)
		x.Urgency, x.Type, x.Summary = first(x.Urgency, urgency), first(x.Type, kind), first(x.Summary, summary)
	}
	x.Type, x.Urgency, x.Copies = typeOf(i.types(), x.Type, x.Number), i.urgencyOf(first(x.Urgency, document.Normal)), 1
	return x, nil
}

// registered is the document that the register has under that number, nil for none.
func (i *incomingImport) registered(ctx context.Context, x *document.Incoming) (*document.Incoming, error) {
	if x.Serial == 0 || x.ArrivedOn == "" {
		return nil, nil
	}
	found, err := i.office.Store.Incoming.Page(ctx, office.Query{
		Filters: map[string][]string{"year": {document.Period(x.ArrivedOn)}, "serial": {strconv.Itoa(x.Serial)}, "suffix": {x.Suffix}}, Limit: 1,
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// compare says how the list differs from what the register has; what was done with the document is not compared.
func (i *incomingImport) compare(r sheet.Row, row *ImportRow, old *document.Incoming, x *oldIncoming) {
	row.seen = fmt.Sprintf("%d/%d", old.ID, old.Version)
	for _, cell := range cellsOf(incomingColumns, r, &oldIncoming{Incoming: *old}, x) {
		if !incomingLife[cell.Column] {
			row.Cells = append(row.Cells, cell)
		}
	}
	if row.compare(true, ""); row.Fate == FateChanged {
		row.master(differing(incomingColumns, row.Cells))
	}
}

// live puts what the book says of the document's life into it and returns its state. A year that is over is over; in this
// one a document is as far as its row is filled in.
func (i *incomingImport) live(x *oldIncoming) (document.State, error) {
	to, err := readState(x.state, document.IncomingStates())
	if err != nil {
		return "", err
	}
	if x.unit != "" || x.direction != "" {
		on := first(string(x.handed), string(x.ArrivedOn))
		x.Directions = []document.Direction{{
			Leader: first(x.leader, theOldWay), On: office.Day(on).Time().UTC(), LeadUnit: first(x.unit, x.Handler, theOldWay), Text: x.direction, Due: x.Due,
		}}
	}
	switch {
	case to != "":
	case x.CompletedOn != "" || !i.thisYear(x.ArrivedOn):
		to = document.Completed
	case x.Handler != "":
		to = document.Handling
	case len(x.Directions) > 0:
		to = document.Directed
	default:
		to = document.ToPresent
	}
	return to, nil
}

func (i *incomingImport) write(tx *store.Tx, row *ImportRow) error {
	x := i.judged[row.Row]
	return i.books.TakeIncoming(tx, &x)
}

func (i *incomingImport) done(tx *store.Tx) error { return i.books.Close(tx) }
