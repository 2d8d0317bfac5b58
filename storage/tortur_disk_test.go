//go:build tortur

package storage_test

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// recorder notes what is written into a folder, in order, and where in that order
// something was acknowledged.
type recorder struct {
	mu     sync.Mutex
	start  map[string][]byte // the files that were there at the beginning
	events []event
}

// event is a change of the folder, or an acknowledgement.
type event struct {
	call
	acknowledged int // with what "acknowledged": the number of the state
}

// record notes what is written into a folder until stop is called.
func record(t *testing.T, folder string) (r *recorder, stop func()) {
	t.Helper()
	r = &recorder{start: map[string][]byte{}}
	for _, name := range names(t, folder) {
		r.start[name] = []byte(read(t, filepath.Join(folder, name)))
	}
	return r, watch(t, folder, r)
}

func (r *recorder) before(call) int32 { return 0 }

func (r *recorder) after(c call) {
	switch c.what {
	case "open", "write", "truncate", "sync", "syncfolder", "remove", "link", "rename":
	default:
		return
	}
	c.data = slices.Clone(c.data)
	c.path, c.to = filepath.Base(c.path), filepath.Base(c.to)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, event{call: c})
}

// acknowledge notes that the caller has been told that a state is stored.
func (r *recorder) acknowledge(state int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, event{call{what: "acknowledged"}, state})
}

// sector is what a disk writes whole or not at all.
const sector = 512

// drive is a disk until the power cut: what is on it for sure, and what it was given
// and may have written or not.
type drive struct {
	names        []map[string]*inode // on the disk for sure, then after each change since; the last is what the running system sees
	acknowledged int
}

type inode struct {
	content []byte  // on the disk for sure
	pending []event // writes and truncations since the last sync
}

func newDrive(r *recorder) *drive {
	names := map[string]*inode{}
	for name, content := range r.start {
		names[name] = &inode{content: slices.Clone(content)}
	}
	return &drive{names: []map[string]*inode{names}}
}

// take brings the drive past an event.
func (d *drive) take(e event) {
	now := d.names[len(d.names)-1]
	file := now[e.path]
	switch e.what {
	case "acknowledged":
		d.acknowledged = e.acknowledged
	case "write", "truncate":
		file.pending = append(file.pending, e)
	case "sync":
		for _, e := range file.pending {
			file.content = carryOut(file.content, e)
		}
		file.pending = nil
	case "syncfolder":
		d.names = d.names[len(d.names)-1:]
	case "open":
		if file != nil {
			return
		}
		d.rename(func(names map[string]*inode) { names[e.path] = &inode{} })
	case "remove":
		d.rename(func(names map[string]*inode) { delete(names, e.path) })
	case "link":
		d.rename(func(names map[string]*inode) { names[e.to] = file })
	case "rename":
		d.rename(func(names map[string]*inode) { delete(names, e.path); names[e.to] = file })
	}
}

// rename changes a name, which the disk does not know for sure.
func (d *drive) rename(change func(map[string]*inode)) {
	names := maps.Clone(d.names[len(d.names)-1])
	change(names)
	d.names = append(d.names, names)
}

// carryOut does a write or a truncation to the content of a file.
func carryOut(content []byte, e event) []byte {
	end := int(e.at)
	if e.what == "write" {
		end += len(e.data)
	}
	if grown := end - len(content); grown > 0 {
		content = append(content, make([]byte, grown)...)
	}
	if e.what == "truncate" {
		return content[:end]
	}
	copy(content[e.at:], e.data)
	return content
}

// losses are the ways in which a disk loses what it was not told to sync. Names are
// changed in order, as file systems with a journal do it.
var losses = []func(*rand.Rand, []event) []event{
	func(*rand.Rand, []event) []event { return nil },
	func(_ *rand.Rand, all []event) []event { return all },
	torn,
	func(random *rand.Rand, all []event) []event { return some(random, all) },
	func(random *rand.Rand, all []event) []event { return some(random, sectors(all)) },
	func(random *rand.Rand, all []event) []event { // in another order
		kept := some(random, sectors(all))
		random.Shuffle(len(kept), func(i, j int) { kept[i], kept[j] = kept[j], kept[i] })
		return kept
	},
	func(random *rand.Rand, all []event) []event { // with rubbish in the sectors that were being written
		all = sectors(all)
		for i := range all {
			if all[i].what == "write" && random.IntN(4) == 0 {
				all[i].data = rubbish(random, len(all[i].data))
			}
		}
		return all
	},
}

// torn keeps the first writes, and of the next one the first sectors.
func torn(random *rand.Rand, all []event) []event {
	if len(all) == 0 {
		return nil
	}
	n := random.IntN(len(all))
	kept := slices.Clone(all[:n])
	if last := all[n]; last.what == "write" {
		last.data = last.data[:min(len(last.data), sector*random.IntN(1+len(last.data)/sector))]
		kept = append(kept, last)
	}
	return kept
}

// some keeps each event or not, as often as chance has it this time.
func some(random *rand.Rand, all []event) []event {
	often := random.Float64()
	return slices.DeleteFunc(slices.Clone(all), func(event) bool { return random.Float64() > often })
}

// sectors takes writes apart into those of one sector each.
func sectors(all []event) (apart []event) {
	for _, e := range all {
		for e.what == "write" && len(e.data) > 0 {
			one := e
			one.data = e.data[:min(len(e.data), sector-int(e.at)%sector)]
			apart = append(apart, one)
			e.at, e.data = e.at+int64(len(one.data)), e.data[len(one.data):]
		}
		if e.what == "truncate" {
			apart = append(apart, e)
		}
	}
	return apart
}

func rubbish(random *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return b
}

// cut writes what is on the disk after a power cut into a folder. The memory that
// processes share beside a database holds anything.
func (d *drive) cut(t *testing.T, random *rand.Rand, folder string) {
	t.Helper()
	for name, file := range d.names[random.IntN(len(d.names))] {
		content := slices.Clone(file.content)
		for _, e := range losses[random.IntN(len(losses))](random, file.pending) {
			content = carryOut(content, e)
		}
		must(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
		if database, logged := strings.CutSuffix(name, "-wal"); logged && random.IntN(2) == 0 {
			must(t, os.WriteFile(filepath.Join(folder, database+"-shm"), rubbish(random, 32<<10), 0o600))
		}
	}
}

// inMemory is a folder whose disk is fast, where there is one: what is read there has
// been through a power cut already. The caller removes it.
func inMemory(t *testing.T) (folder string) {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "spindel-*")
	if err != nil {
		folder, err = os.MkdirTemp("", "spindel-*")
	}
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}
