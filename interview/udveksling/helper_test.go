package udveksling_test

import (
	"encoding/json"
	"testing"
)

// reencoded is a file as another program would write it.
func reencoded(t *testing.T, file []byte) []byte {
	t.Helper()
	var any any
	if err := json.Unmarshal(file, &any); err != nil {
		t.Fatal(err)
	}
	file, err := json.MarshalIndent(any, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return file
}
