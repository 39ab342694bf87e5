package screens

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/office"
)

// staffRefreshedOn remembers the day on which the list of staff was worked out last.
const staffRefreshedOn = "staff.refreshed"

// RefreshStaff works out once a day, beside the window, what the list of staff shows of people for whom something begins or
// ends.
func RefreshStaff(host shell.Host, o *work.Office) {
	today := string(office.DayOf(host.Now()))
	if host.Memory().Get(staffRefreshedOn) == today || host.Runner().Busy(staffRefreshedOn) {
		return
	}
	changed := 0
	host.Runner().Go(staffRefreshedOn, func(ctx context.Context, _ *task.Progress) (err error) {
		changed, err = o.Personnel().Refresh(ctx)
		return err
	}, func(err error) {
		host.Memory().Set(staffRefreshedOn, today)
		if err != nil {
			host.Fail(err)
		}
		if changed > 0 {
			host.Refresh()
		}
	})
}
