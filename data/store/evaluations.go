package store

import (
	"context"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// Evaluations keeps what officers judged of dossiers, one record a dossier. Filters: dossier_id, code; orders: dossier_id, code.
type Evaluations struct {
	*Register[evaluation.Evaluation]
}

func evaluationMapping() *mapping[evaluation.Evaluation] {
	type e = evaluation.Evaluation
	return &mapping[e]{
		register: "evaluations", noun: "phiếu chấm điểm hồ sơ",
		columns: []column[e]{
			{name: "dossier_id", kind: number, value: func(x *e) any { return x.DossierID }, index: true},
			{name: "code", value: func(x *e) any { return key(x.Code) }, index: true},
		},
		identity: func(x *e) (id, version *int64) { return &x.ID, &x.Version },
		labels:   map[string]string{"judged": "Điểm đã chấm"},
		taken: func(x *e) string {
			return "Hồ sơ " + x.Code + " vừa được người khác chấm điểm; hãy mở lại rồi chấm tiếp."
		},
	}
}

// OfDossiers returns what was judged of the dossiers, by dossier id; of those that nobody judged there is none.
func (e *Evaluations) OfDossiers(ctx context.Context, ids []int64) (map[int64]*evaluation.Evaluation, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return e.byDossier(ctx, "dossier_id IN (?"+strings.Repeat(", ?", len(ids)-1)+")", args...)
}

// Finished returns what was judged of the dossiers that were finished from one day to another, by dossier id.
func (e *Evaluations) Finished(ctx context.Context, from, to office.Day) (map[int64]*evaluation.Evaluation, error) {
	return e.byDossier(ctx, "dossier_id IN (SELECT id FROM dossiers_fields WHERE finished_at >= ? AND finished_at < ?)",
		micros(from.Time()), micros(to.Add(1).Time()))
}

func (e *Evaluations) byDossier(ctx context.Context, condition string, args ...any) (map[int64]*evaluation.Evaluation, error) {
	list, err := e.where(ctx, "id IN (SELECT id FROM evaluations_fields WHERE "+condition+")", args...)
	found := make(map[int64]*evaluation.Evaluation, len(list))
	for i := range list {
		found[list[i].DossierID] = &list[i]
	}
	return found, err
}

// Finished calls do for every whole dossier that was finished from one day to another, in the order they were; one at a
// time is in memory.
func (d *Dossiers) Finished(ctx context.Context, from, to office.Day, do func(*dossier.Dossier) error) error {
	return each(ctx, d.store, func(scan scanner) (r row, err error) {
		return r, scan(&r.ID, &r.Version, &r.Data, &r.Heavy)
	}, func(r row) error {
		x, err := d.mapping.decode(r)
		if err != nil {
			return err
		}
		return do(x)
	}, `SELECT d.id, d.version, d.data, d.heavy FROM dossiers_fields f JOIN dossiers d ON d.id = f.id
		WHERE f.finished_at >= ? AND f.finished_at < ? ORDER BY f.finished_at, f.id`, micros(from.Time()), micros(to.Add(1).Time()))
}

// Sheets keeps the scoring of periods. Filters: unit, closed; bounds and order: from.
type Sheets struct{ *Register[evaluation.Sheet] }

func sheetMapping() *mapping[evaluation.Sheet] {
	type s = evaluation.Sheet
	return &mapping[s]{
		register: "evaluation_sheets", noun: "phiếu đánh giá kỳ",
		columns: []column[s]{
			{name: "unit", value: func(x *s) any { return key(x.Unit) }},
			{name: "period_from", field: "from", kind: day, value: func(x *s) any { return x.From }, index: true},
			{name: "period_to", field: "to", kind: day, value: func(x *s) any { return x.To }},
			{name: "closed", kind: flag, value: func(x *s) any { return x.Closed }, facet: true},
		},
		identity: func(x *s) (id, version *int64) { return &x.ID, &x.Version },
		labels:   map[string]string{"lines": "Điểm", "grade": "Xếp loại", "dossiers": "Số hồ sơ", "closed": "Chốt", "unit": "Đơn vị", "from": "Từ ngày", "to": "Đến ngày"},
		taken: func(x *s) string {
			return "Kỳ từ " + x.From.String() + " đến " + x.To.String() + " của đơn vị này đã có phiếu đánh giá; hãy mở phiếu đó."
		},
	}
}

// Slips keeps the slips of satisfaction. Filters: level, unit, officer, void, dossier_id; bounds: day; orders: day, officer.
type Slips struct{ *Register[evaluation.Slip] }

func slipMapping() *mapping[evaluation.Slip] {
	type s = evaluation.Slip
	return &mapping[s]{
		register: "slips", noun: "phiếu hài lòng",
		columns: []column[s]{
			{name: "day", kind: day, value: func(x *s) any { return x.Day }, index: true},
			{name: "level", kind: number, value: func(x *s) any { return x.Level }, facet: true},
			{name: "unit", value: func(x *s) any { return key(x.Unit) }, word: true},
			{name: "officer", value: func(x *s) any { return key(x.Officer) }, word: true, order: "officer_order"},
			{name: "officer_order", kind: sortKey, value: func(x *s) any { return orderKey(x.Officer) }, index: true},
			{name: "void", kind: flag, value: func(x *s) any { return x.Void != "" }, facet: true},
			{name: "dossier_id", kind: number, value: func(x *s) any { return x.DossierID }, index: true},
		},
		identity: func(x *s) (id, version *int64) { return &x.ID, &x.Version },
		search:   func(x *s) []string { return []string{x.Officer, x.Unit, x.DossierCode, x.Comment, x.Void} },
		labels: map[string]string{
			"day": "Ngày", "level": "Mức", "unit": "Đơn vị", "officer": "Công chức", "dossier_code": "Mã hồ sơ", "comment": "Ý kiến", "void": "Lý do hủy",
		},
	}
}

// Between calls do for every slip of the days from one to another.
func (s *Slips) Between(ctx context.Context, from, to office.Day, do func(evaluation.Slip) error) error {
	return each(ctx, s.store, func(scan scanner) (r row, err error) {
		return r, scan(&r.ID, &r.Version, &r.Data)
	}, func(r row) error {
		slip, err := s.mapping.decode(r)
		if err != nil {
			return err
		}
		return do(*slip)
	}, `SELECT s.id, s.version, s.data FROM slips_fields f JOIN slips s ON s.id = f.id WHERE f.day >= ? AND f.day <= ? ORDER BY f.day, f.id`,
		string(from), string(to))
}
