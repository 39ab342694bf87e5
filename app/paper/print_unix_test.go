//go:build !windows

package paper

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
)

// desktop puts programs of these names, written for the shell, in the place of the machine's own and returns their folder.
func desktop(t *testing.T, programs map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	return folder
}

func receiptOnDisk(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "Giấy tiếp nhận H38.pdf")
	write(t, file, string(drawn(t, shipped(t), receipt2025, "A5", sampleReceipt())))
	return file
}

const noteArguments = `printf '%s\n' "$@" > "${0%/*}/arguments"`

func arguments(t *testing.T, folder string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(folder, "arguments"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSpace(string(content)), "\n", " | ")
}

func TestPrintGivesTheFileToLp(t *testing.T) {
	file := receiptOnDisk(t)
	folder := desktop(t, map[string]string{"lp": noteArguments})
	if err := Print(t.Context(), file, "Tầng 2", 2, "A5"); err != nil {
		t.Fatal(err)
	}
	if have, want := arguments(t, folder), "-n | 2 | -o | sides=one-sided | -o | media=A5 | -d | Tầng 2 | "+file; have != want {
		t.Errorf("want %s\nhave %s", want, have)
	}
	if err := Print(t.Context(), file, "", 1, ""); err != nil {
		t.Fatal(err)
	}
	if have, want := arguments(t, folder), "-n | 1 | -o | sides=one-sided | "+file; have != want {
		t.Errorf("want %s\nhave %s", want, have)
	}
}

func TestPrintTroubleIsSaidClearly(t *testing.T) {
	file := receiptOnDisk(t)
	for script, sentence := range map[string]string{
		`echo "lp: Error - no default destination available." >&2; exit 1`:                     "chưa có máy in mặc định",
		`echo "lp: The printer or class does not exist." >&2; exit 1`:                          `Không có máy in "HP"`,
		`echo "lp: Destination \"HP\" is not accepting jobs." >&2; exit 1`:                     `Máy in "HP" đang không nhận lệnh in`,
		`echo "lp: Error - scheduler is not running." >&2; exit 1`:                             "dịch vụ in",
		`echo "lp: Unable to connect to server" >&2; exit 1`:                                   "dịch vụ in",
		`echo "lp: something new" >&2; exit 3`:                                                 "Không gửi được lệnh in",
		`test "$LC_ALL" = C || exit 0; echo "lp: Error - no default destination." >&2; exit 1`: "chưa có máy in mặc định",
	} {
		desktop(t, map[string]string{"lp": script})
		says(t, Print(t.Context(), file, "HP", 1, "A4"), office.CodeUnavailable, sentence, "hãy")
	}
	desktop(t, nil)
	says(t, Print(t.Context(), file, "", 1, "A4"), office.CodeUnavailable, "không có lệnh lp", "hãy cài CUPS hoặc mở tệp PDF")
}

func TestPrintDoesNotWaitForEver(t *testing.T) {
	file := receiptOnDisk(t)
	desktop(t, map[string]string{"lp": "exec /bin/sleep 60"})
	soon, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	begun := time.Now()
	says(t, Print(soon, file, "", 1, "A4"), office.CodeUnavailable, "Dịch vụ in không trả lời")
	stopped, stop := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, stop)
	if err := Print(stopped, file, "", 1, "A4"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestPrintRefuses(t *testing.T) {
	file := receiptOnDisk(t)
	folder := desktop(t, map[string]string{"lp": noteArguments})
	says(t, Print(t.Context(), file, "", 0, "A5"), office.CodeInvalid, "1 đến 50")
	says(t, Print(t.Context(), file, "", 51, "A5"), office.CodeInvalid, "1 đến 50")
	says(t, Print(t.Context(), file, "-o raw", 1, "A5"), office.CodeInvalid, "Tên máy in")
	says(t, Print(t.Context(), file, "", 1, "B5"), office.CodeInvalid, "B5", "A4")
	says(t, Print(t.Context(), filepath.Join(folder, "none.pdf"), "", 1, "A5"), office.CodeNotFound, "none.pdf")
	says(t, Print(t.Context(), folder, "", 1, "A5"), office.CodeInvalid, "thư mục")
	if _, err := os.Stat(filepath.Join(folder, "arguments")); err == nil {
		t.Error("lp was called")
	}
}

func TestPrinters(t *testing.T) {
	for name, c := range map[string]struct {
		programs map[string]string
		want     []string
		says     string
	}{
		"two":            {map[string]string{"lpstat": `echo "Tang_2 accepting requests since"; echo "HP accepting requests since"`}, []string{"HP", "Tang_2"}, ""},
		"none":           {map[string]string{"lpstat": `echo "lpstat: No destinations added." >&2; exit 1`}, nil, ""},
		"no service":     {nil, nil, ""},
		"service is off": {map[string]string{"lpstat": `echo "lpstat: Unable to connect to server" >&2; exit 1`}, nil, "Không nối được với dịch vụ in"},
	} {
		t.Run(name, func(t *testing.T) {
			desktop(t, c.programs)
			names, err := Printers(t.Context())
			if !slices.Equal(names, c.want) || office.MessageOf(err) != "" && c.says == "" {
				t.Errorf("%q %v", names, err)
			}
			if c.says != "" {
				says(t, err, office.CodeUnavailable, c.says)
			}
		})
	}
}

func TestOpenInViewer(t *testing.T) {
	file := receiptOnDisk(t)
	folder := desktop(t, map[string]string{"xdg-open": noteArguments, "open": noteArguments})
	if err := OpenInViewer(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if have := arguments(t, folder); have != file {
		t.Error(have)
	}
	desktop(t, map[string]string{"xdg-open": "exit 3", "open": "exit 3"})
	says(t, OpenInViewer(t.Context(), file), office.CodeUnavailable, "chương trình xem PDF", file)
	desktop(t, nil)
	says(t, OpenInViewer(t.Context(), file), office.CodeUnavailable, "chưa có chương trình mở tệp", file)
	says(t, OpenInViewer(t.Context(), file+".not"), office.CodeNotFound, ".not")
}
