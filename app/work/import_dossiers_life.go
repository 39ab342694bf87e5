package work

import (
	"strings"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/app/sheet"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
)

// What stands where the province's list says nothing.
const (
	provinceNote    = "Nạp từ hệ thống một cửa của tỉnh"
	provincePromise = "Hẹn trả theo hệ thống một cửa của tỉnh."
	provinceUnsaid  = "(theo hệ thống của tỉnh)"
)

// provinceDossier is what a row of the list says.
type provinceDossier struct {
	code, procedure, procedureName string
	received, due                  given
	finished, returned             given
	end                            ending
	channel                        procedure.Channel
	receiver, unit, handler        string
	result, summary                string
	owner                          dossier.Party
}

// given is a moment of the list; of many the day alone is said.
type given struct {
	at      time.Time
	dayOnly bool
}

// The clock of a moment of which the list says the day alone: it came when the office opened and ended when it closed.
const (
	openingHour = 8
	closingHour = 17
)

func (g given) begin() time.Time { return g.hour(openingHour) }
func (g given) end() time.Time   { return g.hour(closingHour) }

func (g given) hour(hour int) time.Time {
	if g.dayOnly {
		return g.at.Add(time.Duration(hour) * time.Hour).UTC()
	}
	return g.at.UTC()
}

// same says whether the list means this moment: the day, or day and minute when it says both.
func (g given) same(t time.Time) bool {
	if g.dayOnly {
		return office.DayOf(g.at) == office.DayOf(t)
	}
	return g.at.Truncate(time.Minute).Equal(t.Truncate(time.Minute))
}

// readGiven reads what sheet.ReadMoment made of a cell.
func readGiven(r sheet.Row, column string) (given, error) {
	text := r.Get(column)
	if text == "" {
		return given{}, nil
	}
	if t, err := time.ParseInLocation("2006-01-02T15:04", text, office.Zone); err == nil {
		return given{at: t}, nil
	}
	if t := office.Day(text).Time(); !t.IsZero() {
		return given{at: t, dayOnly: true}, nil
	}
	return given{}, office.Invalid(column, "không hiểu ngày giờ “%s”", text)
}

// ending is how far a dossier has come: its state and the moves that lead there from the department.
type ending struct {
	state dossier.State
	moves []string
	skip  string // why the dossier does not belong into the register
}

// The endings by the words of the provinces' systems, folded.
var provinceEndings = readEndings()

func readEndings() map[string]ending {
	endings := map[string]ending{}
	for _, e := range []struct {
		end   ending
		words []string
	}{
		{ending{skip: "hồ sơ chưa được tiếp nhận"}, []string{"moi dang ky", "cho tiep nhan", "moi nop", "cho bo sung tiep nhan"}},
		{ending{skip: "hồ sơ không được tiếp nhận, không vào sổ và báo cáo"}, []string{"khong duoc tiep nhan", "tu choi tiep nhan", "khong tiep nhan"}},
		{ending{state: dossier.Received}, []string{"duoc tiep nhan", "da tiep nhan", "moi tiep nhan", "tiep nhan"}},
		{ending{state: dossier.Processing}, []string{"dang xu ly", "dang giai quyet", "dang thu ly", "trinh duyet", "cho phe duyet", "da phe duyet"}},
		{ending{dossier.Supplementing, []string{dossier.ActAsk}, ""}, []string{"yeu cau bo sung giay to", "yeu cau bo sung", "cho bo sung", "cho bo sung ho so", "dang bo sung"}},
		{ending{dossier.Paying, []string{dossier.ActCharge}, ""}, []string{"yeu cau thuc hien nghia vu tai chinh", "cho thuc hien nghia vu tai chinh", "cho thanh toan", "nghia vu tai chinh"}},
		{ending{dossier.Stopped, []string{dossier.ActStop}, ""}, []string{"dung xu ly", "tam dung", "tam dung xu ly"}},
		{ending{dossier.Done, []string{dossier.ActFinish}, ""}, []string{"da xu ly xong", "da giai quyet", "hoan thanh", "da hoan thanh", "co ket qua", "da co ket qua", "cho tra ket qua", "cho tra"}},
		{ending{dossier.Returned, []string{dossier.ActFinish, dossier.ActReturn}, ""}, []string{"da tra ket qua", "da tra", "ket thuc", "da ket thuc"}},
		{ending{dossier.Done, []string{dossier.ActRefuse}, ""}, []string{"tra lai", "tra lai ho so", "tu choi giai quyet", "khong giai quyet", "tu choi"}},
		{ending{dossier.Done, []string{dossier.ActWithdraw, dossier.ActRelease}, ""}, []string{"rut ho so", "cong dan yeu cau rut ho so", "cong dan rut", "da rut", "da rut ho so"}},
	} {
		for _, word := range e.words {
			endings[word] = e.end
		}
	}
	return endings
}

// read reads a row.
func (d *dossierImport) read(r sheet.Row) (f provinceDossier, err error) {
	if f.code, err = dossier.OfficialCode(r.Get("code")); err != nil {
		return f, err
	}
	f.procedure, f.procedureName = r.Get("procedure"), r.Get("procedure_name")
	f.receiver, f.unit, f.handler, f.result, f.summary = r.Get("receiver"), r.Get("unit"), r.Get("handler"), r.Get("result"), r.Get("summary")
	f.owner = dossier.Party{
		Name: properName(r.Get("owner")), IDNumber: r.Get("id_number"), Phone: r.Get("phone"), Email: r.Get("email"), Address: r.Get("address"),
	}
	f.owner.Kind = kindOf(f.owner.Name)
	for column, into := range map[string]*given{"received": &f.received, "due": &f.due, "finished": &f.finished, "returned": &f.returned} {
		if *into, err = readGiven(r, column); err != nil {
			return f, err
		}
	}
	if f.received.at.IsZero() {
		return f, office.Invalid("received", "chưa có ngày tiếp nhận")
	}
	if f.channel, err = readChannel(r.Get("channel")); err != nil {
		return f, err
	}
	f.end, err = f.ending(r.Get("state"))
	return f, err
}

// readChannel reads how a dossier was handed in; a list that does not say means the counter.
func readChannel(text string) (procedure.Channel, error) {
	folded := viet.SearchText(text)
	for _, known := range []struct {
		part    string
		channel procedure.Channel
	}{{"buu", procedure.Post}, {"bcci", procedure.Post}, {"tuyen", procedure.Online}, {"online", procedure.Online}, {"cong dich vu", procedure.Online}, {"tiep", procedure.Counter}, {"quay", procedure.Counter}} {
		if strings.Contains(folded, known.part) {
			return known.channel, nil
		}
	}
	if folded == "" {
		return procedure.Counter, nil
	}
	return "", office.Invalid("channel", "không hiểu hình thức nộp “%s”; hãy ghi Trực tiếp, Trực tuyến hoặc Bưu chính", text)
}

// ending reads the state; a list that does not say it means what its days say.
func (f *provinceDossier) ending(text string) (ending, error) {
	folded := viet.SearchText(text)
	if folded != "" {
		if end, known := provinceEndings[folded]; known {
			return end, nil
		}
		return ending{}, office.Invalid("state", "không hiểu trạng thái “%s”", text)
	}
	switch {
	case !f.returned.at.IsZero():
		return provinceEndings["da tra ket qua"], nil
	case !f.finished.at.IsZero():
		return provinceEndings["da xu ly xong"], nil
	}
	return provinceEndings["dang xu ly"], nil
}

// fill takes over what may be told anew of a dossier.
func (f *provinceDossier) fill(x *dossier.Dossier) {
	for _, said := range []struct {
		text string
		into *string
	}{
		{f.owner.Name, &x.Owner.Name},
		{f.owner.IDNumber, &x.Owner.IDNumber},
		{f.owner.Phone, &x.Owner.Phone},
		{f.owner.Email, &x.Owner.Email},
		{f.owner.Address, &x.Owner.Address},
		{f.summary, &x.Summary},
		{f.owner.Kind, &x.Owner.Kind},
	} {
		if said.text != "" {
			*said.into = said.text
		}
	}
}

// advance makes the moves that bring a dossier to where the list says it is. A list never takes a dossier back.
func (d *dossierImport) advance(x *dossier.Dossier, f provinceDossier) error {
	if x.State == f.end.state {
		return nil
	}
	moves, ahead := movesTo(x.State, f.end)
	if !ahead {
		return office.Invalid("state", "hồ sơ ở đây đã đến “%s”, tệp ghi trạng thái trước đó", x.State)
	}
	for _, action := range moves {
		if err := d.move(x, f, action); err != nil {
			return err
		}
	}
	x.Before = nil // what the province did is not taken back here
	return nil
}

// movesTo are the moves from a state to an ending; false when it lies behind.
func movesTo(from dossier.State, end ending) (moves []string, ahead bool) {
	switch from {
	case dossier.Received:
		return append([]string{dossier.ActTransfer}, end.moves...), true
	case dossier.Processing:
		return end.moves, end.state != dossier.Received
	case dossier.Supplementing:
		moves = []string{dossier.ActSupplement}
	case dossier.Paying:
		moves = []string{dossier.ActPay}
	case dossier.Stopped:
		moves = []string{dossier.ActResume}
	case dossier.Done:
		return []string{dossier.ActReturn}, end.state == dossier.Returned
	default:
		return nil, false
	}
	return append(moves, end.moves...), end.state != dossier.Received
}

// move makes one move, at the time the list says and never before the last one.
func (d *dossierImport) move(x *dossier.Dossier, f provinceDossier, action string) error {
	at, err := f.when(action)
	if err != nil {
		return err
	}
	if last := x.Events[len(x.Events)-1].At; at.Before(last) {
		if action == dossier.ActFinish || action == dossier.ActReturn {
			return office.Invalid("finished", "ngày kết thúc hoặc ngày trả đứng trước bước liền trước (%s)", instant(last))
		}
		at = last
	}
	if at.After(d.desk.office.Time()) {
		return office.Invalid("finished", "có ngày chưa đến (%s)", instant(at))
	}
	by := first(f.receiver, d.desk.office.Who().Name)
	return x.Apply(action, f.given(x, action, office.DayOf(at)), dossier.Occasion{
		At: at, By: by, Engine: d.engine, Exact: d.settings.Comparison == core.CompareExact, Supplements: d.settings.Supplements,
	})
}

// when is the time of a move. A day alone on which the promise falls due is on time.
func (f *provinceDossier) when(action string) (time.Time, error) {
	switch action {
	case dossier.ActFinish, dossier.ActRefuse, dossier.ActRelease:
		done := f.finished
		if done.at.IsZero() {
			done = f.returned
		}
		if done.at.IsZero() {
			return time.Time{}, office.Invalid("finished", "hồ sơ đã xong thì phải có ngày xử lý xong hoặc ngày trả kết quả")
		}
		return f.measured(done), nil
	case dossier.ActReturn:
		back := f.returned
		if back.at.IsZero() {
			back = f.finished
		}
		if back.at.IsZero() {
			return time.Time{}, office.Invalid("returned", "hồ sơ đã trả thì phải có ngày trả kết quả")
		}
		return back.end(), nil
	}
	return f.received.begin(), nil
}

// measured is when the work ended. Of a day alone it is the promise's own time on its day, else the opening of the day.
func (f *provinceDossier) measured(done given) time.Time {
	if !done.dayOnly {
		return done.at.UTC()
	}
	if !f.due.at.IsZero() && office.DayOf(f.due.at) == office.DayOf(done.at) {
		return f.due.end()
	}
	if office.DayOf(f.received.at) == office.DayOf(done.at) {
		return done.end()
	}
	return done.begin()
}

// given is what is said with a move; what the list does not have says so.
func (f *provinceDossier) given(x *dossier.Dossier, action string, day office.Day) dossier.Given {
	g := dossier.Given{Reason: provinceNote, Document: provinceUnsaid, Day: day}
	switch action {
	case dossier.ActTransfer:
		return dossier.Given{Unit: first(f.unit, x.Procedure.Unit, provinceUnsaid), Handler: f.handler}
	case dossier.ActAsk:
		g.Papers = append(x.Missing(), provinceUnsaid)
	case dossier.ActFinish:
		g.Result = dossier.Result{Paper: "Kết quả giải quyết", Number: first(f.result, provinceUnsaid), Day: day, Signer: provinceUnsaid}
	case dossier.ActReturn:
		g = dossier.Given{Receiver: x.Owner.Name, ReturnBy: dossier.ReturnDesk}
	}
	return g
}
