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
	if err := r.checkUrgency(ctx, draft.Urgency); err != nil {
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
		if before.State != draft.State || before.Number != "" && before.Number != draft.Number {
			return office.Refuse("Số, ký hiệu và trạng thái của văn bản không sửa ở đây; hãy dùng thao tác riêng.")
		}
		return r.office.Store.Outgoing.Save(tx, &draft)
	})
	if err == nil {
		*x = draft
	}
	return err
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
	core.Compose(&wish)
	settings, err := r.Settings(ctx)
	if err != nil {
		return nil, err
	}
	lists, err := r.Lists(ctx)
	if err != nil {
		return nil, err
	}
	o, err := r.occasion(ctx)
	if err != nil {
		return nil, err
	}
	if wish.Dated == "" {
		wish.Dated = office.DayOf(o.At)
	}
	if wish.Dated > office.DayOf(o.At) {
		return nil, office.Invalid("dated", "Ngày văn bản %s là ngày chưa đến.", wish.Dated)
	}
	return core.Change(ctx, r.office, r.office.Store.Outgoing.Register, id, version, document.ActNumber, func(tx *store.Tx, x *document.Outgoing) error {
		kind, known := lists.Types.Named(x.Type)
		if !known {
			return office.Invalid("type", "Loại văn bản “%s” không có trong danh mục.", x.Type)
		}
		if x.State != document.Signed { // before a number is taken
			return x.Take(document.Number{}, "", wish.Dated, "")
		}
		series := settings.Scheme.Series(kind)
		n, reason, err := r.place(tx, x, series, wish)
		if err != nil {
			return err
		}
		number := document.NumberFor(n.Serial, n.Suffix, kind, settings.Body, settings.Unit(x.Unit), wish.Dated)
		if err := x.Take(number, series, wish.Dated, reason); err != nil {
			return err
		}
		return x.Apply(document.ActNumber, document.Given{}, o)
	})
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
		if kept.Series != series || kept.Period != period {
			return n, "", office.Refuse("Số giữ %d thuộc sổ khác hoặc năm khác; hãy chọn số giữ của đúng sổ.", kept.Serial)
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
		if len(taken) == 0 {
			return n, "", office.NotFound("Sổ này năm %s chưa có số %d để chèn vào sau.", period, wish.Behind)
		}
		suffix, err := document.NextSuffix(wish.Behind, taken)
		return document.Number{Serial: wish.Behind, Suffix: suffix}, wish.Reason, err
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
		if err := x.Apply(action, g, o); err != nil {
			return err
		}
		if action == document.ActIssue {
			return r.answer(tx, x, o)
		}
		if action == document.ActCancel && x.Serial != 0 && x.Suffix == "" {
			return r.office.Store.Numbers.Void(tx, x.Series, document.Period(x.Dated), x.Serial, g.Note)
		}
		return nil
	})
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

// Reserve keeps the next numbers of a type's series. Each is a record of its own; the reason is mandatory.
func (r *Registry) Reserve(ctx context.Context, typeName string, count int, who, reason string) ([]document.Reservation, error) {
	lists, err := r.Lists(ctx)
	if err != nil {
		return nil, err
	}
	settings, err := r.Settings(ctx)
	if err != nil {
		return nil, err
	}
	kind, known := lists.Types.Named(typeName)
	reason = strings.TrimSpace(reason)
	switch {
	case !known:
		return nil, office.Invalid("type", "Loại văn bản “%s” không có trong danh mục.", typeName)
	case count < 1 || count > 50:
		return nil, office.Invalid("count", "Mỗi lần giữ từ 1 đến 50 số.")
	case len([]rune(reason)) < 5:
		return nil, office.Invalid("note", "Hãy ghi rõ lý do giữ số.")
	}
	series, now := settings.Scheme.Series(kind), r.office.Time()
	period := document.Period(office.DayOf(now))
	var list []document.Reservation
	err = r.office.Update(ctx, "reserve", func(tx *store.Tx) error {
		list = nil
		for range count {
			serial, err := r.office.Store.Numbers.Next(tx, series, period, "reservations")
			if err != nil {
				return err
			}
			kept := document.Reservation{Series: series, Period: period, Serial: serial, Reason: reason, For: who, By: r.office.Who().Name, At: now, State: document.Kept}
			core.Compose(&kept)
			if err := r.office.Store.Reservations.Save(tx, &kept); err != nil {
				return err
			}
			list = append(list, kept)
		}
		return nil
	})
	return list, err
}

// GiveUp voids a kept number with a reason; it is never given again.
func (r *Registry) GiveUp(ctx context.Context, id int64, reason string) error {
	return r.office.Update(ctx, "void number", func(tx *store.Tx) error {
		kept, err := r.office.Store.Reservations.Load(tx, id)
		if err != nil {
			return err
		}
		if err := kept.Void(reason); err != nil {
			return err
		}
		if err := r.office.Store.Numbers.Void(tx, kept.Series, kept.Period, kept.Serial, reason); err != nil {
			return err
		}
		return r.office.Store.Reservations.Save(tx, kept)
	})
}
