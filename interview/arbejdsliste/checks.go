package arbejdsliste

import (
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Check is one thing to verify, with the point that it belongs to.
type Check struct {
	Item  Item
	Check interview.Check
}

// Checks lists what there is to verify in a way, in the order of the list, so that
// an inspector can go through a pile of documents or an interview in one go. A
// check for which no way was chosen is among those of every way.
func Checks(items []Item, way kvalitetsmodel.Verification) []Check {
	var checks []Check
	for _, item := range items {
		for _, check := range item.Point.Verifiable() {
			if len(check.Ways) == 0 || slices.Contains(check.Ways, way) {
				checks = append(checks, Check{item, check})
			}
		}
	}
	return checks
}
