package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// paper returns a PDF of an official letter with this title.
func paper(title string, lines ...string) []byte {
	head := []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""}
	return pdf(append(append(head, title, ""), lines...)...)
}

// photo returns a small portrait as PNG.
func photo() []byte {
	picture := image.NewPaletted(image.Rect(0, 0, 90, 120), color.Palette{
		color.RGBA{0x7f, 0xb2, 0xe5, 255}, color.RGBA{0xe8, 0xc1, 0x9d, 255}, color.RGBA{0x30, 0x3a, 0x52, 255},
	})
	for y := range 120 {
		for x := range 90 {
			switch {
			case (x-45)*(x-45)*3+(y-50)*(y-50)*2 < 1700:
				picture.SetColorIndex(x, y, 1)
			case (x-45)*(x-45)+(y-130)*(y-130) < 1900:
				picture.SetColorIndex(x, y, 2)
			}
		}
	}
	return encodePNG(picture)
}

// logo returns the picture of a mail signature as PNG.
func logo() []byte {
	picture := image.NewPaletted(image.Rect(0, 0, 48, 48), color.Palette{color.White, color.RGBA{0x1b, 0x6e, 0x46, 255}})
	for y := range 48 {
		for x := range 48 {
			if d := (x-24)*(x-24) + (y-24)*(y-24); d < 520 && d > 200 {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	return encodePNG(picture)
}

func encodePNG(picture image.Image) []byte {
	var b bytes.Buffer
	check(png.Encode(&b, picture))
	return b.Bytes()
}

// grain returns a picture that hardly can be compressed, as scanners make them at their highest setting.
func grain(width, height int) []byte {
	picture := image.NewGray(image.Rect(0, 0, width, height))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range picture.Pix {
		picture.Pix[i] = byte(200 + random.IntN(56))
	}
	var b bytes.Buffer
	check(jpeg.Encode(&b, picture, &jpeg.Options{Quality: 92}))
	return b.Bytes()
}

// entry is one file of an archive.
type entry struct {
	name string
	data []byte
}

func archive(entries ...entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		must(must(z.Create(e.name)).Write(e.data))
	}
	check(z.Close())
	return b.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// docx returns a Word file with these paragraphs.
func docx(paragraphs ...string) []byte {
	var body strings.Builder
	for _, text := range paragraphs {
		body.WriteString("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>")
	}
	return archive(
		entry{"[Content_Types].xml", []byte(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)},
		entry{"_rels/.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)},
		entry{"word/document.xml", []byte(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`)},
	)
}

// lockedZIP returns an archive of one file, encrypted with the password the way every zip program knows (PKWARE
// APPNOTE §6.1).
func lockedZIP(e entry, password string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	sum := crc32.ChecksumIEEE(e.data)
	plain := append(append(make([]byte, 11), byte(sum>>24)), e.data...)
	w := must(z.CreateRaw(&zip.FileHeader{
		Name: e.name, Flags: 1, Method: zip.Store, CRC32: sum,
		UncompressedSize64: uint64(len(e.data)), CompressedSize64: uint64(len(plain)),
	}))
	must(w.Write(newZipCipher(password).encrypt(plain)))
	check(z.Close())
	return b.Bytes()
}

type zipCipher [3]uint32

func newZipCipher(password string) *zipCipher {
	c := &zipCipher{0x12345678, 0x23456789, 0x34567890}
	for _, key := range []byte(password) {
		c.update(key)
	}
	return c
}

func (c *zipCipher) update(b byte) {
	next := func(sum uint32, b byte) uint32 { return crc32.IEEETable[byte(sum)^b] ^ sum>>8 }
	c[0] = next(c[0], b)
	c[1] = (c[1]+c[0]&0xff)*134775813 + 1
	c[2] = next(c[2], byte(c[1]>>24))
}

func (c *zipCipher) encrypt(plain []byte) []byte {
	secret := make([]byte, len(plain))
	for i, b := range plain {
		t := uint16(c[2]) | 2
		secret[i] = b ^ byte(t*(t^1)>>8)
		c.update(b)
	}
	return secret
}

// winmail returns the winmail.dat that Outlook makes of a rich text mail (MS-OXTNEF): a text and files.
func winmail(text string, files ...entry) []byte {
	b := []byte{0x78, 0x9f, 0x3e, 0x22, 1, 0}
	attribute := func(level byte, id uint32, data []byte) {
		b = append(b, level)
		b = binary.LittleEndian.AppendUint32(b, id)
		b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
		sum := uint16(0)
		for _, c := range data {
			sum += uint16(c)
		}
		b = binary.LittleEndian.AppendUint16(append(b, data...), sum)
	}
	attribute(1, 0x00089006, []byte{0, 0, 1, 0})                    // version
	attribute(1, 0x00069007, []byte{0xEA, 0x04, 0, 0, 0, 0, 0, 0})  // code page 1258
	attribute(1, 0x00078008, []byte("IPM.Microsoft Mail.Note\x00")) // message class
	attribute(1, 0x00069003, properties(property16(0x1000, text)))  // body
	for _, file := range files {
		attribute(2, 0x00069002, append([]byte{1, 0, 0xff, 0xff, 0xff, 0xff}, make([]byte, 8)...)) // an attachment begins
		attribute(2, 0x00018010, []byte("TAILIE~1.PDF\x00"))
		attribute(2, 0x0006800F, file.data)
		attribute(2, 0x00069005, properties(property16(0x3707, file.name)))
	}
	return b
}

func properties(list ...[]byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(list))), bytes.Join(list, nil)...)
}

// property16 returns a property whose value is a UTF-16 text.
func property16(id uint16, text string) []byte {
	var value []byte
	for _, unit := range append(utf16.Encode([]rune(text)), 0) {
		value = binary.LittleEndian.AppendUint16(value, unit)
	}
	b := binary.LittleEndian.AppendUint16([]byte{0x1f, 0}, id)
	b = binary.LittleEndian.AppendUint32(b, 1)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	b = append(b, value...)
	return append(b, make([]byte, (4-len(value)%4)%4)...)
}
