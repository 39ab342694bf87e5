package mail

import (
	"bufio"
	"bytes"
	"io"
)

// guessMissing looks again into multiparts in which no part was found: their boundary is not the one their header
// names. Parts are recognised by a line with two hyphens and a Content- field after it.
func (s *splitter) guessMissing(n *node) error {
	for _, child := range n.children {
		if err := s.guessMissing(child); err != nil {
			return err
		}
	}
	if !n.multipart() || len(n.children) > 0 || n.size() == 0 || s.left.guesses == 0 {
		return nil
	}
	s.left.guesses--
	boundary := findBoundary(io.NewSectionReader(s.source, n.body, n.size()))
	if boundary == nil {
		return nil
	}
	s.add("Dấu ngăn cách các phần của thư không khớp với phần đầu thư.")
	again := newSplitter(s.source, n.body, n.end, s.left)
	again.current = n
	again.open = []frame{{node: n, boundary: boundary}}
	err := again.scan()
	s.addAll(again.defects)
	if err != nil {
		return err
	}
	for _, child := range n.children {
		if err := s.guessMissing(child); err != nil {
			return err
		}
	}
	return nil
}

// findBoundary returns the first line that looks like a boundary, without its end, or nil.
func findBoundary(body io.Reader) []byte {
	in := bufio.NewReaderSize(body, 4<<10)
	var candidate []byte
	begins := true
	for {
		chunk, err := in.ReadSlice('\n')
		if begins && candidate != nil && isField(chunk) && bytes.EqualFold(chunk[:min(8, len(chunk))], []byte("Content-")) {
			return candidate
		}
		candidate = nil
		if line := bytes.TrimRight(chunk, " \t\r\n"); begins && len(line) > 2 && len(line) < 200 && bytes.HasPrefix(line, []byte("--")) {
			candidate = bytes.Clone(line)
		}
		begins = err == nil
		if err != nil && err != bufio.ErrBufferFull {
			return nil
		}
	}
}
