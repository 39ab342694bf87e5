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
	english map[string]phrase
}{code: "vi"}

// phrase is an English text in its two forms; most have only one. In en.json a text that has two is written
// {"one": "%d day", "other": "%d days"}.
type phrase struct{ one, other string }

// T returns the text in the chosen language. The key is the Vietnamese text itself; English stands in assets/i18n/en.json.
func T(vietnamese string) string {
	if language.code == "en" {
		if english, ok := language.english[vietnamese]; ok {
			return english.one
		}
	}
	return vietnamese
}

// Tf translates the format, then formats. Where the English has two forms, the first whole number among args chooses.
func Tf(vietnamese string, args ...any) string {
	format := T(vietnamese)
	for _, arg := range args {
		if n, whole := arg.(int); whole {
			format = plural(vietnamese, n)
			break
		}
	}
	return fmt.Sprintf(format, args...)
}

// Count writes a number and what is counted: "12 hồ sơ", "1 dossier", "12 dossiers".
func Count(n int, noun string) string { return fmt.Sprintf("%d %s", n, plural(noun, n)) }

// Several returns the text for more than one, as the title of a list has it; in Vietnamese it is the same.
func Several(vietnamese string) string { return plural(vietnamese, 2) }

// plural returns the text in the form that stands beside n.
func plural(vietnamese string, n int) string {
	if english, ok := language.english[vietnamese]; ok && language.code == "en" && n != 1 {
		return english.other
	}
	return T(vietnamese)
}

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
	language.code, language.english = code, map[string]phrase{}
	for key, value := range english {
		switch text := value.(type) {
		case string:
			language.english[key] = phrase{text, text}
		case map[string]any:
			one, _ := text["one"].(string)
			other, _ := text["other"].(string)
			language.english[key] = phrase{one, other}
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
