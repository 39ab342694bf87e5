package settings

import (
	"context"

	"vanphongso/data/letter"
)

// Passwords keeps the passwords of mail accounts by account name. Errors are *office.Error.
type Passwords interface {
	Get(ctx context.Context, account string) (string, error)
	Set(ctx context.Context, account, password string) error
	Delete(ctx context.Context, account string) error
}

// PasswordOf returns the account's password: from its environment variable when it names one, else from passwords.
func PasswordOf(ctx context.Context, passwords Passwords, account letter.Account) (string, error) {
	return "", nil
}

// Keyring returns the passwords in the operating system's keyring.
func Keyring() Passwords { return nil }

// Memory returns passwords that are forgotten with the program, for tests and the demo.
func Memory() Passwords { return nil }
