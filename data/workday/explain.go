package workday

import (
	"fmt"
	"strings"

	"vanphongso/data/office"
)

// detailDays is how long a pause may be to be told day by day; in a longer one only the days off are listed.
const detailDays = 14

// Text is the explanation as plain lines, the same on screen, on paper and on the command line.
func (x Explanation) Text() string {
	var b strings.Builder
	b.WriteString(x.Rule)
	b.WriteByte('\n')
	for _, line := range x.Lines {
		fmt.Fprintf(&b, "%s  %s\n", line.Day, line.Text)
	}
	return b.String()
}

// writer collects the explanation while the engine counts. A nil writer collects nothing.
type writer struct {
	engine      *Engine
	explanation Explanation
}

func (w *writer) add(kind string, day int, format string, args ...any) {
	w.explanation.Lines = append(w.explanation.Lines, Line{Kind: kind, Day: nameOf(day), Text: fmt.Sprintf(format, args...)})
}

// received tells when the case came in and, outside working time, why counting starts later.
func (w *writer) received(received, start moment, b Budget) {
	if w == nil {
		return
	}
	w.explanation.Rule = b.rule()
	w.add("received", received.day(), "Nhận lúc %s %s.", clockText(received), weekdayName(received.day()))
	if start == received {
		return
	}
	for day := received.day() + 1; day < start.day(); day++ {
		w.skipped(day)
	}
	w.add("received", start.day(), "Nhận ngoài giờ làm việc (%s) nên tính từ %s %s.",
		w.whyClosed(received), clockText(start), weekdayName(start.day()))
}

// rule is the rule of the budget in words.
func (b Budget) rule() string {
	switch b.Unit {
	case CalendarDays:
		return "Thời hạn " + b.Vietnamese() + ": đếm mọi ngày, bắt đầu từ ngày sau ngày nhận, giữ nguyên giờ nhận; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp."
	case WorkingHours:
		return "Thời hạn " + b.Vietnamese() + ": chỉ tính thời gian trong giờ làm việc, kể từ lúc nhận."
	}
	rule := "Thời hạn " + b.Vietnamese() + ": "
	if b.Halves > 1 {
		rule += "đếm từ ngày làm việc sau ngày nhận, giữ nguyên giờ nhận"
	}
	if b.Halves > 1 && b.Halves%2 != 0 {
		rule += "; "
	}
	if b.Halves%2 != 0 {
		rule += "nửa ngày là 4 giờ làm việc"
	}
	return rule + "."
}

// whyClosed says why m lies in no session.
func (w *writer) whyClosed(m moment) string {
	sessions, _ := w.engine.sessions(m.day())
	switch {
	case len(sessions) == 0:
		return w.whyOff(m.day())
	case m.clock() < sessions[0].open:
		return "trước giờ mở cửa " + clockText(sessions[0].open)
	case m.clock() >= sessions[len(sessions)-1].end:
		return "sau giờ đóng cửa " + clockText(sessions[len(sessions)-1].end)
	}
	return "trong giờ nghỉ"
}

// whyOff gives the reason of a day off: the exception's, else its weekday.
func (w *writer) whyOff(day int) string {
	if reason := w.special(day); reason != "" {
		return reason
	}
	return weekdayName(day)
}

// special returns the reason of a day that differs from the weekly hours, "" for any other day.
func (w *writer) special(day int) string {
	exception, ok := w.engine.exceptions[day]
	switch {
	case !ok:
		return ""
	case !exception.Verified:
		return exception.Reason + "; lịch chưa kiểm chứng"
	}
	return exception.Reason
}

// name is the weekday with what is special about it.
func (w *writer) name(day int) string {
	return weekdayName(day) + inBrackets(w.special(day))
}

func (w *writer) counted(day, n int) {
	if w != nil {
		w.add("counted", day, "%s: ngày làm việc thứ %d.", w.name(day), n)
	}
}

func (w *writer) skipped(day int) {
	if w != nil {
		w.add("skipped", day, "Không tính: %s.", w.whyOff(day))
	}
}

// calendarDays tells of every day after from up to last.
func (w *writer) calendarDays(from, last int) {
	if w == nil {
		return
	}
	for day := from + 1; day <= last; day++ {
		w.add("counted", day, "%s: ngày thứ %d.", weekdayName(day), day-from)
	}
}

func (w *writer) rolled(day int) {
	if w != nil {
		w.add("skipped", day, "Ngày cuối là ngày nghỉ (%s), chuyển sang ngày sau.", w.whyOff(day))
	}
}

// moved tells that the clock lies in no session of the due day.
func (w *writer) moved(clock, due moment) {
	if w != nil {
		w.add("counted", due.day(), "%s không nằm trong buổi làm việc của ngày này nên lấy %s.", clockText(clock), clockText(due))
	}
}

// walked tells of the working time taken from every day in [from, to).
func (w *writer) walked(from, to moment) {
	if w != nil {
		w.eachDay("counted", from, to, "tính")
	}
}

func (w *writer) eachDay(kind string, from, to moment, verb string) {
	for day := from.day(); startOf(day) < to; day++ {
		sessions, err := w.engine.sessions(day)
		if err != nil {
			return
		}
		work, _ := w.engine.workBetween(max(from, startOf(day)), min(to, startOf(day+1)))
		switch {
		case len(sessions) == 0:
			w.skipped(day)
		case work > 0:
			w.add(kind, day, "%s: %s %s.", w.name(day), verb, workText(work))
		}
	}
}

// daysOff tells of the days off in [from, to) only.
func (w *writer) daysOff(from, to moment) {
	for day := from.day(); startOf(day) < to; day++ {
		if sessions, err := w.engine.sessions(day); err == nil && len(sessions) == 0 {
			w.skipped(day)
		}
	}
}

// paused tells of a pause: its working time day by day, then how it moves the due date.
func (w *writer) paused(p Pause, from, work, due, later moment) {
	if w == nil {
		return
	}
	w.add("pause", p.from().day(), "Tạm dừng từ %s đến %s%s: có %s%s.",
		instantText(p.from()), instantText(p.to()), inBrackets(p.Reason), workText(work), countedFrom(p, from))
	if work == 0 {
		return
	}
	if p.to().day()-from.day() < detailDays {
		w.eachDay("pause", from, p.to(), "dừng")
	} else {
		w.daysOff(from, p.to())
	}
	w.add("pause", later.day(), "Cộng thêm %s: hạn chuyển từ %s đến %s.", workText(work), instantText(due), instantText(later))
	w.daysOff(startOf(due.day()+1), startOf(later.day()))
}

func countedFrom(p Pause, from moment) string {
	if from == p.from() {
		return ""
	}
	return ", chỉ tính từ lúc bắt đầu thời hạn " + instantText(from)
}

func (w *writer) late(p Pause, due moment) {
	if w != nil {
		w.add("pause", p.from().day(), "Tạm dừng từ %s%s: khi đó đã đến hạn %s, không cộng thêm.",
			instantText(p.from()), inBrackets(p.Reason), instantText(due))
	}
}

func (w *writer) open(p Pause, from, left moment) {
	if w != nil {
		w.add("pause", p.from().day(), "Đang tạm dừng từ %s%s%s: chưa có ngày hẹn trả, còn %s.",
			instantText(p.from()), inBrackets(p.Reason), countedFrom(p, from), workText(left))
	}
}

func (w *writer) extension(x *Extension, due moment) {
	if w != nil {
		w.add("extension", due.day(), "Gia hạn %d ngày làm việc%s kể từ hạn %s.", x.Days, inBrackets(joined(x.Reason, x.Basis)), instantText(due))
	}
}

func (w *writer) extended(due, later moment) {
	if w != nil {
		w.add("extension", later.day(), "Hạn chuyển từ %s đến %s.", instantText(due), instantText(later))
	}
}

func (w *writer) due(due moment) {
	if w != nil {
		w.add("due", due.day(), "Hẹn trả lúc %s %s.", clockText(due), weekdayName(due.day()))
	}
}

func inBrackets(reason string) string {
	if reason == "" {
		return ""
	}
	return " (" + reason + ")"
}

func joined(reason, basis string) string {
	return strings.Trim(reason+"; "+basis, "; ")
}

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

func weekdayName(day int) string { return weekdays[weekdayOf(day)] }

// WeekdayName returns the Vietnamese name of the day's weekday as it stands inside a sentence.
func WeekdayName(day office.Day) string { return weekdayName(dayNumber(day)) }
