// Package arbejdsliste is the work list of a tilsyn: the follow-up points in the
// order in which it is sensible to look at them, and why, and their checks by the
// way in which they are verified.
//
// It is a function of the sag, the tilsyn and the day. It decides nothing: the
// inspector may take the points in any order, and nothing is left out of the list
// but what a filter was asked to leave out.
package arbejdsliste
