//go:build !unix

package storage

// syncFolder does nothing: Windows has no such order, and keeps names by itself.
func syncFolder(string) error { return nil }
