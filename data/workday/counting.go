package workday

import (
	"time"

	"vanphongso/data/office"
)

// Norm returns t when it lies in a session, else the next session's opening.
func (e *Engine) Norm(t time.Time) (time.Time, error) {
	return asTime(e.norm(momentOf(t)))
}

// WorkingTime returns the working time in [from, to), 0 when to is not after from.
func (e *Engine) WorkingTime(from, to time.Time) (time.Duration, error) {
	work, err := e.workBetween(momentOf(from), momentOf(to))
	return time.Duration(work) * time.Second, err
}

// AddWorkingTime walks on from t by so much working time, in whole seconds. Ending exactly at a close it stays there;
// no time at all returns t as it is.
func (e *Engine) AddWorkingTime(t time.Time, work time.Duration) (time.Time, error) {
	if work < 0 {
		return time.Time{}, office.Invalid("time", "Không cộng được thời gian làm việc âm.")
	}
	return asTime(e.walk(momentOf(t), moment(work/time.Second)))
}

// IsWorkday says whether the day has any session.
func (e *Engine) IsWorkday(day office.Day) (bool, error) {
	sessions, err := e.sessions(dayNumber(day))
	return len(sessions) > 0, err
}

func asTime(m moment, err error) (time.Time, error) {
	if err != nil {
		return time.Time{}, err
	}
	return m.time(), nil
}

// Outcome compares a finished case with its due date.
type Outcome string

// The outcomes.
const (
	Early  Outcome = "early"
	OnTime Outcome = "on_time"
	Late   Outcome = "late"
)

// Vietnamese names the outcome: trước hạn, đúng hạn, quá hạn.
func (o Outcome) Vietnamese() string {
	switch o {
	case Early:
		return "trước hạn"
	case OnTime:
		return "đúng hạn"
	case Late:
		return "quá hạn"
	}
	return ""
}

// Judge compares the moment something was finished with its due instant by the session the due instant lies in: before
// the session's opening is early, after its close late. With exact, the instants themselves are compared.
func (e *Engine) Judge(due, finished time.Time, exact bool) (Outcome, error) {
	at := span{momentOf(due), momentOf(due)}
	if !exact {
		var err error
		if at, err = e.containing(at.open); err != nil {
			return "", err
		}
	}
	switch f := momentOf(finished); {
	case f < at.open:
		return Early, nil
	case f > at.end:
		return Late, nil
	default:
		return OnTime, nil
	}
}

// containing returns the session m lies in; an instant at a close belongs to the session that closes. An instant in no
// session, promised before the calendar changed, stands for itself.
func (e *Engine) containing(m moment) (span, error) {
	sessions, err := e.sessions(m.day())
	if err != nil {
		return span{}, err
	}
	for _, session := range sessions {
		if at := session.on(m.day()); m >= at.open && m <= at.end {
			return at, nil
		}
	}
	return span{m, m}, nil
}

// Deadline is Engine.Deadline for a single question.
func (c *Calendar) Deadline(received time.Time, b Budget, pauses []Pause, extension *Extension) (Promise, error) {
	e, err := c.Engine()
	if err != nil {
		return Promise{}, err
	}
	return e.Deadline(received, b, pauses, extension)
}

// Norm is Engine.Norm for a single question.
func (c *Calendar) Norm(t time.Time) (time.Time, error) {
	e, err := c.Engine()
	if err != nil {
		return time.Time{}, err
	}
	return e.Norm(t)
}

// WorkingTime is Engine.WorkingTime for a single question.
func (c *Calendar) WorkingTime(from, to time.Time) (time.Duration, error) {
	e, err := c.Engine()
	if err != nil {
		return 0, err
	}
	return e.WorkingTime(from, to)
}

// AddWorkingTime is Engine.AddWorkingTime for a single question.
func (c *Calendar) AddWorkingTime(t time.Time, work time.Duration) (time.Time, error) {
	e, err := c.Engine()
	if err != nil {
		return time.Time{}, err
	}
	return e.AddWorkingTime(t, work)
}

// IsWorkday is Engine.IsWorkday for a single question.
func (c *Calendar) IsWorkday(day office.Day) (bool, error) {
	e, err := c.Engine()
	if err != nil {
		return false, err
	}
	return e.IsWorkday(day)
}

// Judge is Engine.Judge for a single question.
func (c *Calendar) Judge(due, finished time.Time, exact bool) (Outcome, error) {
	e, err := c.Engine()
	if err != nil {
		return "", err
	}
	return e.Judge(due, finished, exact)
}
