package mail

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})`)

// htmlCharset returns the charset of the part, or the one that the page itself names.
func htmlCharset(page []byte, declared string) string {
	if declared != "" && declared != "us-ascii" {
		return declared
	}
	if found := metaCharset.FindSubmatch(page[:min(len(page), 4096)]); found != nil && !bytes.HasPrefix(bytes.ToLower(found[1]), []byte("utf-16")) {
		return string(found[1])
	}
	return ""
}

// htmlText returns the readable text of a page: paragraphs and table rows on lines of their own, links with their
// address behind them. Nothing is loaded, scripts and styles are left out. It reads tags one by one and builds no
// tree: some pages make building one very slow.
func htmlText(page string) string {
	tokens := html.NewTokenizer(strings.NewReader(page))
	w := &htmlWriter{}
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return w.text.String()
		case html.TextToken:
			if w.hidden == 0 {
				w.write(string(tokens.Text()))
			}
		case html.StartTagToken:
			w.start(tokens, true)
		case html.SelfClosingTagToken:
			w.start(tokens, false)
		case html.EndTagToken:
			name, _ := tokens.TagName()
			w.end(atom.Lookup(name))
		}
	}
}

// htmlWriter collects the text of a page.
type htmlWriter struct {
	text      strings.Builder
	space     bool // white space was read and not yet written
	lineStart bool
	pre       int       // depth of <pre>
	hidden    atom.Atom // the element whose content is left out, 0 for none
	link      string    // address of the link being read
	linkStart int       // where its text begins
}

// start handles the start of an element; opens says that its end is to come.
func (w *htmlWriter) start(tokens *html.Tokenizer, opens bool) {
	name, more := tokens.TagName()
	tag := atom.Lookup(name)
	if w.hidden != 0 {
		return
	}
	switch tag {
	case atom.Script, atom.Style, atom.Title, atom.Template, atom.Svg:
		if opens {
			w.hidden = tag
		}
	case atom.Br:
		w.newLine()
	case atom.Hr:
		w.newLine()
		w.write("----------")
		w.newLine()
	case atom.Li:
		w.block()
		w.write("- ")
	case atom.Td, atom.Th:
		w.cell()
	case atom.Pre:
		w.newLine()
		w.pre++
	case atom.A:
		w.link, w.linkStart = attribute(tokens, more, "href"), w.text.Len()
	case atom.P, atom.Blockquote, atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.paragraph()
	default:
		if isBlock(tag) {
			w.block()
		}
	}
}

// end handles the end of an element.
func (w *htmlWriter) end(tag atom.Atom) {
	if w.hidden != 0 {
		if tag == w.hidden {
			w.hidden = 0
		}
		return
	}
	switch tag {
	case atom.A:
		w.endLink()
	case atom.Pre:
		w.pre = max(0, w.pre-1)
		w.newLine()
	case atom.P, atom.Blockquote, atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.paragraph()
	default:
		if isBlock(tag) {
			w.block()
		}
	}
}

// isBlock says whether an element stands on lines of its own.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Address, atom.Form, atom.Dl,
		atom.Dt, atom.Dd, atom.Center, atom.Fieldset, atom.Caption, atom.Body, atom.Main, atom.Option:
		return true
	}
	return false
}

// write adds text, white space in it made one space.
func (w *htmlWriter) write(s string) {
	if w.pre > 0 {
		w.text.WriteString(s)
		w.lineStart, w.space = strings.HasSuffix(s, "\n"), false
		return
	}
	for s != "" {
		word := strings.IndexAny(s, " \t\r\n")
		if word != 0 {
			if word < 0 {
				word = len(s)
			}
			if w.space && !w.lineStart && w.text.Len() > 0 {
				w.text.WriteByte(' ')
			}
			w.text.WriteString(s[:word])
			w.space, w.lineStart = false, false
			s = s[word:]
			continue
		}
		w.space = true
		s = strings.TrimLeft(s, " \t\r\n")
	}
}

// cell begins a cell of a table. A label keeps to what it stands before: "Họ và tên: Lò Thị Mẩy".
func (w *htmlWriter) cell() {
	switch {
	case w.lineStart || w.text.Len() == 0:
	case strings.HasSuffix(w.text.String(), ":"):
		w.space = true
	default:
		w.text.WriteByte('\t')
		w.space = false
	}
}

// block begins a line unless one has just begun.
func (w *htmlWriter) block() {
	if !w.lineStart {
		w.newLine()
	}
}

func (w *htmlWriter) newLine() {
	if w.text.Len() > 0 {
		w.text.WriteByte('\n')
	}
	w.lineStart, w.space = true, false
}

// paragraph leaves an empty line; tidy takes away what is too many.
func (w *htmlWriter) paragraph() {
	w.newLine()
	w.newLine()
}

// endLink writes the address of a link behind its text when the text does not show it already.
func (w *htmlWriter) endLink() {
	link := strings.TrimPrefix(w.link, "mailto:")
	w.link = ""
	shown := w.text.String()[min(w.linkStart, w.text.Len()):]
	isWeb := strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") || strings.Contains(link, "@")
	if !isWeb || len(link) > 500 || strings.TrimSpace(shown) == "" || strings.Contains(shown, strings.TrimRight(link, "/")) {
		return
	}
	if _, host, _ := strings.Cut(link, "://"); host != "" && strings.Contains(shown, strings.TrimRight(host, "/")) {
		return
	}
	w.write(" (" + link + ")")
}

// attribute returns one attribute of the tag being read.
func attribute(tokens *html.Tokenizer, more bool, name string) string {
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		if string(key) == name {
			return strings.TrimSpace(string(value))
		}
	}
	return ""
}
