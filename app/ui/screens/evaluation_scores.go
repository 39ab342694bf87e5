package screens

import (
	"fmt"
	"slices"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
)

// newScores is the list of finished dossiers with their scores.
func newScores(h shell.Host, d deps) shell.Page {
	type s = work.Scored
	return register.New(h, register.Description[s]{
		Key: DossierScores, Title: "Chấm điểm hồ sơ", One: "điểm hồ sơ",
		ID:         func(x *s) int64 { return x.Dossier.ID },
		Source:     d.office.Evaluations(),
		SearchHint: "Tìm hồ sơ đã xử lý xong… Ctrl+F",
		Columns:    scoreColumns(h, d),
		Chips: []register.Chip{
			{Key: "all", Label: "Tất cả"},
			{Key: "quarter", Label: "Quý này", Query: func() office.Query { return finishedIn(work.Quarter(office.DayOf(h.Now()), 0)) }},
			{Key: "last_quarter", Label: "Quý trước", Query: func() office.Query { return finishedIn(work.Quarter(office.DayOf(h.Now()), 1)) }},
		},
		Filters: []register.Filter{{Key: "finished_at", Label: "Xong", Kind: register.FilterDays, Instant: true}},
		Empty: kit.Empty{
			Title: kit.T("Chưa có hồ sơ nào xử lý xong"), Hint: kit.T("Hồ sơ xử lý xong thì có điểm: chỉ số 1 và 2 tính từ ngày tháng, các chỉ số khác đủ điểm cho đến khi có người hạ."),
		},
		DetailWidth: scoreDetail,
		Head: func(x *s) register.Head {
			return register.Head{Title: x.Dossier.Code, Subtitle: x.Dossier.Procedure.Name}
		},
		Banner:   scoreBanner,
		Sections: scoreSections,
		Actions: []register.Action[s]{{
			Key: "dossier", Label: "Mở hồ sơ", Shortcut: "Ctrl+O", Icon: kit.IconFolder, Show: func(h shell.Host, x *s) { h.Navigate(Dossiers, x.Dossier.ID) },
		}},
		Intro:  "Chỉ số 1 và 2 do chương trình tính từ ngày tháng. Hạ điểm chỉ số nào thì ghi lý do ngay dưới chỉ số đó.",
		Fields: scoreFields(criteriaToday(h, d)),
		Verbs:  map[string]string{"evaluate": "Chấm điểm"},
	})
}

// scoreDetail is the width of the detail pane beside the scores.
const scoreDetail = 330

// finishedIn asks for what was finished in a period.
func finishedIn(p dossier.Period) office.Query {
	return office.Query{
		From: map[string]string{"finished_at": p.Begin().UTC().Format(timeLayout)}, To: map[string]string{"finished_at": p.End().UTC().Add(-1).Format(timeLayout)},
	}
}

// timeLayout is how queries write instants.
const timeLayout = "2006-01-02T15:04:05.999999Z07:00"

func scoreColumns(h shell.Host, d deps) []register.Column[work.Scored] {
	type s = work.Scored
	columns := []register.Column[s]{
		{Key: "code", Label: "Mã hồ sơ", Width: 168, Sortable: true, Text: func(x *s) string { return x.Dossier.Code }},
		{Key: "owner", Label: "Chủ hồ sơ", Width: 100, Weight: 1, Sortable: true, Text: func(x *s) string { return x.Dossier.Owner.Name }},
		{Key: "finished_at", Label: "Xong", Width: 78, Sortable: true, Text: func(x *s) string { return briefDay(x.Dossier.FinishedAt, h.Now()) }, Value: func(x *s) any { return x.Dossier.FinishedAt }},
	}
	for _, one := range criteriaToday(h, d).OfDossier() {
		columns = append(columns, register.Column[s]{
			Key: fmt.Sprintf("criterion%d", one.Number), Label: fmt.Sprint(one.Number), Width: 28, Right: true,
			Text: func(x *s) string { return scoreText(x, one.Number) }, Tone: func(x *s) kit.Tone { return scoreTone(x, one) },
		})
	}
	return append(columns,
		register.Column[s]{Key: "staff", Label: "Điểm", Width: 56, Right: true, Text: staffText, Bold: func(*s) bool { return true }},
		register.Column[s]{Key: "receiver", Label: "Người nhận", Width: 120, Hidden: true, Text: func(x *s) string { return x.Dossier.Receiver }},
		register.Column[s]{Key: "judged", Label: "Người chấm", Width: 120, Hidden: true, Text: func(x *s) string { return x.By }},
	)
}

func scoreText(x *work.Scored, criterion int) string {
	if x.Rating == nil {
		return "–"
	}
	return x.Rating[criterion].String()
}

// scoreTone marks points that are not full.
func scoreTone(x *work.Scored, c evaluation.Criterion) kit.Tone {
	switch points, scored := x.Rating[c.Number]; {
	case !scored:
		return kit.ToneMuted
	case points == 0:
		return kit.ToneLate
	case points < c.Most():
		return kit.ToneSoon
	}
	return kit.ToneNone
}

// staffText is the officer's score.
func staffText(x *work.Scored) string {
	if x.Rating == nil {
		return "–"
	}
	return x.Staff().String()
}

func scoreBanner(x *work.Scored) register.Banner {
	if x.Rating == nil {
		return register.Banner{Tone: kit.ToneMuted, Title: kit.T("Hồ sơ này không chấm điểm"), Text: kit.T("Hồ sơ được trả lại hoặc người nộp đã rút.")}
	}
	most := evaluation.Most(x.Criteria.OfStaff())
	tone := kit.ToneDone
	if x.Staff() < most {
		tone = kit.ToneSoon
	}
	b := register.Banner{Tone: tone, Title: kit.Tf("Điểm công chức: %s/%s", x.Staff(), most), Text: kit.T("Cộng các chỉ số 1, 2, 3, 4 và 7.")}
	if !x.Criteria.Verified {
		b.Text += " " + kit.T("Bộ chỉ số chưa kiểm chứng.")
	}
	return b
}

func scoreSections(x *work.Scored) []register.Section {
	rows := kit.VBox(8)
	for _, one := range x.Criteria.OfDossier() {
		if x.Rating != nil {
			rows.Add(scoreLine(fmt.Sprint(one.Number), one.Name, x.Rating[one.Number].String(), scoreNote(x, one)))
		}
	}
	pairs := []kit.Pair{
		{Label: kit.T("Chủ hồ sơ"), Value: x.Dossier.Owner.Name},
		{Label: kit.T("Người nhận"), Value: x.Dossier.Receiver},
		{Label: kit.T("Hẹn trả"), Value: fullTime(x.Dossier.Due)},
		{Label: kit.T("Xử lý xong"), Value: fullTime(x.Dossier.FinishedAt)},
	}
	if x.By != "" {
		pairs = append(pairs, kit.Pair{Label: kit.T("Người chấm"), Value: x.By + ", " + fullTime(x.At)})
	}
	return []register.Section{{Title: kit.T("Các chỉ số"), Object: rows}, {Title: kit.T("Hồ sơ"), Pairs: pairs}}
}

// scoreNote says what the points of a criterion stand for, and why they were lowered.
func scoreNote(x *work.Scored, c evaluation.Criterion) string {
	note := levelText(c, x.Rating[c.Number])
	if c.Judged() {
		if reason := x.Judgement(c).Reason; reason != "" {
			note += ": " + reason
		}
	}
	return note
}

// levelText is what the points stand for.
func levelText(c evaluation.Criterion, points evaluation.Tenths) string {
	for _, l := range c.Levels {
		if l.Points == points {
			return l.Text
		}
	}
	return ""
}

// scoreFields are the fields of the edit page: criteria worked out are shown, the others chosen from their levels.
func scoreFields(c *evaluation.Criteria) []register.Field[work.Scored] {
	type s = work.Scored
	var fields []register.Field[s]
	for _, one := range c.OfDossier() {
		section := fmt.Sprintf("%d. %s", one.Number, one.Name)
		if !one.Judged() {
			fields = append(fields, register.Field[s]{
				Key: fmt.Sprintf("points.%d", one.Number), Label: "Điểm", Section: section,
				Get: func(x *s) string { return scoreText(x, one.Number) + " – " + levelText(one, x.Rating[one.Number]) },
			})
			continue
		}
		fields = append(fields, register.Field[s]{
			Key: fmt.Sprintf("points.%d", one.Number), Label: "Điểm", Section: section, Kind: kit.FieldChoice, Options: levelOptions(one),
			Get: func(x *s) string { return x.Judgement(one).Points.String() },
			Set: func(x *s, value string) error {
				return judge(x, one, func(j *evaluation.Judgement) (err error) { j.Points, err = evaluation.ParseTenths(value); return err })
			},
		}, register.Field[s]{
			Key: fmt.Sprintf("reason.%d", one.Number), Label: "Lý do", Section: section, Help: "Chỉ ghi khi hạ điểm",
			Get: func(x *s) string { return x.Judgement(one).Reason },
			Set: func(x *s, value string) error {
				return judge(x, one, func(j *evaluation.Judgement) error { j.Reason = value; return nil })
			},
		})
	}
	return fields
}

func levelOptions(c evaluation.Criterion) []kit.Option {
	options := make([]kit.Option, len(c.Levels))
	for i, l := range c.Levels {
		options[i] = kit.Option{Value: l.Points.String(), Label: l.Points.String() + " – " + l.Text}
	}
	return options
}

// judge changes what is judged of a criterion in a copy of the list.
func judge(x *work.Scored, c evaluation.Criterion, change func(j *evaluation.Judgement) error) error {
	j := x.Judgement(c)
	err := change(&j)
	x.Judged = append(slices.DeleteFunc(slices.Clone(x.Judged), func(old evaluation.Judgement) bool { return old.Criterion == c.Number }), j)
	return err
}

var (
	_ register.Saver[work.Scored] = (*work.Evaluations)(nil)
	_ register.Historian          = (*work.Evaluations)(nil)
	_ register.Counter            = (*work.Evaluations)(nil)
)

// scoreDossier shows the score of a dossier from its own screen.
func scoreDossier(h shell.Host, x *dossier.Dossier) { h.Navigate(Evaluation, x.ID) }
