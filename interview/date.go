package interview

import (
	"fmt"
	"time"
)

// Date is a calendar day without a time zone, as "2026-11-25". The zero Date is no day.
type Date string

// DateOf is the day of a point in time, in that time's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

var months = [...]string{"januar", "februar", "marts", "april", "maj", "juni",
	"juli", "august", "september", "oktober", "november", "december"}

// Danish writes the day as Danes do: "25. november 2026". A date that is not one is written as it stands.
func (d Date) Danish() string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return fmt.Sprintf("%d. %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// ParseDate reads a day as a Dane types it: "25.11.2026", "25-11-2026",
// "25/11 2026", "25. november 2026" or "2026-11-25".
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2-1-2006", "2/1-2006", "2/1 2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return DateOf(t), nil
		}
	}
	var day, year int
	var name string
	if n, _ := fmt.Sscanf(s, "%d. %s %d", &day, &name, &year); n == 3 {
		for i, month := range months {
			t := time.Date(year, time.Month(i+1), day, 0, 0, 0, 0, time.UTC)
			if month == name && t.Day() == day {
				return DateOf(t), nil
			}
		}
	}
	return "", ErrDate
}
