package personnel

import (
	"cmp"
	"fmt"
	"image"
	"io"
	"slices"
	"strings"

	"vanphongso/app/content"
	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// profile fills form 2c-BNV/2008 of a file as it was on a day. Without the restricted tables it is the abridged one.
type profile struct {
	x     *staff.Person
	rules *staff.Rules
	tree  staff.Tree
	on    office.Day
}

// profileData is form 2c of a person on a day. Reader and photograph: see photo.
func (p *Personnel) profileData(s core.OfficeSettings, rules *staff.Rules, tree staff.Tree, whole *staff.Person, on office.Day) paper.ProfileData {
	f := profile{whole.AsOf(on), rules, tree, on}
	data := paper.ProfileData{
		Letterhead: s.Letterhead(p.office.Time()), Signature: signature(s), Managing: s.Parent, Using: s.Name, Abridged: whole.Private == nil,
		Photo: p.photo(f.x.Now(on)),
	}
	f.person(&data)
	f.work(&data)
	f.training(&data)
	f.tables(&data)
	f.restricted(&data)
	return data
}

// photo is the newest photograph of the details, nil when there is none or it cannot be read.
func (p *Personnel) photo(d *staff.Details) image.Image {
	if len(d.Photo) == 0 {
		return nil
	}
	f, err := p.office.Blobs.Open(d.Photo[len(d.Photo)-1].SHA256)
	if err != nil {
		p.office.Logger().Warn("open photograph", "error", err)
		return nil
	}
	defer func() { _ = f.Close() }()
	bytes, err := io.ReadAll(f)
	if err != nil {
		p.office.Logger().Warn("read photograph", "error", err)
		return nil
	}
	picture, err := content.Picture(bytes)
	if err != nil {
		p.office.Logger().Warn("photograph", "error", err)
		return nil
	}
	return picture
}

// person fills items 1 to 11, 13, 18 to 20, 23, 25, 26 and 32.
func (f profile) person(data *paper.ProfileData) {
	d := f.x.Now(f.on)
	data.Code, data.Name, data.OtherName, data.Born, data.Sex = d.Number, d.Name, d.OtherNames, d.Born.String(), d.Sex
	data.BirthPlace, data.Native, data.Ethnicity = d.BirthPlace, d.HomeTown, d.Ethnicity
	data.Residence, data.Address = d.Residence, d.Address
	data.FirstJob, data.Recruited, data.Recruiter = d.JobBefore, d.RecruitedOn.String(), d.RecruitedBy
	data.Duty, data.Honour, data.Strength, data.School = d.Duty, d.Honour, d.Strength, d.Schooling
	data.Health, data.Blood, data.Remarks = d.Health, d.Blood, d.Remark
	if d.Height > 0 {
		data.Height = fmt.Sprintf("%d,%02d m", d.Height/100, d.Height%100)
	}
	if d.Weight > 0 {
		data.Weight = fmt.Sprint(d.Weight)
	}
	data.IDNumber, data.IDDate, data.Insurance = d.IDNumber, d.IDIssuedOn.String(), d.InsuranceNumber
	for _, s := range staff.Holding(f.x.Services) {
		data.Enlisted, data.Discharged, data.Rank = s.From.String(), s.To.String(), s.Rank
	}
	if r := f.rules.HighestReward(f.x, f.on); r != nil {
		data.Reward = withYear(r.Name, cmp.Or(r.Year, r.From.Year()))
	}
}

func withYear(words string, year int) string {
	if year == 0 {
		return words
	}
	return fmt.Sprintf("%s, năm %d", words, year)
}

// work fills items 12, 14 and 17.
func (f profile) work(data *paper.ProfileData) {
	if t := staff.InForce(f.x.Tenures, f.on); len(t) > 0 && t[0].Kind == "Viên chức" {
		data.Group = "viên chức"
	}
	var posts, unions []string
	for _, post := range staff.InForce(f.x.Posts, f.on) {
		posts = append(posts, post.Title)
	}
	data.Posts = strings.Join(posts, "; ")
	for _, m := range inOrder(f.x.Memberships, func(r *staff.Membership) *staff.Entry { return &r.Entry }) {
		unions = append(unions, joined(", ", m.From.String(), m.Organisation, m.Work))
	}
	data.Unions = strings.Join(unions, "; ")
	if g := f.x.Grade(f.on); g != nil {
		data.Grade, data.GradeCode, data.Pay = f.rules.GradeName(g.Code, f.on), g.Code, stepOf(f.rules, g, f.on)
	}
	allowances := allowancesOf(f.rules.Salary(f.x, f.on))
	data.PostAllowance, data.OtherAllowance = allowances.post, strings.Join(allowances.words, "; ")
}

// training fills items 15 and 27.
func (f profile) training(data *paper.ProfileData) {
	level := func(kind string) (level, field string) {
		if t := f.rules.Highest(f.x, kind, f.on); t != nil {
			return t.Level, t.Field
		}
		return "", ""
	}
	degree, subject := level(staff.TrainProfessional)
	if data.Degree = degree; subject != "" {
		data.Degree = degree + ", chuyên ngành " + subject
	}
	data.Politics, _ = level(staff.TrainPolitical)
	data.Management, _ = level(staff.TrainAdministration)
	grade, language := level(staff.TrainLanguage)
	data.Languages = joined(", ", language, grade)
	data.Informatics, _ = level(staff.TrainComputing)
	for _, t := range inOrder(f.x.Training, func(r *staff.Training) *staff.Entry { return &r.Entry }) {
		data.Training = append(data.Training, paper.TrainingRow{School: t.School, Subject: t.Field, Span: span(t.Entry, ""), Mode: t.Form, Degree: cmp.Or(t.Diploma, t.Level)})
	}
	for _, c := range inOrder(f.x.Certificates, func(r *staff.Certificate) *staff.Entry { return &r.Entry }) {
		data.Training = append(data.Training, paper.TrainingRow{School: c.Issuer, Subject: c.Name, Span: month(c.From), Degree: strings.TrimSpace("Chứng chỉ " + c.Number)})
	}
}

// tables fills items 28 and 31.
func (f profile) tables(data *paper.ProfileData) {
	for _, c := range inOrder(f.x.Careers, func(r *staff.Career) *staff.Entry { return &r.Entry }) {
		data.Career = append(data.Career, paper.CareerRow{Span: span(c.Entry, "nay"), Text: c.Text})
	}
	for _, g := range inOrder(f.x.Grades, func(r *staff.Grade) *staff.Entry { return &r.Entry }) {
		coefficient := g.Coefficient.String()
		if g.Over > 0 {
			coefficient += fmt.Sprintf(" + %d%%", g.Over)
		}
		data.Pays = append(data.Pays, paper.PayRow{Month: month(g.From), Grade: fmt.Sprintf("%s/%d", g.Code, g.Step), Coefficient: coefficient})
	}
}

// restricted fills items 7, 16, 22, 24, 29 and 30.
func (f profile) restricted(data *paper.ProfileData) {
	private := f.x.Private
	if private == nil {
		return
	}
	for _, b := range staff.InForce(private.Beliefs, f.on) {
		data.Religion = b.Religion
	}
	for _, party := range staff.InForce(private.Party, f.on) {
		data.Party, data.PartyFull = party.From.String(), party.OfficialOn.String()
	}
	if m := f.rules.HeaviestMeasure(f.x, f.on); m != nil {
		data.Discipline = withYear(m.Measure, m.From.Year())
	}
	for _, policy := range staff.InForce(private.Policies, f.on) {
		data.Invalid, data.Merit = policy.Invalid, policy.Family
	}
	for _, s := range staff.InForce(private.Statements, f.on) {
		data.Past, data.Abroad, data.Relatives = s.Past, s.Foreign, s.Relatives
	}
	for _, r := range staff.InForce(private.Family, f.on) {
		row := paper.FamilyRow{Relation: r.Relation, Name: r.Name, About: r.About}
		if r.Born != "" {
			row.Born = fmt.Sprint(r.Born.Year())
		}
		if r.Spouse {
			data.InLaws = append(data.InLaws, row)
		} else {
			data.Family = append(data.Family, row)
		}
	}
}

// stepOf is grade and step of a row as papers show them: bậc 3/9.
func stepOf(rules *staff.Rules, g *staff.Grade, on office.Day) paper.Pay {
	pay := payOf(g.Pay(), g.From.First())
	if scale := rules.Scale(g.Code, on); scale != nil {
		pay.Step = fmt.Sprintf("%d/%d", g.Step, len(scale.Steps))
	}
	return pay
}

// span is when a row was in force: 09/1997 – 06/2001; open is what stands for an end that has not come.
func span(e staff.Entry, open string) string {
	return joined(" – ", month(e.From), cmp.Or(month(e.To), open))
}

// month shows a day by its month, for the form asks for no more.
func month(w staff.When) string {
	if w.Exact() {
		return w.String()[3:]
	}
	return w.String()
}

// inOrder returns the rows that hold by their first days; entry is how each tells them.
func inOrder[T any](rows []T, entry func(*T) *staff.Entry) []T {
	held := slices.DeleteFunc(slices.Clone(rows), func(row T) bool { return !entry(&row).Holds() })
	slices.SortStableFunc(held, func(a, b T) int { return cmp.Compare(entry(&a).From.First(), entry(&b).From.First()) })
	return held
}
