package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// numberDialog asks for a number from 1 to 9999.
type numberDialog struct {
	title, text, label string
	digits             string
	do                 func(n int) action
}

func (d *numberDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch k := msg.String(); {
	case k == "esc":
		return true, nil
	case k == "enter":
		if n, err := strconv.Atoi(d.digits); err == nil && n > 0 {
			return true, d.do(n)
		}
	case k == "backspace" && d.digits != "":
		d.digits = d.digits[:len(d.digits)-1]
	case len(k) == 1 && k[0] >= '0' && k[0] <= '9' && len(d.digits) < 4:
		d.digits += k
	}
	return false, nil
}

func (d *numberDialog) view(width, _ int) []string {
	return box(width, d.title, d.text, "", fmt.Sprintf("%s%s_", d.label, d.digits))
}

func (d *numberDialog) hints() []hint { return []hint{{"0–9", "tal"}, {"Enter", "træk"}, hintBack} }
