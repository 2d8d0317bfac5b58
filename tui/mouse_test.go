package tui

import (
	"fmt"
	"strings"
	"testing"
)

func TestMouse(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[1]).to("3.b", 0)
	row := func(text string) int {
		t.Helper()
		for y, line := range strings.Split(d.screen(), "\n") {
			if strings.Contains(line, text) {
				return y
			}
		}
		t.Fatalf("no %q:\n%s", text, d.screen())
		return 0
	}
	d.click(5, row("3.d"))
	if at := d.sagScreen().index.place(); at.indikator != "3.d" {
		t.Errorf("a click in the tree went to %v", at)
	}
	d.click(5, row("4 Sundhed"))
	if at := d.sagScreen().index.place(); at != (node{tema: 4}) {
		t.Errorf("a click on a tema went to %v", at)
	}
	d.to("3.b", 0).reach("tjek/3.b.1/3")
	d.click(40, row("Om målene for opholdet"))
	if current := d.sagScreen().page.current(); current == nil || current.id != "tjek/3.b.1/2" || !d.sagScreen().typing() {
		t.Errorf("a click on a check went to %+v", current)
	}
	d.write("X").click(5, row("3.a"))
	if got := d.sag().Point("3.b.1").Check(2).Text; got[len(got)-1] != 'X' {
		t.Errorf("clicked away, the check is %q", got)
	}
}

func TestWheel(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).shows("Det skal dækkes")
	d.wheel(50, 1).wheel(50, 1).hides("Det skal dækkes").wheel(50, -1).wheel(50, -1).shows("Det skal dækkes")
	d.wheel(5, 1)
	if at := d.sagScreen().index.place(); at.indikator != "3.c" {
		t.Errorf("the wheel over the tree went to %v", at)
	}
}

func TestMouseInTheListOfSager(t *testing.T) {
	d := sit(t, threeSager(t), 80, 24, Options{}).click(10, 5).shows("  > Opholdsstedet Lærkebakken")
	d.wheel(10, 1).shows("  > Efterskolen Strandgården")
	d.click(10, 3).click(10, 3).shows(fmt.Sprintf("%s · godkendelse", krisecenter.Navn))
}
