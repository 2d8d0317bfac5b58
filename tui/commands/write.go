package commands

import tea "charm.land/bubbletea/v2"

// DocumentWritten answers WriteDocument.
type DocumentWritten struct {
	Path string
	Err  error
}

// WriteDocument makes the bytes of a document and hands them to whoever writes
// files, under a name that is a proposal.
func WriteDocument(write func(name string, content []byte) (path string, err error), name string, make func() ([]byte, error)) tea.Cmd {
	return func() tea.Msg {
		content, err := make()
		if err != nil {
			return DocumentWritten{Err: err}
		}
		path, err := write(name, content)
		return DocumentWritten{Path: path, Err: err}
	}
}
