package overdragelse

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"

	"spindel/interview"
)

// Recipient is for whom a bundle is locked.
type Recipient struct{ age.Recipient }

// Key is what a bundle is opened with.
type Key struct {
	age.Identity
	passphrase bool
}

const (
	maxKeyFile    = 1 << 20 // bytes
	maxRecipients = 100
	shortestPass  = 12 // characters
	maxWorkFactor = 18 // 256 MiB of memory; what age itself makes
)

// ParseRecipient reads a public key: age1… or that of SSH.
func ParseRecipient(text string) (Recipient, error) {
	recipients, err := ParseRecipients(strings.NewReader(text))
	if err != nil || len(recipients) != 1 {
		return Recipient{}, refused(BadRecipient)
	}
	return recipients[0], nil
}

// ParseRecipients reads public keys, one on each line, between blank lines and
// lines that begin with #.
func ParseRecipients(r io.Reader) ([]Recipient, error) {
	data, err := readKeys(r, BadRecipient)
	if err != nil {
		return nil, err
	}
	var all []Recipient
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var recipient age.Recipient
		if strings.HasPrefix(line, "ssh-") {
			recipient, err = agessh.ParseRecipient(line)
		} else {
			var parsed []age.Recipient
			if parsed, err = age.ParseRecipients(strings.NewReader(line)); err == nil {
				recipient = parsed[0]
			}
		}
		if err != nil || len(all) == maxRecipients {
			return nil, refused(BadRecipient)
		}
		all = append(all, Recipient{recipient})
	}
	if len(all) == 0 {
		return nil, refused(BadRecipient)
	}
	return all, nil
}

// PassphraseRecipient locks a bundle with a passphrase, which must be the only one.
func PassphraseRecipient(passphrase string) (Recipient, error) {
	passphrase, _ = interview.CleanLine(passphrase)
	if utf8.RuneCountInString(passphrase) < shortestPass {
		return Recipient{}, refused(ShortPass)
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return Recipient{}, refused(ShortPass)
	}
	recipient.SetWorkFactor(maxWorkFactor)
	return Recipient{recipient}, nil
}

// ParseKeys reads a file of secret keys: those of age, one on each line, or one of
// SSH. Where that one is locked, passphrase asks for what unlocks it.
func ParseKeys(r io.Reader, passphrase func() (string, error)) ([]Key, error) {
	data, err := readKeys(r, BadIdentity)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, []byte("-----BEGIN")) {
		return sshKey(data, passphrase)
	}
	identities, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil {
		return nil, refused(BadIdentity)
	}
	var keys []Key
	for _, identity := range identities {
		keys = append(keys, Key{Identity: identity})
	}
	return keys, nil
}

func sshKey(pem []byte, passphrase func() (string, error)) ([]Key, error) {
	private, err := ssh.ParseRawPrivateKey(pem)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		var text string
		if text, err = passphrase(); err != nil {
			return nil, err
		}
		if private, err = ssh.ParseRawPrivateKeyWithPassphrase(pem, []byte(text)); errors.Is(err, x509.IncorrectPasswordError) {
			return nil, refused(WrongKeyPass)
		}
	}
	if err != nil {
		return nil, refused(BadIdentity)
	}
	var identity age.Identity
	switch key := private.(type) {
	case *ed25519.PrivateKey:
		identity, err = agessh.NewEd25519Identity(*key)
	case ed25519.PrivateKey:
		identity, err = agessh.NewEd25519Identity(key)
	case *rsa.PrivateKey:
		identity, err = agessh.NewRSAIdentity(key)
	default:
		return nil, refused(BadIdentity)
	}
	if err != nil {
		return nil, refused(BadIdentity)
	}
	return []Key{{Identity: identity}}, nil
}

// PassphraseKey opens a bundle that is locked with a passphrase.
func PassphraseKey(passphrase string) (Key, error) {
	passphrase, _ = interview.CleanLine(passphrase)
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return Key{}, refused(WrongPass)
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	return Key{identity, true}, nil
}

// NewKey makes a secret key: the text of its file, and the public key to send to
// those who are to lock bundles for it.
func NewKey() (file, public string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	public = identity.Recipient().String()
	return "# public key: " + public + "\n" + identity.String() + "\n", public, nil
}

func readKeys(r io.Reader, kind Kind) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxKeyFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxKeyFile {
		return nil, refused(kind)
	}
	return data, nil
}
