package work

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// rowsAtOnce is how many dossiers of a list are read at once.
const rowsAtOnce = 500

// listing is a report that lists dossiers.
type listing struct {
	own   []ReportColumn // behind code, procedure, owner and days
	picks func(ctx context.Context, r *Reports, p dossier.Period) ([]listed, error)
	lead  string // sentence with two days and the number of dossiers
	cells func(x *dossier.Dossier, k listed) []any
}

// listed is a dossier of a list with what the list says of it as of the period's end.
type listed struct {
	id    int64
	order int64 // least first
	mark  dossier.Mark
}

// The columns that all lists begin with.
var listColumns = []ReportColumn{
	{Key: "ma_ho_so", Title: "Mã hồ sơ", Width: 36},
	{Key: "thu_tuc", Title: "Tên thủ tục", Width: 52},
	{Key: "nguoi_nop", Title: "Người nộp", Width: 38},
	{Key: "ngay_nhan", Title: "Ngày nhận", Kind: sheet.Day, Width: 21},
	{Key: "ngay_hen_tra", Title: "Ngày hẹn trả", Kind: sheet.Day, Width: 21},
}

func (l listing) columns() []ReportColumn { return append(slices.Clone(listColumns), l.own...) }

func lateList() listing {
	return listing{
		own:  []ReportColumn{{Key: "tinh_trang", Title: "Tình trạng", Width: 44}, {Key: "ghi_chu", Title: "Ghi chú", Width: 30}},
		lead: "Từ ngày %s đến ngày %s, đơn vị có %s hồ sơ xử lý quá hạn.",
		picks: pickCases(func(c dossier.Case, place dossier.Place) (listed, bool) {
			late := place.In(dossier.ColumnLate) || place.In(dossier.ColumnOpenOverdue)
			return listed{c.ID, place.Last.Due.Unix(), place.Last}, late
		}),
		cells: func(x *dossier.Dossier, k listed) []any {
			standing := "đang giải quyết, quá hạn"
			if !k.mark.To.Open() {
				standing = "xong ngày " + office.DayOf(k.mark.At).String() + ", quá hạn"
			}
			return []any{standing, x.Note}
		},
	}
}

func supplementList() listing {
	return listing{
		own: []ReportColumn{
			{Key: "ngay_yeu_cau", Title: "Ngày yêu cầu", Kind: sheet.Day, Width: 21},
			{Key: "van_ban", Title: "Văn bản", Width: 24},
			{Key: "noi_dung", Title: "Nội dung yêu cầu", Width: 46},
			{Key: "ngay_bo_sung", Title: "Ngày bổ sung", Kind: sheet.Day, Width: 21},
		},
		lead:  "Từ ngày %s đến ngày %s, đơn vị có %s hồ sơ yêu cầu bổ sung.",
		picks: pickAsked,
		cells: func(x *dossier.Dossier, k listed) []any {
			for _, pause := range x.Pauses {
				if pause.State == dossier.Supplementing && pause.From.Unix() == k.mark.At.Unix() {
					return []any{civilDay(pause.From), pause.Document, pause.Reason, civilDay(pause.To)}
				}
			}
			return []any{civilDay(k.mark.At), "", "", office.Day("")}
		},
	}
}

// pickAsked picks the dossiers of which papers were asked for in the period.
func pickAsked(ctx context.Context, r *Reports, p dossier.Period) ([]listed, error) {
	return pickCases(func(c dossier.Case, _ dossier.Place) (listed, bool) {
		for _, m := range c.Track {
			if m.To == dossier.Supplementing && !m.At.Before(p.Begin()) && m.At.Before(p.End()) {
				return listed{c.ID, m.At.Unix(), m}, true
			}
		}
		return listed{}, false
	})(ctx, r, p)
}

func refusalList() listing {
	return listing{
		own: []ReportColumn{
			{Key: "ngay_tu_choi", Title: "Ngày từ chối, trả lại", Kind: sheet.Day, Width: 23},
			{Key: "hinh_thuc", Title: "Hình thức", Width: 27},
			{Key: "ly_do", Title: "Lý do", Width: 48},
		},
		lead:  "Từ ngày %s đến ngày %s, đơn vị từ chối tiếp nhận hoặc trả lại %s hồ sơ.",
		picks: pickRefused,
		cells: func(x *dossier.Dossier, k listed) []any {
			reason, how := x.RejectReason, "không tiếp nhận"
			if k.mark.Finish != "" {
				how = "trả lại sau tiếp nhận"
			}
			if reason == "" && x.Result != nil {
				reason = x.Result.Reason
			}
			return []any{civilDay(k.mark.At), how, reason}
		},
	}
}

// pickRefused picks the dossiers that were refused at reception or given back afterwards in the period.
func pickRefused(ctx context.Context, r *Reports, p dossier.Period) ([]listed, error) {
	list, err := pickCases(func(c dossier.Case, place dossier.Place) (listed, bool) {
		return listed{c.ID, place.Last.At.Unix(), place.Last}, !place.Last.To.Open() && place.Last.Finish == dossier.FinishReturned
	})(ctx, r, p)
	if err != nil {
		return nil, err
	}
	known := map[int64]bool{}
	for _, k := range list {
		known[k.id] = true
	}
	for _, bounded := range []string{"received_at", "finished_at"} {
		err := r.eachOf(ctx, rejectedBetween(bounded, p), func(x *dossier.Dossier) {
			at := x.ReceivedAt
			if !x.FinishedAt.IsZero() {
				at = x.FinishedAt
			}
			if !x.TakenIn() && !known[x.ID] && !at.Before(p.Begin()) && at.Before(p.End()) {
				known[x.ID] = true
				list = append(list, listed{x.ID, at.Unix(), dossier.Mark{At: at, To: dossier.Rejected}})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	inOrder(list)
	return list, nil
}

func rejectedBetween(field string, p dossier.Period) office.Query {
	q := office.Query{Filters: map[string][]string{"state": {strconv.Itoa(int(dossier.Rejected))}}, From: map[string]string{}, To: map[string]string{}}
	q.From[field] = p.Begin().UTC().Format(time.RFC3339)
	q.To[field] = p.End().Add(-time.Second).UTC().Format(time.RFC3339)
	return q
}

// eachOf calls do for the dossiers that a query finds, without their heavy fields.
func (r *Reports) eachOf(ctx context.Context, q office.Query, do func(x *dossier.Dossier)) error {
	for q.Limit = rowsAtOnce; ; q.Offset += rowsAtOnce {
		page, err := r.office.Store.Dossiers.Page(ctx, q)
		if err != nil {
			return err
		}
		for i := range page {
			do(&page[i])
		}
		if len(page) < rowsAtOnce {
			return nil
		}
	}
}

// pickCases picks among the dossiers of the period.
func pickCases(choose func(c dossier.Case, place dossier.Place) (listed, bool)) func(context.Context, *Reports, dossier.Period) ([]listed, error) {
	return func(ctx context.Context, r *Reports, p dossier.Period) ([]listed, error) {
		var list []listed
		err := r.each(ctx, p, func(c dossier.Case, place dossier.Place, _ dossier.ReportRules) {
			if k, chosen := choose(c, place); chosen {
				list = append(list, k)
			}
		})
		inOrder(list)
		return list, err
	}
}

func inOrder(list []listed) {
	slices.SortFunc(list, func(a, b listed) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.id, b.id)) })
}

func (l listing) rows(ctx context.Context, r *Reports, t *ReportTable, do func(ReportRow) error) error {
	list, err := l.picks(ctx, r, t.Period)
	if err != nil {
		return err
	}
	t.Lead = fmt.Sprintf(l.lead, t.Period.From, t.Period.To, cellText(len(list)))
	for chunk := range slices.Chunk(list, rowsAtOnce) {
		if err := l.chunk(ctx, r, chunk, do); err != nil {
			return err
		}
	}
	return nil
}

// chunk reads some dossiers of the list and calls do for each.
func (l listing) chunk(ctx context.Context, r *Reports, picks []listed, do func(ReportRow) error) error {
	ids := make([]string, len(picks))
	for i, k := range picks {
		ids[i] = strconv.FormatInt(k.id, 10)
	}
	page, err := r.office.Store.Dossiers.Page(ctx, office.Query{Filters: map[string][]string{"id": ids}, Limit: len(ids)})
	if err != nil {
		return err
	}
	found := make(map[int64]*dossier.Dossier, len(page))
	for i := range page {
		found[page[i].ID] = &page[i]
	}
	for _, k := range picks {
		x := found[k.id]
		if x == nil {
			continue
		}
		due := x.Due
		if !k.mark.Due.IsZero() {
			due = k.mark.Due
		}
		cells := []any{x.Code, x.Procedure.Name, x.Owner.Name, civilDay(x.ReceivedAt), civilDay(due)}
		if err := do(ReportRow{Key: strconv.FormatInt(x.ID, 10), ID: x.ID, Cells: append(cells, l.cells(x, k)...)}); err != nil {
			return err
		}
	}
	return nil
}

// cell is the dossier of the row, or, for AllRows, all of them.
func (l listing) cell(ctx context.Context, r *Reports, p dossier.Period, row, _ string) ([]int64, error) {
	list, err := l.picks(ctx, r, p)
	var ids []int64
	for _, k := range list {
		if row == AllRows || row == strconv.FormatInt(k.id, 10) {
			ids = append(ids, k.id)
		}
	}
	return ids, err
}

// civilDay is the day of an instant, none for the zero time.
func civilDay(t time.Time) office.Day {
	if t.IsZero() {
		return ""
	}
	return office.DayOf(t)
}
