package paper

import (
	"time"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// DocumentSet is the set of the forms of NĐ 30/2020/NĐ-CP: the registers and slips of văn thư.
const DocumentSet = "nd30"

// The kinds of data of DocumentSet's forms.
const (
	KindIncomingBook         = "incoming-book"          // DocumentBookData, as all books
	KindOutgoingBook         = "outgoing-book"          //
	KindHandlingBook         = "handling-book"          //
	KindOutgoingTransferBook = "outgoing-transfer-book" //
	KindIncomingTransferBook = "incoming-transfer-book" //
	KindPostBook             = "post-book"              //
	KindKeptCopyBook         = "kept-copy-book"         //
	KindDirection            = "direction"              // DirectionData
	KindFolderList           = "folder-list"            // FolderListData
	KindFolderIndex          = "folder-index"           // FolderIndexData
	KindHandInList           = "hand-in-list"           // FolderListData
	KindHandIn               = "hand-in"                // HandInData
	KindStamp                = "stamp"                  // StampData
)

// DocumentBookData is what the bound registers of documents show: a cover and a row for every document (NĐ 30/2020
// Phụ lục IV).
type DocumentBookData struct {
	Letterhead
	Year   int           `json:"year"`
	Volume string        `json:"volume"` // quyển số
	From   office.Day    `json:"from"`
	To     office.Day    `json:"to"`
	First  string        `json:"first"` // first and last number in the book
	Last   string        `json:"last"`
	Filter string        `json:"filter"` // which documents only, in words; empty for all
	Rows   []DocumentRow `json:"rows"`
}

// DocumentRow is one line of a register of documents; each register shows some of it.
type DocumentRow struct {
	Day        office.Day `json:"day"`     // of arrival, or of use
	Arrival    string     `json:"arrival"` // số đến
	Author     string     `json:"author"`
	Number     string     `json:"number"` // số và ký hiệu
	Dated      office.Day `json:"dated"`
	Content    string     `json:"content"`   // tên loại và trích yếu
	Described  string     `json:"described"` // type, number, day and author in one
	Unit       string     `json:"unit"`      // who gets it
	HandedOn   office.Day `json:"handed_on"` // ngày chuyển, or the day it came back
	Signer     string     `json:"signer"`    // or who allowed the use
	Recipients string     `json:"recipients"`
	Keeper     string     `json:"keeper"`
	Copies     int        `json:"copies"`
	Envelopes  int        `json:"envelopes"`
	Due        office.Day `json:"due"`
	Progress   string     `json:"progress"`
	Answer     string     `json:"answer"`
	User       string     `json:"user"`
	Folder     string     `json:"folder"`
	Note       string     `json:"note"`
}

// DirectionData is what phiếu giải quyết văn bản đến shows.
type DirectionData struct {
	Letterhead
	Arrival    string         `json:"arrival"`
	Arrived    office.Day     `json:"arrived"`
	Type       string         `json:"type"`
	Number     string         `json:"number"`
	Dated      office.Day     `json:"dated"`
	Author     string         `json:"author"`
	Summary    string         `json:"summary"`
	Urgency    string         `json:"urgency"`
	Directions []DirectionRow `json:"directions"`
	Handler    string         `json:"handler"`
	HandlerDue office.Day     `json:"handler_due"`
	HandlerOn  office.Day     `json:"handler_on"`
	Proposal   string         `json:"proposal"`
}

// DirectionRow is what one leader wrote.
type DirectionRow struct {
	Leader string     `json:"leader"`
	On     time.Time  `json:"on"`
	Lead   string     `json:"lead"`
	Joint  string     `json:"joint"`
	Notice string     `json:"notice"`
	Due    office.Day `json:"due"`
	Text   string     `json:"text"`
}

// FolderListData is what danh mục hồ sơ and mục lục hồ sơ nộp lưu show.
type FolderListData struct {
	Letterhead
	Year      int         `json:"year"`
	Unit      string      `json:"unit"`
	Decision  string      `json:"decision"` // the decision that the list was issued with
	DecidedOn office.Day  `json:"decided_on"`
	DecidedBy string      `json:"decided_by"`
	Rows      []FolderRow `json:"rows"`
	Author    string      `json:"author"`
	Giver     string      `json:"giver"`
	Receiver  string      `json:"receiver"`
	Signature
}

// FolderRow is one folder in a list.
type FolderRow struct {
	Position   int    `json:"position"` // in the list, 0 for a heading
	Code       string `json:"code"`     // empty for the heading of a part of the list
	Title      string `json:"title"`
	Retention  string `json:"retention"` // in words: Vĩnh viễn, 20 năm
	Forever    bool   `json:"forever"`
	Keeper     string `json:"keeper"`
	Span       string `json:"span"` // days of the first and the last document
	SheetCount int    `json:"sheet_count"`
	Note       string `json:"note"`
}

// Count is the number of folders; headings are none.
func (d FolderListData) Count() int { return d.count(func(FolderRow) bool { return true }) }

// CountWords is Count in words.
func (d FolderListData) CountWords() string { return viet.NumberInWords(int64(d.Count())) }

// Permanent is the number of folders that are kept for ever.
func (d FolderListData) Permanent() int { return d.count(func(r FolderRow) bool { return r.Forever }) }

func (d FolderListData) count(counts func(FolderRow) bool) int {
	n := 0
	for _, r := range d.Rows {
		if r.Code != "" && counts(r) {
			n++
		}
	}
	return n
}

// Limited is the number of the other folders.
func (d FolderListData) Limited() int { return d.Count() - d.Permanent() }

// FolderIndexData is what mục lục văn bản trong hồ sơ shows.
type FolderIndexData struct {
	Code       string           `json:"code"`
	Title      string           `json:"title"`
	Retention  string           `json:"retention"`
	Keeper     string           `json:"keeper"`
	SheetCount int              `json:"sheet_count"`
	Rows       []FolderIndexRow `json:"rows"`
}

// Count is the number of papers in the folder.
func (d FolderIndexData) Count() int { return len(d.Rows) }

// FolderIndexRow is one paper in a folder.
type FolderIndexRow struct {
	Number  string     `json:"number"`
	Dated   office.Day `json:"dated"`
	Content string     `json:"content"`
	Author  string     `json:"author"`
	Sheets  string     `json:"sheets"` // 4–6
	Note    string     `json:"note"`
}

// HandInData is what biên bản giao nhận hồ sơ, tài liệu shows.
type HandInData struct {
	Letterhead
	Year         int        `json:"year"`
	On           office.Day `json:"on"`
	Unit         string     `json:"unit"`
	Giver        string     `json:"giver"`
	GiverPost    string     `json:"giver_post"`
	Archive      string     `json:"archive"`
	Receiver     string     `json:"receiver"`
	ReceiverPost string     `json:"receiver_post"`
	Name         string     `json:"name"` // tên khối tài liệu
	Span         string     `json:"span"`
	Boxes        int        `json:"boxes"`
	Paper        int        `json:"paper"` // folders of paper
	Metres       string     `json:"metres"`
	SheetCount   int        `json:"sheet_count"`
	Electronic   int        `json:"electronic"` // folders that are electronic
	Files        int        `json:"files"`
	Condition    string     `json:"condition"`
}

// StampData is what the stamp ĐẾN shows.
type StampData struct {
	Agency  string     `json:"agency"`
	Arrival string     `json:"arrival"`
	Day     office.Day `json:"day"`
	To      string     `json:"to"`     // Chuyển
	Folder  string     `json:"folder"` // số và ký hiệu hồ sơ
}

// Lines are the lines below the agency's name.
func (d StampData) Lines() []string {
	dots := func(text string) string {
		if text == "" {
			return "……………………"
		}
		return text
	}
	return []string{
		"ĐẾN   Số: " + dots(d.Arrival) + "\nNgày: " + dots(d.Day.String()), "Chuyển: " + dots(d.To), "Số và ký hiệu HS: " + dots(d.Folder),
	}
}
