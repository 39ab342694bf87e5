// Package catalogue reads the data that ships with the program: calendars and lists that a decree can change.
package catalogue

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"vanphongso/assets"
	"vanphongso/data/office"
	"vanphongso/data/viet"
	"vanphongso/data/workday"
)

// calendarFile is a calendar as people write it.
type calendarFile struct {
	Name  string `yaml:"name"`
	Years []int  `yaml:"years"`
	Hours []struct {
		From     string   `yaml:"from"`
		Days     []string `yaml:"days"`
		Sessions []string `yaml:"sessions"`
	} `yaml:"hours"`
	Exceptions []struct {
		Day      string `yaml:"day"`
		Kind     string `yaml:"kind"`
		Reason   string `yaml:"reason"`
		Verified bool   `yaml:"verified"`
	} `yaml:"exceptions"`
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
		hours := workday.Hours{From: office.Day(entry.From)}
		sessions, err := readSessions(entry.Sessions)
		if err != nil {
			return nil, err
		}
		for _, name := range entry.Days {
			day, known := weekdays[strings.ToLower(name)]
			if !known {
				return nil, office.Invalid("hours", "Lịch làm việc có tên ngày “%s” không hiểu được; hãy dùng mon, tue, wed, thu, fri, sat, sun.", name)
			}
			hours.Week[day] = sessions
		}
		calendar.Hours = append(calendar.Hours, hours)
	}
	for _, e := range file.Exceptions {
		calendar.Exceptions = append(calendar.Exceptions,
			workday.Exception{Day: office.Day(e.Day), Kind: e.Kind, Reason: viet.NFC(e.Reason), Verified: e.Verified})
	}
	return calendar, calendar.Validate()
}

func readSessions(texts []string) ([]workday.Session, error) {
	var sessions []workday.Session
	for _, text := range texts {
		var openHour, openMinute, closeHour, closeMinute int
		if _, err := fmt.Sscanf(text, "%d:%d-%d:%d", &openHour, &openMinute, &closeHour, &closeMinute); err != nil {
			return nil, office.Invalid("hours", "Giờ làm việc “%s” không hiểu được; hãy viết như 07:30-11:30.", text)
		}
		sessions = append(sessions, workday.Session{Open: openHour*60 + openMinute, Close: closeHour*60 + closeMinute})
	}
	return sessions, nil
}
