// Package kildetest reads the official text of the quality model for sociale
// tilbud, so that tests can hold the program against the text itself. It knows
// nothing of the program's own data and is used by tests only.
package kildetest
