package interview_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		typed string
		want  interview.Date // empty where it is no date
	}{
		{"2026-11-25", "2026-11-25"},
		{"25.11.2026", "2026-11-25"},
		{"5.1.2026", "2026-01-05"},
		{"05.01.2026", "2026-01-05"},
		{"25-11-2026", "2026-11-25"},
		{"25/11 2026", "2026-11-25"},
		{"25/11-2026", "2026-11-25"},
		{"25/11/2026", "2026-11-25"},
		{"25. november 2026", "2026-11-25"},
		{"1. Maj 2027", "2027-05-01"},
		{" 25.11.2026 ", "2026-11-25"},
		{"29.2.2028", "2028-02-29"},
		{"29. februar 2028", "2028-02-29"},
		{"29.2.2027", ""},
		{"29. februar 2027", ""},
		{"31. november 2026", ""},
		{"0. maj 2026", ""},
		{"25. november 20261", ""},
		{"25. november 26", ""},
		{"25. november -2026", ""},
		{"25. november 2026 kl. 9", ""},
		{"25. vintermåned 2026", ""},
		{"11.25.2026", ""},
		{"25.11", ""},
		{"i morgen", ""},
		{"", ""},
	}
	for _, test := range tests {
		got, err := interview.ParseDate(test.typed)
		if got != test.want || (test.want == "") != errors.Is(err, interview.ErrDate) {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", test.typed, got, err, test.want)
		}
	}
}

func TestDateAsDanesWriteIt(t *testing.T) {
	for date, want := range map[interview.Date]string{
		"2026-11-25": "25. november 2026", "2027-01-01": "1. januar 2027", "": "", "hest": "hest", "2026-02-30": "2026-02-30",
	} {
		if got := date.Danish(); got != want {
			t.Errorf("%q.Danish() = %q, want %q", date, got, want)
		}
	}
}

// The day is that of the place where the clock hangs, not of Greenwich.
func TestDateOfIsTheLocalDay(t *testing.T) {
	copenhagen := time.FixedZone("CET", 3600)
	if got := interview.DateOf(time.Date(2026, 11, 25, 0, 30, 0, 0, copenhagen)); got != "2026-11-25" {
		t.Errorf("half past midnight is of %s", got)
	}
}

func TestEveryDayIsReadBackAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 100_000).Draw(t, "day"))
		date := interview.DateOf(day)
		for _, typed := range []string{string(date), date.Danish(), day.Format("2.1.2006"), day.Format("02/01 2006"), day.Format("2/1-2006")} {
			if got, err := interview.ParseDate(typed); got != date || err != nil {
				t.Errorf("ParseDate(%q) = %q, %v, want %q", typed, got, err, date)
			}
		}
	})
}
