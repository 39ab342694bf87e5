package personnel

import (
	"bytes"
	"cmp"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// onPaper is who a row of a list or a decision is about, on a day.
func onPaper(rules *staff.Rules, tree staff.Tree, x *staff.Person, day office.Day) paper.StaffPerson {
	d := x.Now(day)
	who := paper.StaffPerson{Name: d.Name, Female: d.Sex == staff.Female, Born: d.Born.String(), Unit: tree.Name(x.Unit(day), day)}
	if g := x.Grade(day); g != nil {
		who.Grade, who.GradeCode = rules.GradeName(g.Code, day), g.Code
	}
	if post := x.Post(day); post != nil {
		who.Post = post.Title
	}
	who.Post = cmp.Or(who.Post, who.Grade)
	return who
}

// issuer is who decides: "Giám đốc Sở Khoa học và Công nghệ tỉnh Lào Cai".
func issuer(s core.OfficeSettings) string {
	return strings.TrimSpace("Giám đốc " + s.Name)
}

// byName orders people by their given names.
func byName(a, b *staff.Person) int {
	return cmp.Or(bytes.Compare(viet.PersonSortKey(a.Summary.Name), viet.PersonSortKey(b.Summary.Name)), cmp.Compare(a.ID, b.ID))
}
