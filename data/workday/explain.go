package workday

import (
	"fmt"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Text is the explanation as plain lines, the same on screen, on paper and on the command line.
func (e Explanation) Text() string {
	var b strings.Builder
	b.WriteString(e.Rule)
	b.WriteByte('\n')
	for _, line := range e.Lines {
		fmt.Fprintf(&b, "%s  %s\n", line.Day, line.Text)
	}
	return b.String()
}

// writer collects the explanation while the engine counts.
type writer struct {
	schedule    *schedule
	explanation Explanation
}

func (w *writer) add(kind string, day int, format string, args ...any) {
	w.explanation.Lines = append(w.explanation.Lines, Line{Kind: kind, Day: nameOf(day), Text: fmt.Sprintf(format, args...)})
}

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

func (w *writer) received(received, start moment, b Budget) {
	w.explanation.Rule = rules[b.Unit](b)
	w.add("received", received.day(), "Nhận lúc %s %s.", clockText(received), weekdays[weekdayOf(received.day())])
	if start != received {
		w.add("received", start.day(), "Ngoài giờ làm việc, tính từ %s %s.", clockText(start), weekdays[weekdayOf(start.day())])
	}
}

var rules = map[Unit]func(Budget) string{
	WorkingDays: func(b Budget) string {
		return "Thời hạn " + b.Vietnamese() + ": đếm từ ngày làm việc sau ngày nhận, giữ nguyên giờ nhận; nửa ngày là 4 giờ làm việc."
	},
	CalendarDays: func(b Budget) string {
		return "Thời hạn " + b.Vietnamese() + ": đếm mọi ngày từ ngày sau ngày nhận; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp."
	},
	WorkingHours: func(b Budget) string {
		return "Thời hạn " + b.Vietnamese() + ": chỉ tính giờ làm việc kể từ lúc nhận."
	},
}

func (w *writer) counted(day, n int) {
	reason := ""
	if e, special := w.schedule.exceptions[day]; special {
		reason = " (" + e.Reason + ")"
	}
	w.add("counted", day, "%s%s: ngày làm việc thứ %d.", weekdays[weekdayOf(day)], reason, n)
}

func (w *writer) calendarDay(day, n int) {
	w.add("counted", day, "%s: ngày thứ %d.", weekdays[weekdayOf(day)], n)
}

func (w *writer) skipped(day int) { w.add("skipped", day, "Không tính: %s.", w.whyOff(day)) }

func (w *writer) rolled(day int) {
	w.add("skipped", day, "Ngày cuối là ngày nghỉ (%s), chuyển sang ngày sau.", w.whyOff(day))
}

func (w *writer) whyOff(day int) string {
	if e, special := w.schedule.exceptions[day]; special {
		return e.Reason
	}
	return weekdays[weekdayOf(day)]
}

func (w *writer) walked(from, to moment) {
	for day := from.day(); day <= to.day() && to > from; day++ {
		sessions, err := w.schedule.sessions(day)
		if err != nil {
			return
		}
		if len(sessions) == 0 {
			w.skipped(day)
			continue
		}
		work, _ := w.schedule.workBetween(max(from, startOf(day)), min(to, startOf(day+1)))
		if work > 0 {
			w.add("counted", day, "%s: %s.", weekdays[weekdayOf(day)], workText(work))
		}
	}
}

func (w *writer) paused(p Pause, added, due moment) {
	w.add("pause", momentOf(p.From).day(), "Tạm dừng từ %s đến %s%s: cộng thêm %s, hạn chuyển đến %s.",
		instantText(momentOf(p.From)), instantText(momentOf(p.To)), reasonText(p.Reason), workText(added), instantText(due))
}

func (w *writer) late(p Pause) {
	w.add("pause", momentOf(p.From).day(), "Tạm dừng từ %s%s: khi đó đã quá hạn, không cộng thêm.", instantText(momentOf(p.From)), reasonText(p.Reason))
}

func (w *writer) open(from, left moment) {
	w.add("pause", from.day(), "Đang tạm dừng từ %s, còn %s.", instantText(from), workText(left))
}

func (w *writer) extended(e *Extension, due moment) {
	w.add("extension", due.day(), "Gia hạn %d ngày làm việc%s.", e.Days, reasonText(e.Reason))
}

func (w *writer) due(due moment) {
	w.add("due", due.day(), "Hẹn trả lúc %s %s.", clockText(due), weekdays[weekdayOf(due.day())])
}

func reasonText(reason string) string {
	if reason == "" {
		return ""
	}
	return " (" + reason + ")"
}

func clockText(m moment) string {
	layout := "15:04"
	if m%60 != 0 {
		layout = "15:04:05"
	}
	return m.time().Format(layout)
}

func instantText(m moment) string { return clockText(m) + " " + m.time().Format("02/01/2006") }

// workText writes working time in hours, minutes and seconds, leaving out what is zero.
func workText(work moment) string {
	var parts []string
	for _, unit := range []struct {
		size moment
		name string
	}{{3600, "giờ"}, {60, "phút"}, {1, "giây"}} {
		if n := work / unit.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, unit.name))
			work -= n * unit.size
		}
	}
	if parts == nil {
		return "0 giờ làm việc"
	}
	return strings.Join(parts, " ") + " làm việc"
}

// RemainingText writes what is left of a paused promise: "còn 12 giờ 30 phút làm việc".
func RemainingText(left time.Duration) string { return "còn " + workText(moment(left/time.Second)) }

// WeekdayName returns the Vietnamese name of the day's weekday as it stands inside a sentence.
func WeekdayName(day office.Day) string { return weekdays[weekdayOf(dayNumber(day))] }
