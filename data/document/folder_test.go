package document

import (
	"fmt"
	"testing"

	"vanphongso/data/office"
)

func TestAFolderIsOpenedFilledClosedAndHandedIn(t *testing.T) {
	o := occasion(t)
	f := Folder{Year: 2026, Code: "01.TCCB", Title: "Hồ sơ nâng lương năm 2026", Keeper: "Lý A", Retention: 20}
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	do := func(action string, g FolderGiven, field string, code office.Code) {
		t.Helper()
		before := f.State
		err := f.Apply(action, g, o)
		if office.CodeOf(err) != code || office.FieldOf(err) != field {
			t.Fatalf("%s: %v", action, err)
		}
		if err != nil && f.State != before {
			t.Fatalf("%s was refused and changed the state to %s", action, f.State)
		}
	}
	report := Item{Kind: ItemOutgoing, ID: 7, Number: "386/BC-SKHCN", Summary: "Báo cáo", Sheets: 3}
	do(ActAdd, FolderGiven{Items: []Item{report}}, "", office.CodeRefused)
	do(ActPlan, FolderGiven{}, "", "")
	do(ActOpen, FolderGiven{}, "", "")
	do(ActClose, FolderGiven{}, "", office.CodeRefused) // empty
	do(ActAdd, FolderGiven{}, "items", office.CodeInvalid)
	do(ActAdd, FolderGiven{Items: []Item{report}}, "", "")
	do(ActAdd, FolderGiven{Items: []Item{report}}, "", office.CodeRefused) // twice
	do(ActAdd, FolderGiven{Items: []Item{{Kind: ItemOther, Summary: "Biên bản họp", Sheets: 2}, {Kind: ItemIncoming, ID: 7, Summary: "Công văn", Sheets: 1}}}, "", "")
	if first, last := f.Sheets(1); first != 4 || last != 5 {
		t.Errorf("sheets %d–%d", first, last)
	}
	do(ActRemove, FolderGiven{Remove: 1}, "note", office.CodeInvalid)
	do(ActRemove, FolderGiven{Remove: 9, Note: "để nhầm hồ sơ"}, "items", office.CodeInvalid)
	do(ActRemove, FolderGiven{Remove: 1, Note: "để nhầm hồ sơ"}, "", "")
	do(ActHandIn, FolderGiven{HandIn: HandIn{On: "2026-11-25", Receiver: "Lưu trữ"}}, "", office.CodeRefused)
	do(ActClose, FolderGiven{}, "", "")
	do(ActReopen, FolderGiven{}, "note", office.CodeInvalid)
	do(ActHandIn, FolderGiven{HandIn: HandIn{On: "2026-11-25"}}, "receiver", office.CodeInvalid)
	do(ActHandIn, FolderGiven{HandIn: HandIn{On: "2026-11-25", Receiver: "Lưu trữ"}}, "", "")
	if len(f.Items) != 2 || f.Items[1].ID != 7 || len(f.Events) != 7 || f.State != HandedIn {
		t.Errorf("%d items, %d events, %s", len(f.Items), len(f.Events), f.State)
	}
}

func TestWhenAFolderMustBeHandedIn(t *testing.T) {
	for _, v := range []struct {
		closed   office.Day
		building bool
		want     office.Day
	}{
		{"2026-11-25", false, "2027-11-25"}, {"2026-11-30", true, "2027-02-28"}, {"2028-02-29", false, "2029-02-28"}, {"", false, ""},
	} {
		f := Folder{ClosedOn: v.closed, Building: v.building}
		if got := f.HandInBy(); got != v.want {
			t.Errorf("closed %s, building %v: %s, want %s", v.closed, v.building, got, v.want)
		}
	}
}

func TestTheListOfAYearBeginsAgain(t *testing.T) {
	f := Folder{
		ID: 7, Version: 3, Year: 2026, Code: "01.TCCB", Title: "Hồ sơ nâng lương năm 2026", Heading: "Tổ chức cán bộ", Keeper: "Lý A", Retention: 20, Unit: "Văn phòng",
		State: Closed, ClosedOn: "2026-11-25", Items: []Item{{Kind: ItemOther, Summary: "Biên bản"}}, Events: []Event{{Action: ActClose}},
	}
	next := f.NextYear(2027)
	want := Folder{Year: 2027, Code: "01.TCCB", Title: "Hồ sơ nâng lương năm 2027", Heading: "Tổ chức cán bộ", Keeper: "Lý A", Retention: 20, Unit: "Văn phòng"}
	if fmt.Sprintf("%+v", next) != fmt.Sprintf("%+v", want) {
		t.Errorf("%+v", next)
	}
}
