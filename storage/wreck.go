package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
)

// wreck is the bytes of a database that SQLite may not be able to read any more. It
// finds the rows of tables wherever a page holds some, without the tree that leads
// there. The format is that of https://www.sqlite.org/fileformat.html.
//
// It knows nothing of what a row means, and a damaged page may give rows that were
// never written: whoever reads them holds them against a hash.
type wreck struct {
	pageSize int
	pages    map[int][]byte // by number, from 1; as the log has them where it does
}

// readWreck reads the file at path and the log beside it.
func readWreck(path string) (*wreck, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the damaged database: %w", err)
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read the log of the damaged database: %w", err)
	}
	return newWreck(file, log), nil
}

const (
	usualPageSize  = 4096
	pageSizeAt     = 16
	logHeaderSize  = 32
	logPageSizeAt  = 8
	logSaltAt      = 16
	frameHeader    = 24
	frameSaltAt    = 8
	saltSize       = 8
	tableLeaf      = 0x0d
	overflowNumber = 4       // bytes of the number of the next overflow page
	largestRow     = 1 << 26 // bytes
)

func newWreck(file, log []byte) *wreck {
	w := &wreck{pageSize: usualPageSize, pages: map[int][]byte{}}
	if len(file) >= headerSize {
		switch size := int(binary.BigEndian.Uint16(file[pageSizeAt:])); {
		case size == 1:
			w.pageSize = 1 << 16
		case size >= 512 && size&(size-1) == 0:
			w.pageSize = size
		}
	}
	for nr := 1; nr*w.pageSize <= len(file); nr++ {
		w.pages[nr] = file[(nr-1)*w.pageSize : nr*w.pageSize]
	}
	if len(file)%w.pageSize != 0 { // cut off
		nr := len(file)/w.pageSize + 1
		w.pages[nr] = append(file[(nr-1)*w.pageSize:len(file):len(file)], make([]byte, nr*w.pageSize-len(file))...)
	}
	w.playLog(log)
	return w
}

// playLog lays the pages of the log over those of the file, up to its last commit.
// Its checksums do not count, since the rows are held against hashes of their own.
func (w *wreck) playLog(log []byte) {
	if len(log) < logHeaderSize || int(binary.BigEndian.Uint32(log[logPageSizeAt:])) != w.pageSize {
		return
	}
	salt, waiting := string(log[logSaltAt:logSaltAt+saltSize]), map[int][]byte{}
	for frame := log[logHeaderSize:]; len(frame) >= frameHeader+w.pageSize; frame = frame[frameHeader+w.pageSize:] {
		if string(frame[frameSaltAt:frameSaltAt+saltSize]) != salt {
			return // left over from before
		}
		waiting[int(binary.BigEndian.Uint32(frame))] = frame[frameHeader : frameHeader+w.pageSize]
		if commits := binary.BigEndian.Uint32(frame[4:]) != 0; commits {
			for nr, page := range waiting {
				w.pages[nr] = page
			}
			clear(waiting)
		}
	}
}

// rows hands on every row that a page holds, in no order: int64, float64, string,
// []byte or nil for each column.
func (w *wreck) rows(use func(values []any)) {
	for nr, page := range w.pages {
		start := 0
		if nr == 1 {
			start = headerSize
		}
		if !mayHoldRows(page[start]) {
			continue
		}
		const countAt, pointersAt = 3, 8
		count := int(binary.BigEndian.Uint16(page[start+countAt:]))
		for i := range count {
			at := start + pointersAt + 2*i
			if at+2 > len(page) {
				break
			}
			if values := w.row(page, int(binary.BigEndian.Uint16(page[at:]))); values != nil {
				use(values)
			}
		}
	}
}

// mayHoldRows tells whether the first byte of a page is that of a leaf, or is
// damaged: no other kind of page begins with it.
func mayHoldRows(kind byte) bool {
	const overflowOrFree, indexInner, tableInner, indexLeaf = 0, 2, 5, 10
	switch kind {
	case overflowOrFree, indexInner, tableInner, indexLeaf:
		return false
	}
	return true
}

// row reads the row whose cell begins at a place of a page. It is nil where there is none.
func (w *wreck) row(page []byte, at int) []any {
	if at <= 0 || at >= len(page) {
		return nil
	}
	size, n := varint(page[at:])
	if n == 0 || size <= 0 || size > largestRow {
		return nil
	}
	_, m := varint(page[at+n:]) // the rowid
	if m == 0 {
		return nil
	}
	payload := w.payload(page, at+n+m, int(size))
	if payload == nil {
		return nil
	}
	return record(payload)
}

// payload is what a cell holds, with what overflowed to other pages.
func (w *wreck) payload(page []byte, at, size int) []byte {
	usable := w.pageSize
	local, most := size, usable-35
	if size > most {
		least := (usable-12)*32/255 - 23
		local = least + (size-least)%(usable-overflowNumber)
		if local > most {
			local = least
		}
	}
	if at+local > len(page) {
		return nil
	}
	payload := append(make([]byte, 0, local), page[at:at+local]...)
	if local == size {
		return payload
	}
	if at+local+overflowNumber > len(page) {
		return nil
	}
	next := int(binary.BigEndian.Uint32(page[at+local:]))
	for len(payload) < size {
		page := w.pages[next]
		if page == nil || len(payload) > len(w.pages)*w.pageSize {
			return nil
		}
		next = int(binary.BigEndian.Uint32(page))
		payload = append(payload, page[overflowNumber:min(len(page), overflowNumber+size-len(payload))]...)
	}
	return payload
}

// record reads the values of a record, or answers nil where it is none.
func record(payload []byte) []any {
	size, n := varint(payload)
	if n == 0 || size < int64(n) || size > int64(len(payload)) {
		return nil
	}
	kinds, body := payload[n:size], payload[size:]
	var values []any
	for len(kinds) > 0 {
		kind, n := varint(kinds)
		if n == 0 {
			return nil
		}
		kinds = kinds[n:]
		value, width := value(kind, body)
		if width < 0 {
			return nil
		}
		values, body = append(values, value), body[width:]
	}
	return values
}

// value reads one value of a serial type. Its width is negative where the body is too short.
func value(kind int64, body []byte) (value any, width int) {
	integers := [...]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
	const real, zero, one, firstBlob = 7, 8, 9, 12
	switch {
	case kind == 0:
		return nil, 0
	case kind == zero, kind == one:
		return kind - zero, 0
	case kind == real:
		width = 8
	case kind > 0 && kind < int64(len(integers)):
		width = integers[kind]
	case kind >= firstBlob && kind <= 2*largestRow:
		width = int(kind-firstBlob) / 2
	default:
		return nil, -1
	}
	if width > len(body) {
		return nil, -1
	}
	body = body[:width]
	switch {
	case kind == real:
		return math.Float64frombits(binary.BigEndian.Uint64(body)), width
	case kind < real:
		number := int64(int8(body[0]))
		for _, b := range body[1:] {
			number = number<<8 | int64(b)
		}
		return number, width
	case kind%2 == 1:
		return string(body), width
	}
	return append([]byte{}, body...), width
}

// varint reads a number of one to nine bytes; n is 0 where it is cut off.
func varint(b []byte) (number int64, n int) {
	for n < len(b) && n < 8 {
		number = number<<7 | int64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			return number, n
		}
	}
	if n == 8 && len(b) > 8 {
		return number<<8 | int64(b[8]), 9
	}
	return 0, 0
}
