package dossier

import (
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// Given is what the officer says with a move; Move.Needs and Move.Takes name the fields that matter.
type Given struct {
	Reason     string     `json:"reason,omitempty"`
	Document   string     `json:"document,omitempty"` // number of the paper that the move is done with
	Day        office.Day `json:"day,omitempty"`      // its day
	Papers     []string   `json:"papers,omitempty"`   // what is asked for, what came, or what is handed out
	Until      office.Day `json:"until,omitempty"`    // last day for bringing the papers
	Unit       string     `json:"unit,omitempty"`
	Handler    string     `json:"handler,omitempty"`
	Step       string     `json:"step,omitempty"`
	Limit      string     `json:"limit,omitempty"` // of the step, as workday.ReadBudget reads it, a bare "ngày" being a working day
	Days       int        `json:"days,omitempty"`  // of the extension, working days
	Basis      string     `json:"basis,omitempty"`
	Apology    string     `json:"apology,omitempty"`
	Result     Result     `json:"result,omitzero"`
	Receiver   string     `json:"receiver,omitempty"` // who takes the result
	ReceiverID string     `json:"receiver_id,omitempty"`
	ReturnBy   string     `json:"return_by,omitempty"` // ReturnDesk, ReturnPost or ReturnOnline
	Tracking   string     `json:"tracking,omitempty"`
}

// Occasion is when, by whom and under which rules a move is made.
type Occasion struct {
	At          time.Time
	By          string
	Engine      *workday.Engine // of the calendar that the dossier was promised under
	Exact       bool            // compare instants instead of half-days
	Supplements int             // how often papers may be asked for; 0 means once
}

// MaxExtension is the longest extension, in working days.
const MaxExtension = 365

// shortest is how many letters a reason has at least.
const shortest = 5

// needs are the checks and the sentences of the fields that a move may need.
var needs = map[string]struct {
	there    func(g *Given) bool
	sentence string
}{
	"reason":        {func(g *Given) bool { return len([]rune(g.Reason)) >= shortest }, "Hãy ghi rõ lý do."},
	"document":      {func(g *Given) bool { return g.Document != "" }, "Hãy ghi số, ký hiệu văn bản làm căn cứ cho thao tác này."},
	"day":           {func(g *Given) bool { return g.Day != "" }, "Hãy ghi ngày của văn bản làm căn cứ."},
	"papers":        {func(g *Given) bool { return len(g.Papers) > 0 }, "Hãy ghi các giấy tờ cần bổ sung."},
	"unit":          {func(g *Given) bool { return g.Unit != "" }, "Hãy chọn phòng, đơn vị nhận hồ sơ."},
	"step":          {func(g *Given) bool { return g.Step != "" }, "Hãy chọn bước xử lý tiếp theo."},
	"days":          {func(g *Given) bool { return g.Days > 0 && g.Days <= MaxExtension }, "Số ngày gia hạn phải từ 1 đến 365 ngày làm việc."},
	"result.paper":  {func(g *Given) bool { return g.Result.Paper != "" }, "Hãy ghi loại văn bản kết quả, ví dụ Giấy phép."},
	"result.number": {func(g *Given) bool { return g.Result.Number != "" }, "Hãy ghi số, ký hiệu của văn bản kết quả."},
	"result.day":    {func(g *Given) bool { return g.Result.Day != "" }, "Hãy ghi ngày ký văn bản kết quả."},
	"result.signer": {func(g *Given) bool { return g.Result.Signer != "" }, "Hãy ghi người ký văn bản kết quả."},
	"receiver":      {func(g *Given) bool { return g.Receiver != "" }, "Hãy ghi họ tên người nhận kết quả."},
	"return_by":     {func(g *Given) bool { return knownReturn(g.ReturnBy) }, "Hãy chọn cách trả kết quả: tại quầy, qua bưu chính hoặc trực tuyến."},
}

func knownReturn(how string) bool {
	return how == ReturnDesk || how == ReturnPost || how == ReturnOnline
}

// tidy trims every text and drops empty papers.
func (g *Given) tidy() {
	for _, text := range []*string{
		&g.Reason, &g.Document, &g.Unit, &g.Handler, &g.Step, &g.Limit, &g.Basis, &g.Apology, &g.Receiver, &g.ReceiverID, &g.Tracking,
		&g.Result.Paper, &g.Result.Number, &g.Result.Signer, &g.Result.Issuer,
	} {
		*text = strings.TrimSpace(*text)
	}
	if limit, err := workday.ReadBudget(g.Limit, workday.WorkingDays); err == nil {
		g.Limit = limit.String()
	}
	var papers []string
	for _, paper := range g.Papers {
		if paper = strings.TrimSpace(paper); paper != "" {
			papers = append(papers, paper)
		}
	}
	g.Papers = papers
}

// check refuses what lacks a field that the move needs, or has a day that cannot be.
func (g *Given) check(m Move, o Occasion) error {
	for _, field := range m.Needs {
		if need := needs[field]; !need.there(g) {
			return office.Invalid(field, "%s", need.sentence)
		}
	}
	today := office.DayOf(o.At)
	for _, said := range []struct {
		field string
		day   office.Day
	}{{"day", g.Day}, {"result.day", g.Result.Day}} {
		switch {
		case said.day == "":
		case said.day.Time().IsZero():
			return office.Invalid(said.field, "Ngày “%s” không đúng, hãy ghi theo dạng ngày/tháng/năm.", string(said.day))
		case said.day > today:
			return office.Invalid(said.field, "Ngày %s của văn bản là ngày chưa đến.", said.day)
		}
	}
	if g.Until != "" && (g.Until.Time().IsZero() || g.Until < today) {
		return office.Invalid("until", "Hạn bổ sung phải là một ngày từ hôm nay trở đi.")
	}
	if g.Limit != "" {
		_, err := workday.ReadBudget(g.Limit, workday.WorkingDays)
		return err
	}
	return nil
}
