package core

import (
	"context"

	"vanphongso/data/store"
)

// Seen is a record as an officer has seen it: Version 0 stands for whichever there is.
type Seen struct{ ID, Version int64 }

// AnyVersion are records in whichever version there is.
func AnyVersion(ids []int64) []Seen {
	list := make([]Seen, len(ids))
	for i, id := range ids {
		list[i].ID = id
	}
	return list
}

// ChangeIn lets fn change a record and saves it, in a transaction that is running. version is the one that the person has
// seen, 0 for whichever there is; one that was saved meanwhile is refused with the name of who did.
func ChangeIn[T any](tx *store.Tx, register *store.Register[T], id, version int64, fn func(*T) error) (*T, error) {
	x, err := register.LoadSeen(tx, id, version)
	if err != nil {
		return nil, err
	}
	if err := fn(x); err != nil {
		return nil, err
	}
	return x, register.Save(tx, x)
}

// Change is ChangeIn in a transaction of its own. It returns the record as saved.
func Change[T any](ctx context.Context, o *Office, register *store.Register[T], id, version int64, action string, fn func(*store.Tx, *T) error) (*T, error) {
	saved, err := ChangeMany(ctx, o, register, []Seen{{ID: id, Version: version}}, action, func(tx *store.Tx, _ int, x *T) error { return fn(tx, x) })
	if err != nil {
		return nil, err
	}
	return saved[0], nil
}

// ChangeMany is Change for several records, all in one transaction: what was confirmed is done as a whole, or nothing of it.
// fn is told the place of the record in the list. The error is that of the first record that has one.
func ChangeMany[T any](ctx context.Context, o *Office, register *store.Register[T], list []Seen, action string, fn func(tx *store.Tx, place int, x *T) error) ([]*T, error) {
	saved := make([]*T, len(list))
	err := o.Update(ctx, action, func(tx *store.Tx) (err error) {
		for i, seen := range list {
			if saved[i], err = ChangeIn(tx, register, seen.ID, seen.Version, func(x *T) error { return fn(tx, i, x) }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}
