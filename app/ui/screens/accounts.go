package screens

import (
	"context"
	"net"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// mailAccount is an account as it is edited: the server in two parts, and the password, which is never read back.
type mailAccount struct {
	letter.Account
	Host     string `json:"-"`
	Port     int    `json:"-"`
	SMTPHost string `json:"-"`
	SMTPPort int    `json:"-"`
	Password string `json:"-"` // empty = the stored one stays
}

func editable(a letter.Account) mailAccount {
	m := mailAccount{Account: a}
	m.Host, m.Port = parted(a.Server)
	m.SMTPHost, m.SMTPPort = parted(a.SMTPServer)
	return m
}

// parted is a server in its two parts. A port that is no number is shown as empty and must be typed again.
func parted(server string) (host string, port int) {
	host, text, err := net.SplitHostPort(server)
	if err != nil {
		return server, 0
	}
	port, _ = strconv.Atoi(text)
	return host, port
}

// whole puts a server together; without a port it has the usual one of its security.
func whole(host string, port int, security string, usual map[string]int) string {
	if host == "" {
		return ""
	}
	if port == 0 {
		port = usual[security]
	}
	return net.JoinHostPort(host, strconv.Itoa(port))
}

// The usual ports of the ways to secure the connection.
var (
	imapPorts = map[string]int{letter.TLS: 993, letter.STARTTLS: 143, letter.Plain: 143}
	smtpPorts = map[string]int{letter.TLS: 465, letter.STARTTLS: 587, letter.Plain: 25}
)

// account puts the servers together and says whether a password was typed.
func (m mailAccount) account() (letter.Account, *string) {
	a := m.Account
	a.Server = whole(m.Host, m.Port, m.Security, imapPorts)
	a.SMTPServer = whole(m.SMTPHost, m.SMTPPort, m.SMTPSecurity, smtpPorts)
	if m.Password == "" {
		return a, nil
	}
	return a, &m.Password
}

// accountBook is the register of mail accounts.
type accountBook struct{ office *work.Office }

// Page implements register.Source.
func (b accountBook) Page(ctx context.Context, q office.Query) ([]mailAccount, error) {
	accounts, err := b.office.Store.Accounts.Page(ctx, q)
	list := make([]mailAccount, len(accounts))
	for i, a := range accounts {
		list[i] = editable(a)
	}
	return list, err
}

// Count implements register.Source.
func (b accountBook) Count(ctx context.Context, q office.Query) (int, error) {
	return b.office.Store.Accounts.Count(ctx, q)
}

// Get implements register.Source.
func (b accountBook) Get(ctx context.Context, id int64) (*mailAccount, error) {
	a, err := b.office.Store.Accounts.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	m := editable(*a)
	return &m, nil
}

// History implements register.Historian.
func (b accountBook) History(ctx context.Context, id int64) ([]office.Change, error) {
	return b.office.Store.Accounts.History(ctx, id)
}

// Save implements register.Saver.
func (b accountBook) Save(ctx context.Context, m *mailAccount) error {
	a, password := m.account()
	if err := b.office.Mailroom().SaveAccount(ctx, &a, password); err != nil {
		return err
	}
	*m = editable(a)
	return nil
}

func newAccounts(h shell.Host, d deps) shell.Page { return register.New(h, describeAccounts(d)) }

func describeAccounts(d deps) register.Description[mailAccount] {
	return register.Description[mailAccount]{
		Key: "accounts", Title: "Tài khoản thư", One: "tài khoản thư", NewLabel: "Tài khoản mới",
		ID: func(m *mailAccount) int64 { return m.ID }, Source: accountBook{d.office},
		SearchHint: "Tìm tài khoản… Ctrl+F",
		Columns:    accountColumns(),
		Empty: kit.Empty{
			Title: kit.T("Chưa có tài khoản thư nào"), Hint: kit.T("Thêm hộp thư nhận hồ sơ của đơn vị; chương trình chỉ đọc, không xoá hay đánh dấu thư trên máy chủ."),
		},
		Head: func(m *mailAccount) register.Head { return register.Head{Title: m.Name, Subtitle: m.User} },
		Banner: func(m *mailAccount) register.Banner {
			if m.LastError == "" {
				return register.Banner{}
			}
			return register.Banner{Tone: kit.ToneLate, Title: kit.Tf("Lần lấy thư lúc %s không được", fullTime(m.LastTry)), Text: kit.T(m.LastError)}
		},
		Sections: accountSections,
		Actions: []register.Action[mailAccount]{
			{
				Key: "try", Label: "Thử kết nối", Shortcut: "Ctrl+T", Icon: kit.IconRefresh, Primary: true, Done: "Kết nối được, mật khẩu đúng, các thư mục đều có; máy chủ gửi thư (nếu khai) cũng nhận.",
				Run: func(ctx context.Context, m *mailAccount, _ string) error {
					return d.office.Mailroom().CheckAccount(ctx, m.Account, nil)
				},
			},
			{
				Key: "stop", Label: "Ngừng dùng", Danger: true, Hidden: func(m *mailAccount) bool { return m.Disabled }, Done: "Đã ngừng dùng và xoá mật khẩu trên máy này.",
				Confirm: func(m *mailAccount) string {
					return kit.Tf("Ngừng lấy thư của “%s” và xoá mật khẩu trên máy này? Thư đã nhận vẫn còn.", m.Name)
				},
				Run: func(ctx context.Context, m *mailAccount, _ string) error {
					return d.office.Mailroom().RemoveAccount(ctx, m.Name)
				},
			},
		},
		Fields: accountFields(), FormActions: accountTrials(d),
		Blank: func(context.Context) (*mailAccount, error) {
			return &mailAccount{
				Account: letter.Account{
					Security: letter.TLS, Folders: []string{"INBOX"}, SizeLimit: letter.DefaultSizeLimit, Minutes: 10, SMTPSecurity: letter.TLS,
				},
				Port: 993, SMTPPort: 465,
			}, nil
		},
		Verbs: map[string]string{"save account": "Lưu tài khoản", "remove account": "Ngừng dùng", "fetch": "Lấy thư", "sample": "Dữ liệu mẫu"},
	}
}

func accountColumns() []register.Column[mailAccount] {
	return []register.Column[mailAccount]{
		{Key: "name", Label: "Tên", Width: 120, Weight: 1, Text: func(m *mailAccount) string { return m.Name }},
		{Key: "server", Label: "Máy chủ", Width: 150, Weight: 1, Text: func(m *mailAccount) string { return m.Server }},
		{
			Key: "state", Label: "Tình trạng", Width: 180, Weight: 1, Dot: true,
			Text: func(m *mailAccount) string { text, _ := accountState(m); return text },
			Tone: func(m *mailAccount) kit.Tone { _, tone := accountState(m); return tone },
		},
	}
}

// accountState says how the last fetch went.
func accountState(m *mailAccount) (string, kit.Tone) {
	switch {
	case m.Disabled:
		return kit.T("đã ngừng dùng"), kit.ToneMuted
	case m.LastError != "":
		return kit.Tf("lỗi lúc %s", fullTime(m.LastTry)), kit.ToneLate
	case m.LastGood.IsZero():
		return kit.T("chưa lấy thư lần nào"), kit.ToneSoon
	}
	return kit.Tf("tốt lúc %s", fullTime(m.LastGood)), kit.ToneDone
}

// securities are the ways to secure the connection.
func securities() []kit.Option {
	return []kit.Option{
		{Value: letter.TLS, Label: kit.T("TLS (cổng 993)")},
		{Value: letter.STARTTLS, Label: kit.T("STARTTLS (cổng 143)")},
		{Value: letter.Plain, Label: kit.T("Không mã hoá (chỉ trong máy này)")},
	}
}

func accountSections(m *mailAccount) []register.Section {
	password := kit.T("kho mật khẩu của hệ thống")
	if m.PasswordEnv != "" {
		password = kit.Tf("biến môi trường %s", m.PasswordEnv)
	}
	minutes := kit.T("chỉ khi bấm nút")
	if m.Minutes > 0 {
		minutes = kit.Tf("mỗi %d phút", m.Minutes)
	}
	return []register.Section{
		{Title: "Kết nối", Pairs: []kit.Pair{
			{Label: kit.T("Máy chủ"), Value: m.Server},
			{Label: kit.T("Bảo mật"), Value: labelOf(securities(), m.Security)},
			{Label: kit.T("Tệp CA"), Value: m.CAFile},
			{Label: kit.T("Mật khẩu"), Value: password},
		}},
		{Title: "Gửi thư", Pairs: sendingPairs(m)},
		{Title: "Lấy thư", Pairs: []kit.Pair{
			{Label: kit.T("Thư mục"), Value: strings.Join(m.Folders, ", ")},
			{Label: kit.T("Giới hạn"), Value: fileSize(sizeLimit(m))},
			{Label: kit.T("Tự lấy"), Value: minutes},
			{Label: kit.T("Lần tốt cuối"), Value: fullTime(m.LastGood)},
			{Label: kit.T("Lần thử cuối"), Value: fullTime(m.LastTry)},
		}},
	}
}

// sendingPairs say how letters are sent.
func sendingPairs(m *mailAccount) []kit.Pair {
	if m.SMTPServer == "" {
		return []kit.Pair{{Label: kit.T("Máy chủ gửi"), Value: kit.T("chưa khai, không gửi thư từ tài khoản này")}}
	}
	return []kit.Pair{
		{Label: kit.T("Máy chủ gửi"), Value: m.SMTPServer},
		{Label: kit.T("Bảo mật"), Value: labelOf(smtpSecurities(), m.SMTPSecurity)},
		{Label: kit.T("Gửi bằng"), Value: m.Sender()},
		{Label: kit.T("Bản lưu"), Value: firstOf(m.SentFolder, kit.T("chỉ lưu trong chương trình"))},
	}
}

// triedText says what a trial has shown.
func triedText(m *mailAccount) string {
	if m.SMTPHost == "" {
		return kit.T("Kết nối được, mật khẩu đúng, các thư mục đều có.")
	}
	return kit.T("Lấy thư và gửi thư đều kết nối được, mật khẩu đúng, các thư mục đều có.")
}

// smtpSecurities are the ways to secure the connection for sending.
func smtpSecurities() []kit.Option {
	return []kit.Option{
		{Value: letter.TLS, Label: kit.T("TLS (cổng 465)")},
		{Value: letter.STARTTLS, Label: kit.T("STARTTLS (cổng 587)")},
		{Value: letter.Plain, Label: kit.T("Không mã hoá (chỉ trong máy này)")},
	}
}

// sizeLimit is the size above which a mail is only downloaded on demand.
func sizeLimit(m *mailAccount) int64 {
	if m.SizeLimit == 0 {
		return letter.DefaultSizeLimit
	}
	return m.SizeLimit
}

type accountField = register.Field[mailAccount]

func accountFields() []accountField {
	half := func(f *accountField) { f.Half = true }
	return []accountField{
		set(textOf("name", "Tên tài khoản", func(m *mailAccount) *string { return &m.Name }), func(f *accountField) {
			f.Required, f.Section, f.Help, f.Hint = true, "Kết nối", "Một cửa", "Sổ thư ghi theo tên này nên không đổi được về sau."
		}),
		set(textOf("server", "Máy chủ IMAP", func(m *mailAccount) *string { return &m.Host }), func(f *accountField) {
			f.Required, f.Half, f.Help = true, true, "mail.laocai.gov.vn"
		}),
		set(textOf("security", "Bảo mật", func(m *mailAccount) *string { return &m.Security }), func(f *accountField) {
			f.Half, f.Kind, f.Options = true, kit.FieldChoice, securities()
		}),
		{
			Key: "port", Label: "Cổng", Help: "993", Half: true, Get: func(m *mailAccount) string { return count(m.Port) },
			Set: func(m *mailAccount, value string) (err error) { m.Port, err = portOf("port", value); return err },
		},
		set(textOf("ca_file", "Tệp CA", func(m *mailAccount) *string { return &m.CAFile }), func(f *accountField) {
			f.Half, f.Help = true, "Bỏ trống: theo hệ thống"
		}),
		set(textOf("user", "Tên đăng nhập", func(m *mailAccount) *string { return &m.User }), func(f *accountField) { f.Required, f.Half = true, true }),
		set(textOf("password", "Mật khẩu", func(m *mailAccount) *string { return &m.Password }), func(f *accountField) {
			f.Kind, f.Half, f.Help = kit.FieldSecret, true, "Bỏ trống: giữ như cũ"
		}),
		set(textOf("password_env", "Biến môi trường", func(m *mailAccount) *string { return &m.PasswordEnv }), func(f *accountField) {
			f.Half, f.Help = true, "Thay cho kho mật khẩu"
		}),
		{
			Key: "folders", Label: "Thư mục", Section: "Lấy thư", Kind: kit.FieldLines, Rows: 2, Help: "Mỗi dòng một thư mục; bỏ trống: INBOX",
			Get: func(m *mailAccount) string { return strings.Join(m.Folders, "\n") },
			Set: func(m *mailAccount, value string) error { m.Folders = filledLines(value); return nil },
		},
		{
			Key: "size_limit", Label: "Giới hạn (MB)", Kind: kit.FieldNumber, Half: true, Hint: "Thư lớn hơn chỉ tải khi bấm nút.",
			Get: func(m *mailAccount) string { return count(int(sizeLimit(m) >> 20)) },
			Set: func(m *mailAccount, value string) error {
				n, err := strconv.Atoi(firstOf(value, "0"))
				m.SizeLimit = int64(n) << 20
				return err
			},
		},
		set(numberOf("minutes", "Tự lấy (phút)", func(m *mailAccount) *int { return &m.Minutes }), func(f *accountField) {
			f.Half, f.Hint = true, "0: chỉ lấy khi bấm nút."
		}),
		set(textOf("smtp_server", "Máy chủ SMTP", func(m *mailAccount) *string { return &m.SMTPHost }), func(f *accountField) {
			f.Section, f.Half, f.Help = "Gửi thư", true, "Bỏ trống: không gửi thư"
		}),
		set(textOf("smtp_security", "Bảo mật", func(m *mailAccount) *string { return &m.SMTPSecurity }), func(f *accountField) {
			f.Half, f.Kind, f.Options = true, kit.FieldChoice, smtpSecurities()
		}),
		{
			Key: "smtp_port", Label: "Cổng", Help: "465", Half: true, Get: func(m *mailAccount) string { return count(m.SMTPPort) },
			Set: func(m *mailAccount, value string) (err error) {
				m.SMTPPort, err = portOf("smtp_port", value)
				return err
			},
		},
		set(textOf("address", "Địa chỉ gửi", func(m *mailAccount) *string { return &m.Address }), func(f *accountField) {
			f.Half, f.Help = true, "Bỏ trống: tên đăng nhập"
		}),
		set(textOf("sent_folder", "Lưu vào thư mục", func(m *mailAccount) *string { return &m.SentFolder }), func(f *accountField) {
			f.Half, f.Help, f.Hint = true, "Bỏ trống: không chép", "Bỏ trống nếu máy chủ tự lưu thư đã gửi."
		}),
		set(checkOf("disabled", "Ngừng dùng", "Không lấy thư của tài khoản này", func(m *mailAccount) *bool { return &m.Disabled }), half),
	}
}

// portOf reads a port; an empty one is 0.
func portOf(field, value string) (int, error) {
	if value == "" {
		return 0, nil
	}
	port, err := strconv.Atoi(value)
	if err != nil || port < 1 || port > 65535 {
		return 0, office.Invalid(field, "Cổng phải là số từ 1 đến 65535.")
	}
	return port, nil
}

// accountTrials try what is typed before it is saved.
func accountTrials(d deps) []register.FormAction[mailAccount] {
	return []register.FormAction[mailAccount]{
		{
			Key: "folders", Label: "Xem thư mục", Icon: kit.IconFolder,
			Run: func(ctx context.Context, m *mailAccount) (string, error) {
				a, password := m.account()
				folders, err := d.office.Mailroom().Folders(ctx, a, password)
				return kit.Tf("Thư mục trên máy chủ: %s", strings.Join(folders, ", ")), err
			},
		},
		{
			Key: "try", Label: "Thử kết nối", Shortcut: "Ctrl+T", Icon: kit.IconRefresh,
			Run: func(ctx context.Context, m *mailAccount) (string, error) {
				a, password := m.account()
				return triedText(m), d.office.Mailroom().CheckAccount(ctx, a, password)
			},
		},
	}
}
