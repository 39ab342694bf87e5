package screens

import (
	"context"
	"iter"

	"vanphongso/app/sheet"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// exportPage is how many dossiers are read at once for a sheet.
const exportPage = 500

// dossierSheet are the columns of the exported list. Numbers of people are masked as in the list.
var dossierSheet = []struct {
	sheet.Column
	value func(x *dossier.Dossier) any
}{
	{sheet.Column{Title: "Mã hồ sơ", Width: 24}, func(x *dossier.Dossier) any { return x.Code }},
	{sheet.Column{Title: "Số thứ tự", Kind: sheet.Number}, func(x *dossier.Dossier) any { return x.BookNumber }},
	{sheet.Column{Title: "Chủ hồ sơ", Width: 32}, func(x *dossier.Dossier) any { return x.Owner.Name }},
	{sheet.Column{Title: "Điện thoại", Width: 14}, func(x *dossier.Dossier) any { return dossier.MaskPhone(x.Owner.Phone) }},
	{sheet.Column{Title: "Mã thủ tục", Width: 12}, func(x *dossier.Dossier) any { return x.ProcedureCode }},
	{sheet.Column{Title: "Thủ tục", Width: 60}, func(x *dossier.Dossier) any { return x.Procedure.Name }},
	{sheet.Column{Title: "Cách nộp", Width: 14}, func(x *dossier.Dossier) any { return x.Channel.Label() }},
	{sheet.Column{Title: "Nhận lúc", Kind: sheet.Moment}, func(x *dossier.Dossier) any { return x.ReceivedAt }},
	{sheet.Column{Title: "Hẹn trả", Kind: sheet.Moment}, func(x *dossier.Dossier) any { return x.Due }},
	{sheet.Column{Title: "Trạng thái", Width: 20}, func(x *dossier.Dossier) any { return x.State.String() }},
	{sheet.Column{Title: "Người nhận", Width: 24}, func(x *dossier.Dossier) any { return x.Receiver }},
}

// Export implements register.Exporter: the dossiers that q finds, page by page.
func (b dossierBook) Export(ctx context.Context, q office.Query, _ []string, progress *task.Progress) (string, error) {
	total, err := b.Count(ctx, q)
	if err != nil {
		return "", err
	}
	progress.Total.Store(int64(total))
	columns := make([]sheet.Column, len(dossierSheet))
	for i, c := range dossierSheet {
		columns[i] = c.Column
		columns[i].Title = kit.T(c.Title)
	}
	return b.place.write("ho-so.xlsx", func(file fileWriter) error {
		var trouble error
		if err := sheet.Write(file, kit.T("Hồ sơ"), columns, b.rows(ctx, q, progress, &trouble)); err != nil {
			return err
		}
		return trouble
	})
}

// rows reads the dossiers for the sheet; what goes wrong ends it and is left in trouble.
func (b dossierBook) rows(ctx context.Context, q office.Query, progress *task.Progress, trouble *error) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for q.Offset, q.Limit = 0, exportPage; ; q.Offset += exportPage {
			list, err := b.Dossiers.Page(ctx, q)
			if err != nil {
				*trouble = err
				return
			}
			for i := range list {
				row := make([]any, len(dossierSheet))
				for k, c := range dossierSheet {
					row[k] = c.value(&list[i])
				}
				progress.Done.Add(1)
				if !yield(row) {
					return
				}
			}
			if len(list) < exportPage {
				return
			}
		}
	}
}
