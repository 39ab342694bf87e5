package shell

import (
	"errors"
	"fmt"
	"os"

	"vanphongso/data/office"
)

// Alert tells trouble outside of any window: on stderr, and on Windows in a box too, because a windowed program has no console.
func Alert(err error) {
	fmt.Fprintln(os.Stderr, office.MessageOf(err))
	if cause := errors.Unwrap(err); cause != nil {
		fmt.Fprintln(os.Stderr, "Chi tiết:", cause)
	} else if office.CodeOf(err) == office.CodeInternal {
		fmt.Fprintln(os.Stderr, "Chi tiết:", err)
	}
	showBox(office.MessageOf(err))
}
