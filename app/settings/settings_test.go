package settings

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func TestSettingsComeBackAsSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	want := Default()
	want.User, want.Role, want.Language, want.Dark, want.TextSize = "Hoàng Thị Lan: \"Một cửa\"", "Văn thư", "en", true, 120
	want.Columns = map[string]map[string]int{"dossiers": {"code": 180, "owner": 0}}
	want.Drafts = map[string]string{"dossiers": `{"owner":"Lò Văn A"}`}
	if err := want.Save(dir); err != nil {
		t.Fatal(err)
	}
	got, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if runtime.GOOS != "windows" {
		assertMode(t, dir, 0o700)
		assertMode(t, filepath.Join(dir, FileName), 0o600)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left in the folder", len(files))
	}
}

func assertMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", path, got, want)
	}
}

func TestFirstStartHasDefaults(t *testing.T) {
	got, err := Load(t.TempDir())
	if err != nil || !reflect.DeepEqual(got, Default()) {
		t.Errorf("%+v %v", got, err)
	}
}

func TestBrokenFileIsPutAsideAndTold(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte("user: [unclosed"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Load(dir)
	if !reflect.DeepEqual(got, Default()) || !strings.Contains(office.MessageOf(err), ".hong") {
		t.Errorf("%+v %v", got, err)
	}
	if text, _ := os.ReadFile(path + ".hong"); string(text) != "user: [unclosed" {
		t.Errorf("the broken file was not kept: %q", text)
	}
}

func TestSaveFailsWhole(t *testing.T) {
	dir := t.TempDir()
	if err := Default().Save(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := writeAtomically(filepath.Join(dir, "sub", "missing", FileName), []byte("x")); err == nil {
		t.Error("no error for a folder that does not exist")
	}
	if err := writeAtomically(filepath.Join(dir, "sub"), []byte("x")); err == nil {
		t.Error("no error where a folder stands in the way")
	}
	if files, _ := os.ReadDir(dir); len(files) != 2 {
		t.Errorf("temporary files are left: %v", files)
	}
}

func TestFolders(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/somewhere")
	if dir, err := Folder(); err != nil || dir != "/somewhere/vanphongso" {
		t.Error(dir, err)
	}
	t.Setenv("XDG_DATA_HOME", "relative is ignored, says the XDG specification")
	t.Setenv("HOME", "/home/lan")
	if dir, err := Folder(); err != nil || dir != "/home/lan/.local/share/vanphongso" {
		t.Error(dir, err)
	}
}

func TestPasswords(t *testing.T) {
	ctx := context.Background()
	keyring.MockInit()
	for name, p := range map[string]Passwords{"keyring": Keyring(), "memory": Memory()} {
		if _, err := p.Get(ctx, "so"); office.CodeOf(err) != office.CodeNotFound {
			t.Errorf("%s: %v", name, err)
		}
		if err := p.Set(ctx, "so", "bí mật"); err != nil {
			t.Error(err)
		}
		if got, err := PasswordOf(ctx, p, letter.Account{Name: "so"}); got != "bí mật" || err != nil {
			t.Errorf("%s: %q %v", name, got, err)
		}
		for range 2 {
			if err := p.Delete(ctx, "so"); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestPasswordFromTheEnvironment(t *testing.T) {
	account := letter.Account{Name: "so", PasswordEnv: "VPS_TEST_PASSWORD"}
	if _, err := PasswordOf(context.Background(), Memory(), account); !strings.Contains(office.MessageOf(err), "VPS_TEST_PASSWORD") {
		t.Error(err)
	}
	t.Setenv("VPS_TEST_PASSWORD", "x")
	if got, err := PasswordOf(context.Background(), Memory(), account); got != "x" || err != nil {
		t.Error(got, err)
	}
}

func TestMissingKeyringNamesTheWayOut(t *testing.T) {
	keyring.MockInitWithError(errors.New("dbus is not there"))
	_, err := Keyring().Get(context.Background(), "so")
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(office.MessageOf(err), "--password-env") {
		t.Error(err)
	}
}

func TestSilentKeyringTimesOut(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	err := systemKeyring{patience: 20 * time.Millisecond}.call(context.Background(), func() error { <-release; return nil })
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(office.MessageOf(err), "--password-env") {
		t.Error(err)
	}
}
