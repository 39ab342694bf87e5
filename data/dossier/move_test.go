package dossier

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// table is domain.md §1.5, written down a second time: from, to and the names of the moves.
var table = map[[2]State]string{
	{1, 2}: "accept", {1, 3}: "reject", {1, 5}: "ask",
	{2, 4}: "transfer", {4, 4}: "hand-over extend",
	{4, 5}: "ask", {4, 6}: "charge", {4, 7}: "withdraw", {4, 8}: "stop", {4, 9}: "finish refuse",
	{5, 4}: "supplement", {5, 1}: "supplement", {5, 3}: "expire", {6, 4}: "pay", {7, 9}: "release", {8, 4}: "resume",
	{9, 10}: "return", {9, 4}: "rework",
}

func TestTransitionsExhaustively(t *testing.T) {
	for from := State(0); from <= 11; from++ {
		for to := State(0); to <= 11; to++ {
			var names []string
			for _, m := range from.Moves() {
				if m.To == to {
					names = append(names, m.Action)
				}
			}
			want := table[[2]State{from, to}]
			if got := strings.Join(names, " "); got != want {
				t.Errorf("%d→%d: %q, want %q", from, to, got, want)
			}
			move, err := May(from, to)
			switch {
			case want != "" && (err != nil || !strings.HasPrefix(want, move.Action) || move.Label == ""):
				t.Errorf("%d→%d: %v %v, want %s", from, to, move, err, want)
			case want == "" && (office.CodeOf(err) != office.CodeRefused || !strings.HasSuffix(office.MessageOf(err), ".")):
				t.Errorf("%d→%d is not refused: %v", from, to, err)
			}
		}
	}
}

func TestStates(t *testing.T) {
	names := []string{
		"Mới đăng ký", "Được tiếp nhận", "Không được tiếp nhận", "Đang xử lý", "Yêu cầu bổ sung giấy tờ", "Yêu cầu thực hiện nghĩa vụ tài chính",
		"Công dân yêu cầu rút hồ sơ", "Dừng xử lý", "Đã xử lý xong", "Đã trả kết quả",
	}
	for i, s := range States() {
		if s != State(i+1) || s.String() != names[i] {
			t.Errorf("state %d is %d %q", i+1, s, s)
		}
	}
	open, running, paused := "", "", ""
	for s := State(0); s <= 11; s++ {
		if s.Open() {
			open += fmt.Sprint(int(s), " ")
		}
		if s.Running() {
			running += fmt.Sprint(int(s), " ")
		}
		if s.Paused() {
			paused += fmt.Sprint(int(s), " ")
		}
	}
	if open != "1 2 4 5 6 7 8 " || running != "2 4 " || paused != "5 6 7 8 " || State(99).String() != "Trạng thái không rõ" {
		t.Errorf("open %s, running %s, paused %s", open, running, paused)
	}
}

// file is a dossier with the moves of a test.
type file struct {
	*Dossier
	t      *testing.T
	engine *workday.Engine
	rules  Occasion
}

func at(s string) time.Time {
	moment, err := workday.ParseInstant(s)
	if err != nil {
		panic(err)
	}
	return moment
}

// taken is a dossier received on Friday 20/11/2026 at 10:00 with five working days.
func taken(t *testing.T) *file {
	t.Helper()
	calendar, err := catalogue.DefaultCalendar()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := calendar.Engine()
	if err != nil {
		t.Fatal(err)
	}
	x := good()
	x.Code, x.State, x.BookNumber, x.Limit = "H38.21.06-261120-0001", Registered, 1, "5d"
	x.ReceivedAt, x.Receiver = at("2026-11-20T10:00").UTC(), "Lan"
	f := &file{Dossier: &x, t: t, engine: engine}
	if err := x.Recompute(engine); err != nil {
		t.Fatal(err)
	}
	x.Enter(Received, ActAccept, "")
	return f
}

func (f *file) occasion(moment string) Occasion {
	o := f.rules
	o.At, o.By, o.Engine = at(moment), "Hùng", f.engine
	return o
}

// full is everything that a move may need.
func full() Given {
	return Given{
		Reason: "theo quy định", Document: "12/HDHS", Day: "2026-11-20", Papers: []string{"Bản vẽ"}, Unit: "Phòng Chuyên ngành", Handler: "Hùng", Step: "Thụ lý",
		Days: 3, Receiver: "Lò Văn Pao", ReturnBy: ReturnDesk,
		Result: Result{Paper: "Giấy phép", Number: "65/GP-SKHCN", Day: "2026-11-20", Signer: "Nguyễn Văn A"},
	}
}

func (f *file) do(action, moment string, change ...func(*Given)) {
	f.t.Helper()
	g := full()
	for _, c := range change {
		c(&g)
	}
	if err := f.Apply(action, g, f.occasion(moment)); err != nil {
		f.t.Fatalf("%s: %v", action, err)
	}
}

func (f *file) refused(err error, code office.Code, words string) {
	f.t.Helper()
	if message := office.MessageOf(err); office.CodeOf(err) != code || !strings.Contains(message, words) || !strings.HasSuffix(message, ".") {
		f.t.Errorf("%s %q, want %s with %q", office.CodeOf(err), message, code, words)
	}
}

func (f *file) due(want string) {
	f.t.Helper()
	if got := workday.FormatInstant(f.Due); f.Due.IsZero() != (want == "") || want != "" && got != want {
		f.t.Errorf("due %s, want %s", got, want)
	}
}

func (f *file) actions() string {
	var list []string
	for _, e := range f.Events {
		list = append(list, e.Action)
	}
	return strings.Join(list, " ")
}

func TestEveryMoveIsMadeOrRefused(t *testing.T) {
	for _, from := range States() {
		for action := range effects {
			f := taken(t)
			f.State = from
			if from.Paused() {
				f.Pauses = []Pause{{State: from, From: f.ReceivedAt}}
			}
			before := *f.Dossier
			err := f.Apply(action, full(), f.occasion("2026-11-25T09:00"))
			to := State(0)
			for pair, names := range table {
				if pair[0] == from && pair[1] != Registered && strings.Contains(" "+names+" ", " "+action+" ") {
					to = pair[1]
				}
			}
			switch {
			case to == 0 && office.CodeOf(err) != office.CodeRefused:
				t.Errorf("%s from %d: %v", action, from, err)
			case to == 0 && !reflect.DeepEqual(before, *f.Dossier):
				t.Errorf("%s from %d is refused but changed the dossier", action, from)
			case to != 0 && (err != nil || f.State != to || len(f.Events) != 2 || f.Events[1].From != from || f.Events[1].To != to):
				t.Errorf("%s from %d: %v, state %d, %+v", action, from, err, f.State, f.Events)
			case to != 0 && (f.OpenPause() != nil) != to.Paused():
				t.Errorf("%s from %d: pauses %+v", action, from, f.Pauses)
			}
		}
	}
}

func TestMovesSayWhatTheyNeed(t *testing.T) {
	for _, m := range moves {
		for _, need := range m.Needs {
			if m.Action == ActReject {
				continue
			}
			f := taken(t)
			f.State = m.From
			if m.To == Registered || m.From == Registered {
				f.BookNumber = 0
			}
			g := full()
			switch need {
			case "reason":
				g.Reason = " abc "
			case "papers":
				g.Papers = []string{"  "}
			case "document":
				g.Document = ""
			case "day":
				g.Day = ""
			case "unit":
				g.Unit = ""
			case "step":
				g.Step = ""
			case "days":
				g.Days = 0
			case "receiver":
				g.Receiver = ""
			case "return_by":
				g.ReturnBy = "fax"
			case "result.paper":
				g.Result.Paper = ""
			case "result.number":
				g.Result.Number = ""
			case "result.day":
				g.Result.Day = ""
			case "result.signer":
				g.Result.Signer = ""
			default:
				t.Fatalf("unknown need %s", need)
			}
			before := *f.Dossier
			err := f.Apply(m.Action, g, f.occasion("2026-11-25T09:00"))
			if office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != need || !reflect.DeepEqual(before, *f.Dossier) {
				t.Errorf("%s without %s: %v (%s)", m.Action, need, err, office.FieldOf(err))
			}
		}
	}
	f := taken(t)
	f.State = Processing
	for field, spoil := range map[string]func(*Given){
		"day": func(g *Given) { g.Day = "2026-12-01" }, "day ": func(g *Given) { g.Day = "1/2" }, "until": func(g *Given) { g.Until = "2026-11-01" },
	} {
		g := full()
		spoil(&g)
		if err := f.Apply(ActAsk, g, f.occasion("2026-11-25T09:00")); office.FieldOf(err) != strings.TrimSpace(field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	f.refused(f.Apply("dance", full(), f.occasion("2026-11-25T09:00")), office.CodeInvalid, "dance")
	f.State = Registered
	f.refused(f.Apply(ActAccept, full(), f.occasion("2026-11-25T09:00")), office.CodeRefused, "màn hình tiếp nhận")
}

func TestADossiersLife(t *testing.T) {
	f := taken(t)
	f.due("2026-11-30T10:00")
	f.do(ActTransfer, "2026-11-20T14:00", func(g *Given) { g.Handler, g.Step, g.Limit = "Chi", "Phân công", "4h" })
	if f.Step.Due.IsZero() || workday.FormatInstant(f.Step.Due) != "2026-11-23T08:30" || f.Handler() != "Chi" {
		t.Errorf("%+v", f.Step)
	}
	f.do(ActHandOver, "2026-11-23T08:00", func(g *Given) { g.Unit, g.Limit = "", "" })
	if len(f.Steps) != 1 || f.Steps[0].Outcome != workday.OnTime || f.Step.Unit != "Phòng Chuyên ngành" || f.Step.Handler != "Hùng" {
		t.Errorf("%+v %+v", f.Steps, f.Step)
	}
	f.do(ActAsk, "2026-11-23T10:00", func(g *Given) { g.Until = "2026-12-10" })
	f.due("")
	if f.Remaining != 32*time.Hour || !strings.Contains(f.Explanation.Text(), "12/HDHS ngày 20/11/2026") {
		t.Errorf("remaining %v\n%s", f.Remaining, f.Explanation.Text())
	}
	f.refused(f.Apply(ActExpire, full(), f.occasion("2026-11-25T09:00")), office.CodeRefused, "10/12/2026")
	f.do(ActSupplement, "2026-11-25T10:00", func(g *Given) { g.Papers = nil })
	f.due("2026-12-01T10:00") // one working day of eight hours later: 24/11 is a day off
	if s := f.Supplements[0]; s.CameAt.IsZero() || s.Came[0] != "Bản vẽ" || s.TakenBy != "Hùng" {
		t.Errorf("%+v", s)
	}
	f.refused(f.Apply(ActAsk, full(), f.occasion("2026-11-25T11:00")), office.CodeRefused, "một lần")
	f.do(ActExtend, "2026-11-26T08:00")
	f.due("2026-12-04T10:00")
	if workday.FormatInstant(f.Extension.Previous) != "2026-12-01T10:00" || f.OriginalDue != (Dossier{}).OriginalDue {
		t.Errorf("%+v", f.Extension)
	}
	f.refused(f.Apply(ActExtend, full(), f.occasion("2026-11-26T09:00")), office.CodeRefused, "gia hạn một lần")
	f.do(ActCharge, "2026-11-26T09:00")
	f.do(ActPay, "2026-11-26T09:00:07")
	f.due("2026-12-04T10:00:07") // a pause of seven seconds gives seven seconds
	f.do(ActFinish, "2026-12-04T11:00")
	if f.Outcome != workday.OnTime || f.Result.Kind != ResultGiven || f.Step != nil || f.Open() {
		t.Errorf("%s %+v", f.Outcome, f.Result)
	}
	f.do(ActRework, "2026-12-04T14:00")
	if f.Result != nil || f.Outcome != "" || !f.FinishedAt.IsZero() || f.Step == nil {
		t.Errorf("%+v", f.Life)
	}
	f.do(ActFinish, "2026-12-07T08:00")
	if f.Outcome != workday.Late {
		t.Errorf("finished %s", f.Outcome)
	}
	f.refused(f.Apply(ActReturn, func() Given { g := full(); g.ReturnBy = ReturnPost; return g }(), f.occasion("2026-12-07T09:00")), office.CodeInvalid, "bưu gửi")
	f.do(ActReturn, "2026-12-07T09:00")
	if f.Return.Receiver != "Lò Văn Pao" || f.Return.By != "Hùng" {
		t.Errorf("%+v", f.Return)
	}
	f.refused(f.Undo("nhầm người nhận", f.occasion("2026-12-07T09:05")), office.CodeRefused, "đã trả kết quả")
	if got := f.actions(); got != "accept transfer hand-over ask supplement extend charge pay finish rework finish return" {
		t.Error(got)
	}
}

// Open is the state's, for short.
func (f *file) Open() bool { return f.State.Open() }

func TestASupplementIsAskedForCompletely(t *testing.T) {
	f := taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.Components = append(f.Components, Component{Name: "Bản sao giấy phép"})
	f.refused(f.Apply(ActAsk, full(), f.occasion("2026-11-23T08:00")), office.CodeInvalid, "Bản sao giấy phép")
	f.do(ActAsk, "2026-11-23T08:00", func(g *Given) { g.Papers = []string{"Bản sao giấy phép"} })
	f.do(ActSupplement, "2026-11-23T09:00", func(g *Given) { g.Papers = nil })
	if len(f.Missing()) != 0 || f.Components[1].Originals != 1 {
		t.Errorf("%+v", f.Components)
	}
	f.rules.Supplements = 2
	f.do(ActAsk, "2026-11-23T10:00")
}

func TestWaysOutWithoutAResult(t *testing.T) {
	f := taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.do(ActWithdraw, "2026-11-23T08:00")
	f.do(ActRelease, "2026-11-23T09:00", func(g *Given) { g.Reason = "" })
	if f.Result.Kind != ResultWithdrawn || f.Result.Reason != "theo quy định" || f.Events[3].Finish != FinishWithdrawn || f.OpenPause() != nil {
		t.Errorf("%+v", f.Result)
	}
	f = taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.do(ActRefuse, "2026-11-23T08:00")
	if f.Result.Kind != ResultReturned || f.Events[2].Finish != FinishReturned || f.State != Done {
		t.Errorf("%+v", f.Result)
	}
	f = taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.do(ActAsk, "2026-11-23T08:00")
	f.do(ActExpire, "2026-11-25T08:00")
	if f.State != Rejected || f.Events[3].Finish != FinishReturned || f.OpenPause() != nil {
		t.Errorf("%+v", f.Events)
	}
	f = taken(t)
	f.BookNumber, f.State, f.Limit, f.Due = 0, Registered, "", time.Time{}
	f.do(ActAsk, "2026-11-23T08:00")
	if len(f.Pauses) != 0 || len(f.Moves()) != 2 {
		t.Errorf("%+v %+v", f.Pauses, f.Moves())
	}
	f.do(ActSupplement, "2026-11-23T09:00")
	if f.State != Registered || f.Track() != nil {
		t.Errorf("%d %v", f.State, f.Track())
	}
}

func TestUndoPutsBackWhatWasAndErasesNothing(t *testing.T) {
	for action, from := range map[string][]string{
		ActTransfer: {}, ActHandOver: {ActTransfer}, ActExtend: {ActTransfer}, ActAsk: {ActTransfer}, ActCharge: {ActTransfer}, ActWithdraw: {ActTransfer},
		ActStop: {ActTransfer}, ActFinish: {ActTransfer}, ActRefuse: {ActTransfer}, ActSupplement: {ActTransfer, ActAsk}, ActExpire: {ActTransfer, ActAsk},
		ActPay: {ActTransfer, ActCharge}, ActRelease: {ActTransfer, ActWithdraw}, ActResume: {ActTransfer, ActStop}, ActRework: {ActTransfer, ActFinish},
	} {
		t.Run(action, func(t *testing.T) {
			f := taken(t)
			for _, earlier := range from {
				f.do(earlier, "2026-11-23T08:00")
			}
			before := *f.Dossier
			f.do(action, "2026-11-25T08:00")
			events, steps := len(f.Events), len(f.Steps)
			if err := f.Undo("bấm nhầm", f.occasion("2026-11-25T09:30")); err != nil {
				t.Fatal(err)
			}
			if len(f.Events) != events+1 || f.Events[events].Action != ActUndo || f.Events[events].To != before.State || len(f.Steps) < steps {
				t.Errorf("events %+v", f.Events)
			}
			if f.State != before.State || !f.Due.Equal(before.Due) || f.Remaining != before.Remaining || !reflect.DeepEqual(f.Pauses, before.Pauses) ||
				!reflect.DeepEqual(f.Result, before.Result) || f.Handler() != before.Handler() || !reflect.DeepEqual(f.Components, before.Components) {
				t.Errorf("\n%+v\n%+v", f.Life, before.Life)
			}
			if f.Step != nil && !f.Step.Due.Equal(before.Step.Due) {
				t.Errorf("the step is due %v, was %v", f.Step.Due, before.Step.Due)
			}
			f.refused(f.Undo("lần nữa", f.occasion("2026-11-25T09:40")), office.CodeRefused, "không có bước nào")
			if err := Keeps(&before, f.Dossier); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestUndoHasItsLimits(t *testing.T) {
	f := taken(t)
	f.refused(f.Undo("bấm nhầm", f.occasion("2026-11-20T11:00")), office.CodeRefused, "không có bước nào")
	f.do(ActTransfer, "2026-11-20T14:00")
	f.refused(f.Undo("bấm nhầm", f.occasion("2026-11-23T08:00")), office.CodeRefused, "trong ngày")
	f.refused(f.Undo("", f.occasion("2026-11-20T15:00")), office.CodeInvalid, "lý do")
	f.refused(f.Undo("bấm nhầm", f.occasion("2026-11-20T13:00")), office.CodeRefused, "Đồng hồ")
	f.refused(f.Apply(ActHandOver, full(), f.occasion("2026-11-20T13:00")), office.CodeRefused, "Đồng hồ")
}

func TestTheLogIsOnlyAppendedTo(t *testing.T) {
	f := taken(t)
	f.do(ActTransfer, "2026-11-20T14:00")
	f.do(ActHandOver, "2026-11-23T08:00")
	before := *f.Dossier
	for name, spoil := range map[string]func(x *Dossier){
		"an event altered": func(x *Dossier) { x.Events = append([]Event(nil), x.Events...); x.Events[0].By = "Ai đó" },
		"an event gone":    func(x *Dossier) { x.Events = x.Events[1:] },
		"the log emptied":  func(x *Dossier) { x.Steps = nil },
		"a step altered":   func(x *Dossier) { x.Steps = []Step{x.Steps[0]}; x.Steps[0].Handler = "Ai đó" },
	} {
		after := before
		spoil(&after)
		if office.CodeOf(Keeps(&before, &after)) != office.CodeRefused {
			t.Errorf("%s is not noticed", name)
		}
	}
	f.do(ActFinish, "2026-11-23T10:00")
	if err := Keeps(&before, f.Dossier); err != nil {
		t.Error(err)
	}
}

// What a move would bring is told while its form is still being filled in; the dossier stays as it was.
func TestPreviewOfAMoveChangesNothing(t *testing.T) {
	f := taken(t)
	f.do(ActTransfer, "2026-11-23T10:00")
	before, o := *f.Dossier, f.occasion("2026-11-25T09:00")
	f.Components = append(f.Components, Component{Name: "Bản vẽ"})
	asked, err := f.Preview(ActAsk, Given{}, o)
	if err != nil || asked.State != Supplementing || asked.Remaining <= 0 || !asked.Due.IsZero() {
		t.Errorf("%v, %+v", err, asked)
	}
	later, err := f.Preview(ActExtend, Given{Days: 3, Limit: "nhiều"}, o)
	if err != nil || !later.Due.After(f.Due) {
		t.Errorf("%v, %+v", err, later)
	}
	same, err := f.Preview(ActExtend, Given{Days: MaxExtension + 1}, o)
	if err != nil || !same.Due.Equal(f.Due) {
		t.Errorf("%v, %+v", err, same)
	}
	_, err = f.Preview(ActReturn, full(), o)
	f.refused(err, office.CodeRefused, "Đang xử lý")
	if f.State != before.State || !f.Due.Equal(before.Due) || len(f.Events) != len(before.Events) || len(f.Pauses) != 0 {
		t.Errorf("it was changed: %+v", f.Dossier)
	}
}
