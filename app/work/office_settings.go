package work

import (
	"context"

	"vanphongso/data/office"
)

// OfficeSettings are the settings of the whole office, kept in the database. The defaults come from
// assets/catalogues/office.yaml.
type OfficeSettings struct {
	Parent     string `json:"parent" yaml:"parent"`           // cơ quan cấp trên, e.g. UBND tỉnh Lào Cai
	Name       string `json:"name" yaml:"name"`               // tên cơ quan
	ShortName  string `json:"short_name" yaml:"short_name"`   // shown in the window's header
	AgencyCode string `json:"agency_code" yaml:"agency_code"` // mã định danh in the dossier code (domain.md §1.3)
	Place      string `json:"place" yaml:"place"`             // địa danh in front of dates
	Address    string `json:"address" yaml:"address"`
	Hotline    string `json:"hotline" yaml:"hotline"`
	Site       string `json:"site" yaml:"site"` // where citizens look their dossier up
	Email      string `json:"email" yaml:"email"`

	DeskKind string `json:"desk_kind" yaml:"desk_kind"` // DeskCentre or DeskDivision
	Desk     string `json:"desk" yaml:"desk"`           // full name of the desk
	Area     string `json:"area" yaml:"area"`           // địa bàn

	FormSet      string `json:"form_set" yaml:"form_set"`           // e.g. tt03-2025, tt01-2018
	FormsChecked bool   `json:"forms_checked" yaml:"forms_checked"` // the office has compared the forms with the official text
	Paper        string `json:"paper" yaml:"paper"`                 // A5 or A4

	Comparison string `json:"comparison" yaml:"comparison"` // CompareHalfDay or CompareExact (deadline outcome)
	MailHours  int    `json:"mail_hours" yaml:"mail_hours"` // a last good fetch older than this is shown red
}

// The kinds of desk; the number line of forms ends with their abbreviation (TTPVHCC, BPTNTKQ).
const (
	DeskCentre   = "centre"   // Trung tâm Phục vụ hành chính công
	DeskDivision = "division" // Bộ phận Tiếp nhận và Trả kết quả
)

// How an outcome is judged (deadline.md).
const (
	CompareHalfDay = "half_day"
	CompareExact   = "exact"
)

// Settings returns the office's settings, the shipped defaults where nothing was saved.
func (o *Office) Settings(ctx context.Context) (OfficeSettings, error) {
	return OfficeSettings{}, notYet()
}

// SaveSettings checks and saves the office's settings. Errors: office.CodeInvalid with the field's JSON name.
func (o *Office) SaveSettings(ctx context.Context, s OfficeSettings) error { return notYet() }

func notYet() error { return office.Refuse("Chức năng này đang được hoàn thiện.") }
