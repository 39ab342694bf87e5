package dossier

import "vanphongso/data/procedure"

// Measure is a column of a report that says how many dossiers of a row are so and so.
type Measure struct {
	Key    string   // JSON name
	Title  string   // Vietnamese
	Groups []string // titles above, from the top down
	Counts func(Case, Place) bool
	Sums   [][]string // keys of measures that always come to the same sum
	Share  *Share     // a share instead of a number; Counts says which dossiers are its part
}

// Share is a part of the dossiers that a measure counts.
type Share struct{ Part, Whole string } // keys of measures; Part may name several, parted by +

// column counts the dossiers of a column of Biểu II.06a.
func column(c Column) func(Case, Place) bool {
	return func(_ Case, p Place) bool { return p.In(c) }
}

// The groups of columns, as the form names them.
const (
	groupReceived = "Tiếp nhận"
	groupInPeriod = "Trong kỳ"
	groupSolved   = "Đã giải quyết"
	groupOpen     = "Đang giải quyết"
)

// SettlementMeasures are the columns 3 to 13 of Biểu II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP).
func SettlementMeasures() []Measure {
	return []Measure{
		{
			Key: "tiep_nhan", Title: "Tổng số", Groups: []string{groupReceived}, Counts: column(ColumnReceived),
			Sums: [][]string{{"truc_tuyen", "truc_tiep", "ky_truoc"}, {"giai_quyet", "dang_giai_quyet"}},
		},
		{Key: "truc_tuyen", Title: "Trực tuyến", Groups: []string{groupReceived, groupInPeriod}, Counts: column(ColumnOnline)},
		{Key: "truc_tiep", Title: "Trực tiếp, dịch vụ bưu chính", Groups: []string{groupReceived, groupInPeriod}, Counts: column(ColumnDirect)},
		{Key: "ky_truoc", Title: "Từ kỳ trước", Groups: []string{groupReceived}, Counts: column(ColumnCarried)},
		{
			Key: "giai_quyet", Title: "Tổng số", Groups: []string{groupSolved}, Counts: column(ColumnSolved),
			Sums: [][]string{{"truoc_han", "dung_han", "qua_han"}},
		},
		{Key: "truoc_han", Title: "Trước hạn", Groups: []string{groupSolved}, Counts: column(ColumnEarly)},
		{Key: "dung_han", Title: "Đúng hạn", Groups: []string{groupSolved}, Counts: column(ColumnOnTime)},
		{Key: "qua_han", Title: "Quá hạn", Groups: []string{groupSolved}, Counts: column(ColumnLate)},
		{
			Key: "dang_giai_quyet", Title: "Tổng số", Groups: []string{groupOpen}, Counts: column(ColumnOpen),
			Sums: [][]string{{"trong_han", "qua_han_dang_giai_quyet"}},
		},
		{Key: "trong_han", Title: "Trong hạn", Groups: []string{groupOpen}, Counts: column(ColumnOpenInTime)},
		{Key: "qua_han_dang_giai_quyet", Title: "Quá hạn", Groups: []string{groupOpen}, Counts: column(ColumnOpenOverdue)},
	}
}

// waits says whether the dossier waits for papers; givenBack whether it was sent back or withdrawn. The reports of the
// office itself (domain.md §10.2) tell both apart from what is in work and what was solved.
func waits(p Place) bool { return p.Counted() && p.Last.To == Supplementing }

func givenBack(p Place) bool {
	return p.Counted() && !p.Last.To.Open() && (p.Last.Finish == FinishReturned || p.Last.Finish == FinishWithdrawn)
}

// proper counts the dossiers of a column of Biểu II.06a that neither wait for papers nor were given back.
func proper(c Column) func(Case, Place) bool {
	return func(_ Case, p Place) bool { return p.In(c) && !waits(p) && !givenBack(p) }
}

// cameBy counts the dossiers received in the period by a channel; those from the mailbox are told apart.
func cameBy(channel procedure.Channel) func(Case, Place) bool {
	return func(c Case, p Place) bool {
		return p.Counted() && p.Origin != ColumnCarried && c.Source != FromEmail && c.Channel == channel
	}
}

func cameByMail(c Case, p Place) bool {
	return p.Counted() && p.Origin != ColumnCarried && c.Source == FromEmail
}

// ProcedureMeasures are the columns of the report by procedure: how dossiers came, and how they stand.
func ProcedureMeasures() []Measure {
	return append([]Measure{
		received("truc_tuyen", "tai_quay", "buu_chinh", "thu_dien_tu", "ky_truoc"),
		{Key: "truc_tuyen", Title: "Trực tuyến", Groups: []string{groupReceived, groupInPeriod}, Counts: cameBy(procedure.Online)},
		{Key: "tai_quay", Title: "Trực tiếp", Groups: []string{groupReceived, groupInPeriod}, Counts: cameBy(procedure.Counter)},
		{Key: "buu_chinh", Title: "Bưu chính", Groups: []string{groupReceived, groupInPeriod}, Counts: cameBy(procedure.Post)},
		{Key: "thu_dien_tu", Title: "Thư điện tử", Groups: []string{groupReceived, groupInPeriod}, Counts: cameByMail},
		{Key: "ky_truoc", Title: "Từ kỳ trước", Groups: []string{groupReceived}, Counts: column(ColumnCarried)},
	}, standings()...)
}

// StandingMeasures are the columns of the reports by channel and by month: what is new, and how everything stands.
func StandingMeasures() []Measure {
	return append([]Measure{
		received("trong_ky", "ky_truoc"),
		{Key: "trong_ky", Title: "Trong kỳ", Groups: []string{groupReceived}, Counts: func(_ Case, p Place) bool {
			return p.In(ColumnOnline) || p.In(ColumnDirect)
		}},
		{Key: "ky_truoc", Title: "Từ kỳ trước", Groups: []string{groupReceived}, Counts: column(ColumnCarried)},
	}, standings()...)
}

// received is the total of the received ones: what came, and what became of it.
func received(parts ...string) Measure {
	return Measure{
		Key: "tiep_nhan", Title: "Tổng số", Groups: []string{groupReceived}, Counts: column(ColumnReceived),
		Sums: [][]string{parts, {"giai_quyet", "dang_giai_quyet", "cho_bo_sung", "tra_lai_rut"}},
	}
}

func standings() []Measure {
	return []Measure{
		{
			Key: "giai_quyet", Title: "Tổng số", Groups: []string{groupSolved}, Counts: proper(ColumnSolved),
			Sums: [][]string{{"truoc_han", "dung_han", "qua_han"}},
		},
		{Key: "truoc_han", Title: "Trước hạn", Groups: []string{groupSolved}, Counts: proper(ColumnEarly)},
		{Key: "dung_han", Title: "Đúng hạn", Groups: []string{groupSolved}, Counts: proper(ColumnOnTime)},
		{Key: "qua_han", Title: "Quá hạn", Groups: []string{groupSolved}, Counts: proper(ColumnLate)},
		{
			Key: "dang_giai_quyet", Title: "Tổng số", Groups: []string{groupOpen}, Counts: proper(ColumnOpen),
			Sums: [][]string{{"trong_han", "qua_han_dang_giai_quyet"}},
		},
		{Key: "trong_han", Title: "Trong hạn", Groups: []string{groupOpen}, Counts: proper(ColumnOpenInTime)},
		{Key: "qua_han_dang_giai_quyet", Title: "Quá hạn", Groups: []string{groupOpen}, Counts: proper(ColumnOpenOverdue)},
		{Key: "cho_bo_sung", Title: "Chờ bổ sung", Counts: func(_ Case, p Place) bool { return waits(p) }},
		{Key: "tra_lai_rut", Title: "Trả lại, rút", Counts: func(_ Case, p Place) bool { return givenBack(p) }},
		{
			Key: "ty_le", Title: "Trước và đúng hạn", Share: &Share{Part: "truoc_han+dung_han", Whole: "giai_quyet"},
			Counts: func(c Case, p Place) bool { return proper(ColumnEarly)(c, p) || proper(ColumnOnTime)(c, p) },
		},
	}
}
