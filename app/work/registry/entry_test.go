package registry_test

import (
	"slices"
	"strings"
	"testing"

	"vanphongso/app/work/core"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// A number and symbol, typed anyhow, tells its type, and who wrote when only one body has the abbreviation or wrote before.
func TestASymbolTellsTypeAndAuthor(t *testing.T) {
	b := newBench(t)
	b.Must(b.Registry().SaveCorrespondent(b.Ctx, &document.Correspondent{Name: "Sở Tài chính", Abbreviation: "STC"}))
	b.register("1820/UBND-KGVX")
	for typed, want := range map[string][3]string{
		"8/bc-stc":          {"08/BC-STC", "Báo cáo", "Sở Tài chính"},
		"Số: 210 / TTr-STC": {"210/TTr-STC", "Tờ trình", "Sở Tài chính"},
		"9/UBND-NC":         {"09/UBND-NC", "Công văn", "UBND tỉnh Lào Cai"},
		"12/qđ-bkhcn":       {"12/QĐ-BKHCN", "Quyết định", ""},
		"không số":          {"", "", ""},
	} {
		g, err := b.Registry().Guess(b.Ctx, typed)
		b.Must(err)
		if got := [3]string{g.Number, g.Type, g.Author}; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// Authors come from the directory and from what was registered, each once.
func TestAuthorsAreThoseThatAreKnown(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{"Sở Tài chính", "UBND tỉnh Lào Cai"} {
		b.Must(b.Registry().SaveCorrespondent(b.Ctx, &document.Correspondent{Name: name}))
	}
	b.register("1820/UBND-KGVX")
	x := b.arrived("77/TTCNTT", "Kế hoạch")
	x.Author = "Trung tâm Công nghệ thông tin tỉnh"
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	got, err := b.Registry().Authors(b.Ctx, "tinh", 10)
	b.Must(err)
	slices.Sort(got)
	if !slices.Equal(got, []string{"Trung tâm Công nghệ thông tin tỉnh", "UBND tỉnh Lào Cai"}) {
		t.Errorf("%q", got)
	}
	last, err := b.Registry().LastFrom(b.Ctx, "ubnd tinh lao cai")
	b.Must(err)
	if last == nil || last.Number != "1820/UBND-KGVX" {
		t.Errorf("%+v", last)
	}
	if none, err := b.Registry().LastFrom(b.Ctx, "Sở Y tế"); err != nil || none != nil {
		t.Errorf("%+v %v", none, err)
	}
}

// A preview writes nothing; several documents are moved together or not at all.
func TestSeveralDocumentsGoTogetherOrNotAtAll(t *testing.T) {
	b := newBench(t)
	first, second := b.register("1/UBND-NC"), b.register("2/UBND-NC")
	g := document.Given{Leader: "Giám đốc", LeadUnit: "Văn phòng", Due: "5d"}
	next, err := b.Registry().Preview(b.Ctx, first, document.ActDirect, g)
	b.Must(err)
	if next.Due == "" || next.State != document.Directed || first.State != document.ToPresent {
		t.Errorf("%+v", next)
	}
	b.direct(second.ID, document.ActNotice, document.Given{})
	list := []core.Seen{{ID: first.ID, Version: first.Version}, {ID: second.ID}}
	_, err = b.Registry().MoveMany(b.Ctx, list, document.ActDirect, g)
	b.Refused(err, office.CodeRefused, "Lưu để biết")
	if now, err := b.Store.Incoming.Get(b.Ctx, first.ID); err != nil || now.State != document.ToPresent {
		t.Errorf("%+v %v", now, err)
	}
	moved, err := b.Registry().MoveMany(b.Ctx, list[:1], document.ActDirect, g)
	b.Must(err)
	if len(moved) != 1 || moved[0].Unit() != "Văn phòng" {
		t.Errorf("%+v", moved)
	}
}

// What must not be kept after all is gone, unless a record has it.
func TestFilesAreForgotten(t *testing.T) {
	b := newBench(t)
	put := func(text string) office.File {
		ref, err := b.Blobs.Put(strings.NewReader(text))
		b.Must(err)
		return office.File{Name: text + ".pdf", Size: ref.Size, SHA256: ref.SHA256}
	}
	kept, gone := put("thường"), put("mật")
	x := b.arrived("1/UBND-NC", "Kế hoạch")
	x.Files = []office.File{kept}
	b.Must(b.Registry().Register(b.Ctx, x, ""))
	b.Must(b.ForgetFiles(b.Ctx, []office.File{kept, gone}))
	if !b.Blobs.Has(kept.SHA256) || b.Blobs.Has(gone.SHA256) {
		t.Errorf("kept %v, gone %v", b.Blobs.Has(kept.SHA256), !b.Blobs.Has(gone.SHA256))
	}
}
