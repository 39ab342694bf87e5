package mail

import (
	"errors"
	"io"
	"time"
)

// parseTime is how long one mail may be read before it is given up as unreadable; Fetch's own limit lies above it.
const parseTime = 90 * time.Second

// errTooSlow is what every read answers once the time is over.
var errTooSlow = errors.New("reading this mail takes too long")

// source is the bytes of a mail under a time limit. Once a read fails, or the time is over, all further reads fail,
// so whatever is being done with the mail comes to its end by itself; err then tells why.
type source struct {
	raw      io.ReaderAt
	deadline time.Time
	err      error
}

func newSource(raw io.ReaderAt) *source {
	return &source{raw: raw, deadline: time.Now().Add(parseTime)}
}

// ReadAt reads like the original does.
func (s *source) ReadAt(p []byte, offset int64) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	if time.Now().After(s.deadline) {
		s.err = errTooSlow
		return 0, s.err
	}
	n, err := s.raw.ReadAt(p, offset)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// content is a run of bytes inside a mail as the sender's machine had them, readable from any place.
type content interface {
	io.ReaderAt
	// Size returns the length; it may have to read all of the content once.
	Size() int64
}

// stream returns a reader over all of c from its beginning.
func stream(c content) io.Reader { return io.NewSectionReader(c, 0, 1<<62) }

// release gives back the buffers of a content that nobody reads for now; it may be read again.
func release(c content) {
	if d, encoded := c.(*decoded); encoded {
		d.release()
	}
}

// head returns up to the first n bytes of c.
func head(c content, n int) []byte {
	buffer := make([]byte, n)
	n, _ = io.ReadFull(stream(c), buffer)
	return buffer[:n]
}
