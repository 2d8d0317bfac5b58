package interview_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/tortur"
)

func TestClean(t *testing.T) {
	tests := []struct {
		name, in, want string
		removed        int
	}{
		{"plain Danish", "Vi holder husmøde hver mandag – også i påsken.\nRød grød: 7½ %, § 66", "Vi holder husmøde hver mandag – også i påsken.\nRød grød: 7½ %, § 66", 0},
		{"nothing", "", "", 0},
		{"å in two parts", "a\u030arsplan", "årsplan", 0},
		{"Windows lines", "en\r\nto\r\n", "en\nto\n", 0},
		{"old Mac lines", "en\rto", "en\nto", 0},
		{"Unicode lines", "en\u2028to\u2029tre", "en\nto\ntre", 0},
		{"a tab", "en\tto", "en to", 0},
		{"NUL", "a\x00b", "ab", 1},
		{"bell and backspace", "a\a\bb", "ab", 2},
		{"delete", "a\x7fb", "ab", 1},
		{"a colour", "\x1b[31mrød\x1b[0m", "[31mrød[0m", 2},
		{"the clipboard by OSC 52", "\x1b]52;c;aGVq\a", "]52;c;aGVq", 2},
		{"a title by OSC 0 with ST", "\x1b]0;titel\x1b\\", "]0;titel\\", 2},
		{"C1 in UTF-8", "a\u009b31mb\u0085c", "a31mbc", 2},
		{"C1 as a raw byte", "a\x9b31mb", "a31mb", 1},
		{"bytes that are not UTF-8", "\xffbr\xf8d\xc3", "brd", 3},
		{"a surrogate in disguise", "a\xed\xa0\x80b", "ab", 3},
		{"a real replacement character", "a\ufffdb", "a\ufffdb", 0},
		{"turned right to left", "\u202eangrob\u202c \u2066x\u2069\u200f", "angrob x", 5},
		{"nothing wide", "SM\u200bART \ufeffja\u2060", "SMART ja", 3},
		{"a soft hyphen from Word", "hand\u00adleplan", "handleplan", 1},
		{"letters held together by a joiner", "SM\u200dART\u200d", "SMART", 2},
		{"hidden text in tags", "ja\U000e006e\U000e0065\U000e006a", "ja", 3},
		{"hidden bytes in selectors", "ja\U000e0101\U000e01ef", "ja", 2},
		{"hidden bytes in the selectors of letters", "ja\ufe00\ufe0f\u180b ⚕\ufe0f\ufe0f", "ja ⚕\ufe0f", 4},
		{"a keycap", "1\ufe0f\u20e3", "1\ufe0f\u20e3", 0},
		{"blank letters", "a\u3164\u115f\u1160\uffa0b", "ab", 4},
		{"a family", "👩\u200d👧", "👩\u200d👧", 0},
		{"a nurse with a colour", "👩🏽\u200d⚕\ufe0f", "👩🏽\u200d⚕\ufe0f", 0},
		{"a flag on fire", "🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥", "🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥", 0},
		{"a hard space", "80\u00a0%", "80\u00a0%", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, removed := interview.Clean(test.in)
			if got != test.want || removed != test.removed {
				t.Errorf("Clean(%q) = %q, %d, want %q, %d", test.in, got, removed, test.want, test.removed)
			}
		})
	}
}

func TestCleanLineIsOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"  Krisecentret\r\nHavblik \n": "Krisecentret Havblik",
		"Havblik":                      "Havblik",
		"\n\t\n":                       "",
		"Hav\x00blik\n":                "Havblik",
	} {
		if got, _ := interview.CleanLine(in); got != want {
			t.Errorf("CleanLine(%q) = %q, want %q", in, got, want)
		}
	}
	if _, removed := interview.CleanLine("a\x00\x1bb\n"); removed != 2 {
		t.Errorf("removed %d, want 2", removed)
	}
}

func TestCleanHoldsForEveryText(t *testing.T) {
	hostile := rapid.SampledFrom([]rune("a\u030a e\u0301\r\n\t\x00\x1b\u009b\u200d\u200b\u202e\ufe0f👩🔥⚕=\u0338\u034f\u3164\U000e0061\u1100\u1161\u0345\u0344"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(hostile), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		wantClean(t, text.Draw(t, "text"))
	})
}

func TestCleanHoldsForHeapsOfMarks(t *testing.T) {
	wantClean(t, "z"+strings.Repeat("\u0301\u0345\u0327", 400))
	wantClean(t, strings.Repeat("\u0344", 100))
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "a\u030a", "\r\n\r", "\x1b]52;c;\a", "\u202e\u200b", "👩\u200d👧", "\xff\xc3", "z" + strings.Repeat("\u0301", 64), "=\u200d\u0338\u200d=", "$\u200d\xb80000",
		"\U0001d15e\u200d👩", "\u2adc\ufe0f", "1\ufe0f\ufe0f\u20e3"} {
		f.Add(seed)
	}
	for _, text := range tortur.Texts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, s string) { wantClean(t, s) })
}

// wantClean holds what is true of every cleaned text.
func wantClean(t rapid.TB, s string) {
	t.Helper()
	clean, removed := interview.Clean(s)
	if again, more := interview.Clean(clean); again != clean || more != 0 {
		t.Errorf("cleaning %q twice gives %q and then %q with %d more removed", s, clean, again, more)
	}
	if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) {
		t.Errorf("Clean(%q) = %q is not UTF-8 in NFC", s, clean)
	}
	if kept := tortur.Dangerous(clean); kept != "" {
		t.Errorf("Clean(%q) keeps %s", s, kept)
	}
	if removed < 0 || removed > len(s) {
		t.Errorf("Clean(%q) removed %d of %d bytes", s, removed, len(s))
	}
	if line, _ := interview.CleanLine(s); strings.ContainsRune(line, '\n') || line != strings.TrimSpace(line) {
		t.Errorf("CleanLine(%q) = %q", s, line)
	}
}
