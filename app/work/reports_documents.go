package work

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/document"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// The registers that reports are about, as their screens are called.
const (
	DossiersOf   = "dossiers"
	DocumentsIn  = "incoming"
	DocumentsOut = "outgoing"
)

// The keys of the reports of documents that other screens open.
const (
	LateDocuments = "incoming-late"
	GivenTasks    = "tasks"
)

// documents are the reports of incoming and outgoing documents.
func (r *Reports) documents() []Report {
	unit := ReportColumn{Key: "don_vi", Title: "Đơn vị chủ trì", Width: 52}
	month := ReportColumn{Key: "thang", Title: "Tháng", Width: 24}
	kind := ReportColumn{Key: "loai", Title: "Loại văn bản", Width: 40}
	list := []Report{
		{Key: "incoming-months", Name: "Văn bản đến theo tháng", Short: "Văn bản đến theo tháng", source: arrivals(month, "month")},
		{Key: "incoming-types", Name: "Văn bản đến theo loại", Short: "Văn bản đến theo loại", source: arrivals(kind, "type")},
		{Key: "incoming-units", Name: "Tình hình xử lý văn bản đến theo đơn vị chủ trì", Short: "Văn bản đến theo đơn vị", source: arrivals(unit, "unit")},
		{Key: "incoming-handlers", Name: "Tình hình xử lý văn bản đến theo người xử lý", Short: "Văn bản đến theo người", source: arrivals(ReportColumn{Key: "nguoi_xu_ly", Title: "Người xử lý", Width: 42}, "handler")},
		{Key: "incoming-authors", Name: "Văn bản đến theo cơ quan ban hành", Short: "Văn bản đến theo cơ quan", source: arrivals(ReportColumn{Key: "co_quan", Title: "Cơ quan ban hành", Width: 56}, "author")},
		{Key: "incoming-levels", Name: "Văn bản đến theo cấp ban hành", Short: "Văn bản đến theo cấp", source: arrivals(ReportColumn{Key: "cap", Title: "Cấp ban hành", Width: 34}, "level")},
		{Key: LateDocuments, Name: "Danh sách văn bản đến xử lý quá hạn", Short: "Văn bản đến quá hạn", source: lateDocuments()},
		{Key: "incoming-undirected", Name: "Danh sách văn bản đến chưa có ý kiến chỉ đạo", Short: "Văn bản chưa có ý kiến", source: undirectedDocuments()},
		{Key: GivenTasks, Name: "Tình hình thực hiện nhiệm vụ UBND tỉnh giao", Short: "Nhiệm vụ UBND tỉnh giao", source: givenTasks(unit)},
		{Key: "tasks-list", Name: "Danh sách nhiệm vụ UBND tỉnh giao", Short: "Nhiệm vụ được giao", source: taskList()},
	}
	for i := range list {
		list[i].Register = DocumentsIn
	}
	for _, out := range []Report{
		{Key: "outgoing-months", Name: "Văn bản đi theo tháng", Short: "Văn bản đi theo tháng", source: departures(month, "month")},
		{Key: "outgoing-types", Name: "Văn bản đi theo loại", Short: "Văn bản đi theo loại", source: departures(kind, "type")},
		{Key: "outgoing-units", Name: "Văn bản đi theo đơn vị soạn", Short: "Văn bản đi theo đơn vị", source: departures(ReportColumn{Key: "don_vi", Title: "Đơn vị soạn", Width: 52}, "unit")},
		{Key: "outgoing-signers", Name: "Văn bản đi theo người ký", Short: "Văn bản đi theo người ký", source: departures(ReportColumn{Key: "nguoi_ky", Title: "Người ký", Width: 42}, "signer")},
	} {
		out.Register = DocumentsOut
		list = append(list, out)
	}
	for i := range list {
		if _, counts := list[i].source.(documentCounts); counts {
			list[i].Unit = "Số văn bản"
		}
	}
	return list
}

// documentMeasure is a column that says how many documents of a row stand so and so.
type documentMeasure struct {
	key, title string
	groups     []string
	standings  []document.Standing // none = all that are counted
}

func (m documentMeasure) counts(s document.Standing) bool {
	return s != document.NotCounted && (len(m.standings) == 0 || slices.Contains(m.standings, s))
}

// documentCounts is a report of numbers: documents fall into the rows that a column of the register makes.
type documentCounts struct {
	register string
	head     ReportColumn
	row      string
	span     store.DocumentSpan // without its days
	tasks    bool               // only what the bodies above have given
	measures []documentMeasure
	note     string
}

const standsNow = "văn bản đến trong kỳ, xét theo tình trạng hiện nay; số đã hủy không tính."

func arrivals(head ReportColumn, row string) documentCounts {
	done, open := []string{"Hoàn thành"}, []string{"Đang xử lý"}
	return documentCounts{
		register: DocumentsIn, head: head, row: row, span: store.DocumentSpan{By: "arrived_on"}, note: standsNow,
		measures: []documentMeasure{
			{key: "tong_so", title: "Tổng số"},
			{key: "chua_chi_dao", title: "Chưa có ý kiến", standings: []document.Standing{document.Undirected}},
			{key: "dung_han", title: "Đúng hạn", groups: done, standings: []document.Standing{document.DoneInTime}},
			{key: "qua_han", title: "Quá hạn", groups: done, standings: []document.Standing{document.DoneLate}},
			{key: "dang_trong_han", title: "Trong hạn", groups: open, standings: []document.Standing{document.OpenInTime}},
			{key: "dang_qua_han", title: "Quá hạn", groups: open, standings: []document.Standing{document.OpenLate}},
			{key: "de_biet", title: "Lưu để biết", standings: []document.Standing{document.Noticed}},
			{key: "tra_lai", title: "Trả lại", standings: []document.Standing{document.SentBack}},
		},
	}
}

// givenTasks counts what the bodies above have given the office to do.
func givenTasks(head ReportColumn) documentCounts {
	n := arrivals(head, "unit")
	n.tasks, n.span.Assigned = true, true
	n.measures = slices.DeleteFunc(n.measures, func(m documentMeasure) bool {
		return m.key == "chua_chi_dao" || m.key == "de_biet" || m.key == "tra_lai"
	})
	n.measures[0] = documentMeasure{key: "tong_so", title: "Được giao", standings: workedOn}
	n.note = "văn bản đến trong kỳ của cơ quan giao nhiệm vụ (Thiết lập › Văn bản), đã có đơn vị chủ trì."
	return n
}

// workedOn is how a document stands that somebody has to answer for.
var workedOn = []document.Standing{document.DoneInTime, document.DoneLate, document.OpenInTime, document.OpenLate}

func departures(head ReportColumn, row string) documentCounts {
	after := []string{"Sau phát hành"}
	return documentCounts{
		register: DocumentsOut, head: head, row: row, span: store.DocumentSpan{By: "dated"}, note: "văn bản đã cấp số có ngày trong kỳ; số đã hủy không tính.",
		measures: []documentMeasure{
			{key: "tong_so", title: "Đã cấp số"},
			{key: "cho_phat_hanh", title: "Chờ phát hành", standings: []document.Standing{document.ToIssue}},
			{key: "da_phat_hanh", title: "Đã phát hành", standings: []document.Standing{document.Out}},
			{key: "dinh_chinh", title: "Đính chính", groups: after, standings: []document.Standing{document.Amended}},
			{key: "thay_the", title: "Thay thế", groups: after, standings: []document.Standing{document.Superseded}},
			{key: "thu_hoi", title: "Thu hồi", groups: after, standings: []document.Standing{document.Withdrawn}},
		},
	}
}

func (n documentCounts) columns() []ReportColumn {
	list := []ReportColumn{n.head}
	for _, m := range n.measures {
		list = append(list, ReportColumn{Key: m.key, Title: m.title, Groups: m.groups, Kind: sheet.Number, Width: 17})
	}
	return list
}

// spanOf is the span of a report in a period; late is judged when the period ends, or now.
func (r *Reports) spanOf(ctx context.Context, span store.DocumentSpan, tasks bool, p dossier.Period) (store.DocumentSpan, error) {
	span.From, span.To, span.Today = p.From, p.To, office.DayOf(p.Now)
	if !tasks {
		return span, nil
	}
	var err error
	span.Authors, err = r.office.Registry().Superiors(ctx)
	return span, err
}

func (n documentCounts) tallies(ctx context.Context, r *Reports, p dossier.Period) ([]document.Tally, error) {
	span, err := r.spanOf(ctx, n.span, n.tasks, p)
	if err != nil {
		return nil, err
	}
	if n.register == DocumentsOut {
		return r.office.Store.Outgoing.Tallies(ctx, span, n.row)
	}
	return r.office.Store.Incoming.Tallies(ctx, span, n.row)
}

// documentRow is what a row counts; first is the newest of its documents.
type documentRow struct {
	first  int64
	counts []any
}

func (n documentCounts) rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error {
	tallies, err := n.tallies(ctx, r, t.Period)
	if err != nil {
		return err
	}
	total, counted := n.blank(), map[string]*documentRow{}
	for _, tally := range tallies {
		row := counted[tally.Row]
		if row == nil {
			row = &documentRow{counts: n.blank()}
		}
		if n.add(row.counts, tally) {
			row.first = tally.FirstID
			counted[tally.Row] = row
			n.add(total, tally)
		}
	}
	rows, err := n.named(ctx, r, counted)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := do(row); err != nil {
			return err
		}
	}
	t.Total, t.Note = &ReportRow{Key: AllRows, Cells: append([]any{TotalName}, total...)}, n.note
	return nil
}

func (n documentCounts) blank() []any {
	counts := make([]any, len(n.measures))
	for i := range counts {
		counts[i] = 0
	}
	return counts
}

// add counts a tally in the columns it belongs to and says whether there is any.
func (n documentCounts) add(counts []any, tally document.Tally) bool {
	any := false
	for i, m := range n.measures {
		if m.counts(tally.Standing()) {
			counts[i] = counts[i].(int) + tally.N
			any = true
		}
	}
	return any
}

// noValue is the row of documents that have nothing in the column that makes the rows.
const noValue = "Chưa ghi"

// named gives the rows their names, in Vietnamese order; months in their own.
func (n documentCounts) named(ctx context.Context, r *Reports, counted map[string]*documentRow) ([]ReportRow, error) {
	authors, err := n.authors(ctx, r, counted)
	if err != nil {
		return nil, err
	}
	rows := make([]ReportRow, 0, len(counted))
	for key, row := range counted {
		name := key
		switch {
		case key == "":
			name = noValue
		case n.row == "month":
			name = key[5:] + "/" + key[:4]
		case n.row == "author":
			name = authors[row.first]
		}
		rows = append(rows, ReportRow{Key: key, Cells: append([]any{name}, row.counts...)})
	}
	if n.row == "month" {
		slices.SortFunc(rows, func(a, b ReportRow) int { return strings.Compare(a.Key, b.Key) })
		return rows, nil
	}
	return inVietnameseOrder(rows, 0), nil
}

// authors are the names of the bodies as one of their documents writes them: the register compares them folded.
func (n documentCounts) authors(ctx context.Context, r *Reports, counted map[string]*documentRow) (map[int64]string, error) {
	names := map[int64]string{}
	if n.row != "author" {
		return names, nil
	}
	ids := make([]int64, 0, len(counted))
	for _, row := range counted {
		ids = append(ids, row.first)
	}
	err := r.eachIncoming(ctx, ids, func(x *document.Incoming) { names[x.ID] = x.Author })
	return names, err
}

func (n documentCounts) cell(ctx context.Context, r *Reports, p dossier.Period, row, column string) ([]int64, error) {
	measure := n.measures[0]
	for _, m := range n.measures {
		if m.key == column {
			measure = m
		}
	}
	span, err := r.spanOf(ctx, n.span, n.tasks, p)
	if err != nil {
		return nil, err
	}
	var ids []int64
	pick := func(t document.Tally) error {
		if (row == AllRows || t.Row == row) && measure.counts(t.Standing()) {
			ids = append(ids, t.FirstID)
		}
		return nil
	}
	if n.register == DocumentsOut {
		return ids, r.office.Store.Outgoing.Each(ctx, span, n.row, pick)
	}
	err = r.office.Store.Incoming.Each(ctx, span, n.row, pick)
	return ids, err
}
