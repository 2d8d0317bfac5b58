package tortur

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Dangerous names the first character of a text that a terminal would act on, that
// turns the text around or that nobody can see, or is empty. A line break is none,
// nor is what holds one emoji together. It is written apart from what the program
// cleans with, so that the two do not share their mistakes.
func Dangerous(text string) string {
	before := rune(0)
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return fmt.Sprintf("the byte %x at %d", text[i], i)
		}
		after, _ := utf8.DecodeRuneInString(text[i+size:])
		if hidden(r) && !holds(before, r, after) {
			return fmt.Sprintf("%U at %d", r, i)
		}
		before = r
	}
	return ""
}

// hiddenRanges are the characters that are never to be seen, from and to.
var hiddenRanges = [...][2]rune{
	{0x00, 0x09}, {0x0b, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},
	{0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0},
	{0xfff0, 0xfffb}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xeffff},
}

func hidden(r rune) bool {
	for _, of := range hiddenRanges {
		if r >= of[0] && r <= of[1] {
			return true
		}
	}
	return false
}

// holds reports whether a hidden character is part of one emoji.
func holds(before, r, after rune) bool {
	const joiner, plain, coloured, keycap = 0x200d, 0xfe0e, 0xfe0f, 0x20e3
	picture := func(r rune) bool { return unicode.IsSymbol(r) && r > unicode.MaxASCII }
	switch r {
	case joiner:
		return (picture(before) || before == coloured || before == plain) && picture(after)
	case plain, coloured:
		return picture(before) || after == keycap
	}
	return false
}
