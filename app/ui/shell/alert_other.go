//go:build !windows

package shell

import (
	"fmt"
	"os"

	"vanphongso/data/office"
)

// Alert tells trouble outside of any window.
func Alert(err error) {
	fmt.Fprintln(os.Stderr, office.MessageOf(err))
	fmt.Fprintln(os.Stderr, err)
}
