package screens

import (
	"context"
	"io"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// abridged is the choice of a profile without the restricted items.
const abridged = "abridged"

// choosePaper asks which paper about a person is to be shown.
func (s *staffPage) choosePaper(x *staff.Person) {
	if ok, why := s.may(); !ok {
		s.host.Notify(kit.ToneSoon, why)
		return
	}
	choices := []kit.Option{}
	for _, k := range personnel.PaperKinds() {
		if k.Of != personnel.OfPerson || k.Kind == paper.KindLeave { // a slip is issued at its leave
			continue
		}
		choices = append(choices, kit.Option{Value: k.Kind, Label: kit.T(k.Name)})
		if k.Kind == paper.KindProfile {
			choices = append(choices, kit.Option{Value: abridged, Label: kit.T("Sơ yếu lý lịch 2c, không in mục hạn chế")})
		}
	}
	kit.Choose(s.host.Window(), kit.Tf("Giấy tờ của %s", x.Summary.Name), choices, func(o kit.Option) {
		wish := personnel.PaperWish{Kind: o.Value, Person: x.ID}
		switch o.Value {
		case abridged:
			wish.Kind, wish.Abridged = paper.KindProfile, true
			s.draw(o.Label, x.Summary.Name, wish)
		case paper.KindProfile:
			s.draw(o.Label, x.Summary.Name, wish)
		default:
			s.askNumber(o.Label, x, wish)
		}
	})
}

// draw shows a paper that is not kept. The look at restricted items in it is recorded.
func (s *staffPage) draw(title, of string, wish personnel.PaperWish) {
	openDrawn(s.deps, s.stage, joined(" · ", title, of), safeName(joined(" ", title, of)), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Personnel().Draw(ctx, wish)
	})
}

// showIssued shows a paper that was issued: always the same bytes.
func (s *staffPage) showIssued(title string, issued *dossier.Paper) {
	openDrawn(s.deps, s.stage, title, safeName(title), func(ctx context.Context) ([]byte, error) {
		return s.deps.office.Personnel().PaperPDF(ctx, issued.ID)
	})
}

// numberFields ask for what a notice or a decision bears.
func (s *staffPage) numberFields() []kit.Field {
	return []kit.Field{
		{Key: "number", Label: kit.T("Số văn bản"), Required: true, Half: true, Help: kit.T("lấy ở sổ văn bản đi")},
		{Key: "dated", Label: kit.T("Ngày ký"), Kind: kit.FieldDate, Required: true, Half: true, Now: s.host.Now},
		{Key: "bases", Label: kit.T("Căn cứ"), Kind: kit.FieldLines, Rows: 4, Help: kit.T("Mỗi dòng một căn cứ; để trống: dòng chấm để điền")},
		{Key: "executors", Label: kit.T("Người thi hành"), Help: "Chánh Văn phòng, Trưởng phòng…"},
		{Key: "copies", Label: kit.T("Nơi nhận"), Kind: kit.FieldLines, Rows: 2},
	}
}

func (s *staffPage) numberStarts() map[string]string {
	return map[string]string{"number": "", "dated": string(s.today()), "bases": "", "executors": "", "copies": ""}
}

// askNumber asks for the number of a notice or a decision about a person, issues it and shows it.
func (s *staffPage) askNumber(title string, x *staff.Person, wish personnel.PaperWish) {
	openAsk(s.stage, asking{
		key: "staff.issue", title: joined(" · ", title, x.Summary.Name), label: "Lập văn bản", fields: s.numberFields(), starts: s.numberStarts(),
		side: kit.NewSection(kit.T("Cán bộ"), aboutPerson(x)),
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			wish.Number, wish.Dated, wish.Executors = v["number"], office.Day(v["dated"]), v["executors"]
			wish.Bases, wish.Copies = filledLines(v["bases"]), filledLines(v["copies"])
			issued, err := s.deps.office.Personnel().Issue(ctx, wish)
			return func() { s.showIssued(joined(" · ", title, x.Summary.Name), issued) }, err
		},
	})
}

// leaveSlip issues the slip of a leave, or brings the one that it has, and shows it.
func (s *staffPage) leaveSlip(x *staff.Person, row int) {
	var issued *dossier.Paper
	s.host.Runner().Go("staff.leave", func(ctx context.Context, _ *task.Progress) (err error) {
		issued, err = s.deps.office.Personnel().Issue(ctx, personnel.PaperWish{Kind: paper.KindLeave, Person: x.ID, Row: row})
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.showIssued(joined(" · ", kit.T("Giấy nghỉ phép"), x.Summary.Name), issued)
	})
}

// raiseKinds are the kinds of raises that lists and decisions are about.
func raiseKinds() []kit.Option {
	var list []kit.Option
	for _, o := range gradeKinds() {
		switch o.Value {
		case staff.GradeRegular, staff.GradeEarly, staff.GradeRetiring, staff.GradeOver:
			list = append(list, o)
		}
	}
	return list
}

// askList asks which list of people is to be printed, and shows it.
func (s *staffPage) askList() {
	var kinds []kit.Option
	of, names := map[string]string{}, map[string]string{}
	for _, k := range personnel.PaperKinds() {
		if k.Of != personnel.OfPerson {
			kinds, of[k.Kind], names[k.Kind] = append(kinds, kit.Option{Value: k.Kind, Label: kit.T(k.Name)}), k.Of, kit.T(k.Name)
		}
	}
	from, to := personnel.Quarter(s.day())
	page := newAsk(s.stage)
	hint := kit.NewParagraph(kit.T("Danh sách lập từ hồ sơ của từng người. Ngày và số tiền tính theo quy định chưa kiểm chứng thì bản in có ghi."))
	hint.Color = kit.ColorMuted
	page.open(asking{
		key: "staff.list", title: kit.T("In danh sách cán bộ"), label: "Xem bản in", side: kit.Pad(hint, 12, 14, 12, 14),
		fields: []kit.Field{
			{Key: "kind", Label: kit.T("Danh sách"), Kind: kit.FieldChoice, Required: true, Options: kinds},
			{Key: "on", Label: kit.T("Tại ngày"), Kind: kit.FieldDate, Half: true, Now: s.host.Now},
			{Key: "recipient", Label: kit.T("Nơi nhận"), Half: true},
			{Key: "raise", Label: kit.T("Hình thức"), Kind: kit.FieldChoice, Options: raiseKinds()},
			{Key: "from", Label: kit.T("Từ ngày"), Kind: kit.FieldDate, Half: true, Now: s.host.Now},
			{Key: "to", Label: kit.T("Đến ngày"), Kind: kit.FieldDate, Half: true, Now: s.host.Now},
		},
		starts: map[string]string{"kind": kinds[0].Value, "on": string(s.day()), "recipient": "", "raise": staff.GradeRegular, "from": string(from), "to": string(to)},
		changed: func(v map[string]string) {
			span := of[v["kind"]] == personnel.OfSpan
			page.form.SetVisible("on", !span)
			page.form.SetVisible("recipient", v["kind"] == paper.KindStaffCount)
			page.form.SetVisible("raise", v["kind"] == paper.KindRaiseList)
			page.form.SetVisible("from", span)
			page.form.SetVisible("to", span)
		},
		act: func(_ context.Context, v map[string]string) (func(), error) {
			wish := personnel.PaperWish{
				Kind: v["kind"], On: office.Day(v["on"]), From: office.Day(v["from"]), To: office.Day(v["to"]), RaiseKind: v["raise"], Recipient: v["recipient"],
			}
			return func() { s.draw(names[wish.Kind], "", wish) }, nil
		},
	})
}

// decide asks for the decision on the raises of several people, makes it and shows it.
func (s *staffPage) decide(ids []int64, kind string) {
	if ok, why := s.may(); !ok {
		s.host.Notify(kit.ToneSoon, why)
		return
	}
	people := make([]core.Seen, len(ids))
	for i, id := range ids {
		people[i].ID = id
	}
	hint := kit.NewParagraph(kit.T("Bậc, hệ số và ngày hưởng của từng người được tính lại khi lập; ai không đủ điều kiện thì báo tên và không ai được ghi. Quyết định vào hồ sơ của mọi người trong danh sách, hoặc không ai."))
	hint.Color = kit.ColorMuted
	starts := s.numberStarts()
	starts["kind"] = kind
	openAsk(s.stage, asking{
		key: "staff.decide", title: kit.Tf("Quyết định nâng bậc lương · %s", kit.Count(len(ids), "hồ sơ cán bộ")), label: "Lập quyết định", side: kit.Pad(hint, 12, 14, 12, 14),
		fields: append([]kit.Field{{Key: "kind", Label: kit.T("Hình thức"), Kind: kit.FieldChoice, Required: true, Options: raiseKinds()}}, s.numberFields()...),
		starts: starts,
		act: func(ctx context.Context, v map[string]string) (func(), error) {
			made, err := s.deps.office.Personnel().DecideRaises(ctx, personnel.RaiseDecision{
				Kind: v["kind"], Number: v["number"], Dated: office.Day(v["dated"]), Bases: filledLines(v["bases"]), Executors: v["executors"], Copies: filledLines(v["copies"]), People: people,
			})
			return func() {
				s.list.Unmark()
				s.host.Notify(kit.ToneDone, kit.Tf("Đã ghi nâng bậc lương vào %s.", kit.Count(len(made.People), "hồ sơ cán bộ")))
				s.showIssued(kit.Tf("Quyết định nâng bậc lương số %s", made.Paper.Number), made.Paper)
			}, err
		},
	})
}

// paperActions are what is printed of a person, decided on raises and taken out.
func (s *staffPage) paperActions() []register.Action[staff.Person] {
	type p = staff.Person
	allowed := func(*p) (bool, string) { return s.may() }
	return []register.Action[p]{
		{Key: "papers", Label: "Giấy tờ", Shortcut: "Ctrl+P", Icon: kit.IconPrint, Allowed: allowed, Show: func(_ shell.Host, x *p) { s.choosePaper(x) }},
		{
			Key: "decide", Label: "Quyết định nâng bậc lương", Shortcut: "Ctrl+Shift+G", Icon: kit.IconStamp, More: true, Allowed: allowed,
			Show: func(_ shell.Host, x *p) { s.decide([]int64{x.ID}, raiseKindOf(x)) },
			Many: func(_ shell.Host, ids []int64) { s.decide(ids, staff.GradeRegular) },
		},
		{
			Key: "takeout", Label: "Xuất toàn bộ hồ sơ theo yêu cầu", Icon: kit.IconDownload, More: true, Allowed: allowed, Reason: "Theo yêu cầu nào",
			Run: func(ctx context.Context, x *p, request string) error {
				_, err := s.deps.place.Write(safeName("Ho so "+x.Summary.Name)+".zip", func(to io.Writer) error { return s.deps.office.Personnel().TakeOut(ctx, to, x.ID, request) })
				return err
			},
			Done: "Đã xuất hồ sơ vào thư mục lưu tệp; lần xuất được ghi lại.",
		},
	}
}

// raiseKindOf is how the next raise of a person comes about.
func raiseKindOf(x *staff.Person) string {
	if x.Summary.RaiseKind == staff.KindOver {
		return staff.GradeOver
	}
	return staff.GradeRegular
}

// export writes the list with the full numbers of people as a workbook, once it was said why.
func (s *staffPage) export() {
	day := s.day()
	s.host.Prompt(kit.T("Xuất Excel đủ số giấy tờ"), kit.T("Tệp có đủ số định danh, số sổ, tài khoản của từng người; lần xuất được ghi lại cho từng hồ sơ."), kit.T("Lý do"), kit.T("Xuất"), true, func(reason string) {
		path := ""
		s.host.Runner().Go("staff.export", func(ctx context.Context, progress *task.Progress) (err error) {
			progress.SetText(kit.T("Đang xuất Excel"))
			path, err = s.deps.place.Write("Danh sach can bo "+string(day)+".xlsx", func(to io.Writer) error {
				return s.deps.office.Personnel().Export(ctx, to, day, strings.TrimSpace(reason))
			})
			return err
		}, func(err error) {
			if err != nil {
				s.host.Fail(err)
				return
			}
			s.host.Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path))
		})
	})
}

// slipCommand is offered where leaves are shown.
func (p *fileTables) slipCommand() (shell.Command, bool) {
	if p.table().name != staff.TableLeaves {
		return shell.Command{}, false
	}
	return shell.Command{
		Key: "staff.leave.slip", Label: "Giấy nghỉ phép", Shortcut: "Ctrl+P", Icon: kit.IconPrint,
		Allowed: func() (bool, string) {
			if ok, why := p.file.may(); !ok {
				return false, why
			}
			return p.selected() != nil, kit.T("Hãy chọn một dòng còn đúng.")
		},
		Do: func() {
			if row := p.selected(); row != nil {
				p.file.page.leaveSlip(p.file.x, row.No)
			}
		},
	}, true
}
