package paper

import "time"

// How a step of the work ended, in HandOver.Outcome.
const (
	OutcomeEarly  = "early"   // trước hạn
	OutcomeOnTime = "on_time" // đúng hạn
	OutcomeLate   = "late"    // quá hạn
)

// HandOver is one passing of a dossier from one unit to the next.
type HandOver struct {
	From    string    `json:"from"` // unit that gives
	To      string    `json:"to"`   // unit that takes
	Giver   string    `json:"giver"`
	Taker   string    `json:"taker"`
	At      time.Time `json:"at"`
	Outcome string    `json:"outcome"` // OutcomeEarly, OutcomeOnTime, OutcomeLate or "" while not known
	Note    string    `json:"note"`
}

// ControlData is what the control slip shows (Phiếu kiểm soát quá trình giải quyết hồ sơ): it travels with the dossier
// and has a row for every hand-over.
type ControlData struct {
	Letterhead
	Dossier
	Unit     string     `json:"unit"`     // cơ quan (bộ phận) giải quyết
	Partners string     `json:"partners"` // cơ quan phối hợp
	Steps    []HandOver `json:"steps"`
}

// TransferData is what the hand-over sheet of one dossier shows (Giấy bàn giao hồ sơ, between desk and department).
type TransferData struct {
	Letterhead
	Dossier
	Number     string     `json:"number"`
	Unit       string     `json:"unit"`      // the unit that works on the dossier
	ReturnBy   time.Time  `json:"return_by"` // when the result must be back at the desk: when the dossier is due
	Step       string     `json:"step"`      // what the unit does with it
	StepDue    time.Time  `json:"step_due"`  // when that must be done, zero for a step without a limit
	Components Papers     `json:"components"`
	Given      []HandOver `json:"given"`    // I. giao hồ sơ
	Returned   []HandOver `json:"returned"` // II. nhận kết quả; usually empty, filled in by hand
}

// BatchData is what the hand-over sheet of several dossiers shows (Giấy bàn giao hồ sơ, list).
type BatchData struct {
	Letterhead
	Number    string       `json:"number"`
	Giver     string       `json:"giver"` // person
	GiverUnit string       `json:"giver_unit"`
	Taker     string       `json:"taker"`
	TakerUnit string       `json:"taker_unit"`
	Kind      string       `json:"kind"` // what is handed over, e.g. "Hồ sơ giấy"
	At        time.Time    `json:"at"`
	Rows      []DossierRow `json:"rows"`
}

// Count is the number of dossiers handed over.
func (d BatchData) Count() int { return len(d.Rows) }

// DossierRow is one dossier in a list.
type DossierRow struct {
	Code     string    `json:"code"`
	Owner    string    `json:"owner"`
	Request  string    `json:"request"`
	Received time.Time `json:"received"`
	Due      time.Time `json:"due"`
	Note     string    `json:"note"`
}

// ResultsData is what the hand-over list of results shows (Phiếu bàn giao kết quả): a department gives results to the desk.
type ResultsData struct {
	Letterhead
	Number string      `json:"number"`
	Unit   string      `json:"unit"` // đơn vị chủ trì giải quyết
	Giver  string      `json:"giver"`
	Taker  string      `json:"taker"`
	At     time.Time   `json:"at"`
	Rows   []ResultRow `json:"rows"`
}

// Count is the number of results handed over.
func (d ResultsData) Count() int { return len(d.Rows) }

// ResultRow is one result in the hand-over list.
type ResultRow struct {
	Code    string `json:"code"`
	Request string `json:"request"`
	Result  string `json:"result"` // kind, number and day of the document, or "Trả lại hồ sơ"
	Owner   string `json:"owner"`
	Address string `json:"address"`
	Fee     bool   `json:"fee"`     // a fee is still to be taken
	ByPost  bool   `json:"by_post"` // to be sent by post
}

// ReturnData is what the receipt for a returned result shows (Giấy biên nhận trả kết quả).
type ReturnData struct {
	Letterhead
	Dossier
	Number  string    `json:"number"`
	Giver   Person    `json:"giver"` // the officer
	Taker   Person    `json:"taker"` // who takes the result
	Results []Result  `json:"results"`
	At      time.Time `json:"at"`
}

// Result is one document handed to the citizen.
type Result struct {
	Kind    string `json:"kind"`
	Number  string `json:"number"`
	Summary string `json:"summary"`
}
