package screens

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// composePage writes a letter in front of a list: recipient, text and files, prefilled from what it is about. Ctrl+Enter
// shows it as it will go; nothing is sent from here.
type composePage struct {
	deps     deps
	host     shell.Host
	stage    *stage
	wish     work.Wish
	draft    *letter.Outgoing      // as it was composed, without what is typed
	accounts []kit.Option          // that send
	files    []letter.OutgoingFile // that may go with it
	chosen   map[string]bool       // by hash, which of them go
	form     *kit.Form
	list     *kit.Checklist
	kept     *kit.Banner
	typed    *draft
	working  bool
	content  fyne.CanvasObject
}

const (
	composeForm = 860 // widest form
	composeSide = 360 // of the files beside it
	textRows    = 22
)

// openCompose makes the draft of a letter beside the window and puts it in front.
func openCompose(d deps, s *stage, wish work.Wish) {
	p := &composePage{deps: d, host: s.host, stage: s, wish: wish, chosen: map[string]bool{}}
	p.compose(wish, func(draft *letter.Outgoing) {
		p.draft = draft
		for _, f := range draft.Files {
			p.add(f)
		}
		p.layOut()
		p.form.SetValues(p.starts())
		p.typed.restore(p.bringBack)
		s.open(p)
	})
}

// compose makes a draft beside the window, with the papers and accounts that could be chosen.
func (p *composePage) compose(wish work.Wish, then func(draft *letter.Outgoing)) {
	outbox := p.deps.office.Outbox()
	var draft *letter.Outgoing
	var papers []letter.OutgoingFile
	var accounts []letter.Account
	p.host.Runner().Go("outbox.compose", func(ctx context.Context, _ *task.Progress) (err error) {
		if draft, err = outbox.Compose(ctx, wish); err != nil {
			return err
		}
		if accounts, err = outbox.Accounts(ctx); err != nil || draft.DossierID == 0 {
			return err
		}
		papers, err = outbox.Papers(ctx, draft.DossierID)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.accounts = nil
		for _, a := range accounts {
			p.accounts = append(p.accounts, kit.Option{Value: a.Name, Label: a.Name + " · " + a.Sender()})
		}
		for _, f := range papers {
			p.offer(f)
		}
		then(draft)
	})
}

// offer lists a file that may go with the letter; add chooses it too.
func (p *composePage) offer(f letter.OutgoingFile) {
	if !slices.ContainsFunc(p.files, func(known letter.OutgoingFile) bool { return known.SHA256 == f.SHA256 }) {
		p.files = append(p.files, f)
	}
}

func (p *composePage) add(f letter.OutgoingFile) {
	p.offer(f)
	p.chosen[f.SHA256] = true
}

func (p *composePage) layOut() {
	p.form = kit.NewForm(p.host.Runner(), p.fields()...)
	p.form.OnSave = func(map[string]string) { p.review() }
	p.form.OnChange = func(string, string) { p.typed.later() }
	p.form.OnCancel = p.leave
	p.kept = kit.NewBanner(kit.ToneAccent, "", "", "", nil)
	p.typed = newDraft(p.host, fmt.Sprintf("outbox.compose.%d.%d", p.wish.DossierID, p.wish.LetterID), p.values)
	p.list = kit.NewChecklist(nil)
	p.list.OnSwitch = func(i int, done bool) {
		p.chosen[p.files[i].SHA256] = done
		p.typed.later()
	}
	p.showFiles()

	form := kit.Scroll(kit.Pad(kit.AtMost(composeForm, kit.VBox(8, p.kept, p.form)), 12, 16, 14, 14))
	p.form.FollowIn(form)
	hint := kit.NewParagraph(kit.T("Dấu cách bật, tắt một tệp. Thư chỉ đi sau khi bạn xem lại ở trang sau và xác nhận."))
	hint.TextSize, hint.Color = kit.SizeSmall, kit.ColorMuted
	side := kit.Pad(kit.VBox(8, kit.NewCaption(kit.T("Giấy tờ, tệp gửi kèm")), p.list, hint), 12, 14, 14, 14)
	title := kit.T("Thư mới")
	if p.draft.DossierCode != "" {
		title = kit.Tf("Gửi thư về hồ sơ %s", p.draft.DossierCode)
	}
	top := head(title, buttons(p.form.Cancel, true, p.Commands())...)
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, top, kit.Grow(kit.Split(form, kit.Scroll(side), composeSide, 300))))
}

func (p *composePage) fields() []kit.Field {
	fields := []kit.Field{
		{Key: "to", Label: kit.T("Tới"), Required: true, Help: "lan@vidu.vn; duc@vidu.vn"},
		{Key: "cc", Label: kit.T("Đồng gửi"), Half: true, Help: kit.T("Bỏ trống nếu không có")},
		{Key: "account", Label: kit.T("Gửi từ"), Kind: kit.FieldChoice, Half: true, Options: p.accounts},
	}
	if p.draft.DossierID != 0 {
		fields = append(fields, kit.Field{
			Key: "occasion", Label: kit.T("Mẫu thư"), Kind: kit.FieldChoice, Options: occasionOptions(), Changed: p.rewrite,
		})
	}
	return append(fields,
		kit.Field{Key: "subject", Label: kit.T("Tiêu đề"), Required: true},
		kit.Field{Key: "text", Label: kit.T("Lời thư"), Kind: kit.FieldLines, Rows: textRows, Required: true},
	)
}

// starts are the values of the draft.
func (p *composePage) starts() map[string]string {
	return map[string]string{
		"to": letter.Written(p.draft.To), "cc": letter.Written(p.draft.Cc), "account": p.draft.Account, "occasion": p.draft.Occasion,
		"subject": p.draft.Subject, "text": p.draft.Text,
	}
}

// rewrite brings the text and the papers of another occasion; a text that was edited is asked about first.
func (p *composePage) rewrite(occasion string) {
	edited := p.form.Value("text") != p.draft.Text || p.form.Value("subject") != p.draft.Subject
	bring := func() {
		wish := p.wish
		wish.Occasion, wish.Papers, wish.Account = occasion, nil, p.form.Value("account")
		p.compose(wish, func(draft *letter.Outgoing) {
			for _, f := range p.draft.Files {
				p.chosen[f.SHA256] = false
			}
			for _, f := range draft.Files {
				p.add(f)
			}
			p.draft = draft
			p.form.SetValue("subject", draft.Subject)
			p.form.SetValue("text", draft.Text)
			p.showFiles()
		})
	}
	if !edited {
		bring()
		return
	}
	p.host.Confirm(kit.T("Thay lời thư?"), kit.T("Lời thư đã được sửa; đổi mẫu thư thì lời và tiêu đề đang viết bị thay bằng mẫu."), kit.T("Thay"), false, bring)
}

func (p *composePage) showFiles() {
	items := make([]kit.CheckItem, len(p.files))
	for i, f := range p.files {
		items[i] = kit.CheckItem{Label: f.Name, Done: p.chosen[f.SHA256], Optional: true, Note: fileSize(f.Size)}
	}
	p.list.SetItems(items)
}

// Content implements shell.Page.
func (p *composePage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *composePage) Shown() {
	if p.form.Value("to") == "" {
		p.form.FocusFirst()
		return
	}
	p.form.FocusField("text")
}

// Escape implements shell.Escaper: what was typed stays as a draft.
func (p *composePage) Escape() bool {
	p.leave()
	return true
}

// Leave implements shell.Leaver.
func (p *composePage) Leave(then func()) {
	p.typed.keepOf(p.form)
	then()
}

// Commands implements shell.Commander.
func (p *composePage) Commands() []shell.Command {
	return []shell.Command{
		{Key: "compose.review", Label: "Xem lại", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Do: p.form.Save},
		{Key: "compose.file", Label: "Thêm tệp", Shortcut: "Ctrl+O", Icon: kit.IconPaperclip, Do: p.addFile},
	}
}

func (p *composePage) addFile() {
	addFiles(p.deps, p.host, kit.T("Chọn tệp gửi kèm"), p.attach)
}

// Drop implements shell.Dropper.
func (p *composePage) Drop(paths []string) bool {
	dropFiles(p.deps, p.host, paths, p.attach)
	return true
}

func (p *composePage) attach(f dossier.File) {
	p.add(letter.OutgoingFile{Name: f.Name, Type: f.Type, Size: f.Size, SHA256: f.SHA256})
	p.showFiles()
	p.typed.later()
}

// outgoing is the letter as it is typed.
func (p *composePage) outgoing() (o letter.Outgoing, err error) {
	o = *p.draft
	o.Account, o.Subject, o.Text = p.form.Value("account"), p.form.Value("subject"), p.form.Value("text")
	if o.To, err = letter.ParseAddresses("to", p.form.Value("to")); err != nil {
		return o, err
	}
	o.Cc, err = letter.ParseAddresses("cc", p.form.Value("cc"))
	o.Files = nil
	for _, f := range p.files {
		if p.chosen[f.SHA256] {
			o.Files = append(o.Files, f)
		}
	}
	return o, err
}

// review writes the letter as it will go and puts it in front.
func (p *composePage) review() {
	if p.working {
		return
	}
	o, err := p.outgoing()
	if err != nil {
		p.fail(err)
		return
	}
	p.working = true
	var prepared *work.Prepared
	p.host.Runner().Go("outbox.prepare", func(ctx context.Context, _ *task.Progress) (err error) {
		prepared, err = p.deps.office.Outbox().Prepare(ctx, o)
		return err
	}, func(err error) {
		p.working = false
		if err != nil {
			p.fail(err)
			return
		}
		openReview(p.deps, p.stage, prepared, p.queued)
	})
}

// queued is what happens once the letter is in the queue: this page is done.
func (p *composePage) queued() {
	p.typed.drop()
	p.stage.close()
}

// fail shows an error beside its field.
func (p *composePage) fail(err error) {
	key := office.FieldOf(err)
	if !slices.Contains([]string{"to", "cc", "account", "subject", "text"}, key) {
		p.host.Fail(err)
		return
	}
	p.form.SetError(key, kit.T(office.MessageOf(err)))
}

// leave is Esc: what was typed stays as a draft.
func (p *composePage) leave() {
	p.typed.leave(p.form)
	p.stage.close()
}

// values are what a draft keeps: the form and the files with it.
func (p *composePage) values() map[string]string {
	values := p.form.Values()
	var chosen []letter.OutgoingFile
	for _, f := range p.files {
		if p.chosen[f.SHA256] {
			chosen = append(chosen, f)
		}
	}
	if text, err := json.Marshal(chosen); err == nil {
		values["files"] = string(text)
	}
	return values
}

func (p *composePage) bringBack(kept shell.Draft) {
	var files []letter.OutgoingFile
	if json.Unmarshal([]byte(kept.Values["files"]), &files) == nil {
		p.chosen = map[string]bool{}
		for _, f := range files {
			p.add(f)
		}
	}
	for key, value := range kept.Values {
		if key != "files" && p.form.Value(key) != value {
			p.form.SetValue(key, value)
		}
	}
	p.showFiles()
	p.typed.told(p.kept, kept.At, func() {
		p.chosen = map[string]bool{}
		for _, f := range p.draft.Files {
			p.add(f)
		}
		p.form.SetValues(p.starts())
		p.showFiles()
	})
}
