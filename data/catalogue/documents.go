package catalogue

import "vanphongso/data/document"

// Documents are the lists that documents are registered with.
type Documents struct {
	Types     document.Types `json:"types"`
	Urgencies []string       `json:"urgencies"` // mức độ khẩn, the ordinary one first
	Sources   []string       `json:"sources"`   // how an incoming document comes
	Ways      []string       `json:"ways"`      // how an outgoing document goes
	Levels    []string       `json:"levels"`    // cấp ban hành
	Retention []int          `json:"retention"` // thời hạn bảo quản in years, 0 for ever
	Tags      []string       `json:"tags"`
	Fields    []string       `json:"fields"` // lĩnh vực
}

// DocumentLists returns the shipped lists (NĐ 30/2020/NĐ-CP; domain of văn thư), marked where an abbreviation was not verified.
func DocumentLists() (Documents, error) {
	var lists Documents
	err := read("catalogues/documents.yaml", &lists)
	return lists, err
}
