package paper

import (
	"testing"
)

// BenchmarkReceipt draws form 01 with two copies; the figure asked for is receipts per second.
func BenchmarkReceipt(b *testing.B) {
	for name, data := range map[string]any{"four papers": cases()["sample"], "thirty papers": cases()["thirty"]} {
		b.Run(name, func(b *testing.B) {
			l := shipped(b)
			size := 0
			for b.Loop() {
				size = len(drawn(b, l, receipt2025, "A5", data))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "receipts/s")
			b.ReportMetric(float64(size), "bytes/receipt")
		})
	}
}

// BenchmarkBook draws the register of 10,000 dossiers as a book of A4 pages.
func BenchmarkBook(b *testing.B) {
	l, data := shipped(b), book(10_000)
	for b.Loop() {
		drawn(b, l, "tt03-2025/07-register", "A4 landscape", data)
	}
	b.ReportMetric(float64(len(data.Rows)*b.N)/b.Elapsed().Seconds(), "dossiers/s")
}

// BenchmarkLibrary reads all descriptions, as the program does at its start.
func BenchmarkLibrary(b *testing.B) {
	for b.Loop() {
		if _, err := NewLibrary(""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPreview draws a page for the window, the engine being warm.
func BenchmarkPreview(b *testing.B) {
	pdf := drawn(b, shipped(b), receipt2025, "A5", sampleReceipt())
	if err := Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Preview(b.Context(), pdf, 1, 110); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart starts the PDF engine with its compilation cache filled.
func BenchmarkStart(b *testing.B) {
	if err := Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		pool, err := newPool()
		if err != nil {
			b.Fatal(err)
		}
		_ = pool.Close()
	}
}
