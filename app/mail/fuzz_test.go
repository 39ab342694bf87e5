package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanphongso/app/mail/samples"
	"vanphongso/data/letter"
)

// Fuzz with -fuzzminimizetime=10x: by default Go spends a minute on making each find smaller and seems to stand still.

// slow is how long anything of the size that the fuzzer makes may take, with its instruments and on a busy machine.
const slow = 5 * time.Second

func within(t *testing.T, what string, run func()) {
	t.Helper()
	begun := time.Now()
	run()
	if took := time.Since(begun); took > slow {
		t.Errorf("%s took %v", what, took)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range samples.All() {
		f.Add(s.Raw[:min(len(s.Raw), 4<<10)])
		f.Add(s.Raw[:min(len(s.Raw), 40<<10)])
	}
	f.Add([]byte("From: a\nContent-Type: multipart/mixed; boundary=\n\n--\nContent-Type: message/rfc822\n\nSubject: =?utf-8?q?=\n\n"))
	f.Add([]byte("From: a\nContent-Type: multipart/digest\n\n--x\n\nFrom: b\n\n--x--"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var p Parsed
		within(t, "Parse", func() { p = Parse(bytes.NewReader(raw), int64(len(raw))) })
		checkTexts(t, p)
		checkState(t, p)
		checkFiles(t, raw, p)
	})
}

// checkTexts fails unless all text is clean.
func checkTexts(t *testing.T, p Parsed) {
	t.Helper()
	texts := []string{p.MessageID, p.Subject, p.From.Name, p.From.Address, p.ReplyTo.Name, p.ReplyTo.Address}
	for _, a := range p.Attachments {
		texts = append(texts, a.Name)
	}
	for _, text := range texts {
		if strings.ContainsAny(text, "\n\t") {
			t.Errorf("%q is more than a line", text)
		}
	}
	for _, text := range append(texts, p.Text) {
		if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) {
			t.Errorf("%q is not NFC", text)
		}
		if i := strings.IndexFunc(text, func(r rune) bool {
			return unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && r != '\n' && r != '\t'
		}); i >= 0 {
			t.Errorf("%q has a control character at %d", text, i)
		}
	}
	if len(p.Text) > maxText {
		t.Errorf("%d bytes of text", len(p.Text))
	}
}

// checkState fails unless the mail ends in one state, with a reason when it is not taken.
func checkState(t *testing.T, p Parsed) {
	t.Helper()
	state, reason := Judge(p, nil)
	if (state == letter.Taken) != (reason == "") || state != letter.Taken && state != letter.Quarantined {
		t.Errorf("state %q, reason %q", state, reason)
	}
	if p.Parsing != Strict && p.Parsing != Lenient && p.Parsing != Raw {
		t.Errorf("parsing %q", p.Parsing)
	}
	if p.Parsing != Strict && len(p.Defects) == 0 {
		t.Errorf("%s without a defect", p.Parsing)
	}
}

// checkFiles fails unless the attachments are numbered, named safely, and open as they were measured.
func checkFiles(t *testing.T, raw []byte, p Parsed) {
	t.Helper()
	if len(p.Attachments) > maxParts {
		t.Errorf("%d attachments", len(p.Attachments))
	}
	total, names := int64(0), map[string]bool{}
	for i, a := range p.Attachments {
		checkSafe(t, a.FileName)
		if name := strings.ToLower(a.FileName); names[name] {
			t.Errorf("%q is there twice", a.FileName)
		} else {
			names[name] = true
		}
		if a.Index != i+1 || a.Parent < 0 || a.Parent >= a.Index {
			t.Errorf("attachment %d: %+v", i+1, a)
		}
		if a.Parent == 0 {
			total += a.Size
		}
		if i < 10 {
			checkOpens(t, raw, a)
		}
	}
	if total > int64(len(raw)) {
		t.Errorf("%d bytes of attachments in a mail of %d", total, len(raw))
	}
}

func checkOpens(t *testing.T, raw []byte, a letter.Attachment) {
	t.Helper()
	r, opened, err := OpenAttachment(bytes.NewReader(raw), int64(len(raw)), a.Index)
	if err != nil {
		t.Fatalf("%+v: %v", a, err)
	}
	content, err := io.ReadAll(r)
	sum := sha256.Sum256(content)
	if err != nil || opened != a || a.SHA256 != hex.EncodeToString(sum[:]) || a.Size != int64(len(content)) {
		t.Errorf("parsed %+v, opened %+v, %v", a, opened, err)
	}
}

// checkSafe fails unless a file of this name can be created on Windows and Linux.
func checkSafe(t *testing.T, name string) {
	t.Helper()
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); {
	case name == "", len(name) > maxFileName, !utf8.ValidString(name), !norm.NFC.IsNormalString(name):
		t.Errorf("%q cannot be a file name", name)
	case strings.ContainsAny(name, `/\:*?"<>|`), strings.IndexFunc(name, unicode.IsControl) >= 0, strings.IndexFunc(name, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) >= 0:
		t.Errorf("%q has forbidden characters", name)
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, " "), strings.HasPrefix(name, "-"), strings.HasSuffix(name, "."), strings.HasSuffix(name, " "):
		t.Errorf("%q begins or ends badly", name)
	case stem == "CON", stem == "PRN", stem == "AUX", stem == "NUL", len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9':
		t.Errorf("%q is a device", name)
	}
}

func FuzzFileName(f *testing.F) {
	for _, name := range []string{"Đơn.pdf", `..\..\CON.pdf`, "com1", "NUL .txt", "a\u202efdp.exe", "...", strings.Repeat("ệ", 300) + ".docx", "a.\u0301b", "x.pd\u0323f", "lpt¹.txt", " . x . ", "CON\u200b.txt", "a．b／c"} {
		f.Add(name, ".pdf")
	}
	f.Fuzz(func(t *testing.T, name, extension string) {
		if !utf8.ValidString(name) {
			name = strings.ToValidUTF8(name, "\uFFFD")
		}
		if extension != ".pdf" {
			extension = "" // extensions come from a list of our own
		}
		names := newFileNames()
		first, second := names.take(1, cleanName(name), extension), names.take(2, cleanName(name), extension)
		checkSafe(t, first)
		checkSafe(t, second)
		if strings.EqualFold(first, second) {
			t.Errorf("%q twice", first)
		}
		if again := safeFileName(first); again != first {
			t.Errorf("%q is made into %q, and that into %q", name, first, again)
		}
	})
}

func FuzzTNEF(f *testing.F) {
	for _, s := range samples.All() {
		for _, a := range Parse(bytes.NewReader(s.Raw), int64(len(s.Raw))).Attachments {
			if a.Sniffed == "application/vnd.ms-tnef" {
				r, _, err := OpenAttachment(bytes.NewReader(s.Raw), int64(len(s.Raw)), a.Index)
				if err != nil {
					f.Fatal(err)
				}
				content, _ := io.ReadAll(r)
				f.Add(content[:2000])
				f.Add(append(content[:500:500], content[len(content)-500:]...))
			}
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		c := io.NewSectionReader(bytes.NewReader(raw), 0, int64(len(raw)))
		within(t, "readTNEF", func() {
			m, found := readTNEF(c, maxParts)
			if found != isTNEF(raw) || len(m.files) > maxParts {
				t.Errorf("found %t, %d files", found, len(m.files))
			}
			for _, file := range m.files {
				if file.data != nil && file.data.Size() > int64(len(raw)) {
					t.Errorf("a file of %d bytes in %d", file.data.Size(), len(raw))
				}
			}
		})
	})
}

func Fuzz7z(f *testing.F) {
	for _, name := range []string{"open", "locked", "hidden"} {
		archive, err := os.ReadFile("testdata/" + name + ".7z")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		within(t, "encrypted7z", func() { encrypted7z(io.NewSectionReader(bytes.NewReader(raw), 0, int64(len(raw)))) })
	})
}

func FuzzSecret(f *testing.F) {
	for _, text := range []string{"MẬT", "Độ mật: Tối mật", "[TUYET MAT] abc", "mật khẩu", "* M Ậ T *", "(Tuyệt mật - bản số 1)", "kế hoạch – MẬT."} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = tidy(text)
		var title, body, name secretMark
		within(t, "looking for marks", func() {
			title.lookTitle(cleanLine(text, maxSubject))
			body.lookText(text)
			name.lookFileName(cleanName(text))
		})
		for _, found := range []secretMark{title, body, name} {
			if (found.mark == "") != (found.place == "") || found.mark != "" && rank(found.mark) == 0 {
				t.Errorf("%q: %+v", text, found)
			}
		}
		upper := strings.ToUpper(text)
		if body.mark != "" && !strings.Contains(strings.ReplaceAll(upper, " ", ""), "MẬT") && !strings.Contains(upper, "MAT") {
			t.Errorf("%q has no such word but gives %+v", text, body)
		}
		stamped := secretMark{}
		stamped.lookText(text + "\nTUYỆT MẬT\n" + text)
		if stamped.mark != "Tuyệt mật" {
			t.Errorf("the stamp in %q is not found", text)
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, page := range []string{"<p>a<br>b", "<table><tr><td>A:<td>B", "<a href=http://x>y", "<script><style>", "<pre>\n<li>", "<!--", "&#x202e;&nbsp;"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		c := io.NewSectionReader(bytes.NewReader(page), 0, int64(len(page)))
		var text string
		within(t, "reading a page", func() { text = readText(c, entity{mediaType: "text/html"}, maxText) })
		checkTexts(t, Parsed{Text: text})
	})
}
