package interview

import "fmt"

// Draw is a lot: number k of n. Whom the number stands for is not kept; the
// inspector counts it off on a list that stays at the tilbud.
type Draw struct {
	Number int `json:"number"` // from 1
	Of     int `json:"of"`
}

// Danish is the lot as a person reads it: "nr. 4 af 12".
func (d Draw) Danish() string { return fmt.Sprintf("nr. %d af %d", d.Number, d.Of) }
