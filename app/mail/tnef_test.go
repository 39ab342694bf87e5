package mail_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"testing"

	"vanphongso/app/mail"
)

// tnef builds a winmail.dat attribute by attribute.
type tnef struct{ bytes.Buffer }

func newTNEF() *tnef {
	t := &tnef{}
	t.Write([]byte{0x78, 0x9f, 0x3e, 0x22, 1, 0})
	return t
}

func (t *tnef) add(id uint32, data []byte) *tnef {
	t.WriteByte(1)
	head := binary.LittleEndian.AppendUint32(nil, id)
	t.Write(binary.LittleEndian.AppendUint32(head, uint32(len(data))))
	t.Write(data)
	t.Write([]byte{0, 0})
	return t
}

// file adds an attachment with a short name and properties.
func (t *tnef) file(title string, data []byte, properties ...[]byte) *tnef {
	t.add(0x00069002, make([]byte, 14)).add(0x00018010, []byte(title+"\x00"))
	if data != nil {
		t.add(0x0006800F, data)
	}
	return t.add(0x00069005, propertyList(properties...))
}

func propertyList(properties ...[]byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(properties))), bytes.Join(properties, nil)...)
}

// property is one property with a value of variable length.
func property(kind, id uint16, value []byte) []byte {
	b := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, kind), id)
	b = binary.LittleEndian.AppendUint32(b, 1)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	return append(append(b, value...), make([]byte, (4-len(value)%4)%4)...)
}

func longName(name string) []byte { return property(0x1F, 0x3707, utf16le(name+"\x00")) }

// number is a property of four bytes; one with an id from 0x8000 on has a name before its value.
func number(id uint16) []byte {
	b := binary.LittleEndian.AppendUint16([]byte{3, 0}, id)
	if id >= 0x8000 {
		name := utf16le("Tên riêng\x00")
		b = append(append(b, make([]byte, 16)...), 1, 0, 0, 0)
		b = append(binary.LittleEndian.AppendUint32(b, uint32(len(name))), name...)
		b = append(b, make([]byte, (4-len(name)%4)%4)...)
	}
	return append(b, 7, 0, 0, 0)
}

// inWinmail returns a mail with this winmail.dat.
func inWinmail(content []byte) []byte {
	return around("Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(content))
}

func TestTNEF(t *testing.T) {
	embedded := newTNEF().file("TRONG.PDF", []byte(pdfBytes), longName("Trong thư.pdf")).Bytes()
	raw := inWinmail(newTNEF().add(0x00069007, []byte{0xEA, 4, 0, 0}).
		file("HOSO~1.PDF", []byte(pdfBytes), number(0x3705), number(0x8001), longName("Hồ sơ.pdf"), property(0x1F, 0x370E, utf16le("application/pdf\x00"))).
		file("\xd0\xf5n.txt", []byte("abc")).
		file("", nil, property(0x102, 0x3701, []byte("dữ liệu trong thuộc tính"))).
		file("", nil, property(0x0D, 0x3701, append(make([]byte, 16), embedded...)), longName("Thư cũ")).Bytes())
	p := parse(raw)
	for i, want := range []struct {
		parent  int
		name    string
		content string
	}{
		{1, "Hồ sơ.pdf", pdfBytes}, {1, "Đơn.txt", "abc"}, {1, "", "dữ liệu trong thuộc tính"}, {1, "Thư cũ", string(embedded)}, {5, "Trong thư.pdf", pdfBytes},
	} {
		if len(p.Attachments) != 6 {
			t.Fatalf("%d attachments", len(p.Attachments))
		}
		a := p.Attachments[i+1]
		if a.Parent != want.parent || a.Name != want.name || string(sent(t, raw, i+2)) != want.content {
			t.Errorf("%+v, want %+v", a, want)
		}
	}
	if a := p.Attachments[0]; a.Name != "winmail.dat" || a.Damaged || a.Sniffed != "application/vnd.ms-tnef" || p.Parsing != mail.Strict {
		t.Errorf("%+v, %s", a, p.Parsing)
	}
}

// A winmail.dat that is cut off gives what is there; the original stays beside it and is marked.
func TestTNEFCutOff(t *testing.T) {
	whole := newTNEF().file("A.PDF", []byte(pdfBytes), longName("Một.pdf")).file("B.PDF", []byte(pdfBytes), longName("Hai.pdf")).Bytes()
	p := parse(inWinmail(whole[:len(whole)-70]))
	if len(p.Attachments) != 3 || !p.Attachments[0].Damaged || p.Attachments[1].Name != "Một.pdf" {
		t.Errorf("%+v", p.Attachments)
	}
	if p := parse(inWinmail([]byte("không phải TNEF"))); len(p.Attachments) != 1 || p.Attachments[0].Damaged {
		t.Errorf("%+v", p.Attachments)
	}
}

// The text in a winmail.dat stands in only when the mail around it has none, but secrets are always found.
func TestTNEFText(t *testing.T) {
	text := newTNEF().add(0x00069003, propertyList(property(0x1F, 0x1000, utf16le("Nội dung trong winmail\x00")))).Bytes()
	if p := parse(inWinmail(text)); p.Text != "Kính gửi Sở" {
		t.Errorf("%q", p.Text)
	}
	empty := bytes.Replace(inWinmail(text), []byte("Kính gửi Sở"), []byte("  "), 1)
	if p := parse(empty); p.Text != "Nội dung trong winmail" {
		t.Errorf("%q", p.Text)
	}
	secret := newTNEF().add(0x0002800C, []byte("M\xe2\xf2T\r\n")).add(0x00069003, propertyList(property(0x1F, 0x1000, utf16le("TỐI MẬT\r\nabc\x00")))).Bytes()
	if p := parse(inWinmail(secret)); p.Secret != "Tối mật" {
		t.Errorf("%q", p.Secret)
	}
}
