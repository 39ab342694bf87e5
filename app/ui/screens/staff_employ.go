package screens

import (
	"context"
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// employ asks for a new person: the details, and since when, where and with what pay the person works here. Everything else is
// written into the file afterwards.
func (s *staffPage) employ() {
	if ok, why := s.may(); !ok {
		s.host.Notify(kit.ToneSoon, why)
		return
	}
	s.withWords(func(w staffWords) {
		blank := s.deps.office.Personnel().Blank()
		hint := kit.NewParagraph(kit.T("Chỉ cần họ tên, ngày sinh, giới tính và ngày vào cơ quan là lập được hồ sơ. Đào tạo, gia đình, Đảng, quá trình công tác… ghi tiếp trong hồ sơ."))
		hint.Color = kit.ColorMuted
		openAsk(s.stage, asking{
			key: "staff.employ", title: kit.T("Hồ sơ cán bộ mới"), label: "Lập hồ sơ", draft: "staff.new", side: kit.Pad(hint, 12, 14, 12, 14),
			fields: append(w.hereFields(), detailForm(w)...), starts: w.employStarts(blank),
			act: func(ctx context.Context, values map[string]string) (func(), error) {
				as, err := w.employed(blank, values)
				if err != nil {
					return nil, err
				}
				saved, err := s.deps.office.Personnel().Employ(ctx, as)
				if err != nil {
					return nil, employTrouble(err)
				}
				return func() {
					s.host.Notify(kit.ToneDone, kit.Tf("Đã lập hồ sơ của %s.", saved.Summary.Name))
					s.list.Open(saved.ID)
					s.openFile(saved.ID)
				}, nil
			},
		})
	})
}

// firstDetails are asked before where the person works; the others after it.
var firstDetails = []string{"name", "born", "sex", "number", "id_number", "ethnicity"}

// hereFields ask who the person is, since when, where and with what pay the person works here.
func (w staffWords) hereFields() []kit.Field {
	section, pay := kit.T("Tại cơ quan"), kit.T("Lương")
	units := append([]kit.Option{{Value: "", Label: "—"}}, branchOptions(w.tree, w.today())...)
	grades := append([]kit.Option{{Value: "", Label: "—"}}, w.grades()...)
	return append(w.personFields(),
		kit.Field{Key: "tenure.from", Label: kit.T("Vào cơ quan"), Half: true, Required: true, Help: kit.T("dd/mm/yyyy, mm/yyyy hoặc năm"), Check: checkWhen(w.today), Section: section},
		kit.Field{Key: "tenure.kind", Label: kit.T("Đối tượng"), Kind: kit.FieldLookup, Free: true, Half: true, Required: true, Search: offered(w.rules.Lists["kind"]), Section: section},
		kit.Field{Key: "unit_id", Label: kit.T("Đơn vị"), Kind: kit.FieldChoice, Half: true, Options: units, Section: section},
		kit.Field{Key: "tenure.how", Label: kit.T("Hình thức nhận"), Kind: kit.FieldLookup, Free: true, Half: true, Search: offered(w.rules.Lists["how"]), Section: section},
		kit.Field{Key: "grade.code", Label: kit.T("Ngạch"), Kind: kit.FieldChoice, Half: true, Options: grades, Section: pay},
		kit.Field{Key: "grade.step", Label: kit.T("Bậc"), Half: true, Check: checkCount, Section: pay},
		kit.Field{Key: "grade.from", Label: kit.T("Hưởng từ"), Half: true, Help: "dd/mm/yyyy", Check: checkWhen(w.today), Section: pay},
		kit.Field{Key: "grade.kind", Label: kit.T("Hình thức"), Kind: kit.FieldChoice, Half: true, Options: gradeKinds(), Section: pay})
}

// personFields are the first details.
func (w staffWords) personFields() []kit.Field {
	t := tableRows[staff.Details]{}
	var list []kit.Field
	for _, key := range firstDetails {
		for _, f := range w.detailFields() {
			if f.Key == key {
				f.Section = "Nhân thân"
				list = append(list, t.formField(f))
			}
		}
	}
	return list
}

// detailForm are the details that are asked last.
func detailForm(w staffWords) []kit.Field {
	t := tableRows[staff.Details]{}
	var list []kit.Field
	for _, f := range w.detailFields() {
		if !strings.Contains(" "+strings.Join(firstDetails, " ")+" ", " "+f.Key+" ") {
			if f.Section == "Nhân thân" {
				f.Section = "Nơi ở, liên hệ"
			}
			list = append(list, t.formField(f))
		}
	}
	return list
}

func (w staffWords) employStarts(blank *staff.Person) map[string]string {
	values := map[string]string{
		"tenure.from": blank.Tenures[0].From.String(), "tenure.kind": blank.Tenures[0].Kind, "tenure.how": "", "unit_id": "",
		"grade.code": "", "grade.step": "", "grade.from": "", "grade.kind": staff.GradeAppointed,
	}
	for _, f := range w.detailFields() {
		values[f.Key] = f.Get(&blank.Details[0])
	}
	return values
}

// employed is the file that was typed.
func (w staffWords) employed(blank *staff.Person, v map[string]string) (*staff.Person, error) {
	as := *blank
	details, tenure := blank.Details[0], blank.Tenures[0]
	for _, f := range w.detailFields() {
		if err := f.Set(&details, v[f.Key]); err != nil {
			return nil, office.Invalid(f.Key, "%s", office.MessageOf(err))
		}
	}
	from, err := whenOf(v["tenure.from"], w.today())
	if err != nil {
		return nil, office.Invalid("tenure.from", "%s", office.MessageOf(err))
	}
	tenure.From, tenure.Kind, tenure.How = from, v["tenure.kind"], v["tenure.how"]
	as.Details, as.Tenures = []staff.Details{details}, []staff.Tenure{tenure}
	if unit := idOf(v["unit_id"]); unit != 0 {
		as.Assignments = []staff.Assignment{{Entry: staff.Entry{From: from}, UnitID: unit}}
	}
	return &as, w.paid(&as, v)
}

// paid adds grade and step where they were typed.
func (w staffWords) paid(as *staff.Person, v map[string]string) error {
	if v["grade.code"] == "" {
		return nil
	}
	from, err := whenOf(firstOf(v["grade.from"], v["tenure.from"]), w.today())
	if err != nil {
		return office.Invalid("grade.from", "%s", office.MessageOf(err))
	}
	step := numberIn(firstOf(v["grade.step"], "1"))
	coefficient := w.rules.Coefficient(v["grade.code"], step, from.First())
	if coefficient == 0 {
		return office.Invalid("grade.step", "Bảng lương không có bậc %d của ngạch này.", step)
	}
	as.Grades = []staff.Grade{{Entry: staff.Entry{From: from}, Kind: v["grade.kind"], Code: v["grade.code"], Step: step, Coefficient: coefficient}}
	return nil
}

// employTrouble names the field of this form that an error is about: tenure.from for tenures.0.from.
func employTrouble(err error) error {
	table, rest, found := strings.Cut(office.FieldOf(err), ".")
	_, field, numbered := strings.Cut(rest, ".")
	if !found || !numbered || office.CodeOf(err) != office.CodeInvalid {
		return err
	}
	switch table {
	case staff.TableTenures:
		field = "tenure." + field
	case staff.TableGrades:
		field = "grade." + field
	}
	return office.Invalid(field, "%s", office.MessageOf(err))
}
