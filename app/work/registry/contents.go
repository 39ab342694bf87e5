package registry

import (
	"context"
	"errors"
	"io"
	"strconv"

	"vanphongso/app/content"
	"vanphongso/app/task"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// ReadTexts reads the texts of a document's files that were not read before, so that the document is found by them. It is
// slow: call it beside the window. A file without a text is noted with the reason and not read again.
func (r *Registry) ReadTexts(ctx context.Context, register string, id int64, files []office.File) error {
	known, err := r.office.Store.Contents.OfRecord(ctx, register, id)
	if err != nil {
		return err
	}
	read := map[string]bool{}
	for _, c := range known {
		read[c.SHA256] = true
	}
	var list []document.Content
	for _, f := range files {
		if read[f.SHA256] || f.SHA256 == "" {
			continue
		}
		read[f.SHA256] = true
		c, err := r.readText(ctx, f)
		if err != nil {
			return err
		}
		c.Register, c.RecordID = register, id
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil
	}
	err = r.office.Update(ctx, "read", func(tx *store.Tx) error {
		for i := range list {
			if err := r.office.Store.Contents.Save(tx, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if office.CodeOf(err) == office.CodeExists {
		return nil // another workplace has read them meanwhile
	}
	return err
}

// maxTextFile is the largest file whose text is read.
const maxTextFile = 200 << 20

func (r *Registry) readText(ctx context.Context, f office.File) (document.Content, error) {
	c := document.Content{SHA256: f.SHA256, Name: f.Name}
	if f.Size > maxTextFile {
		c.Trouble = "tệp quá lớn"
		return c, nil
	}
	reader, err := r.office.Blobs.Open(f.SHA256)
	if err != nil {
		c.Trouble = document.Damaged
		return c, nil
	}
	defer func() { _ = reader.Close() }()
	data, err := io.ReadAll(reader)
	if err != nil {
		return c, office.Unavailable(err, "Không đọc được tệp “%s”; hãy kiểm tra ổ đĩa.", f.Name)
	}
	text, err := content.Read(ctx, data)
	c.Text, c.Pages = text.Text, text.Pages
	for trouble, word := range troubles {
		if errors.Is(err, trouble) {
			c.Trouble = word
			return c, nil
		}
	}
	return c, err
}

// troubles are the reasons why a file has no text.
var troubles = map[error]string{
	content.ErrScan: document.Scan, content.ErrEncrypted: document.Encrypted, content.ErrUnknown: document.Unread, content.ErrDamaged: document.Damaged,
}

// readSoFar is up to which id the texts of documents were read.
type readSoFar struct {
	Incoming int64 `json:"incoming"`
	Outgoing int64 `json:"outgoing"`
}

const contentsKey = "contents"

// CatchUp reads the texts of all documents that nobody has read yet, oldest first; it goes on where it was broken off.
func (r *Registry) CatchUp(ctx context.Context, progress *task.Progress) error {
	var done readSoFar
	if err := r.office.Store.Settings.Read(ctx, contentsKey, &done); err != nil && office.CodeOf(err) != office.CodeNotFound {
		return err
	}
	err := catchUp(ctx, r, r.office.Store.Incoming.Register, &done.Incoming, &done, progress, func(x *document.Incoming) (int64, []office.File) { return x.ID, x.Files })
	if err != nil {
		return err
	}
	return catchUp(ctx, r, r.office.Store.Outgoing.Register, &done.Outgoing, &done, progress, func(x *document.Outgoing) (int64, []office.File) { return x.ID, x.Files })
}

// catchAtOnce is how many documents are read before it is noted how far that has come.
const catchAtOnce = 50

func catchUp[T any](ctx context.Context, r *Registry, register *store.Register[T], last *int64, done *readSoFar, progress *task.Progress, filesOf func(*T) (int64, []office.File)) error {
	name := incomingTable
	if last == &done.Outgoing {
		name = outgoingTable
	}
	for {
		page, err := register.Page(ctx, office.Query{Sort: "id", From: map[string]string{"id": strconv.FormatInt(*last+1, 10)}, Limit: catchAtOnce})
		if err != nil || len(page) == 0 {
			return err
		}
		for i := range page {
			id, files := filesOf(&page[i])
			if err := r.ReadTexts(ctx, name, id, files); err != nil {
				return err
			}
			*last = id
		}
		if progress != nil {
			progress.Done.Add(int64(len(page)))
		}
		err = r.office.Update(ctx, "read", func(tx *store.Tx) error { return r.office.Store.Settings.Write(tx, contentsKey, *done) })
		if err != nil {
			return err
		}
	}
}

// ReadDocument reads the texts of the files that a document has now; see ReadTexts. A document that is gone has none.
func (r *Registry) ReadDocument(ctx context.Context, register string, id int64) error {
	files, err := r.FilesOf(ctx, register, id)
	if office.CodeOf(err) == office.CodeNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return r.ReadTexts(ctx, register, id, files)
}

// FilesOf returns the files of a document of the register "incoming" or "outgoing". Error: office.CodeNotFound.
func (r *Registry) FilesOf(ctx context.Context, register string, id int64) ([]office.File, error) {
	switch register {
	case incomingTable:
		x, err := r.office.Store.Incoming.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		return x.Files, nil
	case outgoingTable:
		x, err := r.office.Store.Outgoing.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		return x.Files, nil
	}
	return nil, office.NotFound("Không có sổ văn bản nào tên “%s”.", register)
}
