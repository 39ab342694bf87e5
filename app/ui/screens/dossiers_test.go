package screens

import (
	"os"
	"strings"
	"testing"
	"time"

	"vanphongso/app/sheet"
	"vanphongso/app/ui/kit"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

func at(day office.Day, hour, minute int) time.Time {
	return day.Time().Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
}

// The word and the tone say how a dossier stands against working time: 24/11/2026 is a day off.
func TestStanding(t *testing.T) {
	d := sit(t)
	now := at("2026-11-23", 9, 0) // a Monday
	c := &clock{office: d.office, now: func() time.Time { return now }}
	c.refresh(d.ctx)
	for _, w := range []struct {
		due  time.Time
		word string
		tone kit.Tone
	}{
		{at("2026-11-20", 9, 0), "Quá hạn 1 ngày", kit.ToneLate}, // Friday: the weekend does not count
		{at("2026-11-23", 8, 0), "Quá hạn 1 giờ", kit.ToneLate},
		{at("2026-11-23", 16, 0), "Đến hạn hôm nay", kit.ToneSoon},
		{at("2026-11-25", 10, 0), "Còn 1 ngày", kit.ToneSoon},
		{at("2026-11-26", 9, 0), "Còn 2 ngày", kit.ToneSoon}, // the second working day, for Tuesday is off
		{at("2026-11-27", 9, 0), "Chờ chuyển", kit.ToneAccent},
		{time.Time{}, "Chờ chuyển", kit.ToneAccent},
	} {
		word, tone := c.standing(&dossier.Dossier{State: dossier.Received, Due: w.due})
		if word != w.word || tone != w.tone {
			t.Errorf("due %s: %q %v, want %q %v", w.due, word, tone, w.word, w.tone)
		}
	}
	for _, w := range []struct {
		x    dossier.Dossier
		word string
		tone kit.Tone
	}{
		{dossier.Dossier{State: dossier.Registered}, "Mới đăng ký", kit.ToneAccent},
		{dossier.Dossier{State: dossier.Rejected}, "Không tiếp nhận", kit.ToneMuted},
		{dossier.Dossier{State: dossier.Processing, Due: at("2026-11-27", 9, 0)}, "Đang xử lý", kit.ToneAccent},
		{dossier.Dossier{State: dossier.Processing, Due: at("2026-11-20", 9, 0)}, "Quá hạn 1 ngày", kit.ToneLate},
		{dossier.Dossier{State: dossier.Supplementing}, "Chờ bổ sung", kit.TonePaused},
		{dossier.Dossier{State: dossier.Supplementing, BookNumber: 1, Limit: "5d", Life: dossier.Life{Remaining: 26 * time.Hour}}, "Dừng, còn 3 ngày", kit.TonePaused},
		{dossier.Dossier{State: dossier.Paying, BookNumber: 1}, "Tạm dừng", kit.TonePaused},
		{dossier.Dossier{State: dossier.Withdrawing, BookNumber: 1}, "Tạm dừng", kit.TonePaused},
		{dossier.Dossier{State: dossier.Stopped, BookNumber: 1}, "Tạm dừng", kit.TonePaused},
		{dossier.Dossier{State: dossier.Done, Due: at("2026-11-20", 9, 0)}, "Chờ trả kết quả", kit.ToneDone},
		{dossier.Dossier{State: dossier.Returned}, "Đã trả kết quả", kit.ToneMuted},
	} {
		if word, tone := c.standing(&w.x); word != w.word || tone != w.tone {
			t.Errorf("state %d: %q %v, want %q %v", w.x.State, word, tone, w.word, w.tone)
		}
	}
	if text := exactly(27 * time.Hour); text != "3 ngày 3 giờ làm việc" {
		t.Error(text)
	}
}

// What stands for the promise when no time does.
func TestPromiseText(t *testing.T) {
	limited := dossier.Dossier{Limit: "5d", BookNumber: 1}
	as := func(state dossier.State, x dossier.Dossier) dossier.Dossier { x.State = state; return x }
	for want, x := range map[string]dossier.Dossier{
		"đồng hồ dừng":            as(dossier.Supplementing, limited),
		"không quy định thời hạn": as(dossier.Processing, dossier.Dossier{BookNumber: 1}),
	} {
		if got := promiseText(&x); got != want {
			t.Errorf("%s: %q, not %q", x.State, got, want)
		}
	}
	refused, waiting := as(dossier.Rejected, limited), dossier.Dossier{State: dossier.Supplementing}
	if got := promiseText(&refused) + promiseText(&waiting); got != "" {
		t.Errorf("a dossier that is promised nothing says %q", got)
	}
}

// The chips count what they say.
func TestDossierChips(t *testing.T) {
	d := sit(t)
	d.clock = at("2026-11-13", 9, 0)
	old := d.accept("2.002381", "Nguyễn Văn Cũ") // 18 days: due on 1/12
	d.clock = morning
	d.accept("2.002381", "Hoàng Thị Lan")
	d.clock = at("2026-12-01", 8, 0)
	d.NavigateTo(Dossiers, DueToday)
	d.shows(old.Code, "Đến hạn hôm nay")
	d.hides("Hoàng Thị Lan")
	d.clock = at("2026-12-02", 9, 0)
	d.NavigateTo(Dossiers, LateDossiers)
	d.shows(old.Code, "Quá hạn ")
	d.NavigateTo(Dossiers, OpenDossiers)
	d.shows("Hoàng Thị Lan", "Nguyễn Văn Cũ")
}

// Numbers of people are hidden until somebody asks.
func TestNumbersAreMasked(t *testing.T) {
	d := sit(t)
	x := d.accept("2.002381", "Hoàng Thị Lan")
	d.Navigate(Dossiers, x.ID)
	d.shows("CCCD 0151 ···· 1234", "0912 ··· 678")
	d.press("M", ctrl)
	d.shows("CCCD 015190001234", "0912345678")
	d.press("M", ctrl)
	d.hides("015190001234")
}

// The exported sheet holds the list as it is filtered.
func TestDossiersAreExported(t *testing.T) {
	d := sit(t)
	d.accept("2.002381", "Hoàng Thị Lan")
	d.accept("2.002381", "Đặng Văn Bảo")
	d.press("3", alt)
	d.press("E", ctrl)
	if len(d.opened) != 1 {
		t.Fatalf("opened %q", d.opened)
	}
	if _, err := os.Stat(d.opened[0]); err != nil {
		t.Fatal(err)
	}
	var names []string
	d.must(sheet.Read(d.opened[0], []sheet.Heading{
		{Key: "code", Titles: []string{"Mã hồ sơ"}, Required: true}, {Key: "owner", Titles: []string{"Chủ hồ sơ"}},
	}, func(r sheet.Row) error {
		names = append(names, r.Get("owner"))
		return nil
	}))
	if got := strings.Join(names, "; "); got != "Hoàng Thị Lan; Đặng Văn Bảo" && got != "Đặng Văn Bảo; Hoàng Thị Lan" {
		t.Error(got)
	}
}
