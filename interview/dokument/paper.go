package dokument

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Paper is a kind of document that a sag can be written as.
type Paper struct {
	Key  string // "tilsyn"
	Name string // "Tilsynsrapport"
	Make func(*kvalitetsmodel.Model, *interview.Sag, interview.Date) Document
}

// Papers lists them in the order in which a sag comes to need them.
func Papers() []Paper {
	return []Paper{
		{"godkendelse", "Godkendelsesgrundlag", Godkendelse},
		{"tilsyn", "Tilsynsrapport", Tilsynsrapport},
		{"opfoelgningsplan", "Opfølgningsplan", Opfoelgningsplan},
		{"overdragelse", "Overdragelsesark", Overdragelsesark},
		{"tilbudsportal", "Tekst til Tilbudsportalen", Tilbudsportal},
	}
}
