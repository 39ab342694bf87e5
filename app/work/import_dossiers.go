package work

import (
	"context"
	"fmt"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// The columns of the list of dossiers, as the provinces' one-stop systems export them.
var dossierHeadings = []sheet.Heading{
	{Key: "code", Titles: []string{"Mã hồ sơ", "Mã số hồ sơ", "Số hồ sơ", "Mã HS", "Mã hồ sơ DVC"}, Required: true},
	{Key: "procedure", Titles: []string{"Mã thủ tục", "Mã TTHC", "Mã thủ tục hành chính", "Mã số TTHC"}},
	{Key: "procedure_name", Titles: []string{"Tên thủ tục", "Tên TTHC", "Tên thủ tục hành chính", "Thủ tục hành chính", "Thủ tục"}},
	{Key: "owner", Titles: []string{"Chủ hồ sơ", "Họ tên chủ hồ sơ", "Người nộp", "Người nộp hồ sơ", "Tổ chức, cá nhân", "Tên tổ chức, cá nhân", "Họ và tên"}, Required: true},
	{Key: "received", Titles: []string{"Ngày tiếp nhận", "Ngày nhận", "Thời gian tiếp nhận", "Ngày nhận hồ sơ", "Thời điểm tiếp nhận"}, Kind: sheet.Moment, Required: true},
	{Key: "due", Titles: []string{"Ngày hẹn trả", "Hẹn trả", "Hạn trả", "Ngày hẹn trả kết quả", "Hạn xử lý", "Thời hạn trả"}, Kind: sheet.Moment},
	{Key: "state", Titles: []string{"Trạng thái", "Tình trạng", "Trạng thái hồ sơ", "Trạng thái xử lý"}},
	{Key: "finished", Titles: []string{"Ngày xử lý xong", "Ngày hoàn thành", "Ngày kết thúc", "Ngày có kết quả", "Ngày kết thúc xử lý"}, Kind: sheet.Moment},
	{Key: "returned", Titles: []string{"Ngày trả kết quả", "Ngày trả", "Ngày trả KQ", "Thời gian trả kết quả"}, Kind: sheet.Moment},
	{Key: "channel", Titles: []string{"Hình thức nộp", "Kênh tiếp nhận", "Hình thức tiếp nhận", "Cách nộp", "Phương thức nộp", "Hình thức"}},
	{Key: "receiver", Titles: []string{"Người tiếp nhận", "Cán bộ tiếp nhận", "Công chức tiếp nhận", "Người nhận"}},
	{Key: "unit", Titles: []string{"Đơn vị xử lý", "Phòng xử lý", "Đơn vị đang xử lý", "Phòng chuyên môn"}},
	{Key: "handler", Titles: []string{"Người xử lý", "Cán bộ xử lý", "Người thụ lý", "Chuyên viên thụ lý", "Cán bộ thụ lý"}},
	{Key: "result", Titles: []string{"Số kết quả", "Số, ký hiệu kết quả", "Số văn bản kết quả"}},
	{Key: "id_number", Titles: []string{"Số giấy tờ", "CCCD", "Số CCCD", "Số định danh", "CMND/CCCD", "Mã số thuế"}},
	{Key: "phone", Titles: []string{"Điện thoại", "Số điện thoại", "SĐT"}},
	{Key: "email", Titles: []string{"Thư điện tử", "Email", "E-mail"}},
	{Key: "address", Titles: []string{"Địa chỉ", "Địa chỉ chủ hồ sơ"}},
	{Key: "summary", Titles: []string{"Trích yếu", "Nội dung", "Nội dung hồ sơ"}},
}

var exampleDossier = map[string]string{
	"code": "000.00.21.H38-261123-0007", "procedure": "2.002381", "procedure_name": "Gia hạn giấy phép tiến hành công việc bức xạ", "owner": "Công ty TNHH Ví dụ",
	"received": "08:35 23/11/2026", "due": "08:35 11/12/2026", "state": "Đang xử lý", "channel": "Trực tuyến",
}

// dossierImport reads dossiers of the province's one-stop system. A code that the register does not have is a new dossier; one
// that was read earlier goes on in its life; one that was made here is master and is never overwritten.
type dossierImport struct {
	desk       *Desk
	settings   core.OfficeSettings
	calendar   *workday.Calendar
	engine     *workday.Engine
	procedures []procedure.Procedure
	judged     map[int]*dossier.Dossier // by row
}

func (d *dossierImport) headings() []sheet.Heading { return dossierHeadings }

func (d *dossierImport) load(ctx context.Context) (err error) {
	o := d.desk.office
	d.judged = map[int]*dossier.Dossier{}
	if d.settings, err = o.Settings(ctx); err != nil {
		return err
	}
	if d.calendar, err = o.Store.Calendars.Current(ctx); err != nil {
		return err
	}
	if d.engine, err = d.calendar.Engine(); err != nil {
		return err
	}
	d.procedures, err = o.Catalogue().InForce(ctx, office.DayOf(o.Time()))
	return err
}

func (d *dossierImport) key(r sheet.Row) string {
	if code, err := dossier.OfficialCode(r.Get("code")); err == nil {
		return code
	}
	return r.Get("code")
}

func (d *dossierImport) judge(ctx context.Context, r sheet.Row, row *ImportRow) error {
	f, err := d.read(r)
	if err != nil {
		return err
	}
	if f.end.skip != "" {
		row.Fate, row.Reason = FateSkipped, f.end.skip
		return nil
	}
	old, err := d.desk.office.Store.Dossiers.ByCode(ctx, f.code)
	if err != nil && office.CodeOf(err) != office.CodeNotFound {
		return err
	}
	if old != nil {
		row.seen = fmt.Sprintf("%d/%d", old.ID, old.Version)
	}
	next, err := d.next(ctx, old, f)
	if err == nil {
		row.Cells = dossierCells(r, old, next)
		row.compare(old != nil, "hồ sơ mới, mã chính thức")
		d.judged[row.Row] = next
	}
	if old != nil && old.Source != dossier.FromProvince && (err != nil || row.Fate == FateChanged) {
		row.Fate, row.Reason = FateSkipped, "hồ sơ này lập tại đây, dữ liệu ở đây là gốc nên không ghi đè"
		return nil
	}
	if err == nil && row.Fate == FateNew && next.Limit == "" && !next.Due.IsZero() {
		row.Reason += "; hẹn trả theo hệ thống của tỉnh, khác cách tính ở đây"
	}
	return err
}

// next is the dossier as it would be.
func (d *dossierImport) next(ctx context.Context, old *dossier.Dossier, f provinceDossier) (*dossier.Dossier, error) {
	if old == nil {
		return d.begin(ctx, f)
	}
	next := *old
	switch {
	case f.procedure != "" && f.procedure != old.ProcedureCode:
		return nil, office.Invalid("procedure", "thủ tục khác với hồ sơ đã có trong sổ (%s)", old.ProcedureCode)
	case !f.received.same(old.ReceivedAt):
		return nil, office.Invalid("received", "ngày tiếp nhận khác với hồ sơ đã có trong sổ (%s); diễn biến đã ghi thì không sửa được", instant(old.ReceivedAt))
	}
	f.fill(&next)
	d.putOff(&next, f)
	return &next, d.advance(&next, f)
}

// putOff takes over a promise that the province has moved since.
func (d *dossierImport) putOff(x *dossier.Dossier, f provinceDossier) {
	if !x.State.Running() || f.due.at.IsZero() || f.due.same(x.Due) {
		return
	}
	x.Limit, x.Due = "", f.due.end()
	x.Explanation = workday.Explanation{Rule: provincePromise}
	x.Events = append(x.Events[:len(x.Events):len(x.Events)], dossier.Event{
		At: d.desk.office.Time().Truncate(time.Second), By: d.desk.office.Who().Name, Action: "import", From: x.State, To: x.State, Note: provincePromise, Due: x.Due,
	})
}

// begin makes a new dossier with its life so far.
func (d *dossierImport) begin(ctx context.Context, f provinceDossier) (*dossier.Dossier, error) {
	p, err := d.procedure(ctx, f)
	if err != nil {
		return nil, err
	}
	x := &dossier.Dossier{
		Code: f.code, State: dossier.Registered, ProcedureID: p.ID, ProcedureCode: p.Code, Procedure: *p, Channel: f.channel, Source: dossier.FromProvince,
		ReceivedAt: f.received.begin(), Receiver: first(f.receiver, d.desk.office.Who().Name), Sets: 1, ReturnBy: dossier.ReturnDesk, FeeTime: dossier.FeeNone,
		BookNumber: 1, // its place in the book is taken when it is written
	}
	f.fill(x)
	if x.ReceivedAt.After(d.desk.office.Time()) {
		return nil, office.Invalid("received", "ngày tiếp nhận là ngày chưa đến")
	}
	if err := d.promise(x, f); err != nil {
		return nil, err
	}
	if err := x.Validate(); err != nil {
		return nil, err
	}
	x.Enter(dossier.Received, dossier.ActAccept, provinceNote)
	return x, d.advance(x, f)
}

// promise sets the due time: the one worked out here when the province says the same, or nothing; else the province's own.
func (d *dossierImport) promise(x *dossier.Dossier, f provinceDossier) error {
	err := promiseWith(x, d.engine, d.calendar.ID)
	if f.due.at.IsZero() || err == nil && f.due.same(x.Due) {
		return err
	}
	if _, err := d.engine.IsWorkday(office.DayOf(f.due.end())); err != nil {
		return err
	}
	x.Limit, x.Calendar, x.Due, x.OriginalDue = "", d.calendar.ID, f.due.end(), f.due.end()
	x.Explanation = workday.Explanation{Rule: provincePromise}
	return nil
}

// procedure finds the version that was in force when the dossier came, else the one of today.
func (d *dossierImport) procedure(ctx context.Context, f provinceDossier) (*procedure.Procedure, error) {
	code := f.procedure
	if code == "" {
		for _, p := range d.procedures {
			if viet.SearchText(p.Name) == viet.SearchText(f.procedureName) {
				code = p.Code
			}
		}
	}
	if code == "" {
		return nil, office.Invalid("procedure", "không có mã thủ tục, và không thủ tục nào tên “%s”", f.procedureName)
	}
	days := []office.Day{office.DayOf(f.received.begin()), office.DayOf(d.desk.office.Time())}
	for _, day := range days {
		p, err := d.desk.office.Store.Procedures.ByCode(ctx, code, day)
		if office.CodeOf(err) != office.CodeNotFound {
			return p, err
		}
	}
	return nil, office.Invalid("procedure", "danh mục chưa có thủ tục %s; hãy nạp thủ tục trước", code)
}

// write keeps a judged dossier; a new one takes its place in the book of its year.
func (d *dossierImport) write(tx *store.Tx, row *ImportRow) error {
	x := d.judged[row.Row]
	if x.ID == 0 {
		x.BookNumber = 0
		if err := d.desk.takeNumbers(tx, x, d.settings); err != nil {
			return err
		}
	}
	return d.desk.office.Store.Dossiers.Save(tx, x)
}

func (d *dossierImport) done(*store.Tx) error { return nil }

// dossierCells are the cells of the columns that the row fills in.
func dossierCells(r sheet.Row, old, next *dossier.Dossier) []ImportCell {
	cells := []ImportCell{}
	for _, h := range dossierHeadings {
		if r.Get(h.Key) == "" || h.Key == "procedure_name" {
			continue
		}
		cell := ImportCell{Column: h.Key, New: dossierCell(next, h.Key)}
		if old != nil {
			cell.Old = dossierCell(old, h.Key)
		}
		cells = append(cells, cell)
	}
	return cells
}

// dossierCell writes what a dossier has in a column.
func dossierCell(x *dossier.Dossier, column string) string {
	when := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return instant(t)
	}
	switch column {
	case "received":
		return when(x.ReceivedAt)
	case "due":
		return when(x.Due)
	case "finished":
		return when(x.FinishedAt)
	case "returned":
		if x.Return == nil {
			return ""
		}
		return when(x.Return.At)
	case "state":
		return x.State.String()
	case "channel":
		return x.Channel.Label()
	case "unit", "handler":
		return stepCell(x, column)
	case "result":
		if x.Result == nil {
			return ""
		}
		return x.Result.Number
	}
	return map[string]string{
		"code": x.Code, "procedure": x.ProcedureCode, "owner": x.Owner.Name, "receiver": x.Receiver, "id_number": x.Owner.IDNumber,
		"phone": x.Owner.Phone, "email": x.Owner.Email, "address": x.Owner.Address, "summary": x.Summary,
	}[column]
}

// stepCell is where the dossier is, or was last.
func stepCell(x *dossier.Dossier, column string) string {
	step := x.Step
	if step == nil && len(x.Steps) > 0 {
		step = &x.Steps[len(x.Steps)-1]
	}
	switch {
	case step == nil:
		return ""
	case column == "unit":
		return step.Unit
	}
	return step.Handler
}
