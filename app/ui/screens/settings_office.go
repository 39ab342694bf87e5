package screens

import (
	"context"
	"slices"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/core"
	"vanphongso/data/office"
)

// single is the source of a register.Single: how its one record is read and kept.
type single[T any] struct {
	get  func(ctx context.Context) (T, error)
	save func(ctx context.Context, record *T) error
}

// Get implements register.Source.
func (s single[T]) Get(ctx context.Context, _ int64) (*T, error) {
	record, err := s.get(ctx)
	return &record, err
}

// Save implements register.Saver.
func (s single[T]) Save(ctx context.Context, record *T) error { return s.save(ctx, record) }

// Page implements register.Source.
func (s single[T]) Page(ctx context.Context, _ office.Query) ([]T, error) {
	record, err := s.get(ctx)
	return []T{record}, err
}

// Count implements register.Source.
func (s single[T]) Count(context.Context, office.Query) (int, error) { return 1, nil }

// textOf is a line of a form over a text of the record.
func textOf[T any](key, label string, of func(*T) *string) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label,
		Get: func(r *T) string { return *of(r) },
		Set: func(r *T, value string) error { *of(r) = value; return nil },
	}
}

// numberOf is a whole number of the record.
func numberOf[T any](key, label string, of func(*T) *int) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Kind: kit.FieldNumber,
		Get: func(r *T) string { return strconv.Itoa(*of(r)) },
		Set: func(r *T, value string) error {
			n, err := strconv.Atoi(value)
			*of(r) = n
			if value != "" && err != nil {
				return office.Invalid(key, "“%s” không phải là một số.", value)
			}
			return nil
		},
	}
}

// checkOf is a tick box over a yes or no of the record.
func checkOf[T any](key, label, help string, of func(*T) *bool) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Help: help, Kind: kit.FieldCheck,
		Get: func(r *T) string { return tick(*of(r)) },
		Set: func(r *T, value string) error { *of(r) = value != ""; return nil },
	}
}

// set changes a field that one of the makers above gave.
func set[T any](field register.Field[T], change func(f *register.Field[T])) register.Field[T] {
	change(&field)
	return field
}

func newOfficeSettings(h shell.Host, d deps) shell.Page {
	return register.NewSingle(h, register.Description[core.OfficeSettings]{
		Key: "settings.office", Title: "Đơn vị", One: "thiết lập đơn vị", ID: func(*core.OfficeSettings) int64 { return 1 },
		Intro: "Tên và địa danh in trên mọi giấy tờ; mã định danh đứng đầu mã hồ sơ. Giấy đã in không đổi.",
		Source: single[core.OfficeSettings]{
			get: d.office.Settings,
			save: func(ctx context.Context, s *core.OfficeSettings) (err error) {
				if err = d.office.SaveSettings(ctx, *s); err == nil {
					*s, err = d.office.Settings(ctx)
				}
				return err
			},
		},
		Fields: slices.Concat(officeFields(), deskFields(d), letterFields()),
	})
}

type officeField = register.Field[core.OfficeSettings]

func officeFields() []officeField {
	half := func(f *officeField) { f.Half = true }
	return []officeField{
		set(textOf("parent", "Cấp trên", func(s *core.OfficeSettings) *string { return &s.Parent }), func(f *officeField) { f.Section = "Cơ quan" }),
		set(textOf("name", "Tên cơ quan", func(s *core.OfficeSettings) *string { return &s.Name }), func(f *officeField) { f.Required = true }),
		set(textOf("short_name", "Tên ngắn", func(s *core.OfficeSettings) *string { return &s.ShortName }), func(f *officeField) {
			f.Half, f.Help = true, "Hiện ở đầu cửa sổ"
		}),
		set(textOf("agency_code", "Mã định danh", func(s *core.OfficeSettings) *string { return &s.AgencyCode }), func(f *officeField) {
			f.Half, f.Required, f.Help = true, true, "H38.21.06"
		}),
		set(textOf("place", "Địa danh", func(s *core.OfficeSettings) *string { return &s.Place }), func(f *officeField) {
			f.Half, f.Required, f.Help = true, true, "Đứng trước ngày tháng"
		}),
		set(textOf("hotline", "Đường dây nóng", func(s *core.OfficeSettings) *string { return &s.Hotline }), half),
		textOf("address", "Địa chỉ", func(s *core.OfficeSettings) *string { return &s.Address }),
		set(textOf("site", "Trang tra cứu", func(s *core.OfficeSettings) *string { return &s.Site }), half),
		set(textOf("email", "Thư điện tử", func(s *core.OfficeSettings) *string { return &s.Email }), half),
	}
}

func deskFields(d deps) []officeField {
	choice := func(options ...kit.Option) func(f *officeField) {
		return func(f *officeField) { f.Kind, f.Options, f.Half = kit.FieldChoice, options, true }
	}
	return []officeField{
		set(textOf("desk", "Tên bộ phận", func(s *core.OfficeSettings) *string { return &s.Desk }), func(f *officeField) {
			f.Section, f.Required = "Bộ phận một cửa", true
		}),
		set(textOf("desk_kind", "Loại", func(s *core.OfficeSettings) *string { return &s.DeskKind }), choice(
			kit.Option{Value: core.DeskCentre, Label: kit.T("Trung tâm phục vụ hành chính công")},
			kit.Option{Value: core.DeskDivision, Label: kit.T("Bộ phận tiếp nhận và trả kết quả")})),
		set(textOf("area", "Địa bàn", func(s *core.OfficeSettings) *string { return &s.Area }), func(f *officeField) { f.Half = true }),
		set(textOf("form_set", "Bộ mẫu giấy", func(s *core.OfficeSettings) *string { return &s.FormSet }), func(f *officeField) {
			f.Section, f.Kind, f.Options = "Giấy tờ và thời hạn", kit.FieldChoice, formSets(d)
		}),
		set(textOf("paper", "Khổ giấy", func(s *core.OfficeSettings) *string { return &s.Paper }), choice(
			kit.Option{Value: "A5", Label: "A5"}, kit.Option{Value: "A4", Label: "A4"})),
		set(checkOf("forms_checked", "Kiểm tra mẫu", "Đã đối chiếu với thông tư",
			func(s *core.OfficeSettings) *bool { return &s.FormsChecked }), func(f *officeField) { f.Half = true }),
		set(textOf("comparison", "So thời hạn", func(s *core.OfficeSettings) *string { return &s.Comparison }), choice(
			kit.Option{Value: core.CompareHalfDay, Label: kit.T("Theo buổi: trả trong buổi hẹn là đúng hạn")},
			kit.Option{Value: core.CompareExact, Label: kit.T("Theo giờ: đúng từng phút")})),
		set(numberOf("mail_hours", "Báo lâu chưa lấy thư", func(s *core.OfficeSettings) *int { return &s.MailHours }), func(f *officeField) {
			f.Half, f.Hint = true, "Số giờ; quá số này thì chữ đỏ."
		}),
	}
}

// letterFields are what letters of the department need: apologies, notices.
func letterFields() []officeField {
	half := func(help string) func(f *officeField) {
		return func(f *officeField) { f.Half, f.Help = true, help }
	}
	return []officeField{
		set(textOf("signer_post", "Chức vụ người ký", func(s *core.OfficeSettings) *string { return &s.SignerPost }), func(f *officeField) {
			f.Section, f.Half, f.Help = "Văn bản gửi người nộp", true, "GIÁM ĐỐC"
		}),
		set(textOf("signer", "Người ký", func(s *core.OfficeSettings) *string { return &s.Signer }), half("Để trống thì ghi tay")),
		set(textOf("signer_authority", "Ký thay", func(s *core.OfficeSettings) *string { return &s.SignerAuthority }), half("KT. GIÁM ĐỐC")),
		set(textOf("symbol", "Ký hiệu văn bản", func(s *core.OfficeSettings) *string { return &s.Symbol }), half("Sau dấu / của số: SKHCN")),
		set(textOf("archive", "Lưu: VT, …", func(s *core.OfficeSettings) *string { return &s.Archive }), half("VP")),
		set(numberOf("apology_days", "Hẹn lại khi xin lỗi", func(s *core.OfficeSettings) *int { return &s.ApologyDays }), func(f *officeField) {
			f.Half, f.Hint = true, "Số ngày làm việc được gợi ý; sửa được trong từng văn bản."
		}),
	}
}

// formSets are the legal sets of forms; one whose wording was not compared says so.
func formSets(d deps) []kit.Option {
	var list []kit.Option
	for _, formSet := range d.office.Forms.FormSets() {
		option := kit.Option{Value: formSet.Key, Label: formSet.Name}
		if !formSet.Verified {
			option.Note = kit.T("chưa kiểm chứng")
		}
		list = append(list, option)
	}
	return list
}
