package mail

import (
	"bytes"
	"io"
	"regexp"
)

const (
	maxHeaderRead = 256 << 10 // bytes of a mail in which its header is looked for
	maxThread     = 20        // letters that an answer names
)

var (
	messageIDs = regexp.MustCompile(`<([^<>\s]+)>`)
	headerEnd  = regexp.MustCompile(`\r?\n\r?\n`)
)

// ThreadOf returns the Message-IDs that an answer to a mail names as References: those the mail itself names, then its own;
// of a long thread the first one and the last ones (RFC 5322, 3.6.4). Without brackets.
func ThreadOf(raw io.Reader) ([]string, error) {
	head, err := io.ReadAll(io.LimitReader(raw, maxHeaderRead))
	if err != nil {
		return nil, err
	}
	if end := headerEnd.FindIndex(head); end != nil {
		head = head[:end[0]+1]
	}
	h := readHeader(bytes.TrimLeft(head, "\r\n"), &defects{})
	var thread []string
	for _, name := range []string{"references", "message-id"} {
		for _, match := range messageIDs.FindAllStringSubmatch(h.get(name), -1) {
			if isMessageID(match[1]) {
				thread = append(thread, match[1])
			}
		}
	}
	if over := len(thread) - maxThread; over > 0 {
		thread = append(thread[:1:1], thread[1+over:]...)
	}
	return thread, nil
}
