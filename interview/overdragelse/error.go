package overdragelse

// Kind is what is wrong with a bundle, for programs and for the test vectors. A
// fault of the sag inside is an *udveksling.Error and has the kinds of that package.
type Kind string

// The kinds of fault, from the outermost to the innermost.
const (
	TooLarge      Kind = "bundle-too-large" // the bundle is over its limit
	NotABundle    Kind = "not-a-bundle"     // it is no age file at all
	BadArmor      Kind = "armor"            // the text around an age file is damaged
	BadHeader     Kind = "header"           // the header of the age file is damaged
	NoKey         Kind = "no-key"           // no key was given, and it is for a key
	NoPassphrase  Kind = "no-passphrase"    // no passphrase was given, and it is for one
	WrongKey      Kind = "wrong-key"        // it is for none of the keys
	WrongPass     Kind = "wrong-passphrase" // it is for another passphrase
	TooHard       Kind = "work-factor"      // its passphrase would take too long to try
	BadPayload    Kind = "payload"          // what is encrypted is damaged or cut
	BadCover      Kind = "cover"            // the lines before the sag are not as they should be
	NotOneSag     Kind = "not-one-sag"      // there is no sag in it, or more than one
	BadRecipient  Kind = "recipient"        // a recipient is not written as one
	BadIdentity   Kind = "identity"         // a key file cannot be read
	WrongKeyPass  Kind = "key-passphrase"   // a key file is locked with another passphrase
	ShortPass     Kind = "short-passphrase" // a passphrase is too short to protect anything
	MixedReceiver Kind = "mixed-recipients" // recipients that cannot share a bundle
)

// Error is why a bundle was refused or not made. It carries nothing that is secret.
type Error struct{ Kind Kind }

var told = map[Kind][2]string{
	TooLarge:      {"Pakken er større, end en overdragelse må være", "Intet er gemt. Bed afsenderen om at sende sagen igen."},
	NotABundle:    {"Filen er ikke en overdragelse fra spindel", "Vælg en fil, der er skrevet af spindel overdrag."},
	BadArmor:      {"Pakken er beskadiget: teksten omkring den er ikke hel", "Intet er gemt. Bed afsenderen om at sende den igen, som en vedhæftet fil."},
	BadHeader:     {"Pakken er beskadiget i begyndelsen", "Intet er gemt. Bed afsenderen om at sende den igen."},
	NoKey:         {"Pakken er låst til en nøgle", "Skriv --identitet og filen med din nøgle."},
	NoPassphrase:  {"Pakken er låst med en adgangskode", "Lad være med at skrive --identitet, og skriv adgangskoden, når der spørges."},
	WrongKey:      {"Pakken er ikke låst til din nøgle", "Vælg en anden nøgle med --identitet, eller bed afsenderen om at låse sagen til din."},
	WrongPass:     {"Adgangskoden passer ikke til pakken", "Skriv den igen, eller spørg afsenderen."},
	TooHard:       {"Pakkens adgangskode er låst hårdere, end programmet vil prøve", "Bed afsenderen om at bruge spindel overdrag."},
	BadPayload:    {"Pakken er beskadiget eller ikke hel", "Intet er gemt. Bed afsenderen om at sende den igen."},
	BadCover:      {"Pakken indeholder noget andet end en overdragelse fra spindel", "Intet er gemt. Bed afsenderen om at bruge spindel overdrag."},
	NotOneSag:     {"Pakken skal indeholde netop én sag", "Intet er gemt. Bed afsenderen om at bruge spindel overdrag."},
	BadRecipient:  {"En modtager er ikke skrevet som en offentlig nøgle", "Skriv den, som modtageren har sendt den: age1…, ssh-ed25519 … eller ssh-rsa …"},
	BadIdentity:   {"Nøglefilen kan ikke læses", "Vælg en fil med en age-nøgle (AGE-SECRET-KEY-1…) eller en privat SSH-nøgle (ed25519 eller rsa)."},
	WrongKeyPass:  {"Adgangskoden passer ikke til nøglefilen", "Skriv den igen."},
	ShortPass:     {"Adgangskoden er for kort", "Skriv mindst 12 tegn, for eksempel fire tilfældige ord."},
	MixedReceiver: {"Modtagerne kan ikke dele den samme pakke", "Lav en pakke til hver slags nøgle."},
}

func (e *Error) Error() string { return told[e.Kind][0] }

// Explain implements interview.Explained.
func (e *Error) Explain() (problem, remedy string) { return told[e.Kind][0], told[e.Kind][1] }

func refused(kind Kind) error { return &Error{kind} }
