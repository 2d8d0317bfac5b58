package kvalitetsmodel

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"golang.org/x/text/unicode/norm"
)

// The limits within which a file is read. They are far above any real edition
// and keep a hostile file from exhausting the parser, which recurses.
const (
	maxFile   = 256 << 10 // bytes
	maxColumn = 160       // where a key or a dash may stand; bounds the nesting of blocks
	maxFlow   = 4         // how deep [ ] and { } may nest
)

// page is a YAML file while it is read. It collects the mistakes, so that all
// of them can be mended at once.
type page struct {
	file     string
	mistakes []*FileError
}

func (p *page) wrong(line int, problem, remedy string) {
	p.mistakes = append(p.mistakes, &FileError{File: p.file, Line: line, Problem: problem, Remedy: remedy})
}

// err joins the mistakes in the order of their lines, or is nil.
func (p *page) err() error {
	slices.SortStableFunc(p.mistakes, func(a, b *FileError) int { return cmp.Compare(a.Line, b.Line) })
	joined := make([]error, len(p.mistakes))
	for i, m := range p.mistakes {
		joined[i] = m
	}
	return errors.Join(joined...)
}

// open parses the file to its only node, or notes why it cannot and returns nil.
func (p *page) open(data []byte) ast.Node {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	switch {
	case len(data) > maxFile:
		p.wrong(0, "filen er for stor", fmt.Sprintf("hold den under %d KB", maxFile>>10))
		return nil
	case bytes.ContainsFunc(data, invalid):
		p.wrong(lineOfFirst(data, invalid), "linjen er ikke gyldig UTF-8", "gem filen som UTF-8 i din editor")
		return nil
	case bytes.ContainsFunc(data, control):
		p.wrong(lineOfFirst(data, control), "linjen indeholder et usynligt styretegn", "skriv linjen igen uden tegnet")
		return nil
	}
	tokens := lexer.Tokenize(string(data))
	if !p.permitted(tokens) {
		return nil
	}
	file, err := parse(tokens)
	if err != nil {
		p.wrong(lineOfSyntax(err), "linjen kan ikke læses som YAML", "se efter indrykning, kolon og anførselstegn på linjen og den før")
		return nil
	}
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType {
			bodies = append(bodies, doc.Body)
		}
	}
	switch len(bodies) {
	case 0:
		p.wrong(0, "filen er tom", "skriv dens indhold, eller slet den")
		return nil
	case 1:
		return bodies[0]
	default:
		p.wrong(lineOf(bodies[1]), "her begynder endnu et dokument", "hav kun ét dokument i filen, og slet linjen »---«")
		return nil
	}
}

// permitted refuses what the files have no use for: everything of YAML but
// mappings, lists, text, numbers and truth values, and deep nesting.
func (p *page) permitted(tokens token.Tokens) bool {
	depth, colons, opened := 0, 0, 0 // within [ ] and { }: how deep, colons since the last separator, first line
	for _, t := range tokens {
		line := t.Position.Line
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType:
			p.wrong(line, fmt.Sprintf("tegnet %s har en særlig betydning i YAML, som ikke bruges her", Quote(t.Value)), "sæt teksten i anførselstegn, eller fjern tegnet")
			return false
		case token.DoubleQuoteType, token.SingleQuoteType:
			if strings.Contains(strings.TrimSpace(t.Origin), "\n") {
				p.wrong(line, "anførselstegnet bliver ikke lukket på samme linje", "luk det, eller skriv den lange tekst på linjerne under »>-«")
				return false
			}
		case token.SequenceStartType, token.MappingStartType:
			if depth, colons = depth+1, 0; depth == 1 {
				opened = line
			}
		case token.SequenceEndType, token.MappingEndType:
			depth, colons = depth-1, 0
		case token.CollectEntryType:
			colons = 0
		case token.MappingValueType, token.SequenceEntryType:
			colons++
			if depth <= 0 && t.Position.Column > maxColumn {
				p.wrong(line, "linjen er rykket for langt ind", "ret indrykningen")
				return false
			}
		}
		if depth > maxFlow || depth > 0 && colons > 1 {
			p.wrong(opened, "klammerne på linjen kan ikke læses", "luk hver klamme, sæt komma mellem punkterne, eller skriv hvert punkt på sin egen linje")
			return false
		}
	}
	return true
}

// parse guards against panics of the YAML parser, which is not ours.
func parse(tokens token.Tokens) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("YAML parser panicked: %v", r)
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

func lineOfSyntax(err error) int {
	var at interface{ GetToken() *token.Token }
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		return at.GetToken().Position.Line
	}
	return 0
}

// lineOfFirst is the line of the first character of a kind, which must be there.
func lineOfFirst(data []byte, kind func(rune) bool) int {
	return 1 + bytes.Count(data[:bytes.IndexFunc(data, kind)], []byte("\n"))
}

// invalid holds for bytes that are not UTF-8, and for the sign that an editor puts in their place.
func invalid(r rune) bool { return r == utf8.RuneError }

// control holds for what a terminal acts on, what turns text around and what nobody
// can see. What a file says goes on to the screen as it stands.
func control(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' ||
		unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

func lineOf(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// fields is a mapping whose keys have been checked. Where the mapping itself
// was missing, ok is false and the fields stay silent about what they lack.
type fields struct {
	*page
	what string // the thing that is described, as a Danish sentence names it
	line int
	ok   bool
	of   map[string]field
}

type field struct {
	line  int
	value ast.Node
}

// fields reads a mapping that may have the known keys and no others.
func (p *page) fields(n ast.Node, what string, known ...string) fields {
	f := fields{page: p, what: what, line: lineOf(n), of: make(map[string]field, len(known))}
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		p.wrong(f.line, what+" er ikke skrevet som nøgler med værdier", fmt.Sprintf("skriv »%s: …« og de andre nøgler på hver sin linje", known[0]))
		return f
	}
	f.ok = true
	for _, pair := range pairs {
		key, line := strings.TrimSpace(pair.Key.GetToken().Value), lineOf(pair.Key)
		before, twice := f.of[key]
		switch {
		case !slices.Contains(known, key):
			p.wrong(line, fmt.Sprintf("%s har en ukendt nøgle %s", what, Quote(key)),
				meantOr(key, known, "slet den, eller brug en af "+strings.Join(known, ", ")))
		case twice:
			p.wrong(line, fmt.Sprintf("»%s« står også på linje %d", key, before.line), "behold kun den ene")
		default:
			f.of[key] = field{line: line, value: pair.Value}
		}
	}
	return f
}

func (f fields) has(key string) bool {
	_, there := f.of[key]
	return there
}

// at is the line of a key, or of the whole when the key is missing.
func (f fields) at(key string) int {
	if v, there := f.of[key]; there {
		return v.line
	}
	return f.line
}

// need gives the value of a key that must be there, or notes that it is not.
func (f fields) need(key string) (ast.Node, bool) {
	v, there := f.of[key]
	switch {
	case there && v.value != nil && v.value.Type() != ast.NullType:
		return v.value, true
	case there:
		f.wrong(v.line, fmt.Sprintf("»%s« er tom", key), fmt.Sprintf("skriv noget efter »%s:«", key))
	case f.ok:
		f.wrong(f.line, fmt.Sprintf("%s mangler »%s«", f.what, key), fmt.Sprintf("tilføj »%s: …«", key))
	}
	return nil, false
}

// text reads a text that must be there.
func (f fields) text(key string) string {
	n, ok := f.need(key)
	if !ok {
		return ""
	}
	return f.page.text(n, key, f.at(key))
}

// optional reads a text that may be left out or empty.
func (f fields) optional(key string) string {
	v, there := f.of[key]
	if !there || v.value == nil || v.value.Type() == ast.NullType {
		return ""
	}
	if s, ok := v.value.(*ast.StringNode); ok && s.Value == "" {
		return ""
	}
	return f.page.text(v.value, key, v.line)
}

// text reads a text with something in it.
func (p *page) text(n ast.Node, key string, line int) string {
	var s string
	switch n := n.(type) {
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode:
		s = n.GetToken().Value
	default:
		p.wrong(line, fmt.Sprintf("»%s« er ikke en tekst", key), "skriv teksten på samme linje, gerne i anførselstegn")
		return ""
	}
	s = norm.NFC.String(strings.TrimSpace(strings.ReplaceAll(s, "\t", " ")))
	if s == "" {
		p.wrong(line, fmt.Sprintf("»%s« er tom", key), fmt.Sprintf("skriv noget efter »%s:«", key))
	}
	if strings.ContainsFunc(s, control) {
		p.wrong(line, fmt.Sprintf("»%s« indeholder et usynligt styretegn", key), "skriv teksten igen uden tegnet")
	}
	return s
}

// list reads a list with at least one item.
func (f fields) list(key string) []ast.Node {
	n, ok := f.need(key)
	if !ok {
		return nil
	}
	seq, ok := n.(*ast.SequenceNode)
	switch {
	case !ok:
		f.wrong(f.at(key), fmt.Sprintf("»%s« er ikke en liste", key), "begynd hvert punkt på sin egen linje med »- «")
		return nil
	case len(seq.Values) == 0:
		f.wrong(f.at(key), fmt.Sprintf("»%s« er tom", key), "skriv mindst ét punkt")
	}
	return seq.Values
}

// texts reads a list of texts, with at least one.
func (f fields) texts(key string) []string {
	var all []string
	for _, n := range f.list(key) {
		all = append(all, f.page.text(n, key, lineOf(n)))
	}
	return all
}

// number reads a whole number that must be there.
func (f fields) number(key string) (int, bool) {
	n, ok := f.need(key)
	if !ok {
		return 0, false
	}
	if _, ok := n.(*ast.IntegerNode); ok {
		if i, err := strconv.Atoi(n.GetToken().Value); err == nil {
			return i, true
		}
	}
	f.wrong(f.at(key), fmt.Sprintf("»%s« er ikke et helt tal", key), "skriv et helt tal uden anførselstegn")
	return 0, false
}

// truth reads true or false that must be there.
func (f fields) truth(key string) (value, ok bool) {
	n, ok := f.need(key)
	if !ok {
		return false, false
	}
	if b, ok := n.(*ast.BoolNode); ok {
		return b.Value, true
	}
	f.wrong(f.at(key), fmt.Sprintf("»%s« er hverken true eller false", key), "skriv true eller false uden anførselstegn")
	return false, false
}
