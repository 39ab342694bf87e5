package work

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// OccasionOfPaper is the occasion of the letter that a kind of paper goes with.
func OccasionOfPaper(kind string) string {
	switch kind {
	case paper.KindReceipt:
		return letter.OccasionReceipt
	case paper.KindSupplement:
		return letter.OccasionSupplement
	case paper.KindRefusal:
		return letter.OccasionRefusal
	case paper.KindApology:
		return letter.OccasionApology
	}
	return letter.OccasionOther
}

// about is what a letter is about; dossier and letter may be nil.
type about struct {
	dossier  *dossier.Dossier
	letter   *letter.Letter
	settings core.OfficeSettings
	sender   string // who writes
}

// recipient is who gets the letter: who wrote the letter that is answered, else the submitter or the owner.
func (a about) recipient() letter.Address {
	if a.letter != nil {
		for _, to := range []letter.Address{a.letter.ReplyTo, a.letter.From} {
			if to.Address != "" {
				return letter.Address{Name: first(to.Name, a.letter.From.Name), Address: to.Address}
			}
		}
	}
	if a.dossier == nil {
		return letter.Address{}
	}
	parties := []*dossier.Party{a.dossier.Submitter, &a.dossier.Owner}
	for _, p := range parties {
		if p != nil && p.Email != "" {
			return letter.Address{Name: p.Name, Address: p.Email}
		}
	}
	return letter.Address{}
}

// values are what the blanks of a template are filled with.
func (a about) values() map[string]string {
	s := a.settings
	values := map[string]string{
		"người nhận": first(a.recipient().Name, "Quý ông/bà"), "bộ phận": s.Desk, "cơ quan": first(s.ShortName, s.Name),
		"trang tra cứu": s.Site, "chữ ký": a.signature(),
	}
	x := a.dossier
	if x == nil {
		return values
	}
	addressee := x.Owner
	if x.Submitter != nil {
		addressee = *x.Submitter
	}
	values["người nhận"] = addressed(addressee)
	values["chủ hồ sơ"], values["mã hồ sơ"], values["thủ tục"] = x.Owner.Name, x.Code, x.Procedure.Name
	values["ngày nhận"], values["ngày hẹn trả"] = viet.FormatTime(x.ReceivedAt), viet.FormatTime(x.Due)
	values["cách trả"], values["lý do"] = a.wayBack(), reasonOf(x)
	if x.Result != nil {
		values["kết quả"] = resultText(*x.Result)
	}
	if n := len(x.Supplements); n > 0 {
		last := x.Supplements[n-1]
		values["giấy tờ cần bổ sung"], values["hạn bổ sung"] = bulleted(last.Papers), viet.FormatDay(last.Until)
	}
	return values
}

// addressed is how a party is addressed: people as ông/bà, organisations by their name.
func addressed(p dossier.Party) string {
	switch {
	case p.Name == "":
		return "Quý ông/bà"
	case p.Kind != "" && p.Kind != dossier.Citizen:
		return p.Name
	case p.Sex == "Nam":
		return "ông " + p.Name
	case p.Sex == "Nữ":
		return "bà " + p.Name
	}
	return "ông/bà " + p.Name
}

// wayBack is where and how the result comes to the applicant.
func (a about) wayBack() string {
	switch x := a.dossier; x.ReturnBy {
	case dossier.ReturnPost:
		return strings.TrimSuffix("qua bưu chính công ích, tới "+first(x.ReturnAddress, x.Owner.Address), ", tới ")
	case dossier.ReturnOnline:
		return "trực tuyến"
	}
	return "tại " + a.settings.Desk
}

// reasonOf is why the dossier is where it is: why it was refused, papers were asked for, or the promise put off.
func reasonOf(x *dossier.Dossier) string {
	switch {
	case x.State == dossier.Rejected:
		return x.RejectReason
	case len(x.Supplements) > 0 && occasionOf(x) == letter.OccasionSupplement:
		return x.Supplements[len(x.Supplements)-1].Reason
	case x.Extension != nil:
		return x.Extension.Reason
	}
	return ""
}

func bulleted(papers []string) string {
	if len(papers) == 0 {
		return ""
	}
	return "- " + strings.Join(papers, "\n- ")
}

// signature ends a letter.
func (a about) signature() string {
	s := a.settings
	lines := []string{"Trân trọng,", a.sender, s.Desk, first(s.ShortName, s.Name)}
	if s.Address != "" {
		lines = append(lines, "Địa chỉ: "+s.Address)
	}
	if s.Hotline != "" {
		lines = append(lines, "Điện thoại: "+s.Hotline)
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

const messagesKey = "messages"

// ownText is what the office has made of a shipped template.
type ownText struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
}

// Templates returns the texts of letters, one an occasion, as the office has edited them.
func (b *Outbox) Templates(ctx context.Context) ([]letter.Template, error) {
	list, err := catalogue.Messages()
	if err != nil {
		return nil, err
	}
	own := map[string]ownText{}
	if err := b.office.Store.Settings.Read(ctx, messagesKey, &own); err != nil {
		return nil, err
	}
	for i := range list {
		if edited, changed := own[list[i].Occasion]; changed {
			list[i].Subject, list[i].Text = edited.Subject, edited.Text
		}
	}
	return list, nil
}

// template returns the text for an occasion. Error: office.CodeInvalid for one that there is not.
func (b *Outbox) template(ctx context.Context, occasion string) (letter.Template, error) {
	list, err := b.Templates(ctx)
	if err != nil {
		return letter.Template{}, err
	}
	for _, t := range list {
		if t.Occasion == occasion {
			return t, nil
		}
	}
	return letter.Template{}, office.Invalid("occasion", "Không có mẫu thư nào cho dịp “%s”.", occasion)
}

// SaveTemplate keeps the office's own text for an occasion; one that is empty brings the shipped text back.
func (b *Outbox) SaveTemplate(ctx context.Context, t letter.Template) error {
	if _, err := b.template(ctx, t.Occasion); err != nil {
		return err
	}
	t.Subject, t.Text = strings.TrimSpace(viet.NFC(t.Subject)), strings.TrimRight(viet.NFC(t.Text), " \n\t")
	shipped := t.Subject == "" && t.Text == ""
	if !shipped {
		if err := t.Validate(); err != nil {
			return err
		}
	}
	return b.office.Update(ctx, "save template", func(tx *store.Tx) error {
		own := map[string]ownText{}
		if err := b.office.Store.Settings.Load(tx, messagesKey, &own); err != nil {
			return err
		}
		delete(own, t.Occasion)
		if !shipped {
			own[t.Occasion] = ownText{Subject: t.Subject, Text: t.Text}
		}
		return b.office.Store.Settings.Write(tx, messagesKey, own)
	})
}
