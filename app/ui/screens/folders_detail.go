package screens

import (
	"context"
	"strconv"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// banner says where the folder stands, and by when it must be handed in.
func (s *folders) banner(x *document.Folder) register.Banner {
	b := register.Banner{Tone: folderTone(x, s.today()), Title: s.standing(x)}
	switch x.State {
	case document.Opened:
		b.Text = papersText(x)
	case document.Closed:
		b.Text = kit.Tf("Nộp vào lưu trữ cơ quan chậm nhất ngày %s.", x.HandInBy())
	case document.HandedIn:
		b.Text = kit.Tf("Nộp ngày %s cho %s.", x.HandIn.On, x.HandIn.Receiver)
	default:
		b.Text = kit.T("Mở hồ sơ khi công việc bắt đầu, rồi đưa văn bản vào.")
	}
	return b
}

// papersText counts the papers and the sheets of a folder.
func papersText(x *document.Folder) string {
	sheets := 0
	for _, item := range x.Items {
		sheets += item.Sheets
	}
	return kit.Tf("%d văn bản, %d tờ", len(x.Items), sheets)
}

func (s *folders) sections(x *document.Folder) []register.Section {
	rule := ""
	if x.Building {
		rule = kit.T("xây dựng cơ bản: 03 tháng từ khi quyết toán")
	}
	list := []register.Section{{Pairs: []kit.Pair{
		{Label: kit.T("Danh mục"), Value: kit.Tf("năm %d", x.Year)},
		{Label: kit.T("Mục"), Value: x.Heading},
		{Label: kit.T("Bảo quản"), Value: kit.T(document.RetentionWords(x.Retention))},
		{Label: kit.T("Người lập"), Value: joined(" – ", x.Keeper, x.Unit)},
		{Label: kit.T("Mở ngày"), Value: x.OpenedOn.String()},
		{Label: kit.T("Kết thúc ngày"), Value: x.ClosedOn.String()},
		{Label: kit.T("Hạn nộp lưu"), Value: joined(" · ", x.HandInBy().String(), rule)},
		{Label: kit.T("Ghi chú"), Value: x.Note},
	}}}
	if len(x.Items) > 0 {
		list = append(list, register.Section{
			Title: kit.Tf("Văn bản trong hồ sơ: %s", papersText(x)), Object: s.papersOf(x),
		})
	}
	if h := x.HandIn; h != nil {
		list = append(list, register.Section{Title: kit.T("Nộp lưu"), Pairs: []kit.Pair{
			{Label: kit.T("Ngày nộp"), Value: h.On.String()},
			{Label: kit.T("Người giao"), Value: h.Giver},
			{Label: kit.T("Người nhận"), Value: h.Receiver},
			{Label: kit.T("Số hộp, cặp"), Value: count(h.Boxes)},
			{Label: kit.T("Ghi chú"), Value: h.Note},
		}})
	}
	return list
}

// papersOf lists the papers in the order of the index, two lines each; Enter shows one.
func (s *folders) papersOf(x *document.Folder) *kit.FileList {
	list := kit.NewFindingList(func(i int) { s.openItem(x, i) })
	lines := itemLines(x)
	for i, item := range x.Items {
		if item.Number != "" {
			lines[i].Name, lines[i].Below = strconv.Itoa(i+1)+". "+item.Number, item.Summary
		}
	}
	list.SetItems(lines)
	return list
}

// itemIcons are the signs of the kinds of papers.
var itemIcons = map[string]kit.IconName{document.ItemIncoming: kit.IconInbox, document.ItemOutgoing: kit.IconMailOut, document.ItemOther: kit.IconDocument}

// itemLines are the papers in the order of the index, with their sheets.
func itemLines(x *document.Folder) []kit.FileItem {
	lines := make([]kit.FileItem, len(x.Items))
	for i, item := range x.Items {
		lines[i] = kit.FileItem{
			Name: strconv.Itoa(i+1) + ". " + joined(" · ", item.Number, item.Summary), Icon: itemIcons[item.Kind],
			Note: joined(" · ", item.Dated.String(), sheetsText(x, i)),
		}
	}
	return lines
}

// sheetsText is where a paper lies among the sheets of its folder.
func sheetsText(x *document.Folder, i int) string {
	switch first, last := x.Sheets(i); {
	case last < first:
		return ""
	case last == first:
		return kit.Tf("tờ %d", first)
	default:
		return kit.Tf("tờ %d–%d", first, last)
	}
}

// openItem shows the files of a folder's papers one after another, from paper i on. A paper without a file is shown in its
// register.
func (s *folders) openItem(x *document.Folder, i int) {
	var shown files
	first := -1
	s.host.Runner().Go("folders.item", func(ctx context.Context, _ *task.Progress) (err error) {
		shown, first, err = s.filesFrom(ctx, x, i)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.host.Fail(err)
		case first >= 0:
			shown.view(shown.all[first])
		case x.Items[i].ID != 0:
			s.host.Navigate(x.Items[i].Kind, x.Items[i].ID)
		default:
			s.host.Notify(kit.ToneSoon, kit.T("Văn bản này chỉ có bản giấy trong hồ sơ."))
		}
	})
}

// filesFrom are the files of all papers of a folder, and the place of the first one of paper i among them, -1 for none.
func (s *folders) filesFrom(ctx context.Context, x *document.Folder, i int) (shown files, first int, err error) {
	var list []office.File
	var numbers []string
	first = -1
	for k, item := range x.Items {
		of, err := s.filesOf(ctx, item)
		if err != nil {
			return shown, first, err
		}
		if k == i && len(of) > 0 {
			first = len(list)
		}
		for range of {
			numbers = append(numbers, strconv.Itoa(k+1)+". "+item.Number)
		}
		list = append(list, of...)
	}
	shown = storedFiles(s.deps, s.stage, kit.T("văn bản"), list)
	for k := range shown.all {
		shown.all[k].Name = joined(" · ", numbers[k], list[k].Name)
	}
	return shown, first, nil
}

// filesOf are the files of the document behind a line of the index; one that is gone from its register has none.
func (s *folders) filesOf(ctx context.Context, item document.Item) ([]office.File, error) {
	kept := s.deps.office.Store
	switch {
	case item.ID == 0:
		return nil, nil
	case item.Kind == document.ItemIncoming:
		x, err := kept.Incoming.Get(ctx, item.ID)
		if err != nil {
			return nil, err
		}
		return x.Files, nil
	default:
		x, err := kept.Outgoing.Get(ctx, item.ID)
		if err != nil {
			return nil, err
		}
		return x.Files, nil
	}
}
