package registry

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// Books are the bound registers of documents that can be printed, in the order people know them, with their names.
func (r *Registry) Books() []struct{ Kind, Name string } {
	return []struct{ Kind, Name string }{
		{paper.KindIncomingBook, "Sổ đăng ký văn bản đến"},
		{paper.KindOutgoingBook, "Sổ đăng ký văn bản đi"},
		{paper.KindHandlingBook, "Sổ theo dõi giải quyết văn bản đến"},
		{paper.KindIncomingTransferBook, "Sổ chuyển giao văn bản đến"},
		{paper.KindOutgoingTransferBook, "Sổ chuyển giao văn bản đi"},
		{paper.KindPostBook, "Sổ gửi văn bản đi bưu điện"},
		{paper.KindKeptCopyBook, "Sổ sử dụng bản lưu"},
	}
}

// bookDays is what lies in the days of a book.
func bookDays(field string, data *paper.DocumentBookData) office.Query {
	return office.Query{From: map[string]string{field: string(data.From)}, To: map[string]string{field: string(data.To)}}
}

func (r *Registry) incomingRows(ctx context.Context, wish BookWish, data *paper.DocumentBookData) error {
	var list []document.Incoming
	err := core.Walk(ctx, r.office.Store.Incoming.Page, bookDays("arrived_on", data), func(x *document.Incoming) int64 { return x.ID }, func(x document.Incoming) error {
		list = append(list, x)
		return ctx.Err()
	})
	slices.SortStableFunc(list, func(a, b document.Incoming) int {
		return cmp.Or(cmp.Compare(document.Period(a.ArrivedOn), document.Period(b.ArrivedOn)), cmp.Compare(a.Serial, b.Serial), cmp.Compare(a.Suffix, b.Suffix))
	})
	list = slices.DeleteFunc(list, func(x document.Incoming) bool { return !wish.has(document.IncomingSeries, x.Serial) })
	for i := range list {
		row := incomingRow(&list[i])
		if wish.Kind == paper.KindHandlingBook && list[i].AnswerID != 0 {
			if answer, err := r.office.Store.Outgoing.Get(ctx, list[i].AnswerID); err == nil {
				row.Answer = answer.Number
			}
		}
		data.Rows = append(data.Rows, row)
	}
	if len(list) > 0 {
		data.First, data.Last = list[0].Arrival(), list[len(list)-1].Arrival()
	}
	return err
}

func incomingRow(x *document.Incoming) paper.DocumentRow {
	row := paper.DocumentRow{
		Day: x.ArrivedOn, Arrival: x.Arrival(), Author: x.Author, Number: x.Number, Dated: x.Dated, Content: x.Type + ": " + x.Summary, Unit: x.Unit(),
		Due: x.Due, Progress: progressOf(x), Note: x.Note,
		Described: strings.TrimSpace(x.Type+" "+x.Number) + " ngày " + x.Dated.String() + " của " + x.Author + ": " + x.Summary,
	}
	if d := x.Direction(); d != nil {
		row.HandedOn = office.DayOf(d.On)
	}
	if x.State == document.Cancelled {
		row.Note = joinWords("hủy số", row.Note)
	}
	if x.Urgency != document.Normal {
		row.Note = joinWords(strings.ToLower(x.Urgency), row.Note)
	}
	return row
}

func progressOf(x *document.Incoming) string {
	if x.State == document.Completed {
		return "Hoàn thành ngày " + x.CompletedOn.String()
	}
	return joinWords(string(x.State), x.Handler)
}

// placed is a row at its place in the series of outgoing documents.
type placed struct {
	period, series string
	serial         int
	suffix         string
	row            paper.DocumentRow
}

func (r *Registry) outgoingRows(ctx context.Context, wish BookWish, data *paper.DocumentBookData) error {
	var list []placed
	err := core.Walk(ctx, r.office.Store.Outgoing.Page, bookDays("dated", data), func(x *document.Outgoing) int64 { return x.ID }, func(x document.Outgoing) error {
		row := outgoingRow(&x)
		if wish.Kind == paper.KindPostBook {
			row.Recipients, row.Envelopes = byPost(&x)
		}
		if x.Number != "" && (wish.Kind != paper.KindPostBook || row.Envelopes > 0) {
			list = append(list, placed{document.Period(x.Dated), x.Series, x.Serial, x.Suffix, row})
		}
		return ctx.Err()
	})
	if err == nil && wish.Kind == paper.KindOutgoingBook {
		list, err = r.withKept(ctx, list, data)
	}
	slices.SortStableFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.series, b.series), cmp.Compare(a.serial, b.serial), cmp.Compare(a.suffix, b.suffix))
	})
	for _, p := range list {
		if wish.has(p.series, p.serial) {
			data.Rows = append(data.Rows, p.row)
		}
	}
	if n := len(data.Rows); n > 0 {
		data.First, data.Last = data.Rows[0].Number, data.Rows[n-1].Number
	}
	return err
}

// withKept adds the numbers that were kept in the days of a book and that no document has, with the reasons: the book has no
// number missing.
func (r *Registry) withKept(ctx context.Context, list []placed, data *paper.DocumentBookData) ([]placed, error) {
	q := office.Query{Filters: map[string][]string{"state": {document.Kept, document.Voided}}}
	err := core.Walk(ctx, r.office.Store.Reservations.Page, q, func(x *document.Reservation) int64 { return x.ID }, func(x document.Reservation) error {
		day := office.DayOf(x.At)
		if day < data.From || day > data.To {
			return ctx.Err()
		}
		word := "số giữ trước"
		if x.State == document.Voided {
			word = "số bỏ trống"
		}
		number := document.Number{Serial: x.Serial}.String()
		list = append(list, placed{x.Period, x.Series, x.Serial, "", paper.DocumentRow{Number: strings.TrimSuffix(number, "/"), Dated: day, Note: joinWords(word, joinWords(x.Reason, x.Ended))}})
		return ctx.Err()
	})
	return list, err
}

func outgoingRow(x *document.Outgoing) paper.DocumentRow {
	row := paper.DocumentRow{
		Number: x.Number, Dated: x.Dated, Content: x.Type + ": " + x.Summary, Signer: x.Signer, Keeper: x.Keeper, Copies: x.Copies, HandedOn: x.IssuedOn,
		Note: joinWords(x.Inserted, x.Note),
	}
	var names []string
	for _, to := range x.Recipients {
		names = append(names, to.Name)
	}
	row.Recipients = strings.Join(names, "; ")
	if slices.Contains([]document.State{document.Cancelled, document.Corrected, document.Replaced, document.Recalled}, x.State) {
		row.Note = joinWords(strings.ToLower(string(x.State)), row.Note)
	}
	return row
}

// byPost names the recipients that get an envelope, and counts the envelopes.
func byPost(x *document.Outgoing) (string, int) {
	var names []string
	for _, to := range x.Recipients {
		if to.How == "Bưu điện" {
			names = append(names, to.Name)
		}
	}
	return strings.Join(names, "; "), len(names)
}

// draw draws a form of the set of văn thư.
func (r *Registry) draw(ctx context.Context, kind string, data any) ([]byte, error) {
	return r.drawOn(ctx, kind, "", data)
}

// drawOn is draw on a paper of that size and lie, "" being the form's first one.
func (r *Registry) drawOn(ctx context.Context, kind, size string, data any) ([]byte, error) {
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	form, err := r.office.Forms.FormFor(paper.DocumentSet, kind)
	if err != nil {
		return nil, err
	}
	return r.office.Forms.Draw(form, size, data, paper.Options{Created: r.office.Time(), Author: s.Name, Checked: s.FormsChecked})
}

// DirectionSlip draws phiếu giải quyết văn bản đến of a document, with what leaders wrote so far.
func (r *Registry) DirectionSlip(ctx context.Context, id int64) ([]byte, error) {
	x, err := r.office.Store.Incoming.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data := paper.DirectionData{
		Letterhead: s.Letterhead(r.office.Time()), Arrival: x.Arrival(), Arrived: x.ArrivedOn, Type: x.Type, Number: x.Number, Dated: x.Dated, Author: x.Author,
		Summary: x.Summary, Urgency: x.Urgency, Handler: x.Handler,
	}
	for _, d := range x.Directions {
		data.Directions = append(data.Directions, paper.DirectionRow{
			Leader: d.Leader, On: d.On, Lead: d.LeadUnit, Joint: strings.Join(d.JointUnits, "; "), Notice: strings.Join(d.NoticeUnits, "; "), Due: d.Due, Text: d.Text,
		})
	}
	for _, e := range x.Events {
		if e.Action == document.ActAssign {
			data.HandlerOn, data.HandlerDue = office.DayOf(e.At), x.Due
		}
	}
	return r.draw(ctx, paper.KindDirection, data)
}

// Stamped returns a copy of a document's PDF with the stamp ĐẾN on its first page; the original stays as it came. n counts
// the files from 0.
func (r *Registry) Stamped(ctx context.Context, id int64, n int) ([]byte, error) {
	x, err := r.office.Store.Incoming.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if n < 0 || n >= len(x.Files) {
		return nil, office.NotFound("Văn bản đến số %s không có tệp thứ %d.", x.Arrival(), n+1)
	}
	s, err := r.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	data := paper.StampData{Agency: s.Name, Arrival: x.Arrival(), Day: x.ArrivedOn, To: x.Unit()}
	if x.FolderID != 0 {
		folder, err := r.office.Store.Folders.Get(ctx, x.FolderID)
		if err != nil {
			return nil, err
		}
		data.Folder = folder.Code
	}
	stamp, err := r.draw(ctx, paper.KindStamp, data)
	if err != nil {
		return nil, err
	}
	file, err := r.office.Blobs.Open(x.Files[n].SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	original, err := io.ReadAll(file)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được tệp “%s”; hãy kiểm tra ổ đĩa.", x.Files[n].Name)
	}
	return paper.Stamp(ctx, original, stamp)
}
