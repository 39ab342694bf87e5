package blob

import (
	"errors"

	"golang.org/x/sys/windows"
)

// diskFull says whether err means that there is no room left, on the disk or in the user's quota.
func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// syncDir does nothing: NTFS journals the names of files by itself and folders cannot be flushed.
func syncDir(string) error { return nil }
