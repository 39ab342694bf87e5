package work

import (
	"vanphongso/app/paper"
	"vanphongso/data/procedure"
	"vanphongso/data/workday"
)

// fillGuidance: what the procedure asks for, and what is still missing of it.
func fillGuidance(f *filling) any {
	x := f.x
	t, _ := x.Procedure.TermFor(x.Channel, x.Case)
	number, _ := f.numbered()
	about := f.about()
	data := paper.GuidanceData{
		Letterhead: f.head(), Number: number, Applicant: about.Applicant(), ProcedureCode: x.ProcedureCode, Procedure: x.Procedure.Name,
		Sets: max(x.Sets, 1), Limit: about.Limit, Fee: x.Fee, Charge: x.Charge, FeeNote: t.FeeNote, Where: f.where(), Officer: f.by,
	}
	for _, c := range x.Procedure.Components(x.Case) {
		data.Components = append(data.Components, paper.Paper{Name: c.Name, Originals: c.Originals, Copies: c.Copies, Note: componentNote(c)})
	}
	for _, name := range x.Missing() {
		data.Advice = append(data.Advice, "Còn thiếu: "+name+".")
	}
	return data
}

func componentNote(c procedure.Component) string {
	switch {
	case !c.Optional:
		return c.Form
	case c.Form == "":
		return "nếu có"
	}
	return c.Form + " (nếu có)"
}

// where a dossier is handed in.
func (f *filling) where() string {
	if f.settings.Site == "" {
		return f.settings.Desk
	}
	return f.settings.Desk + " hoặc " + f.settings.Site
}

// fillComment: a slip for the citizen to fill in.
func fillComment(f *filling) any {
	return paper.CommentData{Letterhead: f.head(), Code: f.x.Code, Procedure: f.x.Procedure.Name, Officer: f.x.Receiver}
}

// fillExplanation: why the result is promised for that day, as Dossier.Explain has it.
func fillExplanation(f *filling) any {
	why := f.x.Explain()
	data := paper.ExplanationData{Letterhead: f.head(), Dossier: f.about(), Calendar: f.calendar, Rule: why.Rule, Receiver: f.x.Receiver}
	if f.x.OpenPause() != nil && f.x.Due.IsZero() { // one that was late already keeps its promise
		data.Paused = "tạm dừng, " + workday.RemainingText(f.x.Remaining)
	}
	for _, line := range why.Lines {
		data.Lines = append(data.Lines, paper.Step(line))
	}
	return data
}
