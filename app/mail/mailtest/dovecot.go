package mailtest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"testing"
	"time"

	"vanphongso/data/letter"
)

// Password logs in to every server of this package; the user is User.
const (
	User     = "motcua"
	Password = "mật khẩu thử"
)

// Dovecot is a running Dovecot with one mailbox.
type Dovecot struct {
	PlainAddress string // 127.0.0.1:port; speaks STARTTLS too when it has a certificate
	TLSAddress   string // localhost:port
	Maildir      string // of User; its cur folder holds the INBOX
	owner        int    // user id that the mail files must belong to, -1 for the running user
	delivered    int
}

// StartDovecot starts Debian's Dovecot with a configuration of its own on free ports of 127.0.0.1 and stops it when
// the test ends. It runs as any user. A zero certificate means no TLS.
func StartDovecot(t testing.TB, certificate Certificate) *Dovecot {
	t.Helper()
	program, err := exec.LookPath("dovecot")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/dovecot"); err != nil {
			t.Fatal("dovecot is not installed; `make test` installs it (Debian: dovecot-imapd)")
		}
	}
	base, err := os.MkdirTemp("", "dovecot") // short: it holds sockets
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	must(t, os.Chmod(base, 0o755))
	d := &Dovecot{owner: -1}
	home := filepath.Join(base, "home")
	d.Maildir = filepath.Join(home, "Maildir")
	plain, tls := freePort(t), freePort(t)
	d.PlainAddress, d.TLSAddress = fmt.Sprintf("127.0.0.1:%d", plain), fmt.Sprintf("localhost:%d", tls)
	config := filepath.Join(base, "dovecot.conf")
	must(t, os.WriteFile(config, []byte(d.config(t, base, home, plain, tls, certificate)), 0o600))
	for _, folder := range []string{"cur", "new", "tmp"} {
		must(t, os.MkdirAll(filepath.Join(d.Maildir, folder), 0o755))
	}
	d.give(t, home, d.Maildir, filepath.Join(d.Maildir, "cur"), filepath.Join(d.Maildir, "new"), filepath.Join(d.Maildir, "tmp"))

	var output bytes.Buffer
	command := exec.Command(program, "-F", "-c", config)
	command.Stdout, command.Stderr = &output, &output
	must(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		_ = command.Wait()
	})
	awaitListener(t, d.PlainAddress, func() string {
		log, _ := os.ReadFile(filepath.Join(base, "log"))
		return output.String() + string(log)
	})
	return d
}

// config writes the configuration. Run by root, mail belongs to the user "mail" and Dovecot to its own users; run by
// anybody else, everything belongs to that user.
func (d *Dovecot) config(t testing.TB, base, home string, plain, tls int, certificate Certificate) string {
	t.Helper()
	me, err := user.Current()
	must(t, err)
	owner, users := me, fmt.Sprintf("default_internal_user = %s\ndefault_login_user = %s\ndefault_internal_group = %s\n", me.Username, me.Username, groupName(t, me))
	if os.Geteuid() == 0 {
		owner, err = user.Lookup("mail")
		must(t, err)
		users = ""
		_, err = fmt.Sscan(owner.Uid, &d.owner)
		must(t, err)
	}
	passwords := filepath.Join(base, "passwords")
	must(t, os.WriteFile(passwords, []byte(User+":{PLAIN}"+Password+"\n"), 0o644))
	ssl, listener := "ssl = no\n", "port = 0"
	if certificate.CertFile != "" {
		ssl = fmt.Sprintf("ssl = yes\nssl_cert = <%s\nssl_key = <%s\n", certificate.CertFile, certificate.KeyFile)
		listener = fmt.Sprintf("port = %d\n    ssl = yes", tls)
	}
	return fmt.Sprintf(`base_dir = %[1]s/run
state_dir = %[1]s/state
log_path = %[1]s/log
listen = 127.0.0.1
protocols = imap
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:%[2]s/Maildir
maildir_very_dirty_syncs = no
%[3]s%[4]spassdb {
  driver = passwd-file
  args = %[5]s
}
userdb {
  driver = static
  args = uid=%[6]s gid=%[7]s home=%[2]s
}
service imap-login {
  chroot =
  inet_listener imap {
    port = %[8]d
  }
  inet_listener imaps {
    %[9]s
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`, base, home, users, ssl, passwords, owner.Uid, owner.Gid, plain, listener)
}

func groupName(t testing.TB, u *user.User) string {
	t.Helper()
	group, err := user.LookupGroupId(u.Gid)
	must(t, err)
	return group.Name
}

// give hands files to the user that Dovecot reads them as.
func (d *Dovecot) give(t testing.TB, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if d.owner >= 0 {
			must(t, os.Chown(path, d.owner, -1))
		}
	}
}

// Deliver puts a mail into the INBOX.
func (d *Dovecot) Deliver(t testing.TB, raw []byte) {
	t.Helper()
	d.delivered++
	path := filepath.Join(d.Maildir, "cur", fmt.Sprintf("%d.%06d.test,S=%d:2,", 1700000000+d.delivered, d.delivered, len(raw)))
	must(t, os.WriteFile(path, raw, 0o644))
	d.give(t, path)
}

// Account returns an account that reads this server without encryption.
func (d *Dovecot) Account() letter.Account {
	return letter.Account{Name: "thử", Server: d.PlainAddress, User: User, Security: letter.Plain}
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port
}

// awaitListener waits until something listens at address.
func awaitListener(t testing.TB, address string, log func() string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", address); err == nil {
			_ = conn.Close()
			return
		}
	}
	t.Fatalf("dovecot does not listen at %s:\n%s", address, log())
}

// Delete removes the n-th delivered mail, counted from 1.
func (d *Dovecot) Delete(t testing.TB, n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(d.Maildir, "cur", fmt.Sprintf("*.%06d.test*", n)))
	must(t, err)
	for _, file := range files {
		must(t, os.Remove(file))
	}
}
