package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// networkFileSystem names the network file system that the folder lies on, "" when it lies on this machine.
func networkFileSystem(dir string) string {
	path, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return ""
	}
	return filepath.VolumeName(path)
}
