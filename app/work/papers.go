package work

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"time"

	"vanphongso/app/work/core"
	"vanphongso/app/work/personnel"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

const paperTable = "papers"

// PaperKind is a paper that can be issued about a dossier.
type PaperKind struct {
	Kind string // paper.KindReceipt …
	Name string // Vietnamese

	occasion func(x *dossier.Dossier, now time.Time) (o occasion, can bool)
	fill     func(f *filling) any
	series   string // of the running numbers it has when its occasion has no document; empty for a paper without
}

// occasion is what a paper is issued for.
type occasion struct {
	key      string     // tells it from the other occasions of the dossier and the kind
	document string     // number of the document that it was done with: the paper's own number
	day      office.Day // of that document; empty for the day of issue
	refused  string     // why the paper cannot be drawn yet, in a sentence; one that was issued before still counts
}

// paperKinds are the papers of a dossier, in the order they are offered.
var paperKinds = []PaperKind{
	{paper.KindReceipt, "Giấy tiếp nhận", receiptOccasion, fillReceipt, ""},
	{paper.KindSupplement, "Phiếu yêu cầu bổ sung", supplementOccasion, fillSupplement, "supplement"},
	{paper.KindRefusal, "Phiếu từ chối", refusalOccasion, fillRefusal, "refusal"},
	{paper.KindTransfer, "Giấy bàn giao hồ sơ", transferOccasion, fillTransfer, "transfer"},
	{paper.KindControl, "Phiếu kiểm soát", controlOccasion, fillControl, ""},
	{paper.KindApology, "Văn bản xin lỗi, hẹn lại ngày trả", apologyOccasion, fillApology, ""},
	{paper.KindStop, "Thông báo dừng giải quyết", stopOccasion, fillStop, ""},
	{paper.KindReturn, "Giấy biên nhận trả kết quả", returnOccasion, fillReturn, "return"},
	{paper.KindExplanation, "Vì sao hẹn trả ngày này", explanationOccasion, fillExplanation, ""},
	{paper.KindGuidance, "Phiếu hướng dẫn", guidanceOccasion, fillGuidance, "guidance"},
	{paper.KindComment, "Phiếu góp ý", commentOccasion, fillComment, ""},
}

// otherPapers name the papers that are not issued about one dossier by Issue.
var otherPapers = map[string]string{
	paper.KindBatch: "Giấy bàn giao nhiều hồ sơ", paper.KindResults: "Phiếu bàn giao kết quả", paper.KindFee: "Phiếu thu phí, lệ phí (nội bộ)",
	paper.KindRegister: "Sổ theo dõi hồ sơ",
}

// PaperKinds returns the papers that Issue draws, in the order they are offered.
func PaperKinds() []PaperKind { return paperKinds }

// PaperName returns the Vietnamese name of a kind of paper.
func PaperName(kind string) string {
	if k, err := paperKindOf(kind); err == nil {
		return k.Name
	}
	if name := cmp.Or(otherPapers[kind], personnel.PaperName(kind)); name != "" {
		return name
	}
	return "Giấy tờ"
}

func paperKindOf(kind string) (PaperKind, error) {
	for _, k := range paperKinds {
		if k.Kind == kind {
			return k, nil
		}
	}
	return PaperKind{}, office.Invalid("kind", "Không có loại giấy tờ “%s” của một hồ sơ.", kind)
}

// Kinds returns which papers the dossier can have now, in the order they are offered; PaperName names them. x is a whole
// dossier, not one of a page.
func (d *Desk) Kinds(x *dossier.Dossier) []string {
	var kinds []string
	now := d.office.Time()
	for _, k := range paperKinds {
		if _, can := k.occasion(x, now); can {
			kinds = append(kinds, k.Kind)
		}
	}
	return kinds
}

// Issue draws the paper of that kind from what the dossier holds and keeps it. One that was issued for the same occasion
// already (the same request for papers, the same hand-over …) is returned as it is, with its number. Errors:
// office.CodeInvalid for a kind that no paper has, office.CodeRefused when the dossier cannot have it.
func (d *Desk) Issue(ctx context.Context, dossierID int64, kind string) (issued *dossier.Paper, err error) {
	k, f, err := d.fillingFor(ctx, dossierID, kind)
	if err != nil {
		return nil, err
	}
	err = d.office.Update(ctx, "issue", func(tx *store.Tx) error {
		if f.x, err = d.office.Store.Dossiers.Load(tx, dossierID); err != nil {
			return err
		}
		if err := f.ask(k); err != nil {
			return err
		}
		issued, err = d.issue(tx, f.settings, k.issuing(f))
		return err
	})
	if err != nil {
		return nil, err
	}
	return issued, nil
}

// Draft draws the paper of that kind as Issue would, without a running number, and keeps nothing. Errors: as Issue.
func (d *Desk) Draft(ctx context.Context, dossierID int64, kind string) ([]byte, error) {
	k, f, err := d.fillingFor(ctx, dossierID, kind)
	if err != nil {
		return nil, err
	}
	if err := f.ask(k); err != nil {
		return nil, err
	}
	pdf, _, err := d.render(f.settings, k.issuing(f))
	return pdf, err
}

// fillingFor gathers what a paper of the kind is filled from.
func (d *Desk) fillingFor(ctx context.Context, dossierID int64, kind string) (PaperKind, *filling, error) {
	k, err := paperKindOf(kind)
	if err != nil {
		return k, nil, err
	}
	f, err := d.filling(ctx, dossierID)
	return k, f, err
}

// ask finds the occasion of the paper, or refuses it.
func (f *filling) ask(k PaperKind) error {
	can := false
	if f.occasion, can = k.occasion(f.x, f.at); !can {
		return office.Refuse("Hồ sơ %s đang ở trạng thái “%s” nên không có %s.", f.x.Code, f.x.State, lowerFirst(k.Name))
	}
	return nil
}

// receiptOf is form 01 of a dossier that is being taken in.
func receiptOf(x *dossier.Dossier, s core.OfficeSettings) Issuing {
	f := &filling{x: x, settings: s, at: x.ReceivedAt, by: x.Receiver}
	f.occasion, _ = receiptOccasion(x, x.ReceivedAt)
	return Issuing{
		Kind: paper.KindReceipt, Occasion: f.occasion.key, Dossier: x, Number: f.occasion.document, At: f.at, By: f.by,
		Fill: func(string) any { return fillReceipt(f) },
	}
}

// issuing is the paper of that kind about the dossier of a filling.
func (k PaperKind) issuing(f *filling) Issuing {
	p := Issuing{
		Kind: k.Kind, Occasion: f.occasion.key, Dossier: f.x, Number: f.occasion.document, Series: k.series, At: f.at, By: f.by,
		Refused: f.occasion.refused,
	}
	p.Fill = func(number string) any {
		f.number = number
		return k.fill(f)
	}
	return p
}

// Issuing is a paper about to be issued. Use cases that keep records of their own (fees …) fill one and call Desk.issue
// in the transaction that saves the record.
type Issuing struct {
	Kind     string           // paper.KindFee …; the form set, or the office's own, has a form that shows it
	Occasion string           // what it is issued for; the paper that was issued for the same occasion already is taken
	Dossier  *dossier.Dossier // which it is about; nil for several
	Dossiers []int64          // those several
	Number   string           // given by a document; empty takes the next of Series
	Series   string           // of running numbers by year, "fee"; empty for a paper without a number
	At       time.Time
	By       string
	Refused  string // why it cannot be drawn, in a sentence; empty when it can

	Fill func(number string) any // what the form shows, a struct of package paper; number is the one it has got
}

// issue draws the paper and saves it, or returns the one that was issued for the same occasion.
func (d *Desk) issue(tx *store.Tx, s core.OfficeSettings, p Issuing) (*dossier.Paper, error) {
	earlier, err := d.office.Store.Papers.IssuedFor(tx, p.dossierID(), p.Kind, p.Occasion)
	if err != nil || earlier != nil {
		return earlier, err
	}
	if p.Refused != "" {
		return nil, office.Refuse("%s", p.Refused)
	}
	if p.Number == "" && p.Series != "" {
		n, err := d.office.Store.Numbers.Next(tx, "paper-"+p.Series, string(office.DayOf(p.At)[:4]), paperTable)
		if err != nil {
			return nil, err
		}
		p.Number = fmt.Sprintf("%02d", n)
	}
	issued, err := d.draw(s, p)
	if err != nil {
		return nil, err
	}
	return issued, d.office.Store.Papers.Save(tx, issued)
}

// draw draws the paper and keeps the bytes as a blob. Its record is not saved yet.
func (d *Desk) draw(s core.OfficeSettings, p Issuing) (*dossier.Paper, error) {
	pdf, issued, err := d.render(s, p)
	if err != nil {
		return nil, err
	}
	ref, err := d.office.Blobs.Put(bytes.NewReader(pdf))
	if err != nil {
		return nil, err
	}
	issued.SHA256, issued.Size = ref.SHA256, ref.Size
	return issued, nil
}

// render draws the paper, on the office's size of paper where its form has it. The record does not know its bytes yet.
func (d *Desk) render(s core.OfficeSettings, p Issuing) ([]byte, *dossier.Paper, error) {
	form, err := d.office.Forms.FormFor(s.FormSet, p.Kind)
	if err != nil {
		return nil, nil, err
	}
	issued := &dossier.Paper{
		DossierID: p.dossierID(), Dossiers: p.Dossiers, Kind: p.Kind, Occasion: p.Occasion, Number: p.Number,
		Form: form, Sheet: d.office.Forms.PaperFor(form, s.Paper), IssuedAt: p.At, IssuedBy: p.By,
	}
	if p.Dossier != nil {
		issued.Code = p.Dossier.Code
	}
	pdf, err := d.office.Forms.Draw(form, issued.Sheet, p.Fill(p.Number), paper.Options{Created: p.At, Author: s.Name, Checked: s.FormsChecked})
	return pdf, issued, err
}

func (p Issuing) dossierID() int64 {
	if p.Dossier == nil {
		return 0
	}
	return p.Dossier.ID
}
