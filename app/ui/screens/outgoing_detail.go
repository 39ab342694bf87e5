package screens

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
)

// banner says what is to be done with the document next, and by when.
func (s *outgoing) banner(x *document.Outgoing) register.Banner {
	word, tone := s.clock.outgoing(x)
	return register.Banner{Tone: tone, Title: word, Text: s.nextStep(x)}
}

// nextStep says who has the document, or what is to be done with it.
func (s *outgoing) nextStep(x *document.Outgoing) string {
	switch x.State {
	case document.Draft:
		return kit.Tf("%s soạn; %s.", x.Drafter, versionsText(x))
	case document.AtUnit:
		return kit.Tf("Chờ lãnh đạo %s.", x.Unit)
	case document.AtOffice:
		return kit.T("Chờ kiểm tra thể thức, trình ký.")
	case document.Signed:
		return kit.Tf("Cấp số chậm nhất %s (NĐ 30/2020, Điều 15).", longDay(s.clock.numberBy(x)))
	case document.Numbered:
		return kit.T("Phát hành trong ngày, chậm nhất ngày làm việc sau (NĐ 30/2020).")
	case document.Issued:
		return kit.Tf("Phát hành %s tới %s.", x.IssuedOn, kit.Count(x.Addressees(), "nơi nhận"))
	case document.Cancelled:
		return lastNote(x.Events)
	}
	return ""
}

func versionsText(x *document.Outgoing) string {
	if len(x.Drafts) == 0 {
		return kit.T("chưa có tệp")
	}
	return kit.Tf("bản dự thảo thứ %d", len(x.Drafts))
}

// lastNote is what was said with the last thing that was done.
func lastNote(events []document.Event) string {
	if len(events) == 0 {
		return ""
	}
	return events[len(events)-1].Note
}

func (s *outgoing) sections(x *document.Outgoing) []register.Section {
	sections := []register.Section{s.contentSection(x)}
	if x.State != document.Draft || x.SignedOn != "" {
		sections = append(sections, register.Section{Title: kit.T("Ký, cấp số"), Pairs: s.signedPairs(x)})
	}
	if len(x.Recipients) > 0 {
		sections = append(sections, register.Section{Title: kit.Tf("Nơi nhận %d", len(x.Recipients)), Pairs: recipientPairs(x)})
	}
	if len(x.Files) > 0 {
		sections = append(sections, register.Section{Title: kit.Tf("Tệp %d", len(x.Files)), Object: storedFiles(s.deps, s.stage, x.Drafter, x.Files).list()})
	}
	if len(x.Drafts) > 1 {
		sections = append(sections, register.Section{Title: kit.T("Các bản dự thảo"), Object: s.versions(x)})
	}
	sections = append(sections, s.linkSections(x)...)
	if pairs := documentEvents(x.Events, outgoingVerbs(), s.host.Now()); len(pairs) > 0 {
		sections = append(sections, register.Section{Title: kit.T("Diễn biến"), Pairs: pairs})
	}
	return sections
}

// contentSection is what the document says of itself.
func (s *outgoing) contentSection(x *document.Outgoing) register.Section {
	return register.Section{Title: kit.T("Văn bản"), Pairs: []kit.Pair{
		{Label: kit.T("Trích yếu"), Value: x.Summary},
		{Label: kit.T("Loại"), Value: x.Type},
		{Label: kit.T("Soạn"), Value: joined(" · ", x.Drafter, x.Unit)},
		{Label: kit.T("Độ khẩn"), Value: unless(x.Urgency == document.Normal, kit.T(x.Urgency)), Tone: kit.ToneLate},
		{Label: kit.T("Số trang, bản"), Value: pagesAndCopies(x.Pages, x.Copies)},
		{Label: kit.T("Lưu bản gốc"), Value: x.Keeper},
		{Label: kit.T("Lĩnh vực"), Value: x.Field},
		{Label: kit.T("Nhãn"), Value: kit.ListText(x.Tags)},
		{Label: kit.T("Ghi chú"), Value: x.Note},
	}}
}

func (s *outgoing) signedPairs(x *document.Outgoing) []kit.Pair {
	series := ""
	if x.Series != "" {
		series = kit.Tf("%s năm %s", kit.T(registry.SeriesName(x.Series)), document.Period(x.Dated))
	}
	return []kit.Pair{
		{Label: kit.T("Người ký"), Value: joined(", ", joined(" ", x.Authority, x.Signer), x.SignerPost)},
		{Label: kit.T("Ngày ký"), Value: x.SignedOn.String()},
		{Label: kit.T("Số, ký hiệu"), Value: documentText(x.Number, x.Dated)},
		{Label: kit.T("Sổ"), Value: series},
		{Label: kit.T("Giữ, chèn số"), Value: x.Inserted, Tone: kit.ToneSoon},
		{Label: kit.T("Phát hành"), Value: x.IssuedOn.String()},
	}
}

// recipientPairs are the recipients with what for, how and with what outcome each gets the document.
func recipientPairs(x *document.Outgoing) []kit.Pair {
	pairs := make([]kit.Pair, len(x.Recipients))
	for i, r := range x.Recipients {
		copies := ""
		if r.Copies > 1 {
			copies = kit.Tf("%d bản", r.Copies)
		}
		tone := kit.ToneNone
		if r.Outcome != "" {
			tone = kit.ToneDone
		}
		sent := ""
		if r.SentOn != "" && r.Purpose != document.ToKeep {
			sent = kit.Tf("chuyển %s", r.SentOn)
		}
		pairs[i] = kit.Pair{Label: kit.T(firstOf(r.Purpose, document.ToCarryOut)), Value: joined("\n", r.Name, joined(" · ", kit.T(r.How), copies, sent, r.Outcome)), Tone: tone}
	}
	return pairs
}

// versions are the drafts, newest first; Enter opens the files of one.
func (s *outgoing) versions(x *document.Outgoing) fyne.CanvasObject {
	items := make([]kit.FileItem, len(x.Drafts))
	at := func(i int) document.DraftFiles { return x.Drafts[len(x.Drafts)-1-i] }
	for i := range items {
		v := at(i)
		items[i] = kit.FileItem{
			Name: kit.Tf("Bản %d · %s", len(x.Drafts)-i, firstOf(v.Note, fileNames(v.Files))), Note: joined(" · ", briefTime(v.At, s.host.Now()), v.By), Icon: kit.IconPaperclip,
		}
	}
	return kit.NewFileList(items, func(i int) {
		of := storedFiles(s.deps, s.stage, at(i).By, at(i).Files)
		of.view(of.all[0])
	})
}

// linkSections lead to the documents that it answers, to the one that stands for it, and to its folder.
func (s *outgoing) linkSections(x *document.Outgoing) []register.Section {
	var list []register.Section
	for _, id := range x.AnswersID {
		list = append(list, linkedSection(s.host, kit.T("Trả lời văn bản đến"), "outgoing.linked.answers."+strconv.FormatInt(id, 10), func(ctx context.Context) (string, error) {
			in, err := s.deps.office.Store.Incoming.Get(ctx, id)
			if err != nil {
				return "", err
			}
			return joined(" · ", kit.Tf("Số đến %s", in.Arrival()), in.Number, in.Author), nil
		}, func(h shell.Host) { h.Navigate(Incoming, id) }))
	}
	if x.OtherID != 0 {
		list = append(list, linkedOutgoing(s.deps, s.host, kit.T("Văn bản đính chính, thay thế"), "outgoing.linked.other", x.OtherID))
	}
	if x.FolderID != 0 {
		list = append(list, linkedFolder(s.deps, s.host, "outgoing.linked.folder", x.FolderID))
	}
	return list
}
