package work

import (
	"context"
	"sort"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Similar is what looks like the same person or the same submission; shown, not decided.
type Similar struct {
	Applicants  []SimilarDossier `json:"applicants"`  // dossiers of what seems to be the same person
	Submissions []SimilarDossier `json:"submissions"` // what seems to be the same submission
}

// SimilarDossier is an earlier dossier with the reasons why it is shown.
type SimilarDossier struct {
	Dossier dossier.Dossier `json:"dossier"`
	Reasons []string        `json:"reasons"` // Vietnamese
}

// maxSameParty is how many dossiers that share something with a person are looked through.
const maxSameParty = 50

// maxSimilar is how many earlier dossiers are looked at; a clinic may have hundreds.
const maxSimilar = 20

// Similar finds earlier dossiers of the same person and of the same submission.
func (d *Desk) Similar(ctx context.Context, x *dossier.Dossier) (Similar, error) {
	result := Similar{Applicants: []SimilarDossier{}, Submissions: []SimilarDossier{}}
	candidates, err := d.candidates(ctx, x)
	if err != nil {
		return result, err
	}
	for _, c := range candidates {
		if reasons := samePerson(x.Owner, c.Owner); len(reasons) > 0 {
			result.Applicants = append(result.Applicants, SimilarDossier{c, reasons})
		}
		if reasons := sameSubmission(*x, c); len(reasons) > 0 {
			result.Submissions = append(result.Submissions, SimilarDossier{c, reasons})
		}
	}
	return result, nil
}

// candidates are the dossiers that may be similar: of the same party, with the name's words in any order, or made from
// a letter that is a copy of this one's.
func (d *Desk) candidates(ctx context.Context, x *dossier.Dossier) ([]dossier.Dossier, error) {
	list, err := d.office.Store.Dossiers.SameParty(ctx, x.Owner, x.ID, maxSameParty)
	if err != nil {
		return nil, err
	}
	if x.Owner.Name != "" {
		named, err := d.office.Store.Dossiers.Page(ctx, office.Query{Text: x.Owner.Name, Limit: maxSimilar})
		if err != nil {
			return nil, err
		}
		list = append(list, named...)
	}
	ids, err := d.sameLetter(ctx, x)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	seen := map[int64]bool{0: true, x.ID: true}
	var full []dossier.Dossier
	for _, id := range ids {
		if seen[id] || len(full) == maxSimilar {
			continue
		}
		seen[id] = true
		c, err := d.office.Store.Dossiers.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		full = append(full, *c)
	}
	return full, nil
}

// sameLetter returns the dossiers that came from letters with the same bytes or the same Message-ID.
func (d *Desk) sameLetter(ctx context.Context, x *dossier.Dossier) ([]int64, error) {
	if x.LetterID == 0 {
		return nil, nil
	}
	l, err := d.office.Store.Letters.Get(ctx, x.LetterID)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, other := range []int64{l.DuplicateOf, l.SameMessageID} {
		if other == 0 {
			continue
		}
		o, err := d.office.Store.Letters.Get(ctx, other)
		if err != nil {
			return nil, err
		}
		ids = append(ids, o.DossierID)
	}
	return ids, nil
}

// samePerson says why two parties seem to be one, in Vietnamese.
func samePerson(a, b dossier.Party) []string {
	var reasons []string
	add := func(same bool, reason string) {
		if same {
			reasons = append(reasons, reason)
		}
	}
	add(a.IDNumber != "" && a.IDNumber == b.IDNumber, "cùng số giấy tờ "+dossier.MaskID(a.IDNumber))
	add(a.Phone != "" && dossier.TidyPhone(a.Phone) == dossier.TidyPhone(b.Phone), "cùng số điện thoại")
	add(a.Email != "" && strings.EqualFold(a.Email, b.Email), "cùng địa chỉ thư điện tử")
	switch {
	case a.Name == "" || b.Name == "":
	case viet.Fold(a.Name) == viet.Fold(b.Name):
		add(true, "cùng tên (không kể dấu)")
	case sameName(a.Name, b.Name):
		add(true, "cùng tên, khác thứ tự hoặc cách viết")
	}
	return reasons
}

// sameName compares names without marks, punctuation, the order of their parts and the short forms of "công ty".
func sameName(a, b string) bool {
	key := nameKey(a)
	return key != "" && key == nameKey(b)
}

// shortForms are ways of writing the same part of an organisation's name, folded: the long one, then the short one.
var shortForms = [][2]string{
	{" cong ty ", " cty "},
	{" trach nhiem huu han ", " tnhh "},
	{" co phan ", " cp "},
	{" mot thanh vien ", " mtv "},
	{" hop tac xa ", " htx "},
	{" phong kham ", " pk "},
	{" benh vien ", " bv "},
	{" da khoa ", " dk "},
	{" doanh nghiep tu nhan ", " dntn "},
	{" uy ban nhan dan ", " ubnd "},
}

func nameKey(name string) string {
	text := phrase(viet.Words(name))
	for _, form := range shortForms {
		text = strings.ReplaceAll(text, form[0], form[1])
	}
	words := strings.Fields(text)
	sort.Strings(words)
	return strings.Join(words, " ")
}

// sameSubmission says why two dossiers seem to be the same submission, in Vietnamese.
func sameSubmission(x, y dossier.Dossier) []string {
	var reasons []string
	if y.State.Open() && x.ProcedureCode == y.ProcedureCode && len(samePerson(x.Owner, y.Owner)) > 0 {
		reasons = append(reasons, "cùng thủ tục, cùng chủ hồ sơ và đang giải quyết")
	}
	if x.MessageID != "" && x.MessageID == y.MessageID {
		reasons = append(reasons, "cùng một thư điện tử (mã thư)")
	}
	if n := commonFiles(x, y); n == 1 {
		reasons = append(reasons, "có một tệp giống hệt")
	} else if n > 1 {
		reasons = append(reasons, "có nhiều tệp giống hệt")
	}
	return reasons
}

func commonFiles(x, y dossier.Dossier) int {
	hashes := map[string]bool{}
	for _, f := range filesOf(x) {
		hashes[f.SHA256] = true
	}
	delete(hashes, "")
	n := 0
	for _, f := range filesOf(y) {
		if hashes[f.SHA256] {
			n++
		}
	}
	return n
}

// filesOf returns all files of a dossier.
func filesOf(x dossier.Dossier) []dossier.File {
	var files []dossier.File
	for _, c := range x.Components {
		files = append(files, c.Files...)
	}
	return append(files, x.OtherFiles...)
}
