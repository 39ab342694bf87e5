package mail

import (
	"bufio"
	"bytes"
	"io"
)

// splitter reads a mail once, line by line, and records where its parts begin and end. It holds one header at most.
type splitter struct {
	source io.ReaderAt
	in     *bufio.Reader
	left   *allowance
	defects

	offset  int64 // of the chunk that next returns
	ending  int   // length of the line end before offset; it belongs to a boundary that follows
	begins  bool  // the next chunk begins a line
	open    []frame
	current *node

	inHeader bool
	block    []byte // the header of current, as far as read
	lines    int
	junk     int   // lines one after another that belong to no header field
	junkAt   int64 // where the first of them begins
	junkLen  int   // length of block before it
}

// frame is a multipart whose end has not been reached.
type frame struct {
	node     *node
	boundary []byte // with the two hyphens before it
	closed   bool   // its last boundary was seen
}

// Lines that are neither field nor continuation end a header when so many follow each other: its empty line is missing.
const junkEndsHeader = 3

func newSplitter(source io.ReaderAt, start, end int64, left *allowance) *splitter {
	section := io.NewSectionReader(source, start, end-start)
	return &splitter{source: source, in: bufio.NewReaderSize(section, 64<<10), left: left, offset: start, begins: true}
}

// run splits everything into parts below root, whose header comes first.
func (s *splitter) run(root *node) error {
	s.begin(root)
	return s.scan()
}

func (s *splitter) scan() error {
	for {
		chunk, err := s.in.ReadSlice('\n')
		if len(chunk) > 0 {
			if err := s.take(chunk); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return s.finish()
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
}

// take looks at the next chunk: a line, or a piece of a very long one.
func (s *splitter) take(chunk []byte) error {
	var err error
	level, last := -1, false
	if s.begins {
		level, last = s.boundary(chunk)
	}
	switch {
	case level >= 0:
		err = s.cross(level, last, len(chunk))
	case s.inHeader:
		err = s.headerLine(chunk)
	}
	s.offset += int64(len(chunk))
	s.ending = lineEnd(chunk)
	s.begins = s.ending > 0
	return err
}

// lineEnd returns the length of the line end that line closes with.
func lineEnd(line []byte) int {
	switch {
	case bytes.HasSuffix(line, []byte("\r\n")):
		return 2
	case bytes.HasSuffix(line, []byte("\n")):
		return 1
	}
	return 0
}

// boundary returns the level of the innermost multipart whose boundary line is, or -1.
func (s *splitter) boundary(line []byte) (level int, last bool) {
	if len(line) < 3 || line[0] != '-' || line[1] != '-' {
		return -1, false
	}
	line = bytes.TrimRight(line, " \t\r\n")
	for i := len(s.open) - 1; i >= 0; i-- {
		if rest, found := bytes.CutPrefix(line, s.open[i].boundary); found {
			if len(rest) == 0 {
				return i, false
			}
			if string(rest) == "--" {
				return i, true
			}
		}
	}
	return -1, false
}

// cross ends what a boundary of the multipart at level ends and begins its next part.
func (s *splitter) cross(level int, last bool, length int) error {
	if err := s.endHeader(s.offset); err != nil {
		return err
	}
	end := s.offset - int64(s.ending)
	for i := len(s.open) - 1; i > level; i-- {
		if !s.open[i].closed {
			s.add("Một phần của thư thiếu dấu kết thúc.")
		}
		endAt(s.open[i].node, end)
	}
	s.open = s.open[:level+1]
	frame := &s.open[level]
	if s.current != frame.node {
		endAt(s.current, end)
	}
	s.current = frame.node
	if last {
		frame.closed = true
		return nil
	}
	if frame.closed {
		s.add("Thư còn phần nằm sau dấu kết thúc.")
		frame.closed = false
	}
	if s.left.parts--; s.left.parts < 0 {
		return errTooMany
	}
	child := &node{start: s.offset + int64(length)}
	frame.node.children = append(frame.node.children, child)
	s.begin(child)
	return nil
}

func endAt(n *node, end int64) { n.end = max(end, n.body) }

// begin expects the header of n next.
func (s *splitter) begin(n *node) {
	s.current, s.inHeader = n, true
	s.block, s.lines, s.junk = s.block[:0], 0, 0
	n.body = n.start
}

// headerLine adds a line to the header of the current part, or ends the header.
func (s *splitter) headerLine(chunk []byte) error {
	if len(s.block)+len(chunk) > maxHeader {
		return errLongStart
	}
	if !s.begins {
		s.block = append(s.block, chunk...)
		return nil
	}
	if s.lines++; s.lines > maxHeaderLines {
		return errLongStart
	}
	if len(bytes.TrimRight(chunk, "\r\n")) == 0 {
		if len(s.block) == 0 && s.current.start == 0 {
			s.current.body = s.offset + int64(len(chunk))
			return nil // empty lines before a mail mean nothing
		}
		return s.endHeader(s.offset + int64(len(chunk)))
	}
	if isField(chunk) || (len(s.block) > 0 && s.junk == 0 && isBlank(chunk[0])) {
		s.junk = 0
	} else if s.junk++; s.junk == 1 {
		s.junkAt, s.junkLen = s.offset, len(s.block)
	}
	s.block = append(s.block, chunk...)
	if s.junk == junkEndsHeader {
		s.block = s.block[:s.junkLen]
		s.add("Một phần của thư không có dòng trống sau phần đầu.")
		return s.endHeader(s.junkAt)
	}
	return nil
}

// isField says whether line begins a header field.
func isField(line []byte) bool {
	colon := bytes.IndexByte(line, ':')
	if colon < 1 {
		return false
	}
	name := bytes.TrimRight(line[:colon], " \t")
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(name) > 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// endHeader reads the header collected for the current part, whose body begins at body.
func (s *splitter) endHeader(body int64) error {
	if !s.inHeader {
		return nil
	}
	s.inHeader = false
	n := s.current
	root := len(s.open) == 0
	fields := readHeader(s.block, &s.defects)
	n.headless = len(fields) == 0
	if n.headless && len(bytes.TrimSpace(s.block)) > 0 {
		body = n.start
	}
	n.body = body
	if root {
		n.header = fields
	}
	n.entity = readEntity(fields, &s.defects)
	if n.entity.mediaType == "" && !root && s.open[len(s.open)-1].node.entity.mediaType == "multipart/digest" {
		n.entity.mediaType = "message/rfc822"
	}
	if !n.multipart() || n.entity.boundary == "" {
		return nil
	}
	if len(s.open) >= maxDepth {
		return errTooDeep
	}
	s.open = append(s.open, frame{node: n, boundary: []byte("--" + n.entity.boundary)})
	return nil
}

// finish ends everything that is still open where the mail ends.
func (s *splitter) finish() error {
	body := s.offset
	if s.junk > 0 {
		s.block, body = s.block[:s.junkLen], s.junkAt
	}
	if err := s.endHeader(body); err != nil {
		return err
	}
	cut := false
	for _, frame := range s.open {
		endAt(frame.node, s.offset)
		cut = cut || !frame.closed
	}
	if cut && len(s.open[len(s.open)-1].node.children) > 0 {
		s.add("Thư bị cụt: thiếu dấu kết thúc cuối cùng.")
	}
	if multi := len(s.open) > 0 && s.current == s.open[len(s.open)-1].node; !multi {
		endAt(s.current, s.offset)
		s.current.cut = cut
	}
	return nil
}
