package tui

import (
	"os"
	"unicode/utf8"
)

// keyboard is where keys come from. It tells when no more can come, which Bubble
// Tea takes for nothing to do: the program would go on without a window. And it
// hands on whole letters only: of an æ whose bytes come in two reads, which a busy
// machine or a network does to them, Bubble Tea would make two keys that are none.
type keyboard struct {
	*os.File
	gone  func()
	begun []byte // of a letter, the rest of which has not come yet
}

// Read implements io.Reader. It may answer with nothing, when what came is only the
// beginning of a letter.
func (k *keyboard) Read(keys []byte) (int, error) {
	n := copy(keys, k.begun)
	k.begun = k.begun[n:]
	read, err := k.File.Read(keys[n:])
	n += read
	if err != nil {
		k.gone()
		return n, err
	}
	whole := n - unfinished(keys[:n])
	k.begun = append(k.begun, keys[whole:n]...)
	return whole, nil
}

// unfinished is how many bytes at the end begin a letter and do not finish it.
func unfinished(keys []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(keys); n++ {
		if last := keys[len(keys)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}
