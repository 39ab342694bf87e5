package kit

import (
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vanphongso/assets"
)

// everyIcon lists the icons that are shipped.
func everyIcon(t *testing.T) []IconName {
	t.Helper()
	files, err := fs.Glob(assets.Files, "icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	names := make([]IconName, 0, len(files))
	for _, file := range files {
		names = append(names, IconName(strings.TrimSuffix(strings.TrimPrefix(file, "icons/"), ".svg")))
	}
	return names
}

func TestIconsAreThereAndFollowTheTheme(t *testing.T) {
	app := test.NewApp()
	app.Settings().SetTheme(NewTheme(false, 1))
	for _, name := range []IconName{
		IconHome, IconInbox, IconFolder, IconList, IconBook, IconGear, IconSearch, IconPrint, IconMail, IconMailOut, IconPaperclip,
		IconWarning, IconInfo, IconCheck, IconCross, IconCalendar, IconPerson, IconPeople, IconRefresh, IconPlus, IconMinus, IconChart,
		IconDocument, IconSheet, IconImage, IconArchive, IconLock, IconBulb, IconFlask, IconDownload, IconUpload, IconOpen, IconEdit,
		IconTrash, IconClock, IconDatabase, IconColumns, IconLeft, IconRight, IconUp, IconDown, IconMore, IconHelp, IconStamp, IconPin,
	} {
		if string(Icon(name).Content()) == strings.ReplaceAll(missingIcon, "#000000", "#1d2733") {
			t.Errorf("icon %s is missing in assets/icons", name)
		}
	}
	light := Icon(IconMail).Name()
	app.Settings().SetTheme(NewTheme(true, 1))
	if Icon(IconMail).Name() == light {
		t.Error("the icon keeps its colour when the theme changes")
	}
}

func TestFileIcon(t *testing.T) {
	for name, want := range map[string]IconName{
		"Đơn.PDF": IconDocument, "lieu.xlsx": IconSheet, "image/jpeg": IconImage, "a.zip": IconArchive, "winmail.dat": IconMail, "x": IconPaperclip,
	} {
		if got := FileIcon(name); got != want {
			t.Errorf("FileIcon(%q) = %s, want %s", name, got, want)
		}
	}
}
