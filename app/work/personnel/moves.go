package personnel

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// The moves: what happens to a person, each with the rows that it writes.
const (
	ActAppoint     = "appoint"     // bổ nhiệm
	ActDismiss     = "dismiss"     // thôi giữ chức vụ
	ActTransfer    = "transfer"    // điều động sang đơn vị khác
	ActGrade       = "grade"       // xếp ngạch, nâng bậc lương
	ActAllowance   = "allowance"   // hưởng phụ cấp
	ActTrain       = "train"       // đào tạo, bồi dưỡng
	ActCertificate = "certificate" // chứng chỉ
	ActLeave       = "leave"       // nghỉ phép, nghỉ việc
	ActTravel      = "travel"      // đi nước ngoài
	ActReward      = "reward"      // khen thưởng
	ActDiscipline  = "discipline"  // kỷ luật
	ActClassify    = "classify"    // xếp loại năm
	ActContract    = "contract"    // hợp đồng
	ActPlan        = "plan"        // quy hoạch
	ActDepart      = "depart"      // nghỉ hưu, chuyển công tác, thôi việc
)

// Given is what is said of a move; which fields count is what its row of Moves needs and takes.
type Given struct {
	From     staff.When
	To       staff.When
	Decision staff.Decision
	Note     string

	UnitID      int64
	Kind        string // of post, grade, allowance, training, leave, contract
	Title       string // post, certificate, reward, measure, level, planned post, country: what it is called
	Term        int
	Until       office.Day // end of a term or contract, expiry of a certificate
	Code        string
	Step        int
	Coefficient staff.Hundredths // empty: that of the step
	Over        int
	Percent     int
	Amount      office.Money
	Year        int
	Halves      int
	Place       string
	For         string // what a reward or measure is for, purpose of a journey
	Level       string
	School      string
	Field       string
	Form        string
	Number      string // of contract or certificate
}

// Move is a row of the table of moves: which fields of Given it must have and may have, by their JSON-like names.
type Move struct {
	Action string
	Name   string // Vietnamese
	Needs  []string
	Takes  []string

	do func(as *staff.Person, g Given, r *staff.Rules) error
}

var (
	decision = []string{"decision", "note"}
	moves    = []Move{
		{ActAppoint, "Bổ nhiệm", []string{"from", "title"}, list("kind", "unit_id", "term", "until"), appoint},
		{ActDismiss, "Thôi giữ chức vụ", []string{"to"}, nil, dismiss},
		{ActTransfer, "Điều động", []string{"from", "unit_id"}, list(), transfer},
		{ActGrade, "Xếp lương, nâng bậc", []string{"from", "code", "step"}, list("kind", "coefficient", "over", "percent"), grade},
		{ActAllowance, "Phụ cấp", []string{"from", "kind"}, list("to", "coefficient", "percent", "amount"), allow},
		{ActTrain, "Đào tạo, bồi dưỡng", []string{"kind"}, list("from", "to", "level", "school", "field", "form", "title"), train},
		{ActCertificate, "Chứng chỉ", []string{"from", "title"}, list("number", "until", "place"), certify},
		{ActLeave, "Nghỉ phép, nghỉ việc", []string{"kind", "from", "to"}, list("halves", "year", "place"), leave},
		{ActTravel, "Đi nước ngoài", []string{"from", "title"}, list("to", "for"), travel},
		{ActReward, "Khen thưởng", []string{"from", "title"}, list("for", "year"), reward},
		{ActDiscipline, "Kỷ luật", []string{"from", "title"}, list("to", "for"), discipline},
		{ActClassify, "Xếp loại hằng năm", []string{"year", "title"}, list("from"), classify},
		{ActContract, "Hợp đồng", []string{"from", "kind"}, list("number", "until"), contract},
		{ActPlan, "Quy hoạch", []string{"from", "title"}, list("to"), plan},
		{ActDepart, "Nghỉ hưu, chuyển đi", []string{"from", "title"}, list(), depart},
	}
)

// list is what a move takes: its own fields, then the decision that all rest on.
func list(fields ...string) []string { return append(fields, decision...) }

// Moves returns the moves in the order they are offered.
func Moves() []Move { return moves }

// MoveOf returns the row of a move. Error: office.CodeInvalid for none.
func MoveOf(action string) (Move, error) {
	for _, m := range moves {
		if m.Action == action {
			return m, nil
		}
	}
	return Move{}, office.Invalid("action", "Không có thao tác “%s” với hồ sơ cán bộ.", action)
}

// Move makes a move of the table with a person. Errors: office.CodeInvalid with the field of Given in the words of Moves,
// CodeRefused, CodeStale.
func (p *Personnel) Move(ctx context.Context, id, version int64, action string, g Given) (*staff.Person, error) {
	saved, err := p.MoveMany(ctx, []core.Seen{{ID: id, Version: version}}, action, g)
	if err != nil {
		return nil, err
	}
	return saved[0], nil
}

// MoveMany makes the same move with several people, all in one transaction: a reward, the classification of a year.
// Errors: as Move, of the first person who has one.
func (p *Personnel) MoveMany(ctx context.Context, list []core.Seen, action string, g Given) ([]*staff.Person, error) {
	m, err := MoveOf(action)
	if err != nil {
		return nil, err
	}
	core.Compose(&g)
	saved := make([]*staff.Person, len(list))
	err = p.update(ctx, action, func(d *desk) (err error) {
		for i, seen := range list {
			saved[i], err = d.revise(seen, m.reason(g), func(as *staff.Person) error { return m.make(as, g, d.rules) })
			if err == nil {
				err = d.units(saved[i])
			}
			if err != nil {
				return plain(err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// Preview is the file as a move would leave it; nothing is written. x is a whole file. Errors: as Move.
func (p *Personnel) Preview(x *staff.Person, action string, g Given) (*staff.Person, error) {
	m, err := MoveOf(action)
	if err != nil {
		return nil, err
	}
	rules, err := p.Rules()
	if err != nil {
		return nil, err
	}
	core.Compose(&g)
	next, err := copyOf(x)
	if err != nil {
		return nil, err
	}
	if next.Private == nil {
		next.Private = &staff.Private{}
	}
	o := staff.Occasion{At: p.office.Time(), By: p.office.Who().Name}
	return next, plain(revise(next, m.reason(g), o, func(as *staff.Person) error { return m.make(as, g, rules) }))
}

// make checks what the move needs and lets the file say it.
func (m Move) make(as *staff.Person, g Given, r *staff.Rules) error {
	for _, need := range m.Needs {
		if !g.has(need) {
			return office.Invalid(need, "%s: hãy ghi %s.", m.Name, needed[need])
		}
	}
	return m.do(as, g, r)
}

// needed is what fields are called that moves need.
var needed = map[string]string{
	"from": "ngày bắt đầu", "to": "ngày kết thúc", "title": "tên hoặc loại", "kind": "loại", "unit_id": "đơn vị", "code": "ngạch", "step": "bậc", "year": "năm",
}

// has says whether a field that moves need is filled.
func (g Given) has(field string) bool {
	return map[string]bool{
		"from": g.From.Valid(), "to": g.To.Valid(), "title": g.Title != "", "kind": g.Kind != "", "unit_id": g.UnitID != 0, "code": g.Code != "", "step": g.Step > 0,
		"year": g.Year > 0,
	}[field]
}

// reason is why a move changes what was written: whoever leaves says how, which the open row did not; otherwise the note.
func (m Move) reason(g Given) string {
	if m.Action == ActDepart {
		return strings.TrimSpace(m.Name + ": " + g.Title + " " + g.Decision.Number)
	}
	return g.Note
}

// plain names the field of Given that an error of a row is about.
func plain(err error) error {
	field := office.FieldOf(err)
	cause := errors.Unwrap(err)
	if cause == nil || strings.Count(field, ".") < 2 {
		return err
	}
	field = field[strings.LastIndex(field, ".")+1:]
	if slices.Contains([]string{"name", "country", "measure", "level"}, field) {
		field = "title"
	}
	if field == "expires" {
		field = "until"
	}
	return &office.Error{Code: office.CodeOf(err), Field: field, Message: office.MessageOf(cause), Cause: err}
}

// row is the entry of a row that a move writes.
func (g Given) row() staff.Entry {
	return staff.Entry{From: g.From, To: g.To, Note: g.Note, Decision: g.Decision}
}

func appoint(as *staff.Person, g Given, _ *staff.Rules) error {
	g.Kind = cmp.Or(g.Kind, staff.PostState)
	as.Posts = append(as.Posts, staff.Post{Entry: g.row(), Kind: g.Kind, Title: g.Title, UnitID: g.UnitID, Term: g.Term, Until: staff.On(g.Until)})
	if g.UnitID != 0 && as.Unit(g.From.First()) != g.UnitID {
		return transfer(as, g, nil)
	}
	return nil
}

// dismiss ends the leading post of the day.
func dismiss(as *staff.Person, g Given, _ *staff.Rules) error {
	post := as.Post(g.To.First())
	if post == nil {
		return office.Invalid("to", "Ngày %s người này không giữ chức vụ nào.", g.To)
	}
	post.To = g.To
	return nil
}

func transfer(as *staff.Person, g Given, _ *staff.Rules) error {
	if as.Unit(g.From.First()) == g.UnitID {
		return office.Invalid("unit_id", "Ngày %s người này đã ở đơn vị đó.", g.From)
	}
	as.Assignments = append(as.Assignments, staff.Assignment{Entry: g.row(), UnitID: g.UnitID})
	return nil
}

func grade(as *staff.Person, g Given, r *staff.Rules) error {
	if g.Coefficient == 0 {
		g.Coefficient = r.Coefficient(g.Code, g.Step, g.From.First())
	}
	if g.Coefficient == 0 {
		return office.Invalid("step", "Bảng lương không có bậc %d của ngạch %s; hãy ghi hệ số.", g.Step, g.Code)
	}
	kind := cmp.Or(g.Kind, staff.GradeRegular)
	as.Grades = append(as.Grades, staff.Grade{Entry: g.row(), Kind: kind, Code: g.Code, Step: g.Step, Coefficient: g.Coefficient, Over: g.Over, Percent: g.Percent})
	return nil
}

func allow(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Allowances = append(as.Allowances, staff.Allowance{Entry: g.row(), Kind: g.Kind, Coefficient: g.Coefficient, Percent: g.Percent, Amount: g.Amount})
	return nil
}

func train(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Training = append(as.Training, staff.Training{Entry: g.row(), Kind: g.Kind, Level: g.Level, School: g.School, Field: g.Field, Form: g.Form, Diploma: g.Title})
	return nil
}

func certify(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Certificates = append(as.Certificates, staff.Certificate{Entry: g.row(), Name: g.Title, Issuer: g.Place, Number: g.Number, Expires: g.Until})
	return nil
}

func leave(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Leaves = append(as.Leaves, staff.Leave{Entry: g.row(), Kind: g.Kind, Year: g.Year, Halves: g.Halves, Place: g.Place})
	return nil
}

func travel(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Trips = append(as.Trips, staff.Trip{Entry: g.row(), Country: g.Title, Purpose: g.For})
	return nil
}

func reward(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Rewards = append(as.Rewards, staff.Reward{Entry: g.row(), Name: g.Title, For: g.For, Year: g.Year})
	return nil
}

func discipline(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Private.Discipline = append(as.Private.Discipline, staff.Discipline{Entry: g.row(), Measure: g.Title, For: g.For})
	return nil
}

// classify notes the level of a year; one that is there already is corrected.
func classify(as *staff.Person, g Given, _ *staff.Rules) error {
	if g.From == "" {
		g.From = staff.When(fmt.Sprintf("%d-12-31", g.Year))
	}
	fresh := staff.Classification{Entry: g.row(), Year: g.Year, Level: g.Title}
	n := slices.IndexFunc(as.Classifications, func(c staff.Classification) bool { return c.Year == g.Year && c.Holds() })
	if n < 0 {
		as.Classifications = append(as.Classifications, fresh)
		return nil
	}
	fresh.No = as.Classifications[n].No
	as.Classifications[n] = fresh
	return nil
}

func contract(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Contracts = append(as.Contracts, staff.Contract{Entry: g.row(), Kind: g.Kind, Number: g.Number, Until: g.Until})
	return nil
}

func plan(as *staff.Person, g Given, _ *staff.Rules) error {
	as.Plans = append(as.Plans, staff.Plan{Entry: g.row(), Title: g.Title})
	return nil
}

// depart ends what the person is and has here on the day before; grade and step stay, for they were the last.
func depart(as *staff.Person, g Given, _ *staff.Rules) error {
	day := g.From.First()
	if day == "" {
		return office.Invalid("from", "Hãy ghi ngày đầu tiên không còn công tác tại cơ quan.")
	}
	if !as.Serving(day.Add(-1)) {
		return office.Refuse("Ngày %s người này không còn công tác tại cơ quan.", day.Add(-1))
	}
	last := staff.On(day.Add(-1))
	for i := range as.Tenures {
		if t := &as.Tenures[i]; t.InForce(day.Add(-1)) {
			t.To, t.Left = last, g.Title
		}
	}
	for i := range as.Assignments {
		endRow(&as.Assignments[i].Entry, day)
	}
	for i := range as.Posts {
		endRow(&as.Posts[i].Entry, day)
	}
	for i := range as.Allowances {
		endRow(&as.Allowances[i].Entry, day)
	}
	if g.Decision.Number != "" || len(g.Decision.Files) > 0 {
		as.Attachments = append(as.Attachments, staff.Attachment{Entry: g.row(), Kind: "Quyết định", Name: g.Title})
	}
	return nil
}

// endRow ends a row that is in force on the day before a day and would go on.
func endRow(e *staff.Entry, day office.Day) {
	if e.InForce(day.Add(-1)) && e.InForce(day) {
		e.To = staff.On(day.Add(-1))
	}
}
