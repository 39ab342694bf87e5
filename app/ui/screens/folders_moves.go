package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// actions are the moves of a folder and what is printed of it.
func (s *folders) actions() []register.Action[document.Folder] {
	type f = document.Folder
	unless := func(states ...document.State) func(*f) bool {
		return func(x *f) bool {
			for _, state := range states {
				if x.State == state {
					return false
				}
			}
			return true
		}
	}
	move := func(action string) func(ctx context.Context, x *f, reason string) error {
		return func(ctx context.Context, x *f, reason string) error {
			_, err := s.deps.office.Registry().MoveFolder(ctx, x.ID, x.Version, action, document.FolderGiven{Note: reason})
			return err
		}
	}
	return []register.Action[f]{
		{
			Key: "open", Label: "Mở hồ sơ", Shortcut: "Ctrl+D", Icon: kit.IconFolder, Primary: true, Hidden: unless(document.Planned), Run: move(document.ActOpen), Done: "Đã mở hồ sơ.",
		},
		{
			Key: "add", Label: "Thêm văn bản", Shortcut: "Ctrl+B", Icon: kit.IconPlus, Primary: true, Hidden: unless(document.Opened),
			Show: func(_ shell.Host, x *f) { s.addPapers(x) },
		},
		{
			Key: "close", Label: "Kết thúc hồ sơ", Shortcut: "Ctrl+D", Icon: kit.IconCheck, Hidden: unless(document.Opened), Run: move(document.ActClose), Done: "Đã kết thúc hồ sơ.",
			Confirm: func(x *f) string {
				return kit.Tf("Hồ sơ %s có %s. Kết thúc rồi thì không thêm văn bản được nữa, trừ khi mở lại.", x.Code, papersText(x))
			},
		},
		{
			Key: "handin", Label: "Nộp lưu", Shortcut: "Ctrl+D", Icon: kit.IconArchive, Primary: true, Hidden: unless(document.Closed),
			Show: func(_ shell.Host, x *f) { s.handIn([]int64{x.ID}) },
			Many: func(_ shell.Host, ids []int64) { s.handIn(ids) },
		},
		{
			Key: "minutes", Label: "Biên bản giao nhận", Shortcut: "Ctrl+J", Icon: kit.IconPrint, Primary: true, Hidden: unless(document.HandedIn),
			Show: func(_ shell.Host, x *f) { s.printMinutes(x.Year, x.HandIn.On) },
		},
		{
			Key: "index", Label: "Mục lục văn bản", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Hidden: func(x *f) bool { return len(x.Items) == 0 },
			Show: func(_ shell.Host, x *f) { s.printIndex(x) },
		},
		{
			Key: "remove", Label: "Lấy văn bản ra", Shortcut: "Ctrl+Shift+B", Icon: kit.IconMinus, More: true,
			Hidden: func(x *f) bool { return x.State != document.Opened || len(x.Items) == 0 }, Show: func(_ shell.Host, x *f) { s.takeOut(x) },
		},
		{
			Key: "reopen", Label: "Mở lại", Shortcut: "Ctrl+Shift+R", Icon: kit.IconLeft, More: true, Hidden: unless(document.Closed), Reason: "Lý do", Run: move(document.ActReopen), Done: "Đã mở lại hồ sơ.",
		},
	}
}

// aboutFolder names the folder beside what is done with it.
func aboutFolder(x *document.Folder) *kit.KeyValue {
	return kit.NewKeyValue(
		kit.Pair{Label: kit.T("Ký hiệu"), Value: x.Code},
		kit.Pair{Label: kit.T("Tiêu đề"), Value: x.Title},
		kit.Pair{Label: kit.T("Người lập"), Value: x.Keeper},
		kit.Pair{Label: kit.T("Trạng thái"), Value: kit.T(string(x.State))},
		kit.Pair{Label: kit.T("Đã có"), Value: papersText(x)})
}

// takeOut asks which paper leaves the folder, and why.
func (s *folders) takeOut(x *document.Folder) {
	lines := itemLines(x)
	choices := make([]kit.Option, len(lines))
	for i, line := range lines {
		choices[i] = kit.Option{Value: strconv.Itoa(i), Label: line.Name}
	}
	openAsk(s.stage, asking{
		key: "folders.remove", title: kit.Tf("Lấy văn bản ra khỏi hồ sơ %s", x.Code), label: "Lấy ra", side: kit.NewSection(kit.T("Hồ sơ công việc"), aboutFolder(x)),
		fields: []kit.Field{
			{Key: "items", Label: kit.T("Văn bản"), Kind: kit.FieldChoice, Required: true, Options: choices},
			{Key: "note", Label: kit.T("Lý do"), Kind: kit.FieldLines, Rows: 2, Required: true},
		},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			i, err := strconv.Atoi(values["items"])
			if err != nil {
				return nil, office.Invalid("items", "Hãy chọn văn bản.")
			}
			_, err = s.deps.office.Registry().MoveFolder(ctx, x.ID, x.Version, document.ActRemove, document.FolderGiven{Remove: i, Note: values["note"]})
			return func() {
				s.host.Notify(kit.ToneDone, kit.Tf("Đã lấy ra khỏi hồ sơ %s: %s", x.Code, lines[i].Name))
			}, err
		},
	})
}

// handIn asks how folders are handed in to the archive, and shows the minutes once they are.
func (s *folders) handIn(ids []int64) {
	openAsk(s.stage, asking{
		key: "folders.handin", title: kit.Tf("Nộp lưu %s", kit.Count(len(ids), "hồ sơ công việc")), label: "Nộp lưu", side: s.handInSide(),
		fields: []kit.Field{
			{Key: "on", Label: kit.T("Ngày nộp"), Kind: kit.FieldDate, Required: true, Half: true, Now: s.host.Now},
			{Key: "boxes", Label: kit.T("Số hộp, cặp"), Kind: kit.FieldNumber, Half: true, Hint: kit.T("của mỗi hồ sơ")},
			{Key: "giver", Label: kit.T("Người giao"), Required: true, Half: true},
			{Key: "receiver", Label: kit.T("Người nhận"), Required: true, Half: true, Help: kit.T("ở lưu trữ cơ quan")},
			{Key: "note", Label: kit.T("Ghi chú"), Kind: kit.FieldLines, Rows: 2},
		},
		starts: map[string]string{"on": string(s.today()), "giver": s.deps.office.Who().Name},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			boxes, _ := strconv.Atoi(values["boxes"]) // the form lets only numbers pass
			given := document.HandIn{On: office.Day(values["on"]), Giver: values["giver"], Receiver: values["receiver"], Boxes: boxes, Note: values["note"]}
			handed, err := s.deps.office.Registry().HandIn(ctx, ids, given)
			return func() {
				s.list.Unmark()
				s.host.Notify(kit.ToneDone, kit.Tf("Đã nộp lưu %s.", kit.Count(len(handed), "hồ sơ công việc")))
				s.printMinutes(handed[0].Year, given.On)
			}, err
		},
	})
}

func (s *folders) handInSide() *kit.Label {
	hint := kit.NewParagraph(kit.T("Nộp vào lưu trữ cơ quan trong 01 năm từ ngày công việc kết thúc; hồ sơ xây dựng cơ bản trong 03 tháng từ khi quyết toán (NĐ 30/2020, Điều 30). Lập 02 bản mục lục hồ sơ và 02 bản biên bản giao nhận, mỗi bên giữ một bản. Tất cả cùng nộp, hoặc không hồ sơ nào."))
	hint.Color = kit.ColorMuted
	return hint
}

// copyYear asks from which year's list the list of another year is begun.
func (s *folders) copyYear() {
	year := s.today().Time().Year()
	hint := kit.NewParagraph(kit.T("Mỗi hồ sơ của danh mục cũ được lập lại ở năm mới, trong danh mục, chưa có văn bản; năm đứng trong tiêu đề được đổi theo. Ký hiệu đã có ở năm mới thì bỏ qua."))
	hint.Color = kit.ColorMuted
	openAsk(s.stage, asking{
		key: "folders.copy", title: kit.T("Chép danh mục hồ sơ sang năm mới"), label: "Chép danh mục", side: kit.Pad(hint, 12, 14, 12, 14),
		fields: []kit.Field{
			{Key: "from", Label: kit.T("Từ danh mục năm"), Required: true, Half: true},
			{Key: "year", Label: kit.T("Sang năm"), Required: true, Half: true},
		},
		starts: map[string]string{"from": strconv.Itoa(year - 1), "year": strconv.Itoa(year)},
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			from, _ := strconv.Atoi(values["from"]) // what is no year has no list
			to, _ := strconv.Atoi(values["year"])
			made, err := s.deps.office.Registry().CopyFolders(ctx, from, to)
			return func() {
				s.host.Notify(kit.ToneDone, kit.Tf("Đã chép %s sang danh mục năm %d.", kit.Count(made, "hồ sơ công việc"), to))
			}, err
		},
	})
}
