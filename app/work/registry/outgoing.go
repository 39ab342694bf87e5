package registry

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Draft keeps a new outgoing document with the first version of its files, or what was changed in a draft. A document that
// was numbered is not edited here. x is the saved document afterwards.
func (r *Registry) Draft(ctx context.Context, x *document.Outgoing, secrecy string) error {
	draft := *x
	if err := document.CheckSecrecy(secrecy); err != nil {
		return err
	}
	core.Compose(&draft)
	if draft.Urgency == "" {
		draft.Urgency = document.Normal
	}
	if draft.Drafter == "" {
		draft.Drafter = r.office.Who().Name
	}
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
	o, err := r.occasion(ctx)
	if err != nil {
		return err
	}
	err = r.office.Update(ctx, document.ActDraft, func(tx *store.Tx) error {
		if draft.ID == 0 {
			if err := draft.Apply(document.ActDraft, document.Given{}, o); err != nil {
				return err
			}
			return r.office.Store.Outgoing.Save(tx, &draft)
		}
		before, err := r.office.Store.Outgoing.Load(tx, draft.ID)
		if err != nil {
			return err
		}
		if err := keepsNumber(before, &draft); err != nil {
			return err
		}
		if before.State == document.Draft && !sameFiles(before.Files, draft.Files) {
			if err := draft.Apply(document.ActRevise, document.Given{Files: draft.Files}, o); office.CodeOf(err) != office.CodeInvalid && err != nil {
				return err // without files there is no new version, and none of the earlier ones is lost
			}
		}
		return r.office.Store.Outgoing.Save(tx, &draft)
	})
	if err == nil {
		*x = draft
	}
	return err
}

// keepsNumber refuses to change with the content what moves change, and what a number was made of.
func keepsNumber(before, after *document.Outgoing) error {
	switch {
	case before.State != after.State || before.Number != "" && before.Number != after.Number:
		return office.Refuse("Số, ký hiệu và trạng thái của văn bản không sửa ở đây; hãy dùng thao tác riêng.")
	case before.Number != "" && before.Type != after.Type:
		return office.Invalid("type", "Văn bản đã có số %s nên không đổi loại; hãy hủy số rồi soạn văn bản khác.", before.Number)
	case before.Number != "" && before.Unit != after.Unit:
		return office.Invalid("unit", "Văn bản đã có số %s nên không đổi đơn vị soạn.", before.Number)
	}
	return nil
}

func sameFiles(a, b []office.File) bool {
	return slices.EqualFunc(a, b, func(a, b office.File) bool { return a.SHA256 == b.SHA256 && a.Name == b.Name })
}

// NumberWish says how an outgoing document is to be numbered. The zero value is the usual way: the next number of the
// series, dated today.
type NumberWish struct {
	Dated       office.Day // ngày văn bản; empty means today
	Reservation int64      // a number that was kept
	Behind      int        // put in behind this number: 12a
	Reason      string     // why, for those two
}

// Number gives a signed document its number, in the transaction that saves it (NĐ 30/2020 Điều 15).
func (r *Registry) Number(ctx context.Context, id, version int64, wish NumberWish) (*document.Outgoing, error) {
	saved, err := r.NumberMany(ctx, []core.Seen{{ID: id, Version: version}}, wish)
	if err != nil {
		return nil, err
	}
	return saved[0], nil
}

// NumberMany gives several signed documents their numbers in the order of the list, all in one transaction. A wish for one
// place of the register is a wish for one document. Errors: as Number, of the first document that has one.
func (r *Registry) NumberMany(ctx context.Context, list []core.Seen, wish NumberWish) ([]*document.Outgoing, error) {
	core.Compose(&wish)
	n, err := r.numbering(ctx, &wish)
	if err != nil {
		return nil, err
	}
	return core.ChangeMany(ctx, r.office, r.office.Store.Outgoing.Register, list, document.ActNumber, func(tx *store.Tx, _ int, x *document.Outgoing) error {
		return n.give(tx, x, wish)
	})
}

// numbering is what numbers are made of.
type numbering struct {
	registry *Registry
	settings DocumentSettings
	occasion document.Occasion
}

// numbering reads what numbers are made of, and completes the wish.
func (r *Registry) numbering(ctx context.Context, wish *NumberWish) (n numbering, err error) {
	n.registry = r
	if n.settings, err = r.Settings(ctx); err != nil {
		return n, err
	}
	if n.occasion, err = r.occasion(ctx); err != nil {
		return n, err
	}
	today := office.DayOf(n.occasion.At)
	if wish.Dated == "" {
		wish.Dated = today
	}
	if wish.Dated > today {
		return n, office.Invalid("dated", "Ngày văn bản %s là ngày chưa đến.", wish.Dated)
	}
	if wish.Reservation == 0 && wish.Behind == 0 {
		return n, document.CheckYear("văn bản đi", "dated", wish.Dated, today)
	}
	return n, nil
}

// series is the series that a document takes its number from. Error: office.CodeInvalid for a type that is not known.
func (n numbering) series(x *document.Outgoing) (document.Type, string, error) {
	kind, known := n.settings.Lists.Types.Named(x.Type)
	if !known {
		return kind, "", office.Invalid("type", "Loại văn bản “%s” không có trong danh mục.", x.Type)
	}
	return kind, n.settings.Scheme.Series(kind), nil
}

// number is the number and symbol at a place of a document's series.
func (n numbering) number(x *document.Outgoing, kind document.Type, place document.Number, dated office.Day) document.Number {
	return document.NumberFor(place.Serial, place.Suffix, kind, n.settings.Body, n.settings.Unit(x.Unit), dated)
}

func (n numbering) give(tx *store.Tx, x *document.Outgoing, wish NumberWish) error {
	kind, series, err := n.series(x)
	if err != nil {
		return err
	}
	if x.State != document.Signed { // before a number is taken
		return x.Take(document.Number{}, "", wish.Dated, "")
	}
	place, reason, err := n.registry.place(tx, x, series, wish)
	if err != nil {
		return err
	}
	if err := x.Take(n.number(x, kind, place, wish.Dated), series, wish.Dated, reason); err != nil {
		return err
	}
	return x.Apply(document.ActNumber, document.Given{}, n.occasion)
}

// place takes the document's place in its series: the next number, a kept one, or one put in between.
func (r *Registry) place(tx *store.Tx, x *document.Outgoing, series string, wish NumberWish) (n document.Number, reason string, err error) {
	period := document.Period(wish.Dated)
	switch {
	case wish.Reservation != 0:
		kept, err := r.office.Store.Reservations.Load(tx, wish.Reservation)
		if err != nil {
			return n, "", err
		}
		if err := mustFit(kept, series, period); err != nil {
			return n, "", err
		}
		if err := kept.Use(x.ID); err != nil {
			return n, "", err
		}
		return document.Number{Serial: kept.Serial}, joinWords("số giữ trước", kept.Reason), r.office.Store.Reservations.Save(tx, kept)
	case wish.Behind != 0:
		taken, err := r.office.Store.Outgoing.Suffixes(tx, series, wish.Dated.Time().Year(), wish.Behind)
		if err != nil {
			return n, "", err
		}
		n, err = behind(wish.Behind, period, taken)
		return n, wish.Reason, err
	}
	serial, err := r.office.Store.Numbers.Next(tx, series, period, outgoingTable)
	if err == nil {
		err = r.office.Store.Numbers.Assign(tx, series, period, serial, x.ID)
	}
	return document.Number{Serial: serial}, wish.Reason, err
}

// MoveOutgoing makes a move of the table with an outgoing document; ActNumber is Number's. Cancelling voids the number,
// if it has one of its own, in the same transaction.
func (r *Registry) MoveOutgoing(ctx context.Context, id, version int64, action string, g document.Given) (*document.Outgoing, error) {
	core.Compose(&g)
	if action == document.ActNumber {
		return r.Number(ctx, id, version, NumberWish{})
	}
	if err := r.office.KeepFiles(ctx, 0, g.Files); err != nil {
		return nil, err
	}
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	return core.Change(ctx, r.office, r.office.Store.Outgoing.Register, id, version, action, func(tx *store.Tx, x *document.Outgoing) error {
		return r.moveOutgoing(tx, x, action, g, o)
	})
}

// moveOutgoing makes a move with a document that is being changed, and what follows from it elsewhere.
func (r *Registry) moveOutgoing(tx *store.Tx, x *document.Outgoing, action string, g document.Given, o document.Occasion) error {
	if err := x.Apply(action, g, o); err != nil {
		return err
	}
	switch {
	case action == document.ActIssue:
		return r.answer(tx, x, o)
	case action == document.ActCancel && x.Serial != 0 && x.Suffix == "":
		return r.office.Store.Numbers.Void(tx, x.Series, document.Period(x.Dated), x.Serial, g.Note)
	}
	return nil
}

// answer notes the answer in the incoming documents that it answers; one that is still being handled waits to be confirmed
// then.
func (r *Registry) answer(tx *store.Tx, x *document.Outgoing, o document.Occasion) error {
	for _, id := range x.AnswersID {
		in, err := r.office.Store.Incoming.Load(tx, id)
		if err != nil {
			return err
		}
		given := document.Given{AnswerID: x.ID, Note: "trả lời bằng văn bản " + x.Number}
		if !slices.ContainsFunc(in.Moves(), func(m document.Move) bool { return m.Action == document.ActSubmit }) {
			continue
		}
		if err := in.Apply(document.ActSubmit, given, o); err != nil {
			return err
		}
		if err := r.office.Store.Incoming.Save(tx, in); err != nil {
			return err
		}
	}
	return nil
}

// Answer returns a draft that answers an incoming document: it goes back to who wrote it.
func (r *Registry) Answer(ctx context.Context, incomingID int64) (*document.Outgoing, error) {
	in, err := r.office.Store.Incoming.Get(ctx, incomingID)
	if err != nil {
		return nil, err
	}
	return &document.Outgoing{
		Type: "Công văn", Summary: "Trả lời " + strings.TrimSpace(in.Type+" "+in.Number), Unit: in.Unit(), Drafter: r.office.Who().Name,
		Urgency: in.Urgency, Field: in.Field, Tags: in.Tags, AnswersID: []int64{in.ID},
		Recipients: []document.Recipient{{Name: in.Author, Purpose: document.ToReport}, {Name: "Lưu: VT", Purpose: document.ToKeep}},
	}, nil
}
