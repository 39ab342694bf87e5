package shell

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"

	"vanphongso/data/office"
)

// Alert tells trouble outside of any window: in a box of Windows itself, because a windowed program has no console.
func Alert(err error) {
	fmt.Fprintln(os.Stderr, office.MessageOf(err))
	fmt.Fprintln(os.Stderr, err)
	text, textErr := windows.UTF16PtrFromString(office.MessageOf(err))
	title, titleErr := windows.UTF16PtrFromString("Văn phòng Sở")
	if textErr == nil && titleErr == nil {
		_, _ = windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR)
	}
}
