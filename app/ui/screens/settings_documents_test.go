package screens

import (
	"slices"
	"testing"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
)

// What the office calls its units, leaders and types is typed in tables and is there for the register at once.
func TestDocumentsAreNumberedAndListedAsTheOfficeSays(t *testing.T) {
	d := sit(t)
	d.NavigateTo(Settings, "documents")
	numbering := innermost(d.pages[Settings]).(*register.Single[documentSettings])
	form := object[*kit.Form](d)
	form.SetValue("units", kit.TableValue([]map[string]string{{"name": "Phòng Bưu chính viễn thông", "abbreviation": "BCVT"}}))
	form.SetValue("leaders", kit.TableValue([]map[string]string{{"name": "Phạm Hùng", "post": "GIÁM ĐỐC"}}))
	form.SetValue("scheme", "type")
	numbering.Save()
	d.shows("Đã lưu")
	d.NavigateTo(Settings, "lists")
	lists := innermost(d.pages[Settings]).(*register.Single[documentSettings])
	form = object[*kit.Form](d)
	types := kit.TableRows(form.Value("types"))
	form.SetValue("types", kit.TableValue(append(types, map[string]string{"name": "Phiếu giao việc", "abbreviation": "PGV"})))
	form.SetValue("retention", "0\n50\n7")
	form.SetValue("urgencies", "Khẩn")
	lists.Save()
	d.shows("Danh mục độ khẩn phải có mức “Thường”.")
	form.SetValue("urgencies", "Thường\nKhẩn\nHỏa tốc hẹn giờ")
	lists.Save()
	s, err := d.office.Registry().Settings(d.ctx)
	d.must(err)
	if s.Units[0].Abbreviation != "BCVT" || s.Leaders[0].Post != "GIÁM ĐỐC" || s.Scheme.Kind != "type" || !slices.Equal(s.Lists.Retention, []int{0, 50, 7}) || len(s.Lists.Urgencies) != 3 {
		t.Errorf("%+v", s)
	}
	if _, known := s.Lists.Types.Find("PGV"); !known || len(s.Lists.Types) != len(types)+1 {
		t.Errorf("%d types of %d", len(s.Lists.Types), len(types)+1)
	}
}
