package letter

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAddressString(t *testing.T) {
	for want, a := range map[string]Address{
		"":                         {},
		"lan@x.vn":                 {Address: "lan@x.vn"},
		"Hoàng Thị Lan":            {Name: "Hoàng Thị Lan"},
		"Hoàng Thị Lan <lan@x.vn>": {Name: "Hoàng Thị Lan", Address: "lan@x.vn"},
	} {
		if got := a.String(); got != want {
			t.Errorf("%+v is written %q, want %q", a, got, want)
		}
	}
}

// Scripts read these names from the command line's JSON; renaming one breaks them.
func TestJSONNames(t *testing.T) {
	raw, err := json.Marshal(Letter{Text: "không in trang", Attachments: []Attachment{{}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"id", "account", "folder", "uid", "state", "reason", "message_id", "from", "subject", "date", "sha256", "size", "attachments",
		"name", "file_name", "type", "sniffed",
	} {
		if !strings.Contains(string(raw), `"`+name+`":`) {
			t.Errorf("%s is missing in %s", name, raw)
		}
	}
}
