package viet

import (
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collator makes keys; it may be used by one goroutine at a time, and making one is slow, hence the pool.
type collator struct {
	*collate.Collator
	buffer collate.Buffer
}

var collators = sync.Pool{New: func() any { return &collator{Collator: collate.New(language.Vietnamese)} }}

// SortKey returns a key whose bytes sort in Vietnamese order: An, Ấn, Bình, Duy, Đào. Compare keys byte by byte; they
// hold zero bytes, so a database keeps them in a BLOB or bytea column.
func SortKey(s string) []byte {
	c := collators.Get().(*collator)
	defer collators.Put(c)
	c.buffer.Reset()
	return append([]byte(nil), c.KeyFromString(&c.buffer, NFC(s))...)
}

// PersonSortKey is SortKey for a person's full name, sorted the Vietnamese way: by the given name, which stands last,
// then by the family name and the middle names.
func PersonSortKey(fullName string) []byte {
	words := strings.Fields(fullName)
	if len(words) == 0 {
		return nil
	}
	last := len(words) - 1
	key := SortKey(words[last])
	for _, word := range words[:last] {
		key = append(key, 0, 0, 0) // lower than anything a longer word could go on with
		key = append(key, SortKey(word)...)
	}
	return key
}
