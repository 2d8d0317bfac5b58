package storage

import "os"

// disk is what the program asks of the operating system beside SQLite where a copy
// must survive a power cut. The torture tests listen in, and let it fail.
var disk = orders{Sync: syncFile, SyncFolder: syncFolder, Remove: os.Remove, Link: os.Link, Rename: os.Rename}

type orders struct {
	Sync, SyncFolder, Remove func(path string) error
	Link, Rename             func(from, to string) error
}
