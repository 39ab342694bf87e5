package dossier

import (
	"strconv"
	"strings"
	"time"

	"vanphongso/data/office"
)

// Mark is a moment at which a dossier's state or promise changed, as reports need it.
type Mark struct {
	At     time.Time
	To     State
	Due    time.Time // zero without a limit, and while a pause is open
	Finish string    // see Event.Finish
}

// Track is the life of a dossier since it was received, oldest mark first; that of a dossier that was not is empty. It
// follows from the events.
func (x *Dossier) Track() []Mark {
	if !x.TakenIn() {
		return nil
	}
	var list []Mark
	for _, e := range x.Events {
		if e.Action == ActCorrect || len(list) == 0 && e.To != Received { // what was before reception
			continue
		}
		if n := len(list); n > 0 && list[n-1].To == e.To && list[n-1].Due.Equal(e.Due) && e.Finish == "" {
			continue
		}
		list = append(list, Mark{At: e.At, To: e.To, Due: e.Due, Finish: e.Finish})
	}
	if len(list) == 0 { // received before the program kept events
		list = []Mark{{At: x.ReceivedAt, To: x.State, Due: x.Due}}
	}
	return list
}

// trackSigns shorten Finish to one letter.
var trackSigns = map[string]string{"early": "e", "on_time": "o", "late": "l", FinishReturned: "r", FinishWithdrawn: "w", "": ""}

// WriteTrack writes a track as short text, seconds since 1970: "2,1642465800,1643070600;4,1642466000,1643070600;…".
func WriteTrack(track []Mark) string {
	var b []byte
	for i, m := range track {
		if i > 0 {
			b = append(b, ';')
		}
		b = strconv.AppendInt(b, int64(m.To), 10)
		b = strconv.AppendInt(append(b, ','), seconds(m.At), 10)
		b = strconv.AppendInt(append(b, ','), seconds(m.Due), 10)
		b = append(b, trackSigns[m.Finish]...)
	}
	return string(b)
}

func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// ReadTrack reads what WriteTrack wrote. Error: office.CodeInvalid.
func ReadTrack(text string) ([]Mark, error) {
	if text == "" {
		return nil, nil
	}
	list := make([]Mark, 0, strings.Count(text, ";")+1)
	for part := range strings.SplitSeq(text, ";") {
		m, ok := readMark(part)
		if !ok {
			return nil, office.Invalid("track", "Diễn biến “%s” của hồ sơ không đọc được; hãy chạy Kiểm tra dữ liệu.", text)
		}
		list = append(list, m)
	}
	return list, nil
}

func readMark(text string) (m Mark, ok bool) {
	state, rest, _ := strings.Cut(text, ",")
	at, due, _ := strings.Cut(rest, ",")
	if n := len(due); n > 0 && due[n-1] > '9' {
		m.Finish, due = finishOf(due[n-1]), due[:n-1]
		ok = m.Finish == ""
	}
	to, err := strconv.Atoi(state)
	atSeconds, err2 := strconv.ParseInt(at, 10, 64)
	dueSeconds, err3 := strconv.ParseInt(due, 10, 64)
	m.To, m.At = State(to), time.Unix(atSeconds, 0).UTC()
	if dueSeconds != 0 {
		m.Due = time.Unix(dueSeconds, 0).UTC()
	}
	return m, !ok && err == nil && err2 == nil && err3 == nil
}

func finishOf(sign byte) string {
	for finish, s := range trackSigns {
		if s == string(sign) {
			return finish
		}
	}
	return ""
}
