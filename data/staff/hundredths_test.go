package staff_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"vanphongso/data/staff"
)

func TestHundredthsAreExact(t *testing.T) {
	for text, want := range map[string]staff.Hundredths{"2,34": 234, "2.34": 234, "6.2": 620, "10": 1000, " 0,9 ": 90, "0": 0} {
		if got, err := staff.ParseHundredths(text); got != want || err != nil {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "2,345", "-1", "2,3,4", "hai", ","} {
		if got, err := staff.ParseHundredths(text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		h := staff.Hundredths(rapid.IntRange(0, 99_999).Draw(rt, "h"))
		text, err := json.Marshal(h)
		if err != nil {
			rt.Fatal(err)
		}
		var again staff.Hundredths
		if err := json.Unmarshal(text, &again); err != nil || again != h {
			rt.Fatalf("%s is read as %s, %v", text, again, err)
		}
		if typed, err := staff.ParseHundredths(h.String()); err != nil || typed != h {
			rt.Fatalf("%s is read as %s, %v", h, typed, err)
		}
	})
}

func TestAges(t *testing.T) {
	var age staff.Age
	if err := age.UnmarshalText([]byte("61y3m")); err != nil || age != 61*12+3 {
		t.Errorf("%d, %v", age, err)
	}
	if text, err := age.MarshalText(); string(text) != "61y3m" || err != nil {
		t.Errorf("%s, %v", text, err)
	}
	for _, text := range []string{"61", "61y13m", "y3m"} {
		if err := age.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is an age", text)
		}
	}
}
