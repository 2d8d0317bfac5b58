//go:build tortur

package storage_test

import (
	"path/filepath"
	"sync"
	"testing"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"spindel/storage"
)

// The torture tests stand between SQLite and the operating system: a virtual file
// system of SQLite, which is the default of the test binary from its beginning, so
// that storage.Open uses it unchanged. It hands every call on to the one that was the
// default before. Calls on files in a folder that is watched are shown to its watcher
// first, which may let them fail, and afterwards when they were carried out.

// watcher is shown the calls on the files of a folder.
type watcher interface {
	// before answers with the result code that the call fails with, or with 0. A
	// call that does not come from SQLite fails for any other answer.
	before(call) int32
	after(call)
}

// call is one thing that is asked of the operating system.
type call struct {
	what string // "open", "write", "sync" and so on
	path string
	to   string // the other name of "link" and "rename"
	at   int64  // where "write" writes, and the size that "truncate" leaves
	data []byte // what "write" writes, for as long as the watcher looks at it
}

var (
	watchersMu sync.Mutex
	watchers   = map[string]watcher{} // by folder

	filesMu sync.Mutex
	files   = map[uintptr]*openFile{}                    // by the address of the sqlite3_file
	methods = map[uintptr]*sqlite3.Tsqlite3_io_methods{} // ours by the address of theirs
	below   *sqlite3.Tsqlite3_vfs                        // the file system that was the default
	ours    sqlite3.Tsqlite3_vfs
	tables  [8]sqlite3.Tsqlite3_io_methods // outside of the heap of Go, like ours, so that SQLite may point to them
)

// watch shows the calls on the files in a folder to a watcher until stop is called.
// SQLite names the folder without symbolic links.
func watch(t *testing.T, folder string, w watcher) (stop func()) {
	t.Helper()
	whole, err := filepath.EvalSymlinks(folder)
	must(t, err)
	watchersMu.Lock()
	defer watchersMu.Unlock()
	watchers[folder], watchers[whole] = w, w
	return func() {
		watchersMu.Lock()
		defer watchersMu.Unlock()
		delete(watchers, folder)
		delete(watchers, whole)
	}
}

func watcherOf(path string) watcher {
	watchersMu.Lock()
	defer watchersMu.Unlock()
	if w := watchers[path]; w != nil {
		return w
	}
	return watchers[filepath.Dir(path)]
}

// asked lets a watcher decide about a call and tells it when the call has been carried out.
func asked(c call, do func() int32) int32 {
	w := watcherOf(c.path)
	if w == nil {
		return do()
	}
	if code := w.before(c); code != sqlite3.SQLITE_OK {
		return code
	}
	code := do()
	if code == sqlite3.SQLITE_OK {
		w.after(c)
	}
	return code
}

// openFile is a file that SQLite has open.
type openFile struct {
	path    string
	methods uintptr // those of the file system below
	syncDir bool    // the first sync makes its name reach the disk as well
}

func fileAt(file uintptr) *openFile {
	filesMu.Lock()
	defer filesMu.Unlock()
	return files[file]
}

// on does a call on an open file.
func on(file uintptr, c call, do func(methods *sqlite3.Tsqlite3_io_methods) int32) int32 {
	f := fileAt(file)
	c.path = f.path
	return asked(c, func() int32 { return do(at[sqlite3.Tsqlite3_io_methods](f.methods)) })
}

// at is what lies at an address outside of the memory of Go.
func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// function is the Go function that a function pointer of the transpiled SQLite names.
func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

// pointer is the address of what is never freed or moved: a function at the top of a
// package, or what a variable there holds.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

// Our file system becomes the default before any database is opened.
func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	below = at[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(tls, 0))
	name, err := libc.CString("tortur")
	if err != nil {
		panic(err)
	}
	ours = *below
	ours.FzName, ours.FpNext = name, 0
	ours.FxOpen, ours.FxDelete, ours.FxAccess = pointer(vfsOpen), pointer(vfsDelete), pointer(vfsAccess)
	if code := sqlite3.Xsqlite3_vfs_register(tls, pointer(&ours), 1); code != sqlite3.SQLITE_OK {
		panic("no file system of ours")
	}
}

type (
	openFunc     = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, outFlags uintptr) int32
	deleteFunc   = func(tls *libc.TLS, vfs, name uintptr, syncDir int32) int32
	accessFunc   = func(tls *libc.TLS, vfs, name uintptr, flags int32, out uintptr) int32
	closeFunc    = func(tls *libc.TLS, file uintptr) int32
	dataFunc     = func(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32
	truncateFunc = func(tls *libc.TLS, file uintptr, size int64) int32
	numberFunc   = func(tls *libc.TLS, file uintptr, number int32) int32 // sync and lock
	outFunc      = func(tls *libc.TLS, file, out uintptr) int32
	shmMapFunc   = func(tls *libc.TLS, file uintptr, region, size, extend int32, out uintptr) int32
	shmLockFunc  = func(tls *libc.TLS, file uintptr, offset, n, flags int32) int32
)

func vfsOpen(tls *libc.TLS, _, name, file uintptr, flags int32, outFlags uintptr) int32 {
	do := func() int32 {
		return function[openFunc](below.FxOpen)(tls, pointer(below), name, file, flags, outFlags)
	}
	if name == 0 { // a file that SQLite removes by itself
		return do()
	}
	f := &openFile{path: filepath.Clean(libc.GoString(name))}
	const logs = sqlite3.SQLITE_OPEN_WAL | sqlite3.SQLITE_OPEN_MAIN_JOURNAL | sqlite3.SQLITE_OPEN_SUPER_JOURNAL
	f.syncDir = flags&sqlite3.SQLITE_OPEN_CREATE != 0 && flags&logs != 0 // as os_unix.c does
	opened := at[sqlite3.Tsqlite3_file](file)
	opened.FpMethods = 0 // a call that fails leaves nothing to close
	return asked(call{what: "open", path: f.path}, func() int32 {
		code := do()
		if opened.FpMethods != 0 {
			filesMu.Lock()
			defer filesMu.Unlock()
			f.methods = opened.FpMethods
			files[file] = f
			opened.FpMethods = ourMethods(f.methods)
		}
		return code
	})
}

// ourMethods are the methods of a file in front of those of the file system below.
func ourMethods(theirs uintptr) uintptr {
	m := methods[theirs]
	if m == nil {
		m = &tables[len(methods)]
		*m = *at[sqlite3.Tsqlite3_io_methods](theirs)
		m.FxClose, m.FxRead, m.FxWrite = pointer(fileClose), pointer(fileRead), pointer(fileWrite)
		m.FxTruncate, m.FxSync, m.FxFileSize = pointer(fileTruncate), pointer(fileSync), pointer(fileSize)
		m.FxLock = pointer(fileLock)
		if m.FxShmMap != 0 {
			m.FxShmMap, m.FxShmLock = pointer(fileShmMap), pointer(fileShmLock)
		}
		methods[theirs] = m
	}
	return pointer(m)
}

func vfsDelete(tls *libc.TLS, _, name uintptr, syncDir int32) int32 {
	path := filepath.Clean(libc.GoString(name))
	code := asked(call{what: "remove", path: path}, func() int32 {
		return function[deleteFunc](below.FxDelete)(tls, pointer(below), name, syncDir)
	})
	if w := watcherOf(path); code == sqlite3.SQLITE_OK && syncDir != 0 && w != nil {
		w.after(call{what: "syncfolder", path: filepath.Dir(path)})
	}
	return code
}

func vfsAccess(tls *libc.TLS, _, name uintptr, flags int32, out uintptr) int32 {
	return asked(call{what: "access", path: filepath.Clean(libc.GoString(name))}, func() int32 {
		return function[accessFunc](below.FxAccess)(tls, pointer(below), name, flags, out)
	})
}

func fileClose(tls *libc.TLS, file uintptr) int32 {
	filesMu.Lock()
	f := files[file]
	delete(files, file)
	filesMu.Unlock()
	at[sqlite3.Tsqlite3_file](file).FpMethods = f.methods
	return function[closeFunc](at[sqlite3.Tsqlite3_io_methods](f.methods).FxClose)(tls, file)
}

func fileRead(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32 {
	return on(file, call{what: "read"}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[dataFunc](m.FxRead)(tls, file, buffer, n, offset)
	})
}

func fileWrite(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32 {
	data := unsafe.Slice(at[byte](buffer), int(n))
	return on(file, call{what: "write", at: offset, data: data}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[dataFunc](m.FxWrite)(tls, file, buffer, n, offset)
	})
}

func fileTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	return on(file, call{what: "truncate", at: size}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[truncateFunc](m.FxTruncate)(tls, file, size)
	})
}

func fileSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	code := on(file, call{what: "sync"}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[numberFunc](m.FxSync)(tls, file, flags)
	})
	f := fileAt(file)
	if w := watcherOf(f.path); code == sqlite3.SQLITE_OK && f.syncDir && w != nil {
		f.syncDir = false
		w.after(call{what: "syncfolder", path: filepath.Dir(f.path)})
	}
	return code
}

func fileSize(tls *libc.TLS, file, out uintptr) int32 {
	return on(file, call{what: "size"}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[outFunc](m.FxFileSize)(tls, file, out)
	})
}

func fileLock(tls *libc.TLS, file uintptr, level int32) int32 {
	return on(file, call{what: "lock"}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[numberFunc](m.FxLock)(tls, file, level)
	})
}

func fileShmMap(tls *libc.TLS, file uintptr, region, size, extend int32, out uintptr) int32 {
	return on(file, call{what: "shmmap"}, func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[shmMapFunc](m.FxShmMap)(tls, file, region, size, extend, out)
	})
}

// fileShmLock shows only the taking of a lock: one that is given back always is.
func fileShmLock(tls *libc.TLS, file uintptr, offset, n, flags int32) int32 {
	do := func(m *sqlite3.Tsqlite3_io_methods) int32 {
		return function[shmLockFunc](m.FxShmLock)(tls, file, offset, n, flags)
	}
	if flags&sqlite3.SQLITE_SHM_LOCK == 0 {
		return do(at[sqlite3.Tsqlite3_io_methods](fileAt(file).methods))
	}
	return on(file, call{what: "shmlock"}, do)
}

// What the program itself asks of the operating system is shown as well.
func init() {
	storage.Through(func(disk storage.Disk) storage.Disk {
		one := func(what string, do func(string) error) func(string) error {
			return func(path string) error {
				return askedByUs(call{what: what, path: path}, func() error { return do(path) })
			}
		}
		two := func(what string, do func(from, to string) error) func(from, to string) error {
			return func(from, to string) error {
				return askedByUs(call{what: what, path: from, to: to}, func() error { return do(from, to) })
			}
		}
		return storage.Disk{Sync: one("sync", disk.Sync), SyncFolder: one("syncfolder", disk.SyncFolder),
			Remove: one("remove", disk.Remove), Link: two("link", disk.Link), Rename: two("rename", disk.Rename)}
	})
}

// askedByUs is asked for a call that ends with an error instead of a code.
func askedByUs(c call, do func() error) (err error) {
	code := asked(c, func() int32 {
		if err = do(); err != nil {
			return sqlite3.SQLITE_IOERR
		}
		return sqlite3.SQLITE_OK
	})
	if err == nil && code != sqlite3.SQLITE_OK {
		err = faultOfUs(c, code)
	}
	return err
}
