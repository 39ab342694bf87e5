package store

import (
	"context"
	"encoding/json"

	"vanphongso/data/dossier"
)

// Papers keeps the issued papers. Filters: dossier_id, code, kind, occasion; bounds: issued_at; orders: dossier_id, code,
// occasion, issued_at.
type Papers struct{ *Register[dossier.Paper] }

func paperMapping() *mapping[dossier.Paper] {
	type p = dossier.Paper
	return &mapping[p]{
		register: "papers", noun: "giấy tờ",
		columns: []column[p]{
			{name: "dossier_id", kind: number, value: func(x *p) any { return x.DossierID }, index: true},
			{name: "code", value: func(x *p) any { return key(x.Code) }, index: true},
			{name: "kind", value: func(x *p) any { return key(x.Kind) }},
			{name: "occasion", value: func(x *p) any { return key(x.Occasion) }, index: true},
			{name: "issued_at", kind: instant, value: func(x *p) any { return x.IssuedAt }, index: true},
		},
		identity:   func(x *p) (id, version *int64) { return &x.ID, &x.Version },
		references: func(x *p) map[string]bool { return map[string]bool{x.SHA256: true} },
	}
}

// OfDossier returns the papers of a dossier, oldest first.
func (r *Papers) OfDossier(ctx context.Context, dossierID int64) ([]dossier.Paper, error) {
	return r.where(ctx, "dossier_id = ? ORDER BY id", dossierID)
}

// IssuedFor returns the paper of a kind that was issued for an occasion, nil when there is none. dossierID is 0 for a paper
// about several dossiers. It sees what the transaction has written.
func (r *Papers) IssuedFor(tx *Tx, dossierID int64, kind, occasion string) (*dossier.Paper, error) {
	found, err := tx.ids("SELECT id FROM papers_fields WHERE dossier_id = ? AND kind = ? AND occasion = ? ORDER BY id LIMIT 1", dossierID, key(kind), key(occasion))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return r.Load(tx, found[0])
}

const (
	printingsRegister = "printings"
	printingColumns   = "id, paper_id, number, printed_at, printed_by, printer, outcome"
)

// AddPrinting notes an attempt to print and sets its ID and Number: 1 for the first of the paper, then upwards.
func (r *Papers) AddPrinting(tx *Tx, p *dossier.Printing) error {
	fresh := *p
	var last int
	if _, err := tx.scan([]any{&last}, "SELECT coalesce(max(number), 0) FROM printings WHERE paper_id = ?", p.PaperID); err != nil {
		return err
	}
	var err error
	if fresh.ID, err = tx.nextID(printingsRegister); err != nil {
		return err
	}
	fresh.Number = last + 1
	_, err = tx.exec("INSERT INTO printings ("+printingColumns+") VALUES (?, ?, ?, ?, ?, ?, ?)",
		fresh.ID, fresh.PaperID, int64(fresh.Number), micros(fresh.At), clean(fresh.By), clean(fresh.Printer), clean(fresh.Outcome))
	if err != nil {
		return err
	}
	after, err := json.Marshal(fresh)
	if err != nil {
		return err
	}
	if err := tx.note(printingsRegister, fresh.ID, "", string(after)); err != nil {
		return err
	}
	*p = fresh
	return nil
}

// Printings returns the attempts to print a paper, oldest first.
func (r *Papers) Printings(ctx context.Context, paperID int64) ([]dossier.Printing, error) {
	return list(ctx, r.store, func(scan scanner) (p dossier.Printing, err error) {
		var at int64
		err = scan(&p.ID, &p.PaperID, &p.Number, &at, &p.By, &p.Printer, &p.Outcome)
		p.At = fromMicros(at)
		return p, err
	}, "SELECT "+printingColumns+" FROM printings WHERE paper_id = ? ORDER BY number", paperID)
}
