package mail

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanphongso/data/viet"
)

const (
	maxName      = 1000 // bytes of a name as the sender wrote it
	maxFileName  = 120  // bytes of a safe name
	maxExtension = 16   // bytes, with the dot; a longer one is part of the name
)

// cleanName returns a file name as the sender wrote it, in NFC without control and text-direction characters.
func cleanName(s string) string {
	s = strings.Map(keepVisible, strings.ToValidUTF8(s, "\uFFFD"))
	return cutText(viet.NFC(strings.TrimSpace(s)), maxName)
}

// safeFileName makes of a sender's name one that can be created on Windows and Linux: no folders, no forbidden
// characters, no reserved name, no dot or space at its ends, at most maxFileName bytes with its extension kept.
// It returns "" when nothing of the name is left.
func safeFileName(name string) string {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 { // some programs send the path on the sender's disk
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:|`, r), r == '\u2044', r == '\u2215', r == '\uFF0F', r == '\uFF3C':
			return '-' // a number such as 65/GP-SKHCN stays readable
		case strings.ContainsRune(`<>"?*`, r):
			return '_'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = viet.NFC(strings.Join(strings.Fields(name), " "))
	stem, extension := splitExtension(strings.TrimRight(strings.TrimLeft(name, ". -"), ". "))
	stem = strings.TrimRight(stem, ". ")
	if stem == "" {
		return ""
	}
	if isReserved(stem) {
		stem = "_" + stem
	}
	return shorten(stem, "", extension)
}

// splitExtension cuts name before its last dot, unless what follows is no extension.
func splitExtension(name string) (stem, extension string) {
	extension = path.Ext(name)
	if len(extension) < 2 || len(extension) > maxExtension || strings.ContainsAny(extension, " -_()") {
		return name, ""
	}
	return strings.TrimSuffix(name, extension), extension
}

// shorten joins the three and cuts the stem so that all fits.
func shorten(stem, suffix, extension string) string {
	stem = cutText(stem, maxFileName-len(suffix)-len(extension))
	return strings.TrimRight(stem, ". ") + suffix + extension
}

// isReserved says whether Windows reserves a name for a device, whatever follows its first dot.
func isReserved(stem string) bool {
	device, _, _ := strings.Cut(strings.ToUpper(stem), ".")
	device = strings.TrimRight(device, " ")
	switch device {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	number, isPort := strings.CutPrefix(device, "COM")
	if !isPort {
		number, isPort = strings.CutPrefix(device, "LPT")
	}
	return isPort && utf8.RuneCountInString(number) == 1 && strings.ContainsAny(number, "0123456789¹²³")
}

// fileNames gives the files of one mail safe names that differ from each other whatever the case.
type fileNames struct {
	used map[string]bool
	next map[string]int // number to try for the next file of that name
}

func newFileNames() *fileNames {
	return &fileNames{used: map[string]bool{}, next: map[string]int{}}
}

// take returns a safe name for the file with this index, sender's name and extension by content.
func (f *fileNames) take(index int, name, byContent string) string {
	safe := safeFileName(name)
	if safe == "" {
		safe = fmt.Sprintf("tep-%d", index)
	}
	stem, extension := splitExtension(safe)
	if extension == "" {
		extension = byContent
	}
	safe = shorten(stem, "", extension)
	key := strings.ToLower(safe)
	for number := max(f.next[key], 2); f.used[strings.ToLower(safe)]; number++ {
		safe = shorten(stem, fmt.Sprintf(" (%d)", number), extension)
		f.next[key] = number + 1
	}
	f.used[strings.ToLower(safe)] = true
	return safe
}
