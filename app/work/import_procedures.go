package work

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/store"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// procedureColumn is a column of the Excel list: how it is written and how it is read.
type procedureColumn struct {
	sheet.Heading
	width int
	get   func(p procedure.Procedure) any
	set   func(p *procedure.Procedure, text string) error
}

func textColumn(key string, width int, field func(p *procedure.Procedure) *string, titles ...string) procedureColumn {
	return procedureColumn{
		Heading: sheet.Heading{Key: key, Titles: titles}, width: width,
		get: func(p procedure.Procedure) any { return *field(&p) },
		set: func(p *procedure.Procedure, text string) error { *field(p) = text; return nil },
	}
}

func moneyColumn(key string, field func(t *procedure.Term) *office.Money, titles ...string) procedureColumn {
	return procedureColumn{
		Heading: sheet.Heading{Key: key, Titles: titles, Kind: sheet.Money}, width: 14,
		get: func(p procedure.Procedure) any { t := counterTerm(&p); return *field(t) },
		set: func(p *procedure.Procedure, text string) error {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return office.Invalid(key, "“%s” không phải là số tiền", text)
			}
			*field(counterTerm(p)) = office.Money(n)
			return nil
		},
	}
}

// counterTerm returns the counter's row for all cases, which a list without channels means.
func counterTerm(p *procedure.Procedure) *procedure.Term {
	for i := range p.Terms {
		if p.Terms[i].Channel == procedure.Counter && p.Terms[i].Case == "" {
			return &p.Terms[i]
		}
	}
	p.Terms = append(p.Terms, procedure.Term{Channel: procedure.Counter})
	return &p.Terms[len(p.Terms)-1]
}

// procedureColumns are the columns of the Excel list of procedures, in order.
var procedureColumns = []procedureColumn{
	required(textColumn("code", 14, func(p *procedure.Procedure) *string { return &p.Code }, "Mã thủ tục", "Mã TTHC", "Mã", "Mã số TTHC", "Mã số")),
	required(textColumn("name", 60, func(p *procedure.Procedure) *string { return &p.Name }, "Tên thủ tục", "Tên TTHC", "Tên thủ tục hành chính", "Thủ tục hành chính", "Tên")),
	required(textColumn("field", 26, func(p *procedure.Procedure) *string { return &p.Field }, "Lĩnh vực")),
	{
		Heading: sheet.Heading{Key: "limit", Titles: []string{"Thời hạn", "Thời hạn giải quyết", "Thời gian giải quyết"}}, width: 20,
		get: func(p procedure.Procedure) any { return counterTerm(&p).LimitText() },
		set: func(p *procedure.Procedure, text string) (err error) {
			counterTerm(p).Limit, err = parseLimit(text)
			return err
		},
	},
	moneyColumn("fee", func(t *procedure.Term) *office.Money { return &t.Fee }, "Phí", "Phí (đồng)", "Mức phí"),
	moneyColumn("charge", func(t *procedure.Term) *office.Money { return &t.Charge }, "Lệ phí", "Lệ phí (đồng)"),
	textColumn("level", 12, func(p *procedure.Procedure) *string { return &p.Level }, "Cấp thực hiện", "Cấp"),
	textColumn("service", 14, func(p *procedure.Procedure) *string { return &p.Service }, "Mức độ dịch vụ công", "Mức độ", "Mức DVC"),
	textColumn("audience", 24, func(p *procedure.Procedure) *string { return &p.Audience }, "Đối tượng", "Đối tượng thực hiện"),
	textColumn("result", 30, func(p *procedure.Procedure) *string { return &p.Result }, "Kết quả", "Kết quả thực hiện"),
	textColumn("unit", 28, func(p *procedure.Procedure) *string { return &p.Unit }, "Đơn vị giải quyết", "Cơ quan thực hiện", "Phòng chuyên môn", "Đơn vị thực hiện"),
	textColumn("decision", 22, func(p *procedure.Procedure) *string { return &p.Decision }, "Quyết định công bố", "QĐ công bố"),
	{
		Heading: sheet.Heading{Key: "components", Titles: []string{"Thành phần hồ sơ", "Thành phần"}}, width: 60,
		get: func(p procedure.Procedure) any { return componentsText(p.Parts) },
		set: func(p *procedure.Procedure, text string) error { p.Parts = parseComponents(text, p.Parts); return nil },
	},
	textColumn("note", 40, func(p *procedure.Procedure) *string { return &p.Note }, "Ghi chú"),
}

func required(c procedureColumn) procedureColumn {
	c.Required = true
	return c
}

// parseLimit reads 5d, 30cd, 12h, and what people write: "5 ngày làm việc", "30 ngày", "12 giờ làm việc", "không quy định". A
// bare number is one of working days.
func parseLimit(text string) (string, error) {
	folded := strings.TrimSpace(viet.Fold(text))
	if folded == "" || strings.HasPrefix(folded, "khong") {
		return "", nil
	}
	if strings.Trim(folded, "0123456789.,") == "" {
		folded += string(workday.WorkingDays)
	}
	if b, err := workday.ReadBudget(folded, workday.CalendarDays); err == nil {
		return b.String(), nil
	}
	return "", office.Invalid("limit", "không hiểu thời hạn “%s”; hãy ghi như 5 ngày làm việc, 30 ngày, 12 giờ làm việc", text)
}

// componentsText writes one component a line; an optional one ends with "(nếu có)".
func componentsText(parts []procedure.Component) string {
	lines := make([]string, len(parts))
	for i, c := range parts {
		lines[i] = c.Name
		if c.Optional && !strings.Contains(viet.Fold(c.Name), "neu co") {
			lines[i] += " (nếu có)"
		}
	}
	return strings.Join(lines, "\n")
}

// parseComponents reads one component a line, with or without bullets. A component of the same name keeps what the list
// does not say: numbers of copies, keywords.
func parseComponents(text string, before []procedure.Component) []procedure.Component {
	var parts []procedure.Component
	for _, line := range lines(text) {
		name := strings.TrimSpace(strings.TrimLeft(line, "-+•*–0123456789.) \t"))
		if name == "" {
			continue
		}
		c := procedure.Component{Name: name, Originals: 1, Optional: strings.Contains(viet.Fold(name), "neu co")}
		for _, b := range before {
			bare := strings.TrimSuffix(name, " (nếu có)")
			if viet.Fold(b.Name) == viet.Fold(name) || viet.Fold(b.Name) == viet.Fold(bare) {
				c = b
			}
		}
		parts = append(parts, c)
	}
	return parts
}

// procedureImport reads the list of procedures. Each new or changed row becomes a version valid from a day, and the version
// before it ends on the day before; a version that begins on that very day is changed in place.
type procedureImport struct {
	catalogue *Catalogue
	from      office.Day
	known     map[string]procedure.Procedure
	judged    map[int]procedure.Procedure // by row
}

func (p *procedureImport) headings() []sheet.Heading {
	list := make([]sheet.Heading, len(procedureColumns))
	for i, c := range procedureColumns {
		list[i] = c.Heading
	}
	return list
}

func (p *procedureImport) load(ctx context.Context) error {
	inForce, err := p.catalogue.InForce(ctx, office.DayOf(p.catalogue.office.Time()))
	p.known, p.judged = map[string]procedure.Procedure{}, map[int]procedure.Procedure{}
	for _, one := range inForce {
		p.known[one.Code] = one
	}
	return err
}

func (p *procedureImport) key(r sheet.Row) string { return r.Get("code") }

func (p *procedureImport) judge(_ context.Context, r sheet.Row, row *ImportRow) error {
	before, exists := p.known[r.Get("code")]
	if exists {
		row.seen = fmt.Sprintf("%d/%d", before.ID, before.Version)
	}
	after := cloneProcedure(before)
	after.ID, after.Version, after.To = 0, 0, ""
	if !exists {
		after.From, after.Source = office.DayOf(p.catalogue.office.Time()), "nạp từ Excel"
	}
	for _, column := range procedureColumns {
		text := r.Get(column.Key)
		if text == "" {
			continue
		}
		cell := ImportCell{Column: column.Key}
		if exists {
			cell.Old = fmt.Sprint(column.get(cloneProcedure(before)))
		}
		if err := column.set(&after, text); err != nil {
			return err
		}
		cell.New = fmt.Sprint(column.get(cloneProcedure(after)))
		row.Cells = append(row.Cells, cell)
	}
	counterTerm(&after)
	tidyProcedure(&after)
	if err := after.Validate(); err != nil {
		return err
	}
	row.compare(exists, "thủ tục mới")
	p.judged[row.Row] = after
	return nil
}

func (p *procedureImport) write(tx *store.Tx, row *ImportRow) error {
	fresh := p.judged[row.Row]
	versions, err := p.catalogue.versions(tx.Context(), fresh.Code)
	if err != nil {
		return err
	}
	fresh.ID, fresh.Version, fresh.From, fresh.To, fresh.Verified = 0, 0, p.from, "", true
	for _, v := range versions {
		if v.From == p.from {
			fresh.ID, fresh.Version = v.ID, v.Version
		}
	}
	return p.catalogue.save(tx, &fresh, versions)
}

func (p *procedureImport) done(*store.Tx) error { return nil }

// cloneProcedure copies a procedure with its lists.
func cloneProcedure(p procedure.Procedure) procedure.Procedure {
	p.Basis, p.Terms, p.Parts = slices.Clone(p.Basis), slices.Clone(p.Terms), slices.Clone(p.Parts)
	for i := range p.Parts {
		p.Parts[i].Keywords = slices.Clone(p.Parts[i].Keywords)
	}
	return p
}

// exampleProcedure is a procedure as a list has it.
func exampleProcedure() map[string]string {
	p := procedure.Procedure{
		Code: "2.002381", Name: "Gia hạn giấy phép tiến hành công việc bức xạ", Field: "An toàn bức xạ và hạt nhân",
		Level: "Cấp tỉnh", Service: "Một phần", Unit: "Phòng Quản lý Chuyên ngành",
		Terms: []procedure.Term{{Channel: procedure.Counter, Limit: "18cd", Fee: 2250000}},
		Parts: []procedure.Component{{Name: "Đơn đề nghị gia hạn giấy phép"}, {Name: "Phiếu khai báo nhân viên bức xạ", Optional: true}},
	}
	cells := map[string]string{}
	for _, c := range procedureColumns {
		cells[c.Key] = fmt.Sprint(c.get(p))
	}
	return cells
}

// Export writes the procedures in force on the day in the columns that Imports reads.
func (c *Catalogue) Export(ctx context.Context, w io.Writer, on office.Day) error {
	list, err := c.InForce(ctx, on)
	if err != nil {
		return err
	}
	return writeProcedures(w, list)
}

func writeProcedures(w io.Writer, list []procedure.Procedure) error {
	columns := make([]sheet.Column, len(procedureColumns))
	for i, c := range procedureColumns {
		columns[i] = sheet.Column{Title: c.Titles[0], Kind: c.Kind, Width: c.width}
	}
	return sheet.Write(w, "Thủ tục", columns, func(yield func([]any) bool) {
		for _, p := range list {
			row := make([]any, len(procedureColumns))
			for i, c := range procedureColumns {
				row[i] = c.get(cloneProcedure(p))
			}
			if !yield(row) {
				return
			}
		}
	})
}
