package screens

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanphongso/app/paper"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// formEntry is a form description in use, or a file that cannot be used.
type formEntry struct {
	id      int64
	form    paper.FormInfo
	problem paper.Problem
}

func (f *formEntry) broken() bool { return f.problem.Message != "" }

// formBook is the register of the form descriptions: what the library has read, broken files first.
type formBook struct{ library *paper.Library }

func (b formBook) entries(text string) []formEntry {
	var list []formEntry
	for _, problem := range b.library.Problems() {
		list = append(list, formEntry{problem: problem})
	}
	for _, form := range b.library.Forms() {
		list = append(list, formEntry{form: form})
	}
	for i := range list {
		list[i].id = int64(i + 1)
	}
	return slices.DeleteFunc(list, func(f formEntry) bool {
		return !strings.Contains(viet.Fold(f.form.Name+" "+f.form.Key+" "+f.problem.File+" "+f.problem.Message), viet.Fold(text))
	})
}

// Page implements register.Source.
func (b formBook) Page(_ context.Context, q office.Query) ([]formEntry, error) {
	list := b.entries(q.Text)
	from := min(q.Offset, len(list))
	return list[from:min(from+q.Limit, len(list))], nil
}

// Count implements register.Source.
func (b formBook) Count(_ context.Context, q office.Query) (int, error) {
	return len(b.entries(q.Text)), nil
}

// Get implements register.Source.
func (b formBook) Get(_ context.Context, id int64) (*formEntry, error) {
	for _, entry := range b.entries("") {
		if entry.id == id {
			return &entry, nil
		}
	}
	return nil, office.NotFound("Mẫu này không còn nữa.")
}

func newForms(h shell.Host, d deps) shell.Page {
	folder := filepath.Join(d.place.Data, "forms")
	s := newStage(h)
	s.set(register.New(h, register.Description[formEntry]{
		Key: "forms", Title: "Mẫu giấy", One: "mẫu", ID: func(f *formEntry) int64 { return f.id }, Source: formBook{d.office.Forms},
		SearchHint: "Tìm mẫu… Ctrl+F",
		Columns: []register.Column[formEntry]{
			{Key: "name", Label: "Mẫu", Width: 180, Weight: 1, Text: formName},
			{Key: "set", Label: "Bộ mẫu", Width: 120, Weight: 1, Text: setName},
			{
				Key: "state", Label: "Tình trạng", Width: 176, Dot: true,
				Text: func(f *formEntry) string { text, _ := formState(f); return text },
				Tone: func(f *formEntry) kit.Tone { _, tone := formState(f); return tone },
			},
		},
		Tools: []register.Tool{
			{Key: "folder", Label: "Mở thư mục mẫu", Icon: kit.IconFolder, Do: func(h shell.Host) { openFolder(h, folder) }},
			{Key: "reload", Label: "Đọc lại", Shortcut: "F5", Icon: kit.IconRefresh, Do: func(h shell.Host) { reloadForms(h, d) }},
		},
		Actions: formActions(d, s),
		Head:    func(f *formEntry) register.Head { return register.Head{Title: formName(f), Subtitle: f.form.Key} },
		Banner: func(f *formEntry) register.Banner {
			if !f.broken() {
				return register.Banner{}
			}
			return register.Banner{
				Tone: kit.ToneLate, Title: kit.T("Không dùng được tệp này; mẫu đi kèm chương trình được dùng thay."), Text: f.problem.Message,
				Action: kit.T("Mở tệp"), Do: func(h shell.Host) { h.OpenFile(f.problem.File) },
			}
		},
		Sections: func(f *formEntry) []register.Section {
			if f.broken() {
				return []register.Section{{Pairs: []kit.Pair{{Label: kit.T("Tệp"), Value: f.problem.File}, {Label: kit.T("Dòng"), Value: count(f.problem.Line)}}}}
			}
			return []register.Section{{Pairs: []kit.Pair{
				{Label: kit.T("Khổ giấy"), Value: strings.Join(f.form.Papers, ", ")}, {Label: kit.T("Tệp"), Value: f.form.File},
			}, Text: kit.T("Muốn sửa mẫu: bấm Sửa bản của đơn vị, sửa tệp vừa mở bằng trình soạn thảo, lưu lại rồi bấm F5 và xem mẫu.")}}
		},
	}))
	return s
}

// formActions are what can be done with a form, and with a file that cannot be used.
func formActions(d deps, s *stage) []register.Action[formEntry] {
	broken := func(f *formEntry) bool { return f.broken() }
	return []register.Action[formEntry]{
		{
			Key: "forms.preview", Label: "Xem mẫu", Shortcut: "Ctrl+P", Icon: kit.IconDocument, Primary: true, Hidden: broken,
			Show: func(_ shell.Host, f *formEntry) { previewForm(d, s, f.form) },
		},
		{
			Key: "forms.edit", Label: "Sửa bản của đơn vị", Shortcut: "F2", Icon: kit.IconEdit,
			Show: func(h shell.Host, f *formEntry) { editForm(h, d, f) },
		},
		{
			Key: "forms.disown", Label: "Dùng lại mẫu đi kèm", Icon: kit.IconRefresh, Danger: true,
			Hidden: func(f *formEntry) bool { return !f.broken() && !f.form.Overridden },
			Confirm: func(f *formEntry) string {
				return kit.Tf("Thôi dùng bản riêng %s? Tệp được đổi tên thêm đuôi .cu, không mất.", f.file())
			},
			Run: func(_ context.Context, f *formEntry, _ string) error {
				return d.office.Forms.Disown(formKey(d, f.file()))
			},
			Done: "Đã dùng lại mẫu đi kèm.",
		},
	}
}

// file is where the description lies.
func (f *formEntry) file() string {
	if f.broken() {
		return f.problem.File
	}
	return f.form.File
}

// formKey is the key of the form that an office's own file describes.
func formKey(d deps, file string) string {
	inside, err := filepath.Rel(filepath.Join(d.place.Data, "forms"), file)
	if err != nil {
		return file
	}
	return strings.TrimSuffix(filepath.ToSlash(inside), ".yaml")
}

// previewForm shows a form with invented data on its first paper.
func previewForm(d deps, s *stage, form paper.FormInfo) {
	name := "mau-" + strings.ReplaceAll(form.Key, "/", "-")
	openDrawn(d, s, form.Name, name, func(context.Context) ([]byte, error) { return d.office.Forms.Preview(form.Key, "") })
}

// editForm opens the office's own copy of a form, made of the shipped one when there is none, in the system's editor.
func editForm(h shell.Host, d deps, f *formEntry) {
	if f.broken() {
		h.OpenFile(f.problem.File)
		return
	}
	var own string
	h.Runner().Go("forms.edit", func(context.Context, *task.Progress) (err error) {
		if own, err = d.office.Forms.Own(f.form.Key); err == nil {
			err = d.office.Forms.Reload()
		}
		return err
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Notify(kit.ToneAccent, kit.Tf("Bản của đơn vị: %s. Sửa xong thì bấm F5.", own))
		h.OpenFile(own)
		h.Refresh()
	})
}

// setName is the legal set that a form belongs to.
func setName(f *formEntry) string {
	if f.form.Set == paper.OwnSet {
		return kit.T("riêng của chương trình")
	}
	return f.form.SetName
}

func formName(f *formEntry) string {
	if f.broken() {
		return fmt.Sprintf("%s:%d", filepath.Base(f.problem.File), f.problem.Line)
	}
	return f.form.Name
}

func formState(f *formEntry) (string, kit.Tone) {
	switch {
	case f.broken():
		return kit.T("tệp bị lỗi"), kit.ToneLate
	case f.form.Overridden:
		return kit.T("của đơn vị"), kit.ToneAccent
	}
	return kit.T("đi kèm chương trình"), kit.ToneDone
}

func reloadForms(h shell.Host, d deps) {
	h.Runner().Go("forms.reload", func(context.Context, *task.Progress) error { return d.office.Forms.Reload() }, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		if n := len(d.office.Forms.Problems()); n > 0 {
			h.Notify(kit.ToneLate, kit.Tf("%d tệp mẫu bị lỗi và không được dùng.", n))
		} else {
			h.Notify(kit.ToneDone, kit.T("Đã đọc lại các mẫu."))
		}
		h.Refresh()
	})
}

// openFolder makes the folder when it is missing and opens it in the system's own program.
func openFolder(h shell.Host, folder string) {
	h.Runner().Go("folder", func(context.Context, *task.Progress) error {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return office.Unavailable(err, "Không tạo được thư mục %s; hãy kiểm tra quyền ghi.", folder)
		}
		return nil
	}, func(err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.OpenFile(folder)
	})
}
