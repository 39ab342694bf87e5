package registry

import (
	"context"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Reserve keeps the next numbers of a type's series. Each is a record of its own; the reason is mandatory.
func (r *Registry) Reserve(ctx context.Context, typeName string, count int, who, reason string) ([]document.Reservation, error) {
	settings, err := r.Settings(ctx)
	if err != nil {
		return nil, err
	}
	kind, known := settings.Lists.Types.Named(typeName)
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
