// Package registry holds the use cases of the clerk (văn thư): incoming and outgoing documents, folders, correspondents, their
// books and papers.
package registry

import (
	"context"
	"fmt"

	"vanphongso/app/work/core"

	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Registry are the use cases of the clerk (văn thư): incoming and outgoing documents, folders, correspondents.
type Registry struct{ office *core.Office }

// New returns the use cases of documents in an office.
func New(o *core.Office) *Registry { return &Registry{o} }

// The tables that numbers of documents are given to.
const (
	incomingTable = "incoming"
	outgoingTable = "outgoing"
)

// Register enters an incoming document in the register of its year: number of arrival, files, the letter's handling and
// the audit record in one transaction. secrecy is what stands on the paper; anything but ordinary keeps nothing. x is the
// saved document afterwards. The register of a year that is over takes nothing but what is put in, by Insert. Errors:
// office.CodeInvalid with the field's JSON name, CodeRefused.
func (r *Registry) Register(ctx context.Context, x *document.Incoming, secrecy string) error {
	return r.enter(ctx, x, secrecy, func(tx *store.Tx, y *document.Incoming) error {
		if err := document.CheckYear("văn bản đến", "arrived_on", y.ArrivedOn, office.DayOf(r.office.Time())); err != nil {
			return err
		}
		n, err := r.office.Store.Numbers.Next(tx, document.IncomingSeries, document.Period(y.ArrivedOn), incomingTable)
		y.Serial = n
		return err
	})
}

// Insert enters a document that was overlooked behind a number of arrival: 12a, then 12b. The reason is mandatory and
// stands in the register.
func (r *Registry) Insert(ctx context.Context, x *document.Incoming, secrecy string, serial int, reason string) error {
	if len([]rune(reason)) < 5 {
		return office.Invalid("note", "Chèn vào sau số %d thì phải ghi rõ lý do.", serial)
	}
	return r.enter(ctx, x, secrecy, func(tx *store.Tx, y *document.Incoming) error {
		taken, err := r.office.Store.Incoming.Suffixes(tx, y.ArrivedOn.Time().Year(), serial)
		if err != nil {
			return err
		}
		if len(taken) == 0 {
			return office.NotFound("Sổ văn bản đến năm %d chưa có số %d.", y.ArrivedOn.Time().Year(), serial)
		}
		y.Serial = serial
		y.Suffix, err = document.NextSuffix(serial, taken)
		y.Note = joinWords(y.Note, "chèn số: "+reason)
		return err
	})
}

// enter is the one way of a new document into the register; number gives it its place in it.
func (r *Registry) enter(ctx context.Context, x *document.Incoming, secrecy string, number func(*store.Tx, *document.Incoming) error) error {
	lists, err := r.Lists(ctx)
	if err != nil {
		return err
	}
	draft, err := r.checked(ctx, x, secrecy, lists)
	if err != nil {
		return err
	}
	o, err := r.occasion(ctx)
	if err != nil {
		return err
	}
	var saved document.Incoming
	err = r.office.Update(ctx, document.ActRegister, func(tx *store.Tx) error {
		saved = draft
		return r.put(tx, &saved, number, func(y *document.Incoming) error { return y.Apply(document.ActRegister, document.Given{}, o) })
	})
	if err == nil {
		*x = saved
	}
	return err
}

// checked is a document as it may enter the register, its files kept. Errors: as Register.
func (r *Registry) checked(ctx context.Context, x *document.Incoming, secrecy string, lists catalogue.Documents) (document.Incoming, error) {
	draft := *x
	if err := document.CheckSecrecy(secrecy); err != nil {
		return draft, err // before anything of it is read
	}
	core.Compose(&draft)
	if draft.Urgency == "" {
		draft.Urgency = document.Normal
	}
	if err := draft.Validate(secrecy); err != nil {
		return draft, err
	}
	if err := checkUrgency(lists, draft.Urgency); err != nil {
		return draft, err
	}
	if draft.ID != 0 {
		return draft, office.Refuse("Văn bản này đã vào sổ với số đến %s.", draft.Arrival())
	}
	if today := office.DayOf(r.office.Time()); draft.ArrivedOn > today {
		return draft, office.Invalid("arrived_on", "Ngày đến %s là ngày chưa đến.", draft.ArrivedOn)
	}
	return draft, r.office.KeepFiles(ctx, draft.LetterID, draft.Files)
}

// put saves a checked document at the place that number gives it; begin makes its first event.
func (r *Registry) put(tx *store.Tx, x *document.Incoming, number func(*store.Tx, *document.Incoming) error, begin func(*document.Incoming) error) error {
	if err := number(tx, x); err != nil {
		return err
	}
	if err := begin(x); err != nil {
		return err
	}
	if err := r.office.Store.Incoming.Save(tx, x); err != nil {
		return err
	}
	return r.closeLetter(tx, x)
}

// closeLetter notes that the letter became a document of the register.
func (r *Registry) closeLetter(tx *store.Tx, x *document.Incoming) error {
	if x.LetterID == 0 {
		return nil
	}
	l, err := r.office.Store.Letters.Load(tx, x.LetterID)
	if err != nil {
		return err
	}
	if err := l.MustWait(); err != nil {
		return err
	}
	l.Handling, l.DocumentID = letter.Documented, x.ID
	l.HandlingReason = "văn bản đến số " + x.Arrival()
	return r.office.Store.Letters.Save(tx, l)
}

// Save saves what was corrected in a registered document: everything but its number, its state and what was done with it.
func (r *Registry) Save(ctx context.Context, x *document.Incoming, secrecy string) error {
	draft := *x
	core.Compose(&draft)
	if err := draft.Validate(secrecy); err != nil {
		return err
	}
	lists, err := r.Lists(ctx)
	if err != nil {
		return err
	}
	if err := checkUrgency(lists, draft.Urgency); err != nil {
		return err
	}
	if err := r.office.KeepFiles(ctx, 0, draft.Files); err != nil {
		return err
	}
	err = r.office.Update(ctx, "", func(tx *store.Tx) error {
		before, err := r.office.Store.Incoming.Load(tx, draft.ID)
		if err != nil {
			return err
		}
		if before.Serial != draft.Serial || before.Suffix != draft.Suffix || before.State != draft.State || document.Period(before.ArrivedOn) != document.Period(draft.ArrivedOn) {
			return office.Refuse("Số đến, năm và trạng thái của văn bản không sửa ở đây; hãy dùng thao tác riêng.")
		}
		return r.office.Store.Incoming.Save(tx, &draft)
	})
	if err == nil {
		*x = draft
	}
	return err
}

// Move makes a move of the table with an incoming document. version is the one that the officer has seen, 0 for whichever
// there is. Cancelling voids the number of arrival in the same transaction.
func (r *Registry) Move(ctx context.Context, id, version int64, action string, g document.Given) (*document.Incoming, error) {
	core.Compose(&g)
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.Change(ctx, r.office, r.office.Store.Incoming.Register, id, version, action, func(tx *store.Tx, x *document.Incoming) error {
		if err := x.Apply(action, g, o); err != nil {
			return err
		}
		if action != document.ActCancel || x.Suffix != "" {
			return nil
		}
		return r.office.Store.Numbers.Void(tx, document.IncomingSeries, document.Period(x.ArrivedOn), x.Serial, g.Note)
	})
}

// occasion is now, by who works here, under the calendar in force.
func (r *Registry) occasion(ctx context.Context) (document.Occasion, error) {
	engine, err := r.office.Engine(ctx, 0)
	return document.Occasion{At: r.office.Time(), By: r.office.Who().Name, Engine: engine}, err
}

// Alike returns the registered documents that may be the same as x (author, number and symbol, day), as the warning says
// them; the officer decides.
func (r *Registry) Alike(ctx context.Context, x *document.Incoming) ([]string, error) {
	y := *x
	core.Compose(&y)
	list, err := r.office.Store.Incoming.Like(ctx, &y)
	if err != nil {
		return nil, err
	}
	warnings := make([]string, len(list))
	for i, same := range list {
		warnings[i] = fmt.Sprintf("Văn bản %s ngày %s của %s đã vào sổ với số đến %s ngày %s.", same.Number, same.Dated, same.Author, same.Arrival(), same.ArrivedOn)
	}
	return warnings, nil
}

// Blank returns an incoming document as a new one begins: arrived today, ordinary, one copy; the day of the document is
// left empty so that it is read from the paper.
func (r *Registry) Blank() *document.Incoming {
	return &document.Incoming{ArrivedOn: office.DayOf(r.office.Time()), Urgency: document.Normal, Copies: 1, Source: "Trục liên thông"}
}

// NextArrival tells the number of arrival that the next document of today would get. It is not taken.
func (r *Registry) NextArrival(ctx context.Context) (string, error) {
	last, err := r.office.Store.Numbers.Last(ctx, document.IncomingSeries, document.Period(office.DayOf(r.office.Time())))
	return fmt.Sprintf("%02d", last+1), err
}

func joinWords(parts ...string) string {
	text := ""
	for _, part := range parts {
		switch {
		case part == "":
		case text == "":
			text = part
		default:
			text += "; " + part
		}
	}
	return text
}
