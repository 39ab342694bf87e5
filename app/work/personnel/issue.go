package personnel

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// papersTable is the register that running numbers of papers are given to.
const papersTable = "papers"

// fileCode is what papers about a person's file bear in the register of papers, where dossiers have their code.
func fileCode(id int64) string { return fmt.Sprintf("CB-%06d", id) }

// issuing is a paper about to be issued.
type issuing struct {
	kind     string // paper.KindProfile …
	occasion string
	person   int64 // 0 for a list or a decision on several
	number   string
	series   string                  // of running numbers by year, when number is empty; empty for a paper without
	fill     func(number string) any // what the form shows, a struct of package paper
}

// issue draws a paper and keeps it.
func (d *desk) issue(s core.OfficeSettings, p issuing) (*dossier.Paper, []byte, error) {
	o := d.personnel.office
	if p.number == "" && p.series != "" {
		n, err := o.Store.Numbers.Next(d.tx, "paper-"+p.series, string(office.DayOf(d.tx.At())[:4]), papersTable)
		if err != nil {
			return nil, nil, err
		}
		p.number = fmt.Sprintf("%02d", n)
	}
	form, pdf, err := d.personnel.render(s, p)
	if err != nil {
		return nil, nil, err
	}
	ref, err := o.Blobs.Put(bytes.NewReader(pdf))
	if err != nil {
		return nil, nil, err
	}
	issued := &dossier.Paper{
		Kind: p.kind, Occasion: p.occasion, Number: p.number, Form: form, Sheet: o.Forms.PaperFor(form, ""), SHA256: ref.SHA256, Size: ref.Size,
		IssuedAt: o.Time(), IssuedBy: o.Who().Name,
	}
	if p.person != 0 {
		issued.Code = fileCode(p.person)
	}
	return issued, pdf, o.Store.Papers.Save(d.tx, issued)
}

// render draws a paper without keeping it. It returns the key of its form.
func (p *Personnel) render(s core.OfficeSettings, i issuing) (form string, pdf []byte, err error) {
	if form, err = p.office.Forms.FormFor(paper.StaffSet, i.kind); err != nil {
		return "", nil, err
	}
	pdf, err = p.office.Forms.Draw(form, "", i.fill(i.number), paper.Options{Created: p.office.Time(), Author: s.Name, Checked: s.FormsChecked})
	return form, pdf, err
}

// fileOf is a paper as a file that rows of a file rest on.
func fileOf(x *dossier.Paper, name string) office.File {
	return office.File{Name: name, Type: "application/pdf", Size: x.Size, SHA256: x.SHA256}
}

// Papers returns the papers that were issued about a person alone, the newest first.
func (p *Personnel) Papers(ctx context.Context, person int64) ([]dossier.Paper, error) {
	return p.office.Store.Papers.Page(ctx, office.Query{Filters: map[string][]string{"code": {fileCode(person)}}, Limit: 500})
}

// PaperPDF returns the bytes of a paper that was issued here. A whole profile is for the personnel officer only, and the look
// is recorded. Errors: office.CodeNotFound, CodeRefused.
func (p *Personnel) PaperPDF(ctx context.Context, id int64) ([]byte, error) {
	x, err := p.office.Store.Papers.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := p.Guard(ctx, x); err != nil {
		return nil, err
	}
	f, err := p.office.Blobs.Open(x.SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	pdf, err := io.ReadAll(f)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được giấy tờ trong kho lưu; hãy kiểm tra ổ đĩa.")
	}
	return pdf, nil
}

// Guard refuses a paper that shows restricted items to everybody but the personnel officer, and records the officer's look.
func (p *Personnel) Guard(ctx context.Context, x *dossier.Paper) error {
	if whole, person := wholeProfile(x); whole {
		return p.looked(ctx, ActView, []int64{person}, "bản sơ yếu lý lịch đã lập")
	}
	return nil
}

// wholeProfile says whether a paper shows the restricted items of a person, and whose.
func wholeProfile(x *dossier.Paper) (whole bool, person int64) {
	_, err := fmt.Sscanf(x.Code, "CB-%d", &person)
	return err == nil && x.Kind == paper.KindProfile && x.Occasion == occasionWhole, person
}

// occasionWhole tells a whole profile from an abridged one.
const occasionWhole = "whole"

// letter is what decisions, notices and slips begin and end with.
func (p *Personnel) letter(s core.OfficeSettings, kind, number string, dated office.Day) paper.StaffLetter {
	l := paper.StaffLetter{
		Letterhead: s.Letterhead(p.office.Time()), Signature: signature(s), Number: number, Symbol: kind, Issuer: issuer(s), Archive: s.Archive,
	}
	if s.Symbol != "" {
		l.Symbol = kind + "-" + s.Symbol
	}
	if dated != "" {
		l.Date = dated
	}
	return l
}

func signature(s core.OfficeSettings) paper.Signature {
	return paper.Signature{Authority: s.SignerAuthority, Post: s.SignerPost, Signer: s.Signer}
}
