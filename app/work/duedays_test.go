package work_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// dueDesk is an office with five dossiers: two with Hùng and one with Lan of the same unit, one with Mai of another, one at
// the desk. All are due on 2/12/2026 from 10:00 on, an hour apart.
func dueDesk(t *testing.T) (*bench, []int64) {
	b := newBench(t)
	var ids []int64
	for range 5 {
		x, _ := b.accept("2.002385", "Lò Văn Pao")
		ids = append(ids, x.ID)
		b.Clock = b.Clock.Add(time.Hour)
	}
	for i, g := range []dossier.Given{{Unit: "Phòng A", Handler: "Hùng"}, {Unit: "Phòng A", Handler: "Hùng"}, {Unit: "Phòng A", Handler: "Lan"}, {Unit: "Phòng B", Handler: "Mai"}} {
		b.move(ids[i], dossier.ActTransfer, g)
	}
	return b, ids
}

func TestWhoseWorkItIs(t *testing.T) {
	b, ids := dueDesk(t)
	for _, c := range []struct {
		who   string
		whose work.Whose
		want  []int64
	}{
		{"Hùng", work.Mine, ids[:2]},
		{"Hùng", work.MyUnits, ids[:3]},
		{"Mai", work.MyUnits, ids[3:4]},
		{"", work.Mine, ids[4:]},
		{"", work.MyUnits, ids[4:]}, // who has no unit works at the desk
		{"Hùng", work.Everyones, ids},
	} {
		items, err := b.Desk().MyWork(b.Ctx, c.who, c.whose)
		b.Must(err)
		var got []int64
		for _, item := range items {
			got = append(got, item.Dossier.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s of %q: %v, want %v", c.whose, c.who, got, c.want)
		}
	}
}

// A day counts what it lists, by how near it is; days of rest say why.
func TestDueDays(t *testing.T) {
	b, ids := dueDesk(t)
	x, err := b.Store.Dossiers.Get(b.Ctx, ids[0])
	b.Must(err)
	due := office.DayOf(x.Due)
	on := func(clock time.Time) work.DueDay {
		b.Clock = clock
		days, err := b.Desk().DueDays(b.Ctx, "Hùng", work.Everyones, "2026-11-20", "2026-12-10")
		b.Must(err)
		if len(days) != 21 || days[4].Day != "2026-11-24" || !strings.Contains(days[4].Note, "Ngày Văn hóa") || !days[4].Off || !days[1].Off || days[0].Off {
			t.Fatalf("%+v", days)
		}
		sum := work.DueDay{}
		for _, day := range days {
			listed, err := b.Desk().DueOn(b.Ctx, "Hùng", work.Everyones, day.Day)
			b.Must(err)
			if n := day.Late + day.Soon + day.Later; n != len(listed) {
				t.Errorf("%s counts %d and lists %d", day.Day, n, len(listed))
			}
			sum.Late, sum.Soon, sum.Later = sum.Late+day.Late, sum.Soon+day.Soon, sum.Later+day.Later
		}
		return sum
	}
	for _, c := range []struct {
		clock time.Time
		want  string
	}{
		{x.Due.AddDate(0, 0, -6), "0 0 5"},
		{x.Due.AddDate(0, 0, -1), "0 5 0"},
		{x.Due.Add(90 * time.Minute), "2 3 0"},
		{due.Add(3).Time(), "5 0 0"},
	} {
		if n := on(c.clock); fmt.Sprint(n.Late, n.Soon, n.Later) != c.want {
			t.Errorf("at %v: %d late, %d soon, %d later; want %s", c.clock, n.Late, n.Soon, n.Later, c.want)
		}
	}
}

func TestDueDatesAsACalendarFile(t *testing.T) {
	b, _ := dueDesk(t)
	x := b.draft("2.002385", "Công ty TNHH Thiết bị, vật tư; dịch vụ khoa học kỹ thuật và chuyển giao công nghệ Tây Bắc")
	x.Summary = "Công bố sử dụng dấu định lượng"
	_, err := b.Desk().Accept(b.Ctx, x)
	b.Must(err)
	content, err := b.Desk().DueCalendar(b.Ctx, "", work.Everyones)
	b.Must(err)
	text := string(content)
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 6 || strings.Count(text, "END:VEVENT") != 6 || strings.Count(text, "BEGIN:VALARM") != 6 {
		t.Errorf("%d events:\n%s", n, text)
	}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{
		"UID:" + x.Code + "@vanphongso\r\n", "DTSTART:" + x.Due.UTC().Format("20060102T150405Z") + "\r\n",
		`– Công ty TNHH Thiết bị\, vật tư\; dịch vụ khoa học`, `DESCRIPTION:Công bố sử dụng dấu định lượng\nĐược tiếp nhận`,
	} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("no %q in\n%s", want, unfolded)
		}
	}
}
