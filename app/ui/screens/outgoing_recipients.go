package screens

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// groupValue stands in front of the name of a group among the answers of a look-up of recipients.
const groupValue = "\x00"

// recipientsField is the table of nơi nhận on a page: names out of the directory, and groups, which bring all their members.
func recipientsField(d deps, page *askPage) kit.Field {
	ways := fromLists(d, func(l documentLists) []kit.Option { return options(l.Ways...) })
	return kit.Field{
		Key: "recipients", Label: kit.T("Nơi nhận"), Kind: kit.FieldTable,
		Hint: kit.T("Gõ vài chữ của tên hay của nhóm: chọn một nhóm thì thêm mọi nơi trong nhóm. Ctrl+Delete bỏ dòng."),
		Columns: []kit.Field{
			{
				Key: "name", Label: kit.T("Tên"), Kind: kit.FieldLookup, Free: true, Width: 220, Weight: 1, Search: recipientSearch(d),
				Picked: func(o kit.Option) { addGroup(d, page, o) },
			},
			{Key: "purpose", Label: kit.T("Để"), Kind: kit.FieldChoice, Width: 104, Options: withBlank(options(document.Purposes()...))},
			{Key: "how", Label: kit.T("Cách gửi"), Kind: kit.FieldLookup, Free: true, Width: 138, Search: amongLoaded(ways)},
			{Key: "copies", Label: kit.T("Số bản"), Kind: kit.FieldNumber, Width: 58},
		},
	}
}

// withBlank lets a choice in a row be left empty.
func withBlank(list []kit.Option) []kit.Option { return slices.Insert(list, 0, kit.Option{}) }

// recipientSearch finds groups and entries of the directory, groups first.
func recipientSearch(d deps) kit.Search {
	return func(ctx context.Context, typed string) ([]kit.Option, error) {
		groups, err := d.office.Registry().Groups(ctx)
		if err != nil {
			return nil, err
		}
		var list []kit.Option
		for _, g := range groups {
			if strings.Contains(viet.Fold(g.Name), viet.Fold(typed)) {
				list = append(list, kit.Option{Value: groupValue + g.Name, Label: g.Name, Note: kit.Tf("nhóm %d nơi", len(g.Members))})
			}
		}
		found, err := d.office.Store.Correspondents.Page(ctx, office.Query{Text: typed, Filters: map[string][]string{"standing": {document.InUse}}, Limit: mostAnswers})
		for _, c := range found {
			list = append(list, kit.Option{Value: c.Name, Label: c.Name, Note: firstOf(c.ShortName, c.Abbreviation)})
		}
		return list, err
	}
}

// addGroup puts the members of a group that was picked in place of its row; those that are there already stay once.
func addGroup(d deps, page *askPage, o kit.Option) {
	group, picked := strings.CutPrefix(o.Value, groupValue)
	if !picked {
		return
	}
	var members []string
	page.host.Runner().Go("recipients.group", func(ctx context.Context, _ *task.Progress) error {
		groups, err := d.office.Registry().Groups(ctx)
		for _, g := range groups {
			if g.Name == group {
				members = g.Members
			}
		}
		return err
	}, func(err error) {
		if err != nil {
			page.host.Fail(err)
			return
		}
		page.host.Runner().After(firstFrame, func() { // once the row has done with the answer
			page.form.SetValue("recipients", replaceGroup(page.form.Value("recipients"), o.Value, members))
			page.touched()
			page.host.Runner().After(firstFrame, func() { page.form.FocusLastRow("recipients") })
		})
	})
}

// replaceGroup puts names in place of the row of a group, with what that row says of purpose, way and copies.
func replaceGroup(value, group string, names []string) string {
	var rows []map[string]string
	there := map[string]bool{}
	all := kit.TableRows(value)
	for _, row := range all {
		there[viet.Fold(row["name"])] = true
	}
	for _, row := range all {
		if row["name"] != group {
			rows = append(rows, row)
			continue
		}
		for _, name := range names {
			if !there[viet.Fold(name)] {
				there[viet.Fold(name)] = true
				rows = append(rows, map[string]string{"name": name, "purpose": row["purpose"], "how": row["how"], "copies": row["copies"]})
			}
		}
	}
	return kit.TableValue(rows)
}

// recipientRows are recipients as the rows of the table.
func recipientRows(list []document.Recipient) string {
	rows := make([]map[string]string, len(list))
	for i, r := range list {
		rows[i] = map[string]string{"name": r.Name, "purpose": r.Purpose, "how": r.How, "copies": numberText(r.Copies)}
	}
	return kit.TableValue(rows)
}

// recipientsOf are the recipients in the rows of the table; what is known of a delivery stays with its recipient.
func recipientsOf(value string, before []document.Recipient) []document.Recipient {
	var list []document.Recipient
	for _, row := range kit.TableRows(value) {
		r := document.Recipient{Name: strings.TrimPrefix(row["name"], groupValue)}
		for _, known := range before {
			if viet.Fold(known.Name) == viet.Fold(r.Name) {
				r = known
			}
		}
		r.Purpose, r.How = row["purpose"], row["how"]
		r.Copies, _ = strconv.Atoi(row["copies"]) // the form lets only numbers pass; empty is 0
		if r.Name != "" {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b document.Recipient) int { return rankOf(a) - rankOf(b) })
	return list
}

// rankOf puts the office's own copy behind all others, as it stands on paper.
func rankOf(r document.Recipient) int {
	if r.Purpose == document.ToKeep {
		return 1
	}
	return 0
}
