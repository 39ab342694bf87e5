package work

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/paper"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// IssueBatch issues the papers that several dossiers are handed over with, one for each unit: paper.KindBatch from the desk
// to the department that has them now, paper.KindResults from the department back to the desk. The same dossiers in the
// same step have the same paper. Errors: office.CodeRefused when a dossier was not handed over, or has no result.
func (d *Desk) IssueBatch(ctx context.Context, kind string, ids []int64) ([]dossier.Paper, error) {
	if kind != paper.KindBatch && kind != paper.KindResults {
		return nil, office.Invalid("kind", "Không có loại giấy tờ “%s” của nhiều hồ sơ.", kind)
	}
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	var issued []dossier.Paper
	err = d.office.Update(ctx, "issue", func(tx *store.Tx) error {
		issued = nil
		units, err := d.byUnit(tx, kind, ids)
		if err != nil {
			return err
		}
		for _, b := range units {
			p, err := d.issue(tx, settings, d.batch(kind, settings, b))
			if err != nil {
				return err
			}
			issued = append(issued, *p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return issued, nil
}

// unitBatch are the dossiers that one unit takes or gives.
type unitBatch struct {
	unit     string
	dossiers []*dossier.Dossier
}

func (d *Desk) byUnit(tx *store.Tx, kind string, ids []int64) ([]*unitBatch, error) {
	var units []*unitBatch
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		x, err := d.office.Store.Dossiers.Load(tx, id)
		if err != nil {
			return nil, err
		}
		if kind == paper.KindBatch && x.Step == nil {
			return nil, office.Refuse("Hồ sơ %s chưa được chuyển cho phòng, đơn vị nào.", x.Code)
		}
		if kind == paper.KindResults && x.FinishedAt.IsZero() {
			return nil, office.Refuse("Hồ sơ %s chưa có kết quả để bàn giao.", x.Code)
		}
		unit := unitOf(x)
		i := slices.IndexFunc(units, func(b *unitBatch) bool { return b.unit == unit })
		if i < 0 {
			i, units = len(units), append(units, &unitBatch{unit: unit})
		}
		units[i].dossiers = append(units[i].dossiers, x)
	}
	if len(units) == 0 {
		return nil, office.Refuse("Chưa chọn hồ sơ nào.")
	}
	slices.SortFunc(units, func(a, b *unitBatch) int { return cmp.Compare(a.unit, b.unit) })
	return units, nil
}

// batch is the paper of one unit's dossiers.
func (d *Desk) batch(kind string, s core.OfficeSettings, b *unitBatch) Issuing {
	p := Issuing{Kind: kind, Occasion: b.occasion(), Series: kind, At: d.office.Time().Truncate(time.Second), By: d.office.Who().Name}
	for _, x := range b.dossiers {
		p.Dossiers = append(p.Dossiers, x.ID)
	}
	p.Fill = func(number string) any {
		if kind == paper.KindResults {
			return b.results(s.Letterhead(p.At), number, p.By)
		}
		return b.handOver(s.Letterhead(p.At), number, p.By)
	}
	return p
}

// occasion names the dossiers with the event that each has come to.
func (b *unitBatch) occasion() string {
	text := b.unit
	for _, x := range b.dossiers {
		text += "|" + strconv.FormatInt(x.ID, 10) + ":" + strconv.Itoa(len(x.Events))
	}
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%d %s", len(b.dossiers), hex.EncodeToString(sum[:8]))
}

func (b *unitBatch) handOver(head paper.Letterhead, number, by string) paper.BatchData {
	data := paper.BatchData{Letterhead: head, Number: number, Giver: by, GiverUnit: head.Desk, TakerUnit: b.unit, Kind: b.kind()}
	data.Taker = b.same(func(x *dossier.Dossier) string { return x.Step.Handler })
	for _, x := range b.dossiers {
		if x.Step.TakenAt.After(data.At) {
			data.At = x.Step.TakenAt
		}
		data.Rows = append(data.Rows, paper.DossierRow{
			Code: x.Code, Owner: x.Owner.Name, Request: request(x), Received: x.ReceivedAt, Due: x.Due, Note: setsText(x.Sets),
		})
	}
	return data
}

// setsText is said only of more than one set.
func setsText(sets int) string {
	if sets < 2 {
		return ""
	}
	return fmt.Sprintf("%02d bộ", sets)
}

func (b *unitBatch) results(head paper.Letterhead, number, by string) paper.ResultsData {
	data := paper.ResultsData{Letterhead: head, Number: number, Unit: b.unit, Taker: by}
	data.Giver = b.same(func(x *dossier.Dossier) string {
		if n := len(x.Steps); n > 0 {
			return x.Steps[n-1].Handler
		}
		return ""
	})
	for _, x := range b.dossiers {
		if x.FinishedAt.After(data.At) {
			data.At = x.FinishedAt
		}
		data.Rows = append(data.Rows, paper.ResultRow{
			Code: x.Code, Request: request(x), Result: resultText(*x.Result), Owner: x.Owner.Name, Address: x.Owner.Address,
			Fee: x.FeeTime == dossier.FeeAfter, ByPost: x.ReturnBy == dossier.ReturnPost,
		})
	}
	return data
}

// resultText names a result: "Giấy phép số 65/GP-SKHCN ngày 21/12/2026".
func resultText(r dossier.Result) string {
	text := resultKind(r)
	if r.Number != "" {
		text += " số " + r.Number
	}
	if r.Day != "" {
		text += " ngày " + r.Day.String()
	}
	return text
}

// kind says whether the dossiers are on paper.
func (b *unitBatch) kind() string {
	onPaper, files := false, false
	for _, x := range b.dossiers {
		for _, c := range x.Components {
			onPaper = onPaper || c.Originals+c.Certified+c.Copies > 0
			files = files || c.Electronic > 0
		}
	}
	switch {
	case onPaper && files:
		return "Hồ sơ giấy và điện tử"
	case files:
		return "Hồ sơ điện tử"
	}
	return "Hồ sơ giấy"
}

// same is the text that all dossiers share, "" when they differ.
func (b *unitBatch) same(text func(*dossier.Dossier) string) string {
	shared := text(b.dossiers[0])
	for _, x := range b.dossiers {
		if text(x) != shared {
			return ""
		}
	}
	return shared
}
