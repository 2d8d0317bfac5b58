package personnummer

import "strings"

// Hit is a CPR number in a text.
type Hit struct {
	Start, End int    // in bytes, on rune borders
	Masked     string // "010190-xxxx"
}

// Find lists the CPR numbers of a text in their order.
func Find(text string) []Hit {
	var hits []Hit
	last := -1 // where the hit before ended
	for at := 0; at < len(text); at++ {
		if !digit(text, at) || at > 0 && digit(text, at-1) {
			continue
		}
		n, ok := numberAt(text, at)
		if !ok || !n.begins(text[:at], last) || !n.finishes(text) || n.otherNumber(text[:at]) {
			continue
		}
		hits = append(hits, Hit{Start: at, End: n.end, Masked: n.masked()})
		last = n.end
		at = last - 1
	}
	return hits
}

// Mask is the text with the last four digits of every CPR number taken out.
func Mask(text string) string {
	var masked strings.Builder
	end := 0
	for _, hit := range Find(text) {
		masked.WriteString(text[end:hit.Start])
		masked.WriteString(hit.Masked)
		end = hit.End
	}
	masked.WriteString(text[end:])
	return masked.String()
}
