package paper

import (
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// The types below are the language of form descriptions as assets/forms/README.md explains it.

// form is one description.
type form struct {
	Name   string       `yaml:"name"`
	Data   string       `yaml:"data"`  // kind of data: a key of samples, or "" for any
	Check  bool         `yaml:"check"` // the wording is to be compared even though the set is verified
	Papers []sheet      `yaml:"papers"`
	Line   float64      `yaml:"line"` // height of a line in font sizes, 1.15 by default
	Title  *expression  `yaml:"title"`
	Copies []expression `yaml:"copies"`
	Footer *footer      `yaml:"footer"`
	Blocks []block      `yaml:"blocks"`

	key  string
	file string // for people
}

// part is a list of blocks that the forms of a set share.
type part struct {
	blocks []block
	file   string // for people
}

// company is what the set of a form lends it.
type company struct {
	set   *formSet // nil for a set without set.yaml
	parts map[string]part
}

// sheet is a paper the form can be printed on.
type sheet struct {
	Paper   string     `yaml:"paper"`
	Margins [4]float64 `yaml:"margins"` // mm: top, right, bottom, left
	Line    float64    `yaml:"line"`    // height of a line in font sizes; 0 is the form's
	Sizes   []float64  `yaml:"sizes"`   // points; the first of those that need the fewest pages
	line    int
}

// footer stands at the bottom of every page, the page number right of it.
type footer struct {
	Text  *expression `yaml:"text"`
	Pages string      `yaml:"pages"` // "always" (default), "several" (only when there are several), "top" or "never"
	Cover bool        `yaml:"cover"` // the first page is a cover: it has no number and is not counted
}

// look is how a text looks.
type look struct {
	Bold   bool    `yaml:"bold"`
	Italic bool    `yaml:"italic"`
	Size   float64 `yaml:"size"`   // points more (or less) than the form's size
	Align  string  `yaml:"align"`  // left (default), center, right, justify
	Indent float64 `yaml:"indent"` // of the first line, in font sizes
	Fit    bool    `yaml:"fit"`    // shrink to one line, down to three quarters of the size
	Rule   float64 `yaml:"rule"`   // line below the text, as a part of its width
}

// block is one piece of a form. Exactly one of the kinds is set.
type block struct {
	When  *expression `yaml:"when"`
	Space float64     `yaml:"space"` // above, in lines
	Keep  bool        `yaml:"keep"`  // on one page with the next block
	Look  look        `yaml:",inline"`

	Text       spans       `yaml:"text"`
	Copy       bool        `yaml:"copy"`
	Fields     []field     `yaml:"fields"`
	Table      *table      `yaml:"table"`
	Columns    []column    `yaml:"columns"`
	Signatures []signature `yaml:"signatures"`
	Code       *code       `yaml:"code"`
	Picture    *picture    `yaml:"picture"`
	Gap        float64     `yaml:"gap"` // empty lines
	Break      bool        `yaml:"break"`
	Each       *each       `yaml:"each"`
	Use        string      `yaml:"use"` // blocks of the set's parts.yaml

	line int
}

// spans is a text whose parts may look different.
type spans []span

type span struct {
	Text   expression `yaml:"text"`
	Bold   bool       `yaml:"bold"`
	Italic bool       `yaml:"italic"`
}

// field is a label with its value, or with dots when there is none.
type field struct {
	When   *expression `yaml:"when"`
	Label  *expression `yaml:"label"`
	Value  *expression `yaml:"value"`
	Suffix *expression `yaml:"suffix"`
	Bold   bool        `yaml:"bold"`
	Italic bool        `yaml:"italic"`
	Width  float64     `yaml:"width"`  // percent of the line; fields share a line until it is full
	Dots   float64     `yaml:"dots"`   // length of the dots in font sizes; 0 is to the end of the line
	NoDots bool        `yaml:"nodots"` // nothing instead of dots
	Align  string      `yaml:"align"`
}

// table shows a list.
type table struct {
	Rows    string        `yaml:"rows"` // path of the list in the data
	Columns []tableColumn `yaml:"columns"`
	Heads   string        `yaml:"heads"` // path of the columns in the data, instead of Columns
	Size    float64       `yaml:"size"`
	Empty   int           `yaml:"empty"` // at least so many rows, empty ones for filling in by hand
	None    int           `yaml:"none"`  // so many empty rows when the list has no member
	Plain   bool          `yaml:"plain"` // without lines and header
	Number  bool          `yaml:"number"`
	Height  float64       `yaml:"height"` // of a row at least, in lines
	line    int
}

type tableColumn struct {
	Title   expression  `yaml:"title"`
	Group   groups      `yaml:"group"` // neighbours with the same group share a title above theirs
	Over    *expression `yaml:"over"`  // on the row, above the values of the column's group; in its first column
	Width   float64     `yaml:"width"` // share of the table's width
	Align   string      `yaml:"align"`
	When    *expression `yaml:"when"`
	Value   *expression `yaml:"value"`   // on the row; a column without value holds the row's number
	Blank   *expression `yaml:"blank"`   // what an empty row shows; in a column with over, above
	Total   *expression `yaml:"total"`   // on the form's data, in a last row
	Number  string      `yaml:"number"`  // instead of the column's number
	Upright bool        `yaml:"upright"` // the title is turned to read from below
	Bold    bool        `yaml:"bold"`
	Italic  bool        `yaml:"italic"`
}

// groups are the titles above a column's own, from the top down.
type groups []string

// column is one of the blocks that stand side by side.
type column struct {
	Width  float64 `yaml:"width"` // share
	Blocks []block `yaml:"blocks"`
}

type signature struct {
	Title expression  `yaml:"title"`
	Note  *expression `yaml:"note"`
	Name  *expression `yaml:"name"`
	Gap   float64     `yaml:"gap"` // lines left for signing
}

// code is a QR code or bar code.
type code struct {
	Kind   string     `yaml:"kind"` // qr (default) or code128
	Value  expression `yaml:"value"`
	Height float64    `yaml:"height"` // lines
}

// picture is a photograph in a frame.
type picture struct {
	Value  string      `yaml:"value"`  // path of the image.Image in the data
	Width  float64     `yaml:"width"`  // mm
	Height float64     `yaml:"height"` // mm
	Empty  *expression `yaml:"empty"`  // in the frame, when there is no image
}

// each repeats its blocks for every member of a list.
type each struct {
	Rows   string  `yaml:"rows"`
	Blocks []block `yaml:"blocks"`
	line   int
}

// formSet is the set.yaml of a folder.
type formSet struct {
	FormSet `yaml:"-"`
	Title   string `yaml:"name"`
	Law     string `yaml:"source"`
	Since   string `yaml:"from"`
	Until   string `yaml:"to"`
	Checked bool   `yaml:"verified"`
	Notice  string `yaml:"notice"` // shown on every page while not verified
}

// UnmarshalYAML notes the line for messages, then reads the block strictly.
func (b *block) UnmarshalYAML(node ast.Node) error {
	type plain block
	line := lineOf(node)
	if err := strict(node, (*plain)(b)); err != nil {
		return err
	}
	b.line = line
	return nil
}

// UnmarshalYAML notes the line for messages.
func (s *sheet) UnmarshalYAML(node ast.Node) error {
	type plain sheet
	err := strict(node, (*plain)(s))
	s.line = lineOf(node)
	return err
}

// UnmarshalYAML notes the line for messages.
func (t *table) UnmarshalYAML(node ast.Node) error {
	type plain table
	err := strict(node, (*plain)(t))
	t.line = lineOf(node)
	return err
}

// UnmarshalYAML notes the line for messages.
func (e *each) UnmarshalYAML(node ast.Node) error {
	type plain each
	err := strict(node, (*plain)(e))
	e.line = lineOf(node)
	return err
}

// UnmarshalYAML takes one text or a list of texts and {text, bold, italic}.
func (s *spans) UnmarshalYAML(node ast.Node) error {
	list, isList := node.(*ast.SequenceNode)
	if !isList {
		*s = make(spans, 1)
		return (*s)[0].Text.UnmarshalYAML(node)
	}
	*s = make(spans, len(list.Values))
	for i, part := range list.Values {
		var err error
		if _, scalar := part.(ast.ScalarNode); scalar {
			err = (*s)[i].Text.UnmarshalYAML(part)
		} else {
			err = strict(part, &(*s)[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// UnmarshalYAML takes one title or a list of them.
func (g *groups) UnmarshalYAML(node ast.Node) error {
	if _, isList := node.(*ast.SequenceNode); isList {
		return strict(node, (*[]string)(g))
	}
	*g = make(groups, 1)
	return strict(node, &(*g)[0])
}

// strict reads a node and refuses entries the language does not have.
func strict(node ast.Node, into any) error { return yaml.NodeToValue(node, into, yaml.Strict()) }

// lineOf returns the 1-based line a node begins on; for a mapping that of its first key, not of its colon.
func lineOf(node ast.Node) int {
	switch n := node.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return lineOf(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return lineOf(n.Key)
	}
	if token := node.GetToken(); token != nil && token.Position != nil {
		return token.Position.Line
	}
	return 0
}
