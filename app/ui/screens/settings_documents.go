package screens

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

type documentSettings = registry.DocumentSettings

type documentField = register.Field[documentSettings]

// newDocumentSettings are who writes, directs and signs documents and how they are numbered.
func newDocumentSettings(h shell.Host, d deps) shell.Page {
	return documentSettingsPage(h, d, register.Description[documentSettings]{
		Key: "settings.documents", Title: "Văn bản",
		Intro:  "Cách đánh số tính từ số sắp cấp; số đã cấp vẫn ở sổ cũ. Người ký, đơn vị ở đây được gợi ý khi vào sổ và trình ký.",
		Fields: []documentField{bodyField(), schemeField(), groupsField(), unitsField(), leadersField(), superiorsField()},
	})
}

// newDocumentLists are the lists that documents are registered with.
func newDocumentLists(h shell.Host, d deps) shell.Page {
	return documentSettingsPage(h, d, register.Description[documentSettings]{
		Key: "settings.lists", Title: "Danh mục văn bản",
		Intro: "Mỗi dòng một mục, theo thứ tự được gợi ý. Sửa ở đây không đổi văn bản đã vào sổ.",
		Fields: []documentField{
			typesField(),
			linesField("urgencies", "Độ khẩn", "Danh mục khác", func(s *documentSettings) *[]string { return &s.Lists.Urgencies }),
			linesField("levels", "Cấp ban hành", "", func(s *documentSettings) *[]string { return &s.Lists.Levels }),
			linesField("sources", "Nguồn đến", "", func(s *documentSettings) *[]string { return &s.Lists.Sources }),
			linesField("ways", "Cách gửi đi", "", func(s *documentSettings) *[]string { return &s.Lists.Ways }),
			linesField("fields", "Lĩnh vực", "", func(s *documentSettings) *[]string { return &s.Lists.Fields }),
			linesField("tags", "Nhãn", "", func(s *documentSettings) *[]string { return &s.Lists.Tags }),
			retentionField(),
		},
	})
}

// documentSettingsPage is a page over the settings of documents; they are read anew after every save.
func documentSettingsPage(h shell.Host, d deps, page register.Description[documentSettings]) shell.Page {
	page.One, page.ID = "thiết lập văn bản", func(*documentSettings) int64 { return 1 }
	page.Source = single[documentSettings]{
		get: d.office.Registry().Settings,
		save: func(ctx context.Context, s *documentSettings) (err error) {
			if err = d.office.Registry().SaveSettings(ctx, *s); err == nil {
				*s, err = d.office.Registry().Settings(ctx)
			}
			return err
		},
	}
	return register.NewSingle(h, page)
}

func bodyField() documentField {
	return set(textOf("body", "Ký hiệu cơ quan", func(s *documentSettings) *string { return &s.Body }), func(f *documentField) {
		f.Section, f.Half, f.Required, f.Help = "Số và ký hiệu", true, true, "SKHCN"
	})
}

func schemeField() documentField {
	return set(textOf("scheme", "Cách đánh số", func(s *documentSettings) *string { return &s.Scheme.Kind }), func(f *documentField) {
		f.Half, f.Kind, f.Options = true, kit.FieldChoice, []kit.Option{
			{Value: document.OneSeries, Label: kit.T("Một sổ cho mọi loại")},
			{Value: document.SeriesByType, Label: kit.T("Mỗi loại một sổ")},
			{Value: document.SeriesByGroup, Label: kit.T("Theo nhóm loại")},
		}
	})
}

// groupsField says which types are numbered together when numbers go by groups.
func groupsField() documentField {
	return documentField{
		Key: "groups", Label: "Nhóm loại cùng sổ", Kind: kit.FieldTable, Section: "Nhóm loại cùng sổ",
		Hint: "Chỉ dùng khi đánh số theo nhóm; loại không ghi ở đây vào nhóm chung.",
		Columns: []kit.Field{
			{Key: "type", Label: kit.T("Chữ viết tắt loại"), Width: 150, Required: true, Help: "QĐ"},
			{Key: "group", Label: kit.T("Nhóm"), Width: 240, Weight: 1, Required: true, Help: "quyết định"},
		},
		Get: func(s *documentSettings) string {
			return rowsOf(slices.Sorted(maps.Keys(s.Scheme.Groups)), func(kind string) map[string]string {
				return map[string]string{"type": kind, "group": s.Scheme.Groups[kind]}
			})
		},
		Set: func(s *documentSettings, value string) error {
			s.Scheme.Groups = map[string]string{}
			for _, row := range kit.TableRows(value) {
				s.Scheme.Groups[row["type"]] = row["group"]
			}
			return nil
		},
	}
}

func unitsField() documentField {
	return documentField{
		Key: "units", Label: "Đơn vị", Kind: kit.FieldTable, Section: "Đơn vị",
		Hint: "Chữ viết tắt đứng sau ký hiệu cơ quan trên công văn: 2160/SKHCN-BCVT.",
		Columns: []kit.Field{
			{Key: "name", Label: kit.T("Tên đơn vị"), Width: 280, Weight: 1, Required: true},
			{Key: "abbreviation", Label: kit.T("Viết tắt"), Width: 120, Help: "BCVT"},
		},
		Get: func(s *documentSettings) string {
			return rowsOf(s.Units, func(u registry.DocumentUnit) map[string]string {
				return map[string]string{"name": u.Name, "abbreviation": u.Abbreviation}
			})
		},
		Set: func(s *documentSettings, value string) error {
			s.Units = nil
			for i, row := range kit.TableRows(value) {
				if row["name"] == "" {
					return office.Invalid(rowOf("units", i), "Dòng %d chưa có tên đơn vị.", i+1)
				}
				s.Units = append(s.Units, registry.DocumentUnit{Name: row["name"], Abbreviation: row["abbreviation"]})
			}
			return nil
		},
	}
}

func leadersField() documentField {
	return documentField{
		Key: "leaders", Label: "Lãnh đạo cho ý kiến và ký", Kind: kit.FieldTable, Section: "Lãnh đạo cho ý kiến và ký",
		Columns: []kit.Field{
			{Key: "name", Label: kit.T("Họ và tên"), Width: 240, Weight: 1, Required: true},
			{Key: "post", Label: kit.T("Chức vụ"), Width: 200, Weight: 1, Help: "GIÁM ĐỐC"},
		},
		Get: func(s *documentSettings) string {
			return rowsOf(s.Leaders, func(l registry.Signer) map[string]string { return map[string]string{"name": l.Name, "post": l.Post} })
		},
		Set: func(s *documentSettings, value string) error {
			s.Leaders = nil
			for i, row := range kit.TableRows(value) {
				if row["name"] == "" {
					return office.Invalid(rowOf("leaders", i), "Dòng %d chưa có họ tên.", i+1)
				}
				s.Leaders = append(s.Leaders, registry.Signer{Name: row["name"], Post: row["post"]})
			}
			return nil
		},
	}
}

func superiorsField() documentField {
	return set(linesField("superiors", "Nơi giao nhiệm vụ", "Nhiệm vụ được giao", func(s *documentSettings) *[]string { return &s.Superiors }), func(f *documentField) {
		f.Half, f.Hint = false, "Văn bản của các cơ quan này tính vào báo cáo nhiệm vụ được giao; để trống: cơ quan cấp trên ở chương Đơn vị."
	})
}

func typesField() documentField {
	return documentField{
		Key: "types", Label: "Loại văn bản", Kind: kit.FieldTable, Section: "Loại văn bản",
		Hint: "Chữ viết tắt đứng trong ký hiệu và cho biết loại khi gõ số; văn bản quy phạm có sổ riêng và ghi năm.",
		Columns: []kit.Field{
			{Key: "name", Label: kit.T("Tên loại"), Width: 240, Weight: 1, Required: true},
			{Key: "abbreviation", Label: kit.T("Viết tắt"), Width: 110},
			{Key: "legal", Label: kit.T("Quy phạm"), Kind: kit.FieldCheck, Width: 74},
			{Key: "verified", Label: kit.T("Kiểm chứng"), Kind: kit.FieldCheck, Width: 78},
		},
		Get: func(s *documentSettings) string {
			return rowsOf(s.Lists.Types, func(t document.Type) map[string]string {
				return map[string]string{"name": t.Name, "abbreviation": t.Abbreviation, "legal": tick(t.Legal), "verified": tick(t.Verified)}
			})
		},
		Set: func(s *documentSettings, value string) error {
			s.Lists.Types = nil
			for _, row := range kit.TableRows(value) {
				s.Lists.Types = append(s.Lists.Types, document.Type{
					Name: row["name"], Abbreviation: row["abbreviation"], Legal: row["legal"] != "", Verified: row["verified"] != "",
				})
			}
			return nil
		},
	}
}

// linesField edits a list of words, a line each.
func linesField(key, label, section string, of func(*documentSettings) *[]string) documentField {
	return documentField{
		Key: key, Label: label, Section: section, Kind: kit.FieldLines, Rows: 5, Half: true,
		Get: func(s *documentSettings) string { return strings.Join(*of(s), "\n") },
		Set: func(s *documentSettings, value string) error {
			*of(s) = nil
			for line := range strings.Lines(value) {
				if line = strings.TrimSpace(viet.NFC(line)); line != "" && !slices.Contains(*of(s), line) {
					*of(s) = append(*of(s), line)
				}
			}
			return nil
		},
	}
}

// retentionField edits the terms for which folders are kept.
func retentionField() documentField {
	return documentField{
		Key: "retention", Label: "Thời hạn bảo quản", Kind: kit.FieldLines, Rows: 5, Half: true, Hint: "Số năm; 0 là vĩnh viễn.",
		Get: func(s *documentSettings) string {
			return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(s.Lists.Retention)), "\n"), "[]")
		},
		Set: func(s *documentSettings, value string) error {
			s.Lists.Retention = nil
			for line := range strings.Lines(value) {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				years, err := strconv.Atoi(line)
				if err != nil || years < 0 {
					return office.Invalid("retention", "“%s” không phải là số năm.", line)
				}
				s.Lists.Retention = append(s.Lists.Retention, years)
			}
			return nil
		},
	}
}

// rowsOf writes a list as the value of a table.
func rowsOf[T any](list []T, row func(T) map[string]string) string {
	rows := make([]map[string]string, len(list))
	for i, item := range list {
		rows[i] = row(item)
	}
	return kit.TableValue(rows)
}
