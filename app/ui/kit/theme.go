package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The palette's own names, beside Fyne's. Color and the theme know both.
const (
	ColorText        fyne.ThemeColorName = "kitText"        // body text
	ColorMuted       fyne.ThemeColorName = "kitMuted"       // secondary text
	ColorPage        fyne.ThemeColorName = "kitPage"        // behind panels
	ColorSurface     fyne.ThemeColorName = "kitSurface"     // panels, lists, header
	ColorLine        fyne.ThemeColorName = "kitLine"        // borders between areas
	ColorHairline    fyne.ThemeColorName = "kitHairline"    // lines between rows
	ColorField       fyne.ThemeColorName = "kitField"       // borders of inputs and buttons
	ColorHead        fyne.ThemeColorName = "kitHead"        // header row of a grid
	ColorHeadText    fyne.ThemeColorName = "kitHeadText"    // text in it
	ColorCursor      fyne.ThemeColorName = "kitCursor"      // the selected row
	ColorCursorIdle  fyne.ThemeColorName = "kitCursorIdle"  // the same without the focus
	ColorMarked      fyne.ThemeColorName = "kitMarked"      // rows marked by Space
	ColorAccent      fyne.ThemeColorName = "kitAccent"      // the one accent
	ColorAccentText  fyne.ThemeColorName = "kitAccentText"  // text on it
	ColorAccentDim   fyne.ThemeColorName = "kitAccentDim"   // dimmed text on the accent
	ColorAccentSoft  fyne.ThemeColorName = "kitAccentSoft"  // soft accent background (chips, banners)
	ColorAccentLine  fyne.ThemeColorName = "kitAccentLine"  // its border
	ColorNav         fyne.ThemeColorName = "kitNav"         // navigation background
	ColorNavOn       fyne.ThemeColorName = "kitNavOn"       // chosen entry
	ColorNavText     fyne.ThemeColorName = "kitNavText"     // its text
	ColorNavMuted    fyne.ThemeColorName = "kitNavMuted"    // secondary text in it
	ColorNavLine     fyne.ThemeColorName = "kitNavLine"     // lines in it
	ColorNavMark     fyne.ThemeColorName = "kitNavMark"     // bar beside the chosen entry
	ColorNavCount    fyne.ThemeColorName = "kitNavCount"    // background of its counts
	ColorStatus      fyne.ThemeColorName = "kitStatus"      // status line background
	ColorAccentInk   fyne.ThemeColorName = "kitAccentInk"   // accent as text: links, chosen chips
	ColorAccentDot   fyne.ThemeColorName = "kitAccentDot"   // accent dots and bars
	ColorHover       fyne.ThemeColorName = "kitHover"       // under the pointer
	ColorTooltipText fyne.ThemeColorName = "kitTooltipText" // text in it
	ColorDisabled    fyne.ThemeColorName = "kitDisabled"    // text of what cannot be used now
	ColorChip        fyne.ThemeColorName = "kitChip"        // the chosen filter
	ColorChipLine    fyne.ThemeColorName = "kitChipLine"    // its border
	ColorTooltip     fyne.ThemeColorName = "kitTooltip"     // tooltip background
	ColorLate        fyne.ThemeColorName = "kitLate"        // text of ToneLate; …Dot fills, …Soft is a background
	ColorLateDot     fyne.ThemeColorName = "kitLateDot"
	ColorLateSoft    fyne.ThemeColorName = "kitLateSoft"
	ColorSoon        fyne.ThemeColorName = "kitSoon"
	ColorSoonDot     fyne.ThemeColorName = "kitSoonDot"
	ColorSoonSoft    fyne.ThemeColorName = "kitSoonSoft"
	ColorFound       fyne.ThemeColorName = "kitFound" // behind words that were searched for
	ColorPaused      fyne.ThemeColorName = "kitPaused"
	ColorPausedDot   fyne.ThemeColorName = "kitPausedDot"
	ColorPausedSoft  fyne.ThemeColorName = "kitPausedSoft"
	ColorDone        fyne.ThemeColorName = "kitDone"
	ColorDoneDot     fyne.ThemeColorName = "kitDoneDot"
	ColorDoneSoft    fyne.ThemeColorName = "kitDoneSoft"
)

// Text sizes at textScale 1; the theme scales them.
const (
	SizeText       fyne.ThemeSizeName = theme.SizeNameText        // 13
	SizeSmall      fyne.ThemeSizeName = theme.SizeNameCaptionText // 12
	SizeTiny       fyne.ThemeSizeName = "kitTiny"                 // 11
	SizeTitle      fyne.ThemeSizeName = "kitTitle"                // 16: page titles
	SizeHeading    fyne.ThemeSizeName = "kitHeading"              // 15: panel titles
	SizeFigure     fyne.ThemeSizeName = "kitFigure"               // 24: big numbers
	SizeRow        fyne.ThemeSizeName = "kitRow"                  // 27: a grid row
	SizeTwoLineRow fyne.ThemeSizeName = "kitTwoLineRow"           // 44: a grid row of two lines
	SizeControl    fyne.ThemeSizeName = "kitControl"              // 28: buttons and fields
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

// TextColor returns the name of the tone's text colour.
func (t Tone) TextColor() fyne.ThemeColorName { return toneColors[t.index()].text }

// DotColor returns the name of the tone's filling colour (dots, bars, badges).
func (t Tone) DotColor() fyne.ThemeColorName { return toneColors[t.index()].dot }

// SoftColor returns the name of the tone's soft background colour (banners, badges).
func (t Tone) SoftColor() fyne.ThemeColorName { return toneColors[t.index()].soft }

func (t Tone) index() int {
	if t < 0 || int(t) >= len(toneColors) {
		return 0
	}
	return int(t)
}

var toneColors = [...]struct{ text, dot, soft fyne.ThemeColorName }{
	ToneNone:   {ColorText, ColorAccentDot, ColorHead},
	ToneLate:   {ColorLate, ColorLateDot, ColorLateSoft},
	ToneSoon:   {ColorSoon, ColorSoonDot, ColorSoonSoft},
	TonePaused: {ColorPaused, ColorPausedDot, ColorPausedSoft},
	ToneDone:   {ColorDone, ColorDoneDot, ColorDoneSoft},
	ToneMuted:  {ColorMuted, ColorPausedDot, ColorHead},
	ToneAccent: {ColorAccentInk, ColorAccentDot, ColorAccentSoft},
}

// NewTheme returns the program's theme, light or dark; textScale 1 means 13-pixel text.
func NewTheme(dark bool, textScale float32) fyne.Theme {
	if textScale <= 0 {
		textScale = 1
	}
	t := &officeTheme{Theme: theme.DefaultTheme(), colors: lightPalette, scale: textScale, variant: theme.VariantLight}
	if dark {
		t.colors, t.variant = darkPalette, theme.VariantDark
	}
	return t
}

// officeTheme answers for the kit's own names and for those of Fyne that the palette covers.
type officeTheme struct {
	fyne.Theme
	colors  palette
	scale   float32
	variant fyne.ThemeVariant
}

// Color implements fyne.Theme. The variant of the desktop is ignored: the person chooses in the settings.
func (t *officeTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colors[name]; ok {
		return c
	}
	return t.Theme.Color(name, t.variant)
}

// Size implements fyne.Theme.
func (t *officeTheme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := scaledSizes[name]; ok {
		return size * t.scale
	}
	if size, ok := fixedSizes[name]; ok {
		return size
	}
	return t.Theme.Size(name)
}

// scaledSizes grow with the text; fixedSizes do not.
var scaledSizes = map[fyne.ThemeSizeName]float32{
	SizeText: 13, SizeSmall: 12, SizeTiny: 11, SizeTitle: 16, SizeHeading: 15, SizeFigure: 24,
	SizeRow: 27, SizeTwoLineRow: 44, SizeControl: 28,
	theme.SizeNameHeadingText: 18, theme.SizeNameSubHeadingText: 15, theme.SizeNameInlineIcon: 16,
}

var fixedSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 5, theme.SizeNameLineSpacing: 3,
	theme.SizeNameInputBorder: 1, theme.SizeNameInputRadius: 4, theme.SizeNameSelectionRadius: 3,
	theme.SizeNameSeparatorThickness: 1, theme.SizeNameScrollBar: 10, theme.SizeNameScrollBarSmall: 5,
	theme.SizeNameScrollBarRadius: 3, theme.SizeNameButtonRadius: 4, theme.SizeNameCardRadius: 4,
	theme.SizeNameDialogRadius: 6, theme.SizeNamePopupRadius: 5, theme.SizeNameMenuRadius: 5,
	theme.SizeNameModalBlurRadius: 0,
}

// fallback answers for the kit's names while another theme runs (before the program has set its own).
var fallback = NewTheme(false, 1)

// running returns the theme that knows the kit's names.
func running() fyne.Theme {
	if t, ok := theme.Current().(*officeTheme); ok {
		return t
	}
	return fallback
}

// Color returns the colour of that name in the running theme.
func Color(name fyne.ThemeColorName) color.Color { return running().Color(name, theme.VariantLight) }

// Scaled returns a width or height meant for the text size 13 at the size the user has chosen.
func Scaled(pixels float32) float32 { return pixels * textScale() }

// Size returns the size of that name in the running theme.
func Size(name fyne.ThemeSizeName) float32 { return running().Size(name) }
