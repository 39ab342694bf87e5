// Command vanphongsoctl does the office's work without a window: on servers, on machines without OpenGL, in scripts.
// It ends with 0 when all went well, 1 when something failed and 2 when it was called wrongly.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"vanphongso/app/boot"
	"vanphongso/data/office"
)

// commands is the command line; each field is a command.
type commands struct {
	Deadline deadlineCommand  `cmd:"" help:"Work out a due date and say why."`
	Version  kong.VersionFlag `help:"Print the version."`
}

// program is what every command writes to and reads from.
type program struct {
	in       io.Reader
	out, err io.Writer
}

// usageError says that the program was called wrongly.
type usageError struct{ error }

func main() { os.Exit(run(os.Args[1:], &program{in: os.Stdin, out: os.Stdout, err: os.Stderr})) }

// run carries out one call and returns the exit status.
func run(args []string, p *program) (status int) {
	parser, err := kong.New(&commands{}, kong.Name("vanphongsoctl"), kong.Writers(p.out, p.err),
		kong.Description("Văn phòng Sở, không cửa sổ."), kong.Vars{"version": boot.Version}, kong.Bind(p),
		kong.Exit(func(code int) { panic(exit(code)) }))
	if err != nil {
		return fail(p, err, 1)
	}
	defer func() {
		switch ended := recover().(type) { // --help and --version end the program inside the parser
		case nil:
		case exit:
			status = int(ended)
		default:
			panic(ended)
		}
	}()
	call, err := parser.Parse(args)
	if err != nil {
		return fail(p, err, 2)
	}
	if err := call.Run(); err != nil {
		var usage usageError
		if errors.As(err, &usage) {
			return fail(p, err, 2)
		}
		return fail(p, err, 1)
	}
	return 0
}

// exit is how the parser's own end of the program travels up to run.
type exit int

func fail(p *program, err error, status int) int {
	message := err.Error()
	var known *office.Error
	if errors.As(err, &known) {
		message = known.Message
	}
	_, _ = fmt.Fprintln(p.err, "vanphongsoctl: "+message)
	return status
}
