// Package personnummer finds CPR numbers in text, so that a note does not carry
// one by accident, and masks them.
//
// A number counts when its first six digits are a day of its century, also with 60
// added to the day (erstatningspersonnummer). Modulus 11 is not asked for: numbers
// without it have been given out since 2007. The guard warns and never blocks.
//
// Everything is a function of its input, in linear time.
package personnummer
