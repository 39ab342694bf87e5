package main

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "vanphongso/"

// floors from top to bottom: a package imports only what stands on its own floor or below.
var floors = []string{"cmd", "app", "data", "assets"}

// hidden says which packages alone may import a library, so that it can be replaced in one place.
var hidden = map[string][]string{
	"fyne.io/fyne/":               {"app/ui/", "cmd/vanphongso"},
	"fyne.io/systray":             {},
	"github.com/uptrace/bun":      {"data/store"},
	"github.com/pressly/goose":    {"data/store"},
	"modernc.org/sqlite":          {"data/store"},
	"github.com/jackc/pgx":        {"data/store"},
	"github.com/emersion/":        {"app/mail"},
	"github.com/wneessen/":        {"app/mail"},
	"github.com/ulikunitz/":       {"app/mail"},
	"github.com/jung-kurt/gofpdf": {"app/paper"},
	"github.com/klippa-app/":      {"app/paper"},
	"github.com/pdfcpu/":          {"app/paper"},
	"github.com/xuri/excelize":    {"app/sheet"},
	"github.com/zalando/":         {"app/settings"},
}

// domain packages know the standard library and each other, nothing else.
var domain = []string{
	"data/office", "data/workday", "data/letter", "data/procedure", "data/dossier", "data/document", "data/fee", "data/evaluation", "data/staff",
}

// The rooms of the use cases stand below the door, package work; what they share lies in the core. The bench of their tests
// sees them all.
const (
	door  = "app/work"
	core  = "app/work/core"
	bench = "app/work/worktest"
)

// TestFloors reads every package's imports and fails when one reaches upward or knows a library it must not.
func TestFloors(t *testing.T) {
	packages := imports(t)
	if len(packages) < 15 {
		t.Fatalf("only %d packages were listed: the walk is broken", len(packages))
	}
	for from, list := range packages {
		for _, to := range list {
			if trouble := forbidden(from, to); trouble != "" {
				t.Errorf("%s imports %s: %s", from, to, trouble)
			}
		}
	}
}

// TestFloorsNoticesTrouble shows that the rules can fail.
func TestFloorsNoticesTrouble(t *testing.T) {
	for _, pair := range [][2]string{
		{"data/store", module + "app/work"},
		{"app/work", module + "cmd/vanphongso"},
		{"assets", module + "data/office"},
		{"app/work", "fyne.io/fyne/v2"},
		{"app/ui/kit", "github.com/uptrace/bun"},
		{"data/dossier", "github.com/goccy/go-yaml"},
		{"app/work", module + "app/ui/kit"},
		{"app/work/registry", module + "app/work"},
		{"app/work/registry", module + "app/work/other"},
		{"app/work/core", module + "app/work/registry"},
		{"cmd/vanphongso", module + "app/work/worktest"},
	} {
		if forbidden(pair[0], pair[1]) == "" {
			t.Errorf("%s → %s went unnoticed", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"app/work", module + "data/store"}, {"app/work", module + "app/work/registry"}, {"app/work/registry", module + "app/work/core"},
	} {
		if trouble := forbidden(pair[0], pair[1]); trouble != "" {
			t.Errorf("%s may import %s, but: %s", pair[0], pair[1], trouble)
		}
	}
}

// forbidden says why package from must not import to, or "".
func forbidden(from, to string) string {
	if inside, ours := strings.CutPrefix(to, module); ours {
		if floor(inside) < floor(from) {
			return "it stands on a higher floor"
		}
		if strings.HasPrefix(inside, "app/ui/") && strings.HasPrefix(from, "app/") && !strings.HasPrefix(from, "app/ui/") {
			return "only the window knows app/ui"
		}
		if trouble := throughWall(from, inside); trouble != "" {
			return trouble
		}
	}
	for library, owners := range hidden {
		if strings.HasPrefix(to, library) && !anyPrefix(from, owners) {
			return "only " + strings.Join(owners, ", ") + " may know it"
		}
	}
	foreign := strings.Contains(strings.SplitN(to, "/", 2)[0], ".")
	if foreign && anyPrefix(from, domain) {
		return "a domain package knows the standard library only"
	}
	return ""
}

// throughWall says why a room of the use cases must not import to, or "".
func throughWall(from, to string) string {
	room := strings.HasPrefix(from, door+"/") && from != bench
	switch {
	case to == bench:
		return "it is for tests"
	case room && to != core && anyPrefix(to, []string{door}):
		return "a room knows the core, not the door nor another room"
	}
	return ""
}

func floor(path string) int {
	top, _, _ := strings.Cut(path, "/")
	for i, name := range floors {
		if name == top {
			return i
		}
	}
	return -1
}

func anyPrefix(path string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if path == strings.TrimSuffix(prefix, "/") || strings.HasPrefix(path, strings.TrimSuffix(prefix, "/")+"/") {
			return true
		}
	}
	return false
}

// imports lists each package of the module with what its non-test code imports, both build variants.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	command := exec.Command("go", "list", "-e", "-tags", "migrated_fynedo,x11", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		found[strings.TrimPrefix(words[0], module)] = words[1:]
	}
	return found
}
