// Package catalogue reads the data that ships with the program: calendars and lists that a decree can change.
package catalogue

import (
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"vanphongso/assets"
	"vanphongso/data/office"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// calendarFile is a calendar as people write it.
type calendarFile struct {
	Name       string       `yaml:"name"`
	Years      []int        `yaml:"years"`
	Hours      []hoursEntry `yaml:"hours"`
	Exceptions []struct {
		Day      string `yaml:"day"`
		Kind     string `yaml:"kind"`
		Reason   string `yaml:"reason"`
		Verified bool   `yaml:"verified"`
	} `yaml:"exceptions"`
}

// hoursEntry gives some days of the week the same sessions, from a day on.
type hoursEntry struct {
	From     string   `yaml:"from"`
	Days     []string `yaml:"days"`
	Sessions []string `yaml:"sessions"`
}

var weekdays = map[string]int{"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

// DefaultCalendar returns the calendar that ships with the program.
func DefaultCalendar() (*workday.Calendar, error) {
	data, err := assets.Files.ReadFile("calendars/default.yaml")
	if err != nil {
		return nil, err
	}
	return ReadCalendar(data)
}

// ReadCalendar reads a calendar file (YAML, as assets/calendars/default.yaml) and checks it. Errors name what is wrong.
func ReadCalendar(data []byte) (*workday.Calendar, error) {
	var file calendarFile
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.DisallowUnknownField()); err != nil {
		return nil, &office.Error{Code: office.CodeInvalid, Message: "Tệp lịch làm việc viết sai, hãy sửa chỗ được báo trong nhật ký.", Cause: err}
	}
	calendar := &workday.Calendar{Name: viet.NFC(file.Name), Years: file.Years}
	for _, entry := range file.Hours {
		if err := entry.addTo(calendar); err != nil {
			return nil, err
		}
	}
	for _, e := range file.Exceptions {
		calendar.Exceptions = append(calendar.Exceptions,
			workday.Exception{Day: office.Day(e.Day), Kind: e.Kind, Reason: viet.NFC(e.Reason), Verified: e.Verified})
	}
	if err := calendar.Validate(); err != nil {
		return nil, err
	}
	return calendar, nil
}

// addTo adds the entry to the calendar's hours; entries with the same first day make one table together.
func (entry hoursEntry) addTo(calendar *workday.Calendar) error {
	sessions, err := readSessions(entry.Sessions)
	if err != nil {
		return err
	}
	last := len(calendar.Hours) - 1
	if last < 0 || calendar.Hours[last].From != office.Day(entry.From) {
		calendar.Hours = append(calendar.Hours, workday.Hours{From: office.Day(entry.From)})
		last++
	}
	for _, name := range entry.Days {
		day, known := weekdays[strings.ToLower(name)]
		if !known {
			return office.Invalid("hours", "Lịch làm việc có tên ngày “%s” không hiểu được; hãy dùng mon, tue, wed, thu, fri, sat, sun.", name)
		}
		calendar.Hours[last].Week[day] = sessions
	}
	return nil
}

func readSessions(texts []string) ([]workday.Session, error) {
	var sessions []workday.Session
	for _, text := range texts {
		opening, closing, _ := strings.Cut(text, "-")
		from, err := time.Parse("15:04", strings.TrimSpace(opening))
		to, err2 := time.Parse("15:04", strings.TrimSpace(closing))
		if err != nil || err2 != nil {
			return nil, office.Invalid("hours", "Giờ làm việc “%s” không hiểu được; hãy viết như 07:30-11:30.", text)
		}
		sessions = append(sessions, workday.Session{Open: from.Hour()*60 + from.Minute(), Close: to.Hour()*60 + to.Minute()})
	}
	return sessions, nil
}
