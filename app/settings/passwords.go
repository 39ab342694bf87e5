package settings

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"github.com/zalando/go-keyring"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// Passwords keeps the passwords of mail accounts by account name. Errors are *office.Error: office.CodeNotFound when
// there is no password, office.CodeUnavailable when the keyring does not answer.
type Passwords interface {
	Get(ctx context.Context, account string) (string, error)
	Set(ctx context.Context, account, password string) error
	Delete(ctx context.Context, account string) error // no error when there is none
}

// PasswordOf returns the account's password: from its environment variable when it names one, else from passwords.
func PasswordOf(ctx context.Context, passwords Passwords, account letter.Account) (string, error) {
	if account.PasswordEnv == "" {
		return passwords.Get(ctx, account.Name)
	}
	password, set := os.LookupEnv(account.PasswordEnv)
	if !set || password == "" {
		return "", office.NotFound("Tài khoản thư “%s” lấy mật khẩu từ biến môi trường %s nhưng biến này chưa được đặt.", account.Name, account.PasswordEnv)
	}
	return password, nil
}

// service is the name under which the keyring keeps our passwords.
const service = "vanphongso"

// keyringPatience is how long the keyring may take: it can be waiting behind an unlock dialog.
const keyringPatience = 10 * time.Second

// Keyring returns the passwords in the operating system's keyring. Each call may take up to ten seconds.
func Keyring() Passwords { return systemKeyring{patience: keyringPatience} }

type systemKeyring struct{ patience time.Duration }

func (k systemKeyring) Get(ctx context.Context, account string) (string, error) {
	var password string
	err := k.call(ctx, func() (err error) {
		password, err = keyring.Get(service, account)
		return err
	})
	if errors.Is(err, keyring.ErrNotFound) {
		return "", noPassword(account)
	}
	if err != nil {
		return "", err
	}
	return password, nil
}

func (k systemKeyring) Set(ctx context.Context, account, password string) error {
	return k.call(ctx, func() error { return keyring.Set(service, account, password) })
}

func (k systemKeyring) Delete(ctx context.Context, account string) error {
	err := k.call(ctx, func() error { return keyring.Delete(service, account) })
	if errors.Is(err, keyring.ErrNotFound) {
		return nil
	}
	return err
}

// call runs fn on its own goroutine and waits for it no longer than patience. fn writes only what nobody reads after a
// time-out.
func (k systemKeyring) call(ctx context.Context, fn func() error) error {
	ctx, cancel := context.WithTimeout(ctx, k.patience)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- fn() }()
	select {
	case err := <-done:
		if err == nil || errors.Is(err, keyring.ErrNotFound) {
			return err
		}
		return office.Unavailable(err, "Không dùng được kho mật khẩu của hệ thống trên máy này; hãy mở khoá kho, hoặc đặt mật khẩu "+
			"trong một biến môi trường và khai tên biến (vanphongsoctl mail add … --password-env TÊN_BIẾN).")
	case <-ctx.Done():
		return office.Unavailable(ctx.Err(), "Kho mật khẩu của hệ thống không trả lời sau %d giây; hãy mở khoá kho rồi thử lại, hoặc dùng "+
			"biến môi trường (vanphongsoctl mail add … --password-env TÊN_BIẾN).", int(k.patience.Seconds()))
	}
}

// Memory returns passwords that are forgotten with the program, for tests and the demo.
func Memory() Passwords { return &memory{words: map[string]string{}} }

type memory struct {
	mu    sync.Mutex
	words map[string]string
}

func (m *memory) Get(_ context.Context, account string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	password, ok := m.words[account]
	if !ok {
		return "", noPassword(account)
	}
	return password, nil
}

func (m *memory) Set(_ context.Context, account, password string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.words[account] = password
	return nil
}

func (m *memory) Delete(_ context.Context, account string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.words, account)
	return nil
}

func noPassword(account string) error {
	return office.NotFound("Chưa có mật khẩu của tài khoản thư “%s” trên máy này; hãy nhập lại mật khẩu ở Thiết lập, mục Tài khoản thư, "+
		"hoặc khai biến môi trường bằng --password-env.", account)
}
