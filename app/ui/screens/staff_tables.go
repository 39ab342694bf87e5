package screens

import (
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffWords are what the tables of a file need to be read and typed: rules, organisation and the day it is.
type staffWords struct {
	rules *staff.Rules
	tree  staff.Tree
	today func() office.Day
}

// namesOf are the names of rules.
func namesOf[T any](rules []T, name func(*T) string) []string {
	list := make([]string, len(rules))
	for i := range rules {
		list[i] = name(&rules[i])
	}
	return list
}

func (w staffWords) levels() []string {
	return namesOf(w.rules.Levels, func(l *staff.Level) string { return l.Name })
}

func (w staffWords) merits() []string {
	return namesOf(w.rules.Merits, func(m *staff.Merit) string { return m.Name })
}

func (w staffWords) measures() []string {
	return namesOf(w.rules.Measures, func(m *staff.Measure) string { return m.Name })
}

func (w staffWords) leaveKinds() []string {
	return namesOf(w.rules.LeaveKinds, func(k *staff.LeaveKind) string { return k.Name })
}

// grades are the grades of today with their names.
func (w staffWords) grades() []kit.Option {
	var list []kit.Option
	for _, g := range w.rules.Grades {
		if w.rules.Grade(g.Code, w.today()) != nil {
			list = append(list, kit.Option{Value: g.Code, Label: joined(" · ", g.Code, g.Name)})
		}
	}
	return list
}

func postKinds() []kit.Option {
	return []kit.Option{
		{Value: staff.PostState, Label: kit.T("Chính quyền")},
		{Value: staff.PostParty, Label: kit.T("Đảng")},
		{Value: staff.PostUnion, Label: kit.T("Đoàn thể")},
		{Value: staff.PostBeside, Label: kit.T("Kiêm nhiệm")},
	}
}

func gradeKinds() []kit.Option {
	return []kit.Option{
		{Value: staff.GradeRegular, Label: kit.T("Nâng bậc thường xuyên")},
		{Value: staff.GradeEarly, Label: kit.T("Nâng bậc trước thời hạn")},
		{Value: staff.GradeRetiring, Label: kit.T("Nâng bậc khi nghỉ hưu")},
		{Value: staff.GradeOver, Label: kit.T("Vượt khung")},
		{Value: staff.GradeAppointed, Label: kit.T("Bổ nhiệm vào ngạch")},
		{Value: staff.GradeProbation, Label: kit.T("Tập sự")},
		{Value: staff.GradeMoved, Label: kit.T("Chuyển, nâng ngạch")},
	}
}

func trainKinds() []kit.Option {
	return []kit.Option{
		{Value: staff.TrainProfessional, Label: kit.T("Chuyên môn")},
		{Value: staff.TrainPolitical, Label: kit.T("Lý luận chính trị")},
		{Value: staff.TrainAdministration, Label: kit.T("Quản lý nhà nước")},
		{Value: staff.TrainLanguage, Label: kit.T("Ngoại ngữ")},
		{Value: staff.TrainComputing, Label: kit.T("Tin học")},
		{Value: staff.TrainOther, Label: kit.T("Khác")},
	}
}

// trainLevels are the levels of all kinds of training.
func (w staffWords) trainLevels() []string {
	var list []string
	for _, kind := range trainKinds() {
		list = append(list, w.rules.Lists["training."+kind.Value]...)
	}
	return list
}

// staffRowsOf is how a table is reached.
func staffRowsOf[T any](w staffWords, name string, times rowTimes, rows func(x *staff.Person) *[]T, entry func(*T) *staff.Entry) tableRows[T] {
	return tableRows[T]{name: name, rows: rows, entry: entry, times: times, today: w.today}
}

// The times of rows.
var (
	fromTo   = rowTimes{"Từ", "Đến"}
	fromOnly = rowTimes{"Ngày", ""}
)

// tables are all tables of a file but the details.
func (w staffWords) tables() map[string]staffTable {
	made := map[string]staffTable{}
	for _, list := range [][]staffTable{w.careerTables(), w.payTables(), w.meritTables(), w.otherTables(), w.privateTables()} {
		for _, t := range list {
			made[t.name] = t
		}
	}
	details := w.details()
	made[details.name] = details
	return made
}

// careerTables are where a person works and has worked.
func (w staffWords) careerTables() []staffTable {
	type (
		tenure     = staff.Tenure
		assignment = staff.Assignment
		post       = staff.Post
		career     = staff.Career
	)
	assigned := func(r *assignment) *staff.Entry { return &r.Entry }
	held := func(r *post) *staff.Entry { return &r.Entry }
	posts := staffRowsOf(w, staff.TablePosts, fromTo, func(x *staff.Person) *[]post { return &x.Posts }, held)
	posts.blank = func(*staff.Person) post { return post{Kind: staff.PostState} }
	return []staffTable{
		tableOf(staffRowsOf(w, staff.TableTenures, fromTo, func(x *staff.Person) *[]tenure { return &x.Tenures }, func(r *tenure) *staff.Entry { return &r.Entry }),
			inList(110, 1, required(offeredOfRow("kind", "Đối tượng", w.rules.Lists["kind"], func(r *tenure) *string { return &r.Kind }))),
			inList(100, 1, offeredOfRow("how", "Hình thức nhận", w.rules.Lists["how"], func(r *tenure) *string { return &r.How })),
			inList(100, 1, offeredOfRow("left", "Lý do thôi", w.rules.Lists["left"], func(r *tenure) *string { return &r.Left }))),
		tableOf(staffRowsOf(w, staff.TableAssignments, fromTo, func(x *staff.Person) *[]assignment { return &x.Assignments }, assigned),
			inList(200, 1, required(unitOfRow(w, "unit_id", "Đơn vị", func(r *assignment) *int64 { return &r.UnitID }, assigned)))),
		tableOf(posts,
			inList(140, 2, required(offeredOfRow("title", "Chức vụ, chức danh", w.rules.Lists["post"], func(r *post) *string { return &r.Title }))),
			unlisted(choiceOfRow("kind", "Loại", postKinds(), func(r *post) *string { return &r.Kind })),
			inList(110, 1, unitOfRow(w, "unit_id", "Đơn vị", func(r *post) *int64 { return &r.UnitID }, held)),
			unlisted(countOfRow("term", "Lần bổ nhiệm", func(r *post) *int { return &r.Term })),
			inList(92, 0, whenOfRow("until", "Nhiệm kỳ đến", w.today, func(r *post) *staff.When { return &r.Until }))),
		tableOf(staffRowsOf(w, staff.TableCareers, fromTo, func(x *staff.Person) *[]career { return &x.Careers }, func(r *career) *staff.Entry { return &r.Entry }),
			inList(260, 1, required(linesOfRow("text", "Chức danh, chức vụ, đơn vị công tác", 2, func(r *career) *string { return &r.Text })))),
	}
}

// payTables are grade, step and allowances.
func (w staffWords) payTables() []staffTable {
	type (
		grade     = staff.Grade
		allowance = staff.Allowance
	)
	grades := staffRowsOf(w, staff.TableGrades, fromTo, func(x *staff.Person) *[]grade { return &x.Grades }, func(r *grade) *staff.Entry { return &r.Entry })
	grades.blank = func(x *staff.Person) grade {
		if g := x.Grade(w.today()); g != nil {
			return grade{Kind: staff.GradeRegular, Code: g.Code, Step: g.Step}
		}
		return grade{Kind: staff.GradeAppointed}
	}
	return []staffTable{
		tableOf(grades,
			inList(110, 2, choiceOfRow("kind", "Hình thức", gradeKinds(), func(r *grade) *string { return &r.Kind })),
			inList(90, 1, required(choiceOfRow("code", "Ngạch", w.grades(), func(r *grade) *string { return &r.Code }))),
			inList(46, 0, required(countOfRow("step", "Bậc", func(r *grade) *int { return &r.Step }))),
			inList(60, 0, required(coefficientOfRow("coefficient", "Hệ số", func(r *grade) *staff.Hundredths { return &r.Coefficient }))),
			inList(56, 0, countOfRow("over", "VK, %", func(r *grade) *int { return &r.Over })),
			unlisted(countOfRow("percent", "Tỷ lệ hưởng, %", func(r *grade) *int { return &r.Percent })),
			unlisted(dayOfRow("count_from", "Mốc tính lần sau", func(r *grade) *office.Day { return &r.CountFrom }))),
		tableOf(staffRowsOf(w, staff.TableAllowances, fromTo, func(x *staff.Person) *[]allowance { return &x.Allowances }, func(r *allowance) *staff.Entry { return &r.Entry }),
			inList(160, 1, required(offeredOfRow("kind", "Phụ cấp", w.rules.Lists["allowance"], func(r *allowance) *string { return &r.Kind }))),
			inList(60, 0, coefficientOfRow("coefficient", "Hệ số", func(r *allowance) *staff.Hundredths { return &r.Coefficient })),
			inList(76, 0, countOfRow("percent", "Phần trăm", func(r *allowance) *int { return &r.Percent })),
			inList(100, 0, amountOfRow("amount", "Số tiền", func(r *allowance) *office.Money { return &r.Amount }))),
	}
}

// meritTables are training, rewards and the yearly classification.
func (w staffWords) meritTables() []staffTable {
	type (
		training       = staff.Training
		certificate    = staff.Certificate
		reward         = staff.Reward
		classification = staff.Classification
	)
	courses := staffRowsOf(w, staff.TableTraining, fromTo, func(x *staff.Person) *[]training { return &x.Training }, func(r *training) *staff.Entry { return &r.Entry })
	courses.blank = func(*staff.Person) training { return training{Kind: staff.TrainProfessional} }
	return []staffTable{
		tableOf(courses,
			inList(110, 0, required(choiceOfRow("kind", "Loại", trainKinds(), func(r *training) *string { return &r.Kind }))),
			inList(96, 0, offeredOfRow("level", "Trình độ", w.trainLevels(), func(r *training) *string { return &r.Level })),
			inList(130, 1, half(textOf("school", "Tên trường", func(r *training) *string { return &r.School }))),
			inList(120, 1, half(textOf("field", "Chuyên ngành", func(r *training) *string { return &r.Field }))),
			unlisted(offeredOfRow("form", "Hình thức học", w.rules.Lists["training_form"], func(r *training) *string { return &r.Form })),
			unlisted(half(textOf("diploma", "Văn bằng, chứng chỉ", func(r *training) *string { return &r.Diploma })))),
		tableOf(staffRowsOf(w, staff.TableCertificates, rowTimes{"Ngày cấp", ""}, func(x *staff.Person) *[]certificate { return &x.Certificates }, func(r *certificate) *staff.Entry { return &r.Entry }),
			inList(170, 2, required(textOf("name", "Tên chứng chỉ", func(r *certificate) *string { return &r.Name }))),
			inList(130, 1, half(textOf("issuer", "Nơi cấp", func(r *certificate) *string { return &r.Issuer }))),
			inList(80, 0, half(textOf("number", "Số hiệu", func(r *certificate) *string { return &r.Number }))),
			inList(92, 0, dayOfRow("expires", "Hết hạn", func(r *certificate) *office.Day { return &r.Expires }))),
		tableOf(staffRowsOf(w, staff.TableRewards, fromOnly, func(x *staff.Person) *[]reward { return &x.Rewards }, func(r *reward) *staff.Entry { return &r.Entry }),
			inList(170, 1, required(offeredOfRow("name", "Hình thức", w.merits(), func(r *reward) *string { return &r.Name }))),
			inList(50, 0, countOfRow("year", "Năm", func(r *reward) *int { return &r.Year })),
			inList(170, 2, textOf("for", "Thành tích", func(r *reward) *string { return &r.For }))),
		tableOf(staffRowsOf(w, staff.TableClassifications, fromOnly, func(x *staff.Person) *[]classification { return &x.Classifications }, func(r *classification) *staff.Entry { return &r.Entry }),
			inList(50, 0, required(countOfRow("year", "Năm", func(r *classification) *int { return &r.Year }))),
			inList(200, 1, required(choiceOfRow("level", "Mức xếp loại", named(w.levels()), func(r *classification) *string { return &r.Level })))),
	}
}

// otherTables are leave, journeys, contracts, plans, organisations and papers.
func (w staffWords) otherTables() []staffTable {
	type (
		leave      = staff.Leave
		trip       = staff.Trip
		contract   = staff.Contract
		plan       = staff.Plan
		membership = staff.Membership
		service    = staff.Service
		attachment = staff.Attachment
	)
	return []staffTable{
		tableOf(staffRowsOf(w, staff.TableLeaves, fromTo, func(x *staff.Person) *[]leave { return &x.Leaves }, func(r *leave) *staff.Entry { return &r.Entry }),
			inList(150, 1, required(choiceOfRow("kind", "Loại nghỉ", named(w.leaveKinds()), func(r *leave) *string { return &r.Kind }))),
			inList(64, 0, halvesOfRow("halves", "Số ngày", func(r *leave) *int { return &r.Halves })),
			inList(76, 0, countOfRow("year", "Phép năm", func(r *leave) *int { return &r.Year })),
			inList(130, 1, half(textOf("place", "Nơi nghỉ", func(r *leave) *string { return &r.Place })))),
		tableOf(staffRowsOf(w, staff.TableTrips, fromTo, func(x *staff.Person) *[]trip { return &x.Trips }, func(r *trip) *staff.Entry { return &r.Entry }),
			inList(110, 1, required(textOf("country", "Nước đến", func(r *trip) *string { return &r.Country }))),
			inList(150, 2, half(textOf("purpose", "Mục đích", func(r *trip) *string { return &r.Purpose }))),
			inList(110, 1, half(textOf("funding", "Kinh phí", func(r *trip) *string { return &r.Funding })))),
		tableOf(staffRowsOf(w, staff.TableContracts, rowTimes{"Ngày ký", "Chấm dứt"}, func(x *staff.Person) *[]contract { return &x.Contracts }, func(r *contract) *staff.Entry { return &r.Entry }),
			inList(200, 1, required(offeredOfRow("kind", "Loại hợp đồng", w.rules.Lists["contract"], func(r *contract) *string { return &r.Kind }))),
			inList(90, 0, half(textOf("number", "Số", func(r *contract) *string { return &r.Number }))),
			inList(92, 0, dayOfRow("until", "Đến hạn", func(r *contract) *office.Day { return &r.Until }))),
		tableOf(staffRowsOf(w, staff.TablePlans, fromTo, func(x *staff.Person) *[]plan { return &x.Plans }, func(r *plan) *staff.Entry { return &r.Entry }),
			inList(240, 1, required(offeredOfRow("title", "Chức danh quy hoạch", w.rules.Lists["post"], func(r *plan) *string { return &r.Title })))),
		tableOf(staffRowsOf(w, staff.TableMemberships, fromTo, func(x *staff.Person) *[]membership { return &x.Memberships }, func(r *membership) *staff.Entry { return &r.Entry }),
			inList(180, 1, required(offeredOfRow("organisation", "Tổ chức", w.rules.Lists["organisation"], func(r *membership) *string { return &r.Organisation }))),
			inList(150, 1, half(textOf("work", "Công việc", func(r *membership) *string { return &r.Work })))),
		tableOf(staffRowsOf(w, staff.TableServices, rowTimes{"Nhập ngũ", "Xuất ngũ"}, func(x *staff.Person) *[]service { return &x.Services }, func(r *service) *staff.Entry { return &r.Entry }),
			inList(180, 1, half(textOf("rank", "Quân hàm cao nhất", func(r *service) *string { return &r.Rank })))),
		tableOf(staffRowsOf(w, staff.TableAttachments, fromOnly, func(x *staff.Person) *[]attachment { return &x.Attachments }, func(r *attachment) *staff.Entry { return &r.Entry }),
			inList(220, 2, required(textOf("name", "Tên tài liệu", func(r *attachment) *string { return &r.Name }))),
			inList(110, 1, half(textOf("kind", "Loại", func(r *attachment) *string { return &r.Kind })))),
	}
}

// privateTables are the restricted items: 7, 16, 22, 24, 29 and 30 of form 2c. They are reached only in a file that has them.
func (w staffWords) privateTables() []staffTable {
	type (
		belief     = staff.Belief
		party      = staff.Party
		discipline = staff.Discipline
		policy     = staff.Policy
		statement  = staff.Statement
		relative   = staff.Relative
	)
	return []staffTable{
		tableOf(staffRowsOf(w, staff.TableBeliefs, fromTo, func(x *staff.Person) *[]belief { return &x.Private.Beliefs }, func(r *belief) *staff.Entry { return &r.Entry }),
			inList(200, 1, required(textOf("religion", "Tôn giáo", func(r *belief) *string { return &r.Religion })))),
		tableOf(staffRowsOf(w, staff.TableParty, rowTimes{"Ngày vào Đảng", "Đến"}, func(x *staff.Person) *[]party { return &x.Private.Party }, func(r *party) *staff.Entry { return &r.Entry }),
			inList(92, 0, dayOfRow("official_on", "Chính thức", func(r *party) *office.Day { return &r.OfficialOn })),
			inList(140, 1, half(textOf("cell", "Chi bộ", func(r *party) *string { return &r.Cell }))),
			inList(90, 0, half(textOf("card", "Số thẻ", func(r *party) *string { return &r.Card })))),
		tableOf(staffRowsOf(w, staff.TableDiscipline, fromTo, func(x *staff.Person) *[]discipline { return &x.Private.Discipline }, func(r *discipline) *staff.Entry { return &r.Entry }),
			inList(140, 1, required(choiceOfRow("measure", "Hình thức", named(w.measures()), func(r *discipline) *string { return &r.Measure }))),
			inList(170, 2, textOf("for", "Lý do", func(r *discipline) *string { return &r.For }))),
		tableOf(staffRowsOf(w, staff.TablePolicies, fromTo, func(x *staff.Person) *[]policy { return &x.Private.Policies }, func(r *policy) *staff.Entry { return &r.Entry }),
			inList(140, 1, half(textOf("invalid", "Thương binh hạng", func(r *policy) *string { return &r.Invalid }))),
			inList(170, 1, half(textOf("family", "Gia đình chính sách", func(r *policy) *string { return &r.Family })))),
		tableOf(staffRowsOf(w, staff.TableStatements, fromTo, func(x *staff.Person) *[]statement { return &x.Private.Statements }, func(r *statement) *staff.Entry { return &r.Entry }),
			inList(150, 1, linesOfRow("past", "a) Bị bắt, bị tù; làm việc trong chế độ cũ", 3, func(r *statement) *string { return &r.Past })),
			inList(150, 1, linesOfRow("foreign", "b) Quan hệ với tổ chức nước ngoài", 3, func(r *statement) *string { return &r.Foreign })),
			inList(150, 1, linesOfRow("relatives", "c) Thân nhân ở nước ngoài", 3, func(r *statement) *string { return &r.Relatives }))),
		tableOf(staffRowsOf(w, staff.TableFamily, rowTimes{}, func(x *staff.Person) *[]relative { return &x.Private.Family }, func(r *relative) *staff.Entry { return &r.Entry }),
			inList(90, 0, required(offeredOfRow("relation", "Quan hệ", w.rules.Lists["relation"], func(r *relative) *string { return &r.Relation }))),
			inList(140, 1, required(half(textOf("name", "Họ và tên", func(r *relative) *string { return &r.Name })))),
			inList(92, 0, whenOfRow("born", "Năm sinh", w.today, func(r *relative) *staff.When { return &r.Born })),
			inList(56, 0, checkOf("spouse", "Bên vợ/chồng", "Người thân bên vợ hoặc chồng", func(r *relative) *bool { return &r.Spouse })),
			inList(180, 2, linesOfRow("about", "Quê quán, nghề nghiệp, nơi ở", 2, func(r *relative) *string { return &r.About }))),
	}
}
