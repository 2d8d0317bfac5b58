package interview

import (
	"fmt"
	"strconv"
	"strings"
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

// valid reports whether the date is a day of the calendar.
func (d Date) valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// DaysUntil is how many days lie between d and a later day; negative when it is earlier,
// 0 where one of them is no day.
func (d Date) DaysUntil(later Date) int {
	from, err := time.Parse(time.DateOnly, string(d))
	to, err2 := time.Parse(time.DateOnly, string(later))
	if err != nil || err2 != nil {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// Short writes the day in figures: "25.11.2026".
func (d Date) Short() string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("2.1.2006")
}

// ParseDate reads a day as a Dane types it: "25.11.2026", "25-11-2026",
// "25/11 2026", "25. november 2026" or "2026-11-25".
func ParseDate(s string) (Date, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2-1-2006", "2/1-2006", "2/1 2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return DateOf(t), nil
		}
	}
	for i, month := range months {
		numbered := strings.Replace(s, month, strconv.Itoa(i+1), 1)
		if t, err := time.Parse("2. 1 2006", numbered); err == nil {
			return DateOf(t), nil
		}
	}
	return "", ErrDate
}
