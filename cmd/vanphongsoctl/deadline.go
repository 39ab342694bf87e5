package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// deadlineCommand works out due dates without touching any data.
type deadlineCommand struct {
	Received string   `help:"Moment of receipt, local time: 2026-11-20T10:00." placeholder:"T"`
	For      string   `help:"Limit: 5d working days, 30cd calendar days, 12h working hours." placeholder:"LIMIT"`
	Pause    []string `help:"Pause FROM/TO; without TO it is still open." placeholder:"FROM/TO" sep:"none"`
	Explain  bool     `help:"Also print every counted day, every skipped day with its reason, every pause."`
	Batch    bool     `help:"Read JSON lines from standard input and answer each on its own line."`
}

// question is one line of --batch; a pause without an end, or with null, is open.
type question struct {
	Received string     `json:"received"`
	For      string     `json:"for"`
	Pauses   [][]string `json:"pauses"`
}

// answer is the line that answers a question. Due is empty while a pause is open; Remaining says what is left then.
type answer struct {
	Due       string `json:"due,omitempty"`
	Paused    bool   `json:"paused,omitempty"`
	Remaining string `json:"remaining,omitempty"`
	Error     string `json:"error,omitempty"`
}

// Run answers one question from the flags, or many from standard input.
func (c *deadlineCommand) Run(p *program) error {
	calendar, err := catalogue.DefaultCalendar()
	if err != nil {
		return err
	}
	if c.Batch {
		return answerBatch(calendar, p.in, p.out)
	}
	if c.Received == "" || c.For == "" {
		return usageError{errors.New("cần --received và --for, hoặc --batch")}
	}
	q := question{Received: c.Received, For: c.For}
	for _, pause := range c.Pause {
		q.Pauses = append(q.Pauses, strings.SplitN(pause, "/", 2))
	}
	promise, err := q.promise(calendar)
	if err != nil {
		return err
	}
	due := workday.FormatInstant(promise.Due)
	if promise.Open {
		due = "tạm dừng, " + workday.RemainingText(promise.Remaining)
	}
	if c.Explain {
		due += "\n\n" + strings.TrimSuffix(promise.Explanation.Text(), "\n")
	}
	_, err = fmt.Fprintln(p.out, due)
	return err
}

// answerBatch answers every line in order; a line that cannot be answered gets its error and the rest go on.
func answerBatch(calendar *workday.Calendar, in io.Reader, out io.Writer) error {
	lines := bufio.NewReader(in)
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			if err := encoder.Encode(answerLine(calendar, line)); err != nil {
				return err
			}
			if lines.Buffered() == 0 {
				if err := buffered.Flush(); err != nil { // a caller that asks line by line gets its answer at once
					return err
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return buffered.Flush()
		}
		if err != nil {
			return err
		}
	}
}

func answerLine(calendar *workday.Calendar, line string) answer {
	var q question
	if err := json.Unmarshal([]byte(line), &q); err != nil {
		return answer{Error: "Dòng này không phải JSON đúng mẫu {\"received\":…,\"for\":…}: " + err.Error()}
	}
	promise, err := q.promise(calendar)
	switch {
	case err != nil:
		return answer{Error: office.MessageOf(err)}
	case promise.Open:
		return answer{Paused: true, Remaining: workday.RemainingText(promise.Remaining)}
	default:
		return answer{Due: workday.FormatInstant(promise.Due)}
	}
}

func (q question) promise(calendar *workday.Calendar) (workday.Promise, error) {
	received, err := workday.ParseInstant(q.Received)
	if err != nil {
		return workday.Promise{}, err
	}
	budget, err := workday.ParseBudget(q.For)
	if err != nil {
		return workday.Promise{}, err
	}
	pauses, err := readPauses(q.Pauses)
	if err != nil {
		return workday.Promise{}, err
	}
	return calendar.Deadline(received, budget, pauses, nil)
}

func readPauses(texts [][]string) ([]workday.Pause, error) {
	var pauses []workday.Pause
	for _, text := range texts {
		if len(text) == 0 || len(text) > 2 {
			return nil, office.Invalid("pauses", "Mỗi lần tạm dừng cần thời điểm bắt đầu và thời điểm kết thúc.")
		}
		from, err := workday.ParseInstant(text[0])
		if err != nil {
			return nil, err
		}
		var to time.Time
		if len(text) == 2 && text[1] != "" {
			if to, err = workday.ParseInstant(text[1]); err != nil {
				return nil, err
			}
		}
		pauses = append(pauses, workday.Pause{From: from, To: to})
	}
	return pauses, nil
}
