package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"spindel/interview/overdragelse"
)

type overdragFlags struct {
	recipients     []string
	recipientFiles []string
	ask            bool
	passphraseFile string
	armored        bool
	overwrite      bool
}

func overdragCommand(a *app) *cobra.Command {
	var flags overdragFlags
	cmd := &cobra.Command{
		Use:   "overdrag SAG FIL",
		Short: "Lås en sag i en krypteret pakke til en kollega",
		Long: `Skriv en sag med hele dens journal som én krypteret fil (age), der kan sendes
til den kollega, som skal have den. Pakken låses enten til modtagerens
offentlige nøgle (--til age1… eller en SSH-nøgle) eller med en adgangskode, som
du giver modtageren på en anden måde end pakken. Intet skrives ukrypteret.

Modtageren laver sin nøgle med spindel modtag --ny-noegle og sender dig den
offentlige del. Med - som FIL skrives pakken på skærmen som tekst.`,
		Example: "  spindel overdrag lærkebakken laerkebakken.age --til age1…\n" +
			"  spindel overdrag lærkebakken laerkebakken.age --adgangskode",
		Args: sagAndFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			path := args[1]
			flags.armored = flags.armored || path == "-"
			if err := flags.check(cmd); err != nil {
				return err
			}
			journal, err := a.journal(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			locks, err := a.locks(&flags)
			if err != nil {
				return err
			}
			var bundle bytes.Buffer
			if err := overdragelse.Seal(&bundle, a.by(), time.Now(), journal, flags.armored, locks...); err != nil {
				return unwritable(err)
			}
			if path == "-" {
				_, err := cmd.OutOrStdout().Write(bundle.Bytes())
				return err
			}
			if err := writeFile(path, bundle.String(), flags.overwrite); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Sagen er låst i %s med %s.\n", path, counted(len(journal), "indførsel", "indførsler"))
			return err
		},
	}
	cmd.Flags().StringArrayVar(&flags.recipients, "til", nil, "lås til en offentlig `NØGLE` (kan gentages)")
	cmd.Flags().StringArrayVarP(&flags.recipientFiles, "modtagere", "R", nil, "lås til nøglerne i `FIL`, én på hver linje")
	cmd.Flags().BoolVar(&flags.ask, "adgangskode", false, "lås med en adgangskode, som der spørges om")
	cmd.Flags().StringVar(&flags.passphraseFile, "adgangskode-fil", "", "læs adgangskoden i første linje af `FIL`")
	cmd.Flags().BoolVar(&flags.armored, "panser", false, "skriv pakken som tekst til en mail")
	cmd.Flags().BoolVar(&flags.overwrite, "overskriv", false, "erstat filen, hvis den findes")
	return cmd
}

// sagAndFile takes one sag and one file.
func sagAndFile(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return misuse(cmd.CommandPath()+" --help", "Der mangler en sag og en fil efter %s.", cmd.CommandPath())
	}
	return arguments(2, "én sag og én fil")(cmd, args)
}

// check wants one way to lock, and no more.
func (f *overdragFlags) check(cmd *cobra.Command) error {
	ways := 0
	for _, chosen := range []bool{len(f.recipients)+len(f.recipientFiles) > 0, f.ask, f.passphraseFile != ""} {
		if chosen {
			ways++
		}
	}
	switch ways {
	case 0:
		return misuse("--til og modtagerens offentlige nøgle, eller --adgangskode.", "Der mangler en modtager efter %s.", cmd.CommandPath())
	case 1:
		return nil
	}
	return misuse(cmd.CommandPath()+" --help", "Lås pakken enten til nøgler eller med én adgangskode.")
}

// locks are what the bundle is locked for.
func (a *app) locks(flags *overdragFlags) ([]overdragelse.Recipient, error) {
	if flags.ask || flags.passphraseFile != "" {
		passphrase, err := a.passphrase(flags.passphraseFile, true)
		if err != nil {
			return nil, err
		}
		lock, err := overdragelse.PassphraseRecipient(passphrase)
		return []overdragelse.Recipient{lock}, err
	}
	var locks []overdragelse.Recipient
	for _, text := range flags.recipients {
		lock, err := overdragelse.ParseRecipient(text)
		if err != nil {
			return nil, err
		}
		locks = append(locks, lock)
	}
	for _, path := range flags.recipientFiles {
		err := a.reading(path, func(file io.Reader) error {
			more, err := overdragelse.ParseRecipients(file)
			locks = append(locks, more...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return locks, nil
}

// passphrase reads a passphrase from the first line of a file, or else asks for it
// on the terminal without showing it; twice, where a mistake would lock a bundle
// for good. It is never an argument or in the environment, where others can see it.
func (a *app) passphrase(path string, twice bool) (string, error) {
	if path != "" {
		return a.passphraseFrom(path)
	}
	prompts := []string{"Adgangskode: "}
	if twice {
		prompts = append(prompts, "Adgangskode igen: ")
	}
	answers, err := a.askSecrets(prompts)
	if err != nil {
		return "", err
	}
	if answers[0] != answers[len(answers)-1] {
		return "", &fault{exitFailure, "De to adgangskoder er ikke ens.", "Prøv igen."}
	}
	return answers[0], nil
}

func (a *app) passphraseFrom(path string) (passphrase string, err error) {
	err = a.reading(path, func(r io.Reader) error {
		if file, ok := r.(*os.File); ok && path != "-" && runtime.GOOS != "windows" {
			if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
				return &fault{exitFailure, "Filen med adgangskoden kan læses af andre.", "Giv kun dig selv adgang til den: chmod 600."}
			}
		}
		line, err := bufio.NewReader(io.LimitReader(r, 4096)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		passphrase = strings.TrimRight(line, "\r\n")
		return nil
	})
	return passphrase, err
}

// askSecrets asks for lines on the terminal. It shows none of them, not even where
// somebody types before the question is there.
func (a *app) askSecrets(prompts []string) (answers []string, err error) {
	file, ok := a.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return nil, misuse("--adgangskode-fil FIL.", "Der er ingen terminal at skrive adgangskoden på.")
	}
	before, err := term.MakeRaw(int(file.Fd()))
	if err != nil {
		return nil, fmt.Errorf("turn off the echo of the terminal: %w", err)
	}
	defer func() { err = errors.Join(err, term.Restore(int(file.Fd()), before)) }()
	screen := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{file, a.stderr}, "")
	for _, prompt := range prompts {
		answer, err := screen.ReadPassword(prompt)
		if err != nil { // Ctrl+C or Ctrl+D
			return nil, &fault{exitFailure, "Adgangskoden blev ikke skrevet.", "Prøv igen."}
		}
		answers = append(answers, answer)
	}
	return answers, nil
}
