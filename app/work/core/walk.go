package core

import (
	"context"
	"maps"
	"strconv"

	"vanphongso/data/office"
)

// Walk calls each for every record that q asks for, oldest first. It asks for pages behind the last id, so that a
// million records cost no more than a thousand times a thousand.
func Walk[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query, id func(*T) int64, each func(T) error) error {
	q.Sort, q.Limit, q.From = "id", 500, maps.Clone(q.From)
	if q.From == nil {
		q.From = map[string]string{}
	}
	for {
		list, err := page(ctx, q)
		if err != nil {
			return err
		}
		for _, record := range list {
			if err := each(record); err != nil {
				return err
			}
		}
		if len(list) < q.Limit {
			return nil
		}
		q.From["id"] = strconv.FormatInt(id(&list[len(list)-1])+1, 10)
	}
}

// All returns every record of a short register.
func All[T any](ctx context.Context, page func(context.Context, office.Query) ([]T, error), q office.Query) ([]T, error) {
	var list []T
	for q.Limit = 500; ; q.Offset += q.Limit {
		some, err := page(ctx, q)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
		if len(some) < q.Limit {
			return list, nil
		}
	}
}
