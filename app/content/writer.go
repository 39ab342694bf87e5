package content

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxUnpacked is how many bytes of a packed file are looked at: a bomb stops there.
const maxUnpacked = 64 << 20

// readDocx reads the text of a Word file (ECMA-376, WordprocessingML): body, notes, headers and footers. Deleted text of
// tracked changes (w:delText) is none.
func readDocx(data []byte) (string, error) {
	return readPacked(data, func(name string) bool {
		part, isWord := strings.CutPrefix(name, "word/")
		for _, prefix := range []string{"document", "header", "footer", "footnotes", "endnotes"} {
			if isWord && strings.HasPrefix(part, prefix) && strings.HasSuffix(part, ".xml") && !strings.Contains(part, "/") {
				return true
			}
		}
		return false
	}, map[string]string{"p": "\n", "tab": "\t", "br": "\n", "cr": "\n", "tc": "\t"}, "t")
}

// readOdt reads the text of an OpenDocument text (ISO/IEC 26300).
func readOdt(data []byte) (string, error) {
	return readPacked(data, func(name string) bool { return name == "content.xml" },
		map[string]string{"p": "\n", "h": "\n", "tab": "\t", "line-break": "\n", "s": " "}, "")
}

// readPacked reads the wanted XML parts of a zip. After an element of breaks its white space is written; inside, when it
// is not empty, names the only element whose characters are text.
func readPacked(data []byte, wanted func(name string) bool, breaks map[string]string, inside string) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", ErrDamaged
	}
	var text strings.Builder
	for _, part := range archive.File {
		if part.Flags&1 != 0 {
			return "", ErrEncrypted
		}
		if !wanted(part.Name) {
			continue
		}
		if err := readPart(&text, part, breaks, inside); err != nil {
			return "", ErrDamaged
		}
	}
	return text.String(), nil
}

func readPart(text *strings.Builder, part *zip.File, breaks map[string]string, inside string) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	decoder := xml.NewDecoder(io.LimitReader(r, maxUnpacked))
	depth := 0 // of elements named inside
	for text.Len() < 2*MaxText {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == inside {
				depth++
			}
		case xml.EndElement:
			if t.Name.Local == inside {
				depth--
			}
			text.WriteString(breaks[t.Name.Local])
		case xml.CharData:
			if inside == "" || depth > 0 {
				text.Write(t)
			}
		}
	}
	return nil
}
