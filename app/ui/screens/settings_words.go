package screens

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// fileWriter is what an export writes into.
type fileWriter = *os.File

// write makes a file of that name where the user looks for files: the folder of downloads, else the data folder. A file
// that is there already is not overwritten: the new one gets a number.
func (w *Workplace) write(name string, fill func(file fileWriter) error) (path string, err error) {
	file, err := w.create(name)
	if err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp %s; hãy kiểm tra quyền ghi và chỗ trống trên đĩa.", name)
	}
	err = fill(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(file.Name()) // half a file is worse than none
		return "", err
	}
	return file.Name(), nil
}

func (w *Workplace) create(name string) (*os.File, error) {
	folder := w.outbox()
	stem, extension := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for i := 1; ; i++ {
		if i > 1 {
			name = stem + "-" + strconv.Itoa(i) + extension
		}
		file, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if !os.IsExist(err) {
			return file, err
		}
	}
}

// outbox is the folder that files are written to.
func (w *Workplace) outbox() string {
	if home, err := os.UserHomeDir(); err == nil {
		for _, name := range []string{"Downloads", "Tải xuống"} {
			folder := filepath.Join(home, name)
			if info, err := os.Stat(folder); err == nil && info.IsDir() {
				return folder
			}
		}
	}
	return w.Data
}

// joined joins the texts that are not empty.
func joined(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), separator)
}

// filledLines are the lines of a text that are not empty.
func filledLines(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// sortedOptions makes a closed list of values with how often they occur.
func sortedOptions(counts map[string]int) []kit.Option {
	var list []kit.Option
	for value, n := range counts {
		if value != "" {
			list = append(list, kit.Option{Value: value, Label: value, Note: strconv.Itoa(n)})
		}
	}
	slices.SortFunc(list, func(a, b kit.Option) int { return strings.Compare(viet.Fold(a.Label), viet.Fold(b.Label)) })
	return list
}

// tick is the value of a FieldCheck.
func tick(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// count is the value of a FieldNumber, empty for 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// amountText is the value of a FieldMoney, empty for 0.
func amountText(m office.Money) string { return count(int(m)) }

// money reads the value of a FieldMoney; the field lets digits through only.
func money(digits string) office.Money {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return office.Money(n)
}
