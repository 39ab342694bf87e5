package paper

import (
	"os"
	"testing"
)

func TestLook(t *testing.T) {
	l, err := NewLibrary("")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"A5", "A4"} {
		pdf, err := l.Draw("tt03-2025/01-receipt", p, sampleReceipt(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		_ = os.WriteFile("/tmp/looks/paper/r-"+p+".pdf", pdf, 0o600)
		pdf, err = l.Draw("own/explanation", p, sampleExplanation(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		_ = os.WriteFile("/tmp/looks/paper/e-"+p+".pdf", pdf, 0o600)
	}
}
