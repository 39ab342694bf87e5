package shell

import "golang.org/x/sys/windows"

// showBox shows text in a message box of Windows itself.
func showBox(text string) {
	message, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := windows.UTF16PtrFromString("Văn phòng Sở")
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, message, title, windows.MB_OK|windows.MB_ICONERROR)
}
