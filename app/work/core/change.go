package core

import (
	"context"

	"vanphongso/data/store"
)

// Seen is a record as an officer has seen it: Version 0 stands for whichever there is.
type Seen struct{ ID, Version int64 }

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

// Change is changeIn in a transaction of its own. It returns the record as saved.
func Change[T any](ctx context.Context, o *Office, register *store.Register[T], id, version int64, action string, fn func(*store.Tx, *T) error) (*T, error) {
	var saved *T
	err := o.Update(ctx, action, func(tx *store.Tx) (err error) {
		saved, err = ChangeIn(tx, register, id, version, func(x *T) error { return fn(tx, x) })
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}
