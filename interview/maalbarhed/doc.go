// Package maalbarhed is the lens: it reads a tilbud's answer and tells what in
// it a tilsyn could check.
//
// Six facets make an answer measurable (Facet). Each is found by patterns of
// words that stand as data in the folder leksikon, one file for each facet, with
// what counts and what only looks like it. Two more files hold the elastic
// wording and the words that undo a facet. The lens advises and never blocks.
//
// Read is a function of its text: no network, no model, no state. Its time grows
// with the length of the text and with nothing else.
package maalbarhed
