package registry

import (
	"context"

	"vanphongso/app/work/core"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// SaveFolder keeps a folder of the list of files; a new one is planned.
func (r *Registry) SaveFolder(ctx context.Context, f *document.Folder) error {
	draft := *f
	core.Compose(&draft)
	if err := draft.Validate(); err != nil {
		return err
	}
	o, err := r.occasion(ctx)
	if err != nil {
		return err
	}
	err = r.office.Update(ctx, "", func(tx *store.Tx) error {
		if draft.ID == 0 {
			if err := draft.Apply(document.ActPlan, document.FolderGiven{}, o); err != nil {
				return err
			}
		}
		return r.office.Store.Folders.Save(tx, &draft)
	})
	if err == nil {
		*f = draft
	}
	return err
}

// MoveFolder makes a move of the table with a folder. What is put in or taken out is noted in the documents themselves, in the
// same transaction.
func (r *Registry) MoveFolder(ctx context.Context, id, version int64, action string, g document.FolderGiven) (*document.Folder, error) {
	core.Compose(&g)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.Change(ctx, r.office, r.office.Store.Folders.Register, id, version, action, func(tx *store.Tx, f *document.Folder) error {
		before := f.Items
		if err := f.Apply(action, g, o); err != nil {
			return err
		}
		switch action {
		case document.ActAdd:
			return r.fileAll(tx, f, g.Items, o)
		case document.ActRemove:
			return r.takeOut(tx, f, before[g.Remove], g.Note, o)
		}
		return nil
	})
}

// takeOut notes in a document that its folder has given it up.
func (r *Registry) takeOut(tx *store.Tx, f *document.Folder, item document.Item, note string, o document.Occasion) (err error) {
	reason := joinWords(f.Code, note)
	switch {
	case item.ID == 0:
	case item.Kind == document.ItemIncoming:
		_, err = core.ChangeIn(tx, r.office.Store.Incoming.Register, item.ID, 0, func(x *document.Incoming) error { x.TakeOut(reason, o); return nil })
	case item.Kind == document.ItemOutgoing:
		_, err = core.ChangeIn(tx, r.office.Store.Outgoing.Register, item.ID, 0, func(x *document.Outgoing) error { x.TakeOut(reason, o); return nil })
	}
	return err
}

// fileAll notes in documents which folder they lie in.
func (r *Registry) fileAll(tx *store.Tx, f *document.Folder, items []document.Item, o document.Occasion) error {
	given := document.Given{FolderID: f.ID, Note: f.Code}
	for _, item := range items {
		var err error
		switch {
		case item.ID == 0:
		case item.Kind == document.ItemIncoming:
			_, err = core.ChangeIn(tx, r.office.Store.Incoming.Register, item.ID, 0, func(x *document.Incoming) error { return x.Apply(document.ActFile, given, o) })
		case item.Kind == document.ItemOutgoing:
			_, err = core.ChangeIn(tx, r.office.Store.Outgoing.Register, item.ID, 0, func(x *document.Outgoing) error { return x.Apply(document.ActFile, given, o) })
		default:
			err = office.Invalid("items", "Loại văn bản trong hồ sơ không đúng.")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ItemOfIncoming is the line that an incoming document has in a folder.
func ItemOfIncoming(x *document.Incoming) document.Item {
	return document.Item{Kind: document.ItemIncoming, ID: x.ID, Number: x.Number, Dated: x.Dated, Type: x.Type, Summary: x.Summary, Author: x.Author, Sheets: max(1, x.Pages)}
}

// ItemOfOutgoing is the line that an outgoing document has in a folder. author is the office's own name.
func ItemOfOutgoing(x *document.Outgoing, author string) document.Item {
	return document.Item{Kind: document.ItemOutgoing, ID: x.ID, Number: x.Number, Dated: x.Dated, Type: x.Type, Summary: x.Summary, Author: author, Sheets: max(1, x.Pages)}
}

// SaveCorrespondent keeps an entry of the directory of bodies.
func (r *Registry) SaveCorrespondent(ctx context.Context, c *document.Correspondent) error {
	draft := *c
	err := r.office.Update(ctx, "", func(tx *store.Tx) error { return r.PutCorrespondent(tx, &draft) })
	if err == nil {
		*c = draft
	}
	return err
}

// PutCorrespondent is SaveCorrespondent in a transaction that is running.
func (r *Registry) PutCorrespondent(tx *store.Tx, c *document.Correspondent) error {
	core.Compose(c)
	if err := c.Validate(); err != nil {
		return err
	}
	return r.office.Store.Correspondents.Save(tx, c)
}
