package shell

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// Shell is the Host of its screens.
var _ Host = (*Shell)(nil)

// Runner implements Host.
func (s *Shell) Runner() *task.Runner { return s.runner }

// Memory implements Host.
func (s *Shell) Memory() Memory { return s.memory }

// Files implements Host.
func (s *Shell) Files() Files { return s.options.Files }

// ChooseFolder implements Host.
func (s *Shell) ChooseFolder(then func()) {
	kit.ChooseFolder(s.window, s.runner, kit.T("Thư mục lưu tệp"), s.Files().Folder(), func(folder string) {
		s.Files().SetFolder(s, folder)
		s.Notify(kit.ToneDone, kit.Tf("Từ nay tệp được lưu vào %s", folder))
		if then != nil {
			then()
		}
	})
}

// Drafts implements Host.
func (s *Shell) Drafts() Drafts { return s.options.Drafts }

// Now implements Host.
func (s *Shell) Now() time.Time { return s.options.Now() }

// Notify implements Host.
func (s *Shell) Notify(tone kit.Tone, text string) { s.notice.tell(tone, text, "", nil) }

// Fail implements Host.
func (s *Shell) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	code, level := office.CodeOf(err), slog.LevelInfo
	if code == office.CodeInternal {
		level = slog.LevelError
	}
	s.options.Log.Log(context.Background(), level, "shown to the user", "code", code, "error", err)
	if code == office.CodeInternal && s.options.SaveLog != nil {
		s.notice.tell(kit.ToneLate, kit.T(office.MessageOf(err)), kit.T("Lưu nhật ký"), s.saveLog)
		return
	}
	s.notice.tell(kit.ToneLate, kit.T(office.MessageOf(err)), "", nil)
}

// saveLog writes the log to where the user can send it from.
func (s *Shell) saveLog() {
	var path string
	s.runner.Go("shell.savelog", func(ctx context.Context, _ *task.Progress) (err error) {
		path, err = s.options.SaveLog(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.options.Log.Error("save the log", "error", err)
			s.Notify(kit.ToneLate, kit.T("Không lưu được nhật ký; hãy chép tệp nhật ký nêu trong mục Giới thiệu."))
			return
		}
		s.notice.tell(kit.ToneDone, kit.Tf("Đã lưu nhật ký vào %s", path), kit.T("Mở thư mục"), func() { s.OpenFile(filepath.Dir(path)) })
	})
}

// Confirm implements Host.
func (s *Shell) Confirm(title, text, yes string, dangerous bool, then func()) {
	kit.Confirm(s.window, title, text, yes, dangerous, func(agreed bool) {
		if agreed {
			then()
		}
	})
}

// Prompt implements Host.
func (s *Shell) Prompt(title, text, label, yes string, required bool, then func(text string)) {
	kit.Prompt(s.window, title, text, label, yes, required, then)
}

// Navigate implements Host.
func (s *Shell) Navigate(key string, id int64) {
	if id == 0 {
		if key != s.current {
			s.show(key, func() { s.from = "" })
		}
		return
	}
	s.lead(key, func() {
		if page, ok := holding[Opener](s.page(key)); ok {
			page.Open(id)
		}
	})
}

// NavigateTo implements Host.
func (s *Shell) NavigateTo(key, filter string) {
	s.lead(key, func() {
		if page, ok := holding[Filterer](s.page(key)); ok {
			page.Filter(filter)
		}
	})
}

// NavigateToList implements Host.
func (s *Shell) NavigateToList(key, title string, ids []int64) {
	s.lead(key, func() {
		if page, ok := holding[Lister](s.page(key)); ok {
			page.List(title, ids)
		}
	})
}

// lead shows a part of another screen, from which Esc leads back.
func (s *Shell) lead(key string, then func()) {
	from := s.current
	s.show(key, func() {
		if key != from {
			s.from = from
		}
		then()
	})
}

// back shows the screen that led to the current one and reports whether there is one.
func (s *Shell) back() bool {
	from := s.from
	if from == "" {
		return false
	}
	s.show(from, func() { s.from = "" })
	return true
}

// show brings the screen of key to the front when the current page may be left, then calls then.
func (s *Shell) show(key string, then func()) {
	s.leave(func() {
		if key != s.current {
			s.showPage(key)
		}
		then()
	})
}

// Changed implements Host.
func (s *Shell) Changed() {
	if s.menus != nil {
		s.menus.follow()
	}
}

// Copy implements Host.
func (s *Shell) Copy(text string) {
	s.app.Clipboard().SetContent(text)
	s.Notify(kit.ToneAccent, kit.T("Đã sao chép."))
}

// OpenFile implements Host.
func (s *Shell) OpenFile(path string) {
	s.runner.Go("shell.open."+path, func(ctx context.Context, _ *task.Progress) error {
		if s.options.Open != nil {
			return s.options.Open(ctx, path)
		}
		if err := s.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
			return office.Unavailable(err, "Không mở được tệp %s bằng chương trình xem của máy.", filepath.Base(path))
		}
		return nil
	}, s.Fail)
}

// TypedKey implements Host: the keys that belong to the window wherever the focus is.
func (s *Shell) TypedKey(event *fyne.KeyEvent) bool {
	if s.menus == nil || s.underDialog() {
		return false
	}
	if event.Name == fyne.KeyEscape {
		return s.escape()
	}
	return s.menus.runKey(event.Name)
}

// escape closes a notice of trouble; else the page may use the key, a list for its search, an open record for the way
// back; else it leads back to the screen that led here (a report whose cell opened this list); else a notice of good news,
// which would go by itself, is closed.
func (s *Shell) escape() bool {
	if s.notice.stays {
		return s.notice.cleared()
	}
	for _, layer := range layers(s.currentPage()) {
		if page, ok := layer.(Escaper); ok && page.Escape() {
			return true
		}
	}
	return s.back() || s.notice.cleared()
}

// underDialog reports whether a dialog or a pop-up lies over the page: shortcuts belong to it then (fyne #5235).
func (s *Shell) underDialog() bool { return s.window.Canvas().Overlays().Top() != nil }
