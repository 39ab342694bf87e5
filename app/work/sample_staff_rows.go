package work

import (
	"fmt"
	"strings"
	"time"

	"vanphongso/data/office"
	"vanphongso/data/staff"
)

func (w *staffWriter) details(l *life) {
	side, digit := 0, 0
	if l.female {
		side, digit = 1, 1
	}
	if l.born.Year() >= 2000 {
		digit += 2
	}
	given := pick(w.sampler, givenNames[side])
	name := pick(w.sampler, familyNames) + " " + pick(w.sampler, middleNames[side]) + " " + given
	home := w.address()
	l.Details = []staff.Details{{
		Number: fmt.Sprintf("KHCN-%04d", l.n+1), Name: name, Born: whenOf(l.born), Sex: sexOf(l.female), Ethnicity: pick(w.sampler, sampleEthnicities),
		BirthPlace: pick(w.sampler, places) + ", tỉnh Lào Cai", HomeTown: pick(w.sampler, sampleHomes), Residence: home, Address: home,
		JobBefore: "Sinh viên", RecruitedOn: whenOf(l.joined), RecruitedBy: "Sở Khoa học và Công nghệ", Duty: pick(w.sampler, sampleDuties), Schooling: "12/12",
		Strength: "Tham mưu tổng hợp", Health: "Tốt", Height: 150 + w.IntN(25), Weight: 45 + w.IntN(30), Blood: pick(w.sampler, []string{"A", "B", "AB", "O"}),
		IDNumber: fmt.Sprintf("010%d%02d%06d", digit, l.born.Year()%100, l.n+1), IDIssuedOn: "2021-06-12", IDIssuedBy: "Cục Cảnh sát QLHC về TTXH",
		InsuranceNumber: fmt.Sprintf("10%08d", l.n+1), Phone: w.phone(), Email: w.mailbox(name), TaxCode: fmt.Sprintf("8%09d", l.n+1),
	}}
}

// service fills tenure, unit, posts, contract and career.
func (w *staffWriter) service(l *life) {
	u := sampleParts[l.unit]
	kind := u.people
	if l.n%15 == 14 {
		kind = "Hợp đồng lao động"
	}
	tenure := staff.Tenure{Entry: l.open(l.joined), Kind: kind, How: "Tuyển dụng"}
	if l.left {
		tenure.Left = "Nghỉ hưu"
	}
	l.Tenures = []staff.Tenure{tenure}
	l.Assignments = []staff.Assignment{{Entry: l.open(l.joined), UnitID: w.units[l.unit]}}
	school := l.joined.AddDate(-5, 0, 0)
	l.Careers = []staff.Career{
		{Entry: staff.Entry{From: sampleMonth(school), To: sampleMonth(l.joined.AddDate(-1, 0, 0))}, Text: "Sinh viên " + pick(w.sampler, sampleSchools)},
		{Entry: staff.Entry{From: sampleMonth(l.joined)}, Text: "Chuyên viên " + u.name + ", Sở Khoa học và Công nghệ"},
	}
	if kind == "Hợp đồng lao động" {
		until := office.DayOf(w.today.Time().AddDate(0, 1+w.IntN(12), 0))
		l.Contracts = []staff.Contract{{Entry: staff.Entry{From: whenOf(l.joined)}, Kind: "Hợp đồng lao động theo NĐ 111/2022/NĐ-CP", Number: fmt.Sprintf("%02d/HĐLĐ", 1+w.IntN(40)), Until: until}}
	}
	if l.post != "" {
		w.post(l)
	}
}

// post appoints a leader; the term began at most five years ago.
func (w *staffWriter) post(l *life) {
	from := l.until.AddDate(-w.IntN(5), -1-w.IntN(11), 1-l.until.Day())
	post := staff.Post{Entry: l.open(from), Kind: staff.PostState, Title: l.post, UnitID: w.units[l.unit], Term: 1 + w.IntN(2)}
	post.Decision = staff.Decision{Number: fmt.Sprintf("%d/QĐ-SKHCN", 20+w.IntN(400)), Dated: office.DayOf(from.AddDate(0, 0, -10)), By: "Giám đốc Sở"}
	l.Posts = []staff.Post{post}
	l.Careers[1].To = sampleMonth(from.AddDate(0, -1, 0))
	l.Careers = append(l.Careers, staff.Career{Entry: staff.Entry{From: sampleMonth(from)}, Text: l.post + ", " + sampleParts[l.unit].name})
	if strings.HasPrefix(l.post, "Phó") {
		l.Plans = []staff.Plan{{Entry: staff.Entry{From: "2025", To: "2030"}, Title: strings.TrimPrefix(l.post, "Phó ")}}
	}
}

// grades fills items 14 and 31: probation, step after step as the scale has them, a higher grade for leaders, over the frame.
func (w *staffWriter) grades(l *life) {
	code := pick(w.sampler, sampleParts[l.unit].codes)
	scale := w.rules.Scale(code, w.today)
	add := func(from time.Time, kind string, step, over, percent int) {
		e := staff.Entry{From: whenOf(from), Decision: staff.Decision{Number: fmt.Sprintf("%d/QĐ-SKHCN", 1+w.IntN(600)), Dated: office.DayOf(from.AddDate(0, 0, -5))}}
		l.Grades = append(l.Grades, staff.Grade{Entry: e, Kind: kind, Code: code, Step: step, Coefficient: scale.Steps[step-1], Over: over, Percent: percent})
	}
	at, step, over := l.joined, 1, 0
	add(at, staff.GradeProbation, 1, 0, 85)
	for at = at.AddDate(0, scale.Probation, 0); at.Before(l.until); at = at.AddDate(0, scale.Months, 0) {
		switch {
		case step == 1 && len(l.Grades) == 1:
			add(at, staff.GradeAppointed, 1, 0, 0)
			continue
		case l.post != "" && code == sampleExpert && step == 5:
			code, step = "01.002", 1
			scale = w.rules.Scale(code, w.today)
			add(at, staff.GradeMoved, 1, 0, 0)
			continue
		case step < len(scale.Steps):
			step++
			add(at, staff.GradeRegular, step, 0, 0)
			continue
		}
		for over = scale.OverFirst; at.Before(l.until); at, over = at.AddDate(1, 0, 0), over+scale.OverEach {
			add(at, staff.GradeOver, step, over, 0)
		}
	}
	if w.IntN(20) == 0 && len(l.Grades) > 2 { // a raise that was forgotten
		l.Grades = l.Grades[:len(l.Grades)-1]
	}
	l.Allowances = []staff.Allowance{
		{Entry: l.open(l.joined), Kind: "Phụ cấp công vụ", Percent: 25},
		{Entry: l.open(l.joined), Kind: "Phụ cấp khu vực", Coefficient: 30},
	}
}

// learning fills items 15 and 27, and certificates.
func (w *staffWriter) learning(l *life) {
	add := func(kind, level, field, school, form string, from time.Time, months int) {
		e := staff.Entry{From: sampleMonth(from), To: sampleMonth(from.AddDate(0, months, 0))}
		l.Training = append(l.Training, staff.Training{Entry: e, Kind: kind, Level: level, Field: field, School: school, Form: form})
	}
	field := pick(w.sampler, sampleFields)
	add(staff.TrainProfessional, "Đại học", field, pick(w.sampler, sampleSchools), "Chính quy", l.joined.AddDate(-5, 0, 0), 48)
	if worked := l.until.Year() - l.joined.Year(); worked > 8 {
		if w.IntN(3) == 0 {
			add(staff.TrainProfessional, "Thạc sĩ", field, pick(w.sampler, sampleSchools), "Vừa làm vừa học", l.joined.AddDate(5, 0, 0), 24)
		}
		level := "Trung cấp"
		if l.post != "" {
			level = "Cao cấp"
		}
		add(staff.TrainPolitical, level, "Lý luận chính trị", "Trường Chính trị tỉnh Lào Cai", "Vừa làm vừa học", l.joined.AddDate(6, 0, 0), 12)
		add(staff.TrainAdministration, "Chuyên viên", "Quản lý nhà nước", "Trường Chính trị tỉnh Lào Cai", "Bồi dưỡng", l.joined.AddDate(3, 0, 0), 3)
	}
	add(staff.TrainLanguage, pick(w.sampler, []string{"B1", "B2", "A2"}), "Tiếng Anh", "", "", l.joined.AddDate(-2, 0, 0), 6)
	add(staff.TrainComputing, "Ứng dụng cơ bản", "", "", "", l.joined.AddDate(-2, 0, 0), 2)
	if l.n%6 == 5 {
		from := w.today.Time().AddDate(-2, -w.IntN(10), 0)
		l.Certificates = []staff.Certificate{{
			Entry: staff.Entry{From: whenOf(from)}, Name: "Chứng chỉ nhân viên bức xạ", Issuer: "Cục An toàn bức xạ và hạt nhân", Number: fmt.Sprintf("%05d/NVBX", l.n+1),
			Expires: office.DayOf(from.AddDate(3, 0, 0)),
		}}
	}
}

// years fills what comes every year: classification, rewards, leave.
func (w *staffWriter) years(l *life) {
	last := l.until.Year() - 1
	for year := max(l.joined.Year()+1, last-9); year <= last; year++ {
		if year == last && w.IntN(15) == 0 { // one that was forgotten
			break
		}
		level := "Hoàn thành tốt nhiệm vụ"
		if w.IntN(5) == 0 {
			level = "Hoàn thành xuất sắc nhiệm vụ"
		}
		end := staff.Entry{From: staff.When(fmt.Sprintf("%d-12-20", year))}
		l.Classifications = append(l.Classifications, staff.Classification{Entry: end, Year: year, Level: level})
		if w.IntN(3) == 0 {
			l.Rewards = append(l.Rewards, staff.Reward{Entry: end, Name: pick(w.sampler, sampleRewards), Year: year})
		}
	}
	for range w.IntN(3) {
		from := time.Date(l.until.Year(), time.Month(1+w.IntN(9)), 1+w.IntN(20), 0, 0, 0, 0, office.Zone)
		if from.Before(l.joined) || !from.Before(l.until) {
			continue
		}
		e := staff.Entry{From: whenOf(from), To: whenOf(from.AddDate(0, 0, 2))}
		l.Leaves = append(l.Leaves, staff.Leave{Entry: e, Kind: "Nghỉ phép năm", Halves: 6, Place: pick(w.sampler, places) + ", tỉnh Lào Cai"})
	}
	if w.IntN(10) == 0 {
		l.Trips = []staff.Trip{{Entry: staff.Entry{From: "2024-10-07", To: "2024-10-12"}, Country: pick(w.sampler, []string{"Hàn Quốc", "Nhật Bản", "Trung Quốc"}), Purpose: "Học tập kinh nghiệm"}}
	}
}

// private fills the restricted items.
func (w *staffWriter) private(l *life) {
	l.Private.Beliefs = []staff.Belief{{Religion: "Không"}}
	if joined := l.joined.AddDate(4+w.IntN(4), 0, w.IntN(28)); joined.Before(l.until) && w.IntN(10) < 7 {
		l.Private.Party = []staff.Party{{Entry: staff.Entry{From: whenOf(joined)}, OfficialOn: office.DayOf(joined.AddDate(1, 0, 0)), Cell: "Chi bộ " + sampleParts[l.unit].name}}
	}
	if w.IntN(25) == 0 {
		at := l.until.AddDate(0, -w.IntN(24), 0)
		l.Private.Discipline = []staff.Discipline{{Entry: staff.Entry{From: whenOf(at)}, Measure: "Khiển trách", For: "Chậm giải quyết công việc"}}
	}
	l.Private.Statements = []staff.Statement{{Past: "Không", Foreign: "Không", Relatives: "Không"}}
	l.Memberships = []staff.Membership{{Entry: staff.Entry{From: sampleMonth(l.joined)}, Organisation: "Công đoàn", Work: "Đoàn viên"}}
	partner, parents := "Vợ", []string{"Bố đẻ", "Mẹ đẻ"}
	if l.female {
		partner = "Chồng"
	}
	add := func(relation string, side, year int, spouse bool) {
		name := pick(w.sampler, familyNames) + " " + pick(w.sampler, middleNames[side]) + " " + pick(w.sampler, givenNames[side])
		about := pick(w.sampler, sampleHomes) + "; " + pick(w.sampler, []string{"làm ruộng", "giáo viên", "hưu trí", "kinh doanh", "học sinh"})
		l.Private.Family = append(l.Private.Family, staff.Relative{Relation: relation, Name: name, Born: staff.When(fmt.Sprint(year)), About: about, Spouse: spouse})
	}
	for side, parent := range parents {
		add(parent, side, l.born.Year()-24-w.IntN(6), false)
	}
	if l.until.Year()-l.born.Year() > 28 {
		other := 1
		if l.female {
			other = 0
		}
		add(partner, other, l.born.Year()-2+w.IntN(5), false)
		add("Con", w.IntN(2), l.born.Year()+27+w.IntN(3), false)
		add(map[bool]string{true: "Bố chồng", false: "Bố vợ"}[l.female], 0, l.born.Year()-25, true)
	}
}

// sampleMonth is a month as the file writes it.
func sampleMonth(t time.Time) staff.When { return staff.When(t.Format("2006-01")) }
