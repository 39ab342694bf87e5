// Package screens describes the screens of the office: which columns, filters, fields and actions each has. The generic
// register and the kit draw them; everything that is written goes through app/work.
package screens

import (
	"context"
	"slices"
	"sync"

	"vanphongso/app/settings"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// The keys of the screens, for shell.Host.Navigate.
const (
	Home       = "home"
	Letters    = "letters"
	Outbox     = "outbox"
	Dossiers   = "dossiers"
	MyWork     = "mywork"
	Reports    = "reports"
	Fees       = "fees"
	Procedures = "procedures"
	Evaluation = "evaluation"
	Incoming   = "incoming"
	Outgoing   = "outgoing"
	Folders    = "folders" // hồ sơ công việc

	Correspondents = "correspondents" // danh bạ
	Settings       = "settings"
)

// Workplace is this user's place on this machine: the settings file and the folders. Its fields are read and
// Change is called on the window's goroutine only.
type Workplace struct {
	Data     string // data folder
	Log      string // log file
	Settings settings.Settings
	Apply    func(settings.Settings) // shows what changed (theme, who works here); may be nil

	backupTried office.Day // when this window last tried by itself

	lock   sync.Mutex // guards Settings against those who read it beside the window
	saving sync.Mutex // one write of the file at a time
}

// deps is what every screen works with.
type deps struct {
	office *work.Office
	place  *Workplace
}

// All is the table of screens in the order of the navigation, in its groups.
func All(office *work.Office, place *Workplace) []shell.Screen {
	d := deps{office: office, place: place}
	return slices.Concat(
		inGroup("", homeScreen(d), lettersScreen(d)),
		inGroup("Một cửa", dossiersScreen(d), myWorkScreen(d), feesScreen(d), reportsScreen(d), outboxScreen(d), evaluationScreen(d)),
		inGroup("Công tác văn thư", incomingScreen(d), outgoingScreen(d), foldersScreen(d), correspondentsScreen(d)),
		inGroup("Tổ chức cán bộ", staffScreen(d), staffDuesScreen(d)),
		inGroup("Quản trị", proceduresScreen(d), settingsScreen(d)),
	)
}

func inGroup(title string, screens ...shell.Screen) []shell.Screen {
	for i := range screens {
		screens[i].Group = title
	}
	return screens
}

func homeScreen(d deps) shell.Screen {
	return shell.Screen{Key: Home, Title: "Bàn làm việc", Icon: kit.IconHome, Build: func(h shell.Host) shell.Page { return newHome(h, d) }}
}

func proceduresScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Procedures, Title: "Thủ tục", Icon: kit.IconBook,
		Build: func(h shell.Host) shell.Page { return newProcedures(h, d) },
	}
}

func settingsScreen(d deps) shell.Screen {
	return shell.Screen{
		Key: Settings, Title: "Thiết lập", Icon: kit.IconGear, Shortcut: "Ctrl+,",
		Build: func(h shell.Host) shell.Page { return newSettings(h, d) },
		Count: func(context.Context) (int, kit.Tone, error) { return len(d.office.Forms.Problems()), kit.ToneLate, nil },
	}
}
