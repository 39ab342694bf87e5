//go:build !windows

package shell

// showBox has nothing to show outside of Windows: whoever starts the program reads stderr or the log of the desktop.
func showBox(string) {}
