package commands

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// DamageFound says in Danish what is damaged in the store, and what to do.
type DamageFound struct{ Text string }

// LookForDamage lets look go through the store. It says nothing where all is well,
// and is nil where there is nothing to look with.
func LookForDamage(ctx context.Context, look func(context.Context) string) tea.Cmd {
	if look == nil {
		return nil
	}
	return func() tea.Msg {
		if text := look(ctx); text != "" {
			return DamageFound{text}
		}
		return nil
	}
}
