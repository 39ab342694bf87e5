package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/viet"
)

// fields are those of the register, in the order in which they are read off the paper.
func (e *incomingEntry) fields() []kit.Field {
	fields := []kit.Field{
		{Key: "number", Label: kit.T("Số, ký hiệu"), Half: true, Help: kit.T("386/BC-SKHCN"), Check: e.guess},
		{Key: "dated", Label: kit.T("Ngày văn bản"), Kind: kit.FieldDate, Half: true, Required: true, Now: e.host.Now, Help: kit.T("25/11, +0, hôm nay")},
		{
			Key: "author", Label: kit.T("Tác giả"), Kind: kit.FieldLookup, Required: true, Free: true, Help: kit.T("Cơ quan ban hành; gõ vài chữ của tên"),
			Search: e.searchAuthor, Check: e.remember,
		},
		{Key: "type", Label: kit.T("Loại"), Kind: kit.FieldLookup, Half: true, Required: true, Help: kit.T("Tên hoặc chữ viết tắt"), Search: typeSearch(e.lists.Types)},
		{Key: "level", Label: kit.T("Cấp ban hành"), Kind: kit.FieldChoice, Half: true, Options: withNone(options(e.lists.Levels...))},
		{Key: "summary", Label: kit.T("Trích yếu"), Kind: kit.FieldLines, Rows: 2, Required: true, Most: document.MaxSummary},
		{Key: "signer", Label: kit.T("Người ký"), Half: true},
		{Key: "signer_post", Label: kit.T("Chức vụ"), Half: true},
		{Key: "urgency", Label: kit.T("Độ khẩn"), Kind: kit.FieldChoice, Half: true, Options: options(e.lists.Urgencies...)},
		secrecyField(e.page),
		{Key: "arrived_on", Label: kit.T("Ngày đến"), Kind: kit.FieldDate, Half: true, Required: true, Now: e.host.Now},
		{Key: "source", Label: kit.T("Nguồn"), Kind: kit.FieldChoice, Half: true, Options: options(e.lists.Sources...)},
		{Key: "pages", Label: kit.T("Số trang"), Kind: kit.FieldNumber, Half: true},
		{Key: "copies", Label: kit.T("Số bản"), Kind: kit.FieldNumber, Half: true},
		{Key: "field", Label: kit.T("Lĩnh vực"), Kind: kit.FieldLookup, Half: true, Free: true, Search: among(named(e.lists.Fields))},
		{Key: "tags", Label: kit.T("Nhãn"), Kind: kit.FieldLookup, Half: true, Several: true, Search: among(named(e.lists.Tags)), Help: kit.T("nhiều nhãn, cách nhau bằng ;")},
		{Key: "files", Label: kit.T("Tệp"), Kind: kit.FieldCustom, Object: e.files.content, Get: e.files.value, Set: e.files.set},
		{Key: "note", Label: kit.T("Ghi chú")},
	}
	if e.insert {
		fields = slices.Insert(fields, 0,
			kit.Field{Key: "behind", Label: kit.T("Chèn sau số"), Kind: kit.FieldNumber, Half: true, Required: true, Help: kit.T("số đến đã có trong sổ")},
			kit.Field{Key: "reason", Label: kit.T("Lý do chèn"), Half: true, Required: true, Help: kit.T("ghi vào sổ")})
	}
	return fields
}

// withNone lets a choice be left empty.
func withNone(list []kit.Option) []kit.Option {
	return slices.Insert(list, 0, kit.Option{Label: kit.T("— chưa ghi —")})
}

// among answers a type-ahead out of a few answers.
func among(list []kit.Option) kit.Search {
	return amongLoaded(func(context.Context) ([]kit.Option, error) { return list, nil })
}

// amongLoaded is among with answers that are read beside the window.
func amongLoaded(load func(ctx context.Context) ([]kit.Option, error)) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		list, err := load(ctx)
		return slices.DeleteFunc(slices.Clone(list), func(o kit.Option) bool { return !strings.Contains(viet.Fold(o.Label), viet.Fold(typed)) }), err
	}
}

// mostAnswers is how many answers a look-up gives.
const mostAnswers = 12

func (e *incomingEntry) searchAuthor(ctx context.Context, typed string) ([]kit.Option, error) {
	names, err := e.deps.office.Registry().Authors(ctx, typed, mostAnswers)
	return named(names), err
}

// guess takes a number and symbol apart once it is left: it is tidied, type and author are suggested. It refuses nothing.
func (e *incomingEntry) guess(number string) error {
	if e.guessed == number || e.x.ID != 0 {
		return nil
	}
	e.guessed = number
	var found registry.Guess
	e.run("guess", func(ctx context.Context) (err error) {
		found, err = e.deps.office.Registry().Guess(ctx, number)
		return err
	}, func() {
		if found.Number != "" && e.page.form.Value("number") == number { // else it was changed meanwhile
			e.takeGuess(found)
		}
	})
	return nil
}

func (e *incomingEntry) takeGuess(found registry.Guess) {
	form := e.page.form
	if form.Value("number") != found.Number {
		e.guessed = found.Number
		form.SetValue("number", found.Number)
	}
	e.kind = found.Type
	e.suggest(kit.T("từ ký hiệu"), map[string]string{"type": found.Type, "author": found.Author})
	if found.Author != "" {
		_ = e.remember(form.Value("author")) // it refuses nothing
	}
}

// remember suggests what the last document of an author had. It refuses nothing.
func (e *incomingEntry) remember(author string) error {
	if e.asked == author || e.x.ID != 0 {
		return nil
	}
	e.asked = author
	var last *document.Incoming
	e.run("remember", func(ctx context.Context) (err error) {
		last, err = e.deps.office.Registry().LastFrom(ctx, author)
		return err
	}, func() {
		if last == nil {
			return
		}
		values := map[string]string{"signer": last.Signer, "signer_post": last.SignerPost, "level": last.Level, "field": last.Field, "source": last.Source}
		if e.kind == "" {
			values["type"] = last.Type
		}
		if e.letter != nil {
			delete(values, "source")
		}
		e.suggest(kit.Tf("như văn bản đến số %s", last.Arrival()), values)
	})
	return nil
}

// suggest offers values and says beside the form where they come from.
func (e *incomingEntry) suggest(where string, values map[string]string) {
	var names []string
	for _, f := range e.page.fields {
		if value := values[f.Key]; value != "" && e.page.form.Suggest(f.Key, value) {
			names = append(names, f.Label)
		}
	}
	if len(names) == 0 {
		return
	}
	e.from = slices.DeleteFunc(e.from, func(p kit.Pair) bool { return p.Label == where })
	e.from = append(e.from, kit.Pair{Label: where, Value: strings.ToLower(strings.Join(names, ", "))})
	e.sources.SetPairs(e.from...)
	e.page.touched()
}

// starts is what stands in the form at first.
func (e *incomingEntry) starts() map[string]string {
	x := &e.x
	e.files.files = x.Files
	return map[string]string{
		"behind": "", "reason": "", "number": x.Number, "dated": string(x.Dated), "author": x.Author, "type": x.Type, "level": x.Level, "summary": x.Summary,
		"signer": x.Signer, "signer_post": x.SignerPost, "urgency": firstOf(x.Urgency, document.Normal), "secrecy": document.Ordinary,
		"arrived_on": string(x.ArrivedOn), "source": x.Source, "pages": numberText(x.Pages), "copies": numberText(x.Copies), "field": x.Field,
		"tags": kit.ListText(x.Tags), "files": e.files.value(), "note": x.Note,
	}
}

// numberText is a number in a form; 0 is nothing.
func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// filled is the document with what stands in the form; what the form does not ask for stays.
func (e *incomingEntry) filled(v map[string]string) *document.Incoming {
	x := e.x
	x.Number, x.Dated, x.Author, x.Type, x.Level = v["number"], dayOr(v["dated"]), v["author"], v["type"], v["level"]
	x.Summary, x.Signer, x.SignerPost, x.Urgency = strings.Join(strings.Fields(v["summary"]), " "), v["signer"], v["signer_post"], v["urgency"]
	x.ArrivedOn, x.Source, x.Field, x.Tags, x.Note = dayOr(v["arrived_on"]), v["source"], v["field"], kit.ListOf(v["tags"]), v["note"]
	x.Pages, _ = strconv.Atoi(v["pages"]) // the form lets only numbers pass; empty is 0
	x.Copies, _ = strconv.Atoi(v["copies"])
	x.Files = attachedFiles(v["files"])
	return &x
}
