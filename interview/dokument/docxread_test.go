package dokument_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// unzipped are the files within a file.
func unzipped(t fails, file string) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("the file is no zip: %v", err)
	}
	parts := map[string]string{}
	for _, part := range archive.File {
		reader, err := part.Open()
		if err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		parts[part.Name] = string(text)
	}
	return parts
}

// node is an element of a part, with the path to it.
type node struct {
	path  string // "document/body/p/r/t"
	attrs []xml.Attr
}

func (n node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// name is the last of the path, and parent the one before it.
func (n node) name() string { return n.path[strings.LastIndex(n.path, "/")+1:] }

func (n node) parent() string {
	steps := strings.Split(n.path, "/")
	return append([]string{""}, steps...)[len(steps)-1]
}

// read are the elements of a part in order, and its text; a line break is a space. It
// fails where the part is not XML, or has a character that XML 1.0 does not allow.
func read(part string) (nodes []node, text string, err error) {
	decoder := xml.NewDecoder(strings.NewReader(part))
	var path []string
	var said strings.Builder
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			if len(path) > 0 {
				return nil, "", fmt.Errorf("%v has no end", path)
			}
			return nodes, said.String(), nil
		}
		if err != nil {
			return nil, "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			path = append(path, e.Name.Local)
			nodes = append(nodes, node{strings.Join(path, "/"), slices.Clone(e.Attr)})
			if e.Name.Local == "br" {
				said.WriteByte(' ')
			}
		case xml.EndElement:
			path = path[:len(path)-1]
			if e.Name.Local == "p" {
				said.WriteByte(' ')
			}
		case xml.CharData:
			if len(path) > 0 && path[len(path)-1] == "t" {
				said.Write(e)
			}
		}
	}
}

// skeleton is a part without its runs of text, of which there are more where a text
// has line breaks or a head has soft hyphens.
func skeleton(nodes []node) []string {
	var bones []string
	for _, n := range nodes {
		if !strings.Contains(n.path+"/", "/r/") || n.name() == "drawing" {
			bones = append(bones, n.path)
		}
	}
	return bones
}
