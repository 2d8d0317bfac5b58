package tui

import (
	"os"
	"testing"
)

func TestAKeyboardTellsWhenNoMoreKeysCanCome(t *testing.T) {
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	gone := 0
	k := keyboard{from, func() { gone++ }}
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
