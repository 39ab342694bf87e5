package kit

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"vanphongso/assets"
)

// language is what LoadLanguage chose. Vietnamese needs no table: its texts are the keys.
var language = struct {
	code    string
	english map[string]string
}{code: "vi"}

// T returns the text in the chosen language. The key is the Vietnamese text itself; English stands in assets/i18n/en.json.
func T(vietnamese string) string {
	if language.code == "en" {
		if english, ok := language.english[vietnamese]; ok {
			return english
		}
	}
	return vietnamese
}

// Tf translates the format, then formats.
func Tf(vietnamese string, args ...any) string { return fmt.Sprintf(T(vietnamese), args...) }

// Language returns the language in use, "vi" or "en".
func Language() string { return language.code }

// LoadLanguage chooses the language, "vi" or "en", for T and for Fyne's own texts. Call it before the window is built.
func LoadLanguage(code string) error {
	if code != "vi" && code != "en" {
		return fmt.Errorf("language %q: only vi and en are there", code)
	}
	vietnamese, err := readTable("i18n/vi.json")
	if err != nil {
		return err
	}
	english, err := readTable("i18n/en.json")
	if err != nil {
		return err
	}
	table := vietnamese
	if code == "en" {
		table = english
	}
	if err := tellFyne(table, vietnamese); err != nil {
		return err
	}
	language.code, language.english = code, map[string]string{}
	for key, value := range english {
		if text, ok := value.(string); ok {
			language.english[key] = text
		}
	}
	return nil
}

// tellFyne registers those texts of table that stand in base (vi.json holds exactly the texts Fyne itself shows). Fyne looks
// them up by the locale of the desktop; the office chooses in the program instead, so they are registered for that locale and
// for Fyne's fallback too.
func tellFyne(table, base map[string]any) error {
	texts := map[string]any{}
	for key := range base {
		texts[key] = table[key]
	}
	content, err := json.Marshal(texts)
	if err != nil {
		return fmt.Errorf("collect Fyne's texts: %w", err)
	}
	for _, locale := range []fyne.Locale{"vi", "en", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(content, locale); err != nil {
			return fmt.Errorf("register Fyne's texts for %s: %w", locale, err)
		}
	}
	return nil
}

func readTable(path string) (map[string]any, error) {
	content, err := assets.Files.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	table := map[string]any{}
	if err := json.Unmarshal(content, &table); err != nil {
		return nil, fmt.Errorf("read texts in %s: %w", path, err)
	}
	return table, nil
}
