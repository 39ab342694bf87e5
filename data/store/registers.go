package store

import (
	"context"
	"encoding/json"

	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

// Procedures is the catalogue of procedures. Filters: code, field, level, verified; bounds: from, to; orders: code, name, field, from.
type Procedures struct{ *Register[procedure.Procedure] }

func procedureMapping() *mapping[procedure.Procedure] {
	type p = procedure.Procedure
	return &mapping[p]{
		register: "procedures", noun: "thủ tục",
		columns: []column[p]{
			{name: "code", value: func(x *p) any { return key(x.Code) }, index: true},
			{name: "name", kind: sortKey, value: func(x *p) any { return orderKey(x.Name) }, index: true},
			{name: "field", value: func(x *p) any { return key(x.Field) }, facet: true, order: "field_order"},
			{name: "field_order", kind: sortKey, value: func(x *p) any { return orderKey(x.Field) }, index: true},
			{name: "level", value: func(x *p) any { return key(x.Level) }, word: true},
			{name: "verified", kind: flag, value: func(x *p) any { return x.Verified }, facet: true},
			{name: "valid_from", field: "from", kind: day, value: func(x *p) any { return x.From }, index: true},
			{name: "valid_to", field: "to", kind: day, value: func(x *p) any { return lastDay(x.To) }},
		},
		identity: func(x *p) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *p) []string {
			texts := []string{x.Code, x.Name, x.Field, x.Unit, x.Level, x.Audience, x.Result, x.Decision, x.Note}
			for _, c := range x.Parts {
				texts = append(texts, c.Name, c.Form)
			}
			return texts
		},
		light: func(x *p) { x.Terms, x.Parts, x.Basis = nil, nil, nil },
		heavy: func(x *p) any {
			return struct {
				Terms []procedure.Term      `json:"terms"`
				Parts []procedure.Component `json:"components"`
				Basis []string              `json:"basis"`
			}{x.Terms, x.Parts, x.Basis}
		},
		labels: map[string]string{
			"code": "Mã", "name": "Tên", "field": "Lĩnh vực", "level": "Cấp", "service": "Mức dịch vụ", "audience": "Đối tượng", "result": "Kết quả",
			"unit": "Đơn vị giải quyết", "decision": "Quyết định công bố", "basis": "Căn cứ pháp lý", "from": "Áp dụng từ", "to": "Áp dụng đến",
			"verified": "Đã kiểm chứng", "note": "Ghi chú", "terms": "Thời hạn và phí", "components": "Thành phần hồ sơ",
		},
		taken: func(x *p) string {
			return "Thủ tục " + x.Code + " đã có một phiên bản áp dụng từ " + x.From.String() + "; hãy sửa phiên bản đó hoặc chọn ngày khác."
		},
	}
}

// lastDay is the last day of validity; one that is not set stands behind all others.
func lastDay(day office.Day) office.Day {
	if day == "" {
		return "9999-12-31"
	}
	return day
}

// ByCode returns the version of the procedure that is valid on the day. Error: office.CodeNotFound.
func (p *Procedures) ByCode(ctx context.Context, code string, on office.Day) (*procedure.Procedure, error) {
	found, err := p.store.rows(ctx, `SELECT id, version, data, heavy FROM procedures WHERE id =
		(SELECT id FROM procedures_fields WHERE code = ? AND valid_from <= ? AND valid_to >= ? ORDER BY valid_from DESC LIMIT 1)`, key(code), string(on), string(on))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Không có thủ tục nào mang mã “%s” đang áp dụng vào ngày %s.", code, on)
	}
	return p.mapping.decode(found[0])
}

// Calendars keeps every version of the office's calendar: Save of a changed one makes a new row with a new ID, for
// promises name the version they were given under.
type Calendars struct{ *Register[workday.Calendar] }

func calendarMapping() *mapping[workday.Calendar] {
	type c = workday.Calendar
	return &mapping[c]{
		register: "calendars", noun: "lịch làm việc",
		columns:  []column[c]{{name: "name", value: func(x *c) any { return key(x.Name) }}},
		identity: func(x *c) (id, version *int64) { return &x.ID, &x.Version },
		labels:   map[string]string{"name": "Tên", "years": "Các năm", "hours": "Giờ làm việc", "exceptions": "Ngày đặc biệt"},
	}
}

// Current returns the newest version. Error: office.CodeNotFound when there is none.
func (c *Calendars) Current(ctx context.Context) (*workday.Calendar, error) {
	found, err := c.store.rows(ctx, "SELECT id, version, data, heavy FROM calendars ORDER BY id DESC LIMIT 1")
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Chưa có lịch làm việc nào; hãy nhập lịch ở Thiết lập.")
	}
	return c.mapping.decode(found[0])
}

// Save keeps the calendar as a new version with a new ID; one that is as the version it was made from is left alone.
// Error: office.CodeStale when it was not made from the newest version.
func (c *Calendars) Save(tx *Tx, calendar *workday.Calendar) error {
	fresh := *calendar
	if fresh.ID != 0 {
		newest, err := tx.ids("SELECT id FROM calendars ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		if len(newest) == 0 || newest[0] != fresh.ID {
			return &office.Error{
				Code:    office.CodeStale,
				Message: "Lịch làm việc đã được lưu một phiên bản khác trong lúc đang sửa; hãy mở lại lịch mới nhất rồi nhập lại phần thay đổi.",
			}
		}
		old, err := c.Load(tx, fresh.ID)
		if err != nil {
			return err
		}
		if same(*old, fresh) {
			return nil
		}
	}
	fresh.ID = 0
	if err := c.add(tx, &fresh); err != nil {
		return err
	}
	*calendar = fresh
	return nil
}

// same compares two versions aside from their identity.
func same(a, b workday.Calendar) bool {
	a.ID, a.Version, b.ID, b.Version = 0, 0, 0, 0
	first, err := json.Marshal(a)
	if err != nil {
		return false
	}
	second, err := json.Marshal(b)
	return err == nil && string(first) == string(second)
}
