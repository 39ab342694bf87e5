package boot

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

// ErrRunning says that another window has the same data open; it has been asked to come to the front.
var ErrRunning = errors.New("another window has this data open")

const raiseWord = "raise"

// Instance is the right of one window to a data folder. Other starts on the same folder raise this window instead.
type Instance struct {
	lock     *os.File
	listener net.Listener
}

// TakeInstance takes the data folder for this window, or raises the window that has it and returns ErrRunning.
// raise is called, on another goroutine, whenever a later start asks for the window.
func TakeInstance(dir string, raise func()) (*Instance, error) {
	lock, err := os.OpenFile(filepath.Join(dir, "window.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open window lock: %w", err)
	}
	socket := filepath.Join(dir, "window.sock")
	if err := lockFile(lock); err != nil {
		_ = lock.Close()
		askToRaise(socket)
		return nil, ErrRunning
	}
	instance := &Instance{lock: lock}
	_ = os.Remove(socket) // left behind by a killed window; the lock says that nobody listens there
	if listener, err := (&net.ListenConfig{}).Listen(context.Background(), "unix", socket); err == nil {
		instance.listener = listener
		go instance.serve(raise)
	} // a path too long for a socket: later starts are kept out by the lock, they only cannot raise this window
	return instance, nil
}

// Close gives the data folder free.
func (i *Instance) Close() error {
	if i.listener == nil {
		return i.lock.Close()
	}
	return errors.Join(i.listener.Close(), i.lock.Close())
}

func (i *Instance) serve(raise func()) {
	for {
		connection, err := i.listener.Accept()
		if err != nil {
			return
		}
		_ = connection.SetDeadline(time.Now().Add(time.Second))
		word, _ := bufio.NewReader(connection).ReadString('\n')
		_ = connection.Close()
		if word == raiseWord+"\n" {
			raise()
		}
	}
}

func askToRaise(socket string) {
	dialer := net.Dialer{Timeout: time.Second}
	connection, err := dialer.DialContext(context.Background(), "unix", socket)
	if err != nil {
		return // the other window is only just starting or closing; it comes to the front by itself
	}
	_, _ = fmt.Fprintln(connection, raiseWord)
	_ = connection.Close()
}
