package shell

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
)

// Host is what the window gives to its screens. All methods are called on the window's goroutine.
type Host interface {
	// Runner runs work beside the window.
	Runner() *task.Runner
	// Window is the window, for kit's dialogs.
	Window() fyne.Window
	// Notify shows a result in the notice line for some seconds; ToneLate and ToneSoon stay until they are closed.
	Notify(tone kit.Tone, text string)
	// Fail shows office.MessageOf(err), logs all of it and, for an internal error, offers "Lưu nhật ký". nil and a
	// cancelled context are nothing.
	Fail(err error)
	// Confirm asks; then is called only for a yes. A dangerous yes is red and not pressed by Enter.
	Confirm(title, text, yes string, dangerous bool, then func())
	// Prompt asks for a line of text; then is called only when it was given.
	Prompt(title, text, label, yes string, required bool, then func(text string))
	// Navigate shows the screen of that key and, when id is not 0, that record (Opener). It asks Leaver first.
	Navigate(key string, id int64)
	// NavigateTo shows the screen of that key with the part of its list that filter names (Filterer).
	NavigateTo(key, filter string)
	// NavigateToList shows the screen of that key with these records only, under a title that says which they are (Lister).
	NavigateToList(key, title string, ids []int64)
	// ShowPalette opens the search over all commands and records (Ctrl+K).
	ShowPalette()
	// Refresh tells that records may have changed: see Shell.Refresh.
	Refresh()
	// Changed tells that the commands of the current page or what they allow have changed: menu and palette follow.
	Changed()
	// Copy puts text on the clipboard and says so.
	Copy(text string)
	// OpenFile opens a file in the system's own viewer; trouble is shown.
	OpenFile(path string)
	// Files is where files for the user are written.
	Files() Files
	// ChooseFolder asks for the folder that files are written to from now on; then is called when one was chosen.
	ChooseFolder(then func())
	// Memory keeps small things between sessions: column widths, the last screen.
	Memory() Memory
	// Drafts keeps unsaved forms.
	Drafts() Drafts
	// TypedKey offers a key that the focused widget had no use for: F-keys and Esc belong to the window (Grid.OnKey).
	TypedKey(event *fyne.KeyEvent) bool
	// Now is the clock.
	Now() time.Time
}

// Files writes files where the user looks for them.
type Files interface {
	// Write makes a file of that name, beside the window. A file that is there already is not overwritten: the new one gets
	// a number. When fill fails nothing is left.
	Write(name string, fill func(to io.Writer) error) (path string, err error)
	// Folder is where files are written; it answers at once.
	Folder() string
	// SetFolder remembers another folder for the sessions to come; window's goroutine.
	SetFolder(host Host, folder string)
}

// Memory remembers small things between sessions. Get and Set answer at once; Get of an unknown key is "".
type Memory interface {
	Get(key string) string
	Set(key, value string)
}

// Draft is an unsaved form.
type Draft struct {
	Values map[string]string
	At     time.Time // when it was kept
}

// Drafts keeps what was typed and not yet saved. The methods run beside the window. Read of an unknown key is the zero Draft.
type Drafts interface {
	Keep(ctx context.Context, key string, draft Draft) error
	Read(ctx context.Context, key string) (Draft, error)
	Drop(ctx context.Context, key string) error
}
