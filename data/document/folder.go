package document

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Folder is a file of the office's work (hồ sơ công việc; NĐ 30/2020 Điều 28–32): it stands in the list of the year, is
// opened, filled and closed by who does the work, and handed in to the archive.
type Folder struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`

	Year      int        `json:"year"`
	Code      string     `json:"code"`              // số và ký hiệu hồ sơ, 01.TCCB
	Title     string     `json:"title"`             // tiêu đề
	Heading   string     `json:"heading,omitempty"` // part of the list of files that it stands in
	Retention int        `json:"retention"`         // thời hạn bảo quản in years, Forever for vĩnh viễn
	Keeper    string     `json:"keeper"`            // người lập
	Unit      string     `json:"unit,omitempty"`
	Building  bool       `json:"building,omitempty"` // xây dựng cơ bản: handed in three months after settlement
	Note      string     `json:"note,omitempty"`
	OpenedOn  office.Day `json:"opened_on,omitempty"`
	ClosedOn  office.Day `json:"closed_on,omitempty"`
	State     State      `json:"state"`
	Items     []Item     `json:"items,omitempty"`
	HandIn    *HandIn    `json:"hand_in,omitempty"`
	Events    []Event    `json:"events,omitempty"`
}

// Forever is the retention of what is kept for good.
const Forever = 0

// RetentionWords writes a retention as the list of folders does: "Vĩnh viễn", "20 năm".
func RetentionWords(years int) string {
	if years == Forever {
		return "Vĩnh viễn"
	}
	return strconv.Itoa(years) + " năm"
}

// Item is one paper in a folder, a line of mục lục văn bản.
type Item struct {
	Kind    string     `json:"kind"`         // "incoming", "outgoing" or "other"
	ID      int64      `json:"id,omitempty"` // of the document, 0 for another paper
	Number  string     `json:"number,omitempty"`
	Dated   office.Day `json:"dated,omitempty"`
	Type    string     `json:"type,omitempty"`
	Summary string     `json:"summary"`
	Author  string     `json:"author,omitempty"`
	Sheets  int        `json:"sheets,omitempty"` // how many; the index counts them up
	Note    string     `json:"note,omitempty"`
}

// The kinds of items.
const (
	ItemIncoming = "incoming"
	ItemOutgoing = "outgoing"
	ItemOther    = "other"
)

// HandIn is the hand-over to the agency's archive.
type HandIn struct {
	On       office.Day `json:"on"`
	Giver    string     `json:"giver"`
	Receiver string     `json:"receiver"`
	Boxes    int        `json:"boxes,omitempty"`
	Note     string     `json:"note,omitempty"`
}

// The states of a folder.
const (
	Planned  State = "Trong danh mục"
	Opened   State = "Đang lập"
	Closed   State = "Đã kết thúc"
	HandedIn State = "Đã nộp lưu"
)

// The moves of a folder.
const (
	ActPlan   = "plan"
	ActOpen   = "open"
	ActAdd    = "add"
	ActRemove = "remove"
	ActClose  = "close"
	ActHandIn = "hand-in"
)

// ActTakeOut is what the audit record of a document says when its folder gives it up (ActRemove).
const ActTakeOut = "take-out"

// folderMoves is the whole way of a folder.
var folderMoves = []Move{
	{From: []State{beforeBook}, To: Planned, Action: ActPlan, Label: "Đưa vào danh mục"},
	{From: []State{Planned}, To: Opened, Action: ActOpen, Label: "Mở hồ sơ"},
	{From: []State{Opened}, To: Opened, Action: ActAdd, Label: "Thêm văn bản"},
	{From: []State{Opened}, To: Opened, Action: ActRemove, Label: "Lấy văn bản ra"},
	{From: []State{Opened}, To: Closed, Action: ActClose, Label: "Kết thúc hồ sơ"},
	{From: []State{Closed}, To: Opened, Action: ActReopen, Label: "Mở lại"},
	{From: []State{Closed}, To: HandedIn, Action: ActHandIn, Label: "Nộp lưu cơ quan"},
}

// FolderStates are the states of a folder in order.
func FolderStates() []State { return []State{Planned, Opened, Closed, HandedIn} }

// Moves are what may be done with the folder now.
func (f *Folder) Moves() []Move { return from(folderMoves, f.state()) }

func (f *Folder) state() State {
	if f.State == "" {
		return beforeBook
	}
	return f.State
}

// Validate checks what the list of files needs.
func (f *Folder) Validate() error {
	switch {
	case strings.TrimSpace(f.Code) == "":
		return office.Invalid("code", "Hãy ghi số, ký hiệu hồ sơ, ví dụ 01.TCCB.")
	case strings.TrimSpace(f.Title) == "":
		return office.Invalid("title", "Hãy ghi tiêu đề hồ sơ.")
	case strings.TrimSpace(f.Keeper) == "":
		return office.Invalid("keeper", "Hãy ghi người lập hồ sơ.")
	case f.Year < firstYear || f.Year > lastYear:
		return office.Invalid("year", "Năm %d của hồ sơ không đúng.", f.Year)
	case f.Retention < 0:
		return office.Invalid("retention", "Thời hạn bảo quản không đúng.")
	}
	return nil
}

// NextYear is the folder as it begins again in the list of another year: planned, without papers. A year that stands in its
// title is put forward too.
func (f *Folder) NextYear(year int) Folder {
	return Folder{
		Year: year, Code: f.Code, Title: strings.ReplaceAll(f.Title, strconv.Itoa(f.Year), strconv.Itoa(year)), Heading: f.Heading,
		Retention: f.Retention, Keeper: f.Keeper, Unit: f.Unit, Building: f.Building, Note: f.Note,
	}
}

// FolderGiven is what is said with a move of a folder.
type FolderGiven struct {
	Note   string
	Items  []Item // to add
	Remove int    // index of the item to take out
	HandIn HandIn
}

// Apply makes a move. Errors: office.CodeRefused, office.CodeInvalid with the field's JSON name.
func (f *Folder) Apply(action string, g FolderGiven, o Occasion) error {
	m, err := move(folderMoves, f.state(), action)
	if err != nil {
		return err
	}
	next, text := *f, strings.TrimSpace(g.Note)
	switch action {
	case ActOpen:
		next.OpenedOn = o.today()
	case ActAdd:
		text, err = next.add(g.Items)
	case ActRemove:
		text, err = next.remove(g.Remove, text)
	case ActClose:
		next.ClosedOn, err = o.today(), next.mayClose()
	case ActReopen:
		next.ClosedOn = ""
		if len([]rune(text)) < shortest {
			err = office.Invalid("note", "Hãy ghi rõ lý do.")
		}
	case ActHandIn:
		text, err = next.handIn(g.HandIn)
	}
	if err != nil {
		return err
	}
	next.State = m.To
	next.Events = append(slices.Clip(f.Events), note(m, f.State, text, o))
	*f = next
	return nil
}

// add puts papers in, each document once.
func (f *Folder) add(items []Item) (string, error) {
	if len(items) == 0 {
		return "", office.Invalid("items", "Hãy chọn văn bản để đưa vào hồ sơ.")
	}
	list := slices.Clone(f.Items)
	var names []string
	for _, item := range items {
		if item.ID != 0 && slices.ContainsFunc(list, func(there Item) bool { return there.Kind == item.Kind && there.ID == item.ID }) {
			return "", office.Refuse("Văn bản %s đã có trong hồ sơ %s.", item.Number, f.Code)
		}
		list = append(list, item)
		names = append(names, words(item.Number, item.Summary))
	}
	f.Items = list
	return strings.Join(names, "; "), nil
}

// TakeOut notes that the document lies in its folder no longer; reason says why, and out of which.
func (x *Incoming) TakeOut(reason string, o Occasion) {
	x.FolderID = 0
	x.Events = append(slices.Clip(x.Events), note(Move{Action: ActTakeOut, To: x.State}, x.State, reason, o))
}

// TakeOut notes that the document lies in its folder no longer; reason says why, and out of which.
func (x *Outgoing) TakeOut(reason string, o Occasion) {
	x.FolderID = 0
	x.Events = append(slices.Clip(x.Events), note(Move{Action: ActTakeOut, To: x.State}, x.State, reason, o))
}

func (f *Folder) remove(i int, reason string) (string, error) {
	switch {
	case i < 0 || i >= len(f.Items):
		return "", office.Invalid("items", "Hồ sơ không có văn bản này.")
	case len([]rune(reason)) < shortest:
		return "", office.Invalid("note", "Hãy ghi rõ lý do lấy văn bản ra khỏi hồ sơ.")
	}
	text := words(f.Items[i].Number, f.Items[i].Summary, reason)
	f.Items = slices.Delete(slices.Clone(f.Items), i, i+1)
	return text, nil
}

// mayClose refuses to close an empty folder.
func (f *Folder) mayClose() error {
	if len(f.Items) == 0 {
		return office.Refuse("Hồ sơ %s chưa có văn bản nào nên không kết thúc được.", f.Code)
	}
	return nil
}

func (f *Folder) handIn(h HandIn) (string, error) {
	switch {
	case h.On.Time().IsZero():
		return "", office.Invalid("on", "Hãy ghi ngày nộp lưu.")
	case strings.TrimSpace(h.Receiver) == "":
		return "", office.Invalid("receiver", "Hãy ghi người nhận ở lưu trữ cơ quan.")
	}
	f.HandIn = &h
	return words(h.Giver, h.Receiver), nil
}

// HandInBy is the last day for handing the folder in: one year after the work ended, three months for building works
// (NĐ 30/2020 Điều 30); empty while it is not closed.
func (f *Folder) HandInBy() office.Day {
	if f.ClosedOn == "" {
		return ""
	}
	closed := f.ClosedOn.Time()
	if f.Building {
		return monthsLater(closed, 3)
	}
	return monthsLater(closed, 12)
}

// monthsLater is the same day n months later, the last of that month where it has no such day.
func monthsLater(from time.Time, n int) office.Day {
	first := time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, office.Zone)
	last := first.AddDate(0, 1, -1).Day()
	return office.DayOf(first.AddDate(0, 0, min(from.Day(), last)-1))
}

// Sheets is the number of the first sheet of an item, and of its last one, in the index of the folder.
func (f *Folder) Sheets(i int) (first, last int) {
	for _, item := range f.Items[:i] {
		first += item.Sheets
	}
	return first + 1, first + f.Items[i].Sheets
}
