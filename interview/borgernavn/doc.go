// Package borgernavn finds what can be the name of a citizen in a note, so that the
// person who writes can be reminded to write "borgeren" in its place. It is a hint
// and less sure than a CPR number: a name can be anybody's.
//
// A name is a common first name with another name after it, or a name after a word
// such as "borgeren" or "datteren". It is none beside a word for those who are at work
// ("psykolog Mette Friis"), and none when it names a place, an organisation or a
// method ("Anna Anchers Vej"). All words are data, in folder ord.
//
// Everything is a function of its input, in linear time.
package borgernavn
