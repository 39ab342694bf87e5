//go:build !linux && !windows

package store

// networkFileSystem cannot tell on this system.
func networkFileSystem(string) string { return "" }
