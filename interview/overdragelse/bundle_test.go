package overdragelse_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/overdragelse"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// bench is what a bundle needs: the editions, a journal, and a key.
type bench struct {
	library *kvalitetsmodel.Library
	writer  *storetest.Writer
	journal []interview.Entry
	key     overdragelse.Key
	lock    overdragelse.Recipient
}

func newBench(t testing.TB) bench {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	b := bench{library: library, writer: storetest.NewWriter(model, "lunden-k7q2")}
	b.journal = b.writer.Register(t)
	b.journal = append(b.journal, b.writer.Answer(t, "3.b", "Hver uge 👩")...)
	b.key, b.lock = newKey(t)
	return b
}

func newKey(t testing.TB) (overdragelse.Key, overdragelse.Recipient) {
	t.Helper()
	file, public, err := overdragelse.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	keys, err := overdragelse.ParseKeys(strings.NewReader(file), nil)
	if err != nil || len(keys) != 1 {
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	lock, err := overdragelse.ParseRecipient(public)
	if err != nil {
		t.Fatal(err)
	}
	return keys[0], lock
}

var sent = time.Date(2026, 11, 25, 14, 0, 0, 0, time.UTC)

func (b bench) seal(t testing.TB, armored bool, locks ...overdragelse.Recipient) []byte {
	t.Helper()
	var bundle bytes.Buffer
	if err := overdragelse.Seal(&bundle, "Åse Ærlig", sent, b.journal, armored, locks...); err != nil {
		t.Fatal(err)
	}
	return bundle.Bytes()
}

func (b bench) open(bundle []byte, keys ...overdragelse.Key) (overdragelse.Bundle, error) {
	return overdragelse.Open(bundle, b.library, keys...)
}

func wantKind(t testing.TB, err error, want overdragelse.Kind) {
	t.Helper()
	var fault *overdragelse.Error
	if !errors.As(err, &fault) || fault.Kind != want {
		t.Errorf("got %v, want %s", err, want)
		return
	}
	if problem, remedy := fault.Explain(); problem == "" || !strings.HasSuffix(remedy, ".") && !strings.HasSuffix(remedy, "…") {
		t.Errorf("%s is told as %q and %q", want, problem, remedy)
	}
}

func TestABundleIsOpenedByItsReceivers(t *testing.T) {
	b := newBench(t)
	key2, lock2 := newKey(t)
	stranger, _ := newKey(t)
	for _, armored := range []bool{false, true} {
		bundle := b.seal(t, armored, b.lock, lock2)
		if bytes.Contains(bundle, []byte("lunden")) || armored != bytes.HasPrefix(bundle, []byte("-----BEGIN AGE ENCRYPTED FILE-----\n")) {
			t.Errorf("the bundle is %.60q", bundle)
		}
		for _, key := range []overdragelse.Key{b.key, key2} {
			got, err := b.open(bundle, stranger, key)
			if err != nil {
				t.Fatal(err)
			}
			if got.From != "Åse Ærlig" || !got.At.Equal(sent) || !reflect.DeepEqual(got.Sag.Journal, b.journal) || got.Sag.Head != b.writer.Sag.Head {
				t.Errorf("got %+v", got)
			}
		}
		_, err := b.open(bundle, stranger)
		wantKind(t, err, overdragelse.WrongKey)
		_, err = b.open(bundle)
		wantKind(t, err, overdragelse.NoKey)
	}
	mailed := bytes.ReplaceAll(b.seal(t, true, b.lock), []byte("\n"), []byte("\r\n"))
	if _, err := b.open(mailed, b.key); err != nil {
		t.Errorf("with the line ends of a mail program: %v", err)
	}
}

func TestABundleWithAPassphrase(t *testing.T) {
	b := newBench(t)
	lock, err := overdragelse.PassphraseRecipient("rigtig hest batteri")
	if err != nil {
		t.Fatal(err)
	}
	bundle := b.seal(t, false, lock)
	if needs, err := overdragelse.NeedsPassphrase(bundle); !needs || err != nil {
		t.Errorf("needs a passphrase: %v, %v", needs, err)
	}
	if needs, err := overdragelse.NeedsPassphrase(b.seal(t, true, b.lock)); needs || err != nil {
		t.Errorf("a bundle for a key needs a passphrase: %v, %v", needs, err)
	}
	right, err := overdragelse.PassphraseKey(" rigtig hest batteri\n")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := b.open(bundle, right); err != nil || got.Sag.Seq != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
	wrong, err := overdragelse.PassphraseKey("forkert hest batteri")
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.open(bundle, wrong)
	wantKind(t, err, overdragelse.WrongPass)
	_, err = b.open(bundle, b.key)
	wantKind(t, err, overdragelse.NoPassphrase)
	_, err = b.open(b.seal(t, false, b.lock), right)
	wantKind(t, err, overdragelse.NoKey)
	_, err = overdragelse.PassphraseRecipient("for kort")
	wantKind(t, err, overdragelse.ShortPass)
	var none bytes.Buffer
	wantKind(t, overdragelse.Seal(&none, "", sent, b.journal, false, lock, b.lock), overdragelse.MixedReceiver)
	wantKind(t, overdragelse.Seal(&none, "", sent, b.journal, false), overdragelse.BadRecipient)
	if none.Len() > 0 {
		t.Errorf("%d bytes were written", none.Len())
	}
}

// Cut anywhere, or with one bit changed, a bundle is refused.
func TestACutBundleIsRefused(t *testing.T) {
	b := newBench(t)
	for _, armored := range []bool{false, true} {
		bundle := b.seal(t, armored, b.lock)
		for n := range bundle {
			if _, err := b.open(bundle[:n], b.key); err == nil {
				t.Fatalf("armored %v: a bundle of %d bytes is opened when cut after %d", armored, len(bundle), n)
			}
		}
		if _, err := b.open(append(slices.Clone(bundle), '\n'), b.key); err == nil {
			t.Errorf("armored %v: a bundle with more after it is opened", armored)
		}
	}
}

func TestAChangedBundleIsRefused(t *testing.T) {
	b := newBench(t)
	for _, armored := range []bool{false, true} {
		bundle := b.seal(t, armored, b.lock)
		for i := range bundle {
			for bit := range 8 {
				changed := slices.Clone(bundle)
				changed[i] ^= 1 << bit
				if _, err := b.open(changed, b.key); err == nil {
					t.Fatalf("armored %v: a bundle is opened with bit %d of byte %d changed", armored, bit, i)
				}
			}
		}
	}
}

func TestSenderNamesAreLines(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		var bundle bytes.Buffer
		name := rapid.String().Draw(t, "name") + strings.Repeat("å", rapid.IntRange(0, 150).Draw(t, "long"))
		if err := overdragelse.Seal(&bundle, name, sent, b.journal, false, b.lock); err != nil {
			t.Fatal(err)
		}
		if got, err := b.open(bundle.Bytes(), b.key); err != nil || strings.ContainsAny(got.From, "\n\x1b") || len(got.From) > 200 {
			t.Fatalf("%q came out as %q, %v", name, got.From, err)
		}
	})
}

// What an age program of somebody else has locked is read as strictly as the rest.
func TestWhatLiesInsideIsReadStrictly(t *testing.T) {
	b := newBench(t)
	for name, inner := range map[string]string{
		"nothing": "", "another text": "Hej\n\n\n\n{}", "no line for the sender": "spindel-overdragelse 1\ntid: 2026-11-25T14:00:00Z\n\n{}\n\n",
		"a newer cover":                 "spindel-overdragelse 2\nfra: A\ntid: 2026-11-25T14:00:00Z\n\n{}",
		"a time that is none":           "spindel-overdragelse 1\nfra: A\ntid: 2026-11-31T14:00:00Z\n\n{}",
		"a name that steers a terminal": "spindel-overdragelse 1\nfra: \x1b[31mA\ntid: 2026-11-25T14:00:00Z\n\n{}",
	} {
		_, err := b.open(sealed(t, []byte(inner), b.lock), b.key)
		t.Run(name, func(t *testing.T) { wantKind(t, err, overdragelse.BadCover) })
	}
	_, err := b.open(sealed(t, []byte("spindel-overdragelse 1\nfra: A\ntid: 2026-11-25T14:00:00Z\n\n{\"format\": \"spindel-sag\", \"version\": 1, \"sager\": []}"), b.lock), b.key)
	wantKind(t, err, overdragelse.NotOneSag)
}

func sealed(t testing.TB, inner []byte, lock age.Recipient) []byte {
	t.Helper()
	var bundle bytes.Buffer
	w, err := age.Encrypt(&bundle, lock)
	if err == nil {
		_, err = w.Write(inner)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return bundle.Bytes()
}

// zeros is more than a bundle may be, and takes no memory.
type zeros struct{ read int }

func (z *zeros) Read(p []byte) (int, error) {
	z.read += len(p)
	return len(p), nil
}

func TestAnEndlessBundleIsRefusedEarly(t *testing.T) {
	b := newBench(t)
	endless := &zeros{}
	_, err := overdragelse.Read(endless)
	wantKind(t, err, overdragelse.TooLarge)
	if endless.read > 2*overdragelse.MaxBundle {
		t.Errorf("%d bytes were read", endless.read)
	}
	long := append([]byte("age-encryption.org/v1\n"), bytes.Repeat([]byte("-> X25519 AAAA\nAAAA\n"), 100_000)...)
	_, err = b.open(long, b.key)
	wantKind(t, err, overdragelse.BadHeader)
}
