package kvalitetsmodel

// Profile is what the rules of the model need to know of a tilbud. A profile
// without tilbudstyper is an unknown tilbud: every indikator applies to it.
type Profile struct {
	Tilbudstyper     []TilbudstypeKey
	PrivatBestyrelse bool // a private tilbud with a bestyrelse
}

// Applicability says whether an indikator applies to a tilbud.
type Applicability struct {
	Applies bool
	Grund   string // the official sentence by which it falls away; empty when it applies
}
