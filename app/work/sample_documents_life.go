package work

import (
	"fmt"
	"strings"
	"time"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// documentMove is one move of a document at its moment.
type documentMove struct {
	at     time.Time
	by     string
	action string
	given  document.Given
}

// occasion is when and by whom the move is made.
func (w *documentWriter) occasion(m documentMove) document.Occasion {
	return document.Occasion{At: m.at, By: m.by, Engine: w.engine}
}

// soFar are the moves up to now.
func (w *documentWriter) soFar(moves []documentMove) []documentMove {
	now := w.office.Time()
	for i, m := range moves {
		if m.at.After(now) {
			return moves[:i]
		}
	}
	return moves
}

// arrival invents a document that came in.
func (w *documentWriter) arrival(at time.Time) (saver, error) {
	body, matter, kind, day := w.pickBody(), pick(w.random, sampleMatters), w.kind(), office.DayOf(at)
	x := &document.Incoming{
		ArrivedOn: day, Source: pick(w.random, []string{"Trục liên thông", "Trục liên thông", "Trục liên thông", "Bưu điện", "Thư điện tử", "Trực tiếp"}),
		Author: body.Name, Level: body.Level, Dated: weekday(day.Add(-w.random.IntN(5))), Type: kind.Name, Field: matter.field, Summary: summaryOfDocument(kind, matter, day),
		Pages: 1 + w.random.IntN(9), Copies: 1, Urgency: document.Normal, Tags: tagsOf(matter), Signer: w.random.person().Name,
	}
	x.Number = w.symbol(body, kind, x.Dated)
	if w.random.IntN(12) == 0 {
		x.Urgency = pick(w.random, w.lists.Urgencies)
	}
	var err error
	if w.in.left() < sampleScans {
		if x.Files, err = w.scan("van-ban-den.pdf", x.Author, "So: "+x.Number, "Ngay "+x.Dated.String(), x.Summary); err != nil {
			return nil, err
		}
	}
	id, moves := new(int64), []documentMove{{at, sampleClerk, document.ActRegister, document.Given{}}}
	further, answered := w.way(x, matter, at)
	moves = w.soFar(append(moves, further...))
	if answered != zeroTime {
		w.insert(sampleAnswer{answered, x, matter, id})
	}
	last := moves[len(moves)-1].action
	w.note(filed{document.ItemIncoming, id, x.Files}, last == document.ActConfirm || last == document.ActNotice, x.Tags)
	return func(tx *store.Tx) error {
		y := *x
		if err := w.register(tx, &y, moves); err != nil {
			return err
		}
		*id = y.ID
		return nil
	}, nil
}

// register gives a document its number of arrival, makes its moves and saves it.
func (w *documentWriter) register(tx *store.Tx, x *document.Incoming, moves []documentMove) error {
	numbers, period := w.office.Store.Numbers, document.Period(x.ArrivedOn)
	var err error
	if x.Serial, err = numbers.Next(tx, document.IncomingSeries, period, document.ItemIncoming); err != nil {
		return err
	}
	for _, m := range moves {
		if err := x.Apply(m.action, m.given, w.occasion(m)); err != nil {
			return fmt.Errorf("%s of %s: %w", m.action, x.Number, err)
		}
	}
	if err := w.office.Store.Incoming.Save(tx, x); err != nil || x.State != document.Cancelled {
		return err
	}
	return numbers.Void(tx, document.IncomingSeries, period, x.Serial, moves[len(moves)-1].given.Note)
}

// way invents what is done with a document after it was registered, and when its answer goes out if it gets one.
func (w *documentWriter) way(x *document.Incoming, matter sampleMatter, at time.Time) ([]documentMove, time.Time) {
	leader := pick(w.random, sampleLeaders).Name
	if x.ArrivedOn < sampleStart { // nobody looks at those one by one
		direction := document.Given{Leader: leader, LeadUnit: matter.unit, Direction: pick(w.random, sampleDirections)}
		return []documentMove{{at.Add(2 * time.Hour), leader, document.ActDirect, direction}, {at.AddDate(0, 0, 6), matter.unit, document.ActConfirm, document.Given{}}}, zeroTime
	}
	presented := w.after(at, 20+w.random.IntN(100))
	read := w.after(presented, 60+w.random.IntN(300))
	present := documentMove{presented, sampleClerk, document.ActPresent, document.Given{Leader: leader}}
	switch fate := w.random.IntN(100); {
	case fate == 0:
		return []documentMove{{presented, sampleClerk, document.ActCancel, document.Given{Note: "vào sổ nhầm văn bản của cơ quan khác"}}}, zeroTime
	case fate < 3:
		return []documentMove{{presented, sampleClerk, document.ActGiveBack, document.Given{Note: "gửi nhầm cơ quan nhận"}}}, zeroTime
	case fate < 15 || x.Type == "Giấy mời":
		return []documentMove{present, {read, leader, document.ActNotice, document.Given{Note: "Đã phân công người dự, theo dõi"}}}, zeroTime
	}
	moves, over := w.handling(matter, leader, read)
	if w.random.IntN(4) == 0 {
		return append([]documentMove{present}, moves...), over
	}
	moves = append(moves, documentMove{over, matter.unit, document.ActConfirm, document.Given{Note: "Đã thực hiện xong"}})
	return append([]documentMove{present}, moves...), zeroTime
}

// handling are the leader's direction and the assignment, and when the work is over: one in ten is late.
func (w *documentWriter) handling(matter sampleMatter, leader string, at time.Time) ([]documentMove, time.Time) {
	const dayLong = 8 * 60
	days := 3 + w.random.IntN(8)
	direction := document.Given{
		Leader: leader, LeadUnit: matter.unit, Direction: pick(w.random, sampleDirections), Due: string(office.DayOf(w.after(at, days*dayLong))),
	}
	if other := pick(w.random, sampleUnits).Name; other != matter.unit && w.random.IntN(2) == 0 {
		direction.JointUnits = []string{other}
	}
	if matter.unit != unitOffice && w.random.IntN(4) == 0 {
		direction.NoticeUnits = []string{unitOffice}
	}
	assigned := w.after(at, 30+w.random.IntN(200))
	share := 20 + w.random.IntN(70)
	if w.random.IntN(10) == 0 {
		share = 130 + w.random.IntN(200)
	}
	return []documentMove{
		{at, leader, document.ActDirect, direction}, {assigned, matter.unit, document.ActAssign, document.Given{Handler: pick(w.random, sampleHandlers)}},
	}, w.after(assigned, max(60, days*dayLong*share/100))
}

// departure invents a document that the office issues.
func (w *documentWriter) departure(at time.Time) (saver, error) {
	matter, kind := pick(w.random, sampleMatters), w.kind()
	x := &document.Outgoing{
		Type: kind.Name, Summary: summaryOfDocument(kind, matter, office.DayOf(at)), Field: matter.field, Unit: matter.unit, Drafter: pick(w.random, sampleHandlers),
		Urgency: document.Normal, Tags: tagsOf(matter), Pages: 1 + w.random.IntN(6), Copies: 1 + w.random.IntN(5), Recipients: w.recipients(),
	}
	if w.out.left() < sampleScans {
		var err error
		if x.Files, err = w.scan("van-ban-di.pdf", "So Khoa hoc va Cong nghe", x.Type, x.Summary); err != nil {
			return nil, err
		}
	}
	moves := w.leaving(x, at)
	if left := w.out.left(); left < 2*len(moves) { // the newest ones are on their way
		moves = moves[:1+left/2]
	}
	moves, id := w.soFar(moves), new(int64)
	w.note(filed{document.ItemOutgoing, id, x.Files}, len(moves) > 5, x.Tags)
	return func(tx *store.Tx) error {
		y := *x
		err := w.issue(tx, &y, kind, moves)
		*id = y.ID
		return err
	}, nil
}

// recipients picks who gets a document; the office keeps a copy.
func (w *documentWriter) recipients() []document.Recipient {
	var list []document.Recipient
	for range 1 + w.random.IntN(3) {
		body := w.pickBody()
		purpose := document.ToCarryOut
		if body.Groups[0] == groupSuperiors {
			purpose = document.ToReport
		}
		list = append(list, document.Recipient{Name: body.Name, Purpose: purpose, How: pick(w.random, []string{"Trục liên thông", "Trục liên thông", "Bưu điện"})})
	}
	return append(list, document.Recipient{Name: "Lưu: VT", Purpose: document.ToKeep})
}

// leaving are the moves of a document that is signed at a moment, from its draft to its delivery.
func (w *documentWriter) leaving(x *document.Outgoing, at time.Time) []documentMove {
	signer := sampleLeaders[0]
	signed := document.Given{Signer: signer.Name, SignerPost: signer.Post, SignedOn: office.DayOf(at)}
	if w.random.IntN(2) == 0 {
		signer = sampleLeaders[1]
		signed.Signer, signed.SignerPost, signed.Authority = signer.Name, signer.Post, "KT."
	}
	drafted := at.Add(-time.Duration(20+w.random.IntN(50)) * time.Hour)
	moves := []documentMove{
		{drafted, x.Drafter, document.ActDraft, document.Given{}},
		{drafted.Add(2 * time.Hour), x.Drafter, document.ActToUnit, document.Given{}},
		{drafted.Add(4 * time.Hour), x.Unit, document.ActToCheck, document.Given{}},
		{at, signer.Name, document.ActSign, signed},
		{at.Add(10 * time.Minute), sampleClerk, document.ActNumber, document.Given{}},
	}
	if w.random.IntN(80) == 0 {
		return append(moves, documentMove{at.Add(30 * time.Minute), sampleClerk, document.ActCancel, document.Given{Note: "ký nhầm bản dự thảo cũ"}})
	}
	moves = append(moves, documentMove{at.Add(25 * time.Minute), sampleClerk, document.ActIssue, document.Given{Recipients: x.Recipients}})
	return append(moves, documentMove{at.Add(30 * time.Hour), sampleClerk, document.ActDeliver, document.Given{Recipient: document.AllOthers, Outcome: "đã nhận"}})
}

// issue makes the moves of an outgoing document, gives it its number in their course, and saves it.
func (w *documentWriter) issue(tx *store.Tx, x *document.Outgoing, kind document.Type, moves []documentMove) error {
	for _, m := range moves {
		if m.action == document.ActNumber {
			if err := w.number(tx, x, kind, office.DayOf(m.at)); err != nil {
				return err
			}
		}
		if err := x.Apply(m.action, m.given, w.occasion(m)); err != nil {
			return fmt.Errorf("%s of %s %s: %w", m.action, x.Type, x.Number, err)
		}
	}
	if err := w.office.Store.Outgoing.Save(tx, x); err != nil || x.State != document.Cancelled {
		return err
	}
	return w.office.Store.Numbers.Void(tx, x.Series, document.Period(x.Dated), x.Serial, moves[len(moves)-1].given.Note)
}

// number takes the next number of the document's series.
func (w *documentWriter) number(tx *store.Tx, x *document.Outgoing, kind document.Type, day office.Day) error {
	series := w.settings.Scheme.Series(kind)
	serial, err := w.office.Store.Numbers.Next(tx, series, document.Period(day), document.ItemOutgoing)
	if err != nil {
		return err
	}
	return x.Take(document.NumberFor(serial, "", kind, w.settings.Body, w.settings.Unit(x.Unit), day), series, day, "")
}

// answer invents the answer to a document that came in, which is done with it.
func (w *documentWriter) answer(a sampleAnswer) (saver, error) {
	kind, known := w.lists.Types.Named("Công văn")
	if !known {
		kind = w.lists.Types[0]
	}
	x := &document.Outgoing{
		Type: kind.Name, Summary: "V/v trả lời " + a.to.Type + " số " + a.to.Number + " của " + a.to.Author, Field: a.to.Field, Unit: a.matter.unit, Drafter: pick(w.random, sampleHandlers),
		Urgency: a.to.Urgency, Tags: a.to.Tags, Pages: 1 + w.random.IntN(3), Copies: 1,
		Recipients: []document.Recipient{{Name: a.to.Author, Purpose: document.ToReport, How: "Trục liên thông"}, {Name: "Lưu: VT", Purpose: document.ToKeep}},
	}
	moves := w.soFar(w.leaving(x, a.at))
	return func(tx *store.Tx) error {
		y := *x
		y.AnswersID = []int64{*a.id}
		if err := w.issue(tx, &y, kind, moves); err != nil || y.IssuedOn == "" {
			return err
		}
		return w.answered(tx, *a.id, &y, a.at)
	}, nil
}

// answered notes the answer in the document that came in, and that the work is done, an hour after it was signed.
func (w *documentWriter) answered(tx *store.Tx, id int64, answer *document.Outgoing, signed time.Time) error {
	x, err := w.office.Store.Incoming.Load(tx, id)
	if err != nil {
		return err
	}
	for _, m := range w.soFar([]documentMove{
		{signed.Add(25 * time.Minute), sampleClerk, document.ActSubmit, document.Given{AnswerID: answer.ID, Note: "trả lời bằng văn bản " + answer.Number}},
		{signed.Add(time.Hour), answer.Unit, document.ActConfirm, document.Given{}},
	}) {
		if err := x.Apply(m.action, m.given, w.occasion(m)); err != nil {
			return err
		}
	}
	return w.office.Store.Incoming.Save(tx, x)
}

// weekday is the day, or the Friday before it.
func weekday(day office.Day) office.Day {
	switch day.Time().Weekday() {
	case time.Saturday:
		return day.Add(-1)
	case time.Sunday:
		return day.Add(-2)
	}
	return day
}

// summaryOfDocument is what a document of a type about a matter says of itself.
func summaryOfDocument(kind document.Type, matter sampleMatter, day office.Day) string {
	return beginnings[kind.Name] + matter.about + " năm " + document.Period(day)
}

func tagsOf(matter sampleMatter) []string {
	if matter.tag == "" {
		return nil
	}
	return []string{matter.tag}
}

// scan keeps a small PDF that says what a document is.
func (w *documentWriter) scan(name, title string, lines ...string) ([]office.File, error) {
	for i := range lines {
		lines[i] = viet.Fold(lines[i])
	}
	pdf := samplePDF(strings.ToUpper(viet.Fold(title)), lines...)
	ref, err := w.office.Blobs.Put(strings.NewReader(string(pdf)))
	if err != nil {
		return nil, err
	}
	return []office.File{{Name: name, Type: "application/pdf", Size: int64(len(pdf)), SHA256: ref.SHA256}}, nil
}
