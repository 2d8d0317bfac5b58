//go:build !unix

package tui

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// pauses is empty: no signal stops a program until it is told to go on.
var pauses []os.Signal

func paused() tea.Msg { return nil }
