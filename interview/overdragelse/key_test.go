package overdragelse_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"spindel/interview/overdragelse"
)

// sshPair is a secret SSH key as a file, locked where there is a passphrase, and
// its public key as a line.
func sshPair(t *testing.T, private any, passphrase string) (file, public string) {
	t.Helper()
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	var block *pem.Block
	if passphrase == "" {
		block, err = ssh.MarshalPrivateKey(private, "prøve")
	} else {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "prøve", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(block)), string(ssh.MarshalAuthorizedKey(signer.PublicKey()))
}

func TestSSHKeysOpenABundle(t *testing.T) {
	b := newBench(t)
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	const secret = "min nøgle"
	for name, c := range map[string]struct {
		private    any
		passphrase string
	}{"ed25519": {ed, ""}, "rsa": {rsaKey, ""}, "locked": {ed, secret}} {
		file, public := sshPair(t, c.private, c.passphrase)
		lock, err := overdragelse.ParseRecipient(public)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		asked := 0
		keys, err := overdragelse.ParseKeys(strings.NewReader(file), func() (string, error) { asked++; return secret, nil })
		if err != nil || (asked > 0) != (c.passphrase != "") {
			t.Fatalf("%s: asked %d times, %v", name, asked, err)
		}
		if got, err := b.open(b.seal(t, true, lock, b.lock), keys...); err != nil || got.Sag.Seq != 2 {
			t.Errorf("%s: %v", name, err)
		}
		_, err = b.open(b.seal(t, true, b.lock), keys...)
		wantKind(t, err, overdragelse.WrongKey)
	}
	locked, _ := sshPair(t, ed, secret)
	_, err = overdragelse.ParseKeys(strings.NewReader(locked), func() (string, error) { return "en anden", nil })
	wantKind(t, err, overdragelse.WrongKeyPass)
	gone := errors.New("terminalen er væk")
	if _, err = overdragelse.ParseKeys(strings.NewReader(locked), func() (string, error) { return "", gone }); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	file, public := sshPair(t, other, "")
	_, err = overdragelse.ParseKeys(strings.NewReader(file), nil)
	wantKind(t, err, overdragelse.BadIdentity)
	_, err = overdragelse.ParseRecipient(public)
	wantKind(t, err, overdragelse.BadRecipient)
}

func TestFilesOfKeys(t *testing.T) {
	_, one, err := overdragelse.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	locks, err := overdragelse.ParseRecipients(strings.NewReader("# Afdelingen\n\n" + one + "\r\n  " + vectorPublic + "\n"))
	if err != nil || len(locks) != 2 {
		t.Errorf("%d recipients, %v", len(locks), err)
	}
	for name, text := range map[string]string{"nothing": "", "a comment": "# ingen\n", "a secret key": vectorKeyFile, "a letter too many": one + "a",
		"a word after": one + " x", "two on a line": one + " " + one, "a plugin": "age1yubikey1qqqq", "too many": strings.Repeat(one+"\n", 101), "too much": strings.Repeat("#\n", 1<<20)} {
		_, err := overdragelse.ParseRecipients(strings.NewReader(text))
		t.Run(name, func(t *testing.T) { wantKind(t, err, overdragelse.BadRecipient) })
	}
	_, err = overdragelse.ParseRecipient(one + "\n" + vectorPublic)
	wantKind(t, err, overdragelse.BadRecipient)
	for name, text := range map[string]string{"nothing": "", "a public key": one, "half a key": vectorKeyFile[:len(vectorKeyFile)-5], "PEM of nothing": "-----BEGIN OPENSSH PRIVATE KEY-----\n"} {
		_, err := overdragelse.ParseKeys(strings.NewReader(text), nil)
		t.Run(name, func(t *testing.T) { wantKind(t, err, overdragelse.BadIdentity) })
	}
}
