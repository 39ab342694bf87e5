package work

import (
	"context"
	"regexp"
	"sort"
	"strings"

	"vanphongso/app/work/core"

	"vanphongso/app/mail"
	"vanphongso/app/settings"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// Mailroom is the work with mail accounts and fetching. Letters that are there are the work of Letters.
type Mailroom struct{ office *Office }

// Accounts returns all accounts by name, disabled ones included.
func (m *Mailroom) Accounts(ctx context.Context) ([]letter.Account, error) {
	accounts, err := core.All(ctx, m.office.Store.Accounts.Page, office.Query{})
	if err != nil {
		return nil, err
	}
	sort.Slice(accounts, func(i, j int) bool { return viet.Fold(accounts[i].Name) < viet.Fold(accounts[j].Name) })
	return accounts, nil
}

// account returns the account of that name, office.CodeNotFound when there is none.
func (m *Mailroom) account(ctx context.Context, name string) (letter.Account, error) {
	accounts, err := m.Accounts(ctx)
	if err != nil {
		return letter.Account{}, err
	}
	for _, a := range accounts {
		if a.Name == name {
			return a, nil
		}
	}
	return letter.Account{}, office.NotFound("Không có tài khoản thư nào tên “%s”.", name)
}

// SaveAccount checks and saves an account; a password that is not nil goes into the keyring first. A new account whose
// name is taken is office.CodeExists.
func (m *Mailroom) SaveAccount(ctx context.Context, a *letter.Account, password *string) error {
	tidyAccount(a)
	if err := validateAccount(*a); err != nil {
		return err
	}
	if err := m.checkName(ctx, *a); err != nil {
		return err
	}
	if password != nil {
		if err := m.office.Passwords.Set(ctx, a.Name, *password); err != nil {
			return err
		}
	}
	return m.office.Update(ctx, "save account", func(tx *store.Tx) error { return m.office.Store.Accounts.Save(tx, a) })
}

// checkName sees to it that names stay unique and never change: ledger rows and passwords hang on them.
func (m *Mailroom) checkName(ctx context.Context, a letter.Account) error {
	accounts, err := m.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, other := range accounts {
		if other.ID == a.ID && other.Name != a.Name {
			return office.Invalid("name", "Không đổi được tên tài khoản “%s” vì sổ thư ghi theo tên này; hãy tạo tài khoản mới.", other.Name)
		}
		if other.ID != a.ID && viet.Fold(other.Name) == viet.Fold(a.Name) {
			return &office.Error{Code: office.CodeExists, Field: "name", Message: "Đã có tài khoản thư tên “" + other.Name + "”; hãy chọn tên khác."}
		}
	}
	return nil
}

func tidyAccount(a *letter.Account) {
	a.Name, a.Server, a.User = strings.TrimSpace(viet.NFC(a.Name)), strings.TrimSpace(a.Server), strings.TrimSpace(a.User)
	var folders []string
	for _, f := range a.Folders {
		if f = strings.TrimSpace(viet.NFC(f)); f != "" {
			folders = append(folders, f)
		}
	}
	if len(folders) == 0 {
		folders = []string{"INBOX"}
	}
	a.Folders = folders
	a.SMTPServer, a.Address, a.SentFolder = strings.TrimSpace(a.SMTPServer), strings.TrimSpace(a.Address), strings.TrimSpace(viet.NFC(a.SentFolder))
	if a.SMTPServer == "" {
		a.SMTPSecurity = ""
	}
}

var (
	serverPattern   = regexp.MustCompile(`^(\[[0-9A-Fa-f:.]+\]|[^\s:/]+):\d{1,5}$`)
	variablePattern = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

func validateAccount(a letter.Account) error {
	switch {
	case a.Name == "":
		return office.Invalid("name", "Chưa đặt tên cho tài khoản thư.")
	case len([]rune(a.Name)) > 60:
		return office.Invalid("name", "Tên tài khoản thư dài quá 60 ký tự.")
	case !serverPattern.MatchString(a.Server):
		return office.Invalid("server", "Máy chủ thư phải ghi dạng tên:cổng, ví dụ mail.laocai.gov.vn:993.")
	case a.User == "":
		return office.Invalid("user", "Chưa nhập tên đăng nhập của hộp thư.")
	case a.Security != letter.TLS && a.Security != letter.STARTTLS && a.Security != letter.Plain:
		return office.Invalid("security", "Cách bảo mật phải là tls, starttls hoặc none.")
	case a.PasswordEnv != "" && !variablePattern.MatchString(a.PasswordEnv):
		return office.Invalid("password_env", "Tên biến môi trường “%s” không đúng.", a.PasswordEnv)
	case a.SizeLimit < 0:
		return office.Invalid("size_limit", "Giới hạn kích thước thư không được âm.")
	case a.Minutes < 0 || a.Minutes > 24*60:
		return office.Invalid("minutes", "Số phút giữa hai lần lấy thư phải từ 0 (chỉ khi bấm nút) đến 1440.")
	}
	return validateSending(a)
}

// validateSending checks what an account that sends must have.
func validateSending(a letter.Account) error {
	if a.SMTPServer == "" {
		return nil
	}
	switch {
	case !serverPattern.MatchString(a.SMTPServer):
		return office.Invalid("smtp_server", "Máy chủ gửi thư phải ghi dạng tên:cổng, ví dụ mail.laocai.gov.vn:465.")
	case a.SMTPSecurity != letter.TLS && a.SMTPSecurity != letter.STARTTLS && a.SMTPSecurity != letter.Plain:
		return office.Invalid("smtp_security", "Cách bảo mật khi gửi phải là tls, starttls hoặc none.")
	}
	if list, err := letter.ParseAddresses("address", a.Sender()); err != nil || len(list) != 1 || list[0].Name != "" {
		return office.Invalid("address", "Hãy ghi địa chỉ thư dùng để gửi, ví dụ motcua@laocai.gov.vn.")
	}
	return nil
}

// RemoveAccount stops an account for good: it is disabled and its password forgotten. Its letters stay.
func (m *Mailroom) RemoveAccount(ctx context.Context, name string) error {
	a, err := m.account(ctx, name)
	if err != nil {
		return err
	}
	if a.PasswordEnv == "" {
		if err := m.office.Passwords.Delete(ctx, name); err != nil {
			m.office.Logger().Warn("forget password", "account", name, "error", err)
		}
	}
	a.Disabled = true
	return m.office.Update(ctx, "remove account", func(tx *store.Tx) error { return m.office.Store.Accounts.Save(tx, &a) })
}

// CheckAccount logs in and looks at the watched folders; where the account sends, it logs in to that server too. A nil
// password means the stored one.
func (m *Mailroom) CheckAccount(ctx context.Context, a letter.Account, password *string) error {
	tidyAccount(&a)
	if err := validateAccount(a); err != nil {
		return err
	}
	word, err := m.password(ctx, a, password)
	if err != nil {
		return err
	}
	if err := mail.Check(ctx, a, word); err != nil || a.SMTPServer == "" {
		return err
	}
	return mail.CheckSending(ctx, a, word)
}

// Folders lists the folders of the account on its server. A nil password means the stored one.
func (m *Mailroom) Folders(ctx context.Context, a letter.Account, password *string) ([]string, error) {
	tidyAccount(&a)
	if err := validateAccount(a); err != nil {
		return nil, err
	}
	word, err := m.password(ctx, a, password)
	if err != nil {
		return nil, err
	}
	return mail.Folders(ctx, a, word)
}

func (m *Mailroom) password(ctx context.Context, a letter.Account, given *string) (string, error) {
	if given != nil {
		return *given, nil
	}
	return settings.PasswordOf(ctx, m.office.Passwords, a)
}

// Rules returns the ignore rules, disabled ones included.
func (m *Mailroom) Rules(ctx context.Context) ([]letter.Rule, error) {
	return core.All(ctx, m.office.Store.Rules.Page, office.Query{})
}

// SaveRule checks and saves an ignore rule; a rule is taken out of force by Disabled.
func (m *Mailroom) SaveRule(ctx context.Context, r *letter.Rule) error {
	r.Name, r.Pattern = strings.TrimSpace(viet.NFC(r.Name)), strings.TrimSpace(viet.NFC(r.Pattern))
	switch {
	case r.Name == "":
		return office.Invalid("name", "Chưa đặt tên cho quy tắc bỏ qua thư.")
	case len([]rune(viet.Fold(r.Pattern))) < 3:
		return office.Invalid("pattern", "Nội dung so khớp phải có ít nhất 3 ký tự, nếu không quá nhiều thư sẽ bị bỏ qua.")
	case r.Field != "from" && r.Field != "subject" && r.Field != "any":
		return office.Invalid("field", "Quy tắc phải so với người gửi, tiêu đề hoặc toàn bộ thư.")
	}
	return m.office.Update(ctx, "save rule", func(tx *store.Tx) error { return m.office.Store.Rules.Save(tx, r) })
}
