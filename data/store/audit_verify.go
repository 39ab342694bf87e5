package store

import (
	"context"
	"fmt"

	"vanphongso/data/office"
)

// AuditReport is the outcome of Verify.
type AuditReport struct {
	Records  int
	LastHash string
	Trouble  []string // Vietnamese, one sentence each; empty when the chain is whole
}

// maxTrouble is how many sentences a report has at most.
const maxTrouble = 1000

func (r *AuditReport) trouble(format string, args ...any) {
	if len(r.Trouble) < maxTrouble {
		r.Trouble = append(r.Trouble, fmt.Sprintf(format, args...))
	}
}

// Verify walks the hash chain: a record that was altered, taken out, put in or cut off the end is named.
func (a *Audit) Verify(ctx context.Context) (AuditReport, error) {
	var report AuditReport
	heads, err := list(ctx, a.store, func(scan scanner) (c chain, err error) { return c, scan(&c.id, &c.hash) },
		"SELECT last_id, hash FROM audit_head WHERE id = 1")
	if err != nil {
		return report, err
	}
	end := chain{}
	err = each(ctx, a.store, scanChange, func(c office.Change) error {
		report.follow(end, c)
		end = chain{c.ID, c.Hash}
		return nil
	}, "SELECT "+changeColumns+" FROM audit ORDER BY id")
	if err != nil {
		return report, err
	}
	report.LastHash = end.hash
	// Records written while the chain was read are behind the head that was read first.
	if len(heads) == 0 || heads[0].id > end.id || heads[0].id == end.id && heads[0].hash != end.hash {
		report.trouble("Nhật ký bị cắt mất phần cuối: bản ghi cuối cùng còn lại là số %d.", end.id)
	}
	return report, nil
}

// follow looks at the next record of the chain.
func (r *AuditReport) follow(end chain, c office.Change) {
	r.Records++
	switch {
	case c.ID != end.id+1:
		r.trouble("Nhật ký thiếu bản ghi từ số %d đến số %d.", end.id+1, c.ID-1)
	case c.PreviousHash != end.hash:
		r.trouble("Bản ghi nhật ký số %d không nối tiếp bản ghi trước nó.", c.ID)
	}
	if c.Hash != hashOf(c) {
		r.trouble("Bản ghi nhật ký số %d (%s, bản ghi %s %d) đã bị sửa đổi.", c.ID, c.Action, c.Register, c.RowID)
	}
}
