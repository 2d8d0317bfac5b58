package tui

import (
	"os"
	"testing"
	"unicode/utf8"
)

func TestAKeyboardTellsWhenNoMoreKeysCanCome(t *testing.T) {
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	gone := 0
	k := &keyboard{File: from, gone: func() { gone++ }}
	keys := make([]byte, 8)
	to.WriteString("å")
	if n, err := k.Read(keys); string(keys[:n]) != "å" || err != nil || gone > 0 {
		t.Errorf("read %q, %v, gone %d", keys[:n], err, gone)
	}
	to.Close()
	if _, err := k.Read(keys); err == nil || gone != 1 {
		t.Errorf("at the end %v, gone %d", err, gone)
	}
}

// TestALetterThatComesInPartsIsWhole reads a text that was cut at every byte.
func TestALetterThatComesInPartsIsWhole(t *testing.T) {
	const text = "på Ærø – 😀\xff\xc3x"
	for cut := range len(text) {
		from, to, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		k := &keyboard{File: from, gone: func() {}}
		var got string
		for _, part := range []string{text[:cut], text[cut:]} {
			if part == "" {
				continue
			}
			to.WriteString(part)
			keys := make([]byte, 64)
			n, err := k.Read(keys)
			if err != nil {
				t.Fatal(err)
			}
			got += string(keys[:n])
			if len(part) == cut && !utf8.ValidString(text[:cut]) && cut < 17 && !utf8.ValidString(got) {
				t.Errorf("cut at %d: half a letter was read: %q", cut, got)
			}
		}
		if got != text {
			t.Errorf("cut at %d: read %q", cut, got)
		}
		from.Close()
		to.Close()
	}
}
