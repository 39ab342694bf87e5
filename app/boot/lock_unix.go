//go:build !windows

package boot

import (
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes an exclusive lock that the system gives free when the process ends, however it ends.
func lockFile(f *os.File) error {
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}
