package screens

import (
	"context"
	"io"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func lettersScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Letters, Title: "Hộp thư", Icon: kit.IconInbox,
		Build: func(h shell.Host) shell.Page { return newLetters(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			n, err := d.office.Store.Letters.Count(ctx, waitingLetters())
			return n, kit.ToneNone, err
		},
	}
}

// letters is the screen of the mail: the ledger, the letter with the intake beside it, and papers in front of them.
type letters struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[letter.Letter]
	view  *letterView // of the letter under the cursor
}

func newLetters(h shell.Host, d deps) *letters {
	s := &letters{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *letters) describe() register.Description[letter.Letter] {
	return register.Description[letter.Letter]{
		Key: Letters, Title: "Hộp thư", One: "thư",
		ID:         func(l *letter.Letter) int64 { return l.ID },
		Source:     s.deps.office.Store.Letters,
		TwoLine:    true,
		ListWidth:  420,
		SearchHint: "Tìm người gửi, tiêu đề, lời thư… Ctrl+F",
		Columns:    s.columns(),
		Chips:      letterChips(),
		Filters: []register.Filter{
			{Key: "account", Label: "Tài khoản", Load: s.accounts},
			{Key: "received_at", Label: "Đến hộp thư", Kind: register.FilterDays, Instant: true},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có thư nào"), Hint: kit.T("Khai hộp thư của cơ quan ở Thiết lập, rồi bấm Nhận thư (F9)."),
			Action: kit.T("Mở Thiết lập"), Do: func() { s.host.Navigate(Settings, 0) },
		},
		Footer: s.footer,
		Tools: []register.Tool{{
			Key: "fetch", Label: "Nhận thư", Shortcut: "F9", Icon: kit.IconMail, Primary: true,
			Do: func(h shell.Host) { FetchMail(h, s.deps.office) },
		}, {
			Key: "outbox", Label: "Thư gửi", Shortcut: "Ctrl+Shift+O", Icon: kit.IconMailOut, Do: func(h shell.Host) { h.Navigate(Outbox, 0) },
		}},
		Detail:  s.detail,
		Enter:   func(shell.Host, *letter.Letter) { s.view.focus() },
		Actions: s.actions(),
		Verbs:   map[string]string{"fetch": "Nhận thư", "accept": "Lập hồ sơ", document.ActRegister: "Vào sổ văn bản", "dismiss": "Không phải hồ sơ", "restore": "Đưa lại vào thư mới"},
	}
}

func (s *letters) columns() []register.Column[letter.Letter] {
	return []register.Column[letter.Letter]{
		{
			Key: "subject", Label: "Tiêu đề", Width: 160, Weight: 1,
			Text:   func(l *letter.Letter) string { return firstOf(l.Subject, kit.T("(không có tiêu đề)")) },
			Second: secondLine,
			Bold:   func(l *letter.Letter) bool { return waits(l) },
			Tone:   letterTone,
		},
		{
			Key: "received_at", Label: "Ngày", Width: 82, Right: true,
			Text:  func(l *letter.Letter) string { return briefTime(l.ReceivedAt, s.host.Now()) },
			Value: func(l *letter.Letter) any { return l.ReceivedAt },
		},
	}
}

// secondLine is who sent it, how many files, and where it ended unless it waits.
func secondLine(l *letter.Letter) string {
	files := ""
	if l.AttachmentCount > 0 {
		files = kit.Tf("%d tệp", l.AttachmentCount)
	}
	return joined(" · ", stateOf(l), firstOf(l.From.Name, l.From.Address), files)
}

func waits(l *letter.Letter) bool { return l.State == letter.Taken && l.Handling == letter.Waiting }

func letterTone(l *letter.Letter) kit.Tone {
	switch {
	case l.State == letter.Quarantined || l.State == letter.TooLarge:
		return kit.ToneSoon
	case waits(l):
		return kit.ToneNone
	}
	return kit.ToneMuted
}

// stateOf is where a letter ended, in a word; "" for one that waits.
func stateOf(l *letter.Letter) string {
	switch l.State {
	case letter.Duplicate:
		return kit.T("Trùng")
	case letter.Ignored:
		return kit.T("Bỏ qua")
	case letter.Quarantined:
		return kit.T("Cách ly")
	case letter.TooLarge:
		return kit.T("Quá lớn")
	}
	switch l.Handling {
	case letter.Accepted:
		return kit.T("Đã tiếp nhận")
	case letter.Dismissed:
		return kit.T("Không phải hồ sơ")
	case letter.Documented:
		return kit.T("Đã vào sổ văn bản")
	}
	return ""
}

func inHandling(h letter.Handling) office.Query {
	return office.Query{Filters: map[string][]string{"state": {string(letter.Taken)}, "handling": {string(h)}}}
}

func inState(s letter.State) office.Query {
	return office.Query{Filters: map[string][]string{"state": {string(s)}}}
}

func waitingLetters() office.Query { return inHandling(letter.Waiting) }

func letterChips() []register.Chip {
	return []register.Chip{
		{Key: NewLetters, Label: "Mới", Query: waitingLetters},
		{Key: AcceptedLetters, Label: "Đã tiếp nhận", Query: func() office.Query { return inHandling(letter.Accepted) }},
		{Key: DocumentedLetters, Label: "Đã vào sổ văn bản", Query: func() office.Query { return inHandling(letter.Documented) }},
		{Key: DismissedLetters, Label: "Không phải hồ sơ", Query: func() office.Query { return inHandling(letter.Dismissed) }},
		{Key: DuplicateLetters, Label: "Trùng", Query: func() office.Query { return inState(letter.Duplicate) }},
		{Key: IgnoredLetters, Label: "Bỏ qua", Query: func() office.Query { return inState(letter.Ignored) }},
		{Key: UnreadLetters, Label: "Cách ly", Tone: kit.ToneSoon, Query: func() office.Query { return inState(letter.Quarantined) }},
		{Key: TooLargeLetters, Label: "Quá lớn", Tone: kit.ToneSoon, Query: func() office.Query { return inState(letter.TooLarge) }},
		{Key: AllLetters, Label: "Tất cả"},
	}
}

// accounts are the choices of the filter.
func (s *letters) accounts(ctx context.Context) ([]kit.Option, error) {
	list, err := s.deps.office.Mailroom().Accounts(ctx)
	options := make([]kit.Option, len(list))
	for i, a := range list {
		options[i] = kit.Option{Value: a.Name, Label: a.Name}
	}
	return options, err
}

// linesShown is how many folders the ledger's line names one by one.
const linesShown = 3

// footer is the ledger's sum: every mail of the server ended somewhere.
func (s *letters) footer(ctx context.Context) (string, kit.Tone, error) {
	lines, err := s.deps.office.Mailroom().Ledger(ctx)
	if err != nil || len(lines) == 0 {
		return kit.T("Chưa nhận thư lần nào."), kit.ToneNone, err
	}
	var texts []string
	tone := kit.ToneNone
	for i, line := range lines {
		text, sign := line.Text, " ✓"
		if !line.Consistent {
			sign, tone = " ✗", kit.ToneLate
		}
		if len(lines) > 1 {
			text = line.Account + "/" + line.Folder + ": " + text
		}
		if i < linesShown || !line.Consistent {
			texts = append(texts, text+sign)
		}
	}
	if more := len(lines) - len(texts); more > 0 {
		texts = append(texts, kit.Tf("và %d thư mục nữa, đủ cả ✓", more))
	}
	return strings.Join(texts, "\n"), tone, nil
}

func (s *letters) actions() []register.Action[letter.Letter] {
	type l = letter.Letter
	unless := func(shown func(*l) bool) func(*l) bool { return func(x *l) bool { return !shown(x) } }
	mailroom := s.deps.office.Mailroom()
	return []register.Action[l]{
		{
			Key: "accept", Label: "Tiếp nhận và in giấy", Shortcut: "Ctrl+Enter", Icon: kit.IconCheck, Primary: true, Hidden: unless(waits),
			Show: func(shell.Host, *l) { s.view.intake.Commit() },
		},
		{
			Key: "dismiss", Label: "Không phải hồ sơ", Shortcut: "Ctrl+D", Icon: kit.IconMinus, Hidden: unless(waits),
			Reason: "Lý do", Done: "Đã đánh dấu không phải hồ sơ.",
			Run: func(ctx context.Context, x *l, reason string) error { return mailroom.Dismiss(ctx, x.ID, reason) },
		},
		{
			Key: "ask", Label: "Yêu cầu bổ sung", Shortcut: "Ctrl+Shift+B", Icon: kit.IconUpload, Hidden: unless(waits),
			Show: func(shell.Host, *l) { s.view.intake.askFirst() },
		},
		{
			Key: "reject", Label: "Không tiếp nhận", Shortcut: "Ctrl+Shift+R", Icon: kit.IconCross, Hidden: unless(waits),
			Show: func(shell.Host, *l) { s.view.intake.reject() },
		},
		{
			Key: "document", Label: "Vào sổ văn bản", Shortcut: "Ctrl+B", Icon: kit.IconBook, More: true, Hidden: unless(waits),
			Show: func(_ shell.Host, x *l) { s.registerDocument(x) },
		},
		{
			Key: "documented", Label: "Mở văn bản đến", Shortcut: "Ctrl+O", Icon: kit.IconBook, Primary: true, Hidden: func(x *l) bool { return x.DocumentID == 0 },
			Show: func(h shell.Host, x *l) { h.Navigate(Incoming, x.DocumentID) },
		},
		{
			Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, Primary: true, Hidden: func(x *l) bool { return x.DossierID == 0 },
			Show: func(h shell.Host, x *l) { h.Navigate(Dossiers, x.DossierID) },
		},
		{
			Key: "answer", Label: "Trả lời thư", Shortcut: "Ctrl+R", Icon: kit.IconMailOut, More: true, Hidden: func(x *l) bool { return x.SHA256 == "" },
			Show: func(_ shell.Host, x *l) {
				openCompose(s.deps, s.stage, work.Wish{LetterID: x.ID, DossierID: x.DossierID})
			},
		},
		{
			Key: "applicant", Label: "Người gửi và các hồ sơ của họ", Shortcut: "Ctrl+H", Icon: kit.IconPerson, More: true, Hidden: func(x *l) bool { return x.From.Address == "" },
			Show: func(_ shell.Host, x *l) { openSender(s.deps, s.stage, x.ID) },
		},
		{
			Key: "restore", Label: "Đưa lại vào thư mới", Shortcut: "Ctrl+D", Icon: kit.IconLeft, Done: "Thư lại chờ xử lý.",
			Hidden: func(x *l) bool { return x.Handling != letter.Dismissed || x.DossierID != 0 },
			Run:    func(ctx context.Context, x *l, _ string) error { return mailroom.Restore(ctx, x.ID) },
		},
		{
			Key: "original", Label: "Mở thư đầu tiên", Icon: kit.IconMail, Primary: true, Shortcut: "Ctrl+O", Hidden: func(x *l) bool { return x.DuplicateOf == 0 },
			Show: func(h shell.Host, x *l) { h.Navigate(Letters, x.DuplicateOf) },
		},
		{
			Key: "download", Label: "Tải thư quá lớn", Shortcut: "Ctrl+T", Icon: kit.IconDownload, Primary: true,
			Hidden: func(x *l) bool { return x.State != letter.TooLarge }, Show: func(h shell.Host, x *l) { download(h, s.deps.office, x) },
		},
		{
			Key: "reparse", Label: "Thử đọc lại", Shortcut: "Ctrl+T", Icon: kit.IconRefresh, Primary: true, Done: "Đã đọc lại thư.",
			Hidden: func(x *l) bool { return x.State != letter.Quarantined || x.SHA256 == "" },
			Run:    func(ctx context.Context, x *l, _ string) error { _, err := mailroom.Reparse(ctx, x.ID); return err },
		},
		{
			Key: "saveall", Label: "Lưu các tệp gửi kèm", Shortcut: "Ctrl+S", Icon: kit.IconDownload, More: true,
			Hidden: func(x *l) bool { return len(x.Attachments) == 0 || x.SHA256 == "" }, Show: func(_ shell.Host, x *l) { filesOfLetter(s.deps, s.stage, x).saveAll() },
		},
		{
			Key: "raw", Label: "Xem bản gốc", Shortcut: "Ctrl+U", Icon: kit.IconDocument, More: true, Hidden: func(x *l) bool { return x.SHA256 == "" },
			Show: func(_ shell.Host, x *l) { s.showOriginal(x) },
		},
	}
}

// showOriginal shows the bytes of the letter as they came.
func (s *letters) showOriginal(l *letter.Letter) {
	id, mailroom := l.ID, s.deps.office.Mailroom()
	viewMail(s.deps, s.stage, l.From.String(), "thu-"+strconv.FormatInt(id, 10)+".eml", l.Size, func(ctx context.Context) (io.ReadCloser, error) { return mailroom.Raw(ctx, id) })
}
