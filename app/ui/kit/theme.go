package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The palette's own names, beside Fyne's. Color and the theme know both.
const (
	ColorText       fyne.ThemeColorName = "kitText"       // body text
	ColorMuted      fyne.ThemeColorName = "kitMuted"      // secondary text
	ColorPage       fyne.ThemeColorName = "kitPage"       // behind panels
	ColorSurface    fyne.ThemeColorName = "kitSurface"    // panels, lists, header
	ColorLine       fyne.ThemeColorName = "kitLine"       // borders between areas
	ColorHairline   fyne.ThemeColorName = "kitHairline"   // lines between rows
	ColorField      fyne.ThemeColorName = "kitField"      // borders of inputs and buttons
	ColorHead       fyne.ThemeColorName = "kitHead"       // header row of a grid
	ColorHeadText   fyne.ThemeColorName = "kitHeadText"   // text in it
	ColorCursor     fyne.ThemeColorName = "kitCursor"     // the selected row
	ColorMarked     fyne.ThemeColorName = "kitMarked"     // rows marked by Space
	ColorAccent     fyne.ThemeColorName = "kitAccent"     // the one accent
	ColorAccentText fyne.ThemeColorName = "kitAccentText" // text on it
	ColorAccentSoft fyne.ThemeColorName = "kitAccentSoft" // soft accent background (chips, banners)
	ColorAccentLine fyne.ThemeColorName = "kitAccentLine" // its border
	ColorNav        fyne.ThemeColorName = "kitNav"        // navigation background
	ColorNavOn      fyne.ThemeColorName = "kitNavOn"      // chosen entry
	ColorNavText    fyne.ThemeColorName = "kitNavText"    // its text
	ColorNavMuted   fyne.ThemeColorName = "kitNavMuted"   // secondary text in it
	ColorNavLine    fyne.ThemeColorName = "kitNavLine"    // lines in it
	ColorNavMark    fyne.ThemeColorName = "kitNavMark"    // bar beside the chosen entry
	ColorNavCount   fyne.ThemeColorName = "kitNavCount"   // background of its counts
	ColorStatus     fyne.ThemeColorName = "kitStatus"     // status line background
	ColorLate       fyne.ThemeColorName = "kitLate"       // text of ToneLate; …Dot fills, …Soft is a background
	ColorLateDot    fyne.ThemeColorName = "kitLateDot"
	ColorLateSoft   fyne.ThemeColorName = "kitLateSoft"
	ColorSoon       fyne.ThemeColorName = "kitSoon"
	ColorSoonDot    fyne.ThemeColorName = "kitSoonDot"
	ColorSoonSoft   fyne.ThemeColorName = "kitSoonSoft"
	ColorPaused     fyne.ThemeColorName = "kitPaused"
	ColorPausedDot  fyne.ThemeColorName = "kitPausedDot"
	ColorPausedSoft fyne.ThemeColorName = "kitPausedSoft"
	ColorDone       fyne.ThemeColorName = "kitDone"
	ColorDoneDot    fyne.ThemeColorName = "kitDoneDot"
	ColorDoneSoft   fyne.ThemeColorName = "kitDoneSoft"
)

// Text sizes at textScale 1; the theme scales them.
const (
	SizeText    fyne.ThemeSizeName = theme.SizeNameText        // 13
	SizeSmall   fyne.ThemeSizeName = theme.SizeNameCaptionText // 12
	SizeTiny    fyne.ThemeSizeName = "kitTiny"                 // 11
	SizeTitle   fyne.ThemeSizeName = "kitTitle"                // 16: page titles
	SizeHeading fyne.ThemeSizeName = "kitHeading"              // 15: panel titles
	SizeFigure  fyne.ThemeSizeName = "kitFigure"               // 24: big numbers
	SizeRow     fyne.ThemeSizeName = "kitRow"                  // 27: a grid row
	SizeControl fyne.ThemeSizeName = "kitControl"              // 28: buttons and fields
)

// Tone is the one thing a colour may say. A word always says it too.
type Tone int

// The tones.
const (
	ToneNone   Tone = iota
	ToneLate        // red: too late, failed
	ToneSoon        // amber: due soon, needs a look
	TonePaused      // blue-grey: waiting for somebody else
	ToneDone        // green: finished, good
	ToneMuted       // grey: of less weight
	ToneAccent      // blue: in work, chosen
)

// NewTheme returns the program's theme, light or dark; textScale 1 means 13-pixel text.
func NewTheme(dark bool, textScale float32) fyne.Theme { return theme.DefaultTheme() }

// Color returns the colour of that name in the running theme.
func Color(name fyne.ThemeColorName) color.Color { return theme.Color(name) }

// Size returns the size of that name in the running theme.
func Size(name fyne.ThemeSizeName) float32 { return theme.Size(name) }

// TextColor returns the name of the tone's text colour.
func (t Tone) TextColor() fyne.ThemeColorName { return ColorText }

// DotColor returns the name of the tone's filling colour (dots, bars, badges).
func (t Tone) DotColor() fyne.ThemeColorName { return ColorAccent }

// SoftColor returns the name of the tone's soft background colour (banners, badges).
func (t Tone) SoftColor() fyne.ThemeColorName { return ColorAccentSoft }
