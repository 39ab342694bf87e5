package paper

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"vanphongso/assets"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Library holds the form descriptions in use: the shipped ones and, in their place, those of the office's data folder.
// It is safe for concurrent use.
type Library struct {
	overrideDir string

	mu       readLock // guards all below
	forms    map[string]*form
	sets     map[string]*formSet
	parts    map[string]map[string]part // by set
	problems []Problem
}

// NewLibrary reads all descriptions; overrideDir (usually <data>/forms) may be empty or missing. A broken file of the
// office stops nothing: it is listed by Problems and the shipped form stays in use.
func NewLibrary(overrideDir string) (*Library, error) {
	l := &Library{overrideDir: overrideDir}
	return l, l.Reload()
}

// LaterLibrary is NewLibrary that reads when it is first asked for something: a tenth of a second that the start of the
// program need not wait for. Broken shipped descriptions, a defect, panic then.
func LaterLibrary(overrideDir string) *Library {
	l := &Library{overrideDir: overrideDir}
	l.mu.read = l.Reload
	return l
}

// readLock guards what may have to be read yet: whoever locks it for reading finds it read.
type readLock struct {
	sync.RWMutex
	first sync.Once
	read  func() error // nil: it has been read
}

// RLock implements sync.RWMutex.
func (l *readLock) RLock() {
	if l.read != nil {
		l.first.Do(func() {
			if err := l.read(); err != nil {
				panic(err)
			}
		})
	}
	l.RWMutex.RLock()
}

// Reload reads the office's files again, after somebody edited them.
func (l *Library) Reload() error {
	fresh := &Library{
		overrideDir: l.overrideDir,
		forms:       map[string]*form{}, sets: map[string]*formSet{}, parts: map[string]map[string]part{},
	}
	shipped, err := fs.Sub(assets.Files, "forms")
	if err != nil {
		return err
	}
	if err := fresh.read(shipped, ""); err != nil {
		return err
	}
	if len(fresh.problems) > 0 {
		return fmt.Errorf("paper: shipped form: %s", fresh.problems[0].Message)
	}
	if l.overrideDir != "" {
		err := fresh.read(os.DirFS(l.overrideDir), l.overrideDir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			fresh.problems = append(fresh.problems, Problem{File: l.overrideDir, Message: fmt.Sprintf("Không đọc được thư mục mẫu %s: %v.", l.overrideDir, err)})
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forms, l.sets, l.parts, l.problems = fresh.forms, fresh.sets, fresh.parts, fresh.problems
	return nil
}

// Forms lists the forms, sorted by key.
func (l *Library) Forms() []FormInfo {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var all []FormInfo
	for key, f := range l.forms {
		all = append(all, FormInfo{
			Key: key, Set: path.Dir(key), SetName: l.nameOf(path.Dir(key)), Name: f.Name, Papers: f.papers(), File: f.file,
			Overridden: !strings.HasPrefix(f.file, shippedPrefix),
		})
	}
	slices.SortFunc(all, func(a, b FormInfo) int { return strings.Compare(a.Key, b.Key) })
	return all
}

// nameOf is the name of a set; one without a description is called by its key. The caller holds the lock.
func (l *Library) nameOf(set string) string {
	if s := l.sets[set]; s != nil && s.Name != "" {
		return s.Name
	}
	return set
}

// FormSets lists the legal sets of the one-stop desk to choose from, newest first: those that have a receipt.
func (l *Library) FormSets() []FormSet {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var all []FormSet
	for key, s := range l.sets {
		if l.has(key, KindReceipt) {
			all = append(all, s.FormSet)
		}
	}
	slices.SortFunc(all, func(a, b FormSet) int {
		return cmp.Or(strings.Compare(string(b.From), string(a.From)), strings.Compare(a.Key, b.Key))
	})
	return all
}

// has says whether a set has a form of the kind. The caller holds the lock.
func (l *Library) has(set, kind string) bool {
	for key, f := range l.forms {
		if f.Data == kind && path.Dir(key) == set {
			return true
		}
	}
	return false
}

// Problems lists the office's descriptions that cannot be used and why. It reads nothing when there are none of the office.
func (l *Library) Problems() []Problem {
	if _, err := os.Stat(l.overrideDir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return slices.Clone(l.problems)
}

// Draw draws the form (see Key) on the paper ("A5", "A4" …; "" is the form's first one) with data, which the
// description's expressions refer to: for the shipped forms ReceiptData or ExplanationData. The same arguments give
// the same bytes. Errors: office.CodeNotFound (no such form), office.CodeInvalid (no such paper, data that does not
// suit the form).
func (l *Library) Draw(form, paper string, data any, o Options) ([]byte, error) {
	l.mu.RLock()
	f, with := l.forms[form], l.company(path.Dir(form))
	l.mu.RUnlock()
	if f == nil {
		return nil, noForm(form)
	}
	d, err := lay(f, with, paper, data, o.Checked)
	if err == nil {
		var pdf []byte
		if pdf, err = d.draw(data, o); err == nil {
			return pdf, nil
		}
	}
	return nil, explained(f, err)
}

func (l *Library) company(set string) company { return company{l.sets[set], l.parts[set]} }

// shippedPrefix stands in front of the name of a file that the program brings along.
const shippedPrefix = "assets/forms/"

// read takes all descriptions of a folder with one folder for each set. dir is "" for the shipped ones.
func (l *Library) read(files fs.FS, dir string) error {
	names, err := fs.Glob(files, "*/*.yaml")
	if err != nil {
		return err
	}
	if _, err := fs.Stat(files, "."); err != nil {
		return err
	}
	// set.yaml and parts.yaml first: the forms of the set refer to them.
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for _, name := range names {
		shown := shippedPrefix + name
		if dir != "" {
			shown = filepath.Join(dir, filepath.FromSlash(name))
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			l.problems = append(l.problems, Problem{File: shown, Message: fmt.Sprintf("Không đọc được tệp %s: %v.", shown, err)})
			continue
		}
		if err := l.take(name, shown, content, dir != ""); err != nil {
			l.report(shown, err)
		}
	}
	return nil
}

func rank(name string) int {
	switch path.Base(name) {
	case "set.yaml":
		return 0
	case "parts.yaml":
		return 1
	}
	return 2
}

// take reads one file; what was known under its name stays when it is broken.
func (l *Library) take(name, shown string, content []byte, try bool) error {
	set := path.Dir(name)
	switch path.Base(name) {
	case "set.yaml":
		s := &formSet{}
		if err := s.read(set, content); err != nil {
			return err
		}
		l.sets[set] = s
		return nil
	case "parts.yaml":
		return l.takeParts(set, shown, content)
	}
	f := &form{key: strings.TrimSuffix(name, ".yaml"), file: shown}
	if err := decode(content, f); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	if try {
		if err := f.try(l.company(set)); err != nil {
			return err
		}
	}
	l.forms[f.key] = f
	return nil
}

// takeParts reads what the forms of a set share. Parts that the office's file does not name stay as shipped. The forms
// known so far are tried with the new parts, for they are drawn with them from now on.
func (l *Library) takeParts(set, shown string, content []byte) error {
	var read map[string][]block
	if err := decode(content, &read); err != nil {
		return err
	}
	parts := maps.Clone(l.parts[set])
	if parts == nil {
		parts = map[string]part{}
	}
	for _, name := range slices.Sorted(maps.Keys(read)) {
		if err := checkBlocks(read[name], false); err != nil {
			return err
		}
		parts[name] = part{read[name], shown}
	}
	for key, f := range l.forms {
		if path.Dir(key) != set {
			continue
		}
		if err := f.try(company{l.sets[set], parts}); err != nil {
			return err
		}
	}
	l.parts[set] = parts
	return nil
}

func (s *formSet) read(key string, content []byte) error {
	if err := decode(content, s); err != nil {
		return err
	}
	if s.Title == "" {
		return wrong(1, "thiếu mục \"name\" (tên của bộ mẫu)")
	}
	s.FormSet = FormSet{
		Key: key, Name: viet.NFC(s.Title), Source: viet.NFC(s.Law),
		From: office.Day(s.Since), To: office.Day(s.Until), Verified: s.Checked,
	}
	for _, day := range []office.Day{s.From, s.To} {
		if day != "" && day.Time().IsZero() {
			return wrong(1, "ngày %q phải viết dạng 2025-09-15", string(day))
		}
	}
	return nil
}

// try lays the form out with sample data on all its papers, so that a wrong expression is found before a citizen
// stands at the counter.
func (f *form) try(with company) error {
	for _, s := range f.Papers {
		for _, data := range samples[f.Data] {
			if _, err := lay(f, with, s.Paper, data, false); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Library) report(file string, err error) {
	var flawed *flaw
	if !errors.As(err, &flawed) {
		flawed = &flaw{message: err.Error()}
	}
	p := Problem{File: file, Line: flawed.line, Message: sentence(file, flawed)}
	if flawed.file != "" && flawed.file != file {
		p.Line = 0
	}
	l.problems = append(l.problems, p)
}

func sentence(file string, f *flaw) string {
	switch {
	case f.file != "" && f.file != file:
		return fmt.Sprintf("Tệp mẫu %s: trong phần dùng chung ở %s, dòng %d: %s.", file, f.file, f.line, f.message)
	case f.line == 0:
		return fmt.Sprintf("Tệp mẫu %s: %s.", file, f.message)
	}
	return fmt.Sprintf("Tệp mẫu %s, dòng %d: %s.", file, f.line, f.message)
}
