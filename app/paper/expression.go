package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// expression is a text of a description: fixed, or with {{…}} that refer to the form's data.
type expression struct {
	source   string
	line     int
	template *template.Template // nil for a fixed text
}

// UnmarshalYAML takes a scalar and compiles it, so that a wrong expression is found when the file is read.
func (e *expression) UnmarshalYAML(node ast.Node) error {
	e.line = lineOf(node)
	switch scalar := node.(type) {
	case *ast.LiteralNode:
		e.source = strings.TrimRight(scalar.Value.Value, "\n")
	case ast.ScalarNode:
		if value := scalar.GetValue(); value != nil {
			e.source = fmt.Sprint(value)
		}
	default:
		return wrong(e.line, "ở đây phải là một đoạn chữ")
	}
	e.source = viet.NFC(e.source)
	if !strings.Contains(e.source, "{{") {
		return nil
	}
	compiled, err := template.New("").Option("missingkey=error").Funcs(functions).Parse(e.source)
	if err != nil {
		return wrong(e.line, "%s", explainTemplate(err))
	}
	e.template = compiled
	return nil
}

// empty tells whether the description says nothing here.
func (e *expression) empty() bool { return e == nil || e.source == "" }

// text evaluates the expression on data, without spaces around; the result is ready for drawing.
func (e *expression) text(data any) (string, error) {
	text, err := e.part(data)
	return strings.TrimSpace(text), err
}

// part evaluates the expression as a part of a text: spaces around it count.
func (e *expression) part(data any) (string, error) {
	if e == nil {
		return "", nil
	}
	if e.template == nil {
		return clean(e.source), nil
	}
	var b strings.Builder
	if err := e.template.Execute(&b, data); err != nil {
		return "", wrong(e.line, "%s", explainTemplate(err))
	}
	return clean(b.String()), nil
}

// holds evaluates a condition: nothing, "false" and "0" mean no; a missing condition means yes.
func (e *expression) holds(data any) (bool, error) {
	if e.empty() {
		return true, nil
	}
	text, err := e.text(data)
	return text != "" && text != "false" && text != "0" && text != "[]", err
}

var (
	unknownField    = regexp.MustCompile(`can't evaluate field (\w+)|map has no entry for key "([^"]*)"`)
	unknownFunction = regexp.MustCompile(`function "([^"]*)" not defined`)
	templatePrefix  = regexp.MustCompile(`^template: :\d+(:\d+)?: ?(executing "[^"]*" at )?`)
)

// explainTemplate says in Vietnamese what is wrong with an expression.
func explainTemplate(err error) string {
	text := err.Error()
	if m := unknownField.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("dữ liệu của mẫu không có trường %q", m[1]+m[2])
	}
	if m := unknownFunction.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("không có hàm %q trong biểu thức {{…}}", m[1])
	}
	return fmt.Sprintf("biểu thức {{…}} không dùng được (%s)", templatePrefix.ReplaceAllString(text, ""))
}

// functions are what an expression may call; assets/forms/README.md explains them.
var functions = template.FuncMap{
	"upper":  strings.ToUpper,
	"lower":  strings.ToLower,
	"join":   func(separator string, parts ...any) string { return joinFilled(separator, parts) },
	"day":    func(value any) (string, error) { return onTime(value, dayWords) },
	"moment": func(value any) (string, error) { return onTime(value, momentWords) },
	"date": func(value any) (string, error) {
		return onTime(value, func(t time.Time) string { return t.Format("02/01/2006") })
	},
	"clock": func(value any) (string, error) {
		return onTime(value, func(t time.Time) string { return t.Format("15:04") })
	},
	"two":      func(n int) string { return fmt.Sprintf("%02d", n) },
	"filled":   filledNumber,
	"after":    afterPrefix,
	"sentence": capitalised,
	"clause":   func(s string) string { return strings.TrimRight(strings.TrimSpace(s), ". ") },
	"dots":     orDots,
	"nth":      nth,
	"lines":    func(mark, s string) string { return strings.ReplaceAll(s, mark+" ", mark+"\n") },
}

// onTime applies words to a time.Time or office.Day; an unset one gives "".
func onTime(value any, words func(time.Time) string) (string, error) {
	var t time.Time
	switch v := value.(type) {
	case time.Time:
		t = v
	case office.Day:
		t = v.Time()
	default:
		return "", fmt.Errorf("%T is no time", value)
	}
	if t.IsZero() {
		return "", nil
	}
	return words(t.In(office.Zone)), nil
}

// dayWords writes a day as official papers do: days below 10 and the months 1 and 2 take a leading zero, so that no
// digit can be added in front (the rule of TT 07/2012/TT-BNV).
func dayWords(t time.Time) string {
	month := strconv.Itoa(int(t.Month()))
	if t.Month() < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", t.Day(), month, t.Year())
}

func momentWords(t time.Time) string {
	return fmt.Sprintf("%02d giờ %02d phút, %s", t.Hour(), t.Minute(), dayWords(t))
}

func filledNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// orDots returns s, or a row of dots for writing when it is empty.
func orDots(count int, s string) string {
	if strings.TrimSpace(s) != "" {
		return s
	}
	return strings.Repeat("…", min(max(count, 1), 200))
}

// capitalised begins s with a capital letter.
func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func joinFilled(separator string, parts []any) string {
	var filled []string
	for _, part := range parts {
		if text := strings.TrimSpace(fmt.Sprint(part)); text != "" {
			filled = append(filled, text)
		}
	}
	return strings.Join(filled, separator)
}

// afterPrefix returns s without prefix in front, letter case ignored: the desk's name after the words "Bộ phận …".
func afterPrefix(prefix, s string) string {
	s = viet.NFC(s)
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return strings.TrimSpace(s[len(prefix):])
	}
	return s
}
