package dossier

import (
	"slices"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Explain says how the dossier's promise came about: every counted day, every skipped one, the pauses, the extension, and
// how the end of the work compares with it. It is the same on screen, on paper and on the command line. x is a whole
// dossier.
func (x *Dossier) Explain() workday.Explanation {
	e := x.Explanation
	if !x.FinishedAt.IsZero() {
		e.Lines = append(slices.Clip(e.Lines), workday.Line{Kind: "finished", Day: office.DayOf(x.FinishedAt), Text: x.ending()})
	}
	return e
}

// ending tells when the work was over and how that compares with the promise.
func (x *Dossier) ending() string {
	text := "Xử lý xong lúc "
	if x.Result != nil && x.Result.Kind == ResultReturned {
		text = "Trả lại hồ sơ lúc "
	} else if x.Result != nil && x.Result.Kind == ResultWithdrawn {
		text = "Người nộp rút hồ sơ lúc "
	}
	text += x.FinishedAt.In(office.Zone).Format("15:04")
	if x.Limit != "" && x.Outcome != "" {
		text += ": " + x.Outcome.Vietnamese()
	}
	return text + "."
}
