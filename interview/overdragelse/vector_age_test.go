package overdragelse_test

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/scrypt"
)

// The keys of the vectors. They protect nothing.
const (
	vectorPublic  = "age1cwfdv05qaku04nmxpjnwpkas5gwyk0xxdjw3w2ka9fjra40zhufqx96v5w"
	vectorKeyFile = "# public key: " + vectorPublic + "\n" +
		"AGE-SECRET-KEY-1NTS0AMMY6CQ8J6P0D4GQF9YR75HGZ6X4ACHPKP8ZQ0JY70NDXDLSD0V7VZ\n"
	vectorPassphrase = "rigtig hest batteri"
)

// ageFile makes an age file byte by byte from fixed keys, right or wrong as it is
// told: https://github.com/C2SP/C2SP/blob/main/age.md. What is zero is as it should be.
type ageFile struct {
	stanzas func(fileKey []byte) string // the recipients, without the lines around them
	plain   []byte
	chunks  func(key []byte, plain []byte) []byte // how the payload is encrypted
	header  func(string) string                   // changes the header before its MAC
	mac     func(string) string                   // changes the MAC
	nonce   []byte
}

var (
	fixedFileKey = bytes.Repeat([]byte{0x42}, 16)
	fixedNonce   = bytes.Repeat([]byte{0x17}, 16)
)

func derive(t testing.TB, secret, salt []byte, info string) []byte {
	t.Helper()
	key, err := hkdf.Key(sha256.New, secret, salt, info, 32)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func b64(data []byte) string { return base64.RawStdEncoding.EncodeToString(data) }

// vectorShare is the public key of the vectors as bytes.
func vectorShare(t testing.TB) []byte {
	t.Helper()
	const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	data := vectorPublic[len("age1") : len(vectorPublic)-6]
	var out []byte
	bits, value := 0, 0
	for _, c := range data {
		value, bits = value<<5|strings.IndexRune(letters, c), bits+5
		if bits >= 8 {
			bits -= 8
			out = append(out, byte(value>>bits))
			value &= 1<<bits - 1
		}
	}
	return out
}

// x25519 is the stanza that locks the file key for the key of the vectors.
func x25519(t testing.TB, fileKey, share []byte) string {
	t.Helper()
	ephemeral, err := ecdh.X25519().NewPrivateKey(bytes.Repeat([]byte{0x99}, 32))
	if err != nil {
		t.Fatal(err)
	}
	receiver, err := ecdh.X25519().NewPublicKey(share)
	if err != nil {
		t.Fatal(err)
	}
	shared, err := ephemeral.ECDH(receiver)
	if err != nil {
		t.Fatal(err)
	}
	public := ephemeral.PublicKey().Bytes()
	key := derive(t, shared, append(append([]byte{}, public...), share...), "age-encryption.org/v1/X25519")
	return fmt.Sprintf("-> X25519 %s\n%s\n", b64(public), b64(aead(t, key, make([]byte, 12), fileKey)))
}

func aead(t testing.TB, key, nonce, plain []byte) []byte {
	t.Helper()
	cipher, err := chacha20poly1305.New(key)
	if err != nil {
		t.Fatal(err)
	}
	return cipher.Seal(nil, nonce, plain, nil)
}

// scryptStanza locks the file key with the passphrase of the vectors.
func scryptStanza(t testing.TB, fileKey []byte, factor string, logN int) string {
	t.Helper()
	salt := bytes.Repeat([]byte{0x31}, 16)
	key, err := scrypt.Key([]byte(vectorPassphrase), append([]byte("age-encryption.org/v1/scrypt"), salt...), 1<<logN, 8, 1, 32)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("-> scrypt %s %s\n%s\n", b64(salt), factor, b64(aead(t, key, make([]byte, 12), fileKey)))
}

const chunkSize = 64 << 10

// chunk encrypts one chunk of a payload.
func chunk(t testing.TB, key, plain []byte, nr int, last bool) []byte {
	t.Helper()
	nonce := make([]byte, 12)
	nonce[10], nonce[9] = byte(nr), byte(nr>>8)
	if last {
		nonce[11] = 1
	}
	return aead(t, key, nonce, plain)
}

func streamed(t testing.TB, key, plain []byte) []byte {
	t.Helper()
	var out []byte
	for nr := 0; ; nr++ {
		n := min(len(plain), chunkSize)
		out = append(out, chunk(t, key, plain[:n], nr, n == len(plain))...)
		if plain = plain[n:]; len(plain) == 0 {
			return out
		}
	}
}

func (f ageFile) make(t testing.TB) []byte {
	t.Helper()
	if f.stanzas == nil {
		f.stanzas = func(fileKey []byte) string { return x25519(t, fileKey, vectorShare(t)) }
	}
	if f.chunks == nil {
		f.chunks = func(key, plain []byte) []byte { return streamed(t, key, plain) }
	}
	if f.nonce == nil {
		f.nonce = fixedNonce
	}
	header := "age-encryption.org/v1\n" + f.stanzas(fixedFileKey) + "---"
	if f.header != nil {
		header = f.header(header)
	}
	sum := hmac.New(sha256.New, derive(t, fixedFileKey, nil, "header"))
	sum.Write([]byte(header))
	mac := " " + b64(sum.Sum(nil))
	if f.mac != nil {
		mac = f.mac(mac)
	}
	payload := f.chunks(derive(t, fixedFileKey, fixedNonce, "payload"), f.plain)
	return []byte(header + mac + "\n" + string(f.nonce) + string(payload))
}
