package screens

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// fromLists gives a filter choices out of the lists of documents.
func fromLists(d deps, choose func(documentLists) []kit.Option) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		lists, err := d.office.Registry().Lists(ctx)
		return choose(lists), err
	}
}

// recentYears are this year and those before it as choices.
func recentYears(now time.Time) []kit.Option {
	var list []string
	for year := range yearsBack {
		list = append(list, strconv.Itoa(now.In(office.Zone).Year()-year))
	}
	return named(list)
}

// unitsOf offers the units that write and handle documents.
func unitsOf(d deps) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		names, err := documentUnits(ctx, d)
		return named(names), err
	}
}

// signersOf offers those who direct and sign, with their posts.
func signersOf(d deps) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		settings, err := d.office.Registry().Settings(ctx)
		var list []kit.Option
		for _, l := range settings.Leaders {
			list = append(list, kit.Option{Value: l.Name, Label: l.Name, Note: l.Post})
		}
		return list, err
	}
}

// typeSearch finds a type by its abbreviation or by its name; the abbreviation that was typed in full comes first.
func typeSearch(types document.Types) kit.Search {
	return func(_ context.Context, typed string) ([]kit.Option, error) {
		typed = viet.Fold(typed)
		found := slices.DeleteFunc(slices.Clone(types), func(kind document.Type) bool { return typeRank(kind, typed) == noType })
		slices.SortStableFunc(found, func(a, b document.Type) int { return cmp.Compare(typeRank(a, typed), typeRank(b, typed)) })
		return typeOptions(found), nil
	}
}

// noType is the rank of a type that is none of those that were typed.
const noType = 3

// typeRank says how well a type fits what was typed, the best first.
func typeRank(kind document.Type, typed string) int {
	switch name, short := viet.Fold(kind.Name), viet.Fold(kind.Abbreviation); {
	case short == typed || name == typed:
		return 0
	case strings.HasPrefix(name, typed), strings.HasPrefix(short, typed):
		return 1
	case strings.Contains(name, typed):
		return 2
	}
	return noType
}

// urgentText is a text with the urgency in front when there is one.
func urgentText(urgency, text string) string {
	if urgency == "" || urgency == document.Normal {
		return text
	}
	return "[" + kit.T(urgency) + "] " + text
}

// pagesAndCopies writes how many sheets there are.
func pagesAndCopies(pages, copies int) string {
	text, more := "", ""
	if pages > 0 {
		text = kit.Tf("%d trang", pages)
	}
	if copies > 0 {
		more = kit.Tf("%d bản", copies)
	}
	return joined(", ", text, more)
}

// secrecyField asks for the level of secrecy on a page. At any but the ordinary one it is said at once that nothing of such a
// document may be kept here; what was kept as a draft is thrown away, and the files that were added.
func secrecyField(page *askPage) kit.Field {
	return kit.Field{
		Key: "secrecy", Label: kit.T("Độ mật"), Kind: kit.FieldChoice, Half: true, Options: options(document.Secrecies()...),
		Changed: func(level string) {
			err := document.CheckSecrecy(level)
			if err == nil {
				return
			}
			page.typed.drop()
			if page.forget != nil {
				page.forget()
			}
			page.form.SetError("secrecy", kit.T(office.MessageOf(err)))
			kit.ShowMessage(page.host.Window(), kit.T("Không được lưu trên máy này"), kit.T(office.MessageOf(err)))
		},
	}
}

// readTexts reads the texts of a document's files beside the window, so that the document is found by them.
func readTexts(d deps, host shell.Host, register string, id int64, files []office.File) {
	if len(files) == 0 {
		return
	}
	host.Runner().Go(register+".texts."+strconv.FormatInt(id, 10), func(ctx context.Context, _ *task.Progress) error {
		return d.office.Registry().ReadTexts(ctx, register, id, files)
	}, host.Fail)
}

// linkedSection is a section about another record, which is read beside the window; its link opens that record.
func linkedSection(host shell.Host, title, name string, read func(ctx context.Context) (string, error), open func(shell.Host)) register.Section {
	label, text := kit.NewParagraph(kit.T("đang đọc…")), ""
	host.Runner().Go(name, func(ctx context.Context, _ *task.Progress) (err error) {
		text, err = read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			text = kit.T(office.MessageOf(err))
		}
		label.SetText(text)
		label.Refresh()
	})
	return register.Section{Title: title, Object: label, Action: kit.T("Mở"), Do: open}
}

// documentVerbs are the entries of a document's history in words: its moves, and what else is done with documents.
func documentVerbs(states []document.State, moves func(document.State) []document.Move) map[string]string {
	verbs := map[string]string{
		"": "Sửa thông tin", "sample": "Dữ liệu mẫu", "read": "Đọc chữ trong tệp", "import incoming": "Nạp từ Excel", "import outgoing": "Nạp từ Excel",
		document.ActTakeOver: "Nạp từ sổ cũ",
	}
	for _, state := range append(states, "-") {
		for _, m := range moves(state) {
			verbs[m.Action] = m.Label
		}
	}
	return verbs
}

// linkedOutgoing is the section of an outgoing document that another one names.
func linkedOutgoing(d deps, host shell.Host, title, name string, id int64) register.Section {
	return linkedSection(host, title, name, func(ctx context.Context) (string, error) {
		x, err := d.office.Store.Outgoing.Get(ctx, id)
		if err != nil {
			return "", err
		}
		return joined(" · ", documentText(x.Number, x.Dated), x.Summary), nil
	}, func(h shell.Host) { h.Navigate(Outgoing, id) })
}

// linkedFolder is the section of the folder that a document lies in.
func linkedFolder(d deps, host shell.Host, name string, id int64) register.Section {
	return linkedSection(host, kit.T("Hồ sơ công việc"), name, func(ctx context.Context) (string, error) {
		folder, err := d.office.Store.Folders.Get(ctx, id)
		if err != nil {
			return "", err
		}
		return folderName(folder), nil
	}, func(h shell.Host) { h.Navigate(Folders, id) })
}

// moveAmong is the move of that name among those that are allowed, the zero one when it is not among them.
func moveAmong(allowed []document.Move, action string) document.Move {
	for _, m := range allowed {
		if m.Action == action {
			return m
		}
	}
	return document.Move{}
}

// allowed says whether the move of that name is among those that are allowed.
func allowed(moves []document.Move, action string) bool { return moveAmong(moves, action).Action != "" }
