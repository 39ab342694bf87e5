package paper

import (
	"context"
	"errors"
	"slices"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"

	"vanphongso/data/office"
)

// send asks the program that Windows uses for PDF to print: the verb "printto" names a printer, "print" takes the
// default one. The verbs know neither copies nor paper: they are sent once for each copy, the paper is the PDF's own.
func send(ctx context.Context, path, printer string, copies int, _ string) error {
	verb, arguments := "print", ""
	if printer != "" {
		verb, arguments = "printto", `"`+printer+`"`
	}
	for range copies {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := execute(verb, path, arguments, windows.SW_HIDE); err != nil {
			return printTrouble(err, printer)
		}
	}
	return nil
}

func printTrouble(err error, printer string) error {
	if noProgram(err) {
		return office.Unavailable(err, "Windows chưa có chương trình in tệp PDF; hãy cài một chương trình xem PDF có chức năng in (ví dụ SumatraPDF, Foxit, Adobe Reader) rồi in lại.")
	}
	if printer != "" {
		return office.Unavailable(err, "Không gửi được lệnh in đến máy in %q; hãy kiểm tra máy in rồi in lại.", printer)
	}
	return office.Unavailable(err, "Không gửi được lệnh in; hãy kiểm tra máy in mặc định rồi in lại.")
}

// noProgram tells whether no program is registered for the verb (SE_ERR_NOASSOC, SE_ERR_ASSOCINCOMPLETE).
func noProgram(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && (number == 31 || number == 27 || number == windows.ERROR_NO_ASSOCIATION)
}

func execute(verb, path, arguments string, show int32) error {
	texts := make([]*uint16, 3)
	for i, text := range []string{verb, path, arguments} {
		converted, err := windows.UTF16PtrFromString(text)
		if err != nil {
			return err
		}
		texts[i] = converted
	}
	return windows.ShellExecute(0, texts[0], texts[1], texts[2], nil, show)
}

func view(_ context.Context, path string) error {
	err := execute("open", path, "", windows.SW_SHOWNORMAL)
	if noProgram(err) {
		return office.Unavailable(err, "Windows chưa có chương trình xem PDF; hãy cài một chương trình rồi mở lại. Tệp nằm ở %s.", path)
	}
	if err != nil {
		return office.Unavailable(err, "Không mở được chương trình xem PDF; tệp nằm ở %s.", path)
	}
	return nil
}

// printerInfo is PRINTER_INFO_4W.
type printerInfo struct {
	name       *uint16
	server     *uint16
	attributes uint32
}

var enumPrinters = windows.NewLazySystemDLL("winspool.drv").NewProc("EnumPrintersW")

const enumLocalAndConnected = 2 | 4 // PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS

// printers asks the spooler for the names only (level 4), which touches no printer over the network.
func printers(_ context.Context) ([]string, error) {
	if enumPrinters.Find() != nil {
		return nil, nil
	}
	var needed, count uint32
	buffer := make([]byte, 16<<10)
	for range 3 { // printers may be added between two calls
		ok, _, err := enumPrinters.Call(enumLocalAndConnected, 0, 4,
			uintptr(unsafe.Pointer(&buffer[0])), uintptr(len(buffer)),
			uintptr(unsafe.Pointer(&needed)), uintptr(unsafe.Pointer(&count)))
		if ok != 0 {
			return printerNames(buffer, count), nil
		}
		if !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
			return nil, office.Unavailable(err, "Không hỏi được Windows về các máy in; hãy kiểm tra dịch vụ Print Spooler.")
		}
		buffer = make([]byte, needed+1024)
	}
	return nil, nil
}

func printerNames(buffer []byte, count uint32) []string {
	if count == 0 {
		return nil
	}
	var names []string
	for _, info := range unsafe.Slice((*printerInfo)(unsafe.Pointer(&buffer[0])), count) {
		names = append(names, windows.UTF16PtrToString(info.name))
	}
	slices.SortFunc(names, strings.Compare)
	return names
}
