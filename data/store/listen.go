package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// On PostgreSQL a transaction tells the other workplaces which records it changed, through the server's NOTIFY; they hear
// of it once it is committed. A note is the teller's name and then the records: "K7Q… dossiers:12 letters:7".

const (
	noteChannel  = "vanphongso"
	longestNote  = 7900             // the server takes less than 8000 bytes
	listenAgain  = 5 * time.Second  // after the connection is lost
	listenAsksIn = 10 * time.Second // for a connection
)

// everything stands for any record: changes may have been missed.
var everything = event{}

// newTeller names one opened store among those that share a server.
func newTeller() string { return rand.Text() }

// notes writes changes as notes of a teller.
func notes(teller string, changed []event) []string {
	var list []string
	note := teller
	for _, c := range changed {
		word := fmt.Sprintf(" %s:%d", c.register, c.id)
		if len(note)+len(word) > longestNote {
			list, note = append(list, note), teller
		}
		note += word
	}
	if note != teller {
		list = append(list, note)
	}
	return list
}

// readNote reads a note of somebody else; it says nothing for the teller's own.
func readNote(teller, note string) []event {
	words := strings.Fields(note)
	if len(words) == 0 || words[0] == teller {
		return nil
	}
	var changed []event
	for _, word := range words[1:] {
		register, id, _ := strings.Cut(word, ":")
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			changed = append(changed, event{register, n})
		}
	}
	return changed
}

func (b sqliteBase) announce(*Tx) error { return nil }

func (b postgresBase) announce(tx *Tx) error {
	for _, note := range notes(tx.store.teller, tx.changed) {
		if _, err := tx.exec("SELECT pg_notify('"+noteChannel+"', ?)", note); err != nil {
			return err
		}
	}
	return nil
}

func (b sqliteBase) listen(context.Context, string, func([]event)) {}

// listen hands on what other workplaces change until ctx ends. Whenever it has been deaf for a while it says that
// everything may have changed.
func (b postgresBase) listen(ctx context.Context, teller string, tell func([]event)) {
	for heard := false; ctx.Err() == nil; {
		_ = b.hear(ctx, func() { // a server out of reach is told by whatever is asked of it
			if heard {
				tell([]event{everything})
			}
			heard = true
		}, func(note string) { tell(readNote(teller, note)) })
		select {
		case <-ctx.Done():
		case <-time.After(listenAgain):
		}
	}
}

// hear listens on a connection of its own until that is lost or ctx ends.
func (b postgresBase) hear(ctx context.Context, begun func(), note func(string)) error {
	ask, cancel := context.WithTimeout(ctx, listenAsksIn)
	defer cancel()
	connection, err := pgx.ConnectConfig(ask, b.config.Copy())
	if err != nil {
		return err
	}
	defer hangUp(connection)
	if _, err := connection.Exec(ask, "LISTEN "+noteChannel); err != nil {
		return err
	}
	begun()
	for {
		n, err := connection.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		note(n.Payload)
	}
}

// hangUp closes a connection that may be dead.
func hangUp(connection *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = connection.Close(ctx)
}
