package dossier

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// effect is what a move does beside changing the state: check refuses it, apply carries it out.
type effect struct {
	check func(x *Dossier, g *Given, o Occasion) error
	apply func(x *Dossier, g *Given, o Occasion)
}

// effects are the moves that Apply carries out.
var effects = map[string]effect{
	ActTransfer:   {apply: (*Dossier).begin},
	ActHandOver:   {apply: (*Dossier).begin},
	ActExtend:     {check: (*Dossier).mayExtend, apply: (*Dossier).extend},
	ActAsk:        {check: (*Dossier).mayAsk, apply: (*Dossier).ask},
	ActSupplement: {apply: (*Dossier).supplement},
	ActExpire:     {check: (*Dossier).mayExpire, apply: (*Dossier).expire},
	ActCharge:     {apply: (*Dossier).pause},
	ActPay:        {apply: (*Dossier).goOn},
	ActWithdraw:   {apply: (*Dossier).pause},
	ActStop:       {apply: (*Dossier).pause},
	ActResume:     {apply: (*Dossier).goOn},
	ActFinish:     {apply: (*Dossier).give},
	ActRefuse:     {apply: (*Dossier).sendBack},
	ActRelease:    {apply: (*Dossier).release},
	ActReturn:     {check: (*Dossier).mayReturn, apply: (*Dossier).handOut},
	ActRework:     {apply: (*Dossier).rework},
}

// Apply makes a move: the table must allow it, what it needs must be given, and the promise is worked out again. A dossier
// that is refused stays as it was. Errors: office.CodeRefused and office.CodeInvalid with the field's JSON name.
func (x *Dossier) Apply(action string, g Given, o Occasion) error {
	g.tidy()
	next, err := x.moved(action, &g, o, true)
	if err != nil {
		return err
	}
	*x = *next
	return nil
}

// Preview returns the dossier as a move would leave it, however much is still missing of what the move needs: what does not
// fit yet counts as not said. x stays as it was. Errors: office.CodeRefused when the move cannot be made at all.
func (x *Dossier) Preview(action string, g Given, o Occasion) (*Dossier, error) {
	g.tidy()
	if _, err := workday.ParseBudget(g.Limit); err != nil {
		g.Limit = ""
	}
	if g.Days < 0 || g.Days > MaxExtension {
		g.Days = 0
	}
	return x.moved(action, &g, o, false)
}

// moved is a copy of the dossier after a move. Only a complete one asks for all that the move needs.
func (x *Dossier) moved(action string, g *Given, o Occasion, complete bool) (*Dossier, error) {
	o.At = o.At.UTC().Truncate(time.Second)
	m, err := x.Move(action)
	if err != nil {
		return nil, err
	}
	e, known := effects[action]
	if !known {
		return nil, office.Refuse("Thao tác “%s” làm ở màn hình tiếp nhận hồ sơ.", m.Label)
	}
	if err := x.later(o.At); err != nil {
		return nil, err
	}
	if complete {
		if err := g.check(m, o); err != nil {
			return nil, err
		}
	}
	if e.check != nil {
		if err := e.check(x, g, o); err != nil && (complete || office.CodeOf(err) != office.CodeInvalid) {
			return nil, err
		}
	}
	next := x.branch()
	next.State = m.To
	e.apply(next, g, o)
	if err := next.Recompute(o.Engine); err != nil {
		return nil, err
	}
	next.note(m, g, o)
	return next, nil
}

// later refuses a move before the last one.
func (x *Dossier) later(at time.Time) error {
	if n := len(x.Events); n > 0 && at.Before(x.Events[n-1].At) {
		return office.Refuse("Đồng hồ của máy chậm hơn bước trước của hồ sơ %s; hãy chỉnh lại ngày giờ của máy.", x.Code)
	}
	return nil
}

// branch returns a copy that may be changed without touching x, and remembers in it what an undo restores.
func (x *Dossier) branch() *Dossier {
	next := *x
	next.Life = x.clone()
	next.Events, next.Steps = slices.Clip(x.Events), slices.Clip(x.Steps)
	next.Components = slices.Clone(x.Components)
	before := x.clone()
	next.Before = &Before{State: x.State, RejectReason: x.RejectReason, Components: x.Components, Steps: len(x.Steps), Life: before}
	return &next
}

// clone copies what moves change in place.
func (l Life) clone() Life {
	l.Pauses, l.Supplements = slices.Clone(l.Pauses), slices.Clone(l.Supplements)
	if l.Step != nil {
		step := *l.Step
		l.Step = &step
	}
	return l
}

// note appends the event of a move.
func (x *Dossier) note(m Move, g *Given, o Occasion) {
	e := Event{At: o.At, By: o.By, Action: m.Action, From: m.From, To: m.To, Note: g.words(m), Document: g.Document, Day: g.Day, Due: x.Due}
	switch {
	case m.To == Done && x.Result != nil && x.Result.Kind == ResultGiven:
		e.Finish, e.Document, e.Day = string(x.Outcome), x.Result.Number, x.Result.Day
	case m.To == Done && x.Result != nil && x.Result.Kind == ResultWithdrawn:
		e.Finish = FinishWithdrawn
	case m.To == Done || m.Action == ActExpire && x.TakenIn():
		e.Finish = FinishReturned
	}
	x.Events = append(x.Events, e)
	if m.To == Returned {
		x.Before = nil
	}
}

// words are the note of an event: what was said that the event has no field for.
func (g *Given) words(m Move) string {
	parts := []string{g.Step, g.Unit, g.Handler, g.Reason}
	if len(g.Papers) > 0 {
		parts = append(parts, strings.Join(g.Papers, "; "))
	}
	switch m.Action {
	case ActExtend:
		parts = append(parts, fmt.Sprintf("thêm %d ngày làm việc", g.Days))
	case ActReturn:
		parts = append(parts, "người nhận: "+g.Receiver)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// begin closes the step that lasts and begins the next one. What is not said stays as it was.
func (x *Dossier) begin(g *Given, o Occasion) {
	last := x.closeStep(g.Reason, o)
	next := Step{Name: g.Step, Unit: g.Unit, Handler: g.Handler, Limit: g.Limit, From: o.By, TakenAt: o.At}
	if next.Name == "" {
		next.Name = StepNames()[0]
	}
	if next.Unit == "" {
		next.Unit = last.Unit
	}
	if next.Handler == "" && next.Unit == last.Unit {
		next.Handler = last.Handler
	}
	x.Step = &next
}

// closeStep puts the step that lasts into the log and returns it; without one, the last of the log.
func (x *Dossier) closeStep(note string, o Occasion) Step {
	if x.Step == nil {
		if n := len(x.Steps); n > 0 {
			return x.Steps[n-1]
		}
		return Step{}
	}
	over := *x.Step
	over.GivenAt, over.Note = o.At, note
	if !over.Due.IsZero() {
		over.Outcome = judge(o, over.Due, o.At)
	}
	x.Step, x.Steps = nil, append(x.Steps, over)
	return over
}

// judge compares with a due instant. The engine has worked the due instant out, so its calendar holds that day.
func judge(o Occasion, due, finished time.Time) workday.Outcome {
	outcome, err := o.Engine.Judge(due, finished, o.Exact)
	if err != nil {
		return ""
	}
	return outcome
}

func (x *Dossier) mayExtend(_ *Given, _ Occasion) error {
	switch {
	case x.Extension != nil:
		return office.Refuse("Hồ sơ %s đã được gia hạn một lần (%s), không gia hạn lần nữa.", x.Code, paperText(x.Extension.Document, x.Extension.Day))
	case x.Limit == "":
		return office.Refuse("Hồ sơ %s không có thời hạn nên không có gì để gia hạn.", x.Code)
	}
	return nil
}

func (x *Dossier) extend(g *Given, o Occasion) {
	if g.Days == 0 { // of a preview: not said yet
		return
	}
	x.Extension = &Extension{
		At: o.At, By: o.By, Days: g.Days, Reason: g.Reason, Basis: g.Basis, Document: g.Document, Day: g.Day, Apology: g.Apology, Previous: x.Due,
	}
}

// mayAsk refuses a second request, and one that does not name every required paper that is missing.
func (x *Dossier) mayAsk(g *Given, o Occasion) error {
	if allowed := max(o.Supplements, 1); len(x.Supplements) >= allowed {
		last := x.Supplements[len(x.Supplements)-1]
		return office.Refuse("Hồ sơ %s đã được yêu cầu bổ sung %d lần (%s); chỉ được yêu cầu một lần, đầy đủ.", x.Code, len(x.Supplements), paperText(last.Document, last.Day))
	}
	for _, name := range x.Missing() {
		if !slices.Contains(g.Papers, name) {
			return office.Invalid("papers", "Yêu cầu bổ sung phải nêu đủ một lần: còn thiếu “%s”.", name)
		}
	}
	return nil
}

func (x *Dossier) ask(g *Given, o Occasion) {
	x.Supplements = append(x.Supplements, Supplement{
		At: o.At, By: o.By, Document: g.Document, Day: g.Day, Reason: g.Reason, Papers: g.Papers, Until: g.Until,
	})
	x.pause(g, o)
}

// pause stops the clock, if it runs: that of a dossier which was not taken in has not begun.
func (x *Dossier) pause(g *Given, o Occasion) {
	if x.TakenIn() {
		x.Pauses = append(x.Pauses, Pause{State: x.State, From: o.At, Reason: g.Reason, Document: g.Document, Day: g.Day, By: o.By})
	}
}

// goOn lets the clock run on.
func (x *Dossier) goOn(_ *Given, o Occasion) {
	if p := x.OpenPause(); p != nil {
		p.To = o.At
	}
}

// supplement notes what came and marks the papers as being there. Without a word all that was asked for came.
func (x *Dossier) supplement(g *Given, o Occasion) {
	if n := len(x.Supplements); n > 0 {
		s := &x.Supplements[n-1]
		s.CameAt, s.TakenBy, s.Came = o.At, o.By, g.Papers
		if len(s.Came) == 0 {
			s.Came = s.Papers
		}
		for i := range x.Components {
			if c := &x.Components[i]; slices.Contains(s.Came, c.Name) && !c.Present {
				c.Present, c.Originals = true, max(c.Originals, 1)
			}
		}
	}
	x.goOn(g, o)
}

func (x *Dossier) mayExpire(_ *Given, o Occasion) error {
	if n := len(x.Supplements); n > 0 && x.Supplements[n-1].Until >= office.DayOf(o.At) {
		return office.Refuse("Người nộp còn được bổ sung giấy tờ đến hết ngày %s.", x.Supplements[n-1].Until)
	}
	return nil
}

func (x *Dossier) expire(g *Given, o Occasion) {
	x.RejectReason = g.Reason
	if x.TakenIn() {
		x.finish(Result{Kind: ResultReturned, Number: g.Document, Day: g.Day, Reason: g.Reason}, g, o)
	}
}

// finish ends the work: the step that lasts and the pause are over.
func (x *Dossier) finish(r Result, g *Given, o Occasion) {
	x.closeStep(g.Reason, o)
	x.goOn(g, o)
	x.Result, x.FinishedAt = &r, o.At
}

func (x *Dossier) give(g *Given, o Occasion) {
	r := g.Result
	r.Kind, r.Reason = ResultGiven, g.Reason
	x.finish(r, g, o)
	x.Outcome = workday.OnTime
	if !x.Due.IsZero() {
		x.Outcome = judge(o, x.Due, o.At)
	}
}

func (x *Dossier) sendBack(g *Given, o Occasion) {
	x.finish(Result{
		Kind: ResultReturned, Paper: "Văn bản trả lại hồ sơ", Number: g.Document, Day: g.Day, Signer: g.Result.Signer, Reason: g.Reason, Files: g.Result.Files,
	}, g, o)
}

func (x *Dossier) release(g *Given, o Occasion) {
	reason := g.Reason
	if p := x.OpenPause(); reason == "" && p != nil {
		reason = p.Reason
	}
	x.finish(Result{Kind: ResultWithdrawn, Number: g.Document, Day: g.Day, Reason: reason}, g, o)
}

func (x *Dossier) mayReturn(g *Given, _ Occasion) error {
	if g.ReturnBy == ReturnPost && g.Tracking == "" {
		return office.Invalid("tracking", "Trả qua bưu chính thì phải ghi số hiệu bưu gửi.")
	}
	return nil
}

func (x *Dossier) handOut(g *Given, o Occasion) {
	x.Return = &Return{At: o.At, By: o.By, How: g.ReturnBy, Receiver: g.Receiver, ReceiverID: g.ReceiverID, Tracking: g.Tracking, Papers: g.Papers}
}

// rework takes a faulty result back to the department: the clock has never stopped.
func (x *Dossier) rework(g *Given, o Occasion) {
	x.Result, x.FinishedAt, x.Outcome = nil, time.Time{}, ""
	x.begin(g, o)
}

// Promise works out when the dossier is due, and why, under a calendar. The dossier must have a Limit.
func (x *Dossier) Promise(calendar Promiser) (workday.Promise, error) {
	budget, err := workday.ParseBudget(x.Limit)
	if err != nil {
		return workday.Promise{}, err
	}
	return calendar.Deadline(x.ReceivedAt, budget, x.enginePauses(), x.engineExtension())
}

// Promiser is a calendar, or one made ready for many questions.
type Promiser interface {
	Deadline(received time.Time, b workday.Budget, pauses []workday.Pause, extension *workday.Extension) (workday.Promise, error)
}

// Recompute works out Due, Remaining and Explanation, and when the step that lasts is due.
func (x *Dossier) Recompute(engine *workday.Engine) error {
	x.Remaining = 0
	if !x.TakenIn() {
		return nil
	}
	if x.Limit != "" {
		p, err := x.Promise(engine)
		if err != nil {
			return err
		}
		x.Due, x.Remaining, x.Explanation = utc(p.Due), p.Remaining, p.Explanation
	}
	if x.Step == nil || x.Step.Limit == "" {
		return nil
	}
	budget, err := workday.ParseBudget(x.Step.Limit)
	if err != nil {
		return err
	}
	p, err := engine.Due(x.Step.begun(), budget, x.enginePauses(), nil)
	x.Step.Due = utc(p.Due)
	return err
}

// utc is t in UTC, the zero time as such.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

func (x *Dossier) enginePauses() []workday.Pause {
	list := make([]workday.Pause, len(x.Pauses))
	for i, p := range x.Pauses {
		list[i] = workday.Pause{From: p.From, To: p.To, Reason: p.words()}
	}
	return list
}

func (x *Dossier) engineExtension() *workday.Extension {
	e := x.Extension
	if e == nil {
		return nil
	}
	basis := e.Basis
	if basis == "" {
		basis = paperText(e.Document, e.Day)
	}
	return &workday.Extension{Days: e.Days, Reason: e.Reason, Basis: basis, At: e.At}
}

// words say why the clock stood: "Yêu cầu bổ sung giấy tờ, 12/HDHS ngày 25/11/2026: thiếu bản vẽ".
func (p Pause) words() string {
	text := p.State.String()
	if document := paperText(p.Document, p.Day); document != "" {
		text += ", " + document
	}
	if p.Reason != "" {
		text += ": " + p.Reason
	}
	return text
}

// paperText names a document: "12/HDHS ngày 25/11/2026".
func paperText(number string, day office.Day) string {
	if number == "" || day == "" {
		return number
	}
	return number + " ngày " + day.String()
}
