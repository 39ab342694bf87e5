package registry

import (
	"bytes"
	"context"
	"slices"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// inUse asks for the entries of the directory that were not merged into others.
func inUse() office.Query {
	return office.Query{Filters: map[string][]string{"standing": {document.InUse}}}
}

// Groups are the groups of the directory with their members, both in order of their names.
func (r *Registry) Groups(ctx context.Context) ([]Group, error) {
	members := map[string][]string{}
	err := core.Walk(ctx, r.office.Store.Correspondents.Page, inUse(), func(c *document.Correspondent) int64 { return c.ID }, func(c document.Correspondent) error {
		for _, group := range c.Groups {
			members[group] = append(members[group], c.Name)
		}
		return ctx.Err()
	})
	byName := func(a, b string) int { return bytes.Compare(viet.SortKey(a), viet.SortKey(b)) }
	var list []Group
	for name, names := range members {
		slices.SortFunc(names, byName)
		list = append(list, Group{name, names})
	}
	slices.SortFunc(list, func(a, b Group) int { return byName(a.Name, b.Name) })
	return list, err
}

// Group is a group of recipients that are chosen together.
type Group struct {
	Name    string
	Members []string
}

// JoinGroup puts entries of the directory into a group, or takes them out of it, all in one transaction.
func (r *Registry) JoinGroup(ctx context.Context, ids []int64, group string, in bool) error {
	group = viet.SafeLine(viet.NFC(group))
	if group == "" {
		return office.Invalid("group", "Hãy ghi tên nhóm.")
	}
	_, err := core.ChangeMany(ctx, r.office, r.office.Store.Correspondents, core.AnyVersion(ids), "group", func(_ *store.Tx, _ int, c *document.Correspondent) error {
		c.Groups = slices.DeleteFunc(slices.Clone(c.Groups), func(name string) bool { return viet.Fold(name) == viet.Fold(group) })
		if in {
			c.Groups = append(c.Groups, group)
		}
		return nil
	})
	return err
}

// Merge makes one entry of the directory stand for another one of the same body, in one transaction. Documents keep the
// name that they were written with. Error: office.CodeRefused.
func (r *Registry) Merge(ctx context.Context, keep, gone core.Seen) error {
	return r.office.Update(ctx, "merge", func(tx *store.Tx) error {
		register := r.office.Store.Correspondents
		other, err := register.LoadSeen(tx, gone.ID, gone.Version)
		if err != nil {
			return err
		}
		_, err = core.ChangeIn(tx, register, keep.ID, keep.Version, func(c *document.Correspondent) error { return c.Absorb(other) })
		if err != nil {
			return err
		}
		return register.Save(tx, other)
	})
}
