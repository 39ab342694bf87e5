package registry_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/app/work/registry"
	"vanphongso/app/work/worktest"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// file is a file of the office, kept as it would be from a scanner.
func (b *bench) file(name, content string) office.File {
	b.T.Helper()
	path := filepath.Join(b.T.TempDir(), name)
	b.Must(os.WriteFile(path, []byte(content), 0o600))
	f, err := b.AddFile(b.Ctx, path)
	b.Must(err)
	return f
}

func TestEveryVersionOfADraftStays(t *testing.T) {
	b := newBench(t)
	x := &document.Outgoing{Type: "Báo cáo", Summary: "Báo cáo năm", Unit: "Văn phòng", Files: []office.File{b.file("bao-cao.docx", "một")}}
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	x.Files = []office.File{b.file("bao-cao.docx", "hai")}
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	x = b.send(x.ID, document.ActRevise, document.Given{Files: []office.File{b.file("bao-cao.docx", "ba")}, Note: "sửa theo ý kiến phòng"})
	if len(x.Drafts) != 3 || x.Drafts[2].Note == "" || x.Files[0] != x.Drafts[2].Files[0] {
		t.Fatalf("%d versions, %+v", len(x.Drafts), x.Drafts)
	}
	x.Summary = "Báo cáo công tác năm" // the files are as they were: no version
	b.Must(b.Registry().Draft(b.Ctx, x, ""))
	if len(x.Drafts) != 3 {
		t.Errorf("%d versions", len(x.Drafts))
	}
	x = b.send(x.ID, document.ActSign, document.Given{Signer: "Phạm Hùng", SignerPost: "Phó Giám đốc", Authority: "KT.", SignedOn: office.DayOf(b.Clock), Files: []office.File{b.file("da-ky.pdf", "%PDF")}})
	if x.Files[0].Name != "da-ky.pdf" || len(x.Drafts) != 3 || x.SignerPost != "Phó Giám đốc" {
		t.Errorf("%+v", x)
	}
	x = b.number(x.ID, registry.NumberWish{})
	x.Type = "Tờ trình"
	b.Refused(b.Registry().Draft(b.Ctx, x, ""), office.CodeInvalid, "không đổi loại")
	b.Good()
}

func TestTheNumberThatADocumentWouldGet(t *testing.T) {
	b := newBench(t)
	r := b.Registry()
	first, second := b.signed("Báo cáo"), b.signed("Công văn")
	preview := func(x *document.Outgoing, wish registry.NumberWish) registry.NumberPreview {
		t.Helper()
		p, err := r.PreviewNumber(b.Ctx, x, wish)
		b.Must(err)
		return p
	}
	if p := preview(first, registry.NumberWish{}); p.Number != "01/BC-SKHCN" || p.Series != "Văn bản đi" || p.Late {
		t.Errorf("%+v", p)
	}
	if b.number(first.ID, registry.NumberWish{}).Number != "01/BC-SKHCN" {
		t.Error("another number than the one shown")
	}
	kept, err := r.Reserve(b.Ctx, "Công văn", 2, "Giám đốc", "chờ ý kiến UBND tỉnh")
	b.Must(err)
	if p := preview(second, registry.NumberWish{Reservation: kept[1].ID}); p.Number != "03/SKHCN" || len(p.Kept) != 2 {
		t.Errorf("%+v", p)
	}
	if p := preview(second, registry.NumberWish{Behind: 1, Reason: "bỏ sót khi cấp số"}); p.Number != "01a/SKHCN" {
		t.Errorf("%+v", p)
	}
	_, err = r.PreviewNumber(b.Ctx, second, registry.NumberWish{Behind: 1})
	b.Refused(err, office.CodeInvalid, "lý do")
	b.Clock = b.Clock.AddDate(0, 0, 5)
	if p := preview(second, registry.NumberWish{}); !p.Late || p.Number != "04/SKHCN" {
		t.Errorf("%+v", p)
	}
}

func TestSeveralAreNumberedInOrderAndIssued(t *testing.T) {
	b := newBench(t)
	r := b.Registry()
	var list []core.Seen
	for _, kind := range []string{"Báo cáo", "Công văn", "Tờ trình"} {
		x := b.signed(kind)
		x.Recipients = []document.Recipient{{Name: "UBND tỉnh"}, {Name: "Lưu: VT", Purpose: document.ToKeep}}
		b.Must(r.Draft(b.Ctx, x, ""))
		list = append(list, core.Seen{ID: x.ID, Version: x.Version})
	}
	numbered, err := r.NumberMany(b.Ctx, list, registry.NumberWish{})
	b.Must(err)
	if got := []string{numbered[0].Number, numbered[1].Number, numbered[2].Number}; !slices.Equal(got, []string{"01/BC-SKHCN", "02/SKHCN", "03/TTr-SKHCN"}) {
		t.Errorf("%q", got)
	}
	_, err = r.IssueMany(b.Ctx, append(list, core.Seen{ID: b.signed("Báo cáo").ID}))
	b.Refused(err, office.CodeStale, "")
	for i, x := range numbered {
		list[i].Version = x.Version
	}
	_, err = r.IssueMany(b.Ctx, append(slices.Clone(list), core.Seen{ID: b.signed("Báo cáo").ID}))
	b.Refused(err, office.CodeRefused, "Đã ký")
	issued, err := r.IssueMany(b.Ctx, list)
	b.Must(err)
	if len(issued) != 3 || issued[2].State != document.Issued || len(issued[2].Pending()) != 1 {
		t.Errorf("%+v", issued)
	}
	x := b.send(issued[0].ID, document.ActDeliver, document.Given{Recipient: document.AllOthers, Outcome: "đã nhận"})
	if len(x.Pending()) != 0 || x.Recipients[1].Outcome != "" {
		t.Errorf("%+v", x.Recipients)
	}
	if page, err := b.Store.Outgoing.Page(b.Ctx, office.Query{Filters: map[string][]string{"delivery": {"chưa xong"}}}); err != nil || len(page) != 2 {
		t.Errorf("%d documents are under way, %v", len(page), err)
	}
	b.Good()
}

func TestTheBookOfNumbersExplainsEveryNumber(t *testing.T) {
	b := newBench(t)
	r := b.Registry()
	first := b.number(b.signed("Báo cáo").ID, registry.NumberWish{})
	kept, err := r.Reserve(b.Ctx, "Báo cáo", 2, "Giám đốc", "chờ ý kiến UBND tỉnh")
	b.Must(err)
	b.number(b.signed("Báo cáo").ID, registry.NumberWish{Reservation: kept[0].ID})
	b.Must(r.GiveUp(b.Ctx, kept[1].ID, "không ban hành nữa"))
	last := b.number(b.signed("Công văn").ID, registry.NumberWish{})
	b.send(last.ID, document.ActCancel, document.Given{Note: "sai thẩm quyền"})
	b.number(b.signed("Tờ trình").ID, registry.NumberWish{Behind: 1, Reason: "bỏ sót khi cấp số"})
	series, err := r.Series(b.Ctx)
	b.Must(err)
	if len(series) != 1 || registry.SeriesName(series[0].Name) != "Văn bản đi" || series[0].Last != 4 {
		t.Fatalf("%+v", series)
	}
	book, err := r.NumberBook(b.Ctx, series[0].Name, first.Dated.Time().Year())
	b.Must(err)
	want := []struct{ number, state, reason string }{
		{"01/BC-SKHCN", "Đã cấp số", ""},
		{"01a/TTr-SKHCN", "Đã cấp số", "bỏ sót khi cấp số"},
		{"02/BC-SKHCN", "Đã cấp số", "số giữ trước; chờ ý kiến UBND tỉnh"},
		{"", document.Voided, "chờ ý kiến UBND tỉnh; không ban hành nữa"},
		{"04/SKHCN", "Đã hủy", "sai thẩm quyền"},
	}
	if len(book.Lines) != len(want) || book.Gaps() != 0 {
		t.Fatalf("%+v", book.Lines)
	}
	for i, w := range want {
		if line := book.Lines[i]; line.Number != w.number || line.State != w.state || line.Reason != w.reason {
			t.Errorf("line %d: %+v", i, line)
		}
	}
	pdf, err := r.BookOf(b.Ctx, registry.BookWish{Kind: paper.KindOutgoingBook, From: "2026-01-01", To: "2026-12-31"})
	b.Must(err)
	b.Has(b.Words(pdf), "01a/TTr", "bỏ sót khi cấp số", "03", "số bỏ trống; chờ ý kiến UBND tỉnh; không ban hành nữa", "04/SKHCN")
	b.Good()
}

func TestEntriesOfTheDirectoryAreMergedAndGrouped(t *testing.T) {
	b := newBench(t)
	r := b.Registry()
	entry := func(name, abbreviation string, groups ...string) *document.Correspondent {
		c := &document.Correspondent{Name: name, Abbreviation: abbreviation, Groups: groups}
		b.Must(r.SaveCorrespondent(b.Ctx, c))
		return c
	}
	keep, gone, other := entry("Sở Tài chính", ""), entry("Sở Tài Chính Lào Cai", "STC", "Các sở"), entry("Sở Nội vụ", "SNV")
	b.Must(r.JoinGroup(b.Ctx, []int64{other.ID, keep.ID}, "Các sở", true))
	b.Must(r.Merge(b.Ctx, core.Seen{ID: keep.ID}, core.Seen{ID: gone.ID}))
	groups, err := r.Groups(b.Ctx)
	b.Must(err)
	if len(groups) != 1 || !slices.Equal(groups[0].Members, []string{"Sở Nội vụ", "Sở Tài chính"}) {
		t.Errorf("%+v", groups)
	}
	merged, err := b.Store.Correspondents.Get(b.Ctx, keep.ID)
	b.Must(err)
	if merged.Abbreviation != "STC" || worktest.Count(b.Bench, b.Store.Correspondents) != 3 {
		t.Errorf("%+v", merged)
	}
	b.Refused(r.Merge(b.Ctx, core.Seen{ID: other.ID}, core.Seen{ID: gone.ID}), office.CodeRefused, "đã gộp")
	b.Must(r.JoinGroup(b.Ctx, []int64{other.ID}, "các sở", false))
	if groups, err = r.Groups(b.Ctx); err != nil || len(groups[0].Members) != 1 {
		t.Errorf("%+v %v", groups, err)
	}
}
