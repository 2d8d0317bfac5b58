package maalbarhed

import (
	"fmt"
	"slices"
	"strings"
)

// expand lists the ways through a pattern as sequences of elements.
func expand(pattern string) ([][]string, error) {
	p := &patternReader{rest: pattern}
	ways, err := p.sequence("")
	if err == nil && p.rest != "" {
		err = fmt.Errorf("unexpected %q", p.rest)
	}
	ways = slices.DeleteFunc(ways, func(way []string) bool { return len(way) == 0 })
	return ways, err
}

type patternReader struct{ rest string }

// sequence reads elements up to one of the closing signs.
func (p *patternReader) sequence(closing string) ([][]string, error) {
	ways := [][]string{nil}
	for {
		p.rest = strings.TrimLeft(p.rest, " ")
		if p.rest == "" || closing != "" && strings.ContainsAny(p.rest[:1], closing) {
			return ways, nil
		}
		parts, err := p.part()
		if err != nil {
			return nil, err
		}
		var longer [][]string
		for _, way := range ways {
			for _, part := range parts {
				longer = append(longer, append(slices.Clone(way), part...))
			}
		}
		ways = longer
	}
}

// part reads a word, a group of alternatives, or something that may be left out.
// Alternatives of one word each stay together as one element.
func (p *patternReader) part() ([][]string, error) {
	if p.rest[0] == '(' || p.rest[0] == '[' {
		return p.group()
	}
	end := strings.IndexAny(p.rest, " |)]")
	if end < 0 {
		end = len(p.rest)
	}
	if end == 0 {
		return nil, fmt.Errorf("unexpected %q", p.rest)
	}
	element := p.rest[:end]
	p.rest = p.rest[end:]
	if len(element) == 2 && element[0] == '*' {
		var parts [][]string
		for n := range int(element[1]-'0') + 1 {
			parts = append(parts, slices.Repeat([]string{"*"}, n))
		}
		return parts, nil
	}
	return [][]string{{element}}, nil
}

func (p *patternReader) group() ([][]string, error) {
	closing := map[byte]string{'(': ")", '[': "]"}[p.rest[0]]
	var single []string
	var parts [][]string
	for p.rest != "" && p.rest[:1] != closing {
		p.rest = p.rest[1:]
		ways, err := p.sequence("|" + closing)
		if err != nil {
			return nil, err
		}
		for _, way := range ways {
			if len(way) == 1 && way[0][0] != '*' {
				single = append(single, strings.Trim(way[0], "()"))
			} else {
				parts = append(parts, way)
			}
		}
	}
	if p.rest == "" {
		return nil, fmt.Errorf("no %q", closing)
	}
	p.rest = p.rest[1:]
	if len(single) > 0 {
		parts = append(parts, []string{"(" + strings.Join(single, "|") + ")"})
	}
	if closing == "]" {
		parts = append(parts, nil)
	}
	return parts, nil
}
