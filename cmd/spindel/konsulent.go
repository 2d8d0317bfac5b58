package main

import (
	"cmp"
	"os/user"
	"strings"

	"spindel/interview"
)

// by is the tilsynskonsulent whose name the journal gets.
func (a *app) by() string {
	name := cmp.Or(a.konsulent, a.getenv("SPINDEL_KONSULENT"))
	if name == "" {
		name = systemUser()
	}
	name, _ = interview.CleanLine(name)
	return cmp.Or(name, "ukendt konsulent")
}

// systemUser is the name that the system knows the person by: the full name, or
// the name of the account without its domain.
func systemUser() string {
	current, err := user.Current()
	if err != nil {
		return ""
	}
	full, _, _ := strings.Cut(current.Name, ",")
	account := current.Username[strings.LastIndexByte(current.Username, '\\')+1:]
	return cmp.Or(full, account)
}
