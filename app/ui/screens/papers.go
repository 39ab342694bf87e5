package screens

import (
	"context"
	"slices"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
)

// papersAfter is the paper that belongs to a move: it opens once the move is made.
var papersAfter = map[string]string{
	dossier.ActAccept:   paper.KindReceipt,
	dossier.ActReject:   paper.KindRefusal,
	dossier.ActExpire:   paper.KindRefusal,
	dossier.ActAsk:      paper.KindSupplement,
	dossier.ActTransfer: paper.KindTransfer,
	dossier.ActRework:   paper.KindTransfer,
	dossier.ActHandOver: paper.KindControl,
	dossier.ActExtend:   paper.KindApology,
	dossier.ActStop:     paper.KindStop,
	dossier.ActRelease:  paper.KindStop,
	dossier.ActReturn:   paper.KindReturn,
}

// openPaperAfter puts the paper that belongs to a move in front, where the dossier has one.
func openPaperAfter(d deps, s *stage, x *dossier.Dossier, action string) {
	if kind := papersAfter[action]; kind != "" && slices.Contains(d.office.Desk().Kinds(x), kind) {
		issuePaper(d, s, x, kind, nil)
	}
}

// issuePaper draws a paper of the dossier, or finds the one that was drawn for the same occasion, and puts it in front.
func issuePaper(d deps, s *stage, x *dossier.Dossier, kind string, then func()) {
	var issued *dossier.Paper
	s.host.Runner().Go("papers.issue", func(ctx context.Context, progress *task.Progress) (err error) {
		progress.SetText(kit.T("Đang lập giấy tờ"))
		issued, err = d.office.Desk().Issue(ctx, x.ID, kind)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		openPaper(d, s, x, issued, then)
	})
}

// choosePaper offers the papers that the dossier can have now and those it has had.
func choosePaper(d deps, s *stage, x *dossier.Dossier) {
	var issued []dossier.Paper
	s.host.Runner().Go("papers.list", func(ctx context.Context, _ *task.Progress) (err error) {
		issued, err = d.office.Store.Papers.OfDossier(ctx, x.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		choices := paperChoices(d.office.Desk().Kinds(x), issued)
		options := make([]kit.Option, len(choices))
		for i, c := range choices {
			options[i] = kit.Option{Value: c.kind, Label: c.label(), Note: c.note()}
		}
		kit.Choose(s.host.Window(), kit.Tf("Giấy tờ của hồ sơ %s", x.Code), options, func(chosen kit.Option) {
			for i, o := range options {
				if o != chosen {
					continue
				}
				if choices[i].issued != nil && !choices[i].current {
					openPaper(d, s, x, choices[i].issued, nil)
				} else {
					issuePaper(d, s, x, choices[i].kind, nil)
				}
				return
			}
		})
	})
}

// paperChoice is a paper of a dossier: one that it can have now, one that it has had, or both.
type paperChoice struct {
	kind    string
	current bool           // the dossier can have it now
	issued  *dossier.Paper // the newest of the kind, or an older one; nil when it was never issued
}

// paperChoices are the papers that can be issued, each with the newest one of its kind, then all others that were issued,
// the newest first.
func paperChoices(kinds []string, issued []dossier.Paper) []paperChoice {
	var list, older []paperChoice
	newest := map[string]*dossier.Paper{}
	for i := range slices.Backward(issued) {
		r := &issued[i]
		if slices.Contains(kinds, r.Kind) && newest[r.Kind] == nil {
			newest[r.Kind] = r
			continue
		}
		older = append(older, paperChoice{kind: r.Kind, issued: r})
	}
	for _, kind := range kinds {
		list = append(list, paperChoice{kind: kind, current: true, issued: newest[kind]})
	}
	return append(list, older...)
}

func (c paperChoice) label() string {
	name := kit.T(work.PaperName(c.kind))
	if c.current || c.issued.Number == "" {
		return name
	}
	return joined(" ", name, kit.Tf("số %s", c.issued.Number))
}

func (c paperChoice) note() string {
	if c.issued == nil {
		return kit.T("chưa lập")
	}
	return kit.Tf("lập %s", fullTime(c.issued.IssuedAt))
}
