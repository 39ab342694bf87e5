package screens

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// applicantPage shows in front of a list what the office knows of a person or a body: their data, all their dossiers and
// mails. Enter opens the one under the cursor.
type applicantPage struct {
	deps  deps
	stage *stage
	read  func(ctx context.Context) (*work.Applicant, error)
	clock *clock

	known    *work.Applicant // nil until it has been read
	revealed bool            // the look at the full numbers is recorded
	title    *kit.Label
	pane     *fyne.Container
	dossiers *kit.Grid
	mails    *kit.Grid
	mailHead *kit.Label
	content  fyne.CanvasObject
}

// openApplicant shows the owner of a dossier.
func openApplicant(d deps, s *stage, dossierID int64) {
	showApplicant(d, s, func(ctx context.Context) (*work.Applicant, error) { return d.office.Desk().Applicant(ctx, dossierID) })
}

// openSender shows the sender of a letter.
func openSender(d deps, s *stage, letterID int64) {
	showApplicant(d, s, func(ctx context.Context) (*work.Applicant, error) {
		return d.office.Desk().ApplicantOfLetter(ctx, letterID)
	})
}

func showApplicant(d deps, s *stage, read func(ctx context.Context) (*work.Applicant, error)) {
	p := &applicantPage{deps: d, stage: s, read: read, clock: &clock{office: d.office, now: s.host.Now}}
	p.title, p.pane, p.mailHead = kit.NewTitle(kit.T("Đang đọc…")), kit.VBox(0), kit.NewCaption(kit.T("Thư"))
	p.dossiers = kit.NewGrid(applicantColumns(), nil)
	p.dossiers.OnOpen = func(id int64) { s.host.Navigate(Dossiers, id) }
	p.mails = kit.NewGrid(mailColumns(), nil)
	p.mails.OnOpen = p.openMail
	for _, grid := range []*kit.Grid{p.dossiers, p.mails} {
		grid.OnKey = s.host.TypedKey
	}
	p.dossiers.SetSource(applicantDossiers{p})
	p.mails.SetSource(applicantMails{p})
	p.layOut()
	p.Reload()
	s.open(p)
}

func (p *applicantPage) layOut() {
	buttons := []fyne.CanvasObject{kit.Grow(p.title), button(shell.Command{Label: "Đóng", Shortcut: "Esc", Do: p.stage.close}, false)}
	for _, c := range p.Commands() {
		buttons = append(buttons, button(c, false))
	}
	head := kit.Fill(kit.ColorSurface, kit.Sized(0, 44, kit.Pad(kit.HBox(10, buttons...), 0, 14, 0, 14)))
	lists := kit.VBox(0, kit.Grow(p.dossiers), kit.HLine(), kit.Pad(p.mailHead, 8, 14, 6, 14), kit.HLine(), kit.Sized(0, mailsHeight, p.mails))
	p.content = kit.Fill(kit.ColorSurface, kit.VBox(0, head, kit.HLine(),
		kit.Grow(kit.Split(kit.Fill(kit.ColorSurface, lists), kit.Fill(kit.ColorSurface, kit.Scroll(p.pane)), applicantWidth, applicantWidth))))
}

const (
	applicantWidth = 330
	mailsHeight    = 200
)

// Content implements shell.Page.
func (p *applicantPage) Content() fyne.CanvasObject { return p.content }

// Shown implements shell.Shower.
func (p *applicantPage) Shown() { p.stage.host.Window().Canvas().Focus(p.dossiers) }

// Commands implements shell.Commander.
func (p *applicantPage) Commands() []shell.Command {
	some := func() (bool, string) {
		return p.known != nil && len(p.known.Dossiers) > 0, kit.T("Chưa có hồ sơ nào.")
	}
	return []shell.Command{
		{Key: "applicant.reveal", Label: "Hiện hoặc che số", Shortcut: "Ctrl+M", Icon: kit.IconLock, Allowed: some, Do: p.unmask},
		{Key: "applicant.list", Label: "Mở trong sổ hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, Allowed: some, Do: p.list},
	}
}

// Reload implements shell.Refreshable.
func (p *applicantPage) Reload() {
	var known *work.Applicant
	p.stage.host.Runner().Go("applicant.read", func(ctx context.Context, _ *task.Progress) (err error) {
		p.clock.refresh(ctx)
		known, err = p.read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.stage.host.Fail(err)
			return
		}
		p.known = known
		p.show()
	})
}

func (p *applicantPage) show() {
	a := p.known
	p.title.SetText(firstOf(a.Party.Name, a.Party.Email, kit.T("Không rõ tên")))
	p.mailHead.SetText(strings.ToUpper(kit.Tf("Thư (%d)", len(a.Mails))))
	p.dossiers.SetEmpty(kit.Empty{Title: kit.T("Chưa có hồ sơ nào của người này")})
	p.dossiers.Reload()
	p.mails.SetEmpty(kit.Empty{Title: kit.T("Chưa có thư nào của người này")})
	p.mails.Reload()
	p.fillPane()
	p.stage.host.Changed()
}

func (p *applicantPage) fillPane() {
	p.pane.Objects = nil
	for _, section := range p.sections() {
		p.pane.Add(section)
	}
	p.pane.Refresh()
	p.content.Refresh()
}

// sections are the data of the applicant, what was seen earlier, and a count of the dossiers by how they stand.
func (p *applicantPage) sections() []fyne.CanvasObject {
	a, party := p.known, p.known.Party
	number, phone := dossier.MaskID(party.IDNumber), dossier.MaskPhone(party.Phone)
	hide := func(phones []string) []string {
		masked := make([]string, len(phones))
		for i, phone := range phones {
			masked[i] = dossier.MaskPhone(phone)
		}
		return masked
	}
	if p.revealed {
		number, phone, hide = party.IDNumber, party.Phone, func(phones []string) []string { return phones }
	}
	list := []fyne.CanvasObject{kit.NewSection(kit.T("Người nộp hồ sơ"), kit.NewKeyValue(
		kit.Pair{Label: kit.T("Tên"), Value: party.Name},
		kit.Pair{Label: kit.T("Giấy tờ tùy thân"), Value: joined(" ", kit.T(party.IDKind), number)},
		kit.Pair{Label: kit.T("Điện thoại"), Value: phone},
		kit.Pair{Label: kit.T("Thư điện tử"), Value: party.Email},
		kit.Pair{Label: kit.T("Địa chỉ"), Value: firstOf(party.Address, party.OldAddress)},
	))}
	if len(a.Addresses)+len(a.Phones)+len(a.Emails) > 0 {
		list = append(list, kit.NewSection(kit.T("Đã từng dùng"), kit.NewKeyValue(
			kit.Pair{Label: kit.T("Điện thoại"), Value: strings.Join(hide(a.Phones), "\n")},
			kit.Pair{Label: kit.T("Thư điện tử"), Value: strings.Join(a.Emails, "\n")},
			kit.Pair{Label: kit.T("Địa chỉ"), Value: strings.Join(a.Addresses, "\n")},
		)))
	}
	return append(list, kit.NewSection(kit.T("Hồ sơ"), kit.NewKeyValue(p.standings()...)))
}

// standings count the dossiers.
func (p *applicantPage) standings() []kit.Pair {
	var open, late, done int
	now := p.stage.host.Now()
	for _, x := range p.known.Dossiers {
		switch {
		case !x.Dossier.State.Open():
			done++
		case !x.Dossier.Due.IsZero() && x.Dossier.Due.Before(now) && !x.Dossier.State.Paused():
			late++
		default:
			open++
		}
	}
	tone := kit.ToneNone
	if late > 0 {
		tone = kit.ToneLate
	}
	return []kit.Pair{
		{Label: kit.T("Tất cả"), Value: strconv.Itoa(len(p.known.Dossiers))},
		{Label: kit.T("Đang làm"), Value: strconv.Itoa(open)},
		{Label: kit.T("Quá hạn"), Value: strconv.Itoa(late), Tone: tone},
		{Label: kit.T("Đã xong"), Value: strconv.Itoa(done)},
	}
}

// unmask shows the full numbers once the look is recorded at the newest dossier, or hides them again.
func (p *applicantPage) unmask() {
	if p.revealed {
		p.revealed = false
		p.fillPane()
		return
	}
	id := p.known.Dossiers[0].Dossier.ID
	p.stage.host.Runner().Go("applicant.reveal", func(ctx context.Context, _ *task.Progress) error {
		_, err := p.deps.office.Desk().Reveal(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			p.stage.host.Fail(err)
			return
		}
		p.revealed = true
		p.fillPane()
	})
}

// list shows the dossiers in the register, where they can be worked on.
func (p *applicantPage) list() {
	ids := make([]int64, len(p.known.Dossiers))
	for i, x := range p.known.Dossiers {
		ids[i] = x.Dossier.ID
	}
	p.stage.host.NavigateToList(Dossiers, p.known.Party.Name, ids)
}

// openMail opens a letter, or one that was sent.
func (p *applicantPage) openMail(id int64) {
	mail := p.known.Mails[id-1]
	if mail.LetterID != 0 {
		p.stage.host.Navigate(Letters, mail.LetterID)
		return
	}
	p.stage.host.Navigate(Outbox, mail.OutgoingID)
}

// applicantPart begins the key of an applicant's page for shell.Host.NavigateTo.
const applicantPart = "applicant:"

// ApplicantOf is the part of Dossiers that shows the owner of a dossier, for shell.Host.NavigateTo.
func ApplicantOf(dossierID int64) string {
	return applicantPart + strconv.FormatInt(dossierID, 10)
}

// openPart shows an applicant's page when key names one.
func (s *dossiers) openPart(key string) bool {
	number, ok := strings.CutPrefix(key, applicantPart)
	id, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil {
		return false
	}
	openApplicant(s.deps, s.stage, id)
	return true
}
