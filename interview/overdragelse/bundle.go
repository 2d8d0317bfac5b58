package overdragelse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"

	"spindel/interview"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

// The limits of a bundle.
const (
	MaxBundle = 64 << 20 // bytes, as it is sent
	maxHeader = 64 << 10 // bytes of the header of age
	maxFrom   = 200      // bytes of the name of the sender
)

// Bundle is what is handed over.
type Bundle struct {
	From string    // who says that they sent it; nothing proves it
	At   time.Time // when they say that they did
	Sag  udveksling.Sag
}

// cover is the first line of what is encrypted; two lines about the sender and an
// empty one follow, and then the sag in the exchange format.
const (
	cover     = "spindel-overdragelse 1"
	timestamp = "2006-01-02T15:04:05Z"
)

// Seal writes a journal as a bundle for the recipients, as text that can be pasted
// where armored is asked for. Nothing is written when it fails.
func Seal(w io.Writer, from string, at time.Time, journal []interview.Entry, armored bool, recipients ...Recipient) error {
	var inner bytes.Buffer
	fmt.Fprintf(&inner, "%s\nfra: %s\ntid: %s\n\n", cover, sender(from), at.UTC().Format(timestamp))
	if err := udveksling.Write(&inner, journal); err != nil {
		return err
	}
	var sealed bytes.Buffer
	if err := encrypt(&sealed, inner.Bytes(), armored, recipients); err != nil {
		return err
	}
	if sealed.Len() > MaxBundle {
		return refused(TooLarge)
	}
	_, err := io.Copy(w, &sealed)
	return err
}

// sender is a name that fits on its line.
func sender(name string) string {
	name, _ = interview.CleanLine(name)
	for i := range name {
		if i > maxFrom-4 {
			return strings.TrimSpace(name[:i])
		}
	}
	return name
}

func encrypt(to io.Writer, inner []byte, armored bool, recipients []Recipient) error {
	var all []age.Recipient
	for _, recipient := range recipients {
		all = append(all, recipient.Recipient)
	}
	if len(all) == 0 {
		return refused(BadRecipient)
	}
	text := armor.NewWriter(to)
	if armored {
		to = text
	}
	sealed, err := age.Encrypt(to, all...)
	if err != nil {
		return refused(MixedReceiver)
	}
	if _, err := sealed.Write(inner); err != nil {
		return fmt.Errorf("encrypt the bundle: %w", err)
	}
	if err := sealed.Close(); err != nil {
		return fmt.Errorf("encrypt the bundle: %w", err)
	}
	if armored {
		return text.Close()
	}
	return nil
}

// Read reads a bundle as it was sent, within its limit.
func Read(r io.Reader) ([]byte, error) {
	sent, err := udveksling.ReadWithin(MaxBundle, r)
	if err != nil {
		return nil, fmt.Errorf("read the bundle: %w", err)
	}
	if len(sent) > MaxBundle {
		return nil, refused(TooLarge)
	}
	return sent, nil
}

// Open opens a bundle and checks all of it. Its error is an *Error, or an
// *udveksling.Error about the sag inside.
func Open(sent []byte, library *kvalitetsmodel.Library, keys ...Key) (Bundle, error) {
	sealed, err := unwrap(sent)
	if err != nil {
		return Bundle{}, err
	}
	inner, err := decrypt(sealed, keys)
	if err != nil {
		return Bundle{}, err
	}
	bundle, file, err := uncover(inner)
	if err != nil {
		return Bundle{}, err
	}
	sager, err := udveksling.Parse(file, library)
	if err != nil {
		return Bundle{}, err
	}
	if len(sager) != 1 {
		return Bundle{}, refused(NotOneSag)
	}
	bundle.Sag = sager[0]
	return bundle, nil
}

// NeedsPassphrase reports whether a bundle is locked with a passphrase.
func NeedsPassphrase(sent []byte) (bool, error) {
	sealed, err := unwrap(sent)
	return bytes.Contains(sealed[:min(len(sealed), maxHeader)], []byte("\n-> scrypt ")), err
}

// unwrap takes the armor off, if there is one. Armor has one way to be written, but
// for the ends of its lines, which a mail program may change.
func unwrap(data []byte) ([]byte, error) {
	if len(data) > MaxBundle {
		return nil, refused(TooLarge)
	}
	if bytes.HasPrefix(data, []byte("-----BEGIN AGE")) {
		text := data
		if bytes.IndexByte(text, '\r') >= 0 {
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		}
		var err error
		if data, err = readAll(armor.NewReader(bytes.NewReader(text)), len(text)*3/4); err != nil {
			return nil, refused(BadArmor)
		}
		again := &matcher{want: text}
		w := armor.NewWriter(again)
		if _, err := w.Write(data); err != nil {
			return nil, refused(BadArmor)
		}
		if err := w.Close(); err != nil || len(again.want) > 0 {
			return nil, refused(BadArmor)
		}
	}
	if !bytes.HasPrefix(data, []byte("age-encryption.org/")) {
		return nil, refused(NotABundle)
	}
	if !bytes.Contains(data[:min(len(data), maxHeader)], []byte("\n--- ")) {
		return nil, refused(BadHeader)
	}
	return data, nil
}

// matcher takes what is as it should be, and nothing else.
type matcher struct{ want []byte }

func (m *matcher) Write(got []byte) (int, error) {
	if !bytes.HasPrefix(m.want, got) {
		return 0, refused(BadArmor)
	}
	m.want = m.want[len(got):]
	return len(got), nil
}

// readAll reads all there is, for which there is room at once.
func readAll(r io.Reader, size int) ([]byte, error) {
	all := bytes.NewBuffer(make([]byte, 0, size+2*bytes.MinRead))
	_, err := all.ReadFrom(r)
	return all.Bytes(), err
}

// decrypt opens the age file. What it says of the reason is told apart for the
// person, who can do something else about each.
func decrypt(sealed []byte, keys []Key) ([]byte, error) {
	header, _, _ := bytes.Cut(sealed, []byte("\n--- "))
	locked := bytes.Contains(header, []byte("\n-> scrypt "))
	var identities []age.Identity
	for _, key := range keys {
		if key.passphrase == locked {
			identities = append(identities, key.Identity)
		}
	}
	if _, err := age.ExtractHeader(bytes.NewReader(sealed)); err != nil {
		return nil, refused(BadHeader)
	}
	if len(identities) == 0 {
		if locked {
			return nil, refused(NoPassphrase)
		}
		return nil, refused(NoKey)
	}
	if locked && tooHard(header) {
		return nil, refused(TooHard)
	}
	plain, err := age.Decrypt(bytes.NewReader(sealed), identities...)
	var nobody *age.NoIdentityMatchError
	switch {
	case errors.As(err, &nobody) && locked:
		return nil, refused(WrongPass)
	case errors.As(err, &nobody):
		return nil, refused(WrongKey)
	case err != nil:
		return nil, refused(BadHeader)
	}
	inner, err := readAll(plain, len(sealed)) // it is never longer than what is sealed
	if err != nil {
		return nil, refused(BadPayload)
	}
	return inner, nil
}

// tooHard reports whether the work factor of a passphrase is above what is tried.
func tooHard(header []byte) bool {
	_, stanza, _ := bytes.Cut(header, []byte("\n-> scrypt "))
	line, _, _ := bytes.Cut(stanza, []byte("\n"))
	fields := strings.Fields(string(line))
	var factor int
	if len(fields) != 2 {
		return false // age refuses it
	}
	if _, err := fmt.Sscanf(fields[1], "%d", &factor); err != nil {
		return false
	}
	return factor > maxWorkFactor
}

// uncover reads the lines before the sag and answers with what comes after them.
func uncover(inner []byte) (Bundle, []byte, error) {
	parts := bytes.SplitN(inner, []byte("\n"), 5)
	if len(parts) != 5 || string(parts[0]) != cover || len(parts[3]) != 0 {
		return Bundle{}, nil, refused(BadCover)
	}
	from, isFrom := strings.CutPrefix(string(parts[1]), "fra: ")
	when, isWhen := strings.CutPrefix(string(parts[2]), "tid: ")
	at, err := time.Parse(timestamp, when)
	if !isFrom || !isWhen || err != nil || at.Format(timestamp) != when || from != sender(from) {
		return Bundle{}, nil, refused(BadCover)
	}
	return Bundle{From: from, At: at}, parts[4], nil
}
