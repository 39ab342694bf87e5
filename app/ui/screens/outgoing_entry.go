package screens

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// outgoingEntry is the page on which an outgoing document is drafted, or what is said of it is changed.
type outgoingEntry struct {
	screen *outgoing
	page   *askPage
	lists  documentLists
	x      document.Outgoing // what the form began with
	files  *attached
	about  *kit.KeyValue // the documents that it answers

	answered []string // their numbers of arrival when the form began
}

func newOutgoingEntry(s *outgoing, x document.Outgoing) *outgoingEntry {
	e := &outgoingEntry{screen: s, page: newAsk(s.stage), x: x, about: kit.NewKeyValue()}
	e.files = newAttached(s.deps, s.stage, kit.T("Tệp của văn bản"), func() { e.page.touched() })
	e.files.refused = func() error { return document.CheckSecrecy(e.page.form.Value("secrecy")) }
	return e
}

// ownCopy is how a document names the copy that the clerk keeps.
const ownCopy = "Lưu: VT"

// compose opens the page for a new draft.
func (s *outgoing) compose() {
	newOutgoingEntry(s, document.Outgoing{
		Urgency: document.Normal, Drafter: s.deps.office.Who().Name, Recipients: []document.Recipient{{Name: ownCopy, Purpose: document.ToKeep}},
	}).open()
}

// composeLike opens the page for a new draft that is like another document: not its files, its number, or what was done.
func (s *outgoing) composeLike(x *document.Outgoing) {
	fresh := document.Outgoing{
		Type: x.Type, Summary: x.Summary, Field: x.Field, Unit: x.Unit, Drafter: s.deps.office.Who().Name, Urgency: x.Urgency, Tags: x.Tags,
		Copies: x.Copies, Keeper: x.Keeper,
	}
	for _, r := range x.Recipients {
		fresh.Recipients = append(fresh.Recipients, document.Recipient{Name: r.Name, Purpose: r.Purpose, How: r.How, Copies: r.Copies})
	}
	newOutgoingEntry(s, fresh).open()
}

// edit opens the page on which what is said of a document is changed.
func (s *outgoing) edit(x *document.Outgoing) { newOutgoingEntry(s, *x).open() }

// open reads what the form offers and puts the page in front.
func (e *outgoingEntry) open() {
	e.screen.host.Runner().Go("outgoing.entry", func(ctx context.Context, _ *task.Progress) (err error) {
		if e.lists, err = e.screen.deps.office.Registry().Lists(ctx); err != nil {
			return err
		}
		for _, id := range e.x.AnswersID {
			in, err := e.screen.deps.office.Store.Incoming.Get(ctx, id)
			if err != nil {
				return err
			}
			e.answered = append(e.answered, in.ArrivalInYear())
		}
		return nil
	}, func(err error) {
		if err != nil {
			e.screen.host.Fail(err)
			return
		}
		e.page.open(e.asking())
	})
}

func (e *outgoingEntry) asking() asking {
	a := asking{
		key: "outgoing", title: kit.T("Soạn văn bản đi"), label: "Lưu dự thảo", fields: e.fields(), starts: e.starts(), draft: "outgoing.new",
		side:    kit.VBox(0, kit.NewSection(kit.T("Trả lời văn bản đến"), e.about), e.remarks()),
		mayKeep: func(v map[string]string) bool { return document.CheckSecrecy(v["secrecy"]) == nil },
		preview: e.lookAround, act: e.save,
		more: []shell.Command{{Key: "outgoing.files", Label: "Thêm tệp", Shortcut: "Ctrl+O", Icon: kit.IconPaperclip, Do: e.files.choose}},
	}
	if e.x.ID != 0 {
		a.title, a.label, a.draft = kit.Tf("Sửa văn bản · %s", firstOf(e.x.Number, e.x.Summary)), "Lưu", "outgoing."+strconv.FormatInt(e.x.ID, 10)
	}
	return a
}

// remarks say what becomes of what is typed.
func (e *outgoingEntry) remarks() fyne.CanvasObject {
	text := kit.T("Số chỉ được cấp sau khi văn bản đã ký. Tệp đổi thì bản trước vẫn giữ lại.")
	if e.x.Number != "" {
		text = kit.T("Văn bản đã có số: loại và đơn vị soạn không đổi được.")
	}
	remark := kit.NewParagraph(text)
	remark.TextSize, remark.Color = kit.SizeSmall, kit.ColorMuted
	return kit.Pad(remark, 9, 14, 9, 14)
}

func (e *outgoingEntry) fields() []kit.Field {
	d := e.screen.deps
	return []kit.Field{
		{Key: "type", Label: kit.T("Loại"), Kind: kit.FieldLookup, Half: true, Required: true, Help: kit.T("Tên hoặc chữ viết tắt"), Search: typeSearch(e.lists.Types)},
		{Key: "urgency", Label: kit.T("Độ khẩn"), Kind: kit.FieldChoice, Half: true, Options: options(e.lists.Urgencies...)},
		{Key: "summary", Label: kit.T("Trích yếu"), Kind: kit.FieldLines, Rows: 2, Required: true, Most: document.MaxSummary},
		{Key: "unit", Label: kit.T("Đơn vị soạn"), Kind: kit.FieldLookup, Half: true, Required: true, Free: true, Search: amongLoaded(unitsOf(d))},
		{Key: "drafter", Label: kit.T("Người soạn"), Kind: kit.FieldLookup, Half: true, Required: true, Free: true, Search: placeSearch(d, handlerOptions)},
		secrecyField(e.page),
		{Key: "field", Label: kit.T("Lĩnh vực"), Kind: kit.FieldLookup, Half: true, Free: true, Search: among(named(e.lists.Fields))},
		recipientsField(d, e.page),
		{Key: "keeper", Label: kit.T("Lưu bản gốc"), Kind: kit.FieldLookup, Half: true, Free: true, Search: amongLoaded(unitsOf(d)), Help: kit.T("đơn vị, người nhận bản lưu")},
		{Key: "tags", Label: kit.T("Nhãn"), Kind: kit.FieldLookup, Half: true, Several: true, Search: among(named(e.lists.Tags)), Help: kit.T("nhiều nhãn, cách nhau bằng ;")},
		{Key: "pages", Label: kit.T("Số trang"), Kind: kit.FieldNumber, Half: true},
		{Key: "copies", Label: kit.T("Số bản"), Kind: kit.FieldNumber, Half: true},
		{Key: "answers", Label: kit.T("Trả lời"), Kind: kit.FieldLookup, Several: true, Search: arrivalSearch(d), Help: kit.T("văn bản đến: số đến, số ký hiệu hoặc trích yếu")},
		{Key: "files", Label: kit.T("Tệp"), Kind: kit.FieldCustom, Object: e.files.content, Get: e.files.value, Set: e.files.set},
		{Key: "note", Label: kit.T("Ghi chú")},
	}
}

// starts is what stands in the form at first.
func (e *outgoingEntry) starts() map[string]string {
	x := &e.x
	e.files.files = x.Files
	return map[string]string{
		"type": x.Type, "urgency": firstOf(x.Urgency, document.Normal), "summary": x.Summary, "unit": x.Unit, "drafter": x.Drafter, "secrecy": document.Ordinary,
		"field": x.Field, "recipients": recipientRows(x.Recipients), "keeper": x.Keeper, "tags": kit.ListText(x.Tags), "pages": numberText(x.Pages),
		"copies": numberText(x.Copies), "answers": kit.ListText(e.answered), "files": e.files.value(), "note": x.Note,
	}
}

// filled is the document with what stands in the form; what the form does not ask for stays.
func (e *outgoingEntry) filled(v map[string]string) *document.Outgoing {
	x := e.x
	x.Type, x.Urgency, x.Summary, x.Unit, x.Drafter = v["type"], v["urgency"], strings.Join(strings.Fields(v["summary"]), " "), v["unit"], v["drafter"]
	x.Field, x.Recipients, x.Keeper, x.Tags, x.Note = v["field"], recipientsOf(v["recipients"], e.x.Recipients), v["keeper"], kit.ListOf(v["tags"]), v["note"]
	x.Pages, _ = strconv.Atoi(v["pages"]) // the form lets only numbers pass; empty is 0
	x.Copies, _ = strconv.Atoi(v["copies"])
	x.Files = attachedFiles(v["files"])
	return &x
}

// lookAround shows what it is that is answered.
func (e *outgoingEntry) lookAround(ctx context.Context, v map[string]string) (func(), error) {
	found, err := e.screen.deps.office.Registry().Arrivals(ctx, kit.ListOf(v["answers"]))
	why, err := refusal(err)
	pairs := make([]kit.Pair, len(found))
	for i, in := range found {
		pairs[i] = kit.Pair{Label: kit.Tf("Số đến %s", in.Arrival()), Value: joined("\n", joined(" · ", documentText(in.Number, in.Dated), in.Author), in.Summary)}
	}
	return func() {
		if len(pairs) == 0 {
			pairs = append(pairs, kit.Pair{Label: kit.T("Văn bản đến"), Value: firstOf(why, kit.T("không trả lời văn bản nào"))})
		}
		e.about.SetPairs(pairs...)
	}, err
}

func (e *outgoingEntry) save(ctx context.Context, v map[string]string) (func(), error) {
	x := e.filled(v)
	answered, err := e.screen.deps.office.Registry().Arrivals(ctx, kit.ListOf(v["answers"]))
	if err != nil {
		return nil, err
	}
	x.AnswersID = nil
	for _, in := range answered {
		x.AnswersID = append(x.AnswersID, in.ID)
	}
	err = e.screen.deps.office.Registry().Draft(ctx, x, v["secrecy"])
	return func() {
		e.screen.list.Open(x.ID)
		readTexts(e.screen.deps, e.screen.host, "outgoing", x.ID, x.Files)
		e.screen.host.Notify(kit.ToneDone, kit.Tf("Đã lưu văn bản “%s”.", x.Summary))
	}, err
}

// arrivalSearch finds incoming documents for a look-up of several; an answer is written as number of arrival and year.
func arrivalSearch(d deps) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		found, err := d.office.Store.Incoming.Page(ctx, office.Query{Text: typed, Limit: mostAnswers})
		list := make([]kit.Option, len(found))
		for i := range found {
			x := &found[i]
			list[i] = kit.Option{Value: x.ArrivalInYear(), Label: x.ArrivalInYear(), Note: joined(" · ", x.Number, x.Author, x.Summary)}
		}
		return list, err
	}
}
