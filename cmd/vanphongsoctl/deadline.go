package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"vanphongso/app/boot"
	"vanphongso/data/catalogue"
	"vanphongso/data/office"
	"vanphongso/data/workday"
)

// deadlineCommand works out due dates. It uses the shipped calendar and touches no data, unless --data or --database
// say whose calendar is meant.
type deadlineCommand struct {
	Received string   `help:"Moment of receipt, local time: 2026-11-20T10:00." placeholder:"T"`
	For      string   `help:"Limit: 5d working days, 30cd calendar days, 12h working hours." placeholder:"LIMIT"`
	Pause    []string `help:"Pause FROM/TO; without TO it is still open." placeholder:"FROM/TO" sep:"none"`
	Explain  bool     `help:"Also print every counted day, every skipped day with its reason, every pause."`
	Batch    bool     `help:"Read JSON lines from standard input and answer each on its own line."`
	Dossier  string   `help:"Tell the stored promise of a dossier." placeholder:"CODE"`
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

	Explanation *workday.Explanation `json:"explanation,omitempty"` // with --explain
}

// Run answers one question from the flags, or many from standard input, or tells the promise of a dossier.
func (c *deadlineCommand) Run(p *program) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Dossier != "" {
		return c.tellPromise(p)
	}
	calendar, err := p.calendar()
	if err != nil {
		return err
	}
	if c.Batch {
		return answerBatch(calendar, c.Explain, p.in, p.out)
	}
	q := question{Received: c.Received, For: c.For}
	for _, pause := range c.Pause {
		q.Pauses = append(q.Pauses, strings.SplitN(pause, "/", 2))
	}
	promise, err := q.promise(calendar)
	if err != nil {
		return err
	}
	return c.tell(p, promise)
}

// check sees to it that exactly one of the three ways to ask was used.
func (c *deadlineCommand) check() error {
	asked := c.Received != "" || c.For != "" || len(c.Pause) > 0
	switch {
	case c.Batch && (asked || c.Dossier != ""):
		return usageError{errors.New("--batch đứng một mình: câu hỏi nằm ở dòng nhập")}
	case c.Dossier != "" && asked:
		return usageError{errors.New("--dossier không đi cùng --received, --for và --pause")}
	case !c.Batch && c.Dossier == "" && (c.Received == "" || c.For == ""):
		return usageError{errors.New("cần --received và --for, hoặc --dossier, hoặc --batch")}
	}
	return nil
}

// tell writes the due date on the first line and, where asked for, why.
func (c *deadlineCommand) tell(p *program, promise workday.Promise) error {
	due := workday.FormatInstant(promise.Due)
	switch {
	case promise.Open:
		due = "tạm dừng, " + workday.RemainingText(promise.Remaining)
	case promise.Due.IsZero():
		due = "không quy định thời hạn"
	}
	if c.Explain {
		due += "\n\n" + strings.TrimSuffix(promise.Explanation.Text(), "\n")
	}
	_, err := fmt.Fprintln(p.out, due)
	return err
}

// tellPromise writes what the dossier's applicant was promised, from the snapshot that was stored then.
func (c *deadlineCommand) tellPromise(p *program) error {
	return p.open(func(opened *boot.Program) error {
		x, err := opened.Office.Store.Dossiers.ByCode(p.ctx, c.Dossier)
		if err != nil {
			return err
		}
		return c.tell(p, workday.Promise{
			Due: x.Due, Open: x.Limit != "" && x.Due.IsZero(), Remaining: x.Remaining, Explanation: x.Explain(),
		})
	})
}

// calendar is the shipped one, or that of the data that were named.
func (p *program) calendar() (calendar *workday.Calendar, err error) {
	if p.data.Data == "" && p.data.Database == "" {
		return catalogue.DefaultCalendar()
	}
	err = p.open(func(opened *boot.Program) (err error) {
		calendar, err = opened.Office.Calendars().Current(p.ctx)
		return err
	})
	return calendar, err
}

// answerBatch answers every line in order; a line that cannot be answered gets its error and the rest go on.
func answerBatch(calendar *workday.Calendar, explain bool, in io.Reader, out io.Writer) error {
	lines := bufio.NewReader(in)
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			if err := encoder.Encode(answerLine(calendar, explain, line)); err != nil {
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

func answerLine(calendar *workday.Calendar, explain bool, line string) answer {
	var q question
	if err := json.Unmarshal([]byte(line), &q); err != nil {
		return answer{Error: "Dòng này không phải JSON đúng mẫu {\"received\":…,\"for\":…}: " + err.Error()}
	}
	promise, err := q.promise(calendar)
	if err != nil {
		return answer{Error: office.MessageOf(err)}
	}
	a := answer{Due: workday.FormatInstant(promise.Due)}
	if promise.Open {
		a = answer{Paused: true, Remaining: workday.RemainingText(promise.Remaining)}
	}
	if explain {
		a.Explanation = &promise.Explanation
	}
	return a
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
