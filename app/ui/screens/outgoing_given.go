package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// outgoingMovePage is a move of an outgoing document, and where it is asked for.
type outgoingMovePage struct {
	screen *outgoing
	x      *document.Outgoing // whose values stand in the form at first
	page   *askPage
	files  *attached
}

func newOutgoingMove(s *outgoing, x *document.Outgoing) *outgoingMovePage {
	p := &outgoingMovePage{screen: s, x: x, page: newAsk(s.stage)}
	p.files = newAttached(s.deps, s.stage, kit.T("Tệp của văn bản"), func() { p.page.touched() })
	return p
}

// fields are all things that moves of outgoing documents ask for, in the order in which they are asked.
func (p *outgoingMovePage) fields(action string) []moveField[document.Given] {
	type g = document.Given
	d, x := p.screen.deps, p.x
	return []moveField[g]{
		{
			Field: kit.Field{Key: "signer", Label: "Người ký", Kind: kit.FieldLookup, Free: true, Search: amongLoaded(signersOf(d)), Picked: p.signerPicked},
			start: func() string { return x.Signer }, put: typedInto(func(g *g) *string { return &g.Signer }),
		},
		{
			Field: kit.Field{Key: "authority", Label: "Thẩm quyền ký", Kind: kit.FieldChoice, Half: true, Options: authorities()},
			start: func() string { return x.Authority }, put: typedInto(func(g *g) *string { return &g.Authority }),
		},
		{
			Field: kit.Field{Key: "signer_post", Label: "Chức vụ", Half: true, Help: "Giám đốc, Phó Giám đốc"},
			start: func() string { return x.SignerPost }, put: typedInto(func(g *g) *string { return &g.SignerPost }),
		},
		{
			Field: kit.Field{Key: "signed_on", Label: "Ngày ký", Kind: kit.FieldDate, Half: true, Now: p.screen.host.Now},
			start: func() string { return string(p.screen.today()) }, put: func(g *g, value string) { g.SignedOn = office.Day(value) },
		},
		{
			Field: kit.Field{Key: "recipient", Label: "Nơi nhận", Kind: kit.FieldChoice, Options: pendingOptions(x)},
			start: func() string { return firstPending(x) }, put: typedInto(func(g *g) *string { return &g.Recipient }),
		},
		{
			Field: kit.Field{Key: "outcome", Label: "Kết quả", Kind: kit.FieldLookup, Free: true, Search: among(options("đã nhận", "đã ký nhận", "bị trả lại", "sai địa chỉ")), Help: "đã nhận, bị trả lại…"},
			start: func() string { return "đã nhận" }, put: typedInto(func(g *g) *string { return &g.Outcome }),
		},
		{
			Field: recipientsField(d, p.page), start: func() string { return recipientRows(x.Recipients) },
			put: func(g *g, value string) { g.Recipients = recipientsOf(value, x.Recipients) },
		},
		{
			Field: kit.Field{Key: "other_id", Label: "Bằng văn bản", Kind: kit.FieldLookup, Help: "số, ký hiệu hoặc trích yếu của văn bản đi", Search: p.otherSearch()},
			put:   func(g *g, value string) { g.OtherID, _ = strconv.ParseInt(value, 10, 64) }, // a look-up gives numbers only
		},
		{
			Field: kit.Field{Key: "folder_id", Label: "Hồ sơ công việc", Kind: kit.FieldLookup, Help: "số, ký hiệu hoặc tiêu đề hồ sơ", Search: folderSearch(d)},
			put:   func(g *g, value string) { g.FolderID, _ = strconv.ParseInt(value, 10, 64) },
		},
		{
			Field:  kit.Field{Key: "files", Label: "Tệp", Kind: kit.FieldCustom, Object: p.files.content, Get: p.files.value, Set: p.files.set},
			put:    func(g *g, value string) { g.Files = attachedFiles(value) },
			labels: map[string]string{document.ActSign: "Bản đã ký", document.ActIssue: "Bản phát hành", document.ActRevise: "Tệp của bản mới"},
		},
		{
			Field: kit.Field{Key: "note", Label: outgoingNote(action), Kind: kit.FieldLines, Rows: 2}, put: typedInto(func(g *g) *string { return &g.Note }),
		},
	}
}

// outgoingNote is what the remark of a move is called.
func outgoingNote(action string) string {
	switch action {
	case document.ActGiveBack, document.ActCancel, document.ActRecall, document.ActCorrect, document.ActReplace:
		return "Lý do"
	case document.ActRevise:
		return "Sửa những gì"
	}
	return "Ghi chú"
}

// authorities are the words in front of a signer's post as choices, with what they mean.
func authorities() []kit.Option {
	meanings := map[string]string{
		"": "— không —", "TM.": "TM. (thay mặt tập thể)", "KT.": "KT. (ký thay cấp trưởng)", "TL.": "TL. (thừa lệnh)", "TUQ.": "TUQ. (thừa ủy quyền)", "Q.": "Q. (quyền cấp trưởng)",
	}
	var list []kit.Option
	for _, word := range document.Authorities() {
		list = append(list, kit.Option{Value: word, Label: kit.T(firstOf(meanings[word], word))})
	}
	return list
}

// signerPicked fills in the post of the signer, and that a deputy signs for the head.
func (p *outgoingMovePage) signerPicked(o kit.Option) {
	form := p.page.form
	form.SetValue("signer_post", o.Note)
	authority := ""
	if strings.HasPrefix(viet.Fold(o.Note), "pho ") { // phó giám đốc, phó chánh văn phòng
		authority = "KT."
	}
	form.SetValue("authority", authority)
	p.page.touched()
}

// firstPending is the recipient whose delivery is to be noted next: all of them when there are several.
func firstPending(x *document.Outgoing) string {
	switch pending := x.Pending(); len(pending) {
	case 0:
		return ""
	case 1:
		return pending[0].Name
	}
	return document.AllOthers
}

// pendingOptions are the recipients, those whose delivery is not noted yet first.
func pendingOptions(x *document.Outgoing) []kit.Option {
	var list, noted []kit.Option
	for _, r := range x.Recipients {
		switch {
		case r.Purpose == document.ToKeep:
		case r.Outcome == "":
			list = append(list, kit.Option{Value: r.Name, Label: r.Name, Note: kit.T(r.How)})
		default:
			noted = append(noted, kit.Option{Value: r.Name, Label: r.Name, Note: r.Outcome})
		}
	}
	if len(list) > 1 {
		list = slices.Insert(list, 0, kit.Option{Value: document.AllOthers, Label: kit.Tf("Tất cả %d nơi chưa ghi", len(list))})
	}
	return append(list, noted...)
}

// otherSearch finds the document that corrects or replaces this one.
func (p *outgoingMovePage) otherSearch() kit.Search {
	search, own := outgoingSearch(p.screen.deps), strconv.FormatInt(p.x.ID, 10)
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		found, err := search(ctx, typed)
		return slices.DeleteFunc(found, func(o kit.Option) bool { return o.Value == own }), err
	}
}
