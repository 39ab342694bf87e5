package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/url"
	"strings"
)

// part is a part of a mail: its header lines and its body as they are sent.
type part struct {
	header []string
	body   string
}

func (p part) String() string {
	return strings.Join(p.header, "\r\n") + "\r\n\r\n" + p.body
}

// mail returns the bytes of a mail with these header lines before those of its content.
func mail(content part, header ...string) []byte {
	content.header = append(append(header, "MIME-Version: 1.0"), content.header...)
	return []byte(content.String())
}

// multipart joins parts; kind is mixed, related or alternative.
func multipart(kind, boundary string, parts ...part) part {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "--%s\r\n%s\r\n", boundary, strings.TrimSuffix(p.String(), "\r\n"))
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return part{[]string{fmt.Sprintf("Content-Type: multipart/%s; boundary=%q", kind, boundary)}, b.String()}
}

// plain returns a text in quoted-printable.
func plain(text string) part { return quoted("text/plain; charset=utf-8", text) }

// html returns a page in base64.
func html(page string) part {
	return part{[]string{"Content-Type: text/html; charset=\"UTF-8\"", "Content-Transfer-Encoding: base64"}, base64Lines([]byte(page))}
}

func quoted(mediaType, text string) part {
	return part{[]string{"Content-Type: " + mediaType, "Content-Transfer-Encoding: quoted-printable"}, quotedPrintable(text)}
}

func quotedPrintable(text string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	must(w.Write([]byte(crlf(text))))
	check(w.Close())
	return b.String()
}

// crlf gives every line of text the line end that mail has.
func crlf(text string) string {
	return strings.ReplaceAll(strings.Trim(text, "\n")+"\n", "\n", "\r\n")
}

// file returns an attachment in base64; naming writes its file name.
func file(naming func(name string) []string, name, mediaType string, data []byte) part {
	header := append([]string{"Content-Type: " + mediaType, "Content-Transfer-Encoding: base64"}, naming(name)...)
	return part{header, base64Lines(data)}
}

// pdfFile returns a PDF whose name is written as most programs do today.
func pdfFile(name string, data []byte) part { return file(percentName, name, "application/pdf", data) }

func base64Lines(data []byte) string {
	var b strings.Builder
	for len(data) > 57 {
		b.WriteString(base64.StdEncoding.EncodeToString(data[:57]) + "\r\n")
		data = data[57:]
	}
	return b.String() + base64.StdEncoding.EncodeToString(data) + "\r\n"
}

// The ways in which programs write a file name.

// rawName writes the bytes of the name as they are.
func rawName(name string) []string {
	return []string{`Content-Disposition: attachment; filename="` + name + `"`}
}

// percentName writes it as RFC 2231 §4 says.
func percentName(name string) []string {
	return []string{"Content-Disposition: attachment;", " filename*=UTF-8''" + url.PathEscape(name)}
}

// continuedName cuts it in pieces as RFC 2231 §3 says.
func continuedName(name string) []string {
	lines := []string{"Content-Disposition: attachment;"}
	rest := "UTF-8''" + url.PathEscape(name)
	for i := 0; rest != ""; i++ {
		end := min(len(rest), 40)
		for end < len(rest) && strings.Contains(rest[end-2:end], "%") { // no escape is cut in two
			end--
		}
		piece := rest[:end]
		rest = rest[end:]
		lines = append(lines, fmt.Sprintf(" filename*%d*=%s;", i, piece))
	}
	lines[len(lines)-1] = strings.TrimSuffix(lines[len(lines)-1], ";")
	return lines
}

// wordName writes it as Outlook and Gmail do against RFC 2047: encoded words inside quotation marks.
func wordName(name string) []string {
	return []string{`Content-Disposition: attachment; filename="` + word(name) + `"`}
}

// word encodes text for a header line (RFC 2047).
func word(text string) string { return mime.BEncoding.Encode("UTF-8", text) }
