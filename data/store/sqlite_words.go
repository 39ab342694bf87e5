package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// FTS5 gathers words in memory as long as the ids of their records rise and no savepoint comes between; else it writes them
// to the index at once, and a statement that fires triggers is a savepoint of its own. So the words of a transaction are
// gathered here and handed to it at the end.

// wordsOf names the words of a record.
type wordsOf struct {
	register string
	id       int64
}

// reworded is what the search index holds of a record and what it is to hold, as in search_text; "" holds nothing.
type reworded struct{ before, after string }

// wordsAtOnce is how many bytes of words are gathered before they are written within a transaction: as many as FTS5 gathers.
const wordsAtOnce = 1 << 20

// reword gathers the words of a record. It is called while the record's row still has the words before, or is not there.
func (b sqliteBase) reword(tx *Tx, register string, id int64, words string) error {
	if tx.wordBytes >= wordsAtOnce { // the rows of all that was gathered are written
		if err := b.writeWords(tx); err != nil {
			return err
		}
	}
	key := wordsOf{register, id}
	w, known := tx.words[key]
	if !known {
		if _, err := tx.scan([]any{&w.before}, "SELECT search_text FROM "+register+" WHERE id = ?", id); err != nil {
			return err
		}
	}
	tx.wordBytes += len(words) - len(w.after)
	w.after = words
	tx.words[key] = w
	return nil
}

// writeWords writes what was gathered into the search index.
func (b sqliteBase) writeWords(tx *Tx) error {
	keys := slices.SortedFunc(maps.Keys(tx.words), func(a, b wordsOf) int {
		return cmp.Or(cmp.Compare(a.register, b.register), cmp.Compare(a.id, b.id))
	})
	for _, key := range keys {
		w := tx.words[key]
		if w.before == w.after {
			continue
		}
		if w.before != "" {
			remove := fmt.Sprintf("INSERT INTO %[1]s_words (%[1]s_words, rowid, words) VALUES ('delete', ?, ?)", key.register)
			if _, err := tx.exec(remove, key.id, w.before); err != nil {
				return err
			}
		}
		if w.after != "" {
			if _, err := tx.exec(fmt.Sprintf("INSERT INTO %s_words (rowid, words) VALUES (?, ?)", key.register), key.id, w.after); err != nil {
				return err
			}
		}
	}
	clear(tx.words)
	tx.wordBytes = 0
	return nil
}
