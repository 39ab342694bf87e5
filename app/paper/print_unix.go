//go:build !windows

package paper

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"vanphongso/data/office"
)

// send gives the file to CUPS.
func send(ctx context.Context, path, printer string, copies int, size string) error {
	arguments := []string{"-n", strconv.Itoa(copies), "-o", "sides=one-sided"}
	if size != "" {
		arguments = append(arguments, "-o", "media="+size)
	}
	if printer != "" {
		arguments = append(arguments, "-d", printer)
	}
	_, complaint, err := run(ctx, "lp", append(arguments, path)...)
	if err != nil {
		return printTrouble(ctx, err, complaint, printer)
	}
	return nil
}

// run calls a program with messages in English, so that they can be told apart.
func run(ctx context.Context, name string, arguments ...string) (output, complaint string, err error) {
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(ctx, name, arguments...)
	command.Env = append(os.Environ(), "LC_ALL=C", "LANGUAGE=C")
	command.Stdout, command.Stderr = &stdout, &stderr
	command.WaitDelay = time.Second
	err = command.Run()
	return stdout.String(), strings.TrimSpace(stderr.String()), err
}

// printTrouble says what to do about a job that was not taken.
func printTrouble(ctx context.Context, err error, complaint, printer string) error {
	cause := errors.Join(err, errors.New(complaint))
	low := strings.ToLower(complaint)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return office.Unavailable(cause, "Máy tính này chưa có dịch vụ in (không có lệnh lp); hãy cài CUPS hoặc mở tệp PDF rồi in từ chương trình xem.")
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return office.Unavailable(cause, "Dịch vụ in không trả lời; hãy kiểm tra máy in rồi in lại.")
	case ctx.Err() != nil:
		return ctx.Err()
	case strings.Contains(low, "no default destination"):
		return office.Unavailable(cause, "Máy tính chưa có máy in mặc định; hãy chọn máy in rồi in lại.")
	case strings.Contains(low, "does not exist"), strings.Contains(low, "unknown destination"):
		return office.Unavailable(cause, "Không có máy in %q; hãy chọn máy in khác rồi in lại.", printer)
	case strings.Contains(low, "not accepting"):
		return office.Unavailable(cause, "Máy in %q đang không nhận lệnh in; hãy kiểm tra máy in rồi in lại.", printer)
	case strings.Contains(low, "scheduler is not running"), strings.Contains(low, "connect"):
		return office.Unavailable(cause, "Không nối được với dịch vụ in (CUPS); hãy kiểm tra dịch vụ in rồi in lại.")
	}
	return office.Unavailable(cause, "Không gửi được lệnh in; hãy kiểm tra máy in rồi in lại.")
}

// printers asks CUPS; each line of lpstat -a begins with a printer's name.
func printers(ctx context.Context) ([]string, error) {
	output, complaint, err := run(ctx, "lpstat", "-a")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, nil
	case err != nil && strings.Contains(strings.ToLower(complaint), "no destinations"):
		return nil, nil
	case err != nil:
		return nil, printTrouble(ctx, err, complaint, "")
	}
	var names []string
	for line := range strings.Lines(output) {
		if words := strings.Fields(line); len(words) > 0 {
			names = append(names, words[0])
		}
	}
	slices.Sort(names)
	return names, nil
}

// viewPatience is how long a failing opener may take to say so; one that still runs has opened the file.
const viewPatience = 3 * time.Second

// view starts the desktop's opener in a session of its own, so that the viewer outlives this program.
func view(ctx context.Context, path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	command := exec.Command(opener, path)
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		return office.Unavailable(err, "Máy tính này chưa có chương trình mở tệp (%s); tệp nằm ở %s.", opener, path)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	timer := time.NewTimer(viewPatience)
	defer timer.Stop()
	select {
	case err := <-ended:
		if err != nil {
			return office.Unavailable(err, "Không mở được chương trình xem PDF; tệp nằm ở %s.", path)
		}
	case <-timer.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}
