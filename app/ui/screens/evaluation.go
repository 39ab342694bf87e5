package screens

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/evaluation"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// The chapters of the scores, for shell.Host.NavigateTo.
const (
	DossierScores = "scores"
	PeriodSheets  = "sheets"
	Slips         = "slips"
)

func evaluationScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Evaluation, Title: "Đánh giá", Icon: kit.IconCheck,
		Build: func(h shell.Host) shell.Page { return newEvaluation(h, d) },
	}
}

// evaluationPage is the screen of the scores: of dossiers, of periods, and the slips of satisfaction.
type evaluationPage struct{ *chaptersPage }

func newEvaluation(h shell.Host, d deps) *evaluationPage {
	return &evaluationPage{newChapters(h, "Đánh giá", []chapter{
		{key: DossierScores, title: "Chấm điểm hồ sơ", icon: kit.IconFolder, build: func(h shell.Host) shell.Page { return newScores(h, d) }},
		{key: PeriodSheets, title: "Phiếu đánh giá kỳ", icon: kit.IconStamp, build: func(h shell.Host) shell.Page { return newSheets(h, d) }},
		{key: Slips, title: "Phiếu hài lòng", icon: kit.IconPeople, build: func(h shell.Host) shell.Page { return newSlips(h, d) }},
	})}
}

// Open implements shell.Opener: the score of a dossier.
func (p *evaluationPage) Open(id int64) {
	p.Filter(DossierScores)
	if opener, ok := p.current.(shell.Opener); ok {
		opener.Open(id)
	}
}

// criteriaToday are the criteria in force today; without any the screens show none.
func criteriaToday(h shell.Host, d deps) *evaluation.Criteria {
	c, err := d.office.Evaluations().Criteria(office.DayOf(h.Now()))
	if err != nil {
		return &evaluation.Criteria{}
	}
	return c
}

// scoreLine is a criterion with its points, and what stands below it in small letters.
func scoreLine(number string, name, points, note string) fyne.CanvasObject {
	text := kit.VBox(1, kit.NewParagraph(name))
	if note != "" {
		small := kit.NewParagraph(note)
		small.TextSize, small.Color = kit.SizeSmall, kit.ColorMuted
		text.Add(small)
	}
	return kit.HBox(8, kit.VBox(0, kit.Sized(16, 0, kit.NewLabel(number))), kit.Grow(text), kit.VBox(0, kit.NewBold(points)))
}

// officers are the names that are offered while somebody types one.
func officers(d deps) kit.Search {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		names, err := d.office.Evaluations().Officers(ctx)
		if err != nil {
			return nil, err
		}
		return matching(names, text), nil
	}
}

// matching are the names in which what was typed stands, marks and capitals aside.
func matching(names []string, typed string) []kit.Option {
	var list []kit.Option
	for _, name := range names {
		if strings.Contains(viet.Fold(name), viet.Fold(typed)) {
			list = append(list, kit.Option{Value: name, Label: name})
		}
	}
	return list
}
