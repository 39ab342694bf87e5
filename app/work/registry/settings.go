package registry

import (
	"context"
	"slices"
	"strings"

	"vanphongso/app/work/core"
	"vanphongso/data/catalogue"
	"vanphongso/data/document"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// DocumentSettings are how the office writes and numbers its documents, kept in the database.
type DocumentSettings struct {
	Version int64 `json:"version"` // counted up by every save

	Body      string          `json:"body"`   // abbreviation in symbols: SKHCN
	Scheme    document.Scheme `json:"scheme"` // how series are made, decided by the head of the agency
	Units     []DocumentUnit  `json:"units,omitempty"`
	Leaders   []Signer        `json:"leaders,omitempty"`   // who directs and signs
	Superiors []string        `json:"superiors,omitempty"` // bodies whose documents are tasks given to the office

	Lists catalogue.Documents `json:"lists"` // what documents are registered with, as this office has changed it
}

// DocumentUnit is a unit that drafts and handles documents.
type DocumentUnit struct {
	Name         string `json:"name"`
	Abbreviation string `json:"abbreviation,omitempty"` // in the symbol of its công văn
}

// Signer is who directs and signs, with the post that stands below the authority.
type Signer struct {
	Name string `json:"name"`
	Post string `json:"post,omitempty"`
}

// Unit returns the abbreviation of a unit, "" for one that is not known.
func (s DocumentSettings) Unit(name string) string {
	for _, u := range s.Units {
		if u.Name == name {
			return u.Abbreviation
		}
	}
	return ""
}

const documentsKey = "documents"

// Settings returns the settings of documents, the shipped ones where nothing was saved.
func (r *Registry) Settings(ctx context.Context) (DocumentSettings, error) {
	s := DocumentSettings{Body: "SKHCN", Scheme: document.Scheme{Kind: document.OneSeries}}
	if err := r.office.Store.Settings.Read(ctx, documentsKey, &s); err != nil || len(s.Lists.Types) > 0 {
		return s, err
	}
	var err error
	s.Lists, err = catalogue.DocumentLists() // the office has not changed them
	return s, err
}

// SaveSettings checks and saves the settings of documents as they were read by Settings and changed. The scheme counts from
// the next number on; numbers that were given stay in the series they were taken from. Errors: office.CodeInvalid with the
// field's JSON name, office.CodeStale when somebody else has saved them meanwhile.
func (r *Registry) SaveSettings(ctx context.Context, s DocumentSettings) error {
	core.Compose(&s)
	if err := s.validate(); err != nil {
		return err
	}
	return r.office.Update(ctx, "save settings", func(tx *store.Tx) error {
		return r.office.Store.Settings.Save(tx, documentsKey, "thiết lập văn bản", &s.Version, &s)
	})
}

func (s DocumentSettings) validate() error {
	switch {
	case s.Body == "":
		return office.Invalid("body", "Hãy ghi chữ viết tắt tên cơ quan, ví dụ SKHCN.")
	case !slices.Contains([]string{document.OneSeries, document.SeriesByType, document.SeriesByGroup}, s.Scheme.Kind):
		return office.Invalid("scheme", "Hãy chọn cách đánh số văn bản đi.")
	case len(s.Lists.Types) == 0:
		return office.Invalid("types", "Danh mục loại văn bản không được để trống.")
	case !slices.Contains(s.Lists.Urgencies, document.Normal):
		return office.Invalid("urgencies", "Danh mục độ khẩn phải có mức “%s”.", document.Normal)
	}
	return checkTypes(s.Lists.Types)
}

// checkTypes refuses two types of one name or one abbreviation: neither a number nor a filter could tell them apart.
func checkTypes(types document.Types) error {
	seen := map[string]bool{}
	for _, kind := range types {
		if kind.Name == "" {
			return office.Invalid("types", "Loại văn bản “%s” chưa có tên.", kind.Abbreviation)
		}
		for _, word := range []string{"name " + viet.Fold(kind.Name), "abbreviation " + kind.Abbreviation} {
			if seen[word] && word != "abbreviation " {
				return office.Invalid("types", "Loại văn bản “%s” trùng tên hoặc chữ viết tắt với loại khác.", kind.Name)
			}
			seen[word] = true
		}
	}
	return nil
}

// Lists returns the types, sources, levels and the like that documents are registered with.
func (r *Registry) Lists(ctx context.Context) (catalogue.Documents, error) {
	s, err := r.Settings(ctx)
	return s.Lists, err
}

// checkUrgency refuses a degree of urgency that the office does not use.
func checkUrgency(lists catalogue.Documents, urgency string) error {
	if slices.Contains(lists.Urgencies, urgency) {
		return nil
	}
	return office.Invalid("urgency", "Độ khẩn “%s” không có trong danh mục.", urgency)
}

// Superiors are the bodies whose documents are tasks given to the office; where none were named, the body above it, by its name in full and
// short.
func (r *Registry) Superiors(ctx context.Context) ([]string, error) {
	s, err := r.Settings(ctx)
	if err != nil || len(s.Superiors) > 0 {
		return s.Superiors, err
	}
	o, err := r.office.Settings(ctx)
	return []string{o.Parent, strings.Replace(o.Parent, "Ủy ban nhân dân", "UBND", 1)}, err // as letters write it
}
