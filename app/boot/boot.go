// Package boot is wiring only: settings → store → use cases. It knows no Fyne.
package boot

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/app/work"
	"vanphongso/app/work/core"
	"vanphongso/data/blob"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Version is the program's version, set by the linker.
var Version = "dev"

// The files that the program keeps in the data folder beside the database.
const (
	LogName     = "vanphongso.log"
	filesFolder = "files"
	formsFolder = "forms"
	largestLog  = 5 << 20
)

// Options say which data to open.
type Options struct {
	Data      string             // data folder; empty means the user's own
	Database  string             // postgres://…; empty means what the settings say, at first SQLite in the data folder
	Files     string             // folder of attachments and mails; empty means Data/files. A shared office names a shared folder
	Passwords settings.Passwords // nil means the system's keyring
	Log       *slog.Logger       // nil means the log file
}

// Program is the opened program.
type Program struct {
	Office   *work.Office
	Settings settings.Settings
	Warning  error // something that was mended at the start and that the user should know, nil when all is well
	Data     string
	LogFile  string

	log *os.File
}

// Open opens the data and puts the use cases together. Errors bear a Vietnamese sentence.
func Open(ctx context.Context, o Options) (program *Program, err error) {
	p := &Program{Data: o.Data}
	logger := o.Log
	defer func() {
		if err == nil {
			return
		}
		if logger != nil {
			logger.Error("open", "error", err)
		}
		err = errors.Join(err, p.Close())
	}()
	if err := p.folder(); err != nil {
		return nil, err
	}
	if logger == nil {
		if logger, err = p.openLog(); err != nil {
			return nil, err
		}
	}
	if o.Database == "" {
		o.Database = p.Settings.Database
	}
	if o.Files == "" {
		o.Files = filepath.Join(p.Data, filesFolder)
	}
	if o.Passwords == nil {
		o.Passwords = settings.Keyring()
	}
	p.Office = &work.Office{Office: core.Office{Passwords: o.Passwords, Actor: p.Settings.Actor(), Log: logger}}
	if p.Office.Store, err = store.Open(ctx, store.Options{Dir: p.Data, Database: o.Database}); err != nil {
		return nil, err
	}
	if p.Office.Blobs, err = blob.Open(o.Files); err != nil {
		return nil, err
	}
	p.Office.Forms = paper.LaterLibrary(filepath.Join(p.Data, formsFolder))
	p.tidy()
	if err := p.Office.Seed(ctx); err != nil {
		return p, err
	}
	return p, p.Office.Outbox().Recover(ctx)
}

// tidy removes what killed writers left behind and warns of the office's own forms that cannot be used.
func (p *Program) tidy() {
	if _, err := p.Office.Blobs.CleanTemp(); err != nil {
		p.Office.Log.Warn("clean temporary files", "error", err)
	}
	problems := p.Office.Forms.Problems()
	for _, problem := range problems {
		p.Office.Log.Warn("form", "file", problem.File, "line", problem.Line, "message", problem.Message)
	}
	if len(problems) > 0 && p.Warning == nil {
		p.Warning = office.Invalid("forms", "%s", problems[0].Message)
	}
}

// folder finds and makes the data folder and reads the settings in it.
func (p *Program) folder() (err error) {
	if p.Data == "" {
		if p.Data, err = settings.Folder(); err != nil {
			return err
		}
	}
	if err := settings.MakeFolder(p.Data); err != nil {
		return err
	}
	p.Settings, p.Warning = settings.Load(p.Data)
	return nil
}

// openLog opens the log file; one that has grown large is put aside first, so that two of them is the most there is.
func (p *Program) openLog() (*slog.Logger, error) {
	p.LogFile = filepath.Join(p.Data, LogName)
	if info, err := os.Stat(p.LogFile); err == nil && info.Size() > largestLog {
		_ = os.Rename(p.LogFile, p.LogFile+".1") // a log that cannot be moved is written on
	}
	file, err := os.OpenFile(p.LogFile, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, office.Unavailable(err, "Không ghi được tệp nhật ký %s; hãy kiểm tra quyền ghi và chỗ trống của thư mục này.", p.LogFile)
	}
	p.log = file
	return slog.New(slog.NewTextHandler(file, nil)), nil
}

// Close closes everything that was opened.
func (p *Program) Close() error {
	var errs []error
	if p.Office != nil && p.Office.Store != nil {
		errs = append(errs, p.Office.Store.Close())
	}
	if p.log != nil {
		errs = append(errs, p.log.Close())
	}
	return errors.Join(errs...)
}
