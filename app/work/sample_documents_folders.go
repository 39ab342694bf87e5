package work

import (
	"context"
	"fmt"

	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// sampleFolders are the folders of a year: what lies in them bears the tag.
var sampleFolders = []struct {
	code, title, heading, unit, tag string
	retention                       int
}{
	{"01.VP", "Kế hoạch, báo cáo công tác", "I. Văn phòng", unitOffice, "", document.Forever},
	{"02.VP", "Thi đua, khen thưởng", "I. Văn phòng", unitOffice, "", 20},
	{"01.QLKH", "Triển khai Nghị quyết 57-NQ/TW", "II. Phòng Quản lý Khoa học", unitScience, tagResolution57, 50},
	{"01.CĐS", "Chuyển đổi số của tỉnh", "III. Phòng Chuyển đổi số", unitDigital, tagDigital, 20},
	{"02.CĐS", "Thực hiện Đề án 06", "III. Phòng Chuyển đổi số", unitDigital, tagProject06, 20},
	{"01.QLCN", "An toàn bức xạ, hạt nhân", "IV. Phòng Quản lý Chuyên ngành", unitSpecial, "", document.Forever},
}

// around makes what lies around the documents: texts of their files, numbers that were kept and put in between, folders of
// last year and of this one. All of it goes the way that a clerk goes.
func (w *documentWriter) around(ctx context.Context) error {
	for _, f := range w.scans {
		if err := w.registry.ReadTexts(ctx, f.register, *f.id, f.files); err != nil {
			return err
		}
	}
	if err := w.between(ctx); err != nil {
		return err
	}
	year := office.DayOf(w.office.Time()).Time().Year()
	if err := w.folders(ctx, year-1, true); err != nil {
		return err
	}
	return w.folders(ctx, year, false)
}

// between keeps three numbers, of which one is given up, and puts an overlooked document in behind the first one of today.
func (w *documentWriter) between(ctx context.Context) error {
	kept, err := w.registry.Reserve(ctx, "Báo cáo", 3, unitOffice, "báo cáo năm in trước ngày ký")
	if err != nil {
		return err
	}
	if err := w.registry.GiveUp(ctx, kept[1].ID, "không ban hành báo cáo này nữa"); err != nil {
		return err
	}
	body := sampleBodies[0]
	kind, _ := w.lists.Types.Named("Giấy mời")
	x := w.registry.Blank()
	x.Author, x.Level, x.Dated, x.Type, x.Source = body.Name, body.Level, x.ArrivedOn.Add(-1), kind.Name, "Trực tiếp"
	x.Number, x.Summary = w.symbol(body, kind, x.Dated), summaryOfDocument(kind, sampleMatters[0], x.Dated)
	last, err := w.office.Store.Numbers.Last(ctx, document.IncomingSeries, document.Period(x.ArrivedOn))
	if err != nil {
		return err
	}
	return w.registry.Insert(ctx, x, "", last, "văn thư bỏ sót khi vào sổ")
}

// folders enters the list of files of a year and what lies in its folders; those of a year that is over are closed, and the
// first one is handed in.
func (w *documentWriter) folders(ctx context.Context, year int, over bool) error {
	for i, planned := range sampleFolders {
		f := &document.Folder{
			Year: year, Code: planned.code, Title: fmt.Sprintf("%s năm %d", planned.title, year), Heading: planned.heading, Unit: planned.unit, Retention: planned.retention,
			Keeper: sampleHandlers[i%len(sampleHandlers)],
		}
		err := w.registry.SaveFolder(ctx, f)
		if office.CodeOf(err) == office.CodeExists { // an earlier sample has it
			continue
		}
		if err != nil {
			return err
		}
		items, err := w.items(ctx, planned.tag)
		if err != nil {
			return err
		}
		if over {
			items = []document.Item{{Kind: document.ItemOther, Type: "Báo cáo", Summary: fmt.Sprintf("Báo cáo tổng kết năm %d", year), Dated: dayString(year, 12, 15), Sheets: 6 + i}}
		}
		if err := w.fill(ctx, f, items, over, over && i == 0); err != nil {
			return err
		}
	}
	return nil
}

// items are the lines of the documents that bear a tag.
func (w *documentWriter) items(ctx context.Context, tag string) ([]document.Item, error) {
	var items []document.Item
	for _, f := range w.done[tag] {
		if f.register == document.ItemIncoming {
			x, err := w.office.Store.Incoming.Get(ctx, *f.id)
			if err != nil {
				return nil, err
			}
			items = append(items, registry.ItemOfIncoming(x))
			continue
		}
		x, err := w.office.Store.Outgoing.Get(ctx, *f.id)
		if err != nil {
			return nil, err
		}
		items = append(items, registry.ItemOfOutgoing(x, w.sampleWriter.settings.Name))
	}
	return items, nil
}

// fill opens a folder, puts papers into it, and closes it and hands it in where that is wanted.
func (w *documentWriter) fill(ctx context.Context, f *document.Folder, items []document.Item, closed, handedIn bool) error {
	steps := []struct {
		wanted bool
		action string
		given  document.FolderGiven
	}{
		{true, document.ActOpen, document.FolderGiven{}},
		{len(items) > 0, document.ActAdd, document.FolderGiven{Items: items}},
		{closed, document.ActClose, document.FolderGiven{}},
		{handedIn, document.ActHandIn, document.FolderGiven{HandIn: document.HandIn{On: office.DayOf(w.office.Time()), Giver: f.Keeper, Receiver: "Hoàng Thị Lan", Boxes: 1}}},
	}
	for _, step := range steps {
		if !step.wanted {
			continue
		}
		if _, err := w.registry.MoveFolder(ctx, f.ID, 0, step.action, step.given); err != nil {
			return err
		}
	}
	return nil
}
