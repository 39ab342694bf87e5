package personnel

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/store"
)

// PaperKind is a paper about people that can be drawn.
type PaperKind struct {
	Kind string // paper.KindProfile …
	Name string // Vietnamese
	Of   string // OfPerson, OfDay, OfSpan: what PaperWish has to say

	numbered bool // it is issued under a number of the register of outgoing documents
	fill     func(p *Personnel, ctx context.Context, f *filling) (any, error)
}

// What a paper is about.
const (
	OfPerson = "person" // Person; a leave slip also Row
	OfDay    = "day"    // On
	OfSpan   = "span"   // From and To
)

var paperKinds = []PaperKind{
	{paper.KindProfile, "Sơ yếu lý lịch 2c", OfPerson, false, (*Personnel).profilePaper},
	{paper.KindLeave, "Giấy nghỉ phép", OfPerson, false, (*Personnel).leaveSlip},
	{paper.KindRetirementNotice, "Thông báo nghỉ hưu", OfPerson, true, (*Personnel).retirementPaper},
	{paper.KindRetirementDecision, "Quyết định nghỉ hưu", OfPerson, true, (*Personnel).retirementPaper},
	{paper.KindStaffPay, "Danh sách và tiền lương", OfDay, false, (*Personnel).payList},
	{paper.KindStaffCount, "Báo cáo số lượng, chất lượng", OfDay, false, (*Personnel).countList},
	{paper.KindRaiseList, "Danh sách đề nghị nâng bậc lương", OfSpan, false, (*Personnel).raiseList},
	{paper.KindRetirementList, "Danh sách nghỉ hưu", OfSpan, false, (*Personnel).retirementList},
}

// PaperKinds returns the papers that Draw and Issue make, in the order they are offered. The decision on raises is issued by
// DecideRaises.
func PaperKinds() []PaperKind { return paperKinds }

// PaperName returns the Vietnamese name of a kind of paper about people, "" for another.
func PaperName(kind string) string {
	if kind == paper.KindRaiseDecision {
		return "Quyết định nâng bậc lương"
	}
	k, err := paperKindOf(kind)
	if err != nil {
		return ""
	}
	return k.Name
}

// PaperWish says which paper, and what it is to show. What does not concern its kind is not looked at.
type PaperWish struct {
	Kind      string
	Person    int64
	Row       int        // number of the leave
	On        office.Day // empty: today
	From, To  office.Day // empty: the quarter of the day
	RaiseKind string     // of a list of raises; empty: staff.GradeRegular
	People    []int64    // of a list of raises; empty: everybody
	Abridged  bool       // a profile without the restricted items
	Recipient string     // đơn vị nhận báo cáo

	Number    string     // without the symbol, from the register of outgoing documents
	Dated     office.Day // empty: today
	Bases     []string
	Executors string
	Copies    []string
}

// filling is what a paper is filled from.
type filling struct {
	wish     PaperWish
	kind     PaperKind
	settings core.OfficeSettings
	rules    *staff.Rules
	tree     staff.Tree
	person   *staff.Person // whole; nil for a list
}

// Draw draws a paper as Issue would, without a running number, and keeps nothing. A look at restricted items is recorded.
// Errors: office.CodeInvalid with the JSON-like name of the field of PaperWish, CodeRefused, CodeNotFound.
func (p *Personnel) Draw(ctx context.Context, w PaperWish) ([]byte, error) {
	f, data, err := p.filled(ctx, w, ActView)
	if err != nil {
		return nil, err
	}
	_, pdf, err := p.render(f.settings, issuing{kind: w.Kind, number: w.Number, fill: func(string) any { return data }})
	return pdf, err
}

// Issue draws a paper and keeps it with its number. The slip of a leave that has one already is returned as it is. Errors: as
// Draw, and CodeInvalid for a notice or decision without a number.
func (p *Personnel) Issue(ctx context.Context, w PaperWish) (*dossier.Paper, error) {
	k, err := paperKindOf(w.Kind)
	if err != nil {
		return nil, err
	}
	if k.numbered && strings.TrimSpace(w.Number) == "" {
		return nil, office.Invalid("number", "Hãy ghi số văn bản, lấy ở sổ văn bản đi.")
	}
	f, data, err := p.filled(ctx, w, ActExport)
	if err != nil {
		return nil, err
	}
	var issued *dossier.Paper
	err = p.update(ctx, actIssue, func(d *desk) error {
		i := f.issuing(data)
		if k.Kind == paper.KindLeave {
			if issued, err = p.office.Store.Papers.IssuedFor(d.tx, 0, i.kind, i.occasion); err != nil || issued != nil {
				return err
			}
		}
		issued, _, err = d.issue(f.settings, i)
		return err
	})
	if err != nil {
		return nil, err
	}
	return issued, nil
}

// issuing is the paper of a filling.
func (f *filling) issuing(data any) issuing {
	i := issuing{kind: f.kind.Kind, person: f.wish.Person, number: f.wish.Number, fill: func(string) any { return data }}
	switch {
	case f.kind.Kind == paper.KindProfile && !f.wish.Abridged:
		i.occasion = occasionWhole
	case f.kind.Kind == paper.KindLeave:
		i.occasion, i.series = fmt.Sprintf("%s %d", fileCode(f.wish.Person), f.wish.Row), "staff-leave"
		i.fill = func(number string) any {
			slip := data.(paper.LeaveData)
			slip.Number = number
			return slip
		}
	case f.kind.Of == OfDay:
		i.occasion = string(f.wish.On)
	case f.kind.Of == OfSpan:
		i.occasion = string(f.wish.From) + " " + string(f.wish.To)
	}
	return i
}

// filled gathers what a paper shows; look is the action under which a look at restricted items is recorded.
func (p *Personnel) filled(ctx context.Context, w PaperWish, look string) (*filling, any, error) {
	if err := p.officer(); err != nil {
		return nil, nil, err
	}
	f := &filling{wish: w.with(p.today())}
	var err error
	if f.kind, err = paperKindOf(w.Kind); err != nil {
		return nil, nil, err
	}
	if f.settings, err = p.office.Settings(ctx); err != nil {
		return nil, nil, err
	}
	if f.rules, err = p.Rules(); err != nil {
		return nil, nil, err
	}
	if f.tree, err = p.Tree(ctx); err != nil {
		return nil, nil, err
	}
	if f.kind.Of == OfPerson {
		if f.person, err = p.about(ctx, f, look); err != nil {
			return nil, nil, err
		}
	}
	data, err := f.kind.fill(p, ctx, f)
	return f, data, err
}

// with fills in what was left out of a wish.
func (w PaperWish) with(today office.Day) PaperWish {
	core.Compose(&w)
	w.On, w.Dated = cmp.Or(w.On, today), cmp.Or(w.Dated, today)
	if w.From == "" && w.To == "" {
		w.From, w.To = Quarter(w.On)
	}
	return w
}

// Quarter returns the first and the last day of the quarter of a day.
func Quarter(day office.Day) (from, to office.Day) {
	t := day.Time()
	first := t.AddDate(0, -(int(t.Month())-1)%3, 1-t.Day())
	return office.DayOf(first), office.DayOf(first.AddDate(0, 3, -1))
}

func paperKindOf(kind string) (PaperKind, error) {
	for _, k := range paperKinds {
		if k.Kind == kind {
			return k, nil
		}
	}
	return PaperKind{}, office.Invalid("kind", "Không có loại giấy tờ “%s” về cán bộ.", kind)
}

// about is whom a paper is about; a whole profile counts as a look.
func (p *Personnel) about(ctx context.Context, f *filling, look string) (*staff.Person, error) {
	if f.kind.Kind == paper.KindProfile && !f.wish.Abridged {
		err := p.office.Update(ctx, look, func(tx *store.Tx) error {
			return (&desk{personnel: p, tx: tx}).looked(f.wish.Person, "sơ yếu lý lịch")
		})
		if err != nil {
			return nil, err
		}
	}
	return p.office.Store.Staff.Whole(ctx, f.wish.Person)
}

func (p *Personnel) profilePaper(_ context.Context, f *filling) (any, error) {
	x := f.person
	if f.wish.Abridged {
		x = x.WithoutPrivate()
	}
	return p.profileData(f.settings, f.rules, f.tree, x, f.wish.On), nil
}

// leaveSlip is giấy nghỉ phép of a leave of the file.
func (p *Personnel) leaveSlip(_ context.Context, f *filling) (any, error) {
	for _, l := range staff.Holding(f.person.Leaves) {
		if l.No != f.wish.Row {
			continue
		}
		data := paper.LeaveData{
			StaffLetter: p.letterOf(f, "GNP"), Person: onPaper(f.rules, f.tree, f.person, f.wish.On), Asked: l.Decision.Dated, From: l.From.First(), To: l.To.Last(),
			Where: l.Place, Length: lengthOf(l.Halves), Counts: lowerFirst(l.Kind),
		}
		if annual(f.rules, l.Kind, l.From.First()) {
			data.Counts = fmt.Sprintf("nghỉ hằng năm của năm %d", cmp.Or(l.Year, l.From.Year()))
		}
		return data, nil
	}
	return nil, office.NotFound("Hồ sơ của %s không có lần nghỉ số %d.", f.person.Summary.Name, f.wish.Row)
}

func lowerFirst(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(first)) + words[size:]
}

// annual says whether a kind of leave is taken from the annual leave.
func annual(rules *staff.Rules, kind string, on office.Day) bool {
	return slices.ContainsFunc(rules.LeaveKinds, func(k staff.LeaveKind) bool {
		return k.Name == kind && k.Annual && k.From <= on && (k.To == "" || on <= k.To)
	})
}

// lengthOf writes half days as slips do: 05 ngày làm việc.
func lengthOf(halves int) string {
	if halves%2 == 0 {
		return fmt.Sprintf("%02d ngày làm việc", halves/2)
	}
	return staff.Days(halves) + " ngày làm việc"
}

// retirementPaper is the notice of retirement or the decision on it.
func (p *Personnel) retirementPaper(_ context.Context, f *filling) (any, error) {
	x, retirement := f.person, f.rules.Retirement(f.person)
	if retirement.Day == "" {
		return nil, office.Refuse("Hồ sơ của %s chưa có ngày sinh nên không tính được ngày nghỉ hưu.", x.Summary.Name)
	}
	symbol := "TB"
	if f.kind.Kind == paper.KindRetirementDecision {
		symbol = "QĐ"
	}
	d := x.Now(f.wish.On)
	data := paper.RetirementData{
		StaffLetter: p.letterOf(f, symbol), Person: onPaper(f.rules, f.tree, x, f.wish.On), Insurance: d.InsuranceNumber, Age: retirement.Age.String(),
		Reaches: retirement.Reached, Retires: retirement.Day, Address: cmp.Or(d.Address, d.Residence), HandOver: retirement.LastDay,
	}
	if area := f.settings.Area; area != "" {
		data.Insurer = "Bảo hiểm xã hội " + strings.Replace(area, "Tỉnh", "tỉnh", 1)
	}
	if g := x.Grade(f.wish.On); g != nil {
		data.Pay = stepOf(f.rules, g, f.wish.On)
	}
	return data, nil
}

// letterOf is what the letter of a wish begins and ends with.
func (p *Personnel) letterOf(f *filling, symbol string) paper.StaffLetter {
	l := p.letter(f.settings, symbol, f.wish.Number, f.wish.Dated)
	l.Bases, l.Executors, l.Copies = f.wish.Bases, f.wish.Executors, f.wish.Copies
	return l
}
