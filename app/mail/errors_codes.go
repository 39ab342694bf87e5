package mail

import (
	"errors"
	"runtime"
	"syscall"
)

// Windows' own numbers, which package syscall does not map to the names of Unix.
const (
	windowsHandleDiskFull    = syscall.Errno(39)
	windowsDiskFull          = syscall.Errno(112)
	windowsConnectionRefused = syscall.Errno(10061)
)

// diskFull says whether err means that a disk or a quota is full.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		onWindows(err, windowsHandleDiskFull, windowsDiskFull)
}

// connectionRefused says whether nothing listens at the other end.
func connectionRefused(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || onWindows(err, windowsConnectionRefused)
}

func onWindows(err error, numbers ...syscall.Errno) bool {
	var number syscall.Errno
	if runtime.GOOS != "windows" || !errors.As(err, &number) {
		return false
	}
	for _, n := range numbers {
		if number == n {
			return true
		}
	}
	return false
}
