package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"spindel/storage/privat"
)

// applicationID marks a SQLite file as ours. It spells "Spdl".
const applicationID = 0x5370646c

const ownerWrite = 0o200

// prepare makes sure that there is a file at path which is ours to open: it
// creates an empty one, readable only by its owner, where there is none, and
// otherwise refuses what is not a database of this program, of a version that
// it knows, that can be written. It never changes a file that is there.
func prepare(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return create(path)
	}
	if err != nil {
		return unusable(path, err, "Databasen %s kan ikke læses", "Vælg en anden fil med --database.")
	}
	if !info.Mode().IsRegular() {
		return unusable(path, nil, "%s er ikke en fil, så den kan ikke være en database", "Vælg en fil med --database.")
	}
	if info.Mode().Perm()&ownerWrite == 0 {
		return readOnly(path, nil)
	}
	if err := writableFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return inspect(path)
}

func create(path string) error {
	folder := filepath.Dir(path)
	if err := privat.Folder(folder); err != nil {
		return unusable(folder, err, "Mappen %s kan ikke oprettes", "Vælg en anden placering med --database.")
	}
	if err := writableFolder(folder); err != nil {
		return err
	}
	file, err := privat.Create(path)
	switch {
	case errors.Is(err, fs.ErrExist): // another process was first
		return inspect(path)
	case err != nil:
		return unusable(path, err, "Databasen %s kan ikke oprettes", "Vælg en anden placering med --database.")
	}
	return file.Close()
}

// writableFolder looks at the mode of a folder, since SQLite keeps two files
// beside the database. Windows gives the bit another meaning for folders.
func writableFolder(folder string) error {
	info, err := os.Stat(folder)
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&ownerWrite == 0 {
		return unusable(folder, nil, "Der kan ikke skrives i mappen %s",
			"Giv dig selv skriveadgang til mappen, eller vælg en anden placering med --database.")
	}
	return nil
}

// The places in the header of a SQLite file, https://www.sqlite.org/fileformat.html#the_database_header.
const (
	magic             = "SQLite format 3\x00"
	headerSize        = 100
	writeFormatAt     = 18
	readFormatAt      = 19
	schemaCookieAt    = 40
	userVersionAt     = 60
	applicationIDAt   = 68
	newestKnownFormat = 2
)

// inspect reads the header of the file before SQLite may touch it.
func inspect(path string) error {
	// Opening for writing lets the operating system say no where mode bits do not tell.
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return readOnly(path, err)
	}
	if err := file.Close(); err != nil {
		return readOnly(path, err)
	}
	header, err := readHeader(path)
	switch {
	case errors.Is(err, io.EOF): // an empty file is a new database
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return unusable(path, err, "Databasen %s kan ikke læses", "Se efter, at disken er tilsluttet, og prøv igen.")
	case err != nil || string(header[:len(magic)]) != magic:
		if logged(path) {
			return nil
		}
		return unusable(path, nil, "Filen %s er ikke en database", "Vælg en anden fil med --database. Er det spindels egen database, så prøv spindel tjek --reparer.")
	}
	if max(header[writeFormatAt], header[readFormatAt]) > newestKnownFormat {
		return unusable(path, nil, "Databasen %s har et filformat, som programmet ikke kender",
			"Installér den nyeste version af spindel.")
	}
	return recognise(path, header.application(), header.version(), header.number(schemaCookieAt) == 0)
}

// header is the beginning of a SQLite file; zeros stand for what is not there.
type header [headerSize]byte

// readHeader fails with io.EOF where the file is empty, and with
// io.ErrUnexpectedEOF where it ends within the header.
func readHeader(path string) (h header, err error) {
	file, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer file.Close()
	_, err = io.ReadFull(file, h[:])
	return h, err
}

func (h header) number(at int) int { return int(binary.BigEndian.Uint32(h[at:])) }
func (h header) application() int  { return h.number(applicationIDAt) }
func (h header) version() int      { return h.number(userVersionAt) }

// logged tells whether a log of SQLite lies beside the file. A power cut may leave the
// header half-written while the log of it is whole: SQLite reads it from there, or says
// that it cannot, and migrate recognises what it read.
func logged(path string) bool {
	for _, log := range []struct{ ending, magic string }{
		{"-wal", "\x37\x7f\x06\x82"}, {"-wal", "\x37\x7f\x06\x83"}, {"-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"},
	} {
		if beginsWith(path+log.ending, log.magic) {
			return true
		}
	}
	return false
}

func beginsWith(path, magic string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, len(magic))
	_, err = io.ReadFull(file, head)
	return err == nil && string(head) == magic
}

// recognise tells whether the program may use a database with these marks. A
// database without any tables is a new one.
func recognise(path string, application, version int, blank bool) error {
	switch {
	case application == 0 && blank:
		return nil
	case application != applicationID:
		return unusable(path, nil, "Databasen %s tilhører et andet program", "Vælg en anden fil med --database.")
	case version > newestVersion():
		return unusable(path, nil,
			fmt.Sprintf("Databasen %%s er nyere end programmet: den har version %d, og programmet kender til og med version %d",
				version, newestVersion()),
			"Installér den nyeste version af spindel. Har du den, så prøv spindel tjek --reparer.")
	}
	return nil
}

func readOnly(path string, cause error) error {
	return unusable(path, cause, "Databasen %s kan kun læses",
		"Giv dig selv skriveadgang til filen, eller vælg en anden med --database.")
}

// unusable names the path in the problem.
func unusable(path string, cause error, problem, remedy string) error {
	return &UnusableError{Path: path, Problem: fmt.Sprintf(problem, path), Remedy: remedy, cause: cause}
}
