//go:build unix

// Package storetest runs a PostgreSQL server of the tests' own.
package storetest

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver that makes databases
)

// server is a PostgreSQL cluster of the tests' own: made when first wanted, thrown away at the end.
type server struct {
	once sync.Once
	err  error
	dir  string
	port int

	mu        sync.Mutex
	databases int
}

var cluster server

// Password is that of the server's owner, postgres.
const Password = "mat-khau"

// Postgres returns the address of a fresh database on the server, which it starts when that is first asked for; with
// -short it skips the test. Call Stop when all tests are over.
func Postgres(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: without PostgreSQL")
	}
	cluster.once.Do(func() { cluster.err = cluster.start() })
	if cluster.err != nil {
		t.Fatal(cluster.err)
	}
	cluster.mu.Lock()
	cluster.databases++
	name := fmt.Sprintf("suite%d", cluster.databases)
	cluster.mu.Unlock()
	db, err := sql.Open("pgx", Address("postgres", Password, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return Address("postgres", Password, name)
}

// Address is the address of a database of the server, for whoever logs in.
func Address(user, password, database string) string {
	return fmt.Sprintf("postgres://%s:%s@127.0.0.1:%d/%s?sslmode=disable", user, password, cluster.port, database)
}

// start makes the cluster and waits until it answers.
func (s *server) start() error {
	programs, err := filepath.Glob("/usr/lib/postgresql/*/bin/pg_ctl")
	if err != nil || len(programs) == 0 {
		return fmt.Errorf("no PostgreSQL in /usr/lib/postgresql; `make test` installs it, `go test -short` does without")
	}
	slices.Sort(programs)
	bin := filepath.Dir(programs[len(programs)-1])
	if s.dir, err = os.MkdirTemp("", "vanphongso-postgres-"); err != nil {
		return err
	}
	if s.port, err = FreePort(); err != nil {
		return err
	}
	owner, err := s.owner()
	if err != nil {
		return err
	}
	secret := filepath.Join(s.dir, "password")
	if err := os.WriteFile(secret, []byte(Password), 0o644); err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	err = run(owner, filepath.Join(bin, "initdb"), "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
		"--auth-local=trust", "--auth-host=scram-sha-256", "--pwfile="+secret)
	if err != nil {
		return err
	}
	settings := fmt.Sprintf("-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off -c full_page_writes=off -c checkpoint_timeout=1h -c max_connections=60", s.port, s.dir)
	return run(owner, filepath.Join(bin, "pg_ctl"), "-D", data, "-l", filepath.Join(s.dir, "log"), "-w", "-o", settings, "start")
}

// owner gives the folder to who runs the server: PostgreSQL refuses to run as root.
func (s *server) owner() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, os.Chown(s.dir, uid, gid)
}

// Stop ends the server, if it was started, and throws its data away.
func Stop() {
	if cluster.dir == "" {
		return
	}
	if pid, err := os.ReadFile(filepath.Join(cluster.dir, "data", "postmaster.pid")); err == nil {
		line, _, _ := bytes.Cut(pid, []byte("\n"))
		if n, err := strconv.Atoi(string(line)); err == nil {
			_ = syscall.Kill(n, syscall.SIGQUIT)
		}
	}
	_ = os.RemoveAll(cluster.dir)
}

func run(as *syscall.Credential, program string, args ...string) error {
	command := exec.Command(program, args...)
	command.Dir = "/"
	if as != nil {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	}
	// The server inherits the output; a pipe would keep the command waiting for its end.
	log, err := os.CreateTemp("", "vanphongso-postgres-output-")
	if err != nil {
		return err
	}
	defer func() { _ = log.Close(); _ = os.Remove(log.Name()) }()
	command.Stdout, command.Stderr = log, log
	if err := command.Run(); err != nil {
		said, _ := os.ReadFile(log.Name())
		return fmt.Errorf("%s: %w\n%s", program, err, said)
	}
	return nil
}

// FreePort is a port of this machine that nobody listens on.
func FreePort() (int, error) {
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}
