package registry_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"vanphongso/app/paper"
	"vanphongso/app/sheet"
	"vanphongso/app/work/registry"
	"vanphongso/data/office"
)

func TestARegisterAsAWorkbook(t *testing.T) {
	b := newBench(t)
	b.register("1820/UBND-KGVX")
	b.register("=1+2/UBND")
	var out bytes.Buffer
	wish := registry.BookWish{Kind: paper.KindIncomingBook, From: "2026-01-01", To: "2026-12-31"}
	b.Must(b.Registry().BookExcel(b.Ctx, &out, wish))
	path := filepath.Join(t.TempDir(), "so.xlsx")
	b.Must(os.WriteFile(path, out.Bytes(), 0o600))
	var rows []sheet.Row
	b.Must(sheet.Read(path, []sheet.Heading{
		{Key: "arrival", Titles: []string{"Số đến"}, Required: true},
		{Key: "number", Titles: []string{"Số, ký hiệu văn bản"}, Required: true},
		{Key: "note", Titles: []string{"Ghi chú"}, Required: true},
	}, func(r sheet.Row) error {
		rows = append(rows, r)
		return nil
	}))
	if len(rows) != 2 || rows[0].Get("arrival") != "01" || rows[0].Get("number") != "1820/UBND-KGVX" || rows[1].Get("number") != "=1+2/UBND" {
		t.Errorf("%+v", rows)
	}
	wish.To = "2025-01-01"
	b.Refused(b.Registry().BookExcel(b.Ctx, &out, wish), office.CodeInvalid, "không trước ngày đầu")
}
