package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// hint is one key binding as the footer and the help page show it.
type hint struct{ keys, does string }

// footer writes as many hints as fit on a line. The last one, which is most
// often the help, is always there.
func footer(hints []hint, width int) string {
	if len(hints) == 0 {
		return ""
	}
	const gap = 3
	last := hints[len(hints)-1]
	line, room := "", width-last.cells()
	for _, h := range hints[:len(hints)-1] {
		if room -= h.cells() + gap; room < 0 {
			break
		}
		line += h.render() + strings.Repeat(" ", gap)
	}
	return line + last.render()
}

func (h hint) cells() int { return len([]rune(h.keys)) + 1 + len([]rune(h.does)) }

func (h hint) render() string { return boldStyle.Render(h.keys) + " " + h.does }

// The hints that hold in many places.
var (
	hintHelp  = hint{"?", "hjælp"}
	hintHelpF = hint{"F1", "hjælp"}
	hintQuit  = hint{"Ctrl+Q", "luk"}
	hintSave  = hint{"Ctrl+S", "gem nu"}
	hintMask  = hint{"Ctrl+G", "tag de sidste fire cifre af CPR-numre ud"}
	hintBack  = hint{"Esc", "tilbage"}
)

// binding makes a key binding for the widgets that want one; only its keys count.
func binding(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
