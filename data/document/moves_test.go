package document

import (
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// occasion is a Wednesday morning of an office that works Monday to Friday; Tuesday 24/11/2026 is a holiday.
func occasion(t *testing.T) Occasion {
	t.Helper()
	week := [7][]workday.Session{}
	for day := 1; day <= 5; day++ {
		week[day] = []workday.Session{{Open: 450, Close: 690}, {Open: 810, Close: 1020}}
	}
	calendar := workday.Calendar{
		Name: "thử", Years: []int{2026, 2027}, Hours: []workday.Hours{{From: "2020-01-01", Week: week}},
		Exceptions: []workday.Exception{{Day: "2026-11-24", Kind: workday.Off, Reason: "Ngày Văn hóa Việt Nam", Verified: true}},
	}
	engine, err := calendar.Engine()
	if err != nil {
		t.Fatal(err)
	}
	return Occasion{At: time.Date(2026, 11, 25, 9, 0, 0, 0, office.Zone), By: "Nguyễn Thị Hồng", Engine: engine}
}

func arrived() Incoming {
	return Incoming{
		ArrivedOn: "2026-11-25", Author: "UBND tỉnh Lào Cai", Number: "1820/UBND-KGVX", Dated: "2026-11-23", Type: "Công văn",
		Summary: "Về việc báo cáo kết quả thực hiện Nghị quyết 57", Source: "Trục liên thông",
	}
}

// full is everything that any move could need.
func full(at office.Day) Given {
	return Given{
		Note: "ghi chú đủ dài", Leader: "Giám đốc", LeadUnit: "Phòng Quản lý khoa học", Handler: "Trần Văn Đạt", AnswerID: 7, FolderID: 3, OtherID: 9,
		Files: []office.File{{Name: "du-thao.docx"}}, Signer: "Phạm Hùng", Authority: "KT.", SignedOn: at,
		Recipients: []Recipient{{Name: "UBND tỉnh"}}, Recipient: "ubnd tinh", Outcome: "đã nhận",
	}
}

// Every state and every move: what the table names is carried out and leads where it says, everything else is refused with
// a sentence and changes nothing.
func TestIncomingFollowsItsTable(t *testing.T) {
	o := occasion(t)
	actions := []string{ActRegister, ActPresent, ActDirect, ActAssign, ActProgress, ActSubmit, ActConfirm, ActReopen, ActNotice, ActGiveBack, ActCancel, ActFile}
	for _, state := range append(IncomingStates(), "") {
		for _, action := range actions {
			x := arrived()
			x.State = state
			before := x
			i := slices.IndexFunc(x.Moves(), func(m Move) bool { return m.Action == action })
			allowed := x.Moves()
			err := x.Apply(action, full("2026-11-25"), o)
			switch {
			case i < 0 && (office.CodeOf(err) != office.CodeRefused || x.State != before.State || len(x.Events) > 0):
				t.Errorf("%s in %q: %v, state %q", action, state, err, x.State)
			case i >= 0 && (err != nil || x.State != allowed[i].To || len(x.Events) != 1):
				t.Errorf("%s in %q: %v, state %q, want %q", action, state, err, x.State, allowed[i].To)
			}
		}
	}
}

func TestOutgoingFollowsItsTable(t *testing.T) {
	o := occasion(t)
	actions := []string{ActDraft, ActRevise, ActToUnit, ActToCheck, ActGiveBack, ActSign, ActNumber, ActIssue, ActDeliver, ActCorrect, ActReplace, ActRecall, ActCancel, ActFile}
	for _, state := range append(OutgoingStates(), "") {
		for _, action := range actions {
			x := Outgoing{State: state, Number: "386/BC-SKHCN", Recipients: []Recipient{{Name: "UBND tỉnh"}}}
			allowed := x.Moves()
			i := slices.IndexFunc(allowed, func(m Move) bool { return m.Action == action })
			err := x.Apply(action, full("2026-11-25"), o)
			switch {
			case i < 0 && (office.CodeOf(err) != office.CodeRefused || x.State != state || len(x.Events) > 0):
				t.Errorf("%s in %q: %v, state %q", action, state, err, x.State)
			case i >= 0 && (err != nil || x.State != allowed[i].To || len(x.Events) != 1):
				t.Errorf("%s in %q: %v, state %q, want %q", action, state, err, x.State, allowed[i].To)
			}
		}
	}
}

func TestWhatAMoveNeedsIsAskedFor(t *testing.T) {
	o := occasion(t)
	for _, table := range [][]Move{incomingMoves, outgoingMoves} {
		for _, m := range table {
			for _, field := range m.Needs {
				if _, known := needs[field]; !known {
					t.Errorf("%s needs %q, which nobody asks for", m.Action, field)
				}
			}
		}
	}
	x := arrived()
	x.State = Presented
	err := x.Apply(ActDirect, Given{Leader: "Giám đốc"}, o)
	if office.FieldOf(err) != "lead_unit" || x.State != Presented {
		t.Errorf("%v, state %s", err, x.State)
	}
}

func TestDueDaysComeFromTheEngine(t *testing.T) {
	o := occasion(t)
	o.At = time.Date(2026, 11, 23, 9, 0, 0, 0, office.Zone)
	for _, v := range []struct{ due, want, field string }{
		{"", "", ""},
		{"1d", "2026-11-25", ""}, // 24/11 is a holiday
		{"2026-11-27", "2026-11-27", ""},
		{"2026-11-24", "", "due"}, // a holiday
		{"2026-11-28", "", "due"}, // a Saturday
		{"2026-11-20", "", "due"}, // past
	} {
		x := arrived()
		x.State = Presented
		g := full("")
		g.Due = v.due
		err := x.Apply(ActDirect, g, o)
		if office.FieldOf(err) != v.field || string(x.Due) != v.want {
			t.Errorf("due %q: %q, %v", v.due, x.Due, err)
		}
	}
}

func TestNobodyGetsMoreTimeThanTheLeaderGave(t *testing.T) {
	o := occasion(t)
	x := arrived()
	x.State = Presented
	g := full("")
	g.Due = "2026-11-30"
	if err := x.Apply(ActDirect, g, o); err != nil {
		t.Fatal(err)
	}
	if err := x.Apply(ActAssign, Given{Handler: "Trần Văn Đạt", Due: "2026-12-01"}, o); office.FieldOf(err) != "due" || x.State != Directed {
		t.Fatalf("%v, state %s", err, x.State)
	}
	if err := x.Apply(ActAssign, Given{Handler: "Trần Văn Đạt", Due: "2026-11-27"}, o); err != nil || x.Due != "2026-11-27" {
		t.Fatalf("%v, due %s", err, x.Due)
	}
	if x.Late("2026-11-27") || !x.Late("2026-11-28") {
		t.Error("late on the wrong day")
	}
	if err := x.Apply(ActConfirm, Given{AnswerID: 7}, o); err != nil || x.Late("2026-12-31") || x.AnswerID != 7 {
		t.Errorf("%v: completed, and still late", err)
	}
	if len(x.Events) != 3 || x.Unit() != "Phòng Quản lý khoa học" {
		t.Errorf("%d events, unit %q", len(x.Events), x.Unit())
	}
}

func TestSecretsAreRefused(t *testing.T) {
	for _, level := range []string{"Mật", "mat", "Tối mật", "TUYỆT MẬT", "gì đó"} {
		in, out := arrived(), Outgoing{}
		for _, err := range []error{in.Validate(level), out.Validate(level)} {
			if office.CodeOf(err) != office.CodeRefused || !strings.Contains(err.Error(), "trên giấy") {
				t.Errorf("%s: %v", level, err)
			}
		}
	}
	x := arrived()
	if err := x.Validate("Thường"); err != nil {
		t.Error(err)
	}
}

func TestTheRegisterWantsEveryColumn(t *testing.T) {
	for field, spoil := range map[string]func(x *Incoming){
		"arrived_on": func(x *Incoming) { x.ArrivedOn = "" },
		"author":     func(x *Incoming) { x.Author = " " },
		"dated":      func(x *Incoming) { x.Dated = "2026-11-26" },
		"type":       func(x *Incoming) { x.Type = "" },
		"summary":    func(x *Incoming) { x.Summary = strings.Repeat("ă", MaxSummary+1) },
	} {
		x := arrived()
		spoil(&x)
		if err := x.Validate(""); office.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestANumberIsGivenOnlyAfterSigning(t *testing.T) {
	o := occasion(t)
	x := Outgoing{Type: "Báo cáo", Summary: "Báo cáo năm", Unit: "Văn phòng", Drafter: "Lý A"}
	n := Number{Serial: 386, Type: "BC", Body: "SKHCN"}
	if err := x.Apply(ActDraft, Given{}, o); err != nil {
		t.Fatal(err)
	}
	if err := x.Take(n, "outgoing chung", "2026-11-25", ""); office.CodeOf(err) != office.CodeRefused || x.Number != "" {
		t.Fatalf("a draft got a number: %v", err)
	}
	if err := x.Apply(ActSign, Given{Signer: "Phạm Hùng", SignedOn: "2026-11-26"}, o); office.FieldOf(err) != "signed_on" {
		t.Fatalf("signed tomorrow: %v", err)
	}
	if err := x.Apply(ActSign, Given{Signer: "Phạm Hùng", SignedOn: "2026-11-23"}, o); err != nil {
		t.Fatal(err)
	}
	if err := x.Apply(ActNumber, Given{}, o); office.CodeOf(err) != office.CodeRefused || x.State != Signed {
		t.Fatalf("numbered without a number: %v", err)
	}
	if err := x.Take(n, "outgoing chung", "2026-11-20", ""); office.FieldOf(err) != "dated" {
		t.Fatalf("dated before it was signed: %v", err)
	}
	n.Suffix = "a"
	if err := x.Take(n, "outgoing chung", "2026-11-25", ""); office.FieldOf(err) != "note" {
		t.Fatalf("put in without a reason: %v", err)
	}
	if err := x.Take(n, "outgoing chung", "2026-11-25", "cấp sót ngày 23/11"); err != nil || x.Number != "386a/BC-SKHCN" {
		t.Fatalf("%v, %q", err, x.Number)
	}
	if inTime, err := x.NumberedInTime(o); err != nil || !inTime {
		t.Errorf("signed on Monday, numbered on Wednesday after a holiday: %v, %v", inTime, err)
	}
	x.Dated = "2026-11-26"
	if inTime, err := x.NumberedInTime(o); err != nil || inTime {
		t.Errorf("numbered on the second working day: %v, %v", inTime, err)
	}
}

func TestDeliveryIsKeptForEachRecipient(t *testing.T) {
	o := occasion(t)
	x := Outgoing{State: Numbered, Number: "386/BC-SKHCN"}
	if err := x.Apply(ActIssue, Given{Recipients: []Recipient{{Name: "UBND tỉnh", Purpose: ToReport}, {Name: "Lưu VT", Purpose: ToKeep}}}, o); err != nil {
		t.Fatal(err)
	}
	if err := x.Apply(ActDeliver, Given{Recipient: "Bộ KH&CN", Outcome: "đã nhận"}, o); office.FieldOf(err) != "recipient" {
		t.Errorf("delivered to nobody: %v", err)
	}
	before := x
	if err := x.Apply(ActDeliver, Given{Recipient: "ubnd tỉnh", Outcome: "đã nhận"}, o); err != nil {
		t.Fatal(err)
	}
	if x.Recipients[0].Outcome != "đã nhận" || x.Recipients[0].SentOn != "2026-11-25" || before.Recipients[0].Outcome != "" {
		t.Errorf("%+v, before %+v", x.Recipients, before.Recipients)
	}
}

func TestEveryDraftIsKept(t *testing.T) {
	o := occasion(t)
	x := Outgoing{State: Draft}
	for _, name := range []string{"v1.docx", "v2.docx"} {
		if err := x.Apply(ActRevise, Given{Files: []office.File{{Name: name}}}, o); err != nil {
			t.Fatal(err)
		}
	}
	if len(x.Drafts) != 2 || x.Drafts[0].Files[0].Name != "v1.docx" || x.Drafts[1].By != o.By {
		t.Errorf("%+v", x.Drafts)
	}
}

func TestDuplicatesAreSeen(t *testing.T) {
	x, y := arrived(), arrived()
	x.ID, y.ID = 1, 2
	y.Author, y.Number = "ubnd TỈNH lào cai", "Số: 01820 / UBND – KGVX"
	if !x.Same(&y) {
		t.Errorf("%q and %q", x.Likeness(), y.Likeness())
	}
	y.Dated = "2026-11-22"
	if x.Same(&y) {
		t.Error("another day is another document")
	}
	x.Number, y.Number, y.Dated = "", "", x.Dated
	if x.Same(&y) {
		t.Error("two documents without a number are taken for one")
	}
}
