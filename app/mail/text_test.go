package mail_test

import (
	"strings"
	"testing"
)

func TestCharsetsOfTexts(t *testing.T) {
	for _, c := range []struct{ what, header, body, want string }{
		{"utf-8", "text/plain; charset=utf-8", "Đặng Thị Hồng", "Đặng Thị Hồng"},
		{"utf-8 that claims to be latin", "text/plain; charset=iso-8859-1", "Đặng Thị Hồng", "Đặng Thị Hồng"},
		{"latin", "text/plain; charset=iso-8859-1", "caf\xe9 \xe0 la carte", "café à la carte"},
		{"windows-1252", "text/plain; charset=windows-1252", "\x93c\xe0 ph\xea\x94", "“cà phê”"},
		{"windows-1258", "text/plain; charset=windows-1258", "\xd0\xe3\xf2ng Thi\xf2 H\xf4\xccng", "Đặng Thị Hồng"},
		{"windows-1258 not declared", "text/plain", "\xd0\xf4\xccng H\xf5\xcci", "Đồng Hời"},
		{"unknown charset", "text/plain; charset=khong-co", "Đặng", "Đặng"},
		{"decomposed", "text/plain; charset=utf-8", "Đa\u0323\u0306ng", "Đặng"},
		{"utf-16", "text/plain; charset=utf-16le", "\x10\x01n\x00", "Đn"},
		{"html names its own", "text/html", "<meta charset=windows-1258><p>\xd0\xf4\xccng</p>", "Đồng"},
		{"html entities", "text/html; charset=utf-8", "<p>&#272;&#x1ED3;ng&nbsp;&amp; s&ocirc;ng</p>", "Đồng & sông"},
	} {
		p := parse([]byte("From: a@x.vn\r\nContent-Type: " + c.header + "\r\n\r\n" + c.body))
		if !strings.HasPrefix(p.Text, c.want) {
			t.Errorf("%s: %q, want %q", c.what, p.Text, c.want)
		}
	}
}

func TestHTMLText(t *testing.T) {
	for page, want := range map[string]string{
		"<p>Một</p><p>Hai</p>":                "Một\n\nHai",
		"Một<br>Hai<br/>Ba":                   "Một\nHai\nBa",
		"<div>Một</div><div>Hai</div>":        "Một\nHai",
		"<ul><li>Một</li>\n<li>Hai</li></ul>": "- Một\n- Hai",
		"<table><tr><td>A</td><td>B</td></tr>\n<tr><td>C:</td><td>D</td></tr></table>": "A\tB\nC: D",
		"<script>x()</script><style>p{}</style>Chữ":                                    "Chữ",
		"<!-- chú thích -->Chữ<img src=http://x.vn/a.gif>":                             "Chữ",
		"<a href='https://x.vn/a'>Bấm</a>":                                             "Bấm (https://x.vn/a)",
		"<a href='https://x.vn'>x.vn</a>":                                              "x.vn",
		"<a href='javascript:x()'>Bấm</a>":                                             "Bấm",
		"<pre>a\n  b</pre>":                                                            "a\n  b",
		"a <b>b</b> <unclosed":                                                         "a b",
		"<scr<script>ipt>x</script>":                                                   "ipt>x",
	} {
		p := parse([]byte("From: a@x.vn\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page))
		if p.Text != want {
			t.Errorf("%q: %q, want %q", page, p.Text, want)
		}
	}
}

func TestAlternativePrefersPlainText(t *testing.T) {
	p := parse(lines("From: a@x.vn", "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/html", "", "<p>trang</p>", "--b", "Content-Type: text/plain", "", "chữ", "--b--"))
	if p.Text != "chữ" {
		t.Errorf("%q", p.Text)
	}
}
