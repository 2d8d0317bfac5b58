package udveksling

import _ "embed"

// Schema is the JSON Schema of the format. It says what Read says of the shape of
// a file; the hash chain and the rules of a sag are beyond a schema.
//
//go:embed skema.json
var Schema string
