package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"vanphongso/data/office"
)

// stale is the error for a record that somebody else has saved since it was read in the given version. Each version has
// one audit record of a change, so those behind the version tell who changed what.
func (r *Register[T]) stale(tx *Tx, id, version int64) error {
	s, err := tx.prepared("SELECT " + changeColumns + " FROM audit WHERE register = ? AND row_id = ? ORDER BY id")
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(tx.ctx, r.mapping.register, id)
	if err != nil {
		return tx.store.translate(err)
	}
	changes, err := collect(rows, scanChange)
	if err != nil {
		return tx.store.translate(err)
	}
	changes = slices.DeleteFunc(changes, func(c office.Change) bool { return c.Before == "" && c.ID != changes[0].ID }) // looks
	if version < 0 || version >= int64(len(changes)) {
		return office.Refuse("Phiên bản %d của %s số %d chưa từng có; hãy mở lại bản ghi.", version, r.mapping.noun, id)
	}
	last := changes[len(changes)-1]
	return &office.Error{Code: office.CodeStale, Message: fmt.Sprintf(
		"%s đã được %s sửa lúc %s%s trong khi đang mở ở đây; hãy mở lại bản mới rồi nhập lại phần của mình.",
		capital(r.mapping.noun+" này"), last.Actor.Name, last.At.In(office.Zone).Format("15:04 02/01/2006"), r.mapping.changedFields(changes[version:]),
	)}
}

// changedFields names the fields of the changes: " (Ghi chú, Hạn trả)".
func (m *mapping[T]) changedFields(changes []office.Change) string {
	names := map[string]bool{}
	for _, c := range changes {
		for _, text := range []string{c.Before, c.After} {
			var values map[string]json.RawMessage
			if text == "" || json.Unmarshal([]byte(text), &values) != nil {
				continue
			}
			for field := range values {
				if label := m.labels[field]; label != "" {
					names[label] = true
				}
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " (" + strings.Join(slices.Sorted(maps.Keys(names)), ", ") + ")"
}

// capital returns s with its first letter large.
func capital(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
