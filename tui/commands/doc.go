// Package commands is all input and output of the terminal program: the saver,
// which writes to the store in order from one goroutine, and the tea.Cmds that
// read from it. Nothing in package tui touches a store in any other way.
package commands
