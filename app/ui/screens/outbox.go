package screens

import (
	"context"
	"io"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func outboxScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Outbox, Title: "Thư gửi", Icon: kit.IconMailOut,
		Build: func(h shell.Host) shell.Page { return newOutbox(h, d).stage },
		Count: func(ctx context.Context) (int, kit.Tone, error) {
			waiting, stuck, err := d.office.Store.Outbox.Waiting(ctx)
			if stuck > 0 {
				return stuck, kit.ToneLate, err
			}
			return waiting, kit.ToneNone, err
		},
	}
}

// outbox is the screen of the letters that the office sends, and in front of it one that is being written.
type outbox struct {
	deps  deps
	host  shell.Host
	stage *stage
	list  *register.Screen[letter.Outgoing]
}

func newOutbox(h shell.Host, d deps) *outbox {
	s := &outbox{deps: d, host: h, stage: newStage(h)}
	s.list = register.New(h, s.describe())
	s.stage.set(s.list)
	return s
}

func (s *outbox) describe() register.Description[letter.Outgoing] {
	type o = letter.Outgoing
	return register.Description[o]{
		Key: Outbox, Title: "Thư gửi", One: "thư gửi đi", NewLabel: "Thư mới",
		ID: func(x *o) int64 { return x.ID }, Source: s.deps.office.Store.Outbox,
		Create:     func(shell.Host) { openCompose(s.deps, s.stage, work.Wish{}) },
		SearchHint: "Tìm người nhận, tiêu đề, mã… Ctrl+F",
		Columns:    s.columns(),
		Chips:      outboxChips(),
		Filters: []register.Filter{
			{Key: "occasion", Label: "Dịp", Options: occasionOptions()},
			{Key: "confirmed_at", Label: "Xác nhận", Kind: register.FilterDays, Instant: true},
		},
		Empty: kit.Empty{
			Title: kit.T("Chưa có thư gửi nào"), Hint: kit.T("Gửi thư cho người nộp từ một hồ sơ, một giấy tờ hoặc một thư đến; thư chỉ đi khi bạn đã xem lại và xác nhận."),
		},
		Tools: []register.Tool{{
			Key: "send", Label: "Gửi thư chờ", Shortcut: "Shift+F9", Icon: kit.IconMailOut,
			Do: func(h shell.Host) { SendMail(h, s.deps.office) },
		}},
		Head:     func(x *o) register.Head { return register.Head{Title: x.Subject, Subtitle: letter.Written(x.To)} },
		Banner:   s.banner,
		Sections: s.sections,
		Actions:  s.actions(),
		Verbs: map[string]string{
			"queue letter": "Xếp vào hàng gửi", "send": "Bắt đầu gửi", "sent": "Kết quả gửi", "send again": "Cho gửi lại", "letter arrived": "Ghi là đã tới",
			"cancel letter": "Hủy thư", "keep copy": "Chép bản lưu", "sending broke off": "Gửi dở dang",
		},
	}
}

func (s *outbox) columns() []register.Column[letter.Outgoing] {
	type o = letter.Outgoing
	return []register.Column[o]{
		{
			Key: "state", Label: "Trạng thái", Width: 112, Dot: true,
			Text: func(x *o) string { return kit.T(x.State.Label()) }, Tone: func(x *o) kit.Tone { return sendingTone(x.State) },
		},
		{Key: "to", Label: "Gửi tới", Width: 140, Weight: 2, Sortable: true, Text: func(x *o) string { return letter.Written(x.To) }},
		{Key: "subject", Label: "Tiêu đề", Width: 150, Weight: 3, Sortable: true, Text: func(x *o) string { return x.Subject }},
		{Key: "files", Label: "Tệp", Width: 44, Right: true, Text: func(x *o) string { return count(len(x.Files)) }},
		{Key: "confirmed_at", Label: "Xác nhận", Width: 92, Sortable: true, Text: func(x *o) string { return briefTime(x.ConfirmedAt, s.host.Now()) }, Value: func(x *o) any { return x.ConfirmedAt }},
		{Key: "sent_at", Label: "Đã gửi", Width: 92, Text: func(x *o) string { return firstOf(briefTime(x.SentAt, s.host.Now()), "—") }, Value: func(x *o) any { return x.SentAt }},
		{Key: "dossier", Label: "Hồ sơ", Width: 168, Hidden: true, Text: func(x *o) string { return x.DossierCode }},
		{Key: "account", Label: "Tài khoản", Width: 110, Hidden: true, Text: func(x *o) string { return x.Account }},
		{Key: "confirmed_by", Label: "Người gửi", Width: 130, Hidden: true, Text: func(x *o) string { return x.ConfirmedBy }},
	}
}

// sendingTone says one thing only: what is stuck is late, what waits for its next try or for the officer is amber.
func sendingTone(s letter.Sending) kit.Tone {
	switch s {
	case letter.Sent:
		return kit.ToneDone
	case letter.Failed:
		return kit.ToneLate
	case letter.Deferred, letter.Uncertain:
		return kit.ToneSoon
	case letter.Cancelled:
		return kit.ToneMuted
	}
	return kit.ToneAccent
}

func inSending(states ...letter.Sending) func() office.Query {
	words := make([]string, len(states))
	for i, s := range states {
		words[i] = string(s)
	}
	return func() office.Query { return office.Query{Filters: map[string][]string{"state": words}} }
}

func outboxChips() []register.Chip {
	return []register.Chip{
		{Key: AllOutgoing, Label: "Tất cả"},
		{Key: WaitingOutgoing, Label: "Chờ gửi", Query: inSending(letter.Queued, letter.Deferred, letter.Underway)},
		{Key: StuckOutgoing, Label: "Lỗi, không rõ", Tone: kit.ToneLate, Query: inSending(letter.Failed, letter.Uncertain)},
		{Key: SentOutgoing, Label: "Đã gửi", Query: inSending(letter.Sent)},
		{Key: CancelledOutgoing, Label: "Đã hủy", Query: inSending(letter.Cancelled)},
	}
}

// occasionOptions are the occasions in a word, in the order in which they come about.
func occasionOptions() []kit.Option {
	return []kit.Option{
		{Value: letter.OccasionReceipt, Label: kit.T("Gửi giấy tiếp nhận")},
		{Value: letter.OccasionSupplement, Label: kit.T("Yêu cầu bổ sung hồ sơ")},
		{Value: letter.OccasionRefusal, Label: kit.T("Từ chối tiếp nhận")},
		{Value: letter.OccasionResult, Label: kit.T("Báo đã có kết quả")},
		{Value: letter.OccasionApology, Label: kit.T("Xin lỗi và hẹn lại ngày trả")},
		{Value: letter.OccasionOther, Label: kit.T("Thư khác")},
	}
}

func (s *outbox) banner(x *letter.Outgoing) register.Banner {
	b := register.Banner{Tone: sendingTone(x.State), Title: kit.T(x.State.Label()), Text: kit.T(x.Reason)}
	switch x.State {
	case letter.Sent:
		b.Title = kit.Tf("Đã gửi lúc %s", fullTime(x.SentAt))
	case letter.Deferred:
		b.Title = kit.Tf("Gửi lại lúc %s", fullTime(x.NextTry))
	case letter.Uncertain:
		b.Title = kit.T("Không rõ thư đã đi chưa")
	case letter.Cancelled:
		b.Tone = kit.TonePaused
	}
	return b
}

func (s *outbox) sections(x *letter.Outgoing) []register.Section {
	attached := filesOfOutgoing(s.deps, s.stage, x)
	sections := []register.Section{
		{Title: "Thư", Pairs: []kit.Pair{
			{Label: kit.T("Từ"), Value: x.From.String()},
			{Label: kit.T("Tới"), Value: letter.Written(x.To)},
			{Label: kit.T("Đồng gửi"), Value: letter.Written(x.Cc)},
			{Label: kit.T("Dịp"), Value: labelOf(occasionOptions(), x.Occasion)},
			{Label: kit.T("Hồ sơ"), Value: x.DossierCode},
			{Label: kit.T("Xác nhận"), Value: joined(" · ", fullTime(x.ConfirmedAt), x.ConfirmedBy)},
			{Label: kit.T("Bản lưu"), Value: kit.T(x.Copy)},
			{Label: kit.T("Cỡ thư"), Value: fileSize(x.Size)},
		}},
		{Title: "Lời thư", Text: x.Text},
	}
	if list := attached.list(); list != nil {
		sections = append(sections, register.Section{Title: kit.Tf("Tệp gửi kèm %d", len(x.Files)), Object: list})
	}
	return append(sections, register.Section{Title: "Các lần gửi", Pairs: attemptPairs(x)})
}

// attemptPairs tell what was tried and decided, the newest first.
func attemptPairs(x *letter.Outgoing) []kit.Pair {
	pairs := make([]kit.Pair, 0, len(x.Attempts))
	for i := len(x.Attempts) - 1; i >= 0; i-- {
		a := x.Attempts[i]
		outcome := kit.T("đang gửi")
		if a.Outcome != "" {
			outcome = kit.T(a.Outcome.Label())
		}
		pairs = append(pairs, kit.Pair{Label: briefTime(a.At, a.At), Value: joined(" · ", outcome, a.By, firstOf(a.Reply, kit.T(a.Reason))), Tone: attemptTone(a)})
	}
	return pairs
}

func attemptTone(a letter.Attempt) kit.Tone {
	if a.Outcome == letter.Failed || a.Outcome == letter.Uncertain {
		return sendingTone(a.Outcome)
	}
	return kit.ToneNone
}

func (s *outbox) actions() []register.Action[letter.Outgoing] {
	type o = letter.Outgoing
	outbox := s.deps.office.Outbox()
	again := func(ctx context.Context, x *o, _ string) error { return outbox.Resend(ctx, x.ID, "") }
	unless := func(state letter.Sending) func(*o) bool { return func(x *o) bool { return !x.State.May(state) } }
	return []register.Action[o]{
		{
			Key: "again", Label: "Gửi lại", Shortcut: "Ctrl+R", Icon: kit.IconRefresh, Primary: true, Done: "Thư đã vào hàng gửi.",
			Hidden: func(x *o) bool { return !x.State.May(letter.Queued) || x.State == letter.Uncertain }, Run: again,
		},
		{
			Key: "arrived", Label: "Đã tới nơi", Shortcut: "Ctrl+D", Icon: kit.IconCheck, Primary: true, Reason: "Căn cứ (người nhận báo, hộp Đã gửi…)", Done: "Đã ghi là thư tới nơi.",
			Hidden: func(x *o) bool { return x.State != letter.Uncertain },
			Run:    func(ctx context.Context, x *o, reason string) error { return outbox.Arrived(ctx, x.ID, reason) },
		},
		{
			Key: "doubt", Label: "Gửi lại", Shortcut: "Ctrl+R", Icon: kit.IconRefresh, Danger: true, Done: "Thư đã vào hàng gửi.",
			Hidden: func(x *o) bool { return x.State != letter.Uncertain }, Run: again,
			Confirm: func(*o) string {
				return kit.T("Không rõ máy chủ đã nhận thư này chưa: nếu gửi lại, người nhận có thể nhận hai thư giống nhau. Đã hỏi người nhận và vẫn gửi lại?")
			},
		},
		{
			Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, Hidden: func(x *o) bool { return x.DossierID == 0 },
			Show: func(h shell.Host, x *o) { h.Navigate(Dossiers, x.DossierID) },
		},
		{
			Key: "letter", Label: "Mở thư gốc", Shortcut: "Ctrl+L", Icon: kit.IconMail, More: true, Hidden: func(x *o) bool { return x.LetterID == 0 },
			Show: func(h shell.Host, x *o) { h.Navigate(Letters, x.LetterID) },
		},
		{
			Key: "raw", Label: "Xem bản gốc", Shortcut: "Ctrl+U", Icon: kit.IconDocument, More: true, Show: func(_ shell.Host, x *o) { s.showOriginal(x) },
		},
		{
			Key: "cancel", Label: "Hủy thư", Shortcut: "Ctrl+Delete", Icon: kit.IconCross, Danger: true, Reason: "Lý do", Done: "Đã hủy thư.", Hidden: unless(letter.Cancelled),
			Run: func(ctx context.Context, x *o, reason string) error { return outbox.Cancel(ctx, x.ID, reason) },
		},
	}
}

// showOriginal shows the bytes of the letter as they are sent.
func (s *outbox) showOriginal(x *letter.Outgoing) {
	id, outbox := x.ID, s.deps.office.Outbox()
	viewMail(s.deps, s.stage, x.From.String(), "thu-gui-"+strconv.FormatInt(id, 10)+".eml", x.Size, func(ctx context.Context) (io.ReadCloser, error) { return outbox.Raw(ctx, id) })
}

// filesOfOutgoing is what can be done with the files of an outgoing letter.
func filesOfOutgoing(d deps, s *stage, x *letter.Outgoing) files {
	all := make([]letter.Attachment, len(x.Files))
	for i, f := range x.Files {
		all[i] = letter.Attachment{Index: i + 1, Name: f.Name, FileName: safeName(f.Name), Sniffed: f.Type, Size: f.Size, SHA256: f.SHA256}
	}
	blobs := d.office.Blobs
	return files{place: d.place, stage: s, sender: x.From.String(), all: all, read: func(_ context.Context, a letter.Attachment) (io.ReadCloser, error) {
		return blobs.Open(a.SHA256)
	}}
}
