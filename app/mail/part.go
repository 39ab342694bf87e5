package mail

import (
	"errors"
	"io"
	"strings"
)

// Caps on the structure of a mail, far above what honest mail needs. What goes beyond is quarantined, so that
// nobody can keep the program busy with it.
const (
	maxDepth       = 30      // multiparts inside each other
	maxParts       = 1000    // parts of the mail and of the mails inside it together
	maxHeader      = 1 << 20 // bytes of one header
	maxHeaderLines = 10_000
	maxNesting     = 3 // mails (or winmail.dat) inside each other that are opened
	maxGuesses     = 3 // multiparts whose boundary is guessed
)

// The caps that a mail can break.
var (
	errTooDeep   = errors.New("parts lie too deep in each other")
	errTooMany   = errors.New("too many parts")
	errLongStart = errors.New("header too long")
)

// node is one part of a mail: the whole mail, a multipart, or a leaf.
type node struct {
	header   header // of the mail itself only; parts keep their entity alone
	entity   entity
	headless bool // no header was found: the body begins where the part begins

	start, body, end int64 // offsets of header, body and end in the bytes that were split
	children         []*node
	cut              bool // the mail ended before the part did
}

// multipart says whether the part has parts of its own.
func (n *node) multipart() bool { return strings.HasPrefix(n.entity.mediaType, "multipart/") }

// size of the body in bytes, still encoded.
func (n *node) size() int64 { return n.end - n.body }

// allowance counts what one mail, with all mails inside it, may still use.
type allowance struct {
	parts, guesses int
}

// split finds the parts of a mail that lies in source from 0 to end. Errors: a cap broken, or source's own.
func split(source io.ReaderAt, end int64, left *allowance) (*node, defects, error) {
	root := &node{end: end}
	s := newSplitter(source, 0, end, left)
	err := s.run(root)
	if err == nil {
		err = s.guessMissing(root)
	}
	return root, s.defects, err
}
