// Command vanphongsoctl does the office's work without a window: on servers, on machines without OpenGL, in scripts.
// It ends with 0 when all went well, 1 when something failed and 2 when it was called wrongly.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/alecthomas/kong"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/data/office"
)

// commands is the command line; each field is a command or a flag that all commands have.
type commands struct {
	Data     string           `help:"Data folder (default: the user's data folder)." placeholder:"DIR" type:"path"`
	Database string           `help:"Shared database, postgres://… (default: SQLite in the data folder)." placeholder:"URL"`
	Files    string           `help:"Folder of mails and attachments (default: files in the data folder)." placeholder:"DIR" type:"path"`
	Version  kong.VersionFlag `help:"Print the version."`

	Mail       mailCommands      `cmd:"" help:"Mail accounts and letters."`
	Send       sendCommands      `cmd:"" help:"Letters to applicants: compose, confirm, send, retry."`
	Dossier    dossierCommands   `cmd:"" help:"Dossiers of the one-stop desk."`
	Receipt    receiptCommand    `cmd:"" help:"Write the stored receipt of a dossier as PDF."`
	Paper      paperCommand      `cmd:"" help:"Issue a paper of a dossier and write it as PDF."`
	Book       bookCommand       `cmd:"" help:"Draw the register of dossiers as a book."`
	Document   documentCommands  `cmd:"" help:"Incoming and outgoing documents, numbers, books, folders."`
	Staff      staffCommands     `cmd:"" help:"Files of the office's people: lists, moves, raises, reminders, papers, organisation."`
	Deadline   deadlineCommand   `cmd:"" help:"Work out a due date and say why."`
	Report     reportCommand     `cmd:"" help:"Count a report from the dossiers' events."`
	Fee        feeCommands       `cmd:"" help:"Fees: what is owed, taken, given back; the close of a day."`
	Evaluation evaluationCommand `cmd:"" help:"Score a period by the criteria for handling dossiers."`
	Import     importCommand     `cmd:"" help:"Read an Excel list; --preview says what would become of each row."`
	Sample     sampleCommand     `cmd:"" help:"Fill the data folder with invented data."`
	Check      checkCommand      `cmd:"" help:"Examine everything that is kept."`
	Backup     backupCommand     `cmd:"" help:"Copy database, mails and attachments into another folder."`
	Restore    restoreCommand    `cmd:"" help:"Make a new data folder (--data) of a backup."`
	Demo       demoCommand       `cmd:"" help:"Sample mails to printed receipts, in a folder of their own."`
}

// program is what every command works with.
type program struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer

	data      boot.Options
	passwords settings.Passwords // nil means the keyring
}

// usageError says that the program was called wrongly.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(os.Args[1:], &program{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(status)
}

// run carries out one call and returns the exit status.
func run(args []string, p *program) (status int) {
	var c commands
	parser, err := kong.New(&c, kong.Name("vanphongsoctl"), kong.Writers(p.out, p.err),
		kong.Description("Văn phòng Sở, không cửa sổ."), kong.Vars{"version": boot.Version}, paperVars(), kong.Bind(p),
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
	p.data = boot.Options{Data: c.Data, Database: c.Database, Files: c.Files, Passwords: p.passwords}
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

// open opens the data, lets fn work with them and closes them again. The cause of an error goes into the log.
func (p *program) open(fn func(*boot.Program) error) error {
	opened, err := boot.Open(p.ctx, p.data)
	if err != nil {
		return err
	}
	if opened.Warning != nil {
		_, _ = fmt.Fprintln(p.err, office.MessageOf(opened.Warning))
	}
	err = fn(opened)
	if err != nil {
		opened.Office.Log.Error("vanphongsoctl", "error", err)
	}
	return errors.Join(err, opened.Close())
}

// say writes one line for people.
func (p *program) say(format string, args ...any) { _, _ = fmt.Fprintf(p.out, format+"\n", args...) }

// writeJSON writes one JSON object on one line.
func (p *program) writeJSON(value any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
