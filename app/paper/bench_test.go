package paper

import "testing"

// BenchmarkReceipt draws form 01 with two copies; the figure asked for is receipts per second.
func BenchmarkReceipt(b *testing.B) {
	l, err := NewLibrary("")
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for b.Loop() {
		pdf, err := l.Draw(Key("tt03-2025", FormReceipt), "A5", sampleReceipt(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		size = len(pdf)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "receipts/s")
	b.ReportMetric(float64(size), "bytes/receipt")
}

// BenchmarkLibrary reads all descriptions, as the program does at its start.
func BenchmarkLibrary(b *testing.B) {
	for b.Loop() {
		if _, err := NewLibrary(""); err != nil {
			b.Fatal(err)
		}
	}
}
