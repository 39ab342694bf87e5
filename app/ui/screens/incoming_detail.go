package screens

import (
	"context"
	"strconv"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
)

// banner says when the document is due, or why no time runs.
func (s *incoming) banner(x *document.Incoming) register.Banner {
	word, tone := s.clock.incoming(x)
	switch {
	case x.State == document.Completed:
		return register.Banner{Tone: kit.ToneDone, Title: joined(" · ", word, x.CompletedOn.String()), Text: s.inTime(x)}
	case x.State.Open() && x.Due != "":
		return register.Banner{Tone: tone, Title: kit.Tf("Hạn %s", longDay(x.Due)), Text: joined(" · ", word, s.whoHas(x))}
	}
	return register.Banner{Tone: tone, Title: word, Text: firstOf(s.whoHas(x), nextStep(x))}
}

// inTime says whether a completed document was done by its day.
func (s *incoming) inTime(x *document.Incoming) string {
	switch {
	case x.Due == "":
		return ""
	case x.CompletedOn > x.Due:
		return kit.Tf("quá hạn %d ngày, hạn %s", max(1, s.clock.workdays(x.Due, x.CompletedOn)), x.Due)
	}
	return kit.Tf("trong hạn %s", x.Due)
}

func (s *incoming) whoHas(x *document.Incoming) string { return joined(" – ", x.Unit(), x.Handler) }

// nextStep says what is to be done with a document that nobody has yet.
func nextStep(x *document.Incoming) string {
	switch x.State {
	case document.Arrived, document.ToPresent:
		return kit.T("Trình lãnh đạo trong ngày, chậm nhất ngày làm việc sau (NĐ 30/2020).")
	case document.Presented:
		return kit.T("Chờ lãnh đạo cho ý kiến.")
	}
	return ""
}

// aboutIncoming is a document in a few pairs, beside a page that does something with it.
func (s *incoming) aboutIncoming(x *document.Incoming) []kit.Pair {
	return []kit.Pair{
		{Label: kit.T("Số đến"), Value: kit.Tf("%s, ngày %s", x.Arrival(), x.ArrivedOn)},
		{Label: kit.T("Văn bản"), Value: documentText(firstOf(joined(" ", x.Type, x.Number), "—"), x.Dated)},
		{Label: kit.T("Tác giả"), Value: x.Author},
		{Label: kit.T("Trích yếu"), Value: x.Summary},
	}
}

// placeOfIncoming says in pairs how a document stands and who has it.
func (s *incoming) placeOfIncoming(x *document.Incoming) []kit.Pair {
	word, tone := s.clock.incoming(x)
	pairs := []kit.Pair{
		{Label: kit.T("Trạng thái"), Value: joined(" · ", kit.T(string(x.State)), otherThan(word, kit.T(string(x.State)))), Tone: tone},
		{Label: kit.T("Chủ trì"), Value: x.Unit()},
		{Label: kit.T("Người xử lý"), Value: x.Handler},
	}
	if x.Due != "" {
		pairs = append(pairs, kit.Pair{Label: kit.T("Hạn"), Value: longDay(x.Due), Tone: tone})
	}
	return pairs
}

func otherThan(text, known string) string {
	if text == known {
		return ""
	}
	return text
}

func (s *incoming) sections(x *document.Incoming) []register.Section {
	sections := []register.Section{s.bookSection(x), {Title: kit.T("Đang ở đâu"), Pairs: s.placeOfIncoming(x)}}
	if len(x.Directions) > 0 {
		sections = append(sections, register.Section{Title: kit.T("Ý kiến chỉ đạo"), Pairs: directionPairs(x, s.host.Now())})
	}
	sections = append(sections, s.filesSection(x)...)
	sections = append(sections, s.linkSections(x)...)
	if pairs := documentEvents(x.Events, incomingVerbs(), s.host.Now()); len(pairs) > 0 {
		sections = append(sections, register.Section{Title: kit.T("Diễn biến"), Pairs: pairs})
	}
	return sections
}

// bookSection is what the register says of the document.
func (s *incoming) bookSection(x *document.Incoming) register.Section {
	return register.Section{Title: kit.T("Văn bản"), Pairs: []kit.Pair{
		{Label: kit.T("Trích yếu"), Value: x.Summary},
		{Label: kit.T("Số, ký hiệu"), Value: documentText(x.Number, x.Dated)},
		{Label: kit.T("Ngày văn bản"), Value: unless(x.Number != "", x.Dated.String())},
		{Label: kit.T("Loại"), Value: x.Type},
		{Label: kit.T("Tác giả"), Value: joined(" · ", x.Author, kit.T(x.Level))},
		{Label: kit.T("Người ký"), Value: joined(", ", x.Signer, x.SignerPost)},
		{Label: kit.T("Ngày đến"), Value: joined(" · ", x.ArrivedOn.String(), kit.T(x.Source), x.Registrar)},
		{Label: kit.T("Độ khẩn"), Value: unless(x.Urgency == document.Normal, kit.T(x.Urgency)), Tone: kit.ToneLate},
		{Label: kit.T("Số trang, bản"), Value: pagesAndCopies(x.Pages, x.Copies)},
		{Label: kit.T("Lĩnh vực"), Value: x.Field},
		{Label: kit.T("Nhãn"), Value: kit.ListText(x.Tags)},
		{Label: kit.T("Ghi chú"), Value: x.Note},
	}}
}

func unless(hide bool, text string) string {
	if hide {
		return ""
	}
	return text
}

// filesSection are the files; Enter opens the viewer.
func (s *incoming) filesSection(x *document.Incoming) []register.Section {
	if len(x.Files) == 0 {
		return nil
	}
	of := storedFiles(s.deps, s.stage, x.Author, x.Files)
	return []register.Section{{Title: kit.Tf("Tệp %d", len(of.all)), Object: of.list()}}
}

// linkSections lead to the answer, the letter the document came from, and the folder that it lies in.
func (s *incoming) linkSections(x *document.Incoming) []register.Section {
	var list []register.Section
	if x.AnswerID != 0 {
		list = append(list, linkedOutgoing(s.deps, s.host, kit.T("Văn bản trả lời"), "incoming.linked.answer", x.AnswerID))
	}
	if x.FolderID != 0 {
		list = append(list, linkedFolder(s.deps, s.host, "incoming.linked.folder", x.FolderID))
	}
	if x.LetterID != 0 {
		list = append(list, linkedSection(s.host, kit.T("Đến từ thư"), "incoming.linked.letter", func(ctx context.Context) (string, error) {
			l, err := s.deps.office.Store.Letters.Get(ctx, x.LetterID)
			if err != nil {
				return "", err
			}
			return joined(" · ", firstOf(l.From.Name, l.From.Address), l.Subject, fullTime(l.ReceivedAt)), nil
		}, func(h shell.Host) { h.Navigate(Letters, x.LetterID) }))
	}
	return list
}

// file puts the document into a folder: the line in its index and the note in the document are one transaction.
func (s *incoming) file(ctx context.Context, x *document.Incoming, folder int64) (func(), error) {
	saved, err := s.deps.office.Registry().MoveFolder(ctx, folder, 0, document.ActAdd, document.FolderGiven{Items: []document.Item{registry.ItemOfIncoming(x)}})
	return func() {
		s.list.Hold(x.ID)
		s.host.Notify(kit.ToneDone, kit.Tf("Đã đưa văn bản đến số %s vào hồ sơ %s.", x.Arrival(), saved.Code))
	}, err
}

// answer makes a draft that answers the document and goes there.
func (s *incoming) answer(x *document.Incoming) {
	registry := s.deps.office.Registry()
	var draft *document.Outgoing
	s.host.Runner().Go("incoming.answer", func(ctx context.Context, _ *task.Progress) (err error) {
		if draft, err = registry.Answer(ctx, x.ID); err != nil {
			return err
		}
		return registry.Draft(ctx, draft, "")
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Notify(kit.ToneDone, kit.Tf("Đã lập dự thảo trả lời văn bản đến số %s.", x.Arrival()))
		s.host.Navigate(Outgoing, draft.ID)
	})
}

// slip shows phiếu giải quyết văn bản đến with what leaders wrote so far.
func (s *incoming) slip(x *document.Incoming) {
	id := x.ID
	openDrawn(s.deps, s.stage, kit.Tf("Phiếu giải quyết văn bản đến số %s", x.Arrival()), "phieu-giai-quyet-"+x.Arrival(), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().DirectionSlip(ctx, id)
	})
}

// stamped shows a copy of the first PDF with the stamp ĐẾN on its first page; the original stays as it came.
func (s *incoming) stamped(x *document.Incoming) {
	n := pdfOf(x)
	if n < 0 {
		s.host.Notify(kit.ToneSoon, kit.T("Văn bản này không có tệp PDF để đóng dấu ĐẾN."))
		return
	}
	id := x.ID
	openDrawn(s.deps, s.stage, kit.Tf("Bản có dấu ĐẾN · số %s", x.Arrival()), "den-"+x.Arrival()+"-"+strconv.Itoa(x.ArrivedOn.Time().Year()), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Registry().Stamped(ctx, id, n)
	})
}

// pdfOf is the first PDF of a document, -1 for none.
func pdfOf(x *document.Incoming) int {
	for i, f := range x.Files {
		if kindOf(f.Type) == "PDF" {
			return i
		}
	}
	return -1
}

// actions are the moves, and what else is done with a document.
func (s *incoming) actions() []register.Action[document.Incoming] {
	type x = document.Incoming
	return append(s.moveActions(), []register.Action[x]{
		{
			Key: "answer", Label: "Trả lời bằng văn bản đi", Shortcut: "Ctrl+R", Icon: kit.IconMailOut, More: true,
			Hidden: func(x *x) bool { return x.Unit() == "" || !x.State.Open() }, Show: func(_ shell.Host, x *x) { s.answer(x) },
		},
		{
			Key: "slip", Label: "Phiếu giải quyết", Shortcut: "Ctrl+P", Icon: kit.IconPrint, More: true,
			Show: func(_ shell.Host, x *x) { s.slip(x) },
		},
		{
			Key: "stamped", Label: "Bản có dấu ĐẾN", Shortcut: "Ctrl+G", Icon: kit.IconStamp, More: true,
			Hidden: func(x *x) bool { return pdfOf(x) < 0 }, Show: func(_ shell.Host, x *x) { s.stamped(x) },
		},
		{
			Key: "correct", Label: "Sửa thông tin", Shortcut: "F2", Icon: kit.IconEdit, More: true,
			Show: func(_ shell.Host, x *x) { s.correct(x) },
		},
		{
			Key: "letter", Label: "Mở thư gốc", Shortcut: "Ctrl+L", Icon: kit.IconMail, More: true, Hidden: func(x *x) bool { return x.LetterID == 0 },
			Show: func(h shell.Host, x *x) { h.Navigate(Letters, x.LetterID) },
		},
		{
			Key: "reply", Label: "Mở văn bản trả lời", Shortcut: "Ctrl+O", Icon: kit.IconOpen, More: true, Hidden: func(x *x) bool { return x.AnswerID == 0 },
			Show: func(h shell.Host, x *x) { h.Navigate(Outgoing, x.AnswerID) },
		},
	}...)
}
