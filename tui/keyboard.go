package tui

import "os"

// keyboard is where keys come from. It tells when no more can come, which Bubble
// Tea takes for nothing to do: the program would go on without a window.
type keyboard struct {
	*os.File
	gone func()
}

// Read implements io.Reader.
func (k keyboard) Read(keys []byte) (int, error) {
	n, err := k.File.Read(keys)
	if err != nil {
		k.gone()
	}
	return n, err
}
