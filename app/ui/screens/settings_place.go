package screens

import (
	"context"
	"strconv"
	"strings"

	"vanphongso/app/settings"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/app/ui/shell"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Change changes the settings of this place, shows what changed and writes the file beside the window. It is called on the
// window's goroutine.
func (w *Workplace) Change(h shell.Host, change func(s *settings.Settings)) {
	w.lock.Lock()
	change(&w.Settings)
	changed := w.Settings
	w.lock.Unlock()
	if w.Apply != nil {
		w.Apply(changed)
	}
	h.Runner().Go("settings.save", func(context.Context, *task.Progress) error {
		w.saving.Lock()
		defer w.saving.Unlock()
		return w.snapshot().Save(w.Data) // the newest, also when two changes follow each other closely
	}, h.Fail)
}

// snapshot returns the settings as they are now; it may be called beside the window.
func (w *Workplace) snapshot() settings.Settings {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.Settings
}

// person is who works here.
type person struct{ Name, Role string }

func newPersonSettings(h shell.Host, d deps) shell.Page {
	return register.NewSingle(h, register.Description[person]{
		Key: "settings.person", Title: "Người làm việc", One: "người làm việc", ID: func(*person) int64 { return 1 },
		Intro: "Họ tên đứng trên giấy tiếp nhận và trong nhật ký của mọi thay đổi làm trên máy này.",
		Source: single[person]{
			get: func(context.Context) (person, error) {
				s := d.place.snapshot()
				return person{s.User, s.Role}, nil
			},
			save: func(_ context.Context, p *person) error {
				p.Name = strings.TrimSpace(viet.NFC(p.Name))
				if len([]rune(p.Name)) > 100 {
					return office.Invalid("name", "Họ tên dài quá 100 ký tự.")
				}
				return nil
			},
		},
		Saved: func(h shell.Host, p *person) {
			d.place.Change(h, func(s *settings.Settings) { s.User, s.Role = p.Name, p.Role })
			h.Notify(kit.ToneDone, kit.Tf("Từ giờ người làm việc là %s.", p.Name))
		},
		Fields: []register.Field[person]{
			set(textOf("name", "Họ và tên", func(p *person) *string { return &p.Name }), func(f *register.Field[person]) { f.Required = true }),
			set(textOf("role", "Vai trò", func(p *person) *string { return &p.Role }), func(f *register.Field[person]) {
				f.Kind, f.Options = kit.FieldChoice, options(settings.Roles...)
			}),
		},
	})
}

// looks are how the window looks on this machine.
type looks struct {
	Language, TextSize string
	Dark               bool
}

// textSizes are the sizes offered, in per cent.
var textSizes = []int{90, 100, 110, 125, 140, 160}

func newLooks(h shell.Host, d deps) shell.Page {
	sizes := make([]kit.Option, len(textSizes))
	for i, size := range textSizes {
		sizes[i] = kit.Option{Value: strconv.Itoa(size), Label: strconv.Itoa(size) + " %"}
	}
	return register.NewSingle(h, register.Description[looks]{
		Key: "settings.looks", Title: "Giao diện", One: "giao diện", ID: func(*looks) int64 { return 1 },
		Intro: "Chỉ đổi trên máy này. Cỡ chữ và màu đổi ngay; ngôn ngữ đổi khi mở lại chương trình.",
		Source: single[looks]{
			get: func(context.Context) (looks, error) {
				s := d.place.snapshot()
				return looks{s.Language, strconv.Itoa(nearest(s.TextSize)), s.Dark}, nil
			},
			save: func(context.Context, *looks) error { return nil },
		},
		Saved: func(h shell.Host, l *looks) { d.place.dress(h, l) },
		Fields: []register.Field[looks]{
			set(textOf("language", "Ngôn ngữ", func(l *looks) *string { return &l.Language }), func(f *register.Field[looks]) {
				f.Kind, f.Options = kit.FieldChoice, []kit.Option{{Value: "vi", Label: "Tiếng Việt"}, {Value: "en", Label: "English"}}
			}),
			set(textOf("text_size", "Cỡ chữ", func(l *looks) *string { return &l.TextSize }), func(f *register.Field[looks]) {
				f.Kind, f.Options = kit.FieldChoice, sizes
			}),
			checkOf("dark", "Màu tối", "Nền tối, chữ sáng", func(l *looks) *bool { return &l.Dark }),
		},
	})
}

// dress puts the looks on.
func (w *Workplace) dress(h shell.Host, l *looks) {
	size, _ := strconv.Atoi(l.TextSize) // one of textSizes
	spoken, before := w.Settings.Language, looks{w.Settings.Language, strconv.Itoa(nearest(w.Settings.TextSize)), w.Settings.Dark}
	if *l == before {
		h.Notify(kit.ToneAccent, kit.T("Giao diện không có gì đổi."))
		return
	}
	w.Change(h, func(s *settings.Settings) { s.Language, s.TextSize, s.Dark = l.Language, size, l.Dark })
	if l.Language != spoken {
		h.Notify(kit.ToneAccent, kit.T("Hãy mở lại chương trình để đổi ngôn ngữ."))
		return
	}
	h.Notify(kit.ToneDone, kit.T("Đã đổi giao diện."))
}

// nearest returns the size offered that is nearest to the one kept.
func nearest(size int) int {
	best := textSizes[0]
	for _, offered := range textSizes {
		if abs(offered-size) < abs(best-size) {
			best = offered
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
