// Package overdragelse is the hand-over of one sag to a colleague: an age file
// (age-encryption.org/v1) with the sag in the exchange format inside.
//
// The one idea: what is handed over is a sealed envelope. Its wrapping is age and
// nothing of our own, so that any age program can open it; what lies in it is read
// as strictly as an import. A bundle that was cut or changed anywhere is refused
// before anything in it is believed, and nothing is ever written to a disk here.
// Age proves that the bundle is whole and for whom it is, not who made it: the
// sender's name in it is what the sender says.
package overdragelse
