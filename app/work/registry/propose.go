package registry

import (
	"cmp"
	"context"
	"regexp"
	"strings"

	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// IncomingProposal is what a letter suggests for the register; the clerk confirms or changes all of it.
type IncomingProposal struct {
	Document document.Incoming `json:"document"`
	Hints    []string          `json:"hints"` // Vietnamese: where the fields come from
	Alike    []string          `json:"alike"` // documents that may be the same
}

// ProposeIncoming reads a taken letter and the text of its first PDF: number and symbol, day, type, author, summary.
func (r *Registry) ProposeIncoming(ctx context.Context, letterID int64) (*IncomingProposal, error) {
	l, err := r.office.Store.Letters.Get(ctx, letterID)
	if err != nil {
		return nil, err
	}
	if err := l.MustWait(); err != nil {
		return nil, err
	}
	p := &IncomingProposal{Document: *r.Blank()}
	x := &p.Document
	x.LetterID, x.Source = l.ID, "Thư điện tử"
	for _, a := range l.Files() {
		x.Files = append(x.Files, a.File())
	}
	if err := r.read(ctx, x, p, "tiêu đề thư", l.Subject); err != nil {
		return nil, err
	}
	for _, a := range l.Files() {
		if text := r.office.FirstPage(ctx, l, a); text != "" {
			if err := r.read(ctx, x, p, "tệp "+a.Name, text); err != nil {
				return nil, err
			}
			break
		}
	}
	p.fill(&x.Author, cmp.Or(l.From.Name, l.From.Address), "cơ quan ban hành", "người gửi thư")
	p.fill(&x.Summary, trimSubject(l.Subject), "trích yếu", "tiêu đề thư")
	p.Alike, err = r.Alike(ctx, x)
	return p, err
}

// read fills the fields that are still empty from a text.
func (r *Registry) read(ctx context.Context, x *document.Incoming, p *IncomingProposal, where, text string) error {
	lists, err := r.Lists(ctx)
	if err != nil {
		return err
	}
	found := ReadDocument(lists.Types, text)
	p.fill(&x.Number, found.Number, "số, ký hiệu", where)
	p.fill((*string)(&x.Dated), string(found.Dated), "ngày văn bản", where)
	p.fill(&x.Type, found.Type, "loại", where)
	p.fill(&x.Summary, found.Summary, "trích yếu", where)
	p.fill(&x.Author, found.Author, "cơ quan ban hành", where)
	return nil
}

// fill fills a field that is still empty and notes where the value comes from.
func (p *IncomingProposal) fill(field *string, value, what, where string) {
	if *field == "" && value != "" {
		*field = value
		p.Hints = append(p.Hints, what+": "+where)
	}
}

// Reading is what the first page of a document or the subject of its mail says of it.
type Reading struct {
	Number  string
	Dated   office.Day
	Type    string
	Summary string
	Author  string
}

var (
	longDay  = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	shortDay = regexp.MustCompile(`(?i)ngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})`)
	subjects = regexp.MustCompile(`(?im)^\s*(?:v/v|về việc)\s*[:.]?\s*(.+)$`)
)

// ReadDocument reads number and symbol, day, type, summary and author from a text. What is not there stays empty.
func ReadDocument(types document.Types, text string) Reading {
	text = viet.NFC(text)
	var r Reading
	if n, found := types.FindIn(text); found {
		r.Number = n.String()
		if kind, known := types.Find(n.Type); known {
			r.Type = kind.Name
		} else if !n.Party && n.Year == 0 {
			r.Type = "Công văn"
		}
	}
	r.Dated = dayIn(text)
	if m := subjects.FindStringSubmatch(text); m != nil {
		r.Summary = "Về việc " + viet.SafeLine(m[1])
	}
	if r.Type != "" && r.Type != "Công văn" && r.Summary == "" {
		r.Summary = below(text, r.Type)
	}
	r.Author = authorIn(text)
	return r
}

func dayIn(text string) office.Day {
	if m := longDay.FindStringSubmatch(text); m != nil {
		day, err := viet.ParseDay(m[1]+"/"+m[2]+"/"+m[3], "")
		if err == nil {
			return day
		}
	}
	if m := shortDay.FindStringSubmatch(text); m != nil {
		day, err := viet.ParseDay(m[1], "")
		if err == nil {
			return day
		}
	}
	return ""
}

// below is the line under the name of the type, which a document with a type has as its summary.
func below(text, kind string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if viet.Fold(strings.TrimSpace(line)) != viet.Fold(kind) {
			continue
		}
		for _, next := range lines[i+1:] {
			if next = viet.SafeLine(next); next != "" {
				return next
			}
		}
	}
	return ""
}

// authorIn is the last line in capitals above the number: the name of who issued the document stands there at the left,
// below the name of the body above it (NĐ 30/2020 Phụ lục I). A line that begins with a place goes on with the one before.
func authorIn(text string) string {
	author := ""
	for _, line := range strings.Split(text, "\n") {
		left, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
		folded := viet.Fold(left)
		switch {
		case strings.HasPrefix(strings.ToLower(left), "số"):
			return author
		case strings.Contains(folded, "cong hoa xa hoi"), strings.Contains(folded, "doc lap"), len([]rune(left)) < 4, strings.ToUpper(left) != left:
		case author != "" && placeName.MatchString(left):
			author += " " + viet.SafeLine(left)
		default:
			author = viet.SafeLine(left)
		}
	}
	return ""
}

var placeName = regexp.MustCompile(`^(TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU) `)

// replies are what mail programs put in front of a subject.
var replies = regexp.MustCompile(`(?i)^\s*((re|fw|fwd|tl|trả lời|chuyển tiếp)\s*:\s*)+`)

func trimSubject(subject string) string { return viet.SafeLine(replies.ReplaceAllString(subject, "")) }
