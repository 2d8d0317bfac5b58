package main

import (
	"fmt"
	"io"

	"spindel/interview"
)

// tellCPR says where entries that come in have what looks like a CPR number, and what
// can be done about it. The numbers are never shown in full.
func tellCPR(out io.Writer, id interview.SagID, entries []interview.Entry) {
	places := interview.CPRNumbers(entries)
	if len(places) == 0 {
		return
	}
	const most = 5
	fmt.Fprintf(out, "  %s ligner noget et CPR-nummer:\n", counted(len(places), "sted", "steder"))
	for _, place := range places[:min(len(places), most)] {
		number := place.Masked[0]
		if more := len(place.Masked) - 1; more > 0 {
			number += fmt.Sprintf(" og %d til", more)
		}
		fmt.Fprintf(out, "    %s (indførsel %d, %s): %s\n", place.Subject, place.Seq, place.At.Local().Format("2.1.2006"), number)
	}
	if rest := len(places) - most; rest > 0 {
		fmt.Fprintf(out, "    og %s til\n", counted(rest, "sted", "steder"))
	}
	fmt.Fprintf(out, "  Når sagen er gemt, kan numrene maskeres med: spindel masker %s\n", id)
}
