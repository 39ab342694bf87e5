// Command generate writes the sample mails anew. The mails are what counts: it is run by hand when one of them is to
// change, from the project's top folder: go run ./app/mail/samples/generate assets/mails
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FOLDER")
		os.Exit(2)
	}
	for name, raw := range mails() {
		check(os.WriteFile(filepath.Join(os.Args[1], name+".eml"), raw, 0o644))
	}
}

// must returns v; there is nobody to handle an error here.
func must[T any](v T, err error) T {
	check(err)
	return v
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
