package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

const (
	statusHeight     = 26
	statusEvery      = 30 * time.Second
	defaultFeedLimit = 4 * time.Hour
	feedsShown       = 3
)

// statusLine is the line at the bottom: user, database, last good fetches, running task, last backup, F1.
type statusLine struct {
	content        fyne.CanvasObject
	user, database *kit.Label
	feeds          *fyne.Container
	backup         *kit.Label
}

func newStatusLine(taskBar fyne.CanvasObject, help func()) *statusLine {
	l := &statusLine{user: kit.NewMuted(""), database: kit.NewMuted(""), feeds: kit.HBox(10), backup: kit.NewMuted("")}
	keys := kit.NewLink(kit.T("F1 phím tắt"), help)
	line := kit.HBox(18, l.user, l.database, l.feeds, taskBar, kit.Grow(nil), l.backup, keys)
	l.content = kit.VBox(0, kit.HLine(), kit.Sized(0, statusHeight*textScale(), kit.Fill(kit.ColorStatus, kit.Pad(line, 0, 8, 0, 14))))
	return l
}

func (l *statusLine) set(s Status, now time.Time) {
	l.user.SetText(s.User)
	l.database.SetText("")
	if s.Database != "" {
		l.database.SetText(kit.Tf("Dữ liệu: %s", s.Database))
	}
	l.feeds.Objects = nil
	for i, feed := range worstFirst(s.Feeds, limitOf(s), now) {
		if i == feedsShown {
			l.feeds.Add(kit.NewMuted(kit.Tf("và %d hộp thư nữa", len(s.Feeds)-feedsShown)))
			break
		}
		label := kit.NewMuted(feedText(feed, now))
		if feedLate(feed, limitOf(s), now) {
			label.SetTone(kit.ToneLate)
		}
		l.feeds.Add(label)
	}
	l.feeds.Refresh()
	l.backup.SetText("")
	if !s.Backup.IsZero() {
		l.backup.SetText(kit.Tf("Sao lưu: %s", moment(s.Backup, now)))
	}
	l.content.Refresh() // the texts have other widths now
}

func limitOf(s Status) time.Duration {
	if s.FeedLimit > 0 {
		return s.FeedLimit
	}
	return defaultFeedLimit
}

func feedLate(feed Feed, limit time.Duration, now time.Time) bool {
	return feed.Trouble != "" || feed.Last.IsZero() || now.Sub(feed.Last) > limit
}

func feedText(feed Feed, now time.Time) string {
	switch {
	case feed.Trouble != "" && feed.Last.IsZero():
		return kit.Tf("%s: %s", feed.Name, feed.Trouble)
	case feed.Trouble != "":
		return kit.Tf("%s: %s, lần tốt cuối %s", feed.Name, feed.Trouble, moment(feed.Last, now))
	case feed.Last.IsZero():
		return kit.Tf("%s: chưa lấy thư lần nào", feed.Name)
	}
	return kit.Tf("%s: %s", feed.Name, moment(feed.Last, now))
}

// worstFirst puts the feeds that need a look before the others; otherwise the order stays.
func worstFirst(feeds []Feed, limit time.Duration, now time.Time) []Feed {
	var late, good []Feed
	for _, feed := range feeds {
		if feedLate(feed, limit, now) {
			late = append(late, feed)
		} else {
			good = append(good, feed)
		}
	}
	return append(late, good...)
}

// moment writes a time as short as it can be understood: 08:42, hôm qua 17:05, 01/11 17:05.
func moment(t, now time.Time) string {
	local := t.In(office.Zone)
	switch office.DayOf(t) {
	case office.DayOf(now):
		return local.Format("15:04")
	case office.DayOf(now).Add(-1):
		return kit.Tf("hôm qua %s", local.Format("15:04"))
	}
	if local.Year() == now.In(office.Zone).Year() {
		return local.Format("02/01 15:04")
	}
	return local.Format("02/01/2006 15:04")
}
