package screens

import (
	"context"
	"slices"
	"strings"
	"time"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// reminded is how many dossiers and documents of who works here are late or due within two working days, and how bad that is.
func reminded(ctx context.Context, o *work.Office) (int, kit.Tone, error) {
	items, err := o.Desk().Reminders(ctx, "", work.Mine)
	tone := kit.ToneSoon
	if slices.ContainsFunc(items, func(i work.WorkItem) bool { return i.Urgency == work.UrgencyLate }) {
		tone = kit.ToneLate
	}
	return len(items), tone, err
}

// remindedOn remembers the day of the last reminder.
const remindedOn = "reminded"

// Remind tells who works here once a day what is late and what will be soon.
func Remind(host shell.Host, o *work.Office) {
	today := string(office.DayOf(host.Now()))
	if host.Memory().Get(remindedOn) == today {
		return
	}
	var items []work.WorkItem
	host.Runner().Go("mywork.remind", func(ctx context.Context, _ *task.Progress) (err error) {
		items, err = o.Desk().Reminders(ctx, "", work.Mine)
		return err
	}, func(err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		host.Memory().Set(remindedOn, today)
		if text, tone := remindText(items); text != "" {
			host.Notify(tone, text)
		}
	})
}

// remindText counts what is urgent in words; nothing urgent is nothing to say.
func remindText(items []work.WorkItem) (string, kit.Tone) {
	n := map[work.Urgency]int{}
	for _, i := range items {
		n[i.Urgency]++
	}
	var parts []string
	for _, part := range []struct {
		n    int
		text string
	}{
		{n[work.UrgencyLate], kit.T("%d việc quá hạn")},
		{n[work.UrgencyToday], kit.T("%d việc đến hạn hôm nay")},
		{n[work.UrgencySoon], kit.T("%d việc đến hạn trong hai ngày làm việc")},
	} {
		if part.n > 0 {
			parts = append(parts, strings.Replace(part.text, "%d", thousands(part.n), 1))
		}
	}
	tone := kit.ToneSoon
	if n[work.UrgencyLate] > 0 {
		tone = kit.ToneLate
	}
	if len(parts) == 0 {
		return "", kit.ToneNone
	}
	return kit.Tf("Việc của tôi: %s.", strings.Join(parts, ", ")), tone
}

// RemindEvery is how often Remind is to be asked: a window may stay open over night.
const RemindEvery = time.Hour
