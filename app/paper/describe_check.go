package paper

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/goccy/go-yaml"
)

// flaw is what is wrong with a description, on which line of its file.
type flaw struct {
	line    int
	message string
	file    string // when it is not the form's own file
}

func (f *flaw) Error() string { return fmt.Sprintf("dòng %d: %s", f.line, f.message) }

func wrong(line int, format string, args ...any) error {
	return &flaw{line: line, message: fmt.Sprintf(format, args...)}
}

// inFile notes the file of a flaw that has none yet.
func inFile(file string, err error) error {
	var flawed *flaw
	if errors.As(err, &flawed) && flawed.file == "" {
		flawed.file = file
	}
	return err
}

// maxFile bounds a description's size; the longest shipped one has 8 KB.
const maxFile = 1 << 20

// decode reads YAML strictly; what is wrong with it comes back as a *flaw. The decoder's panics on odd input are
// caught: a file of the office must never stop the program.
func decode(content []byte, into any) (err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = wrong(1, "không đọc được tệp (%v)", trouble)
		}
	}()
	if len(content) > maxFile {
		return wrong(1, "tệp quá lớn, tối đa 1 MB")
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff")) // Windows editors put it there
	err = yaml.NewDecoder(bytes.NewReader(content), yaml.Strict()).Decode(into)
	if errors.Is(err, io.EOF) {
		return wrong(1, "tệp trống")
	}
	return flawOf(err)
}

var keyAgain = regexp.MustCompile(`^mapping key ("[^"]*") already defined`)

var yamlPosition = regexp.MustCompile(`(?s)^\[(\d+):\d+\] (.*?)(\n.*)?$`)

// flawOf says in Vietnamese what the YAML reader did not like.
func flawOf(err error) error {
	var known *flaw
	if err == nil || errors.As(err, &known) {
		if known != nil {
			return known
		}
		return nil
	}
	line := 1
	var positioned yaml.Error
	if errors.As(err, &positioned) {
		if token := positioned.GetToken(); token != nil && token.Position != nil {
			line = token.Position.Line
		}
	}
	var unknown *yaml.UnknownFieldError
	var duplicate *yaml.DuplicateKeyError
	var mistyped *yaml.TypeError
	var unexpected *yaml.UnexpectedNodeTypeError
	switch {
	case errors.As(err, &unknown):
		return wrong(line, "không có mục %s trong ngôn ngữ mô tả mẫu", tokenText(unknown))
	case errors.As(err, &duplicate):
		return wrong(line, "mục %s bị viết hai lần", tokenText(duplicate))
	case errors.As(err, &mistyped):
		return wrong(line, "giá trị %s sai kiểu", tokenText(mistyped))
	case errors.As(err, &unexpected):
		return wrong(line, "giá trị %s sai kiểu", tokenText(unexpected))
	case positioned != nil:
		if m := keyAgain.FindStringSubmatch(positioned.GetMessage()); m != nil {
			return wrong(line, "mục %s bị viết hai lần", m[1])
		}
		return wrong(line, "sai cú pháp YAML (%s)", positioned.GetMessage())
	}
	text := err.Error()
	if m := yamlPosition.FindStringSubmatch(text); m != nil {
		_, _ = fmt.Sscan(m[1], &line)
		text = m[2]
	}
	return wrong(line, "sai cú pháp YAML (%s)", text)
}

func tokenText(e yaml.Error) string {
	if token := e.GetToken(); token != nil {
		return fmt.Sprintf("%q", token.Value)
	}
	return "này"
}

// check fills in what a description leaves out and refuses what cannot be drawn.
func (f *form) check() error {
	if f.Name == "" {
		return wrong(1, "thiếu mục \"name\" (tên của mẫu)")
	}
	if len(f.Papers) == 0 {
		return wrong(1, "thiếu mục \"papers\" (khổ giấy)")
	}
	if _, known := samples[f.Data]; f.Data != "" && !known {
		return wrong(1, "không có loại dữ liệu %q", f.Data)
	}
	if f.Line == 0 {
		f.Line = 1.15
	}
	for i := range f.Papers {
		if f.Papers[i].Line == 0 {
			f.Papers[i].Line = f.Line
		}
		if err := f.Papers[i].check(); err != nil {
			return err
		}
	}
	if f.Footer != nil {
		switch f.Footer.Pages {
		case "", "always", "several", "top", "never":
		default:
			return wrong(f.Papers[0].line, "\"pages\" của chân trang phải là always, several, top hoặc never")
		}
	}
	return checkBlocks(f.Blocks, false)
}

// minLine keeps the boxes of neighbouring lines apart: Liberation Serif's ascent and descent together are 1.107.
const minLine = 1.11

func (s *sheet) check() error {
	format, known := formats[s.Paper]
	if !known {
		return wrong(s.line, "không có khổ giấy %q; có: %s", s.Paper, formatNames)
	}
	if s.Line < minLine || s.Line > 3 {
		return wrong(s.line, "\"line\" (cách dòng) phải từ %v đến 3", minLine)
	}
	if len(s.Sizes) == 0 {
		s.Sizes = []float64{12}
	}
	for _, size := range s.Sizes {
		if size < 6 || size > 40 {
			return wrong(s.line, "cỡ chữ phải từ 6 đến 40 điểm")
		}
	}
	for _, margin := range s.Margins {
		if margin < 5 {
			return wrong(s.line, "\"margins\" cần bốn số: lề trên, phải, dưới, trái, mỗi lề ít nhất 5 mm")
		}
	}
	if format.width-s.Margins[1]-s.Margins[3] < min(60, format.width*0.6) || format.height-s.Margins[0]-s.Margins[2] < min(80, format.height*0.6) {
		return wrong(s.line, "lề quá rộng, không còn chỗ cho nội dung")
	}
	return nil
}

// checkBlocks examines blocks; inside says that they stand in columns, where only simple ones may.
func checkBlocks(blocks []block, inside bool) error {
	for i := range blocks {
		if err := blocks[i].check(inside); err != nil {
			return err
		}
	}
	return nil
}

func (b *block) check(inside bool) error {
	kinds := 0
	for _, set := range []bool{
		b.Text != nil, b.Copy, b.Fields != nil, b.Table != nil, b.Columns != nil, b.Signatures != nil,
		b.Code != nil, b.Picture != nil, b.Gap != 0, b.Break, b.Each != nil, b.Use != "",
	} {
		if set {
			kinds++
		}
	}
	if kinds != 1 {
		return wrong(b.line, "mỗi khối phải có đúng một trong: text, copy, fields, table, columns, signatures, code, picture, gap, break, each, use")
	}
	if inside && (b.Table != nil || b.Columns != nil || b.Signatures != nil || b.Each != nil || b.Break) {
		return wrong(b.line, "trong columns chỉ được dùng text, copy, fields, code, picture và gap")
	}
	if err := checkAlign(b.line, b.Look.Align); err != nil {
		return err
	}
	if b.Space < 0 || b.Space > 20 || b.Gap < 0 || b.Gap > 20 {
		return wrong(b.line, "khoảng trống phải từ 0 đến 20 dòng")
	}
	if b.Look.Size < -10 || b.Look.Size > 20 {
		return wrong(b.line, "\"size\" là số điểm thêm bớt, từ -10 đến 20")
	}
	if b.Look.Rule < 0 || b.Look.Rule > 1 {
		return wrong(b.line, "\"rule\" là phần của chiều rộng chữ, từ 0 đến 1")
	}
	return b.checkKind()
}

func checkAlign(line int, align string) error {
	switch align {
	case "", "left", "center", "right", "justify":
		return nil
	}
	return wrong(line, "\"align\" phải là left, center, right hoặc justify")
}

func (b *block) checkKind() error {
	switch {
	case b.Table != nil:
		return b.Table.check()
	case b.Code != nil:
		if b.Code.Height < 0 || b.Code.Height > 15 || b.Code.Kind != "" && b.Code.Kind != "qr" && b.Code.Kind != "code128" {
			return wrong(b.line, "\"kind\" phải là qr hoặc code128, \"height\" từ 0 đến 15 dòng")
		}
	case b.Picture != nil:
		return b.Picture.check(b.line)
	case b.Each != nil:
		if b.Each.Rows == "" {
			return wrong(b.Each.line, "\"each\" thiếu \"rows\" (danh sách)")
		}
		return checkBlocks(b.Each.Blocks, false)
	}
	for _, f := range b.Fields {
		if err := checkAlign(b.line, f.Align); err != nil {
			return err
		}
		if f.Width < 0 || f.Width > 100 || f.Dots < 0 {
			return wrong(b.line, "\"width\" là phần trăm của dòng, từ 0 đến 100; \"dots\" không được âm")
		}
	}
	for _, s := range b.Signatures {
		if s.Gap < 0 || s.Gap > 15 {
			return wrong(b.line, "\"gap\" của chữ ký phải từ 0 đến 15 dòng")
		}
	}
	for _, c := range b.Columns {
		if c.Width < 0 {
			return wrong(b.line, "\"width\" không được âm")
		}
		if err := checkBlocks(c.Blocks, true); err != nil {
			return err
		}
	}
	return nil
}

func (p *picture) check(line int) error {
	if p.Value == "" || p.Width < 5 || p.Width > 200 || p.Height < 5 || p.Height > 200 {
		return wrong(line, "\"picture\" cần \"value\" (ảnh trong dữ liệu), \"width\" và \"height\" từ 5 đến 200 mm")
	}
	return nil
}

func (t *table) check() error {
	if (len(t.Columns) == 0) == (t.Heads == "") || t.Rows == "" {
		return wrong(t.line, "bảng phải có \"rows\" (danh sách) và \"columns\" (các cột) hoặc \"heads\" (danh sách cột)")
	}
	if t.Empty < 0 || t.Empty > 100 || t.None < 0 || t.None > 100 {
		return wrong(t.line, "\"empty\" và \"none\" phải từ 0 đến 100 dòng")
	}
	if t.Height < 0 || t.Height > 20 {
		return wrong(t.line, "\"height\" của dòng phải từ 0 đến 20")
	}
	for _, c := range t.Columns {
		if c.Width <= 0 {
			return wrong(t.line, "mỗi cột phải có \"width\" lớn hơn 0")
		}
		if len(c.Group) > 3 || c.Over != nil && len(c.Group) == 0 {
			return wrong(t.line, "\"group\" có nhiều nhất ba tầng; cột có \"over\" phải có \"group\"")
		}
		if err := checkAlign(t.line, c.Align); err != nil {
			return err
		}
	}
	return nil
}
