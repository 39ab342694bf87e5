package kit

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"vanphongso/assets"
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
	IconPin       IconName = "pin"
)

// Icon returns the icon in the colour of body text; it follows the theme.
func Icon(name IconName) fyne.Resource { return IconIn(name, ColorText) }

// IconIn returns the icon in the named colour of the theme.
func IconIn(name IconName, colour fyne.ThemeColorName) fyne.Resource {
	return icon{name: name, colour: colour}
}

// icon is a resource that is coloured when it is read. Fyne's own themed resources only recolour fills, ours are strokes.
type icon struct {
	name   IconName
	colour fyne.ThemeColorName
}

// Name implements fyne.Resource; it carries the colour because Fyne keeps drawn pictures by name.
func (i icon) Name() string { return string(i.name) + "-" + hexOf(Color(i.colour)) + ".svg" }

// Content implements fyne.Resource. An icon that is missing is drawn as an empty square: a defect that a test finds.
func (i icon) Content() []byte {
	source, err := assets.Files.ReadFile("icons/" + string(i.name) + ".svg")
	if err != nil {
		source = []byte(missingIcon)
	}
	return bytes.ReplaceAll(source, []byte("#000000"), []byte("#"+hexOf(Color(i.colour))))
}

const missingIcon = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="#000000"><rect x="2" y="2" width="12" height="12"/></svg>`

func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

// newIcon returns the icon as an object of size pixels in the named colour.
func newIcon(name IconName, colour fyne.ThemeColorName, size float32) *canvas.Image {
	image := canvas.NewImageFromResource(IconIn(name, colour))
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(size))
	return image
}

// NewIcon returns the icon as an object of 16 pixels in the named colour (empty = body text).
func NewIcon(name IconName, colour fyne.ThemeColorName) fyne.CanvasObject {
	if colour == "" {
		colour = ColorText
	}
	return newIcon(name, colour, Size(theme.SizeNameInlineIcon))
}

// FileIcon returns the icon name for a file by its name or media type.
func FileIcon(nameOrType string) IconName {
	name := strings.ToLower(nameOrType)
	for _, known := range fileIcons {
		for _, part := range known.parts {
			if strings.Contains(name, part) {
				return known.icon
			}
		}
	}
	return IconPaperclip
}

// fileIcons is looked through from the top: media types of Office files contain words of several kinds.
var fileIcons = []struct {
	icon  IconName
	parts []string
}{
	{IconSheet, []string{".xls", ".ods", ".csv", "spreadsheet", "ms-excel"}},
	{IconDocument, []string{".pdf", ".doc", ".odt", ".rtf", ".txt", "application/pdf", "wordprocessing", "msword", "text/"}},
	{IconImage, []string{".jpg", ".jpeg", ".png", ".gif", ".tif", ".bmp", ".webp", ".heic", "image/"}},
	{IconArchive, []string{".zip", ".rar", ".7z", ".tar", ".gz", "application/zip", "x-rar", "compressed"}},
	{IconMail, []string{".eml", ".msg", "message/", "winmail.dat"}},
}
