package core

import (
	"context"
	"strings"
	"time"

	"vanphongso/app/paper"
	"vanphongso/data/catalogue"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// OfficeSettings are the settings of the whole office, kept in the database. The defaults come from
// assets/catalogues/office.yaml.
type OfficeSettings struct {
	Version int64 `json:"version"` // counted up by every save

	Parent     string `json:"parent"`      // cơ quan cấp trên, e.g. UBND tỉnh Lào Cai
	Name       string `json:"name"`        // tên cơ quan
	ShortName  string `json:"short_name"`  // shown in the window's header
	AgencyCode string `json:"agency_code"` // mã định danh in the dossier code (domain.md §1.3)
	Place      string `json:"place"`       // địa danh in front of dates
	Address    string `json:"address"`
	Hotline    string `json:"hotline"`
	Site       string `json:"site"` // where citizens look their dossier up
	Email      string `json:"email"`

	DeskKind string `json:"desk_kind"` // DeskCentre or DeskDivision
	Desk     string `json:"desk"`      // full name of the desk
	Area     string `json:"area"`      // địa bàn

	SignerAuthority string `json:"signer_authority"` // line above the post: KT. GIÁM ĐỐC; empty when the head signs
	SignerPost      string `json:"signer_post"`      // GIÁM ĐỐC
	Signer          string `json:"signer"`           // name below letters; empty is left to be written
	Symbol          string `json:"symbol"`           // behind the stroke of a letter's number: SKHCN
	Archive         string `json:"archive"`          // behind "Lưu: VT", e.g. VP
	ApologyDays     int    `json:"apology_days"`     // working days that an apology proposes; 0 means 5

	FormSet      string `json:"form_set"`      // e.g. tt03-2025, tt01-2018
	FormsChecked bool   `json:"forms_checked"` // the office has compared the forms with the official text
	Paper        string `json:"paper"`         // A5 or A4

	Comparison string `json:"comparison"` // CompareHalfDay or CompareExact (deadline outcome)
	MailHours  int    `json:"mail_hours"` // a last good fetch older than this is shown red

	Supplements int                 `json:"supplements"` // how often papers may be asked for; 0 means once
	Report      dossier.ReportRules `json:"report"`      // how the statistics count what the form leaves open
}

// The kinds of desk; the number line of forms ends with their abbreviation (TTPVHCC, BPTNTKQ).
const (
	DeskCentre   = paper.DeskCentre   // Trung tâm Phục vụ hành chính công
	DeskDivision = paper.DeskDivision // Bộ phận Tiếp nhận và Trả kết quả
)

// How an outcome is judged: on time within the session that holds the due instant, or by comparing instants exactly.
const (
	CompareHalfDay = "half_day"
	CompareExact   = "exact"
)

const officeKey = "office"

// Settings returns the office's settings, the shipped defaults where nothing was saved.
func (o *Office) Settings(ctx context.Context) (OfficeSettings, error) {
	var s OfficeSettings
	if err := catalogue.Office(&s); err != nil {
		return s, err
	}
	if err := o.Store.Settings.Read(ctx, officeKey, &s); err != nil && office.CodeOf(err) != office.CodeNotFound {
		return s, err
	}
	return s, nil
}

// SaveSettings checks and saves the office's settings as they were read by Settings and changed. Errors: office.CodeInvalid
// with the field's JSON name, office.CodeStale when somebody else has saved them meanwhile.
func (o *Office) SaveSettings(ctx context.Context, s OfficeSettings) error {
	Compose(&s)
	s.AgencyCode = strings.ToUpper(s.AgencyCode)
	if err := s.validate(o.Forms); err != nil {
		return err
	}
	return o.Update(ctx, "save settings", func(tx *store.Tx) error {
		return o.Store.Settings.Save(tx, officeKey, "thiết lập đơn vị", &s.Version, &s)
	})
}

func (s OfficeSettings) validate(forms *paper.Library) error {
	switch {
	case s.Name == "":
		return office.Invalid("name", "Chưa nhập tên cơ quan.")
	case s.Place == "":
		return office.Invalid("place", "Chưa nhập địa danh ghi trước ngày tháng.")
	case s.Desk == "":
		return office.Invalid("desk", "Chưa nhập tên bộ phận tiếp nhận và trả kết quả.")
	case s.DeskKind != DeskCentre && s.DeskKind != DeskDivision:
		return office.Invalid("desk_kind", "Loại bộ phận một cửa không đúng.")
	case s.Paper != "A5" && s.Paper != "A4":
		return office.Invalid("paper", "Khổ giấy phải là A5 hoặc A4.")
	case s.Comparison != CompareHalfDay && s.Comparison != CompareExact:
		return office.Invalid("comparison", "Cách so thời hạn không đúng.")
	case s.MailHours < 1 || s.MailHours > 24*30:
		return office.Invalid("mail_hours", "Số giờ báo lâu chưa lấy thư phải từ 1 đến 720.")
	case s.ApologyDays < 0 || s.ApologyDays > dossier.MaxExtension:
		return office.Invalid("apology_days", "Số ngày hẹn lại phải từ 1 đến 365 ngày làm việc.")
	case s.Supplements < 0 || s.Supplements > 9:
		return office.Invalid("supplements", "Số lần được yêu cầu bổ sung phải từ 1 đến 9.")
	}
	if err := dossier.CheckAgencyCode(s.AgencyCode); err != nil {
		return err
	}
	for _, set := range forms.FormSets() {
		if set.Key == s.FormSet {
			return nil
		}
	}
	return office.Invalid("form_set", "Bộ mẫu “%s” không có trong chương trình.", s.FormSet)
}

// Letterhead is what the office's papers begin with, of the day at.
func (s OfficeSettings) Letterhead(at time.Time) paper.Letterhead {
	return paper.Letterhead{
		Parent: s.Parent, Agency: s.Name, Desk: s.Desk, DeskKind: s.DeskKind, Place: s.Place, Date: office.DayOf(at), Site: s.Site, Hotline: s.Hotline,
	}
}
