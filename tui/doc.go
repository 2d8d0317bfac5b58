// Package tui is the terminal program: what a tilsynskonsulent sees and types.
//
// App is the only Bubble Tea model. It holds one screen and at most one dialog,
// both plain structs; a key goes to the dialog first, then to the keys that work
// everywhere, then to the screen. A screen answers with an action, a function
// that the App carries out. Nothing here reads or writes a store in Update:
// changes are recorded in the sag in memory and handed to the saver of package
// commands, which reports back with messages.
//
// Rules for what is on the screen:
//   - While text is being typed no letter is a shortcut.
//   - The footer names the keys that work right now; ? (or F1) names them all.
//   - Esc goes one step back and never throws text away.
//   - Colour never carries meaning alone.
//   - "Gemt" is shown only when the store has answered.
package tui
