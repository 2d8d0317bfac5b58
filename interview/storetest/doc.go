// Package storetest is the contract of interview.Store as tests. Run holds a
// store against it, Memory is the smallest store that passes, and Writer makes
// journals the way the program does, for any test that needs one.
package storetest
