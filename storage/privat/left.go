package privat

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Clear removes the temporary files and folders of processes that ended
// before they could: they hold what a person wrote. What a running process has is
// left alone. Where the system gave the number of a dead process to another
// program, or another computer writes in the same folder, the age decides. What
// cannot be removed is tried again the next time.
//
// A process whose file is taken all the same, since it is another computer's,
// fails to move it into place and says so: nothing half gets a name.
func Clear(folder, what string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // whoever writes there will be told
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !(info.Mode().IsRegular() || info.IsDir()) {
			continue
		}
		if pid, ours := maker(entry.Name(), what); ours && (!runs(pid) || time.Since(info.ModTime()) > longest) {
			os.RemoveAll(filepath.Join(folder, entry.Name()))
		}
	}
}

// longest is more than any copy takes, or a demo is looked at.
const longest = 7 * 24 * time.Hour

// maker reads out of a name which process made the file.
func maker(name, what string) (pid int, ours bool) {
	rest, ours := strings.CutPrefix(name, what+"-")
	if !ours {
		return 0, false
	}
	number, random, ours := strings.Cut(rest, "-")
	if !ours || random == "" {
		return 0, false
	}
	pid, err := strconv.Atoi(number)
	return pid, err == nil && pid > 0
}
