package screens

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/workday"
)

// papersPane is the list of papers, at the counter with what is done with all of them.
func (in *intake) papersPane() fyne.CanvasObject {
	pane := kit.VBox(5, in.heading, in.papers)
	if in.letter == nil {
		line := kit.Flow(8)
		for _, c := range in.paperCommands() {
			line.Add(button(c, false))
		}
		pane.Add(kit.Pad(line, 6, 0, 0, 0))
	}
	return pane
}

// paperCommands are what is done with the papers at the counter.
func (in *intake) paperCommands() []shell.Command {
	return []shell.Command{
		{Key: "intake.all", Label: "Đủ mọi giấy tờ", Shortcut: "Ctrl+Shift+A", Icon: kit.IconCheck, Do: in.allPapers},
		{Key: "intake.scan", Label: "Thêm tệp quét", Shortcut: "Ctrl+O", Icon: kit.IconPaperclip, Do: func() { in.addScans(in.paper) }},
	}
}

// promisePane is what looks wrong, what else may be the same submission and when the result is promised: always in sight.
func (in *intake) promisePane() fyne.CanvasObject {
	return kit.VBox(6, in.doubts, in.similar, in.promise)
}

// show brings papers and promise in line with the draft.
func (in *intake) show() {
	if in.draft == nil {
		in.setHeading(kit.T("Thành phần hồ sơ"))
		in.papers.SetItems(nil)
		in.promise.Set(kit.TonePaused, "", kit.T("Chọn thủ tục để thấy giấy tờ cần có và ngày hẹn trả."), "", nil)
		return
	}
	present := 0
	items := make([]kit.CheckItem, len(in.draft.Components))
	for i, c := range in.draft.Components {
		if c.Present {
			present++
		}
		items[i] = in.paperItem(i, c)
	}
	in.setHeading(fmt.Sprintf("%s %d/%d", kit.T("Thành phần hồ sơ"), present, len(items)))
	in.papers.SetItems(items)
	in.showPromise()
}

func (in *intake) setHeading(text string) { in.heading.SetText(strings.ToUpper(text)) }

func (in *intake) showPromise() {
	x := in.draft
	title := kit.T("Không quy định thời hạn")
	var parts []string
	if !x.Due.IsZero() {
		title = kit.Tf("Hẹn trả %s", longTime(x.Due))
		parts = append(parts, limitText(x.Limit))
		if off := daysOff(x.Explanation); off != "" {
			parts[0] += kit.Tf(", nghỉ %s", off)
		}
	}
	if x.Fee > 0 {
		parts = append(parts, kit.Tf("phí %s", x.Fee))
	}
	if x.Charge > 0 {
		parts = append(parts, kit.Tf("lệ phí %s", x.Charge))
	}
	if !x.Procedure.Verified {
		parts = append(parts, kit.T("thủ tục chưa kiểm chứng"))
	}
	in.promise.Set(kit.ToneAccent, title, strings.Join(parts, " · "), kit.T("Vì sao?"), func() {
		kit.ShowMessage(in.host.Window(), kit.T("Vì sao hẹn trả ngày này?"), in.draft.Explanation.Text())
	})
}

// daysOff names the days off that the promise skips, weekends aside: 24/11, 25/11.
func daysOff(x workday.Explanation) string {
	var days []string
	for _, line := range x.Lines {
		if weekday := line.Day.Time().Weekday(); line.Kind == "skipped" && weekday != 0 && weekday != 6 {
			days = append(days, line.Day.Time().Format("02/01"))
		}
	}
	if len(days) > 3 {
		days = append(days[:3], "…")
	}
	return strings.Join(days, ", ")
}

// The ways a paper can be handed over at the counter.
const (
	asOriginal  = "original"
	asCertified = "certified"
	asCopy      = "copy"
	asMissing   = "missing"
	asScanned   = "scanned" // files of the scanner are added to it
)

// certain is the confidence from which a match needs no second look.
const certain = 75

// paperItem is one line of the list of papers, with what it may be matched with.
func (in *intake) paperItem(i int, c dossier.Component) kit.CheckItem {
	item := kit.CheckItem{Label: c.Name, Done: c.Present, Optional: c.Optional, Note: kit.T("chưa có"), Options: in.paperOptions()}
	switch {
	case c.Present && len(c.Files) > 0 && in.letter == nil:
		item.Note = joined(" · ", paperKind(c), scansText(c.Files))
	case c.Present && len(c.Files) > 0:
		item.Note = fileNames(c.Files)
		if score, guessed := in.scores[i]; guessed && score > 0 {
			item.Note += fmt.Sprintf(" · %d%%", score)
			item.Unsure = score < certain
		}
	case c.Present:
		item.Note = paperKind(c)
	}
	return item
}

func (in *intake) paperOptions() []kit.Option {
	if in.letter == nil {
		return []kit.Option{
			{Value: asOriginal, Label: kit.T("Bản chính")},
			{Value: asCertified, Label: kit.T("Bản chứng thực")},
			{Value: asCopy, Label: kit.T("Bản chụp")},
			{Value: asMissing, Label: kit.T("Chưa có")},
			{Value: asScanned, Label: kit.T("Thêm tệp quét…"), Note: "Ctrl+O"},
		}
	}
	list := []kit.Option{{Value: asMissing, Label: kit.T("Chưa có")}}
	for _, a := range in.letter.Attachments {
		if !a.Inline {
			list = append(list, kit.Option{Value: strconv.Itoa(a.Index), Label: a.Name})
		}
	}
	return list
}

// paperKind says in which form a paper is there.
func paperKind(c dossier.Component) string {
	switch {
	case c.Certified > 0:
		return kit.T("bản chứng thực")
	case c.Copies > 0:
		return kit.T("bản chụp")
	case c.Electronic > 0:
		return kit.T("bản điện tử")
	case c.Originals > 0:
		return kit.T("bản chính")
	}
	return kit.T("đã có")
}

func fileNames(files []dossier.File) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// switchPaper ticks a paper as there or missing.
func (in *intake) switchPaper(index int, done bool) {
	value := asMissing
	if done {
		value = asOriginal
	}
	in.matchPaper(index, value)
}

// matchPaper says which attachment, or in which form, a paper is. A paper that a letter announces but does not bring may
// be ticked without a file.
func (in *intake) matchPaper(index int, value string) {
	if value == asScanned {
		in.addScans(index)
		return
	}
	c := &in.draft.Components[index]
	c.Present = value != asMissing
	if in.letter != nil || !c.Present {
		c.Files = nil // at the counter files were scanned from the paper, in whichever form it is
	}
	c.Originals, c.Certified, c.Copies, c.Electronic = 0, 0, 0, 0
	delete(in.scores, index)
	switch value {
	case asMissing:
	case asOriginal:
		c.Originals = 1
	case asCertified:
		c.Certified = 1
	case asCopy:
		c.Copies = 1
	default:
		if n, err := strconv.Atoi(value); err == nil {
			in.attach(c, n)
		}
	}
	in.sortFiles()
	in.marked = true
	in.show()
	in.typed.later()
}

// addScans adds files of the scanner to a paper, which is there then.
func (in *intake) addScans(index int) {
	if in.takesScans(index) {
		addFiles(in.deps, in.host, in.draft.Components[index].Name, in.scanOf(index))
	}
}

// dropScans adds files that were dropped to the paper under the cursor.
func (in *intake) dropScans(paths []string) bool {
	if !in.takesScans(in.paper) {
		return false
	}
	dropFiles(in.deps, in.host, paths, in.scanOf(in.paper))
	return true
}

func (in *intake) takesScans(index int) bool {
	return in.letter == nil && in.draft != nil && index < len(in.draft.Components)
}

// scanOf adds a file to a paper of the draft as it is now.
func (in *intake) scanOf(index int) func(dossier.File) {
	draft := in.draft
	return func(f dossier.File) {
		c := &draft.Components[index]
		if !c.Present {
			c.Present, c.Originals = true, 1
		}
		c.Files = append(c.Files, f)
		in.marked = true
		in.show()
		in.typed.later()
	}
}

// scansText says which files were scanned: the name of one, the number of several.
func scansText(files []dossier.File) string {
	if len(files) == 1 {
		return files[0].Name
	}
	return kit.Tf("%d tệp", len(files))
}

// allPapers ticks every required paper that is not there yet: the usual case at the counter.
func (in *intake) allPapers() {
	if in.draft == nil {
		return
	}
	for i, c := range in.draft.Components {
		if !c.Present && !c.Optional {
			in.matchPaper(i, asOriginal)
		}
	}
}

// attach makes attachment n of the letter the file of a component.
func (in *intake) attach(c *dossier.Component, n int) {
	for _, a := range in.letter.Attachments {
		if a.Index == n {
			c.Files, c.Electronic = []dossier.File{a.File()}, 1
		}
	}
}

// sortFiles makes the attachments that no component has the other files of the dossier: none of them is lost.
func (in *intake) sortFiles() {
	if in.letter == nil {
		return
	}
	used := map[string]bool{}
	for _, c := range in.draft.Components {
		for _, f := range c.Files {
			used[f.SHA256+f.Name] = true
		}
	}
	in.draft.OtherFiles = nil
	for _, a := range in.letter.Attachments {
		if f := a.File(); !a.Inline && !used[f.SHA256+f.Name] {
			in.draft.OtherFiles = append(in.draft.OtherFiles, f)
		}
	}
}

// papersText is the list of papers as a draft keeps it.
func (in *intake) papersText() string {
	if in.draft == nil || !in.marked {
		return ""
	}
	text, err := json.Marshal(in.draft.Components)
	if err != nil {
		return ""
	}
	return string(text)
}

// bringPapersBack puts the papers of a draft into the list when it is still the same one.
func (in *intake) bringPapersBack(text string) {
	var kept []dossier.Component
	if json.Unmarshal([]byte(text), &kept) != nil || len(kept) != len(in.draft.Components) {
		return
	}
	for i, c := range kept {
		if c.Name != in.draft.Components[i].Name {
			return
		}
	}
	in.draft.Components, in.marked, in.scores = kept, true, nil
	in.sortFiles()
	in.show()
}
