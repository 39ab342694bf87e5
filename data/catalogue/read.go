package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/goccy/go-yaml"

	"vanphongso/assets"
)

// read fills into with a YAML asset by JSON names. A name that into does not know is an error: it is a slip of the pen.
func read(path string, into any) error {
	text, err := assets.Files.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read asset %s: %w", path, err)
	}
	asJSON, err := yaml.YAMLToJSON(text)
	if err != nil {
		return fmt.Errorf("read asset %s: %w", path, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(asJSON))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("read asset %s: %w", path, err)
	}
	return nil
}
