package personnummer

import "time"

// day reports whether the first six digits are a day of the century that the
// seventh tells of (CPR-kontoret, Personnummeret i CPR), and of the full year where
// that is written. An erstatningspersonnummer has 60 added to its day.
func day(digits [10]byte, full int) bool {
	two := func(i int) int { return int(digits[i])*10 + int(digits[i+1]) }
	date, month, year := two(0), two(2), two(4)+century(int(digits[6]), two(4))
	if date > 60 {
		date -= 60
	}
	t := time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)
	return (full == 0 || full == year) && date > 0 && t.Day() == date && int(t.Month()) == month
}

// century is that of a number, by its seventh digit and its year of two digits.
func century(seventh, year int) int {
	switch {
	case seventh <= 3:
		return 1900
	case seventh == 4 || seventh == 9:
		if year <= 36 {
			return 2000
		}
		return 1900
	case year <= 57:
		return 2000
	}
	return 1800
}
