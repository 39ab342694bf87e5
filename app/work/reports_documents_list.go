package work

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/sheet"
	"vanphongso/data/document"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// documentList is a report that lists incoming documents, those of one unit and one person together.
type documentList struct {
	span      store.DocumentSpan // without its days
	tasks     bool               // only what the bodies above have given
	standings []document.Standing
	lead      string // sentence with two days and the number of documents
}

func lateDocuments() documentList {
	return documentList{
		span: store.DocumentSpan{By: "due"}, standings: []document.Standing{document.OpenLate, document.DoneLate},
		lead: "Đến hạn từ ngày %s đến ngày %s, có %s văn bản xử lý quá hạn.",
	}
}

func undirectedDocuments() documentList {
	return documentList{
		span: store.DocumentSpan{By: "arrived_on"}, standings: []document.Standing{document.Undirected},
		lead: "Đến từ ngày %s đến ngày %s, có %s văn bản chưa có ý kiến chỉ đạo.",
	}
}

func taskList() documentList {
	return documentList{
		span: store.DocumentSpan{By: "arrived_on", Assigned: true}, tasks: true, standings: workedOn,
		lead: "Từ ngày %s đến ngày %s, được giao %s nhiệm vụ.",
	}
}

func (documentList) columns() []ReportColumn {
	return []ReportColumn{
		{Key: "so_den", Title: "Số đến", Width: 15},
		{Key: "ngay_den", Title: "Ngày đến", Kind: sheet.Day, Width: 21},
		{Key: "co_quan", Title: "Cơ quan ban hành", Width: 38},
		{Key: "so_ky_hieu", Title: "Số, ký hiệu", Width: 32},
		{Key: "trich_yeu", Title: "Trích yếu", Width: 64},
		{Key: "don_vi", Title: "Đơn vị chủ trì", Width: 34},
		{Key: "nguoi_xu_ly", Title: "Người xử lý", Width: 30},
		{Key: "han", Title: "Hạn", Kind: sheet.Day, Width: 21},
		{Key: "tinh_trang", Title: "Tình trạng", Width: 34},
	}
}

func (l documentList) rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error {
	ids, err := l.cell(ctx, r, t.Period, AllRows, "")
	if err != nil {
		return err
	}
	var list []*document.Incoming
	if err := r.eachIncoming(ctx, ids, func(x *document.Incoming) { list = append(list, x) }); err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b *document.Incoming) int {
		return cmp.Or(strings.Compare(a.Unit(), b.Unit()), strings.Compare(a.Handler, b.Handler), strings.Compare(string(a.Due), string(b.Due)), cmp.Compare(a.ID, b.ID))
	})
	t.Lead = fmt.Sprintf(l.lead, t.Period.From, t.Period.To, cellText(len(list)))
	for _, x := range list {
		cells := []any{x.Arrival(), x.ArrivedOn, x.Author, x.Number, x.Summary, x.Unit(), x.Handler, x.Due, standingText(x, office.DayOf(t.Period.Now))}
		if err := do(ReportRow{Key: strconv.FormatInt(x.ID, 10), ID: x.ID, Cells: cells}); err != nil {
			return err
		}
	}
	return nil
}

// standingText says how a document stands, in days where it is late.
func standingText(x *document.Incoming, today office.Day) string {
	until := today
	if !x.State.Open() {
		until = x.CompletedOn
	}
	text := strings.ToLower(string(x.State))
	if x.Due != "" && until > x.Due {
		text += fmt.Sprintf(", quá hạn %d ngày", int(until.Time().Sub(x.Due.Time()).Hours())/24)
	}
	return text
}

// cell is the document of the row, or, for AllRows, all of them.
func (l documentList) cell(ctx context.Context, r *Reports, p dossier.Period, row, _ string) ([]int64, error) {
	span, err := r.spanOf(ctx, l.span, l.tasks, p)
	if err != nil {
		return nil, err
	}
	var ids []int64
	err = r.office.Store.Incoming.Each(ctx, span, "handler", func(t document.Tally) error {
		if (row == AllRows || row == strconv.FormatInt(t.FirstID, 10)) && slices.Contains(l.standings, t.Standing()) {
			ids = append(ids, t.FirstID)
		}
		return nil
	})
	return ids, err
}

// eachIncoming calls do for the incoming documents with these ids, without their heavy fields.
func (r *Reports) eachIncoming(ctx context.Context, ids []int64, do func(x *document.Incoming)) error {
	for chunk := range slices.Chunk(ids, rowsAtOnce) {
		words := make([]string, len(chunk))
		for i, id := range chunk {
			words[i] = strconv.FormatInt(id, 10)
		}
		page, err := r.office.Store.Incoming.Page(ctx, office.Query{Filters: map[string][]string{"id": words}, Limit: len(chunk)})
		if err != nil {
			return err
		}
		for i := range page {
			do(&page[i])
		}
	}
	return nil
}
