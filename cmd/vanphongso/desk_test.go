//go:build e2e || bench

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The programs under test are the built ones; make builds them first.
const (
	builtWindow  = "../../build/vanphongso"
	builtCommand = "../../build/vanphongsoctl"
)

// desk is an officer's place: a screen, a window manager, a session bus and, when asked for, the Vietnamese input method.
// What is done at it is done with keyboard and mouse; what is seen is kept as pictures.
type desk struct {
	t        testing.TB
	env      []string
	pictures string
	taken    int
	watched  *exec.Cmd // the program under test, nil before it is started
}

// newDesk sets up a desk with a screen of the given size, e.g. 1366x768; it is cleared away when the test ends.
func newDesk(t testing.TB, size, pictures string) *desk {
	t.Helper()
	d := &desk{t: t, env: os.Environ(), pictures: pictures}
	must(t, os.MkdirAll(pictures, 0o755))
	d.set("DISPLAY", d.startScreen(size))
	d.set("DBUS_SESSION_BUS_ADDRESS", d.firstLine(exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")))
	d.set("XDG_CONFIG_HOME", t.TempDir())
	d.set("LANG", "C.UTF-8")
	d.start("openbox")
	return d
}

// startScreen starts a virtual screen on a display that nobody has and returns the display's name.
func (d *desk) startScreen(size string) string {
	d.t.Helper()
	read, write, err := os.Pipe()
	must(d.t, err)
	command := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-nolisten", "tcp")
	command.ExtraFiles = []*os.File{write}
	d.run(command)
	must(d.t, write.Close())
	number := make([]byte, 16)
	n, err := read.Read(number)
	must(d.t, err)
	return ":" + strings.TrimSpace(string(number[:n]))
}

// firstLine starts a command that goes on running and returns the first line it prints.
func (d *desk) firstLine(command *exec.Cmd) string {
	d.t.Helper()
	read, write, err := os.Pipe()
	must(d.t, err)
	command.Stdout = write
	d.run(command)
	must(d.t, write.Close())
	line := make([]byte, 4096)
	n, err := read.Read(line)
	must(d.t, err)
	return strings.TrimSpace(string(line[:n]))
}

// set gives every program started from now on an environment variable.
func (d *desk) set(name, value string) { d.env = append(d.env, name+"="+value) }

// start starts a program at the desk; it is ended with the test.
func (d *desk) start(name string, args ...string) *exec.Cmd {
	d.t.Helper()
	command := exec.Command(name, args...)
	d.run(command)
	return command
}

func (d *desk) run(command *exec.Cmd) {
	d.t.Helper()
	command.Env = append(command.Env, d.env...)
	must(d.t, command.Start())
	d.t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
}

// do runs a program to its end and returns what it printed.
func (d *desk) do(name string, args ...string) string {
	d.t.Helper()
	command := exec.Command(name, args...)
	command.Env = d.env
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		d.t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// unikey switches the Vietnamese input method on, for programs started from now on.
func (d *desk) unikey() {
	d.t.Helper()
	d.set("XMODIFIERS", "@im=ibus")
	d.set("GTK_IM_MODULE", "ibus")
	d.do("ibus-daemon", "-x", "-d", "-r")
	d.engine("Unikey")
}

// engine chooses an input method. The command that sets it fails for want of a keyboard map and yet sets it, so it is asked.
func (d *desk) engine(name string) {
	d.t.Helper()
	d.until("the input method "+name, func() bool {
		for _, args := range [][]string{{"engine", name}, {"engine"}} {
			command := exec.Command("ibus", args...)
			command.Env = d.env
			if out, _ := command.Output(); strings.Contains(string(out), name) {
				return true
			}
		}
		return false
	})
}

// telex types keys as a person with Unikey would: "tieesng vieejt" writes "tiếng việt".
func (d *desk) telex(keys string) {
	d.t.Helper()
	d.engine("Unikey")
	d.settle()
	d.do("xdotool", "type", "--delay", "120", keys)
	d.settle()
	d.engine("xkb:us::eng")
	d.settle()
}

// keys presses keys one after the other: "alt+2", "Tab", "ctrl+Return".
func (d *desk) keys(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.do("xdotool", "key", "--clearmodifiers", name)
		d.settle()
	}
}

// write types text that needs no input method.
func (d *desk) write(text string) {
	d.t.Helper()
	d.do("xdotool", "type", "--delay", "25", text)
	d.settle()
}

// waitWindow waits until a window of this title is on the screen and gives it the focus.
func (d *desk) waitWindow(title string) {
	d.t.Helper()
	d.until("a window "+title, func() bool {
		command := exec.Command("xdotool", "search", "--onlyvisible", "--name", title, "windowactivate")
		command.Env = d.env
		return command.Run() == nil
	})
	d.settle()
}

// until waits at most a minute for something to become true.
func (d *desk) until(what string, true func() bool) {
	d.t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if true() {
			return
		}
	}
	d.picture("waited-for-" + strings.ReplaceAll(what, " ", "-"))
	d.t.Fatalf("waited a minute in vain for %s; the screen is in %s", what, d.pictures)
}

// settle waits until the screen has stopped changing, apart from a blinking cursor, and the watched program rests: on a
// slow machine a screen also stands still while the program is at work.
func (d *desk) settle() {
	d.t.Helper()
	last, worked := d.pixels(), d.worked()
	for quiet := 0; quiet < 2; {
		time.Sleep(80 * time.Millisecond)
		now, workedNow := d.pixels(), d.worked()
		if quiet++; different(last, now) > 400 || workedNow-worked > 3 {
			quiet = 0
		}
		last, worked = now, workedNow
	}
}

// worked is the processor time that the watched program has used, in hundredths of a second.
func (d *desk) worked() int {
	if d.watched == nil {
		return 0
	}
	return worked(d.t, d.watched.Process)
}

// worked is the processor time that a process has used, in hundredths of a second.
func worked(t testing.TB, process *os.Process) (ticks int) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process.Pid))
	must(t, err)
	fields := strings.Fields(string(status[bytes.LastIndexByte(status, ')')+1:]))
	for _, field := range fields[11:13] { // utime and stime
		n, err := strconv.Atoi(field)
		must(t, err)
		ticks += n
	}
	return ticks
}

func (d *desk) pixels() []byte {
	return []byte(d.do("import", "-silent", "-window", "root", "-depth", "8", "rgb:-"))
}

func different(a, b []byte) (n int) {
	if len(a) != len(b) {
		return len(a)
	}
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// picture keeps what is on the screen.
func (d *desk) picture(name string) {
	d.t.Helper()
	d.taken++
	d.do("import", "-silent", "-window", "root", filepath.Join(d.pictures, fmt.Sprintf("%02d-%s.png", d.taken, name)))
}

// resident returns the memory of a process in MiB, now and at its peak.
func resident(t testing.TB, process int) (now, peak float64) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	must(t, err)
	for _, line := range strings.Split(string(status), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kib, _ := strconv.ParseFloat(fields[1], 64) // other lines are not asked for
		switch fields[0] {
		case "VmRSS:":
			now = kib / 1024
		case "VmHWM:":
			peak = kib / 1024
		}
	}
	return now, peak
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
