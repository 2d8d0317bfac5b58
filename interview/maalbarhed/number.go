package maalbarhed

import (
	"strconv"
	"strings"
)

// numberKinds is what a number written in digits can be. "14.30" can be a time and an amount.
type numberKinds uint16

const (
	plainNumber    numberKinds = 1 << iota // 14
	codeNumber                             // 7400: four digits without a point are a postcode more often than an amount
	ordinalNumber                          // 14. with more after it
	amountNumber                           // 3,5 and 1.000 and 10-12
	yearNumber                             // 2027
	newYearNumber                          // 2027, not 2017: something can begin from it
	dateNumber                             // 1/3, 1/3-2027, 01.03.2027, 2027-03-01
	timeNumber                             // 14:30, 14.30, 14-21
	fractionNumber                         // 7/10
	rangeNumber                            // 15-17
)

// classify tells what a number can be.
func classify(s string) numberKinds {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	values := make([]int, len(parts))
	for i, part := range parts {
		if len(part) > 6 {
			return 0
		}
		values[i], _ = strconv.Atoi(part)
	}
	signs := strings.Trim(s, "0123456789")
	switch {
	case len(parts) == 1 && isYear(values[0]) && len(s) == 4:
		if values[0] >= 2026 {
			return yearNumber | newYearNumber
		}
		return yearNumber
	case len(s) == 4 && len(parts) == 1:
		return codeNumber
	case len(parts) == 1 && len(s) <= 6:
		return plainNumber
	case len(parts) == 2:
		return classifyPair(signs, parts, values)
	case len(parts) == 3 && isDate(values):
		return dateNumber
	case len(parts) == 4 && strings.ContainsAny(s, "-–"): // 10.30-14.00
		return timeNumber
	case strings.Trim(s, "0123456789.") == "" && len(parts[len(parts)-1]) == 3: // 1.000.000
		return amountNumber
	}
	return 0
}

func classifyPair(signs string, parts []string, values []int) numberKinds {
	a, b := values[0], values[1]
	day := a >= 1 && a <= 31 && b >= 1 && b <= 12
	clock := a <= 24 && b <= 59 && len(parts[1]) == 2
	var kinds numberKinds
	sign := "-"
	if i := strings.IndexAny(signs, ".,:/"); i >= 0 {
		sign = signs[i : i+1]
	}
	switch sign {
	case ",":
		kinds = amountNumber
	case ":":
		kinds = timeNumber
	case "/":
		kinds = fractionNumber
		if day {
			kinds |= dateNumber
		}
	case ".":
		kinds = amountNumber
		if clock {
			kinds |= timeNumber
		}
		if day && len(parts[1]) <= 2 {
			kinds |= dateNumber
		}
	case "-":
		kinds = amountNumber | rangeNumber
		if a <= 24 && b <= 24 {
			kinds |= timeNumber
		}
		if isYear(a) && isYear(b) {
			kinds = yearNumber
		}
	}
	return kinds
}

func isYear(n int) bool { return n >= 2010 && n <= 2079 }

func isDate(v []int) bool {
	dayFirst := v[0] >= 1 && v[0] <= 31 && v[1] >= 1 && v[1] <= 12
	yearFirst := isYear(v[0]) && v[1] >= 1 && v[1] <= 12 && v[2] >= 1 && v[2] <= 31
	return dayFirst || yearFirst
}
