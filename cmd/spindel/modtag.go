package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"spindel/interview/overdragelse"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

type modtagFlags struct {
	identity       string
	passphraseFile string
	newKey         string
	yes            bool
	merge          bool
}

func modtagCommand(a *app) *cobra.Command {
	var flags modtagFlags
	cmd := &cobra.Command{
		Use:   "modtag FIL",
		Short: "Tag imod en sag, som en kollega har låst til dig",
		Long: `Åbn en pakke fra spindel overdrag, se, hvem der sender hvad, og gem sagen, når
du har sagt ja. Er pakken låst til en nøgle, så skriv --identitet og filen med
din nøgle; er den låst med en adgangskode, spørges du om den. En pakke, der ikke
er hel, gemmes ikke. Den samme pakke kan modtages igen, uden at noget sker.
Ligner noget i den et CPR-nummer, ser du hvor, før du svarer.

Med --ny-noegle laves en nøgle til dig: gem filen et sted, som kun du kan læse,
og send den offentlige del til dem, der skal sende dig sager.`,
		Example: "  spindel modtag --ny-noegle noegle.txt\n  spindel modtag laerkebakken.age --identitet noegle.txt\n" +
			"  spindel modtag laerkebakken.age",
		Args: arguments(1, "én fil"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.newKey != "" {
				if len(args) > 0 {
					return misuse(cmd.CommandPath()+" --help", "Lav enten en nøgle, eller tag imod en fil.")
				}
				return newKeyFile(cmd.OutOrStdout(), flags.newKey)
			}
			if err := oneFile(cmd, args); err != nil {
				return err
			}
			return a.modtag(cmd, &flags, args[0])
		},
	}
	cmd.Flags().StringVar(&flags.identity, "identitet", "", "åbn med nøglen i `FIL` (age eller SSH)")
	cmd.Flags().StringVar(&flags.passphraseFile, "adgangskode-fil", "", "læs adgangskoden i første linje af `FIL`")
	cmd.Flags().StringVar(&flags.newKey, "ny-noegle", "", "lav en ny nøgle i `FIL`, og vis den offentlige del")
	cmd.Flags().BoolVar(&flags.yes, "ja", false, "gem uden at spørge")
	cmd.Flags().BoolVar(&flags.merge, "flet", false, "gør pakkens ændringer igen oven på dem, der er her")
	return cmd
}

// newKeyFile writes a new key that only this person can read.
func newKeyFile(out io.Writer, path string) error {
	file, public, err := overdragelse.NewKey()
	if err != nil {
		return err
	}
	if err := writeFile(path, file, false); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "Nøglen er skrevet til %s. Send kun den offentlige del videre:\n%s\n", path, public)
	return err
}

func (a *app) modtag(cmd *cobra.Command, flags *modtagFlags, path string) error {
	if path == "-" && (!flags.yes || flags.passphraseFile == "-") {
		return misuse("--ja, og læs adgangskoden fra en fil.", "Når pakken kommer fra et andet program, kan der ikke spørges om noget.")
	}
	var sealed []byte
	err := a.reading(path, func(file io.Reader) (err error) {
		sealed, err = overdragelse.Read(file)
		return err
	})
	if err != nil {
		return err
	}
	keys, err := a.keys(flags, sealed)
	if err != nil {
		return err
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	bundle, err := overdragelse.Open(sealed, library, keys...)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "Afsender: %s den %s (det siger pakken selv)\nJournal:  %s\n",
		kvalitetsmodel.Quote(bundle.From), bundle.At.Local().Format("2.1.2006 kl. 15.04"), span(bundle.Sag.Journal))
	accept := func() error {
		if flags.yes {
			return nil
		}
		return a.confirm(out, "Gem sagen her? (j/n) ", "gemt")
	}
	return a.receive(cmd.Context(), out, library, []udveksling.Sag{bundle.Sag}, flags.merge, accept)
}

// keys are what a bundle is to be opened with: those of a file, or the passphrase
// that is asked for where the bundle has one.
func (a *app) keys(flags *modtagFlags, sealed []byte) ([]overdragelse.Key, error) {
	if flags.identity != "" {
		var keys []overdragelse.Key
		err := a.reading(flags.identity, func(file io.Reader) (err error) {
			keys, err = overdragelse.ParseKeys(file, func() (string, error) { return a.passphrase(flags.passphraseFile, false) })
			return err
		})
		return keys, err
	}
	needed, err := overdragelse.NeedsPassphrase(sealed)
	if err != nil || !needed {
		return nil, err
	}
	passphrase, err := a.passphrase(flags.passphraseFile, false)
	if err != nil {
		return nil, err
	}
	key, err := overdragelse.PassphraseKey(passphrase)
	return []overdragelse.Key{key}, err
}

// confirm asks a question on the terminal; anything but a yes is a no.
// What was not done is said where the answer is no.
func (a *app) confirm(out io.Writer, question, done string) error {
	if !isTerminal(a.stdin) {
		return misuse("--ja, som gør det uden at spørge.", "Der er ingen terminal at svare på. Intet er %s.", done)
	}
	io.WriteString(out, question)
	answer, err := bufio.NewReader(a.stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "j", "ja":
		return nil
	}
	return &fault{exitFailure, "Du sagde nej. Intet er " + done + ".", ""}
}
