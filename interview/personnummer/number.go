package personnummer

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number is what can be a CPR number by its digits.
type number struct {
	digits [10]byte
	end    int  // where it ends in the text, in bytes
	plain  bool // ten digits in a row
}

// masked is the number without its last four digits.
func (n number) masked() string {
	day := make([]byte, 6)
	for i := range day {
		day[i] = '0' + n.digits[i]
	}
	return string(day) + "-xxxx"
}

// numberAt reads a number that begins at a place: a day, a month and a year, apart
// or together, and four more digits. The year may have four digits.
func numberAt(text string, at int) (number, bool) {
	number := number{end: at, plain: true}
	apart, year := false, 0
	for i := range number.digits {
		if i == 2 || i == 4 || i == 6 {
			separator := separatorAt(text, number.end, i == 6)
			switch {
			case i == 2:
				apart = separator != ""
			case apart && separator == "", i == 4 && !apart && separator != "":
				return number, false
			}
			number.plain = number.plain && separator == ""
			number.end += len(separator)
		}
		if i == 4 {
			if year = fullYearAt(text, number.end); year > 0 {
				number.end += 2
			}
		}
		if !digit(text, number.end) {
			return number, false
		}
		number.digits[i] = text[number.end] - '0'
		number.end++
	}
	return number, day(number.digits, year)
}

// fullYearAt is the year of four digits that stands at a place, with the last part of
// a number after a dash, or 0. Without the dash it would be a date and a time.
func fullYearAt(text string, at int) int {
	end := at
	for digit(text, end) && end < at+5 {
		end++
	}
	if end != at+4 || !strings.ContainsAny(separatorAt(text, end, true), dashes) {
		return 0
	}
	year, _ := strconv.Atoi(text[at:end])
	return year
}

const dashes = "-–—−‐‑"

// separators stand between the parts of a number as people write it; the longer ones
// first.
var separators = []string{" - ", " – ", " -", " –", "- ", "– ", "-", "–", "—", "−", "‐", "‑", ".", "/", " ", "\t", "\u00a0", "\u2009", "\u202f"}

// broken are those after which a line can end before the last four digits.
var broken = []string{"-\n", "–\n"}

func separatorAt(text string, at int, last bool) string {
	if at == len(text) || text[at] < utf8.RuneSelf && !strings.Contains(" \t-./", text[at:at+1]) {
		return "" // as in most numbers, which are none
	}
	for _, separator := range separators {
		if strings.HasPrefix(text[at:], separator) && digit(text, at+len(separator)) {
			return separator
		}
	}
	if last {
		for _, separator := range broken {
			if strings.HasPrefix(text[at:], separator) && digit(text, at+len(separator)) {
				return separator
			}
		}
	}
	return ""
}

func digit(text string, at int) bool {
	return at < len(text) && text[at] >= '0' && text[at] <= '9'
}
