package screens

import (
	"context"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/document"
)

// textsRest is how long a document rests after it was saved before the texts of its files are read.
const textsRest = 2 * time.Second

// textsOf is a document whose files are to be read.
type textsOf struct {
	register string
	id       int64
}

// Texts has the texts of documents' files read in the background, so that they are found by what stands inside them. Its
// methods are called on the window's goroutine.
type Texts struct {
	host    shell.Host
	office  *work.Office
	waiting map[textsOf]bool
	rest    func(func())
}

// NewTexts begins with what nobody has read yet.
func NewTexts(host shell.Host, office *work.Office) *Texts {
	t := &Texts{host: host, office: office, waiting: map[textsOf]bool{}, rest: host.Runner().Debounce(textsRest)}
	t.run(office.Registry().CatchUp)
	return t
}

// HasTexts says whether the records of a register have files that are read.
func HasTexts(register string) bool {
	return register == document.ItemIncoming || register == document.ItemOutgoing
}

// Changed is told of a record that was saved; see HasTexts.
func (t *Texts) Changed(register string, id int64) {
	if HasTexts(register) {
		t.waiting[textsOf{register, id}] = true
		t.rest(t.readWaiting)
	}
}

// readWaiting reads the texts of the documents that were saved; while others are being read it waits for them.
func (t *Texts) readWaiting() {
	if t.host.Runner().Busy(taskOfTexts) {
		t.rest(t.readWaiting)
		return
	}
	waiting := t.waiting
	t.waiting = map[textsOf]bool{}
	t.run(func(ctx context.Context, progress *task.Progress) error {
		progress.Total.Store(int64(len(waiting)))
		for each := range waiting {
			if err := t.office.Registry().ReadDocument(ctx, each.register, each.id); err != nil {
				return err
			}
			progress.Done.Add(1)
		}
		return nil
	})
}

// taskOfTexts names the reading in the task bar.
const taskOfTexts = "documents.texts"

func (t *Texts) run(read func(ctx context.Context, progress *task.Progress) error) {
	t.host.Runner().Go(taskOfTexts, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang đọc chữ trong tệp văn bản"))
		return read(ctx, progress)
	}, t.host.Fail)
}
