package store

import (
	"context"

	"vanphongso/data/document"
)

// Folders is the register of the office's files. Filters: year, code, state, keeper, unit, heading; bounds: closed_on, hand_in_by; orders:
// code, title, closed_on, hand_in_by, keeper.
type Folders struct {
	*Register[document.Folder]
}

func folderMapping() *mapping[document.Folder] {
	type f = document.Folder
	return &mapping[f]{
		register: "folders", noun: "hồ sơ công việc",
		columns: []column[f]{
			{name: "year", kind: number, value: func(x *f) any { return x.Year }, facet: true},
			{name: "code", value: func(x *f) any { return key(x.Code) }, index: true},
			{name: "title", kind: sortKey, value: func(x *f) any { return orderKey(x.Title) }, index: true},
			{name: "state", value: func(x *f) any { return x.State }, facet: true},
			{name: "keeper", value: func(x *f) any { return key(x.Keeper) }, word: true, index: true},
			{name: "unit", value: func(x *f) any { return key(x.Unit) }, word: true},
			{name: "heading", value: func(x *f) any { return key(x.Heading) }, index: true},
			{name: "closed_on", kind: day, value: func(x *f) any { return lastDay(x.ClosedOn) }, index: true},
			{name: "hand_in_by", kind: day, value: func(x *f) any { return lastDay(x.HandInBy()) }, index: true},
		},
		identity: func(x *f) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *f) []string {
			texts := []string{x.Code, x.Title, x.Heading, x.Keeper, x.Unit, x.Note}
			for _, item := range x.Items {
				texts = append(texts, item.Number, item.Summary)
			}
			return texts
		},
		light: func(x *f) { x.Events, x.Items = nil, nil },
		heavy: func(x *f) any {
			return struct {
				Events []document.Event `json:"events,omitempty"`
				Items  []document.Item  `json:"items,omitempty"`
			}{x.Events, x.Items}
		},
		labels: map[string]string{
			"code": "Số, ký hiệu hồ sơ", "title": "Tiêu đề", "heading": "Mục", "retention": "Thời hạn bảo quản", "keeper": "Người lập", "unit": "Đơn vị", "state": "Trạng thái",
			"opened_on": "Ngày mở", "closed_on": "Ngày kết thúc", "items": "Văn bản trong hồ sơ", "hand_in": "Nộp lưu", "note": "Ghi chú",
		},
		keeps: func(before, after *f) error { return keepsEvents(before.Events, after.Events, "hồ sơ "+before.Code) },
		taken: func(x *f) string {
			return "Hồ sơ " + x.Code + " đã có trong danh mục của năm; hãy dùng ký hiệu khác."
		},
	}
}

func correspondentMapping() *mapping[document.Correspondent] {
	type c = document.Correspondent
	return &mapping[c]{
		register: "correspondents", noun: "cơ quan, đơn vị",
		columns: []column[c]{
			{name: "name", kind: sortKey, value: func(x *c) any { return orderKey(x.Name) }, index: true},
			{name: "folded_name", value: func(x *c) any { return folded(x.Name) }},
			{name: "level", value: func(x *c) any { return key(x.Level) }, facet: true},
			{name: "abbreviation", value: func(x *c) any { return key(x.Abbreviation) }, index: true},
		},
		identity: func(x *c) (id, version *int64) { return &x.ID, &x.Version },
		search: func(x *c) []string {
			return append([]string{x.Name, x.ShortName, x.Abbreviation, x.Email, x.Address, x.Note}, x.Groups...)
		},
		sets: []set[c]{
			{"group", func(x *c) []string { return x.Groups }},
			{"standing", func(x *c) []string { return []string{x.Standing()} }},
		},
		labels: map[string]string{"name": "Tên", "short_name": "Tên ngắn", "merged_into": "Đã gộp vào", "abbreviation": "Viết tắt", "level": "Cấp", "groups": "Nhóm", "email": "Thư điện tử", "address": "Địa chỉ", "note": "Ghi chú"},
		taken:  func(x *c) string { return "“" + x.Name + "” đã có trong danh bạ." },
	}
}

func reservationMapping() *mapping[document.Reservation] {
	type r = document.Reservation
	return &mapping[r]{
		register: "reservations", noun: "số giữ trước",
		columns: []column[r]{
			{name: "series", value: func(x *r) any { return key(x.Series) }},
			{name: "period", value: func(x *r) any { return key(x.Period) }},
			{name: "serial", kind: number, value: func(x *r) any { return x.Serial }},
			{name: "state", value: func(x *r) any { return x.State }, facet: true, index: true},
			{name: "used_by", kind: number, value: func(x *r) any { return x.UsedBy }, index: true},
		},
		identity: func(x *r) (id, version *int64) { return &x.ID, &x.Version },
		labels:   map[string]string{"state": "Trạng thái", "reason": "Lý do giữ số", "ended": "Lý do hủy", "used_by": "Văn bản dùng số"},
		taken:    func(*r) string { return "Số này đã được giữ." },
	}
}

// Contents keeps the texts of files. Filters: sha256, register, record_id. A page carries no texts.
type Contents struct {
	*Register[document.Content]
}

func contentMapping() *mapping[document.Content] {
	type c = document.Content
	return &mapping[c]{
		register: "contents", noun: "nội dung tệp",
		columns: []column[c]{
			{name: "sha256", value: func(x *c) any { return key(x.SHA256) }, index: true},
			{name: "register", value: func(x *c) any { return x.Register }, facet: true},
			{name: "record_id", kind: number, value: func(x *c) any { return x.RecordID }, index: true},
		},
		identity: func(x *c) (id, version *int64) { return &x.ID, &x.Version },
		search:   func(x *c) []string { return []string{x.Name, x.Text} },
		light:    func(x *c) { x.Text = "" },
		heavy: func(x *c) any {
			return struct {
				Text string `json:"text,omitempty"`
			}{x.Text}
		},
		digest: []string{"text"},
	}
}

// OfRecord returns the texts of a record's files, in the order they were read.
func (c *Contents) OfRecord(ctx context.Context, register string, id int64) ([]document.Content, error) {
	found, err := c.where(ctx, "record_id = ? AND register = ? ORDER BY id", id, register)
	for i := range found {
		whole, err := c.Get(ctx, found[i].ID)
		if err != nil {
			return nil, err
		}
		found[i] = *whole
	}
	return found, err
}
