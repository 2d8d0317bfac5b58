package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func kopiCommand(a *app) *cobra.Command {
	var overwrite, asJSON bool
	cmd := &cobra.Command{
		Use:   "kopi FIL",
		Short: "Lav en sikkerhedskopi af databasen, og efterprøv den",
		Long: `Lav en sikkerhedskopi af hele databasen, også mens spindel er åbent. Kopien
læses igennem, før den får sit navn: filen er hel, hver sags journal hænger
sammen, og oversigterne passer med journalerne. Lykkes det ikke, bliver der
ikke lavet nogen fil.

FIL er den nye fil eller en mappe. I en mappe får kopien et navn med dato og
klokkeslæt. En fil, der findes, erstattes kun med --overskriv.

Kopien er ikke krypteret: den indeholder alt fra sagerne i klar tekst.

Kopien tages i brug med --database, eller ved at kopiere den tilbage.`,
		Example: "  spindel kopi E:\\sikkerhedskopier\n  spindel kopi min-kopi.db\n" +
			"  spindel --database min-kopi.db overblik",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("spindel kopi min-kopi.db", "Der mangler en fil eller en mappe efter %s.", cmd.CommandPath())
			}
			return arguments(1, "én fil")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			made, err := a.kopi(cmd.Context(), args[0], overwrite)
			if err != nil {
				return err
			}
			text, err := kopiText(made, asJSON)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&overwrite, "overskriv", false, "erstat filen, hvis den findes")
	cmd.Flags().BoolVar(&asJSON, "json", false, "skriv som JSON")
	return cmd
}

// kopi makes the copy. Whoever interrupts it is left without a half one.
func (a *app) kopi(ctx context.Context, target string, overwrite bool) (made storage.Copy, err error) {
	if !a.hasDatabase() {
		return storage.Copy{}, &fault{exitDatabase, fmt.Sprintf("Der er ingen database i %s, så der er intet at kopiere.", a.databasePath()),
			"Vælg databasen med --database FIL."}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	err = a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) (err error) {
		made, err = db.Copy(ctx, kopiPath(target, time.Now()), overwrite)
		return err
	})
	switch {
	case errors.Is(err, storage.ErrCopyOntoItself):
		var failed *storage.CopyError
		errors.As(err, &failed)
		return made, &fault{exitUsage, failed.Problem + ".", failed.Remedy}
	case errors.Is(err, context.Canceled):
		return made, &fault{exitFailure, "Kopien er afbrudt, og der er ikke lavet nogen fil.", ""}
	}
	return made, err
}

// kopiPath gives a copy in a folder a name of its own.
func kopiPath(target string, now time.Time) string {
	if info, err := os.Stat(target); err != nil || !info.IsDir() {
		return target
	}
	return filepath.Join(target, now.Format("spindel-2006-01-02-150405.db"))
}

func kopiText(made storage.Copy, asJSON bool) (string, error) {
	if asJSON {
		text, err := json.MarshalIndent(struct {
			Fil         string `json:"fil"`
			Sager       int    `json:"sager"`
			Indfoersler int    `json:"indfoersler"`
			Kladder     int    `json:"kladder"`
			Byte        int64  `json:"byte"`
			Verified    bool   `json:"efterproevet"`
			LavetPaaNy  bool   `json:"oversigter_lavet_paa_ny"`
		}{made.Path, made.Sager, made.Entries, made.Drafts, made.Bytes, true, made.Mended}, "", "  ")
		return string(text) + "\n", err
	}
	text := fmt.Sprintf("Sikkerhedskopien er skrevet til %s\n  %s, %s og %s, %s\n  Den er læst igennem, og alt stemmer.\n",
		made.Path, counted(made.Sager, "sag", "sager"), counted(made.Entries, "indførsel", "indførsler"),
		counted(made.Drafts, "kladde", "kladder"), danishSize(made.Bytes))
	if made.Mended {
		text += "  Oversigterne i databasen passede ikke med journalerne og er lavet på ny.\n"
	}
	return text + "Kopien er ikke krypteret og indeholder alt fra sagerne: gem den kun, hvor uvedkommende ikke kan læse den.\n", nil
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// danishSize writes a size as a person reads it: "512 kB", "1,4 MB".
func danishSize(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes < mega {
		return fmt.Sprintf("%d kB", (bytes+kilo-1)/kilo)
	}
	return strings.Replace(fmt.Sprintf("%.1f MB", float64(bytes)/mega), ".", ",", 1)
}
