package screens

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// mostPapers is how many documents of each register a look-up answers with.
const mostPapers = 8

// addPapers asks for the documents that are put into a folder: chosen from the registers, or written down for a paper that
// stands in none.
func (s *folders) addPapers(x *document.Folder) {
	page := newAsk(s.stage)
	picked := newPicked(func() { page.touched() })
	page.open(asking{
		key: "folders.add", title: kit.Tf("Thêm văn bản vào hồ sơ %s", x.Code), label: "Thêm vào hồ sơ", side: kit.NewSection(kit.T("Hồ sơ công việc"), aboutFolder(x)),
		draft: "folders.add." + strconv.FormatInt(x.ID, 10), errors: map[string]string{"items": "find"},
		fields: slices.Concat([]kit.Field{
			{
				Key: "find", Label: kit.T("Tìm văn bản"), Kind: kit.FieldLookup, Help: kit.T("Số, ký hiệu, trích yếu của văn bản đến, văn bản đi"),
				Hint:   kit.T("Chỉ văn bản đến đã xong (hoàn thành, lưu để biết) và văn bản đi đã phát hành."),
				Search: s.searchPapers, Picked: func(o kit.Option) { picked.add(o); page.form.SetValue("find", "") },
			},
			{Key: "picked", Label: kit.T("Đã chọn"), Kind: kit.FieldCustom, Object: picked.content, Get: picked.value, Set: picked.set},
		}, otherPaperFields()),
		act: func(ctx context.Context, values map[string]string) (func(), error) {
			items, err := s.itemsOf(ctx, values)
			if err != nil {
				return nil, err
			}
			saved, err := s.deps.office.Registry().MoveFolder(ctx, x.ID, x.Version, document.ActAdd, document.FolderGiven{Items: items})
			return func() {
				s.host.Notify(kit.ToneDone, kit.Tf("Hồ sơ %s nay có %s.", saved.Code, papersText(saved)))
			}, err
		},
	})
}

// otherPaperFields describe a paper that stands in no register.
func otherPaperFields() []kit.Field {
	section := kit.T("Giấy tờ khác, không có trong sổ văn bản")
	return []kit.Field{
		{Key: "other.summary", Label: kit.T("Tên, trích yếu"), Section: section, Help: kit.T("Biên bản họp, ảnh chụp, bản vẽ…")},
		{Key: "other.number", Label: kit.T("Số, ký hiệu"), Section: section, Half: true},
		{Key: "other.dated", Label: kit.T("Ngày"), Section: section, Kind: kit.FieldDate, Half: true},
		{Key: "other.author", Label: kit.T("Tác giả"), Section: section, Half: true},
		{Key: "other.sheets", Label: kit.T("Số tờ"), Section: section, Kind: kit.FieldNumber, Half: true},
	}
}

// searchPapers finds documents of both registers that may be put into a folder and lie in none.
func (s *folders) searchPapers(ctx context.Context, text string) ([]kit.Option, error) {
	kept := s.deps.office.Store
	in, err := kept.Incoming.Page(ctx, office.Query{Text: text, Filters: filable(document.IncomingStates(), document.IncomingMoves), Limit: mostPapers})
	if err != nil {
		return nil, err
	}
	out, err := kept.Outgoing.Page(ctx, office.Query{Text: text, Filters: filable(document.OutgoingStates(), document.OutgoingMoves), Limit: mostPapers})
	var answers []kit.Option
	for i := range in {
		x := &in[i]
		answers = append(answers, paperOption(document.ItemIncoming, x.ID, joined(" · ", x.Number, x.Summary), kit.Tf("đến %s", x.Arrival())))
	}
	for i := range out {
		x := &out[i]
		answers = append(answers, paperOption(document.ItemOutgoing, x.ID, joined(" · ", x.Number, x.Summary), kit.T("văn bản đi")))
	}
	return answers, err
}

// filable is the filter of the documents that lie in no folder and whose states allow it.
func filable(states []document.State, moves func(document.State) []document.Move) map[string][]string {
	filter := map[string][]string{"folder_id": {"0"}}
	for _, state := range states {
		if slices.ContainsFunc(moves(state), func(m document.Move) bool { return m.Action == document.ActFile }) {
			filter["state"] = append(filter["state"], string(state))
		}
	}
	return filter
}

func paperOption(kind string, id int64, label, note string) kit.Option {
	return kit.Option{Value: kind + ":" + strconv.FormatInt(id, 10), Label: label, Note: note}
}

// itemsOf are the lines of the index for what was chosen and written down.
func (s *folders) itemsOf(ctx context.Context, values map[string]string) ([]document.Item, error) {
	var items []document.Item
	for _, o := range pickedOptions(values["picked"]) {
		item, err := s.itemOf(ctx, o.Value)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	sheets, _ := strconv.Atoi(values["other.sheets"]) // the form lets only numbers pass
	other := document.Item{
		Kind: document.ItemOther, Summary: strings.TrimSpace(values["other.summary"]), Number: values["other.number"], Dated: office.Day(values["other.dated"]),
		Author: values["other.author"], Sheets: sheets,
	}
	switch {
	case other.Summary != "":
		items = append(items, other)
	case other.Number+string(other.Dated)+other.Author != "" || sheets > 0:
		return nil, office.Invalid("other.summary", "Hãy ghi tên hoặc trích yếu của giấy tờ.")
	}
	return items, nil
}

// itemOf is the line of the document that a value names: incoming:12.
func (s *folders) itemOf(ctx context.Context, value string) (document.Item, error) {
	kind, number, _ := strings.Cut(value, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return document.Item{}, office.Invalid("items", "Hãy chọn văn bản trong sổ.")
	}
	if kind == document.ItemIncoming {
		x, err := s.deps.office.Store.Incoming.Get(ctx, id)
		if err != nil {
			return document.Item{}, err
		}
		return registry.ItemOfIncoming(x), nil
	}
	x, err := s.deps.office.Store.Outgoing.Get(ctx, id)
	if err != nil {
		return document.Item{}, err
	}
	about, err := s.deps.office.Settings(ctx)
	return registry.ItemOfOutgoing(x, about.Name), err
}

// picked are the answers of a look-up that were chosen one after the other. Its value is their description as JSON.
type picked struct {
	options []kit.Option
	list    *kit.FileList
	hint    *kit.Label
	content *fyne.Container
	changed func()
}

func newPicked(changed func()) *picked {
	p := &picked{changed: changed}
	p.list = kit.NewFileList(nil, p.drop)
	p.hint = kit.NewMuted("")
	p.content = kit.VBox(6, p.list, p.hint)
	p.show()
	return p
}

// add takes an answer over, once.
func (p *picked) add(o kit.Option) {
	if !slices.ContainsFunc(p.options, func(there kit.Option) bool { return there.Value == o.Value }) {
		p.options = append(p.options, o)
		p.show()
		p.changed()
	}
}

func (p *picked) drop(i int) {
	p.options = slices.Delete(slices.Clone(p.options), i, i+1)
	p.show()
	p.changed()
}

func (p *picked) show() {
	lines := make([]kit.FileItem, len(p.options))
	for i, o := range p.options {
		lines[i] = kit.FileItem{Name: o.Label, Note: o.Note, Icon: kit.IconDocument}
	}
	p.list.SetItems(lines)
	p.hint.SetText(kit.T("Enter trên một dòng: bỏ dòng đó."))
	if len(lines) == 0 {
		p.hint.SetText(kit.T("Chưa chọn văn bản nào."))
	}
	p.content.Refresh()
}

func (p *picked) value() string {
	if len(p.options) == 0 {
		return ""
	}
	text, err := json.Marshal(p.options)
	if err != nil {
		return ""
	}
	return string(text)
}

func (p *picked) set(value string) {
	p.options = pickedOptions(value)
	p.show()
}

// pickedOptions reads the value of a picked.
func pickedOptions(value string) (list []kit.Option) {
	if value == "" || json.Unmarshal([]byte(value), &list) != nil {
		return nil
	}
	return list
}
